"""Cells that a sub-table splits: one grid of the whole table, as it is shown (OpenDocument 1.3, table:is-sub-table).

OpenOffice writes a cell's horizontal split as a table inside it that fills it:

    |a     |b          |         a b b
    |      |--sub------|   ->    a c d
    |      |c   |d     |
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from ..document import Table
from ..docx.package import Element
from ..errors import UnreadableFile
from ..grid import EdgeCell, VerticalMerge
from ..language import _
from ..limits import Limits
from . import names as n

LENGTH = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)\d*+(cm|mm|in|pt|pc|px|\*)")
TWIPS = {"cm": 567.0, "mm": 56.7, "in": 1440.0, "pt": 20.0, "pc": 240.0, "px": 15.0, "*": 1.0}
ANY_WIDTH = 1000
MOST_COLUMNS = 1000

Content = Callable[[Element], tuple[str, Sequence[Table]]]


@dataclass(slots=True)
class _Area:
    """A cell's place in the whole: rows of the grid, edges in twips."""

    row: int
    n_rows: int
    left: int
    right: int
    text: str = ""
    tables: tuple[Table, ...] = ()


@dataclass(slots=True)
class _Layout:
    """What is needed for all tables inside one."""

    content: Content
    widths: Mapping[str, int]
    limits: Limits
    areas: list[_Area] = field(default_factory=list)


def has_sub_tables(element: Element) -> bool:
    """Whether a table's cells are split by tables of their own."""
    return any(_sub_table(cell) is not None for cell in element.iter(n.CELL) if _table_of(cell) is element)


def column_widths(styles: Sequence[Element]) -> dict[str, int]:
    """The widths in twips (or parts of the whole) of column styles."""
    widths = {}
    for style in styles:
        properties = style.find(n.STYLE + "table-column-properties")
        if properties is not None:
            written = properties.get(n.STYLE + "column-width") or properties.get(n.STYLE + "rel-column-width") or ""
            found = LENGTH.match(written)
            if found:
                widths[style.get(n.STYLE + "name", "")] = min(round(float(found[1]) * TWIPS[found[2]]), 10**7)
    return widths


def edge_rows(
    element: Element, content: Content, widths: Mapping[str, int], limits: Limits
) -> tuple[list[list[EdgeCell]], int]:
    """The rows of the whole table, and how many of them are header rows."""
    layout = _Layout(content, widths, limits)
    total = sum(_widths(element, widths))
    heights, n_headers = _lay_out(element, 0, 0, total, layout, 0)
    rows: list[list[EdgeCell]] = [[] for _row in range(sum(heights))]
    for area in sorted(layout.areas, key=lambda area: area.left):
        for number in range(area.row, min(area.row + area.n_rows, len(rows))):
            rows[number].append(_edge_cell(area, number))
    return rows, sum(heights[:n_headers])


def _edge_cell(area: _Area, row: int) -> EdgeCell:
    if area.n_rows == 1:
        return EdgeCell(area.left, area.right, VerticalMerge.NONE, area.text, area.tables)
    if row == area.row:
        return EdgeCell(area.left, area.right, VerticalMerge.START, area.text, area.tables)
    return EdgeCell(area.left, area.right, VerticalMerge.CONTINUE)


def _lay_out(element: Element, top: int, left: int, right: int, layout: _Layout, depth: int) -> tuple[list[int], int]:
    """Add the areas of a table between two edges; the heights of its rows, and how many are header rows."""
    if depth >= layout.limits.nested_tables:
        text = _("Tables are nested more than {most} deep. Simplify the document in Word.")
        raise UnreadableFile("limit", text.format(most=layout.limits.nested_tables))
    edges = _edges(_widths(element, layout.widths), left, right)
    rows = [row for row in element.iter(n.ROW) if _table_of(row) is element]
    heights = [_height(row, layout.limits) for row in rows]
    if sum(heights) * len(edges) > layout.limits.cells:
        raise UnreadableFile("limit", _("A table is larger than what is read. Split it in Word."))
    tops = list(accumulate(heights, initial=top))
    for index, row in enumerate(rows):
        position = 0
        for cell in row:
            if cell.tag in (n.CELL, n.COVERED) and position < len(edges) - 1:
                end = min(position + _count(cell, n.COLUMNS_SPANNED), len(edges) - 1)
                last = min(index + _count(cell, n.ROWS_SPANNED), len(rows))
                if cell.tag == n.CELL:
                    _add(cell, _Area(tops[index], tops[last] - tops[index], edges[position], edges[end]), layout, depth)
                position += 1
    headers = sum(1 for row in rows if _in_header(row))
    return heights, headers


def _add(cell: Element, area: _Area, layout: _Layout, depth: int) -> None:
    inner = _sub_table(cell)
    if inner is None:
        text, tables = layout.content(cell)
        area.text, area.tables = text, tuple(tables)
        layout.areas.append(area)
        return
    first = len(layout.areas)
    heights, _headers = _lay_out(inner, area.row, area.left, area.right, layout, depth + 1)
    missing = area.n_rows - sum(heights)
    bottom = area.row + sum(heights)
    for added in layout.areas[first:]:
        if added.row + added.n_rows == bottom:
            added.n_rows += max(missing, 0)


def _height(row: Element, limits: Limits) -> int:
    """How many rows of the grid a row takes: those of the highest sub-table in it."""
    inner = [found for cell in row.iterchildren(n.CELL) if (found := _sub_table(cell)) is not None]
    return max([1, *(_rows_of(table, limits.nested_tables) for table in inner)])


def _rows_of(element: Element, depth: int) -> int:
    if depth <= 0:
        return 1
    total = 0
    for row in element.iter(n.ROW):
        if _table_of(row) is element:
            inner = [found for cell in row.iterchildren(n.CELL) if (found := _sub_table(cell)) is not None]
            total += max([1, *(_rows_of(table, depth - 1) for table in inner)])
    return max(total, 1)


def _sub_table(cell: Element) -> Element | None:
    """The sub-table that fills a cell."""
    children = [child for child in cell if child.tag in (n.TABLE_TABLE, n.P, n.H, n.LIST)]
    if len(children) == 1 and children[0].get(n.SUB_TABLE) == "true":
        return children[0]
    return None


def _table_of(element: Element) -> Element | None:
    return next(element.iterancestors(n.TABLE_TABLE), None)


def _in_header(row: Element) -> bool:
    around = row.getparent()
    return around is not None and around.tag == n.HEADER_ROWS


def _widths(element: Element, widths: Mapping[str, int]) -> list[int]:
    found: list[int] = []
    for column in element.iter(n.TABLE + "table-column"):
        if _table_of(column) is element and len(found) < MOST_COLUMNS:
            width = max(widths.get(column.get(n.TABLE + "style-name", ""), ANY_WIDTH), 1)
            found += [width] * min(_count(column, n.COLUMNS_REPEATED), MOST_COLUMNS - len(found))
    return found or [ANY_WIDTH]


def _edges(widths: Sequence[int], left: int, right: int) -> list[int]:
    total = sum(widths)
    return [left + edge * (right - left) // total for edge in accumulate(widths, initial=0)]


def _count(element: Element, name: str) -> int:
    written = element.get(name, "1")
    return max(int(written[:9]), 1) if written.isdecimal() else 1
