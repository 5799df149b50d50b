"""Give the cells of a table's rows their places: which are wide, which go on downwards. Inferred, never written.

a | b | c | d          a row of fewer cells than the grid has columns is fitted to the columns of least cost
x | - | l | 5          (same header word above, kinds of values, the blanks of the rows below);
- | y | l | 5          a blank goes on the cell above while all cells before it do, but not into a header row
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from ..document import Cell
from .kinds import Kind, bare, kind_of, looks_like_header

Row = list[str]
Spans = tuple[int, ...]
MOST_SAMPLES = 64
AS_ABOVE = 2.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A table's cells, and the rows (first of each stretch) whose columns were guessed."""

    cells: tuple[Cell, ...]
    n_columns: int
    guessed: tuple[int, ...]


def place(rows: list[Row]) -> Placed:
    """The cells with their spans."""
    n_columns = max(len(row) for row in rows)
    stretches = _stretches(rows)
    columns = _columns(rows, n_columns)
    layouts: list[Spans] = [()] * len(rows)
    guessed: list[int] = []
    for first, last in reversed(stretches):
        stretch = rows[first:last]
        width = len(stretch[0])
        if width in (1, n_columns):
            spans: Spans = (n_columns,) if width == 1 < n_columns else (1,) * n_columns
        else:
            below = _below(rows, layouts, last, n_columns) if last - first == 1 else None
            _cost, spans = _fit(stretch, columns, n_columns, below)
            guessed.append(first)
        layouts[first:last] = [spans] * (last - first)
    starts = {first for first, _last in stretches}
    return Placed(_cells(rows, layouts, _headers(rows, layouts, starts)), n_columns, tuple(reversed(guessed)))


def lost_blanks(row: Row, above: list[Row], width: int) -> int:
    """How many blank cells the last row of a stripped text has lost, at most up to `width` cells: what fits best."""
    if len(row) == 1 and row[0].strip():  # a note or a section's name, as wide as the table
        return 0
    if len(above[-1]) == width and all(map(_alike, row, above[-1])):
        return width - len(row)
    columns = _columns(above, max(len(other) for other in above))
    costs = {
        lost: _fit([[*row, *[""] * lost]], columns, len(columns), None)[0]
        for lost in range(width - len(row) + 1)
        if len(row) + lost <= len(columns)
    }
    return min(costs, key=lambda lost: costs[lost] - AS_ABOVE * (len(row) + lost == width), default=0)


def _alike(text: str, above: str) -> bool:
    """Whether a cell may stand under another: numbers under numbers, texts under texts, blanks anywhere."""
    kinds = {kind_of(text), kind_of(above)} - {Kind.BLANK}
    return Kind.NUMBER not in kinds or kinds == {Kind.NUMBER}


def _stretches(rows: list[Row]) -> list[tuple[int, int]]:
    """Stretches of rows of one width, each from its first row up to the next stretch's."""
    changes = [index for index in range(1, len(rows)) if len(rows[index]) != len(rows[index - 1])]
    return list(pairwise([0, *changes, len(rows)]))


@dataclass(frozen=True, slots=True)
class _Column:
    kinds: Counter[Kind]
    headers: frozenset[str]


def _columns(rows: list[Row], n_columns: int) -> list[_Column]:
    """What the full rows have in each column: kinds of values, and the names in rows that look like headers."""
    full = [row for row in rows if len(row) == n_columns][: 4 * MOST_SAMPLES]
    headers = [row for row in full if _is_header(row)]
    bodies = [row for row in full if not _is_header(row)]
    return [
        _Column(
            Counter(kind_of(row[column]) for row in bodies),
            frozenset(bare(row[column]) for row in headers if row[column].strip()),
        )
        for column in range(n_columns)
    ]


def _is_header(row: Row) -> bool:
    return looks_like_header(row) and len(row) > 1


def _below(rows: list[Row], layouts: list[Spans], index: int, n_columns: int) -> list[str] | None:
    """The next row spread over the grid, where it can be the lower half of a stacked header."""
    if index >= len(rows) or not _is_header(rows[index - 1]) or not all(text.strip() for text in rows[index - 1]):
        return None
    row = rows[index]
    if not _is_header_half(row):
        return None
    return [text for text, span in zip(row, layouts[index], strict=True) for _column in range(span)][:n_columns]


def _is_header_half(row: Row) -> bool:
    kinds = {kind_of(text) for text in row}
    return Kind.BLANK in kinds and Kind.SHORT in kinds and kinds <= {Kind.BLANK, Kind.SHORT}


