"""What the full marks of a form come to; of parts that have a hundred points each and a weight, by their weights.

评审（40%） 100, 导师（60%） 100   --->   100
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from ..facts.scores import EXACT, HUNDRED, read_score, split_name
from ..facts.wording import compact
from ..grouped import grouped
from ..records import Indicator
from .mark_additional import full_marks

WEIGHT_COLUMN = re.compile(r".{0,4}(?:权重|比重|比例|占比|系数)(?:\(.*\))?")


@dataclass(frozen=True, slots=True)
class Part:
    """The indicators under one name of the first level, or one section's title, and the weight printed with it."""

    weight: float | None
    indicators: Sequence[Indicator]


def total_score(indicators: Iterable[Indicator]) -> float | None:
    """The most that the scores of one period sum to, plus the scores that belong to no period.

    Where each indicator has one period of its own, as 月 or 季 say how often it is assessed, all scores count.
    Points that are added to the full marks or taken off them do not count, unless there are no others. Parts of a
    hundred points each, of which every one has a weight, come to a hundred together.
    """
    marks = full_marks(indicators)
    return HUNDRED if are_weighted(hundreds(marks)) else sum_of(marks)


def sum_of(indicators: Iterable[Indicator]) -> float | None:
    """What scores come to, as `total_score` counts them, without a look at weights."""
    scores = [(one, one.score) for one in indicators if one.score is not None]
    sums = _by_period(scores)
    timeless = sums.pop("", 0.0)
    each_once = 1 < len(scores) == len({(one.indicator_no, one.section) for one, _score in scores})
    of_periods = sum(sums.values()) if each_once else max(sums.values(), default=0.0)
    return round(timeless + of_periods, 6) if scores else None


def _by_period(scores: Iterable[tuple[Indicator, float]]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for one, score in scores:
        sums[one.period] = sums.get(one.period, 0.0) + score
    return sums


def whole_sum(indicators: Sequence[Indicator]) -> float | None:
    """What the scores of a group come to, None where one is missing or no number; some may share a score."""
    lacking = [one for one in indicators if one.score is None]
    shared = any(one.score_shared for one in indicators)
    is_known = not lacking or (shared and not any(one.score_text for one in lacking))
    return sum_of(indicators) if is_known else None


def hundreds(indicators: Sequence[Indicator]) -> Sequence[Part]:
    """The parts of full marks where there are several, each has a hundred points, and any has a weight; else none."""
    titled = all(split_name(one.section_title)[1] is not None for one in indicators)
    groups = grouped(indicators, attrgetter("section", "section_title") if titled else _first_name).values()
    whole = len(groups) > 1 and all(sum_of(group) == HUNDRED for group in groups)
    parts = [Part(_weight(group, titled), group) for group in groups if whole]
    return parts if any(part.weight is not None for part in parts) else ()


def _first_name(one: Indicator) -> tuple[int, str]:
    return one.section, one.name_at(1)


def are_weighted(parts: Sequence[Part]) -> bool:
    """Whether each of the parts has a weight, and these come to a hundred, or to one."""
    weights = [part.weight for part in parts if part.weight is not None]
    whole = any(abs(sum(weights) - one) <= EXACT for one in (HUNDRED, 1.0))
    return 0 < len(weights) == len(parts) and whole


def _weight(group: Sequence[Indicator], titled: bool) -> float | None:
    """The weight of a part: in the title of its section, in its name, or in a column of weights."""
    first = group[0]
    named = split_name(first.section_title)[1] if titled else next(iter(first.level_scores), None)
    return _weight_beside(group) if named is None else named


def _weight_beside(group: Sequence[Indicator]) -> float | None:
    printed = {text for one in group for name, text in one.extra.items() if WEIGHT_COLUMN.fullmatch(compact(name))}
    return read_score(printed.pop()).number if len(printed) == 1 else None
