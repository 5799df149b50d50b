"""Mark the rules that exclude one another: 前3名得5分，第4至6名得3分，其余得1分 are tiers of one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..facts.amounts import Effect
from ..facts.scores import EXACT
from ..records import Clause, Rule

SETTING = frozenset({Effect.SET, Effect.FULL})


@dataclass(frozen=True, slots=True)
class Ruled:
    """A clause, and the effect of its amount."""

    clause: Clause
    effect: Effect | None

    @property
    def may_be_tier(self) -> bool:
        """Whether the clause sets points once: no 加 or 扣, and not for each of something."""
        return self.effect in SETTING | {Effect.NOTHING} and not self.clause.per


def mark_tiers(ruled: Sequence[Ruled], score: float | None) -> list[Ruled]:
    """The clauses; runs of those that set points, each fewer or each more than before, have the rule `tier`.

    Points that come to the score together are given one beside another. What gives nothing is a tier of 0 points.
    """
    marked: list[Ruled] = []
    for may_be, run in groupby(ruled, key=lambda one: one.may_be_tier):
        tiers = list(run)
        marked += map(_tier, tiers) if may_be and _is_scale(tiers, score) else tiers
    return marked


def _is_scale(tiers: Sequence[Ruled], score: float | None) -> bool:
    points = [number for number in map(_points, tiers) if number is not None]
    if len(points) < len(tiers) or sum(one.effect in SETTING for one in tiers) < 2:
        return False
    adds_up = score is not None and abs(sum(points) - score) <= EXACT and 0.0 not in points
    return not adds_up and points in (sorted(set(points)), sorted(set(points), reverse=True))


def _points(one: Ruled) -> float | None:
    return 0.0 if one.effect is Effect.NOTHING else one.clause.points


def _tier(one: Ruled) -> Ruled:
    return replace(one, clause=replace(one.clause, rule=Rule.TIER, points=_points(one)))
