"""What speaks for the kind of a row where the roles of the columns are settled: which of them it fills, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...facts.scores import EXACT, comes_near
from ...records import Column, Role
from ..sheet import Row, Sheet
from .groups import group_features
from .placed import cell_at, fact_at, of_role, shows
from .tails import tail_features

LETTERS = {
    Role.LEVEL: "L", Role.REQUIREMENT: "q", Role.SERIAL: "N", Role.CRITERION: "C", Role.SCORE: "S", Role.RESULT: "r",
    Role.REMARK: "m", Role.TARGET: "t", Role.MEASURE: "u", Role.DEPARTMENT: "d", Role.DEADLINE: "z", Role.PERIOD: "p",
    Role.OTHER: "o",
}  # fmt: skip
FEWEST = 4
"""In fewer rows nothing is usual."""
NEAR = 60
"""So many rows below are looked through for a sum."""


def sheet_features(sheet: Sheet, sections: Sequence[tuple[Sequence[Row], Sequence[Column]]]) -> list[list[str]]:
    """The names of the features of each row of a sheet, given the rows of each section and its columns.

    Rows of no section, those above the first header, have none.
    """
    placed: dict[int, list[str]] = {}
    for rows, columns in sections:
        placed |= zip(map(id, rows), placed_features(rows, columns), strict=True)
    return [placed.get(id(row), []) for row in sheet.rows]


def placed_features(rows: Sequence[Row], columns: Sequence[Column]) -> list[list[str]]:
    """The names of the features of the rows of a header and below it, given its columns."""
    states = [[_state(row, column) for column in columns] for row in rows]
    patterns = [_pattern(row, columns) for row in rows]
    filled = [_filled(own, columns) for own in states]
    groups, tails = group_features(rows, columns), tail_features(rows, columns)
    usual, sums = list(_usual(patterns, filled)), _all_sums(rows, columns)
    return [
        [
            f"fills={patterns[place]}",
            *_stands(columns, states[place]),
            *_name(row, columns),
            *usual[place],
            *sums[place],
            *_near(patterns, place),
            *groups[place],
            *tails[place],
        ]
        for place, row in enumerate(rows)
    ]


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


def _stands(columns: Sequence[Column], states: Sequence[str]) -> Iterator[str]:
    """How a row stands to the columns of names, rules and points."""
    state = dict(zip(map(id, columns), states, strict=True))
    levels, rules, scores = of_role(columns, Role.LEVEL), of_role(columns, Role.CRITERION), of_role(columns, Role.SCORE)
    leaf = state[id(levels[-1])] if levels else "no"
    rule = state[id(rules[0])] if rules else "no"
    score = state[id(scores[0])] if scores else "no"
    upper = "".join(sorted({state[id(level)][0] for level in levels[:-1]}))
    yield f"leaf={leaf}"
    yield f"score={score}"
    yield f"upper={upper}"
    yield f"leaf+score={leaf}+{score}"
    yield f"leaf+rule+score={leaf}+{rule}+{score}"
    yield f"upper+leaf={upper}+{leaf}"
    yield f"upper+leaf+score={upper}+{leaf}+{score}"


def _name(row: Row, columns: Sequence[Column]) -> Iterator[str]:
    """What the deepest name that a row shows says."""
    levels = of_role(columns, Role.LEVEL)
    if not levels:
        return
    deepest = next((level for level in reversed(levels) if fact_at(row, level) is not None), None)
    cell, fact = (None, None) if deepest is None else (cell_at(row, deepest), fact_at(row, deepest))
    if cell is None or fact is None:
        yield "name=no"
        return
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


def _all_sums(rows: Sequence[Row], columns: Sequence[Column]) -> list[list[str]]:
    """For each row whether its points, or those in its name, are those of the next rows together."""
    scores, levels = of_role(columns, Role.SCORE), of_role(columns, Role.LEVEL)
    if not scores or not levels:
        return [[] for _row in rows]
    numbers = [None if (fact := fact_at(row, scores[0])) is None else fact.number for row in rows]
    return [_sums(numbers, place, _points(row, levels)) for place, row in enumerate(rows)]


def _points(row: Row, levels: Sequence[Column]) -> float | None:
    """The points in a row's names."""
    facts = (fact for level in levels if (fact := fact_at(row, level)) is not None)
    return next((fact.points for fact in facts if fact.points is not None), None)


def _sums(numbers: Sequence[float | None], place: int, named: float | None) -> list[str]:
    whole = named if numbers[place] is None else numbers[place]
    if not whole:
        return []
    reached, count, near = 0.0, 0, False
    for number in numbers[place + 1 : place + 1 + NEAR]:
        if number is None:
            continue
        reached, count = reached + number, count + 1
        near = near or (count > 1 and comes_near(reached, whole))
        if reached > whole - EXACT:
            break
    is_exact = count > 1 and abs(reached - whole) < EXACT
    return [*(["parts.near"] if near else []), *([f"parts.below={numbers[place] is not None}"] if is_exact else [])]


def _near(patterns: Sequence[str], place: int) -> Iterator[str]:
    """What the rows above and below fill."""
    for side, other in (("up", place - 1), ("down", place + 1)):
        if 0 <= other < len(patterns):
            yield f"{side}.fills={patterns[other]}"
            yield f"{side}.same={patterns[other] == patterns[place]}"
