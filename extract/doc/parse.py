"""The faithful parse of a binary Word file: its text, runs of properties, styles, fonts, lists and stories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from struct import unpack_from

from ..decrypt import needs_password
from ..document import Notice, Part, ReadingKind
from ..errors import UnreadableFile
from ..language import _
from ..numbering import ListNumbering
from .anchors import Anchors, read_anchors
from .container import Streams, corrupt
from .file_information_block import FileInformationBlock, Structure, read_file_information_block
from .fonts import Font, read_fonts, read_old_fonts
from .lists import read_lists
from .looks import FontFinder
from .pieces import PieceTable, read_piece_table, read_text, single_piece
from .runs import Runs, read_character_runs, read_paragraph_runs
from .styles import Styles, read_old_styles, read_styles
from .word95 import read_old_text


@dataclass(frozen=True, slots=True)
class Story:
    """Characters `start` to `end` of the text, and what part of the file they are."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordFile:
    """A file as parsed; positions are those of characters in `text`, offsets those of bytes in the stream."""

    text: str
    pieces: PieceTable
    paragraph_runs: Runs
    character_runs: Runs
    section_ends: frozenset[int]
    stories: tuple[Story, ...]
    styles: Styles
    fonts: tuple[Font, ...]
    lists: Mapping[int, ListNumbering]
    data: bytes
    old: bool
    anchors: Anchors
    notices: tuple[Notice, ...] = ()


STORY_PARTS = (
    Part.BODY,
    Part.FOOTNOTE,
    Part.HEADER,
    None,
    Part.COMMENT,
    Part.ENDNOTE,
    Part.TEXT_BOX,
    Part.TEXT_BOX,
)
"""What the eight stories are, in their order in the text; the fourth, of macros, is no longer used."""

READING_ORDER = (
    Part.BODY,
    Part.TEXT_BOX,
    Part.HEADER,
    Part.FOOTER,
    Part.FOOTNOTE,
    Part.ENDNOTE,
    Part.COMMENT,
)
HEADER = 2


def parse(streams: Streams) -> WordFile:
    """The parts of the file that text and tables need.

    Raises `UnreadableFile` (encrypted, too-old, corrupt).
    """
    block = read_file_information_block(streams.word)
    if block.is_encrypted:
        raise needs_password()
    return _parse_old(block, streams) if block.old else _parse(block, streams)


def _parse(block: FileInformationBlock, streams: Streams) -> WordFile:
    table, notices = _table_stream(block, streams)
    clx = block.cut(Structure.PIECES, table)
    word = streams.word
    if clx:
        pieces = read_piece_table(clx, len(word))
    else:
        pieces = single_piece(*_text_range(block, word), wide=block.has_wide_text)
    if not pieces.pieces:
        raise _without_text(block)
    fonts = read_fonts(block.cut(Structure.FONTS, table))
    lists_at = block.pairs[Structure.LISTS][0] if block.cut(Structure.LISTS, table) else len(table)
    overrides = block.cut(Structure.LIST_OVERRIDES, table)
    return WordFile(
        text=read_text(pieces, word),
        pieces=pieces,
        paragraph_runs=read_paragraph_runs(word, block.cut(Structure.PARAGRAPH_PAGES, table), old=False),
        character_runs=read_character_runs(word, block.cut(Structure.CHARACTER_PAGES, table), old=False),
        section_ends=_section_ends(block.cut(Structure.SECTIONS, table), 12),
        stories=_stories(block, pieces.length, table),
        styles=read_styles(block.cut(Structure.STYLES, table)),
        fonts=fonts,
        lists=read_lists(table, lists_at, overrides, fonts),
        data=streams.data,
        old=False,
        anchors=read_anchors(block, table, pieces.length),
        notices=(*notices, *_cut_notices(pieces)),
    )


