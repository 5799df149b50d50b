"""Style names, the lists that styles give to their paragraphs, and how their text looks ([MS-DOC] 2.9.271, 2.9.260)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from struct import unpack_from

from .appearance import CODES, NORMAL, Appearance
from .operators import Code, Operator, read_old_operators, read_operators, signed, unsigned
from .properties import StyleNumbering

PARAGRAPH_STYLE, CHARACTER_STYLE = 1, 2
MOST_BASES = 50
"""Word itself stops at a dozen styles that build on one another."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style of the sheet, by its number there; `base` is the style that it builds on, `font` a number, too.

    `own_looks` are the modifiers of its characters that an `Appearance` depends on.
    """

    name: str
    base: int
    numbering: StyleNumbering
    font: int | None = None
    own_looks: Mapping[int, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Styles:
    """The style sheet, and what each style's chain says of lists; `looks` are those that say how text looks."""

    by_number: Mapping[int, Style] = field(default_factory=dict)
    numberings: Mapping[int, StyleNumbering] = field(default_factory=dict)
    looks: Mapping[int, Appearance] = field(default_factory=dict)

    def name(self, number: int) -> str:
        """A style's name, or nothing."""
        style = self.by_number.get(number)
        return style.name if style else ""

    def font(self, number: int) -> int | None:
        """The number of the font that a style's chain states."""
        fonts = (style.font for style in chain_of(self.by_number, number))
        return next((font for font in fonts if font is not None), None)

    def appearance(self, number: int, base: Appearance = NORMAL) -> Appearance:
        """How text of a style looks; `base` is the paragraph style's, where it is a style of characters."""
        return _appearance(self.by_number, number, base)


def read_styles(sheet: bytes) -> Styles:
    """The style sheet out of its bytes; what lies behind damage in it is left out."""
    styles = {number: _style(entry, size) for number, entry, size in _entries(sheet)}
    return Styles(styles, {number: _numbering(styles, number) for number in styles}, _all_looks(styles))


def read_old_styles(sheet: bytes) -> Styles:
    """The style sheet of Word 6 and 95: names of one byte a character, and no lists."""
    styles = {number: _old_style(entry, size) for number, entry, size in _entries(sheet)}
    return Styles(styles, {}, _all_looks(styles))


def chain_of(styles: Mapping[int, Style], number: int) -> Iterator[Style]:
    """A style and those that it builds on; those in a circle are left after so many steps."""
    for _step in range(MOST_BASES):
        if number not in styles:
            return
        yield styles[number]
        number = styles[number].base


def _entries(sheet: bytes) -> Iterator[tuple[int, bytes, int]]:
    """The number and bytes of each style, and the size of its fixed part."""
    try:
        header, count, base_size = unpack_from("<HHH", sheet)
        position = 2 + header
        for number in range(count):
            size = unpack_from("<H", sheet, position)[0]
            entry = sheet[position + 2 : position + 2 + size]
            if len(entry) >= base_size + 2:
                yield number, entry, base_size
            position += 2 + size
    except struct.error:
        return


def _style(entry: bytes, base_size: int) -> Style:
    length = unsigned(entry[base_size : base_size + 2])
    name = entry[base_size + 2 : base_size + 2 + 2 * length].decode("utf-16-le", "replace")
    paragraph, character = _properties(entry, base_size + 4 + 2 * length)
    last = dict(read_operators(paragraph))
    numbering = StyleNumbering(
        signed(last[Code.LIST]) if Code.LIST in last else None,
        last[Code.LIST_LEVEL][0] if Code.LIST_LEVEL in last else None,
    )
    operators = read_operators(character)
    return Style(name.split(",")[0], unsigned(entry[2:4]) >> 4, numbering, _font(operators), _looks(operators))


def _old_style(entry: bytes, base_size: int) -> Style:
    length = entry[base_size]
    name = entry[base_size + 1 : base_size + 1 + length].decode("latin-1")
    _paragraph, character = _properties(entry, base_size + 2 + length)
    operators = read_old_operators(character)
    return Style(name, unsigned(entry[2:4]) >> 4, StyleNumbering(), _font(operators), _looks(operators))


def _font(operators: tuple[Operator, ...]) -> int | None:
    last = dict(operators)
    return unsigned(last[Code.FONT]) if Code.FONT in last else None


def _all_looks(styles: Mapping[int, Style]) -> dict[int, Appearance]:
    """The styles that say how text looks, themselves or by a style that they build on."""
    if not any(style.own_looks for style in styles.values()):
        return {}
    looks = {number: _appearance(styles, number, NORMAL) for number in styles}
    return {number: look for number, look in looks.items() if look != NORMAL}


def _appearance(styles: Mapping[int, Style], number: int, base: Appearance) -> Appearance:
    for style in reversed(list(chain_of(styles, number))):
        base = base.under(style.own_looks)
    return base


def _looks(operators: tuple[Operator, ...]) -> dict[int, bytes]:
    return {code: operand for code, operand in operators if code in CODES}


def _properties(entry: bytes, place: int) -> tuple[bytes, bytes]:
    """A style's modifiers for paragraphs (behind the style's own number) and for characters."""
    kind, count = (unsigned(entry[2:4]) & 0xF, entry[4] & 0xF) if len(entry) >= 6 else (0, 0)
    place += place % 2
    if kind == CHARACTER_STYLE and count >= 1:
        return b"", _sized(entry, place)
    if kind != PARAGRAPH_STYLE or count < 2:
        return b"", b""
    paragraph = _sized(entry, place)
    behind = place + 2 + len(paragraph)
    return paragraph[2:], _sized(entry, behind + behind % 2)


def _sized(entry: bytes, place: int) -> bytes:
    """The bytes behind their length."""
    return entry[place + 2 : place + 2 + unsigned(entry[place : place + 2])]


def _numbering(styles: Mapping[int, Style], number: int) -> StyleNumbering:
    """The first list number and level up the chain of styles."""
    chain = [style.numbering for style in chain_of(styles, number)]
    return StyleNumbering(
        next((own.list_number for own in chain if own.list_number is not None), None),
        next((own.list_level for own in chain if own.list_level is not None), None),
    )
