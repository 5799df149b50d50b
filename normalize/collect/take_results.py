"""Take the results out of a form that came back filled in, and see what was altered that should not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from zhibiao.extract.document import Notice, Place, Severity
from zhibiao.extract.language import _

from ..compare.compare_forms import ChangeKind, name_differences
from ..compare.match_indicators import IndicatorRow, pair_rows, rows_of
from ..facts.wording import compact, is_blank
from ..reading.build.by_role import TEXT_FIELDS, owner_positions
from ..records import RULES, CollectKind, Column, Form, Indicator, Role
from ..store.quoting import around_difference, column_name, indicator_name, quoted
from .check_results import about_blanks, about_lines, about_other_rows, about_points, about_totals, place_in
from .points import column_text, columns_of, extra_keys, records_in

NEVER_TAKEN = frozenset({Role.LEVEL, Role.SERIAL, Role.SCORE})
ALTERED = {Role.CRITERION: CollectKind.CRITERION_ALTERED, Role.SCORE: CollectKind.SCORE_ALTERED}


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
    notices += about_points(taken, lambda number, column: _place_of_result(found.get(number), column))
    notices += about_blanks(form, filled)
    notices += about_totals(filled)
    notices += about_other_rows(form, filled)
    notices += about_lines(form, filled)
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
        return place_in(self.new, partner)


def _place_of_result(rows: _Rows | None, column: Column) -> Place | None:
    filled_in = rows is not None and any(
        not is_blank(rows.text_filled(column, one.period)) for one in records_in(rows.old, column)
    )
    return rows.place(column) if rows is not None and filled_in else None


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
        words = {"column": column_name(column), "old": quoted(before), "new": quoted(text)}
        shown = message.format(indicator=indicator_name(rows.old.first), **words)
        yield Notice(CollectKind.RESULT_REPLACED, shown, Severity.INFO, rows.place(column))


def _unplaced(rows: _Rows, column: Column, text: str) -> Notice:
    message = _("{indicator}: {text} stands in {column}, where the dataset has no indicator; it was not taken.")
    words = {"column": column_name(column), "text": quoted(text)}
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
    before, after = around_difference(old, new)
    name = indicator_name(rows.old.first, column.period)
    message = texts[kind].format(indicator=name, column=column_name(column), old=before, new=after)
    yield Notice(kind, message, Severity.ERROR, rows.place(column))


def _names_altered(
    old: IndicatorRow, new: IndicatorRow, known: set[tuple[object, ...]], after_gap: bool
) -> Iterator[Notice]:
    """A notice for each altered name and each altered score in a name, once for all rows that it covers.

    After a missing row only the last name is looked at: with the row went the beginning of merged cells.
    """
    depth = max(len(old.first.levels), len(new.first.levels))
    for level in range(depth if after_gap else 1, depth + 1):
        for key, kind, message in _altered_at(level, old.first, new.first):
            if key not in known:
                yield Notice(kind, message, Severity.ERROR, place_in(new))
            known.add(key)


def _altered_at(level: int, old: Indicator, new: Indicator) -> Iterator[tuple[tuple[object, ...], CollectKind, str]]:
    """What differs in the names of a level: what it is known by, its kind, the sentence."""
    name = old.name_at(level) or new.name_at(level)
    for one in name_differences(old, new, level):
        shown = {"old": quoted(one.old), "new": quoted(one.new)}
        if one.kind is ChangeKind.REWORDED:
            message = _("Level {level}: the name was altered, from {old} to {new}.").format(level=level, **shown)
            yield (level, one.old, one.new), CollectKind.NAME_ALTERED, message
        else:
            message = _("{indicator}: the full marks were altered, from {old} to {new}.").format(
                indicator=name, **shown
            )
            yield (level, new.name_at(level), one.old, one.new), CollectKind.SCORE_ALTERED, message


def _extra_row(row: IndicatorRow) -> Notice:
    text = _("This row is not in the dataset, and was not taken: {indicator}.")
    message = text.format(indicator=indicator_name(row.first))
    return Notice(CollectKind.ROW_EXTRA, message, Severity.ERROR, place_in(row))


def _missing_row(row: IndicatorRow, filled: Form) -> Notice:
    text = _("A row is missing, so it has no result: {indicator}.")
    message = text.format(indicator=indicator_name(row.first))
    return Notice(CollectKind.ROW_MISSING, message, Severity.ERROR, Place(table=filled.table))


def _unused_columns(form: Form, filled: Form) -> set[tuple[int, int]]:
    """The columns that the filled form leaves blank from top to bottom, because it was printed without them."""
    rows = rows_of(filled)
    unused = set()
    for column in form.columns:
        if column.role not in RULES:
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
