"""Dialect D: cells covered by a merge above are not written, and a heading runs into the line below it.

a | b | c | 5          The rows that begin later, or lack cells behind a serial number, get blanks where their kinds of
    | d | e | 5        values then stand under like ones; the lower row of a stacked header, under its wide cell.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile, zip_longest
from math import log

from .assemble import Draft
from .columns import Row
from .kinds import Kind, bare, is_name_row, is_total, kind_of
from .pieces import cut

TAB_INSIDE = re.compile(r"[^\t\n]\t")
MOST_COLUMNS = 60
ENOUGH = 2
DOUBTFUL = 1.0
"""The margin of a row put together again."""

SMOOTHING = 0.3
MOST_NAMES = 20
"""How many names a column may hold that none of its rows has shown."""

REPEATED = 0.2
"""Of so many full rows the names repeat those above where that is the table's habit."""

LATER = 0.15
"""How often, in such a table, a level is called as the one above it and not repeated; and in others, repeated."""

SHARE = 0.05
NAMES = (
    (re.compile("分值$|满分|权重|序号"), {Kind.NUMBER: 0.8, Kind.BLANK: 0.15}),
    (re.compile("得分|情况|备注|原因"), {Kind.BLANK: 0.85}),
    (re.compile("标准|解释|要求|依据|办法|说明|考核指标"), {Kind.LONG: 0.6, Kind.SHORT: 0.3}),
    (re.compile("指标$|项目|类别|内容|要点|单位"), {Kind.SHORT: 0.85, Kind.BLANK: 0.1}),
)
"""What stands below some names, as far as it tells columns apart: shares of kinds."""


@dataclass(slots=True)
class _Section:
    """The full rows under one header: kinds and texts by column."""

    kinds: list[Counter[Kind]] = field(default_factory=list)
    texts: list[Counter[str]] = field(default_factory=list)
    again: Counter[int] = field(default_factory=Counter)
    """How many of the rows repeat the name of the full row above, by column."""

    def learn(self, row: Row, above: Row) -> None:
        self.again.update(
            at for at, (text, higher) in enumerate(zip(row, above, strict=False)) if text and text == higher
        )
        while len(self.kinds) < len(row):
            self.kinds.append(Counter())
            self.texts.append(Counter())
        for at, text in enumerate(row):
            self.kinds[at][kind_of(text)] += 1
            self.texts[at][bare(text)] += 1

    def cost(self, text: str, column: int) -> float:
        """How unlikely a cell is in a column, by its kind and, if it is a name, by itself: a negative logarithm."""
        kinds, kind = self.kinds[column], kind_of(text)
        by_kind = -log((kinds[kind] + SMOOTHING) / (kinds.total() + len(Kind) * SMOOTHING))
        if kind is not Kind.SHORT:
            return by_kind
        return by_kind - log((self.texts[column][bare(text)] + SMOOTHING) / (kinds[kind] + MOST_NAMES * SMOOTHING))


def lacks_covered_cells(tables: Sequence[list[Row]]) -> bool:
    """Whether rows have fewer cells than the header above them, and no full one begins with a blank."""
    if any(_begins_blank(rows, max(map(len, rows))) for rows in tables):
        return False
    return any(map(_is_stacked, tables)) or sum(map(_surely_later, tables)) >= ENOUGH


def _begins_blank(rows: list[Row], width: int) -> bool:
    return any(len(row) == width and not row[0].strip() for row in rows)


def rejoin(draft: Draft) -> None:
    """Put a row that is a name alone, and the row below it that lacks just that name, together again."""
    widths = {max(map(len, draft.rows)), *(len(header) for header in _headed(draft.rows))}
    rows, margins = draft.rows[:], draft.margins[:]
    draft.rows.clear()
    draft.margins.clear()
    draft.parts.clear()
    for row, margin in zip(rows, margins, strict=True):
        above = draft.rows[-1] if draft.rows else []
        lacks_it = len(row) > 1 and len(row) + 1 in widths and not is_name_row(row)
        if len(above) == 1 and lacks_it and kind_of(above[0]) is Kind.SHORT:
            draft.rows[-1] = [above[0] + "\n", *row]
            draft.margins[-1] = DOUBTFUL
        else:
            draft.rows.append(row)
            draft.margins.append(margin)


