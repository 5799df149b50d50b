"""Write forms as a workbook: a sheet a form, merged cells, header rows repeated on A4, sums that check themselves.

What is a text stays one, also when it begins with = or looks like a number; only scores, points and totals are numbers.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import xlsxwriter
from zhibiao.extract.errors import ZhibiaoError
from zhibiao.extract.language import _

from .body import number
from .fonts import HEADING, PAGE_NUMBER, TEXT, TITLE
from .headings import Headed, with_headings
from .page import AROUND_LINE, AROUND_SIZE, TITLE_LINE, lines_around, title_lines
from .sums import Sums, find_sums, total_row
from .view import CellKind, FormView, ViewCell

NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
LONGEST_NAME = 31
LONGEST_TEXT = 32_767
HIGHEST_ROW = 409
"""What a sheet's name, a cell and a row can hold at most, in characters and points."""
A4 = 9
MARGINS = (37, 26, 35, 28)
"""Above, right, below and left on an upright page in mm; GB/T 9704-2012, 5.2.1."""
FOOTER = 12
"""How far above the paper's edge the page number ends, less than the text does, in mm: 7 mm and its own height."""
SPARE = 4
"""What a row is higher than in Word, in points, as workbooks do not grow a row by its merged cells."""
BETWEEN = 480
BELOW_TITLE = 320
"""The height of an attachment mark's line, and what stays free around a title, in twips."""
CREATED = datetime(2000, 1, 1)
"""The date that all workbooks bear, so that equal forms are equal files."""
PLAIN_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d+)?")


class TextTooLong(ZhibiaoError):
    """A cell's text that no cell of a workbook can hold."""

    kind = "text-too-long"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form's sheet: the worksheet, the maker of formats, and the row in which the table begins."""

    worksheet: Any  # XlsxWriter has no types
    style: Any
    view: FormView
    top: int


