"""The printed rows of a section's indicators: one line an indicator, its periods side by side where columns say so."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

import regex
from zhibiao.normalize.facts.numbers import AMOUNT, legible
from zhibiao.normalize.facts.wording import compact
from zhibiao.normalize.records import RULES, Column, Indicator, Role

from .pieces import Line, Piece, filled
from .records import UNPLACED
from .view import CellKind, Entry

KINDS = {
    Role.LEVEL: CellKind.NAME,
    Role.SERIAL: CellKind.NUMBER,
    Role.SCORE: CellKind.NUMBER,
    Role.PERIOD: CellKind.NAME,
    Role.DEADLINE: CellKind.NAME,
}

POINTS = regex.compile(r"[得评打核考查审扣实]分$|^(?=.*\)$).*?[得评打核考查审扣实]分\(")
"""How the header of a column ends that is filled in with points of at most the full marks."""

TEXTS = frozenset({*RULES, Role.RESULT, Role.REMARK})
"""The roles whose first column holds the field of their name as it is."""
FIELDS = frozenset({Role.LEVEL, Role.SCORE, *TEXTS})
"""The roles whose first column holds a field of the data."""
CENTRED = {CellKind.NAME: 12, CellKind.NUMBER: 40, CellKind.TEXT: 6}
"""A column is centred when no line in it is longer than this; long names and running text begin at the left."""


@dataclass(frozen=True, slots=True)
class BodyRow:
    """The rows of the data that share one printed row, in the order of the data."""

    indicators: tuple[Indicator, ...]

    @property
    def first(self) -> Indicator:
        """The one that says where the row stands and what its names are."""
        return self.indicators[0]

    def of_period(self, period: str) -> list[Indicator]:
        """The rows of one period, or those without any where it has none; all for a column that names no period."""
        of_period = [one for one in self.indicators if not period or one.period == period]
        return of_period or [one for one in self.indicators if not one.period]


@dataclass(frozen=True, slots=True)
class Layout:
    """The printed columns of a section, which of them are left blank, and which hold a field of their own.

    Of two columns with the same role, level and period the first holds the field, the other what `extra` says;
    `names` are the keys under which `extra` may have it: the header, with a number from the second of its kind on.
    """

    columns: tuple[Column, ...]
    n_columns: int
    blank: frozenset[int]
    owners: frozenset[int]
    scored_levels: frozenset[int]
    names: dict[int, tuple[str, ...]]


def layout(columns: Sequence[Column], n_columns: int, is_blank: Callable[[Column], bool]) -> Layout:
    """What is known of a section's columns before its rows are seen."""
    first: dict[Hashable, int] = {}
    for column in columns:
        first.setdefault((column.role, column.level, column.period), column.position)
    blank = frozenset(column.position for column in columns if is_blank(column))
    scored = frozenset(c.level for c in columns if c.role is Role.SCORE and c.level is not None)
    owners = frozenset(first.values())
    return Layout(tuple(columns), n_columns, blank, owners, scored, _names(columns, owners))


def _names(columns: Sequence[Column], owners: frozenset[int]) -> dict[int, tuple[str, ...]]:
    names: dict[int, tuple[str, ...]] = {}
    met: dict[tuple[str, str], int] = {}
    for column in columns:
        if column.role in FIELDS and column.position in owners:
            continue
        key = (column.header, column.period)
        met[key] = met.get(key, 0) + 1
        end = f"_{met[key]}" if met[key] > 1 else ""
        joined, last = column.header.replace("\n", ""), column.header.rsplit("\n", 1)[-1]
        names[column.position] = tuple(name + end for name in (column.header, joined, last))
    return names


def body_rows(indicators: Iterable[Indicator], columns: Sequence[Column]) -> list[BodyRow]:
    """The printed rows of a section's indicators: by number, and by period too unless periods are columns."""
    side_by_side = any(column.period for column in columns) and all(c.role is not Role.PERIOD for c in columns)
    groups: dict[Hashable, list[Indicator]] = {}
    for indicator in sorted(indicators, key=lambda indicator: indicator.indicator_no):
        key = (indicator.indicator_no, "" if side_by_side else indicator.period)
        groups.setdefault(key, []).append(indicator)
    return [BodyRow(tuple(group)) for group in groups.values()]


def body_lines(rows: Sequence[BodyRow], places: Layout) -> list[Line]:
    """The lines of a section's rows, with the joins of merged names, shared scores and other merged cells."""
    shared = {**_merged_cells(rows, places), **_shared_scores(rows, places)}
    marks = _marks_of_merged(rows, places, shared)
    lines = [_line(row, number, places, shared, marks) for number, row in enumerate(rows)]
    longest: dict[int, int] = {}
    for piece in (piece for line in lines for piece in line):
        longest[piece.column] = max(longest.get(piece.column, 0), *map(len, piece.text.split("\n")))
    return [tuple(replace(p, centred=longest[p.column] <= CENTRED[p.kind]) for p in line) for line in lines]


def _line(
    row: BodyRow,
    number: int,
    places: Layout,
    shared: dict[tuple[int, int], Hashable],
    marks: dict[Hashable, float],
) -> Line:
    pieces = []
    for column in places.columns:
        text = "" if column.position in places.blank else cell_text(column, row, places)
        join = shared.get((number, column.position)) or _name_join(column, row, places)
        kind = KINDS.get(column.role, CellKind.TEXT)
        entry = _entry(column, row)
        if join in marks:
            entry = replace(entry, full_marks=marks[join])
        pieces.append(Piece(column.column, column.column_span, text, kind, join, entry=entry))
    return filled(pieces, places.n_columns, CellKind.TEXT)


