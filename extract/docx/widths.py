"""Rows whose cells do not fill the table's grid, but whose widths do: they stand where their widths put them.

    w:gridCol   1500 2000 3500 900 900
    row 0      |a   |b   |c   |d  |e  |    five cells
    row 1      |f             |g  |h  |    w:tcW 7000, 900, 900 and no gridSpan: f stands over a, b and c

Source: ECMA-376 part 1, 17.4.71 (tcW), 17.18.87 (ST_TblLayoutType): the grid is made anew from the cells' widths.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from ..grid import TOLERANCE, EdgeCell
from . import names as n
from .package import Element
from .rows import Row
from .styles import whole

SLACK = 0.02
"""A row's widths come to the table's but for so much of it."""


def by_widths(rows: Sequence[Row], table: Element, edges: Sequence[int]) -> list[list[EdgeCell]] | None:
    """The rows' cells with edges in twips where short rows fill the table by their widths, else None.

    `edges` says where in twips each edge of the grid stands.
    """
    ends = _ends(rows)
    full = max(ends, default=0)
    elements = list(table.iterchildren(n.TR))
    if min(ends, default=full) == full or len(elements) != len(rows):
        return None
    places = list(edges) or _places_of_longest(rows, elements, full)
    if len(places) <= full:
        return None
    laid = [_laid(row, element, places, full) for row, element in zip(rows, elements, strict=True)]
    if not any(laid):
        return None
    return [cells or _in_twips(row, places) for cells, row in zip(laid, rows, strict=True)]


def _ends(rows: Sequence[Row]) -> list[int]:
    return [row.cells[-1].right for row in rows if row.cells]


def _places_of_longest(rows: Sequence[Row], elements: Sequence[Element], full: int) -> list[int]:
    """Without a grid: where the edges of a row with all columns stand."""
    for row, element in zip(rows, elements, strict=True):
        if row.cells and len(row.cells) == row.cells[-1].right == full and (widths := _widths(element)):
            return list(accumulate(widths, initial=0))
    return []


def _laid(row: Row, element: Element, places: Sequence[int], full: int) -> list[EdgeCell]:
    """A short row's cells by their widths, each edge on a line of the grid where one is near; [] where none fits."""
    widths = _widths(element) if _is_short(row, element, full) else []
    if len(widths) != len(row.cells):
        return []
    ends = [_near(end, places) for end in accumulate(widths, initial=places[row.cells[0].left])]
    if abs(ends[-1] - places[full]) > max(TOLERANCE, SLACK * places[full]):
        return []
    edges = list(pairwise([*ends[:-1], places[full]]))
    if any(right <= left for left, right in edges):
        return []
    return [replace(cell, left=left, right=right) for cell, (left, right) in zip(row.cells, edges, strict=True)]


def _is_short(row: Row, element: Element, full: int) -> bool:
    """Whether a row has fewer columns than the table, and does not say that it ends earlier."""
    after = element.find(f"{n.TR_PR}/{n.GRID_AFTER}")
    return bool(row.cells) and row.cells[-1].right < full and after is None


def _near(end: int, places: Sequence[int]) -> int:
    """The line of the grid that an edge is meant for, or where it stands itself."""
    index = bisect_left(places, end)
    nearest = min(places[max(index - 1, 0) : index + 1], key=lambda place: abs(place - end))
    return nearest if abs(nearest - end) <= TOLERANCE else end


def _in_twips(row: Row, places: Sequence[int]) -> list[EdgeCell]:
    return [replace(cell, left=places[cell.left], right=places[cell.right]) for cell in row.cells]


def _widths(row: Element) -> list[int]:
    """The widths of a row's cells in twips; [] where one is not stated so."""
    widths = [_width(cell) for cell in row.iterchildren(n.TC)]
    return widths if min(widths, default=0) > 0 else []


def _width(cell: Element) -> int:
    stated = cell.find(f"{n.TC_PR}/{n.TC_WIDTH}")
    if stated is None or stated.get(n.TYPE, "dxa") != "dxa":
        return 0
    return whole(stated.get(n.WIDTH)) or 0
