"""Tables of RTF files: edges, merges, nested tables, definitions in odd places."""

from pathlib import Path

import pytest
from builders_rtf import cells, read, row
from zhibiao.extract import UnreadableFile
from zhibiao.extract import read as read_file
from zhibiao.extract.document import ReadingKind

FIXTURES = Path(__file__).parent.parent / "fixtures"


def test_cells_between_edges_span_the_columns_of_other_rows():
    body = row("a", "b", edges="1000 3000") + row("c", "d", "e", edges="1000 2000 3000")
    assert cells(body) == [
        (0, 0, 1, 1, "a"),
        (0, 1, 1, 2, "b"),
        (1, 0, 1, 1, "c"),
        (1, 1, 1, 1, "d"),
        (1, 2, 1, 1, "e"),
    ]


def test_merges_of_both_kinds():
    body = row("a", "b", "", edges=r"\clvmgf 1000 \clmgf 2000 \clmrg 3000")
    body += row("", "c", "d", edges=r"\clvmrg 1000 2000 3000")
    assert cells(body) == [(0, 0, 2, 1, "a"), (0, 1, 1, 2, "b"), (1, 1, 1, 1, "c"), (1, 2, 1, 1, "d")]


def test_the_last_definition_before_the_row_end_holds():
    cell = r"\pard\intbl a\cell b\cell"
    behind = rf"\trowd\cellx9000{cell}\trowd\cellx1000\cellx2000\row"
    kept = r"\pard\intbl c\cell d\cell\row"
    assert cells(behind + kept) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")]


def test_paragraphs_and_line_breaks_in_a_cell():
    assert cells(row(r"a\par b\line c", r"\par ", edges="1000 2000")) == [(0, 0, 1, 1, "a\nb\nc"), (0, 1, 1, 1, "\n")]


def test_blank_cells_beyond_the_definition_are_none_and_others_get_a_column():
    assert cells(row("a", "", "", edges="1000")) == [(0, 0, 1, 1, "a")]
    document = read(row("a", "b", edges="1000"))
    assert [notice.kind for notice in document.notices] == [ReadingKind.COLUMN_GUESSED]
    assert [cell.text for cell in document.body_tables()[0].cells] == ["a", "b"]


def test_header_rows_are_counted_from_the_top():
    body = row("a", edges="1000", before=r"\trhdr") + row("b", edges="1000")
    assert read(body).body_tables()[0].header_rows == 1


def test_floating_tables_side_by_side_are_two():
    body = row("a", edges="1000", before=r"\tposx100") + row("b", edges="1000", before=r"\tposx5000")
    assert len(read(body).body_tables()) == 2


def test_a_paragraph_between_rows_parts_two_tables():
    body = row("a", edges="1000") + r"\pard between\par " + row("b", edges="1000")
    assert len(read(body).body_tables()) == 2


NESTED = r"\pard\intbl\itap2 {text}\nestcell"
PROPERTIES = r"{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}"


def test_nested_tables_stand_in_their_cell():
    inner = NESTED.replace("{text}", "x") + NESTED.replace("{text}", "y") + PROPERTIES
    body = rf"\trowd\cellx1000\pard\intbl before\par {inner}\pard\intbl after\cell\row"
    (cell,) = read(body).body_tables()[0].cells
    assert cell.text == "before\nafter"
    assert [inner_cell.text for table in cell.tables for inner_cell in table.cells] == ["x", "y"]


def test_cells_without_a_row_end_become_paragraphs():
    document = read(r"\pard\intbl a\cell b\cell\pard c\par")
    assert not document.body_tables()
    assert [block.text for block in document.blocks] == ["a", "b", "c"]


def test_cells_without_any_definition():
    assert cells(r"\pard\intbl a\cell b\cell\row") == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]


def test_a_form_in_every_format_that_libreoffice_writes():
    expected = read_file(FIXTURES / "doc" / "form.doc").body_tables()[0]
    for name in ("rtf/form.rtf", "odt/form.odt"):
        assert read_file(FIXTURES / name).body_tables()[0].cells == expected.cells, name


def test_parts_written_by_libreoffice():
    def shown(name: str) -> list[tuple[str, str]]:
        blocks = read_file(FIXTURES / name).blocks
        return [(block.part, getattr(block, "text", "table")) for block in blocks if getattr(block, "text", "x")]

    assert shown("rtf/parts.rtf") == shown("doc/parts.doc")


def test_groups_nested_without_end_and_tables_too_deep():
    with pytest.raises(UnreadableFile) as caught:
        read("{" * 150_000)
    assert caught.value.kind == "limit"
    deep = read(rf"\trowd\cellx1000\pard\intbl\itap99999 a\nestcell{PROPERTIES}\pard\intbl b\cell\row")
    assert [cell.text for cell in deep.body_tables()[0].cells] == ["b"]
    assert [notice.kind for notice in deep.notices] == [ReadingKind.LIMIT_REACHED]


def test_too_many_columns_are_a_named_error():
    with pytest.raises(UnreadableFile) as caught:
        read(row(*["a"] * 1500, edges=" ".join(str(300 * number) for number in range(1, 1501))))
    assert caught.value.kind == "limit"
