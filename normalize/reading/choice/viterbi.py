"""The best label sequences under scores of single places and of neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from operator import add, itemgetter

Vector = Sequence[float]
Path = tuple[float, tuple[int, ...]]
"""A score and the labels of all places."""
Trail = tuple[int, "Trail | None"]
"""The label of a place, and the trail of those before it."""
Reached = tuple[float, Trail]
SCORE = itemgetter(0)


def best_paths(scores: Sequence[Vector], links: Sequence[Vector], most: int) -> list[Path]:
    """The `most` best label sequences, best first.

    `scores[place][label]` is what a label is worth at a place, `links[label][next]` a pair of neighbours; the last row
    of `links` is worth a first label, the last number of each row a last one.
    """
    if not scores:
        return [(0.0, ())]
    n = len(scores[0])
    into = list(zip(*links[:n], strict=True))
    beams: list[list[Reached]] = [
        [(own + first, (label, None))] for label, (own, first) in enumerate(zip(scores[0], links[n], strict=False))
    ]
    for place in scores[1:]:
        extend = _extended_one if most == 1 else _extended
        beams = extend(beams, place, into, most)
    ended = [(score + links[trail[0]][n], trail) for beam in beams for score, trail in beam]
    ended.sort(key=SCORE, reverse=True)
    return [(score, _labels(trail)) for score, trail in ended[:most]]


def _extended_one(
    beams: Sequence[Sequence[Reached]], own: Vector, into: Sequence[Vector], _most: int
) -> list[list[Reached]]:
    """The best way to each label of the next place."""
    before = [beam[0][0] for beam in beams]
    trails = [beam[0][1] for beam in beams]
    found: list[list[Reached]] = []
    for label, worth in enumerate(own):
        reached = list(map(add, before, into[label]))
        best = max(reached)
        found.append([(best + worth, (label, trails[reached.index(best)]))])
    return found


def _extended(
    beams: Sequence[Sequence[Reached]], own: Vector, into: Sequence[Vector], most: int
) -> list[list[Reached]]:
    """The best ways to each label of the next place."""
    before = [beam[0][0] for beam in beams]
    return [
        [(score + worth, (label, trail)) for score, trail in _best_ways(beams, before, into[label], most)]
        for label, worth in enumerate(own)
    ]


def _best_ways(
    beams: Sequence[Sequence[Reached]], before: Sequence[float], links: Vector, most: int
) -> Iterator[Reached]:
    """The best ways to a label, the best first: of each label before it the next best is at hand."""
    reached = list(map(add, before, links))
    ranks = [0] * len(reached)
    for _one in range(most):
        best = max(reached)
        if best == -inf:
            return
        label = reached.index(best)
        beam, rank = beams[label], ranks[label]
        yield best, beam[rank][1]
        ranks[label] = rank + 1
        reached[label] = beam[rank + 1][0] + links[label] if rank + 1 < len(beam) else -inf


def _labels(trail: Trail | None) -> tuple[int, ...]:
    """The labels of a trail from the first place on."""
    labels = []
    while trail is not None:
        label, trail = trail
        labels.append(label)
    return tuple(reversed(labels))
