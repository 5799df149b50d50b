"""The rows of a table while it is being read, and the table made of them (Living Standard, 4.9.12)."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby, takewhile

from ..document import Notice, Part, Table
from ..grid import SpanCell, table_from_spans
from ..limits import Limits
from .flow import Flow

WIDEST, LONGEST = 1000, 65534
"""Spans are cut here, as browsers do."""


@dataclass(slots=True)
class Row:
    """A row's cells; `group` numbers the thead, tbody or tfoot it stands in."""

    group: int
    kind: str
    cells: list[SpanCell] = field(default_factory=list)


@dataclass(slots=True)
class OpenTable:
    """A table that was begun; `around` is where its text belongs that stands in no cell."""

    around: Flow
    rows: list[Row] = field(default_factory=list)
    group: int = 0
    kind: str = "tbody"
    in_row: bool = False
    cell: SpanCell | None = None
    hidden_rows: list[tuple[int, str]] = field(default_factory=list)
    _hidden_cells: str = ""

    def begin_group(self, kind: str) -> None:
        """A thead, tbody or tfoot begins, or (`tbody`) ends."""
        self.group += 1
        self.kind = kind
        self.in_row = False

    def begin_row(self) -> None:
        """A row begins."""
        self.rows.append(Row(self.group, self.kind))
        self.in_row = True

    def begin_cell(self, row_span: int, column_span: int) -> SpanCell:
        """A cell begins, in a row of its own where none was begun."""
        if not self.in_row:
            self.begin_row()
        self.cell = SpanCell(min(row_span, LONGEST), min(max(column_span, 1), WIDEST))
        self.rows[-1].cells.append(self.cell)
        return self.cell

    def end_cell(self, text: str, tables: tuple[Table, ...]) -> None:
        """The cell that was begun ends."""
        if self.cell is not None:
            self.cell.text, self.cell.tables = self._hidden_cells + text, tables
        self.cell, self._hidden_cells = None, ""

    def hide_row(self, text: str) -> None:
        """A row that is not displayed, which takes no part in the table."""
        self.hidden_rows.append((len(self.rows) + len(self.hidden_rows), text))

    def hide_cell(self, mark: str) -> None:
        """A cell that is not displayed: those behind it move up, and its text is told at the one beside it."""
        if self.in_row and self.rows[-1].cells:
            self.rows[-1].cells[-1].text += mark
        else:
            self._hidden_cells += mark

    def build(self, part: Part, limits: Limits) -> tuple[Table, tuple[Notice, ...]]:
        """The finished table: foot rows last."""
        rows = sorted(self.rows, key=lambda row: row.kind == "tfoot")
        for _group, members in groupby(rows, key=lambda row: row.group):
            _close_group(list(members))
        heads = sum(1 for _row in takewhile(lambda row: row.kind == "thead", rows))
        return table_from_spans([row.cells for row in rows], header_rows=heads, part=part, limits=limits)


def _close_group(rows: list[Row]) -> None:
    """A row span of 0 reaches to the group's end.

    Other spans may leave their group, which browsers do not allow: LibreOffice and Word write them over a thead's end.
    """
    for index, row in enumerate(rows):
        for cell in row.cells:
            cell.row_span = cell.row_span or len(rows) - index
