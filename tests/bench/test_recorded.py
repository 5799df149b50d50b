"""The features and the evidence of the tests' tables are those that the weights were fitted on."""

from collections.abc import Mapping

import pytest

pytest.importorskip("scipy", reason="scipy, which fits the weights, is not installed")

from fitting.candidates import readings_of
from fitting.gold import own_tables
from fitting.judge import Readings
from fitting.records import Record, load
from fitting.sequences import FACT_OF, VOCABULARY, Labelled, sequences_of
from zhibiao.normalize.reading.choice.learned import load_models
from zhibiao.normalize.reading.upright import Words

NEAR = 0.02
"""The weights by which some of the evidence is made are rounded where they are written."""
EVERY = 3
"""Of so many tables the candidates of one are looked at."""
ANEW = "record the tables again, and fit the weights: bench/fit.py --record"


@pytest.fixture(scope="module")
def record() -> Record:
    return load()


def test_rows_and_columns_have_the_features_that_the_weights_are_of(record: Record) -> None:
    found = sequences_of(list(own_tables()))
    for part in ("first", "placed", "roles"):
        own = [_plain(one) for one in getattr(found, part)]
        recorded = [_plain(one) for one in getattr(record.sequences, part) if one.is_own]
        assert len(own) > 1000
        assert own == recorded[: len(own)], ANEW


def test_the_candidates_of_tables_have_the_evidence_that_the_weights_are_of(record: Record) -> None:
    known = [one for one in record.readings if one.is_known]
    words = Words(VOCABULARY, FACT_OF, load_models())
    for gold, recorded in list(zip(own_tables(), known, strict=True))[::EVERY]:
        found = readings_of(gold, words)
        assert _results(found) == _results(recorded), ANEW
        for one, other in zip(found.candidates, recorded.candidates, strict=True):
            assert _differing(one.values, other.values) == set(), ANEW


def _plain(one: Labelled) -> tuple[object, ...]:
    return one.group, one.labels, one.features


def _results(one: Readings) -> list[tuple[object, ...]]:
    """The candidates of a table, how good each is and how many of its rows are right."""
    own = zip(one.candidates, one.qualities, one.right, one.counts, strict=True)
    return [(each.how, each.is_form, round(quality, 4), right, counts) for each, quality, right, counts in own]


def _differing(found: Mapping[str, float], recorded: Mapping[str, float]) -> set[str]:
    """The evidence that is not the same, without the margins between labellings, which hang on rounding."""
    names = {name for name in found.keys() | recorded.keys() if ".margin." not in name}
    return {name for name in names if abs(found.get(name, 0.0) - recorded.get(name, 0.0)) > NEAR}
