"""Bring forms to the columns, headers and total row of one standard, and name what it has no place for.

序号 | 项目 | 内容 | 得分            一级指标 | 评分标准 | 分值 | 得分
1    | 卫生 | 整洁 |        --->     卫生     | 整洁     | 10   |
                                     合计                | 10   |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from zhibiao.extract.document import Notice
from zhibiao.extract.language import _
from zhibiao.normalize.records import Column, Form, Indicator, OtherCell, OtherRow, Role, RowKind

from .body import FIELDS, Layout, layout, number
from .records import UNPLACED, StoredForm
from .standard import Standard, StandardColumn
from .unplaced import FormKind

TOTALS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL})


@dataclass(frozen=True, slots=True)
class Placed:
    """A form in the standard's layout, and what was said about it."""

    stored: StoredForm
    notices: tuple[Notice, ...]


def standardized(forms: Iterable[StoredForm], standard: Standard) -> list[Placed]:
    """The forms in the standard's layout, in their order."""
    stored = list(forms)
    used = _used(standard, [one.form for one in stored])
    return [_placed(one, used) for one in stored]


def _used(standard: Standard, forms: Sequence[Form]) -> Standard:
    """The standard without the optional columns that no form has."""
    columns = tuple(one for one in standard.columns if not one.optional or any(_has(form, one) for form in forms))
    return replace(standard, columns=columns)


def _has(form: Form, wanted: StandardColumn) -> bool:
    if wanted.role is Role.LEVEL:
        return any(len(one.levels) >= (wanted.level or 1) for one in form.indicators)
    return any(_matches(column, wanted) for column in form.columns)


def _matches(column: Column, wanted: StandardColumn) -> bool:
    """Whether a form's column is the one wanted: by its header where the standard names headers, else by its role."""
    header = column.header.replace("\n", "")
    if wanted.sources or wanted.role is Role.OTHER:
        return header in {*wanted.sources, wanted.header} or column.header.rsplit("\n", 1)[-1] in wanted.sources
    return column.role is wanted.role and column.level == wanted.level


def _placed(stored: StoredForm, standard: Standard) -> Placed:
    form = stored.form
    periods = standard.periods or _periods(form)
    numbers, columns = _sections(form, standard, periods)
    places = {section: layout(of_section, 0, lambda _one: False) for section, of_section in columns.items()}
    indicators = tuple(_moved(one, form, numbers[one.section], places, standard) for one in form.indicators)
    totals = tuple(_total(indicators, columns, standard))
    rows, lost = _other_rows(form, numbers, columns, bool(totals))
    title, untitled = _title(form, standard.title)
    made = replace(
        form,
        title=title,
        columns=tuple(column for section in sorted(columns) for column in columns[section]),
        indicators=indicators,
        other_rows=(*rows, *totals),
    )
    said = [_not_placed(stored.form_id, text) for text in (*lost, *_replaced(form, totals))]
    if untitled:
        said.append(_no_title(stored.form_id, untitled))
    return Placed(replace(stored, form=made), tuple(said))


def _periods(form: Form) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.period for one in form.indicators if one.period))


def _sections(
    form: Form, standard: Standard, periods: Sequence[str]
) -> tuple[dict[int, int], dict[int, tuple[Column, ...]]]:
    """The new number of each section, and the columns of the new ones.

    Sections with the same columns become one; one whose indicators have no period gets no columns for periods.
    """
    old = sorted(
        {one.section for one in form.columns}
        | {one.section for one in form.indicators}
        | {one.section for one in form.other_rows}
    )
    with_periods = {one.section for one in form.indicators if one.period}
    held = [section for section in old if any(one.section == section for one in form.indicators)]
    numbers: dict[int, int] = {}
    columns: dict[int, tuple[Column, ...]] = {}
    before: bool | None = None
    for section in old:
        apart = section in with_periods if section in held or before is None else before
        if apart is not before:
            columns[len(columns) + 1] = tuple(_columns(form, standard, periods, len(columns) + 1, apart=apart))
        numbers[section], before = len(columns), apart
    return numbers or {1: 1}, columns or {1: tuple(_columns(form, standard, periods, 1, apart=False))}


