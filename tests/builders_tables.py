"""Tables in one line: `table("一级|二级|分值", "甲[v]|乙|5", "|丙|3")` -> a Table, `document(...)` -> a Document.

`[v]` after a text merges its cell down over the blank cells below it; `[span 2]` merges it over two columns; `/` inside
a cell is a line feed, `\\/` a slash.
"""

import re

from zhibiao.extract.document import Cell, Document, Merges, Paragraph, Table

SPAN = re.compile(r"\[span (\d+)\]")
LINE_FEED = re.compile(r"(?<!\\)/")


def table(*rows, **extra):
    cells, open_cells, width = [], {}, 0
    for number, row in enumerate(rows):
        column = 0
        for raw in row.split("|"):
            span = int(found.group(1)) if (found := SPAN.search(raw)) else 1
            text = LINE_FEED.sub("\n", SPAN.sub("", raw).strip()).replace("\\/", "/")
            merged = text.endswith("[v]")
            text = text.removesuffix("[v]").strip(" ")
            if not text and column in open_cells and not merged:
                index = open_cells[column]
                old = cells[index]
                cells[index] = Cell(old.row, old.column, old.row_span + 1, old.column_span, old.text)
                column += old.column_span
                continue
            for covered in range(column, column + span):
                open_cells.pop(covered, None)
            if merged:
                open_cells[column] = len(cells)
            cells.append(Cell(number, column, 1, span, text))
            column += span
        width = max(width, column)
    return Table(tuple(cells), len(rows), width, **extra)


def document(*blocks, merges=Merges.EXPLICIT):
    made = tuple(Paragraph(block) if isinstance(block, str) else block for block in blocks)
    return Document("made.docx", "docx", made, merges=merges)
