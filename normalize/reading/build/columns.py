"""The printed columns of a stretch with their roles, levels, periods and deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...facts.fact import Kind
from ...facts.periods import deadline_of
from ...facts.vocabulary import ITEM, Vocabulary
from ...records import MAX_LEVEL, Column, Role
from ..lines import Line
from ..printed import Printed
from ..tables.headers import Block
from .assign_periods import assign_periods
from .divide_columns import header_over
from .requirements import settle_requirements
from .rows_below import is_sum

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
    columns = assign_periods(_leaf_scores(_number_levels(_content_apart(drafts, printed)), printed), vocabulary)
    return settle_requirements(_scores_of_levels(columns, block, vocabulary), vocabulary)


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
    numbered = [n for n in _places(columns, Role.LEVEL) if columns[n].level]
    rules = _places(columns, Role.CRITERION)
    if not rules or len(numbered) < FEWEST_NUMBERED:
        return list(columns)
    between = range(numbered[-1] + 1, rules[-1])
    apart = [n for n in _places(columns, Role.LEVEL) if n in between and _heads_content(printed[n])]
    return [replace(one, role=Role.REQUIREMENT) if n in apart else one for n, one in enumerate(columns)]


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
        return None
    scores = _places(columns, Role.SCORE)
    if scores[0] < names[0] and scores[-1] > names[-1]:
        return columns[place + 1].level if place + 1 in names else None
    return max((columns[n].level or 0 for n in names if n < place), default=0) or None


def _scores_of_levels(columns: Sequence[Column], block: Block, vocabulary: Vocabulary) -> tuple[Column, ...]:
    """The columns; of two of scores the one with fewer, on rows where names of an upper level begin, has the level's.

    项目 | 要素 | 项目满分 | 要素满分       服务 40 > 态度 15
    服务 | 态度 | 40       | 15       --->  服务 40 > 时效 25
         | 时效 |          | 25
    """
    lines = [line for line in block.body if not any(is_sum(cell, vocabulary) for cell in line.printed_cells())]
    scores = sorted(filter(_is_leafs, columns), key=lambda one: len(_rows_of(one, lines)))
    level = _level_of(scores[0], scores[1], columns, lines) if len(scores) == 2 else None
    return tuple(replace(one, level=level) if level and one is scores[0] else one for one in columns)


def _is_leafs(column: Column) -> bool:
    """Whether a column has the scores of indicators, in no period."""
    return column.role is Role.SCORE and column.level is None and not column.period


def _level_of(fewer: Column, more: Column, columns: Sequence[Column], lines: Sequence[Line]) -> int | None:
    """The level on whose names' rows the scores of a column stand, where another one has more."""
    rows = _rows_of(fewer, lines)
    upper = [column for column in columns if column.role is Role.LEVEL][:-1]
    levels = (column.level for column in upper if set(rows) <= set(_rows_of(column, lines)))
    return next(levels, None) if 1 < len(rows) < len(_rows_of(more, lines)) else None


def _rows_of(column: Column, lines: Sequence[Line]) -> list[int]:
    """The numbers of the lines in which a text begins in a column."""
    place = range(column.column, column.column + column.column_span)
    return [n for n, line in enumerate(lines) if any(cell.column in place for cell in line.printed_cells())]


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
