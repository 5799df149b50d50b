"""Rows of cells with edges or spans to a table's grid, once for every format.

Stage one of a reader gives rows as the file has them; here, in one pure pass, they become cells with spans.
`table_from_edges` is for docx, doc and rtf, where a cell stands between two edges and carries a vertical merge flag;
`table_from_spans` is for html and odt, where a cell says how many rows and columns it covers.

    edges    0        900  1000      2000          columns   0  1  2
    row 0    |a               |b        |    ->              a  a  b
    row 1    |c        |d     |e        |                    c  d  e
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import chain, pairwise

from .document import Cell, Notice, Part, Place, ReadingKind, Severity, Table
from .errors import UnreadableFile
from .language import _
from .limits import LIMITS, Limits
from .visible.marks import without_marks

TOLERANCE = 100
"""Edges this near (in twips, a twentieth of a point) are one line, rounded or drawn by hand, as long as no cell stands
alone between them. In real tables neighbouring edges with no cell between them are either nearer than 120 twips or
wider apart than 200, and hardly a cell is narrower than 150."""

SHOWN_ROWS = 10
"""So many row numbers are written out in one notice."""


class VerticalMerge(Enum):
    """A cell's merge flag: starts an area, continues the area above, or neither."""

    NONE = 0
    START = 1
    CONTINUE = 2


NONE, START, CONTINUE = VerticalMerge.NONE, VerticalMerge.START, VerticalMerge.CONTINUE


@dataclass(slots=True)
class EdgeCell:
    """A cell between two edges, in twips or in grid units; horizontal merge flags are folded already."""

    left: int
    right: int
    merge: VerticalMerge = NONE
    text: str = ""
    tables: tuple[Table, ...] = ()


@dataclass(slots=True)
class SpanCell:
    """A cell that covers rows and columns from the next free position on; spans below 1 count as 1."""

    row_span: int = 1
    column_span: int = 1
    text: str = ""
    tables: tuple[Table, ...] = ()


Row = Sequence[EdgeCell]
new_cell = tuple.__new__
"""Makes a `Cell` of all its fields in half the time that calling it takes."""
Built = tuple[Table, tuple[Notice, ...]]


def table_from_edges(
    rows: Sequence[Row],
    *,
    header_rows: int = 0,
    part: Part = Part.BODY,
    twips: bool = True,
    units: Sequence[int] = (),
    limits: Limits = LIMITS,
) -> Built:
    """The table of rows of cells with edges, and what had to be guessed; a notice's place has row and column only.

    `twips=False` is for edges that count grid units: every edge is a line of its own, unless `units` says where in
    twips each of them stands. Raises `UnreadableFile` (limit) where the grid would have too many columns or positions.
    """
    tidy = [_growing(row) for row in rows]
    column_of = _columns(tidy, twips, units)
    n_columns = max(column_of.values(), default=0)
    check_size(len(rows), n_columns, limits)
    cells, ragged, notices = _merged(tidy, column_of, n_columns)
    if ragged:
        notices.append(_ragged_notice(ragged))
    return Table(cells, len(rows), n_columns, header_rows, part), tuple(notices)


def table_from_spans(
    rows: Sequence[Sequence[SpanCell]], *, header_rows: int = 0, part: Part = Part.BODY, limits: Limits = LIMITS
) -> Built:
    """The table of rows of cells with spans, by the algorithm of HTML (Living Standard, 4.9.12).

    A span that leaves the table or runs into a cell from a row above is cut, with a notice.
    Raises `UnreadableFile` (limit) where the grid would have too many columns or positions.
    """
    cells: list[Cell] = []
    notices: list[Notice] = []
    free_from: dict[int, int] = {}  # column -> the first row that no cell from above covers
    for index, row in enumerate(rows):
        column = 0
        for cell in row:
            column = _next_free(free_from, column, index)
            placed, cuts = _place(cell, index, column, len(rows), free_from, limits)
            cells.append(placed)
            notices += cuts
            column += placed.column_span
            free_from.update(dict.fromkeys(range(placed.column, column), index + placed.row_span))
        check_size(len(rows), column, limits)
    n_columns = max((cell.column + cell.column_span for cell in cells), default=0)
    ragged = _ragged_rows(cells, len(rows), n_columns)
    if ragged:
        notices.append(_ragged_notice(ragged))
    return Table(tuple(cells), len(rows), n_columns, header_rows, part), tuple(notices)


