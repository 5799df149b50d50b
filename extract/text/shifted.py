"""Rows on lines that lack the cells that a merge above covers: set right by the kinds of values, as in dialect D.

| a | b | rule | 5 | |       Where such a row was filled up at its end, its cells stand under others' names: the blanks
| d | rule | 5 | |  |        behind it that the other rows have not are taken off again, if its cells then suit better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..language import _
from .assemble import Draft
from .columns import Row
from .covered import begins_blank, lacks_covered_cells, with_covered_cells
from .kinds import Kind, is_total, kind_of
from .sections import Section, Sections, Under, key_of, later_cost, row_cost, sections_of, unders

FILLED = 10.0
"""How much dearer another reading of a row is that was set right, as far as its confidence goes."""

MOST_LOST = 8
SAMPLE_ROWS = 64
FEWEST_CELLS = 2
CLEARLY = 2.0
"""By so much the cells of a row have to suit better without the blanks behind it."""


def set_right(drafts: Sequence[Draft]) -> bool:
    """Give the rows that lack covered cells blanks for them, and say so once a table; whether there are any."""
    drafts = [*filter(_may_lack_cells, drafts)]
    if not drafts:
        return False
    tables = _with_lost_ends(without_filling([draft.rows for draft in drafts]))
    if not lacks_covered_cells(tables):
        return False
    for draft, rows, found in zip(drafts, tables, with_covered_cells(tables, None), strict=True):
        changed = [at for at, (row, filled) in enumerate(zip(rows, found, strict=True)) if filled.row != row]
        for at in changed:
            draft.rows[at] = found[at].row
            draft.margins[at] = min(draft.margins[at], FILLED)
        if changed:
            first = changed[0]
            draft.said[first] = _said_of(len(changed), first, found[first].at)
    return True


def _said_of(count: int, row: int, column: int) -> str:
    message = _(
        "{count} rows have fewer cells than the table, as a merge covers some; which these are was told by "
        "what the cells hold (row {row}: from column {column} on)."
    )
    return message.format(count=count, row=row + 1, column=column + 1)


def _may_lack_cells(draft: Draft) -> bool:
    return not (draft.stated or begins_blank(draft.rows, max(map(len, draft.rows))))


def without_filling(tables: Sequence[list[Row]]) -> list[list[Row]]:
    """The tables' rows, without the blanks behind those whose numbers would stand under numbers then."""
    cut = [_without_more_blanks(rows) for rows in tables]
    if all(one is other for one, other in zip(cut, tables, strict=True)):
        return list(tables)
    places = unders(cut)
    sections = sections_of(cut, places)
    return [
        [*_likelier(rows, cut_rows, below, sections)] for rows, cut_rows, below in zip(tables, cut, places, strict=True)
    ]


def _with_lost_ends(tables: list[list[Row]]) -> list[list[Row]]:
    """The tables' rows, with blanks behind those whose cells suit only then: merges cover their last ones, too."""
    if not any(1 < len(row) < len(rows[0]) for rows in tables for row in rows):
        return tables
    places = unders(tables)
    sections = sections_of(tables, places)
    return [
        [rows[0], *(_longer(row, place, above, sections) for row, place, above in _with_above(rows, below))]
        for rows, below in zip(tables, places, strict=True)
    ]


def _with_above(rows: list[Row], places: list[Under]) -> Iterator[tuple[Row, Under, Row]]:
    """The rows below the first, what each stands under, and the last full row above it."""
    above: Row = []
    for row, place in zip(rows[1:], places[1:], strict=True):
        yield row, place, above
        above = row if len(row) == place.width else above


def _longer(row: Row, place: Under, above: Row, sections: Sections) -> Row:
    section = sections[key_of(place.header)]
    lacking = section.width - len(row)
    if not section.full or not 1 < lacking <= MOST_LOST or len(row) < FEWEST_CELLS or place.is_header or is_total(row):
        return row
    costs = [later_cost([*row, *[""] * more], section, above) for more in range(lacking + 1)]
    more = costs.index(min(costs))
    return [*row, *[""] * more] if costs[0] - costs[more] >= CLEARLY else row


def _without_more_blanks(rows: list[Row]) -> list[Row]:
    """The rows without the blanks behind those that end in more of them than the others do.

    All as they are where no number would stand below numbers then that does not now.
    """
    width = max(map(len, rows))
    ends = _ends(rows, width)
    fewest = min((end for end in ends[1:] if width - end > 1), default=width)
    full = [row for row, end in zip(rows[1:], ends[1:], strict=True) if end == fewest]
    of_numbers = {at for row in full[:SAMPLE_ROWS] for at in _numbers(row)}
    more = [at for at, end in enumerate(ends) if at and fewest < end < width]
    if not any(_may_be_shifted(rows[at], ends[at] - fewest, of_numbers) for at in more):
        return rows
    cut = list(rows)
    for at in more:
        cut[at] = rows[at][: width - ends[at] + fewest]
    return cut


def _numbers(row: Row) -> set[int]:
    """The columns in which a row has numbers."""
    return {at for at, text in enumerate(row) if text and kind_of(text) is Kind.NUMBER}


def _may_be_shifted(row: Row, most: int, of_numbers: set[int]) -> bool:
    """Whether more numbers stand in these columns if the cells are moved to the right by so many or fewer."""
    numbers = _numbers(row)
    now = len(numbers & of_numbers)
    return now < len(numbers) and any(len({at + by for at in numbers} & of_numbers) > now for by in range(1, most + 1))


def _ends(rows: list[Row], width: int) -> list[int]:
    """How many blank cells each row ends in, `width` for those that are shorter."""
    return [width if len(row) < width else _blanks_behind(row) for row in rows]


def _blanks_behind(row: Row) -> int:
    """How many blank cells a row ends in."""
    return next((at for at, text in enumerate(reversed(row)) if text.strip()), len(row))


def _likelier(rows: list[Row], cut: list[Row], places: list[Under], sections: Sections) -> Iterator[Row]:
    """Each row as it is, or without the blanks behind it where it then suits the columns clearly better."""
    above: Row = []
    for row, short, place in zip(rows, cut, places, strict=True):
        section = sections[key_of(place.header)]
        may_be_filled = len(row) == section.width > len(short) > 1 and section.full > 0 and not is_total(row)
        yield _shifted(row, len(row) - len(short), section, above) if may_be_filled and row[0].strip() else row
        above = row if len(short) == len(row) else above


def _shifted(row: Row, most: int, section: Section, above: Row) -> Row:
    """The row, or the row without some of so many blanks behind it: as many as bring its numbers under numbers."""
    fitting = {by: _n_fitting(row, by, section) for by in range(most + 1)}
    by = max(fitting, key=lambda by: (fitting[by], -by))
    short = row[: len(row) - by]
    if by == 0 or len(short) < FEWEST_CELLS:
        return row
    is_better = row_cost(row, section, 0, 0) - later_cost(short, section, above) >= CLEARLY
    return short if is_better else row


def _n_fitting(row: Row, by: int, section: Section) -> int:
    """How many numbers stand in columns of numbers if the cells are moved to the right by so many columns."""
    numbers = [at for at, text in enumerate(row) if kind_of(text) is Kind.NUMBER]
    return sum(at + by < section.width and section.holds(at + by, Kind.NUMBER) for at in numbers)
