"""Every visible character of a table is found in what the records say of its cell, or it is told."""

import pytest
from builders_forms import LEVEL, RESULT, SCORE, form, one, total
from builders_tables import document, table
from zhibiao.normalize import normalize
from zhibiao.normalize.check.audit import Trace, audit
from zhibiao.normalize.reading.build.build_rows import Printed
from zhibiao.normalize.reading.lines import lines_of

TABLE = table("level|score|result", "甲乙（5分）|5|", "合计|5|")


def audited(indicator, rows=(), kept=None, printed=TABLE):
    header, body, *_others = lines_of(printed, 0)
    trace = Trace({0: printed}, [(1, header)], [Printed(body, 1, 1)], kept or {})
    return audit(form(indicator, roles=(LEVEL, SCORE, RESULT), rows=rows), trace)


KEPT = [total("合计|5|", after=1)]
WHOLE = one("甲乙", points=(5.0,), score=5.0)


def test_what_the_records_hold_is_found():
    found = audited(WHOLE, KEPT)
    assert (found.characters, found.found, found.share, found.notices) == (26, 26, 1.0, ())


@pytest.mark.parametrize(
    ("indicator", "rows", "kept", "lost"),
    [
        (one("甲", points=(5.0,), score=5.0), KEPT, {}, [(1, 0)]),
        (one("甲乙", score=5.0), KEPT, {}, [(1, 0)]),
        (one("甲乙", points=(5.0,)), KEPT, {}, [(1, 1)]),
        (WHOLE, (), {}, [(2, 0), (2, 1)]),
        (WHOLE, (), {(0, 2, 0): "合 计", (0, 2, 1): "5"}, []),
        (one("甲乙", points=(5.0,), score_text="5 "), KEPT, {}, []),
    ],
)
def test_what_is_missing_is_told_at_its_cell(indicator, rows, kept, lost):
    found = audited(indicator, rows, kept)
    assert [(notice.place.row, notice.place.column) for notice in found.notices] == lost
    assert (found.share == 1.0) is not bool(lost)


def test_a_table_in_a_cell_counts():
    inner = table("丙")
    outer = table("level|score|result", "甲乙|5|")
    cells = tuple(
        type(cell)(cell.row, cell.column, 1, 1, cell.text, (inner,)) if cell.text == "甲乙" else cell
        for cell in outer.cells
    )
    nested = type(outer)(cells, outer.n_rows, outer.n_columns)
    assert [notice.place.row for notice in audited(one("甲乙", score=5.0), printed=nested).notices] == [1]
    assert not audited(one("甲乙丙", score=5.0), printed=nested).notices


def test_a_table_without_text_is_whole():
    assert audited(one("甲"), printed=table("|", "|")).share == 1.0


def test_further_columns_under_one_header_of_two_lines_are_accounted_for():
    rows = ("一级指标[v]|分值[v]|自评[span 3]", "||得/分|得/分|得/分", "甲|60|50|51|52", "乙|40|30|31|32")
    (form,) = normalize(document("2025年度县水务局考核表", table(*rows))).forms
    assert form.accounted == 1.0
    assert list(form.indicators[0].extra.values()) == ["51", "52"]
