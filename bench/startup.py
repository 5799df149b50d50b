"""Whole runs of the program against a Python that does nothing: the help, and one small file converted.

    python bench/startup.py

The figure is the median of paired ratios. Aims: the help in under 0.2 s, a small file in under 1 s.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

PROGRAM = Path(sys.executable).with_name("zhibiao")
SAMPLE = Path(__file__).parents[1] / "samples" / "北稷市2023年度考核指标.docx"
FLOOR = [sys.executable, "-c", ""]
ROUNDS = 15


def main() -> None:
    """Print the seconds and the ratios."""
    with tempfile.TemporaryDirectory() as out:
        report("help", [str(PROGRAM), "--help"])
        report("convert", [str(PROGRAM), "convert", str(SAMPLE), "-o", out])


def report(name: str, command: list[str]) -> None:
    """Print one command's median seconds, the floor's, and the median ratio."""
    seconds(command)
    pairs = [(seconds(command), seconds(FLOOR)) for _round in range(ROUNDS)]
    ours, floor = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    ratio = statistics.median(first / second for first, second in pairs)
    print(f"{name:<8} ours {ours:.3f} s  python alone {floor:.3f} s  ratio {ratio:.1f}")


def seconds(command: list[str]) -> float:
    """The seconds that a whole process takes."""
    begin = perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return perf_counter() - begin


if __name__ == "__main__":
    main()
