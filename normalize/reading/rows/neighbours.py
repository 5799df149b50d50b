"""What speaks for header rows: how a row's cells stand under those of the row above, and over those of rows below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhibiao.extract.document import Cell

from ...facts.fact import NAMES, Fact, Kind
from ..sheet import Row, Sheet
from .placed import pairs

NEXT = 4
"""So many rows below a row are looked at for whether they keep to its columns."""
SHORT = 12
FEWEST = 3
MARK = re.compile(r"\d{1,3}分?")
DATA = frozenset({"criterion", "score", "result", "target"})


def neighbour_features(sheet: Sheet) -> list[list[str]]:
    """The names of the features of each row."""
    under = [_under(sheet.rows, place) for place in range(len(sheet.rows))]
    features = []
    for place, row in enumerate(sheet.rows):
        names = []
        if under[place]:
            names.append(f"under={under[place]}")
        if place + 1 < len(under) and under[place + 1]:
            names.append(f"over={under[place + 1]}")
        if len(row.printed) > 1:
            names += _over_columns(sheet.rows, place)
        features.append(names)
    for names, again in zip(features, _said_again(sheet.rows), strict=True):
        if again:
            names.append("said.half")
    return features


def _under(rows: Sequence[Row], place: int) -> str:
    """How a row's cells split those of the row above, what they say, and what is beside them; blank for no split."""
    row = rows[place]
    if not place or not row.printed or rows[place - 1].line.table != row.line.table:
        return ""
    upper = rows[place - 1].line
    narrow = sum(_splits(cell, upper.cells) for cell in row.printed)
    wording = _wording(row.facts)
    roof = _roof(row, rows[place - 1])
    if not narrow and not roof and wording not in ("share", "mark", "point"):
        return ""
    parts = "all" if narrow == len(row.printed) else "some" if narrow else "none"
    return f"{parts}.{wording}.{_beside(row)}.{roof}"


def _roof(row: Row, upper: Row) -> str:
    """Whether cells of the row above reach down beside a row, all words of headers, some or none."""
    reaching = [fact for cell, fact in pairs(upper) if row.line.cells[cell.column] is cell]
    known = sum(bool(fact.role) for fact in reaching)
    return "" if not reaching else "words" if known == len(reaching) else "some" if known else "others"


def _splits(cell: Cell, upper: Sequence[Cell | None]) -> bool:
    above = upper[cell.column] if cell.column < len(upper) else None
    return (
        above is not None and above.row < cell.row and above.column_span > cell.column_span and bool(above.text.strip())
    )


def _wording(facts: Sequence[Fact]) -> str:
    """What all texts of a row are: shares, marks or ranges, names with points, words of headers, short ones."""
    if all(_is_share(fact) for fact in facts):
        return "share"
    marks = sum(fact.kind is Kind.RANGE or bool(MARK.fullmatch(fact.plain)) for fact in facts)
    if marks * 3 >= len(facts) * 2:
        return "mark"
    if all(fact.points is not None and fact.length < SHORT for fact in facts):
        return "point"
    if sum(bool(fact.role) for fact in facts) * 2 >= len(facts):
        return "word"
    return _shortness(facts)


def _is_share(fact: Fact) -> bool:
    return fact.kind is Kind.SHARE or (fact.plain.endswith(("%", "%)")) and fact.length < SHORT)


def _shortness(facts: Sequence[Fact]) -> str:
    distinct = len({fact.plain for fact in facts}) == len(facts) > 1
    if max(fact.length for fact in facts) > SHORT:
        return "long"
    return "short" if distinct else "same" if len(facts) > 1 else "one"


def _beside(row: Row) -> str:
    """What stands in a row's other columns: cells from above, blanks of its own, nothing."""
    above = any(cell is not None and cell.row < row.line.row and cell.text.strip() for cell in row.line.cells)
    blank = len(row.own) > len(row.printed)
    return f"{'above' if above else ''}{'blank' if blank else ''}"


def _over_columns(rows: Sequence[Row], place: int) -> Iterator[str]:
    """Whether the next rows keep to a row's columns, have numbers under its words of scores, and blanks elsewhere."""
    row = rows[place]
    below = [one for one in rows[place + 1 : place + 1 + NEXT] if one.line.table == row.line.table and one.printed]
    if not below or max(fact.length for fact in row.facts) > 3 * SHORT:
        return
    edges = {edge for cell in row.printed for edge in (cell.column, cell.column + cell.column_span)}
    kept = sum(all(cell.column in edges for cell in one.own) for one in below)
    yield f"keeps={kept * 3 // len(below)}"
    roles = {fact.role for fact in row.facts}
    named, short = bool(roles & NAMES), _are_short(row.facts)
    yield f"heads={named}.{bool(roles & DATA)}.{short}.{kept * 2 >= len(below)}"
    scores = {cell.column for cell, fact in pairs(row) if fact.role == "score"}
    if scores:
        found = sum(any(c.column in scores and f.number is not None for c, f in pairs(one)) for one in below)
        yield f"numbers.below={found * 3 // len(below)}.{named}"
    if short:
        yield from _under_short(row, below, named)


def _are_short(facts: Sequence[Fact]) -> bool:
    """Whether texts are short and different, and none is a number."""
    distinct = len({fact.plain for fact in facts}) == len(facts)
    return distinct and all(fact.length <= SHORT and fact.number is None for fact in facts)


def _under_short(row: Row, below: Sequence[Row], named: bool) -> Iterator[str]:
    """What stands under the short texts of a row: names with points, texts in columns of words not listed."""
    if named:
        scored = sum(any(fact.points is not None for fact in one.facts) for one in below)
        yield f"scored.below={scored * 3 // len(below)}"
    unknown = {cell.column for cell, fact in pairs(row) if not fact.role}
    if unknown:
        filled = any(cell.column in unknown for one in below for cell in one.printed)
        yield f"unknown.filled={filled}.{named}"


def _said_again(rows: Sequence[Row]) -> list[bool]:
    """Whether half of each row's cells, three at least, say the same as those of one header-like row above."""
    heads: list[set[tuple[int, str]]] = []
    marks = []
    for row in rows:
        own = {(cell.column, fact.plain) for cell, fact in pairs(row)}
        marks.append(any(len(own & head) >= FEWEST and len(own & head) * 2 >= len(own) for head in heads))
        known = sum(bool(fact.role) for fact in row.facts)
        if known > 1 and known * 2 >= len(row.facts):
            heads.append(own)
    return marks
