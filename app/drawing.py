"""Draw a table with box-drawing characters as a person would: merged cells whole, wide characters two columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate

from zhibiao.extract.document import Cell, Table

from .terminal import visible

LEAST_WIDTH = 4
WIDEST_COLUMN = 48

NOT_FIRST = frozenset("，。；：、？！）》」』】”’")
"""Punctuation that does not begin a line (GB/T 15834, section 5.1): the character before it comes along."""

JUNCTIONS = " ╵╶└╷│┌├╴┘─┴┐┤┬┼"
"""By the strokes that meet: 1 up, 2 right, 4 down, 8 left."""

Marks = Mapping[tuple[int, int], str]
"""What to put before a cell's text, by its row and column."""


def draw(table: Table, width: int, marks: Marks, emphasise: Callable[[str], str]) -> list[str]:
    """The table's lines, at most `width` columns wide where that can be; `emphasise` colours the marks."""
    if not table.n_rows or not table.n_columns:
        return []
    texts = {(cell.row, cell.column): _cell_text(cell) for cell in table.cells}
    widths = _column_widths(table, texts, marks, width)
    wrapped = {
        (cell.row, cell.column): _wrap(
            _marked(marks.get((cell.row, cell.column), ""), texts[cell.row, cell.column]), _inner(cell, widths)
        )
        for cell in table.cells
    }
    heights = _row_heights(table, wrapped)
    canvas = _borders(table, widths, heights)
    lefts, tops = _edges(widths), _edges(heights)
    for cell in table.cells:
        for number, line in enumerate(wrapped[cell.row, cell.column]):
            _put(canvas[tops[cell.row] + 1 + number], lefts[cell.column] + 1, line)
        mark = marks.get((cell.row, cell.column), "")
        if mark and len(mark) <= _inner(cell, widths):
            _emphasise(canvas[tops[cell.row] + 1], lefts[cell.column] + 1, len(mark), emphasise)
    return ["".join(line).rstrip() for line in canvas]


def display_width(text: str) -> int:
    """How many columns of a terminal the text takes (Unicode Standard Annex 11: wide and full-width are two)."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _cell_text(cell: Cell) -> str:
    """The cell's text, its control characters made visible; nested tables are only counted."""
    lines = [cell.text, *(f"[{table.n_rows} × {table.n_columns}]" for table in cell.tables)]
    return visible("\n".join(lines).replace("\t", "    ").strip("\n"))


def _marked(mark: str, text: str) -> str:
    return f"{mark} {text}" if mark else text


def _inner(cell: Cell, widths: list[int]) -> int:
    """Columns for text inside a cell: those it covers, and the borders between them."""
    return sum(widths[cell.column : cell.column + cell.column_span]) + cell.column_span - 1


def _column_widths(table: Table, texts: Mapping[tuple[int, int], str], marks: Marks, width: int) -> list[int]:
    """What each column would like, cut down from the widest until the table fits."""
    widths = [LEAST_WIDTH] * table.n_columns
    for cell in sorted(table.cells, key=lambda cell: cell.column_span):
        origin = (cell.row, cell.column)
        wanted = max(map(display_width, _marked(marks.get(origin, ""), texts[origin]).split("\n")))
        lacking = min(wanted, WIDEST_COLUMN * cell.column_span) - _inner(cell, widths)
        for extra in range(max(0, lacking)):
            widths[cell.column + extra % cell.column_span] += 1
    return _shrunk(widths, width - table.n_columns - 1)


def _shrunk(widths: list[int], room: int) -> list[int]:
    """The widest columns cut to one common width, so that all fit into `room` where they can."""
    most = max(widths)
    while most > LEAST_WIDTH and sum(min(width, most) for width in widths) > room:
        most -= 1
    return [min(width, most) for width in widths]


def _wrap(text: str, width: int) -> list[str]:
    """The text's lines, none wider than `width`; broken anywhere, as Chinese may be."""
    return [piece for line in text.split("\n") for piece in _pieces(line, width)]


def _pieces(line: str, width: int) -> Iterator[str]:
    start = taken = 0
    for position, character in enumerate(line):
        columns = _columns(character)
        if taken + columns > width and position > start:
            end = position - 1 if character in NOT_FIRST and position - 1 > start else position
            yield line[start:end]
            start, taken = end, display_width(line[end:position])
        taken += columns
    yield line[start:]


def _row_heights(table: Table, wrapped: Mapping[tuple[int, int], list[str]]) -> list[int]:
    heights = [1] * table.n_rows
    for cell in sorted(table.cells, key=lambda cell: cell.row_span):
        rows = slice(cell.row, cell.row + cell.row_span)
        lacking = len(wrapped[cell.row, cell.column]) - sum(heights[rows]) - (cell.row_span - 1)
        if lacking > 0:
            heights[cell.row + cell.row_span - 1] += lacking
    return heights


def _edges(sizes: list[int]) -> list[int]:
    """Where the border before each row or column stands on the canvas, and the last border."""
    return list(accumulate((size + 1 for size in sizes), initial=0))


def _borders(table: Table, widths: list[int], heights: list[int]) -> list[list[str]]:
    """A canvas of blanks with the borders on it: a stroke stands wherever two neighbours differ."""
    grid = table.grid()
    lefts, tops = _edges(widths), _edges(heights)
    strokes = [[0] * (lefts[-1] + 1) for _ in range(tops[-1] + 1)]

    def at(row: int, column: int) -> Cell | None:
        inside = 0 <= row < table.n_rows and 0 <= column < table.n_columns
        return grid[row][column] if inside else None

    for row in range(table.n_rows + 1):
        for column in range(table.n_columns + 1):
            if at(row, column) is not at(row - 1, column):
                _horizontal(strokes[tops[row]], lefts[column], lefts[min(column + 1, table.n_columns)])
            if at(row, column) is not at(row, column - 1):
                _vertical(strokes, lefts[column], tops[row], tops[min(row + 1, table.n_rows)])
    return [[JUNCTIONS[stroke] for stroke in line] for line in strokes]


def _horizontal(line: list[int], left: int, right: int) -> None:
    for column in range(left, right):
        line[column] |= 2
        line[column + 1] |= 8


def _vertical(strokes: list[list[int]], column: int, top: int, bottom: int) -> None:
    for row in range(top, bottom):
        strokes[row][column] |= 4
        strokes[row + 1][column] |= 1


def _put(line: list[str], start: int, text: str) -> None:
    """Write text on a canvas line; the second column of a wide character is empty, a combining one joins the last."""
    column = start
    for character in text:
        columns = _columns(character)
        if columns == 0:
            line[column - 1 if column > start else column] += character
            continue
        line[column] = character
        if columns == 2:
            line[column + 1] = ""
        column += columns


def _emphasise(line: list[str], start: int, length: int, emphasise: Callable[[str], str]) -> None:
    line[start] = emphasise("".join(line[start : start + length]))
    line[start + 1 : start + length] = [""] * (length - 1)
