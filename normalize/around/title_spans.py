"""Find the lines that a form's title was taken from, and what stands on them before and behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..facts.wording import visible_characters
from .captions import MARK
from .title_lines import HEADING, LONGEST_TITLE

MOST_LINES = 6
"""A title is wrapped over fewer lines."""
LONGEST_CAPTION = 12
"""So many characters may stand before a title on its line, as 表1-2 does."""
NO_WORDS = re.compile(r"[\W_]*")
NUMBERING = re.compile(r"[\W_]*[一二三四五六七八九十百\dA-ZⅠ-Ⅻ①-⒛]{1,3}(?:[.．]\d{1,2})*[\W_]*")
"""The number of a chapter or a section before a title: 一、, （二）, 1.1, 3)."""


@dataclass(frozen=True, slots=True)
class TitleSpan:
    """The first line of a title and the one after its last, and what stands before and behind it on these."""

    first: int
    stop: int
    before: str = ""
    behind: str = ""

    def caption(self) -> list[str]:
        """What stands before the title and says something, so no number of a chapter and no quotation mark."""
        return [] if is_numbering(self.before) else [self.before.strip()]

    def beside(self) -> list[str]:
        """What stands behind the title and says something."""
        return [] if NO_WORDS.fullmatch(self.behind) else [self.behind.strip()]


def is_numbering(text: str) -> bool:
    """Whether a text is nothing but the number of a chapter or a section, or marks without words."""
    return bool(NO_WORDS.fullmatch(text) or NUMBERING.fullmatch(text))


def title_span(lines: Sequence[str], titles: Sequence[str], start: int) -> TitleSpan | None:
    """Where one of the titles stands: the last lines that are one, else the last that hold one with little before it.

    The line at `start` may be an attachment mark with the title behind it.
    """
    wanted = [plain for title in titles if (plain := visible_characters(title))]
    held: TitleSpan | None = None
    for last in range(len(lines) - 1, start - 1, -1) if wanted else ():
        found = _span_to(lines, wanted, start, last)
        if found is not None and NO_WORDS.fullmatch(found.before + found.behind):
            return found
        held = held or found
    return held


def _span_to(lines: Sequence[str], wanted: Sequence[str], start: int, last: int) -> TitleSpan | None:
    """The title that ends on the line, if one does."""
    joined, end = "", len(visible_characters(text_of(lines[last], last == start)))
    for first in range(last, max(start, last - MOST_LINES + 1) - 1, -1):
        part = visible_characters(text_of(lines[first], first == start))
        if not part or len(part) > 2 * LONGEST_TITLE:
            return None
        joined = part + joined
        for title in wanted:
            at = joined.rfind(title)
            stop = at + len(title) - (len(joined) - end)
            if 0 <= at < min(len(part), LONGEST_CAPTION) and stop > 0:
                before = _parted(text_of(lines[first], first == start), at)[0]
                return TitleSpan(first, last + 1, before, _parted(text_of(lines[last], last == start), stop)[1])
    return None


def text_of(line: str, may_be_mark: bool) -> str:
    """A line as a title may stand on it, without the mark or the signs of a heading before it."""
    found = MARK.match(line.strip()) if may_be_mark else None
    text = found.group(2) if found else line.strip()
    heading = HEADING.match(text)
    return heading.group(1) if heading else text


def _parted(text: str, count: int) -> tuple[str, str]:
    """A text in two behind so many visible characters."""
    place = 0
    while count and place < len(text):
        count -= bool(visible_characters(text[place]))
        place += 1
    return text[:place], text[place:]
