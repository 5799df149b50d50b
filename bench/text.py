"""The text reader: how fast it is, and how many random forms come back exactly.

python bench/text.py                      both, a small run
python bench/text.py --exactness 3000     so many forms of each kind, seeds from 10000 on
python bench/text.py --exactness 1000 --dialect B --dialect word --kind realistic
python bench/text.py --exactness 3000 --first 0 --list
python bench/text.py --reliability 500    of the rows and tables said to be right so likely, how many are
python bench/text.py --calibrate 500      the same by margins, on other seeds: what the curves are made of
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from text_dialects import write_a
from text_drawn import ALL
from text_exactness import TABLE_END, Outcome, compare, is_decided
from text_forms import Sheet, forms_of
from text_forms_adversarial import adversarial_forms_of
from text_reliability import margin_lines, reliability_lines
from text_untidy import untidy_forms_of
from zhibiao.extract.text.read import read_text

KINDS: dict[str, Callable[[int], Sheet]] = {
    "realistic": forms_of,
    "untidy": untidy_forms_of,
    "adversarial": adversarial_forms_of,
}
SIZES = (1, 4, 16)
LARGE = 64
UNTUNED = 10_000
SMALL = 300


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--exactness", type=int, metavar="N", default=SMALL)
    parser.add_argument("--first", type=int, default=UNTUNED)
    parser.add_argument("--kind", choices=[*KINDS], action="append")
    parser.add_argument("--dialect", choices=[*ALL], action="append")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--reliability", type=int, metavar="N")
    parser.add_argument("--calibrate", type=int, metavar="N")
    options = parser.parse_args()
    if options.reliability or options.calibrate:
        for line in reliability_lines(options.reliability) if options.reliability else margin_lines(options.calibrate):
            print(line)
        return
    if not options.dialect:
        speed()
    for dialect in options.dialect or "A":
        for kind in options.kind or KINDS:
            seeds = range(options.first, options.first + options.exactness)
            exactness(kind, dialect, seeds, listed=options.list)


def speed() -> None:
    """Print megabytes a second (of processor time) on forms of one family, torn rows, one large cell and short rows."""
    form = write_a(Sheet(forms_of(7).blocks)) + "\n"
    kinds = {
        "forms": form,
        "torn rows": "\t日常\n\t学习\n\n\t按时参加。\n\t5\n\n",
        "one cell": "短句\n",
        "short rows": "\t学习\n\t5\n\n",
    }
    for name, piece in kinds.items():
        start = "" if name == "forms" else "\t类别\n\t分值\n\n" + "\t" * (name == "one cell")
        for megabytes in (*SIZES, LARGE) if name in {"forms", "one cell"} else SIZES:
            data = (start + piece * int(megabytes * 1e6 / len(piece.encode())) + "\n\n").encode()
            began = process_time()
            read_text(data)
            print(f"{name:<12} {len(data) / 1e6:6.1f} MB  {len(data) / 1e6 / (process_time() - began):7.2f} MB/s")


def exactness(kind: str, dialect: str, seeds: range, *, listed: bool) -> None:
    """Print how many documents are exact, told and silently wrong, and why."""
    outcomes: Counter[Outcome] = Counter()
    causes: Counter[tuple[str, str]] = Counter()
    rows = doubted = undecided = 0
    for seed in seeds:
        sheet = KINDS[kind](seed)
        found = compare(sheet, ALL[dialect], seed)
        outcomes[found.outcome] += 1
        rows, doubted = rows + found.rows, doubted + found.doubted
        is_open = found.outcome is not Outcome.EXACT and not is_decided(sheet, ALL[dialect], seed)
        undecided += is_open or found.cause == TABLE_END
        if found.cause:
            cause = f"{found.cause}{' (undecided)' if is_open else ''}"
            causes[cause, found.outcome.value] += 1
            if listed:
                print(f"  {seed} {found.outcome.value}: {cause}")
    shares = ", ".join(f"{outcome.value} {outcomes[outcome] / len(seeds):.2%}" for outcome in Outcome)
    print(f"{dialect} {kind:<12} {len(seeds)} documents: {shares}; rows with a notice {doubted / max(rows, 1):.1%}")
    decided = len(seeds) - undecided
    print(f"  {outcomes[Outcome.EXACT] / max(decided, 1):.2%} exact of the {decided} that their bytes decide")
    for (cause, outcome), count in causes.most_common():
        print(f"  {count:5d} {cause}, {outcome}")


if __name__ == "__main__":
    main()
