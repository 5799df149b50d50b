"""Font names and character sets by number ([MS-DOC] 2.9.286, 2.9.81)."""

from __future__ import annotations

from dataclasses import dataclass

CODECS = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254"} | {
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""Windows character sets by their number; any other is cp1252."""

SYMBOL_CHARACTER_SET = 2


@dataclass(frozen=True, slots=True)
class Font:
    """A font's name and Windows character set."""

    name: str
    character_set: int


def read_fonts(table: bytes) -> tuple[Font, ...]:
    """The fonts of Word 97 and later in their order: a count, then entries with UTF-16 names."""
    return tuple(
        Font(entry[40:].decode("utf-16-le", "replace").split("\0")[0], entry[4]) for entry in _entries(table, 4, 41)
    )


def read_old_fonts(table: bytes) -> tuple[Font, ...]:
    """The fonts of Word 6 and 95: the table's size, then entries with one byte a character."""
    return tuple(Font(entry[6:].decode("latin-1").split("\0")[0], entry[4]) for entry in _entries(table, 2, 7))


def _entries(table: bytes, position: int, least: int) -> list[bytes]:
    entries = []
    while position < len(table):
        size = table[position] + 1
        entry = table[position : position + size]
        entries.append(entry if len(entry) >= least else bytes(least))
        position += size
    return entries
