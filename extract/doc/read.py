"""Read a binary Word file (.doc, and .wps of WPS Writer) into a Document."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document, Notice, Paragraph, Part, ReadingKind, Severity, Table
from ..language import _
from ..limits import LIMITS, Limits
from ..numbering import is_known_format
from .characters import ReadableText, readable_text
from .container import open_streams
from .paragraphs import ParagraphReader
from .parse import WordFile, parse
from .properties import PropertyReader
from .stories import RawTable, RawText, StoryBuilder
from .tables import TableReader


def read_doc(data: bytes, limits: Limits = LIMITS) -> Document:
    """The Document of a .doc or .wps file: the body, then headers, notes, comments and text boxes.

    Raises `UnreadableFile` (encrypted, too-old, corrupt, truncated, unsupported, not-a-document, limit).
    """
    file = parse(open_streams(data))
    readable = readable_text(file)
    properties = PropertyReader(
        file.data, file.old, limits.nested_tables, file.pieces.property_lists, file.styles.numberings
    )
    paragraphs = ParagraphReader(file, readable, properties)
    tables = TableReader(limits)
    blocks: list[Paragraph | Table] = []
    n_deleted_rows = 0
    for story in file.stories:
        builder = StoryBuilder()
        for paragraph in paragraphs.paragraphs(story):
            builder.add(paragraph)
        blocks += _blocks(builder.finish(), story.part, file, tables)
        n_deleted_rows += builder.n_deleted_rows
    notices = (
        *file.notices,
        *_dropped(readable, n_deleted_rows),
        *_numbering_notices(file, paragraphs.n_old_labels),
        *_depth_notices(properties.too_deep),
        *tables.notices,
    )
    return Document("", "doc", tuple(blocks), notices, chosen_by=_chosen_by(file))


def _chosen_by(file: WordFile) -> str:
    name = "Word 6/95" if file.old else "Word 97–2003"
    return _("an OLE2 file with a document of {name} in it").format(name=name)


def _blocks(
    raw_blocks: list[RawText | RawTable], part: Part, file: WordFile, tables: TableReader
) -> Iterator[Paragraph | Table]:
    """The blocks of a story; blank paragraphs outside the body are left out, they only end a header or a note."""
    number = -1
    for block in raw_blocks:
        if isinstance(block, RawTable):
            number += 1
            yield tables.table(block, part, number if part is Part.BODY else None)
        elif part is Part.BODY or block.text.strip():
            yield Paragraph(block.text, file.styles.name(block.style), part)


def _dropped(readable: ReadableText, n_deleted_rows: int) -> Iterator[Notice]:
    """What of the text is not in the Document."""
    if readable.n_pictures:
        text = _("{count} pictures or drawings are not in the data.")
        yield Notice(ReadingKind.PICTURE_DROPPED, text.format(count=readable.n_pictures), Severity.INFO)
    if readable.n_deleted or n_deleted_rows:
        text = _("{count} characters and {rows} rows that a tracked change deleted were left out.")
        message = text.format(count=readable.n_deleted, rows=n_deleted_rows)
        yield Notice(ReadingKind.REVISION_DROPPED, message, Severity.INFO)
    if readable.n_unknown_symbols:
        text = _("{count} symbols have no known meaning; look at them in the file.")
        yield Notice(ReadingKind.SYMBOL_UNKNOWN, text.format(count=readable.n_unknown_symbols))


def _numbering_notices(file: WordFile, n_old_labels: int) -> Iterator[Notice]:
    used = {level.number_format for numbering in file.lists.values() for level in numbering.levels}
    unknown = sorted(name for name in used if not is_known_format(name))
    if unknown:
        text = _("Automatic numbers of the kinds {kinds} are written as 1, 2, 3.")
        yield Notice(ReadingKind.NUMBERING_UNKNOWN, text.format(kinds=", ".join(unknown)))
    if n_old_labels and file.old:
        text = _("{count} paragraphs are numbered in the way of Word 6; their numbers are not in the data.")
        yield Notice(ReadingKind.NUMBERING_UNKNOWN, text.format(count=n_old_labels))


def _depth_notices(too_deep: bool) -> Iterator[Notice]:
    if too_deep:
        text = _("Tables are nested deeper than is read; those below were read as part of the outermost table.")
        yield Notice(ReadingKind.LIMIT_REACHED, text)
