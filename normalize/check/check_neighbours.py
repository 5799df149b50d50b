"""Check the forms of a file against one another: totals that differ, forms that stand there twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhibiao.extract.document import Notice, Place, Severity
from zhibiao.extract.language import _

from ..facts.scores import print_number
from ..records import CheckKind, Form

FEWEST_ALIKE = 3
"""So many forms of a kind are a habit that one may differ from."""


def check_neighbours(forms: Sequence[Form]) -> tuple[Form, ...]:
    """The forms of a file with a notice more: of a total that differs from most of their kind, of a form twice."""
    totals: dict[object, Counter[float]] = {}
    for form in forms:
        if form.total_score is not None:
            totals.setdefault(_kind(form), Counter())[form.total_score] += 1
    contents = [_contents(form) for form in forms]
    first = dict(zip(reversed(contents), reversed(forms), strict=True))
    return tuple(
        replace(
            form, notices=(*form.notices, *_differs(form, totals.get(_kind(form))), *_repeats(form, first[content]))
        )
        for form, content in zip(forms, contents, strict=True)
    )


def _kind(form: Form) -> object:
    """What forms of a kind have in common: the word for it in their titles, and their columns."""
    return form.kind, tuple((column.header, column.role) for column in form.columns)


def _contents(form: Form) -> tuple[object, ...]:
    """What makes two forms the same: unit, title, and all that stands in their indicators."""
    rows = (
        (one.section_title, one.levels, one.period, one.score, one.requirement, one.criterion, one.result)
        for one in form.indicators
    )
    return (form.unit, form.title, *rows)


def _repeats(form: Form, first: Form) -> Iterator[Notice]:
    if first is not form:
        text = _("The same form stands in table {number} already; its indicators are given twice.")
        yield Notice(CheckKind.DUPLICATE, text.format(number=first.table + 1), Severity.INFO, Place(form.table))


def _differs(form: Form, totals: Counter[float] | None) -> Iterator[Notice]:
    if totals is None or totals.total() < FEWEST_ALIKE or form.total_score is None:
        return
    usual, count = totals.most_common(1)[0]
    if count * 2 > totals.total() and usual != form.total_score:
        text = _("The scores of this form come to {total}; most forms of its kind in this file come to {usual}.")
        message = text.format(total=print_number(form.total_score), usual=print_number(usual))
        yield Notice(CheckKind.TOTAL_DIFFERS, message, place=Place(form.table))
