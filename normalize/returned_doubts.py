"""Say which results of a form that came back stood beside deleted, inserted, struck or hidden text, or a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibiao.extract.document import Document, Notice, Place, ReadingKind, Severity
from zhibiao.extract.language import _

from .points import columns_of
from .quoting import quoted
from .records import CheckKind, CollectKind, Column, Form, Role
from .take_results import is_taken, partner_of

NOT_AS_IT_STANDS = frozenset(
    {
        ReadingKind.REVISION_DROPPED,
        ReadingKind.REVISION_KEPT,
        ReadingKind.TEXT_STRUCK,
        ReadingKind.TEXT_HIDDEN,
        ReadingKind.PICTURE_DROPPED,
        ReadingKind.OBJECT_DROPPED,
        ReadingKind.EQUATION_DROPPED,
    }
)
"""What a reader says of a cell that a person may have meant otherwise than it was read."""
UNKNOWN_ROWS = frozenset({CollectKind.NOT_TAKEN})
"""Told of rows that are none of the dataset's, without being errors."""


def is_of_cell(notice: Notice) -> bool:
    """Whether a reader's notice says of one cell, or of a row that is gone, that it was not read as it stands."""
    return notice.kind in NOT_AS_IT_STANDS and notice.place.table is not None and notice.place.row is not None


def returned_doubts(form: Form, filled: Form, document: Document, told: Sequence[Notice]) -> Iterator[Notice]:
    """A warning for each cell that holds a result, or that was altered, of which the reader said so; for rows, too.

    `form` is the dataset's and `filled` its copy, which stands in `document`; `told` is what was noticed of the copy.
    What was left out elsewhere, as a struck rule of the form that was sent out, alters nothing.
    """
    tables = _tables(filled)
    altered = {notice.place for notice in told if notice.severity is Severity.ERROR or notice.kind in UNKNOWN_ROWS}
    cells: dict[Place, list[str]] = {}
    for notice in filter(is_of_cell, document.notices):
        if notice.place.table in tables and _concerns(notice.place, form, filled, altered):
            cells.setdefault(notice.place, []).append(notice.message)
    for place, messages in cells.items():
        said = _("; ").join(dict.fromkeys(messages))
        if place.column is not None:
            said = _("{text} was read here. {said}").format(text=quoted(_text_at(place, document)), said=said)
        yield Notice(CollectKind.DOUBT, said, Severity.WARNING, place)


def _text_at(place: Place, document: Document) -> str:
    """What a cell of the file says."""
    tables = document.body_tables()
    cells = tables[place.table].cells if place.table is not None and place.table < len(tables) else ()
    return next((cell.text for cell in cells if (cell.row, cell.column) == (place.row, place.column)), "")


def _tables(form: Form) -> frozenset[int]:
    """The tables of the file in which the form stands."""
    return frozenset([form.table, *(one.table for one in form.indicators), *(row.table for row in form.other_rows)])


def _concerns(place: Place, form: Form, filled: Form, altered: set[Place]) -> bool:
    """Whether a place is a row that is gone, a cell or row that was altered, or a cell for a result."""
    row = Place(place.table, place.row)
    return place == row or place in altered or row in altered or _is_for_result(place, form, filled)


def _is_for_result(place: Place, form: Form, filled: Form) -> bool:
    if any(notice.kind is CheckKind.TRANSPOSED for notice in filled.notices):
        return True  # results stand in rows of their own, below the names
    column = next((one for one in _columns_at(place, filled) if _covers(one, place.column)), None)
    return column is not None and column in _taken(form, filled, column.section)


def _columns_at(place: Place, filled: Form) -> Sequence[Column]:
    """The columns over a row: those of the last indicator that begins in it or above it."""
    above = [one for one in filled.indicators if one.table == place.table and one.row <= (place.row or 0)]
    sections = [one.section for one in above[-1:]] or [one.section for one in filled.indicators[:1]]
    return [column for section in sections for column in columns_of(filled, section)]


def _covers(column: Column, at: int | None) -> bool:
    return at is not None and column.column <= at < column.column + column.column_span


def _taken(form: Form, filled: Form, section: int) -> set[Column]:
    """The columns of a filled section from which results are taken."""
    own, others = columns_of(form, section), columns_of(filled, section)
    partners = (partner_of(column, own, others) for column in own if is_taken(column))
    return {one for one in partners if one is not None} | {one for one in others if one.role is Role.RESULT}
