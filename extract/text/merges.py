"""Give the cells of a table's rows their places: which go on downwards. Inferred, never written.

a | b | c | d          a blank goes on the cell above while all cells before it do, but not into a header row;
x | - | l | 5          a repeated name, or a serial number that counts on, leaves the blanks after it free to go on
- | y | l | 5
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..document import Cell
from .columns import Column, Laid, Row, Spans
from .kinds import Kind, is_header, is_header_half, kind_of


@dataclass(frozen=True, slots=True)
class Placed:
    """A table's cells and its width; `guessed` are the places of blanks that may go on the cell above, or be blank."""

    cells: tuple[Cell, ...]
    n_columns: int
    guessed: tuple[tuple[int, int], ...] = ()


def place(rows: list[Row], laid: Laid) -> Placed:
    """The cells with their spans."""
    spans = [layout.spans for layout in laid.layouts]
    starts = {0} | {index for index in range(1, len(rows)) if len(rows[index]) != len(rows[index - 1])}
    cells, guessed = _cells(rows, spans, _headers(rows, spans, starts), laid.columns)
    return Placed(cells, len(laid.columns), guessed)


def _headers(rows: list[Row], layouts: list[Spans], starts: set[int]) -> dict[int, int]:
    """The header rows, each with the row where its header begins (stacked headers have several rows)."""
    repeated = {tuple(row) for row in rows[:1] if is_header(row)}
    headers: dict[int, int] = {}
    for index, row in enumerate(rows):
        if (index in starts or tuple(row) in repeated) and _begins_header(rows, index):
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


def _cells(
    rows: list[Row], layouts: list[Spans], headers: dict[int, int], columns: list[Column]
) -> tuple[tuple[Cell, ...], tuple[tuple[int, int], ...]]:
    """The cells in reading order, blanks that go on the cell above taken into it; and which of these were guessed."""
    cells: list[Cell] = []
    guessed: list[tuple[int, int]] = []
    above: dict[int, int] = {}
    for index, row in enumerate(rows):
        here: dict[int, int] = {}
        stacked = headers.get(index, index) != index
        goes_on: bool = (index in headers) == (index - 1 in headers) and (index not in headers or stacked)
        only_blank = not any(text.strip() for text in row)
        column = 0
        repeats = after_name = False
        for text, span in zip(row, layouts[index], strict=True):
            origin = above.get(column)
            may_go_on = goes_on and not only_blank and text == ""
            if may_go_on and origin is not None and _can_go_on(cells[origin], span, columns[column], repeats):
                cells[origin] = replace(cells[origin], row_span=cells[origin].row_span + 1)
                here[column] = origin
                if after_name:
                    guessed.append((index, column))
            else:
                here[column] = len(cells)
                cells.append(Cell(index, column, 1, span, text))
                repeats = not stacked
                after_name = repeats and not text.strip().isdecimal()
                goes_on = goes_on and (stacked or _repeats(text, cells, origin, column))
            column += span
        above = here
    return tuple(cells), tuple(guessed)


def _repeats(text: str, cells: list[Cell], origin: int | None, column: int) -> bool:
    """Whether a filled cell leaves its row's later blanks free to go on: the name above again, or a serial number."""
    if origin is None:
        return False
    one, other = cells[origin].text.strip(), text.strip()
    return one == other or (column == 0 and one.isdecimal() and other.isdecimal() and int(other) == int(one) + 1)


def _can_go_on(above: Cell, span: int, column: Column, repeats: bool) -> bool:
    """Whether a blank can go on a cell; after a repeated name only in a column of names."""
    if above.column_span != span or kind_of(above.text) is Kind.BLANK:
        return False
    return not repeats or not (column.kinds[Kind.NUMBER] or kind_of(above.text) is Kind.NUMBER)
