"""Rows on lines, cells parted by tabs (as Word and Excel copy them) or by commas; quotes hold line breaks."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from itertools import groupby
from math import inf

from ..document import Table
from ..language import _
from ..limits import Limits
from .assemble import Draft, assemble
from .columns import Row
from .found import Found

SAMPLE_LINES = 400
MOST_LINES_IN_A_CELL = 1000


def is_tab_separated(text: str) -> bool:
    """Whether neighbouring lines hold tabs inside, as many each, and few begin with one."""
    lines = text.split("\n", SAMPLE_LINES)[:SAMPLE_LINES]
    inside = [line.count("\t") for line in lines if "\t" in line.strip("\t")]
    leading = sum(line.startswith("\t") for line in lines)
    common = Counter(inside).most_common(1)
    return bool(common) and common[0][1] >= 2 and 2 * leading <= len(inside) and 2 * common[0][1] >= len(inside)


def is_comma_separated(text: str) -> bool:
    """Whether all lines but for a few hold as many commas, one at least, outside quotes."""
    rows = [row for row in _parsed(text[: 1 << 16], ",")[:SAMPLE_LINES] if row]
    common = Counter(len(row) for row in rows).most_common(1)
    return "\t" not in text and len(rows) > 2 and common[0][0] > 1 and 10 * common[0][1] >= 9 * len(rows)


def read_tab_separated(text: str, limits: Limits) -> Found:
    """Tables where neighbouring lines hold tabs; the other lines are paragraphs."""
    said = _("Cells parted by tabs, a row on each line: {tables} tables.")
    return _found("text/tsv", _parsed(text, "\t"), limits, said)


def read_comma_separated(text: str, limits: Limits) -> Found:
    """One table of all lines with commas."""
    said = _("Cells parted by commas, a row on each line: {tables} tables.")
    return _found("text/csv", _parsed(text, ","), limits, said)


def _found(name: str, rows: list[Row], limits: Limits, said: str) -> Found:
    before: list[str] = []
    drafts: list[Draft] = []
    for is_table, group in groupby(rows, key=lambda row: len(row) > 1):
        if is_table:
            found = list(group)
            drafts.append(Draft(_padded(found), [inf] * len(found), ended=True))
        elif drafts:
            drafts[-1].after = "\n".join("".join(row) for row in group)
        else:
            before += ["".join(row) for row in group]
    blocks, notices = assemble("\n".join(before), drafts, limits)
    tables = sum(isinstance(block, Table) for block in blocks)
    return Found(name if tables else "text/plain", blocks, notices, said.format(tables=tables))


def _padded(rows: list[Row]) -> list[Row]:
    """Rows that lost their last blank cells get them back where most rows are wider."""
    width = Counter(map(len, rows)).most_common(1)[0][0]
    return [[*row, *[""] * (width - len(row))] if width - len(row) == 1 else row for row in rows]


def _parsed(text: str, mark: str) -> list[Row]:
    """The lines' cells; a quote that never ends is a character like others."""
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=mark))
    except csv.Error:
        rows = []
    if not rows or any(cell.count("\n") > MOST_LINES_IN_A_CELL for row in rows for cell in row):
        return [line.split(mark) for line in text.split("\n")]
    return rows
