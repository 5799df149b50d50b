"""The paragraphs of a story: where each ends, what its mark's properties say, its readable text and its list label."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..numbering import ListCounters
from ..visible import Look, labelled
from .anchors import ANCHOR
from .characters import ReadableText
from .marks import DROPPED
from .parse import Story, WordFile
from .pieces import Piece, join_surrogates
from .properties import ParagraphProperties, PropertyReader
from .stories import CELL_MARK, USUAL, Rarity, RawParagraph

SECTION_MARK = "\x0c"
ENDS = re.compile("[\r\x07\x0c]")
SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class ParagraphReader:
    """Gives the paragraphs of stories in reading order; list counters run on from one story to the next."""

    file: WordFile
    readable: ReadableText
    properties: PropertyReader
    counters: ListCounters = field(default_factory=ListCounters)
    n_old_labels: int = 0
    _has_surrogates: bool = field(init=False)
    _has_marks: bool = field(init=False)
    _known: dict[int, dict[bytes, ParagraphProperties]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look for halves of characters and for marks once, not in every paragraph."""
        self._has_surrogates = SURROGATE.search(self.readable.text) is not None
        self._has_marks = self.readable.marks.starts != []

    def paragraphs(self, story: Story) -> Iterator[RawParagraph]:
        """The story's paragraphs with their labels."""
        paragraphs = list(self._unlabelled(story))
        numbered = {id(one.properties): one.properties for one in paragraphs}.values()
        if any(properties.list_number or properties.has_old_numbering for properties in numbered):
            return self._labelled(paragraphs)
        return iter(paragraphs)

    def _labelled(self, paragraphs: Sequence[RawParagraph]) -> Iterator[RawParagraph]:
        """The paragraphs with labels; Word numbers no blank one in a covered cell or before a section's end."""
        covered = covered_paragraphs(paragraphs)
        for index, paragraph in enumerate(paragraphs):
            text, mark, properties, _rarity = paragraph
            unnumbered = properties.ends_row or (not text and (mark == SECTION_MARK or index in covered))
            label = "" if unnumbered else self._label(properties)
            yield paragraph._replace(text=labelled(label, text)) if label else paragraph

    def _unlabelled(self, story: Story) -> Iterator[RawParagraph]:
        """The story's paragraphs; where a revision deleted a mark, the paragraph goes on in the next one."""
        carried = ""
        deleted_marks = self.readable.deleted
        begin = start = story.start
        may_be_rare = self._has_marks or self.file.anchors.boxes != ()
        for end, properties in self._ends(story):
            mark = self.file.text[end] if end < story.end else "\r"
            text = self._text(start, end)
            start = end + 1
            deleted = end in deleted_marks
            if deleted and mark == "\r" and not properties.ends_row:
                carried += text
                continue
            rarity = self._rarity(begin, end, deleted=deleted) if may_be_rare else USUAL
            yield RawParagraph(carried + text if carried else text, mark, properties, rarity)
            carried, begin = "", start
        if carried:
            yield RawParagraph(carried, "\r", ParagraphProperties())

    def _text(self, start: int, end: int) -> str:
        whole = self.readable.text
        if self._has_marks:
            text = self.readable.marks.text(whole, start, end)
        else:
            text = whole[start:end]
            if DROPPED in text:
                text = text.replace(DROPPED, "")
        return join_surrogates(text) if self._has_surrogates else text

    def _rarity(self, start: int, end: int, *, deleted: bool) -> Rarity:
        """What is rare about a paragraph between two positions; its mark stands at the second."""
        boxes = self.file.anchors.boxes
        first, behind = bisect_left(boxes, start, key=ANCHOR), bisect_right(boxes, end, key=ANCHOR)
        hidden = self.readable.marks.look_at(end) is Look.HIDDEN
        return Rarity(deleted, hidden, boxes[first:behind]) if deleted or hidden or first < behind else USUAL

    def _label(self, properties: ParagraphProperties) -> str:
        if properties.has_old_numbering:
            self.n_old_labels += 1
        if not properties.list_number:
            return ""
        numbering = self.file.lists.get(properties.list_number)
        return self.counters.label(numbering, properties.list_level or 0) if numbering else ""

    def _ends(self, story: Story) -> Iterator[tuple[int, ParagraphProperties]]:
        """The position of each paragraph's mark, and what the properties at its byte say."""
        section_ends, text = self.file.section_ends, self.file.text
        last = story.start - 1
        for piece, start, end in _pieces(self.file.pieces.pieces, story):
            known = self._known.setdefault(piece.modifier, {})
            find, offset, width = self.file.paragraph_runs.find, piece.offset - piece.start * piece.width, piece.width
            for match in ENDS.finditer(text, start, end):
                last = match.start()
                if text[last] != SECTION_MARK or last + 1 in section_ends:
                    raw = find(offset + last * width)
                    properties = known.get(raw)
                    if properties is None:
                        properties = known[raw] = self.properties.read(raw, piece.modifier)
                    yield last, properties
        if last < story.end - 1:
            yield story.end, ParagraphProperties()


COVERED = 1
"""The raw flag of a cell that continues the one above."""


def covered_paragraphs(paragraphs: Sequence[RawParagraph]) -> set[int]:
    """The numbers of the paragraphs in cells that continue the cell above."""
    covered: set[int] = set()
    cells: list[range] = []
    start = 0
    for index, (_text, mark, properties, _rarity) in enumerate(paragraphs):
        if properties.ends_row and properties.depth == 1:
            vertical = properties.row.vertical if properties.row else ()
            for cell, flag in zip(cells, vertical, strict=False):
                covered.update(cell if flag == COVERED else ())
            cells = []
        elif properties.depth == 1 and mark == CELL_MARK:
            cells.append(range(start, index + 1))
        elif properties.depth:
            continue
        start = index + 1
    return covered


def _pieces(pieces: tuple[Piece, ...], story: Story) -> Iterator[tuple[Piece, int, int]]:
    """The pieces that a story lies in, with the stretch of it that lies in each."""
    for number in range(bisect_right(pieces, story.start, key=lambda piece: piece.end), len(pieces)):
        piece = pieces[number]
        if piece.start >= story.end:
            return
        yield piece, max(piece.start, story.start), min(piece.end, story.end)
