"""Find the forms of a dataset that were read in another way than the others of their layout: one of them is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from zhibiao.extract.document import Notice, Place, Severity
from zhibiao.extract.language import _

from ..grouped import grouped
from ..records import CheckKind

Row = Mapping[str, Any]
SHAPE = itemgetter("section", "position", "role", "level", "period")
LESS = 0.6
"""A form that is read otherwise than most of its layout is so much less sure."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A form that was read otherwise, how many were read alike, and one of them."""

    form_id: str
    count: int
    other: str


def odd_ones(forms: Sequence[Row], columns: Sequence[Row]) -> Iterator[Odd]:
    """The forms whose columns have other roles than those of most forms of their layout.

    Where as many were read one way as the other, all are told.
    """
    of_form = grouped(columns, itemgetter("form_id"))
    for alike in grouped((form for form in forms if form["layout"]), itemgetter("layout")).values():
        yield from _odd({one["form_id"]: tuple(map(SHAPE, of_form.get(one["form_id"], ()))) for one in alike})


def _odd(shapes: Mapping[str, tuple[Any, ...]]) -> Iterator[Odd]:
    counts = Counter(shapes.values()).most_common()
    if len(counts) < 2:
        return
    usual, most = counts[0]
    is_sure = most > counts[1][1]
    first = next(form_id for form_id, shape in shapes.items() if shape == usual)
    second = next(form_id for form_id, shape in shapes.items() if shape != usual)
    for form_id, shape in shapes.items():
        if shape != usual or not is_sure:
            yield Odd(form_id, most, second if shape == usual else first)


def odd_notice(odd: Odd) -> Notice:
    """What is told of a form that was read otherwise."""
    text = _("{count} forms of this layout were read in another way, as {other}: one of them is wrong. Compare them.")
    message = text.format(count=odd.count, other=odd.other)
    return Notice(CheckKind.LAYOUT_DIFFERS, message, Severity.WARNING, Place())
