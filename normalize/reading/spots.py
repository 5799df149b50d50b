"""Make a form of indicators that stand in single cells, whose rows say nothing of them: each row is kept as printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhibiao.extract.document import Cell

from ..clauses.split_clauses import split_clauses
from ..records import Column, Indicator, Role, RowKind
from .build_rows import Rows, add_other
from .lines import Line


@dataclass(frozen=True, slots=True)
class Spot:
    """An indicator and the cell of a line that names it: its names from the widest on, their scores, its rule."""

    line: Line
    cell: Cell
    levels: tuple[str, ...]
    scores: tuple[float | None, ...]
    rule: str = ""


def build_spots(rows: Rows, lines: Sequence[Line], spots: Sequence[Spot]) -> tuple[Column, ...]:
    """Add the indicators, and every row as one of fields, which holds what stands beside the names."""
    for spot in spots:
        indicator = Indicator(
            section=1,
            indicator_no=rows.last_no + 1,
            levels=spot.levels,
            level_scores=spot.scores,
            score=spot.scores[-1],
            criterion=spot.rule,
            table=spot.line.table,
            row=spot.cell.row,
            column=spot.cell.column,
            confidence=spot.line.confidence,
            clauses=split_clauses(spot.rule, spot.scores[-1]),
        )
        rows.indicators.append(indicator)
    for line in lines:
        add_other(rows, line, RowKind.FIELDS, 1)
    deepest = max(len(spot.levels) for spot in spots)
    levels = [Column(1, level, "", Role.LEVEL, level=level, column=level - 1) for level in range(1, deepest + 1)]
    return (*levels, Column(1, deepest + 1, "", Role.CRITERION, column=deepest))
