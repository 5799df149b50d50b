"""What speaks for the kind of each row of a sheet: names of features, by which weights are fitted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...facts.fact import NAMES, Kind
from ...facts.scores import EXACT, HUNDRED, MOST_OFF, comes_near
from ..sheet import Row, Sheet
from .context import context_features
from .heads import head_features
from .ranks import rank_features

KINDS = ("header", "section", "subtotal", "indicator", "continuation", "total", "note", "fields", "placeholder")
NUMERIC = frozenset({Kind.NUMBER, Kind.SHARE})
TEXTS = (Kind.SENTENCE, Kind.RULE, Kind.TICK, Kind.RANGE, Kind.PLACEHOLDER, Kind.NAME, Kind.PHRASE)
NEAR = 60
"""So many rows above or below are looked through for a sum."""


def row_features(sheet: Sheet) -> list[list[str]]:
    """The names of the features that each row has."""
    sums = list(_all_sums(sheet))
    amounts = [_amount(row, value) for row, value in zip(sheet.rows, sheet.values, strict=True)]
    ranked, context, heads = rank_features(sheet.rows, amounts), context_features(sheet), head_features(sheet)
    return [
        [
            *_own(row, sheet),
            *sums[place],
            *_around(sheet, place),
            *_beside(sums, place),
            *ranked[place],
            *context[place],
            *heads[place],
        ]
        for place, row in enumerate(sheet.rows)
    ]


def _amount(row: Row, value: float | None) -> float | None:
    """A row's points: those in the column of points, else those in a name."""
    return next((fact.points for fact in row.facts if fact.points is not None), None) if value is None else value


def _bin(number: int, *edges: int) -> str:
    return str(sum(number >= edge for edge in edges))


def _own(row: Row, sheet: Sheet) -> Iterator[str]:
    """What a row's own cells say."""
    yield "bias"
    yield f"n={min(len(row.printed), 5)}"
    if not row.printed:
        yield "empty"
        return
    yield f"layout={'usual' if row.layout == sheet.usual else len(row.layout) > len(sheet.usual)}"
    yield from _first(row, sheet)
    yield from _words(row)
    yield from _texts(row, sheet)


def _first(row: Row, sheet: Sheet) -> Iterator[str]:
    """What the first text of a row says, and how far it reaches."""
    cell, fact = row.printed[0], row.facts[0]
    yield f"first.kind={fact.kind}"
    yield f"first.at={'0' if cell.column == 0 else '1' if row.own[0] is not cell else 'own'}"
    wide = cell.column_span * 4 // max(sheet.width, 1)
    yield f"first.wide={wide}"
    if wide == 4 and len(row.printed) == 1:
        yield f"whole.{fact.kind}"
        yield f"whole.style={fact.style}"
    yield f"first.length={_bin(fact.length, 3, 5, 9, 15, 30, 60)}"
    for name in ("is_total", "is_subtotal", "is_note", "is_label", "is_signed", "is_keyed"):
        if getattr(fact, name):
            yield f"first.{name}"
            yield f"first.{name}.n={min(len(row.printed), 3)}"


def _words(row: Row) -> Iterator[str]:
    """How many of a row's texts are words of headers, totals or labels."""
    facts = row.facts
    known = sum(bool(fact.role) for fact in facts)
    yield f"listed={sum(fact.manner == 'exact' for fact in facts) * 4 // len(facts)}"
    roles = {fact.role for fact in facts}
    if roles & NAMES:
        yield "heads.names"
    for role in ("score", "result"):
        if role in roles:
            yield f"heads.{role}"
    if any(fact.is_strong for fact in facts):
        yield "strong"
    if known * 2 >= len(facts) and not any(fact.kind in NUMERIC or fact.length > 40 for fact in facts):
        yield f"head.like.n={min(len(facts), 4)}"
        yield f"head.like.distinct={len({f.plain for f in facts}) == len(facts)}"
    for name in ("is_total", "is_subtotal", "is_signed", "is_keyed", "is_rule"):
        if count := sum(getattr(fact, name) for fact in facts[:3]):
            yield f"any.{name}={min(count, 2)}"


