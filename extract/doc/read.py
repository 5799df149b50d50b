"""Read a binary Word file (.doc, and .wps of WPS Writer) into a Document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document import Document, Notice, Paragraph, Part, ReadingKind, Severity, Table
from ..language import _
from ..limits import LIMITS, Limits
from ..memory import check_pieces
from ..numbering import is_known_format
from .characters import ReadableText, readable_text
from .container import open_streams
from .paragraphs import ParagraphReader
from .parse import WordFile, parse
from .properties import PropertyReader
from .stories import RawTable, RawText, StoryBuilder
from .tables import TableReader

MARKS = ("\r", "\x07", "\x13", "\x15")
"""The ends of paragraphs and cells, and both ends of fields."""

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


def _check_size(file: WordFile, size: int, limits: Limits) -> None:
    """Nothing, or `UnreadableFile` (limit) for a text of marks only, which would fill the memory."""
    check_pieces(sum(map(file.text.count, MARKS)), size, BYTES_A_MARK, limits)


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
    pictures = _("{count} pictures were left out; text inside them is not read.")
    objects = _("{count} embedded objects (charts, spreadsheets and the like) were left out.")
    deleted = _("{count} passages deleted under tracked changes were left out.")
    yield from _counted(ReadingKind.PICTURE_DROPPED, pictures, readable.n_pictures)
    yield from _counted(ReadingKind.OBJECT_DROPPED, objects, readable.n_objects)
    yield from _counted(ReadingKind.REVISION_DROPPED, deleted, readable.n_deleted + n_deleted_rows)
    if readable.unknown_symbols:
        text = _("{count} characters of symbol fonts are not known and were kept as they are: {names}")
        yield _named(ReadingKind.SYMBOL_UNKNOWN, text, readable.unknown_symbols)


def _counted(kind: ReadingKind, text: str, count: int) -> Iterator[Notice]:
    if count:
        yield Notice(kind, text.format(count=count), Severity.INFO)


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
