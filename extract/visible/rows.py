"""The rows of a table that nobody sees: struck out or hidden as a whole; the table without them.

A row is struck out where of its own cells (those of one row) some are struck out and nothing else is seen in them. A
cell that reaches on into the next rows stays with these.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import accumulate

from ..document import Cell, Table
from .marks import HIDDEN_ROW, Look


@dataclass(frozen=True, slots=True)
class Rows:
    """Which of `n_rows` rows are gone, and the number each row has without them."""

    n_rows: int = 0
    dropped: frozenset[int] = frozenset()
    numbers: tuple[int, ...] = ()

    @classmethod
    def of(cls, n_rows: int, cells: Sequence[Cell], found: Sequence[Set[Look | str]]) -> Rows:
        """The rows of cells as they are seen, of which each holds what was found there."""
        pairs = list(zip(cells, found, strict=True))
        hidden = {cell.row for cell, what in pairs if HIDDEN_ROW in what}
        struck = {cell.row for cell, what in pairs if Look.STRUCK in what and cell.row_span == 1}
        if not hidden and not struck:
            return cls()
        dropped = frozenset(hidden | (struck - {cell.row for cell in cells if _fills_its_row(cell)}))
        before = accumulate((row not in dropped for row in range(n_rows)), initial=0)
        return cls(n_rows, dropped, tuple(before)[:-1])

    @property
    def all_gone(self) -> bool:
        """Whether no row is left."""
        return 0 < self.n_rows == len(self.dropped)

    def is_gone(self, cell: Cell) -> bool:
        """Whether a cell stands in rows that are gone only."""
        return bool(self.dropped) and self.dropped.issuperset(range(cell.row, cell.row + cell.row_span))

    def new_row(self, row: int) -> int:
        """A row's number without those that are gone; one that is gone keeps its own."""
        return row if row in self.dropped or row >= len(self.numbers) else self.numbers[row]


def _fills_its_row(cell: Cell) -> bool:
    """Whether something is seen in a cell of one row."""
    return cell.row_span == 1 and (bool(cell.text.strip()) or bool(cell.tables))


def without_rows(table: Table, rows: Rows) -> Table | None:
    """The table without the rows that are gone, None where none is left; its header rows are those left of them."""
    if not rows.dropped:
        return table
    if rows.all_gone:
        return None
    cells = sorted((_moved(cell, rows) for cell in table.cells if not rows.is_gone(cell)), key=_reading_order)
    kept = [row for row in range(table.n_rows) if row not in rows.dropped]
    sure = [table.row_confidence[row] for row in kept] if table.row_confidence else []
    return replace(
        table,
        cells=tuple(cells),
        n_rows=len(kept),
        header_rows=sum(row < table.header_rows for row in kept),
        row_confidence=tuple(sure),
    )


def _reading_order(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _moved(cell: Cell, rows: Rows) -> Cell:
    """A cell over the rows that are left of its own."""
    kept = [row for row in range(cell.row, cell.row + cell.row_span) if row not in rows.dropped]
    return cell._replace(row=rows.numbers[kept[0]], row_span=len(kept))
