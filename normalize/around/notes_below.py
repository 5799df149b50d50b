"""Say which lines below a table are a note with its items: these stand with the table as long as they count on.

填表说明            begins a note
（1）…              its items, of any length
（2）…
三、组织实施         counts no further: the document goes on
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..facts.line_kinds import begins_chapter, is_note, without_note_word
from ..facts.numbered import Leading, leading_number
from ..facts.vocabulary import Vocabulary
from ..facts.wording import compact, is_blank

HEADING = re.compile(r"[（(【]?[^，。；,;：:、]{0,6}(?:说明|须知|注意事项|备注|附注)[)）】]?[:：]?")
"""A line that is nothing but the heading of notes: 使用说明."""
MOST_PARAGRAPHS = 5
"""So many lines without numbers below a heading of notes are its own."""
CHAPTER_STYLE = 0
"""The style of numbers that chapters have: 一、."""


@dataclass(slots=True)
class Counting:
    """The items of a note so far: of each style the last line's number; how many lines without may come before any.

    `is_introduced` says that a list of any style may begin: below a heading, or a line that ends in a colon.
    """

    items: dict[int, Leading] = field(default_factory=dict)
    room: int = 0
    is_introduced: bool = False

    def takes(self, line: str) -> bool | None:
        """Whether a line is the next item, None where it has no number."""
        found = leading_number(line)
        if found is None:
            return None
        before = self.items.get(found.style)
        goes_on = before is not None and before.number < found.number <= before.last + 1
        if not goes_on and not (found.number == 1 and self._may_begin(found.style)):
            return False
        self.items[found.style] = found
        self.room, self.is_introduced = 0, False
        return True

    def introduce(self) -> None:
        """Let a list of its own follow."""
        self.items.clear()
        self.is_introduced = True

    def _may_begin(self, style: int) -> bool:
        """Whether a list of the style may begin: inside that which began first, or as the first."""
        return style > next(iter(self.items)) if self.items else self.is_introduced or style != CHAPTER_STYLE


def in_notes(lines: Sequence[str], vocabulary: Vocabulary, is_open: bool = False) -> list[bool]:
    """Of each line whether it begins a note or is an item of one; `is_open` says that the first may be an item."""
    counting = Counting() if is_open else None
    found: list[bool] = []
    for line in lines:
        begun = _begun(line, vocabulary)
        taken = None if counting is None or begun is not None else _takes(counting, line)
        if begun is not None:
            counting = begun
        elif taken is False:
            counting = None
        found.append(begun is not None or bool(taken))
    return found


def _begun(line: str, vocabulary: Vocabulary) -> Counting | None:
    """The counting of a note that begins with the line, with the number that stands behind its word."""
    is_heading = bool(HEADING.fullmatch(compact(line)))
    if not is_heading and not is_note(line, vocabulary):
        return None
    rest = "" if is_heading else without_note_word(line, vocabulary)
    number = leading_number(rest)
    items = {number.style: number} if number else {}
    return Counting(items, MOST_PARAGRAPHS, True) if is_blank(rest) else Counting(items)


def _takes(counting: Counting, line: str) -> bool | None:
    """Whether a line is an item, or a paragraph below a heading; None where it may stand between two items."""
    taken = counting.takes(line)
    if taken is None and line.rstrip().endswith(("：", ":")):
        counting.introduce()
    if taken is not None or not counting.room or begins_chapter(line):
        return taken
    counting.room -= 1
    return True
