"""The File Information Block at the start of the stream `WordDocument`: where all else stands ([MS-DOC] 2.5)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum
from struct import unpack_from

from ..errors import UnreadableFile
from ..language import _
from .container import corrupt

WORD_97 = 0xA5EC
WORD_95 = 0xA5DC
WORD_6, LAST_WORD_95 = 0x65, 0x69
TOO_OLD = frozenset({0xA5DB, 0xA59B, 0xA59C, 0xA5E8})

STORIES = 8
PAIRS_97 = 256
PAIRS_95 = 34
"""Word 6 and 95 keep the same order of structures up to the piece table; later ones differ and are not needed."""


class Structure(IntEnum):
    """Number of a structure among the offset and length pairs ([MS-DOC] 2.5.6)."""

    STYLES = 1
    FOOTNOTE_MARKS = 2
    FOOTNOTE_TEXTS = 3
    COMMENT_MARKS = 4
    COMMENT_TEXTS = 5
    SECTIONS = 6
    HEADERS = 11
    CHARACTER_PAGES = 12
    PARAGRAPH_PAGES = 13
    FONTS = 15
    PIECES = 33
    DRAWINGS = 40
    HEADER_DRAWINGS = 41
    ENDNOTE_MARKS = 46
    ENDNOTE_TEXTS = 47
    DRAWING_CONTENT = 50
    TEXT_BOXES = 56
    HEADER_TEXT_BOXES = 58
    LISTS = 73
    LIST_OVERRIDES = 74


@dataclass(frozen=True, slots=True)
class FileInformationBlock:
    """What the block says; `old` is the layout of Word 6 and 95, `pairs` are offsets and lengths by `Structure`."""

    version: int
    old: bool
    flags: int
    macintosh: bool
    text_start: int
    text_end: int
    story_lengths: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]

    @property
    def is_complex(self) -> bool:
        """Whether the file says that it was saved fast; WPS Writer says so of nearly every file."""
        return bool(self.flags & 0x0004)

    @property
    def is_encrypted(self) -> bool:
        """Whether the text is encrypted or obfuscated."""
        return bool(self.flags & 0x0100)

    @property
    def table_stream(self) -> int:
        """0 or 1: which of the streams `0Table` and `1Table` holds the structures."""
        return self.flags >> 9 & 1

    @property
    def has_wide_text(self) -> bool:
        """Whether text of unstated width is UTF-16, as in the East Asian editions of Word 95."""
        return bool(self.flags & 0x1000)

    def cut(self, structure: Structure, stream: bytes) -> bytes:
        """The bytes of a structure in the stream that holds it, empty where it is absent, clamped to the stream."""
        if structure >= len(self.pairs):
            return b""
        offset, length = self.pairs[structure]
        return stream[offset : offset + length] if offset < len(stream) else b""

    def end_of(self, structure: Structure) -> int:
        """The offset behind a structure."""
        return sum(self.pairs[structure]) if structure < len(self.pairs) else 0


def read_file_information_block(word: bytes) -> FileInformationBlock:
    """The block at the start of `word`.

    Raises `UnreadableFile` (too-old, corrupt).
    """
    try:
        identifier, version = unpack_from("<HH", word)
        if identifier in TOO_OLD or (identifier == WORD_95 and version < WORD_6):
            raise too_old()
        if version < WORD_6 or (identifier not in (WORD_97, WORD_95) and version > LAST_WORD_95):
            raise corrupt("FIB")
        return _old_block(word, version) if version <= LAST_WORD_95 else _block(word, version)
    except struct.error as error:
        raise corrupt("FIB") from error


def too_old() -> UnreadableFile:
    """The error for Word 2, Word for DOS and their like."""
    text = _("The file was written by a Word older than Word 6. Open it in Word or LibreOffice and save it as .docx.")
    return UnreadableFile("too-old", text)


def _block(word: bytes, version: int) -> FileInformationBlock:
    shorts = unpack_from("<H", word, 0x20)[0]
    longs_at = 0x22 + 2 * shorts
    longs = unpack_from("<H", word, longs_at)[0]
    numbers = unpack_from(f"<{min(longs, 64)}I", word, longs_at + 2)
    pairs_at = longs_at + 2 + 4 * longs
    count = min(unpack_from("<H", word, pairs_at)[0], PAIRS_97, (len(word) - pairs_at - 2) // 8)
    return FileInformationBlock(
        version=version,
        old=False,
        flags=unpack_from("<H", word, 0x0A)[0],
        macintosh=False,
        text_start=unpack_from("<I", word, 0x18)[0],
        text_end=unpack_from("<I", word, 0x1C)[0],
        story_lengths=_story_lengths(numbers[3 : 3 + STORIES]),
        pairs=_pairs(word, pairs_at + 2, count),
    )


def _old_block(word: bytes, version: int) -> FileInformationBlock:
    return FileInformationBlock(
        version=version,
        old=True,
        flags=unpack_from("<H", word, 0x0A)[0],
        macintosh=unpack_from("<H", word, 0x14)[0] == 256,
        text_start=unpack_from("<I", word, 0x18)[0],
        text_end=unpack_from("<I", word, 0x1C)[0],
        story_lengths=_story_lengths(unpack_from(f"<{STORIES}I", word, 0x34)),
        pairs=_pairs(word, 0x58, PAIRS_95),
    )


def _story_lengths(numbers: tuple[int, ...]) -> tuple[int, ...]:
    if len(numbers) < STORIES:
        raise corrupt("FIB")
    return tuple(number if number < 1 << 31 else 0 for number in numbers)


def _pairs(word: bytes, offset: int, count: int) -> tuple[tuple[int, int], ...]:
    numbers = unpack_from(f"<{2 * count}I", word, offset)
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))
