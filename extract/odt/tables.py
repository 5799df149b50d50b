"""table:table elements to tables; repeated rows and cells are written out within bounds (OpenDocument 1.3, 9)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..document import Notice, Part, Place, ReadingKind, Table
from ..docx.package import Element
from ..grid import SpanCell, table_from_edges, table_from_spans
from ..language import _
from ..limits import Limits
from ..memory import check_pieces
from ..visible.hidden import hidden_tables, hidden_text
from ..visible.marks import HIDDEN_ROW, without_marks
from . import names as n
from .subtables import edge_rows, has_sub_tables

MOST_REPEATED = 1000
"""Blank cells and rows repeated more often than this only fill the sheet."""

BYTES_A_CELL = 250
"""The memory that a cell takes."""

Content = Callable[[Element], tuple[str, Sequence[Table]]]
"""Reads a cell: its text and the tables in it."""


@dataclass(slots=True)
class _Rows:
    rows: list[list[SpanCell]] = field(default_factory=list)
    header_rows: int = 0
    notices: list[Notice] = field(default_factory=list)
    covered_to: dict[int, int] = field(default_factory=dict)  # column -> the first row that no cell above covers
    hidden_columns: frozenset[int] = frozenset()


def read_table(
    element: Element, content: Content, widths: Mapping[str, int], part: Part, limits: Limits
) -> tuple[Table, tuple[Notice, ...]] | None:
    """The table with its notices (rows and columns only); None where it has no row.

    `widths` are those of column styles, for tables with cells that sub-tables split.
    """
    if has_sub_tables(element):
        rows, header_rows = edge_rows(element, content, widths, limits)
        return table_from_edges(rows, header_rows=header_rows, part=part, limits=limits)
    found = _Rows(hidden_columns=_hidden_columns(element, limits))
    for row, header in _row_elements(element, False):
        _add_row(row, found, content, limits)
        if header and found.header_rows < len(found.rows):
            found.header_rows = len(found.rows)
    if not found.rows:
        return None
    table, notices = table_from_spans(found.rows, header_rows=found.header_rows, part=part, limits=limits)
    return table, (*found.notices, *notices)


def check_repeats(root: Element, size: int, limits: Limits) -> None:
    """Nothing, or `UnreadableFile` (limit) where repeated rows and cells would fill the memory."""
    count = 0
    factors: dict[Element, int] = {}  # cell -> how often it is read, where that is more than once
    for row in root.iter(n.ROW):
        around = next(row.iterancestors(n.CELL, n.COVERED), None) if factors else None
        factor = _times(row, n.ROWS_REPEATED) * (1 if around is None else factors.get(around, 1))
        for cell in row.iterchildren(n.CELL, n.COVERED):
            times = factor * _times(cell, n.COLUMNS_REPEATED)
            count += times
            if times > 1:
                factors[cell] = times
                count += times * sum(map(len, map(str, cell.itertext()))) // BYTES_A_CELL
    check_pieces(count, size, BYTES_A_CELL, limits)


def _hidden_columns(element: Element, limits: Limits) -> frozenset[int]:
    """The columns that are not shown."""
    hidden: set[int] = set()
    column = 0
    for found in _columns(element):
        end = min(column + _count(found, n.COLUMNS_REPEATED), limits.columns)
        if found.get(n.VISIBILITY) in n.UNSEEN:
            hidden.update(range(column, end))
        column = end
    return frozenset(hidden)


def _columns(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == n.COLUMN:
            yield child
        elif child.tag in n.COLUMN_GROUPS:
            yield from _columns(child)
        elif child.tag == n.ROW:
            return


def _row_elements(parent: Element, header: bool) -> Iterator[tuple[Element, bool]]:
    for child in parent:
        if child.tag == n.ROW:
            yield child, header
        elif child.tag in n.ROW_GROUPS:
            yield from _row_elements(child, header or child.tag == n.HEADER_ROWS)


def _add_row(element: Element, found: _Rows, content: Content, limits: Limits) -> None:
    """The row, as often as it is repeated."""
    cells = _cells(element, found, content, limits)
    times = _times(element, n.ROWS_REPEATED)
    if times < _count(element, n.ROWS_REPEATED) and any(cell.text.strip() or cell.tables for cell in cells):
        found.notices.append(_cut(len(found.rows)))
    for _time in range(times):
        found.rows.append([replace(cell) for cell in cells] if times > 1 else cells)


def _cells(element: Element, found: _Rows, content: Content, limits: Limits) -> list[SpanCell]:
    row, column = len(found.rows), 0
    cells: list[SpanCell] = []
    children = [child for child in element if child.tag in (n.CELL, n.COVERED)]
    for index, child in enumerate(children):
        text, tables = content(child)
        blank = not tables and _is_blank(text)
        times = _times_written(child, limits, blank=blank, is_rest=0 < index == len(children) - 1)
        for _time in range(times):
            column += 1
            if child.tag != n.COVERED or found.covered_to.get(column - 1, 0) <= row:
                cell = SpanCell(_count(child, n.ROWS_SPANNED), _count(child, n.COLUMNS_SPANNED), text, tuple(tables))
                cells.append(cell)
                _place(cell, row, column - 1, found, limits)
            elif not blank:
                found.notices.append(_hidden(without_marks(text), row, column - 1))
    return cells


def _times_written(child: Element, limits: Limits, *, blank: bool, is_rest: bool) -> int:
    """How often a cell stands; once where it only fills the sheet, never where it is blank and the rest of a row."""
    times = _count(child, n.COLUMNS_REPEATED)
    only_fills = times > MOST_REPEATED or (blank and times > limits.columns // 2)
    if not only_fills:
        return times
    return 0 if blank and is_rest else 1


def _place(cell: SpanCell, row: int, column: int, found: _Rows, limits: Limits) -> None:
    """Note what a cell covers; where all these columns are hidden, it is."""
    covered = range(column, column + min(cell.column_span, limits.columns))
    if found.hidden_columns.issuperset(covered):
        cell.text, cell.tables = hidden_text(cell.text), hidden_tables(cell.tables)
    found.covered_to.update(dict.fromkeys(covered, row + cell.row_span))


def _is_blank(text: str) -> bool:
    """Whether there is nothing but blanks, or a mark that the row is hidden."""
    stripped = text.strip()
    return not stripped or (stripped[0] == HIDDEN_ROW and not without_marks(stripped).strip())


def _times(element: Element, name: str) -> int:
    times = _count(element, name)
    return times if times <= MOST_REPEATED else 1


def _count(element: Element, name: str) -> int:
    written = element.get(name, "1")
    return max(int(written[:9]), 1) if written.isdecimal() else 1


def _cut(row: int) -> Notice:
    text = _("A row is repeated more often than what is read; it was taken once.")
    return Notice(ReadingKind.LIMIT_REACHED, text, place=Place(row=row))


def _hidden(shown: str, row: int, column: int) -> Notice:
    text = _("Text in a covered cell of a merged area, which is not shown, was left out: {text}")
    return Notice(ReadingKind.TEXT_DROPPED, text.format(text=shown.strip()), place=Place(row=row, column=column))
