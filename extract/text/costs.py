"""What it costs to read runs as a row, and blank lines as the end of a row or of a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import partial
from math import inf
from typing import NamedTuple

from .evidence import CERTAIN, MOST_JOINED, Evidence, plausible_widths
from .gaps import FROM_DOCX, gaps_of_doc
from .kinds import TEXTS, Kind, is_header_half, is_name_row, is_note, kind_of
from .pieces import Pieces, Run
from .room import asks_to_be_filled_in, is_corner, is_place_to_sign
from .starts import Starts

JOIN_OVER_TEXT = 5.2
NO_TABLE_BEFORE_TEXT = 7.0
MOST_REMEMBERED = 1 << 13
KNOWN_START = -1.0
SAME_WIDTH = 1.4
BELOW_LONE = 0.7
TO_FILL_IN = 1.5
"""How much likelier a row ends than a table where the next one is as wide, after a single cell, after one that asks
to be filled in; what a table costs that begins as others surely do."""


HABIT = 1.6
MOST_HABIT = 3
"""How much dearer a table's end after several blank lines is for each row that seems to end in a blank paragraph."""
STACKED = 20.0
NOTE = 6.0
LONE_TEXT = 1.0
NEW_WIDTH = 2.0
LIKE_OTHERS = 2.0
MANY = 4
"""How much cheaper a row put together is where the rows around it are as wide, and so many more."""

SIGNED_BEFORE_TEXT = 0.5
"""What it costs to end a row, and not its table, where a place to sign stands below blank lines."""

CORNER = 8.0
NARROWEST = 2
"""How much cheaper a header's corner cell over text is; how narrow its table is not."""

BLANK_ROWS = 4.0
"""How much cheaper a row of one blank cell is beside another: lines to write on."""

SETTLED = 8.0
"""How much cheaper a row put together is that has as many cells as the user says."""


BLANK_AT_END = {Kind.LONG: 2.2, Kind.SHORT: 2.7, Kind.NUMBER: 3.5, Kind.BLANK: 4.0}
"""What a blank paragraph costs at the end of a row's last cell, by the cell's kind."""


LINES_AT_END = 0.6
"""How much less it costs where the cell has several lines."""


class Mode(NamedTuple):
    """How a table is made: a list has rows of one width, a form to be filled in rows of any, each a few labels.

    What it costs to choose it, to go on for a row, to change the width to a known or new one or to a single cell; and
    what an empty paragraph costs at the end of a cell, by the cell's kind.
    """

    choice: float
    stay: float
    change: float
    new_change: float
    single: float
    join: dict[Kind, float]


LIST = Mode(0.0, 0.0, 1.5, 2.5, 1.4, {Kind.LONG: 2.8, Kind.SHORT: 3.6, Kind.NUMBER: 3.5, Kind.BLANK: 5.5})
FORM = Mode(0.8, 0.25, 0.5, 1.0, 0.5, {Kind.LONG: 4.5, Kind.SHORT: 6.0, Kind.NUMBER: 6.5, Kind.BLANK: 6.5})
MODES = (LIST, FORM)
NOTHING = (0.0,) * len(MODES)


class Way(NamedTuple):
    """A candidate row: the run where it begins, its width, what it costs in each mode."""

    start: int
    width: int
    cost: tuple[float, ...]


class Changes(dict[tuple[int, int], float]):
    """By a row's width and that of the row before, what the row costs for that: asked once, then remembered."""

    def __init__(self, cost: Callable[[int, int], float]) -> None:
        super().__init__()
        self.cost = cost

    def __missing__(self, widths: tuple[int, int]) -> float:
        """The cost for widths that have not been asked for."""
        if len(self) > MOST_REMEMBERED:
            self.clear()
        self[widths] = self.cost(*widths)
        return self[widths]