def _parse_old(block: FileInformationBlock, streams: Streams) -> WordFile:
    """Word 6 and 95: all structures stand in the stream of the text."""
    word = streams.word
    wide = block.has_wide_text
    clx = block.cut(Structure.PIECES, word) if block.is_complex else b""
    if clx:
        pieces = read_piece_table(clx, len(word), old_width=2 if wide else 1)
    else:
        pieces = single_piece(*_text_range(block, word), wide=wide)
    if not pieces.pieces:
        raise _without_text(block)
    fonts = read_old_fonts(block.cut(Structure.FONTS, word))
    styles = read_old_styles(block.cut(Structure.STYLES, word))
    paragraph_runs = read_paragraph_runs(word, block.cut(Structure.PARAGRAPH_PAGES, word), old=True)
    character_runs = read_character_runs(word, block.cut(Structure.CHARACTER_PAGES, word), old=True)
    looks = FontFinder(paragraph_runs, character_runs, styles, old=True)
    text, notices = (
        (read_text(pieces, word), ()) if wide else read_old_text(pieces, word, fonts, looks, macintosh=block.macintosh)
    )
    return WordFile(
        text=text,
        pieces=pieces,
        paragraph_runs=paragraph_runs,
        character_runs=character_runs,
        section_ends=_section_ends(block.cut(Structure.SECTIONS, word), 12),
        stories=_stories(block, pieces.length, word),
        styles=styles,
        fonts=fonts,
        lists={},
        data=b"",
        old=True,
        anchors=read_anchors(block, word, pieces.length),
        notices=(*notices, *_cut_notices(pieces)),
    )


def _table_stream(block: FileInformationBlock, streams: Streams) -> tuple[bytes, tuple[Notice, ...]]:
    """The stream of the structures; the other one, with a notice, where the one that the block names is missing."""
    named, other = streams.tables[block.table_stream], streams.tables[1 - block.table_stream]
    if named or not other:
        return named, ()
    text = _("The file names a part that is not in it; another part was taken in its place. Compare the result.")
    return other, (Notice(ReadingKind.PART_UNREADABLE, text),)


def _text_range(block: FileInformationBlock, word: bytes) -> tuple[int, int]:
    end = min(block.text_end, len(word))
    return min(block.text_start, end), end


def _without_text(block: FileInformationBlock) -> UnreadableFile:
    if sum(block.story_lengths):
        text = _("The file is cut off before its text. Get the whole file again.")
        return UnreadableFile("truncated", text)
    return corrupt("PlcPcd")


def _section_ends(table: bytes, size: int) -> frozenset[int]:
    count = max(len(table) - 4, 0) // (4 + size)
    return frozenset(unpack_from(f"<{count + 1}I", table)) if count else frozenset()


def _cut_notices(pieces: PieceTable) -> tuple[Notice, ...]:
    if not pieces.cut:
        return ()
    text = _("The file is cut off: a part of its text is missing. Get the whole file again.")
    return (Notice(ReadingKind.TRUNCATED, text),)


def _stories(block: FileInformationBlock, length: int, table: bytes) -> tuple[Story, ...]:
    """The stories that hold text, headers and footers told apart, in reading order."""
    stories: list[Story] = []
    start = 0
    for number, (part, size) in enumerate(zip(STORY_PARTS, block.story_lengths, strict=True)):
        end = min(start + size, length)
        if number == HEADER and not block.old:
            stories += _header_stories(block.cut(Structure.HEADERS, table), start, end)
        elif part is not None and end > start:
            stories.append(Story(part, start, end))
        start = end
    stories.sort(key=lambda story: READING_ORDER.index(story.part))
    return tuple(stories) or (Story(Part.BODY, 0, length),)


SEPARATORS = 6
"""The first stories among the headers are the lines above notes."""


def _header_stories(positions_table: bytes, start: int, end: int) -> list[Story]:
    """Headers and footers of the sections, six each: even and odd headers, even and odd footers, first ones."""
    count = len(positions_table) // 4
    positions = [min(start + position, end) for position in unpack_from(f"<{count}I", positions_table)]
    if count < SEPARATORS + 2 or positions != sorted(positions):
        return [Story(Part.HEADER, start, end)] if end > start else []
    return [
        Story(Part.FOOTER if (number - SEPARATORS) % 6 in (2, 3, 5) else Part.HEADER, first, last)
        for number, (first, last) in enumerate(pairwise(positions))
        if number >= SEPARATORS and last > first
    ]
