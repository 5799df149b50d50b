"""Find the corrections that are about one table, and bring them to its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from ..facts.vocabulary import load_vocabulary
from ..reading.constraints import UNCONSTRAINED, Constraints, RowLabel, RowPart
from ..reading.lines import Line
from ..reading.tables.layout import layouts_in
from .records import Correction, Corrections, Origin, RowName, Rows, RowsStated


class StatedRow(NamedTuple):
    """A row of which something is stated, and its label, None where it begins the header."""

    table: int
    row: int
    label: RowLabel | None = None


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is stated of one table: constraints on its reading, and the form's title, unit and year.

    `origins` has, by key, where each statement is written that holds for this table, and `used` also those that are
    outranked; `rows` are the places of the rows that a key is about.
    """

    constraints: Constraints = UNCONSTRAINED
    title: str | None = None
    unit: str | None = None
    year: int | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict)
    used: frozenset[Origin] = frozenset()
    rows: Mapping[str, tuple[StatedRow, ...]] = field(default_factory=dict)


NOTHING = Fitted()
COLUMNS = "columns."
"""How the keys of columns begin."""


def fit(corrections: Corrections, sha256: str, lines: Sequence[Line]) -> Fitted:
    """What the corrections state of a table with these lines in a file; the narrower ones outrank the wider."""
    if not corrections.entries or not lines:
        return NOTHING
    table = _Table(tuple(lines), sha256)
    fitted = _Fitting(table)
    for entry in corrections.entries:
        if table.is_meant(entry):
            fitted.add(entry)
    return fitted.value() if fitted.origins else NOTHING


@dataclass(frozen=True)
class _Table:
    """The lines of a table with what is looked up in them, each once."""

    lines: tuple[Line, ...]
    sha256: str

    @cached_property
    def layouts(self) -> frozenset[str]:
        return layouts_in(self.lines)

    @cached_property
    def texts(self) -> Mapping[str, tuple[int, ...]]:
        """The places of rows by their first text."""
        plain, places = load_vocabulary().plain, dict[str, list[int]]()
        for place, line in enumerate(self.lines):
            if cells := line.printed_cells():
                places.setdefault(plain(cells[0].text), []).append(place)
        return {text: tuple(found) for text, found in places.items()}

    def is_meant(self, entry: Correction) -> bool:
        """Whether a correction is about this table."""
        scope = entry.scope
        if scope.sha256 and not self.sha256.startswith(scope.sha256):
            return False
        if scope.table is not None and scope.table - 1 not in {line.table for line in self.lines}:
            return False
        if scope.row is not None and scope.row - 1 not in {line.row for line in self.lines}:
            return False
        return not scope.layout or scope.layout in self.layouts

    def places(self, name: RowName, table: int | None) -> tuple[int, ...]:
        """The places among the lines of the rows that are named, by their text or by their numbers in a table."""
        if not isinstance(name, Rows):
            return self.texts.get(load_vocabulary().plain(name), ())
        return tuple(
            place
            for place, line in enumerate(self.lines)
            if line.table + 1 == table and name.first <= line.row + 1 <= name.last
        )


@dataclass
class _Fitting:
    """What has been stated of a table so far, by key; `labels` are those of rows."""

    table: _Table
    values: dict[str, Any] = field(default_factory=dict)
    labels: dict[int, RowLabel] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    used: set[Origin] = field(default_factory=set)
    rows: dict[str, tuple[StatedRow, ...]] = field(default_factory=dict)

    def add(self, entry: Correction) -> None:
        """Add what an entry states, in the place of what was stated before it."""
        known = {origin.key: origin for origin in entry.origins()}
        for key, value in (*_values(entry), *self._header(entry), *self._rows(entry)):
            self.values[key] = value
            self.origins[key] = known[key]
            self.used.add(known[key])

    def _header(self, entry: Correction) -> Iterator[tuple[str, tuple[int, int]]]:
        """The first header row and the number of them, where the table has these rows and one below them."""
        if entry.header is None:
            return
        places = self.table.places(entry.header.first, entry.scope.table)
        if places and places[0] + entry.header.rows < len(self.table.lines):
            line = self.table.lines[places[0]]
            self.rows["header"] = (StatedRow(line.table, line.row),)
            yield "header", (places[0], entry.header.rows)

    def _rows(self, entry: Correction) -> Iterator[tuple[str, RowsStated]]:
        """The rows that are stated and there; those by numbers come last, and outrank those by texts."""
        for key, stated in sorted(entry.rows.items(), key=lambda item: isinstance(item[1].name, Rows)):
            if places := self.table.places(stated.name, entry.scope.table):
                labels = _labels(stated, places)
                lines = ((self.table.lines[place], label) for place, label in labels.items())
                self.labels |= labels
                self.rows[f"rows.{key}"] = tuple(StatedRow(line.table, line.row, label) for line, label in lines)
                yield f"rows.{key}", stated

    def value(self) -> Fitted:
        """All that was stated; what has a header or roles is a form."""
        roles = {int(key[len(COLUMNS) :]): value for key, value in self.values.items() if key.startswith(COLUMNS)}
        implied = True if "header" in self.values or roles else None
        constraints = Constraints(
            header=self.values.get("header"),
            roles=roles,
            rows=self.labels,
            turned=self.values.get("orientation"),
            is_form=self.values.get("form", implied),
        )
        names = {key: self.values.get(key) for key in ("title", "unit", "year")}
        return Fitted(constraints, **names, origins=self.origins, used=frozenset(self.used), rows=self.rows)


def _values(entry: Correction) -> Iterator[tuple[str, Any]]:
    """The statements of an entry about the form and its columns, by their keys."""
    stated = {
        "form": entry.is_form,
        "orientation": entry.turned,
        "title": entry.title,
        "unit": entry.unit,
        "year": entry.year,
    }
    yield from ((key, value) for key, value in stated.items() if value is not None)
    yield from ((f"{COLUMNS}{position}", role) for position, role in entry.columns.items())


def _labels(stated: RowsStated, places: Sequence[int]) -> Mapping[int, RowLabel]:
    """The labels of the rows that are stated; the first of rows that are one indicator begins it."""
    if stated.label is not None:
        return dict.fromkeys(places, stated.label)
    return {places[0]: RowPart.INDICATOR, **dict.fromkeys(places[1:], RowPart.CONTINUATION)}
