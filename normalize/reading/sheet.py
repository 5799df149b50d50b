"""The lines of a form with what each of their cells says, and where most of them have their cells and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhibiao.extract.document import Cell

from ..facts.fact import Fact, FactOf, Kind
from .lines import Line

Layout = tuple[int, ...]
"""The grid columns in which the cells that a line shows begin."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line, its own cells, those with text and their facts; `layout` is where the cells that it shows begin."""

    line: Line
    own: tuple[Cell, ...]
    printed: tuple[Cell, ...]
    facts: tuple[Fact, ...]
    layout: Layout

    @property
    def covered(self) -> int:
        """How many cells with text reach down to the row from above."""
        return sum(1 for at in self.layout if (c := self.line.cells[at]) is not None and c.row < self.line.row)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All lines of a draft; `usual` is the commonest layout, `points` the grid column with the most numbers, or -1.

    `values` are the numbers in that column, one a row, None where there is none.
    """

    rows: tuple[Row, ...]
    width: int
    usual: Layout
    points: int
    values: tuple[float | None, ...]


def sheet_of(lines: Sequence[Line], fact_of: FactOf) -> Sheet:
    """The sheet of a draft's lines."""
    rows = tuple(_row(line, fact_of) for line in lines)
    width = max((len(line.cells) for line in lines), default=0)
    layouts = Counter(row.layout for row in rows if len(row.printed) > 1)
    points = _points_column(rows)
    values = tuple(_value(row, points) for row in rows)
    return Sheet(rows, width, layouts.most_common(1)[0][0] if layouts else (), points, values)


def _row(line: Line, fact_of: FactOf) -> Row:
    own = line.own_cells()
    printed, facts = [], []
    for cell in own:
        fact = fact_of(cell.text)
        if fact.kind is not Kind.BLANK:
            printed.append(cell)
            facts.append(fact)
    layout = tuple(dict.fromkeys(cell.column for cell in line.cells if cell is not None))
    return Row(line, own, tuple(printed), tuple(facts), layout)


def _points_column(rows: Sequence[Row]) -> int:
    """The grid column in which most numbers begin that do not count 1, 2, 3; of several the rightmost.

    One in which results are filled in is it only where none has half as many, so that a form is seen as its blank one.
    """
    columns: dict[int, list[float]] = {}
    heads: dict[str, set[int]] = {"result": set(), "score": set()}
    for row in rows:
        for cell, fact in zip(row.printed, row.facts, strict=True):
            if fact.number is not None:
                columns.setdefault(cell.column, []).append(fact.number)
            elif fact.role in heads:
                heads[fact.role].add(cell.column)
    likely = {at: len(found) for at, found in columns.items() if not _count_on(found)}
    results = heads["result"] - heads["score"]
    most = max(likely.values(), default=0)
    return max(likely, key=lambda at: (at not in results and likely[at] * 2 >= most, likely[at], at), default=-1)


def _count_on(numbers: Sequence[float]) -> bool:
    """Whether numbers count the rows: 1, 2, 3, or again from 1 under each name."""
    steps = sum(b - a == 1 or b == 1 for a, b in pairwise(numbers))
    return len(numbers) > 1 and numbers[0] in (0, 1) and steps == len(numbers) - 1 and numbers[1] != 1


def _value(row: Row, column: int) -> float | None:
    return next((f.number for c, f in zip(row.printed, row.facts, strict=True) if c.column == column), None)
