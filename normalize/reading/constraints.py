"""What a person has stated of a table, as a value to which the reading of the table must keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..records import Role, RowKind


class RowPart(StrEnum):
    """What a row is that belongs to an indicator: its first row, or a further one."""

    INDICATOR = "indicator"
    CONTINUATION = "continuation"


RowLabel = RowKind | RowPart


@dataclass(frozen=True, slots=True)
class Constraints:
    """What is certain of a table before it is read.

    `header` is the first header row and how many there are; `roles` are the roles of printed columns of the first
    section, by position from 1, each with its level where that is stated; `rows` are the labels of rows. Rows are
    counted from 0 among the lines of the draft, which are those of its table where the table is one form alone.
    """

    header: tuple[int, int] | None = None
    roles: Mapping[int, tuple[Role, int | None]] = field(default_factory=dict)
    rows: Mapping[int, RowLabel] = field(default_factory=dict)
    turned: bool | None = None
    is_form: bool | None = None


UNCONSTRAINED = Constraints()
