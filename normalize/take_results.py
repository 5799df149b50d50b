"""Take the results out of a form that came back filled in, and see what was altered that should not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from zhibiao.extract.document import Notice, Place, Severity
from zhibiao.extract.language import _

from .build_rows import TEXT_FIELDS, owner_positions
from .match_indicators import IndicatorRow, pair_rows, rows_of
from .points import (
    Slot,
    column_text,
    columns_of,
    counted_slots,
    extra_keys,
    is_deduction,
    is_points,
    records_in,
    slots_of,
)
from .read_scores import print_number
from .records import CollectKind, Column, Form, Indicator, OtherRow, Role
from .wording import compact, is_blank, without_layout

NEVER_TAKEN = frozenset({Role.LEVEL, Role.SERIAL, Role.SCORE})
ALTERED = {Role.CRITERION: CollectKind.CRITERION_ALTERED, Role.SCORE: CollectKind.SCORE_ALTERED}
SHOWN = 40
"""How much of a text a sentence quotes."""
LISTED = 5
"""How many blank rows a sentence names."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The dataset's form with the results taken in, and what was noticed; places are those of the filled form."""

    form: Form
    notices: tuple[Notice, ...]


def take_results(form: Form, filled: Form) -> Taken:
    """The dataset's `form` with the results, remarks and other filled-in cells of `filled`, its copy.

    Only those are taken: names, criteria and full marks stay the dataset's, and a difference is a notice. A blank
    cell takes nothing away.
    """
    notices: list[Notice] = [*_columns_altered(form, filled)]
    found: dict[int, _Rows] = {}
    renamed: set[tuple[object, ...]] = set()
    values: dict[tuple[int, str], dict[str, Any]] = {}
    unused = _unused_columns(form, filled)
    after_gap = False
    for pair in pair_rows(rows_of(form), rows_of(filled)):
        if pair.old is None and pair.new is not None:
            notices.append(_extra_row(pair.new))
        elif pair.old is not None and pair.new is None:
            notices.append(_missing_row(pair.old, filled))
            after_gap = True
        elif pair.old is not None and pair.new is not None:
            rows = found[pair.old.first.indicator_no] = _Rows(form, filled, pair.old, pair.new)
            notices += _names_altered(pair.old, pair.new, renamed, after_gap)
            after_gap = False
            notices += _take_row(rows, unused, values)
    taken = replace(form, indicators=tuple(_with(one, values) for one in form.indicators))
    notices += _about_points(taken, found)
    notices += _blanks(filled, taken)
    notices += _other_rows(form, filled)
    return Taken(taken, tuple(notices))


@dataclass(frozen=True, slots=True)
class _Rows:
    """A row of the dataset's form and of the filled one, each with its form."""

    form: Form
    filled: Form
    old: IndicatorRow
    new: IndicatorRow

    def columns(self) -> tuple[Column, ...]:
        """The printed columns over the dataset's row."""
        return columns_of(self.form, self.old.first.section)

    def text_filled(self, column: Column, period: str) -> str:
        """What the filled form has in this column of the row."""
        columns = columns_of(self.filled, self.new.first.section)
        partner = partner_of(column, self.columns(), columns)
        record = self.new.of_period(period)
        return "" if partner is None or record is None else column_text(partner, columns, record)

    def place(self, column: Column | None = None) -> Place:
        """Where the row stands in the filled form."""
        columns = columns_of(self.filled, self.new.first.section)
        partner = partner_of(column, self.columns(), columns) if column else None
        return _place(self.new, partner)


def partner_of(column: Column, columns: Sequence[Column], others: Sequence[Column]) -> Column | None:
    """The column of another form's section that is this one: by its header and period, else by what it holds."""

    def header(one: Column) -> tuple[str, str]:
        return compact(one.header), compact(one.period)

    def alike(one: Column) -> tuple[Role, int | None, str]:
        return one.role, one.level, compact(one.period)

    same = [other for other in others if header(other) == header(column)]
    rank = sum(one.position < column.position and header(one) == header(column) for one in columns)
    if rank < len(same):
        return same[rank]
    if column.position not in owner_positions(columns):
        return None
    owners = owner_positions(others)
    return next((one for one in others if one.position in owners and alike(one) == alike(column)), None)


