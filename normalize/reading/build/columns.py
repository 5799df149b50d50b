"""The printed columns of a stretch with their roles, levels, periods and deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...facts.fact import Kind
from ...facts.periods import deadline_of
from ...facts.vocabulary import ITEM, Vocabulary
from ...records import MAX_LEVEL, Column, Role
from ..printed import Printed
from ..tables.headers import Block
from .assign_periods import assign_periods
from .divide_columns import header_over
from .match_scores import match_scores
from .requirements import settle_requirements

FEWEST_NUMBERED = 2
"""So many headers with the number of their level say that a further one without is none."""
FIELD_ROLES = frozenset({Role.LEVEL, Role.SERIAL})


def columns_with(
    roles: Sequence[Role], printed: Sequence[Printed], block: Block, section: int, vocabulary: Vocabulary
) -> tuple[Column, ...]:
    """The columns of a section from left to right, given the role of each."""
    drafts = [
        _column(one, role, section, position, block)
        for position, (one, role) in enumerate(zip(printed, roles, strict=True), 1)
    ]
    columns = _leaf_scores(_number_levels(_content_apart(drafts, printed)), printed)
    return settle_requirements(match_scores(assign_periods(columns, vocabulary), block, vocabulary), vocabulary)


def _column(one: Printed, role: Role, section: int, position: int, block: Block) -> Column:
    header = header_over(block, one.column)
    return Column(
        section=section,
        position=position,
        header=header,
        role=role,
        level=one.header[-1].level if one.header and role is Role.LEVEL else None,
        deadline=deadline_of(header),
        fill_in=role is Role.RESULT or (role not in FIELD_ROLES and not one.texts),
        column=one.column,
        column_span=one.span,
    )


def _content_apart(columns: Sequence[Column], printed: Sequence[Printed]) -> list[Column]:
    """A word of content between numbered levels and a criterion heads what is required: 评价内容 behind 二级指标."""
    numbered = [n for n, column in enumerate(columns) if column.role is Role.LEVEL and column.level]
    ruled = [n for n, column in enumerate(columns) if column.role is Role.CRITERION]
    if len(numbered) < FEWEST_NUMBERED or not ruled:
        return list(columns)
    between = range(numbered[-1] + 1, ruled[-1])
    return [
        replace(column, role=Role.REQUIREMENT)
        if n in between and column.role is Role.LEVEL and _heads_content(printed[n])
        else column
        for n, column in enumerate(columns)
    ]


def _heads_content(one: Printed) -> bool:
    return bool(one.header) and one.header[-1].role == ITEM


def _number_levels(columns: Sequence[Column]) -> list[Column]:
    """Levels by the numbers in their headers where these rise, else from left to right.

    Names beyond the fifth level become further columns. A score column among the levels is the score of the level
    before it.
    """
    numbers = _numbers_of(columns)
    settled = [_leveled(column, numbers[n]) if n in numbers else column for n, column in enumerate(columns)]
    if not numbers:
        return settled
    owners = {n: _owner(n, settled, sorted(numbers)) for n in _places(columns, Role.SCORE)}
    return [replace(column, level=owners[n]) if owners.get(n) else column for n, column in enumerate(settled)]


def _places(columns: Sequence[Column], role: Role) -> list[int]:
    return [n for n, column in enumerate(columns) if column.role is role]


def _numbers_of(columns: Sequence[Column]) -> dict[int, int]:
    """The level of each column of names, by its place."""
    places = _places(columns, Role.LEVEL)
    printed = [level for n in places if (level := columns[n].level)]
    rising = len(printed) == len(places) and all(a < b for a, b in pairwise(printed))
    return dict(zip(places, printed if rising else range(1, len(places) + 1), strict=True))


def _leveled(column: Column, level: int) -> Column:
    """A column of names at a level; there are no names deeper than the deepest one."""
    return replace(column, level=None, role=Role.OTHER) if level > MAX_LEVEL else replace(column, level=level)


def _owner(place: int, columns: Sequence[Column], names: Sequence[int]) -> int | None:
    """The level whose score a column holds: that of the names before it, None for the deepest ones."""
    if place > names[-1]:
        return _level_named(columns[place], [columns[n] for n in names[:-1]])
    scores = _places(columns, Role.SCORE)
    if scores[0] < names[0] and scores[-1] > names[-1]:
        return columns[place + 1].level if place + 1 in names else None
    return max((columns[n].level or 0 for n in names if n < place), default=0) or None


def _level_named(score: Column, names: Sequence[Column]) -> int | None:
    """The level whose header a score's begins with: 细类合计 behind 大类, 细类 and 要求."""
    return next((one.level for one in names if one.header and score.header.startswith(one.header)), None)


def _leaf_scores(columns: Sequence[Column], printed: Sequence[Printed]) -> tuple[Column, ...]:
    """Scores before the deepest names, with a number for nearly each of them, are theirs, where no others are."""
    scores = _places(columns, Role.SCORE)
    leaf = max(_places(columns, Role.LEVEL), default=0)
    if any(columns[n].level is None for n in scores):
        return tuple(columns)
    full = [n for n in scores if _are_numbers(printed[n]) and _is_each(printed[n], printed[leaf])]
    return tuple(replace(one, level=None) if n in full[-1:] else one for n, one in enumerate(columns))


def _is_each(score: Printed, names: Printed) -> bool:
    return len(score.texts) * 5 >= len(names.texts) * 4


def _are_numbers(one: Printed) -> bool:
    return sum(fact.kind in (Kind.NUMBER, Kind.SHARE) for fact in one.texts) * 2 > len(one.texts)
