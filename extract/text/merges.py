"""Give the cells of a table's rows their places: which go on downwards. Inferred, never written.

a | b | c | d          a blank goes on the cell above while all cells before it do, but not into a header row;
x | - | l | 5          a repeated name, or a serial number that counts on, leaves the blanks after it free to go on
- | y | l | 5
"""

from __future__ import annotations

from dataclasses import dataclass

from ..document import Cell
from .columns import Column, Laid, Row, Spans
from .kinds import Kind, is_header, is_header_half, kind_of


@dataclass(frozen=True, slots=True)
class Placed:
    """A table's cells and its width; `guessed` are the places of blanks that may go on the cell above, or be blank."""

    cells: tuple[Cell, ...]
    n_columns: int
    guessed: tuple[tuple[int, int], ...] = ()


def place_cells(rows: list[Row], laid: Laid) -> Placed:
    """The cells with their spans."""
    spans = [layout.spans for layout in laid.layouts]
    starts = {0} | {index for index in range(1, len(rows)) if len(rows[index]) != len(rows[index - 1])}
    cells, guessed = _cells(rows, spans, _headers(rows, spans, starts), laid.columns)
    return Placed(cells, len(laid.columns), guessed)


def _headers(rows: list[Row], layouts: list[Spans], starts: set[int]) -> dict[int, int]:
    """The header rows, each with the row where its header begins (stacked headers have several rows)."""
    first = rows[0] if is_header(rows[0]) else None
    headers: dict[int, int] = {}
    for index, row in enumerate(rows):
        if (index in starts or row == first) and _begins_header(rows, index):
            headers[index] = index
        elif index - 1 in headers and is_header_half(row) and _is_stacked(rows, layouts, index):
            headers[index] = headers[index - 1]
    return headers


def _begins_header(rows: list[Row], index: int) -> bool:
    """A row of names, unless the next begins with a blank that only goes on a name in this one."""
    row = rows[index]
    if not is_header(row) or (index and not row[0].strip()):
        return False
    return index + 1 >= len(rows) or len(rows[index + 1]) != len(row) or bool(rows[index + 1][0].strip())


def _is_stacked(rows: list[Row], layouts: list[Spans], index: int) -> bool:
    """Whether this row's names all stand under wider cells of the row above."""
    above = _starts(layouts[index - 1])
    wide = {column for start, span in above.items() if span > 1 for column in range(start, start + span)}
    here = _starts(layouts[index])
    return bool(wide) and all(
        (start in wide) == bool(text.strip()) for start, text in zip(here, rows[index], strict=True)
    )


def _starts(spans: Spans) -> dict[int, int]:
    starts: dict[int, int] = {}
    column = 0
    for span in spans:
        starts[column] = span
        column += span
    return starts


@dataclass(slots=True)
class _Open:
    """A cell that may still go on downwards."""

    row: int
    column: int
    span: int
    text: str
    row_span: int = 1


def _cells(
    rows: list[Row], layouts: list[Spans], headers: dict[int, int], columns: list[Column]
) -> tuple[tuple[Cell, ...], tuple[tuple[int, int], ...]]:
    """The cells in reading order, blanks that go on the cell above taken into it; and which of these were guessed."""
    cells: list[_Open] = []
    guessed: list[tuple[int, int]] = []
    above: dict[int, _Open] = {}
    for index, row in enumerate(rows):
        stacked = headers.get(index, index) != index
        if "" in row and any(text and not text.isspace() for text in row):
            goes_on = (index in headers) == (index - 1 in headers) and (index not in headers or stacked)
        else:
            goes_on = False
        above = _next_row(row, index, layouts[index], above, columns, (goes_on, stacked), guessed)
        cells += [cell for cell in above.values() if cell.row == index]
    return tuple(Cell(cell.row, cell.column, cell.row_span, cell.span, cell.text) for cell in cells), tuple(guessed)


def _next_row(
    row: Row,
    index: int,
    spans: Spans,
    above: dict[int, _Open],
    columns: list[Column],
    may: tuple[bool, bool],
    guessed: list[tuple[int, int]],
) -> dict[int, _Open]:
    """The cells that stand in a row by their columns: those that go on, and new ones.

    `may` says whether blanks may go on the row above, and whether this is the lower row of a stacked header.
    """
    goes_on, stacked = may
    here: dict[int, _Open] = {}
    column = 0
    repeats = after_name = False
    for text, span in zip(row, spans, strict=True):
        origin = above.get(column) if goes_on else None
        if origin is not None and not text and _can_go_on(origin, span, columns[column], repeats):
            origin.row_span += 1
            here[column] = origin
            if after_name:
                guessed.append((index, column))
        else:
            here[column] = _Open(index, column, span, text)
            if goes_on:
                repeats = not stacked
                after_name = repeats and not text.strip().isdecimal()
                goes_on = stacked or _repeats(text, origin, column)
        column += span
    return here


def _repeats(text: str, above: _Open | None, column: int) -> bool:
    """Whether a filled cell leaves its row's later blanks free to go on: the name above again, or a serial number."""
    if above is None:
        return False
    one, other = above.text.strip(), text.strip()
    return one == other or (column == 0 and one.isdecimal() and other.isdecimal() and int(other) == int(one) + 1)


def _can_go_on(above: _Open, span: int, column: Column, repeats: bool) -> bool:
    """Whether a blank can go on a cell; after a repeated name only in a column of names."""
    if above.span != span or kind_of(above.text) is Kind.BLANK:
        return False
    return not repeats or not (column.kinds[Kind.NUMBER] or kind_of(above.text) is Kind.NUMBER)
