"""Tables with bars between the cells only, or at one end of the rows: Markdown may leave the outer bars out.

a | b | c          a | b | c |          a | b: first line          The lines of a row are told by its number of cells:
---|---|---        d                    more of b | c              as many as the first row has. A line without a bar
d | e | f          more of d | e | f |  d | e | f                  between two rows is of the one that it suits better.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from typing import NamedTuple

from ...language import _
from ..assemble import Draft
from ..columns import Row
from ..kinds import Kind, bare, is_name_row, is_note, kind_of
from ..sections import MOST_COLUMNS, Section, key_of, later_cost, row_cost
from .cell_lines import read_cell_lines
from .markdown import UNESCAPED, shown

MOST_LINES = 60
"""A row that goes on for more lines than these is none."""

SHAPES = 2
"""So many of the ways in which lines have bars are tried for a table, and that of its first line."""

FEWEST_CELLS = 2
FEWEST_FULL = 2
FEWEST_OF_TWO = 3
"""So many rows as wide as the first has a table at least; more if it has two columns, as single bars stand in prose."""

CAPTION = re.compile(
    r"\s*(?:[\[【(（]?\s*[表图]\s*[格\d一二三四五六七八九十]|附[件表录]|[一二三四五六七八九十]+、"
    r"|第.{1,4}[章节条]|\d+(?:\.\d+)*[ \t])"
)
DRAWN = re.compile(r"[\s|+:]*[-=][-=|+:\s]*")
"""A line that is drawn below a header, with bars or without."""

ORDINAL = re.compile(r"^\s*[（(]?(\d{1,3})[)）.．、]", re.MULTILINE)
OPENS = re.compile(r"\s*[（(【\[]")
FULL_STOP = re.compile(r"[。！？]\s*$")
UNENDED = re.compile(r"[，,；;、：:]\s*$")

COUNTS_ON = 3.0
BELOW_HEADER = 5.0
BELOW_BLANK = 6.0
LONGEST_WORD = 2
ENDED = 2.0
IN_BRACKETS = 2.0
RUNS_ON = 3.0
AS_BEFORE = 2.0
"""How much speaks for a line being of the row above, or of the one below it."""

PUT_TOGETHER = 7.0
"""How much dearer another reading is of a row whose lines have as many cells together as the others have."""


class Shape(NamedTuple):
    """How rows are written: whether a bar leads them, whether one closes them, how many cells they have."""

    leads: bool
    closes: bool
    width: int


class Line(NamedTuple):
    """A line, and how many bars it has."""

    text: str
    bars: int


@dataclass(slots=True)
class _Rows:
    """The rows of a table as they are found: the lines of each, and the lines without a bar above each."""

    rows: list[Row] = field(default_factory=list)
    parts: list[list[Row]] = field(default_factory=list)
    """The cells of the lines with bars that each row was put together from."""

    between: dict[int, list[str]] = field(default_factory=dict)
    below: list[str] = field(default_factory=list)
    """The lines without a bar right below the last row."""

    is_ruled: bool = False
    end: int = 0
    """The line after the last row."""


def read_open(lines: list[str]) -> Iterator[str | Draft]:
    """The tables among the lines, and the other lines, in order; linear in their number."""
    if not any("|" in line for line in lines):
        yield from lines
        return
    texts = [Line(line, _n_bars(line)) for line in lines]
    common = [shape for shape, _count in Counter(_shape(line) for line in texts if line.bars).most_common(SHAPES)]
    waiting: list[str] = []
    at = tried = 0
    while at < len(texts):
        if not texts[at].bars:
            waiting.append(texts[at].text)
            at += 1
            continue
        draft, end = None, at + 1
        if at >= tried:
            draft, end, tried = _cell_lines(lines, at, waiting)
        if draft is None:
            draft, end = _table(texts, at, common)
        if draft is not None:
            _take_first_line(draft, waiting)
        yield from waiting
        waiting.clear()
        yield texts[at].text if draft is None else draft
        at = end
    yield from waiting


def _take_first_line(draft: Draft, waiting: list[str]) -> None:
    """Put a word right above a table into its first cell, whose lines are broken: no title is as short."""
    *above, last = ["", "", *waiting][-2:]
    is_alone = bool(last.strip()) and not above[0].strip()
    if is_alone and len(last.strip()) <= LONGEST_WORD and draft.rows[0][0] and not CAPTION.match(last):
        draft.rows[0][0] = f"{last.strip()}\n{draft.rows[0][0]}"
        draft.margins[0] = min(draft.margins[0], PUT_TOGETHER)
        said = _("Row 1: the word {text} right above it was taken into its first cell; it could be a title.")
        draft.said[0] = said.format(text=last.strip())
        waiting.pop()


def _n_bars(line: str) -> int:
    return len(UNESCAPED.findall(line)) if "|" in line else 0


def _shape(line: Line) -> Shape:
    text = line.text.strip()
    leads, closes = text.startswith("|"), text.endswith("|") and len(text) > 1
    return Shape(leads, closes, line.bars + 1 - leads - closes)


def _cell_lines(lines: list[str], at: int, waiting: list[str]) -> tuple[Draft | None, int, int]:
    """The table of cells on lines of their own, if there is one, and its end; the line up to which there is no other.

    The first cell may stand just above the first bar: then the line is taken from those that wait.
    """
    if not lines[at].lstrip().startswith("|"):
        return None, at + 1, at + 1
    has_first = bool(waiting and waiting[-1].strip())
    found = read_cell_lines(lines, at - has_first)
    if not found.rows:
        return None, at + 1, found.end
    if has_first:
        waiting.pop()
    margin = inf if found.are_even else PUT_TOGETHER
    rows = [[*map(shown, row)] for row in found.rows]
    return Draft(rows, [margin] * len(rows), ended=True), found.end, found.end


def _table(lines: list[Line], at: int, common: list[Shape]) -> tuple[Draft | None, int]:
    """The table that begins with this line, if there is one, and the line after it."""
    styled = [_shape(lines[at]), *common]
    styled = [shape for shape in styled if shape.width > 1]
    shapes = dict.fromkeys([*styled, *map(_without_ends, styled)])
    found = [(_found(lines, at, shape), shape) for shape in shapes]
    tables = [(rows, shape) for rows, shape in found if _is_table(rows, shape)]
    if not tables:
        return None, at + 1
    rows, shape = max(tables, key=lambda table: (table[0].end, -_n_short(*table)))
    draft = _draft(rows, shape)
    return draft, rows.end  # which the draft may have moved


def _n_short(found: _Rows, shape: Shape) -> int:
    """How many rows have fewer cells than the shape."""
    return sum(len(row) < shape.width for row in found.rows)


def _without_ends(shape: Shape) -> Shape:
    """The same number of bars, all of them between cells: the first cell or the last is blank, then."""
    return Shape(leads=False, closes=False, width=shape.width + shape.leads + shape.closes)


def _is_table(found: _Rows, shape: Shape) -> bool:
    full = sum(len(row) == shape.width for row in found.rows)
    fewest = FEWEST_OF_TWO if shape.width == FEWEST_CELLS else FEWEST_FULL
    return full >= fewest or (found.is_ruled and full > 0)


def _found(lines: list[Line], start: int, shape: Shape) -> _Rows:
    """The rows of a shape from a line on, as long as they follow one another."""
    found = _Rows(end=start)
    waiting: list[str] = []
    at = start
    while at < len(lines) and len(waiting) <= MOST_LINES:
        line = lines[at]
        if found.rows and _is_drawn(line.text, below_header=len(found.rows) == 1):
            found.is_ruled = found.is_ruled or (len(found.rows) == 1 and not waiting and line.bars > 0)
            at = found.end = at + 1
            continue
        if not line.bars:
            if not line.text.strip() and (waiting or not _goes_on(lines, at, found, shape)):
                break
            waiting += [line.text] if line.text.strip() else []
            at += 1
            continue
        if found.rows and _begins_anew(_cells(line.text, shape), waiting, found.rows[0], shape):
            break
        parts = _row_lines(lines, at, shape)
        row = _cells("\n".join(line.text for line in parts), shape)
        if not 1 < len(row) <= shape.width:
            break
        if waiting:
            found.between[len(found.rows)] = waiting
            waiting = []
        found.rows.append(row)
        found.parts.append([_cells(line.text, shape) for line in parts if line.bars])
        at = found.end = at + len(parts)
    found.below = waiting if at == found.end + len(waiting) else []
    return found


def _is_drawn(text: str, *, below_header: bool) -> bool:
    """Whether a line is a rule, and no row whose cells hold a dash each."""
    return DRAWN.fullmatch(text) is not None and (below_header or "---" in text or "===" in text)


def _goes_on(lines: list[Line], at: int, found: _Rows, shape: Shape) -> bool:
    """Whether rows go on below one blank line, and with no header."""
    below = lines[at + 1] if at + 1 < len(lines) else Line("", 0)
    if not below.bars or not found.rows:
        return False
    row = _cells(below.text, shape)
    return len(row) == shape.width and not (is_name_row(found.rows[0]) and is_name_row(row) and at > found.end)


def _begins_anew(row: Row, waiting: list[str], header: Row, shape: Shape) -> bool:
    """Whether a row is the header of another table: below a caption, the same again, or fewer of its names."""
    if not is_name_row(row):
        return False
    if waiting and ((shape.leads and shape.closes) or CAPTION.match(waiting[-1])):
        return True
    if len(row) < shape.width:
        return bare(row[0]) != bare(header[0]) and not {*key_of(header)}.isdisjoint(key_of(row))
    return bool(waiting) and key_of(row) == key_of(header)


def _row_lines(lines: list[Line], at: int, shape: Shape) -> list[Line]:
    """The lines of the row that begins here: they have as many cells together as the shape; else the first alone."""
    taken: list[Line] = []
    cells = 1 - _begins_row(lines[at], shape)
    whole = 0
    for line in lines[at : at + MOST_LINES]:
        if _is_of_next(line, taken, shape):
            break
        taken.append(line)
        is_closed = _is_closed(line, shape)
        cells += line.bars - is_closed
        if cells == shape.width and not whole:
            whole = len(taken)
        if is_closed or cells > shape.width:
            return taken if cells <= shape.width else taken[: whole or 1]
        if not shape.closes if whole else _ends_in_number(line):
            break
    return taken[: whole or 1]


def _is_of_next(line: Line, above: list[Line], shape: Shape) -> bool:
    """Whether a line is none of the row of the lines above it: it begins one, or is the second blank one."""
    return bool(above) and (_begins_row(line, shape) or not (line.text.strip() or above[-1].text.strip()))


def _is_closed(line: Line, shape: Shape) -> bool:
    return shape.closes and line.text.rstrip().endswith("|")


def _ends_in_number(line: Line) -> bool:
    return line.bars > 0 and kind_of(line.text.rpartition("|")[2]) is Kind.NUMBER


def _begins_row(line: Line, shape: Shape) -> bool:
    return shape.leads and line.text.lstrip().startswith("|")


def _cells(text: str, shape: Shape) -> Row:
    """The cells of a row without what stands outside its outer bars; a row may have such where most have none."""
    row = [shown(cell.strip()) for cell in UNESCAPED.split(text.strip())]
    if not row[-1] and (shape.closes or len(row) > shape.width):
        row = row[:-1]
    if row and not row[0] and (shape.leads or len(row) > shape.width):
        row = row[1:]
    return row


def _draft(found: _Rows, shape: Shape) -> Draft:
    """The rows with the lines between them put into their cells, and how sure that is."""
    section = Section(found.rows[0], shape.width)
    for at, (above, row) in enumerate(pairwise(found.rows), 1):
        if len(row) == shape.width and found.between.keys().isdisjoint({at, at + 1}):
            section.learn(row, above)
    rows: list[Row] = []
    margins: list[float] = []
    between = _Between(section, shape)
    for at, row in enumerate(found.rows):
        if at in found.between:
            margin = between.put(found.between[at], rows[-1], row, is_below_header=at == 1)
            margins[-1] = min(margins[-1], margin)
        is_certain = at == 0 or shape.leads or shape.closes or len(found.parts[at]) == 1
        whole = [row] if is_certain else _likelier(row, found.parts[at], section)
        rows += whole
        margins += [inf if len(found.parts[at]) == 1 else PUT_TOGETHER] * len(whole)
    if found.below and not shape.closes and between.goes_on(found.below, rows[-1]):
        rows[-1][-1] = "\n".join([rows[-1][-1], *found.below])
        margins[-1] = min(margins[-1], PUT_TOGETHER)
        found.end += len(found.below)
    said = _(
        "Row {row}: a line without a bar stands below it; it was taken into a cell of this row or of the next by what "
        "they hold."
    )
    return Draft(_without_blank_ends(rows, shape.width), margins, ended=True, doubt=said)


def _without_blank_ends(rows: list[Row], width: int) -> list[Row]:
    """The rows without a first or last column that is blank in all of them: their outer bars."""
    begin = all(len(row) == width and not row[0] for row in rows)
    stop = all(len(row) == width and not row[-1] for row in rows)
    return [row[begin : len(row) - stop] for row in rows] if width - begin - stop > 1 else rows


@dataclass(slots=True)
class _Between:
    """Puts lines between two rows into the last cell of the one or the first of the other: where they stand less ill.

    `below` counts how often that was the lower row, less how often the upper.
    """

    section: Section
    shape: Shape
    below: int = 0

    def put(self, lines: list[str], above: Row, below: Row, *, is_below_header: bool) -> float:
        """Change the two rows, and give how much more ill the lines would stand in another way."""
        costs = sorted(
            (self._cost(lines, at, above, below) + BELOW_HEADER * (is_below_header and at > 0), at)
            for at in range(len(lines) + 1)
        )
        (least, at), (second, _at) = costs[:2]
        if self.shape.leads or self.shape.closes:
            at, least = len(lines) if self.shape.leads else 0, -inf
        self.below += (at == 0) - (at == len(lines))
        above[-1] = "\n".join([*filter(None, above[-1:]), *lines[:at]])
        below[0] = "\n".join([*lines[at:], *filter(None, below[:1])])
        return second - least

    def goes_on(self, lines: list[str], above: Row) -> bool:
        """Whether lines right below a table are of its last cell: they count on, or such lines were before."""
        if _counts_on(lines[0], above[-1]):
            return True
        return self.below < 0 and bool(above[-1]) and not is_note(lines[0]) and not CAPTION.match(lines[0])

    def _cost(self, lines: list[str], at: int, above: Row, below: Row) -> float:
        """How ill the lines up to one stand in the row above, and the others in the one below."""
        last = "\n".join([above[-1], *lines[:at]]).strip()
        first = "\n".join([*lines[at:], below[0]]).strip()
        cost = self.section.cost(last, self.section.width - 1) + self.section.cost(first, 0)
        for text, line in pairwise([above[-1], *lines[:at]]):
            cost += ENDED * (bool(FULL_STOP.search(text)) and kind_of(line) is Kind.SHORT)
        cost += BELOW_BLANK * (at > 0 and not above[-1]) + BELOW_BLANK * (at < len(lines) and not below[0])
        if at:
            cost += AS_BEFORE * (self.below > 0) + IN_BRACKETS * bool(OPENS.match(below[0]))
        if at < len(lines):
            cost += AS_BEFORE * (self.below < 0) + RUNS_ON * bool(UNENDED.search(last))
            cost += COUNTS_ON * _counts_on(lines[at], last)
        return cost


def _counts_on(line: str, above: str) -> bool:
    """Whether a line begins with the number after one with which a line of a text begins."""
    found = ORDINAL.match(line)
    if not found:
        return False
    return any(int(one) + 1 == int(found[1]) for one in ORDINAL.findall(above))


def _likelier(row: Row, parts: list[Row], section: Section) -> list[Row]:
    """The row that lines make together, or the rows that they are if they lack cells that a merge above covers."""
    if (
        len(row) != section.width
        or section.width > MOST_COLUMNS
        or not section.full
        or min(map(len, parts)) < FEWEST_CELLS
    ):
        return [row]
    together = row_cost(row, section, 0, 0)
    apart = sum(later_cost(part, section, []) for part in parts)
    return [row] if together <= apart else parts