class Costs:
    """The costs of one text's rows, by the evidence of its certain ones."""

    def __init__(
        self, pieces: Pieces, most_columns: int, *, stripped: bool, doubles: float | None, settled: frozenset[int]
    ) -> None:
        self.pieces = pieces
        from_doc = doubles is not None
        self.gaps = FROM_DOCX if doubles is None else gaps_of_doc(doubles)
        self.runs = pieces.runs
        self.last = len(pieces.runs) - 1
        self.firsts = [run.first for run in pieces.runs]
        self.stripped = stripped
        self.ways: dict[int, list[Way]] = {}
        self.settled = settled
        self.widths = plausible_widths(pieces, most_columns) | settled
        self.most = max(self.widths, default=0)
        self.whole_widths = {run.width for run in pieces.runs}
        self.doubtful = self._doubtful()
        self.evidence = Evidence.of(pieces, self.doubtful, from_doc=from_doc)
        self.going_on = self._going_on()
        self.starts = Starts(pieces, self.evidence, self.going_on)
        blank_last = sum(run.blanks == 2 and run.rest < 0 for run in self.runs[:-1])
        self.sure = bytes(self._is_sure(index) for index in range(self.last + 1))
        self.ends: dict[int, tuple[float, float]] = {}
        self.joins: dict[int, tuple[float, ...]] = {}
        self.changes = tuple(Changes(partial(self._change, mode=mode)) for mode in MODES)
        self.habit = 0.0 if from_doc else HABIT * min(blank_last, MOST_HABIT) if blank_last else -HABIT

    def _is_sure(self, index: int) -> bool:
        """Whether this run is a row by itself and nothing speaks for another reading."""
        run = self.runs[index]
        ends = run.blanks < 2 if run.rest < 0 else index not in self.going_on
        return not self.doubtful[index] and index < self.last and ends

    def ways_to(self, end: int) -> list[Way]:
        """The candidate rows that end with this run."""
        if end not in self.ways:
            if len(self.ways) > MOST_REMEMBERED:
                self.ways.clear()
            self.ways[end] = [self._way(start, end) for start in self._starts(end)]
        return self.ways[end]

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
            return Way(start, len(cells), NOTHING)
        common = 0.0
        joins = NOTHING
        is_cut = self.stripped and end == self.last
        if start < end:
            joins = tuple(map(sum, zip(*map(self._join_costs, range(start, end)), strict=True)))
            common += STACKED * self._is_stacked(start) + self._note_cost(end)
            common += NEW_WIDTH * (len(cells) not in self.whole_widths and not is_cut)
            common -= SETTLED * (len(cells) in self.settled)
            common -= LIKE_OTHERS * self._is_like_others(start, end, len(cells))
        elif len(cells) == 1:
            common -= BLANK_ROWS * self._is_among_blank_rows(end)
        if is_cut:
            cells = self._with_lost_cells(cells)
        common += self.evidence.cost(cells)
        return Way(start, len(cells), tuple(join + common for join in joins))

    def _is_among_blank_rows(self, index: int) -> bool:
        """Whether this run and one next to it are a single blank cell each."""
        return self._is_lone_blank(index) and (self._is_lone_blank(index - 1) or self._is_lone_blank(index + 1))

    def _is_lone_blank(self, index: int) -> bool:
        run = self.runs[index] if 0 <= index <= self.last else None
        return run is not None and run.width == 1 and self._tail_kind(run) is Kind.BLANK

    def _is_like_others(self, start: int, end: int, width: int) -> bool:
        """Whether several rows are as wide for certain, among them the one before and another one next to it."""
        if self.gaps is not FROM_DOCX or self.evidence.widths[width] < MANY * CERTAIN:
            return False
        near = (start - 2, start - 1, end + 1)
        far, before, after = (
            0 <= run <= self.last and not self.doubtful[run] and self.runs[run].width == width for run in near
        )
        return before and (far or after)

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
        if is_note(text):
            return NOTE
        return LONE_TEXT if kind_of(text) in TEXTS else 0.0

    def _is_stacked(self, start: int) -> bool:
        """Whether a run of names is followed by one of names and blanks: two header rows, not one torn."""
        names, half = self.pieces.texts(start, start), self.pieces.texts(start + 1, start + 1)
        return is_name_row(names) and len(half) > len(names) and not half[0].strip() and is_header_half(half)

    def _join_costs(self, index: int) -> tuple[float, ...]:
        """What it costs in each mode to read the blank lines after this run as empty paragraphs of its last cell."""
        if index not in self.joins:
            if len(self.joins) > MOST_REMEMBERED:
                self.joins.clear()
            self.joins[index] = self._new_join_costs(self.runs[index])
        return self.joins[index]

    def _new_join_costs(self, run: Run) -> tuple[float, ...]:
        over_text = JOIN_OVER_TEXT - CORNER * self.is_corner(run) if run.rest >= 0 else 0.0
        if not run.blanks:
            return (over_text,) * len(MODES)
        kind, lines, gap = self._tail_kind(run), LINES_AT_END * self._has_lines(run), _at(self.gaps.join, run.blanks)
        return tuple(over_text + mode.join[kind] - lines + gap for mode in MODES)

    def _going_on(self) -> frozenset[int]:
        """The runs after whose blank lines text without a tab may still be of their last cell: in .doc, it is not."""
        if self.gaps is not FROM_DOCX:
            return frozenset()
        over_text = ((index, run) for index, run in enumerate(self.runs) if run.rest >= 0)
        return frozenset(index for index, run in over_text if self.is_corner(run) or self._is_signed(run))

    def _is_signed(self, run: Run) -> bool:
        """Whether a cell that asks to be filled in has blank lines and then a place to sign."""
        last = self.pieces.pieces[run.first + run.width - 1]
        return is_place_to_sign(last[run.rest :]) and self._asks(run)

    def _asks(self, run: Run) -> bool:
        """Whether the last cell of a run, or the one before, asks to be filled in."""
        before = self.pieces.pieces[run.first : run.first + run.width - 1][-1:]
        return any(map(asks_to_be_filled_in, (*before, self.pieces.tail(run))))

    def is_corner(self, run: Run) -> bool:
        """Whether two short names with blank lines between them look like the cell in a header's corner, cut by a line.

        Then the rows below are as wide as that cell and the run after it together.
        """
        if run.width != 1 or not is_corner(self.pieces.pieces[run.first]):
            return False
        index = bisect_left(self.firsts, run.first)
        below = self.runs[index + 1 : index + 3]
        return len(below) == len(("header", "row")) and below[1].width == 1 + below[0].width > NARROWEST

    def _tail_kind(self, run: Run) -> Kind:
        return kind_of(self.pieces.tail(run))

    def _has_lines(self, run: Run) -> bool:
        return "\n" in self.pieces.tail(run).strip("\n")

    def end_costs(self, index: int) -> tuple[float, float]:
        """What it costs to end a row, and to end a table, after this run."""
        if index not in self.ends:
            if len(self.ends) > MOST_REMEMBERED:
                self.ends.clear()
            self.ends[index] = self._end_costs(index)
        return self.ends[index]

    def _end_costs(self, index: int) -> tuple[float, float]:
        run = self.runs[index]
        row = _at(self.gaps.row, run.blanks)
        if run.blanks > 1:
            row += BLANK_AT_END[self._tail_kind(run)] - LINES_AT_END * self._has_lines(run)
        if index in self.going_on and index < self.last and not self.is_corner(run):
            return SIGNED_BEFORE_TEXT, self._room_cost(index)
        if run.rest >= 0:
            return NO_TABLE_BEFORE_TEXT + row, 0.3
        if run.blanks < 2:
            return row, inf
        if index == self.last:
            return row, 0.0
        table = _at(self.gaps.table, run.blanks) + self.habit * (run.blanks > 2)
        return row, table + self._room_cost(index) + self.starts.unlikelihood(index + 1) * self.gaps.header

    def _room_cost(self, index: int) -> float:
        """How much likelier it is that the row of this run has room in it, and the table goes on, than that it ends."""
        run, below = self.runs[index], self.runs[index + 1]
        if self.starts.is_known(index + 1):
            return KNOWN_START
        as_wide = SAME_WIDTH * (run.width == below.width > 1)
        return as_wide + BELOW_LONE * (run.width == 1) + TO_FILL_IN * self._asks(run)

    def _change(self, before: int, width: int, mode: Mode) -> float:
        """What a row of this width costs after one of another; 0 stands for the beginning of a table."""
        if before in (0, width):
            return mode.stay
        if width == 1:
            return mode.single
        new = mode.new_change * (not self.evidence.knows(width))
        return mode.single + new if before == 1 else new or mode.change


def _at(costs: tuple[float, ...], blanks: int) -> float:
    """The cost for so many blank lines; each more costs as much more as the last did."""
    last = len(costs) - 1
    return costs[min(blanks, last)] + max(blanks - last, 0) * max(costs[-1] - costs[-2], 0.0) if last else costs[0]
