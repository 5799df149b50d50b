"""What it costs to read runs as a row, and blank lines as the end of a row or of a table."""

from __future__ import annotations

import re
from math import inf
from typing import NamedTuple

from .evidence import MOST_JOINED, Evidence, plausible_widths
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


class Way(NamedTuple):
    """A candidate row: the run where it begins, its width, its own cost."""

    start: int
    width: int
    cost: float


class Costs:
    """The costs of one text's rows, by the evidence of its certain ones."""

    def __init__(self, pieces: Pieces, most_columns: int, *, stripped: bool) -> None:
        self.pieces = pieces
        self.runs = pieces.runs
        self.last = len(pieces.runs) - 1
        self.stripped = stripped
        self.widths = plausible_widths(pieces, most_columns)
        self.most = max(self.widths, default=0)
        self.whole_widths = {run.width for run in pieces.runs}
        self.doubtful = self._doubtful()
        self.evidence = Evidence.of(pieces, self.doubtful)
        self.first_cells = self._first_cells()

    def is_sure(self, index: int) -> bool:
        """Whether this run is a row by itself and nothing speaks for another reading."""
        run = self.runs[index]
        return not self.doubtful[index] and index < self.last and (run.blanks < 2 or run.rest >= 0)

    def ways_to(self, end: int) -> list[Way]:
        """The candidate rows that end with this run."""
        return [self._way(start, end) for start in self._starts(end)]

    def _starts(self, end: int) -> list[int]:
        """The runs where a row can begin that ends with this one: itself, and those with a plausible sum of widths."""
        starts = [end]
        total = self.runs[end].width
        any_width = self.stripped and end == self.last  # it may have lost cells
        for start in range(end - 1, max(end - MOST_JOINED, -1), -1):
            total += self.runs[start].width
            if total > self.most:
                break
            if total in self.widths or any_width:
                starts.append(start)
        return starts

    def _doubtful(self) -> bytearray:
        """A mark for each run that can be joined to another one."""
        marks = bytearray(self.last + 1)
        done = 0
        for end in range(1, self.last + 1):
            if self.runs[end].width + self.runs[end - 1].width > self.most:
                continue
            first = min(self._starts(end))
            if first < end:
                marks[max(first, done) : end + 1] = b"\1" * (end + 1 - max(first, done))
                done = end
        return marks

    def _way(self, start: int, end: int) -> Way:
        cells = self.pieces.texts(start, end)
        if start == end and not self.doubtful[end]:
            return Way(start, len(cells), 0.0)
        joins = 0.0
        is_cut = self.stripped and end == self.last
        if start < end:
            joins = sum(self._join_cost(run) for run in self.runs[start:end])
            joins += STACKED * self._is_stacked(start) + self._note_cost(end)
            joins += NEW_WIDTH * (len(cells) not in self.whole_widths and not is_cut)
        if is_cut:
            cells = self._with_lost_cells(cells)
        return Way(start, len(cells), joins + self.evidence.cost(cells))

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

    def end_costs(self, index: int) -> tuple[float, float]:
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

    def change(self, before: int, width: int) -> float:
        """What a row of this width costs after one of another; 0 stands for the beginning of a table."""
        if before in (0, width):
            return 0.0
        if width == 1:
            return FULL_WIDTH_ROW
        new = NEW_CHANGE * (not self.evidence.widths[width])
        return FULL_WIDTH_ROW + new if before == 1 else new or KNOWN_CHANGE
