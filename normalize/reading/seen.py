"""What is worked out once of a sheet, however many readings of it are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .choice.learned import Models, Scores
from .lines import place_of
from .printed import Printed
from .roles.features import column_features
from .rows.kinds import row_features
from .sheet import Sheet

Printing = tuple[object, ...]
"""What printed columns are made of: their places and headers, and their texts or the rows of these."""


@dataclass(frozen=True, slots=True)
class RolesSeen:
    """What each role is worth for columns that were scored, by what they are made of.

    `printed` are the columns of all keys, as a fact of theirs is known by its place in memory.
    """

    scores: dict[Printing, Scores] = field(default_factory=dict)
    printed: list[Sequence[Printed]] = field(default_factory=list)

    def worth(self, printed: Sequence[Printed], models: Models) -> Scores:
        """What each role is worth for each printed column, worked out once of columns with the same texts."""
        key = tuple(map(_made_of, printed))
        if (found := self.scores.get(key)) is None:
            self.printed.append(printed)
            found = self.scores[key] = models.roles.scores(column_features(printed))
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A sheet with the features of its rows and what each kind of row is worth by them at first sight.

    `places` are the rows' tables and numbers, `row_margins` what was worked out of labellings of the rows.
    """

    sheet: Sheet
    features: Sequence[Sequence[str]]
    first: Scores
    places: tuple[tuple[int, int], ...]
    roles: RolesSeen
    row_margins: dict[tuple[str, ...], list[float]] = field(default_factory=dict)

    def margins_of(self, labels: tuple[str, ...], models: Models) -> list[float]:
        """By how much each row's kind is worth more than others, worked out once a labelling."""
        if (found := self.row_margins.get(labels)) is None:
            found = self.row_margins[labels] = models.first.margins_of(self.first, labels)
        return found


def seen_of(sheet: Sheet, models: Models, roles: RolesSeen) -> Seen:
    """A sheet with the features of its rows; `roles` are those seen in other sheets of the same lines."""
    features = row_features(sheet)
    places = tuple(place_of(row.line) for row in sheet.rows)
    return Seen(sheet, features, models.first.scores(features), places, roles)


def _made_of(one: Printed) -> Printing:
    header, texts = tuple(map(id, one.header)), tuple(map(id, one.texts))
    return one.column, one.span, header, texts, one.n_rows, one.n_tall
