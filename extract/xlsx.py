"""Read a workbook into a Document: a table a sheet, for forms that were filled in in a spreadsheet.

Only sheets as forms are printed on them are understood: lines above the table are its title, the print area is where
the form ends, a formula counts as the value that the spreadsheet saved with it.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from .archive import Archive
from .document import Cell, Document, Notice, Paragraph, Place, ReadingKind, Table
from .errors import UnreadableFile
from .files import TooLarge, load, start_of
from .language import _
from .limits import LIMITS, MEBIBYTE, Limits

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WORKBOOK = "xl/workbook.xml"
PART_BYTES = 64 * MEBIBYTE
"""The most that a part of a workbook may unpack to: openpyxl needs about fifty times as much memory."""
MOST_ROWS = 20_000
MOST_COLUMNS = 200
"""What of a sheet is read; forms are far smaller, and a cell formatted by mistake may stand a million rows below."""

DECLARATIONS = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
"""No program writes document type declarations into a workbook (ECMA-376, part 2); entities hide behind them."""

LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""What of a number format is shown as it stands, or says a colour or condition (ECMA-376 part 1, 18.8.31)."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 1."""


def is_workbook(path: Path) -> bool:
    """Whether the file is an Office Open XML workbook, by its content; False where it cannot be opened."""
    try:
        if start_of(path, 4) != b"PK\3\4":
            return False
        with ZipFile(path) as package:
            return WORKBOOK in {name.replace("\\", "/").lower() for name in package.namelist()}
    except (OSError, BadZipFile, ValueError, NotImplementedError):
        return False


def read_workbook(path: Path, *, name: str, limits: Limits = LIMITS) -> Document:
    """Read a workbook; raises `UnreadableFile` (too-large, limit, encrypted, truncated, corrupt)."""
    try:
        data = load(path, min(limits.file_bytes, PART_BYTES))
    except TooLarge as error:
        text = _("The workbook has {size} MB, more than a form needs. Save the form alone.")
        raise UnreadableFile("too-large", text.format(size=error.size >> 20)) from error
    except OSError as error:
        text = _("The file cannot be read: {why}").format(why=error.strerror)
        raise UnreadableFile("permission", text) from error
    _check_parts(data, limits)
    blocks: list[Paragraph | Table] = []
    notices: list[Notice] = []
    for sheet in _sheets(data):
        blocks += _blocks(sheet, notices)
    fingerprint = hashlib.sha256(data).hexdigest()
    return Document(name, "xlsx", tuple(blocks), tuple(notices), sha256=fingerprint)


def _check_parts(data: bytes, limits: Limits) -> None:
    """Refuse packages of which a part would unpack to more than a form needs, before any is unpacked whole."""
    archive = Archive(data, limits)
    for part in archive.names():
        if not part.endswith((".xml", ".rels")):
            continue
        with archive.open(part) as opened:
            xml = opened.read(PART_BYTES + 1)
        if len(xml) > PART_BYTES:
            text = _("The workbook's part {part} is larger than a form needs. Save the form alone.")
            raise UnreadableFile("limit", text.format(part=part))
        if any(mark in xml for mark in DECLARATIONS):
            raise _damaged()


def _sheets(data: bytes) -> list[Worksheet]:
    """The visible sheets; pictures and macros are not loaded."""
    from openpyxl import load_workbook  # takes a tenth of a second, and few files need it

    try:
        book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    except Exception as error:  # openpyxl lets many kinds of errors out of damaged files
        raise _damaged() from error


def _damaged() -> UnreadableFile:
    return UnreadableFile("corrupt", _("The workbook is damaged. Open it in Excel and save it again."))


def _blocks(sheet: Worksheet, notices: list[Notice]) -> Iterator[Paragraph | Table]:
    area = _used(sheet)
    if area is None:
        return
    first, left, last, right = area
    top = _table_top(sheet, area)
    for row in range(first, top):
        line = [text for column in range(left, right + 1) if (text := _text(sheet.cell(row, column).value))]
        yield Paragraph(" ".join(line))
    if top <= last:
        yield _table(sheet, (top, left, last, right))
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        text = _("The sheet {name} is larger than a form; only its first {rows} rows and {columns} columns were read.")
        message = text.format(name=sheet.title, rows=MOST_ROWS, columns=MOST_COLUMNS)
        notices.append(Notice(ReadingKind.LIMIT_REACHED, message, place=Place()))


def _used(sheet: Worksheet) -> Area | None:
    """The print area where the sheet has one, else the cells in which something stands."""
    printed = _print_area(sheet)
    if printed is not None:
        return printed
    filled = [
        (cell.row, cell.column)
        for row in sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS), max_col=min(sheet.max_column, MOST_COLUMNS))
        for cell in row
        if _text(cell.value) or _is_bordered(cell)
    ]
    if not filled:
        return None
    rows, columns = zip(*filled, strict=True)
    return min(rows), min(columns), max(rows), max(columns)


def _print_area(sheet: Worksheet) -> Area | None:
    from openpyxl.utils.cell import range_boundaries

    areas = sheet.print_area if isinstance(sheet.print_area, str) else ",".join(sheet.print_area or ())
    reference = areas.split(",")[0].rpartition("!")[2].replace("$", "")
    try:
        left, top, right, bottom = range_boundaries(reference) if reference else (None,) * 4
    except (ValueError, TypeError):
        return None
    if left is None or top is None or right is None or bottom is None:
        return None
    return top, left, min(bottom, MOST_ROWS), min(right, MOST_COLUMNS)


def _table_top(sheet: Worksheet, area: Area) -> int:
    """The first row of the table: the first with borders, else the first with more than one text."""
    first, left, last, right = area
    rows = range(first, last + 1)
    columns = range(left, right + 1)
    bordered = (row for row in rows if _is_bordered(sheet.cell(row, left)))
    wide = (row for row in rows if sum(bool(_text(sheet.cell(row, column).value)) for column in columns) > 1)
    return next(bordered, None) or next(wide, None) or first


def _is_bordered(cell: Any) -> bool:  # Any: openpyxl's merged cells and cells share no type
    border = cell.border
    return bool(border and border.left and border.left.style and border.top and border.top.style)


def _table(sheet: Worksheet, area: Area) -> Table:
    top, left, last, right = area
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for merged in sheet.merged_cells.ranges:
        rows = range(max(merged.min_row, top), min(merged.max_row, last) + 1)
        columns = range(max(merged.min_col, left), min(merged.max_col, right) + 1)
        places = [(row, column) for row in rows for column in columns]
        if places and places[0] == (merged.min_row, merged.min_col):
            spans[places[0]] = (len(rows), len(columns))
            covered.update(places[1:])
    cells = tuple(
        Cell(row - top, column - left, *spans.get((row, column), (1, 1)), _shown(sheet.cell(row, column)))
        for row in range(top, last + 1)
        for column in range(left, right + 1)
        if (row, column) not in covered
    )
    return Table(cells, last - top + 1, right - left + 1)


def _shown(cell: Any) -> str:
    """A cell's text; a number that the spreadsheet shows as a share, as that: 80% for 0.8."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in LITERAL.sub("", cell.number_format):
        return f"{_text(float(value) * 100)}%"
    return _text(value)


def _text(value: object) -> str:
    """A value as it would be typed: 8 for 8.0, 2021-03-05 for a date."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        rounded = round(value, 10)
        return str(int(rounded)) if rounded.is_integer() else repr(rounded)
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").replace("\r", "\n")
