"""Take a title apart: 2021年度青禾县水利局年终考核指标 -> 2021, 青禾县水利局, 年终考核指标."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .vocabulary import Titles, Vocabulary

YEAR = re.compile(r"[(（〔\[]?((?:19|20)\d{2}|二[〇○零O0][〇○零一二三四五六七八九]{2})\s*(?:年度?|学年)?[)）〕\]]?")
NUMERALS = {character: str(digit) for digit, character in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    "○零O0", "0"
)
LONGEST_SHARED_SUFFIX = 6
"""服务中心 of all units may stand in what their titles share, a whole further name may not."""
SEPARATORS = " 　:：-—_·、，,"


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
    return tuple(_parts(year, before, tail, shared, vocabulary.titles) for year, before, tail in parts)


def _year_apart(title: str) -> tuple[int | None, str, str]:
    """The year, what stands before it, and what after it (all of the title where it names no year)."""
    found = YEAR.search(title)
    if not found:
        return None, "", title.strip(SEPARATORS)
    digits = "".join(NUMERALS.get(character, character) for character in found.group(1))
    before, after = title[: found.start()].strip(SEPARATORS), title[found.end() :].strip(SEPARATORS)
    return int(digits), before, after


def _common_end(titles: Sequence[str]) -> str:
    first, *others = titles
    length = 0
    while length < len(first) and all(other.endswith(first[-length - 1 :]) for other in others):
        length += 1
    return first[len(first) - length :]


def _parts(year: int | None, before: str, tail: str, shared: int, words: Titles) -> TitleParts:
    end = _unit_end(tail, shared, words)
    unit = tail[:end] or (before if _ends_of(before, words)[-1:] == [len(before)] else "")
    if end and before.endswith(words.regions):
        unit = before + unit
    kind = tail[end:].strip(SEPARATORS)
    return TitleParts(year, unit, kind if unit or not before else before + kind)


def _unit_end(tail: str, shared: int, words: Titles) -> int:
    """Where the unit's name ends in the title, 0 where it names none."""
    ends = _ends_of(tail, words)
    if shared:
        own = len(tail) - shared
        within = next((end for end in ends if end >= own), 0)
        return within if within - own <= LONGEST_SHARED_SUFFIX else 0
    kind = min((place for word in words.kinds if (place := tail.find(word)) > 0), default=len(tail))
    before = [end for end in ends if end <= kind]
    return before[-1] if before else next(iter(ends), 0)


def _ends_of(text: str, words: Titles) -> list[int]:
    """The places where an institution's name may end, from left to right."""
    ends: set[int] = set()
    for word in words.institutions:
        ends.update(found.end() for found in re.finditer(re.escape(word), text) if found.end() > 2)
    barred = {found.end() for word in words.not_institutions for found in re.finditer(re.escape(word), text)}
    return sorted(ends - barred)