def _entry(column: Column, row: BodyRow) -> Entry:
    field = column.role.value
    if column.level is not None:
        field = f"level{column.level}" if column.role is Role.LEVEL else f"level{column.level}_{field}"
    points = column.fill_in and bool(POINTS.search(compact(column.header)))
    return Entry(field, column.header, column.period, column.fill_in, points, full_marks(column, row))


def full_marks(column: Column, row: BodyRow) -> float | None:
    """The full marks of the column's period, or of the first that has any where the column names no period."""
    scores = (one.score for one in row.of_period(column.period) if one.score is not None)
    return next(scores, None)


def _name_join(column: Column, row: BodyRow, places: Layout) -> Hashable:
    """Names are one cell over the rows where all names up to theirs are equal.

    Two indicators of the same full name are one cell only when one cell of the file named both.
    """
    first, level = row.first, column.level
    if level is None or level > len(first.levels) or column.position not in places.owners:
        return None
    if not first.levels[level - 1] and first.level_scores[level - 1] is None:
        return None
    place: Hashable = None
    if level == len(first.levels):
        place = (first.table, first.row) if first.row != UNPLACED else first.indicator_no
    return (column.position, first.levels[:level], first.level_scores[:level], place)


def _shared_scores(rows: Sequence[BodyRow], places: Layout) -> dict[tuple[int, int], Hashable]:
    """The joins of score cells, by row and position of the column."""
    joins: dict[tuple[int, int], Hashable] = {}
    for column in places.columns:
        if column.role is not Role.SCORE or column.level is not None or column.position not in places.owners:
            continue
        first, stop = 0, 0
        for number, row in enumerate(rows):
            shared = _field_of(column, row, lambda one: str(one.score_shared or ""))
            if shared or _field_of(column, row, score_wording):
                first, stop = number, number + int(shared or 1)
            if number < stop:
                joins[number, column.position] = ("score", first, column.position)
    return joins


def _merged_cells(rows: Sequence[BodyRow], places: Layout) -> dict[tuple[int, int], Hashable]:
    """The joins of cells that reached over several rows, as far as their texts are still the same."""
    joins: dict[tuple[int, int], Hashable] = {}
    for column in places.columns:
        first, stop, shown = 0, 0, ""
        for number, row in enumerate(rows):
            reach = max((one.merged.get(str(column.position), 1) for one in row.indicators), default=1)
            text = cell_text(column, row, places)
            if reach > 1:
                first, stop, shown = number, number + reach, text
            elif text != shown:
                stop = number
            if number < stop:
                joins[number, column.position] = ("merged", first, column.position)
    return joins


def _marks_of_merged(
    rows: Sequence[BodyRow], places: Layout, shared: dict[tuple[int, int], Hashable]
) -> dict[Hashable, float]:
    """The full marks of all rows that a cell to be filled in reaches over, by its join."""
    marks: dict[Hashable, float] = {}
    for column in places.columns:
        for number, row in enumerate(rows if column.fill_in else ()):
            join, own = shared.get((number, column.position)), full_marks(column, row)
            if join is not None and own is not None:
                marks[join] = marks.get(join, 0.0) + own
    return marks


def cell_text(column: Column, row: BodyRow, places: Layout) -> str:
    """What stands in this column of this row."""
    if column.position not in places.owners:
        return _extra(column, row, places)
    match column.role:
        case Role.LEVEL:
            return _name(column, row.first, places)
        case Role.SCORE if column.level is not None:
            return _level_score(row.first, column.level)
        case Role.SCORE:
            return _field_of(column, row, score_wording)
        case role if role in TEXTS:
            return _field_of(column, row, lambda one: str(getattr(one, role)))
        case Role.PERIOD:
            return _extra(column, row, places) or row.first.period
        case Role.DEADLINE:
            return _extra(column, row, places) or row.first.deadline
        case _:
            return _extra(column, row, places)


def _name(column: Column, indicator: Indicator, places: Layout) -> str:
    level = column.level or 1
    if level > len(indicator.levels):
        return ""
    name = indicator.levels[level - 1]
    score = _level_score(indicator, level)
    if not score or level in places.scored_levels:
        return name
    wording = indicator.extra.get(column.header.replace("\n", ""), "")
    return name + (wording if _prints(wording, float(score)) else f"（{score}分）")


def _prints(wording: str, score: float) -> bool:
    """Whether a text kept beside a name is its score, with more than the number: （10①分）."""
    return bool(regex.search(AMOUNT, legible(wording))) and _says(wording, score)


def _level_score(indicator: Indicator, level: int) -> str:
    score = indicator.level_scores[level - 1] if level <= len(indicator.level_scores) else None
    return "" if score is None else number(score)


def score_wording(indicator: Indicator) -> str:
    """The score as the form prints it: its wording, unless the number was edited since, or its number."""
    if indicator.score is None or _says(indicator.score_text, indicator.score):
        return indicator.score_text
    return number(indicator.score)


def _says(wording: str, score: float) -> bool:
    """Whether the wording has the score in it, as a number or in per cent, or has no number at all."""
    numbers = [float(found) for found in regex.findall(AMOUNT, legible(wording))]
    return bool(wording) and (not numbers or any(abs(score) in (one, one / 100) for one in numbers))


def number(value: float) -> str:
    """The number as a form prints it: 10, 2.5."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _extra(column: Column, row: BodyRow, places: Layout) -> str:
    names = places.names[column.position]
    return _field_of(column, row, lambda one: next((one.extra[name] for name in names if name in one.extra), ""))


def _field_of(column: Column, row: BodyRow, field: Callable[[Indicator], str]) -> str:
    """The field of the column's period, or of the first that has it where the column names no period."""
    texts = (field(one) for one in row.of_period(column.period))
    return next((text for text in texts if text), "")
