"""Check a form's parts: points in section rows and subtotals against the rows they stand for; serial numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter

from zhibiao.extract.document import Notice, Place
from zhibiao.extract.language import _

from ..facts.numbers import ALONE, AMOUNT, UNREAD, cell_text
from ..facts.ordinals import Ordinal, ordinal_of
from ..facts.scores import EXACT, HUNDRED, print_number
from ..facts.wording import compact, without_layout
from ..reading.mark_additional import full_marks
from ..records import CheckKind, Form, Indicator, OtherRow, Role, RowKind, Section
from .totals import hundreds

NUMBER = re.compile(rf"{ALONE}(?<![\d.])({AMOUNT})分?\)?$")

BEHIND = 0.5
"""A row that is no indicator stands between the one above it and the next."""


def check_sections(form: Form) -> Iterator[Notice]:
    """The points of a section row, of whatever rank, against the sum of the indicators below it."""
    groups: dict[tuple[int, tuple[Section, ...]], list[Indicator]] = {}
    for one in form.indicators:
        for depth in range(1, len(one.section_path) + 1):
            groups.setdefault((one.section, one.section_path[:depth]), []).append(one)
    weighted = bool(hundreds(full_marks(form.indicators)))
    for (_section, path), below in groups.items():
        points, total = path[-1].score, _total(below)
        if weighted and total == HUNDRED:
            continue
        if points is not None and total is not None and abs(points - abs(total)) > EXACT:
            place = Place(below[0].table, below[0].row)
            yield Notice(CheckKind.LEVEL_SUM, disagrees(path[-1].text, points, total), place=place)


def check_subtotals(form: Form) -> Iterator[Notice]:
    """A subtotal against the rows since the one before it, or those of the name it stands under."""
    begun = 0
    for row in form.other_rows:
        if row.kind not in (RowKind.SUBTOTAL, RowKind.SECTION):
            continue
        above = [one for one in form.indicators if begun < one.indicator_no <= row.after]
        printed = printed_total(row) if _sums_up(row) and above else None
        own = [one for one in above if one.levels[:1] == above[-1].levels[:1]]
        totals = [total for group in (above, own) if (total := _total(group)) is not None]
        if printed is not None and totals and all(abs(printed - total) > EXACT for total in totals):
            text = disagrees(_label(row), printed, totals[-1])
            yield Notice(CheckKind.LEVEL_SUM, text, place=Place(row.table, row.row))
        begun = row.after


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


def _sums_up(row: OtherRow) -> bool:
    """Whether a subtotal stands below its rows, and not on the row of their name."""
    return row.kind is RowKind.SUBTOTAL and any("计" in compact(cell.text)[:6] for cell in row.cells)


def disagrees(name: str, points: float, total: float) -> str:
    """The sentence that a name's points are not the sum of its indicators."""
    text = _("{name}: the score is {score}, but its indicators come to {total}. Correct one of them.")
    return text.format(name=name, score=print_number(round(points, 6)), total=print_number(round(total, 6)))


def _total(indicators: Sequence[Indicator]) -> float | None:
    """The sum of the scores of one period, None where a score is missing."""
    if any(one.score is None and one.score_text for one in indicators) or len({one.period for one in indicators}) != 1:
        return None
    scores = [one.score for one in indicators if one.score is not None]
    shared = any(one.score_shared for one in indicators)
    return sum(scores) if scores and (shared or len(scores) == len(indicators)) else None


def printed_total(row: OtherRow) -> float | None:
    """The first number that ends a cell of the row; None where digits that are none stand before it."""
    texts = (cell_text(cell.text) for cell in row.cells)
    said = next((text for text in texts if UNREAD in text or NUMBER.search(text)), "")
    found = None if UNREAD in said else NUMBER.search(said)
    return float(found.group(1)) if found else None


def _label(row: OtherRow) -> str:
    return next((text for cell in row.cells if (text := without_layout(cell.text))), "")
