"""Dialect D: its rows chosen anew, now that it is known that they may lack cells at their beginning.

    a | b¶            The upper piece is no row that lacks cells: a name stands under no scores. So it is the
    c | 5             beginning of the lower one, and its blank line an empty paragraph.

Under each header the pieces between the gaps of a table are put together by least cost: how well the cells of a row,
set against the right edge, suit what the columns hold, and how unlikely an empty paragraph is at each gap inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from .assemble import Draft
from .columns import Row
from .kinds import Kind, is_note, is_total, kind_of
from .sections import MOST_COLUMNS, Section, Sections, Under, first_of, key_of, row_cost, sections_of, unders

MOST_JOINED = 8
"""A row is joined from so many pieces at most."""

BLANK_PARAGRAPH = {Kind.LONG: 3.2, Kind.SHORT: 4.4, Kind.NUMBER: 5.0, Kind.BLANK: 6.3}
"""What an empty paragraph at a cell's end costs, by what the cell holds: typed text has it likeliest."""

FULL = 0.3
LATER = 1.0
LATER_AT_TOP = 6.0
COVERED = {Kind.SHORT: 0.0, Kind.BLANK: 3.0, Kind.NUMBER: 6.0, Kind.LONG: 6.0}
"""What it costs that a merge covers a cell, by what its column holds."""

BEHIND_NAMES = 2.0
TOTAL = 2.5
TOTAL_NAME = re.compile("[总合小]\\s*[计分]|累\\s*计")
LONE = {Kind.LONG: 4.0, Kind.SHORT: 5.0, Kind.NUMBER: 8.0, Kind.BLANK: 8.0}
LONE_AT_END = 1.5
ODD = 9.0
"""A row that suits no columns."""

WIDER = 20.0


class _Row(NamedTuple):
    """A row put together from the pieces `first` up to `end`."""

    cells: Row
    margin: float
    parts: tuple[int, ...]


def regroup(drafts: Sequence[Draft]) -> None:
    """Put the pieces of the tables' rows together anew; their margins and parts become those of the new rows."""
    for _pass in range(2):
        before = [[*map(len, draft.rows)] for draft in drafts]
        tables = [draft.rows for draft in drafts]
        places = unders(tables)
        sections = sections_of(tables, places)
        for draft, below in zip(drafts, places, strict=True):
            _regroup(draft, below, sections, cut_off=draft is drafts[-1] and draft.cut_off)
        if before == [[*map(len, draft.rows)] for draft in drafts]:
            return


def _regroup(draft: Draft, places: list[Under], sections: Sections, *, cut_off: bool) -> None:
    if draft.restored:
        del draft.rows[-1][-draft.restored :]
    found: list[_Row] = []
    gaps: set[int] = set()
    for first, end in _stretches(places):
        section = sections[key_of(places[first].header)]
        rows = [_Row(draft.rows[at], draft.margins[at], draft.parts[at]) for at in range(first, end)]
        is_known = section.full > 0 or len(section.header) == section.width
        if is_known and section.width == places[first].width <= MOST_COLUMNS and not places[first].is_header:
            chosen = [*_chosen(rows, section, cut_off=cut_off and end == len(places))]
        else:
            chosen = rows
        if len(chosen) == len(rows):
            gaps |= {len(found) + at - first for at in draft.gaps if first <= at < end}
        found += chosen
    last = draft.margins[-1]
    draft.rows[:] = [row.cells for row in found]
    draft.margins[:] = [row.margin for row in found]
    draft.margins[-1] = min(draft.margins[-1], last)
    draft.parts[:] = [row.parts for row in found]
    draft.gaps = gaps
    draft.rows[-1].extend([""] * draft.restored)


def _stretches(places: Sequence[Under]) -> Iterator[tuple[int, int]]:
    """From each header row to the next row that is none, and from there to the next header."""
    first = 0
    for at in range(1, len(places) + 1):
        if (
            at == len(places)
            or places[at].is_header != places[first].is_header
            or places[at].header is not places[first].header
        ):
            yield first, at
            first = at


def _pieces(rows: Sequence[_Row]) -> list[Row]:
    """The rows' pieces, each but the last with the blank lines that part it from the next."""
    pieces: list[Row] = []
    for row in rows:
        at = 0
        for width in row.parts[:-1]:
            pieces.append(row.cells[at : at + width])
            at += width
        pieces.append([*row.cells[at:-1], row.cells[-1] + "\n"])
    return pieces


