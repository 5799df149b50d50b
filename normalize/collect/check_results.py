"""Say what is wrong with the results of a form that came back: points, blanks, totals, what could not be taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import isclose

from zhibiao.extract.document import Notice, Place, Severity
from zhibiao.extract.language import _

from ..compare.match_indicators import IndicatorRow
from ..facts.wording import without_layout
from ..records import CollectKind, Column, Form, OtherRow, Role, RowKind
from ..store.quoting import column_name, indicator_name, number_words, quoted
from .points import Slot, counted_slots, is_deduction, is_points, read_points, slots_of

LISTED = 5
"""How many blank rows a sentence names."""
DIGIT = re.compile(r"\d")
SUMS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL})

PlaceOf = Callable[[int, Column], Place | None]
"""Where the filled form has a result, by its indicator's number in the dataset and the column; None without one."""


def about_points(form: Form, place_of: PlaceOf) -> Iterator[Notice]:
    """What is wrong with the points that were filled in: above the full marks, below zero, no number."""
    counted = {slot.column for slot in counted_slots(form)}
    for column, slots in _by_column(slots_of(form)).items():
        if not (is_points(column) or is_deduction(column) or column in counted):
            continue
        for number, slot in enumerate(slots):
            sharing = slots[number : number + slot.shared]
            places = (place_of(one.row.first.indicator_no, column) for one in sharing)
            place = next((place for place in places if place is not None), None)
            if place is not None:
                yield from _about_slot(slot, sum(one.points or 0.0 for one in sharing), place)


def _about_slot(slot: Slot, total: float, place: Place) -> Iterator[Notice]:
    name = indicator_name(slot.row.first, slot.column.period)
    marks = slot.full_marks
    sure = is_points(slot.column) or is_deduction(slot.column)
    severity = Severity.ERROR if sure else Severity.WARNING
    if marks is not None and marks >= 0 and max(total, slot.points or 0.0) > marks + 1e-9:
        text = _("{indicator}: {points} points were filled in, and the full marks are {most}.")
        shown = text.format(
            indicator=name, points=number_words(max(total, slot.points or 0.0)), most=number_words(marks)
        )
        yield Notice(CollectKind.POINTS_ABOVE, shown, severity, place)
    if sure and not is_deduction(slot.column) and (slot.points or 0.0) < 0 and (marks is None or marks >= 0):
        text = _("{indicator}: {points} points were filled in; points are not below zero.")
        yield Notice(
            CollectKind.POINTS_BELOW, text.format(indicator=name, points=number_words(slot.points)), severity, place
        )
    if sure and not slot.blank and slot.points is None:
        text = _("{indicator}: {text} is no number of points, and does not count.")
        shown = text.format(indicator=name, text=quoted(slot.text))
        yield Notice(CollectKind.POINTS_UNREADABLE, shown, Severity.WARNING, place)


def about_blanks(form: Form, filled: Form) -> Iterator[Notice]:
    """A notice for each column of results with blank cells; an error where nothing at all was filled in."""
    slots = [s for s in slots_of(filled) if s.column.role is Role.RESULT or is_points(s.column)]
    place = Place(table=filled.table)
    if not slots:
        if not slots_of(form):
            text = _("The form has no column for results, so nothing could be taken.")
            yield Notice(CollectKind.COLUMN_MISSING, text, Severity.WARNING, place)
        return
    if all(slot.blank for slot in slots):
        text = _("No result was filled in.")
        yield Notice(CollectKind.RESULT_BLANK, text, Severity.ERROR, place)
        return
    for column_slots in _by_column(slots).values():
        blank = [slot for slot in column_slots if slot.blank]
        if blank:
            yield _blank_column(blank, whole=len(blank) == len(column_slots))


def _by_column(slots: Sequence[Slot]) -> dict[Column, list[Slot]]:
    columns: dict[Column, list[Slot]] = {}
    for slot in slots:
        columns.setdefault(slot.column, []).append(slot)
    return columns


def _blank_column(blank: Sequence[Slot], *, whole: bool) -> Notice:
    column = blank[0].column
    if whole:
        text = _("{column} is blank from top to bottom.").format(column=column_name(column))
        return Notice(CollectKind.RESULT_BLANK, text, Severity.INFO, place_in(blank[0].row, column))
    names = [indicator_name(slot.row.first, column.period) for slot in blank[:LISTED]]
    listed = _(", ").join(names) + ("…" if len(blank) > LISTED else "")
    text = _("{column} is blank in {count} rows: {rows}.")
    message = text.format(column=column_name(column), count=len(blank), rows=listed)
    return Notice(CollectKind.RESULT_BLANK, message, Severity.WARNING, place_in(blank[0].row, column))


def about_totals(filled: Form) -> Iterator[Notice]:
    """A notice where the total that was filled in is not what the results come to, or is no number."""
    slots = [slot for slot in counted_slots(filled) if is_points(slot.column)]
    for row in filled.other_rows:
        for cell in row.cells if row.kind is RowKind.TOTAL else ():
            own = [slot.points or 0.0 for slot in slots if slot.column.column == cell.column]
            if own:
                yield from _about_total(cell.text, sum(own), Place(row.table, row.row, cell.column))


def _about_total(printed: str, points: float, place: Place) -> Iterator[Notice]:
    total = read_points(printed)
    if total is None and DIGIT.search(printed):
        text = _("The total {text} is no number of points, and was not compared with the results.")
        yield Notice(CollectKind.POINTS_UNREADABLE, text.format(text=quoted(printed)), Severity.WARNING, place)
    elif total is not None and not isclose(points, total, abs_tol=1e-6):
        text = _("The total says {total}, and the results above it come to {points}.")
        message = text.format(total=number_words(total), points=number_words(points))
        yield Notice(CollectKind.TOTAL_DIFFERS, message, Severity.WARNING, place)


def about_other_rows(form: Form, filled: Form) -> Iterator[Notice]:
    """What was written into rows that are neither indicators nor sums: notes, fields."""
    known = Counter(_row_text(row) for row in form.other_rows)
    for row in filled.other_rows:
        if row.kind in SUMS:
            continue
        text = _row_text(row)
        if known[text]:
            known[text] -= 1
        elif text:
            message = _("This row is no indicator, and was not taken: {text}").format(text=quoted(text))
            yield Notice(CollectKind.NOT_TAKEN, message, Severity.INFO, Place(table=row.table, row=row.row))


def about_lines(form: Form, filled: Form) -> Iterator[Notice]:
    """What was written into the lines around the table, or beside them."""
    known = Counter(without_layout(line.text) for line in form.lines)
    for line in filled.lines:
        text = without_layout(line.text)
        if known[text]:
            known[text] -= 1
        else:
            message = _("This line stands around the table, and was not taken: {text}").format(text=quoted(text))
            yield Notice(CollectKind.NOT_TAKEN, message, Severity.INFO, Place(table=filled.table))


def _row_text(row: OtherRow) -> str:
    return " ".join(text for cell in row.cells if (text := without_layout(cell.text)))


def place_in(row: IndicatorRow, column: Column | None = None) -> Place:
    """Where a row stands, and a column of it."""
    at = column.column if column else row.first.column
    return Place(table=row.first.table, row=row.first.row, column=at)
