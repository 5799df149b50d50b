"""Rows, columns and cells that are hidden as a whole: their text becomes hidden passages, rows are marked as gone."""

from __future__ import annotations

from collections.abc import Iterable

from ..document import Table
from .marks import HIDDEN_ROW, Look, marked, without_marks


def hidden_text(text: str) -> str:
    """All of a text as hidden; blanks stay as they are."""
    plain = without_marks(text)
    return marked(plain, Look.HIDDEN) if plain.strip() else plain


def hidden_tables(tables: Iterable[Table]) -> tuple[Table, ...]:
    """Tables in a cell of which nothing is seen: all their rows are hidden."""
    return tuple(_hidden_table(table) for table in tables)


def _hidden_table(table: Table) -> Table:
    cells = [
        cell._replace(text=HIDDEN_ROW + hidden_text(cell.text), tables=hidden_tables(cell.tables))
        for cell in table.cells
    ]
    return Table(tuple(cells), table.n_rows, table.n_columns, table.header_rows, table.part)
