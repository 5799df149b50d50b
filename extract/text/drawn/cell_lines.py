"""Tables of which each cell stands on a line: a bar before each, and a bar alone where the row ends.

a           a           Web pages read by programs for running text come out so. The first cell of a row has no bar, or
| b         |           all have one. A bar alone also stands for a blank cell, so the rows are told by the number of
|           b           cells that the first one has.
            |
            |
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..columns import Row

MOST_LINES = 200_000
MOST_CELLS = 100
FEWEST_ROWS = 2
FEWEST_CELLS = 2


class CellLines(NamedTuple):
    """The rows, whether all are as wide; the line after them. No rows if the lines up to there are no such table."""

    rows: list[Row]
    are_even: bool
    end: int


def read_cell_lines(lines: list[str], start: int) -> CellLines:
    """The table of which the first cell stands on this line."""
    end = _end(lines, start)
    held = lines[start:end]
    if "|" in held[-1] and held[-1].strip() != "|":
        held.append("|")
    alone = [line.strip() == "|" for line in held if "|" in line]
    if sum(alone) < FEWEST_ROWS:
        return CellLines([], are_even=False, end=end)
    texts = [text.strip() for text in "\n".join(held).split("|")][:-1]
    rows = [*_rows(texts, _may_end(alone, texts))]
    are_even = len({*map(len, rows)}) == 1
    rows = _without_ends(rows)
    if len(rows) < FEWEST_ROWS or min(map(len, rows)) < FEWEST_CELLS:
        return CellLines([], are_even=False, end=end)
    return CellLines(rows, are_even, end)


def _may_end(alone: list[bool], texts: list[str]) -> list[bool]:
    """Before which bars a row may end: those alone on their lines; where all are, those with no text before them."""
    below_each = all(alone)
    return [lone and not (below_each and text) for lone, text in zip(alone, texts, strict=True)]


def _end(lines: list[str], start: int) -> int:
    """The line after the last bar, up to the first line with more than one bar, or that no row holds."""
    end = at = start
    while at < min(len(lines), start + MOST_LINES):
        line = lines[at].strip()
        if line.count("|") > 1 or line.find("|") > 0 or not (line or _goes_on(lines, at)):
            break
        at += 1
        end = at if "|" in line else end
    return max(end, start + 1)


def _goes_on(lines: list[str], at: int) -> bool:
    """Whether the table goes on with a blank line: a row ended above it, a bar stands below it or below one text."""
    first, second = [*lines[at + 1 : at + 3], "", ""][:2]
    is_led = first.lstrip().startswith("|") or (bool(first.strip()) and second.lstrip().startswith("|"))
    return lines[at - 1].strip() == "|" and is_led


def _rows(texts: list[str], ends: list[bool]) -> Iterator[Row]:
    """The cells before the bars: as many a row as the first has if a row ends there, else up to where one does."""
    width = _width(ends)
    at = 0
    while at < len(ends):
        end = at + width
        if end > len(ends) or not ends[end - 1]:
            end = _next_end(texts, ends, at)
        yield texts[at:end]
        at = end


def _width(ends: list[bool]) -> int:
    """How many bars a row has: the fewest so that a row ends after each so many; else those up to where one may end."""
    may_be = [at + 1 for at, is_end in enumerate(ends[:MOST_CELLS]) if is_end] or [len(ends)]
    return next((width for width in may_be if len(ends) % width == 0 and all(ends[width - 1 :: width])), may_be[0])


def _next_end(texts: list[str], ends: list[bool], at: int) -> int:
    """Where the row ends that begins here: with the last of several bars alone."""
    end = next((here for here in range(at, len(ends)) if ends[here]), len(ends) - 1) + 1
    while end < len(ends) and ends[end] and not texts[end]:
        end += 1
    return end


def _without_ends(rows: list[Row]) -> list[Row]:
    """The rows without the blank that the bar before the first cell leaves, or the one after the last."""
    if not rows:
        return rows
    begin = all(not row[0] for row in rows)
    stop = all(not row[-1] for row in rows)
    return [row[begin : len(row) - stop] for row in rows]