def _fit(stretch: list[Row], columns: list[_Column], n_columns: int, below: list[str] | None) -> tuple[float, Spans]:
    """The cost and the spans of least cost for rows of one width: shortest path over (cells placed, columns used)."""
    width = len(stretch[0])
    slack = n_columns - width
    best: dict[int, tuple[float, Spans]] = {0: (0.0, ())}
    for cell in range(width):
        texts = [row[cell] for row in stretch[:MOST_SAMPLES]]
        profile = Counter(kind_of(text) for text in texts)
        names = frozenset(bare(text) for text in texts)
        reached: dict[int, tuple[float, Spans]] = {}
        for used, (cost, spans) in best.items():
            for span in range(1, slack - (used - cell) + 2):
                end = used + span
                total = cost + _place_cost(profile, names, columns[used:end], below[used:end] if below else None)
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, (*spans, span))
        best = reached
    return best[n_columns]


def _place_cost(profile: Counter[Kind], names: frozenset[str], under: list[_Column], below: list[str] | None) -> float:
    cost = _kinds_cost(profile, under) + _width_cost(profile, len(under))
    if any(names & column.headers for column in under[:1]):
        cost -= 3.0
    elif any(names & column.headers for column in under):
        cost -= 1.0
    return cost + (_stacked_cost(below) if below else 0.0)


def _kinds_cost(profile: Counter[Kind], under: list[_Column]) -> float:
    """Numbers stand over numbers, long texts over long texts: how far the kinds are from the nearest column's."""
    total = profile.total() or 1
    distances = []
    for column in under:
        seen = column.kinds.total()
        if seen:
            apart = [abs(profile[kind] / total - column.kinds[kind] / seen) for kind in Kind]
            distances.append(sum(apart) * (0.5 if column.kinds[Kind.BLANK] == seen else 1.0))
    return 1.5 * min(distances) if distances else 0.0


def _width_cost(profile: Counter[Kind], span: int) -> float:
    """Long texts and blanks are wide more often than names, names more often than numbers."""
    total = profile.total() or 1
    weights = {Kind.BLANK: 0.9, Kind.NUMBER: 2.0, Kind.SHORT: 0.9, Kind.LONG: 0.3}
    wide = span - 1
    extra = {Kind.LONG: wide * wide, Kind.BLANK: wide * wide}  # two wide cells are likelier than one very wide
    return sum(weights[kind] * extra.get(kind, wide) * count for kind, count in profile.items()) / total


def _stacked_cost(below: list[str]) -> float:
    """A wide header cell has names below it, a cell of one column has a blank, into which it goes on."""
    blanks = sum(not text.strip() for text in below)
    if len(below) == 1:
        return -2.0 if blanks else 2.0
    return 4.0 * blanks - 2.0 * (blanks == 0)


def _headers(rows: list[Row], layouts: list[Spans], starts: set[int]) -> dict[int, int]:
    """The header rows, each with the row where its header begins (stacked headers have several rows)."""
    repeated = {tuple(row) for row in rows[:1] if _is_header(row)}
    headers: dict[int, int] = {}
    for index, row in enumerate(rows):
        if (index in starts or tuple(row) in repeated) and _begins_header(rows, index):
            headers[index] = index
        elif index - 1 in headers and _is_header_half(row) and _is_stacked(rows, layouts, index):
            headers[index] = headers[index - 1]
    return headers


def _begins_header(rows: list[Row], index: int) -> bool:
    """A row of names, unless the next begins with a blank that only goes on a name in this one."""
    row = rows[index]
    if not _is_header(row) or (index and not row[0].strip()):
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


def _cells(rows: list[Row], layouts: list[Spans], headers: dict[int, int]) -> tuple[Cell, ...]:
    """The cells in reading order, blanks that go on the cell above taken into it."""
    cells: list[Cell] = []
    above: dict[int, int] = {}
    for index, row in enumerate(rows):
        here: dict[int, int] = {}
        stacked = headers.get(index, index) != index
        goes_on: bool = (index in headers) == (index - 1 in headers) and (index not in headers or stacked)
        only_blank = not any(text.strip() for text in row)
        column = 0
        repeats = False
        for text, span in zip(row, layouts[index], strict=True):
            origin = above.get(column)
            may_go_on = goes_on and not only_blank and text == ""
            if may_go_on and origin is not None and _can_go_on(cells[origin], span, names_only=repeats):
                cells[origin] = replace(cells[origin], row_span=cells[origin].row_span + 1)
                here[column] = origin
            else:
                here[column] = len(cells)
                cells.append(Cell(index, column, 1, span, text))
                repeats = True
                goes_on = goes_on and (stacked or _repeats(text, cells, origin, column))
            column += span
        above = here
    return tuple(cells)


def _repeats(text: str, cells: list[Cell], origin: int | None, column: int) -> bool:
    """Whether a filled cell leaves its row's later blanks free to go on: the name above again, or a serial number."""
    if origin is None:
        return False
    above = cells[origin].text
    return text == above or (column == 0 and text.isdecimal() and above.isdecimal() and int(text) == int(above) + 1)


def _can_go_on(above: Cell, span: int, *, names_only: bool) -> bool:
    if above.column_span != span:
        return False
    kind = kind_of(above.text)
    return kind is not Kind.BLANK and not (names_only and kind is Kind.NUMBER)
