"""Carry a form's title and headers over to another year."""

from __future__ import annotations

import regex

CHINESE_DIGITS = "〇一二三四五六七八九"
ZEROS = str.maketrans("○零０", "〇〇〇")
TITLE_YEARS = regex.compile(
    r"(?<!\d)(?P<from>\d{4})(?P<dash>\s*+年?度?\s*+[-—–－~～至]++\s*+)(?P<to>\d{4})(?!\d)"
    r"|(?<!\d)(?P<digits>\d{4})(?!\d)"
    r"|(?P<chinese>[一二][〇○零０一二三四五六七八九]{3})(?=\s*年)"
)
HEADER_YEAR = regex.compile(r"(?<!\d)(\d{4})(?=\s*年)")


def next_title(title: str, old: int, new: int) -> str:
    """The title with the form's year replaced, and both years of a range that holds it moved along.

    2021年度考核指标, from 2021 to 2022 -> 2022年度考核指标; 2020—2021学年 -> 2021—2022学年.
    """

    def moved(found: regex.Match[str]) -> str:
        if found["from"]:
            first, last = int(found["from"]), int(found["to"])
            holds = first <= old <= last
            return f"{first + new - old}{found['dash']}{last + new - old}" if holds else found[0]
        if found["digits"]:
            return str(new) if int(found["digits"]) == old else found[0]
        return _chinese(new) if found["chinese"].translate(ZEROS) == _chinese(old) else found[0]

    return TITLE_YEARS.sub(moved, title)


def next_header(header: str, old: int, new: int) -> str:
    """The header with the form's year, the one before and the one after it moved along: 2020年实际值, 2021年目标值."""

    def moved(found: regex.Match[str]) -> str:
        year = int(found[1])
        return str(year + new - old) if abs(year - old) <= 1 else found[0]

    return HEADER_YEAR.sub(moved, header)


def _chinese(year: int) -> str:
    """The year digit by digit: 二〇二一."""
    return "".join(CHINESE_DIGITS[int(digit)] for digit in str(year))
