"""What speaks for the role of each printed column: names of features, by which weights are fitted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..printed import Printed
from .looks import Look, look_of
from .surroundings import surrounding_features

ROLES = (
    "serial", "level", "criterion", "requirement", "score", "result", "remark", "target", "measure", "department",
    "deadline", "period", "other",
)  # fmt: skip


def column_features(columns: Sequence[Printed]) -> list[list[str]]:
    """The names of the features that each column has."""
    looks = [look_of(column) for column in columns]
    around = surrounding_features(columns, looks)
    own = (_own(column, look) for column, look in zip(columns, looks, strict=True))
    return [[*names, *more] for names, more in zip(own, around, strict=True)]


def _own(column: Printed, look: Look) -> Iterator[str]:
    """What a column's header says, alone and over such texts."""
    yield "bias"
    yield f"head={look.head}"
    yield f"head={look.head}:{look.manner}"
    yield f"kind={look.kind}"
    yield f"lean={look.lean}"
    yield f"head={look.head}+kind={look.kind}"
    if column.texts:
        yield f"points={_points(column)}+{look.lean}"
    for fact in column.header[:-1]:
        yield f"upper={fact.role or '?'}"
        yield f"upper={fact.role or '?'}+{look.head}+{look.kind}"
    if not column.header:
        return
    last = column.header[-1]
    yield f"end={last.plain[-2:]}"
    yield f"head.level={last.level}"
    if look.is_grade:
        yield f"head.grade+{look.kind}"


def _points(column: Printed) -> str:
    """How many of a column's texts end in points: none, all, or in quarters."""
    count = sum(fact.points is not None and fact.number is None for fact in column.texts)
    return "0" if not count else "all" if count == len(column.texts) else str(count * 4 // len(column.texts))
