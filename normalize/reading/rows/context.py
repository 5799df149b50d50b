"""Where a row stands in its sheet: above or below the first whole header, behind a total, behind the last points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...facts.fact import NAMES, Kind
from ..sheet import Row, Sheet

WORDS = ("is_total", "is_subtotal", "is_label", "is_additional")
DATA = frozenset({"criterion", "score", "result", "target"})


def context_features(sheet: Sheet) -> list[list[str]]:
    """The names of the features of each row."""
    rows = sheet.rows
    whole = [_is_whole(row) for row in rows]
    first = whole.index(True) if True in whole else -1
    total = next((at for at, row in enumerate(rows) if _is_total(row, sheet, at)), len(rows))
    last = max((at for at, value in enumerate(sheet.values) if value is not None), default=-1)
    named = max((at for at, row in enumerate(rows) if any(fact.points is not None for fact in row.facts)), default=-1)
    keyed = _keyed_share(rows)
    return [list(_context(sheet, at, first, total, (last, named), keyed)) for at in range(len(rows))]


def _is_whole(row: Row) -> bool:
    """Whether a row heads names and rules, points or results."""
    roles = {fact.role for fact in row.facts}
    known = sum(bool(fact.role) for fact in row.facts)
    fits = known * 2 >= len(row.facts) and not any(fact.number is not None for fact in row.facts)
    return bool(roles & NAMES) and bool(roles & DATA) and fits


def _is_total(row: Row, sheet: Sheet, place: int) -> bool:
    return any(fact.is_total for fact in row.facts[:2]) and (sheet.values[place] is not None or len(row.printed) < 3)


def _keyed_share(rows: Sequence[Row]) -> int:
    """In how many quarters of the rows the first text ends in a colon."""
    shown = [row.facts[0] for row in rows if len(row.facts) > 1]
    return sum(fact.plain.endswith(":") for fact in shown) * 4 // max(len(shown), 1)


def _context(sheet: Sheet, place: int, first: int, total: int, last: tuple[int, int], keyed: int) -> Iterator[str]:
    row = sheet.rows[place]
    side = "none" if first < 0 else "above" if place < first else "at" if place == first else "below"
    yield f"whole={side}"
    behind = ("total" if place > total else "") + ("points" if place > last[0] >= 0 else "")
    names = "named" if place > last[1] >= 0 else ""
    yield f"behind={behind}{names}"
    yield f"behind.n={behind}.{min(len(row.printed), 3)}"
    if not row.printed:
        return
    if row.facts[0].plain.endswith(":"):
        yield f"keyed.share={keyed}"
    crosses = _crosses(row, sheet)
    yield from crosses
    if crosses:
        yield f"crosses.behind={behind}"
    yield from _first_word(row, behind, bool(crosses))


def _crosses(row: Row, sheet: Sheet) -> list[str]:
    """Whether cells of a row reach over the edges of the usual columns, or begin elsewhere."""
    starts = set(sheet.usual)
    over = max(sum(cell.column < at < cell.column + cell.column_span for at in starts) for cell in row.own)
    odd = any(cell.column not in starts for cell in row.own)
    return [f"crosses={min(over, 3)}.{odd}"] if over or odd else []


def _first_word(row: Row, behind: str, crosses: bool) -> Iterator[str]:
    """What a row's first text is a word of, and whether others stand beside it."""
    first = row.facts[0]
    mark = next((name for name in WORDS if getattr(first, name)), "")
    if mark:
        yield f"{mark}.crosses={crosses}"
        yield f"{mark}.behind={behind}"
    others = [fact for fact in row.facts[1:] if fact.kind is not Kind.PLACEHOLDER]
    if not others:
        yield f"rest.blank={mark}.{first.kind}"
    ruled = any(fact.is_rule or fact.is_additional for fact in others)
    if first.is_additional or ruled:
        yield f"additional={first.is_additional}.{ruled}"
    if any(fact.is_stand_in for fact in row.facts[-2:]) and row.facts[-1].number is None:
        yield "stand.in"
