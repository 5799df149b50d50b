"""Rows on lines, cells parted by tabs (as Word and Excel copy them) or by commas; quotes hold line breaks.

A first line `sep=;` says what parts the cells (Excel writes and reads it). Lines without a mark are titles and notes.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO
from math import inf

from ..document import Table
from ..language import _
from ..limits import Limits
from .assemble import Draft
from .columns import Row
from .covered import lacks_covered_cells
from .found import Found
from .kinds import bare, is_header_half, is_name_row, is_note, is_total
from .parted import Parted
from .shifted import set_right

SAMPLE_LINES = 400
MOST_LINES_IN_A_CELL = 1000
MOST_LINES_IN_SAMPLE = 100
SEPARATOR_LINE = re.compile(r"[ \t]*[\"']?sep=([,;|\t])[\"']?[,; \t]*(?:\n|$)", re.IGNORECASE)
MARKS = (",", ";")
NARROWEST = 3
"""Under lines without a mark, or with rows that lack cells, a table has so many columns at least."""

NOT_LED = 7
"""One in so many rows at least does not begin with a blank cell."""


def is_tab_separated(text: str) -> bool:
    """Whether records, quotes respected, hold as many tabs each, and the first and others do not begin with one."""
    rows = [row for row in _parsed(_sample(text), "\t", MOST_LINES_IN_SAMPLE) if len(row) > 1]
    common = Counter(map(len, rows)).most_common(1)
    inside = sum(bool(row[0]) for row in rows)
    is_common = bool(common) and common[0][1] >= 2 and 3 * common[0][1] >= len(rows)
    return is_common and bool(rows[0][0]) and inside >= 2 and NOT_LED * inside >= len(rows)


def _sample(text: str) -> str:
    """The text's first lines."""
    return "\n".join(text[: 1 << 18].split("\n", SAMPLE_LINES)[:SAMPLE_LINES])


def stated_separator(text: str) -> str:
    """The mark that the first line says, if it does."""
    said = SEPARATOR_LINE.match(text)
    return said[1] if said else ""


def separator_of(text: str) -> str:
    """A comma or semicolon where the lines are rows whose cells it parts, else nothing."""
    if "\t" in text:
        return ""
    return next((mark for mark in MARKS if mark in text and _is_separated(text, mark)), "")


def _is_separated(text: str, mark: str) -> bool:
    """Whether all lines with marks outside quotes, but for a few, hold as many, or as many as a header or fewer."""
    rows = [row for row in _parsed(text[: 1 << 16], mark)[:SAMPLE_LINES] if any(row)]
    wide = [row for row in rows if len(row) > 1]
    if len(wide) <= 2:
        return False
    width, count = Counter(map(len, wide)).most_common(1)[0]
    if len(wide) < len(rows) and (width < NARROWEST or len(wide) <= len(rows) - len(wide)):
        return False
    return 10 * count >= 9 * len(wide) or _lack_cells(wide)


def _lack_cells(rows: list[Row]) -> bool:
    """Whether rows stand under a header as wide as any, and the shorter ones lack the cells that merges cover."""
    header = rows[0]
    is_headed = len(header) == max(map(len, rows)) >= NARROWEST and is_name_row(header)
    return is_headed and lacks_covered_cells([rows])


def read_tab_separated(text: str, limits: Limits) -> Found:
    """Tables where neighbouring lines hold tabs; the other lines are paragraphs."""
    said = _("Cells parted by tabs, a row on each line: {tables} tables.")
    return _found("text/tsv", _prose_whole(_parsed(text, "\t")), limits, said)


def read_separated(text: str, mark: str, limits: Limits) -> Found:
    """Tables of the lines with this mark; the other lines are paragraphs."""
    said = _("Cells parted by commas, a row on each line: {tables} tables.")
    if mark != ",":
        said = _("Cells parted by {mark}, a row on each line: {tables} tables.").replace("{mark}", mark)
    told = SEPARATOR_LINE.match(text)
    return _found("text/csv", _parsed(text[told.end() :] if told else text, mark), limits, said)