def _is_stacked(rows: list[Row]) -> bool:
    """Whether the second row can be the lower row of a header, under one wide cell."""
    if len(rows) < 3 or not (is_name_row(rows[0]) and 1 < len(rows[1]) < len(rows[0])):
        return False
    wide = len(rows[0]) + len(rows[1]) - max(map(len, rows))
    return wide == 1 and all(text.strip() and kind_of(text) is not Kind.NUMBER for text in rows[1])


def _headed(rows: list[Row]) -> Iterator[Row]:
    """For each row, the header above it: the last row of names that are the first header's, or such as headers have."""
    header = rows[0]
    words = {bare(text) for row in rows[: 1 + _is_stacked(rows)] for text in row}
    for at, row in enumerate(rows):
        if at > 1 and is_name_row(row):
            known = sum(bare(text) in words or any(name.search(bare(text)) for name, _shares in NAMES) for text in row)
            header = row if 2 * known >= len(row) else header
        yield header


def _width_under(rows: list[Row], header: Row, widest: int) -> int:
    return widest if header is rows[0] else len(header)


def _later_rows(rows: list[Row]) -> list[bool]:
    """For each row, whether it can be one that lacks covered cells: fewer than its header has, no total."""
    widest = max(map(len, rows))
    return [
        1 < len(row) < _width_under(rows, header, widest) and row is not header and not is_total(row)
        for row, header in zip(rows, _headed(rows), strict=True)
    ]


def _surely_later(rows: list[Row]) -> int:
    """How many rows lack covered cells, and are not one torn row with the next."""
    later = _later_rows(rows)
    widest = max(map(len, rows))
    widths = [_width_under(rows, header, widest) for header in _headed(rows)]
    torn = {
        at + more
        for at in range(len(rows) - 1)
        for more in (0, 1)
        if later[at] and later[at + 1] and len(rows[at]) + len(rows[at + 1]) == widths[at]
    }
    return sum(is_later and at not in torn for at, is_later in enumerate(later))


def with_covered_cells(tables: Sequence[list[Row]], lost: int | None) -> list[list[Row]]:
    """The tables' rows with a blank for each cell that a merge above covers.

    `lost` says how many blanks were put behind the last row of a text that was stripped: there it is found anew.
    """
    sections: dict[tuple[str, ...], _Section] = defaultdict(_Section)
    for rows in tables:
        above: Row = []
        widest = max(map(len, rows))
        for at, (row, header) in enumerate(zip(rows, _headed(rows), strict=True)):
            if at and len(row) == _width_under(rows, header, widest) and row is not header:
                sections[_key(header)].learn(row, above)
                above = row
    found = [[*_filled(rows, sections)] for rows in tables]
    if lost is not None:
        found[-1][-1] = _whole(tables[-1], lost, sections)
    return found


def _whole(rows: list[Row], lost: int, sections: dict[tuple[str, ...], _Section]) -> Row:
    """The last row of a stripped text, with blanks before and behind its cells."""
    header = [*_headed(rows)][-1]
    width, row = _width_under(rows, header, max(map(len, rows))), rows[-1][: len(rows[-1]) - lost]
    section = sections[_key(header)]
    if is_total(row) or len(row) < 2 or width > MOST_COLUMNS or len(section.kinds) != width:
        return rows[-1]
    ways = ([*row, *[""] * more] for more in range(width - len(row) + 1))
    return min((_with_blanks(way, width, section, []) for way in ways), key=lambda way: _fit(way, section))


def _fit(row: Row, section: _Section) -> float:
    """How badly a row's cells stand in their columns; the blanks in front of it stand for cells that go on."""
    first = next((at for at, text in enumerate(row) if text.strip()), 0)
    return sum(section.cost(text, first + at) for at, text in enumerate(row[first:])) / max(len(row) - first, 1)


def _key(header: Row) -> tuple[str, ...]:
    return tuple(map(bare, header))


