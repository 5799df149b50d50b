"""What stands in a rendered form, in one shape for every format: (row, column, row span, column span, text)."""

from __future__ import annotations

import io
import re
from html import unescape

import openpyxl
from lxml import html
from markdown_it import MarkdownIt
from openpyxl.cell import Cell
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet
from zhibiao.extract.document import Table
from zhibiao.render.body import number
from zhibiao.render.view import FormView

MARKDOWN = MarkdownIt("commonmark")

Printed = list[tuple[int, int, int, int, str]]


def of_view(view: FormView) -> Printed:
    return sorted((c.row, c.column, c.row_span, c.column_span, c.text) for c in view.cells)


def of_table(table: Table) -> Printed:
    return sorted((c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells)


def of_html(page: str) -> list[Printed]:
    """The tables of a page, by the rules of rowspan and colspan alone."""
    return [_html_table(table) for table in html.fromstring(page).iter("table")]


def _html_table(table: html.HtmlElement) -> Printed:
    taken: set[tuple[int, int]] = set()
    printed = []
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for cell in line.iter("td", "th"):
            while (row, column) in taken:
                column += 1
            rows, columns = int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))
            taken |= {(row + down, column + right) for down in range(rows) for right in range(columns)}
            text = "\n".join(part.text_content() for part in cell.iter("p"))
            printed.append((row, column, rows, columns, text))
    return sorted(printed)


def of_xlsx(data: bytes) -> list[Printed]:
    """The tables of a workbook's sheets, inside their print areas and below their titles; formulas by their values."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, rich_text=False)
    return [_sheet(sheet) for sheet in book.worksheets if sheet.print_area]


def _sheet(sheet: Worksheet) -> Printed:
    top = next((number for number, row in enumerate(sheet.iter_rows(), 1) if row[0].border.left.style), 1)
    merges = {(area.min_row, area.min_col): area.size for area in sheet.merged_cells.ranges}
    covered = {place for area in sheet.merged_cells.ranges for place in list(area.cells)[1:]}
    cells = (cell for row in sheet.iter_rows(max_row=_last(sheet)[0], max_col=_last(sheet)[1]) for cell in row)
    return sorted(
        (cell.row - top, cell.column - 1, *_spans(merges, cell), _value(cell.value))
        for cell in cells
        if cell.row >= top and (cell.row, cell.column) not in covered
    )


def _last(sheet: Worksheet) -> tuple[int, int]:
    """The last row and column of the print area, which begins at A1."""
    _left, _top, column, row = range_boundaries(sheet.print_area.rsplit("!", 1)[-1])
    return int(row or 1), int(column or 1)


def _spans(merges: dict[tuple[int, int], dict[str, int]], cell: Cell) -> tuple[int, int]:
    size = merges.get((cell.row, cell.column), {"rows": 1, "columns": 1})
    return size["rows"], size["columns"]


def _value(value: object) -> str:
    return "" if value is None else number(float(value)) if isinstance(value, int | float) else str(value)


def of_markdown(text: str) -> list[Printed]:
    """The pipe tables of a text, the inline text of each cell as a Markdown reader reads it."""
    tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    return [_pipe_table(table.splitlines()) for table in tables]


def _pipe_table(lines: list[str]) -> Printed:
    assert set(lines[1]) <= set("| -")
    below: dict[int, list[object]] = {}
    printed: list[list[object]] = []
    for row, line in enumerate([lines[0], *lines[2:]]):
        column = 0
        for content, bars in re.findall(r"((?:[^|\\]|\\.)+)(\|+)", line[1:]):
            if content.strip() == "^^":
                below[column][2] += 1  # type: ignore[operator]  # a row span
            else:
                below[column] = [row, column, 1, len(bars), _inline(content)]
                printed.append(below[column])
            column += len(bars)
    return sorted(tuple(cell) for cell in printed)  # type: ignore[misc]  # four numbers and a text


def _inline(content: str) -> str:
    parts = content.strip().split("<br>")
    return "\n".join(unescape(re.sub("<[^>]*>", "", MARKDOWN.renderInline(part))) if part else "" for part in parts)
