"""Find the rows that only add to the indicator above: further rules for its points, and grades of lower points.

回款率（30分） over ≥50%（30分）, 30%至50%（20分）, 0分 is one indicator of 30 points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from zhibiao.extract.document import Cell

from ...facts.numbers import figures
from ...facts.scores import BARE_IN_NAME, EXACT, IN_NAME, read_score, split_name
from ...facts.wording import is_blank, without_layout
from ...records import Column, Role
from ..lines import Line, RowPlace, cells_at, place_of
from .by_role import ByRole

NUMBERS = re.compile(r"\d{1,4}(?:\.\d{1,4})?")
FEWEST_DOWN = 3
"""So many points of a name that go down are those of grades."""


def further_rows(lines: Sequence[Line], by: ByRole, totals: Collection[float]) -> set[RowPlace]:
    """Table and row of each line of an indicator that only adds to the one above.

    `totals` are what the full marks of the form may come to.
    """
    adding = (line for line in lines if _adds_results(line, by) or _adds_rule(line, by))
    return {place_of(line) for line in [*adding, *_lower_grades(lines, by, totals)]}


def _adds_results(line: Line, by: ByRole) -> bool:
    """Whether a line has nothing of its own where names, rules and scores stand, but some of these from above."""
    columns = (*by.levels, *by.rules, *by.scores, *by.level_scores)
    cells = [cell for column in columns for cell in cells_at(line, column) if not is_blank(cell.text)]
    return bool(cells) and all(cell.row < line.row for cell in cells)


def _adds_rule(line: Line, by: ByRole) -> bool:
    """Whether a line's name reaches down from above, with the one score, or the results, over just the same rows."""
    leaf = by.leaf(line)
    marks = [line.cells[column.column] for column in by.scores or by.results]
    if leaf is None or leaf.row == line.row or by.has_periods or not _are_whole(marks, by):
        return False
    return all(_covers(cell, leaf) for cell in marks)


def _are_whole(marks: Sequence[Cell | None], by: ByRole) -> bool:
    """Whether there is one score, or results where no column has scores."""
    return len(marks) == 1 and not _is_empty(marks[0]) if by.scores else bool(marks)


def _covers(cell: Cell | None, leaf: Cell) -> bool:
    """Whether a cell stands in the rows of a name's cell."""
    return cell is not None and (cell.row, cell.row_span) == (leaf.row, leaf.row_span)


def _is_empty(cell: Cell | None) -> bool:
    return cell is None or is_blank(cell.text)


@dataclass(frozen=True, slots=True)
class Group:
    """The lines under a name, and the points of each of them, none where not all have some."""

    leaf: Cell
    lines: Sequence[Line]
    points: Sequence[float]


def _groups(lines: Sequence[Line], by: ByRole) -> list[Group]:
    named = ((leaf, list(own)) for leaf, own in groupby(lines, key=by.leaf) if leaf is not None)
    return [Group(leaf, own, _points_of(own, by)) for leaf, own in named]


def _lower_grades(lines: Sequence[Line], by: ByRole, totals: Collection[float]) -> Iterator[Line]:
    """The lines below the first of a name whose rows are grades: the most points among them are those of the name.

    Or the points go down to nothing; or those of all names go down, and the first ones come to a total.
    """
    groups = _groups(lines, by)
    are_all = _are_ladders([group.points for group in groups], totals) or _are_most(groups, by, totals)
    graded = (group for group in groups if group.points and (are_all or _are_grades(group)))
    return (line for group in graded for line in group.lines[1:])


def _are_grades(group: Group) -> bool:
    points = group.points
    return _go_down_to_nothing(points) or max(points) == split_name(without_layout(group.leaf.text))[1]


def _are_ladders(points: Sequence[Sequence[float]], totals: Collection[float]) -> bool:
    """Whether each name's points go down row by row, and the first ones come to a total, which all of them do not.

    领导能力 | 善于领导 | 15, 尚能领导 | 11-14, 领导不佳 | 10以下 and so on.
    """
    down = all(len(own) >= FEWEST_DOWN and _go_down(own) for own in points)
    return len(points) > 1 and down and _come_to((own[0] for own in points), totals)


def _go_down(points: Sequence[float]) -> bool:
    return all(one > next_ for one, next_ in pairwise(points))


def _go_down_to_nothing(points: Sequence[float]) -> bool:
    """Whether points go down to nothing or less: 5, 0, -5; 5 for yes and 0 for no."""
    enough = len(points) >= FEWEST_DOWN or points[-1] == 0
    return enough and _go_down(points) and points[-1] <= 0 < points[0]


def _are_most(groups: Sequence[Group], by: ByRole, totals: Collection[float]) -> bool:
    """Whether the most points of each name stand in another column of scores over all of its rows, and make a total."""
    wholes = [_whole(group, by) for group in groups]
    graded = [(one.points, whole) for one, whole in zip(groups, wholes, strict=True) if len(one.lines) > 1]
    return all(max(points, default=None) == whole for points, whole in graded) and _come_to(wholes, totals)


def _whole(group: Group, by: ByRole) -> float:
    """The points in a cell over all rows of a name."""
    cells = (group.lines[0].cells[column.column] for column in by.scores)
    numbers = (_largest(cell) for cell in cells if cell is not None and _covers(cell, group.leaf))
    return next((number for number in numbers if number is not None), 0.0)


def _come_to(points: Iterable[float], totals: Collection[float]) -> bool:
    reached = sum(points)
    return any(abs(reached - total) <= EXACT for total in totals)


def _points_of(lines: Sequence[Line], by: ByRole) -> Sequence[float]:
    """The points of each line, in the first column that has some of all of them; none where no column has."""
    criteria = [column for column in by.rules if column.role is Role.CRITERION]
    if by.scores:
        found = [_points_in(lines, column, _largest) for column in by.scores]
    else:
        found = [_points_in(lines, column, _points_at_end) for column in criteria if len(criteria) == 1]
    return next((points for points in found if len(points) == len(lines)), [])


def _points_in(lines: Sequence[Line], column: Column, read: Callable[[Cell], float | None]) -> Sequence[float]:
    """The points in the cells of a column that begin in some lines."""
    cells = (cell for line in lines if (cell := line.cells[column.column]) is not None and cell.row == line.row)
    return [points for cell in cells if (points := read(cell)) is not None]


def _largest(cell: Cell) -> float | None:
    """The score of a cell, or its largest number: 14 of 11-14."""
    score = read_score(cell.text).number
    return score if score is not None else max(map(float, NUMBERS.findall(figures(cell.text))), default=None)


def _points_at_end(cell: Cell) -> float | None:
    """The points that end a rule."""
    found = IN_NAME.search(cell.text) or BARE_IN_NAME.search(cell.text)
    return float(found.group(1)) if found else None
