"""Read a workbook into a Document: a table a sheet, for forms that were filled in in a spreadsheet.

Only sheets as forms are printed on them are understood: lines above the table are its title, the print area is where
the form ends, a formula counts as the value that the spreadsheet saved with it.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, simplefilter
from zipfile import BadZipFile, ZipFile

from .archive import Archive
from .document import Cell, Document, Notice, Paragraph, Part, Place, ReadingKind, Table
from .errors import UnreadableFile
from .files import TooLarge, load, start_of
from .language import _
from .limits import LIMITS, MEBIBYTE, Limits
from .visible import as_seen, note_mark
from .xlsx_drawings import Drawn, drawn_on_sheets
from .xlsx_view import SheetView, plain_text

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

FORMATTING = (b"strike", b"vertAlign")
"""What stands in a part with fonts that strike text out, raise or lower it."""
SHOWN = 120

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
    archive = Archive(data, limits)
    formatted = _check_parts(archive)
    drawn = drawn_on_sheets(archive, limits)
    blocks: list[Paragraph | Table] = []
    notices: list[Notice] = []
    for sheet in _sheets(data, rich_text=formatted):
        view = SheetView(sheet, formatted, drawn.get(sheet.title, ()))
        blocks += _blocks(view, notices)
    fingerprint = hashlib.sha256(data).hexdigest()
    return as_seen(Document(name, "xlsx", tuple(blocks), tuple(notices), sha256=fingerprint))


def _check_parts(archive: Archive) -> bool:
    """Refuse packages of which a part would unpack to more than a form needs, before any is unpacked whole.

    Gives whether any font strikes text out, raises or lowers it.
    """
    formatted = False
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
        formatted = formatted or any(word in xml for word in FORMATTING)
    return formatted


def _sheets(data: bytes, *, rich_text: bool) -> list[Worksheet]:
    """The visible sheets; macros are not loaded, looks inside a cell where there are any."""
    from openpyxl import load_workbook  # takes a tenth of a second, and few files need it

    try:
        with catch_warnings():
            simplefilter("ignore")  # of what openpyxl cannot write again, as drawings, which are read apart
            book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False, rich_text=rich_text)
        return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    except Exception as error:  # openpyxl lets many kinds of errors out of damaged files
        raise _damaged() from error


def _damaged() -> UnreadableFile:
    return UnreadableFile("corrupt", _("The workbook is damaged. Open it in Excel and save it again."))


def _blocks(view: SheetView, notices: list[Notice]) -> Iterator[Paragraph | Table]:
    sheet = view.sheet
    area = _used(sheet)
    if area is None:
        return
    first, left, last, right = area
    top = _table_top(sheet, area)
    for row in range(first, top):
        yield Paragraph(" ".join(_texts(view, row, left, right)))
    bottom = _table_bottom(view, (top, left, last, right))
    inside = (top, left, bottom, right)
    if top <= last:
        yield _table(view, inside)
    for row in range(bottom + 1, last + 1):
        yield Paragraph("".join(_texts(view, row, left, right)))
    yield from [Paragraph(one.marks + one.text, "", Part.TEXT_BOX) for one in view.drawn if not _is_in(one, inside)]
    yield from [Paragraph(note_mark(key) + text, "", Part.COMMENT) for key, text in view.comments.values()]
    notices += _outside(view, area)
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        text = _("The sheet {name} is larger than a form; only its first {rows} rows and {columns} columns were read.")
        message = text.format(name=sheet.title, rows=MOST_ROWS, columns=MOST_COLUMNS)
        notices.append(Notice(ReadingKind.LIMIT_REACHED, message, place=Place()))


def _is_in(drawn: Drawn, area: Area) -> bool:
    top, left, last, right = area
    return top <= drawn.row <= last and left <= drawn.column <= right


def _used(sheet: Worksheet) -> Area | None:
    """The print area where the sheet has one, else the cells in which something stands."""
    printed = _print_area(sheet)
    if printed is not None:
        return printed
    filled = [
        (cell.row, cell.column)
        for row in sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS), max_col=min(sheet.max_column, MOST_COLUMNS))
        for cell in row
        if plain_text(cell.value) or _is_bordered(cell)
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
    wide = (row for row in rows if sum(bool(plain_text(sheet.cell(row, column).value)) for column in columns) > 1)
    return next(bordered, None) or next(wide, None) or first


def _table_bottom(view: SheetView, area: Area) -> int:
    """The last row of the table: the last with borders, where below it there are only lines of one text each."""
    sheet = view.sheet
    top, left, last, right = area
    if top > last or not _is_bordered(sheet.cell(top, left)):
        return last
    bottom = next((row for row in range(last, top, -1) if _is_bordered(sheet.cell(row, left))), top)
    bottom = max([bottom, *(one.max_row for one in sheet.merged_cells.ranges if top <= one.min_row <= bottom)])
    return bottom if all(len(_texts(view, row, left, right)) < 2 for row in range(bottom + 1, last + 1)) else last


def _texts(view: SheetView, row: int, left: int, right: int) -> list[str]:
    return [text for column in range(left, right + 1) if (text := view.text(row, column))]


def _outside(view: SheetView, area: Area) -> Iterator[Notice]:
    """What stands outside the print area, which is not read, said once a sheet with the first texts."""
    from openpyxl.utils import get_column_letter

    sheet = view.sheet
    first, left, last, right = area
    outside = [
        (f"{get_column_letter(column)}{number}", text)
        for number, row in enumerate(sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS), values_only=True), 1)
        for column, value in enumerate(row[:MOST_COLUMNS], 1)
        if not (first <= number <= last and left <= column <= right) and (text := plain_text(value).strip())
    ]
    if outside:
        text = _("Outside the print area of the sheet {name} stand {count} texts that were not read: {texts}")
        texts = _(", ").join(f"{place} {text}" for place, text in outside)
        message = text.format(name=sheet.title, count=len(outside), texts=texts[:SHOWN])
        yield Notice(ReadingKind.TEXT_DROPPED, message)


def _is_bordered(cell: Any) -> bool:  # Any: openpyxl's merged cells and cells share no type
    border = cell.border
    return bool(border and border.left and border.left.style and border.top and border.top.style)


def _table(view: SheetView, area: Area) -> Table:
    top, left, last, right = area
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for merged in view.sheet.merged_cells.ranges:
        rows = range(max(merged.min_row, top), min(merged.max_row, last) + 1)
        columns = range(max(merged.min_col, left), min(merged.max_col, right) + 1)
        places = [(row, column) for row in rows for column in columns]
        if places and places[0] == (merged.min_row, merged.min_col):
            spans[places[0]] = (len(rows), len(columns))
            covered.update(dict.fromkeys(places[1:], places[0]))
    drawn: dict[tuple[int, int], list[Drawn]] = {}
    for one in view.drawn:
        place = one.row, one.column
        drawn.setdefault(covered.get(place, place), []).append(one)
    cells = []
    for row in range(top, last + 1):
        for column in range(left, right + 1):
            if (row, column) not in covered:
                span = spans.get((row, column), (1, 1))
                text = view.cell_text(row, column, span, drawn.get((row, column), ()))
                cells.append(Cell(row - top, column - left, *span, text))
    return Table(tuple(cells), last - top + 1, right - left + 1)
