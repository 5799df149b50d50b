"""Invented tables: what is said of them holds of what is drawn."""

import pytest
from fitting.invented.forms import invented_forms
from zhibiao.normalize.reading.roles.features import ROLES
from zhibiao.normalize.reading.rows.kinds import KINDS

FORMS = list(invented_forms(150, seed=11))


def table_of(one):
    return one.document.body_tables()[0]


def test_the_same_seed_gives_the_same_tables():
    assert list(invented_forms(5, seed=3)) == list(invented_forms(5, seed=3))
    assert list(invented_forms(5, seed=3)) != list(invented_forms(5, seed=4))


@pytest.mark.parametrize("one", FORMS[:40], ids=range(40))
def test_cells_lie_side_by_side_and_every_row_has_a_kind(one):
    table = table_of(one)
    covered = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert len(covered) == len(set(covered))
    assert max(row for row, _column in covered) < table.n_rows == len(one.kinds)
    assert set(one.kinds) <= {*KINDS}
    assert {role for _section, _column, role in one.roles} <= {*ROLES}


def test_rows_are_those_of_the_kind_once_a_period():
    for one in FORMS:
        marked = one.kinds.count("indicator")
        assert len(one.rows) in {marked, 2 * marked}


def test_most_shapes_are_drawn():
    roles = {role for one in FORMS for _section, _column, role in one.roles}
    kinds = {kind for one in FORMS for kind in one.kinds}
    assert roles >= {"serial", "level", "criterion", "requirement", "score", "result", "target", "remark", "other"}
    assert kinds >= {*KINDS} - {"placeholder"}
    assert any(section == 2 for one in FORMS for section, _column, _role in one.roles)