def _texts(row: Row, sheet: Sheet) -> Iterator[str]:
    """Which kinds of texts a row has, and whether its last ones are numbers or blank."""
    kinds = {fact.kind for fact in row.facts}
    yield from (f"has.{kind}" for kind in TEXTS if kind in kinds)
    if kinds <= {Kind.PLACEHOLDER, Kind.ORDINAL, Kind.NUMBER}:
        yield "only.counts"
    yield f"longest={_bin(max(fact.length for fact in row.facts), 6, 10, 15, 25, 40, 80)}"
    yield f"last.kind={row.facts[-1].kind}"
    yield f"blanks={min(len(row.own) - len(row.printed), 4)}"
    yield f"value={_own_value(row, sheet)}"
    yield f"names={min(sum(f.kind is Kind.NAME for f in row.facts), 3)}"
    if len(row.own) == 1 and row.own[0].column_span == sheet.width:
        yield "one.cell"


def _own_value(row: Row, sheet: Sheet) -> str:
    """How a row stands to the column of points: with a number or text, blank, under a cell from above or the left."""
    if sheet.points < 0:
        return "none"
    cell = row.line.cells[sheet.points] if sheet.points < len(row.line.cells) else None
    if cell is None:
        return "out"
    if cell.row < row.line.row:
        return "above"
    if cell.column < sheet.points:
        return "covered"
    fact = next((f for c, f in zip(row.printed, row.facts, strict=True) if c is cell), None)
    return "blank" if fact is None else "number" if fact.number is not None else f"text.{fact.kind}"


def _all_sums(sheet: Sheet) -> Iterator[list[str]]:
    """For each row whether its number is the sum of those above or below it."""
    above, count = 0.0, 0
    for place, value in enumerate(sheet.values):
        if value is None:
            yield []
            continue
        yield list(_sums(sheet, place, value, above if count > 2 else None))
        above, count = above + value, count + 1


def _sums(sheet: Sheet, place: int, value: float, above: float | None) -> Iterator[str]:
    """Whether a row's number is the sum of those above or below it; `above` is that of all above, where several are."""
    if value == HUNDRED:
        yield "sum.hundred"
    if above is not None:
        yield from _near("sum.all", above, value)
    yield from _near("sum.above", _next_to(value, sheet.values[max(place - NEAR, 0) : place][::-1]), value)
    yield from _near("sum.below", _next_to(value, sheet.values[place + 1 : place + 1 + NEAR]), value)


def _near(name: str, reached: float | None, total: float) -> Iterator[str]:
    """That numbers come to a total, exactly or but for a slip."""
    if reached is not None and comes_near(reached, total):
        yield f"{name}.near"
        if abs(reached - total) < EXACT:
            yield name


def _next_to(total: float, values: Sequence[float | None]) -> float | None:
    """What the next numbers come to, two at least, where that is nearest to a total; None where it is not near."""
    reached, count = 0.0, 0
    near: list[float] = []
    for value in values:
        if value is None:
            continue
        reached, count = reached + value, count + 1
        if count > 1 and comes_near(reached, total):
            near.append(reached)
        if reached > total + MOST_OFF:
            break
    return min(near, key=lambda one: abs(one - total), default=None)


def _around(sheet: Sheet, place: int) -> Iterator[str]:
    """Where a row stands, and which cells reach down to it."""
    rows = sheet.rows
    row = rows[place]
    yield f"from.top={min(place, 3)}"
    yield f"from.end={min(len(rows) - 1 - place, 3)}"
    covered = row.covered
    yield f"covered={min(covered, 3)}"
    if covered and row.line.cells and (c := row.line.cells[0]) is not None and c.row < row.line.row:
        yield "covered.first"
    if place and row.layout == rows[place - 1].layout:
        yield "layout.same"
    if covered and not any(c.column < (sheet.points if sheet.points > 0 else 1) for c in row.printed):
        yield "adds.behind"


def _beside(sums: Sequence[Sequence[str]], place: int) -> Iterator[str]:
    """Whether the numbers of the rows above and below are sums of those above them."""
    for side, other in (("up", place - 1), ("down", place + 1)):
        if 0 <= other < len(sums):
            yield from (f"{side}.{name}" for name in ("sum.all", "sum.above") if name in sums[other])
