"""Score the readings of hand-labelled tables: which rows and tables are right, and whether doubt tells the wrong ones.

python bench/score_labels.py FOLDER... [--labels FILE...] [--set final] [--cache FOLDER] [--jobs N] [--per-table]
python bench/score_labels.py FOLDER... --explain ID...

The folders hold the labelled files as `<md5>.<format>` (collect_labels.py puts them there). What the figures mean is
told in labelled/README.md. The set `final` is for the last measurement only and cannot be explained.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from pathlib import Path

from labelled.explain import explained
from labelled.files import Files
from labelled.labels import OWN_LABELS, SUBSETS, Label, digest, load_labels
from labelled.rows import labelled_roles, match
from labelled.scores import SURE, Read, Scores, TableScore, scored, table_score
from zhibiao.normalize import normalize

__all__ = ["Files", "Read", "Scores", "TableScore", "digest", "load_labels", "match", "scored", "table_score"]

Count = Callable[[TableScore], int]

GROUPS: dict[str, Callable[[Label], Hashable]] = {
    "labels": lambda label: label.source,
    "format": lambda label: label.format,
    "kind": lambda label: label.kind,
    "certain": lambda label: label.is_certain,
    "extra": lambda label: label.is_extra,
    "fold": lambda label: label.fold,
}
"""What the figures are given apart by."""


def main() -> None:
    """Print the figures, or the tables that are to be explained."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--labels", type=Path, nargs="+", default=[OWN_LABELS], metavar="FILE")
    parser.add_argument("--set", choices=SUBSETS, default=SUBSETS[0], dest="subset")
    parser.add_argument("--cache", type=Path, help="keep the documents read in this folder")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--per-table", action="store_true")
    parser.add_argument("--explain", nargs="+", metavar="ID", help="tables of the set fit")
    options = parser.parse_args()
    files = Files(tuple(options.folders), options.cache)
    if options.explain:
        print_explanations(load_labels(options.labels), options.explain, files)
        return
    labels = load_labels(options.labels, options.subset)
    scores = scored(labels, normalize, files, options.jobs)
    for line in report(scores, len(labels), options.per_table):
        print(line)


def print_explanations(labels: list[Label], ids: list[str], files: Files) -> None:
    """Print how the tables with these names were read; an unknown one ends the run."""
    named = {label.id: label for label in labels}
    for name in ids:
        if name not in named:
            raise SystemExit(f"No table of the set fit is called {name}.")
        document = files.document(named[name])
        for line in explained(named[name], document, normalize(document)):
            print(line)


def report(scores: Scores, n_labels: int, per_table: bool = False) -> Iterator[str]:
    """The lines: the tables if asked for, the figures by group, all faults, and the figures of all, the F1 last."""
    if per_table:
        yield from map(table_line, scores.tables)
    for name, key in GROUPS.items():
        parts = scores.of(key)
        if len(parts) > 1:
            yield from (f"{name} {one}: {summary(part)}" for one, part in parts.items())
    yield f"faults: {', '.join(f'{fault} {count}' for fault, count in faults(scores).most_common())}"
    yield from figures(scores, n_labels)


def table_line(table: TableScore) -> str:
    """One table: how many rows are right, what is wrong first, whether it is told."""
    rows = f"hit {table.hits} criterion {table.criteria} ours {table.ours} label {table.wanted}"
    sure = "" if table.confidence is None else f"{table.confidence:.3f}"
    parts = (table.label.id, table.label.format, rows, "told" if table.is_told else "", sure, table.fault)
    return " ".join(part for part in parts if part)


def summary(scores: Scores) -> str:
    """The main figures of a group in a line."""
    near = scores.near_misses
    forms = f"row F1 {scores.f1:.3f}, whole {sum(t.is_whole for t in scores.forms)}/{len(scores.forms)}"
    return f"{forms}, near misses read as forms {sum(t.ours > 0 for t in near)}/{len(near)}"


def faults(scores: Scores) -> Counter[str]:
    """How many tables have each first fault; what an error says is left out."""
    return Counter(table.fault.partition(":")[0] for table in scores.tables if table.fault)


def figures(scores: Scores, n_labels: int) -> Iterator[str]:
    """The figures of all tables."""
    forms, near, sure = scores.forms, scores.near_misses, scores.sure
    misread = [table for table in near if table.ours]
    criteria = ratio(forms, lambda table: table.criteria, lambda table: table.wanted)
    kinds = ratio(forms, lambda table: table.kinds, lambda table: len(table.label.row_kinds))
    columns = ratio(forms, lambda table: table.columns, lambda table: len(labelled_roles(table.label)))
    yield f"tables {len(forms)}, files not had for {n_labels - len(scores.tables)} labels"
    yield f"row kinds right {kinds}, columns of rows right {columns}"
    yield f"near misses read as forms {share(len(misread), len(near))}, {sum(t.is_sure for t in misread)} of them sure"
    yield f"forms {SURE} sure {share(len(sure), len(forms))}, of these whole {share(count_whole(sure), len(sure))}"
    yield f"{told(scores)}, auc {scores.auc:.2f}"
    yield f"rows P {scores.precision:.3f} R {scores.recall:.3f}; criterion right too {criteria}"
    yield f"labels: row F1 {scores.f1:.3f}, whole tables {share(count_whole(forms), len(forms))}"


def ratio(tables: Sequence[TableScore], part: Count, whole: Count) -> str:
    """The share of two counts over all tables."""
    return share(sum(map(part, tables)), sum(map(whole, tables)))


def told(scores: Scores) -> str:
    """Of how many wrong and right forms there is a doubt."""
    wrong = [table.is_told for table in scores.forms if not table.is_whole]
    right = [table.is_told for table in scores.forms if table.is_whole]
    return f"wrong tables told {share(sum(wrong), len(wrong))}, right ones told {share(sum(right), len(right))}"


def count_whole(tables: Sequence[TableScore]) -> int:
    """How many tables are right as a whole."""
    return sum(table.is_whole for table in tables)


def share(part: int, whole: int) -> str:
    """A count with the share it is."""
    return f"{part}/{whole} ({part / max(whole, 1):.3f})"


if __name__ == "__main__":
    main()
