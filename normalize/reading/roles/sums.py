"""What the numbers of columns say of their roles: which are the full marks, which parts or sums of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...facts.scores import EXACT, HUNDRED
from ..printed import Printed
from .looks import Look

HALF = 0.5


def number_features(columns: Sequence[Printed], looks: Sequence[Look]) -> list[list[str]]:
    """The names of the features that each column has by its numbers beside those of the others."""
    places = [n for n, look in enumerate(looks) if look.kind == "number"]
    return [list(_numbers(columns, looks, places, place)) for place in range(len(columns))]


def _numbers(columns: Sequence[Printed], looks: Sequence[Look], places: Sequence[int], place: int) -> Iterator[str]:
    mine = looks[place]
    headed = any(look.head == "score" for n, look in enumerate(looks) if n != place)
    yield f"other.numbers={min(len(places) - (place in places), 3)}+{mine.kind}+{mine.head}"
    if mine.kind == "blank" and mine.head in ("score", "result"):
        yield f"blank+{mine.head}+numbers={bool(places)}+score.elsewhere={headed}"
    if place not in places:
        return
    rank = "only" if len(places) == 1 else "first" if place == places[0] else "last" if place == places[-1] else "mid"
    yield f"numbers.{rank}+{mine.head}"
    yield f"numbers.{rank}+score.elsewhere={headed}+{mine.head}"
    most = max(len(looks[n].numbers) for n in places)
    yield f"numbers.most={len(mine.numbers) == most}+{mine.head}+score.elsewhere={headed}"
    yield from _total(list(mine.numbers.values()), mine)
    yield from _beside_others(looks, places, place)


def _total(numbers: Sequence[float], mine: Look) -> Iterator[str]:
    """What a column's numbers come to, and whether they are all alike, below zero, or no whole ones."""
    if len(numbers) < 2:
        return
    total = sum(numbers[:-1]) if numbers[-1] == HUNDRED and len(numbers) > 2 else sum(numbers)
    if total > 0 and abs(total / HUNDRED - round(total / HUNDRED)) < EXACT:
        yield f"hundred+{mine.head}"
        yield "hundred.once" if abs(total - HUNDRED) < EXACT else "hundred.more"
    for name, holds in (
        ("one", abs(total - 1) < EXACT),
        ("all.alike", len(set(numbers)) == 1),
        ("negative", min(numbers) < 0),
        ("all.negative", max(numbers) < 0),
        ("decimals", _has_decimals(numbers)),
    ):
        if holds:
            yield name


def _has_decimals(numbers: Sequence[float]) -> bool:
    return any(number % HALF for number in numbers)


def _beside_others(looks: Sequence[Look], places: Sequence[int], place: int) -> Iterator[str]:
    """What a column's numbers are beside those of the other columns, the nearest first, on either side."""
    mine = looks[place].numbers
    yield from _relations("left", mine, [looks[n].numbers for n in reversed(places) if n < place])
    yield from _relations("right", mine, [looks[n].numbers for n in places if n > place])


def _relations(side: str, mine: dict[int, float], others: Sequence[dict[int, float]]) -> Iterator[str]:
    """Whether numbers are the sums or the parts of others on a side, and how they compare with the nearest."""
    if any(sum_up(mine, other) for other in others):
        yield f"sums.of.{side}"
    if any(sum_up(other, mine) for other in others):
        yield f"parts.of.{side}"
    yield from (f"{side}.numbers={_compared(mine, other)}" for other in others[:1])


def _compared(own: dict[int, float], other: dict[int, float]) -> str:
    """How the numbers of two columns on the same rows compare."""
    both = [(own[row], other[row]) for row in own if row in other]
    if not both:
        return "apart"
    if all(a == b for a, b in both):
        return "same"
    return "lower" if all(a <= b for a, b in both) else "higher" if all(a >= b for a, b in both) else "mixed"


def sum_up(sums: dict[int, float], parts: dict[int, float]) -> bool:
    """Whether each number is the sum of the other column's down to the next one, of several at least once."""
    if len(sums) < 1 or len(parts) <= len(sums):
        return False
    edges = [*sorted(sums), max(parts, default=0) + 1]
    return all(
        abs(sum(number for row, number in parts.items() if start <= row < stop) - sums[start]) < EXACT
        for start, stop in pairwise(edges)
    )
