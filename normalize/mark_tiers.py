"""Find the rows that are only grades of the one above: 回款率（30分） over ≥50%（30分）, 30%至50%（20分）, 0分."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from zhibiao.extract.document import Cell

from .lines import Line
from .read_scores import BARE_IN_NAME, split_name
from .records import Column, Role
from .wording import is_blank, without_layout

FEWEST = 2


def tier_rows(lines: Sequence[Line], columns: Sequence[Column]) -> frozenset[tuple[int, int]]:
    """Table and row of each line whose rule is a lower grade of the name above, where that has all its points.

    The rules of such a name each end in points, the first one in those of the name, which are the most.
    """
    names = [column for column in columns if column.role is Role.LEVEL]
    rules = [column for column in columns if column.role is Role.CRITERION]
    scored = any(column.role is Role.SCORE and column.level is None for column in columns)
    if not names or len(rules) != 1 or scored:
        return frozenset()
    tiers: set[tuple[int, int]] = set()
    for leaf, group in groupby(lines, key=lambda line: _leaf(line, names)):
        own = list(group)
        points = [_points(line.cells[rules[0].column], line) for line in own]
        if leaf and len(own) >= FEWEST and None not in points and points[0] == _name_points(leaf) == _most(points):
            tiers |= {(line.table, line.row) for line in own[1:]}
    return frozenset(tiers)


def _leaf(line: Line, names: Sequence[Column]) -> Cell | None:
    """The cell of the deepest name of a line."""
    cells = (line.cells[column.column] for column in reversed(names))
    return next((cell for cell in cells if cell is not None and not is_blank(cell.text)), None)


def _name_points(cell: Cell) -> float | None:
    return split_name(without_layout(cell.text))[1]


def _points(cell: Cell | None, line: Line) -> float | None:
    """The points that end a rule which begins in the line."""
    if cell is None or cell.row != line.row:
        return None
    return split_name(without_layout(cell.text), BARE_IN_NAME)[1]


def _most(points: Sequence[float | None]) -> float:
    return max((number for number in points if number is not None), default=0.0)
