"""Give columns their periods: 平时考核指标 | 分值 | 年底考核指标 | 分值."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ...facts.periods import period_of
from ...facts.vocabulary import Vocabulary
from ...records import Column, Role

PERIODIC = frozenset({Role.REQUIREMENT, Role.CRITERION, Role.SCORE, Role.RESULT, Role.TARGET})

FEWEST = 2


def assign_periods(columns: Sequence[Column], vocabulary: Vocabulary) -> tuple[Column, ...]:
    """Periods where the headers name at least two; columns without one follow the period before them.

    平时考核指标 | 分值 | 年底考核指标 | 分值  --->  平时 | 平时 | 年底 | 年底
    They follow only while every period has the same roles, so that 备注 or 总得分 at the end belongs to none.
    """
    own = _periods_of(columns, vocabulary)
    if len(set(own.values())) < FEWEST:
        return tuple(columns)
    starts = _starts(own)
    reach = _common_reach(columns, starts)
    leaders = {place: place for place in own}
    leaders |= {place: start for start in starts for place in range(start, start + reach)}
    settled = list(columns)
    for place, start in leaders.items():
        deadline = columns[place].deadline or columns[start].deadline
        settled[place] = replace(columns[place], period=own.get(place, own[start]), deadline=deadline)
    return tuple(_shared_apart(settled))


def _periods_of(columns: Sequence[Column], vocabulary: Vocabulary) -> dict[int, str]:
    """The periods that headers name, by the places of their columns."""
    likely = [(n, one) for n, one in enumerate(columns) if one.role in PERIODIC and one.level is None]
    return {n: period for n, one in likely if (period := period_of(one.header, vocabulary))}


def _starts(periods: Mapping[int, str]) -> list[int]:
    """The columns with which another period begins than that of the column named before: 平时标准 | 分值 | 平时得分."""
    places = list(periods)
    return places[:1] + [n for before, n in pairwise(places) if periods[n] != periods[before]]


def _shared_apart(columns: Sequence[Column]) -> Iterator[Column]:
    """A column of no period beside columns of periods that hold the same is a further one: 总得分 beside 平时得分."""
    periodic = {column.role for column in columns if column.period}
    for column in columns:
        shared = column.role in periodic and not column.period and column.level is None
        yield replace(column, role=Role.OTHER) if shared else column


def _common_reach(columns: Sequence[Column], starts: Sequence[int]) -> int:
    """How many columns from each start on have the same roles in every period."""
    stops = [*starts[1:], len(columns)]
    groups = [[c.role for c in columns[start:stop]] for start, stop in zip(starts, stops, strict=True)]
    reach = 1
    while all(len(group) > reach and group[reach] in PERIODIC for group in groups):
        if len({group[reach] for group in groups}) > 1:
            break
        reach += 1
    return reach
