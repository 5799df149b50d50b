"""What a reading of a table is made of, whatever found it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..records import Column
from .build.build_rows import Rows
from .lines import Line

Kept = dict[tuple[int, int, int], str]
"""By the place of each cell, as table, row and column, what the records hold of it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a form is made of, and where its lines went: header lines by section, and `kept` by single cells."""

    rows: Rows
    title: str
    columns: tuple[Column, ...]
    headers: list[tuple[int, Line]]
    kept: Kept = field(default_factory=dict)

    def first_header(self) -> tuple[Line, ...]:
        """The rows of the form's first header that stand in one table; none where nothing stands in them."""
        rows = tuple(line for section, line in self.headers if section == self.headers[0][0])
        return tuple(line for line in rows if line.table == rows[0].table) if any(map(Line.printed_cells, rows)) else ()
