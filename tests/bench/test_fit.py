"""The weights that are in use are those that the recorded tables give.

How sure choices and margins are is not fitted here: it takes choices on tables that were left out, nearly a minute.
"""

from collections.abc import Iterator, Mapping

import pytest

pytest.importorskip("pycrfsuite", reason="python-crfsuite, which fits the weights, is not installed")
pytest.importorskip("scipy", reason="scipy, which fits the weights, is not installed")

from fitting.judge import fit_choice
from fitting.models import fit_model
from fitting.records import Record, load
from zhibiao.normalize.reading.choice.learned import Model, load_models
from zhibiao.normalize.reading.roles.features import ROLES
from zhibiao.normalize.reading.rows.kinds import KINDS

NEAR = 0.02
"""Another machine may round otherwise; weights are from some hundredths to some whole numbers."""
ANEW = "fit them anew: make fit"


@pytest.fixture(scope="module")
def record() -> Record:
    return load()


def test_the_weights_of_evidence_are_what_the_fit_gives(record: Record) -> None:
    used = load_models().judge.choice
    assert len(used) > 50
    assert differing(used, fit_choice(record.readings)) == {}, ANEW


@pytest.mark.parametrize("part", ["first", "placed", "roles"])
def test_the_models_of_rows_and_columns_are_what_the_fit_gives(record: Record, part: str) -> None:
    labels = ROLES if part == "roles" else KINDS
    used: Model = getattr(load_models(), part)
    assert used.labels == tuple(labels)
    weights = dict(weights_of(used))
    assert len(weights) > 1000
    assert differing(weights, dict(weights_of(fit_model(getattr(record.sequences, part), labels)))) == {}, ANEW


def differing(used: Mapping[str, float], found: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """The weights that are not the same, a missing one being none."""
    pairs = {name: (used.get(name, 0.0), found.get(name, 0.0)) for name in used.keys() | found.keys()}
    return {name: (one, other) for name, (one, other) in pairs.items() if abs(one - other) > NEAR}


def weights_of(model: Model) -> Iterator[tuple[str, float]]:
    """The weights by feature and label, and those of pairs by labels."""
    names = (*model.labels, "edge")
    for name, own in model.weights.items():
        yield from ((f"{name} {label}", weight) for label, weight in zip(model.labels, own, strict=True))
    for before, own in zip(names, model.links, strict=True):
        yield from ((f"{before} > {label}", weight) for label, weight in zip(names, own, strict=True))
