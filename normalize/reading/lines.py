"""The rows of a form's tables as one run of lines, each knowing its cells by grid column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from zhibiao.extract.document import Cell, Place, Table

from ..facts.wording import is_blank
from ..records import Column

RowPlace = tuple[int, int]
"""A row by the number of its table and its own."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: the origin cell that covers each grid column, None where the row is ragged."""

    table: int
    row: int
    cells: tuple[Cell | None, ...]
    confidence: float = 1.0
    _own: tuple[Cell, ...] = field(init=False, repr=False, compare=False)
    _printed: tuple[Cell, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out once which cells begin in the row, as each step of a reading asks for them."""
        own = tuple(
            cell
            for column, cell in enumerate(self.cells)
            if cell is not None and cell.row == self.row and cell.column == column
        )
        object.__setattr__(self, "_own", own)
        object.__setattr__(self, "_printed", tuple(cell for cell in own if not is_blank(cell.text)))

    def own_cells(self) -> tuple[Cell, ...]:
        """The cells that begin in this row, from left to right."""
        return self._own

    def printed_cells(self) -> tuple[Cell, ...]:
        """The cells that begin in this row and hold text."""
        return self._printed

    def place(self, column: int | None = None) -> Place:
        """Where the line stands."""
        return Place(table=self.table, row=self.row, column=column)


def lines_of(table: Table, number: int) -> tuple[Line, ...]:
    """The lines of a table; `number` is its place among the body's tables."""
    sure = table.row_confidence or (table.confidence,) * table.n_rows
    return tuple(Line(number, row, tuple(cells), sure[row]) for row, cells in enumerate(table.grid()))


def place_of(line: Line) -> RowPlace:
    """The table and the row of a line."""
    return line.table, line.row


def texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    """The texts of the cells."""
    return tuple(cell.text for cell in cells)


def cells_at(line: Line, column: Column) -> tuple[Cell, ...]:
    """The cells that stand in a printed column of a line: those that begin within its place, or above it."""
    if column.column_span == 1:
        cell = line.cells[column.column]
        return () if cell is None or cell.column < column.column else (cell,)
    cells: list[Cell] = []
    for at in range(column.column, column.column + column.column_span):
        cell = line.cells[at]
        if cell is not None and cell.column >= column.column and cell not in cells:
            cells.append(cell)
    return tuple(cells)


def text_at(line: Line, column: Column) -> str:
    """The text of a printed column in a line, "" where nothing can be seen."""
    if column.column_span == 1:
        cell = line.cells[column.column]
        return "" if cell is None or cell.column < column.column or is_blank(cell.text) else cell.text
    return "\n".join(cell.text for cell in cells_at(line, column) if not is_blank(cell.text))