def is_taken(column: Column) -> bool:
    """Whether what is filled in in this column goes into the dataset."""
    return column.role in {Role.RESULT, Role.REMARK} or (column.fill_in and column.role not in NEVER_TAKEN)


def _take_row(
    rows: _Rows, unused: set[tuple[int, int]], values: dict[tuple[int, str], dict[str, Any]]
) -> Iterator[Notice]:
    """Put the row's filled-in cells into `values`; say what was altered in the others."""
    columns = rows.columns()
    for column in columns:
        records = records_in(rows.old, column)
        period = records[0].period if records else column.period
        text = rows.text_filled(column, period)
        if not is_taken(column):
            if records and (column.section, column.position) not in unused:
                yield from _cell_altered(rows, column, column_text(column, columns, records[0]), text)
        elif not is_blank(text):
            if not records:
                yield _unplaced(rows, column, text)
            yield from _replaced(rows, column, records, text)
            for one in records:
                fields = values.setdefault((one.indicator_no, one.period), {})
                _put(fields, one, column, columns, text.strip())


def _put(fields: dict[str, Any], one: Indicator, column: Column, columns: Sequence[Column], text: str) -> None:
    if column.role in TEXT_FIELDS and column.position in owner_positions(columns):
        fields[TEXT_FIELDS[column.role]] = text
        return
    keys = list(extra_keys(column, columns))
    key = next((key for key in keys if key in one.extra), keys[0])
    fields["extra"] = {**fields.get("extra", one.extra), key: text}


def _with(indicator: Indicator, values: dict[tuple[int, str], dict[str, Any]]) -> Indicator:
    return replace(indicator, **values.get((indicator.indicator_no, indicator.period), {}))


def _replaced(rows: _Rows, column: Column, records: Sequence[Indicator], text: str) -> Iterator[Notice]:
    before = column_text(column, rows.columns(), records[0]) if records else ""
    if not is_blank(before) and compact(before) != compact(text):
        message = _("{indicator}: {column} was {old} in the dataset, and was replaced by {new}.")
        words = {"column": _header(column), "old": _quoted(before), "new": _quoted(text)}
        shown = message.format(indicator=indicator_name(rows.old.first), **words)
        yield Notice(CollectKind.RESULT_REPLACED, shown, Severity.INFO, rows.place(column))


def _unplaced(rows: _Rows, column: Column, text: str) -> Notice:
    message = _("{indicator}: {text} stands in {column}, where the dataset has no indicator; it was not taken.")
    words = {"column": _header(column), "text": _quoted(text)}
    shown = message.format(indicator=indicator_name(rows.old.first), **words)
    return Notice(CollectKind.RESULT_UNPLACED, shown, Severity.WARNING, rows.place(column))


def _cell_altered(rows: _Rows, column: Column, old: str, new: str) -> Iterator[Notice]:
    """A notice where a cell that is not to be filled in says something else; names are looked at by themselves."""
    if column.role in {Role.LEVEL, Role.SERIAL} or compact(old) == compact(new):
        return
    if column.role is Role.SCORE and column.level is not None:
        return
    kind = ALTERED.get(column.role, CollectKind.CELL_ALTERED)
    texts = {
        CollectKind.CRITERION_ALTERED: _("{indicator}: the criterion was altered, from {old} to {new}."),
        CollectKind.SCORE_ALTERED: _("{indicator}: the full marks were altered, from {old} to {new}."),
        CollectKind.CELL_ALTERED: _("{indicator}: {column} was altered, from {old} to {new}."),
    }
    before, after = _around_difference(old, new)
    name = indicator_name(rows.old.first, column.period)
    message = texts[kind].format(indicator=name, column=_header(column), old=before, new=after)
    yield Notice(kind, message, Severity.ERROR, rows.place(column))


