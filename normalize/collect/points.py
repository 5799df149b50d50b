"""What of a filled form are points: their columns, the numbers, and the full marks they are held against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..check.audit import field_text
from ..compare.match_indicators import IndicatorRow, rows_of
from ..facts.numbers import AMOUNT, cell_text
from ..facts.wording import compact, is_blank
from ..reading.build.by_role import TEXT_FIELDS, owner_positions
from ..records import Column, Form, Indicator, Role

POINTS = re.compile(r"[得评打核考查审实计]分$|^(?=.*[）)]$).*?[得评打核考查审实计]分[(（]")
DEDUCTION = re.compile(r"[扣减]分$|^(?=.*[）)]$).*?[扣减]分[(（]")
NUMBER = re.compile(rf"(?:得|计|扣)?([-+]?{AMOUNT})分?[。.]?")


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a filled form that holds a result: its row, its column, what stands there and its full marks.

    `shared` is over how many cells from this one on the full marks reach. A cell over several rows is one, with the
    full marks of all of them.
    """

    row: IndicatorRow
    column: Column
    text: str
    full_marks: float | None
    shared: int = 1

    @property
    def points(self) -> float | None:
        """The number of points; None where it is blank or no number."""
        return read_points(self.text)

    @property
    def blank(self) -> bool:
        """Whether nothing was filled in."""
        return is_blank(self.text)


def read_points(text: str) -> float | None:
    """8, 8.5分, ８ and 8② are points; 约8, 8-9, 1 8 and 合格 are none."""
    found = NUMBER.fullmatch(cell_text(text))
    return float(found.group(1)) if found else None


def is_points(column: Column) -> bool:
    """Whether a column is filled in with points: 得分, 自评分, 考核得分（100分）."""
    return _is_result(column) and bool(POINTS.search(compact(column.header)))


def is_deduction(column: Column) -> bool:
    """Whether a column is filled in with what is taken off the full marks: 扣分."""
    return _is_result(column) and bool(DEDUCTION.search(compact(column.header)))


def _is_result(column: Column) -> bool:
    return column.role is Role.RESULT or (column.fill_in and column.role is Role.OTHER)


def slots_of(form: Form) -> list[Slot]:
    """The cells of a form's result columns, row by row; one that belongs to no period counts once."""
    slots: list[Slot] = []
    merged: dict[Column, tuple[int, int]] = {}
    for number, row in enumerate(rows_of(form)):
        columns = columns_of(form, row.first.section)
        for column in columns:
            records = records_in(row, column)
            if not _is_result(column) or not records:
                continue
            slot = _slot(row, column, columns, records)
            place, stop = merged.get(column, (0, 0))
            if number < stop and compact(slot.text) in {"", compact(slots[place].text)}:
                slots[place] = _over_one_more(slots[place], slot)
                continue
            reach = max(one.merged.get(str(column.position), 1) for one in records)
            merged[column] = (len(slots), number + reach)
            slots.append(slot)
    return slots


def _slot(row: IndicatorRow, column: Column, columns: Sequence[Column], records: Sequence[Indicator]) -> Slot:
    scored = next((one for one in records if one.score is not None), records[0])
    return Slot(row, column, column_text(column, columns, records[0]), scored.score, scored.score_shared or 1)


def _over_one_more(slot: Slot, covered: Slot) -> Slot:
    """A merged cell with the full marks of one more row that it covers."""
    marks = [one.full_marks for one in (slot, covered) if one.full_marks is not None]
    return replace(slot, full_marks=sum(marks) if marks else None, shared=max(slot.shared - 1, 1))


def counted_slots(form: Form) -> list[Slot]:
    """The cells that make up a unit's points: of several columns of points the last one that is filled in.

    Where a section has no column of points it is its first column of results; what is taken off is never counted.
    """
    slots = [slot for slot in slots_of(form) if not is_deduction(slot.column)]
    chosen: dict[tuple[int, str], Column] = {}
    for slot in slots:
        place = (slot.column.section, slot.column.period)
        if place not in chosen or _counts_more(slot, chosen[place], slots):
            chosen[place] = slot.column
    return [slot for slot in slots if chosen[slot.column.section, slot.column.period] == slot.column]


def _counts_more(slot: Slot, than: Column, slots: Sequence[Slot]) -> bool:
    column = slot.column
    if not is_points(column) or column == than:
        return False
    return not is_points(than) or (column.position > than.position and _holds_points(column, slots))


def _holds_points(column: Column, slots: Sequence[Slot]) -> bool:
    return any(slot.points is not None for slot in slots if slot.column == column)


def columns_of(form: Form, section: int) -> tuple[Column, ...]:
    """The printed columns over a section's rows: its own, or those of the last section before it that has any."""
    sections = [column.section for column in form.columns if column.section <= section]
    own = max(sections, default=section)
    return tuple(column for column in form.columns if column.section == own)


def records_in(row: IndicatorRow, column: Column) -> tuple[Indicator, ...]:
    """The records of a row that a column is about: those of its period, or all."""
    return tuple(one for one in row.indicators if not column.period or one.period == column.period)


def column_text(column: Column, columns: Sequence[Column], indicator: Indicator) -> str:
    """What stands in a printed column of an indicator's row."""
    if column.role is Role.LEVEL:
        return indicator.name_at(column.level or 1)
    fills = column.position in owner_positions(columns) or (column.role is Role.SCORE and column.level is not None)
    field = field_text(column, indicator) if fills else None
    if field is not None:
        return field
    return next((indicator.extra[key] for key in extra_keys(column, columns) if key in indicator.extra), "")


def extra_keys(column: Column, columns: Sequence[Column]) -> Iterator[str]:
    """The names under which `extra` may hold a column: its header, with a number from the second of its kind on."""
    owners = owner_positions(columns)
    alike = [c for c in columns if (c.header, c.period) == (column.header, column.period)]
    before = [c for c in alike if c.position < column.position]
    number = 1 + sum(not (c.position in owners and c.role in TEXT_FIELDS) for c in before)
    joined = column.header.replace("\n", "")
    if number == 1:
        yield joined
        yield column.header
    else:
        yield f"{joined}_{number}"
        yield f"{column.header}_{number}"
