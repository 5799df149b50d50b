"""The sections of tables that lack covered cells: which header each row stands under, what its columns hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, takewhile
from math import log
from typing import NamedTuple

from .columns import Row
from .kinds import Kind, bare, is_name_row, is_total, kind_of

MOST_COLUMNS = 60
SMOOTHING = 1.2
"""For how many rows it counts what usually stands below a name, or in any column."""

MOST_NAMES = 20
"""How many names a column may hold that none of its rows has shown."""

UNSEEN = 0.3
NEW_NAME = 1.5
"""What a name costs at most that has not stood in its column, however many rows the column has."""

SHARE = 0.05
NAMES = (
    (re.compile("指标值|计量|目标值"), {Kind.SHORT: 0.4, Kind.NUMBER: 0.4, Kind.BLANK: 0.2}),
    (re.compile("分值$|满分|权重|序号"), {Kind.NUMBER: 0.8, Kind.BLANK: 0.15}),
    (re.compile("得分|情况|备注|原因"), {Kind.BLANK: 0.85}),
    (re.compile("标准|解释|要求|依据|办法|说明|考核指标"), {Kind.LONG: 0.6, Kind.SHORT: 0.3}),
    (re.compile("指标$|项目|类别|内容|要点|单位"), {Kind.SHORT: 0.85, Kind.BLANK: 0.1}),
)
"""What stands below some names, as far as it tells columns apart: shares of kinds."""

NAMED = {Kind.SHORT: 1.0}
SURELY_NAMES = 0.5
ANY = dict.fromkeys(Kind, 1 / len(Kind))


class Under(NamedTuple):
    """The header that a row stands under, how many columns there are below it, whether the row is (part of) it."""

    header: Row
    width: int
    is_header: bool


@dataclass(slots=True)
class Section:
    """The rows below one header: kinds and texts by column."""

    header: Row
    width: int
    kinds: list[Counter[Kind]] = field(default_factory=list)
    texts: list[Counter[str]] = field(default_factory=list)
    usual: list[dict[Kind, float] | None] = field(default_factory=list)
    again: Counter[int] = field(default_factory=Counter)
    """How many of the rows repeat the name of the full row above, by column."""

    full: int = 0
    alike: int = 0
    apart: int = 0
    """How many of the rows that lack cells begin with the name of the full row above, and with another."""

    def __post_init__(self) -> None:
        """Begin without a row."""
        self.kinds = [Counter() for _column in range(self.width)]
        self.texts = [Counter() for _column in range(self.width)]
        if len(self.header) == self.width:
            self.usual = [usual(name) for name in self.header]
        else:
            self.usual = [None] * self.width

    def learn(self, row: Row, above: Row) -> None:
        """A full row, and the full row above it."""
        self.again.update(
            at for at, (text, higher) in enumerate(zip(row, above, strict=False)) if text and text == higher
        )
        self.full += 1
        for at, text in enumerate(row):
            self._learn(text, at)

    def learn_end(self, row: Row, above: Row) -> None:
        """A row that lacks cells at its beginning: its end; the full row above."""
        first = first_of(row, self)
        is_alike = bare(row[first]) == bare("".join(above[first : first + 1]))
        self.alike += is_alike
        self.apart += not is_alike
        for at, text in enumerate(row[1:], self.width - len(row) + 1):
            self._learn(text, at)

    def _learn(self, text: str, column: int) -> None:
        self.kinds[column][kind_of(text)] += 1
        self.texts[column][bare(text)] += 1

    def cost(self, text: str, column: int) -> float:
        """How much less likely a text stands in a column than anywhere, by its kind and, if it is a name, by itself."""
        kinds, kind = self.kinds[column], kind_of(text)
        share = (self.usual[column] or ANY).get(kind, SHARE)
        by_kind = -log((kinds[kind] + SMOOTHING * share) / (kinds.total() + SMOOTHING)) + log(ANY[kind])
        if kind is not Kind.SHORT:
            return by_kind
        known = self.texts[column][bare(text)] + UNSEEN
        return by_kind + min(-log(known / (kinds[kind] + MOST_NAMES * UNSEEN)) - log(MOST_NAMES), NEW_NAME)

    def holds(self, column: int, kind: Kind) -> bool:
        """Whether most filled cells of a column are of a kind."""
        kinds = self.kinds[column]
        return 2 * kinds[kind] > kinds.total() - kinds[Kind.BLANK]

    def is_level(self, column: int) -> bool:
        """Whether a column holds names, and is not called as those of other texts are."""
        shares = self.usual[column] or NAMED
        return self.holds(column, Kind.SHORT) and shares.get(Kind.SHORT, 0.0) > SURELY_NAMES

    def knows(self, text: str, column: int) -> bool:
        """Whether a name has stood in a column before."""
        return self.texts[column][bare(text)] > 0


Sections = dict[tuple[str, ...], Section]


def usual(name: str) -> dict[Kind, float] | None:
    """What stands below a name, where that is known."""
    return _usual(bare(name))


@lru_cache(maxsize=1 << 15)
def _usual(name: str) -> dict[Kind, float] | None:
    return next((shares for words, shares in NAMES if words.search(name)), None)


def key_of(header: Row) -> tuple[str, ...]:
    """Headers of one wording are one section."""
    return tuple(map(bare, header))


Widths = dict[tuple[str, ...], Counter[int]]


def widths_of(tables: Sequence[Sequence[Row]]) -> Widths:
    """How many rows of each width stand below the first rows of one wording, the first two left out."""
    found: Widths = {}
    for rows in tables:
        found.setdefault(key_of(rows[0]), Counter()).update(len(row) for row in rows[2:])
    return found


def is_stacked(rows: Sequence[Row], widths_below: Widths) -> bool:
    """Whether the second row can be the lower row of a header, under one wide cell: full rows are as much wider."""
    if len(rows) < 3 or not (is_name_row(rows[0]) and 1 < len(rows[1]) < len(rows[0])):
        return False
    if not is_name_row(rows[1]):
        return False
    wide = len(rows[0]) + len(rows[1]) - 1
    widths = widths_below.get(key_of(rows[0]), Counter())
    return widths[wide] > max((count for width, count in widths.items() if width > wide), default=0)


def unders(tables: Sequence[Sequence[Row]]) -> list[list[Under]]:
    """For each row of each table, what it stands under."""
    widths = widths_of(tables)
    return [under(rows, widths) for rows in tables]


def under(rows: Sequence[Row], widths_below: Widths) -> list[Under]:
    """For each row, what it stands under: the last row of names that are a header."""
    stacked = is_stacked(rows, widths_below)
    header, width = rows[0], _first_width(rows, stacked=stacked)
    words = {bare(text) for row in rows[: 1 + stacked] for text in row}
    found: list[Under] = []
    for at, row in enumerate(rows):
        is_header = at <= stacked or (len(row) <= width and _is_header(row, words))
        if at > stacked and is_header:
            header = row
            width = width if key_of(row) == key_of(rows[0]) else len(row)
        if is_header or at == 0 or found[-1].is_header:
            found.append(Under(header, width, is_header))
        else:
            found.append(found[-1])
    return found


def _is_header(row: Row, words: set[str]) -> bool:
    """Whether the first name and at least half of all are those of the table's header, or such as headers have."""
    if len(row) < 2 or not _is_known(row[0], words) or not is_name_row(row):
        return False
    return 2 * sum(_is_known(text, words) for text in row) >= len(row)


