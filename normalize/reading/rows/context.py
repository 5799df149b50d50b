"""Where a row stands in its sheet: above or below the first whole header, behind a total, behind the last points."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.fact import NAMES
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
    behind = [("total" if at > total else "") + ("points" if at > last >= 0 else "") for at in range(len(rows))]
    return [list(_context(sheet, at, first, behind[at])) for at in range(len(rows))]


def _is_whole(row: Row) -> bool:
    """Whether a row heads names and rules, points or results."""
    roles = {fact.role for fact in row.facts}
    known = sum(bool(fact.role) for fact in row.facts)
    fits = known * 2 >= len(row.facts) and not any(fact.number is not None for fact in row.facts)
    return bool(roles & NAMES) and bool(roles & DATA) and fits


def _is_total(row: Row, sheet: Sheet, place: int) -> bool:
    return any(fact.is_total for fact in row.facts[:2]) and (sheet.values[place] is not None or len(row.printed) < 3)


def _context(sheet: Sheet, place: int, first: int, behind: str) -> Iterator[str]:
    row = sheet.rows[place]
    side = "none" if first < 0 else "above" if place < first else "at" if place == first else "below"
    yield f"whole={side}"
    if not row.printed:
        return
    crosses = _crosses(row, sheet)
    if crosses:
        yield f"crosses={crosses}"
        yield f"crosses.behind={behind}"
    mark = next((name for name in WORDS if getattr(row.facts[0], name)), "")
    if mark:
        yield f"{mark}.crosses={bool(crosses)}"
        yield f"{mark}.behind={behind}"
    if any(fact.is_stand_in for fact in row.facts[-2:]) and row.facts[-1].number is None:
        yield "stand.in"


def _crosses(row: Row, sheet: Sheet) -> str:
    """Whether cells of a row reach over the edges of the usual columns, or begin elsewhere; blank for neither."""
    starts = set(sheet.usual)
    over = max(sum(cell.column < at < cell.column + cell.column_span for at in starts) for cell in row.own)
    odd = any(cell.column not in starts for cell in row.own)
    return f"{min(over, 3)}.{odd}" if over or odd else ""
