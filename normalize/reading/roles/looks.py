"""What a printed column looks like before its neighbours are asked: its header's role, its kind of texts, its lean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...facts.fact import NAMES, Fact, Kind
from ..printed import Printed

NUMERIC = frozenset({Kind.NUMBER, Kind.SHARE})
LABELS = frozenset({Kind.ORDINAL, Kind.NUMBER})
LONG_TEXT = 15
LEANS = {
    ("names", "few"): "name",
    ("names", "name"): "name",
    ("names", "long"): "longname",
    ("names", "rule"): "longname",
    ("names", "number"): "number",
    ("names", "count"): "count",
    ("criterion", "number"): "points",
    ("criterion", "blank"): "blank.rule",
    ("criterion", "count"): "count",
    ("score", "name"): "rule",
    ("score", "few"): "rule",
    ("score", "long"): "rule",
    ("score", "rule"): "rule",
    ("", "count"): "count",
    ("?", "count"): "count",
}
"""What a column may be by its header's group and its texts' kind, where these differ or the header says nothing."""
BY_HEADER = {"names": "name", "criterion": "rule", "score": "points"}


@dataclass(frozen=True, slots=True)
class Look:
    """A column's header role ("?" for unknown words, "" without header), the kind of its texts and what it may be.

    `is_long` says whether most texts are too long for names, `is_grade` whether the header is a grade.
    """

    head: str
    manner: str
    kind: str
    lean: str
    is_long: bool
    is_grade: bool


def look_of(column: Printed) -> Look:
    """What a column looks like by its header and its texts."""
    known = next((fact for fact in reversed(column.header) if fact.role), None)
    head = known.role if known else "?" if column.header else ""
    kind = kind_of(column.texts)
    return Look(
        head=head,
        manner=known.manner if known else "",
        kind=kind,
        lean=_lean(head, kind),
        is_long=mostly(column.texts, lambda fact: fact.length >= LONG_TEXT),
        is_grade=bool(column.header) and column.header[-1].is_grade,
    )


def mostly(texts: Sequence[Fact], holds: Callable[[Fact], object]) -> bool:
    """Whether more than half of the texts are as asked."""
    return sum(bool(holds(fact)) for fact in texts) * 2 > len(texts)


def counts(texts: Sequence[Fact]) -> bool:
    """Whether the texts only number the rows: 1, 2, 3; 一, 二; 1.1, 1.2."""
    numbers = [fact.number for fact in texts if fact.number is not None]
    labels = sum(fact.kind in LABELS for fact in texts)
    rising = all(b - a == 1 or b == 1 for a, b in pairwise(numbers))
    return labels * 5 >= len(texts) * 4 and (not numbers or (numbers[0] == 1 and rising))


def kind_of(texts: Sequence[Fact]) -> str:
    """What most texts of a column are, in a word."""
    if not texts:
        return "blank"
    if len(texts) > 1 and counts(texts):
        return "count"
    return next((name for name, holds in KINDS_OF_TEXTS if mostly(texts, holds)), "") or _kind_of_names(texts)


def _kind_of_names(texts: Sequence[Fact]) -> str:
    repeated = len({fact.plain for fact in texts}) * 2 <= len(texts)
    return "few" if repeated and len(texts) > 3 else "name"


KINDS_OF_TEXTS: tuple[tuple[str, Callable[[Fact], object]], ...] = (
    ("number", lambda fact: fact.kind in NUMERIC or fact.number is not None),
    ("tick", lambda fact: fact.kind is Kind.TICK),
    ("sign", lambda fact: not fact.has_word),
    ("rule", lambda fact: fact.is_rule),
    ("long", lambda fact: fact.length >= LONG_TEXT),
)


def _lean(head: str, kind: str) -> str:
    group = "names" if head in NAMES else head
    return LEANS.get((group, kind)) or BY_HEADER.get(group) or (kind if group in ("", "?") else group)
