"""Tell text made of .doc from text made of .docx by how they write blank paragraphs and tabs.

Of .doc, blank paragraphs outside cells are not written, so that a table ends with two blank lines and no more; many
paragraphs end in two line feeds; a tab inside a text is a line feed. Of .docx, a blank line is a blank paragraph.
None of it is sure, so the signs are counted, each as far as it told 450 real files of the two apart.
"""

from __future__ import annotations

import re
from math import log1p
from typing import NamedTuple

from .pieces import TABLE_END

LINE_END = "\n\n"
DOUBLE_END = re.compile(r"(?<=[^\t\n])\n\n(?=[^\t\n])")
SINGLE_END = re.compile(r"(?<=[^\n])\n(?=[^\n])")
SELDOM = 2
DOUBLE_SHARE = 4
TAB_INSIDE = re.compile(r"[^\t\n]\t")
GAP_IN_BODY = re.compile(r"^[^\t\n][^\n]*(\n+)(?=[^\t\n])", re.MULTILINE)
GAP_IN_CELL = re.compile(r"^\t[^\n]+(\n\n?)(?=[^\t\n])", re.MULTILINE)
LONE_CELL = re.compile(r"^\t[^\t\n]*$", re.MULTILINE)
TABS_BETWEEN = re.compile(r"^[^\t\n]+\t", re.MULTILINE)
ENDS = {
    re.compile(r"(?<=[^\n])\n{3}(?=[^\t\n])"): 1.6,
    re.compile(r"(?<=[^\n])\n{4,}(?=[^\t\n])"): -1.4,
    re.compile(r"(?<=[^\n])\n{3}(?=\t)"): 1.3,
    re.compile(r"(?<=[^\n])\n{4,}(?=\t)"): -1.0,
}
"""Two blank lines and more before a text and before a cell, with the weight of their number."""

IN_BODY = (0.0, 1.2, -0.6)
IN_CELLS = (-0.9, 0.6, 0.0)
"""Weights of no blank line between two lines, of one, of more."""

TAB = -1.3
EVEN = -1.4
ENOUGH = 1.0
ENOUGH_WITH_DOUBLES = -0.3
"""How much speaks for .doc where nothing else does, and where nearly all paragraphs end in two line feeds."""

SURE = 2.5
"""So far above what is enough, or below, the choice is sure."""


class Made(NamedTuple):
    """Whether a text was made of .doc, and whether that is sure."""

    from_doc: bool
    is_sure: bool


def made_of(text: str) -> Made:
    """Whether a text was made of .doc, as far as its blank lines tell."""
    odds = _odds_of_doc(text)
    enough = ENOUGH_WITH_DOUBLES if has_double_ends(text) else ENOUGH
    return Made(odds > enough, abs(odds - enough) > SURE)


def _odds_of_doc(text: str) -> float:
    odds = EVEN + TAB * bool(TAB_INSIDE.search(text))
    odds += sum(weight * log1p(sum(1 for _found in pattern.finditer(text))) for pattern, weight in ENDS.items())
    for pattern, weights in ((GAP_IN_BODY, IN_BODY), (GAP_IN_CELL, IN_CELLS)):
        odds += sum(weight * log1p(count) for weight, count in zip(weights, _gaps(pattern, text), strict=True))
    return odds


def has_double_ends(text: str) -> bool:
    """Whether nearly all paragraphs end in two line feeds, those of cells among them, and not once by chance."""
    cells = doubles = singles = 0
    for at, piece in enumerate(text.split("\n\t")):
        cell, _end, below = piece.partition(TABLE_END) if at else ("", "", piece)
        cells += cell.rstrip("\n").count(LINE_END)
        for part in (cell.strip("\n"), below.strip("\n")):
            found = len(DOUBLE_END.findall(part))
            doubles += found
            singles += len(SINGLE_END.findall(part))
    return cells > 0 and doubles > SELDOM and doubles >= DOUBLE_SHARE * singles


def _gaps(pattern: re.Pattern[str], text: str) -> list[int]:
    counts = [0, 0, 0]
    for found in pattern.finditer(text):
        counts[min(len(found.group(1)), 3) - 1] += 1
    return counts


def has_a_cell_a_line(text: str) -> bool:
    """Whether more lines are one cell behind a tab than hold tabs between texts: these are tabs in paragraphs then."""
    lone = sum(1 for _found in LONE_CELL.finditer(text))
    return lone > sum(1 for _found in TABS_BETWEEN.finditer(text))
