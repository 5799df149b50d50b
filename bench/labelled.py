"""Score a folder of labelled tables: `python bench/labelled.py FOLDER`, which stays outside the project.

FOLDER holds `files/` and `labels/NN.json`: {"file", "tables" (indexes, or null for all), "kind" ("indicators" or
"none"), "rows": [{"levels", "score"}], "also_ok": [whole alternative readings]}. A row is right when its levels,
blanks removed, and its score are the label's. Odd numbers are the half to work on, even ones the half held out, of
which only the totals are printed. With `--floor 0.9` the exit code is 1 where the F1 of a half is lower.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhibiao.extract import read
from zhibiao.extract.errors import ZhibiaoError
from zhibiao.normalize import normalize
from zhibiao.normalize.records import Indicator

Row = tuple[tuple[str, ...], float | None]
Rows = dict[int, list[Row]]


@dataclass(frozen=True, slots=True)
class Score:
    """How many rows a label has, how many were found, how many are right."""

    number: int
    file: str
    labelled: int
    found: int
    right: int

    @property
    def is_exact(self) -> bool:
        """Whether all is right and nothing too many."""
        return self.labelled == self.found == self.right

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was."""
        total = self.labelled + self.found
        return 2 * self.right / total if total else 1.0


def main() -> int:
    """Print the odd half by file and both halves' totals."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--floor", type=float, default=0.0)
    options = parser.parse_args()
    scores = [score(path, options.folder / "files") for path in sorted((options.folder / "labels").glob("*.json"))]
    for one in scores:
        if one.number % 2 and not one.is_exact:
            print(f"{one.number:02d} {one.file}: {one.right} right of {one.labelled}, {one.found} found")
    halves = {"odd": [s for s in scores if s.number % 2], "even": [s for s in scores if not s.number % 2]}
    for name, half in halves.items():
        print(f"{name}: {summary(half)}")
    return 1 if any(f1(half) < options.floor for half in halves.values()) else 0


def summary(scores: list[Score]) -> str:
    """A half's figures in a line."""
    forms = [one for one in scores if one.labelled]
    none = [one for one in scores if not one.labelled]
    exact = sum(one.is_exact for one in forms)
    clean = sum(one.is_exact for one in none)
    return f"rows F1 {f1(scores):.4f}, exact tables {exact}/{len(forms)}, without indicators clean {clean}/{len(none)}"


def f1(scores: list[Score]) -> float:
    """The F1 of the rows of all tables that hold indicators."""
    forms = [one for one in scores if one.labelled]
    total = sum(one.labelled + one.found for one in forms)
    return 2 * sum(one.right for one in forms) / total if total else 1.0


def score(path: Path, files: Path) -> Score:
    """What is right of one label; of its readings the one that fits best counts."""
    label = json.loads(path.read_text(encoding="utf-8"))
    found = rows_of(files / label["file"])
    wanted = [label["tables"]]
    if label["file"].endswith(".doc") and label["kind"] == "indicators":
        wanted += [[table] for table in found]  # counted in another program's reading
    scores = [
        _compared(int(path.stem), label["file"], gold, _in_tables(found, tables))
        for gold in [label["rows"], *label.get("also_ok", [])]
        for tables in wanted
    ]
    return max(scores, key=lambda one: (one.is_exact, one.f1))


def rows_of(path: Path) -> Rows:
    """The levels and scores of a file by table; none where it cannot be read."""
    try:
        forms = normalize(read(path)).forms
    except ZhibiaoError as error:
        print(f"{path.name}: {error.message}")
        return {}
    rows: Rows = {}
    for form in forms:
        for one in form.indicators:
            rows.setdefault(one.table, []).append(_key(one))
    return rows


def _key(one: Indicator) -> Row:
    return _levels(list(one.levels)), one.score


def _levels(levels: list[Any]) -> tuple[str, ...]:
    return tuple(text for level in levels if (text := re.sub(r"\s+", "", str(level))))


def _in_tables(rows: Rows, tables: list[int] | None) -> list[Row]:
    return [row for table, own in rows.items() if tables is None or table in tables for row in own]


def _compared(number: int, file: str, gold: list[dict[str, Any]], found: list[Row]) -> Score:
    left = Counter(found)
    right = 0
    for row in gold:
        readings = [(_levels(one["levels"]), one["score"]) for one in (row, *(row.get("also_ok") or []))]
        fitting = next((reading for reading in readings if left[reading] > 0), None)
        if fitting is not None:
            left[fitting] -= 1
            right += 1
    return Score(number, file, len(gold), len(found), right)


if __name__ == "__main__":
    raise SystemExit(main())
