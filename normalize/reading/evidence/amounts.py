"""Which scores a reading has, and whether they come to anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...check.totals import sum_of
from ...facts.scores import EXACT, HUNDRED, closeness
from ...records import Indicator, RowKind
from ..build.build_rows import Rows
from ..sheet import Sheet
from .shares import Named, share

NEAR = 5.0


def amount_evidence(rows: Rows, first: Sequence[Indicator], sheet: Sheet) -> Iterator[Named]:
    """Which scores there are, and whether they come to anything."""
    scored = [one for one in first if one.score is not None]
    total = float(sum_of(scored) or 0.0)
    yield from _how_many(first, scored)
    yield from _values(scored)
    yield from _total(total)
    printed = max((closeness(total, value) for value in sheet.values if value is not None), default=0.0)
    yield "total.printed", printed * (total > 0 and len(scored) > 1)
    yield from _level_sums(first)
    yield from _most_of_names(first)
    yield from _total_row(rows, total)
    yield from _same_names(first)


def _how_many(first: Sequence[Indicator], scored: Sequence[Indicator]) -> Iterator[Named]:
    """How many indicators have scores of their own, shared ones, in words, or in their names."""
    n = len(first)
    yield "scores.share", share(len(scored), n)
    yield "scores.all", float(len(scored) == n)
    yield "scores.none", float(not scored)
    yield "scores.some", float(0 < len(scored) < n)
    shared = sum((one.score_shared or 1) - 1 for one in scored)
    yield "scores.covered", min(share(len(scored) + shared, n), 1.0)
    yield "scores.worded", share(sum(one.score is None and bool(one.score_text) for one in first), n)
    yield "levels.scored", share(sum(any(s is not None for s in one.level_scores[:-1]) for one in first), n)
    yield "scores.in.names", share(sum(any(s is not None for s in one.level_scores) for one in first), n)


def _values(scored: Sequence[Indicator]) -> Iterator[Named]:
    """Whether scores look like full marks, or like bands, measures and shares of something else."""
    scores = [one.score or 0.0 for one in scored]
    n = len(scores)
    several = n > 2
    yield "scores.high", share(sum(score > HUNDRED for score in scores), n)
    yield "scores.decimal", share(sum(score % 0.5 != 0 for score in scores), n)
    yield "scores.zero", share(scores.count(0.0), n)
    yield "scores.minus", share(sum(score < 0 for score in scores), n)
    yield "scores.distinct", share(len(set(scores)), n)
    yield "scores.same", float(n > 1 and len(set(scores)) == 1)
    yield "scores.falling", float(several and all(a > b for a, b in pairwise(scores)))
    yield "scores.rising", float(several and all(a < b for a, b in pairwise(scores)))
    yield "scores.count", float(several and scores == [float(k) for k in range(1, n + 1)])


def _total(total: float) -> Iterator[Named]:
    """What the scores come to."""
    yield "total.hundred", closeness(total, HUNDRED)
    yield "total.near", float(0 < abs(total - HUNDRED) <= NEAR)
    yield "total.round", float(total > 0 and total % 10 == 0)
    yield "total.odd", float(total > 0 and total % 5 != 0)
    yield "total.one", float(abs(total - 1) < EXACT)


def _level_sums(first: Sequence[Indicator]) -> Iterator[Named]:
    """Of the names above indicators that have points, for how many these are the sum, or the most, of those below."""
    groups: dict[tuple[str, ...], tuple[float, list[float]]] = {}
    for one in first:
        for depth, points in enumerate(one.level_scores[:-1], 1):
            if points is not None and one.score is not None:
                groups.setdefault(one.levels[:depth], (points, []))[1].append(one.score)
    several = [(points, parts) for points, parts in groups.values() if len(parts) > 1]
    n = len(several)
    yield "levels.sum", share(sum(closeness(sum(parts), points) for points, parts in several), n)
    yield "levels.most", share(sum(abs(max(parts) - points) < EXACT for points, parts in several), n)
    yield "levels.wrong", share(sum(abs(sum(parts) - points) > 1 for points, parts in several), n)


def _most_of_names(first: Sequence[Indicator]) -> Iterator[Named]:
    """Whether the highest points of each upper name come to a hundred: its rows may be tiers."""
    groups: dict[tuple[str, ...], list[float]] = {}
    for one in first:
        if one.score is not None and len(one.levels) > 1:
            groups.setdefault(one.levels[:-1], []).append(one.score)
    most = sum(max(parts) for parts in groups.values())
    several = any(len(parts) > 1 for parts in groups.values())
    yield "tiers.hundred", float(several and abs(most - HUNDRED) < EXACT)
    falling = sum(all(a > b for a, b in pairwise(parts)) for parts in groups.values() if len(parts) > 2)
    yield "tiers.falling", share(falling, len(groups))


def _total_row(rows: Rows, total: float) -> Iterator[Named]:
    """Whether a total that is printed is the sum of the scores."""
    printed = [
        float(text)
        for other in rows.other_rows
        if other.kind is RowKind.TOTAL
        for cell in other.cells
        if (text := cell.text.strip().rstrip("分%")).replace(".", "", 1).isdecimal()
    ]
    right = max((closeness(total, number) for number in printed), default=0.0)
    yield "total.right", right
    yield "total.wrong", (1.0 - right) * bool(printed)


def _same_names(first: Sequence[Indicator]) -> Iterator[Named]:
    """Of rows with the same names, whether their points fall as those of tiers, or their criteria differ."""
    groups: dict[tuple[str, ...], list[Indicator]] = {}
    for one in first:
        groups.setdefault(one.levels, []).append(one)
    several = [own for own in groups.values() if len(own) > 1]
    falling, all_rows = sum(len(own) for own in several if _falls(own)), sum(map(len, several))
    yield "again.falling", share(falling, len(first))
    yield "again.level", share(all_rows - falling, len(first))
    yield "again.unscored", share(sum(one.score is None for own in several for one in own), len(first))
    ruled = sum(len({one.criterion for one in own} - {""}) for own in several)
    yield "again.ruled", share(ruled, all_rows)
    most = sum(max(one.score or 0.0 for one in own) for own in groups.values())
    yield "again.hundred", float(bool(several) and abs(most - HUNDRED) < EXACT)


def _falls(own: Sequence[Indicator]) -> bool:
    """Whether the points of rows fall from one to the next."""
    scores = [one.score for one in own]
    return all(a is not None and b is not None and a > b for a, b in pairwise(scores))
