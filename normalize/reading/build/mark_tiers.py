"""Find the rows that are only grades of the one above: 回款率（30分） over ≥50%（30分）, 30%至50%（20分）, 0分."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from zhibiao.extract.document import Cell

from ...facts.numbers import figures
from ...facts.scores import BARE_IN_NAME, EXACT, HUNDRED, IN_NAME, read_score, split_name
from ...facts.wording import is_blank, without_layout
from ...records import Column, Role
from ..lines import Line

NUMBERS = re.compile(r"\d{1,4}(?:\.\d{1,4})?")
FEWEST = 2
FEWEST_DOWN = 3


def tier_rows(lines: Sequence[Line], columns: Sequence[Column]) -> frozenset[tuple[int, int]]:
    """Table and row of each line whose rule is a lower grade of the name above, where that has all its points.

    The rules of such a name each end in points, the first one in those of the name, which are the most; or their
    points go down to nothing; or those of all names go down, from points that come to a hundred.
    """
    names = [column for column in columns if column.role is Role.LEVEL]
    rules = [column for column in columns if column.role is Role.CRITERION]
    scores = [column for column in columns if column.role is Role.SCORE and column.level is None]
    if not names or len(rules) != 1 or len(scores) > 1:
        return frozenset()
    tiers: set[tuple[int, int]] = set()
    groups = [(leaf, list(group)) for leaf, group in groupby(lines, key=lambda line: _leaf(line, names))]
    if scores and _are_ladders([own for _leaf, own in groups], scores[0]):
        return frozenset((line.table, line.row) for _leaf, own in groups for line in own[1:])
    for leaf, own in groups:
        graded = _go_down(own, scores[0]) if scores else leaf is not None and _are_graded(own, leaf, rules[0])
        if leaf and len(own) >= FEWEST and graded:
            tiers |= {(line.table, line.row) for line in own[1:]}
    return frozenset(tiers)


def _are_graded(lines: Sequence[Line], leaf: Cell, rule: Column) -> bool:
    """Whether each rule ends in points, the first one in those of the name, which are the most."""
    points = [_points(line.cells[rule.column], line) for line in lines]
    return None not in points and points[0] == _name_points(leaf) == _most(points)


def _are_ladders(groups: Sequence[Sequence[Line]], score: Column) -> bool:
    """Whether each name's points go down row by row, and the first ones of all names come to a hundred.

    领导能力 | 善于领导 | 15, 尚能领导 | 11-14, 领导不佳 | 10以下 and so on; the points of all rows together do not.
    """
    ladders = [[_largest(line.cells[score.column], line) for line in own] for own in groups]
    if len(ladders) < FEWEST or any(len(points) < FEWEST_DOWN or None in points for points in ladders):
        return False
    known = [[number for number in points if number is not None] for points in ladders]
    down = all(one > next_ for points in known for one, next_ in pairwise(points))
    return down and abs(sum(points[0] for points in known) - HUNDRED) <= EXACT


def _largest(cell: Cell | None, line: Line) -> float | None:
    """The largest number of a cell that begins in the line: 14 of 11-14."""
    if cell is None or cell.row != line.row:
        return None
    return max(map(float, NUMBERS.findall(figures(cell.text))), default=None)


def _go_down(lines: Sequence[Line], score: Column) -> bool:
    """Whether the points of a name's rows go down to nothing or less: 5, 0, -5; 5 for yes and 0 for no."""
    cells = [cell for line in lines if (cell := line.cells[score.column]) is not None and cell.row == line.row]
    points = [number for cell in cells if (number := read_score(cell.text).number) is not None]
    down = all(one > next_ for one, next_ in pairwise(points))
    enough = len(points) >= FEWEST_DOWN or (len(points) == FEWEST and points[-1] == 0)
    return down and len(cells) == len(lines) and enough and points[-1] <= 0 < points[0]


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
    found = IN_NAME.search(cell.text) or BARE_IN_NAME.search(cell.text)
    return float(found.group(1)) if found else None


def _most(points: Sequence[float | None]) -> float:
    return max((number for number in points if number is not None), default=0.0)
