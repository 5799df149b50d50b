"""Check the amounts of a form: points in names, rules and totals that are no number, as 扣1 0分."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from zhibiao.extract.document import Notice, Place
from zhibiao.extract.language import _

from ..facts.numbers import UNREAD, cell_text, unread_points, unread_share
from ..records import CheckKind, Form, OtherRow, RowKind

SUMS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL})


def check_amounts(form: Form) -> Iterator[Notice]:
    """A notice for each text whose points are no number, at the first indicator that has it, and for such totals."""
    texts: dict[str, tuple[str, Place]] = {}
    for one in form.indicators:
        place = Place(one.table, one.row, one.column)
        for name in (one.section_title, *one.levels):
            texts.setdefault(name, (unread_points(name) or unread_share(name), place))
        texts.setdefault(one.criterion, (unread_points(one.criterion), place))
    yield from (_unread(passage, place) for passage, place in texts.values() if passage)
    yield from chain.from_iterable(_unread_sums(row) for row in form.other_rows if row.kind in SUMS)


def _unread_sums(row: OtherRow) -> Iterator[Notice]:
    for cell in row.cells:
        if UNREAD in cell_text(cell.text):
            yield _unread(cell.text.strip(), Place(row.table, row.row, cell.column))


def _unread(text: str, place: Place) -> Notice:
    message = _("The points in {text} are no number, and were not read.").format(text=repr(text))
    return Notice(CheckKind.SCORE_UNREADABLE, message, place=place)
