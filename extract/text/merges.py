"""Give the cells of a table's rows their places: which go on downwards. Inferred, never written.

a | b | c | d          a blank goes on the cell above while all cells before it do, but not into a header row;
x | - | l | 5          a repeated name, or a serial number that counts on, leaves the blanks after it free to go on
- | y | l | 5
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from ..document import Cell
from .columns import Column, Laid, Row, Spans
from .kinds import Kind, is_header, is_header_half, kind_of

MOST_DIGITS = 15
"""A serial number has no more."""


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
    return dict(zip(_starts_of(spans), spans, strict=True))


@lru_cache
def _starts_of(spans: Spans) -> tuple[int, ...]:
    """The columns where cells of these spans begin."""
    return (0, *accumulate(spans[:-1]))


def _cells(
    rows: list[Row], layouts: list[Spans], headers: dict[int, int], columns: list[Column]
) -> tuple[tuple[Cell, ...], tuple[tuple[int, int], ...]]:
    """The cells in reading order, blanks that go on the cell above taken into it; and which of these were guessed."""
    placed = _Cells(columns)
    for index, (row, spans) in enumerate(zip(rows, layouts, strict=True)):
        stacked = headers.get(index, index) != index
        goes_on = (index in headers) == (index - 1 in headers) and (index not in headers or stacked)
        if goes_on and "" in row and any(text and not text.isspace() for text in row):
            placed.add_below(index, row, spans, stacked=stacked)
        else:
            placed.add(index, row, spans)
    return tuple(placed.cells), tuple(placed.guessed)


@dataclass(slots=True)
class _Cells:
    """The cells so far; the places of blanks that may not go on; where the last row's own cells begin.

    `open` are the cells that stand in the last row, by column, if some of them go on from above.
    """

    columns: list[Column]
    cells: list[Cell] = field(default_factory=list)
    guessed: list[tuple[int, int]] = field(default_factory=list)
    first: int = 0
    open: dict[int, int] | None = None

    def add(self, index: int, row: Row, spans: Spans) -> None:
        """Add the cells of a row, none of which goes on the row above."""
        self.first, self.open = len(self.cells), None
        self.cells += [
            Cell(index, column, 1, span, text) for column, span, text in zip(_starts_of(spans), spans, row, strict=True)
        ]

    def _above(self) -> dict[int, int]:
        """The cells that stand in the last row, by column."""
        return self.open or {cell.column: at for at, cell in enumerate(self.cells[self.first :], self.first)}

    def add_below(self, index: int, row: Row, spans: Spans, *, stacked: bool) -> None:
        """Add the cells of a row whose blanks may go on the row above; it may be the lower row of a stacked header."""
        above, here = self._above(), {}
        column = 0
        goes_on, repeats, after_name = True, False, False
        for text, span in zip(row, spans, strict=True):
            at = above.get(column) if goes_on else None
            origin = None if at is None else self.cells[at]
            if at is not None and origin and not text and _can_go_on(origin, span, self.columns[column], repeats):
                self.cells[at] = origin._replace(row_span=origin.row_span + 1)
                here[column] = at
                if after_name:
                    self.guessed.append((index, column))
            else:
                here[column] = len(self.cells)
                self.cells.append(Cell(index, column, 1, span, text))
                if goes_on:
                    repeats = not stacked
                    after_name = repeats and not text.strip().isdecimal()
                    goes_on = stacked or _repeats(text, origin, column)
            column += span
        self.open = here


def _repeats(text: str, above: Cell | None, column: int) -> bool:
    """Whether a filled cell leaves its row's later blanks free to go on: the name above again, or a serial number."""
    if above is None:
        return False
    one, other = above.text.strip(), text.strip()
    return one == other or (column == 0 and _follows(other, one))


def _follows(number: str, before: str) -> bool:
    """Whether a text is the serial number behind another one."""
    short = len(number) <= MOST_DIGITS and len(before) <= MOST_DIGITS
    return short and number.isdecimal() and before.isdecimal() and int(number) == int(before) + 1


def _can_go_on(above: Cell, span: int, column: Column, repeats: bool) -> bool:
    """Whether a blank can go on a cell; after a repeated name only in a column of names."""
    if above.column_span != span or kind_of(above.text) is Kind.BLANK:
        return False
    return not repeats or not (column.kinds[Kind.NUMBER] or kind_of(above.text) is Kind.NUMBER)
