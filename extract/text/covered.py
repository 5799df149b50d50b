"""Dialect D: cells covered by a merge above are not written, and a heading runs into the line below it.

a | b | c | 5          The rows that begin later, or lack cells behind a serial number, get blanks where their kinds of
    | d | e | 5        values then stand under like ones; the lower row of a stacked header, under its wide cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from math import log
from typing import NamedTuple

from ..language import _
from .assemble import Draft
from .columns import Row
from .habits import has_tab_inside
from .kinds import Kind, bare, is_name_row, is_total, kind_of
from .pieces import cut
from .sections import (
    MOST_COLUMNS,
    NAMES,
    SHARE,
    UNSEEN,
    Section,
    Sections,
    Under,
    Widths,
    first_of,
    is_stacked,
    key_of,
    later_cost,
    later_rows,
    places_of,
    row_cost,
    sections_of,
    unders,
    usual,
    widths_of,
)

CHANCE = 8.0
"""One name in so many is that of the level above it by chance."""

MOST_FIT = 2.0
"""What a row that lacks cells tells at most of the dialect."""

SURE = 0.5
SURE_OF_ANY = 2 * MOST_FIT
"""So much says that rows lack cells: where the text has no gaps such as .doc has, and where it may be of .doc."""

NAMED_WIDE = 0.5
CLOSE_NAMES = 1.5


def lacks_covered_cells(tables: Sequence[list[Row]], *, enough: float = SURE) -> bool:
    """Whether rows lack the cells that a merge above covers; how much has to speak for it is `enough`.

    Their cells suit the last columns of the full rows under the same header, and no full row begins with a blank.
    """
    if any(begins_blank(rows, max(map(len, rows))) for rows in tables):
        return False
    if not any(map(_has_short_rows, tables)):
        return False
    widths = widths_of(tables)
    if any(is_stacked(rows, widths) for rows in tables):
        return True
    places = unders(tables)
    sections = sections_of(tables, places)
    return sum(_later_evidence(rows, below, sections) for rows, below in zip(tables, places, strict=True)) > enough


def _has_short_rows(rows: list[Row]) -> bool:
    widest = max(map(len, rows))
    return any(1 < len(row) < widest for row in rows)


def begins_blank(rows: list[Row], width: int) -> bool:
    """Whether a full row begins with a blank, so that covered cells are written."""
    return any(len(row) == width and not row[0].strip() for row in rows)


def _later_evidence(rows: list[Row], places: list[Under], sections: Sections) -> float:
    """How much better the short rows suit the last columns than none, each by a little at most."""
    evidence = -MOST_FIT * sum(len(row) > place.width for row, place in zip(rows, places, strict=True))
    for row, place, above in later_rows(rows, places):
        section = sections[key_of(place.header)]
        if section.width == place.width and section.full and _is_headed(place):
            fit = max(min(-later_cost(row, section, above), MOST_FIT), -MOST_FIT)
            evidence += -abs(fit) if _is_of_pairs(row, section) else fit
    return evidence


def _is_of_pairs(row: Row, section: Section) -> bool:
    """Whether a row and the full ones may be labels with their values: pairs, which suit the first columns as well."""
    if len(row) % 2 or section.width % 2:
        return False
    first, last = (_likeness(row, section.kinds[at:]) for at in (0, section.width - len(row)))
    return first >= last


def _likeness(row: Row, columns: Sequence[Counter[Kind]]) -> float:
    """How like the kinds of a row's cells are those of the columns from one on."""
    return sum(log((kinds[kind_of(text)] + 1) / (kinds.total() + 1)) for text, kinds in zip(row, columns, strict=False))


def _is_headed(place: Under) -> bool:
    """Whether a header names each column: a form to be filled in has none."""
    return is_name_row(place.header) and len(place.header) == place.width


class Filled(NamedTuple):
    """A row with its blanks; where they are, and where else they could be, if anywhere."""

    row: Row
    at: int = 0
    other: int | None = None


def fill(drafts: Sequence[Draft]) -> None:
    """Give the tables' rows a blank for each cell that a merge above covers, and say where it could be elsewhere."""
    lost = drafts[-1].restored if drafts[-1].cut_off else None
    for draft, rows in zip(drafts, with_covered_cells([draft.rows for draft in drafts], lost), strict=True):
        draft.rows[:] = [found.row for found in rows]
        for row, found in enumerate(rows):
            if found.other is not None:
                message = _(
                    "Row {row} lacks cells that a merge covers, from column {column} on; or from column {other} on."
                )
                draft.said[row] = message.format(row=row + 1, column=found.at + 1, other=found.other + 1)


