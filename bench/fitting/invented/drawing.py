"""What invented tables are made of: chances, columns, and the grid that rows are drawn on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from zhibiao.extract.document import Cell, Document, Merges, Paragraph, Table

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Dice:
    """Chances that are the same for a seed."""

    random: Random

    def of(self, given: Sequence[One]) -> One:
        """One of those given."""
        return self.random.choice(given)

    def weighted(self, given: dict[One, float]) -> One:
        """One of those given, each as often as its weight says."""
        return self.random.choices(list(given), list(given.values()))[0]

    def holds(self, share: float) -> bool:
        """Whether something is so that is so in a share of the tables."""
        return self.random.random() < share

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self.random.randint(low, high)

    def each(self, count: int, given: Sequence[str]) -> list[str]:
        """So many of those given."""
        return [self.of(given) for _n in range(count)]

    def made(self, count: int, make: Callable[[Dice], str]) -> list[str]:
        """So many texts."""
        return [make(self) for _n in range(count)]


@dataclass(frozen=True, slots=True)
class Tree:
    """The names of a form: for each level, from the first to the leaves, over how many rows each name reaches."""

    spans: tuple[tuple[int, ...], ...]

    @property
    def n_rows(self) -> int:
        """Rows of the form's body."""
        return sum(self.spans[0])

    @property
    def leaf(self) -> int:
        """The last level."""
        return len(self.spans) - 1

    def starts(self, level: int) -> dict[int, int]:
        """The rows in which the names of a level begin, with how many rows each has."""
        found, at = {}, 0
        for span in self.spans[level]:
            found[at] = span
            at += span
        return found

    def under(self, level: int, texts: Sequence[str]) -> list[str]:
        """A text for each name of a level, as a column of rows: blank where the name goes on."""
        pairs = zip(texts, self.spans[level], strict=True)
        return [text if at == 0 else "" for text, span in pairs for at in range(span)]


@dataclass(frozen=True, slots=True)
class Column:
    """A column with one text a row or blanks; `upper` stands above it and its neighbours.

    `depth` is the level whose merged cells it shares, -1 for none. A `joined` column of names has one header with the
    one before it, whose names lie over both where they have no names below.
    """

    header: str
    role: str
    texts: Sequence[str]
    upper: str = ""
    depth: int = -1
    joined: bool = False


Drawn = tuple[int, int, int, str]
"""A cell of a row: its column, how many rows and columns it covers, its text."""


@dataclass(slots=True)
class Grid:
    """Rows as they are drawn, with the kind of each."""

    width: int
    cells: list[Cell] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def row(self, kind: str, *drawn: Drawn) -> None:
        """Draw a row."""
        number = len(self.kinds)
        self.cells += [Cell(number, column, tall, wide, text) for column, tall, wide, text in drawn]
        self.kinds.append(kind)

    def line(self, kind: str, text: str) -> None:
        """Draw a row of one cell."""
        self.row(kind, (0, 1, self.width, text))

    def plain(self, kind: str, texts: Sequence[str]) -> None:
        """Draw a row of unmerged cells."""
        self.row(kind, *((n, 1, 1, text) for n, text in enumerate(texts)))

    def document(self, title: str) -> Document:
        """The table below its title, where it has one."""
        table = Table(tuple(self.cells), len(self.kinds), self.width)
        blocks = (Paragraph(title), table) if title else (table,)
        return Document("invented.docx", "docx", blocks, merges=Merges.EXPLICIT)


@dataclass(frozen=True, slots=True)
class Invented:
    """An invented table: its document, the kinds of its rows, the roles of its columns by section and column.

    `rows` are its indicators as the tests' cases write them: level > level | score | period; none where it is no form.
    """

    document: Document
    kinds: tuple[str, ...] = ()
    roles: tuple[tuple[int, int, str], ...] = ()
    rows: tuple[str, ...] = ()