def _names_altered(
    old: IndicatorRow, new: IndicatorRow, known: set[tuple[object, ...]], after_gap: bool
) -> Iterator[Notice]:
    """A notice for each altered name and each altered score in a name, once for all rows that it covers.

    After a missing row only the last name is looked at: with the row went the beginning of merged cells.
    """
    depth = max(len(old.first.levels), len(new.first.levels))
    for level in range(depth - 1 if after_gap else 0, depth):
        was, now = (_at(row.first.levels, level, "") for row in (old, new))
        if compact(was) != compact(now) and (level, was, now) not in known:
            known.add((level, was, now))
            text = _("Level {level}: the name was altered, from {old} to {new}.")
            message = text.format(level=level + 1, old=_quoted(was), new=_quoted(now))
            yield Notice(CollectKind.NAME_ALTERED, message, Severity.ERROR, _place(new))
        marks, marks_now = (_at(row.first.level_scores, level, None) for row in (old, new))
        if marks != marks_now and (level, now, marks, marks_now) not in known:
            known.add((level, now, marks, marks_now))
            text = _("{indicator}: the full marks were altered, from {old} to {new}.")
            message = text.format(indicator=was or now, old=_quoted(_number(marks)), new=_quoted(_number(marks_now)))
            yield Notice(CollectKind.SCORE_ALTERED, message, Severity.ERROR, _place(new))


def _at(values: Sequence[Any], place: int, absent: Any) -> Any:
    return values[place] if place < len(values) else absent


def _extra_row(row: IndicatorRow) -> Notice:
    text = _("This row is not in the dataset, and was not taken: {indicator}.")
    message = text.format(indicator=indicator_name(row.first))
    return Notice(CollectKind.ROW_EXTRA, message, Severity.ERROR, _place(row))


def _missing_row(row: IndicatorRow, filled: Form) -> Notice:
    text = _("A row is missing, so it has no result: {indicator}.")
    message = text.format(indicator=indicator_name(row.first))
    return Notice(CollectKind.ROW_MISSING, message, Severity.ERROR, Place(table=filled.table))


def _unused_columns(form: Form, filled: Form) -> set[tuple[int, int]]:
    """The columns that the filled form leaves blank from top to bottom, because it was printed without them."""
    rows = rows_of(filled)
    unused = set()
    for column in form.columns:
        if column.role is not Role.CRITERION:
            continue
        own = columns_of(form, column.section)
        texts = (
            column_text(partner, others, one)
            for row in rows
            for one in row.indicators
            if (others := columns_of(filled, row.first.section)) and (partner := partner_of(column, own, others))
        )
        if all(map(is_blank, texts)):
            unused.add((column.section, column.position))
    return unused


def _columns_altered(form: Form, filled: Form) -> Iterator[Notice]:
    place = Place(table=filled.table)
    had = Counter(compact(column.header) for column in form.columns)
    has = Counter(compact(column.header) for column in filled.columns)
    lost = list((had - has).elements())
    added = list((has - had).elements())
    if lost:
        text = _("The form no longer has these columns: {columns}.").format(columns=_(", ").join(lost))
        yield Notice(CollectKind.COLUMN_MISSING, text, Severity.ERROR, place)
    if added:
        text = _("These columns are not in the dataset, and were not taken: {columns}.")
        message = text.format(columns=_(", ").join(added))
        yield Notice(CollectKind.COLUMN_EXTRA, message, Severity.ERROR, place)


def _about_points(form: Form, found: dict[int, _Rows]) -> Iterator[Notice]:
    """What is wrong with the points: above the full marks, below zero, no number."""
    counted = {slot.column for slot in counted_slots(form)}
    for column, slots in _by_column(slots_of(form)).items():
        if not (is_points(column) or is_deduction(column) or column in counted):
            continue
        for number, slot in enumerate(slots):
            rows = found.get(slot.row.first.indicator_no)
            if rows is not None:
                yield from _about_slot(
                    slot, sum(one.points or 0.0 for one in slots[number : number + slot.shared]), rows.place(column)
                )