def with_covered_cells(tables: Sequence[list[Row]], lost: int | None) -> list[list[Filled]]:
    """The tables' rows with a blank for each cell that a merge above covers.

    `lost` says how many blanks were put behind the last row of a text that was stripped: there it is found anew.
    """
    certain = [*tables[:-1], tables[-1][:-1]] if lost is not None else tables
    certain = [rows for rows in certain if rows]
    places = unders(tables)
    sections = sections_of(certain, unders(certain) if lost is not None else places)
    widths = widths_of(tables)
    found = [[*_filled(rows, below, widths, sections)] for rows, below in zip(tables, places, strict=True)]
    if lost is not None:
        found[-1][-1] = _whole(tables[-1], places[-1][-1], lost, sections)
    return found


def _whole(rows: list[Row], place: Under, lost: int, sections: Sections) -> Filled:
    """The last row of a stripped text, with blanks before and behind its cells."""
    row = rows[-1][: len(rows[-1]) - lost]
    section = sections.get(key_of(place.header))
    if section is None or is_total(row) or len(row) < 2 or place.width > MOST_COLUMNS or section.width != place.width:
        return Filled(rows[-1])
    ways = ([*row, *[""] * more] for more in range(place.width - len(row) + 1))
    return min((_with_blanks(way, section, []) for way in ways), key=lambda way: _fit(way.row, section))


def _fit(row: Row, section: Section) -> float:
    """How badly a row's cells stand in their columns; the blanks in front of it stand for cells that go on."""
    first = next((at for at, text in enumerate(row) if text.strip()), 0)
    return sum(section.cost(text, first + at) for at, text in enumerate(row[first:])) / max(len(row) - first, 1)


def _filled(rows: list[Row], places: list[Under], widths: Widths, sections: Sections) -> Iterator[Filled]:
    above: Row = []
    stacked = is_stacked(rows, widths)
    for at, (row, place) in enumerate(zip(rows, places, strict=True)):
        section = sections.get(key_of(place.header))
        found = Filled(row)
        if section and place.width <= MOST_COLUMNS and section.width == place.width and section.full:
            if at == 1 and stacked:
                found = _under_wide(rows[0], row, section)
            elif 1 < len(row) < place.width and not place.is_header and not is_total(row):
                found = _with_blanks(row, section, above)
        above = [text or higher for text, higher in zip_longest(found.row, above, fillvalue="")][: len(found.row)]
        yield found


def _with_blanks(row: Row, section: Section, above: Row) -> Filled:
    """The row with its blanks where the other cells fit best, among the columns of names, as far left as may be."""
    lacking = section.width - len(row)
    first = first_of(row, section)
    repeated = section.again[first] + section.alike / 2 + UNSEEN
    first_share = 1 / (1 + repeated * CHANCE / (section.apart + UNSEEN))

    def cost(at: int) -> float:
        return row_cost(row, section, at, lacking) - log(first_share if at == first else 1 - first_share)

    costs = sorted((round(cost(at), 6), at) for at in places_of(row, section, above))
    at = costs[0][1]
    return Filled([*row[:at], *[""] * lacking, *row[at:]], at, costs[1][1] if len(costs) > 1 else None)


def _under_wide(upper: Row, lower: Row, section: Section) -> Filled:
    """The lower row of a header under the wide cell with which names and kinds of values fit best."""
    width = section.width

    def cost(at: int) -> float:
        names = [*upper[:at], *lower, *upper[at + 1 :]]
        is_named = usual(upper[at]) is not None
        return sum(_misfit(name, section.kinds[column]) for column, name in enumerate(names)) + NAMED_WIDE * is_named

    costs = sorted((cost(at), at) for at in range(1, len(upper)))
    (least, at), *others = costs
    other = others[0][1] if others and others[0][0] - least < CLOSE_NAMES else None
    return Filled([*[""] * at, *lower, *[""] * (width - at - len(lower))], at, other)


def _misfit(name: str, kinds: Counter[Kind]) -> float:
    """How unlikely these kinds are below a name."""
    shares = usual(name)
    if shares is None:
        return 1.0
    return -sum(count * log(shares.get(kind, SHARE)) for kind, count in kinds.items()) / max(kinds.total(), 1)


def with_headings_apart(text: str) -> str:
    """The text with a line feed before each first cell that a heading runs into."""
    if not has_tab_inside(text):
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
