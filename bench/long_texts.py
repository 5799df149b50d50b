"""How the time to read a form grows with a text of digits, brackets, blanks … at one place: as the text does.

python bench/long_texts.py
"""

from __future__ import annotations

import gc
import sys
from itertools import pairwise
from pathlib import Path
from time import process_time

from zhibiao.extract import read
from zhibiao.normalize import normalize

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "normalize"))
from test_long_texts import PIECES, USUAL, page  # of the tests

SIZES = (2_000, 20_000, 200_000)


def main() -> None:
    """Print milliseconds by size where a text stands at each place in turn, and how many times more ten times take."""
    for place in USUAL:
        times = [sum(timed(place, piece, size) for piece in PIECES) for size in SIZES]
        growth = ", ".join(f"{after / before:.1f}" for before, after in pairwise(times))
        print(
            f"{place:<14}", *(f"{1000 * seconds / len(PIECES):9.1f} ms" for seconds in times), f"  {growth}", flush=True
        )


def timed(place: str, piece: str, size: int) -> float:
    """The processor's seconds of one reading."""
    data = page(**{place: f"甲{(piece * size)[:size]}乙"})
    gc.collect()
    begin = process_time()
    normalize(read(data))
    return process_time() - begin


if __name__ == "__main__":
    main()
