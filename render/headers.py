"""The header rows of a section, from the headers of its printed columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from zhibiao.normalize.records import Column, Role

from .pieces import Line, Piece, filled
from .view import CellKind


def header_depth(columns: Sequence[Column]) -> int:
    """How many header rows the columns need; none when no column has a header."""
    return max((len(_lines(column)) for column in columns if column.header), default=0)


def header_lines(columns: Sequence[Column], n_columns: int) -> list[Line]:
    r"""The header rows of one section.

    The lines of a stacked header stand in rows below one another; an upper line that neighbours share is printed
    once across them, and the last line of a header reaches down to the lowest row.

        分值\n满分, 分值\n得分, 备注   --->   | 分值        | 备注 |
                                             | 满分 | 得分 |      |
    """
    return [_line(columns, row, n_columns) for row in range(header_depth(columns))]


def _line(columns: Sequence[Column], row: int, n_columns: int) -> Line:
    pieces: list[Piece] = []
    for group in _groups(columns, row):
        lines = _lines(group[0])
        level = min(row, len(lines) - 1)
        span = group[-1].column + group[-1].column_span - group[0].column
        join = ("header", group[0].section, group[0].position, level)
        pieces.append(Piece(group[0].column, span, lines[level], CellKind.HEADER, join, centred=True))
    return filled(pieces, n_columns, CellKind.HEADER)


def _groups(columns: Sequence[Column], row: int) -> Iterator[list[Column]]:
    group: list[Column] = []
    for column in columns:
        if group and not _shares(group[-1], column, row):
            yield group
            group = []
        group.append(column)
    if group:
        yield group


def _shares(left: Column, right: Column, row: int) -> bool:
    """Whether two neighbouring columns have one header cell in this row."""
    if left.column + left.column_span != right.column:
        return False
    if _one_header_over_levels(left, right):
        return True
    one, other = _lines(left), _lines(right)
    return row < min(len(one), len(other)) - 1 and one[: row + 1] == other[: row + 1]


def _one_header_over_levels(left: Column, right: Column) -> bool:
    """考核项目 over two columns of names is one printed header, kept with each of its columns."""
    both = left.role is Role.LEVEL is right.role and left.level != right.level
    return both and left.header == right.header != ""


def _lines(column: Column) -> list[str]:
    return column.header.split("\n")


def in_sequence(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns in the grid's order; side by side in the order of their positions where their places collide."""
    placed = sorted(columns, key=lambda column: column.column)
    if all(left.column + left.column_span <= right.column for left, right in pairwise(placed)):
        return tuple(placed)
    return tuple(_side_by_side(sorted(columns, key=lambda column: column.position)))


def _side_by_side(columns: Sequence[Column]) -> Iterator[Column]:
    for place, column in enumerate(columns):
        yield replace(column, column=place, column_span=1)
