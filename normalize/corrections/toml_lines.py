"""Find the lines of keys in a TOML text with entries `[[correction]]`; the parser of TOML keeps no places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

ENTRY = re.compile(r"\s*\[\[\s*correction\s*\]\]")
HEAD = re.compile(r"\s*\[\s*correction\s*\.\s*(\w+)\s*\]")
QUOTED = re.compile(r"""\"(?:[^"\\]|\\.)*(?:"|$)|'[^']*(?:'|$)""")
MOST_DOTS = 50
"""A key of many thousand parts takes the parser of TOML hours."""

Named = tuple[str, str]
"""The table that a key stands in, "" for the entry itself, and the key; "" for the table itself."""


@dataclass(frozen=True, slots=True)
class TomlLines:
    """The lines at which the file and its entries begin, each with those of its keys; the first is the whole file."""

    starts: tuple[int, ...]
    keys: tuple[Mapping[Named, int], ...]

    def of(self, number: int, key: str) -> int:
        """The line, from 1, of a key of the n-th entry (`columns.3`), else of its table, else of the entry itself.

        Number 0 is the whole file.
        """
        number = number if number < len(self.starts) else 0
        table, _dot, last = key.partition(".")
        wanted = ([(table, last)] if last else []) + [("", table), (table, "")]
        known = self.keys[number]
        return next((known[one] for one in wanted if key and one in known), self.starts[number]) + 1


def lines_of_keys(text: str) -> TomlLines:
    """The lines of all keys of a TOML text."""
    lines = text.split("\n")
    starts = [place for place, line in enumerate(lines) if ENTRY.match(line)]
    entries = pairwise([*starts, len(lines)])
    keys = [_keys(lines, 0, len(lines)), *(_keys(lines, start, stop) for start, stop in entries)]
    return TomlLines((0, *starts), tuple(keys))


def line_of_many_dots(text: str) -> int | None:
    """The first line, from 1, with a key of more parts than any has, None where there is none."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MOST_DOTS and QUOTED.sub("", line).partition("#")[0].count(".") > MOST_DOTS:
            return number
    return None


def _keys(lines: Sequence[str], start: int, stop: int) -> Mapping[Named, int]:
    """The lines of the keys between two lines; of a key that comes again the first."""
    table = ""
    keys: dict[Named, int] = {}
    for place in range(start, stop):
        if found := HEAD.match(lines[place]):
            table = found[1]
            keys.setdefault((table, ""), place)
        elif key := _key(lines[place]):
            keys.setdefault((table, key), place)
    return keys


def _key(line: str) -> str:
    """The key that a line begins with, without its quotes; "" where it has none."""
    text = line.strip().lstrip("[").lstrip()
    quote = text[:1] if text[:1] in ('"', "'") else ""
    if quote:
        return text[1:].partition(quote)[0]
    return re.split(r"[\s=.\]]", text, maxsplit=1)[0]
