"""Count every visible character of a form's tables, and look for each cell's in what the records say of it.

The audit does not trust the passes: for each cell it takes the fields that should hold it, prints them, and counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from operator import attrgetter

from zhibiao.extract.document import Cell, Notice, Place, Severity, Table, nested_tables
from zhibiao.extract.language import _

from ..facts.scores import AROUND_A_SCORE, print_number, score_wording
from ..facts.wording import visible_characters, without_layout
from ..grouped import grouped
from ..reading.build.build_rows import Printed
from ..reading.build.by_role import TEXT_FIELDS, keys_of
from ..reading.lines import Line
from ..records import CheckKind, Column, Form, Indicator, Role

SHOWN = 40
IN_SECTION = attrgetter("section")
NOTHING: Counter[str] = Counter()
Where = tuple[int, int, int]
"""A cell's table, row and column."""


@dataclass(frozen=True, slots=True)
class Audit:
    """How many visible characters the tables hold and how many were found; a notice for each cell with a loss."""

    characters: int
    found: int
    notices: tuple[Notice, ...]

    @property
    def share(self) -> float:
        """The share that was found, 1.0 where there is nothing to find."""
        return self.found / self.characters if self.characters else 1.0


@dataclass(frozen=True, slots=True)
class Trace:
    """Where the lines of a form went: header lines by section, and printed lines by indicator.

    `kept` says of single cells, by table, row and column, what the records hold of them.
    """

    tables: Mapping[int, Table]
    headers: Sequence[tuple[int, Line]]
    printed: Sequence[Printed]
    kept: Mapping[tuple[int, int, int], str] = field(default_factory=dict)


def audit(form: Form, trace: Trace) -> Audit:
    """Count the characters of the form's tables on both sides."""
    supplies = _supplies(form, trace)
    characters = lost = 0
    notices = []
    for number, table in trace.tables.items():
        for cell in table.cells:
            demand = "".join(_texts(cell)) if cell.tables else cell.text
            missing = _missing(demand, supplies.get((number, cell.row, cell.column), ""))
            characters += len(visible_characters(demand))
            if missing:
                lost += missing.total()
                notices.append(_lost(missing, Place(number, cell.row, cell.column)))
    return Audit(characters, characters - lost, tuple(notices))


def _missing(demand: str, supply: str) -> Counter[str]:
    """The visible characters of one text that another lacks; they are counted only where it does not hold the text."""
    if demand in supply:
        return NOTHING
    wanted, kept = visible_characters(demand), visible_characters(supply)
    return NOTHING if wanted in kept else Counter(wanted) - Counter(kept)


def _texts(cell: Cell) -> Iterable[str]:
    yield cell.text
    for table in cell.tables:
        for inner in nested_tables(table):
            yield from (nested.text for nested in inner.cells)


def _lost(missing: Counter[str], place: Place) -> Notice:
    shown = "".join(missing.elements())[:SHOWN]
    text = _("These characters of the cell were not kept: {characters}. Please report this file.")
    return Notice(CheckKind.UNACCOUNTED, text.format(characters=shown), Severity.ERROR, place)


def _supplies(form: Form, trace: Trace) -> dict[Where, str]:
    """By the place of each cell, all that the records say of it."""
    columns = grouped(form.columns, IN_SECTION)
    of_rows = (((row.table, row.row, cell.column), cell.text) for row in form.other_rows for cell in row.cells)
    return {
        **dict(_of_headers(form, columns, trace)),
        **dict(of_rows),
        **dict(_of_printed(form, columns, trace)),
        **trace.kept,
    }


def _of_headers(form: Form, columns_of: Mapping[int, list[Column]], trace: Trace) -> Iterator[tuple[Where, str]]:
    indicators_of = grouped(form.indicators, IN_SECTION)
    for section, line in trace.headers:
        columns, indicators = columns_of.get(section, []), indicators_of.get(section, [])
        for cell in line.own_cells():
            text = header_text(columns, section, cell) or side_label(columns, indicators, cell)
            yield (line.table, line.row, cell.column), text


def _of_printed(form: Form, columns_of: Mapping[int, list[Column]], trace: Trace) -> Iterator[tuple[Where, str]]:
    groups = grouped(form.indicators, attrgetter("indicator_no"))
    for printed in trace.printed:
        line, columns = printed.line, columns_of.get(printed.section, [])
        for cell in line.own_cells():
            yield (line.table, line.row, cell.column), _body_text(cell, columns, groups[printed.indicator_no])


def header_text(columns: Sequence[Column], section: int, cell: Cell) -> str:
    """The header of the columns under the cell, as far as it is that cell's text."""
    text = without_layout(cell.text)
    own = (column for column in _under(columns, cell) if column.section == section)
    return text if any(text in column.header.split("\n") for column in own) else ""


def _under(columns: Iterable[Column], cell: Cell) -> list[Column]:
    """The columns that a cell covers, in part or whole."""
    stop = cell.column + cell.column_span
    return [column for column in columns if column.column < stop and cell.column < column.column + column.column_span]


def side_label(columns: Sequence[Column], indicators: Sequence[Indicator], cell: Cell) -> str:
    """What an indicator says of a label that begins beside the header and reaches down to it, "" where none does."""
    texts = (_body_text(cell, columns, [one]) for one in indicators)
    return next((text for text in texts if not _missing(cell.text, text)), "")


def _body_text(cell: Cell, columns: Sequence[Column], indicators: Sequence[Indicator]) -> str:
    """What indicators say in the columns under a cell: the text that lacks least of the cell's."""
    best, least = "", len(cell.text) + 1
    for text in _texts_under(cell, columns, indicators):
        lacking = _missing(cell.text, text).total()
        if lacking < least:
            best, least = text, lacking
        if not lacking:
            break
    return best


def _texts_under(cell: Cell, columns: Sequence[Column], indicators: Sequence[Indicator]) -> Iterator[str]:
    for column in _under(columns, cell):
        yield from (_kept_text(column, one) for one in indicators if column.period in ("", one.period))


def _kept_text(column: Column, indicator: Indicator) -> str:
    """What a record says in a printed column."""
    if not indicator.extra:
        return _own_field(column, indicator)
    keys = takewhile(indicator.extra.__contains__, keys_of(column.header))
    return "".join(indicator.extra[key] for key in keys) + _own_field(column, indicator)


def _own_field(column: Column, indicator: Indicator) -> str:
    if column.role is Role.LEVEL:
        return _name_text(column.level or 1, indicator)
    return field_text(column, indicator) or ""


def field_text(column: Column, indicator: Indicator) -> str | None:
    """What a record says in the field of a column, which is none of names; None where its role has no field."""
    if column.role is Role.SCORE:
        return score_wording(indicator) if column.level is None else print_number(indicator.score_at(column.level))
    name = TEXT_FIELDS.get(column.role)
    return None if name is None else str(getattr(indicator, name))


def _name_text(level: int, indicator: Indicator) -> str:
    name, score = indicator.name_at(level), print_number(indicator.score_at(level))
    return name + (score + AROUND_A_SCORE if score else "")