def _is_known(name: str, words: set[str]) -> bool:
    return bare(name) in words or usual(name) is not None


def _first_width(rows: Sequence[Row], *, stacked: bool) -> int:
    if stacked:
        return len(rows[0]) + len(rows[1]) - 1
    return len(rows[0]) if any(len(row) == len(rows[0]) for row in rows[1:]) else max(map(len, rows))


def sections_of(tables: Sequence[Sequence[Row]], places: Sequence[Sequence[Under]]) -> Sections:
    """What the columns below each header hold, by the full rows of all tables, and the ends of the others.

    `places` says what each row of each table stands under.
    """
    found: Sections = {}
    for rows, below in zip(tables, places, strict=True):
        above: Row = []
        header, section = None, None
        for row, place in zip(rows, below, strict=True):
            if section is None or place.header is not header:
                header, key = place.header, key_of(place.header)
                section = found.get(key) or found.setdefault(key, Section(place.header, place.width))
            if len(row) == place.width == section.width and not place.is_header:
                section.learn(row, above)
                above = row
    for rows, below in zip(tables, places, strict=True):
        for row, place, above in later_rows(rows, below):
            section = found[key_of(place.header)]
            if section.full and later_cost(row, section, above) < 0:
                section.learn_end(row, above)
    return found


def later_rows(rows: Sequence[Row], places: Sequence[Under]) -> Iterator[tuple[Row, Under, Row]]:
    """The rows that can lack covered cells, and the last full row: fewer cells than their header has, no total."""
    above: Row = []
    for (_above, higher), (row, place) in pairwise(zip(rows, places, strict=True)):
        if 1 < len(row) < place.width and not place.is_header and not higher.is_header and not is_total(row):
            yield row, place, above
        above = row if len(row) == place.width else above


def later_cost(row: Row, section: Section, above: Row) -> float:
    """How badly the cells of a row suit the last columns, the names that it repeats the first ones."""
    lacking = section.width - len(row)
    return min(row_cost(row, section, at, lacking) for at in places_of(row, section, above))


def places_of(row: Row, section: Section, above: Row) -> list[int]:
    """Where cells may lack: at the beginning or behind a serial number, and behind levels that a row repeats."""
    first = first_of(row, section)
    names = next((at for at in range(first, section.width) if not section.is_level(at)), section.width)
    goes_on = takewhile(lambda at: bare(row[at]) == bare("".join(above[at : at + 1])), range(first, len(row)))
    return [first, *(at + 1 for at in goes_on if at + 1 < names - (section.width - len(row)))]


def first_of(row: Row, section: Section) -> int:
    """The first column that may be covered: behind a serial number."""
    return int(kind_of(row[0]) is Kind.NUMBER and section.holds(0, Kind.NUMBER))


def row_cost(row: Row, section: Section, at: int, lacking: int) -> float:
    """How badly cells suit their columns if so many are lacking at one column."""
    columns = [*range(at), *range(at + lacking, section.width)]
    return sum(section.cost(text, column) for text, column in zip(row, columns, strict=True))
