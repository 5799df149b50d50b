"""Find the texts that the digests of a label stand for, among the texts of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from zhibiao.extract.document import Cell, Document, Paragraph, Table, nested_tables
from zhibiao.normalize.records import Indicator

from .labels import digest

BREAK = re.compile(r"\s+|(?<=[^\w\s])|(?=[^\w\s])|(?<=\d)(?=\D)|(?<=\D)(?=\d)")
"""Where a part of a text may begin or end: at blanks, punctuation, and between digits and others."""

MOST_BREAKS = 120
MOST_ROWS = 8


def texts_by_digest(document: Document, table: Table | None, indicators: Iterable[Indicator]) -> dict[str, str]:
    """Every text that a label of the table may hold, by its digest.

    That is every paragraph, every cell, the texts that were read, the cells of every small rectangle of the table
    joined row by row, and every part of its cells that begins and ends at a mark, a blank or a number.
    """
    texts: dict[str, str] = {}
    for text in _candidates(document, table, indicators):
        texts.setdefault(digest(text), text)
    return texts


def _candidates(document: Document, table: Table | None, indicators: Iterable[Indicator]) -> Iterator[str]:
    for block in document.blocks:
        yield from [block.text] if isinstance(block, Paragraph) else _cell_texts(block)
    for one in indicators:
        yield from (*one.levels, one.criterion)
    if table is not None:
        for text in _cell_texts(table):
            yield from _runs(BREAK.split(text), text)
        yield from _blocks(table)


def _blocks(table: Table) -> Iterator[str]:
    grid = table.grid()
    for top, left, right in product(range(table.n_rows), range(table.n_columns), range(1, table.n_columns + 1)):
        seen: dict[Cell, None] = {}
        for row in grid[top : top + MOST_ROWS]:
            seen.update(dict.fromkeys(cell for cell in row[left:right] if cell is not None))
            yield "".join(cell.text for cell in seen)


def _cell_texts(table: Table) -> list[str]:
    return [cell.text for one in nested_tables(table) for cell in one.cells]


def _runs(parts: Sequence[str], whole: str = "") -> Iterator[str]:
    """All runs of neighbouring parts, or the lines of `whole` where these are too many."""
    if len(parts) > MOST_BREAKS:
        parts = whole.splitlines()[:MOST_BREAKS]
    for start in range(len(parts)):
        for end in range(start + 1, len(parts) + 1):
            yield "".join(parts[start:end])
