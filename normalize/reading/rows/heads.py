"""What speaks for header rows: how a row's cells stand over those of the rows below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...facts.fact import NAMES, Fact
from ..sheet import Row, Sheet
from .placed import pairs

NEXT = 4
"""So many rows below a row are looked at for whether they keep to its columns."""
SHORT = 12
DATA = frozenset({"criterion", "score", "result", "target"})


def head_features(sheet: Sheet) -> list[list[str]]:
    """The names of the features of each row."""
    return [list(_over(sheet.rows, place)) for place in range(len(sheet.rows))]


def _over(rows: Sequence[Row], place: int) -> Iterator[str]:
    """Whether the next rows keep to a row's columns, and have texts under its words that are not listed."""
    row = rows[place]
    below = [one for one in rows[place + 1 : place + 1 + NEXT] if one.line.table == row.line.table and one.printed]
    if len(row.printed) < 2 or not below or max(fact.length for fact in row.facts) > 3 * SHORT:
        return
    edges = {edge for cell in row.printed for edge in (cell.column, cell.column + cell.column_span)}
    kept = sum(all(cell.column in edges for cell in one.own) for one in below)
    yield f"keeps={kept * 3 // len(below)}"
    roles = {fact.role for fact in row.facts}
    named, short = bool(roles & NAMES), _are_short(row.facts)
    yield f"heads={named}.{bool(roles & DATA)}.{short}.{kept * 2 >= len(below)}"
    unknown = {cell.column for cell, fact in pairs(row) if not fact.role}
    if short and unknown:
        filled = any(cell.column in unknown for one in below for cell in one.printed)
        yield f"unknown.filled={filled}.{named}"


def _are_short(facts: Sequence[Fact]) -> bool:
    """Whether texts are short and different, and none is a number."""
    distinct = len({fact.plain for fact in facts}) == len(facts)
    return distinct and all(fact.length <= SHORT and fact.number is None for fact in facts)
