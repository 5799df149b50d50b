"""Tables of flattened web pages: bars before and after the cells of a row, the row on one line or on several.

| a | b |          | a            | a | b        Covered cells are not written: rows that begin later, or lack cells
                   | b |          more b |        behind a serial number, get blanks for them.
| c | d |          | c
                   | d |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from ...document import Table
from ...language import _
from ...limits import Limits
from ..assemble import Draft
from ..columns import Row
from ..covered import fill, lacks_covered_cells
from ..found import Found
from ..parted import Parted
from .markdown import BAR, RULE
from .pipes import BORDER, are_filled_up

SAMPLE_LINES = 4000
MOST_LINES = 400
"""A row that goes on for more lines than these is none."""

LEAST_BARS = 2
"""A line with no more bars than these holds one cell, at most."""

FEW = 5
"""To so many rows there is one other line with a bar at most."""

MOST_WIDTHS = 3
"""Whole rows, such as lack a level, and such as lack two are most."""

MOST_BETWEEN = 1
"""So many blank lines stand between the rows of one table at most."""


class _Part(NamedTuple):
    """A row, or a line outside tables (no cells)."""

    cells: Row
    text: str


def is_flattened(text: str) -> bool:
    """Whether rows between bars have several cells, as many in most, and are not drawn: no rules, no common width."""
    lines = text.split("\n", SAMPLE_LINES)[:SAMPLE_LINES]
    if any(map(_is_rule, lines)) or _are_only_led(lines):
        return False
    parts = [*_parts(lines)]
    rows = [part.cells for part in parts if part.cells]
    others = sum("|" in part.text for part in parts)
    if not _have_common_widths(rows) or FEW * others > len(rows):
        return False
    return not are_filled_up([*filter(_has_cells, lines)])


def _has_cells(line: str) -> bool:
    return line.count("|") > LEAST_BARS and BAR.match(line) is not None


def _is_rule(line: str) -> bool:
    return bool(BORDER.match(line) or RULE.match(line))


def _have_common_widths(rows: list[Row]) -> bool:
    """Whether most rows have one of a few widths, and the most usual of these is of several cells and rows."""
    common = Counter(map(len, rows)).most_common(MOST_WIDTHS)
    if not common:
        return False
    width, count = common[0]
    return width > 1 and count > 1 and 3 * sum(count for _width, count in common) >= 2 * len(rows)


def _are_only_led(lines: list[str]) -> bool:
    """Whether rows on single lines have a bar before each cell, and none behind the last: the lines have as many."""
    led = [line.strip() for line in lines if line.lstrip().startswith("|")]
    if not led:
        return False
    bars, count = Counter(line.count("|") for line in led).most_common(1)[0]
    unclosed = sum(line.count("|") == bars and not line.endswith("|") for line in led)
    return bars > 1 and 3 * count >= 2 * len(led) and FEW * unclosed >= count


def read_bars(text: str, limits: Limits) -> Found:
    """The tables and the paragraphs between them."""
    parted = Parted()
    drafts = parted.drafts
    blanks = MOST_BETWEEN + 1
    for part in _parts(text.split("\n")):
        if part.cells:
            if blanks > MOST_BETWEEN or parted.outside[-1]:
                parted.begin(Draft([], [], ended=True))
            drafts[-1].rows.append(part.cells)
            drafts[-1].margins.append(inf)
            blanks = 0
        else:
            blanks += not part.text.strip()
            parted.outside[-1] += [part.text] if part.text.strip() else []
    _fill(drafts)
    blocks, notices = parted.assembled(limits)
    tables = sum(isinstance(block, Table) for block in blocks)
    said = _("Cells parted by bars, rows or cells on lines of their own: {tables} tables.").format(tables=tables)
    return Found("text/pipes" if tables else "text/plain", blocks, notices, said)


def _fill(drafts: list[Draft]) -> None:
    """Blanks for the cells that a merge above covers."""
    if drafts and lacks_covered_cells([draft.rows for draft in drafts]):
        fill(drafts)


def _parts(lines: list[str]) -> Iterator[_Part]:
    """Rows from a line that begins with a bar to the next that ends with one; other lines by themselves."""
    at = 0
    while at < len(lines):
        end = _row_end(lines, at) if lines[at].lstrip().startswith("|") else None
        if end is None:
            yield _Part([], lines[at])
            at += 1
            continue
        text = "\n".join(lines[at : end + 1]).strip()
        yield _Part([cell.strip() for cell in text[1:-1].split("|")], "")
        at = end + 1


def _row_end(lines: list[str], start: int) -> int | None:
    """The line with which a row ends that begins here: the first with a bar behind a cell; a bar alone is a blank."""
    for at in range(start, min(start + MOST_LINES, len(lines))):
        line = lines[at].strip()
        if not line:
            return None
        if line.endswith("|") and len(line) > 1:
            return at
    return None