def _columns(form: Form, standard: Standard, periods: Sequence[str], section: int, *, apart: bool) -> Iterator[Column]:
    """The printed columns of a section; without periods the first column of the run takes the room of the others."""
    at, position = 0, 1
    for by_period, group in groupby(standard.columns, key=lambda one: one.by_period):
        run = list(group)
        spare = (max(len(periods), 1) - 1) * len(run) if by_period and not apart else 0
        for period in periods if by_period and apart else ("",):
            for wanted in run:
                span = 1 + spare
                spare = 0
                yield _column(form, wanted, period, section, position, at, span)
                at, position = at + span, position + 1


def _column(form: Form, wanted: StandardColumn, period: str, section: int, position: int, at: int, span: int) -> Column:
    deadline = next((one.deadline for one in form.indicators if one.deadline and one.period == period), "")
    header = wanted.header.replace("{period}", period).replace("{deadline}", deadline)
    for nothing in ("（）", "()"):
        header = header.replace(nothing, "")
    return Column(
        section,
        position,
        header,
        wanted.role,
        wanted.level,
        period,
        deadline,
        wanted.fill_in,
        column=at,
        column_span=span,
    )


def _moved(one: Indicator, form: Form, section: int, places: Mapping[int, Layout], standard: Standard) -> Indicator:
    """The indicator in its new section, its further columns under their new headers."""
    old = [column for column in form.columns if column.section == one.section]
    names = layout(old, 0, lambda _column: False).names
    extra = dict(one.extra)
    found: dict[str, str] = {}
    new = places[section]
    for column in new.columns:
        if column.position in new.names:
            text = _taken(extra, old, names, _wanted(column, standard))
            if not text and column.role is Role.SERIAL:
                text = str(one.indicator_no)
            if text:
                found[new.names[column.position][0]] = text
    merged = {
        str(wanted.position): one.merged[str(before.position)]
        for wanted in new.columns
        for before in old
        if wanted.role in FIELDS and _same(wanted, before) and str(before.position) in one.merged
    }
    return replace(one, section=section, extra={**extra, **found}, merged=merged)


def _wanted(column: Column, standard: Standard) -> list[StandardColumn]:
    same = [one for one in standard.columns if one.role is column.role and one.level == column.level]
    return [one for one in same if one.header == column.header] or same


def _taken(
    extra: dict[str, str], old: Sequence[Column], names: Mapping[int, tuple[str, ...]], wanted: Sequence[StandardColumn]
) -> str:
    """What the form has for a column; it is taken out of `extra`."""
    for column in old:
        if not any(_matches(column, one) for one in wanted):
            continue
        for name in names.get(column.position, ()):
            if name in extra:
                return extra.pop(name)
    return ""


def _other_rows(
    form: Form, numbers: Mapping[int, int], columns: Mapping[int, tuple[Column, ...]], replaced: bool
) -> tuple[list[OtherRow], list[str]]:
    """The rows that are no indicators in the new layout, and the texts that have no place there."""
    rows: list[OtherRow] = []
    lost: list[str] = []
    for row in form.other_rows:
        section = numbers[row.section]
        if row.kind is RowKind.TOTAL and replaced:
            continue
        if row.kind in TOTALS:
            old = [column for column in form.columns if column.section == row.section]
            cells, left = _total_cells(row, old, columns[section])
            lost += left
        else:
            cells = _joined(row, columns[section])
        if cells:
            rows.append(replace(row, section=section, cells=tuple(cells)))
    return rows, lost


def _joined(row: OtherRow, columns: Sequence[Column]) -> list[OtherCell]:
    """The texts of a row as one cell over the whole table."""
    text = "　".join(cell.text for cell in row.cells if cell.text.strip())
    return [OtherCell(0, _right_edge(columns), text)] if text else []


def _right_edge(columns: Sequence[Column]) -> int:
    return max(column.column + column.column_span for column in columns)


