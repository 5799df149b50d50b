"""The printed rows that are no indicators: totals, notes, section titles, fields above the header."""

from __future__ import annotations

import regex
from zhibiao.normalize.facts.numbers import AMOUNT, UNREAD, cell_text
from zhibiao.normalize.facts.wording import without_layout
from zhibiao.normalize.records import OtherCell, OtherRow, RowKind

from .body import Layout
from .pieces import ABOVE, Line, Piece, filled
from .view import CellKind

KINDS = {
    RowKind.SECTION: CellKind.SECTION,
    RowKind.SUBTOTAL: CellKind.TOTAL,
    RowKind.TOTAL: CellKind.TOTAL,
    RowKind.FIELDS: CellKind.FIELD,
    RowKind.HEADER: CellKind.HEADER,
}
CENTRED = frozenset({CellKind.TOTAL, CellKind.HEADER})
NUMBER = regex.compile(rf"[-+]?(?:{AMOUNT}|{UNREAD}+)(?:分|%)?")
"""A number, or digits that somebody filled in and that are none."""


def other_line(row: OtherRow, places: Layout, below: Line = ()) -> Line:
    """The line of a kept row; a name's column that it leaves out is covered by the name above it.

    A name of the line `below` that begins in the row, as it reached over both, is that line's.
    """
    kind = KINDS.get(row.kind, CellKind.NOTE)
    pieces = [_begun(cell, below) or _piece(cell, kind, places) for cell in _apart(row)]
    return filled([*pieces, *_continued(pieces, places, kind)], places.n_columns, kind)


def _begun(cell: OtherCell, below: Line) -> Piece | None:
    """The piece of the line below that a cell goes on with."""
    place = (cell.column, cell.column_span, without_layout(cell.text))
    pieces = (piece for piece in below if (piece.column, piece.column_span, piece.text) == place)
    return next(pieces, None) if cell.row_span > 1 else None


def _piece(cell: OtherCell, kind: CellKind, places: Layout) -> Piece:
    text = "" if kind is CellKind.TOTAL and _is_result(cell, places) else cell.text
    return Piece(cell.column, cell.column_span, text, kind, centred=kind in CENTRED)


def _is_result(cell: OtherCell, places: Layout) -> bool:
    """Whether a total's number stands in a column that is left blank."""
    return bool(NUMBER.fullmatch(cell_text(cell.text))) and any(
        column.position in places.blank
        and column.column <= cell.column
        and cell.column + cell.column_span <= column.column + column.column_span
        for column in places.columns
    )


def _apart(row: OtherRow) -> list[OtherCell]:
    """The row's cells from left to right, without one that would lie over another."""
    cells: list[OtherCell] = []
    for cell in sorted(row.cells, key=lambda cell: cell.column):
        if not cells or cells[-1].column + cells[-1].column_span <= cell.column:
            cells.append(cell)
    return cells


def _continued(pieces: list[Piece], places: Layout, kind: CellKind) -> list[Piece]:
    """The columns that the row leaves out before its last cell: in the file a cell from above covers them."""
    covered = {at for piece in pieces for at in range(piece.column, piece.column + piece.column_span)}
    last = max(covered, default=-1)
    return [
        Piece(column.column, column.column_span, "", kind, ABOVE)
        for column in places.columns
        if column.column + column.column_span <= last + 1
        and covered.isdisjoint(range(column.column, column.column + column.column_span))
    ]