def _found(name: str, rows: list[Row], limits: Limits, said: str) -> Found:
    parted = _parted(rows)
    if not set_right(parted.drafts):
        for draft in parted.drafts:
            draft.rows[:] = stacked(_padded(draft.rows))
    blocks, notices = parted.assembled(limits)
    tables = sum(isinstance(block, Table) for block in blocks)
    return Found(name if tables else "text/plain", blocks, notices, said.format(tables=tables))


def _parted(rows: list[Row]) -> Parted:
    """The rows of several cells, and those of one that belong to them, as tables; the others as lines outside."""
    parted = Parted()
    drafts, outside = parted.drafts, parted.outside
    for at, row in enumerate(rows):
        is_row = len(row) > 1 or (drafts and not outside[-1] and _is_alone(rows, at, drafts[-1].rows))
        if not is_row:
            outside[-1] += row or [""]
            continue
        if not drafts or (outside[-1] and not _goes_on(row, drafts[-1].rows, outside[-1])):
            parted.begin(Draft([], [], ended=True))
        outside[-1].clear()
        drafts[-1].rows.append(row)
        drafts[-1].margins.append(inf)
    return parted


def _goes_on(row: Row, above: list[Row], between: list[str]) -> bool:
    """Whether a row goes on the table above blank lines: as wide as its header, and no header itself."""
    if not between or any(between):
        return False
    return len(row) == len(above[0]) and not is_name_row(row) and is_name_row(above[0])


def _prose_whole(rows: list[Row]) -> list[Row]:
    """The lines, those with tabs whole where most of these stand alone: paragraphs with a tab behind a number."""
    wide = [len(row) > 1 for row in rows]
    begins = [at for at, here in enumerate(wide) if here and wide[at - 1 : at] != [True]]
    alone = {at for at in begins if not any(wide[at + 1 : at + 2])}
    if len(alone) * 2 <= len(begins):
        return rows
    return [["\t".join(row)] if at in alone else row for at, row in enumerate(rows)]


def _is_alone(rows: list[Row], at: int, above: list[Row]) -> bool:
    """Whether a line without a tab is a row of one cell: a note, or followed by a row that begins no table."""
    text = "".join(rows[at])
    if is_note(text):
        return True
    follows = rows[at + 1] if at + 1 < len(rows) else []
    return bool(text.strip()) and len(follows) > 1 and bare(follows[0]) != bare(above[0][0])


def stacked(rows: list[Row]) -> list[Row]:
    """The rows, the first without the blanks that its wide cells leave where the second is a header's lower row."""
    if len(rows) < 3 or len(rows[0]) != len(rows[1]) or not (rows[0][0] and is_header_half(rows[1])):
        return rows
    upper, lower = rows[0], rows[1]
    under_wide = [
        bool(name) == (not text or not upper[at + 1 : at + 2] or not upper[at + 1])
        for at, (text, name) in enumerate(zip(upper, lower, strict=True))
    ]
    if "" not in upper or not all(under_wide[:-1]) or (not upper[-1]) != bool(lower[-1]):
        return rows
    return [[text for text in upper if text], *rows[1:]]


def _padded(rows: list[Row]) -> list[Row]:
    """Rows that lost their last blank cell get it back where most rows are wider and no header is as narrow."""
    width = Counter(map(len, rows)).most_common(1)[0][0]
    if any(len(row) == width - 1 and is_name_row(row) for row in rows):
        return rows
    return [[*row, ""] if width - len(row) == 1 and not is_total(row) else row for row in rows]


def _parsed(text: str, mark: str, most_lines: int = MOST_LINES_IN_A_CELL) -> list[Row]:
    """The lines' cells; a quote that never ends is a character like others."""
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=mark))
    except csv.Error:
        rows = []
    if not rows or any(cell.count("\n") > most_lines for row in rows for cell in row):
        return [line.split(mark) for line in text.split("\n")]
    return rows
