"""What one text says, worked out once a distinct text: its wording, its kind, the numbers and words in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial

from .numbers import UNREAD, cell_text
from .ordinals import ordinal_of
from .remembering import remembered_in_file
from .scores import read_score, split_name, worded_score
from .vocabulary import ITEM, Vocabulary
from .wording import compact, is_blank, spelled, without_layout

LONGEST_PLAIN = 60
"""A longer text is no word of a header, a total or a label."""
LONGEST_NAME = 14
LONGEST_PHRASE = 40

NUMBER = re.compile(rf"[-+]?[\d{UNREAD}]+(?:\.\d+)?分?")
SHARE = re.compile(r"\d{1,3}(?:\.\d+)?[%‰]")
RANGE = re.compile(r"[-+]?\d+(?:\.\d+)?分?(?:[-~～—－至]|[<>≤≥])[-+]?\d+(?:\.\d+)?分?")
ORDINAL = re.compile(
    r"[(]?(?:[A-Z]|[A-Z]{0,3}\d{1,3}(?:[.\-]\d{1,3})*|第?[一二三四五六七八九十]{1,3}|[IVX]{1,4})[)]?[.、]?"
)
BOXES = re.compile(r"[□☐☑☒■○●√✓×]")
RULES = re.compile(
    r"[扣得加减记计奖罚]\s*[0-9一二三四五两]|不得分|不计分|不扣分|为止|扣完|满分|酌情|按比例|每[^，。]{0,12}[扣得加减]"
)
STOPS = re.compile(r"[，。；！？]|[,;](?=[\u4e00-\u9fff])")
COLON = re.compile(r"[:：]\s*_*\s*$")
KEYED = re.compile(r"^[^:：，。；]{1,14}[:：]")
SIGNED = re.compile(r"签字|签名|签章|盖章|公章|年\s*月\s*日|[(（]章[)）]")
BLANKS_TO_FILL = re.compile(r"_{2,}|\s{4,}|…{2,}|\.{6,}")
DATES = re.compile(r"\d{1,2}月|\d{4}年|底前|时限|季度|每月|每年|上半年|下半年")
UNITS = re.compile(
    r"(?:个|项|次|件|人|户|家|万元|元|亩|吨|公里|千米|米|平方米|立方米|%|％|天|小时|篇|份|套|台|辆|分|倍|度|名|所|处|宗|场|本|条|批)"
)
TAKES = re.compile(r"[加扣减得]\d+(?:\.\d+)?分|得(?:满分|全分|标准分|基本分|相应分)|不(?:得|计|给)分")
"""Points given, added or taken off."""
OF_ITS_OWN = re.compile(r"[(]\d+(?:\.\d+)?分[)]")
"""Full marks in a bracket."""
GRADE = re.compile(
    r"(?:[A-E]级?|[甲乙丙丁][等级]|[一二三]等|极?优秀?|良好?|中等?|极?差|略差|不?及|很?好|较好|较差|很差|一般|普通|不足"
    r"|不?合格|不?及格|(?:基本|不)?(?:达标|符合|满意)|[\d.]+[-~～—至][\d.]+分?|\d{1,2}分)(?:[(].*[)])?"
)
VARIABLE = re.compile(r"[①-⑳]?(?:(?:[$#]?\{{1,2}[^{}]*\}{1,2}|«[^«»]*»)[,，、;；]?)+")
"""Fields of a form that a program fills in: ${name}, {{name}}, «name»."""
WORDED = re.compile(r"(?![一二三四五六七八九十第条款项章节])[\u4e00-\u9fff]")
SCORING = re.compile(r"加分|扣分|减分|否决|附加|奖励|惩罚|倒扣|负面清单")
"""What names an indicator of points outside the full marks."""
STAND_IN = re.compile(r"(?:项目|指标|内容|任务|目标|事项)?[\dNn一二三四五六七八九十]{1,3}[.、:]?")
"""What holds the place of a name that is still to be written: 指标1, 2."""
OFFICES = re.compile(r"[局办委科室部处组队院所站中心]$")


class Kind(StrEnum):
    """What a text is by its shape."""

    BLANK = "blank"
    PLACEHOLDER = "placeholder"
    NUMBER = "number"
    SHARE = "share"
    RANGE = "range"
    ORDINAL = "ordinal"
    TICK = "tick"
    UNIT = "unit"
    NAME = "name"
    PHRASE = "phrase"
    RULE = "rule"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Fact:
    """What a text says.

    `plain` is its wording for comparing, `number` the full marks it is as a score cell, `points` the score printed at
    its end as in a name, `role` the role of a header with these words (`manner` how it was matched), `style` the
    kind of number it begins with.

    `states_points` is a text of points given or taken off, `is_grade` a grade or a band of marks and nothing else,
    `has_word` has a Chinese word, `is_variable` is a field that a program fills in, `n_boxes` how many boxes to tick.
    """

    plain: str
    length: int
    kind: Kind
    number: float | None
    points: float | None
    role: str
    manner: str
    level: int | None
    style: str
    rank: int
    is_strong: bool
    is_total: bool
    is_subtotal: bool
    is_note: bool
    is_label: bool
    is_signed: bool
    is_keyed: bool
    is_rule: bool
    is_date: bool
    is_office: bool
    states_points: bool = False
    is_grade: bool = False
    has_word: bool = True
    is_variable: bool = False
    n_boxes: int = 0
    is_additional: bool = False
    is_stand_in: bool = False


FactOf = Callable[[str], Fact]


@cache
def facts_of(vocabulary: Vocabulary) -> FactOf:
    """A function that gives the fact of a text, by the words of a vocabulary."""
    return partial(_fact, vocabulary)


@remembered_in_file
def _fact(vocabulary: Vocabulary, text: str) -> Fact:
    text = text.translate(vocabulary.simplified)
    plain = vocabulary.plain(text) if len(text) <= 4 * LONGEST_PLAIN else compact(text)
    short, words = (text, plain) if len(plain) <= LONGEST_PLAIN else ("", "")
    role, manner = vocabulary.match(short)
    ordinal = ordinal_of(text)
    return Fact(
        plain=plain,
        length=len(compact(text)),
        kind=_kind(text, plain, vocabulary),
        number=read_score(short).number,
        points=_points(without_layout(text)),
        role=role,
        manner=manner,
        level=vocabulary.level_of(text) if role == "level" else None,
        style=ordinal.style if ordinal else "",
        rank=ordinal.rank if ordinal else 0,
        is_strong=vocabulary.is_strong(short),
        is_total=vocabulary.is_total(words),
        is_subtotal=vocabulary.is_subtotal(words),
        is_note=vocabulary.is_note(plain),
        is_label=_is_label(words, short, vocabulary),
        is_signed=bool(SIGNED.search(text)),
        is_keyed=bool(KEYED.match(text.strip())),
        is_rule=bool(RULES.search(text)),
        is_date=bool(DATES.search(text)),
        is_office=bool(OFFICES.search(plain)),
        states_points=bool(TAKES.search(plain)) and not OF_ITS_OWN.search(plain),
        is_grade=bool(GRADE.fullmatch(words)),
        has_word=bool(WORDED.search(plain)),
        is_variable=bool(VARIABLE.fullmatch(compact(text))),
        n_boxes=len(BOXES.findall(text)),
        is_additional=bool(SCORING.search(words)),
        is_stand_in=bool(STAND_IN.fullmatch(spelled(words))),
    )


def _points(name: str) -> float | None:
    worded = worded_score(name)
    return worded[1] if worded else split_name(name)[1]


def _kind(text: str, plain: str, vocabulary: Vocabulary) -> Kind:
    if is_blank(text):
        return Kind.BLANK
    if vocabulary.is_placeholder(text):
        return Kind.PLACEHOLDER
    number = cell_text(text)
    for kind, pattern in ((Kind.NUMBER, NUMBER), (Kind.SHARE, SHARE), (Kind.RANGE, RANGE)):
        if pattern.fullmatch(number):
            return kind
    if ORDINAL.fullmatch(spelled(text)):
        return Kind.ORDINAL
    if BOXES.search(text):
        return Kind.TICK
    return _worded_kind(text, plain)


def _worded_kind(text: str, plain: str) -> Kind:
    if UNITS.fullmatch(plain):
        return Kind.UNIT
    if RULES.search(text) and len(plain) > LONGEST_NAME // 2:
        return Kind.RULE
    if len(plain) > LONGEST_PHRASE or (STOPS.search(text) and len(plain) > LONGEST_NAME):
        return Kind.SENTENCE
    return Kind.NAME if len(plain) <= LONGEST_NAME else Kind.PHRASE


def _is_label(plain: str, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text labels a row of the form itself, as 考核意见 or 填表人：, or asks to write something."""
    return plain.endswith(vocabulary.rows.label) or bool(COLON.search(text)) or bool(BLANKS_TO_FILL.search(text))


NAMES = frozenset({"level", ITEM})
