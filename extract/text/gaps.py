"""What a gap of so many blank lines costs as an empty paragraph, as a row's end, as a table's end.

Of .docx, each blank line is a blank paragraph or an end. Of .doc, a paragraph that is not the last of its cell ends in
one line feed or in two, as its file has it, and blank paragraphs are written at a cell's end only:

    | line feeds after a text | it ends in one | it ends in two |
    | two | row, or blank paragraph | row |
    | three | row after a blank paragraph, or table | blank paragraph, or table |
    | four | table after a blank paragraph | row after a blank paragraph |
    | five | | table after a blank paragraph |
"""

from __future__ import annotations

import re
from math import inf, log
from typing import NamedTuple

from .pieces import TABLE_END

DOUBLE_END = re.compile(r"(?<=[^\t\n])\n\n(?=[^\t\n])")
SINGLE_END = re.compile(r"(?<=[^\t\n])\n(?=[^\t\n])")
MOST_SURE = 0.95
GUESSED = 2.0
"""How many paragraphs of cells the guess by the others is worth."""

ROW = -0.6
TABLE = 2.0
AFTER_BLANK = 2.0
IMPOSSIBLE = 2.0
"""What ends cost in .doc: a row's after a blank paragraph, a table's, the same after a blank paragraph, and how much
more what the dialect does not write."""


class Gaps(NamedTuple):
    """The costs for no blank line, one, two, three and more; how much the look of the next row weighs."""

    join: tuple[float, ...]
    row: tuple[float, ...]
    table: tuple[float, ...]
    header: float


FROM_DOCX = Gaps(
    join=(0.0, 0.0, 1.2, 2.4, 2.8),
    row=(0.0, 0.0, 0.0, 1.8, 2.0),
    table=(inf, inf, 6.5, 0.4),
    header=1.6,
)


def gaps_of_doc(doubles: float) -> Gaps:
    """The costs in text of .doc in which such a share of the paragraphs ends in two line feeds."""
    share = min(max(doubles, 1 - MOST_SURE), MOST_SURE)
    single, double = -log(1 - share), -log(share)
    return Gaps(
        join=(0.0, single, double, double + IMPOSSIBLE, double + 2 * IMPOSSIBLE),
        row=(0.0, 0.0, ROW + single, ROW + double, ROW + double + IMPOSSIBLE),
        table=(inf, inf, TABLE, TABLE + AFTER_BLANK + single, TABLE + AFTER_BLANK + double),
        header=0.3,
    )


def share_of_doubles(text: str) -> float:
    """The share of the paragraphs before the last of their cell that end in two line feeds; where few, by others."""
    inner = [0, 0]
    outer = [1, 1]
    for at, piece in enumerate(("\n" + text).split("\n\t")):
        cell, _end, below = piece.partition(TABLE_END) if at else ("", "", piece)
        for counts, part in ((inner, cell.rstrip("\n")), (outer, below.strip("\n"))):
            counts[0] += len(DOUBLE_END.findall(part))
            counts[1] += len(SINGLE_END.findall(part))
    guess = outer[0] / sum(outer)
    return (inner[0] + GUESSED * guess) / (sum(inner) + GUESSED)
