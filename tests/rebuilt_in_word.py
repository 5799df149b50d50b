"""A document that was read, built again in Word with true merges, by python-docx."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
from zhibiao.extract import Cell, Document, Table

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def rebuilt(document: Document) -> bytes:
    """The .docx file with the document's paragraphs and tables, merged cells truly merged."""
    word = docx.Document()
    for block in document.blocks:
        if isinstance(block, Table):
            _add_table(word, block)
        else:
            word.add_paragraph(block.text)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _add_table(word: WordDocument, table: Table) -> None:
    target = word.add_table(table.n_rows, table.n_columns)
    for cell in table.cells:
        first = target.cell(cell.row, cell.column)
        last = target.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        _fill(first.merge(last) if first is not last else first, cell)


def _fill(target: docx.table._Cell, cell: Cell) -> None:
    lines = cell.text.split("\n")
    target.paragraphs[0].text = lines[0]
    for line in lines[1:]:
        target.add_paragraph(line)
