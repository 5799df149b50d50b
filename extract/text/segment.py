"""Choose a text's rows by least cost over the whole of it, and tell how much dearer every other choice is.

In: runs of cells that surely stand together. Out: rows as ranges of runs, with where tables end. A shortest path over
the gaps between runs; its state is the width of the row before (0 where a table begins), so that rows of one width are
cheap and every change of width is paid for. Runs that are surely rows need no search, so it goes over the stretches
between them only; a stretch that is very long is searched in windows, of which the last rows are searched again.
Linear in the number of runs: a row is put together from at most twelve of them, and only where its width is plausible.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from .costs import FORM, MODES, Costs
from .pieces import Pieces

WINDOW = 4096
OVERLAP = 64

CLOSE = 2.0
"""A second reading dearer by less than this is nearly as good: about one chance in eight."""


class RowRange(NamedTuple):
    """A row made of runs `first` to `last`; whether its table ends with it; how much dearer the next best is."""

    first: int
    last: int
    ends_table: bool
    margin: float


class _Step(NamedTuple):
    """A row's end: the cost up to it, the gap where the row begins, the width of the row before."""

    cost: float
    start: int
    before: int


_States = dict[int, _Step]
"""By the width of the last row (0: its table has ended), the cheapest way there."""


def segment(
    pieces: Pieces,
    most_columns: int,
    *,
    stripped: bool = False,
    doubles: float | None = None,
    settled: frozenset[int] = frozenset(),
) -> list[RowRange]:
    """The rows of least total cost, in order; every run is in exactly one.

    `stripped` says that the text's end was cut off, `doubles` which share of paragraphs ends in two line
    feeds if it is of .doc; `settled` holds
    the widths that the user gave for rows.
    """
    if not pieces.runs:
        return []
    costs = Costs(pieces, most_columns, stripped=stripped, doubles=doubles, settled=settled)
    rows: list[RowRange] = []
    while len(pieces.runs) > (index := rows[-1].last + 1 if rows else 0):
        rows += _likeliest(costs, index, _part_end(costs, index, len(pieces.runs)))
    return rows


def _part_end(costs: Costs, index: int, n_runs: int) -> int:
    """Where the part that begins here ends: after the first run that surely ends a table."""
    while index < n_runs - 1 and (costs.runs[index].rest < 0 or index in costs.going_on):
        index += 1
    return index + 1


def _likeliest(costs: Costs, first: int, end: int) -> list[RowRange]:
    """The rows of a part in the likelier mode; those that the other mode has not are as doubtful as the choice."""
    if all(costs.sure[first:end]):
        return [_sure(costs, index) for index in range(first, end)]
    cost, rows = _rows_of(costs, first, end, 0, doubted=True)
    if _least_of_form(costs, first, end) - cost >= CLOSE or not _differs_as_form(costs, rows):
        return rows
    form_cost, form_rows = _rows_of(costs, first, end, 1, doubted=False)
    if form_cost < cost:
        form_rows, rows = rows, _rows_of(costs, first, end, 1, doubted=True)[1]
    known = {row[:3] for row in form_rows}
    margin = abs(form_cost - cost)
    return [row if row[:3] in known else row._replace(margin=min(row.margin, margin)) for row in rows]


def _differs_as_form(costs: Costs, rows: list[RowRange]) -> bool:
    """Whether a form may have other rows: it joins less than a list, and the ends of tables weigh otherwise."""
    runs = costs.runs
    return any(row.first < row.last or (runs[row.last].blanks > 1 and runs[row.last].rest < 0) for row in rows)


def _least_of_form(costs: Costs, first: int, end: int) -> float:
    """What a part costs at least as a form: its sure rows alone."""
    return FORM.choice + sum(costs.sure[first:end]) * min(FORM.stay, FORM.change, FORM.single)


def _sure(costs: Costs, index: int) -> RowRange:
    return RowRange(index, index, costs.runs[index].rest >= 0, inf)


def _rows_of(costs: Costs, first: int, end: int, mode: int, *, doubted: bool) -> tuple[float, list[RowRange]]:
    """The rows of least cost in one mode, and their cost; with their margins if these are wanted."""
    rows: list[RowRange] = []
    cost = MODES[mode].choice
    index, before = first, 0
    while index < end:
        if costs.sure[index]:
            rows.append(_sure(costs, index))
            width = costs.runs[index].width
            cost += costs.changes[mode][before, width]
            index, before = index + 1, width * (not rows[-1].ends_table)
        else:
            stop = _stretch_end(costs, index, end)
            found = _Search(costs, index, stop, before, mode).rows(doubted=doubted)
            if stop - index == WINDOW and stop < end:
                found = [step for step in found if step[1].last < stop - OVERLAP] or found
            rows += [row for _cost, row in found]
            cost += found[-1][0]
            last = rows[-1]
            index = last.last + 1
            before = 0 if last.ends_table else len(costs.pieces.texts(last.first, last.last))
    return cost, rows


