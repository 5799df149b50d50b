"""The text of Word 6 and 95 files: one byte a position, in code pages that only the fonts tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Notice, ReadingKind, Severity
from ..language import _
from .fonts import CODECS, Font
from .looks import FontFinder
from .pieces import NARROW_TABLE, PieceTable

MULTI_BYTE = {number: CODECS[number] for number in (128, 129, 134, 136)}
SINGLE_BYTE = frozenset(CODECS.values()) - frozenset(MULTI_BYTE.values())
HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
FILLER = "\0"
PARAGRAPH = re.compile(rb"[^\r\x07]*[\r\x07]?")


@dataclass(frozen=True, slots=True)
class _Decoder:
    multi_byte: tuple[str, ...]
    character_sets: tuple[int, ...]
    fonts: FontFinder
    macintosh: bool

    def decode(self, data: bytes, offset: int) -> str:
        """A paragraph's text, one character a byte: a filler follows each character of more bytes."""
        if data.isascii():
            return data.decode("ascii")
        own = self._codec(data, offset)
        candidates = [own] if own in MULTI_BYTE.values() else []
        if candidates or _looks_multi_byte(data):
            candidates += self.multi_byte
        for codec in candidates:
            if (text := _spread(data, codec)) is not None:
                return text
        if self.macintosh:
            own = "mac_roman"
        return data.decode("latin-1").translate(NARROW_TABLE) if own not in SINGLE_BYTE else data.decode(own, "replace")

    def _codec(self, data: bytes, offset: int) -> str:
        """The code page of the font of the first letter beyond ASCII."""
        first = next(index for index, byte in enumerate(data) if byte >= 0x80)
        number = self.fonts.find(offset + first)
        return CODECS.get(self.character_sets[number] if number < len(self.character_sets) else 0, "cp1252")


def read_old_text(
    table: PieceTable, word: bytes, fonts: Sequence[Font], finder: FontFinder, *, macintosh: bool
) -> tuple[str, tuple[Notice, ...]]:
    """The text of the pieces, one character a byte, and a notice where its code page had to be told by its fonts."""
    sets = tuple(font.character_set for font in fonts)
    multi_byte = tuple(dict.fromkeys(MULTI_BYTE[number] for number in sets if number in MULTI_BYTE))
    decoder = _Decoder(multi_byte, sets, finder, macintosh)
    parts = []
    for piece in table.pieces:
        raw = word[piece.offset : piece.offset + piece.end - piece.start]
        parts += [decoder.decode(match[0], piece.offset + match.start()) for match in PARAGRAPH.finditer(raw)]
    text = "".join(parts)
    return text, () if text.isascii() else (_guess_notice(),)


def _looks_multi_byte(data: bytes) -> bool:
    """Whether bytes beyond ASCII come in runs, as in Chinese; the accented letters of European text stand alone."""
    runs = [run for run in HIGH_BYTES.findall(data) if max(run) >= 0xA0]  # else dashes, dots and quotes
    return bool(runs) and sum(map(len, runs)) >= 2 * len(runs)


def _spread(data: bytes, codec: str) -> str | None:
    """The text with a filler behind each character of two bytes, or None where the bytes are not of the codec."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    spread = "".join(char + FILLER * (len(char.encode(codec)) - 1) for char in text)
    return spread if len(spread) == len(data) else None


def _guess_notice() -> Notice:
    text = _("The file is older than Unicode; its code page was told by its fonts. Look for wrong characters.")
    return Notice(ReadingKind.ENCODING_GUESSED, text, Severity.INFO)
