"""Read the name and the points of a cell that names an indicator by itself, as header cells of transposed tables do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .numbers import has_digits, legible
from .remembering import remembered
from .scores import AROUND_A_SCORE, lone_score, print_number, split_name, worded_score, wording_beside
from .wording import without_layout

CHOICES = frozenset("□☐☑○●√")
"""What a grade to tick begins with."""
UNIT = re.compile("[分%％]")
"""What makes a number on a line of its own points: (9) may only count."""
BEFORE_RULE = re.compile(
    r"(?P<name>[^，。；,;:：()（）]{2,12})\s*(?P<score>[(（]\s*([0-9]{1,3}(?:\.[0-9])?)\s*分\s*[)）])\s*(?P<rule>\S.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class NamedScore:
    """A cell's name and score, what it says besides, and how the score is printed."""

    text: str
    score: float | None
    rest: str
    printed: str


@remembered
def named_score(cell: str) -> NamedScore | None:
    """The name and score of a cell's text; None without a score.

    演讲内容 / （40分） / 主题鲜明 is the name 演讲内容 with 40 points, for which 主题鲜明 is required.
    """
    if not has_digits(cell):
        return None
    text = without_layout(cell).rstrip(":：")
    if text[:1] in CHOICES:
        return None
    stem, score = split_name(text)
    if score:
        printed = wording_beside(text, stem, score) or print_number(score) + AROUND_A_SCORE
        return NamedScore(stem, score, "", printed)
    if worded := worded_score(text):
        return NamedScore(worded[0], worded[1], "", worded[2])
    return _over_rule(cell)


def _over_rule(cell: str) -> NamedScore | None:
    """The name and score on the first lines of a cell, before what is required."""
    lines = cell.split("\n")
    for place, line in enumerate(lines[1:], 1):
        if (score := lone_score(line)) is not None and UNIT.search(line):
            return NamedScore(without_layout("\n".join(lines[:place])), score, "\n".join(lines[place + 1 :]), line)
    printed = cell.strip()
    if found := BEFORE_RULE.fullmatch(legible(printed)):
        name, bracket, rule = (printed[slice(*found.span(part))] for part in ("name", "score", "rule"))
        return NamedScore(without_layout(name), float(found[3]), rule.strip(), bracket)
    return None
