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


def group_features(rows: Sequence[Row], columns: Sequence[Column]) -> list[list[str]]:
    """The names of the features of each row."""
    levels, scores = of_role(columns, Role.LEVEL), of_role(columns, Role.SCORE)
    if not levels:
        return [[] for _ in rows]
    points = [points_of(row, scores) for row in rows]
    named = [[own_fact(row, level) for level in levels] for row in rows]
    pointed = sum(one is not None for one in points) * 2 > len(points)
    return [list(_group(rows, columns, named, points, pointed, place)) for place in range(len(rows))]


def points_of(row: Row, scores: Sequence[Column]) -> float | None:
    """The number in the first column of scores that has one, else the points that a text ends in."""
    found = (fact.number for column in scores if (fact := own_fact(row, column)) is not None)
    number = next((one for one in found if one is not None), None)
    return next((fact.points for fact in row.facts if fact.points is not None), None) if number is None else number


def _group(
    rows: Sequence[Row],
    columns: Sequence[Column],
    named: Sequence[Sequence[Fact | None]],
    points: Sequence[float | None],
    pointed: bool,
    place: int,
) -> Iterator[str]:
    row, own = rows[place], named[place]
    at = [order for order, fact in enumerate(own) if fact is not None]
    if not at:
        return
    leaf = len(own) - 1
    more = _more(row, columns)
    where = "leaf" if at[-1] == leaf else "upper" if len(at) == 1 else "uppers"
    over = "over" if leaf and _reaches(row, columns, leaf) else ""
    whole = points[place]
    below = _below(named, at[-1], place)
    total = _sum(whole, [points[one] for one in below])
    yield f"group={where}{over}.{more}"
    yield f"group.points={where}{over}.{more}.{whole is not None}"
    yield f"group.sum={where}.{more}.{total}"
    if total == "exact" and where == "upper" and more != "rules":
        yield "likely.sum"
    if where != "leaf":
        yield f"stands.above={_goes_on(named, at[-1], place)}.{more}"
    if len(row.printed) == 1:
        after = points[place + 1] if place + 1 < len(points) else None
        yield f"bare={where}.{pointed}.{after is not None}"
        yield f"bare.same={where}.{_repeats(named, place)}"
    yield from _headed(rows, columns, points, more, place)


def _goes_on(named: Sequence[Sequence[Fact | None]], order: int, place: int) -> bool:
    """Whether the next row has a deeper name, and none at a name's level or above."""
    following = named[place + 1] if place + 1 < len(named) else []
    deeper = any(fact is not None for fact in following[order + 1 :])
    return deeper and not any(fact is not None for fact in following[: order + 1])


def _repeats(named: Sequence[Sequence[Fact | None]], place: int) -> bool:
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


def _below(named: Sequence[Sequence[Fact | None]], order: int, place: int) -> list[int]:
    """The next rows until one has another name at the same level or above."""
    own = named[place][order]
    found = []
    for at in range(place + 1, min(len(named), place + 1 + MOST)):
        upper = [fact for fact in named[at][: order + 1] if fact is not None]
        if any(own is None or fact.plain != own.plain for fact in upper):
            break
        found.append(at)
    return found


def _sum(whole: float | None, parts: Sequence[float | None]) -> str:
    numbers = [one for one in parts if one is not None]
    return compared(whole, sum(numbers)) if whole and numbers else "none"


def _headed(
    rows: Sequence[Row], columns: Sequence[Column], points: Sequence[float | None], more: str, place: int
) -> Iterator[str]:
    """Whether a row without more than a name and points has those of the rows to the next of its kind or rank."""
    if more == "rules" and not rank_of(rows[place]):
        return
    own = _sort(rows[place], columns)
    parts, number = [], 0
    for at in range(place + 1, min(len(rows), place + 1 + MOST)):
        if _sort(rows[at], columns) == own or 0 < rank_of(rows[at]) <= rank_of(rows[place]):
            break
        parts.append(points[at])
        number += 1
    if not number:
        return
    total = _sum(points[place], parts)
    yield f"headed={more}.{total}.{min(number, 2)}"
    if total == "exact" and (more != "rules" or rank_of(rows[place]) == 1):
        yield "likely.sum"


def _sort(row: Row, columns: Sequence[Column]) -> tuple[int, bool, frozenset[int]]:
    """What rows of a kind have in common: their rank and the columns in which they have texts."""
    places = frozenset(column.position for column in columns if own_fact(row, column) is not None)
    bracket = any(fact.number is not None and fact.plain.startswith("(") for _cell, fact in pairs(row))
    return rank_of(row), bracket, places
