"""Read what a clause does to the score: 每少一次扣0.5分，最多扣3分 -> deduct 0.5 per 少一次, at most 3."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from ..facts.numbers import AMOUNT, legible, unread_points
from ..records import Clause, Rule

NUMBER = f"({AMOUNT})"
RANGE = rf"{NUMBER}(?:\s*[-－—~～至到]\s*{NUMBER})?\s*分"
VETO = re.compile(r"一票否决|取消.{0,8}(?:评先|评优|资格)|直接(?:评|定)为(?:不合格|差)")
CAP = re.compile(
    rf"(?:(?:最多|最高|上限|累计)分?(?:可|不超过|不得超过)?(?:扣减?|加|得|计|为|是|[:：])?|满分(?:为|是|[:：])?)\s*{NUMBER}\s*分(?!制)"
    rf"|(?:不超过|不得超过|封顶|[扣加]满|[扣加]至|以)\s*{NUMBER}\s*分"
)
LEADING_CAP = re.compile(rf"^[^，,]{{0,8}}?(?:{CAP.pattern})[，,]")
TO_THE_END = re.compile(r"扣完(?:本项|该项|此项)?(?:分值|分)?(?:为止|即止)|扣完为止|扣光为止")
DEDUCT = re.compile(rf"(?<!加)(?:倒?扣|减|扣减|扣除|扣罚)(?:除)?\s*{RANGE}")
AWARD = re.compile(rf"(?:加|奖励|奖|得|(?<![共合总])计|记|赋)\s*{RANGE}(?!及?以[上下])")
NOTHING = re.compile(r"(?:不得分|不给分|不计分|得零分|计零分|扣全分|全扣|不加分)")
STOP = re.compile(r"[。；;，,、\n]|(?=[（(])")
"""Where a clause may end between two of its amounts."""
PER = re.compile(
    r"(?:每|(?=[少多低缺高超迟漏][一1]))(?P<per>[^，。；,;：:每]{1,16}?)[，,]?\s*(?:各|再)?"
    r"(?:扣减?|扣除|减|(?<!增)加|得|计|奖励?|记)\s*\d"
)

Span = tuple[int, int]


def read_rule(clause: Clause, score: float | None) -> Clause:
    """The clause with its rule, points, most points, per and condition, as far as its text says.

    `score` is the indicator's full marks, to which 扣完为止 may come. Where some points are no number, nothing is read.
    """
    text = legible(clause.text)
    if VETO.search(text):
        return replace(clause, rule=Rule.VETO)
    if unread_points(clause.text):
        return clause
    rest = _without_caps(text)
    deducts, awards = list(DEDUCT.finditer(rest)), list(AWARD.finditer(rest))
    most = _most(text, score)
    found = (deducts or awards)[:1]
    if not found:
        return replace(clause, rule=Rule.CAP, points_max=most) if most is not None else _without_points(clause, score)
    if _are_tiers(deducts, awards, rest):
        return replace(clause, rule=Rule.TIER, points=max(float(award.group(1)) for award in awards), points_max=most)
    rule = Rule.DEDUCT if deducts else Rule.AWARD
    per = PER.search(rest)
    upper = float(found[0].group(2)) if found[0].group(2) else None
    return replace(
        clause,
        rule=rule,
        points=float(found[0].group(1)),
        points_max=most if most is not None else upper,
        per=clause.text[slice(*per.span("per"))].strip() if per else "",
        condition=_condition(clause.text, per.start() if per else found[0].start()),
    )


def amounts_apart(text: str) -> list[str]:
    """The parts of a text that has several amounts, each with one of them; the text itself where it has one.

    What stands between two amounts belongs to the second, but for the most that the first may come to:
    "缺一次扣2分，最多扣6分，迟报的扣1分" -> "缺一次扣2分，最多扣6分，" and "迟报的扣1分". Tiers are one.
    """
    plain = legible(text)
    rest = _without_caps(plain)
    deducts, awards = list(DEDUCT.finditer(rest)), list(AWARD.finditer(rest))
    if _are_tiers(deducts, awards, rest):
        return [text]
    bare = [found.span() for found in (*NOTHING.finditer(rest), *VETO.finditer(rest))]
    amounts = sorted([*bare, *(found.span() for found in (*deducts, *awards))])
    amounts = sorted([*amounts, *_caps_alone(plain, amounts, set(bare))])
    cuts = [_cut(plain, stop, start) for (_start, stop), (start, _stop) in pairwise(amounts) if stop <= start]
    return [text[first:last] for first, last in pairwise([0, *cuts, len(text)])]


def _caps_alone(text: str, amounts: Sequence[Span], bare: Set[Span]) -> Iterator[Span]:
    """What points may come to at most where no points stand before it, but 不得分 or 一票否决."""
    for found in CAP.finditer(text):
        before = bisect_left(amounts, found.span()) - 1
        if before >= 0 and amounts[before] in bare:
            yield found.span()


def _cut(text: str, stop: int, start: int) -> int:
    """Where the clause of the amount before `stop` ends, and that of the one from `start` on begins."""
    stops = [found.end() for found in STOP.finditer(text, stop, start)]
    behind_caps = [last for first, last in pairwise(stops) if _is_cap(text[first:last])]
    return [*stops[:1], *behind_caps][-1] if stops else stop


def _is_cap(text: str) -> bool:
    return bool(CAP.search(text) or TO_THE_END.search(text))


def _without_caps(text: str) -> str:
    return CAP.sub(lambda found: "\0" * len(found.group()), text)


def _are_tiers(deducts: Sequence[re.Match[str]], awards: Sequence[re.Match[str]], text: str) -> bool:
    return not deducts and len(awards) > 1 and not PER.search(text)


def _without_points(clause: Clause, score: float | None) -> Clause:
    found = NOTHING.search(clause.text)
    if not found or found.group() == "不加分":
        return clause
    return replace(clause, rule=Rule.DEDUCT, points=score, condition=_condition(clause.text, found.start()))


def _most(text: str, score: float | None) -> float | None:
    caps: Sequence[re.Match[str]] = list(CAP.finditer(text))
    if caps:
        return float(caps[-1].group(1) or caps[-1].group(2))
    return score if TO_THE_END.search(text) else None


def _condition(text: str, stop: int) -> str:
    """What stands before the points in their sentence."""
    before = LEADING_CAP.sub("", re.split(r"[。；;\n]", text[:stop])[-1])
    return before.strip(" ，,、：:\t")
