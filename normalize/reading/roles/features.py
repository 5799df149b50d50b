"""What speaks for the role of each printed column: names of features, by which weights are fitted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...facts.fact import Fact
from ..printed import Printed
from .looks import Look, look_of
from .patterns import pattern_features
from .sums import number_features
from .surroundings import surrounding_features

ROLES = (
    "serial", "level", "criterion", "requirement", "score", "result", "remark", "target", "measure", "department",
    "deadline", "period", "other",
)  # fmt: skip
TOLD = ("is_rule", "is_date", "is_office", "is_label", "states_points", "is_tier", "is_grade")
"""What is counted among a column's texts."""


def column_features(columns: Sequence[Printed]) -> list[list[str]]:
    """The names of the features that each column has."""
    looks = [look_of(column) for column in columns]
    features = [[*_header(column, look), *_values(column, look)] for column, look in zip(columns, looks, strict=True)]
    for further in (surrounding_features, number_features, pattern_features):
        for names, more in zip(features, further(columns, looks), strict=True):
            names += more
    return features


def _header(column: Printed, look: Look) -> Iterator[str]:
    """What a column's header says, alone and over such texts."""
    yield "bias"
    yield f"head={look.head}"
    yield f"head={look.head}:{look.manner}"
    yield f"kind={look.kind}"
    yield f"lean={look.lean}"
    yield f"head={look.head}+kind={look.kind}"
    for fact in column.header[:-1]:
        yield f"upper={fact.role or '?'}"
        yield f"upper={fact.role or '?'}+{look.head}+{look.kind}"
    if not column.header:
        return
    last = column.header[-1]
    yield f"end={last.plain[-2:]}"
    yield f"head.level={last.level}"
    if last.is_date:
        yield "head.date"
    if last.points is not None:
        yield "head.points"
    if last.is_no_name:
        yield "head.no.name"
    if look.is_grade:
        yield f"head.grade+{look.kind}"


def _share(count: int, of: int) -> str:
    return "0" if not count else "all" if count == of else str(count * 4 // max(of, 1))


def _values(column: Printed, look: Look) -> Iterator[str]:
    """What the texts of a column are like."""
    texts = column.texts
    n = len(texts)
    if not n:
        return
    for name in TOLD:
        if count := sum(getattr(fact, name) for fact in texts):
            yield f"{name}={_share(count, n)}+{look.lean}"
    yield f"points={_share(sum(_has_points(fact) for fact in texts), n)}+{look.lean}"
    yield f"filled={_share(n, column.n_rows)}+{look.lean}"
    yield f"distinct={_share(look.distinct, n)}+{look.lean}"
    yield f"tall={_share(column.n_tall, n)}+{look.lean}"


def _has_points(fact: Fact) -> bool:
    return fact.points is not None and fact.number is None
