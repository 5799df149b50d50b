"""How usual a reading is by the fitted weights: the kinds that it gives to rows, and the roles to columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...facts.fact import FactOf
from ...facts.wording import is_blank
from ...records import Column
from ..lines import place_of
from ..parts import Parts
from ..printed import Printed, Text, printed_columns
from ..seen import Seen
from ..sheet import Row
from .learned import Models, Scores

STRONG = 6.0
"""A margin of so much is as good as any larger one."""


@dataclass(frozen=True, slots=True)
class Margins:
    """By how much the kinds and roles of a reading are worth more than others would be.

    Of rows by table and row, of columns by section, from left to right.
    """

    rows: Mapping[tuple[int, int], float] = field(default_factory=dict)
    columns: Mapping[int, Sequence[float]] = field(default_factory=dict)


def margins_of(parts: Parts, seen: Seen, models: Models, fact_of: FactOf) -> Margins:
    """The margins of a reading's rows and columns."""
    return Margins(_row_margins(parts, seen, models), _column_margins(parts, seen, models, fact_of))


def likelihood_of(margins: Margins) -> dict[str, float]:
    """Evidence: by how much the kinds and roles of a reading are worth more than others would be; 1 is surely."""
    columns = [margin for own in margins.columns.values() for margin in own]
    return {**_summed("rows.margin", list(margins.rows.values())), **_summed("columns.margin", columns)}


def _summed(name: str, margins: Sequence[float]) -> dict[str, float]:
    clipped = [max(min(margin, STRONG), -STRONG) / STRONG for margin in margins] or [0.0]
    against = sum(margin < 0 for margin in clipped) / len(clipped)
    weak = sum(margin < 1 / STRONG for margin in clipped) / len(clipped)
    mean = sum(clipped) / len(clipped)
    return {f"{name}.least": min(clipped), f"{name}.mean": mean, f"{name}.against": against, f"{name}.weak": weak}


def _row_margins(parts: Parts, seen: Seen, models: Models) -> dict[tuple[int, int], float]:
    """By table and row, the margin of the kind that a reading gives to the row."""
    kinds = _kinds(parts)
    labels = tuple(kinds.get(place, "note") for place in seen.places)
    return dict(zip(seen.places, seen.margins_of(labels, models), strict=True)) if labels else {}


def _kinds(parts: Parts) -> dict[tuple[int, int], str]:
    kinds = {(other.table, other.row): str(other.kind) for other in parts.rows.other_rows}
    kinds |= {(printed.line.table, printed.line.row): "indicator" for printed in parts.rows.printed}
    return kinds | {place_of(line): "header" for _section, line in parts.headers}


def _column_margins(parts: Parts, seen: Seen, models: Models, fact_of: FactOf) -> dict[int, list[float]]:
    """By section, the margin of each column's role, from left to right."""
    found: dict[int, list[float]] = {}
    for section in dict.fromkeys(column.section for column in parts.columns):
        columns = [column for column in parts.columns if column.section == section]
        scores = _scores(columns, _rows_of(parts, section, seen), seen, models, fact_of)
        found[section] = models.roles.margins_of(scores, [str(column.role) for column in columns])
    return found


def _scores(columns: Sequence[Column], numbers: Sequence[int], seen: Seen, models: Models, fact_of: FactOf) -> Scores:
    """What each role is worth for each of some columns over rows, worked out once for all readings."""
    key = (tuple(numbers), *((column.column, column.column_span, column.header) for column in columns))
    if (found := seen.roles.scores.get(key)) is None:
        rows = [seen.sheet.rows[number] for number in numbers]
        found = seen.roles.scores[key] = seen.roles.worth(_printed(columns, rows, fact_of), models)
    return found


def _rows_of(parts: Parts, section: int, seen: Seen) -> list[int]:
    places = {place_of(one.line) for one in parts.rows.printed if one.section == section}
    return [number for number, place in enumerate(seen.places) if place in places]


def _printed(columns: Sequence[Column], rows: Sequence[Row], fact_of: FactOf) -> list[Printed]:
    places = [(column.column, column.column_span) for column in columns]
    headers = ["\n".join(line for line in column.header.split("\n") if not is_blank(line)) for column in columns]
    texts = [list(_texts(rows, column)) for column in columns]
    return printed_columns(places, headers, texts, len(rows), fact_of)


def _texts(rows: Sequence[Row], column: Column) -> Iterator[Text]:
    stop = column.column + column.column_span
    for row in rows:
        yield from (Text(cell.text, cell.row_span > 1) for cell in row.printed if column.column <= cell.column < stop)
