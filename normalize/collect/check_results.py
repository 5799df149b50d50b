"""Say what is wrong with the results of a form that came back: points, blanks, totals, what could not be taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter

from zhibiao.extract.document import Notice, Place, Severity
from zhibiao.extract.language import _

from ..compare.match_indicators import IndicatorRow
from ..facts.scores import EXACT, print_sum
from ..facts.wording import without_layout
from ..grouped import grouped
from ..records import CollectKind, Column, Form, OtherRow, Role, RowKind
from ..store.quoting import column_name, indicator_name, quoted
from .points import Slot, counted_slots, is_deduction, is_points, read_points, slots_of

OF_COLUMN = attrgetter("column")
LISTED = 5
"""How many blank rows a sentence names."""
DIGIT = re.compile(r"\d")
SUMS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL})

PlaceOf = Callable[[int, Column], Place | None]
"""Where the filled form has a result, by its indicator's number in the dataset and the column; None without one."""


def about_points(form: Form, place_of: PlaceOf) -> Iterator[Notice]:
    """What is wrong with the points that were filled in: above the full marks, below zero, no number."""
    counted = {slot.column for slot in counted_slots(form)}
    for column, slots in grouped(slots_of(form), OF_COLUMN).items():
        if _are_points(column) or column in counted:
            for number, slot in enumerate(slots):
                yield from _about_slot(slot, slots[number : number + slot.shared], place_of)


def _are_points(column: Column) -> bool:
    return is_points(column) or is_deduction(column)


def _about_slot(slot: Slot, sharing: Sequence[Slot], place_of: PlaceOf) -> Iterator[Notice]:
    """What is wrong with the points of a cell and of those that share its full marks."""
    places = (place_of(one.row.first.indicator_no, slot.column) for one in sharing)
    place = next(filter(None, places), None)
    if place is not None:
        yield from _above(slot, sum(one.points or 0.0 for one in sharing), place)
        yield from _no_points(slot, place)


def _above(slot: Slot, total: float, place: Place) -> Iterator[Notice]:
    points, marks = max(total, slot.points or 0.0), slot.full_marks
    if marks is not None and 0 <= marks < points - EXACT:
        severity = Severity.ERROR if _are_points(slot.column) else Severity.WARNING
        text = _("{indicator}: {points} points were filled in, and the full marks are {most}.")
        shown = text.format(indicator=_name(slot), points=print_sum(points), most=print_sum(marks))
        yield Notice(CollectKind.POINTS_ABOVE, shown, severity, place)


def _no_points(slot: Slot, place: Place) -> Iterator[Notice]:
    """Points below zero, or no number, in a column of points."""
    if slot.blank or not _are_points(slot.column):
        return
    if slot.points is None:
        text = _("{indicator}: {text} is no number of points, and does not count.")
        shown = text.format(indicator=_name(slot), text=quoted(slot.text))
        yield Notice(CollectKind.POINTS_UNREADABLE, shown, Severity.WARNING, place)
    elif slot.points < 0 <= (slot.full_marks or 0.0) and not is_deduction(slot.column):
        text = _("{indicator}: {points} points were filled in; points are not below zero.")
        shown = text.format(indicator=_name(slot), points=print_sum(slot.points))
        yield Notice(CollectKind.POINTS_BELOW, shown, Severity.ERROR, place)


def _name(slot: Slot) -> str:
    return indicator_name(slot.row.first, slot.column.period)


def about_blanks(form: Form, filled: Form) -> Iterator[Notice]:
    """A notice for each column of results with blank cells; an error where nothing at all was filled in."""
    slots = [one for one in slots_of(filled) if one.column.role is Role.RESULT or is_points(one.column)]
    if all(slot.blank for slot in slots):
        yield from _nothing(filled, bool(slots), bool(slots_of(form)))
        return
    for own in grouped(slots, OF_COLUMN).values():
        if blank := [slot for slot in own if slot.blank]:
            yield _blank_column(blank, whole=len(blank) == len(own))


def _nothing(filled: Form, has_columns: bool, had_columns: bool) -> Iterator[Notice]:
    """What is said where no result was filled in, as nobody did, or as there is no column for one."""
    place = Place(table=filled.table)
    if has_columns:
        yield Notice(CollectKind.RESULT_BLANK, _("No result was filled in."), Severity.ERROR, place)
    elif not had_columns:
        text = _("The form has no column for results, so nothing could be taken.")
        yield Notice(CollectKind.COLUMN_MISSING, text, Severity.WARNING, place)


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
    elif total is not None and abs(points - total) > EXACT:
        text = _("The total says {total}, and the results above it come to {points}.")
        message = text.format(total=print_sum(total), points=print_sum(points))
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
