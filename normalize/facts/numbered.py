"""Find the numbers that items begin with, in the styles of Chinese documents: 一、 （1） ① and others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .ordinals import number_of

CHINESE = "一二三四五六七八九十"
ROWS = (
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
)
"""Numbers that are one character, from 1 on."""
STYLES = (
    re.compile(rf"(?<![{CHINESE}第])([{CHINESE}]{{1,3}})、"),
    re.compile(rf"[(（]\s*([{CHINESE}]{{1,3}})\s*[)）]"),
    re.compile(r"(?<![\d.．第至到和与—~（(-])(\d{1,2})\s*(?:[、．]|\.(?!\d)|[)）])"),
    re.compile(r"[(（]\s*(\d{1,2})\s*[)）][、.．]?"),
    re.compile(rf"([{ROWS[0]}])、?"),
    re.compile(rf"([{ROWS[1]}])、?"),
    re.compile(rf"([{ROWS[2]}])"),
    re.compile(rf"第([{CHINESE}]{{1,3}})[，,、：:]"),
)
FIRST_TWO = ("一二", "一二", "", "", *(row[:2] for row in ROWS), "一二")
"""What a text holds that has the first two numbers of each style; digits may be of any kind."""
ARTICLE = re.compile(rf"第([{CHINESE}]{{1,3}})(?=[条点项])")
"""A number as articles have it, which counts where a line begins with it."""
BOUNDARY = re.compile(r"(?:^|[\s。；;：:！!？?，,、）)”】])$")


@dataclass(frozen=True, slots=True)
class Marker:
    """A number found in a text: where it begins and ends, and what it counts."""

    start: int
    stop: int
    number: int


@dataclass(frozen=True, slots=True)
class Leading:
    """The number that a line begins with: its style, by its place among all, and the last that follows it there."""

    style: int
    number: int
    last: int


def leading_number(line: str) -> Leading | None:
    """The number that a line begins with, and how far it counts on: 1 and 3 for "1.甲2.乙3.丙"."""
    text = line.strip()
    for style, pattern in enumerate((*STYLES, ARTICLE)):
        if found := pattern.match(text):
            number = last = number_of(found.group(1))
            for other in pattern.finditer(text, found.end()):
                last += number_of(other.group(1)) == last + 1
            return Leading(style, number, last)
    return None


def find_markers(text: str) -> Sequence[Marker]:
    """The numbers 1, 2, … of a text's items; of several styles the one that begins first, () without two numbers."""
    likely = (style for style, needed in zip(STYLES, FIRST_TWO, strict=True) if all(one in text for one in needed))
    sequences = (_sequence(text, style) for style in likely)
    return min((markers for markers in sequences if len(markers) > 1), key=lambda one: one[0].start, default=())


def _sequence(text: str, style: re.Pattern[str]) -> tuple[Marker, ...]:
    """The markers of one style that count 1, 2, 3, …; numbers out of sequence are part of the text."""
    markers: list[Marker] = []
    for found in style.finditer(text):
        number = number_of(found.group(1))
        if number == len(markers) + 1 and (markers or BOUNDARY.search(text[max(found.start() - 1, 0) : found.start()])):
            markers.append(Marker(found.start(), found.end(), number))
    return tuple(markers)
