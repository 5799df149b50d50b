"""Dialect C: a row on one line, each later paragraph of a cell between line feeds of its own.

    table = row* n      row = cell* n      cell = t P1 (n Pk n)*        (t a tab, n a line feed)

So after a first paragraph one line feed ends the row, two are a blank paragraph and the row goes on; after a later
paragraph it is the other way round. More of them may also be the end of the table and blank paragraphs below it: there
the widths of the other rows and a header that follows decide, and the row is doubtful.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from ..document import Table
from ..errors import UnreadableFile
from ..language import _
from ..limits import Limits
from .assemble import Draft, assemble, restore_tail
from .columns import Column, Row, profiles_of
from .found import Found
from .hints import NO_HINTS, TextHints
from .kinds import Kind, bare, is_header_half, is_name_row, is_total, kind_of
from .settle import said_of_hints

DOUBTFUL = 1.0
"""The margin of a row whose end was decided by a width or a header."""

BLANK_AT_END = 4
"""From so many line feeds on behind a table, a blank paragraph may belong to its last cell."""

REJOINED = 0.5
MOST_REJOINED = 4
LONG_TEXT = 20
TEXTS = frozenset({Kind.SHORT, Kind.LONG})


def read_lines(text: str, limits: Limits, hints: TextHints = NO_HINTS) -> Found:
    """The paragraphs and tables of a text of dialect C; raises `UnreadableFile` where it has too many cells."""
    if text.count("\t") > limits.cells:
        message = _("The text holds more than {most} cells. Split it into smaller files.")
        raise UnreadableFile("limit", message.format(most=limits.cells))
    before, drafts = _Rows(text, hints.widths()).drafts()
    for draft in drafts:
        _rejoin(draft)
    if drafts and not text.endswith("\n\n"):
        restore_tail(drafts)
    blocks, notices = assemble(before, drafts, limits)
    notices = (*notices, *said_of_hints(hints, [draft.rows for draft in drafts]))
    tables = sum(isinstance(block, Table) for block in blocks)
    said = _("Several cells on a line, each after a tab: {tables} tables.").format(tables=tables)
    return Found("text/tika-c" if tables else "text/plain", blocks, notices, said)


class _Line(NamedTuple):
    """A line that begins with a tab: its cells; what follows up to the next: line feeds and texts in turn."""

    cells: Row
    gaps: list[int]
    texts: list[str]


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

    text: str
    widths: frozenset[int] = frozenset()
    headers: dict[str, int] = field(default_factory=dict)
    """By the first cells of tables, how many cells stand on their first lines."""

    def drafts(self) -> tuple[str, list[Draft]]:
        """The text before the first table, and the tables with the texts after them."""
        before, *chunks = ("\n" + self.text.removesuffix("\n")).split("\n\t")
        lines = [_line(chunk) for chunk in chunks]
        self.widths |= _whole_widths(lines)
        drafts: list[Draft] = []
        row: Row | None = None
        fresh = alone = True
        for at, line in enumerate(lines):
            if fresh:
                alone = True
                drafts.append(Draft([], [], ended=True))
                self.headers[_first_cell(line)] = len(line.cells)
            draft = drafts[-1]
            if row is None:
                row = []
                draft.rows.append(row)
                draft.margins.append(inf)
            row += line.cells
            following = lines[at + 1] if at + 1 < len(lines) else None
            alone = alone and len(row) == 1
            gap, draft.after = self._finish(row, line, following, alone=alone)
            draft.margins[-1] = min(draft.margins[-1], gap.margin)
            draft.ended = not gap.is_prose
            fresh = gap.ends_table
            draft.doubtful_end = fresh and max(line.gaps) >= BLANK_AT_END
            row = None if gap.ends_row else row
        return before.removeprefix("\n"), drafts

    def _finish(self, row: Row, line: _Line, following: _Line | None, *, alone: bool) -> tuple[_Gap, str]:
        """Add the later paragraphs to a row's last cell; what ends after them, and the text after a table's end."""
        for at, text in enumerate(line.texts):
            blanks = line.gaps[at] - (2 if at else 1)
            if blanks % 2:
                return _Gap(ends_table=True), _rest(line, at)
            if at == blanks == 0 and alone and not self._is_cell(line, following):
                return _Gap(ends_table=True, is_prose=True), _rest(line, at)
            if blanks and not self._goes_on(row, line, at, following):
                return _Gap(ends_table=True, margin=DOUBTFUL), _rest(line, at)
            row[-1] += "\n" * (blanks // 2) + "\n" + text
        gap = self._end(row, line.gaps[-1] - bool(line.texts), following)
        row[-1] += "\n" * gap.blanks
        return gap, ""

    def _is_cell(self, line: _Line, following: _Line | None) -> bool:
        """Whether the texts right below a lone cell are its later paragraphs, with two line feeds between them all.

        Else it is a paragraph that begins with a tab, and text below it.
        """
        if any(gap != 2 for gap in line.gaps[1:-1]):
            return False
        return line.gaps[-1] > 1 or (following is not None and 1 + len(following.cells) in self.widths)

    def _goes_on(self, row: Row, line: _Line, at: int, following: _Line | None) -> bool:
        """Whether a text below blank lines is a paragraph of the row's last cell: no table ends before it."""
        if following is None or self._is_known(following):
            is_whole = len(row) == 1 or len(row) in self.widths or is_total(row)
            return _ends_later(line, at) and bool(row[-1].strip()) if is_whole else following is None
        may_be_header = is_name_row(following.cells)
        if line.gaps[-1] == 1:
            return self._fits(row, following) or self._is_part(row) or not may_be_header
        if _first_cell(following) in self.headers and kind_of(row[-1]) not in TEXTS:
            return False
        return line.gaps[-1] % 2 == 0 or not may_be_header

    def _is_known(self, line: _Line) -> bool:
        """Whether a line begins as a table before, and is not the header of a narrower section."""
        found = self.headers.get(_first_cell(line))
        if found is None or found == len(line.cells) or line.texts:
            return found is not None
        return len(line.cells) not in self.widths or len(line.cells) == max(self.widths)

    def _is_part(self, row: Row) -> bool:
        """Whether a row of so many cells is not whole, and no note either."""
        return len(row) > 1 and len(row) not in self.widths

    def _fits(self, row: Row, following: _Line) -> bool:
        """Whether a row becomes whole with the cells of the next line."""
        is_whole = len(row) in self.widths and self._begins_table(following)
        return len(row) + len(following.cells) in self.widths and not is_whole

    def _end(self, row: Row, feeds: int, following: _Line | None) -> _Gap:
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

    def _begins_table(self, line: _Line) -> bool:
        return self._is_known(line) or is_name_row(line.cells)


