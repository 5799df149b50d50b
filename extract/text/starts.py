"""Where tables begin: what the rows with which tables surely begin say of the others."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from .evidence import Evidence
from .kinds import TEXTS, bare, is_note, kind_of, looks_like_header
from .pieces import Pieces
from .sections import usual

MOST_LIKE = 8.0
TABLE_WITH_LONE = 3.0
LONE_BELOW_LONE = 3.0
REPEATED = 1.0
BLANK_START = 3.0
SAME_START = 3.5
UNHEADED = 3.0
UNNAMED = 3.0
"""How unlikely a table begins with a blank, with the name that the row before begins with, with no row of names, with
a name that no header has where the others begin with such."""


class Starts:
    """The runs with which tables surely begin: the text's first, and those after text without a tab.

    `going_on` are the runs that may go on below such text.
    """

    def __init__(self, pieces: Pieces, evidence: Evidence, going_on: frozenset[int]) -> None:
        self.pieces = pieces
        self.evidence = evidence
        ends = [at for at, run in enumerate(pieces.runs[:-1]) if run.rest >= 0 and at not in going_on]
        begins = [0, *(at + 1 for at in ends)]
        self.first_cells = frozenset(map(self._first_cell, begins))
        self.are_headed = all(looks_like_header(pieces.texts(at, at)) for at in begins)
        self.are_named = all(usual(name) is not None for name in self.first_cells)
        self.repeated = self._repeated()

    def _first_cell(self, index: int) -> str:
        return bare(self.pieces.pieces[self.pieces.runs[index].first])

    def _repeated(self) -> frozenset[str]:
        """What stands more than once where a table may begin, no text before it."""
        may = Counter(
            bare(self.pieces.pieces[run.first])
            for before, run in pairwise(self.pieces.runs)
            if before.blanks >= 2 and before.rest < 0 and kind_of(self.pieces.pieces[run.first]) in TEXTS
        )
        return frozenset(text for text, count in may.items() if count > 1)

    def is_known(self, index: int) -> bool:
        """Whether a table surely begins elsewhere as this run does."""
        return self._first_cell(index) in self.first_cells

    def unlikelihood(self, index: int) -> float:
        """How unlikely it is that a table begins with this run: it is more like a row of the table above."""
        if self.is_known(index):
            return 0.0
        cells = self.pieces.texts(index, index)
        if is_note(cells[0]):
            return MOST_LIKE
        if len(cells) == 1:
            return TABLE_WITH_LONE if self.pieces.runs[index - 1].width > 1 else LONE_BELOW_LONE
        first = self._first_cell(index)
        likeness = self.evidence.likeness(cells) - REPEATED * (first in self.repeated) + BLANK_START * (not first)
        likeness += SAME_START * (first == self._first_cell(index - 1))
        likeness += UNHEADED * (self.are_headed and not looks_like_header(cells))
        likeness += UNNAMED * (self.are_named and usual(first) is None)
        return min(max(likeness, 0.0), MOST_LIKE)
