"""Fields on a line of text, 填报单位（盖章）：县水务局　　考核时间：2023年, and the unit that one of them names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..facts.numbers import without_notes
from ..facts.vocabulary import Vocabulary
from ..facts.wording import compact, is_blank, without_layout
from .captions import caption_apart
from .read_titles import ends_as_unit

COLON = re.compile(r"(?<!\d)[:：]|[:：](?![\d/])")
"""A colon behind a label, not one in 8:30 or https://."""
WORD = re.compile(r"[^\s_＿]+")
WIDE = re.compile(r"[\s　]{2}|[\t　]")
LABEL = re.compile(r".{0,3}(?:单位|部门|对象|时间|日期|名称|姓名|编号|[学工]号|电话|[责表核批评]人|年度|月份)")
"""A label, where it stands right behind a colon: 姓名：学号：."""
ENCLOSED = re.compile(r"^[（(]([^（()）]*)[)）]$")
LAST_BRACKET = re.compile(r"[（(][^（()）]*[)）]$")
SENTENCE = re.compile(r"[，。；,;！!？?]")
LONGEST_KEY = 20
LONGEST_VALUE = 60
LONGEST_LINE = 500
"""A longer line is running text."""
SPLIT_LABEL = 14
"""A label that the layout parted, 被考核 单位：, has no more characters."""
SEAL = re.compile(r"[（(]?\s*(?:(?:加?盖)?公?章|盖公章|签章|签字|签名|印章)\s*(?:处|有效)?\s*[)）]?$")
NOTHING = re.compile(r"[\s_＿/／\\—–－.…。·×✕xX*＊－-]*")
COUNTED = "元分人亩吨户个件次项天月年日篇种米"
MEASURE = rf"(?:百分点|百分比|百分制|[百千万亿]*[{COUNTED}]|人次|万人|[万亿千]?美元|平方米|公里|千米|公顷|小时|[%％‰])"
MEASURES = re.compile(rf"{MEASURE}(?:[/／、,，·和每]{MEASURE})*")
"""What 单位： names besides a unit: what the figures of the table count."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The labels of a line with what stands behind each, and what stands before the first, apart."""

    before: str
    pairs: tuple[tuple[str, str], ...]


NONE = Fields("", ())


def fields_apart(text: str) -> Fields:
    """The fields of a line; none where its first colon stands behind a sentence, or its last before a long text.

    A label is one word, or single characters apart, as in 日 期, with a bracket behind it.
    """
    text = ENCLOSED.sub(r"\1", text.strip())
    colons = [found.start() for found in COLON.finditer(text)] if len(text) <= LONGEST_LINE else []
    if not colons:
        return NONE
    before, key = _first_key(text[: colons[0]])
    pairs = [*_pairs(text, key, colons)]
    if not _is_key(pairs[0][0]) or len(pairs[-1][1]) > LONGEST_VALUE:
        return NONE
    return Fields(before, tuple((without_layout(one), value) for one, value in pairs))


def _pairs(text: str, key: str, colons: Sequence[int]) -> Iterator[tuple[str, str]]:
    """The labels of a line with what stands behind each; the first label stands before the first of the colons."""
    start = colons[0] + 1
    for colon in colons[1:]:
        value, further = _divided(text[start:colon])
        if _is_key(further) and (value or is_blank(text[start]) or LABEL.fullmatch(further)):
            yield key, value
            key, start = further, colon + 1
    yield key, text[start:].strip()


def _is_key(text: str) -> bool:
    return 2 <= len(compact(text)) <= LONGEST_KEY and not SENTENCE.search(text)


def _first_key(text: str) -> tuple[str, str]:
    """What stands before the first label, and the label; a short text without a wide gap is one label."""
    before, key = _divided(text)
    gap = text.strip()[len(before) : -len(key) or None]
    return (before, key) if WIDE.search(gap) or len(compact(text)) > SPLIT_LABEL else ("", text.strip())


def _divided(text: str) -> tuple[str, str]:
    """The text before a colon as what stands before the label, and the label."""
    words = list(WORD.finditer(text))
    place, narrow = len(words) - 1, len(text)
    while place > 0 and _are_one(words[place - 1], words[place], narrow):
        narrow = _gap(words[place - 1], words[place]) if len(words[place].group()) == 1 else narrow
        place -= 1
    start = words[place].start() if words else 0
    return text[:start].strip(), text[start:].strip()


def _are_one(word: re.Match[str], behind: re.Match[str], widest: int) -> bool:
    """Whether a word is one label with the one behind it, no further off than the others: 日 期, 填报单位 （盖章）."""
    singles = len(word.group()) == 1 == len(behind.group())
    return (singles and _gap(word, behind) <= widest) or behind.group()[0] in "（("


def _gap(word: re.Match[str], behind: re.Match[str]) -> int:
    return behind.start() - word.end()


def fields_in(lines: Iterable[str]) -> Mapping[str, str]:
    """The fields of lines by their labels; of a label that stands twice the first that has a value."""
    fields: dict[str, str] = {}
    for line in lines:
        for key, value in fields_apart(line).pairs:
            fields[key] = fields.get(key) or value
    return fields


def unit_in(fields: Mapping[str, str], vocabulary: Vocabulary) -> str:
    """The unit that a form's fields name, by the first label that says so and holds one, "" where none does."""
    plain: dict[str, str] = {}
    for key, value in fields.items():
        plain.setdefault(LAST_BRACKET.sub("", vocabulary.plain(caption_apart(key).text)), value)
    units = (_unit(key, plain[key], vocabulary) for key in vocabulary.titles.unit_fields if key in plain)
    return next(filter(None, units), "")


def _unit(key: str, value: str, vocabulary: Vocabulary) -> str:
    """The unit that a field's value names: 县水务局（盖章） -> 县水务局; none where it is blank or a measure."""
    name = without_notes(without_layout(SEAL.sub("", value.strip(" _＿\t　")).strip(" _＿\t　")))
    if NOTHING.fullmatch(name) or MEASURES.fullmatch(compact(name)) or COLON.search(name):
        return ""
    return name if not key.endswith("对象") or _is_of_units(name, vocabulary) else ""


def _is_of_units(name: str, vocabulary: Vocabulary) -> bool:
    bare = LAST_BRACKET.sub("", name)
    return ends_as_unit(bare, vocabulary) or bare.endswith("单位")
