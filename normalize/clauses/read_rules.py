"""Read what a clause does to the score: 每少一次扣0.5分，最多扣3分 -> deduct 0.5 per 少一次, at most 3."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..facts.amounts import MEASURE, Amount, Effect
from ..facts.numbers import legible, unread_points
from ..facts.wording import without_layout
from ..records import Clause, Rule
from .divide import RULES, Part

BY_SCORE = frozenset({Effect.NOTHING, Effect.FULL})
FILLER = (
    r"[，,]?\s*(?:在[^，,。；;\d]{1,10}基础上|(?:在)?\d+分基础上|[则就各再均可将]|给予|予以|视情节?(?:轻重)?|酌情)*\s*$"
)
EACH = re.compile(rf"每(?P<per>[^，。；,;：:\n每]{{1,30}}?){FILLER}")
HAPPENS = r"(?:发现|出现|发生|提供|新增|增加|减少|缺少|[少多低缺高超迟漏错])"
ONE = rf"(?<![第前后近满于过足十百千\d.~～—-])[一1半]\s*{MEASURE}(?!以|及|之|[内前后性]|通过|成功|合格|或|至)"
ONCE = re.compile(rf"(?P<per>{HAPPENS}?{ONE}[^，。；,;：:\n\d]{{0,16}}?){FILLER}")
"""一处错误扣1分, 缺1个扣2分."""
AT_EACH = re.compile(rf"每(?P<per>{HAPPENS}{ONE})[^。；;\n]*$")
"""每发现一次未按时报送的，对负责人扣1分: the count stands apart from the points."""
MORE = re.compile(rf"(?:[2-9]|1\d|[两二三四五六七八九十])\s*{MEASURE}[^，。；,;\n]{{0,8}}[，,]?\s*$")
"""Where a text has points for two as well, those for one are a step and no rate: 1次扣2分，2次扣5分."""
SENTENCE_END = re.compile(r"[。；;\n]")
LEADING = " ，,、：:=＝\t●■□◆·"


def read_rule(clause: Clause, part: Part, score: float | None, by_steps: bool = False) -> Clause:
    """The clause with its rule, points, most points, per and condition, as far as its part of a text has them.

    `score` is the indicator's full marks, to which 扣完为止 may come and 不得分 does; `by_steps` says that counts are
    steps. Where some points are no number, nothing is read.
    """
    amount = part.amount
    if part.effect is Effect.VETO:
        return replace(clause, rule=Rule.VETO)
    if unread_points(clause.text):
        return clause
    most = _most(part.limits, score)
    if amount is None:
        return clause if most is None else replace(clause, rule=Rule.CAP, points_max=most)
    unit, stop = (amount.unit, len(part.lead)) if amount.unit else _per(part.lead, by_steps)
    return replace(
        clause,
        rule=RULES[amount.effect],
        points=score if amount.effect in BY_SCORE else amount.low,
        points_max=amount.high if most is None else most,
        per=unit,
        condition=_condition(part.lead[:stop]),
    )


def has_steps(parts: Sequence[Part]) -> bool:
    """Whether points stand behind counts of more than one: 2次扣5分."""
    return any(MORE.search(legible(part.lead)) for part in parts)


def _per(lead: str, by_steps: bool) -> tuple[str, int]:
    """What the points are given or taken for each of, and where the words for it begin."""
    plain = legible(lead)
    for style in (EACH, ONCE, AT_EACH) if not by_steps else (EACH,):
        if found := style.search(plain):
            return without_layout(lead[slice(*found.span("per"))]), found.start()
    return "", len(lead)


def _most(limits: Sequence[Amount], score: float | None) -> float | None:
    said = [limit.low for limit in limits if limit.effect is Effect.MOST]
    to_the_end = any(limit.effect is Effect.TO_THE_END for limit in limits)
    return said[-1] if said else score if to_the_end else None


def _condition(lead: str) -> str:
    """What stands before the points in their sentence."""
    sentences = [text for sentence in SENTENCE_END.split(lead) if (text := sentence.strip(LEADING))]
    last = sentences[-1] if sentences else ""
    return last if re.search("[)）]", last) else last.strip("（(")
