"""The columns of a section by what they hold, and the field of an indicator that each of them fills."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from zhibiao.extract.document import Cell

from ...facts.wording import is_blank
from ...records import RULES, Column, Role
from ..lines import Line

TEXT_FIELDS = {
    Role.REQUIREMENT: "requirement",
    Role.CRITERION: "criterion",
    Role.RESULT: "result",
    Role.REMARK: "remark",
    Role.PERIOD: "period",
    Role.DEADLINE: "deadline",
}
"""The field that the first column of a role fills; every further column goes to `extra`."""
SIDES = frozenset({Role.SERIAL, Role.DEPARTMENT})


@dataclass(frozen=True, slots=True)
class ByRole:
    """The columns of a section.

    `levels` are those of names from the first level on, `sides` those before them that may name a row as well, `scores`
    those of indicators, `owners` the positions of the columns that fill a field.
    """

    columns: Sequence[Column]
    levels: Sequence[Column]
    sides: Sequence[Column]
    rules: Sequence[Column]
    scores: Sequence[Column]
    level_scores: Sequence[Column]
    results: Sequence[Column]
    owners: frozenset[int]

    @property
    def has_periods(self) -> bool:
        """Whether some columns belong to periods."""
        return any(column.period for column in self.columns)

    @property
    def owning_scores(self) -> list[Column]:
        """The columns of the indicators' scores that fill a field: the first of each period."""
        return [column for column in self.scores if column.position in self.owners]

    @property
    def section(self) -> int:
        """The section's number."""
        return self.columns[0].section

    def field_of(self, column: Column) -> str:
        """The field of texts that a column fills, "" where its texts go to the further ones."""
        return TEXT_FIELDS.get(column.role, "") if column.position in self.owners else ""

    def leaf(self, line: Line) -> Cell | None:
        """The cell of a line's deepest name."""
        cells = (line.cells[column.column] for column in reversed(self.levels))
        return next((cell for cell in cells if cell is not None and not is_blank(cell.text)), None)


def by_role(columns: Sequence[Column]) -> ByRole:
    """The columns of a section by their roles."""
    levels = sorted(_with(columns, Role.LEVEL), key=_level)
    scores = _with(columns, Role.SCORE)
    first = levels[0].column if levels else 0
    return ByRole(
        columns=columns,
        levels=levels,
        sides=[column for column in _with(columns, *SIDES) if column.column < first],
        rules=_with(columns, *RULES),
        scores=[column for column in scores if column.level is None],
        level_scores=[column for column in scores if column.level is not None],
        results=_with(columns, Role.RESULT),
        owners=owner_positions(columns),
    )


def _with(columns: Sequence[Column], *roles: Role) -> list[Column]:
    return [column for column in columns if column.role in roles]


def _level(column: Column) -> int:
    return column.level or 0


def owner_positions(columns: Sequence[Column]) -> frozenset[int]:
    """The positions of the columns that fill a field: the first of each role, level and period."""
    first: dict[tuple[Role, int | None, str], int] = {}
    for column in columns:
        first.setdefault((column.role, column.level, column.period), column.position)
    return frozenset(first.values())


def keys_of(header: str) -> Iterator[str]:
    """The keys of the further texts under a header: it on one line, and from the second text on with a number."""
    key = header.replace("\n", "")
    yield key
    yield from (f"{key}_{number}" for number in count(2))


def free_key(extra: Mapping[str, str], header: str) -> str:
    """The first of a header's keys that no other column has."""
    return next(key for key in keys_of(header) if key not in extra)
