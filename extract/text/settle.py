"""Make what a user says of a text's tables hold: the pieces of the header row given are one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..document import Notice
from .columns import Row
from .hints import TextHints, columns_exceeded, header_missing, same_cells
from .kinds import bare
from .pieces import Pieces, Run


def with_header_whole(pieces: Pieces, header: tuple[str, ...]) -> Pieces:
    """The pieces with the runs made one that hold the header's cells, wherever they do."""
    if not header:
        return pieces
    runs: list[Run] = []
    index = 0
    while index < len(pieces.runs):
        last = _end_of_header(pieces, index, header)
        first, end = pieces.runs[index], pieces.runs[last]
        runs.append(Run(first.first, end.first + end.width - first.first, end.blanks, end.rest))
        index = last + 1
    return replace(pieces, runs=runs)


def _end_of_header(pieces: Pieces, index: int, header: tuple[str, ...]) -> int:
    """The run with which the header ends that begins with this one; this one where it does not."""
    if bare(pieces.pieces[pieces.runs[index].first]) != bare(header[0]):
        return index
    last, width = index, pieces.runs[index].width
    while width < len(header) and last + 1 < len(pieces.runs):
        last += 1
        width += pieces.runs[last].width
    return last if same_cells(pieces.texts(index, last), header) else index


def said_of_hints(hints: TextHints, tables: Sequence[list[Row]]) -> Iterator[Notice]:
    """What has to be said of hints that do not fit the tables as read."""
    if hints.header and not any(same_cells(row, hints.header) for rows in tables for row in rows):
        yield header_missing()
    widest = max((len(row) for rows in tables for row in rows), default=0)
    if hints.columns and widest > hints.columns:
        yield columns_exceeded(hints.columns, widest)
