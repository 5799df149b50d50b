"""Choose a text's rows by least cost over the whole of it, and tell how much dearer every other choice is.

In: runs of cells that surely stand together, and the evidence of the certain ones. Out: rows as ranges of runs, with
where tables end. A shortest path over the gaps between runs; its state is the width of the row before (0 where a
table begins), so that rows of one width are cheap and every change of width is paid for. Linear in the number of
runs: a row is put together from at most twelve of them, and only where its width is a plausible one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from math import inf

from .evidence import Evidence, candidate_spans, gather, plausible_widths
from .kinds import Kind, bare, is_header_half, is_name_row, kind_of
from .pieces import Pieces, Run

NOTE_START = re.compile(r"\s*(?:备\s*注|附?\s*注|说\s*明|填表说明)\s*[:：]")
JOIN = 2.0
JOIN_AGAIN = 1.2
JOIN_OVER_TEXT = 7.0
BLANK_AFTER_ROW = 1.8
TABLE_AFTER_TWO = 4.0
TABLE_AFTER_MORE = 0.4
NO_TABLE_BEFORE_TEXT = 7.0
KNOWN_CHANGE = 1.5
FULL_WIDTH_ROW = 1.0
JOIN_AFTER_BLANK = 1.5
TABLE_WITHOUT_HEADER = 6.0
TABLE_WITH_NAMES = 4.0
STACKED = 20.0
NOTE = 6.0
LONE_TEXT = 1.0
NEW_WIDTH = 2.0
NEW_CHANGE = 2.5
CLOSE = 2.0
"""A second reading dearer by less than this is nearly as good: about one chance in eight."""


@dataclass(frozen=True, slots=True)
class RowRange:
    """A row made of runs `first` to `last`; whether its table ends with it; how much dearer the next best is."""

    first: int
    last: int
    ends_table: bool
    margin: float


@dataclass(frozen=True, slots=True)
class _Step:
    cost: float
    start: int
    before: int


_States = dict[int, _Step]
"""By the width of the last row (0: its table has ended), the cheapest way there."""


def segment(pieces: Pieces, most_columns: int, *, stripped: bool = False) -> list[RowRange]:
    """The rows of least total cost, in order; every run is in exactly one."""
    if not pieces.runs:
        return []
    spans = candidate_spans(pieces, plausible_widths(pieces, most_columns), stripped=stripped)
    return _Search(pieces, spans, gather(pieces, spans), stripped=stripped).rows()


class _Search:
    """One shortest-path search, forwards for the choice and backwards for the margins."""

    def __init__(
        self, pieces: Pieces, spans: dict[int, list[int]], evidence: Evidence, *, stripped: bool = False
    ) -> None:
        self.stripped = stripped
        self.runs = pieces.runs
        self.pieces = pieces
        self.spans = spans
        self.evidence = evidence
        self.doubtful = {run for end, starts in spans.items() for run in range(min(starts), end + 1)}
        self.whole_widths = {run.width for run in pieces.runs}
        self.ways: list[list[tuple[int, int, float]]] = [self._ways_to(end) for end in range(len(self.runs))]
        self.first_cells = self._first_cells()
        self.ends = [self._end_costs(index) for index in range(len(self.runs))]

    def _ways_to(self, end: int) -> list[tuple[int, int, float]]:
        return [self._way(start, end) for start in [end, *self.spans.get(end, ())]]

    def _way(self, start: int, end: int) -> tuple[int, int, float]:
        """A candidate row: where it begins, its width, its own cost."""
        width = sum(run.width for run in self.runs[start : end + 1])
        if start == end and end not in self.doubtful:
            return start, width, 0.0
        joins = sum(self._join_cost(run) for run in self.runs[start:end])
        if start < end:
            joins += (
                STACKED * self._is_stacked(start)
                + self._note_cost(end)
                + NEW_WIDTH * (width not in self.whole_widths and not (self.stripped and end == len(self.runs) - 1))
            )
        cells = self.pieces.texts(start, end)
        if self.stripped and end == len(self.runs) - 1:
            cells = self._with_lost_cells(cells)
        return start, len(cells), joins + self.evidence.cost(cells)

    def _with_lost_cells(self, cells: list[str]) -> list[str]:
        """The cells of a stripped text's last row, with the blanks after them with which they fit best."""
        wider = {len(cells), *(width for width in self.evidence.widths if width > len(cells))}
        candidates = [[*cells, *[""] * (width - len(cells))] for width in sorted(wider)]
        return min(candidates, key=self.evidence.cost)

    def _note_cost(self, end: int) -> float:
        """A lone text that ends a table: a note below it, likelier than a row's last cell torn off."""
        run = self.runs[end]
        if run.width > 1 or not (end == len(self.runs) - 1 or run.rest >= 0 or run.blanks > 1):
            return 0.0
        text = self.pieces.texts(end, end)[0]
        if NOTE_START.match(text):
            return NOTE
        return LONE_TEXT if kind_of(text) in {Kind.SHORT, Kind.LONG} else 0.0

    def _is_stacked(self, start: int) -> bool:
        """Whether a run of names is followed by one of names and blanks: two header rows, not one torn."""
        names, half = self.pieces.texts(start, start), self.pieces.texts(start + 1, start + 1)
        return is_name_row(names) and len(half) > len(names) and not half[0].strip() and is_header_half(half)

    def _join_cost(self, run: Run) -> float:
        """What it costs to read the blank lines after this run as empty paragraphs of its last cell."""
        over_text = JOIN_OVER_TEXT if run.rest >= 0 else 0.0
        if not run.blanks:
            return over_text
        blank = not self.pieces.pieces[run.first + run.width - 1].strip()
        return over_text + JOIN + JOIN_AGAIN * (run.blanks - 1) + JOIN_AFTER_BLANK * blank

    def _end_costs(self, index: int) -> tuple[float, float]:
        """What it costs to end a row, and to end a table, after this run."""
        run = self.runs[index]
        if run.rest >= 0:
            return NO_TABLE_BEFORE_TEXT + BLANK_AFTER_ROW * max(run.blanks - 1, 0), 0.3
        if run.blanks < 2:
            return 0.0, inf
        if index == len(self.runs) - 1:
            return BLANK_AFTER_ROW * (run.blanks - 1), 0.0
        table_end = TABLE_AFTER_TWO if run.blanks == 2 else TABLE_AFTER_MORE
        table_end += self._no_header_cost(index + 1)
        return BLANK_AFTER_ROW * (run.blanks - 1), table_end

    def _first_cells(self) -> frozenset[str]:
        """The first cells of the tables that surely begin: the text's first, and those after text without a tab."""
        runs = self.runs
        begins = [run for index, run in enumerate(runs) if index == 0 or runs[index - 1].rest >= 0]
        return frozenset(bare(self.pieces.pieces[run.first]) for run in begins)

    def _no_header_cost(self, index: int) -> float:
        """How unlikely it is that a table begins with this run, no text before it."""
        cells = self.pieces.texts(index, index)
        if bare(cells[0]) in self.first_cells:
            return 0.0
        return TABLE_WITH_NAMES if is_name_row(cells) else TABLE_WITHOUT_HEADER

    def rows(self) -> list[RowRange]:
        states = self._forwards()
        margins = self._margins(states)
        return self._path(states, margins)

    def _forwards(self) -> list[_States]:
        states: list[_States] = [{0: _Step(0.0, -1, 0)}]
        for end, ways in enumerate(self.ways):
            here: _States = {}
            row_end, table_end = self.ends[end]
            for start, width, cost in ways:
                before, step = min(
                    ((before, step.cost + self._change(before, width)) for before, step in states[start].items()),
                    key=lambda found: found[1],
                )
                _offer(here, width, _Step(step + cost + row_end, start, before))
                if table_end < inf:
                    _offer(here, 0, _Step(step + cost + table_end, start, before))
            states.append(here)
        return states

    def _change(self, before: int, width: int) -> float:
        if before in (0, width):
            return 0.0
        if width == 1:
            return FULL_WIDTH_ROW
        new = NEW_CHANGE * (not self.evidence.widths[width])
        return FULL_WIDTH_ROW + new if before == 1 else new or KNOWN_CHANGE

    def _margins(self, states: list[_States]) -> dict[int, float]:
        """For each gap after a run, how much dearer the best path is that takes the gap in another way."""
        choices: dict[int, dict[str, float]] = defaultdict(lambda: {"row": inf, "table": inf, "join": inf})
        onward: list[dict[int, float]] = [defaultdict(lambda: inf) for _state in states]
        for width in states[-1]:
            onward[-1][width] = 0.0
        for end in range(len(self.ways) - 1, -1, -1):
            row_end, table_end = self.ends[end]
            for start, width, cost in self.ways[end]:
                by_row = cost + row_end + onward[end + 1][width]
                by_table = cost + table_end + onward[end + 1][0]
                self._spread(states[start], onward[start], width, min(by_row, by_table))
                if end not in self.doubtful and table_end == inf:
                    continue
                reach = min(step.cost + self._change(before, width) for before, step in states[start].items())
                gap = choices[end]
                gap["row"], gap["table"] = min(gap["row"], reach + by_row), min(gap["table"], reach + by_table)
                for inner in range(start, end):
                    inner_gap = choices[inner]
                    inner_gap["join"] = min(inner_gap["join"], reach + min(by_row, by_table))
        return {gap: _second(costs) for gap, costs in choices.items() if gap < len(self.runs) - 1}

    def _spread(self, states: _States, onward: dict[int, float], width: int, cost: float) -> None:
        for before in states:
            onward[before] = min(onward[before], self._change(before, width) + cost)

    def _path(self, states: list[_States], margins: dict[int, float]) -> list[RowRange]:
        rows: list[RowRange] = []
        end = len(self.runs)
        state = min(states[end], key=lambda width: states[end][width].cost)
        while end:
            step = states[end][state]
            margin = min(margins.get(gap, inf) for gap in range(step.start, end))
            rows.append(RowRange(step.start, end - 1, state == 0, margin))
            end, state = step.start, step.before
        return rows[::-1]


def _offer(states: _States, width: int, step: _Step) -> None:
    if width not in states or step.cost < states[width].cost:
        states[width] = step


def _second(costs: dict[str, float]) -> float:
    first, second, _third = sorted(costs.values())
    return second - first
