"""Variants of tables that are filled in, or in which a score is not what it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from edited_tables import with_texts
from originals import Changed, Original, Sheet, row_of, same_rows
from zhibiao.extract.document import Cell
from zhibiao.normalize.facts.scores import read_score
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.records import CheckKind, Column, Form, Indicator, OtherCell, Role, RowKind

SUMS = frozenset({CheckKind.LEVEL_SUM, CheckKind.TOTAL_SUM})
DONE, ON_FILE = "已按时完成", "见台账"
WHOLE = re.compile(r"\d+分?")
WORDED = re.compile("情况|原因|意见|说明|记录|结果")
OF_PERSONS = re.compile("签名|签字|确认|评定|人$")
"""Headers over names and signatures, which no figure is filled in under."""
OF_POINTS_GIVEN = re.compile("得分|自评|互评|师评|考核分|考评分|复核|实得|打分|评委|初评|复评|评审")
"""Headers that say that points stand below which were given, whether or not full marks stand beside them."""
DIFFERENCE = re.compile("[加减扣]")


def points_filled_in(original: Original) -> Changed | None:
    """A point less than the full marks in each blank cell of a column of results; a tick in one of those to tick."""
    return _filled(original, partial(_points, less=1))


def full_points_filled_in(original: Original) -> Changed | None:
    """The full marks themselves in each blank cell of a column of results."""
    return _filled(original, partial(_points, less=0))


def texts_filled_in(original: Original) -> Changed | None:
    """What was done, in each blank cell of a column of results that takes words, and of remarks."""
    return _filled(original, _text)


def _filled(original: Original, text_for: Callable[[Column, Indicator, Form], str]) -> Changed | None:
    sheet = original.sheet
    if not sheet:
        return None
    texts = {
        (row, place): text_for(column, one, sheet.form)
        for column in sheet.form.columns
        for one, row in sheet.lines
        for place in range(column.column, column.column + column.column_span)
        if one.period == column.period or not column.period
    }
    table = with_texts(sheet.table, lambda cell: cell.text or texts.get((cell.row, cell.column), ""))
    return same_rows(original, original.with_table(table)) if table != sheet.table else None


def _points(column: Column, one: Indicator, form: Form, less: int) -> str:
    if column.role != Role.RESULT:
        return ""
    ticked = [other.position for other in form.columns if load_vocabulary().is_tick(other.header)]
    if column.position in ticked:
        return "√" if column.position == ticked[(one.indicator_no * (1 - less)) % len(ticked)] else ""
    if not _takes_points(column.header, one):
        return ""
    return str(less) if DIFFERENCE.search(column.header) else f"{max((one.score or 5) - less, 0):g}"


def _takes_points(header: str, one: Indicator) -> bool:
    """Whether points are given under a header; where the row has no full marks the header must say so."""
    if not header or WORDED.search(header) or OF_PERSONS.search(header.split("\n")[-1]):
        return False
    return one.score is not None or bool(OF_POINTS_GIVEN.search(header))


def _text(column: Column, one: Indicator, form: Form) -> str:
    if column.role == Role.REMARK:
        return ON_FILE
    return DONE if column.role == Role.RESULT and WORDED.search(column.header.split("\n")[-1]) else ""


def one_score_off_by_one(original: Original) -> Changed | None:
    """A point more in one score cell; where a sum that covers it is printed a notice says that it does not come out."""
    sheet = original.sheet
    chosen = _scored(sheet) if sheet else []
    if not chosen:
        return None
    one, cell = chosen[len(chosen) // 2]
    text = re.sub(r"\d+", f"{one.score + 1:g}", cell.text)
    table = with_texts(sheet.table, lambda other: text if other is cell else other.text)
    rows = [row_of(replace(other, score=one.score + 1) if other is one else other) for other in sheet.form.indicators]
    return Changed(original.with_table(table), rows, SUMS if _is_summed(one, sheet.form) else frozenset())


def _scored(sheet: Sheet) -> list[tuple[Indicator, Cell]]:
    """The indicators whose whole score stands in a cell of its own on their row."""
    cells = {(cell.row, cell.column): cell for cell in sheet.table.cells if cell.row_span == 1}
    columns = _score_columns(sheet.form)
    pairs = [(one, cells.get((row, columns.get(one.period)))) for one, row in sheet.lines]
    return [(one, cell) for one, cell in pairs if cell and WHOLE.fullmatch(cell.text) and _number(cell) == one.score]


def _score_columns(form: Form) -> dict[str, int]:
    """The grid column of the scores of each period; none where two are of one period, or the header says results."""
    scores = [column for column in form.columns if column.role == Role.SCORE]
    columns = {column.period: column.column for column in scores}
    return columns if len(columns) == len(scores) and not any(map(_heads_results, scores)) else {}


def _heads_results(column: Column) -> bool:
    return load_vocabulary().role_of(column.header) == Role.RESULT


def _number(cell: Cell | OtherCell) -> float | None:
    return read_score(cell.text).number


def _is_summed(one: Indicator, form: Form) -> bool:
    """Whether a total row, or the name of a level, bears the sum of the scores to which this one belongs."""
    groups = [
        (printed, [other for other in form.indicators if other.levels[:level] == one.levels[:level]])
        for level, printed in enumerate(one.level_scores, 1)
    ]
    by_names = any(len(group) > 1 and _sum(group) == printed for printed, group in groups)
    return by_names or _sum(form.indicators) in _totals(form)


def _sum(indicators: Sequence[Indicator]) -> float:
    return sum(one.score or 0 for one in indicators)


def _totals(form: Form) -> set[float | None]:
    """The whole numbers in the total rows below all indicators."""
    rows = [row for row in form.other_rows if row.kind == RowKind.TOTAL and row.after == len(form.indicators)]
    return {_number(cell) for row in rows for cell in row.cells if WHOLE.fullmatch(cell.text)}