def in_table(notices: Iterable[Notice], table: int | None) -> tuple[Notice, ...]:
    """The notices of a table, with its number in the body put into their places."""
    return tuple(replace(notice, place=replace(notice.place, table=table)) for notice in notices)


def check_size(n_rows: int, n_columns: int, limits: Limits) -> None:
    """Nothing, or `UnreadableFile` (limit) where a grid of this size would be too large."""
    if n_columns > limits.columns or n_rows > limits.rows or n_rows * n_columns > limits.cells:
        text = _("A table of {rows} rows and {columns} columns is larger than what is read. Split it in Word.")
        raise UnreadableFile("limit", text.format(rows=n_rows, columns=n_columns))


def _growing(row: Row) -> Row:
    """The row with every cell at least one unit wide and none over its left neighbour (zero-width cells are real)."""
    position: int | None = None
    for cell in row:
        if cell.right <= cell.left or (position is not None and cell.left < position):
            return _pushed(row)
        position = cell.right
    return row


def _pushed(row: Row) -> list[EdgeCell]:
    pushed: list[EdgeCell] = []
    position: int | None = None
    for cell in row:
        left = cell.left if position is None else max(cell.left, position)
        position = max(cell.right, left + 1)
        pushed.append(replace(cell, left=left, right=position))
    return pushed


def _columns(rows: Sequence[Row], twips: bool, units: Sequence[int]) -> dict[int, int]:
    """Each edge's line number, counted from 0 at the left."""
    spans = {(cell.left, cell.right) for cell in chain.from_iterable(rows)}
    if not units:
        return _numbered_lines(spans, twips)
    column_at = _numbered_lines({(units[left], units[right]) for left, right in spans}, twips=True)
    return {edge: column_at[units[edge]] for edge in chain.from_iterable(spans)}


def _numbered_lines(spans: set[tuple[int, int]], twips: bool) -> dict[int, int]:
    edges = sorted(set(chain.from_iterable(spans)))
    if not twips or all(right - left > TOLERANCE for left, right in pairwise(edges)):
        return {edge: index for index, edge in enumerate(edges)}
    return {edge: index for index, line in enumerate(_lines(edges, spans)) for edge in line}


def _lines(edges: list[int], spans: set[tuple[int, int]]) -> Iterator[list[int]]:
    """Runs of edges that are one line: near enough, and no cell has its two edges in one run (it would vanish)."""
    line: list[int] = []
    for edge in edges:
        if line and (edge - line[0] > TOLERANCE or any((member, edge) in spans for member in line)):
            yield line
            line = []
        line.append(edge)
    if line:
        yield line


