"""Find the points that a rule gives or takes: 每少一次扣0.5分，最多扣3分 -> take 0.5, and at most 3."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto

from .numbers import AMOUNT, legible


class Effect(Enum):
    """What an amount does to the score."""

    TAKE = auto()
    ADD = auto()
    SET = auto()
    NOTHING = auto()
    FULL = auto()
    VETO = auto()
    MOST = auto()
    TO_THE_END = auto()


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of a text, from `start` to `stop`: its points, the upper ones of a range, the unit behind a stroke."""

    effect: Effect
    start: int
    stop: int
    low: float | None = None
    high: float | None = None
    unit: str = ""


MEASURE = (
    "(?:人次|车次|分钟|小时|[学课]时|个?百分点|万元|公里|[次处项个例起件条人家份天日周月年篇名户场期台套页道张宗笔本只支"
    "所座辆批款点种队组班门节岗站间部封幅首集版轮回遍字元亩吨%％])"
)
DASH = r"\s*(?:[-－—–―~～]+|至|到)\s*"
UNIT = rf"(?:\s*[/／]\s*(?:[每一1]\s*)?({MEASURE}[目数]?|[^\W\d]{{1,3}}))?"
POINTS = rf"({AMOUNT})(?:\s*分?{DASH}({AMOUNT}))?\s*分(?![钟制段]|及?以[上下内])值?{UNIT}"
"""Points or a range of them, with the unit that follows a stroke: 2分, 1-2分, 5分/次."""
MOST = rf"({AMOUNT})\s*分(?![钟制]|基准)"
WHOM = r"(?:分|(?!分)[^\d\s，。；;,、：:（）()每扣加得计]{1,7})?"
"""What the points are taken from: 扣当月考核分2分, 扣责任人1分."""
GRADE = (
    r"(?:优秀?|良好?|中等?|较?[好差]|一般|(?:基本|不)?[合及]格|(?:非常|很|比较|较|基本|不太|不)*满意|[A-E][级等]?"
    r"|第[一二三四五六七八九十\d]{1,3}名|[特一二三四]等奖?|(?:国家|省部?|市|县|区|校|院)级)"
)

GRAMMAR: tuple[tuple[Effect, re.Pattern[str]], ...] = (
    (Effect.VETO, re.compile(r"一票否决|取消.{0,8}(?:评先|评优|资格)|直接(?:评|定)为(?:不合格|差)")),
    (
        Effect.MOST,
        re.compile(
            r"(?:(?:最多|至多|最高|上限|累计)分?(?:只?[可能])?(?:不得?超过)?(?:扣[减除罚]?|加|得|计)?分?(?:为|是|[:：])?"
            rf"|(?<!得)满分(?:为|是|[:：])?|幅度(?:为|是|[:：])?)\s*{MOST}"
        ),
    ),
    (Effect.MOST, re.compile(rf"(?:不得?超过|封顶|[扣加][满至完])\s*{MOST}")),
    (Effect.MOST, re.compile(rf"{MOST}(?:封顶|为上?限)")),
    (Effect.TO_THE_END, re.compile(r"扣[完光](?:[^\d，。；;,、\n]{0,8}[为即]止|(?=\s*(?:[。；;，,）)]|$)))")),
    (
        Effect.NOTHING,
        re.compile(r"不[得给计记赋]分|不予[得给计记赋]分|[得计记]零分|扣除?(?:[该本此]项)?全部?分[值数]?|全扣"),
    ),
    (Effect.FULL, re.compile(r"[得计记给](?:标准分值?+|权重分|满分|全分)(?!\s*[\d的])")),
    (
        Effect.TAKE,
        re.compile(
            rf"(?:加扣(?!分)|(?<!加)倒?扣)(?:[减除罚]除?)?{WHOM}\s*[(（]?\s*{POINTS}|(?<![加增])减[少去]?分?\s*{POINTS}"
        ),
    ),
    (Effect.TAKE, re.compile(rf"按\s*{POINTS}的?(?:标准)?扣")),
    (Effect.ADD, re.compile(rf"(?:[加增]|奖励?)分?\s*[(（]?\s*{POINTS}")),
    (Effect.SET, re.compile(rf"(?:得(?:满分)?|(?<![共合总累统])计|记|赋|给|(?<=[的者则])为)\s*{POINTS}")),
)
"""How points are written, first what others would be taken for."""
GRADED = re.compile(
    rf"(?:(?<=[分\0])[、，,；;]\s*)?(?<![^、，,；;：:。.．\s/（()）“”\"■□]){GRADE}[”\"]?\s*[:：=＝]?\s*[(（]?\s*{POINTS}"
)
"""Points beside a grade or a rank without a verb, which there are several of: 优秀10分，良好6分."""
BOUND = re.compile(rf"{GRADE}[”\"]?\s*[:：=＝]?\s*[(（]?\s*{AMOUNT}\s*分?\s*及?以[上下]")
SIGNS = re.compile("分|否决|取消|直接|全扣|扣[完光]")


def find_amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a text in order; none where points are no number."""
    if not SIGNS.search(text):
        return ()
    rest = legible(text)
    found: list[Amount] = []
    for effect, pattern in GRAMMAR:
        if own := [_amount(effect, one) for one in pattern.finditer(rest)]:
            found += own
            rest = pattern.sub(_covered, rest)
    return tuple(sorted([*found, *_graded(rest, found)], key=lambda amount: amount.start))


def _graded(text: str, found: Iterable[Amount]) -> list[Amount]:
    """Points beside grades, several or one that goes on with an amount before it: 省级加3分、市级1分.

    None where grades stand beside the bounds of a whole: 优（90分以上）.
    """
    effects = {amount.stop: amount.effect for amount in found}
    graded: list[Amount] = []
    goes_on = False
    for one in () if BOUND.search(text) else GRADED.finditer(text):
        goes_on = goes_on or one.start() in effects
        effects[one.end()] = effects.get(one.start(), Effect.SET)
        graded.append(replace(_amount(effects[one.end()], one), start=one.start(1)))
    return graded if goes_on or len(graded) > 1 else []


def _amount(effect: Effect, found: re.Match[str]) -> Amount:
    groups = [group for group in found.groups() if group is not None]
    numbers = [float(group) for group in groups if group[0].isdecimal()]
    units = [group for group in groups if not group[0].isdecimal()]
    low, high = (*numbers, None, None)[:2]
    return Amount(effect, found.start(), found.end(), low, high, "".join(units))


def _covered(found: re.Match[str]) -> str:
    return "\0" * len(found.group())
