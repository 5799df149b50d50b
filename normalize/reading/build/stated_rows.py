"""Bring what is stated of rows to the lines of a table: kinds, lines that go on, lines that are one indicator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zhibiao.extract.document import Cell

from ...facts.wording import is_blank
from ...records import RowKind
from ..constraints import RowLabel, RowPart
from ..lines import Line, RowPlace, place_of

StatedRows = Mapping[RowPlace, RowLabel]
NO_ROWS: StatedRows = {}
Kinds = Sequence[tuple[Line, RowKind | None]]
"""Lines with their kinds, None for an indicator."""


def stated_further(found: Iterable[RowPlace], stated: StatedRows) -> set[RowPlace]:
    """The lines that only add to the indicator above: those stated, and those found of which nothing is stated."""
    kept = {place for place in found if stated.get(place) is not RowPart.INDICATOR}
    return kept | {place for place, label in stated.items() if label is RowPart.CONTINUATION}


def with_joined(kinds: Kinds, stated: StatedRows) -> tuple[Kinds, Mapping[RowPlace, Sequence[Line]]]:
    """The lines with their kinds, those that are stated to be one indicator as one, and what each of these is made of.

    |    | 每月巡查 |    |
    |巡查| 有记录   | 10 |   --->   |巡查| 每月巡查⏎有记录⏎有整改 | 10 |
    |    | 有整改   |    |
    """
    if not stated:
        return kinds, {}
    groups: list[list[Line]] = []
    first: list[RowKind | None] = []
    for line, kind in kinds:
        label = stated.get(place_of(line))
        if groups and stated.get(place_of(groups[-1][0])) is RowPart.INDICATOR and label is RowPart.CONTINUATION:
            groups[-1].append(line)
        else:
            groups.append([line])
            first.append(kind)
    joined = [(_joined(group), kind) for group, kind in zip(groups, first, strict=True)]
    return joined, {place_of(group[0]): group for group in groups if len(group) > 1}


def _joined(lines: Sequence[Line]) -> Line:
    """One line with the texts of several, column by column."""
    first = lines[0]
    if len(lines) == 1:
        return first
    stacks = [
        tuple(dict.fromkeys(filter(None, column))) for column in zip(*(line.cells for line in lines), strict=True)
    ]
    cells: list[Cell | None] = []
    for column, stack in enumerate(stacks):
        same = column > 0 and stack == stacks[column - 1]
        cells.append(cells[-1] if same else _stacked(stack, column, first.row))
    return Line(first.table, first.row, tuple(cells), min(line.confidence for line in lines))


def _stacked(stack: Sequence[Cell], column: int, row: int) -> Cell | None:
    """The cell that stands for those of several lines in a column; one alone, or one from above, stays what it is."""
    if not stack:
        return None
    printed = [cell for cell in stack if not is_blank(cell.text)]
    alone = stack if len(stack) == 1 else printed
    if len(alone) == 1 and alone[0].row <= row:
        return alone[0]
    text = "\n".join(cell.text for cell in printed)
    return Cell(row, column, len(stack), stack[0].column_span, text)
