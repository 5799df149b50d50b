"""Split a criterion into its clauses: numbered items, or one rule a line or sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..facts.ordinals import number_of
from ..facts.wording import is_blank
from ..records import Clause, Rule
from .read_rules import TO_THE_END, amounts_apart, read_rule

CHINESE = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
STYLES = (
    re.compile(rf"(?<![{CHINESE}第])([{CHINESE}]{{1,3}})、"),
    re.compile(rf"[(（]\s*([{CHINESE}]{{1,3}})\s*[)）]"),
    re.compile(r"(?<![\d.．第至到和与—~(（-])(\d{1,2})\s*(?:[、．]|\.(?!\d)|[)）])"),
    re.compile(r"[(（]\s*(\d{1,2})\s*[)）][、.．]?"),
    re.compile(rf"([{CIRCLED}])、?"),
    re.compile(rf"([{BRACKETED}])、?"),
    re.compile(rf"([{DOTTED}])"),
    re.compile(rf"第([{CHINESE}]{{1,3}})[，,、：:]"),
)
ARTICLE = re.compile(rf"第([{CHINESE}]{{1,3}})(?=[条点项])")
"""A number as articles have it, which counts where a line begins with it."""
BOUNDARY = re.compile(r"(?:^|[\s。；;：:！!？?，,、）)”】])$")
SENTENCES = re.compile(r"[^。；;\n]*[。；;]?")
MOST_CLAUSES = 500
DEEPEST = 3
"""How many items may stand inside one another."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A number found in a criterion: where it begins and ends, and what it counts."""

    start: int
    stop: int
    number: int


def split_clauses(criterion: str, score: float | None = None) -> tuple[Clause, ...]:
    """The clauses of a criterion in order, with the rule of each; none where it has neither numbers nor rules.

    "1、甲。2.乙" -> 1、 甲。 and 2. 乙; text before the first number is a clause without a marker, items inside an item
    follow it as clauses of their own.
    """
    clauses = [Clause(0, marker, text.strip()) for marker, text in _items(criterion, DEEPEST)]
    clauses = clauses or _rules_alone(criterion, score)
    read = [rule for clause in clauses for rule in _rules_of(clause, score)]
    return tuple(replace(clause, clause_no=number) for number, clause in enumerate(read[:MOST_CLAUSES], 1))


def _items(text: str, depth: int) -> Iterator[tuple[str, str]]:
    """The numbered items of a text with their markers, each followed by the items inside it; none where it has none.

    "1、甲：（1）子（2）丑" -> 1、 甲：, （1） 子, （2） 丑; an item that is only items lends its marker to the first.
    """
    markers = max((_sequence(text, style) for style in STYLES), key=_rank)
    for marker, item in _numbered(text, markers) if len(markers) > 1 else ():
        inner = list(_items(item, depth - 1)) if depth else []
        if not inner or not marker:
            yield marker, item
        elif inner[0][0]:
            yield marker + inner[0][0], inner[0][1]
            yield from inner[1:]
        else:
            yield marker, inner[0][1]
            yield from inner[1:]


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


def _rank(markers: Sequence[Marker]) -> tuple[bool, int]:
    """Of the sequences of two or more the one that begins first, so that items inside items do not count."""
    return len(markers) > 1, -markers[0].start if markers else 0


def _sequence(text: str, style: re.Pattern[str]) -> tuple[Marker, ...]:
    """The markers of one style that count 1, 2, 3, …; numbers out of sequence are part of the text."""
    markers: list[Marker] = []
    for found in style.finditer(text):
        number = number_of(found.group(1))
        if number == len(markers) + 1 and (markers or BOUNDARY.search(text[max(found.start() - 1, 0) : found.start()])):
            markers.append(Marker(found.start(), found.end(), number))
    return tuple(markers)


def _numbered(text: str, markers: Sequence[Marker]) -> Iterator[tuple[str, str]]:
    if not is_blank(text[: markers[0].start]):
        yield "", text[: markers[0].start]
    stops = [*(marker.start for marker in markers[1:]), len(text)]
    for marker, stop in zip(markers, stops, strict=True):
        yield text[marker.start : marker.stop].strip(), text[marker.stop : stop]


def _rules_alone(criterion: str, score: float | None) -> list[Clause]:
    """A clause a line where a line holds a rule, a clause a sentence where one line holds several."""
    lines = [line.strip() for line in criterion.split("\n") if not is_blank(line)]
    if len(lines) == 1:
        sentences = [found.group().strip() for found in SENTENCES.finditer(lines[0]) if not is_blank(found.group())]
        ruled = [s for s in sentences if read_rule(Clause(0, "", s), score).rule not in (Rule.NONE, Rule.CAP)]
        lines = sentences if len(ruled) > 1 else lines
    clauses = [Clause(0, "", line) for line in lines]
    return clauses if any(read_rule(clause, score).rule is not Rule.NONE for clause in clauses) else []


def _rules_of(clause: Clause, score: float | None) -> list[Clause]:
    """A clause with its rule, or one for each of its amounts; what is deducted to the end is so for each of them."""
    first, *others = amounts_apart(clause.text)
    parts = [replace(clause, text=first.strip()), *(Clause(0, "", text.strip()) for text in others)]
    read = [read_rule(part, score) for part in parts]
    if len(read) > 1 and TO_THE_END.search(read[-1].text):
        return [replace(one, points_max=score) if _may_go_on(one) else one for one in read]
    return read


def _may_go_on(clause: Clause) -> bool:
    return clause.rule is Rule.DEDUCT and clause.points_max is None and clause.points is not None
