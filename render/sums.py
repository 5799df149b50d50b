"""The sums of a form's scores as formulas of a workbook: totals that it prints, or a total row added to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isclose

from zhibiao.normalize.facts.numbers import AMOUNT

from .body import number
from .view import CellKind, FormView, ViewCell

NUMBER = re.compile(rf"-?{AMOUNT}")
Place = tuple[int, int]
"""Row and column of the table."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Formulas with their values by place; checks: the sheet's row, when it is wrong, and what to say then."""

    formulas: Mapping[Place, tuple[str, float | str]] = field(default_factory=dict)
    checks: tuple[tuple[int, str, str], ...] = ()


def find_sums(view: FormView, top: int) -> Sums:
    """The printed totals that are sums of the scores above them; `top` is the sheet row of the table's first row.

    A total counts what stands since the total before it, or all rows of the form above it: whichever comes to its
    number.
    """
    formulas: dict[Place, tuple[str, float | str]] = {}
    checks = []
    before = 0
    for row, totals in _total_rows(view):
        start = _start(view, row, totals, before)
        before = row
        if start is None:
            continue
        for cell in totals:
            cells = _counted(view, cell.column, start, row)
            if cells and (_plain(cell.text) is not None or (not cell.text and _is_points(cells))):
                formulas[row, cell.column] = _formula(cells, top)
            if cells and _plain(cell.text) is not None:
                checks.append(_check(top + row, cell.column, cells))
    return Sums(formulas, tuple(checks))


def total_row(view: FormView, top: int) -> Sums:
    """The formulas of a total row below a blank form that prints no total of its own; none for any other form.

    Nor is there one where a score is printed with more than its number, as 10①, which no formula counts.
    """
    columns = sorted({cell.column for cell in filter(_is_counted, view.cells)})
    if 0 in columns or not _lacks_total(view):
        return Sums()
    counted = {column: _counted(view, column, 0, view.n_rows) for column in columns}
    formulas = {(view.n_rows, column): _formula(cells, top) for column, cells in counted.items()}
    checks = [_check(top + view.n_rows, column, cells) for column, cells in counted.items() if not _is_points(cells)]
    return Sums(formulas, tuple(checks))


def _lacks_total(view: FormView) -> bool:
    """Whether a view is a blank form without a total, whose scores are all plain numbers."""
    has_total = any(cell.kind is CellKind.TOTAL for cell in view.cells)
    scored = any(map(_is_score, view.cells)) and not any(map(_is_worded, view.cells))
    return scored and not has_total and _is_blank_form(view)


def _total_rows(view: FormView) -> Iterator[tuple[int, list[ViewCell]]]:
    for number_of_row, row in enumerate(view.origins()):
        totals = [cell for cell in row if cell.kind is CellKind.TOTAL]
        if totals:
            yield number_of_row, totals


def _start(view: FormView, row: int, totals: Sequence[ViewCell], before: int) -> int | None:
    """The row from which on a total counts; None where it is no sum of what stands above it."""
    for start in (before, 0):
        sums = [(cell, _counted(view, cell.column, start, row)) for cell in totals if _plain(cell.text) is not None]
        if any(cells for _cell, cells in sums) and all(
            isclose(_value(cells), _plain(cell.text) or 0.0) for cell, cells in sums if cells
        ):
            return start
    return None


def _plain(text: str) -> float | None:
    return float(text) if NUMBER.fullmatch(text) else None


def _counted(view: FormView, column: int, start: int, stop: int) -> list[ViewCell]:
    """The scores and the points of one column between two rows."""
    here = [cell for cell in view.cells if cell.column == column and start <= cell.row < stop]
    return [cell for cell in here if _is_score(cell) or (cell.entry and cell.entry.points)]


def _is_score(cell: ViewCell) -> bool:
    return bool(cell.entry and cell.entry.field == "score" and _plain(cell.text) is not None)


def _is_worded(cell: ViewCell) -> bool:
    return bool(cell.entry and cell.entry.field == "score" and cell.text and _plain(cell.text) is None)


def _is_blank_points(cell: ViewCell) -> bool:
    return bool(cell.entry and cell.entry.points and not cell.text)


def _is_counted(cell: ViewCell) -> bool:
    return _is_score(cell) or _is_blank_points(cell)


def _is_points(cells: Iterable[ViewCell]) -> bool:
    return any(cell.entry and cell.entry.points for cell in cells)


def _is_blank_form(view: FormView) -> bool:
    return any(cell.entry and cell.entry.fill_in and not cell.text for cell in view.cells)


def _value(cells: Iterable[ViewCell]) -> float:
    return sum(_plain(cell.text) or 0.0 for cell in cells)


def _formula(cells: Sequence[ViewCell], top: int) -> tuple[str, float | str]:
    """The sum of the cells and its value; of points that are still to be filled in nothing is printed."""
    ranges = _ranges(cells, top)
    if any(cell.text for cell in cells):
        return f"=SUM({ranges})", _value(cells)
    return f'=IF(COUNT({ranges})=0,"",SUM({ranges}))', ""


def _ranges(cells: Sequence[ViewCell], top: int) -> str:
    """The places of the cells; cells below one another are one range."""
    runs: list[tuple[int, int]] = []
    for cell in cells:
        first, last = top + cell.row, top + cell.row + cell.row_span - 1
        if runs and runs[-1][1] + 1 == first:
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    name = column_name(cells[0].column)
    return ",".join(f"{name}{first + 1}:{name}{last + 1}" for first, last in runs)


def _check(row: int, column: int, cells: Sequence[ViewCell]) -> tuple[int, str, str]:
    """A sum of scores that is no longer what the data holds, or points above the full marks."""
    expected = number(_value(cells))
    return row, f"ABS({column_name(column)}{row + 1}-{expected})>0.000001", f"分值合计应为{expected}"


def column_name(column: int) -> str:
    """A column's letters in a workbook: 0 -> A, 26 -> AA."""
    before, last = divmod(column, 26)
    return (column_name(before - 1) if before else "") + chr(ord("A") + last)
