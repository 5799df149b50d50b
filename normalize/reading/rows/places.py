"""What speaks for the kind of a row where the roles of the columns are settled: which of them it fills, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...facts.fact import Fact, FactOf
from ...facts.scores import EXACT
from ...records import Column, Role
from ..sheet import Row, Sheet
from .groups import group_features
from .placed import cell_at, of_role, shows
from .tails import tail_features

LETTERS = {
    Role.LEVEL: "L", Role.REQUIREMENT: "q", Role.SERIAL: "N", Role.CRITERION: "C", Role.SCORE: "S", Role.RESULT: "r",
    Role.REMARK: "m", Role.TARGET: "t", Role.MEASURE: "u", Role.DEPARTMENT: "d", Role.DEADLINE: "z", Role.PERIOD: "p",
    Role.OTHER: "o",
}  # fmt: skip
UNPLACED = "no.place"
FEWEST = 4
"""In fewer rows nothing is usual."""


def sheet_features(
    sheet: Sheet, sections: Sequence[tuple[Sequence[Row], Sequence[Column]]], fact_of: FactOf
) -> list[list[str]]:
    """The names of the features of each row of a sheet, given the rows of each section and its columns.

    Rows of no section, those above the first header, have one that says so.
    """
    placed: dict[int, list[str]] = {}
    for rows, columns in sections:
        placed |= zip(map(id, rows), placed_features(rows, columns, fact_of), strict=True)
    return [placed.get(id(row), [UNPLACED]) for row in sheet.rows]


def placed_features(rows: Sequence[Row], columns: Sequence[Column], fact_of: FactOf) -> list[list[str]]:
    """The names of the features of the rows of a header and below it, given its columns."""
    states = [[_state(row, column) for column in columns] for row in rows]
    patterns = [_pattern(row, columns) for row in rows]
    filled = [_filled(own, columns) for own in states]
    groups, tails = group_features(rows, columns), tail_features(rows, columns)
    usual, sums = list(_usual(patterns, filled)), _all_sums(rows, columns, fact_of)
    features = []
    for place, row in enumerate(rows):
        names = list(_own(row, columns, patterns[place], states[place], fact_of))
        names += usual[place]
        names += sums[place]
        names += _near(rows, patterns, place)
        names += [*groups[place], *tails[place]]
        features.append(names)
    return features


def _pattern(row: Row, columns: Sequence[Column]) -> str:
    """The roles of the columns that a row fills, a letter each; names by their level."""
    letters = []
    for column in columns:
        cell = cell_at(row, column)
        if cell is not None and shows(row, cell):
            wide = cell.column + cell.column_span > column.column + column.column_span
            letters.append(LETTERS[column.role] + ("+" if wide else ""))
    return "".join(dict.fromkeys(letters))


def _state(row: Row, column: Column) -> str:
    """How a row stands to a column: with a text, blank, under a cell from above, or under one from the left."""
    cell = cell_at(row, column)
    if cell is None:
        return "out"
    if cell.row < row.line.row:
        return "above" if cell.text.strip() else "above.blank"
    if cell.column < column.column:
        return "left" if shows(row, cell) else "left.blank"
    return "text" if shows(row, cell) else "blank"


def _filled(states: Sequence[str], columns: Sequence[Column]) -> frozenset[int]:
    return frozenset(column.position for column, state in zip(columns, states, strict=True) if state == "text")


def _own(row: Row, columns: Sequence[Column], pattern: str, states: Sequence[str], fact_of: FactOf) -> Iterator[str]:
    """How a row stands to the columns of names, rules and points."""
    yield f"fills={pattern}"
    levels, rules, scores = of_role(columns, Role.LEVEL), of_role(columns, Role.CRITERION), of_role(columns, Role.SCORE)
    state = dict(zip(map(id, columns), states, strict=True))
    leaf = state[id(levels[-1])] if levels else "no"
    rule = state[id(rules[0])] if rules else "no"
    score = state[id(scores[0])] if scores else "no"
    upper = "".join(sorted({state[id(level)][0] for level in levels[:-1]}))
    yield f"leaf={leaf}"
    yield f"rule={rule}"
    yield f"score={score}"
    yield f"upper={upper}"
    yield f"leaf+score={leaf}+{score}"
    yield f"leaf+rule+score={leaf}+{rule}+{score}"
    yield f"upper+leaf={upper}+{leaf}"
    yield f"upper+leaf+score={upper}+{leaf}+{score}"
    if levels:
        yield from _name(row, levels, columns, fact_of)
    if scores and score == "text" and (cell := cell_at(row, scores[0])) is not None:
        fact = fact_of(cell.text)
        yield f"score.kind={fact.kind}"
        if fact.plain.startswith("("):
            yield "score.bracket"
        yield f"score.number={fact.number is not None}"
    filled = [column.role for column, own in zip(columns, states, strict=True) if own == "text"]
    if filled and all(role in (Role.RESULT, Role.REMARK, Role.OTHER) for role in filled):
        yield "only.results"
    yield f"filled={min(len(filled), 5)}of{min(len(columns), 6)}"


def _name(row: Row, levels: Sequence[Column], columns: Sequence[Column], fact_of: FactOf) -> Iterator[str]:
    """What the deepest name that a row shows says."""
    shown = [cell for level in reversed(levels) if (cell := cell_at(row, level)) is not None and shows(row, cell)]
    if not shown:
        yield "name=no"
        return
    cell = shown[0]
    fact = fact_of(cell.text)
    yield f"name={fact.kind}"
    if fact.style:
        yield f"name.style={fact.style}"
    if fact.points is not None:
        yield "name.points"
    reached = {column.role for column in columns if cell.column < column.column < cell.column + cell.column_span}
    if reached:
        yield f"name.over={''.join(sorted(LETTERS[role] for role in reached))}"
    for name in ("is_total", "is_subtotal", "is_label", "is_keyed", "is_signed", "is_note"):
        if getattr(fact, name):
            yield f"name.{name}"


def _usual(patterns: Sequence[str], filled: Sequence[frozenset[int]]) -> Iterator[list[str]]:
    """How usual it is for each row to fill just its columns, and how many it lacks that nearly all others fill."""
    n = len(patterns)
    common = Counter(patterns)
    first = common.most_common(1)[0][0] if patterns else ""
    counts = Counter(position for own in filled for position in own)
    most = {position for position, count in counts.items() if count * 10 >= (n - 1) * 8}
    for pattern, own in zip(patterns, filled, strict=True):
        lacking = [f"lacks={min(len(most - own), 3)}"] if n >= FEWEST else []
        yield [f"usual={common[pattern] * 4 // n}", f"most={pattern == first}", *lacking]


def _number(row: Row, column: Column, fact_of: FactOf) -> float | None:
    cell = cell_at(row, column)
    return fact_of(cell.text).number if cell is not None and shows(row, cell) else None


def _points(row: Row, levels: Sequence[Column], fact_of: FactOf) -> float | None:
    cells = [cell for level in levels if (cell := cell_at(row, level)) is not None and shows(row, cell)]
    return next((points for cell in cells if (points := fact_of(cell.text).points) is not None), None)


def _all_sums(rows: Sequence[Row], columns: Sequence[Column], fact_of: FactOf) -> list[list[str]]:
    """For each row whether its points are those of the next rows together, to the next row of its kind."""
    scores, levels = of_role(columns, Role.SCORE), of_role(columns, Role.LEVEL)
    if not scores or not levels:
        return [[] for _row in rows]
    numbers = [_number(row, scores[0], fact_of) for row in rows]
    return [
        list(_sums(numbers, place, _points(row, levels, fact_of) if numbers[place] is None else numbers[place]))
        for place, row in enumerate(rows)
    ]


def _sums(numbers: Sequence[float | None], place: int, whole: float | None) -> Iterator[str]:
    if not whole:
        return
    reached, count, near = 0.0, 0, False
    for number in numbers[place + 1 : place + 61]:
        if number is None:
            continue
        reached, count = reached + number, count + 1
        if reached >= whole - 1.5:
            near = near or (count > 1 and abs(reached - whole) <= 1.0)
        if reached > whole - EXACT:
            break
    if count > 1 and abs(reached - whole) < EXACT:
        yield f"parts.below={numbers[place] is not None}"
    elif near:
        yield "parts.near"


def _near(rows: Sequence[Row], patterns: Sequence[str], place: int) -> Iterator[str]:
    """What the rows above and below fill, and how their numberings compare."""
    own = _style(rows[place])
    for side, other in (("up", place - 1), ("down", place + 1)):
        if not 0 <= other < len(rows):
            continue
        yield f"{side}.fills={patterns[other]}"
        yield f"{side}.same={patterns[other] == patterns[place]}"
        style = _style(rows[other])
        if own or style:
            yield f"{side}.style={own}>{style}"


def _style(row: Row) -> str:
    first: Fact | None = row.facts[0] if row.facts else None
    return first.style if first else ""