def _merged(
    rows: Sequence[Row], column_of: dict[int, int], n_columns: int
) -> tuple[tuple[Cell, ...], list[int], list[Notice]]:
    """The origin cells in reading order, the rows that are too short, and notices.

    A cell that continues the same columns above lengthens the cell there.
    """
    cells: list[Cell] = []
    ragged: list[int] = []
    notices: list[Notice] = []
    row_spans: dict[int, int] = {}  # index in cells -> row span
    above: dict[tuple[int, int], int] = {}  # columns of the areas open in the row above -> index in cells
    for index, row in enumerate(rows):
        open_areas: dict[tuple[int, int], int] = {}
        missing = n_columns
        for cell in row:
            column, end = column_of[cell.left], column_of[cell.right]
            missing -= end - column
            if cell.merge is not NONE:
                if cell.merge is CONTINUE:
                    origin = above.get((column, end))
                    if origin is not None:
                        open_areas[column, end] = origin
                        row_spans[origin] = index - cells[origin].row + 1
                        if cell.tables or (cell.text and without_marks(cell.text).strip()):
                            notices.append(_hidden_notice(cell, index, column))
                        continue
                    notices.append(_orphan_notice(index, column))
                open_areas[column, end] = len(cells)
            cells.append(new_cell(Cell, (index, column, 1, end - column, cell.text, cell.tables)))
        above = open_areas
        if missing:
            ragged.append(index)
    for origin, row_span in row_spans.items():
        cells[origin] = cells[origin]._replace(row_span=row_span)
    return tuple(cells), ragged, notices


def _orphan_notice(row: int, column: int) -> Notice:
    text = _("A cell continues a merged area, but no such area stands above it; it was read as a cell of its own.")
    return Notice(ReadingKind.MERGE_ORPHAN, text, place=Place(row=row, column=column))


def _hidden_notice(cell: EdgeCell, row: int, column: int) -> Notice:
    """The text of a covered cell, which Word keeps in the file and does not show."""
    texts = [cell.text, *(inner.text for table in cell.tables for inner in table.cells)]
    text = _("Text in a covered cell of a merged area, which Word does not show, was left out: {text}")
    hidden = " ".join(filter(None, (without_marks(text).strip() for text in texts)))
    return Notice(ReadingKind.TEXT_DROPPED, text.format(text=hidden), place=Place(row=row, column=column))


def _ragged_notice(rows: list[int]) -> Notice:
    shown = ", ".join(str(row + 1) for row in rows[:SHOWN_ROWS]) + (" …" if len(rows) > SHOWN_ROWS else "")
    text = _("{count} rows do not fill all columns (rows {rows}); the gaps were left open.")
    place = Place(row=rows[0])
    return Notice(ReadingKind.ROW_RAGGED, text.format(count=len(rows), rows=shown), Severity.INFO, place)


def _next_free(free_from: dict[int, int], column: int, row: int) -> int:
    while free_from.get(column, 0) > row:
        column += 1
    return column


def _place(
    cell: SpanCell, row: int, column: int, n_rows: int, free_from: dict[int, int], limits: Limits
) -> tuple[Cell, list[Notice]]:
    """The cell with spans that stay inside the table and off other cells, and notices of what was cut."""
    check_size(1, column + 1, limits)
    notices: list[Notice] = []
    end = column + min(max(cell.column_span, 1), limits.columns - column)
    if end < column + cell.column_span:
        notices.append(_cut_notice(ReadingKind.LIMIT_REACHED, row, column))
    taken = next((x for x in range(column, end) if free_from.get(x, 0) > row), end)
    if taken < end:
        notices.append(_cut_notice(ReadingKind.CELL_OVERLAP, row, column))
    row_span = min(max(cell.row_span, 1), n_rows - row)
    if row_span < cell.row_span:
        notices.append(_cut_notice(ReadingKind.CELL_OVERLAP, row, column))
    return Cell(row, column, row_span, taken - column, cell.text, cell.tables), notices


def _cut_notice(kind: ReadingKind, row: int, column: int) -> Notice:
    text = _("A merged cell reaches out of the table or over another cell; it was cut there.")
    return Notice(kind, text, place=Place(row=row, column=column))


def _ragged_rows(cells: list[Cell], n_rows: int, n_columns: int) -> list[int]:
    """The rows with fewer positions covered than the table has columns."""
    change = [0] * (n_rows + 1)
    for cell in cells:
        change[cell.row] += cell.column_span
        change[cell.row + cell.row_span] -= cell.column_span
    ragged, covered = [], 0
    for row in range(n_rows):
        covered += change[row]
        if covered != n_columns:
            ragged.append(row)
    return ragged
