"""Runs of lines with a name and its points each: points in the names, or numbers in a column behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhibiao.extract.document import Cell

from ...facts.fact import FactOf
from ...facts.scores import TRAILING, come_to_wholes
from ...facts.vocabulary import Vocabulary
from ...facts.wording import is_blank, without_layout
from ..lines import Line
from .names import pointed_names

FEWEST = 2
MOST_POINTS = 200


@dataclass(frozen=True, slots=True)
class Run:
    """The first line, the line after the last one, the column of the names with points, that of points; -1 for none."""

    start: int
    stop: int
    name: int = -1
    points: int = -1


def find_runs(lines: Sequence[Line], vocabulary: Vocabulary, fact_of: FactOf) -> Iterator[Run]:
    """The run with the most names that have points, the longest one with a column of numbers, that of weights."""
    yield from _named_run(lines, vocabulary)
    yield from _numbered_run(lines, fact_of)
    yield from _weighted_run(lines)


def _named_run(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Run]:
    """The run with the most names with points in one column, with a cell behind each."""
    columns = range(len(lines[0].cells) - 1 if lines else 0)
    found = [one for column in columns for one in _runs_in(lines, column, vocabulary)]
    count, run = max(found, key=lambda one: one[0], default=(0, Run(0, 0)))
    if count >= FEWEST:
        yield run


def _runs_in(lines: Sequence[Line], column: int, vocabulary: Vocabulary) -> Iterator[tuple[int, Run]]:
    """The runs of names with points in a column, each with how many names it has."""
    cells = [_begins(line, column) for line in lines]
    named = {name.cell for name in pointed_names(list(filter(None, dict.fromkeys(cells))), vocabulary)}
    for start, stop in _stretches([cell in named for cell in cells], lines):
        yield len(set(cells[start:stop])), Run(start, stop, name=column)


def _begins(line: Line, column: int) -> Cell | None:
    """The cell that begins in a column, with another one behind it."""
    cell = line.cells[column]
    inside = cell is not None and cell.column == column and cell.column + cell.column_span < len(line.cells)
    return cell if inside else None


def _stretches(fit: Sequence[bool], lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Start and stop of each stretch of lines of one table that fit."""
    start = None
    for place, fits in enumerate([*fit, False]):
        goes_on = fits and start is not None and lines[place].table == lines[start].table
        if start is not None and not goes_on:
            yield start, place
            start = None
        if fits and start is None:
            start = place


def _numbered_run(lines: Sequence[Line], fact_of: FactOf) -> Iterator[Run]:
    """The longest run of lines with a text and points in one column behind it, the rightmost of several."""
    found = [
        Run(start, stop, points=column)
        for column in range(1, len(lines[0].cells) if lines else 0)
        for start, stop in _stretches([_has_points(line, column, fact_of) for line in lines], lines)
    ]
    run = max(found, key=lambda one: (one.stop - one.start, one.points), default=Run(0, 0))
    if run.stop - run.start >= FEWEST:
        yield run


def _has_points(line: Line, column: int, fact_of: FactOf) -> bool:
    """Whether a line holds points in a column behind a text, and is no total; points may be those of several lines."""
    cell = line.cells[column]
    points = None if cell is None or cell.column != column else fact_of(cell.text).number
    return points is not None and 0 <= points <= MOST_POINTS and _names_something(line.cells[:column], fact_of)


def _names_something(cells: Sequence[Cell | None], fact_of: FactOf) -> bool:
    """Whether one of the cells is no number, and the first with a text is no total."""
    facts = [fact_of(cell.text) for cell in cells if cell is not None and not is_blank(cell.text)]
    is_total = any(fact.is_total or fact.is_subtotal for fact in facts[:1])
    return not is_total and any(fact.number is None for fact in facts)


def _weighted_run(lines: Sequence[Line]) -> Iterator[Run]:
    """All lines, where each cell is a name that ends in its weight, and those of the last column come to wholes."""
    cells = [cell for line in lines for cell in line.printed_cells()]
    if not all(map(_weight, cells)):
        return
    stop = max((cell.column + cell.column_span for cell in cells), default=0)
    last = [_weight(cell) for cell in cells if cell.column + cell.column_span == stop]
    if len(last) > FEWEST and come_to_wholes(last):
        yield Run(0, len(lines), name=stop - 1)


def _weight(cell: Cell) -> float:
    """The number without a unit that ends a name, 0.0 without one."""
    found = TRAILING.search(without_layout(cell.text))
    return float(found.group(1)) if found else 0.0