def write_xlsx(views: Sequence[FormView]) -> bytes:
    """The workbook's bytes. Raises `TextTooLong` when a text is longer than a cell can be."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": CREATED})
        formats: dict[tuple[tuple[str, object], ...], Any] = {}
        names: set[str] = set()
        for form in with_headings(views):
            worksheet = workbook.add_worksheet(_sheet_name(form.view, names))
            style = partial(_format, workbook, formats)
            _write_form(Sheet(worksheet, style, form.view, len(form.above())), form)
    return buffer.getvalue()


def _format(workbook: Any, formats: dict[tuple[tuple[str, object], ...], Any], **properties: object) -> Any:
    """One format for equal properties, as a workbook has few."""
    key = tuple(sorted(properties.items()))
    if key not in formats:
        formats[key] = workbook.add_format(properties)
    return formats[key]


def _sheet_name(view: FormView, taken: set[str]) -> str:
    words = NOT_IN_NAMES.sub(" ", f"{view.form_id} {view.unit or view.title}").strip("' ")
    name = words[:LONGEST_NAME].strip("' ") or "1"
    count = 1
    while name.casefold() in taken:
        count += 1
        end = f" {count}"
        name = words[: LONGEST_NAME - len(end)] + end
    taken.add(name.casefold())
    return name


def _write_form(sheet: Sheet, form: Headed) -> None:
    view = sheet.view
    _set_page(sheet)
    _write_heading(sheet, form)
    for row, height in enumerate(view.page.heights):
        sheet.worksheet.set_row(sheet.top + row, min(height / 20 + SPARE, HIGHEST_ROW))
    sums = find_sums(view, sheet.top)
    for cell in view.cells:
        _write_cell(sheet, cell, sums)
    added = total_row(view, sheet.top)
    _write_total(sheet, added)
    _write_checks(sheet, [*sums.checks, *added.checks])
    end = sheet.top + view.n_rows + bool(added.formulas)
    for row, line in enumerate(form.below(), end):
        _write_line(sheet, row, line)
    if view.n_rows:
        sheet.worksheet.print_area(0, 0, end + len(form.below()) - 1, view.n_columns - 1)


def _set_page(sheet: Sheet) -> None:
    worksheet, view = sheet.worksheet, sheet.view
    worksheet.set_paper(A4)
    above, right, below, left = (mm / 25.4 for mm in MARGINS)
    if view.page.landscape:
        worksheet.set_landscape()
        above, right, below, left = left, above, right, below
    worksheet.set_margins(left, right, above, below)
    worksheet.set_footer(f'&R&"{PAGE_NUMBER.name}"&14— &P —　', {"margin": below - FOOTER / 25.4})
    worksheet.center_horizontally()
    worksheet.fit_to_pages(1, 0)
    worksheet.hide_gridlines(2)
    for column, width in enumerate(view.page.widths):
        worksheet.set_column_pixels(column, column, round(width / 15))
    if view.header_rows:
        worksheet.repeat_rows(sheet.top, sheet.top + view.header_rows - 1)
        worksheet.freeze_panes(sheet.top + view.header_rows, 0)
    worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _write_heading(sheet: Sheet, form: Headed) -> None:
    mark = sheet.style(font_name=HEADING.name, font_size=16)
    title = sheet.style(font_name=TITLE.name, font_size=22, align="center", valign="vcenter", text_wrap=True)
    around = sheet.view.around
    row = 0
    for line in (*around.header, *around.above_mark):
        row = _write_line(sheet, row, line)
    for line in form.attachment:
        sheet.worksheet.set_row(row, BETWEEN / 20)
        _text(sheet, row, 0, line, mark)
        row += 1
    for line in around.above_title:
        row = _write_line(sheet, row, line)
    for line in form.title:
        lines = title_lines(line, sum(sheet.view.page.widths))
        sheet.worksheet.set_row(row, min(HIGHEST_ROW, (lines * TITLE_LINE + BELOW_TITLE) / 20))
        _merge(sheet, row, 0, row, sheet.view.n_columns - 1, title)
        _text(sheet, row, 0, line, title)
        row += 1
    for line in around.above:
        row = _write_line(sheet, row, line)


def _write_line(sheet: Sheet, row: int, line: str) -> int:
    """Write a line above or below the table over its whole width; give the row after it."""
    look = sheet.style(font_name=TEXT.name, font_size=AROUND_SIZE, align="left", valign="vcenter", text_wrap=True)
    lines = lines_around(line, sum(sheet.view.page.widths))
    sheet.worksheet.set_row(row, min(HIGHEST_ROW, lines * AROUND_LINE / 20 + SPARE))
    _merge(sheet, row, 0, row, sheet.view.n_columns - 1, look)
    _text(sheet, row, 0, line, look)
    return row + 1


def _write_cell(sheet: Sheet, cell: ViewCell, sums: Sums) -> None:
    row, column = sheet.top + cell.row, cell.column
    look = _look(sheet, cell)
    _merge(sheet, row, column, row + cell.row_span - 1, column + cell.column_span - 1, look)
    if (cell.row, cell.column) in sums.formulas:
        formula, value = sums.formulas[cell.row, cell.column]
        sheet.worksheet.write_formula(row, column, formula, look, value)
    elif _is_number(cell):
        sheet.worksheet.write_number(row, column, float(cell.text), look)
    else:
        _text(sheet, row, column, cell.text, look)
    _validate(sheet, row, cell)


def _is_number(cell: ViewCell) -> bool:
    """Whether a cell holds a number that is counted: a score, points, a total; written as we write numbers."""
    counted = cell.kind is CellKind.TOTAL or (cell.entry and (cell.entry.points or cell.entry.field == "score"))
    return bool(counted and PLAIN_NUMBER.fullmatch(cell.text) and number(float(cell.text)) == cell.text)


def _validate(sheet: Sheet, row: int, cell: ViewCell) -> None:
    """Points that are filled in by hand lie between zero and the full marks."""
    entry = cell.entry
    if not entry or not entry.points or entry.full_marks is None:
        return
    low, high = sorted((0.0, entry.full_marks))
    rule = f"请填{number(low)}至{number(high)}之间的数"
    limits = {"validate": "decimal", "criteria": "between", "minimum": _whole(low), "maximum": _whole(high)}
    says = {"input_message": rule, "error_title": "超出分值", "error_message": rule}
    last = row + cell.row_span - 1
    sheet.worksheet.data_validation(row, cell.column, last, cell.column, limits | says)


def _whole(value: float) -> int | float:
    return int(value) if value.is_integer() else value


def _look(sheet: Sheet, cell: ViewCell) -> Any:
    bold = cell.header or cell.kind is CellKind.SECTION
    return sheet.style(
        font_name=HEADING.name if bold else TEXT.name,
        font_size=sheet.view.page.font_size,
        align="center" if cell.centred or bold else "left",
        valign="vcenter",
        text_wrap=True,
        border=1,
    )


def _merge(sheet: Sheet, first_row: int, first: int, last_row: int, last: int, look: Any) -> None:
    if (first_row, first) != (last_row, last):
        sheet.worksheet.merge_range(first_row, first, last_row, last, "", look)


def _text(sheet: Sheet, row: int, column: int, text: str, look: Any) -> None:
    if len(text) > LONGEST_TEXT:
        message = _(
            "Form {form}: a text of {length} characters does not fit in a workbook's cell. Choose another format."
        )
        raise TextTooLong(message.format(form=sheet.view.form_id, length=len(text)))
    sheet.worksheet.write_string(row, column, text, look) if text else sheet.worksheet.write_blank(
        row, column, "", look
    )


def _write_total(sheet: Sheet, added: Sums) -> None:
    """The total row of a blank form that has none."""
    if not added.formulas:
        return
    row = sheet.top + sheet.view.n_rows
    look = sheet.style(
        font_name=TEXT.name, font_size=sheet.view.page.font_size, align="center", valign="vcenter", border=1
    )
    sheet.worksheet.set_row(row, 24)
    for column in range(sheet.view.n_columns):
        sheet.worksheet.write_blank(row, column, "", look)
    sheet.worksheet.write_string(row, 0, "合计", look)
    for (_row, column), (formula, value) in added.formulas.items():
        sheet.worksheet.write_formula(row, column, formula, look, value)


def _write_checks(sheet: Sheet, checks: Iterable[tuple[int, str, str]]) -> None:
    """What is wrong with a sum, beside the table where it is not printed."""
    look = sheet.style(font_name=TEXT.name, font_size=10.5, font_color="#C00000")
    column = sheet.view.n_columns + 1
    sheet.worksheet.set_column_pixels(column, column, 240)
    by_row: dict[int, list[str]] = {}
    for row, wrong, says in checks:
        by_row.setdefault(row, []).append(f'IF({wrong},"{says}；","")')
    for row, parts in by_row.items():
        sheet.worksheet.write_formula(row, column, "=" + "&".join(parts), look, "")
