"""Check the amounts of a form: points in names, rules and totals that are no number, as 扣1 0分."""

from __future__ import annotations

from collections.abc import Iterator

from zhibiao.extract.document import Notice, Place
from zhibiao.extract.language import _

from ..facts.numbers import UNREAD, cell_text, unread_points, unread_share
from ..records import CheckKind, Form, OtherRow, RowKind

SUMS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL})


def check_amounts(form: Form) -> Iterator[Notice]:
    """A notice for each text whose points are no number, at the first indicator that has it, and for such totals."""
    told: set[str] = set()
    for one in form.indicators:
        names = {name: unread_points(name) or unread_share(name) for name in (one.section_title, *one.levels)}
        for text, passage in (*names.items(), (one.criterion, unread_points(one.criterion))):
            if passage and text not in told:
                told.add(text)
                yield _unread(passage, Place(one.table, one.row, one.column))
    for row in form.other_rows:
        if row.kind in SUMS:
            yield from _unread_sums(row)


def _unread_sums(row: OtherRow) -> Iterator[Notice]:
    for cell in row.cells:
        if UNREAD in cell_text(cell.text):
            yield _unread(cell.text.strip(), Place(row.table, row.row, cell.column))


def _unread(text: str, place: Place) -> Notice:
    message = _("The points in {text} are no number, and were not read.").format(text=repr(text))
    return Notice(CheckKind.SCORE_UNREADABLE, message, place=place)
