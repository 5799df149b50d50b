"""What the parser keeps while it reads: groups, fonts, fields, counts of what is not kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ..fields import shown_code
from ..symbols import symbol_text
from ..visible import Look
from ..visible.marks import without_marks
from .faces import NO_FACE, Face
from .lists import BULLET
from .story import Story

CHECKED, UNCHECKED = "☑", "□"
SYMBOL_CODE = re.compile(r"symbol\s+(0x[0-9a-f]{1,4}|\d{1,5})(?:.*?\\f\s*\"?([^\"\\]+))?", re.I | re.S)
NOT_SET = 25
r"""\ffres of a form field that nobody filled in."""


class Collector:
    """Text that is no story: names of fonts and styles, a field's code, a list label."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.pieces: list[str] = []

    def write(self, text: str, look: Look | None = None, *, inserted: bool = False) -> None:
        """Add text, whatever its look; none that was deleted."""
        if look is not Look.DELETED:
            self.pieces.append(text)

    def last(self) -> str:
        """What was added last."""
        return "".join(self.pieces[-1:])


class Entries(Collector):
    """Text of a table of definitions goes to the entry begun."""

    def __init__(self, add: Callable[[str], None]) -> None:
        """Hand each piece of text to `add`."""
        super().__init__()
        self._add = add

    def write(self, text: str, look: Look | None = None, *, inserted: bool = False) -> None:
        """Add text to the entry."""
        self._add(text)


class FontNames(Entries):
    """The font table, where font numbers name entries."""


class LevelText(Collector):
    """The template of a list level, whose symbols wait for their font's name."""


@dataclass(slots=True)
class Font:
    """An entry of the font table."""

    codec: str = ""
    name: str = ""


@dataclass(slots=True)
class Field:
    """A field: its code, where its result begins in the story, and a form field's state."""

    story: Story
    code: Collector = field(default_factory=Collector)
    written: int = -1
    result: int = NOT_SET
    default: int = 0
    items: list[Collector] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """The state between two braces; a group begins with a copy of its parent's."""

    sink: Story | Collector
    story: Story
    font: int = 0
    codec: str = ""
    fallback: int = 1
    in_table: bool = False
    depth: int = 0
    style: int = 0
    list_number: int = 0
    list_level: int = 0
    character_style: int = 0
    face: Face = NO_FACE
    look: Look | None = None
    field: Field | None = None
    at_end: Callable[[], None] | None = None

    def child(self) -> Group:
        """The state of a group inside this one."""
        return Group(
            self.sink, self.story, self.font, self.codec, self.fallback, self.in_table, self.depth, self.style,
            self.list_number, self.list_level, self.character_style, self.face, self.look, self.field,
        )  # fmt: skip

    def level(self) -> int:
        """How many tables a paragraph stands in."""
        return max(self.depth, 1) if self.in_table else self.depth


@dataclass(slots=True)
class Counts:
    """What was met and not understood."""

    undecoded: int = 0
    unknown_symbols: int = 0


def as_label(text: str) -> str:
    """A list label as all readers give it: one blank after it, where the file has a tab or blanks."""
    label = "".join([BULLET if "\ue000" <= mark <= "\uf8ff" else mark for mark in text.strip(" \t\u00a0")])
    return label + " " if label and text[-1] in " \t\u00a0" else label


def shown_text(begun: Field) -> str:
    """What a field without a result shows."""
    code = without_marks("".join(begun.code.pieces)).strip()
    chosen = begun.default if begun.result == NOT_SET else begun.result
    name = code.upper()
    if name.startswith("FORMCHECKBOX"):
        return CHECKED if chosen == 1 else UNCHECKED
    if name.startswith("FORMDROPDOWN"):
        return "".join(begun.items[chosen].pieces) if 0 <= chosen < len(begun.items) else ""
    return _symbol(code) if name.startswith("SYMBOL") else shown_code(code)


def _symbol(code: str) -> str:
    r"""SYMBOL 254 \f "Wingdings": the character that the font has there."""
    found = SYMBOL_CODE.match(code)
    if not found:
        return ""
    number = int(found[1], 16) if found[1][:2].lower() == "0x" else int(found[1])
    return symbol_text(number, (found[2] or "").strip()) or ""
