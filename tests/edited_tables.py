"""Changes of a table's grid: a column or a row put in, columns in another order, a table cut in two, other texts."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from itertools import groupby

from zhibiao.extract.document import Cell, Table


def with_blank_column(table: Table, at: int) -> Table:
    """The table with a blank column before grid column `at`; a cell that reaches over it is widened."""
    wide = [cell for cell in table.cells if cell.column < at < cell.column + cell.column_span]
    covered = {row for cell in wide for row in range(cell.row, cell.row + cell.row_span)}
    cells = [_shifted(cell, at) for cell in table.cells]
    cells += [Cell(row, at) for row in range(table.n_rows) if row not in covered]
    return _in_order(replace(table, n_columns=table.n_columns + 1), cells)


def with_blank_row(table: Table, at: int) -> Table:
    """The table with a blank row before row `at`; a cell that reaches over it is made higher."""
    high = [cell for cell in table.cells if cell.row < at < cell.row + cell.row_span]
    covered = {column for cell in high for column in range(cell.column, cell.column + cell.column_span)}
    cells = [_lowered(cell, at) for cell in table.cells]
    cells += [Cell(at, column) for column in range(table.n_columns) if column not in covered]
    return _in_order(replace(table, n_rows=table.n_rows + 1), cells)


def with_columns(table: Table, order: Sequence[int], loose: Container[int]) -> Table | None:
    """The table with its old grid columns in the order given; None where that would tear a cell apart.

    In a row of `loose` it may: the text stays in the part that had it, the others are blank.
    """
    place = {old: new for new, old in enumerate(order)}
    cells: list[Cell] = []
    for cell in table.cells:
        runs = _runs(sorted(place[column] for column in range(cell.column, cell.column + cell.column_span)))
        if len(runs) > 1 and cell.row not in loose:
            return None
        home = next(run for run in runs if place[cell.column] in run)
        for run in runs:
            text = cell.text if run is home else ""
            cells.append(cell._replace(column=run[0], column_span=len(run), text=text))
    return _in_order(table, cells)


def cut(table: Table, at: int, header: range) -> tuple[Table, Table]:
    """The rows above `at`, and the rows of the header again with those from `at` on; no cell may reach over `at`."""
    above = [cell for cell in table.cells if cell.row < at]
    below = [cell._replace(row=cell.row - header.start) for cell in table.cells if cell.row in header]
    below += [cell._replace(row=cell.row - at + len(header)) for cell in table.cells if cell.row >= at]
    rest = table.n_rows - at + len(header)
    return _in_order(replace(table, n_rows=at), above), _in_order(replace(table, n_rows=rest), below)


def joined(first: Table, second: Table) -> Table:
    """Two tables of as many columns as one."""
    below = [cell._replace(row=cell.row + first.n_rows) for cell in second.cells]
    return _in_order(replace(first, n_rows=first.n_rows + second.n_rows), [*first.cells, *below])


def with_texts(table: Table, text_of: Callable[[Cell], str]) -> Table:
    """The table with the texts that the function gives for its cells."""
    return replace(table, cells=tuple(cell._replace(text=text_of(cell)) for cell in table.cells))


def is_whole_at(table: Table, at: int) -> bool:
    """Whether no cell reaches over the border above row `at`."""
    return not any(cell.row < at < cell.row + cell.row_span for cell in table.cells)


def _shifted(cell: Cell, at: int) -> Cell:
    if cell.column >= at:
        return cell._replace(column=cell.column + 1)
    reaches = cell.column + cell.column_span > at
    return cell._replace(column_span=cell.column_span + reaches)


def _lowered(cell: Cell, at: int) -> Cell:
    if cell.row >= at:
        return cell._replace(row=cell.row + 1)
    reaches = cell.row + cell.row_span > at
    return cell._replace(row_span=cell.row_span + reaches)


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    numbered = enumerate(numbers)
    return [[number for _index, number in run] for _key, run in groupby(numbered, lambda pair: pair[1] - pair[0])]


def _in_order(table: Table, cells: Sequence[Cell]) -> Table:
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
