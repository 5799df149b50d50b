"""How likely a reading is right, by how much dearer the next best one is: curves measured on random forms.

`python bench/text.py --calibrate` prints the shares of which the curves are made, `--reliability` what comes of them
on other forms; docs/formats/text.md shows both.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import inf, prod

from .columns import Layout

Curve = tuple[tuple[float, float], ...]

SUREST = 0.99
DOUBTFUL_END = 0.99
"""How often a blank line at a table's end stands after it, and not in its last cell."""

BY_ROWS: Curve = ((0.0, 0.6), (0.75, 0.77), (1.25, 0.85), (4.0, 0.86), (5.0, 0.88), (7.0, 0.966), (10.0, 0.982))
"""By the margin of the gaps around a row, the share of rows that are right."""

BY_WIDTHS: Curve = (
    (0.0, 0.3),
    (0.75, 0.58),
    (1.25, 0.6),
    (1.75, 0.854),
    (2.5, 0.865),
    (3.5, 0.92),
    (5.0, 0.945),
    (8.0, 0.98),
)
"""By the margin of rows' wide cells, the share of stretches of such rows that are right."""

BY_WIDTHS_OF_ROWS: Curve = (
    (0.0, 0.2),
    (0.3, 0.7),
    (0.5, 0.8),
    (1.0, 0.8),
    (1.75, 0.84),
    (2.5, 0.91),
    (3.5, 0.965),
    (5.0, 0.984),
)
"""The same as the share of rows: a long stretch is right more often."""

OF_TABLES: Curve = (
    (0.0, 0.2),
    (0.4, 0.5),
    (0.55, 0.72),
    (0.65, 0.8),
    (0.75, 0.9),
    (0.85, 0.9),
    (0.93, 0.96),
    (1.0, 0.97),
)
"""By the product of the shares of a table's rows, the share of tables that are right."""


def share(value: float, curve: Curve) -> float:
    """The share that a curve gives at a value, between its points by the straight line."""
    at = bisect_right(curve, (value, inf))
    if at in (0, len(curve)):
        return curve[max(at - 1, 0)][1]
    (low, from_share), (high, to_share) = curve[at - 1], curve[at]
    return from_share + (to_share - from_share) * (value - low) / (high - low)


def row_confidence(margins: Sequence[float], layouts: Sequence[Layout], *, doubtful_end: bool) -> tuple[float, ...]:
    """How likely each row of a table is right, by the gaps around it and by its wide cells."""
    if not doubtful_end and min(margins) == inf and all(layout.margin == inf for layout in layouts):
        return (SUREST,) * len(margins)
    by_gaps = [_by(margin, BY_ROWS) for margin in margins]
    found = [
        min(by_gap, before) * _by(layout.margin, BY_WIDTHS_OF_ROWS)
        for by_gap, before, layout in zip(by_gaps, (1.0, *by_gaps), layouts, strict=False)
    ]
    found[-1] *= DOUBTFUL_END if doubtful_end else 1.0
    return tuple(round(min(likely, SUREST), 3) for likely in found)


def table_confidence(margins: Sequence[float], layouts: Sequence[Layout], *, doubtful_end: bool) -> float:
    """How likely all rows of a table are right."""
    likely = min(raw_confidence(margins, layouts), SUREST)
    return round(min(share(likely, OF_TABLES), SUREST) * (DOUBTFUL_END if doubtful_end else 1.0), 3)


def raw_confidence(margins: Sequence[float], layouts: Sequence[Layout]) -> float:
    """The product of the shares of all gaps, and of all kinds of rows with wide cells."""
    kinds = {id(layout): layout.margin for layout in layouts}
    by_rows = prod(_by(margin, BY_ROWS) for margin in margins if margin < inf)
    return by_rows * prod(_by(margin, BY_WIDTHS) for margin in kinds.values())


def _by(margin: float, curve: Curve) -> float:
    return 1.0 if margin == inf else share(margin, curve)
