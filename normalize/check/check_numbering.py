"""Check the serial numbers of a form: 1, 2, 4 passes over one."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from zhibiao.extract.document import Notice, Place
from zhibiao.extract.language import _

from ..facts.ordinals import Ordinal, ordinal_of
from ..records import CheckKind, Form, Role

BEHIND = 0.5
"""A row that is no indicator stands between the one above it and the next."""


def check_numbering(form: Form) -> Iterator[Notice]:
    """Serial numbers that pass over one: 1, 2, 4. Numbers of each style may begin again at 1."""
    for header in dict.fromkeys(column.header for column in form.columns if column.role is Role.SERIAL):
        last: dict[str, int] = {}
        for number, place in _serials(form, header):
            before = last.get(number.style, 0)
            if before and number.value > before + 1:
                said = _("The number {number} follows {last}; look whether a row is missing.")
                text = said.format(number=number.value, last=before)
                yield Notice(CheckKind.NUMBERING_GAP, text, place=place)
            last[number.style] = number.value


def _serials(form: Form, header: str) -> Iterator[tuple[Ordinal, Place]]:
    """The plain numbers in a column, from top to bottom, those of section rows and placeholders, too."""
    printed = sorted([*_of_indicators(form, header), *_of_rows(form, header)], key=itemgetter(0))
    for _order, text, place in printed:
        number = ordinal_of(text.strip())
        if number and number.end == len(text.strip()) and len(number.numbers) == 1:
            yield number, place


def _of_indicators(form: Form, header: str) -> Iterator[tuple[float, str, Place]]:
    """What indicators have in a column: their numbers, the text, the place."""
    first = {one.indicator_no: one for one in reversed(form.indicators)}
    for number, one in first.items():
        yield number, one.extra.get(header.replace("\n", ""), ""), Place(one.table, one.row)


def _of_rows(form: Form, header: str) -> Iterator[tuple[float, str, Place]]:
    """What other rows have in a column: a number behind that of the indicator above, the text, the place."""
    own = (one for one in form.columns if one.role is Role.SERIAL and one.header == header)
    starts = {(one.section, one.column) for one in own}
    for row in form.other_rows:
        found = (cell for cell in row.cells if (row.section, cell.column) in starts)
        yield from ((row.after + BEHIND, cell.text, Place(row.table, row.row)) for cell in found)
