"""Tell text made of .doc from text made of .docx by how they write blank paragraphs and tabs.

Of .doc, blank paragraphs outside cells are not written, so that a table ends with two blank lines and no more; many
paragraphs end in two line feeds; a tab inside a text is a line feed. Of .docx, a blank line is a blank paragraph.
None of it is sure, so the signs are counted, each as far as it told 300 real files of the two apart.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log1p
from typing import NamedTuple

LONE_CELL = re.compile(r"^\t[^\t\n]*$", re.MULTILINE)
TAB_INSIDE = re.compile(r"[^\t\n]\t")
TABS_BETWEEN = re.compile(r"^[^\t\n]+\t(?!\d{1,4}$)", re.MULTILINE)
"""A tab between texts, but for one before the page number in a list of contents."""

GAP = re.compile(r"^(\t*+)([^\n]*+)(\n++)(?=([^\n]))", re.MULTILINE)
MOST_FEEDS = 5
GAPS = {
    ("text", "text"): (-0.3, 1.0, -0.1, -0.6, -0.2),
    ("text", "cell"): (-0.2, 0.3, 0.6, -0.7, -0.4),
    ("cell", "text"): (-0.4, 0.4, 1.0, -1.1, -2.0),
    ("cell", "cell"): (-0.1, 0.1, 0.3, -0.5, -0.5),
    ("blank cell", "text"): (-0.3, 0.0, 1.6, -1.2, -2.0),
    ("blank cell", "cell"): (-0.1, 0.2, 0.1, -0.1, -0.6),
}
"""What a gap of one to five line feeds between two kinds of lines says for .doc, as the logarithm of their number."""

MARKS = {
    re.compile(r"[^\t\n]\t"): -1.3,
    re.compile(r"\[(?:foot|end)noteRef:\d"): -4.0,
    re.compile(r"^image\d+\.\w+$", re.MULTILINE): -4.0,
    re.compile(r" FORM(?:CHECKBOX|TEXT|DROPDOWN) |\b(?:eq|EQ) \\|SHAPE {2}\\\*"): 2.0,
}
"""What signs say for .doc: of .docx, notes stand behind their paragraph and pictures' names at the end; of .doc, codes
of fields are text."""

AT_END = {3: 2.5, 4: -1.4}
WHOLE = 70
"""What so many line feeds at the end say: of .docx, blank paragraphs stand there. A text of fewer lines may be a piece
of one, and its end says less."""

PIECE = -0.5
"""A text of few lines says little: then it is rather taken for one of .docx."""

BLANK_START = -0.8
EVEN = -1.0
SURE = 3.0
"""So far on either side the choice is sure."""


class Made(NamedTuple):
    """Whether a text was made of .doc, and whether that is sure."""

    from_doc: bool
    is_sure: bool


def made_of(text: str, *, mixed_ends: bool = False) -> Made:
    """Whether a text was made of .doc, as far as its blank lines and signs tell.

    `mixed_ends` says that some lines ended in a carriage return and two line feeds: the text boxes of .doc do.
    """
    if mixed_ends:
        return Made(from_doc=True, is_sure=True)
    odds = _odds_of_doc(text)
    return Made(odds > 0, abs(odds) > SURE)


def _odds_of_doc(text: str) -> float:
    """The logarithm of the odds: a regression over the texts of real files, and of random forms."""
    odds = EVEN + BLANK_START * text.startswith("\n")
    odds += sum(weight for pattern, weight in MARKS.items() if pattern.search(text))
    gaps = _gaps(text)
    feeds_at_end = len(text) - len(text.rstrip("\n"))
    share = min(gaps.total() / WHOLE, 1.0)
    odds += AT_END.get(min(feeds_at_end, max(AT_END)), 0.0) * share + PIECE * (1.0 - share)
    return odds + sum(GAPS[kinds][feeds - 1] * log1p(count) for (kinds, feeds), count in gaps.items())


def _gaps(text: str) -> Counter[tuple[tuple[str, str], int]]:
    """How often so many line feeds stand between lines of two kinds."""
    counts: Counter[tuple[tuple[str, str], int]] = Counter()
    ended = text.rstrip("\n")  # else each of the blank lines at the end would be followed to the last
    for tabs, rest, feeds, following in GAP.findall(ended):
        if tabs or rest:
            above = "text" if not tabs else "cell" if rest else "blank cell"
            below = "cell" if following == "\t" else "text"
            counts[(above, below), min(len(feeds), MOST_FEEDS)] += 1
    return counts


def has_tab_inside(text: str) -> bool:
    """Whether a tab stands behind a character of its line that is none."""
    return n_tabs_inside(text) > 0 and bool(TAB_INSIDE.search(text))


def n_tabs_inside(text: str) -> int:
    """How many tabs do not begin a line."""
    return text.count("\t") - text.count("\n\t") - text.startswith("\t")


def has_a_cell_a_line(text: str) -> bool:
    """Whether more lines are one cell behind a tab than hold tabs between texts: these are tabs in paragraphs then."""
    lone = sum(1 for _found in LONE_CELL.finditer(text))
    return lone > sum(1 for _found in TABS_BETWEEN.finditer(text))
