"""What speaks for a row that heads those below it, given the columns: an upper name alone, the sum of their points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...facts.fact import Fact
from ...records import Column, Role
from ..sheet import Row
from .placed import covered, of_role, own_fact, pairs
from .ranks import MOST, compared, rank_of

SILENT = frozenset({Role.SERIAL, Role.LEVEL, Role.SCORE, Role.RESULT})
FILLED_IN = SILENT | {Role.OTHER, Role.REMARK}
HEADS = 2
"""The ranks of numbers that head rows wherever they stand: 第一部分, 一、."""
Names = Sequence[Sequence[Fact | None]]
"""The name of each level that each row has."""


def group_features(rows: Sequence[Row], columns: Sequence[Column]) -> list[list[str]]:
    """The names of the features of each row."""
    levels, scores = of_role(columns, Role.LEVEL), of_role(columns, Role.SCORE)
    if not levels:
        return [[] for _ in rows]
    points = [points_of(row, scores) for row in rows]
    named = [[own_fact(row, level) for level in levels] for row in rows]
    return [list(_group(rows, columns, named, points, place)) for place in range(len(rows))]


def points_of(row: Row, scores: Sequence[Column]) -> float | None:
    """The number in the first column of scores that has one, else the points that a text ends in."""
    found = (fact.number for column in scores if (fact := own_fact(row, column)) is not None)
    number = next((one for one in found if one is not None), None)
    return next((fact.points for fact in row.facts if fact.points is not None), None) if number is None else number


def _group(
    rows: Sequence[Row], columns: Sequence[Column], named: Names, points: Sequence[float | None], place: int
) -> Iterator[str]:
    row, own = rows[place], named[place]
    at = [order for order, fact in enumerate(own) if fact is not None]
    if not at:
        return
    leaf = len(own) - 1
    more = _more(row, columns)
    where = "leaf" if at[-1] == leaf else "upper" if len(at) == 1 else "uppers"
    over = "over" if leaf and _reaches(row, columns, leaf) else ""
    yield f"group.points={where}{over}.{more}.{points[place] is not None}"
    if len(row.printed) == 1:
        yield f"bare.same={where}.{_repeats(named, place)}"
    alone = where == "upper" and more != "rules"
    ranked = more != "rules" or 0 < rank_of(row) <= HEADS
    if (alone and _sums_up(points, place, _below(named, at[-1], place))) or (
        ranked and _sums_up(points, place, _of_other_kinds(rows, columns, place))
    ):
        yield "likely.sum"


def _repeats(named: Names, place: int) -> bool:
    """Whether all names of a row stand in the row above as well."""
    if not place:
        return False
    both = zip(named[place], named[place - 1], strict=True)
    return all(own is None or (other is not None and own.plain == other.plain) for own, other in both)


def _more(row: Row, columns: Sequence[Column]) -> str:
    """Whether a row says more than names and points: in columns of rules and targets, in those filled in."""
    roles = {column.role for column in columns if own_fact(row, column) is not None}
    return "rules" if roles - FILLED_IN else "filled" if roles - SILENT else "no"


def _reaches(row: Row, columns: Sequence[Column], leaf: int) -> bool:
    """Whether a name covers the column of the deepest names as well."""
    levels = of_role(columns, Role.LEVEL)
    return any(levels[leaf] in covered(cell, columns)[1:] for cell in row.printed)


def _sums_up(points: Sequence[float | None], place: int, parts: Sequence[int]) -> bool:
    """Whether the points of a row are those of others together."""
    whole, numbers = points[place], [one for at in parts if (one := points[at]) is not None]
    return bool(whole and numbers) and compared(whole or 0.0, sum(numbers)) == "exact"


def _below(named: Names, order: int, place: int) -> list[int]:
    """The next rows until one has another name at the same level or above."""
    own = named[place][order]
    found = []
    for at in range(place + 1, min(len(named), place + 1 + MOST)):
        upper = [fact for fact in named[at][: order + 1] if fact is not None]
        if any(own is None or fact.plain != own.plain for fact in upper):
            break
        found.append(at)
    return found


def _of_other_kinds(rows: Sequence[Row], columns: Sequence[Column], place: int) -> list[int]:
    """The next rows until one of the row's kind or rank."""
    own, rank = _sort(rows[place], columns), rank_of(rows[place])
    found = []
    for at in range(place + 1, min(len(rows), place + 1 + MOST)):
        if _sort(rows[at], columns) == own or 0 < rank_of(rows[at]) <= rank:
            break
        found.append(at)
    return found


def _sort(row: Row, columns: Sequence[Column]) -> tuple[int, bool, frozenset[int]]:
    """What rows of a kind have in common: their rank and the columns in which they have texts."""
    places = frozenset(column.position for column in columns if own_fact(row, column) is not None)
    bracket = any(fact.number is not None and fact.plain.startswith("(") for _cell, fact in pairs(row))
    return rank_of(row), bracket, places
