"""What the drawings of a file hold: pictures, objects, drawn letters, boxes of text ([MS-DOC] 2.9.171; [MS-ODRAW] 2.2).

Drawings are records inside records; a shape at the top, with all shapes grouped in it, is what the text is anchored to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from struct import unpack_from

HEAD = 8
DRAWING, GROUP, SHAPE = 0xF002, 0xF003, 0xF004
SHAPE_HEAD, SHAPE_PROPERTIES = 0xF00A, 0xF00B
HOLDS_OTHERS = 0xF

PICTURE_FRAME = 75
IS_OBJECT = 0x10
PICTURE_OF, LETTERS_OF = 0x0104, 0x00C0
PROPERTY, IS_LONG, PROPERTY_SIZE = 0x3FFF, 0x8000, 6


@dataclass(frozen=True, slots=True)
class Drawing:
    """A shape with those grouped in it: their numbers, whether an embedded object or a picture is among them.

    `letters` are the texts drawn as letters (WordArt).
    """

    shapes: frozenset[int]
    has_object: bool
    has_picture: bool
    letters: tuple[str, ...] = ()


def read_drawings(content: bytes) -> Mapping[int, Drawing]:
    """The drawings by the number of the shape at their top; what lies behind damage is left out."""
    found: dict[int, Drawing] = {}
    position = _behind(content, 0)
    while (at := content.find(DRAWING.to_bytes(2, "little"), position, position + 5)) >= 0:
        end = _behind(content, at - 2)
        for group, _instance, start, behind in _children(content, at - 2 + HEAD, end):
            if group == GROUP:
                for kind, _number, first, last in _children(content, start, behind):
                    _note(content, kind, first, last, found)
        position = end
    return found


def _note(content: bytes, kind: int, start: int, end: int, found: dict[int, Drawing]) -> None:
    """Put a top shape or group into what was found."""
    if kind not in (GROUP, SHAPE):
        return
    shapes: list[int] = []
    letters: list[str] = []
    has_object = has_picture = False
    for inner, instance, first, last in _atoms(content, start, end):
        if inner == SHAPE_HEAD and last - first >= 8:
            number, flags = unpack_from("<II", content, first)
            shapes.append(number)
            has_object |= bool(flags & IS_OBJECT)
            has_picture |= instance == PICTURE_FRAME
        elif inner == SHAPE_PROPERTIES:
            properties = _properties(content[first:last], instance)
            has_picture |= PICTURE_OF in properties
            letters.append(properties.get(LETTERS_OF, b"").decode("utf-16-le", "replace").partition("\0")[0])
    if shapes:
        texts = tuple(filter(str.strip, letters))
        found[shapes[0]] = Drawing(frozenset(shapes), has_object, has_picture and not has_object, texts)


def _properties(content: bytes, count: int) -> dict[int, bytes]:
    """The properties by number; the data of those that are longer than a number stand behind all of them."""
    count = min(count, len(content) // PROPERTY_SIZE)
    numbers = unpack_from("<" + "HI" * count, content)
    properties: dict[int, bytes] = {}
    place = PROPERTY_SIZE * count
    for number, size in zip(numbers[::2], numbers[1::2], strict=True):
        properties[number & PROPERTY] = content[place : place + size] if number & IS_LONG else b""
        place += size if number & IS_LONG else 0
    return properties


Record = tuple[int, int, int, int]
"""A record's kind, its instance, where its content begins and ends."""


def _children(content: bytes, start: int, end: int) -> Iterator[Record]:
    """The records between two positions, without those inside them."""
    while start + HEAD <= end:
        yield _record(content, start, end)
        start = _behind(content, start)


def _atoms(content: bytes, start: int, end: int) -> Iterator[Record]:
    """The records at any depth that hold no others."""
    while start + HEAD <= end:
        if content[start] & 0xF == HOLDS_OTHERS:
            start += HEAD
            continue
        yield _record(content, start, end)
        start = _behind(content, start)


def _record(content: bytes, start: int, end: int) -> Record:
    head, kind, size = unpack_from("<HHI", content, start)
    return kind, head >> 4, start + HEAD, min(start + HEAD + size, end)


def _behind(content: bytes, start: int) -> int:
    """The position behind a record, at most that behind the content."""
    if start + HEAD > len(content):
        return len(content)
    return min(start + HEAD + int(unpack_from("<I", content, start + 4)[0]), len(content))
