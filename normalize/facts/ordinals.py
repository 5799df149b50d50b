"""One grammar of the numbers that rows and headings begin with: their style, how deep it usually stands, their value.

第一部分, 一、, （一）, 1、, 5.6.1, (1), ①, Ⅰ, A1.2   --->   style 1.1.1, rank 6, numbers 5, 6, 1

No amount is read from them: 5分, 3个 and 1.5倍 begin with no ordinal.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from .remembering import remembered

DIGITS = "一二三四五六七八九"
CHINESE_NUMBER = re.compile(rf"(?:([{DIGITS}]?)(百))?零?(?:([{DIGITS}]?)(十))?([{DIGITS}]?)")
ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
CHINESE = "[一二三四五六七八九十百零]{1,5}"
PLAIN = "[0-9０-９]{1,3}"
ROMAN = "[Ⅰ-Ⅻ]|[IVX]{1,4}"
DOT = r"[.．\-—]"
WIDE = "[\u4e00-\u9fff]"
COUNTED = r"(?!\s*[分%％年月日号周天个次人名户家件处元万亿倍米吨亩辆本级以～~])"
"""Behind a number, what makes it an amount, a date or a count of something."""
MARK = r"(?:\s*[、．.:：，,](?!\d)|(?=\s)|$)"
"""What ends a number that would be part of a word otherwise."""
ENDS = r"[、．.:：]?"
INNER_UNITS = frozenset("节条款项")
"""第一节 stands below 第一章."""
LONGEST = 40
"""No ordinal is longer."""


@dataclass(frozen=True, slots=True)
class Style:
    """A way to write ordinals: its name, how deep it usually stands, from 1, and how it looks."""

    name: str
    rank: int
    pattern: re.Pattern[str]


STYLES = tuple(
    Style(name, rank, re.compile(pattern))
    for name, rank, pattern in (
        ("第", 1, rf"第\s*(?P<n>{CHINESE}|{PLAIN})\s*(?P<unit>部分|[章节篇编条款项类])[、:：]?"),
        ("(一)", 3, rf"[(（]\s*(?P<n>{CHINESE})\s*[)）]{ENDS}|(?P<one>[㈠-㈩]){ENDS}"),
        ("一)", 3, rf"(?P<n>{CHINESE})[)）]{ENDS}"),
        ("一", 2, rf"(?P<n>{CHINESE}){MARK}"),
        ("(1)", 5, rf"[(（]\s*(?P<n>{PLAIN})\s*[)）]{ENDS}|(?P<one>[⑴-⒇]){ENDS}"),
        ("1)", 5, rf"(?P<n>{PLAIN})[)）]{ENDS}"),
        ("A", 2, rf"(?P<n>[A-Z]{PLAIN}(?:{DOT}{PLAIN})*)(?![A-Za-z%％]|{DOT}?\d){COUNTED}{ENDS}"),
        ("1", 4, rf"(?P<n>{PLAIN}(?:{DOT}{PLAIN})+)(?![A-Za-z%％]|{DOT}?\d){COUNTED}{ENDS}"),
        ("1", 4, rf"(?P<n>{PLAIN})(?:{MARK}|(?={WIDE}){COUNTED})|(?P<one>[⒈-⒛])"),
        ("①", 6, rf"(?P<n>[①-⑳]){ENDS}"),
        ("(Ⅰ)", 3, rf"[(（]\s*(?P<n>{ROMAN})\s*[)）]{ENDS}"),
        ("Ⅰ", 2, rf"(?P<n>{ROMAN}){MARK}|(?P<one>[Ⅰ-Ⅻ])"),
        ("(A)", 3, rf"[(（]\s*(?P<n>[A-Z])\s*[)）]{ENDS}"),
        ("A", 2, rf"(?P<n>[A-Z])(?:{MARK}|(?={WIDE})(?!级))"),
    )
)
NUMBERS = re.compile(r"[A-Z](?=\d)|\d+|[^\d.\-—]+")


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The number that a text begins with.

    `style` names how it is written, with ".1" for each further number; `rank` says how deep that usually stands, from
    1; `mark` is the number as printed, and `end` the place where the rest of the text begins.
    """

    style: str
    rank: int
    numbers: tuple[int, ...]
    mark: str
    end: int

    @property
    def value(self) -> int:
        """The last of its numbers: 2 of 5.6.2."""
        return self.numbers[-1]


def ordinal_of(text: str) -> Ordinal | None:
    """The number that a text begins with; None where it begins with none."""
    stripped = text.lstrip()
    found = _ordinal(stripped[:LONGEST])
    return found and replace(found, end=found.end + len(text) - len(stripped))


@remembered
def _ordinal(text: str) -> Ordinal | None:
    found = ((style, match) for style in STYLES if (match := style.pattern.match(text)))
    made = next((_made(style, match) for style, match in found), None)
    return made if made and all(made.numbers) else None


def _made(style: Style, found: re.Match[str]) -> Ordinal:
    groups = found.groupdict()
    unit = groups.get("unit") or ""
    numerals = NUMBERS.findall(unicodedata.normalize("NFKC", groups["n"] or groups["one"]).strip("()."))
    numbers = tuple(map(number_of, numerals))
    further = len(numbers) - 1
    rank = style.rank + further + (unit in INNER_UNITS)
    return Ordinal(style.name + unit + ".1" * further, rank, numbers, found.group().strip(), found.end())


def number_of(numeral: str) -> int:
    """The number that a numeral is: 3, 三, 十二, ③, ㈢, Ⅲ, C; 0 where it is none."""
    plain = unicodedata.normalize("NFKC", numeral).strip("().")
    if plain.isdecimal():
        return int(plain)
    if plain and set(plain) <= set(ROMAN_DIGITS):
        return _roman(plain)
    return ord(plain) - ord("A") + 1 if re.fullmatch("[A-Z]", plain) else _chinese(plain)


def _roman(numeral: str) -> int:
    values = [ROMAN_DIGITS[letter] for letter in numeral]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _chinese(numeral: str) -> int:
    found = CHINESE_NUMBER.fullmatch(numeral)
    hundreds, hundred, tens, ten, ones = found.groups() if found else ("",) * 5
    digit = {"": 1} | {sign: number for number, sign in enumerate(DIGITS, 1)}
    return (digit[hundreds] * 100 if hundred else 0) + (digit[tens] * 10 if ten else 0) + (digit[ones] if ones else 0)
