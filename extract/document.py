"""What every reader gives back: paragraphs and tables of cells, in reading order, and what could not be kept.

Nothing here knows of indicators, and nothing here knows of a file format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple


class Severity(StrEnum):
    """How much a notice matters: an error is data lost or wrong, a warning needs a look, an info is for the record."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Part(StrEnum):
    """Where in the file a block stands."""

    BODY = "body"
    TEXT_BOX = "text-box"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"


class Merges(StrEnum):
    """Whether merged cells are written in the file, or were inferred from blank cells."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"


class ReadingKind(StrEnum):
    """What a reader can have to say; one kind a cause, so that they can be counted."""

    NO_TABLE = "no-table"
    NAME_DIFFERS = "name-differs"
    TRUNCATED = "truncated"
    TAIL_RESTORED = "tail-restored"
    SECOND_READING = "second-reading"
    COLUMN_GUESSED = "column-guessed"
    MERGE_ORPHAN = "merge-orphan"
    ROW_RAGGED = "row-ragged"
    CELL_OVERLAP = "cell-overlap"
    TEXT_DROPPED = "text-dropped"
    PICTURE_DROPPED = "picture-dropped"
    OBJECT_DROPPED = "object-dropped"
    REVISION_DROPPED = "revision-dropped"
    REVISION_KEPT = "revision-kept"
    TEXT_STRUCK = "text-struck"
    TEXT_HIDDEN = "text-hidden"
    PROMPT_BLANK = "prompt-blank"
    EQUATION_DROPPED = "equation-dropped"
    COMMENT_LEFT = "comment-left"
    ELEMENT_UNKNOWN = "element-unknown"
    PART_UNREADABLE = "part-unreadable"
    NUMBERING_UNKNOWN = "numbering-unknown"
    SYMBOL_UNKNOWN = "symbol-unknown"
    ENCODING_GUESSED = "encoding-guessed"
    LIMIT_REACHED = "limit-reached"
    HINT_UNUSED = "hint-unused"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: the n-th top-level table, its row and column (from 0), a line (from 1), a byte.

    The body's tables are counted first, then those of text boxes, headers and notes, in their order.
    """

    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    offset: int | None = None


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something met and not kept, or guessed: its kind, a sentence in the user's language, its place.

    `confidence` is how sure a reading is that the notice calls doubtful.
    """

    kind: StrEnum
    message: str
    severity: Severity = Severity.WARNING
    place: Place = NOWHERE
    confidence: float = 1.0


class Cell(NamedTuple):
    """One cell, stored once at its origin; `text` has a line feed a paragraph or line break, no nested tables.

    A named tuple, as a file has more cells than anything else, and a frozen dataclass takes four times as long to make.
    """

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    text: str = ""
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table's cells in reading order; `header_rows` is what the file marks as repeated on each page, a hint only.

    `confidence` is 1.0 where the file states its rows and columns, less where they were inferred; `row_confidence` has
    such a figure for each row, or none where the table's holds for all.
    """

    cells: tuple[Cell, ...]
    n_rows: int
    n_columns: int
    header_rows: int = 0
    part: Part = Part.BODY
    confidence: float = 1.0
    row_confidence: tuple[float, ...] = ()

    def grid(self) -> list[list[Cell | None]]:
        """The dense matrix, n_rows by n_columns: a position holds its origin cell, or None where a row is ragged."""
        grid: list[list[Cell | None]] = [[None] * self.n_columns for _ in range(self.n_rows)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                grid[row][cell.column : cell.column + cell.column_span] = [cell] * cell.column_span
        return grid


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside tables; `style` is the style's name as the file has it, or empty.

    `refers` is the place of the mark that leads to it, where it is a footnote, an endnote or a comment.
    """

    text: str
    style: str = ""
    part: Part = Part.BODY
    refers: Place = NOWHERE


@lru_cache
def blank_paragraph(style: str, part: Part) -> Paragraph:
    """A paragraph without text: one object for all of a style, as a file may hold millions."""
    return Paragraph("", style, part)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: blocks in reading order, the body's first; `format` like `docx` or `text/tika-a`.

    `chosen_by` says in a sentence what decided the format; `encoding` is empty where the format fixes it.
    """

    source: str
    format: str
    blocks: tuple[Paragraph | Table, ...]
    notices: tuple[Notice, ...] = ()
    merges: Merges = Merges.EXPLICIT
    encoding: str = ""
    chosen_by: str = ""
    sha256: str = ""

    def body_tables(self) -> tuple[Table, ...]:
        """The body's top-level tables, those that `Place.table` counts first."""
        return tuple(block for block in self.blocks if isinstance(block, Table) and block.part is Part.BODY)

    def tables(self) -> tuple[Table, ...]:
        """All top-level tables, those of text boxes, headers and notes after the body's."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


text_of, tables_in = itemgetter(Cell._fields.index("text")), itemgetter(Cell._fields.index("tables"))
"""A cell's text and the tables inside it; quicker than by name, for all cells of a file."""


def all_tables(tables: Iterable[Table]) -> list[Table]:
    """The tables, and behind them all inside their cells."""
    found = list(tables)
    for table in found:
        found += chain.from_iterable(map(tables_in, table.cells))
    return found


def nested_tables(table: Table) -> Iterator[Table]:
    """The table and all tables inside its cells, depth first."""
    yield table
    for cell in table.cells:
        for inner in cell.tables:
            yield from nested_tables(inner)
