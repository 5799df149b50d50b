"""Say in words how a doubtful row was read, and how else it could be."""

from __future__ import annotations

from collections.abc import Sequence

from ..language import _
from .columns import Layout, Row, Spans


def both_readings(row: int, rows: Sequence[Row], parts: Sequence[tuple[int, ...]]) -> str:
    """Both readings of a row whose second one is nearly as good.

    `parts` says of how many cells each are the pieces that the rows were put together from; it may be empty.
    """
    cells = len(rows[row])
    pieces = parts[row] if row < len(parts) else ()
    if len(pieces) > 1:
        message = _("Row {row} was read as one row of {cells} cells; it could be {count} rows, of {widths} cells.")
        widths = _(", ").join(map(str, pieces))
        return message.format(row=row + 1, cells=cells, count=len(pieces), widths=widths)
    if row + 1 < len(rows):
        message = _(
            "Row {row} was read as a row of {cells} cells; it could be one row of {together} cells with the next, "
            "or the last of its table."
        )
        return message.format(row=row + 1, cells=cells, together=cells + len(rows[row + 1]))
    message = _(
        "Row {row}, of {cells} cells, was read as the last of its table; the table could go on, "
        "or a blank line after it be an empty paragraph in its last cell."
    )
    return message.format(row=row + 1, cells=cells)


def both_widths(row: int, layout: Layout) -> str:
    """How the cells of a row of fewer cells than columns were taken to be wide, and how else they could be."""
    if not layout.others:
        message = _(
            "Row {row} has fewer cells than the table has columns; they were guessed to be {spans} columns wide."
        )
        return message.format(row=row + 1, spans=_widths(layout.spans))
    message = _(
        "Row {row} has fewer cells than the table has columns; "
        "they were taken to be {spans} columns wide, and could be {others}."
    )
    return message.format(row=row + 1, spans=_widths(layout.spans), others=_widths(layout.others))


def _widths(spans: Spans) -> str:
    return "+".join(map(str, spans))
