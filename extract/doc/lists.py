"""The lists of a file and what their levels look like, for `extract/numbering.py` ([MS-DOC] 2.9.131 to 2.9.150)."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from struct import unpack_from

from ..numbering import ListLevel, ListNumbering, format_of_code
from ..symbols import replace_symbols
from .fonts import Font
from .operators import Code, read_operators, unsigned

LIST_ENTRY = 28
OVERRIDE_ENTRY = 16
LEVEL_HEAD = 28
LEVELS = 9
SUFFIXES = (" ", " ", "")
BULLET = "•"

LEGAL, KEEPS_COUNTING = 0x04, 0x08
START_STATED, LEVEL_FOLLOWS = 0x10, 0x20

Levels = tuple[ListLevel, ...]


@dataclass(slots=True)
class _Cursor:
    """Bytes read from the front."""

    data: bytes
    position: int

    def take(self, size: int) -> bytes:
        taken = self.data[self.position : self.position + size]
        if len(taken) < size:
            raise struct.error("the lists end early")
        self.position += size
        return taken

    def number(self, size: int) -> int:
        return unsigned(self.take(size))


def read_lists(table: bytes, lists_at: int, overrides: bytes, fonts: Sequence[Font]) -> Mapping[int, ListNumbering]:
    """The lists by the number that paragraphs use (from 1); what lies behind damage is left out.

    `table` is the table stream and `lists_at` the offset of the list table: its levels follow behind its stated end.
    """
    try:
        levels = _read_all_levels(_Cursor(table, lists_at), fonts)
    except struct.error:
        levels = {}
    return _read_overrides(_Cursor(overrides, 0), levels, fonts) if levels else {}


def _read_all_levels(cursor: _Cursor, fonts: Sequence[Font]) -> dict[int, Levels]:
    """Each list's levels by the list's identifier."""
    entries = [cursor.take(LIST_ENTRY) for _number in range(cursor.number(2))]
    levels: dict[int, Levels] = {}
    try:
        for entry in entries:
            count = 1 if entry[26] & 1 else LEVELS
            levels[unsigned(entry[:4])] = tuple([_read_level(cursor, fonts) for _level in range(count)])
    except struct.error:
        pass
    return levels


def _read_level(cursor: _Cursor, fonts: Sequence[Font]) -> ListLevel:
    head = cursor.take(LEVEL_HEAD)
    cursor.take(head[25])
    look = dict(read_operators(cursor.take(head[24])))
    template = cursor.take(2 * cursor.number(2)).decode("utf-16-le", "replace")
    hidden = look.get(Code.HIDDEN, b"\0") != b"\0"
    return ListLevel(
        start=unpack_from("<i", head)[0],
        number_format=format_of_code(head[4]),
        template="" if hidden else _template(template, look, fonts),
        restart_after=head[26] - 1 if head[5] & KEEPS_COUNTING else None,
        legal=bool(head[5] & LEGAL),
        suffix=SUFFIXES[head[15]] if head[15] < len(SUFFIXES) else " ",
    )


def _template(template: str, look: Mapping[int, bytes], fonts: Sequence[Font]) -> str:
    """The template with %1 to %9 for its placeholders (the characters 0 to 8), symbols as Unicode."""
    number = unsigned(look.get(Code.FONT, b"\xff\xff"))
    text, unknown = replace_symbols(template, fonts[number].name if number < len(fonts) else "")
    if unknown:
        return BULLET
    return "".join(f"%{ord(char) + 1}" if ord(char) < LEVELS else char for char in text)


def _read_overrides(cursor: _Cursor, levels: Mapping[int, Levels], fonts: Sequence[Font]) -> dict[int, ListNumbering]:
    lists: dict[int, ListNumbering] = {}
    try:
        entries = [cursor.take(OVERRIDE_ENTRY) for _number in range(cursor.number(4))]
        for number, entry in enumerate(entries, 1):
            key = unsigned(entry[:4])
            numbering = ListNumbering(key, number, levels.get(key, ()))
            lists[number] = _overridden(cursor, numbering, entry[12], fonts)
    except struct.error:
        pass
    return lists


def _overridden(cursor: _Cursor, numbering: ListNumbering, count: int, fonts: Sequence[Font]) -> ListNumbering:
    """A list with the levels and starts that one use of it sets anew."""
    cursor.take(4)
    levels, starts = list(numbering.levels), {}
    for _number in range(count):
        start = unpack_from("<i", cursor.take(4))[0]
        flags = cursor.number(4)
        index = flags & 0xF
        own = _read_level(cursor, fonts) if flags & LEVEL_FOLLOWS else None
        if own is not None and index < len(levels):
            levels[index] = own
        if flags & START_STATED:
            starts[index] = own.start if own is not None else start
    return replace(numbering, levels=tuple(levels), start_overrides=starts)
