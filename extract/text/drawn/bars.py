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
from ..assemble import Draft, assemble
from ..columns import Row
from ..covered import fill, lacks_covered_cells
from ..found import Found
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
    if any(BORDER.match(line) or RULE.match(line) for line in lines) or _are_only_led(lines):
        return False
    found = [*_parts(lines)]
    parts = [part for part in found if part.cells]
    others = sum("|" in part.text for part in found)
    common = Counter(len(part.cells) for part in parts).most_common(MOST_WIDTHS)
    share = sum(count for _width, count in common)
    is_common = bool(common) and common[0][0] > 1 and common[0][1] > 1 and 3 * share >= 2 * len(parts)
    return (
        is_common
        and FEW * others <= len(parts)
        and not are_filled_up([line for line in lines if BAR.match(line) and line.count("|") > LEAST_BARS])
    )


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
    before: list[str] = []
    drafts: list[Draft] = []
    outside: list[str] = before
    blanks = MOST_BETWEEN + 1
    for part in _parts(text.split("\n")):
        if part.cells:
            if blanks > MOST_BETWEEN or any(outside):
                _leave(drafts, outside)
                drafts.append(Draft([], [], ended=True))
                outside = []
            drafts[-1].rows.append(part.cells)
            drafts[-1].margins.append(inf)
            blanks = 0
        else:
            blanks += not part.text.strip()
            outside += [part.text] if part.text.strip() else []
    _leave(drafts, outside)
    _fill(drafts)
    blocks, notices = assemble("\n".join(before), drafts, limits)
    tables = sum(isinstance(block, Table) for block in blocks)
    said = _("Cells parted by bars, rows or cells on lines of their own: {tables} tables.").format(tables=tables)
    return Found("text/pipes" if tables else "text/plain", blocks, notices, said)


def _leave(drafts: list[Draft], outside: list[str]) -> None:
    if drafts:
        drafts[-1].after = "\n".join(outside)


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
