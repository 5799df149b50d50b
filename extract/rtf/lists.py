r"""The list table of a file, and the labels of paragraphs where the writer left them out.

Word and others write each label beside its paragraph, too (\listtext): that one is taken where it stands.
Source: RTF 1.9.1, List Tables; the number formats are those of binary Word files.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..numbering import LEVELS, ListCounters, ListLevel, ListNumbering, format_of_code
from ..symbols import has_symbols, replace_symbols, symbol_text

BULLET = "•"
BULLET_CODE = 23
SUFFIXES = {0: " ", 1: " ", 2: ""}


@dataclass(slots=True)
class RawLevel:
    r"""\listlevel: a level as the file has it."""

    code: int = 0
    start: int = 1
    follow: int = 0
    legal: bool = False
    no_restart: bool = False
    font: str = ""
    text: str = ""

    def level(self) -> ListLevel:
        """The level in the terms of all formats."""
        length = ord(self.text[0]) if self.text else 0
        shown = self.text[1 : 1 + length]
        suffix = SUFFIXES.get(self.follow, " ")
        if self.code == BULLET_CODE:
            return ListLevel(number_format="bullet", template=_bullet(shown, self.font), suffix=suffix)
        template = "".join(f"%{ord(mark) + 1}" if ord(mark) < LEVELS else mark for mark in shown)
        restart = -1 if self.no_restart else None
        return ListLevel(self.start, format_of_code(self.code), template, restart, self.legal, suffix)


@dataclass(slots=True)
class RawOverride:
    r"""\listoverride: which list a number stands for, with starts and levels of its own."""

    list_id: int = 0
    level: int = -1
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, RawLevel] = field(default_factory=dict)


@dataclass(slots=True)
class ListTable:
    """The lists while they are read, and then the labels of paragraphs, asked for in reading order."""

    lists: dict[int, list[RawLevel]] = field(default_factory=dict)
    numbers: dict[int, RawOverride] = field(default_factory=dict)
    levels: list[RawLevel] = field(default_factory=list)
    override: RawOverride | None = None
    in_level: bool = False
    counters: ListCounters = field(default_factory=ListCounters)
    _made: dict[int, ListNumbering | None] = field(default_factory=dict)

    def begin_list(self) -> None:
        r"""\list."""
        self.levels, self.override = [], None

    def begin_level(self) -> None:
        r"""\listlevel, of a list or of an override."""
        self.in_level = True
        level = RawLevel()
        if self.override is None:
            self.levels.append(level)
        else:
            self.override.levels[self.override.level] = level
            self.levels = [level]

    def begin_override(self) -> None:
        r"""\listoverride."""
        self.override = RawOverride()

    def name(self, list_id: int) -> None:
        r"""\listid: the number of the list read, or the list that an override is of."""
        if self.override is None:
            self.lists[list_id] = self.levels
        else:
            self.override.list_id = list_id

    def start(self, number: int) -> None:
        r"""\levelstartat of a level, or of an override without a level of its own."""
        if self.in_level and self.levels:
            self.levels[-1].start = number
        elif self.override is not None:
            self.override.starts[self.override.level] = number

    def label(self, number: int, level: int) -> str | None:
        r"""The label of the next paragraph with this \ls and \ilvl; None where the list is not known."""
        if number not in self._made:
            self._made[number] = self._numbering(number)
        numbering = self._made[number]
        return None if numbering is None else self.counters.label(numbering, level)

    def _numbering(self, number: int) -> ListNumbering | None:
        override = self.numbers.get(number)
        raw = self.lists.get(override.list_id) if override is not None else None
        if override is None or not raw:
            return None
        levels = [override.levels.get(index, level).level() for index, level in enumerate(raw[:LEVELS])]
        return ListNumbering(override.list_id, number, tuple(levels), override.starts)


def _bullet(shown: str, font: str) -> str:
    """The bullet as Unicode: the glyph of its symbol font, or the common one."""
    if has_symbols(shown):
        text, unknown = replace_symbols(shown, font)
        return BULLET if unknown else text
    return "".join(symbol_text(ord(character), font) or BULLET for character in shown)