def _filled(rows: list[Row], sections: dict[tuple[str, ...], _Section]) -> Iterator[Row]:
    stacked = _is_stacked(rows)
    widest = max(map(len, rows))
    above: Row = []
    for at, (row, header, is_later) in enumerate(zip(rows, _headed(rows), _later_rows(rows), strict=True)):
        width = _width_under(rows, header, widest)
        section = sections[_key(header)]
        found = row
        if width <= MOST_COLUMNS and len(section.kinds) == width:
            if at == 1 and stacked:
                found = _under_wide(rows[0], row, section)
            elif is_later:
                found = _with_blanks(row, width, section, above)
        above = [text or higher for text, higher in zip_longest(found, above, fillvalue="")][: len(found)]
        yield found


def _with_blanks(row: Row, width: int, section: _Section, above: Row) -> Row:
    """The row with its blanks where the other cells fit best, among the columns of names, as far left as may be."""
    lacking = width - len(row)
    first = int(kind_of(row[0]) is Kind.NUMBER and _holds(section.kinds[0], Kind.NUMBER))
    names = next((at for at in range(first, width) if not _holds(section.kinds[at], Kind.SHORT)), width)
    goes_on = takewhile(lambda at: row[at] == "".join(above[at : at + 1]), range(first, len(row)))
    most = max(names - lacking, first)
    places = [first, *(at + 1 for at in goes_on if at + 1 < most)]

    repeats = section.again[first] > REPEATED * sum(section.kinds[first].values())
    first_share = LATER if repeats else 1 - LATER

    def cost(at: int) -> float:
        columns = [*range(at), *range(at + lacking, width)]
        fit = sum(section.cost(text, column) for text, column in zip(row, columns, strict=True))
        return fit - log(first_share if at == first else 1 - first_share)

    at = min(places, key=lambda at: (round(cost(at), 6), at))
    return [*row[:at], *[""] * lacking, *row[at:]]


def _holds(kinds: Counter[Kind], kind: Kind) -> bool:
    return 2 * kinds[kind] > kinds.total() - kinds[Kind.BLANK]


def _under_wide(upper: Row, lower: Row, section: _Section) -> Row:
    """The lower row of a header under the wide cell with which names and kinds of values fit best."""
    width = len(section.kinds)

    def cost(at: int) -> float:
        names = [*upper[:at], *lower, *upper[at + 1 :]]
        return sum(_misfit(name, section.kinds[column]) for column, name in enumerate(names))

    at = min(range(1, len(upper)), key=cost)
    return [*[""] * at, *lower, *[""] * (width - at - len(lower))]


def _misfit(name: str, kinds: Counter[Kind]) -> float:
    """How unlikely these kinds are below a name."""
    shares = next((shares for words, shares in NAMES if words.search(bare(name))), None)
    if shares is None:
        return 1.0
    return -sum(count * log(shares.get(kind, SHARE)) for kind, count in kinds.items()) / max(kinds.total(), 1)


def with_headings_apart(text: str) -> str:
    """The text with a line feed before each first cell that a heading runs into."""
    if not TAB_INSIDE.search(text):
        return text
    pieces = cut(text)
    widths = {run.width for run in pieces.runs}
    parts = [pieces.before, *pieces.pieces]
    ends = {0: 0, **{run.first + run.width: index + 1 for index, run in enumerate(pieces.runs) if run.rest >= 0}}
    changed = False
    for at, index in ends.items():
        line, last = ["", *parts[at].rsplit("\n", 2)][-2:]
        tail = f"{line}\n{last}" if "\t" in line and "\t" not in last else last
        if index < len(pieces.runs) and _runs_in(tail, pieces.runs[index].width + 1 in widths):
            parts[at] = parts[at].removesuffix(tail) + tail.replace("\t", "\n\t")
            changed = True
    return "\n\t".join(parts) + "\n" * text.endswith("\n") if changed else text


def _runs_in(line: str, lacks_one: bool) -> bool:
    """Whether a line is a heading and a first cell: the row lacks one, or it is a name such as headers have."""
    _heading, tab, name = line.partition("\t")
    return bool(tab) and "\t" not in name and (lacks_one or any(found.search(bare(name)) for found, _shares in NAMES))
