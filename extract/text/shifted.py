"""Rows on lines that lack the cells that a merge above covers: set right by the kinds of values, as in dialect D.

| a | b | rule | 5 | |       Where such a row was filled up at its end, its cells stand under others' names: the blanks
| d | rule | 5 | |  |        behind it that the other rows have not are taken off again, if its cells then suit better.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from ..language import _
from .assemble import Draft
from .columns import Row
from .covered import lacks_covered_cells, with_covered_cells
from .kinds import is_total
from .sections import Section, Sections, Under, key_of, later_cost, row_cost, sections_of, unders

FILLED = 10.0
"""How much dearer another reading of a row is that was set right, as far as its confidence goes."""

CLEARLY = 4.0
"""By so much the cells of a row have to suit better without the blanks behind it."""


def set_right(drafts: Sequence[Draft]) -> bool:
    """Give the rows that lack covered cells blanks for them, and say so once a table; whether there are any."""
    drafts = [draft for draft in drafts if not draft.stated]
    if not drafts:
        return False
    tables = without_filling([draft.rows for draft in drafts])
    if not lacks_covered_cells(tables):
        return False
    for draft, rows, found in zip(drafts, tables, with_covered_cells(tables, None), strict=True):
        changed = [at for at, (row, filled) in enumerate(zip(rows, found, strict=True)) if filled.row != row]
        for at in changed:
            draft.rows[at] = found[at].row
            draft.margins[at] = min(draft.margins[at], FILLED)
        if changed:
            message = _(
                "{count} rows have fewer cells than the table, as a merge covers some; which these are was told by "
                "what the cells hold (row {row}: from column {column} on)."
            )
            first = changed[0]
            draft.said[first] = message.format(count=len(changed), row=first + 1, column=found[first].at + 1)
    return True


def without_filling(tables: Sequence[list[Row]]) -> list[list[Row]]:
    """The tables' rows, without the blanks behind those that would suit better under the later columns."""
    cut = [_without_more_blanks(rows) for rows in tables]
    if [*map(len, chain.from_iterable(cut))] == [*map(len, chain.from_iterable(tables))]:
        return list(tables)
    places = unders(cut)
    sections = sections_of(cut, places)
    return [
        [*_likelier(rows, cut_rows, below, sections)] for rows, cut_rows, below in zip(tables, cut, places, strict=True)
    ]


def _without_more_blanks(rows: list[Row]) -> list[Row]:
    """The rows, without the blanks behind those that end in more of them than another row does."""
    width = max(map(len, rows))
    ends = [_blanks_behind(row) for row in rows]
    bodies = [end for row, end in zip(rows[1:], ends[1:], strict=True) if len(row) == width and len(row) - end > 1]
    fewest = min(bodies, default=0)
    return [
        row[: len(row) - end + fewest] if at and _may_be_filled(row, width, end - fewest) else row
        for at, (row, end) in enumerate(zip(rows, ends, strict=True))
    ]


def _may_be_filled(row: Row, width: int, blanks: int) -> bool:
    return len(row) == width and blanks > 0 and bool(row[0].strip()) and width - blanks > 1 and not is_total(row)


def _blanks_behind(row: Row) -> int:
    """How many blank cells a row ends in."""
    return next((at for at, text in enumerate(reversed(row)) if text.strip()), len(row))


def _likelier(rows: list[Row], cut: list[Row], places: list[Under], sections: Sections) -> list[Row]:
    """Each row as it is, or cut where it then suits the columns clearly better."""
    above: Row = []
    found = rows[:1]
    for row, short, place in zip(rows[1:], cut[1:], places[1:], strict=True):
        section = sections[key_of(place.header)]
        is_shifted = short is not row and _suits_later(row, short, section, above)
        found.append(short if is_shifted else row)
        above = row if short is row else above
    return found


def _suits_later(row: Row, short: Row, section: Section, above: Row) -> bool:
    if section.width != len(row) or not section.full:
        return False
    return row_cost(row, section, 0, 0) - later_cost(short, section, above) >= CLEARLY
