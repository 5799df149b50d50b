"""Turn the lines of one section into indicators, a record a period, and into the rows that are none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from zhibiao.extract.document import Notice, Severity
from zhibiao.extract.language import _

from ...facts.scores import HUNDRED, read_score, score_unreadable
from ...facts.vocabulary import Vocabulary
from ...facts.wording import without_layout
from ...records import CheckKind, Column, Indicator, OtherCell, OtherRow, Role, RowKind
from ..lines import Line, RowPlace, place_of, text_at
from .by_role import ByRole, by_role
from .centre_names import centre_names
from .indicators import Context, context_of, records_of, with_further
from .mark_tiers import further_rows
from .rebuild_levels import Path, rebuild_levels
from .rows_below import fields_of, is_sum
from .stated_rows import NO_ROWS, Kinds, StatedRows, stated_further, with_joined

KEPT = {RowKind.NOTE: CheckKind.NOTE, RowKind.TOTAL: CheckKind.TOTAL, RowKind.SUBTOTAL: CheckKind.TOTAL}
HEADS = frozenset({RowKind.SUBTOTAL, RowKind.PLACEHOLDER})
"""Rows that may begin a name, which goes on below them."""
GIVES_POINTS = re.compile(r"[扣得加计减]\d{1,4}(?:\.\d{1,2})?分")
"""A row of fields below indicators that says so may be one itself."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line and the number of the indicator that it became or goes on with."""

    line: Line
    section: int
    indicator_no: int


@dataclass(slots=True)
class Rows:
    """What a form's lines have become so far; `kept` is what the title holds of cells, by table, row and column."""

    indicators: list[Indicator] = field(default_factory=list)
    other_rows: list[OtherRow] = field(default_factory=list)
    printed: list[Printed] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    path: Path = field(default_factory=dict)
    kept: dict[tuple[int, int, int], str] = field(default_factory=dict)

    @property
    def last_no(self) -> int:
        """The number of the last indicator, 0 before the first."""
        return self.indicators[-1].indicator_no if self.indicators else 0


def build_kinds(
    rows: Rows,
    kinds: Kinds,
    columns: Sequence[Column],
    further: frozenset[RowPlace],
    vocabulary: Vocabulary,
    stated: StatedRows = NO_ROWS,
) -> None:
    """Add lines of known kinds, None for an indicator; those of `further` go on with the one above.

    Lines that are stated to be one indicator are one.
    """
    by = by_role(columns)
    kinds, parts = with_joined(kinds, stated)
    kinds = centre_names(kinds, by)
    own = [line for line, kind in kinds if kind is None]
    added = stated_further(further | further_rows(own, by, _totals(kinds, by)), stated)
    context = context_of(kinds, added, by)
    for line, kind in kinds:
        place = place_of(line)
        if kind is not None:
            add_other(rows, line, kind, by.section)
            _head(rows, line, kind, context, vocabulary)
        elif rows.indicators and (place in added or _is_cut_off(rows, line, by)):
            _go_on(rows, line, by)
        else:
            _add_indicator(rows, line, context, parts.get(place, (line,)))


def _totals(kinds: Kinds, by: ByRole) -> set[float]:
    """What the full marks may come to: a hundred, or what a row of totals says."""
    printed = (read_score(text_at(line, c)).number for line, kind in kinds if kind is RowKind.TOTAL for c in by.scores)
    return {HUNDRED, *(number for number in printed if number)}


def _head(rows: Rows, line: Line, kind: RowKind, context: Context, vocabulary: Vocabulary) -> None:
    """Go on below a row which is no indicator itself with the names that it begins."""
    if kind in HEADS and line.printed_cells():
        path = rebuild_levels(line, context.by, rows.path, context.endings)
        rows.path = {level: name for level, name in path.items() if not is_sum(name.cell, vocabulary)}


def _is_cut_off(rows: Rows, line: Line, by: ByRole) -> bool:
    """Whether a table's first line is the rest of a row that the end of a page cut: neither names nor a score."""
    if line.row or not rows.printed or rows.printed[-1].line.table == line.table:
        return False
    return not any(text_at(line, c) for c in by.columns if c.role in (Role.LEVEL, Role.SCORE, Role.SERIAL))


