"""Give a border that was dragged a little in some rows one place in all of them.

Word divides a table into grid columns at every border of any row. Where somebody has dragged a border in some rows, a
narrow grid column appears between its two places, and the cells beside it seem to stand in other columns than those
above and below. Rows with as many cells as the usual ones take their columns in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from zhibiao.extract.document import Cell, Table

from ...facts.wording import is_blank

Edges = tuple[int, ...]
"""The grid columns in which the cells that a row shows begin, those from above with them."""
FEWEST = 3
"""Rows of fewer cells may be pairs of a label and its value, which are divided as they need it."""


def straightened(table: Table) -> Table:
    """The table with each dragged border in one place; the same table where there is none.

    A border was dragged where rows of as many cells differ in it, and no row has a border at both of its places. Cells
    keep their rows, their order and their texts.
    """
    if all(cell.column_span == 1 for cell in table.cells):
        return table
    moved = _moved(_edges(table), table)
    if not moved:
        return table
    cells = tuple(_moved_cell(cell, moved) for cell in table.cells)
    return replace(table, cells=cells)


def _moved_cell(cell: Cell, moved: Mapping[int, int]) -> Cell:
    stop = cell.column + cell.column_span
    column = moved.get(cell.column, cell.column)
    return cell._replace(column=column, column_span=moved.get(stop, stop) - column)


def _edges(table: Table) -> list[Edges]:
    """The edges of each row, none of a row that is ragged."""
    starts: list[list[int]] = [[] for _ in range(table.n_rows)]
    widths = [0] * table.n_rows
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            starts[row].append(cell.column)
            widths[row] += cell.column_span
    pairs = zip(starts, widths, strict=True)
    return [tuple(sorted(own)) if width == table.n_columns else () for own, width in pairs]


def _moved(edges: Sequence[Edges], table: Table) -> dict[int, int]:
    """Where the borders that were dragged in some rows stand in the usual ones."""
    counts = Counter(own for own in edges if len(own) >= FEWEST)
    if not counts:
        return {}
    usual = counts.most_common(1)[0][0]
    first = edges.index(usual)
    below = dict.fromkeys(own for own in edges[first:] if len(own) == len(usual) and own != usual)
    if first and len(edges[first - 1]) == len(usual) and _is_full(table, first - 1):
        below[edges[first - 1]] = None
    moved: dict[int, int] = {}
    for own in below:
        dragged = {at: to for at, to in zip(own, usual, strict=True) if at != to}
        if all(_is_one_border(edges, at, to) for at, to in dragged.items()):
            moved |= dragged
    return {at: to for at, to in moved.items() if _is_one_border(edges, *_places(moved, to))}


def _is_full(table: Table, row: int) -> bool:
    """Whether all cells that begin in a row hold text, as those of a header do."""
    return not any(is_blank(cell.text) for cell in table.cells if cell.row == row)


def _places(moved: Mapping[int, int], to: int) -> tuple[int, int]:
    """The first and the last place of a border."""
    places = [to, *(at for at, target in moved.items() if target == to)]
    return min(places), max(places)


def _is_one_border(edges: Sequence[Edges], one: int, other: int) -> bool:
    """Whether no row has two borders from one place to the other."""
    first, last = min(one, other), max(one, other)
    return not any(sum(first <= at <= last for at in own) > 1 for own in dict.fromkeys(edges))
