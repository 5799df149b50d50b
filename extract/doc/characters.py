"""The text that a person reads: fields resolved, revisions and marks dropped, symbols as Unicode ([MS-DOC] 2.4.1).

Every step keeps the text's length, so that positions stay true: what is dropped becomes `DROPPED`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..symbols import FONTS, symbol_text
from .fields import Edit, field_edits
from .fonts import Font
from .form_fields import form_field_text
from .looks import FontFinder
from .operators import Code, ReadOperators, modifier_operators, read_old_operators, read_operators, unsigned
from .parse import WordFile
from .pieces import Piece

DROPPED = "\0"
PICTURE, DRAWING = "\x01", "\x08"
SYMBOLS = re.compile("[\uf020-\uf0ff]")
LATIN, HIGH = re.compile("[!-\x7f]"), re.compile("[\xa1-\xff]")
NOT_MARKS = re.compile("[^\r\x07\x0c]")
OBJECT = re.compile(r"\x13\s*(?:EMBED|LINK)\b")

REPLACED = {chr(code): DROPPED for code in range(1, 0x20) if chr(code) not in "\t\n\r\x07"} | {
    "\x0b": "\n",
    "\x1e": "-",
}
"""Control characters: line breaks and hyphens stay, marks of notes, pictures and page breaks go."""


@dataclass(frozen=True, slots=True)
class ReadableText:
    """Text of the file's length; `deleted` are the positions of marks that a revision deleted."""

    text: str
    deleted: frozenset[int] = frozenset()
    n_deleted: int = 0
    n_pictures: int = 0
    n_objects: int = 0
    unknown_symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Look:
    """What a run's properties say that touches its text."""

    deleted: bool
    symbol: tuple[int, int] | None
    picture: int | None
    fonts: tuple[int, int]


@dataclass(slots=True)
class _Findings:
    edits: list[Edit] = field(default_factory=list)
    deleted: set[int] = field(default_factory=set)
    n_deleted: int = 0
    pictures: dict[int, int] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


def readable_text(file: WordFile) -> ReadableText:
    """The text of all stories as a person reads it."""
    found = _Findings()
    for start, end, look in _looks(file):
        _note(file, start, end, look, found)
    _replace_private(file, found)
    fields = _fields(file, found.pictures)
    text = _edited(file.text, fields + found.edits)
    n_objects = len(OBJECT.findall(file.text))
    n_drawings = max(text.count(DRAWING) - file.n_text_boxes, 0)
    n_pictures = text.count(PICTURE) + n_drawings - n_objects
    return ReadableText(
        _without_controls(text),
        frozenset(found.deleted),
        found.n_deleted,
        max(n_pictures, 0),
        n_objects,
        tuple(dict.fromkeys(found.unknown)),
    )


def _without_controls(text: str) -> str:
    """The text with its control characters replaced; on long text much faster than `str.translate`."""
    for control, readable in REPLACED.items():
        text = text.replace(control, readable)
    return text


def _looks(file: WordFile) -> Iterator[tuple[int, int, _Look]]:
    """Stretches of text whose properties touch it, in the order of the text."""
    runs = file.character_runs
    read: ReadOperators = read_old_operators if file.old else read_operators
    symbol_fonts = {number for number, font in enumerate(file.fonts) if font.name.strip().lower() in FONTS}
    known: dict[bytes, _Look | None] = {}
    for raw in set(runs.properties):
        known[raw] = _look(dict(read(raw)), symbol_fonts)
    telling = [
        (start, end, look)
        for start, end, raw in zip(runs.starts, runs.ends, runs.properties, strict=True)
        if (look := known[raw]) is not None
    ]
    ends = [run[1] for run in telling]
    for piece in file.pieces.pieces:
        modifier = _look(dict(modifier_operators(piece.modifier, file.pieces.property_lists, read)), symbol_fonts)
        if modifier is not None and modifier.deleted:
            yield piece.start, piece.end, modifier
            continue
        yield from _in_piece(piece, telling, bisect_right(ends, piece.offset))