def _total_cells(row: OtherRow, old: Sequence[Column], columns: Sequence[Column]) -> tuple[list[OtherCell], list[str]]:
    """A total's cells under the columns that hold the same as those they stood under; the label begins the row."""
    label = next((cell for cell in row.cells if cell.text.strip()), None)
    found: dict[int, str] = {}
    lost: list[str] = []
    for cell in row.cells:
        if cell is label or not cell.text.strip():
            continue
        above = next((one for one in old if one.column <= cell.column < one.column + one.column_span), None)
        place = next((one for one in columns if above and _same(one, above)), None)
        if place is None or place.column in found:
            lost.append(cell.text)
        else:
            found[place.column] = cell.text
    if label is None or 0 in found:
        lost += [label.text] if label else []
        return _sum_cells("", 0, found, columns), lost
    return _sum_cells(label.text, min(found, default=_right_edge(columns)), found, columns), lost


def _sum_cells(label: str, first: int, found: Mapping[int, str], columns: Sequence[Column]) -> list[OtherCell]:
    """A row of sums: the label up to the first sum, then a cell a column, blank where it has none."""
    cells = [
        OtherCell(one.column, one.column_span, found.get(one.column, "")) for one in columns if one.column >= first
    ]
    return [OtherCell(0, first, label), *cells] if first else cells


def _same(one: Column, other: Column) -> bool:
    return (one.role, one.level) == (other.role, other.level) and one.period in {other.period, ""}


def _total(
    indicators: Sequence[Indicator], columns: Mapping[int, tuple[Column, ...]], standard: Standard
) -> Iterator[OtherRow]:
    """The standard's total row: the sum of each column of scores, as it is printed."""
    sums: dict[int, float] = {}
    for column in (one for section in columns.values() for one in section):
        if column.role is Role.SCORE and column.level is None:
            scores = [one.score for one in indicators if one.section == column.section]
            periods = [one.period for one in indicators if one.section == column.section]
            here = [s for s, p in zip(scores, periods, strict=True) if s is not None and p in {column.period, ""}]
            sums[column.column] = sums.get(column.column, 0.0) + sum(here)
    first = min(sums, default=0)
    if standard.total and first:
        last = max(columns)
        after = max((one.indicator_no for one in indicators), default=0)
        texts = {column: number(value) for column, value in sums.items()}
        cells = _sum_cells(standard.total, first, texts, max(columns.values(), key=len))
        yield OtherRow(RowKind.TOTAL, last, after, tuple(cells), UNPLACED)


def _replaced(form: Form, totals: Sequence[OtherRow]) -> Iterator[str]:
    """What the form's own total rows say beyond their labels and the sums of the row that takes their place."""
    printed = {cell.text for row in totals for cell in row.cells}
    for row in form.other_rows if totals else ():
        texts = [cell.text for cell in row.cells if cell.text.strip()] if row.kind is RowKind.TOTAL else []
        yield from (text for text in texts[1:] if text.strip().removesuffix("分") not in printed)


def _title(form: Form, wording: str) -> tuple[str, list[str]]:
    """The title in the standard's wording; the form's own, and what was missing, where it lacks one of the fields."""
    known = {"year": "" if form.year is None else str(form.year), "unit": form.unit, "kind": form.kind}
    missing = [name for name, value in known.items() if f"{{{name}}}" in wording and not value]
    if not wording or missing:
        return form.title, missing
    for name, value in known.items():
        wording = wording.replace(f"{{{name}}}", value)
    return wording, []


def _not_placed(form_id: str, text: str) -> Notice:
    message = _("Form {form}: the standard has no place for {text}, which a row of sums holds; it is not printed.")
    return Notice(FormKind.NOT_PRINTED, message.format(form=form_id, text=repr(text)))


def _no_title(form_id: str, missing: Sequence[str]) -> Notice:
    message = _("Form {form}: its own title is kept, as it names no {fields}.")
    return Notice(FormKind.NOT_PRINTED, message.format(form=form_id, fields=", ".join(missing)))
