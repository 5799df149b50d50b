"""What speaks for rows that head others: the rank of the number they begin with, and points that are those below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...facts.scores import EXACT
from ..sheet import Row

NEAR = 1.0
"""By so much a printed sum may be off."""
MOST = 80
"""So many rows below are added up at most."""


def rank_of(row: Row) -> int:
    """How deep a row stands by the number that its first text begins with; 0 without one."""
    return row.facts[0].rank if row.facts else 0


def rank_features(rows: Sequence[Row], amounts: Sequence[float | None]) -> list[list[str]]:
    """The names of the features of each row; `amounts` are their points, in a cell or in a name."""
    ranks = [rank_of(row) for row in rows]
    highest, deepest = min(filter(None, ranks), default=0), max(ranks, default=0)
    return [list(_ranked(ranks, amounts, place, (highest, deepest))) for place in range(len(rows))]


def _ranked(
    ranks: Sequence[int], amounts: Sequence[float | None], place: int, range_of_all: tuple[int, int]
) -> Iterator[str]:
    own = ranks[place]
    if not own:
        return
    following = next((rank for rank in ranks[place + 1 : place + 4] if rank), 0)
    before = next((rank for rank in reversed(ranks[max(place - 3, 0) : place]) if rank), 0)
    step = _step(own, following)
    yield f"rank={own}.{step}"
    yield f"rank.step={_step(own, before)}.{step}"
    yield f"rank.highest={own == range_of_all[0]}.{own == range_of_all[1]}"
    whole = amounts[place]
    if step != "deeper":
        return
    most = min(len(ranks), place + 1 + MOST)
    stop = next((at for at in range(place + 1, most) if 0 < ranks[at] <= own), most)
    yield f"rank.sum={_sum_of_parts(whole, ranks, amounts, place + 1, stop)}"


def _step(own: int, other: int) -> str:
    return "none" if not other else "same" if other == own else "deeper" if other > own else "upper"


def _sum_of_parts(
    whole: float | None, ranks: Sequence[int], amounts: Sequence[float | None], start: int, stop: int
) -> str:
    """Whether points are those of the next rank's rows, or of all rows that head none: exact, near, other, none."""
    if whole is None:
        return "none"
    ranked = [at for at in range(start, stop) if ranks[at]]
    highest = min(ranks[at] for at in ranked)
    parts = sum(amounts[at] or 0.0 for at in ranked if ranks[at] == highest)
    leaves = sum(
        amounts[at] or 0.0 for at in range(start, stop) if at + 1 >= stop or not ranks[at] or ranks[at + 1] <= ranks[at]
    )
    return compared(whole, parts, leaves)


def compared(whole: float, *sums: float) -> str:
    """How near the nearest of some sums comes to points: exact, near (a printed sum may be off), other."""
    off = min(abs(one - whole) for one in sums)
    return "exact" if off < EXACT else "near" if off <= NEAR else "other"