def add_other(rows: Rows, line: Line, kind: RowKind, section: int, fields: Mapping[str, str] | None = None) -> None:
    """Keep a row that is no indicator: its cells as printed, its fields, a notice for a note or a total."""
    cells = tuple(OtherCell(cell.column, cell.column_span, cell.text, cell.row_span) for cell in line.own_cells())
    rows.other_rows.append(OtherRow(kind, section, rows.last_no, cells, line.row, line.table))
    text = " ".join(without_layout(cell.text) for cell in line.printed_cells())
    if kind is RowKind.FIELDS:
        rows.fields.update(fields_of(line) if fields is None else fields)
        if rows.indicators and GIVES_POINTS.search(text):
            rows.notices.append(_points_in_fields(line))
    if _ends_names(line, kind):
        rows.path = {}
    if kind in KEPT:
        message = _("Kept, and no indicator: {text}").format(text=text)
        rows.notices.append(Notice(KEPT[kind], message, Severity.INFO, line.place()))


def _ends_names(line: Line, kind: RowKind) -> bool:
    """Whether what is blank below a row does not go on with the names above it: a section, a sum from the left edge."""
    is_sum_row = kind in (RowKind.TOTAL, RowKind.SUBTOTAL)
    return kind is RowKind.SECTION or (is_sum_row and line.cells[0] in line.printed_cells())


def _points_in_fields(line: Line) -> Notice:
    text = _("This row was kept as one of fields, but says how points are given. Look whether it is an indicator.")
    return _unclear(line, text, Severity.WARNING)


def _unclear(line: Line, text: str, severity: Severity) -> Notice:
    return Notice(CheckKind.ROW_UNCLEAR, text, severity, line.place())


def _add_indicator(rows: Rows, line: Line, context: Context, parts: Sequence[Line]) -> None:
    """Add the indicator of a line, which may be made of several; without a name they are kept as notes."""
    path = rebuild_levels(line, context.by, rows.path, context.endings)
    if not path:
        text = _("This row has no name in any level column; it was kept as a note. Look whether it is an indicator.")
        rows.notices.append(_unclear(line, text, Severity.WARNING))
        for one in parts:
            add_other(rows, one, RowKind.NOTE, context.by.section)
        return
    rows.path = path
    number = rows.last_no + 1
    for record in records_of(line, path, number, context):
        rows.indicators.append(record)
        rows.notices.extend(_score_notices(line, context.by, record.period))
    rows.printed.extend(Printed(one, context.by.section, number) for one in parts)


def _score_notices(line: Line, by: ByRole, period: str) -> list[Notice]:
    """The scores of a period that are no numbers, or missing where they are not to be filled in."""
    notices = []
    for column in by.columns:
        if column.role is not Role.SCORE or column.period not in ("", period):
            continue
        text = text_at(line, column)
        if text and not read_score(text).is_readable:
            notices.append(score_unreadable(text, line.place(column.column)))
        elif not text and _is_wanted(column, period):
            message = _("This indicator has no score.")
            notices.append(Notice(CheckKind.SCORE_MISSING, message, place=line.place(column.column)))
    return notices


def _is_wanted(column: Column, period: str) -> bool:
    """Whether a column has the scores of indicators in a period, and is not to be filled in."""
    return column.level is None and column.period == period and not column.fill_in


def _go_on(rows: Rows, line: Line, by: ByRole) -> None:
    """Add the texts of a line to all records of the indicator above."""
    number = rows.last_no
    last = list(takewhile(lambda one: one.indicator_no == number, reversed(rows.indicators)))
    rows.indicators[-len(last) :] = [with_further(one, line, by) for one in reversed(last)]
    rows.printed.append(Printed(line, by.section, number))
    text = _("This row only adds to the indicator above; its texts were joined to that one's.")
    rows.notices.append(_unclear(line, text, Severity.INFO))
