"""The tab-indented text of dialect A, cut where a cell may begin; which cuts are rows is decided elsewhere.

    document = (paragraph or table)*      paragraph = TEXT n
    table = row* n                        row = cell* n          cell = t paragraph+

(t a tab, n a line feed.) A line that begins with a tab begins a cell; a blank line may end a row or be an empty
paragraph; two blank lines may end a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .listings import may_hold_listings, with_listings_whole

TABLE_END = "\n\n\n"
BYTES_A_CELL = 64
"""The memory that a blank cell takes while the rows are looked for."""

MOST_LINES = 10_000
"""More lines than these, twice, are no paragraphs by themselves: the ones between are kept as one."""


class Run(NamedTuple):
    """Cells that surely stand in one row: `pieces[first:first + width]`, and what comes before the next one.

    `blanks` counts the blank lines after the last cell's text; `rest` is where, in the last piece, two blank lines
    are followed by text without a tab, or -1.
    """

    first: int
    width: int
    blanks: int
    rest: int = -1


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text cut at its tabs: what stands before the first, the candidate cells, and the runs they make.

    `listed` is how many lines of programs begin with a tab that begins no cell.
    """

    before: str
    pieces: list[str]
    runs: list[Run]
    listed: int = 0

    def cells(self, first_run: int, last_run: int) -> list[str]:
        """The cells of a row that goes from one run to another, their texts still with all their blank lines."""
        start, end = self.runs[first_run], self.runs[last_run]
        return self.pieces[start.first : end.first + end.width]

    def texts(self, first_run: int, last_run: int) -> list[str]:
        """The same cells, the last without the paragraphs that stand after it where its table ends."""
        cells = self.cells(first_run, last_run)
        rest = self.runs[last_run].rest
        return [*cells[:-1], cells[-1][:rest]] if rest >= 0 else cells

    def tail(self, run: Run) -> str:
        """A run's last cell, without the paragraphs that stand after it where its table ends."""
        text = self.pieces[run.first + run.width - 1]
        return text[: run.rest] if run.rest >= 0 else text


def cut(text: str, *, from_doc: bool = False) -> Pieces:
    """The text cut into candidate cells, lines of programs left whole; linear in its size.

    In text of .doc a tab begins a cell wherever it begins a line.
    """
    ended = text.removesuffix("\n")
    before, *pieces = ("\n" + ended).split("\n\t")
    listed = 0
    if not from_doc and may_hold_listings(text):
        before, pieces, listed = with_listings_whole(before, pieces)
    return Pieces(before.removeprefix("\n"), pieces, _runs(pieces), listed)


def _runs(pieces: list[str]) -> list[Run]:
    runs: list[Run] = []
    first = 0
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        if index < last and ("\n" not in piece or (not piece.endswith("\n") and TABLE_END not in piece)):
            continue
        bare = piece.rstrip("\n")
        rest = bare.find(TABLE_END)
        runs.append(Run(first, index + 1 - first, len(piece) - len(bare), rest))
        first = index + 1
    return runs


def paragraphs(text: str) -> list[str]:
    """The lines of text outside tables, the blank ones left out; the middle of a very long text as one piece."""
    lines = [line for line in text.split("\n", MOST_LINES) if line.strip()]
    if not lines or "\n" not in lines[-1]:
        return lines
    *lines, rest = lines
    middle, *last = rest.rsplit("\n", MOST_LINES)
    return [*lines, *([middle.strip("\n")] if middle.strip() else []), *(line for line in last if line.strip())]
