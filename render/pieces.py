"""Lines of pieces, and how pieces that belong together become one cell.

A piece is what one printed column holds in one printed row. Pieces above one another that carry the same `join`
are one cell; so are a piece and the one above it, when its join is `ABOVE`.

    | 履行 a | x |          | 履行 | x |
    | 履行 a | y |   --->   |      | y |
    | 履行 b | z |          | 履行 | z |
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from .environment import printable
from .view import CellKind, Entry, ViewCell

ABOVE = object()
"""The join of a piece that continues whatever cell stands above it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one printed column in one printed row; `join` None stands alone."""

    column: int
    column_span: int
    text: str
    kind: CellKind
    join: Hashable = None
    centred: bool = False
    entry: Entry | None = None


Line = tuple[Piece, ...]


def merged(lines: Sequence[Line]) -> tuple[ViewCell, ...]:
    """The cells of the lines, in reading order."""
    cells: list[ViewCell] = []
    above: dict[int, tuple[int, Piece]] = {}
    for row, line in enumerate(lines):
        current: dict[int, tuple[int, Piece]] = {}
        for piece in line:
            before = above.get(piece.column)
            if before and _continues(piece, before[1]):
                index = before[0]
                cells[index] = replace(cells[index], row_span=cells[index].row_span + 1)
                current[piece.column] = before
            else:
                current[piece.column] = (len(cells), piece)
                cells.append(_cell(row, piece))
        above = current
    return tuple(cells)


def on_used_edges(cells: Sequence[ViewCell]) -> tuple[ViewCell, ...]:
    """The same cells on the grid of those edges at which some cell begins or ends: an edge that none uses is none."""
    used = {edge for cell in cells for edge in (cell.column, cell.column + cell.column_span)}
    column_at = {edge: column for column, edge in enumerate(sorted(used))}
    placed = ((cell, column_at[cell.column], column_at[cell.column + cell.column_span]) for cell in cells)
    return tuple(replace(cell, column=left, column_span=right - left) for cell, left, right in placed)


def _continues(piece: Piece, above: Piece) -> bool:
    if piece.column_span != above.column_span:
        return False
    if piece.join is ABOVE:
        return above.kind is not CellKind.HEADER
    return piece.join is not None and piece.join == above.join


def _cell(row: int, piece: Piece) -> ViewCell:
    text = printable(piece.text)
    return ViewCell(row, piece.column, 1, piece.column_span, text, piece.kind, piece.centred, piece.entry)


def filled(pieces: Iterable[Piece], n_columns: int, kind: CellKind) -> Line:
    """The pieces from left to right with a blank one in every gap, so that a line covers all columns once."""
    line: list[Piece] = []
    reached = 0
    for piece in sorted(pieces, key=lambda piece: piece.column):
        if piece.column > reached:
            line.append(Piece(reached, piece.column - reached, "", kind))
        line.append(piece)
        reached = piece.column + piece.column_span
    if reached < n_columns:
        line.append(Piece(reached, n_columns - reached, "", kind))
    return tuple(line)