def _closed(cells: Row) -> Row:
    """A row's cells, the blank line that ends it taken off."""
    return [*cells[:-1], cells[-1].removesuffix("\n")]


def _chosen(rows: Sequence[_Row], section: Section, *, cut_off: bool) -> Iterator[_Row]:
    """The rows of least cost: a shortest path over the pieces, from both ends, so that each gap has its margin."""
    pieces = _pieces(rows)
    count = len(pieces)
    ways = {
        (first, end): cost for first in range(count) for end, cost in _costs(pieces, first, section, cut_off=cut_off)
    }
    to = [0.0, *[inf] * count]
    before = [0] * (count + 1)
    for (first, end), cost in sorted(ways.items(), key=lambda item: item[0][0]):
        if to[first] + cost < to[end]:
            to[end], before[end] = to[first] + cost, first
    back = [*[inf] * count, 0.0]
    for (first, end), cost in sorted(ways.items(), key=lambda item: -item[0][0]):
        back[first] = min(back[first], cost + back[end])
    over = [inf] * (count + 1)
    for (first, end), cost in ways.items():
        for gap in range(first + 1, end):
            over[gap] = min(over[gap], to[first] + cost + back[end])
    best = to[count]
    bounds = [count]
    while bounds[-1]:
        bounds.append(before[bounds[-1]])
    bounds.reverse()
    for first, end in pairwise(bounds):
        joined = [text for piece in pieces[first:end] for text in piece]
        inside = [to[gap] + back[gap] - best for gap in range(first + 1, end)]
        margin = min([*inside, over[end] - best if end < count else inf])
        yield _Row(_closed(joined), margin, tuple(map(len, pieces[first:end])))


def _costs(pieces: Sequence[Row], first: int, section: Section, *, cut_off: bool) -> Iterator[tuple[int, float]]:
    """Up to where a row may go that begins with a piece, and what it costs."""
    cells: Row = []
    joined = 0.0
    for end in range(first + 1, min(first + MOST_JOINED, len(pieces)) + 1):
        cells += pieces[end - 1]
        if end > first + 1 and len(cells) > section.width:
            return
        row = _closed(cells)
        last = cells[-1]
        blanks = len(last) - len(last.rstrip("\n"))
        is_last = end == len(pieces)
        cost = _row_cost(row, section, alone=end == first + 1, at_top=first == 0, at_end=is_last)
        if is_last and cut_off:
            more = ([*row, *[""] * lost] for lost in range(1, section.width - len(row) + 1))
            cost = min([cost, *(_row_cost(way, section, alone=False, at_top=False, at_end=True) for way in more)])
        yield end, cost + joined + (0.0 if is_last else max(blanks - 1, 0) * BLANK_PARAGRAPH[kind_of(last)])
        joined += max(blanks, 1) * BLANK_PARAGRAPH[kind_of(last)]


def _row_cost(row: Row, section: Section, *, alone: bool, at_top: bool, at_end: bool) -> float:
    lacking = section.width - len(row)
    if lacking < 0:
        return WIDER
    if lacking == 0:
        return FULL + row_cost(row, section, 0, 0)
    if len(row) == 1:
        lone = LONE_AT_END if at_end or is_note(row[0]) else LONE[kind_of(row[0])]
        return lone + (0.0 if alone else ODD)
    if alone and is_total(row) and (at_end or TOTAL_NAME.search(row[0])):
        return TOTAL
    first = first_of(row, section)
    cost = min(
        row_cost(row, section, at, lacking)
        + BEHIND_NAMES * (at > first)
        + sum(_covered_cost(section, column) for column in range(at, at + lacking))
        for at in _places(row, first, section)
    )
    return min(ODD, cost + LATER + LATER_AT_TOP * at_top)


def _places(row: Row, first: int, section: Section) -> Iterator[int]:
    """Where cells may lack: at the beginning, and behind levels that stood in their columns before."""
    yield first
    lacking = section.width - len(row)
    for at in range(first, len(row) - 1):
        if not section.knows(row[at], at) or not all(map(section.is_level, range(at, at + lacking + 2))):
            return
        yield at + 1


def _covered_cost(section: Section, column: int) -> float:
    kinds = section.kinds[column]
    filled = [kind for kind in (Kind.SHORT, Kind.NUMBER, Kind.LONG) if kinds[kind]]
    return COVERED[max(filled, key=lambda kind: kinds[kind])] if filled else COVERED[Kind.BLANK]
