"""The marks of a text, kept beside it by position until its paragraphs are cut out (`extract/visible/marks.py`)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..visible import Look, marked
from ..visible.marks import NOTE

DROPPED = "\0"
"""What stands in a text of the file's length for characters that are not shown."""

Span = tuple[int, int, Look]
"""From a position to another, a look."""

Point = tuple[int, str]
"""At a position, a mark."""

UNSEEN = frozenset({Look.DELETED, Look.HIDDEN})
"""What stands for no text, as a picture, is not seen either in such a passage."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Stretches in the order of the text, none over another, each with its look; an empty one is a point's mark."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    what: list[Look | str] = field(default_factory=list)

    def text(self, text: str, start: int, end: int) -> str:
        """The characters between two positions of a text with their marks, those dropped left out.

        A mark at the end is that of a point before the paragraph's end.
        """
        number = bisect_left(self.ends, start)
        if number == len(self.starts) or self.starts[number] > end:
            return shown(text, start, end)
        pieces: list[str] = []
        for index in range(number, bisect_right(self.starts, end)):
            first, last, what = max(self.starts[index], start), min(self.ends[index], end), self.what[index]
            pieces.append(shown(text, start, first))
            pieces.append(what if isinstance(what, str) else marked(shown(text, first, last), what))
            start = last
        pieces.append(shown(text, start, end))
        return "".join(pieces)

    def look_at(self, position: int) -> Look | None:
        """The look of the character at a position."""
        for index in range(bisect_right(self.ends, position), bisect_right(self.starts, position)):
            what = self.what[index]
            if isinstance(what, Look):
                return what
        return None


def shown(text: str, start: int, end: int) -> str:
    """The characters between two positions without those dropped."""
    part = text[start:end]
    return part.replace(DROPPED, "") if DROPPED in part else part


def marks_of(spans: Iterable[Span], points: Iterable[Point]) -> Marks:
    """The marks of spans in the order of the text, cut where points stand in them."""
    marks = Marks()
    for start, end, what in _cut(list(spans), sorted(points, key=lambda point: point[0])):
        marks.starts.append(start)
        marks.ends.append(end)
        marks.what.append(what)
    return marks


def _cut(spans: list[Span], points: list[Point]) -> Iterator[tuple[int, int, Look | str]]:
    number = position = 0
    for start, end, look in spans:
        start = max(start, position)
        while number < len(points) and points[number][0] < end:
            place, mark = points[number]
            number += 1
            if place > start:
                yield start, place, look
                start = place
            if place < start or look not in UNSEEN or mark.startswith(NOTE):
                yield place, place, mark
        if start < end:
            yield start, end, look
        position = max(position, end)
    for place, mark in points[number:]:
        yield place, place, mark
