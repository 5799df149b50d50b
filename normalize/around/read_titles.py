"""Take a title apart: 2021年度青禾县水利局年终考核指标 -> 2021, 青禾县水利局, 年终考核指标."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..facts.vocabulary import Vocabulary
from .title_years import named_year

LONGEST_SHARED_SUFFIX = 6
"""服务中心 of all units may stand in what their titles share, a whole further name may not."""
SEPARATORS = " 　:：-—_·、，,"
QUOTED = re.compile(r"《[^《》]*》?|“[^“”]*”?|「[^「」]*」?")
"""The name of a law, a course, a project, which names no unit."""
CLOSING = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】"}
PERSON = re.compile(r"[长長](?![效期远遠])")
"""Behind the name of an institution, who leads it: 市场部 in 市场部部长, but 云溪镇 in 云溪镇长效机制."""
OTHER_NAMES = ("组", "办", "组织", "机构")
"""How units in brackets may end besides institutions: 党委（党组）."""
LIST = re.compile(r"[、，,及和/]")
ASIDE = re.compile(r"(.+?)(?:[:：]|[—─－-]{1,2}|[（(])([^:：—─－()（）-]+)[)）]?")
"""A title, and behind it, apart, the unit: 考核指标表（县水务局）, 考核指标表——县水务局."""
PERIODS = re.compile(
    r"[(（]?(?:(?:第?[一二三四1-4]季度|[上下]半年度?|第?[一二][学學]期|全年|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:\d{1,2}日)?"
    r"|\d{1,2}(?=\s*[-—–~～至到]\s*\d{1,2}月))(?:\s*[-—–~～至到]\s*)?)+[)）]?"
)
"""Parts of a year behind it: 第三季度, 1—9月, 上半年."""
GENERIC = 3
"""A unit's name of so few characters says only what kind of unit it is: 学校, 党支部."""


@dataclass(frozen=True, slots=True)
class TitleParts:
    """What a title says: the year, the unit assessed, the kind of form; None or "" where it does not."""

    year: int | None
    unit: str
    kind: str


def read_titles(titles: Sequence[str], vocabulary: Vocabulary) -> tuple[TitleParts, ...]:
    """The parts of each title of a file; what titles share at their ends is where their units stop."""
    parts = [_year_apart(title) for title in titles]
    distinct = sorted({tail for _year, _before, tail in parts if tail})
    shared = len(_common_end(distinct)) if len(distinct) > 1 else 0
    return tuple(_parts(year, before, tail, shared, vocabulary) for year, before, tail in parts)


def read_title(title: str, vocabulary: Vocabulary) -> TitleParts:
    """The parts of a title by itself."""
    return read_titles([title], vocabulary)[0]


def ends_as_unit(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text ends as the name of an institution or region does."""
    return bool(text) and _ends_of(text, vocabulary)[-1:] == [len(text)]


def _year_apart(title: str) -> tuple[int | None, str, str]:
    """The year, what stands before it, and what after it (all of the title where it names no year)."""
    found = named_year(title)
    if not found:
        return None, "", title.strip(SEPARATORS)
    return found.year, title[: found.start].strip(SEPARATORS), title[found.end :].strip(SEPARATORS)


def _common_end(titles: Sequence[str]) -> str:
    first, *others = titles
    length = 0
    while length < len(first) and all(other.endswith(first[-length - 1 :]) for other in others):
        length += 1
    return first[len(first) - length :]


def _parts(year: int | None, before: str, tail: str, shared: int, vocabulary: Vocabulary) -> TitleParts:
    if found := _unit_aside(before + tail, vocabulary):
        return TitleParts(year, *found)
    periods, tail = _periods_apart(tail)
    end = _unit_end(tail, min(shared, len(tail)), vocabulary)
    unit, kind = tail[:end], tail[end:]
    if unit and before.translate(vocabulary.simplified).endswith(vocabulary.titles.regions):
        unit = before + unit
    elif len(unit) <= GENERIC and _ends_of(before, vocabulary)[-1:] == [len(before)]:
        unit, kind = before, tail
    elif not unit:
        end = _unit_end(before, 0, vocabulary)
        unit, kind, periods = before[:end], before[end:] + periods + tail, ""
    return TitleParts(year, unit.strip(SEPARATORS), periods + kind.strip(SEPARATORS))


def _unit_aside(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """The unit that stands apart behind the title of a form, and the title."""
    found = ASIDE.fullmatch(text)
    if (
        not found
        or not found.group(1).translate(vocabulary.simplified).endswith(vocabulary.titles.ends)
        or len(found.group(2)) <= GENERIC
    ):
        return None
    return (
        (found.group(2), found.group(1)) if _ends_of(found.group(2), vocabulary)[-1:] == [len(found.group(2))] else None
    )


def _periods_apart(tail: str) -> tuple[str, str]:
    """The part of the year that a text begins with, and the rest."""
    found = PERIODS.match(tail)
    return (found.group(), tail[found.end() :].strip(SEPARATORS)) if found else ("", tail)


def _unit_end(tail: str, shared: int, vocabulary: Vocabulary) -> int:
    """Where the unit's name ends in the title, with a bracket of further names behind it; 0 where it names none."""
    end = _name_end(tail, shared, vocabulary)
    opening, closing = tail[end : end + 1], tail.find(CLOSING.get(tail[end : end + 1], "\0"), end)
    if not end or opening not in CLOSING or closing < 0:
        return end
    names = LIST.split(tail[end + 1 : closing])
    further = any(
        name.translate(vocabulary.simplified).endswith((*vocabulary.titles.institutions, *OTHER_NAMES))
        and len(name) > 1
        for name in names
    )
    return closing + 1 if further else end


def _name_end(tail: str, shared: int, vocabulary: Vocabulary) -> int:
    ends = _ends_of(tail, vocabulary)
    plain = tail.translate(vocabulary.simplified)
    kind = min((place for word in vocabulary.titles.kinds if (place := plain.find(word)) > 0), default=len(tail))
    if shared:
        own = len(tail) - shared
        ends = [end for end in ends if own <= end <= own + LONGEST_SHARED_SUFFIX]
    return max((end for end in ends if end <= kind), default=next(iter(ends), 0))


def _ends_of(text: str, vocabulary: Vocabulary) -> list[int]:
    """The places where an institution's name may end, from left to right; those within brackets at their ends."""
    words, text = vocabulary.titles, text.translate(vocabulary.simplified)
    ends = {end for _start, end in _occurrences(text, words.institutions) if end > 2}
    if not ends:
        return []
    ends -= {end for end in ends if PERSON.match(text, end)}
    inside = [found.span() for found in QUOTED.finditer(text)]
    for start, end in (*inside, *_occurrences(text, words.not_institutions)):
        ends -= set(range(start + 1, end + 1))
    return sorted({_outside_brackets(text, end) for end in ends} - {0})


def _occurrences(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand in a text."""
    for word in words:
        start = text.find(word)
        while start >= 0:
            yield start, start + len(word)
            start = text.find(word, start + 1)


def _outside_brackets(text: str, end: int) -> int:
    """The end of the bracket that an end stands in, the end itself outside of brackets, 0 in one that never closes."""
    waiting: list[str] = []
    for character in text[:end]:
        if character in CLOSING:
            waiting.append(CLOSING[character])
        elif waiting and character == waiting[-1]:
            waiting.pop()
    return text.find(waiting[0], end) + 1 if waiting else end