def _in_piece(piece: Piece, telling: Sequence[tuple[int, int, _Look]], index: int) -> Iterator[tuple[int, int, _Look]]:
    last = piece.offset + (piece.end - piece.start) * piece.width
    while index < len(telling) and telling[index][0] < last:
        start, end, look = telling[index]
        first = piece.start + max(start - piece.offset, 0) // piece.width
        yield first, piece.start + -(-(min(end, last) - piece.offset) // piece.width), look
        index += 1


def _look(last: dict[int, bytes], symbol_fonts: set[int]) -> _Look | None:
    latin = unsigned(last[Code.FONT]) if Code.FONT in last else -1
    fonts = (latin, unsigned(last[Code.FONT_OTHER]) if Code.FONT_OTHER in last else latin)
    deleted = last.get(Code.DELETED, b"\0")[0] not in (0, 0x80)
    symbol = last.get(Code.SYMBOL, b"")
    picture = last.get(Code.PICTURE, b"")
    if not (deleted or symbol or picture or symbol_fonts.intersection(fonts)):
        return None
    return _Look(
        deleted,
        (unsigned(symbol[:2]), unsigned(symbol[2:4])) if len(symbol) >= 3 else None,
        unsigned(picture) if picture else None,
        (fonts[0] if fonts[0] in symbol_fonts else -1, fonts[1] if fonts[1] in symbol_fonts else -1),
    )


def _note(file: WordFile, start: int, end: int, look: _Look, found: _Findings) -> None:
    if look.deleted:
        found.edits.append((start, end, ""))
        found.n_deleted += 1
        found.deleted.update(match.start() for match in re.compile("[\r\x07]").finditer(file.text, start, end))
    elif look.symbol is not None:
        number, code = look.symbol
        shown = _shown_symbol(code, _font_name(file.fonts, number), found)
        found.edits += [(match.start(), match.end(), shown) for match in NOT_MARKS.finditer(file.text, start, end)]
    else:
        _note_letters(file, start, end, look, found)
    if look.picture is not None:
        for match in re.compile(PICTURE).finditer(file.text, start, end):
            found.pictures[match.start()] = look.picture


def _note_letters(file: WordFile, start: int, end: int, look: _Look, found: _Findings) -> None:
    """Ordinary letters in a symbol font: R in Wingdings 2 is a ticked box."""
    for letters, number in zip((LATIN, HIGH), look.fonts, strict=True):
        for match in letters.finditer(file.text, start, end) if number >= 0 else ():
            shown = _shown_symbol(0xF000 + ord(match[0]), _font_name(file.fonts, number), found)
            found.edits.append((match.start(), match.end(), shown))


def _shown_symbol(code: int, font: str, found: _Findings) -> str:
    """A symbol as Unicode; one that is not known stays the character of its font."""
    shown = symbol_text(code, font)
    if shown is None:
        found.unknown.append(f"{font} {code:04X}".strip())
        return chr(code) if code and not 0xD800 <= code < 0xE000 else ""
    return shown


def _font_name(fonts: Sequence[Font], number: int) -> str:
    return fonts[number].name if number < len(fonts) else ""


def _replace_private(file: WordFile, found: _Findings) -> None:
    """Characters at U+F020 to U+F0FF, which mean what their font draws there."""
    pieces = file.pieces.pieces
    starts = [piece.start for piece in pieces]
    fonts = FontFinder(file.paragraph_runs, file.character_runs, file.styles, file.old)
    for match in SYMBOLS.finditer(file.text):
        piece = pieces[bisect_right(starts, match.start()) - 1]
        font = fonts.find(piece.offset + (match.start() - piece.start) * piece.width)
        shown = _shown_symbol(ord(match[0]), _font_name(file.fonts, font), found)
        found.edits.append((match.start(), match.end(), shown))


def _fields(file: WordFile, pictures: dict[int, int]) -> list[Edit]:
    def form_field(start: int, end: int) -> str:
        position = file.text.find(PICTURE, start, end)
        return form_field_text(file.data, pictures[position]) if position in pictures else ""

    if "\x13" not in file.text:
        return []
    return [edit for story in file.stories for edit in field_edits(file.text, story.start, story.end, form_field)]


def _edited(text: str, edits: list[Edit]) -> str:
    """The text with edits applied, one inside another giving way to it; marks of paragraphs, cells and pages stay."""
    if not edits:
        return text
    parts: list[str] = []
    position = 0
    for start, end, shown in sorted(edits, key=_outer_first):
        if end <= position:
            continue
        if start < position:
            start, shown = position, ""
        parts += (text[position:start], _filled(text[start:end], shown))
        position = end
    return "".join(parts) + text[position:]


def _outer_first(edit: Edit) -> tuple[int, int]:
    return edit[0], -edit[1]


def _filled(old: str, shown: str) -> str:
    """Text of the old one's length: the new text, then nothing, the old one's marks in their places."""
    if not shown:
        return NOT_MARKS.sub(DROPPED, old)
    if len(shown) > len(old) or re.search("[\r\x07\x0c]", old):
        return NOT_MARKS.sub(DROPPED, old)
    return shown + DROPPED * (len(old) - len(shown))
