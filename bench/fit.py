"""Fit the weights by which readings are chosen, and measure them on tables that were left out.

    python bench/fit.py                       fit on what is recorded, and write normalize/reading/choice/models.json
    python bench/fit.py --record FOLDER ...   record anew, from the tests' tables and the labelled files in folders

Repositories, and cases of the tests, are left out as wholes, in five parts. See labelled/README.md for the files.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import astuple, replace
from pathlib import Path

from fitting.candidates import readings_of
from fitting.gold import Gold, invented_tables, labelled_tables, own_tables
from fitting.judge import Made, Readings, fit_certainty, fit_choice, fit_sureness, made
from fitting.models import fit_model
from fitting.records import Record, load, save
from fitting.report import print_figures, print_known
from fitting.sequences import FACT_OF, VOCABULARY, Labelled, Sequences, sequences_of
from labelled.files import Files
from labelled.labels import OWN_LABELS, fold_of
from zhibiao.normalize.reading.choice.choose import weigh
from zhibiao.normalize.reading.choice.learned import FILE, Judge, Model, Models, Sureness, sigmoid
from zhibiao.normalize.reading.roles.features import ROLES
from zhibiao.normalize.reading.rows.kinds import KINDS
from zhibiao.normalize.reading.upright import Words

FOLDS = range(5)
N_INVENTED = 1000
"""So many forms are invented."""
UNSURE = Sureness(0.0, 1.0)
"""What stands for the sureness of margins while it is not fitted."""


def main() -> None:
    """Fit, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", nargs="+", type=Path, metavar="FOLDER", help="folders of labelled files")
    parser.add_argument("--labels", nargs="+", type=Path, default=[OWN_LABELS])
    parser.add_argument("--cache", type=Path, help="a folder for pickled documents")
    args = parser.parse_args()
    if args.record:
        labelled = labelled_tables(args.labels, Files(tuple(args.record), args.cache))
        save(recorded([*own_tables(), *labelled], list(invented_tables(N_INVENTED))))
    record = load()
    choices = left_out(record.readings)
    print_figures(choices, sureness(choices))
    models = fitted(record, choices)
    print_known([made(one, models.judge.choice) for one in record.readings if one.is_known])
    write(models, FILE)


def recorded(tables: Sequence[Gold], invented: Sequence[Gold]) -> Record:
    """The sequences of all tables, and the candidates of those not invented, by weights fitted without their part.

    Of the tests' tables also the candidates by all weights, by which they are read afterwards. What tells right
    readings of invented tables from wrong ones is too plain: a judge that learns from them reads public files worse.
    """
    sequences = sequences_of([*tables, *invented])
    readings: list[Readings] = []
    for fold in FOLDS:
        models = fit_models(_without(sequences, fold), Judge({}, {}))
        words = Words(VOCABULARY, FACT_OF, models)
        readings += [readings_of(gold, words) for gold in tables if fold_of(gold.group) == fold]
    words = Words(VOCABULARY, FACT_OF, fit_models(sequences, Judge({}, {})))
    readings += [readings_of(gold, words, is_known=True) for gold in tables if gold.label is None]
    return Record(sequences, readings)


def _without(sequences: Sequences, fold: int) -> Sequences:
    def kept(own: Sequence[Labelled]) -> list[Labelled]:
        return [one for one in own if fold_of(one.group) != fold]

    return Sequences(kept(sequences.first), kept(sequences.placed), kept(sequences.roles))


def fit_models(sequences: Sequences, judge: Judge) -> Models:
    """All sequence models."""
    rows = (fit_model(part, KINDS) for part in (sequences.first, sequences.placed))
    return Models(*rows, fit_model(sequences.roles, ROLES), judge, UNSURE, UNSURE)


def left_out(readings: Sequence[Readings]) -> list[Made]:
    """For each table its choice by weights that were fitted without its part."""
    found: list[Made] = []
    for fold in FOLDS:
        choice = fit_choice([one for one in readings if fold_of(one.group) != fold])
        found += [made(one, choice) for one in readings if fold_of(one.group) == fold and not one.is_known]
    return found


def sureness(choices: Sequence[Made]) -> list[float]:
    """How sure each choice is, by weights that were fitted on those of other parts."""
    folds = [fold_of(one.table.group) for one in choices]
    weights = [fit_certainty([one for one, own in zip(choices, folds, strict=True) if own != fold]) for fold in FOLDS]
    return [sigmoid(weigh(one.values, weights[fold])) for one, fold in zip(choices, folds, strict=True)]


def fitted(record: Record, choices: Sequence[Made]) -> Models:
    """The weights of all that is recorded; how sure choices are is fitted on those of tables that were left out."""
    judge = Judge(fit_choice(record.readings), fit_certainty(choices))
    rows, columns = (fit_sureness(margins_of(record.sequences, part)) for part in ("first", "roles"))
    return replace(fit_models(record.sequences, judge), row_sure=rows, column_sure=columns)


def margins_of(sequences: Sequences, part: str) -> list[tuple[float, bool]]:
    """The margin of each place's best label, by weights fitted without its part, and whether it is right."""
    labels = ROLES if part == "roles" else KINDS
    found: list[tuple[float, bool]] = []
    for fold in FOLDS:
        model = fit_model(getattr(_without(sequences, fold), part), labels)
        for one in getattr(sequences, part):
            if fold_of(one.group) == fold and one.labels:
                scores = model.scores(one.features)
                _score, best = model.best_of(scores)[0]
                right = (a == b for a, b in zip(best, one.labels, strict=True))
                found += zip(model.margins_of(scores, best), right, strict=True)
    return found


def write(models: Models, path: Path) -> None:
    """Write weights as `load_models` reads them."""
    value = {name: _value(getattr(models, name)) for name in ("first", "placed", "roles")}
    value |= {"choice": dict(models.judge.choice), "certainty": dict(models.judge.certainty)}
    value |= {name: list(astuple(getattr(models, name))) for name in ("row_sure", "column_sure")}
    lines = [
        f"{json.dumps(name)}: {json.dumps(part, ensure_ascii=False, sort_keys=True)}" for name, part in value.items()
    ]
    path.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")


def _value(model: Model) -> dict[str, object]:
    return {"labels": model.labels, "weights": dict(model.weights), "links": model.links}


if __name__ == "__main__":
    main()
