"""Labels of tables: load them, and find the table of a document that a label is about.

A label holds digests of names and criteria instead of their texts; README.md beside this module describes the fields.
"""

from __future__ import annotations

import csv
import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhibiao.extract.document import Document, Table

OWN_LABELS = Path(__file__).with_name("labels.jsonl")
SUBSETS = ("fit", "final")
FOLDS = 5
Levels = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """The defensible readings of one row, the labeller's first: digests of levels, scores, digests of criteria."""

    levels: tuple[Levels, ...]
    scores: tuple[float | None, ...]
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelledColumn:
    """A grid column, its role, and the level where the role is `level`."""

    column: int
    role: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Label:
    """What a person read in one table; `optional` are levels of rows that a reading may hold or leave out.

    `source` is the file of labels it stands in, `subset` one of `SUBSETS`; `n_columns` those of the grid that `columns`
    count; `path`, `sha256`, `fingerprint`, `columns` and `row_kinds` are empty where the labels do not have them.
    """

    id: str
    source: str
    subset: str
    repository: str
    path: str
    sha256: str
    md5: str
    format: str
    table: int
    n_columns: int | None
    fingerprint: str
    kind: str
    style: str
    is_certain: bool
    is_extra: bool
    rows: tuple[LabelledRow, ...]
    optional: frozenset[Levels]
    columns: tuple[LabelledColumn, ...]
    row_kinds: tuple[str, ...]

    @property
    def file_name(self) -> str:
        """What its file is called in a folder of labelled files."""
        return f"{self.md5}.{self.format}"

    @property
    def is_form(self) -> bool:
        """Whether the table is a form, not a near miss."""
        return self.kind != "none"

    @property
    def fold(self) -> int:
        """The part, of `FOLDS`, that the label's repository falls in when weights are fitted and measured."""
        return fold_of(self.repository or self.md5)


def fold_of(group: str) -> int:
    """The part that what is left out together falls in."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS


def digest(text: str | None) -> str:
    """The digest of a text, blanks and format characters aside; empty where nothing is left."""
    plain = unicodedata.normalize("NFKC", text or "")
    plain = "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Cf")
    return "#" + hashlib.sha256(plain.encode()).hexdigest()[:12] if plain else ""


def number(value: Any) -> float | None:
    """A score as it is compared: rounded, and None where it is no number."""
    return None if value is None or isinstance(value, bool | str) else round(float(value), 6)


def load_labels(paths: Iterable[Path], subset: str = "fit") -> list[Label]:
    """The labels of one set in files of JSON or JSON lines; labels that name no set are of the set `fit`."""
    return [label for path in paths for label in _labels_in(path) if label.subset == subset]


def fingerprint(table: Table) -> str:
    """The digest over the digests of all cells, in reading order."""
    joined = "|".join(digest(cell.text) for cell in table.cells)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


def table_index(document: Document, label: Label) -> int:
    """The index of the label's table among the document's top-level tables.

    That is the table with the label's fingerprint, the nearest to the label's index where several have it, and the
    label's index where none has.
    """
    tables = document.body_tables() if label.fingerprint else ()
    alike = [index for index, table in enumerate(tables) if fingerprint(table) == label.fingerprint]
    return min(alike, key=lambda index: abs(index - label.table), default=label.table)


def _labels_in(path: Path) -> list[Label]:
    text = path.read_text(encoding="utf-8")
    values = [json.loads(line) for line in text.splitlines()] if path.suffix == ".jsonl" else json.loads(text)
    repositories = _repositories(path.with_name("files.tsv"))
    return [_label(value, path, repositories) for value in values]


def _repositories(path: Path) -> dict[str, str]:
    """The repository of each file by its MD5, where the list of files has such a column."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["md5"]: row["repo"] for row in csv.DictReader(lines, delimiter="\t") if "md5" in row}


def _label(value: Mapping[str, Any], path: Path, repositories: Mapping[str, str]) -> Label:
    rows = tuple(_row(row) for row in value["rows"])
    optional = {tuple(row["levels"]) for row in value["optional_rows"]}
    return Label(
        id=value["id"],
        source=f"{path.parent.parent.name}/{path.parent.name}/{path.name}",
        subset=value.get("set", "fit"),
        repository=value.get("repo") or repositories.get(value["md5"], ""),
        path=value.get("path", ""),
        sha256=value.get("sha256", ""),
        md5=value["md5"],
        format=value["format"],
        table=value["table"],
        n_columns=value["shape"][1] if "shape" in value else None,
        fingerprint=value.get("fingerprint", ""),
        kind=value.get("kind", "score"),
        style=value["style"],
        is_certain=value["certain"],
        is_extra=value.get("extra", False),
        rows=rows,
        optional=frozenset(optional - {row.levels[0] for row in rows}),
        columns=tuple(LabelledColumn(c["column"], c["role"], c["level"]) for c in value.get("columns", ())),
        row_kinds=tuple(value.get("row_kinds", ())),
    )


def _row(value: Mapping[str, Any]) -> LabelledRow:
    return LabelledRow(
        levels=(tuple(value["levels"]), *map(tuple, value.get("levels_alt", ()))),
        scores=(number(value["score"]), *map(number, value.get("score_alt", ()))),
        criteria=(value["criterion"], *value.get("criterion_alt", ())),
    )
