"""A table's row as a Word file has it, before its cells are put into a grid."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..grid import EdgeCell


@dataclass(slots=True)
class Row:
    """A row's cells, whose edges count columns of the table's grid; `header` repeats it on each page."""

    cells: list[EdgeCell] = field(default_factory=list)
    header: bool = False
    hidden: bool = False
