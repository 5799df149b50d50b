"""What the drawings of a file hold: pictures, objects, boxes of text ([MS-DOC] 2.9.171; [MS-ODRAW] 2.2).

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
PICTURE_OF = 0x0104
PROPERTY, PROPERTY_SIZE = 0x3FFF, 6


@dataclass(frozen=True, slots=True)
class Drawing:
    """A shape with those grouped in it: their numbers, and whether an embedded object or a picture is among them."""

    shapes: frozenset[int]
    has_object: bool
    has_picture: bool


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
    has_object = has_picture = False
    for inner, instance, first, last in _atoms(content, start, end):
        if inner == SHAPE_HEAD and last - first >= 8:
            number, flags = unpack_from("<II", content, first)
            shapes.append(number)
            has_object = has_object or bool(flags & IS_OBJECT)
            has_picture = has_picture or instance == PICTURE_FRAME
        elif inner == SHAPE_PROPERTIES:
            has_picture = has_picture or PICTURE_OF in _properties(content, first, min(instance, (last - first) // 6))
    if shapes:
        found[shapes[0]] = Drawing(frozenset(shapes), has_object, has_picture and not has_object)


def _properties(content: bytes, start: int, count: int) -> set[int]:
    numbers = unpack_from("<" + "HI" * count, content, start)
    return {number & PROPERTY for number in numbers[::2]}


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
