"""Mark the words that differ between two texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

WORD = re.compile(r"\d+(?:\.\d+)?[%％]?|[A-Za-z]+|\s+|.", re.DOTALL)
"""A number, a Latin word, blanks, or one character: a Chinese text has no gaps between its words."""
SHORTEST_SAME = 2
"""A shorter stretch that stayed between two changes is marked with them, as nobody reads single characters."""
MOST_WORDS = 3000
"""Longer texts are marked as a whole: comparing takes time that grows with the square of their lengths."""


class Mark(StrEnum):
    """Whether a piece of text stands in both texts, or in one of them."""

    SAME = "same"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of text and where it stands."""

    mark: Mark
    text: str


def mark_words(old: str, new: str) -> tuple[Marked, ...]:
    """Both texts as one run of pieces; the same and the old ones make the old text, the same and the new ones the new.

    "每次扣2分", "每次扣3分" -> same 每次扣, old 2, new 3, same 分
    """
    one, other = WORD.findall(old), WORD.findall(new)
    if len(one) > MOST_WORDS or len(other) > MOST_WORDS:
        return tuple(_pieces([(old == new, old, new)]))
    return tuple(_pieces(_joined(_stretches(one, other))))


Stretch = tuple[bool, str, str]
"""Whether it stayed the same, how it was, how it is."""


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, first, last, start, stop in matcher.get_opcodes():
        same = kind == "equal" and (last - first >= SHORTEST_SAME or first == 0 or last == len(old))
        yield same, "".join(old[first:last]), "".join(new[start:stop])


def _joined(stretches: Iterator[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for same, old, new in stretches:
        if joined and joined[-1][0] == same:
            before = joined.pop()
            old, new = before[1] + old, before[2] + new
        joined.append((same, old, new))
    return joined


def _pieces(stretches: Sequence[Stretch]) -> Iterator[Marked]:
    for same, old, new in stretches:
        if same:
            yield Marked(Mark.SAME, old)
        else:
            yield from (Marked(mark, text) for mark, text in ((Mark.OLD, old), (Mark.NEW, new)) if text)
