"""Dialect C: a row on one line, each later paragraph of a cell between line feeds of its own.

    table = row* n      row = cell* n      cell = t P1 (n Pk n)*        (t a tab, n a line feed)

So after a first paragraph one line feed ends the row, two are a blank paragraph and the row goes on; after a later
paragraph it is the other way round. More of them may also be the end of the table and blank paragraphs below it: there
the widths of the other rows and a header that follows decide, and the row is doubtful.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from ..document import Table
from ..language import _
from ..limits import Limits
from ..memory import check_pieces
from .assemble import Draft, assemble, restore_tail
from .columns import Row
from .found import Found
from .hints import NO_HINTS, TextHints
from .inner import MARK, Inner, put_back
from .inner_lines import Line, Outer, take_out_of_lines
from .kinds import TEXTS, Kind, bare, is_name_row, is_note, is_total, kind_of
from .pieces import BYTES_A_CELL
from .sections import under, usual, widths_of
from .settle import said_of_hints

DOUBTFUL = 1.0
"""The margin of a row whose end was decided by a width or a header."""

BLANK_AT_END = 4
"""From so many line feeds on behind a table, a blank paragraph may belong to its last cell."""

MOST_NAMES = 6
"""So many cells of two paragraphs each may follow each other."""

REJOINED = 0.5
MOST_REJOINED = 4
LONG_TEXT = 20
LABEL = re.compile(r"[:：]|\d\s*年|年\s+月|附件")
"""What stands in the lines below a table: names to be signed, dates, titles."""


def read_lines(text: str, limits: Limits, hints: TextHints = NO_HINTS) -> Found:
    """The paragraphs and tables of a text of dialect C; raises `UnreadableFile` where it has too many cells."""
    check_pieces(text.count("\t"), len(text), BYTES_A_CELL, limits)
    before, *chunks = ("\n" + text.removesuffix("\n")).split("\n\t")
    lines = [_line(chunk) for chunk in chunks]
    outer = Outer(lines, ()) if MARK in text else take_out_of_lines(lines, _whole_widths(lines), limits)
    drafts = _Rows(outer.lines, hints.widths(), not text.endswith("\n")).drafts()
    for draft in drafts:
        _rejoin(draft)
    if drafts and not text.endswith("\n\n"):
        restore_tail(drafts)
    blocks, notices = assemble(before.removeprefix("\n"), drafts, limits)
    blocks, said_of_inner = put_back(blocks, Inner(text, outer.tables, 0))
    notices = (*notices, *said_of_inner, *said_of_hints(hints, [draft.rows for draft in drafts]))
    tables = sum(isinstance(block, Table) for block in blocks)
    said = _("Several cells on a line, each after a tab: {tables} tables.").format(tables=tables)
    return Found("text/tika-c" if tables else "text/plain", blocks, notices, said)


@dataclass(slots=True)
class _Gap:
    """What was decided of the line feeds after a line: blank paragraphs, what they end, whether it was no table."""

    blanks: int = 0
    ends_row: bool = True
    ends_table: bool = False
    margin: float = inf
    is_prose: bool = False


@dataclass(slots=True)
class _Rows:
    """The lines of a text put together into rows and tables; `widths` are those of rows that surely are whole."""

    lines: list[Line]
    widths: frozenset[int] = frozenset()
    is_cut_off: bool = False
    headers: dict[str, int] = field(default_factory=dict)
    """By the first cells of tables, how many cells stand in their first rows."""

    def drafts(self) -> list[Draft]:
        """The tables with the texts after them."""
        lines = self.lines
        self.widths |= _whole_widths(lines)
        drafts: list[Draft] = []
        row: Row | None = None
        fresh = alone = True
        first = ""
        for at, line in enumerate(lines):
            if fresh:
                alone = True
                drafts.append(Draft([], [], ended=True))
                first = _first_cell(line)
            draft = drafts[-1]
            if row is None:
                row = []
                draft.rows.append(row)
                draft.margins.append(inf)
            row += line.cells
            if len(draft.rows) == 1:
                self.headers[first] = max(self.headers.get(first, 0), len(row))
            alone = alone and len(row) == 1
            gap, draft.after = self._finish(row, at, alone=alone)
            draft.margins[-1] = min(draft.margins[-1], gap.margin)
            draft.ended = not gap.is_prose
            fresh = gap.ends_table
            draft.doubtful_end = fresh and max(line.gaps) >= BLANK_AT_END
            row = None if gap.ends_row else row
        return drafts

    def _finish(self, row: Row, number: int, *, alone: bool) -> tuple[_Gap, str]:
        """Add a line's later paragraphs to a row's last cell; what ends after them, the text after a table's end."""
        line, following = self.lines[number], next(iter(self.lines[number + 1 : number + 2]), None)
        margin = inf
        for at, text in enumerate(line.texts):
            blanks = line.gaps[at] - (2 if at else 1)
            if blanks % 2:
                return _Gap(ends_table=True), _rest(line, at)
            if at == blanks == 0 and alone and not self._is_cell(number):
                return _Gap(ends_table=True, is_prose=True), _rest(line, at)
            if blanks and not self._goes_on(row, line, at, following):
                return _Gap(ends_table=True, margin=DOUBTFUL), _rest(line, at)
            row[-1] += "\n" * (blanks // 2) + "\n" + text
            margin = DOUBTFUL if blanks and following is None else margin
        gap = self._end(row, line.gaps[-1] - bool(line.texts), following)
        row[-1] += "\n" * gap.blanks
        gap.margin = min(gap.margin, margin)
        return gap, ""

    def _is_cell(self, number: int) -> bool:
        """Whether the texts right below a lone cell are its later paragraphs, with two line feeds between them all.

        Else it is a paragraph that begins with a tab, and text below it.
        """
        line = self.lines[number]
        return all(gap == 2 for gap in line.gaps[1:-1]) and (line.gaps[-1] > 1 or self._is_whole_later(number))

    def _is_whole_later(self, number: int) -> bool:
        """Whether a lone cell becomes a whole row with the lines below it; names of one cell each may come first."""
        width = 1
        for line in self.lines[number + 1 : number + MOST_NAMES]:
            width += len(line.cells)
            if width in self.widths:
                return True
            if len(line.cells) > 1 or line.gaps != [1, 1] or kind_of(line.cells[0]) is not Kind.SHORT:
                return False
        return False

    def _goes_on(self, row: Row, line: Line, at: int, following: Line | None) -> bool:
        """Whether a text below blank lines is a paragraph of the row's last cell: no table ends before it."""
        if len(row) == 1 and is_note(row[0]):
            return False
        if following is None and self.is_cut_off:
            return kind_of(row[-1]) in TEXTS and not LABEL.search(line.texts[at])
        if following is None or self._is_known(following):
            is_whole = len(row) == 1 or len(row) in self.widths or is_total(row)
            return _ends_later(line, at) and bool(row[-1].strip()) if is_whole else following is None
        may_be_header = is_name_row(following.cells)
        if line.gaps[-1] == 1:
            return self._fits(row, following) or self._is_part(row) or not may_be_header
        if _first_cell(following) in self.headers and kind_of(row[-1]) not in TEXTS:
            return False
        return line.gaps[-1] % 2 == 0 or not may_be_header

    def _is_known(self, line: Line) -> bool:
        """Whether a line begins as a table before, and is not the header of a narrower section."""
        found = self.headers.get(_first_cell(line))
        if found is None or found == len(line.cells) or line.texts:
            return found is not None
        return len(line.cells) not in self.widths or len(line.cells) == max(self.widths)

    def _is_part(self, row: Row) -> bool:
        """Whether a row of so many cells is not whole, and no note either."""
        return len(row) > 1 and len(row) not in self.widths

    def _fits(self, row: Row, following: Line) -> bool:
        """Whether a row becomes whole with the cells of the next line."""
        is_whole = len(row) in self.widths and self._begins_table(following)
        return len(row) + len(following.cells) in self.widths and not is_whole

    def _end(self, row: Row, feeds: int, following: Line | None) -> _Gap:
        """What so many line feeds after a closed paragraph are, a line with a tab following."""
        if following is None:
            return _Gap(ends_table=True)
        is_part = len(row) not in self.widths or self._fits(row, following) or not self._begins_table(following)
        if feeds % 2 == 0 and (feeds == 0 or is_part):
            return _Gap(feeds // 2, ends_row=False, margin=DOUBTFUL if feeds and len(row) in self.widths else inf)
        if feeds == 1:
            return _Gap()
        if feeds % 2 == 0 or self._begins_table(following):
            return _Gap(ends_table=True, margin=DOUBTFUL)
        return _Gap(feeds // 2, margin=DOUBTFUL)

    def _begins_table(self, line: Line) -> bool:
        """Whether a line is a header such as the tables have so far: not of a narrower section, no level's name."""
        first = _first_cell(line)
        if first in self.headers:
            return self._is_known(line)
        are_usual = all(usual(name) for name in self.headers)
        return is_name_row(line.cells) and (not are_usual or usual(first) is not None)


def _line(chunk: str) -> Line:
    """A chunk between two tabs at lines' starts, taken apart."""
    first, *others = chunk.split("\n")
    gaps, texts = [1], []
    for text in others:
        if text:
            texts.append(text)
            gaps.append(1)
        else:
            gaps[-1] += 1
    return Line(first.split("\t"), gaps, texts)


def _first_cell(line: Line) -> str:
    """The first cell without blanks, its second paragraph with it."""
    return bare(line.cells[0] + "".join(line.texts[:1] if len(line.cells) == 1 else []))


def _ends_later(line: Line, at: int) -> bool:
    """Whether a table's end can come after this text: three line feeds, with only paragraphs of a cell before them."""
    gaps = line.gaps[at + 1 :]
    return next((gap for gap in gaps if gap != 2), 0) > 2


def _rest(line: Line, at: int) -> str:
    """The texts from one on, as lines."""
    return "\n".join(line.texts[at:])


def _whole_widths(lines: list[Line]) -> frozenset[int]:
    """How many cells the rows have in which nothing is doubtful, and the rows before them.

    A width that stands alone, being the widest, may be due to a tab in a text.
    """
    widths: Counter[int] = Counter()
    width = 0
    is_sure = True
    for line in lines:
        width += len(line.cells)
        *inner, last = line.gaps
        is_sure = is_sure and all(gap == (2 if at else 1) for at, gap in enumerate(inner))
        feeds = last - bool(inner)
        if is_sure and feeds == 0:
            continue
        widths[width] += is_sure and feeds == 1
        is_sure, width = feeds == 1, 0
    first = next(iter(widths), 0)
    return frozenset(
        width for width, count in widths.items() if width > 1 and (count > 1 or (count > 0 and width <= first))
    )


def _rejoin(draft: Draft) -> None:
    """Join what tabs in texts parted: the likeliest cells of the few rows that are wider than their header."""
    places = under(draft.rows, widths_of([draft.rows]))
    below: dict[int, list[int]] = defaultdict(list)
    for at, place in enumerate(places):
        below[id(place.header)].append(at)
    for rows in below.values():
        width = places[rows[0]].width
        wider = [at for at in rows if width < len(draft.rows[at]) <= width + MOST_REJOINED]
        if width < 2 or not wider or 2 * len(wider) > len(rows):
            continue
        certain = [draft.rows[at] for at in rows if len(draft.rows[at]) == width]
        columns = [_Column(cells) for cells in zip(*certain[1:], strict=True)]
        for at in wider if columns else ():
            row = _likeliest(draft.rows[at], columns)
            if row:
                draft.rows[at] = row
                draft.margins[at] = REJOINED
    for at, row in enumerate(draft.rows):
        if 1 < len(row) <= MOST_REJOINED and is_note(row[0]) and all(text.strip() for text in row):
            draft.rows[at] = ["\t".join(row)]
            draft.margins[at] = REJOINED


class _Column:
    """What the certain rows hold in a column: kinds and texts."""

    def __init__(self, cells: Sequence[str]) -> None:
        self.kinds = Counter(map(kind_of, cells))
        self.texts = set(map(bare, cells))

    def cost(self, text: str) -> float:
        """How ill a text stands here; a tab likelier stands in a long one."""
        known = bare(text) in self.texts
        share = self.kinds[kind_of(text.replace("\t", ""))] / max(self.kinds.total(), 1)
        return 1 - share - known / 2 - (min(len(text) / LONG_TEXT, 2.0) if "\t" in text else 0.0)


def _likeliest(row: Row, columns: Sequence[_Column]) -> Row | None:
    """The row with neighbours joined so that it has a cell for each column; a blank cell stands alone."""
    best: dict[int, tuple[float, Row]] = {0: (0.0, [])}
    for number, column in enumerate(columns):
        left = len(columns) - number - 1
        ways: dict[int, tuple[float, Row]] = {}
        for start, (cost, cells) in best.items():
            for end in range(start + 1, len(row) - left + 1):
                parts = row[start:end]
                if end - start > 1 and (not all(map(str.strip, parts)) or any("\n" in part for part in parts[:-1])):
                    break
                text = "\t".join(parts)
                total = cost + column.cost(text)
                if end not in ways or total < ways[end][0]:
                    ways[end] = (total, [*cells, text])
        best = ways
    return best[len(row)][1] if len(row) in best else None
