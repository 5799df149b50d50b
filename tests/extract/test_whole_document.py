"""What a file repeats counts as often as it stands in the document, over all of its tables and parts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders_docx import cell, document, p, part, relations, row, zipped
from builders_docx import table as word_table
from builders_odt import flat
from zhibiao.extract import LIMITS, Paragraph, Part, UnreadableFile, read

ROW = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
CELL = '<table:table-cell table:number-columns-repeated="{}">{}</table:table-cell>'


def table(rows: int, columns: int, content: str) -> str:
    return f"<table:table>{ROW.format(rows, CELL.format(columns, content))}</table:table>"


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(data)
    return caught.value.kind


def test_a_table_in_a_repeated_cell_counts_as_often_as_the_cell() -> None:
    inner = table(1000, 100, "<text:p>甲</text:p>")
    assert read(flat(inner)).body_tables()[0].n_rows == 1000
    assert refused(flat(table(1000, 1, inner))) == "limit"
    assert refused(flat(table(1, 100, table(100, 1, inner)))) == "limit"


def test_a_repeated_text_counts_as_often_as_it_stands() -> None:
    assert refused(flat(table(900, 10, f"<text:p>{'甲' * 1000}</text:p>"))) == "limit"


def test_many_tables_count_together() -> None:
    wide = "<table><tr><td colspan=1000>甲" + "<tr><td colspan=1000>乙" * 99 + "</table>"
    assert read(f"<meta charset=utf-8>{wide}".encode()).body_tables()[0].n_columns == 1000
    assert refused(f"<meta charset=utf-8>{wide * 5}".encode()) == "limit"


def test_the_bounds_grow_with_the_file() -> None:
    bounds = LIMITS.of_file(1 << 20)
    assert bounds.cells == LIMITS.positions + 4 * (1 << 20)
    assert LIMITS.of_file(1 << 30).cells == LIMITS.cells
    assert replace(bounds, cells=1, characters=1) == replace(LIMITS, cells=1, characters=1)


def test_a_header_that_is_named_twice_is_read_once() -> None:
    named = relations({"header": "header.xml"})
    one = named[named.index("<Relationship ") : named.index("</Relationships>")]
    files = {
        "word/document.xml": part("document", f"<w:body>{p('正文')}</w:body>"),
        "word/header.xml": part("hdr", p("县水利局")),
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": named.replace(one, one * 3),
    }
    headers = [block for block in read(zipped(files)).blocks if block.part is Part.HEADER]
    assert [block.text for block in headers if isinstance(block, Paragraph)] == ["县水利局"]


@pytest.mark.parametrize("number", ["7" * 5_000, "²", "-1", ""])
def test_numbers_that_no_list_has_are_none(number: str) -> None:
    span = cell("甲", properties=f'<w:gridSpan w:val="{number}"/>')
    (found,) = read(document(word_table(row(span)))).body_tables()
    assert found.cells[0].column_span == 1


def test_rows_wider_than_any_table_are_kept_as_text_in_little_memory() -> None:
    rising = "".join("\t" * width + "x\n" for width in range(1200))
    found = read(rising.encode())
    assert not found.body_tables()
    assert "limit-reached" in {notice.kind for notice in found.notices}
