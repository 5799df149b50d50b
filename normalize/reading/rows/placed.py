"""How the cells of a row stand to the printed columns: which of them a column has, how far a cell reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibiao.extract.document import Cell

from ...facts.fact import Fact
from ...records import Column, Role
from ..sheet import Row


def cell_at(row: Row, column: Column) -> Cell | None:
    """The first cell with text that begins in a column's place, else the one that covers its first grid column."""
    cells = row.line.cells
    if column.column_span == 1:
        return cells[column.column] if column.column < len(cells) else None
    for at in range(column.column, min(column.column + column.column_span, len(cells))):
        cell = cells[at]
        if cell is not None and cell.column == at and shows(row, cell):
            return cell
    return cells[column.column] if column.column < len(cells) else None


def shows(row: Row, cell: Cell) -> bool:
    """Whether a cell is one of those with text that begin in a row."""
    return any(one is cell for one in row.printed)


def fact_at(row: Row, column: Column) -> Fact | None:
    """What the cell at a row's place in a column says, None where it shows none there."""
    cell = cell_at(row, column)
    return next((fact for own, fact in pairs(row) if own is cell), None)


def own_fact(row: Row, column: Column) -> Fact | None:
    """What a row's own text in a column says, None where it has none there."""
    stop = column.column + column.column_span
    return next((fact for cell, fact in pairs(row) if column.column <= cell.column < stop), None)


def pairs(row: Row) -> Iterator[tuple[Cell, Fact]]:
    """The cells with text and what they say."""
    return zip(row.printed, row.facts, strict=True)


def covered(cell: Cell, columns: Sequence[Column]) -> list[Column]:
    """The columns that begin under a cell."""
    return [column for column in columns if cell.column <= column.column < cell.column + cell.column_span]


def roles_under(cell: Cell, columns: Sequence[Column]) -> frozenset[Role]:
    """The roles of the columns that begin under a cell."""
    return frozenset(column.role for column in covered(cell, columns))


def of_role(columns: Sequence[Column], role: Role) -> list[Column]:
    """The columns of a role; of scores only those of indicators, not those of upper names."""
    return [column for column in columns if column.role is role and (role is not Role.SCORE or column.level is None)]


def reaches_down(row: Row, column: Column) -> bool:
    """Whether a text from above covers a row's place in a column."""
    cell = row.line.cells[column.column] if column.column < len(row.line.cells) else None
    return cell is not None and cell.row < row.line.row and bool(cell.text.strip())
