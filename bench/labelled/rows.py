"""A reading's side of the comparison: its rows as labels have them, the kinds of its rows, the roles of its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from zhibiao.extract import Notice
from zhibiao.normalize.records import Column, Form, Indicator, Reading, RowKind

from .labels import LabelledRow, Levels, digest, number

RowOfDigests = tuple[Levels, float | None, str]
"""A row of ours: digests of the levels that are there, the score, the digest of the criterion."""

Gold = TypeVar("Gold")
Ours = TypeVar("Ours")


def indicators_of(reading: Reading, table: int) -> list[Indicator]:
    """The indicators that were read in one table, by its index."""
    return [one for form in reading.forms for one in form.indicators if one.table == table]


def forms_of(reading: Reading, table: int) -> list[Form]:
    """The forms of one table, and those with rows in it."""
    return [form for form in reading.forms if form.table == table or any(one.table == table for one in form.indicators)]


def all_notices(reading: Reading) -> list[Notice]:
    """The notices of the file and of its forms."""
    return [*reading.notices, *(notice for form in reading.forms for notice in form.notices)]


def row_of_digests(one: Indicator) -> RowOfDigests:
    """An indicator as a label has it."""
    levels = tuple(name for name in map(digest, one.levels) if name)
    return levels, number(one.score), digest(one.criterion)


def is_row(gold: LabelledRow, ours: RowOfDigests) -> bool:
    """Whether levels and score are among the defensible ones."""
    return ours[0] in gold.levels and ours[1] in gold.scores


def is_row_with_criterion(gold: LabelledRow, ours: RowOfDigests) -> bool:
    """Whether the criterion is right too."""
    return is_row(gold, ours) and ours[2] in gold.criteria


def has_levels(gold: LabelledRow, ours: RowOfDigests) -> bool:
    """Whether the levels are right, whatever the score."""
    return ours[0] in gold.levels


def match(gold: Sequence[Gold], ours: Sequence[Ours], fits: Callable[[Gold, Ours], bool]) -> int:
    """The number of labelled rows and rows of ours that fit each other, each used once, as many as can be."""
    return len(pairs(gold, ours, fits))


def pairs(gold: Sequence[Gold], ours: Sequence[Ours], fits: Callable[[Gold, Ours], bool]) -> dict[int, int]:
    """A largest matching: which labelled row each row of ours stands for, by index."""
    fitting = [[j for j, one in enumerate(ours) if fits(wanted, one)] for wanted in gold]
    owners: dict[int, int] = {}
    for start in range(len(gold)):
        owners.update(_augmenting_path(start, fitting, owners))
    return owners


def _augmenting_path(start: int, fitting: Sequence[Sequence[int]], owners: Mapping[int, int]) -> dict[int, int]:
    """What changes in the matching so that `start` has a row of ours too; empty where that cannot be."""
    tried_by: dict[int, int] = {}
    lost: dict[int, int] = {}
    waiting = [start]
    for gold in waiting:
        for ours in (one for one in fitting[gold] if one not in tried_by):
            tried_by[ours] = gold
            if ours not in owners:
                return _changes(ours, tried_by, lost)
            lost[owners[ours]] = ours
            waiting.append(owners[ours])
    return {}


def _changes(free: int, tried_by: Mapping[int, int], lost: Mapping[int, int]) -> dict[int, int]:
    changes = {free: tried_by[free]}
    ours = free
    while tried_by[ours] in lost:
        ours = lost[tried_by[ours]]
        changes[ours] = tried_by[ours]
    return changes


def row_kinds(reading: Reading, table: int, n_rows: int) -> tuple[str, ...]:
    """The kind of each grid row as labels name it; all are `other` where the table gave no form.

    A row that is recorded nowhere is a header before the first indicator of its form, and a continuation below it.
    """
    kinds: dict[int, str] = {}
    for form in forms_of(reading, table):
        kinds.update({row.row: row.kind.value for row in form.other_rows if row.table == table})
        kinds.update({one.row: "indicator" for one in form.indicators if one.table == table})
    first = min((row for row, kind in kinds.items() if kind == "indicator"), default=None)
    if first is None:
        return ("other",) * n_rows
    unrecorded = (RowKind.HEADER.value if row < first else "continuation" for row in range(n_rows))
    return tuple(kinds.get(row, kind) for row, kind in enumerate(unrecorded))


def columns_of(reading: Reading, table: int) -> dict[int, Column]:
    """The printed column that each grid column belongs to, of the table's first section."""
    columns: dict[int, Column] = {}
    for form in forms_of(reading, table):
        for column in form.columns:
            for place in range(column.column, column.column + column.column_span):
                columns.setdefault(place, column)
    return columns


def role_names(columns: Iterable[tuple[int, str, int | None]]) -> dict[int, str]:
    """Roles by grid column, levels with their number."""
    return {column: f"{role} {level}" if level is not None else role for column, role, level in columns}