def _line(chunk: str) -> _Line:
    """A chunk between two tabs at lines' starts, taken apart."""
    first, *others = chunk.split("\n")
    gaps, texts = [1], []
    for text in others:
        if text:
            texts.append(text)
            gaps.append(1)
        else:
            gaps[-1] += 1
    return _Line(first.split("\t"), gaps, texts)


def _first_cell(line: _Line) -> str:
    """The first cell without blanks, its second paragraph with it."""
    return bare(line.cells[0] + "".join(line.texts[:1] if len(line.cells) == 1 else []))


def _ends_later(line: _Line, at: int) -> bool:
    """Whether a table's end can come after this text: three line feeds, with only paragraphs of a cell before them."""
    gaps = line.gaps[at + 1 :]
    return next((gap for gap in gaps if gap != 2), 0) > 2


def _rest(line: _Line, at: int) -> str:
    """The texts from one on, as lines."""
    return "\n".join(line.texts[at:])


def _whole_widths(lines: list[_Line]) -> frozenset[int]:
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
    """Join what tabs in texts parted: the likeliest cells of the few rows that are wider than the header."""
    stacked = len(draft.rows) > 1 and is_header_half(draft.rows[1])
    width = max(map(len, draft.rows[: 1 + stacked]))
    wider = [at for at, row in enumerate(draft.rows) if width < len(row) <= width + MOST_REJOINED]
    if width < 2 or not wider or 2 * len(wider) > len(draft.rows):
        return
    columns = profiles_of([[row for row in draft.rows if len(row) <= width]])
    for at in wider:
        ways = [row for row in _joined(draft.rows[at], width) if len(columns) == width]
        if ways:
            draft.rows[at] = min(ways, key=lambda row: _misfit(row, columns))
            draft.margins[at] = REJOINED


def _joined(row: Row, width: int) -> Iterator[Row]:
    """The row with as many neighbours joined as it is too wide, in each place where they stand on one line."""
    more = len(row) - width
    for at in range(width):
        parts = row[at : at + more + 1]
        if all(part.strip() for part in parts) and not any("\n" in part for part in parts[:-1]):
            yield [*row[:at], "\t".join(parts), *row[at + more + 1 :]]


def _misfit(row: Row, columns: list[Column]) -> float:
    """How many cells are of another kind than their column; a tab likelier stands in a long text."""
    cost = 0.0
    for text, column in zip(row, columns, strict=True):
        kind = kind_of(text.replace("\t", ""))
        cost += 1 - column.kinds[kind] / max(column.kinds.total(), 1)
        cost -= min(len(text) / LONG_TEXT, 2.0) if "\t" in text else 0.0
    return cost
