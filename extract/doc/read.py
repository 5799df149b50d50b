"""Read a binary Word file (.doc, and .wps of WPS Writer) into a Document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from operator import attrgetter

from ..document import Document, Notice, Paragraph, Part, ReadingKind, Severity, Table
from ..language import _
from ..limits import LIMITS, Limits
from ..memory import check_pieces
from ..numbering import is_known_format
from ..visible.marks import NOTE_MARK
from .anchors import ANCHOR, Box
from .characters import ReadableText, readable_text
from .container import open_streams
from .paragraphs import ParagraphReader
from .parse import Story, WordFile, parse
from .properties import PropertyReader
from .stories import RawTable, RawText, StoryBuilder
from .tables import TableReader

MARKS = ("\r", "\x07", "\x13", "\x15")
"""The ends of paragraphs and cells, and both ends of fields."""

ASIDE = (Part.HEADER, Part.FOOTER)
BYTES_A_MARK = 250
"""The memory that what a mark ends or begins takes."""


def read_doc(data: bytes, limits: Limits = LIMITS) -> Document:
    """The Document of a .doc or .wps file: the body, then headers, notes, comments and text boxes.

    Raises `UnreadableFile` (encrypted, too-old, corrupt, truncated, unsupported, not-a-document, limit).
    """
    file = parse(open_streams(data))
    _check_size(file, len(data), limits)
    readable = readable_text(file)
    properties = PropertyReader(
        file.data, file.old, limits.nested_tables, file.pieces.property_lists, file.styles.numberings
    )
    paragraphs = ParagraphReader(file, readable, properties)
    stories = _Stories(file, paragraphs)
    tables = TableReader(limits, stories.box, file.anchors.boxes != ())
    blocks: list[Paragraph | Table] = []
    for story in file.stories:
        for part in _without(story, tables.boxes):
            blocks += _blocks(stories.raw_blocks(part), story.part, file, tables)
        if story.part is Part.BODY:
            blocks += _letters(story, file, set(tables.boxes))
    in_cells = set(tables.boxes)
    for story in file.stories:
        if story.part in ASIDE:
            blocks += _letters(story, file, in_cells)
    notices = (
        *file.notices,
        *_dropped(readable, stories.n_deleted_rows),
        *_numbering_notices(file, paragraphs.n_old_labels),
        *_depth_notices(properties.too_deep),
        *tables.notices,
    )
    return Document("", "doc", tuple(blocks), notices, chosen_by=_chosen_by(file))


@dataclass(slots=True)
class _Stories:
    """Reads stories, and boxes of text by themselves."""

    file: WordFile
    paragraphs: ParagraphReader
    n_deleted_rows: int = 0

    def raw_blocks(self, story: Story) -> list[RawText | RawTable]:
        """The blocks of a story."""
        builder = StoryBuilder()
        for paragraph in self.paragraphs.paragraphs(story):
            builder.add(paragraph)
        self.n_deleted_rows += builder.n_deleted_rows
        return builder.finish()

    def box(self, box: Box) -> list[RawText | RawTable]:
        """The blocks of a box of text, or of drawn letters."""
        if box.letters:
            return [RawText(box.letters, 0)]
        return self.raw_blocks(Story(Part.TEXT_BOX, box.start, box.end))


def _letters(story: Story, file: WordFile, in_cells: Set[Box]) -> Iterator[Paragraph]:
    """The drawn letters anchored in a story, without those in cells, which stand there."""
    boxes = file.anchors.boxes
    own = boxes[bisect_left(boxes, story.start, key=ANCHOR) : bisect_left(boxes, story.end, key=ANCHOR)]
    return (Paragraph(box.letters, part=Part.TEXT_BOX) for box in own if box.letters and box not in in_cells)


def _without(story: Story, boxes: Sequence[Box]) -> Iterator[Story]:
    """The story of text boxes without those that belong to cells; any other story as it is."""
    start = story.start
    for box in sorted(boxes, key=attrgetter("start")) if story.part is Part.TEXT_BOX else ():
        if start <= box.start < box.end <= story.end:
            if start < box.start:
                yield Story(story.part, start, box.start)
            start = box.end
    if start < story.end:
        yield Story(story.part, start, story.end)


def _check_size(file: WordFile, size: int, limits: Limits) -> None:
    """Nothing, or `UnreadableFile` (limit) for a text of marks only, which would fill the memory."""
    check_pieces(sum(map(file.text.count, MARKS)), size, BYTES_A_MARK, limits)


def _chosen_by(file: WordFile) -> str:
    name = "Word 6/95" if file.old else "Word 97–2003"
    return _("an OLE2 file with a document of {name} in it").format(name=name)


def _blocks(
    raw_blocks: list[RawText | RawTable], part: Part, file: WordFile, tables: TableReader
) -> Iterator[Paragraph | Table]:
    """The blocks of a story; blank paragraphs outside the body are left out, they only end a header or a note.

    The mark of a note whose first paragraph is blank stands before the next one.
    """
    number = -1
    held = ""
    for block in raw_blocks:
        if isinstance(block, RawTable):
            number += 1
            yield tables.table(block, part, number if part is Part.BODY else None)
        elif part is Part.BODY or NOTE_MARK.sub("", block.text).strip():
            yield Paragraph(held + block.text, file.styles.name(block.style), part)
            held = ""
        else:
            held = block.text.strip() or held


def _dropped(readable: ReadableText, n_deleted_rows: int) -> Iterator[Notice]:
    """What of the text is not in the Document."""
    deleted = _("{count} passages deleted under tracked changes were left out.")
    if n_deleted_rows:
        yield Notice(ReadingKind.REVISION_DROPPED, deleted.format(count=n_deleted_rows), Severity.INFO)
    if readable.unknown_symbols:
        text = _("{count} characters of symbol fonts are not known and were kept as they are: {names}")
        yield _named(ReadingKind.SYMBOL_UNKNOWN, text, readable.unknown_symbols)


SHOWN = 10


def _named(kind: ReadingKind, text: str, names: Sequence[str]) -> Notice:
    shown = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
    return Notice(kind, text.format(count=len(names), names=shown))


def _numbering_notices(file: WordFile, n_old_labels: int) -> Iterator[Notice]:
    used = {level.number_format for numbering in file.lists.values() for level in numbering.levels}
    unknown = sorted(name for name in used if not is_known_format(name))
    if unknown:
        text = _("{count} number formats are not known; 1, 2, 3 was written instead: {names}")
        yield _named(ReadingKind.NUMBERING_UNKNOWN, text, unknown)
    if n_old_labels and file.old:
        text = _("{count} paragraphs are numbered in the way of Word 6; their numbers are not in the data.")
        yield Notice(ReadingKind.NUMBERING_UNKNOWN, text.format(count=n_old_labels))


def _depth_notices(too_deep: bool) -> Iterator[Notice]:
    if too_deep:
        text = _("Tables are nested deeper than is read; those below were read as part of the outermost table.")
        yield Notice(ReadingKind.LIMIT_REACHED, text)
