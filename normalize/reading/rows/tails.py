"""What speaks for a row of the form itself, given the columns: cells over columns, words of totals and labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibiao.extract.document import Cell

from ...records import Column, Role
from ..sheet import Row
from .placed import covered, of_role, pairs, reaches_down, roles_under

WORDS = ("is_total", "is_subtotal", "is_note", "is_additional", "is_label")
NAMING = frozenset({Role.LEVEL, Role.CRITERION})
FILLED = frozenset({Role.SCORE, Role.RESULT})


def tail_features(rows: Sequence[Row], columns: Sequence[Column]) -> list[list[str]]:
    """The names of the features of each row."""
    return [[*_reach(row, columns), *_words(row, columns)] if row.printed else [] for row in rows]


def _reach(row: Row, columns: Sequence[Column]) -> Iterator[str]:
    """Whether cells behind the first cross names and points, begin or end within a column, or stand several in one."""
    rest = {_crossing(cell, columns) for cell in row.own[1:]} - {""}
    if rest:
        yield f"crossing.rest={'+'.join(sorted(rest))}"
    if rest or any(_straddles(cell, columns) for cell in row.own) or _splits(row, columns):
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


def _splits(row: Row, columns: Sequence[Column]) -> bool:
    """Whether several cells of a row stand in one column that holds no names."""
    return any(
        sum(column.column <= cell.column < column.column + column.column_span for cell in row.own) > 1
        for column in columns
        if column.role not in (Role.LEVEL, Role.SERIAL)
    )


def _words(row: Row, columns: Sequence[Column]) -> Iterator[str]:
    """What a row's first text is a word of, and whether a word of totals stands where rows are named."""
    word = next((name for name in WORDS if getattr(row.facts[0], name)), "")
    if word:
        yield f"word.n={word}.{min(len(row.printed), 3)}"
    sums = [(cell, fact) for cell, fact in pairs(row) if fact.is_total or fact.is_subtotal]
    if not sums:
        return
    named = any(roles_under(cell, columns) & NAMING or cell in row.printed[:2] for cell, _fact in sums)
    under = any(reaches_down(row, level) for level in of_role(columns, Role.LEVEL))
    yield f"sum.word={named}.{under}.{any(fact.is_subtotal for _cell, fact in sums)}"
    if named:
        yield "likely.total"
