"""Sequence models with fitted weights: which labels the places of a sequence have, and how sure each of them is."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from .viterbi import Path as LabelPath
from .viterbi import Vector, best_paths

FILE = Path(__file__).parent / "models.json"
"""What `make fit` writes."""
Fixed = Mapping[int, Collection[str]]
"""The labels that may stand at a place, where not all may."""
NOTHING_FIXED: Fixed = {}
NEVER = 1e6
"""What a label costs that may not stand at a place."""
Scores = Sequence[Vector]
"""What each label is worth at each place."""
WIDEST = 8.0
"""A wider margin is as good as this one."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Labels, the weights of each feature for each label, and of pairs of neighbours; see `viterbi.best_paths`."""

    labels: tuple[str, ...]
    weights: Mapping[str, Vector]
    links: Sequence[Vector]

    def scores(self, features: Sequence[Sequence[str]]) -> list[list[float]]:
        """What each label is worth at each place, by the features of the place."""
        nothing = (0.0,) * len(self.labels)
        return [self._worth(names, nothing) for names in features]

    def added(self, scores: Scores, features: Sequence[Sequence[str]]) -> list[list[float]]:
        """What each label is worth at each place by further features, added to what it is worth by others."""
        return [self._worth(names, own) for own, names in zip(scores, features, strict=True)]

    def _worth(self, names: Sequence[str], before: Vector) -> list[float]:
        known = filter(None, map(self.weights.get, names))
        return list(map(sum, zip(before, *known, strict=True)))

    def best_of(
        self, scores: Scores, most: int = 1, fixed: Fixed = NOTHING_FIXED
    ) -> list[tuple[float, tuple[str, ...]]]:
        """The best label sequences by what each label is worth at each place, with their scores, best first.

        At fixed places only the labels that may stand.
        """
        allowed = list(scores)
        for place, labels in fixed.items():
            own = zip(self.labels, scores[place], strict=True)
            allowed[place] = [worth if label in labels else worth - NEVER for label, worth in own]
        paths: list[LabelPath] = best_paths(allowed, self.links, most)
        return [(score, tuple(self.labels[n] for n in path)) for score, path in paths]

    def worth_of(self, scores: Scores, labels: Sequence[str]) -> float:
        """What a label sequence is worth."""
        numbers = [self.labels.index(label) for label in labels]
        edge = len(self.labels)
        linked = sum(self.links[a][b] for a, b in pairwise([edge, *numbers, edge]))
        return linked + sum(own[n] for own, n in zip(scores, numbers, strict=True))

    def margins_of(self, scores: Scores, labels: Sequence[str]) -> list[float]:
        """By how much each place's label is worth more than the best other one beside its neighbours' labels."""
        numbers = [self.labels.index(label) for label in labels]
        found = []
        for place, own in enumerate(scores):
            before = numbers[place - 1] if place else len(self.labels)
            behind = numbers[place + 1] if place + 1 < len(numbers) else len(self.labels)
            worth = [own[n] + self.links[before][n] + self.links[n][behind] for n in range(len(self.labels))]
            mine = worth[numbers[place]]
            found.append(mine - max(w for n, w in enumerate(worth) if n != numbers[place]))
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """Weights of evidence for choosing a reading, and for how sure the choice is; see `choose.py`."""

    choice: Mapping[str, float]
    certainty: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Sureness:
    """How a margin between the best label of a place and the next one tells how often the best one is right."""

    offset: float
    slope: float

    def of(self, margin: float) -> float:
        """The chance that a label with this margin is right."""
        return sigmoid(self.offset + self.slope * max(min(margin, WIDEST), -WIDEST))


@dataclass(frozen=True, slots=True, eq=False)
class Models:
    """All fitted weights: of row kinds (at first sight, and with the columns' roles), of roles, and of the judge.

    `row_sure` and `column_sure` say how sure the kind of a row and the role of a column are by their margins.
    """

    first: Model
    placed: Model
    roles: Model
    judge: Judge
    row_sure: Sureness
    column_sure: Sureness


@cache
def load_models(path: Path = FILE) -> Models:
    """The fitted weights of a file."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    first, placed, roles = (_model(raw[name]) for name in ("first", "placed", "roles"))
    judge = Judge(raw["choice"], raw["certainty"])
    return Models(first, placed, roles, judge, Sureness(*raw["row_sure"]), Sureness(*raw["column_sure"]))


def _model(raw: Mapping[str, Any]) -> Model:
    return Model(tuple(raw["labels"]), raw["weights"], raw["links"])


def sigmoid(x: float) -> float:
    """A number as a probability."""
    return 1 / (1 + math.exp(-max(min(x, 30.0), -30.0)))
