"""The text that a person reads: fields resolved, revisions and marks dropped, symbols as Unicode ([MS-DOC] 2.4.1).

Every step keeps the text's length, so that positions stay true: what is dropped becomes `DROPPED`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..symbols import symbol_text
from ..visible import Look, note_mark
from ..visible.equations import apart
from ..visible.marks import EQUATION, INSERTED, OBJECT, PICTURE
from .drawings import Drawing
from .fields import BEGIN, Edit, FieldSpan, field_edit, field_spans
from .fonts import Font
from .form_fields import form_field_text
from .looks import FontFinder
from .marks import DROPPED, Marks, Point, Span, marks_of
from .parse import WordFile
from .run_looks import RunLook, run_looks

INLINE_PICTURE, DRAWING = "\x01", "\x08"
ANY_PICTURE = Drawing(frozenset(), has_object=False, has_picture=True)
STAND_INS = re.compile("[\x01\x08]")
SYMBOLS = re.compile("[\uf020-\uf0ff]")
LATIN, HIGH = re.compile("[!-\x7f]"), re.compile("[\xa1-\xff]")
ENDS, NOT_MARKS = re.compile("[\r\x07]"), re.compile("[^\r\x07\x0c]")
WORDS = re.compile(r"(?![\t\n\x0b ])[^\x00-\x08\x0c-\x1f][^\r\x07\x0c]*")
EMBEDDED = re.compile(r"\x13\s*(?:EMBED|LINK)\s+(\S*)", re.IGNORECASE)

REPLACED = {chr(code): DROPPED for code in range(1, 0x20) if chr(code) not in "\t\n\r\x07"} | {
    "\x0b": "\n",
    "\x1e": "-",
}
"""Control characters: line breaks and hyphens stay, marks of notes, pictures and page breaks go."""


@dataclass(frozen=True, slots=True)
class ReadableText:
    """Text of the file's length, and the marks of what is not seen as it stands; `deleted` are ends of paragraphs."""

    text: str
    marks: Marks
    deleted: frozenset[int] = frozenset()
    unknown_symbols: tuple[str, ...] = ()


@dataclass(slots=True)
class _Findings:
    edits: list[Edit] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    deleted: set[int] = field(default_factory=set)
    inserted: list[tuple[int, int]] = field(default_factory=list)
    pictures: dict[int, int] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


def readable_text(file: WordFile) -> ReadableText:
    """The text of all stories as a person reads it."""
    found = _Findings(points=[(position, note_mark(key)) for position, key in file.anchors.notes])
    for start, end, look in run_looks(file):
        _note(file, start, end, look, found)
    _replace_private(file, found)
    edits = found.edits + _fields(file, found)
    text = _edited(file.text, edits)
    found.points += [(match.start(), PICTURE) for match in re.finditer(INLINE_PICTURE, text)]
    found.points += _drawn(file, text)
    found.points += [(match.start(), INSERTED) for span in found.inserted for match in WORDS.finditer(file.text, *span)]
    return ReadableText(
        _without_controls(text),
        marks_of(found.spans, found.points),
        frozenset(found.deleted),
        tuple(dict.fromkeys(found.unknown)),
    )


def _drawn(file: WordFile, text: str) -> Iterator[Point]:
    """Pictures and objects that float over the text; all drawings, where the file does not say what they are."""
    drawings = file.anchors.drawings
    for match in re.finditer(DRAWING, text):
        drawing = ANY_PICTURE if drawings is None else drawings.get(match.start())
        if drawing is not None and (drawing.has_picture or drawing.has_object):
            yield match.start(), OBJECT if drawing.has_object else PICTURE


def _without_controls(text: str) -> str:
    """The text with its control characters replaced; on long text much faster than `str.translate`."""
    for control, readable in REPLACED.items():
        text = text.replace(control, readable)
    return text


def _note(file: WordFile, start: int, end: int, look: RunLook, found: _Findings) -> None:
    if look.look is not None:
        found.spans.append((start, end, look.look))
    if look.look is Look.DELETED:
        found.deleted.update(match.start() for match in ENDS.finditer(file.text, start, end))
    if look.inserted:
        _note_inserted(start, end, found)
    if look.symbol is not None:
        number, code = look.symbol
        shown = _shown_symbol(code, _font_name(file.fonts, number), found)
        found.edits += [(match.start(), match.end(), shown) for match in NOT_MARKS.finditer(file.text, start, end)]
    else:
        _note_letters(file, start, end, look, found)
    if look.picture is not None:
        for match in re.compile(INLINE_PICTURE).finditer(file.text, start, end):
            found.pictures[match.start()] = look.picture


def _note_inserted(start: int, end: int, found: _Findings) -> None:
    """Note an inserted stretch, in one with that before where it goes on."""
    going_on = found.inserted and found.inserted[-1][1] == start
    found.inserted.append((found.inserted.pop()[0] if going_on else start, end))


def _note_letters(file: WordFile, start: int, end: int, look: RunLook, found: _Findings) -> None:
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


def _fields(file: WordFile, found: _Findings) -> list[Edit]:
    """What becomes of the fields; embedded objects are marked, the pictures that stand for them are none."""

    def form_field(start: int, end: int) -> str:
        position = file.text.find(INLINE_PICTURE, start, end)
        return form_field_text(file.data, found.pictures[position]) if position in found.pictures else ""

    if BEGIN not in file.text:
        return []
    edits: list[Edit] = []
    for story in file.stories:
        for span in field_spans(file.text, story.start, story.end):
            start, end, shown = field_edit(file.text, span, form_field)
            shown = apart(file.text[max(start - 1, 0) : start], shown)
            if len(shown) > end - start:
                found.points.append((start, shown))
                shown = ""
            edits.append((start, end, shown))
            edits += _object(file.text, span, found)
    return edits


def _object(text: str, span: FieldSpan, found: _Findings) -> list[Edit]:
    """The pictures that stand for an embedded object go; where there is none, the field's result is its text."""
    program = EMBEDDED.match(text, span.begin)
    stand_ins = [(place.start(), place.end(), "") for place in STAND_INS.finditer(text, span.code_end, span.end)]
    if program and (stand_ins or not text[span.code_end + 1 : span.end].strip()):
        found.points.append((span.begin, EQUATION if program[1].startswith("Equation") else OBJECT))
        return stand_ins
    return []


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
