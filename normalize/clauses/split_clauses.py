"""Split a criterion into its clauses: numbered items, and one rule each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..facts.amounts import Effect, find_amounts
from ..facts.numbered import find_markers
from ..facts.wording import is_blank
from ..records import Clause, Rule
from .divide import Part, Span, divide, lines_of
from .read_rules import has_steps, read_rule
from .tiers import Ruled, mark_tiers

MOST_CLAUSES = 500
DEEPEST = 3
"""How many items may stand inside one another."""

Item = tuple[str, Span]
"""A marker, and where the text behind it is."""


def split_clauses(criterion: str, score: float | None = None) -> tuple[Clause, ...]:
    """The clauses of a criterion in order, with the rule of each; none where it has neither numbers nor rules.

    "1、甲。2.乙" -> 1、 甲。 and 2. 乙; text before the first number is a clause without a marker, items inside an item
    follow it as clauses of their own. Of a text with several amounts each is a clause. `score` is the indicator's.
    """
    amounts = find_amounts(criterion)
    items = list(_items(criterion, (0, len(criterion)), DEEPEST))
    texts = items or [("", span) for span in lines_of(criterion, amounts)]
    ruled = _tiers([_rules(marker, divide(criterion, span, amounts), score) for marker, span in texts], score)
    has_rules = any(one.clause.rule is not Rule.NONE for one in ruled)
    found = ruled[:MOST_CLAUSES] if items or has_rules else []
    return tuple(replace(one.clause, clause_no=number) for number, one in enumerate(found, 1))


def _items(text: str, span: Span, depth: int) -> Iterator[Item]:
    """The numbered items of a text with their markers, each followed by the items inside it; none where it has none.

    "1、甲：（1）子（2）丑" -> 1、 甲：, （1） 子, （2） 丑; an item that is only items lends its marker to the first.
    """
    for marker, place in _numbered(text, span):
        inner = list(_items(text, place, depth - 1)) if depth and marker else []
        first, *others = inner or [("", place)]
        yield marker + first[0], first[1]
        yield from others


def _numbered(text: str, span: Span) -> Iterator[Item]:
    begin, end = span
    markers = find_markers(text[begin:end])
    stops = [*(begin + marker.start for marker in markers), end]
    if markers and not is_blank(text[begin : stops[0]]):
        yield "", (begin, stops[0])
    for marker, stop in zip(markers, stops[1:], strict=True):
        behind = begin + marker.stop
        yield text[begin + marker.start : behind].strip(), (behind, stop)


def _rules(marker: str, parts: Sequence[Part], score: float | None) -> list[Ruled]:
    """A clause for each part of an item; what is deducted to the end is so for each of them."""
    steps = len(parts) > 1 and has_steps(parts)
    to_the_end = len(parts) > 1 and any(limit.effect is Effect.TO_THE_END for limit in parts[-1].limits)
    read = []
    for part in parts:
        clause = read_rule(Clause(0, marker, part.text.strip()), part, score, steps)
        if to_the_end and part.effect is Effect.TAKE and clause.points_max is None:
            clause = replace(clause, points_max=score)
        read.append(Ruled(clause, part.effect))
        marker = ""
    return read


def _tiers(groups: Iterable[Sequence[Ruled]], score: float | None) -> list[Ruled]:
    """The clauses of all items; tiers stand within an item or line, or are items and lines themselves."""
    marked = [one for group in groups for one in mark_tiers(group, score)]
    return marked if any(one.clause.rule is Rule.TIER for one in marked) else mark_tiers(marked, score)
