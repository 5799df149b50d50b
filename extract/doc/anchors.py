"""What stands at positions of the text: marks of notes, drawings, and boxes of text ([MS-DOC] 2.8.19 to 2.8.37)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter
from struct import unpack_from

from .drawings import Drawing, read_drawings
from .file_information_block import FileInformationBlock, Structure

FOOTNOTES, HEADERS, COMMENTS, ENDNOTES, BOXES = 1, 2, 4, 5, 6
"""The numbers of the stories, the body's being 0."""

NOTES = (
    ("footnote", FOOTNOTES, Structure.FOOTNOTE_MARKS, Structure.FOOTNOTE_TEXTS),
    ("endnote", ENDNOTES, Structure.ENDNOTE_MARKS, Structure.ENDNOTE_TEXTS),
    ("comment", COMMENTS, Structure.COMMENT_MARKS, Structure.COMMENT_TEXTS),
)

ANCHOR_SIZE = 26
BOX_SIZE, SHAPE_IN_BOX = 22, 14

_Spans = dict[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Box:
    """A box of text: characters `start` to `end`, anchored at a position of the text; or drawn letters there."""

    anchor: int
    start: int
    end: int
    letters: str = ""


ANCHOR = attrgetter("anchor")


@dataclass(frozen=True, slots=True)
class Anchors:
    """Positions with the key of the note there, those of drawings, and the boxes in the order of anchors.

    Of what is anchored in page headers and footers, only drawn letters are boxes: text there has a story of its own.
    `drawings` is None where the file does not say what its drawings are.
    """

    notes: tuple[tuple[int, str], ...] = ()
    drawings: Mapping[int, Drawing] | None = None
    boxes: tuple[Box, ...] = ()


def read_anchors(block: FileInformationBlock, table: bytes, length: int) -> Anchors:
    """The anchors of a file whose text has a length; `table` is the stream of the structures."""
    starts = [min(start, length) for start in accumulate(block.story_lengths, initial=0)]
    notes = tuple([note for kind in NOTES for note in _notes(kind, block, table, starts)])
    content = block.cut(Structure.DRAWING_CONTENT, table)
    if not content:
        return Anchors(notes)
    known = read_drawings(content)
    body = _anchored(block.cut(Structure.DRAWINGS, table), 0)
    headers = _anchored(block.cut(Structure.HEADER_DRAWINGS, table), starts[HEADERS])
    drawings = {position: known[shape] for position, shape in (*body, *headers) if shape in known}
    spans = _spans_of_boxes(block.cut(Structure.TEXT_BOXES, table), starts[BOXES], starts[BOXES + 1])
    boxes = [*_boxes(body, known, spans), *_boxes(headers, known, {})]
    return Anchors(notes, drawings, tuple(sorted(boxes, key=ANCHOR)))


def _anchored(table: bytes, start: int) -> list[tuple[int, int]]:
    """Positions in a story that begins at a position, and the number of the shape that is anchored there."""
    return [(start + position, unpack_from("<I", data)[0]) for position, data in _entries(table, ANCHOR_SIZE)]


def _boxes(anchored: Sequence[tuple[int, int]], known: Mapping[int, Drawing], spans: _Spans) -> Iterator[Box]:
    """The boxes in the order of their anchors; of a shape anchored twice, the first anchor counts."""
    left = dict(known)
    for anchor, top in sorted(anchored):
        drawing = left.pop(top, None)
        if drawing is not None:
            yield from [Box(anchor, *span) for span in sorted(spans[one] for one in drawing.shapes if one in spans)]
            yield from [Box(anchor, 0, 0, letters) for letters in drawing.letters]


def _notes(
    kind: tuple[str, int, Structure, Structure], block: FileInformationBlock, table: bytes, starts: Sequence[int]
) -> Iterator[tuple[int, str]]:
    """The positions of a kind's marks in the body, and of where its notes begin, each with the note's key."""
    name, story, marks, texts = kind
    beginnings = _numbers(block.cut(texts, table))[:-2]
    positions = _numbers(block.cut(marks, table))[: len(beginnings)]
    for number, (mark, beginning) in enumerate(zip(positions, beginnings, strict=False), 1):
        key = f"{name} {number}"
        yield mark, key
        yield min(starts[story] + beginning, starts[story + 1]), key


def _spans_of_boxes(table: bytes, start: int, end: int) -> _Spans:
    """The shapes that hold text, each with where its text begins and ends; none over another."""
    entries = [(start + first, unpack_from("<I", data, SHAPE_IN_BOX)[0]) for first, data in _entries(table, BOX_SIZE)]
    if [first for first, _shape in entries] != sorted(first for first, _shape in entries):
        return {}
    lasts = [min(first, end) for first, _shape in entries[1:]]
    return {shape: (first, last) for (first, shape), last in zip(entries, lasts, strict=False) if first < last}


def _entries(table: bytes, size: int) -> Iterator[tuple[int, bytes]]:
    """The entries of a table of positions (one more than there are entries) and data of a size."""
    count = max(len(table) - 4, 0) // (4 + size)
    for number in range(count):
        place = 4 * (count + 1) + size * number
        yield unpack_from("<I", table, 4 * number)[0], table[place : place + size]


def _numbers(table: bytes) -> Sequence[int]:
    return unpack_from(f"<{len(table) // 4}I", table)
