"""A reading's side of the comparison: its rows as labels have them, the kinds of its rows, the roles of its columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import TypeVar

from zhibiao.extract import Notice
from zhibiao.normalize.records import Column, Form, Indicator, Reading, RowKind

from .labels import Label, LabelledRow, Levels, digest, number

RowOfDigests = tuple[Levels, float | None, str]
"""A row of ours: digests of the levels that are there, the score, the digest of the criterion."""

DECISIVE = {"level", "score", "criterion", "serial"}
"""The roles that rows are made of; labels and readings mean the same by them."""

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
    kinds = _recorded_kinds(reading, table)
    first = min((row for row, kind in kinds.items() if kind == "indicator"), default=None)
    if first is None:
        return ("other",) * n_rows
    unrecorded = (RowKind.HEADER.value if row < first else "continuation" for row in range(n_rows))
    return tuple(kinds.get(row, kind) for row, kind in enumerate(unrecorded))


def _recorded_kinds(reading: Reading, table: int) -> dict[int, str]:
    forms = forms_of(reading, table)
    others = {row.row: row.kind.value for form in forms for row in form.other_rows if row.table == table}
    return others | {one.row: "indicator" for one in indicators_of(reading, table)}


def columns_of(reading: Reading, table: int) -> dict[int, Column]:
    """The printed column that each grid column belongs to, of the table's first section."""
    columns: dict[int, Column] = {}
    for form in forms_of(reading, table):
        for column in form.columns:
            for place in range(column.column, column.column + column.column_span):
                columns.setdefault(place, column)
    return columns


def role_name(role: str, level: int | None) -> str:
    """A role, with the number of a level."""
    return f"{role} {level}" if role == "level" and level is not None else role


def labelled_roles(label: Label) -> list[str]:
    """The roles that rows are made of, from left to right; where grids differ their order is still the same."""
    names = (role_name(one.role, one.level) for one in sorted(label.columns, key=attrgetter("column")))
    return [name for name in names if name.split()[0] in DECISIVE]


def roles_read(reading: Reading, table: int) -> list[str]:
    """The same of a reading, each printed column once."""
    columns = columns_of(reading, table)
    printed = [one for place, one in sorted(columns.items()) if place == one.column]
    return [role_name(one.role.value, one.level) for one in printed if one.role.value in DECISIVE]
