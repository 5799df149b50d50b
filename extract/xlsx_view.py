"""What a person sees of a sheet's cells: values as they would be typed, with marks for what is struck out or hidden."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .visible import Look, marked, note_mark
from .visible.hidden import hidden_text
from .visible.marks import HIDDEN_ROW
from .xlsx_drawings import Drawn

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""What of a number format is shown as it stands, or says a colour or condition (ECMA-376 part 1, 18.8.31)."""

LAST_COLUMN = 1000
"""No form is wider."""

SHIFTS = {"superscript": Look.RAISED, "subscript": Look.LOWERED}


@dataclass(frozen=True)
class SheetView:
    """A sheet and what lies on it; `formatted` is whether any font of the workbook strikes text out or raises it."""

    sheet: Worksheet
    formatted: bool
    drawn: Sequence[Drawn] = ()

    @cached_property
    def hidden_rows(self) -> frozenset[int]:
        """The rows that are hidden, by hand or by a filter, or have no height."""
        dimensions = self.sheet.row_dimensions.items()
        return frozenset(row for row, dimension in dimensions if dimension.hidden or dimension.height == 0)

    @cached_property
    def hidden_columns(self) -> frozenset[int]:
        """The columns that are hidden, or have no width."""
        hidden = [one for one in self.sheet.column_dimensions.values() if one.hidden or one.width == 0]
        edges = [(one.min or 1, min(one.max or one.min or 1, LAST_COLUMN)) for one in hidden]
        return frozenset(column for first, last in edges for column in range(first, last + 1))

    @cached_property
    def comments(self) -> dict[tuple[int, int], tuple[str, str]]:
        """The comments by row and column: what a comment and its mark have in common, and its text."""
        stored = self.sheet._cells.items()  # not row by row, as a stray cell may stand far below
        commented = [(place, cell.comment) for place, cell in stored if cell.comment is not None]
        return {place: (f"comment {self.sheet.title} {place}", comment.text) for place, comment in commented}

    def text(self, row: int, column: int) -> str:
        """A cell's text, hidden where its row or column is."""
        text = self._marked(row, column)
        return hidden_text(text) if row in self.hidden_rows or column in self.hidden_columns else text

    def cell_text(self, row: int, column: int, span: tuple[int, int], drawn: Sequence[Drawn]) -> str:
        """The text of a table's cell over rows and columns, with what lies on it; hidden where all of these are."""
        comment = note_mark(self.comments[row, column][0]) if (row, column) in self.comments else ""
        text = "".join([self._marked(row, column), comment, *[one.marks for one in drawn]])
        text = "\n".join(filter(None, (text, *[one.text for one in drawn])))
        rows, columns = range(row, row + span[0]), range(column, column + span[1])
        if self.hidden_rows.issuperset(rows) or self.hidden_columns.issuperset(columns):
            text = hidden_text(text)
        return HIDDEN_ROW + text if row in self.hidden_rows else text

    def _marked(self, row: int, column: int) -> str:
        cell = self.sheet.cell(row, column)
        if not self.formatted or cell.value is None:
            return _shown(cell)
        look = _look_of(cell.font)
        if not isinstance(cell.value, list):
            return _with_look(_shown(cell), look)
        runs = [(run, look) if isinstance(run, str) else (run.text, _look_of(run.font)) for run in cell.value]
        return "".join([_with_look(plain_text(text), own) for text, own in runs])


def _shown(cell: Any) -> str:  # Any: openpyxl's merged cells and cells share no type
    """A cell's text; a number that the spreadsheet shows as a share, as that: 80% for 0.8."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in LITERAL.sub("", cell.number_format):
        return f"{plain_text(float(value) * 100)}%"
    return plain_text(value)


def _with_look(text: str, look: Look | None) -> str:
    return marked(text, look) if text.strip() else text


def _look_of(font: Any) -> Look | None:  # Any: openpyxl's fonts of cells and of runs share no type
    if font is not None and font.strike:
        return Look.STRUCK
    return None if font is None else SHIFTS.get(font.vertAlign or "")


def plain_text(value: object) -> str:
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
