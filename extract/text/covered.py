"""Dialect D: cells covered by a merge above are not written, and a heading runs into the line below it.

a | b | c | 5          The rows that begin later, or lack cells behind a serial number, get blanks where their kinds of
    | d | e | 5        values then stand under like ones; the lower row of a stacked header, under its wide cell.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .columns import Row
from .kinds import Kind, bare, is_name_row, is_total, kind_of
from .pieces import cut

MOST_COLUMNS = 60
SEEN = 0.5
"""How much it speaks for a column that it holds the same text in another row."""

NAMES = (
    (re.compile("分值?$|满分|权重|序号|得分"), frozenset({Kind.NUMBER, Kind.BLANK})),
    (re.compile("标准|内容|要求|依据|办法|解释|说明"), frozenset({Kind.LONG, Kind.SHORT})),
    (re.compile("备注|原因|情况"), frozenset({Kind.BLANK, Kind.SHORT, Kind.LONG})),
)
"""What stands below some names, as far as it tells columns apart."""


@dataclass(slots=True)
class _Section:
    """The full rows under one header: kinds and texts by column."""

    kinds: list[Counter[Kind]] = field(default_factory=list)
    texts: list[set[str]] = field(default_factory=list)

    def learn(self, row: Row) -> None:
        while len(self.kinds) < len(row):
            self.kinds.append(Counter())
            self.texts.append(set())
        for at, text in enumerate(row):
            self.kinds[at][kind_of(text)] += 1
            self.texts[at].add(bare(text))

    def cost(self, text: str, column: int) -> float:
        """How badly a cell stands in a column."""
        kinds = self.kinds[column]
        seen = SEEN * (bool(text.strip()) and bare(text) in self.texts[column])
        return 1 - kinds[kind_of(text)] / max(kinds.total(), 1) - seen


def lacks_covered_cells(tables: Sequence[list[Row]]) -> bool:
    """Whether rows have fewer cells than the header above them, and none begins with a blank."""
    if any(not row[0].strip() for rows in tables for row in rows):
        return False
    return any(_is_stacked(rows) or any(_later_rows(rows)) for rows in tables)


def _is_stacked(rows: list[Row]) -> bool:
    """Whether the second row can be the lower row of a header, under one wide cell."""
    if len(rows) < 3 or not (is_name_row(rows[0]) and 1 < len(rows[1]) < len(rows[0])):
        return False
    wide = len(rows[0]) + len(rows[1]) - max(map(len, rows))
    return wide == 1 and all(text.strip() and kind_of(text) is not Kind.NUMBER for text in rows[1])


def _headed(rows: list[Row]) -> Iterator[Row]:
    """For each row, the header above it: the last row of names that is as wide as a row below it."""
    widths = Counter(map(len, rows))
    header = rows[0]
    for at, row in enumerate(rows):
        below = rows[at + 1 : at + 4]
        if is_name_row(row) and widths[len(row)] > 1 and any(len(other) == len(row) for other in below):
            is_narrower = len(row) < len(header) and at and len(rows[at - 1]) in (len(header), len(row))
            header = row if len(row) >= len(header) or is_narrower else header
        yield header


def _width_under(rows: list[Row], header: Row) -> int:
    return max(map(len, rows)) if header is rows[0] else len(header)


def _later_rows(rows: list[Row]) -> list[bool]:
    """For each row, whether it can be one that lacks covered cells: fewer than its header has, no total."""
    return [
        1 < len(row) < _width_under(rows, header) and row is not header and not is_total(row) and not is_name_row(row)
        for row, header in zip(rows, _headed(rows), strict=True)
    ]


def with_covered_cells(tables: Sequence[list[Row]]) -> list[list[Row]]:
    """The tables' rows with a blank for each cell that a merge above covers."""
    sections: dict[tuple[str, ...], _Section] = defaultdict(_Section)
    for rows in tables:
        for row, header in zip(rows, _headed(rows), strict=True):
            if len(row) == _width_under(rows, header) and not is_name_row(row):
                sections[_key(header)].learn(row)
    return [[*_filled(rows, sections)] for rows in tables]


def _key(header: Row) -> tuple[str, ...]:
    return tuple(map(bare, header))


def _filled(rows: list[Row], sections: dict[tuple[str, ...], _Section]) -> Iterator[Row]:
    stacked = _is_stacked(rows)
    for at, (row, header, is_later) in enumerate(zip(rows, _headed(rows), _later_rows(rows), strict=True)):
        width = _width_under(rows, header)
        section = sections[_key(header)]
        if width > MOST_COLUMNS or len(section.kinds) != width:
            yield row
        elif at == 1 and stacked:
            yield _under_wide(rows[0], row, section)
        elif is_later:
            yield _with_blanks(row, width, section)
        else:
            yield row


def _with_blanks(row: Row, width: int, section: _Section) -> Row:
    """The row with its blanks where the other cells fit best, as far left as may be."""

    def cost(at: int) -> float:
        columns = [*range(at), *range(at + width - len(row), width)]
        return sum(section.cost(text, column) for text, column in zip(row, columns, strict=True))

    at = min(range(len(row)), key=lambda at: (round(cost(at), 6), at))
    return [*row[:at], *[""] * (width - len(row)), *row[at:]]


def _under_wide(upper: Row, lower: Row, section: _Section) -> Row:
    """The lower row of a header under the wide cell with which names and kinds of values fit best."""
    width = len(section.kinds)

    def cost(at: int) -> float:
        names = [*upper[:at], *lower, *upper[at + 1 :]]
        return sum(_misfit(name, section.kinds[column]) for column, name in enumerate(names))

    at = min(range(1, len(upper)), key=cost)
    return [*[""] * at, *lower, *[""] * (width - at - len(lower))]


def _misfit(name: str, kinds: Counter[Kind]) -> float:
    expected = next((kinds_below for words, kinds_below in NAMES if words.search(bare(name))), None)
    if expected is None:
        return 0.2
    return 1 - sum(kinds[kind] for kind in expected) / max(kinds.total(), 1)


def with_headings_apart(text: str) -> str:
    """The text with a line feed before each first cell that a heading runs into."""
    pieces = cut(text)
    widths = {run.width for run in pieces.runs}
    parts = [pieces.before, *pieces.pieces]
    ends = {0: 0, **{run.first + run.width: index + 1 for index, run in enumerate(pieces.runs) if run.rest >= 0}}
    changed = False
    for at, index in ends.items():
        line = parts[at].rsplit("\n", 1)[-1]
        if index < len(pieces.runs) and pieces.runs[index].width + 1 in widths and line.count("\t") == 1:
            parts[at] = parts[at].removesuffix(line) + line.replace("\t", "\n\t")
            changed = True
    return "\n\t".join(parts) + "\n" * text.endswith("\n") if changed else text
