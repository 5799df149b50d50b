"""Corrections as values: what a person states, of which forms, and where it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..reading.constraints import RowLabel
from ..records import Role


class Origin(NamedTuple):
    """Where a correction is written: the file's name, the line, the key."""

    source: str
    line: int
    key: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table by their numbers, counted from 1, both included."""

    first: int
    last: int


RowName = str | Rows
"""A row is named by its first text, or by its number."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header rows: the first one, and how many there are."""

    first: RowName
    rows: int = 1


@dataclass(frozen=True, slots=True)
class RowsStated:
    """What rows are, each of them; without a label they are one indicator together."""

    name: RowName
    label: RowLabel | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """The forms that a correction is about: those of a layout, or of one file (the beginning of its SHA-256).

    Of a file it may be one table alone, by its number from 1, and of that the form to which a row belongs.
    """

    layout: str = ""
    sha256: str = ""
    table: int | None = None
    row: int | None = None

    @property
    def rank(self) -> tuple[bool, bool, bool, bool]:
        """How narrow it is, for sorting: what is stated of one table outranks what is stated of a layout."""
        return (bool(self.sha256), self.table is not None, self.row is not None, bool(self.layout))


@dataclass(frozen=True, slots=True)
class Correction:
    """What one entry of a file states; what it leaves out is None or empty.

    `rows` has what is stated of rows, by the key as it is written. `lines` has the line of each key that states
    something; `line` is that of the entry.
    """

    source: str
    line: int
    scope: Scope
    is_form: bool | None = None
    turned: bool | None = None
    header: Header | None = None
    columns: Mapping[int, tuple[Role, int | None]] = field(default_factory=dict)
    rows: Mapping[str, RowsStated] = field(default_factory=dict)
    title: str | None = None
    unit: str | None = None
    year: int | None = None
    lines: Mapping[str, int] = field(default_factory=dict)

    def origins(self) -> Iterator[Origin]:
        """Where each of its statements is written."""
        return (Origin(self.source, line, key) for key, line in self.lines.items())


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of a run, the widest first, so that what is stated of fewer forms outranks it."""

    entries: tuple[Correction, ...] = ()


NO_CORRECTIONS = Corrections()
