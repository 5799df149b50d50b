"""Know the year that a title names: 2023年度, （2023年）, 2025—2026学年, 二〇二六年, 民國115年度, 26年度."""

from __future__ import annotations

import re
from dataclasses import dataclass

HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
ZEROS = "〇○◯零OОＯ0"
COMMON = rf"(?:(?<!\d)(?:19|20)\d{{2}}(?!\d)|(?:二[{ZEROS}]|一九)[{ZEROS}一二三四五六七八九]{{2}})"
"""A year of the common era, in digits or in Chinese numerals."""
REPUBLIC = rf"(?:中[华華])?民[国國]\s*(?P<republic>\d{{1,3}}|[{ZEROS}一二三四五六七八九十百]{{1,5}})(?=\s*[年學学])"
WORD = r"\s*(?:[学學]年度?|年(?:度(?!假))?)"
TO = r"\s*[-—–─－~～〜至到/／、和及]{1,2}\s*"
RANGE_END = rf"(?:{TO}(?:{COMMON}|(?:民[国國])?\d{{2,3}}(?={WORD}))(?:{WORD})?)?"
CORE = (
    rf"(?:{REPUBLIC}|(?P<year>{COMMON})"
    rf"|(?<![\d.第])(?P<plain>1[0-4]\d)(?=\s*(?:[学學]年|年度))|(?<![\d.第])(?P<short>[1-5]\d)(?={TO}\d\d\s*年度|\s*年度))"
    rf"(?:{WORD})?{RANGE_END}(?:\s*[(（]\s*年度?\s*[)）])?"
)
YEAR = re.compile(rf"(?P<open>[(（〔\[【])?{CORE}(?(open)\s*[)）〕\]】])")
"""A year or a range of years; without brackets around it where these hold more than the year."""
NUMERALS = {numeral: digit for digit, numeral in enumerate("零一二三四五六七八九")} | dict.fromkeys(ZEROS, 0)
CENTURY = 2000
FOUNDED = 1911
"""The year before the first of the Republic of China."""


@dataclass(frozen=True, slots=True)
class NamedYear:
    """A year (of a range the first), and where its words stand in the text."""

    year: int
    start: int
    end: int


def named_year(text: str) -> NamedYear | None:
    """The first year that a text names."""
    found = YEAR.search(text.translate(HALF_WIDTH))
    return NamedYear(_number(found), found.start(), found.end()) if found else None


def without_years(text: str) -> str:
    """A text without the years that it names."""
    return YEAR.sub("", text.translate(HALF_WIDTH))


def _number(found: re.Match[str]) -> int:
    if found["republic"] or found["plain"]:
        return FOUNDED + _value(found["republic"] or found["plain"])
    return CENTURY + int(found["short"]) if found["short"] else _value(found["year"])


def _value(numeral: str) -> int:
    """The number of digits, or of Chinese numerals: 二〇二六, 一百一十五, 一一五."""
    if numeral.isdecimal():
        return int(numeral)
    if not re.search("[十百]", numeral):
        return int("".join(str(NUMERALS.get(one, one)) for one in numeral))
    total, waiting = 0, 0
    for one in numeral:
        if one in "十百":
            total, waiting = total + (waiting or 1) * (10 if one == "十" else 100), 0
        else:
            waiting = NUMERALS[one]
    return total + waiting
