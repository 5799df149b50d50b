"""The piece table: which stretch of the text stands where in the stream ([MS-DOC] 2.8.35, 2.9.38, 2.4.1)."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from struct import unpack_from
from sys import byteorder

from .container import corrupt

NARROW = 1 << 30
"""Bit of a piece's place that says: one byte a character."""

PROPERTIES, PIECES = 1, 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of the text stand from byte `offset` on, `width` bytes each.

    `modifier` is laid over the properties of its paragraphs and characters: 0 for none ([MS-DOC] 2.9.214).
    """

    start: int
    end: int
    offset: int
    width: int
    modifier: int = 0


@dataclass(frozen=True, slots=True)
class PieceTable:
    """The pieces in the order of the text, and the lists of properties that their modifiers name by number."""

    pieces: tuple[Piece, ...]
    property_lists: tuple[bytes, ...] = ()
    cut: bool = False

    @property
    def length(self) -> int:
        """The number of characters."""
        return self.pieces[-1].end if self.pieces else 0


def read_piece_table(structure: bytes, stream_length: int, *, old_width: int = 0) -> PieceTable:
    """The table out of the bytes of a Clx; pieces past the stream's end are cut (`cut` says so).

    `old_width` is the bytes a character of Word 6 and 95, where a piece does not tell it.
    Raises `UnreadableFile` (corrupt) where positions descend or pieces overlap.
    """
    try:
        property_lists, table = _split(structure)
        pieces = _pieces(table, old_width)
    except struct.error as error:
        raise corrupt("Clx") from error
    return _bounded(pieces, property_lists, stream_length)


def single_piece(start: int, end: int, *, wide: bool) -> PieceTable:
    """The table of a file without one: its text in one stretch."""
    width = 2 if wide else 1
    return PieceTable((Piece(0, max(end - start, 0) // width, start, width),))


def _split(structure: bytes) -> tuple[tuple[bytes, ...], bytes]:
    property_lists = []
    position = 0
    while position < len(structure) and structure[position] == PROPERTIES:
        size = unpack_from("<H", structure, position + 1)[0]
        property_lists.append(structure[position + 3 : position + 3 + size])
        position += 3 + size
    if position >= len(structure) or structure[position] != PIECES:
        raise corrupt("Clx")
    size = unpack_from("<I", structure, position + 1)[0]
    return tuple(property_lists), structure[position + 5 : position + 5 + size]


def _pieces(table: bytes, old_width: int) -> list[Piece]:
    count = max(len(table) - 4, 0) // 12
    positions = unpack_from(f"<{count + 1}I", table)
    fields = unpack_from("<" + "HIH" * count, table, 4 * (count + 1))
    pieces = []
    for number, (start, end) in enumerate(pairwise(positions)):
        if end < start:
            raise corrupt("PlcPcd")
        place, modifier = fields[3 * number + 1], fields[3 * number + 2]
        if end > start:
            pieces.append(_piece(start, end, place, modifier, old_width))
    return pieces


def _piece(start: int, end: int, place: int, modifier: int, old_width: int) -> Piece:
    if old_width:
        return Piece(start, end, place, old_width, modifier)
    if place & NARROW:
        return Piece(start, end, (place & NARROW - 1) // 2, 1, modifier)
    return Piece(start, end, place & NARROW - 1, 2, modifier)


def _bounded(pieces: Iterable[Piece], property_lists: tuple[bytes, ...], stream_length: int) -> PieceTable:
    """Pieces that fit into the stream, renumbered without gaps; overlapping ones would be a memory bomb."""
    kept: list[Piece] = []
    cut = False
    position = size = 0
    for piece in pieces:
        room = max(stream_length - piece.offset, 0) // piece.width
        length = min(piece.end - piece.start, room)
        cut = cut or length < piece.end - piece.start
        size += length * piece.width
        if size > stream_length:
            raise corrupt("PlcPcd")
        if length:
            kept.append(Piece(position, position + length, piece.offset, piece.width, piece.modifier))
            position += length
    return PieceTable(tuple(kept), property_lists, cut)


CP1252_HOLES = {0x81: 0x81, 0x8D: 0x8D, 0x8F: 0x8F, 0x90: 0x90, 0x9D: 0x9D}
NARROW_TEXT = "".join(
    chr(CP1252_HOLES[code]) if code in CP1252_HOLES else bytes([code]).decode("cp1252") for code in range(256)
)
"""The characters of the 256 bytes; the five that cp1252 leaves open pass through."""


def read_text(table: PieceTable, word: bytes) -> str:
    """The text, exactly one Python character a position; surrogate pairs stay in two halves (`join_surrogates`)."""
    return "".join(_piece_text(piece, word) for piece in table.pieces)


def _piece_text(piece: Piece, word: bytes) -> str:
    length = piece.end - piece.start
    data = word[piece.offset : piece.offset + length * piece.width]
    if piece.width == 1:
        return data.decode("latin-1").translate(NARROW_TABLE)
    text = data.decode("utf-16-le", "surrogatepass")
    return text if len(text) == length else _halves(data)


NARROW_TABLE = {code: char for code, char in enumerate(NARROW_TEXT) if ord(char) != code}


def _halves(data: bytes) -> str:
    codes = array("H", data)
    if byteorder == "big":
        codes.byteswap()
    return "".join(map(chr, codes))


def join_surrogates(text: str) -> str:
    """The text with its surrogate pairs joined and lone halves replaced."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
