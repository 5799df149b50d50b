"""Paragraphs in their order to text and nested tables as the file has them: rows of cells, merges still raw flags."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from ..visible.marks import HIDDEN_ROW, nothing_seen
from .anchors import Box
from .properties import ParagraphProperties
from .rows import RowDefinition

CELL_MARK = "\x07"


class Rarity(NamedTuple):
    """What hardly a paragraph has: a mark that a revision deleted, or that is hidden, and boxes of text in it."""

    deleted: bool
    hidden: bool
    boxes: tuple[Box, ...]


USUAL = Rarity(deleted=False, hidden=False, boxes=())


class RawParagraph(NamedTuple):
    """A paragraph: its text with its mark off, the mark, its properties, and what is rare about it."""

    text: str
    mark: str
    properties: ParagraphProperties
    rarity: Rarity = USUAL


@dataclass(slots=True)
class RawCell:
    """A cell's paragraphs, the tables between them, and the boxes of text anchored in it."""

    texts: list[str] = field(default_factory=list)
    tables: list[RawTable] = field(default_factory=list)
    boxes: tuple[Box, ...] = ()


@dataclass(slots=True)
class RawRow:
    """The cells that stand before a row mark, and what the mark says of them."""

    cells: list[RawCell]
    definition: RowDefinition | None


@dataclass(slots=True)
class RawTable:
    """Rows in their order."""

    rows: list[RawRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RawText:
    """A paragraph outside tables."""

    text: str
    style: int


@dataclass(slots=True)
class _Open:
    """A table being built: its rows, the cells since the last row mark, the cell since the last cell mark."""

    rows: list[RawRow] = field(default_factory=list)
    cells: list[RawCell] = field(default_factory=list)
    cell: RawCell = field(default_factory=RawCell)


@dataclass(slots=True)
class StoryBuilder:
    """Takes paragraphs one by one; `finish` gives the story's blocks."""

    blocks: list[RawText | RawTable] = field(default_factory=list)
    n_deleted_rows: int = 0
    _open: list[_Open] = field(default_factory=list)

    def add(self, paragraph: RawParagraph) -> None:
        """The next paragraph of the story."""
        text, mark, properties, rarity = paragraph
        depth = properties.depth
        while len(self._open) > depth:
            self._close()
        if not depth:
            self.blocks.append(RawText(text, properties.style))
            return
        while len(self._open) < depth:
            self._open.append(_Open())
        if properties.ends_row:
            self._end_row(properties.row, rarity)
            return
        table = self._open[-1]
        table.cell.texts.append(text)
        if rarity is not USUAL:
            table.cell.boxes += rarity.boxes
        if properties.ends_nested_cell if depth > 1 else mark == CELL_MARK:
            table.cells.append(table.cell)
            table.cell = RawCell()

    def finish(self) -> list[RawText | RawTable]:
        """All blocks, with the tables still open closed."""
        while self._open:
            self._close()
        return self.blocks

    def _end_row(self, definition: RowDefinition | None, rarity: Rarity) -> None:
        table = self._open[-1]
        gone = rarity is not USUAL and _are_unseen(table.cells)
        if gone and rarity.hidden:
            for cell in table.cells:
                cell.texts[0] = HIDDEN_ROW + cell.texts[0]
        if gone and rarity.deleted:
            self.n_deleted_rows += 1
        elif table.cells:
            self._add_row(table, RawRow(table.cells, definition))
        table.cells = []
        table.cell = RawCell()

    def _add_row(self, table: _Open, row: RawRow) -> None:
        """Add a row to a table; one that floats elsewhere than those above begins another table."""
        if table.rows and _position(table.rows[-1].definition) != _position(row.definition):
            self._attach(RawTable(table.rows))
            table.rows = []
        table.rows.append(row)

    def _close(self) -> None:
        """Close the innermost table; cells that no row mark follows are no row and become paragraphs around it."""
        table = self._open.pop()
        if table.rows:
            self._attach(RawTable(table.rows), len(self._open))
        for cell in (*table.cells, table.cell):
            for inner in cell.tables:
                self._attach(inner, len(self._open))
            for text in cell.texts:
                self._attach_text(text)

    def _attach(self, table: RawTable, depth: int | None = None) -> None:
        """Put a finished table into the cell or body around its level."""
        around = len(self._open) - 1 if depth is None else depth
        if around:
            self._open[around - 1].cell.tables.append(table)
        else:
            self.blocks.append(table)

    def _attach_text(self, text: str) -> None:
        if self._open:
            self._open[-1].cell.texts.append(text)
        else:
            self.blocks.append(RawText(text, 0))


def _are_unseen(cells: Iterable[RawCell]) -> bool:
    """Whether no cell holds anything that is seen."""
    return all(nothing_seen(text) for cell in cells for text in cell.texts)


def _position(definition: RowDefinition | None) -> tuple[bytes, bytes, bytes]:
    return definition.position if definition else (b"", b"", b"")