def _stretch_end(costs: Costs, index: int, n_runs: int) -> int:
    """Where the runs that need a search end: with the first sure one, whose width has its say."""
    end = index
    while end < n_runs and end - index < WINDOW - 1 and not costs.sure[end]:
        end += 1
    return min(end + 1, n_runs)


class _Search:
    """One shortest-path search over the runs of a stretch, forwards for the choice and backwards for the margins."""

    def __init__(self, costs: Costs, first: int, end: int, before: int, mode: int) -> None:
        self.costs = costs
        self.first = first
        self.before = before
        self.changes = costs.changes[mode]
        self.ways = [
            [(way.start - first, way.width, way.cost[mode]) for way in costs.ways_to(run) if way.start >= first]
            for run in range(first, end)
        ]
        self.ends = [costs.end_costs(run) for run in range(first, end)]
        self.reached: list[list[float]] = []
        """By run and by way to it, the cost of the cheapest path to where the way begins."""

    def rows(self, *, doubted: bool) -> list[tuple[float, RowRange]]:
        """The rows of least cost, each with the cost up to its end; with their margins if these are wanted."""
        states = self._forwards()
        margins = self._margins(states) if doubted else {}
        return self._path(states, margins)

    def _forwards(self) -> list[_States]:
        states: list[_States] = [{self.before: _Step(0.0, -1, 0)}]
        for ways, (row_end, table_end) in zip(self.ways, self.ends, strict=True):
            here: _States = {}
            reached: list[float] = []
            for start, width, cost in ways:
                before, least = self._nearest(states[start], width)
                reached.append(least)
                _offer(here, width, least + cost + row_end, start, before)
                if table_end < inf:
                    _offer(here, 0, least + cost + table_end, start, before)
            states.append(here)
            self.reached.append(reached)
        return states

    def _nearest(self, states: _States, width: int) -> tuple[int, float]:
        """The width of the row before from which a row of this width is cheapest, and what that costs so far."""
        nearest, least = 0, inf
        for before, step in states.items():
            cost = step.cost + self.changes[before, width]
            if cost < least:
                nearest, least = before, cost
        return nearest, least

    def _margins(self, states: list[_States]) -> dict[int, float]:
        """For each gap after a run, how much dearer the best path is that takes the gap in another way."""
        choices: defaultdict[int, _Choices] = defaultdict(_Choices)
        onward: list[dict[int, float]] = [{} for _state in states]
        onward[-1] = dict.fromkeys(states[-1], 0.0)
        for end in range(len(self.ways) - 1, -1, -1):
            row_end, table_end = self.ends[end]
            after = onward[end + 1]
            for (start, width, cost), reach in zip(self.ways[end], self.reached[end], strict=True):
                by_row = cost + row_end + after.get(width, inf)
                by_table = cost + table_end + after.get(0, inf)
                by_either = min(by_row, by_table)
                self._spread(states[start], onward[start], width, by_either)
                if table_end == inf and not self.costs.doubtful[self.first + end]:
                    continue
                gap = choices[end]
                gap.row, gap.table = min(gap.row, reach + by_row), min(gap.table, reach + by_table)
                for inner in range(start, end):
                    inner_gap = choices[inner]
                    inner_gap.join = min(inner_gap.join, reach + by_either)
        return {gap: costs.margin() for gap, costs in choices.items() if self.first + gap < self.costs.last}

    def _spread(self, states: _States, onward: dict[int, float], width: int, cost: float) -> None:
        for before in states:
            onward[before] = min(onward.get(before, inf), self.changes[before, width] + cost)

    def _path(self, states: list[_States], margins: dict[int, float]) -> list[tuple[float, RowRange]]:
        rows: list[tuple[float, RowRange]] = []
        end = len(self.ways)
        state = min(states[end], key=lambda width: states[end][width].cost)
        while end:
            step = states[end][state]
            start = step.start
            margin = min([margins.get(gap, inf) for gap in range(start, end)])
            rows.append((step.cost, RowRange(self.first + start, self.first + end - 1, state == 0, margin)))
            end, state = start, step.before
        return rows[::-1]


def _offer(states: _States, width: int, cost: float, start: int, before: int) -> None:
    known = states.get(width)
    if known is None or cost < known.cost:
        states[width] = _Step(cost, start, before)


@dataclass(slots=True)
class _Choices:
    """What the best paths cost that end a row at a gap, end a table there, or go over it."""

    row: float = inf
    table: float = inf
    join: float = inf

    def margin(self) -> float:
        """How much dearer the second best is."""
        first, second, _third = sorted((self.row, self.table, self.join))
        return second - first
