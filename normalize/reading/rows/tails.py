"""What speaks for a row of the form itself, given the columns: cells over columns, no points where others have some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibiao.extract.document import Cell

from ...facts.fact import Kind
from ...records import Column, Role
from ..sheet import Row
from .placed import covered, of_role, own_fact, pairs, reaches_down, roles_under

WORDS = ("is_total", "is_subtotal", "is_note", "is_additional", "is_label")
NAMING = frozenset({Role.LEVEL, Role.CRITERION})
FILLED = frozenset({Role.SCORE, Role.RESULT})
SHORT = 8
WHOLE = 9
"""So many of ten rows are nearly all."""


def tail_features(rows: Sequence[Row], columns: Sequence[Column]) -> list[list[str]]:
    """The names of the features of each row."""
    levels, scores = of_role(columns, Role.LEVEL), of_role(columns, Role.SCORE)
    pointed = [_has_points(row, scores) for row in rows]
    n = sum(bool(row.printed) for row in rows)
    most = sum(pointed) * 10 >= max(n - 2, 1) * WHOLE
    last = max((place for place, one in enumerate(pointed) if one), default=-1)
    features = []
    for place, row in enumerate(rows):
        names = [f"pointed={pointed[place]}.{most}.{'behind' if place > last >= 0 else 'among'}"]
        if most and not pointed[place] and place > last >= 0 and not _adds(row):
            names.append("likely.tail")
        if row.printed:
            names += _reach(row, columns)
            names += _label(row, columns, pointed[place], place > last >= 0)
            names += _stand_in(row, columns, levels)
        features.append(names)
    return features


def _has_points(row: Row, scores: Sequence[Column]) -> bool:
    """Whether points stand in a row, in its names, or reach down to it."""
    own = (fact for column in scores if (fact := own_fact(row, column)) is not None)
    if any(fact.number is not None or fact.kind is Kind.RANGE for fact in own):
        return True
    return any(fact.points is not None for fact in row.facts) or any(reaches_down(row, one) for one in scores)


def _adds(row: Row) -> bool:
    """Whether a row says that it adds points, takes them off or decides."""
    return any(one.is_additional or one.is_rule for one in row.facts)


def _reach(row: Row, columns: Sequence[Column]) -> Iterator[str]:
    """Whether cells cross names and points, begin or end within a column, or stand several in one."""
    crossing = {_crossing(cell, columns) for cell in row.own} - {""}
    rest = {_crossing(cell, columns) for cell in row.own[1:]} - {""}
    if crossing:
        yield f"crossing={'+'.join(sorted(crossing))}"
    if rest:
        yield f"crossing.rest={'+'.join(sorted(rest))}"
    odd = sum(_straddles(cell, columns) for cell in row.own)
    if odd:
        yield f"straddles={min(odd, 2)}"
    split = any(
        sum(column.column <= cell.column < column.column + column.column_span for cell in row.own) > 1
        for column in columns
        if column.role not in (Role.LEVEL, Role.SERIAL)
    )
    if split:
        yield "splits"
    if rest or odd or split:
        yield "irregular"


def _crossing(cell: Cell, columns: Sequence[Column]) -> str:
    """What a cell reaches over: names and points, names and rules, rules and results, several of one kind."""
    under = covered(cell, columns)
    if len(under) < 2:
        return ""
    if len(under) == len(columns):
        return "all"
    roles = roles_under(cell, columns)
    if roles & NAMING and roles & FILLED:
        return "filled"
    return "naming" if roles <= NAMING and len(roles) > 1 else "names" if roles == {Role.LEVEL} else "others"


def _straddles(cell: Cell, columns: Sequence[Column]) -> bool:
    """Whether a cell begins within one printed column and ends within another."""
    begin, end = cell.column, cell.column + cell.column_span
    if any(one.column <= begin and end <= one.column + one.column_span for one in columns):
        return False
    starts = {one.column for one in columns}
    return begin not in starts or end not in {one.column + one.column_span for one in columns}


def _label(row: Row, columns: Sequence[Column], pointed: bool, behind: bool) -> Iterator[str]:
    """What a row's first text is a word of, with what stands beside it."""
    cell, fact = row.printed[0], row.facts[0]
    beside = [one for one in row.printed[1:] if len(covered(one, columns)) == 1]
    ruled = any(Role.CRITERION in roles_under(one, columns) for one in beside)
    yield from _sum_word(row, columns)
    word = next((name for name in WORDS if getattr(fact, name)), "")
    if word:
        yield f"word={word}.{ruled}.{pointed}.{behind}"
        yield f"word.n={word}.{min(len(row.printed), 3)}"
    if len(covered(cell, columns)) > 1 and fact.length <= SHORT:
        named = "level" if Role.LEVEL in roles_under(cell, columns) else "no"
        yield f"wide.first={named}.{fact.role == 'score' or fact.is_total}"
    adds = _adds(row)
    if adds:
        yield f"adds={pointed}.{behind}"
    if behind:
        yield f"behind.n={min(len(row.printed), 3)}.{ruled}.{adds}"
    scores = [found for column in columns if column.role is Role.SCORE and (found := own_fact(row, column)) is not None]
    if any(found.role == "score" and found.manner == "exact" for found in scores):
        yield "heads.again"


def _sum_word(row: Row, columns: Sequence[Column]) -> Iterator[str]:
    """Whether a row has a word of totals, and whether that stands where rows are named."""
    sums = [(cell, fact) for cell, fact in pairs(row) if fact.is_total or fact.is_subtotal]
    if not sums:
        return
    named = any(roles_under(cell, columns) & NAMING or cell in row.printed[:2] for cell, _fact in sums)
    under = any(reaches_down(row, level) for level in of_role(columns, Role.LEVEL))
    yield f"sum.word={named}.{under}.{any(fact.is_subtotal for _cell, fact in sums)}"
    if named:
        yield "likely.total"


def _stand_in(row: Row, columns: Sequence[Column], levels: Sequence[Column]) -> Iterator[str]:
    """Whether the deepest name only holds the place of one, and what stands beside it."""
    names = [fact for level in levels if (fact := own_fact(row, level)) is not None]
    if not names or not (names[-1].is_stand_in or names[-1].kind is Kind.PLACEHOLDER):
        return
    silent = {Role.LEVEL, Role.SERIAL}
    dots = names[-1].kind is Kind.PLACEHOLDER
    others = [fact for column in columns if column.role not in silent and (fact := own_fact(row, column)) is not None]
    said = [
        fact
        for fact in others
        if fact.kind is not Kind.PLACEHOLDER and (fact.number is not None or not fact.is_stand_in)
    ]
    yield f"name.stand.in={dots}.{min(len(said), 2)}"
    if not said:
        yield "likely.stand.in"
