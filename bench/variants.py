"""How many of the tests' tables are read the same when they are drawn otherwise.

python bench/variants.py [--list] [VARIANT ...]

A variant changes a table as offices do, so that a person reads the same indicators in it: a blank column, results
filled in, other words in the header, columns in another order (`tests/variants.py`). With `--list` the tables that
are read otherwise are printed, and of each the first row that differs.
"""

from __future__ import annotations

import argparse
import sys
from itertools import zip_longest
from pathlib import Path

from zhibiao.extract.document import Table

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from originals import originals  # of the tests
from variants import VARIANTS, Outcome, outcomes


def main() -> None:
    """Print each variant's figures, and what differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("variants", nargs="*", metavar="VARIANT", help=", ".join(VARIANTS))
    parser.add_argument("--list", action="store_true", help="print what is read otherwise")
    parser.add_argument("--draw", action="store_true", help="print the changed tables, too")
    options = parser.parse_args()
    same, of = 0, 0
    for name in options.variants or VARIANTS:
        found = list(outcomes(VARIANTS[name], originals()))
        alike = sum(one.same for one in found)
        same, of = same + alike, of + len(found)
        print(f"{name:42} {alike:4} of {len(found):4}  {percent(alike, len(found))}", flush=True)
        for one in found:
            if options.list and not one.same:
                print("\n".join(differences(one, options.draw)))
    print(f"{'all':42} {same:4} of {of:4}  {percent(same, of)}")


def percent(part: int, whole: int) -> str:
    """A share with one decimal."""
    return f"{100 * part / whole:5.1f} %" if whole else ""


def differences(one: Outcome, draw: bool) -> list[str]:
    """A table's name, how many rows it should have and has, and the first row that differs."""
    lines = [f"  {one.name}: {len(one.found)} rows, not {len(one.wanted)}"]
    differing = next((pair for pair in zip_longest(one.wanted, one.found) if pair[0] != pair[1]), None)
    lines += [f"    - {differing[0]}", f"    + {differing[1]}"] if differing else ["    no notice of the sum"]
    if draw:
        tables = [block for block in one.document.blocks if isinstance(block, Table)]
        lines += [f"      {line}" for table in tables for line in [*drawn(table), ""]]
    return lines


def drawn(table: Table) -> list[str]:
    """A table's rows with | between the cells; a cell that goes on from above is a quotation mark."""
    rows = []
    for number, line in enumerate(table.grid()):
        seen = list(dict.fromkeys(line))
        texts = ["" if cell is None else '"' if cell.row < number else cell.text.replace("\n", "/") for cell in seen]
        rows.append("|".join(texts))
    return rows


if __name__ == "__main__":
    main()