def _about_slot(slot: Slot, total: float, place: Place) -> Iterator[Notice]:
    name = indicator_name(slot.row.first, slot.column.period)
    marks = slot.full_marks
    sure = is_points(slot.column) or is_deduction(slot.column)
    severity = Severity.ERROR if sure else Severity.WARNING
    if marks is not None and marks >= 0 and max(total, slot.points or 0.0) > marks + 1e-9:
        text = _("{indicator}: {points} points were filled in, and the full marks are {most}.")
        shown = text.format(indicator=name, points=_number(max(total, slot.points or 0.0)), most=_number(marks))
        yield Notice(CollectKind.POINTS_ABOVE, shown, severity, place)
    if sure and not is_deduction(slot.column) and (slot.points or 0.0) < 0 and (marks is None or marks >= 0):
        text = _("{indicator}: {points} points were filled in; points are not below zero.")
        yield Notice(
            CollectKind.POINTS_BELOW, text.format(indicator=name, points=_number(slot.points)), severity, place
        )
    if sure and not slot.blank and slot.points is None:
        text = _("{indicator}: {text} is no number of points, and does not count.")
        shown = text.format(indicator=name, text=_quoted(slot.text))
        yield Notice(CollectKind.POINTS_UNREADABLE, shown, Severity.WARNING, place)


def _blanks(filled: Form, form: Form) -> Iterator[Notice]:
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
        text = _("{column} is blank from top to bottom.").format(column=_header(column))
        return Notice(CollectKind.RESULT_BLANK, text, Severity.INFO, _place(blank[0].row, column))
    names = [indicator_name(slot.row.first, column.period) for slot in blank[:LISTED]]
    listed = _(", ").join(names) + ("…" if len(blank) > LISTED else "")
    text = _("{column} is blank in {count} rows: {rows}.")
    message = text.format(column=_header(column), count=len(blank), rows=listed)
    return Notice(CollectKind.RESULT_BLANK, message, Severity.WARNING, _place(blank[0].row, column))


def _other_rows(form: Form, filled: Form) -> Iterator[Notice]:
    """What was written into rows that are no indicators: totals, notes, fields."""
    known = Counter(_row_text(row) for row in form.other_rows)
    for row in filled.other_rows:
        text = _row_text(row)
        if known[text]:
            known[text] -= 1
        elif text:
            message = _("This row is no indicator, and was not taken: {text}").format(text=_quoted(text))
            yield Notice(CollectKind.NOT_TAKEN, message, Severity.INFO, Place(table=row.table, row=row.row))


def _row_text(row: OtherRow) -> str:
    return " ".join(text for cell in row.cells if (text := without_layout(cell.text)))


def indicator_name(indicator: Indicator, period: str = "") -> str:
    """An indicator as a sentence names it: its levels, its criterion's beginning where it has none, the period."""
    names = "/".join(name for name in indicator.levels if name)
    shown = names or _quoted(indicator.criterion)
    return _("{indicator} ({period})").format(indicator=shown, period=period) if period else shown


def _header(column: Column) -> str:
    header = without_layout(column.header)
    return _("the column {header}").format(header=header) if header else _("a column without a header")


def _quoted(text: str) -> str:
    plain = without_layout(text)
    if not plain:
        return _("nothing")
    return _("“{text}”").format(text=plain if len(plain) <= SHOWN else plain[: SHOWN - 1] + "…")


def _around_difference(old: str, new: str) -> tuple[str, str]:
    """Both texts quoted from a little before their first difference on."""
    one, other = without_layout(old), without_layout(new)
    if max(len(one), len(other)) <= SHOWN:
        return _quoted(one), _quoted(other)
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, same - SHOWN // 4)
    lead = "…" if start else ""
    return _quoted(lead + one[start:]), _quoted(lead + other[start:])


def _number(value: float | None) -> str:
    return "" if value is None else print_number(round(value, 9))


def _place(row: IndicatorRow, column: Column | None = None) -> Place:
    at = column.column if column else row.first.column
    return Place(table=row.first.table, row=row.first.row, column=at)
