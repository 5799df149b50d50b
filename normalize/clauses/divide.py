"""Divide a text into parts of one amount each: 缺一次扣2分，最多扣6分，迟报的扣1分 -> two parts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..facts.amounts import Amount, Effect
from ..facts.wording import is_blank
from ..records import Rule

RULES = {
    Effect.TAKE: Rule.DEDUCT,
    Effect.NOTHING: Rule.DEDUCT,
    Effect.ADD: Rule.AWARD,
    Effect.SET: Rule.AWARD,
    Effect.FULL: Rule.AWARD,
    Effect.VETO: Rule.VETO,
}
"""The rule that an amount makes by itself; others limit the one beside them."""
BARE = frozenset({Effect.NOTHING, Effect.VETO})
"""Amounts that no limit belongs to."""
LINE = re.compile(r"[^\n]*\n?")
SENTENCE = re.compile(r"[^。；;\n]*[。；;\n]?")
STOP = re.compile(r"[。；;，,、\n]|(?=[（(])")
"""Where a part may end between two of its amounts."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text: the one amount that makes a rule, if any, what stands before it, and what limits it."""

    text: str
    amount: Amount | None
    lead: str
    limits: tuple[Amount, ...]

    @property
    def effect(self) -> Effect | None:
        """What the amount does."""
        return self.amount.effect if self.amount else None


def lines_of(text: str, amounts: Sequence[Amount]) -> list[Span]:
    """Where the lines of a text are, without blank ones; a break inside an amount ends no line."""
    return [span for span in _stretches(LINE, text, (0, len(text)), amounts) if not is_blank(text[slice(*span)])]


def divide(text: str, span: Span, amounts: Sequence[Amount]) -> list[Part]:
    """The parts of a stretch of a text in order, which together are the stretch; one where it has at most one rule.

    Sentences are apart, but for one that only says 扣完为止. Of what stands between two amounts in a sentence, the
    limit of the first belongs to it, and the rest to the second.
    """
    own = _within(span, amounts)
    if sum(amount.effect in RULES for amount in own) < 2:
        return [_part(text, span, own)]
    return [part for one in _stretches(SENTENCE, text, span, own) for part in _parts(text, one, own)]


def _within(span: Span, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    first, last = (bisect_left(amounts, place, key=lambda amount: amount.start) for place in span)
    return tuple(amounts[first:last])


def _stretches(style: re.Pattern[str], text: str, span: Span, amounts: Sequence[Amount]) -> list[Span]:
    """Where lines or sentences are; one goes on with the one before where an amount does."""
    joined: list[Span] = []
    for found in style.finditer(text, *span):
        if joined and _goes_on(found.span(), joined[-1], text, amounts):
            joined[-1] = (joined[-1][0], found.end())
        elif found.group():
            joined.append(found.span())
    return joined


def _goes_on(span: Span, before: Span, text: str, amounts: Sequence[Amount]) -> bool:
    """Whether a stretch is blank, has a part of an amount, its rule but no words for it, or only ends deductions."""
    own, others = _within(span, amounts), _within(before, amounts)
    if is_blank(text[slice(*span)]) or (others and others[-1].stop > span[0]):
        return True
    if not own or not is_blank(text[span[0] : own[0].start]):
        return False
    return own[0].effect is Effect.TO_THE_END or (own[0].effect in RULES and not others)


def _parts(text: str, span: Span, amounts: Sequence[Amount]) -> Iterator[Part]:
    own = _within(span, amounts)
    heads = [own[place] for place in range(len(own)) if _heads(own, place)]
    cuts = [_cut(text, _within((one.start, other.start), own)[-1].stop, other.start) for one, other in pairwise(heads)]
    for first, last in pairwise([span[0], *cuts, span[1]]):
        yield _part(text, (first, last), _within((first, last), own))


def _part(text: str, span: Span, own: tuple[Amount, ...]) -> Part:
    """The part that a stretch is; a limit in front of its amount is none of the words before it."""
    amount = next((one for one in own if one.effect in RULES), None)
    if amount is None:
        return Part(text[slice(*span)], None, "", own)
    limits = tuple(one for one in own if one is not amount)
    begin = max((one.stop for one in limits if one.stop < amount.stop), default=span[0])
    return Part(text[slice(*span)], amount, text[begin : amount.start], limits)


def _heads(own: Sequence[Amount], place: int) -> bool:
    """Whether an amount has a part of its own: it makes a rule, or is a limit that no rule of points stands before."""
    if own[place].effect in RULES:
        return True
    return place > 0 and own[place].effect is Effect.MOST and own[place - 1].effect in BARE


def _cut(text: str, stop: int, start: int) -> int:
    """Where the part of the amounts to `stop` ends, and that of the one from `start` on begins."""
    found = STOP.search(text, stop, start)
    return found.end() if found else stop
