"""Put the text of nested tables into the cells that hold them, so that no pass has to look deeper."""

from __future__ import annotations

from dataclasses import replace

from zhibiao.extract.document import Cell, Notice, Place, Severity, Table
from zhibiao.extract.language import _

from ...facts.wording import is_blank
from ...records import CheckKind

SHOWN = 80
"""So many characters of a table inside a cell are quoted."""


def flatten(table: Table, number: int) -> tuple[Table, tuple[Notice, ...]]:
    """The table without nested tables, their rows as lines of the cell's text, and a notice for each such cell."""
    if not any(cell.tables for cell in table.cells):
        return table, ()
    notices = tuple(_notice(cell, number) for cell in table.cells if cell.tables)
    return replace(table, cells=tuple(map(_flat, table.cells))), notices


def _flat(cell: Cell) -> Cell:
    if not cell.tables:
        return cell
    parts = [cell.text, *(table_text(table) for table in cell.tables)]
    return cell._replace(text="\n".join(part for part in parts if not is_blank(part)), tables=())


def table_text(table: Table) -> str:
    """A table as lines of text, a row a line, its cells apart by a tab."""
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(_flat(cell).text)
    return "\n".join("\t".join(row) for row in rows.values())


def _notice(cell: Cell, number: int) -> Notice:
    text = _("This cell holds a table of its own; its rows were kept as lines of the cell's text: {text}")
    shown = " | ".join(table_text(cell.tables[0]).split())[:SHOWN]
    severity = Severity.WARNING if any(_is_laid_out(table) for table in cell.tables) else Severity.INFO
    return Notice(CheckKind.NESTED_TABLE, text.format(text=shown), severity, Place(number, cell.row, cell.column))


def _is_laid_out(table: Table) -> bool:
    """Whether a table has rows and columns, which lines of text do not show."""
    return table.n_rows > 1 and table.n_columns > 1
