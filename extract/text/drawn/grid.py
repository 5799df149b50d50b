"""Tables drawn with borders all around, as pandoc and reStructuredText have them: a cell is what borders enclose.

+---+---+---+        Borders that do not go through are merged cells: a cell reaches down to the first rule below it,
| a | b | c |        to the right up to the first bar.
|   +---+---+
|   | d     |
+---+-------+
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple
from unicodedata import east_asian_width

from ...document import Cell, Table

SEGMENTS = re.compile(r"\+(?:[-=:]+\+)+")
WIDE = "WF"


class Band(NamedTuple):
    """The lines between two rules, and the rule below them, all as wide as they look."""

    lines: list[str]
    rule: str


def may_have_spans(lines: list[str]) -> bool:
    """Whether borders differ, or a line has fewer bars than they have corners."""
    rules = {line.strip().replace("=", "-").replace(":", "-") for line in lines if SEGMENTS.search(line)}
    corners = max(rule.count("+") for rule in rules)
    return len(rules) > 1 or any(line.count("|") < corners for line in lines if not SEGMENTS.search(line))


def read_grid(lines: list[str]) -> Table | None:
    """The table with its merged cells; nothing where it has none, or its bars do not stand below one another."""
    for wide in (2, 1):
        drawn = [_stretched(line.strip(), wide) for line in lines]
        if len({*map(len, drawn)}) == 1 and all(line[0] in "|+" and line[-1] in "|+" for line in drawn):
            return _table(drawn)
    return None


def _stretched(line: str, wide: int) -> str:
    """The line with a mark behind each character that takes two columns, so that places are columns."""
    if wide == 1 or line.isascii():
        return line
    return "".join([f"{sign}\0" if east_asian_width(sign) in WIDE else sign for sign in line])


def _table(lines: list[str]) -> Table | None:
    found = [(SEGMENTS.search(line) is not None, line) for line in lines]
    edges = sorted({edge for is_rule, line in found if is_rule for edge in _corners(line)})
    bands = [*_bands(found)]
    cells = _cells(bands, edges)
    if not cells or all(cell.row_span == cell.column_span == 1 for cell in cells):
        return None
    return Table(tuple(cells), len(bands), len(edges) - 1)


def _corners(line: str) -> Iterator[int]:
    for segment in SEGMENTS.finditer(line):
        yield from (segment.start() + at for at, sign in enumerate(segment.group()) if sign == "+")


def _bands(found: list[tuple[bool, str]]) -> Iterator[Band]:
    lines: list[str] = []
    for is_rule, group in groupby(found, key=lambda line: line[0]):
        texts = [line for _is_rule, line in group]
        if is_rule and lines:
            yield Band(lines, texts[0])
            lines = []
        elif not is_rule:
            lines = texts


def _cells(bands: list[Band], edges: list[int]) -> list[Cell]:
    """The cells in reading order; none where two would overlap."""
    bars = [_bars(band, edges) for band in bands]
    ruled = [[_is_ruled(band.rule, left, right) for band in bands] for left, right in pairwise(edges)]
    free_from = [0] * (len(edges) - 1)
    cells: list[Cell] = []
    for row in range(len(bands)):
        column = 0
        while column < len(free_from):
            if free_from[column] > row:
                column += 1
                continue
            end = _first(bars[row], column + 1)
            below = _first(ruled[column], row) + 1
            if any(free > row for free in free_from[column:end]):
                return []
            free_from[column:end] = [below] * (end - column)
            text = _text(bands[row:below], edges[column], edges[end])
            cells.append(Cell(row, column, below - row, end - column, text))
            column = end
    return cells


def _bars(band: Band, edges: list[int]) -> list[bool]:
    """At which edges a bar goes through all lines of a band."""
    return [all(line[edge] == "|" for line in band.lines) for edge in edges]


def _first(closed: list[bool], start: int) -> int:
    """The first place from one on that is closed, the last where none is."""
    return next((at for at in range(start, len(closed)) if closed[at]), len(closed) - 1)


def _is_ruled(rule: str, left: int, right: int) -> bool:
    return not rule[left + 1 : right].strip("-=:+")


def _text(bands: list[Band], left: int, right: int) -> str:
    """What stands between two edges in the lines of a cell, and beside the rules that end before it."""
    lines = [line for band in bands for line in (*band.lines, band.rule)][:-1]
    texts = [line[left + 1 : right].replace("\0", "").strip() for line in lines]
    return "\n".join(texts).strip("\n")
