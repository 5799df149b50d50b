"""What stands in a rendered form, in one shape for every format: (row, column, row span, column span, text)."""

from __future__ import annotations

from lxml import html
from zhibiao.extract.document import Table
from zhibiao.render.view import FormView

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
