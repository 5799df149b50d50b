"""Files made to fill the memory: refused before it is taken, and what is dense but true is read."""

from dataclasses import replace

import pytest
from builders_docx import document
from builders_odt import flat
from builders_rtf import rtf
from zhibiao.extract import LIMITS, UnreadableFile, read

FEW = replace(LIMITS, pieces=1000)
NONE = replace(LIMITS, memory_bytes=0, memory_factor=5)
MANY = 5000


def web(content: str) -> bytes:
    return f"<html><body>{content}</body></html>".encode()


FILES = {
    "docx, paragraphs": document("<w:p/>" * MANY),
    "docx, attributes": document('<w:p w:a="" w:b="" w:c=""/>' * (MANY // 4)),
    "odt, paragraphs": flat("<text:p/>" * MANY),
    "odt, repeated rows": flat(
        "<table:table>"
        + '<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="900"/>'
        + "</table:table-row></table:table>"
    ),
    "html, paragraphs": web("<p>" * MANY),
    "html, cells": web("<table>" + "<tr><td>1<td>2" * (MANY // 8)),
    "rtf, cells": rtf(r"\trowd\cellx1\intbl " + r"\cell" * MANY + r"\row"),
}


@pytest.mark.parametrize("name", FILES)
def test_more_pieces_than_are_read_are_refused(name: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(FILES[name], limits=FEW)
    assert caught.value.kind == "limit"


@pytest.mark.parametrize("name", FILES)
def test_pieces_are_counted_against_the_size_of_the_file(name: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(FILES[name], limits=NONE)
    assert caught.value.kind == "limit"


def test_a_dense_file_of_common_size_is_read() -> None:
    assert len(read(web("<table>" + "<tr><td>1<td>2" * MANY)).body_tables()[0].cells) == 2 * MANY


def test_rows_that_each_repeat_many_cells_are_refused_at_once() -> None:
    row = '<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="400"/>'
    with pytest.raises(UnreadableFile) as caught:
        read(flat("<table:table>" + (row + "</table:table-row>") * 1000 + "</table:table>"))
    assert caught.value.kind == "limit"


def test_a_web_table_with_too_many_positions_is_refused_at_once() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(web("<table>" + "<tr><td colspan=1000>" * 30_000))
    assert caught.value.kind == "limit"
