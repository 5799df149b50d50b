"""Name the first thing that went wrong with a table, in the order in which a reading is made."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from zhibiao.normalize.records import Reading

from .labels import Label
from .rows import (
    RowOfDigests,
    has_levels,
    is_row,
    is_row_with_criterion,
    labelled_roles,
    match,
    roles_read,
    row_kinds,
)


class Fault(StrEnum):
    """What went wrong first."""

    NONE = ""
    NO_FORM = "no form"
    HEADER = "header"
    ROLE = "role of column"
    ROW_KIND = "row kinds"
    LEVELS = "levels"
    SCORES = "scores"
    CRITERION = "criterion"
    FORM = "form of a near miss"


def fault_of(label: Label, reading: Reading, table: int, ours: Sequence[RowOfDigests]) -> Fault:
    """The first fault of the rows `ours`, read in the table with that index; `NONE` where all is as labelled."""
    if not label.is_form:
        return Fault.FORM if ours else Fault.NONE
    if not ours:
        return Fault.NO_FORM
    if match(label.rows, ours, is_row) != len(label.rows) or len(ours) != len(label.rows):
        return _structure(label, reading, table) or _contents(label, ours)
    full = match(label.rows, ours, is_row_with_criterion)
    return Fault.NONE if full == len(label.rows) else Fault.CRITERION


def _structure(label: Label, reading: Reading, table: int) -> Fault:
    kinds = row_kinds(reading, table, len(label.row_kinds))
    if _rows_of("header", kinds) != _rows_of("header", label.row_kinds):
        return Fault.HEADER
    if label.columns and labelled_roles(label) != roles_read(reading, table):
        return Fault.ROLE
    same = _rows_of("indicator", kinds) == _rows_of("indicator", label.row_kinds)
    return Fault.NONE if same else Fault.ROW_KIND


def _contents(label: Label, ours: Sequence[RowOfDigests]) -> Fault:
    levels_right = match(label.rows, ours, has_levels) == len(label.rows) == len(ours)
    return Fault.SCORES if levels_right else Fault.LEVELS


def _rows_of(kind: str, kinds: Sequence[str]) -> list[int]:
    return [row for row, one in enumerate(kinds) if one == kind]
