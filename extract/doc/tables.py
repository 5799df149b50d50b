"""Raw tables to the neutral ones: edges of cells, horizontal merges folded, then the grid that all formats share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from ..document import Notice, Part, Table
from ..grid import EdgeCell, VerticalMerge, in_table, table_from_edges
from ..limits import Limits
from ..visible.boxes import add_lines
from .anchors import Box
from .rows import RowDefinition
from .stories import RawCell, RawRow, RawTable, RawText

MADE_UP_WIDTH = 1440
"""In twips: of cells that the row's definition does not know."""

VERTICAL = (VerticalMerge.NONE, VerticalMerge.CONTINUE, VerticalMerge.START, VerticalMerge.START)
"""By the raw flag: 1 continues, 3 starts; 2, which no file was seen to have, starts as well ([MS-DOC] 2.9.316)."""


@dataclass(slots=True)
class TableReader:
    """Turns raw tables into tables and collects what had to be guessed.

    `read_box` reads a box of text, where the file has any; those of cells, which belong to them, are put into `boxes`.
    """

    limits: Limits
    read_box: Callable[[Box], list[RawText | RawTable]]
    has_boxes: bool
    boxes: list[Box] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def table(self, raw: RawTable, part: Part, number: int | None) -> Table:
        """The table with those nested in it; `number` is the place for its notices."""
        rows = [self._row(row, part, number) for row in raw.rows]
        header_rows = sum(1 for _row in takewhile(_is_header, raw.rows))
        table, notices = table_from_edges(rows, header_rows=header_rows, part=part, limits=self.limits)
        self.notices += in_table(notices, number)
        return table

    def _row(self, row: RawRow, part: Part, number: int | None) -> list[EdgeCell]:
        for cell in row.cells if self.has_boxes else ():
            self._open_boxes(cell)
        edges, horizontal, vertical = _shape(row)
        cells = [
            EdgeCell(
                left,
                right,
                VERTICAL[flag],
                "\n".join(cell.texts),
                self._nested(cell, part, number) if cell.tables else (),
            )
            for cell, left, right, flag in zip(row.cells, edges, edges[1:], vertical, strict=False)
        ]
        return folded(cells, horizontal) if any(horizontal) else cells

    def _open_boxes(self, cell: RawCell) -> None:
        """Put the lines and the tables of a cell's boxes into it."""
        boxes, cell.boxes = cell.boxes, ()
        if not boxes:
            return
        self.boxes += boxes
        blocks = [block for box in boxes for block in self.read_box(box)]
        lines = [block.text for block in blocks if isinstance(block, RawText) and block.text.strip()]
        add_lines(cell.texts, lines)
        cell.tables += [block for block in blocks if isinstance(block, RawTable)]

    def _nested(self, cell: RawCell, part: Part, number: int | None) -> tuple[Table, ...]:
        return tuple([self.table(inner, part, number) for inner in cell.tables])


def _is_header(row: RawRow) -> bool:
    return row.definition is not None and row.definition.is_header


def _shape(row: RawRow) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Edges and flags for the row's cells; blank cells beyond the definition are dropped, others get made-up edges."""
    definition = row.definition or RowDefinition((0,), (), ())
    while len(row.cells) > max(len(definition.horizontal), 1) and _is_blank(row.cells[-1]):
        row.cells.pop()
    missing = len(row.cells) - len(definition.horizontal)
    if missing <= 0:
        return definition.edges, definition.horizontal, definition.vertical
    last = definition.edges[-1]
    more = tuple(range(last + MADE_UP_WIDTH, last + MADE_UP_WIDTH * missing + 1, MADE_UP_WIDTH))
    none = (0,) * missing
    return definition.edges + more, definition.horizontal + none, definition.vertical + none


def _is_blank(cell: RawCell) -> bool:
    return not cell.tables and not any(text.strip() for text in cell.texts)


def folded(cells: list[EdgeCell], flags: tuple[int, ...]) -> list[EdgeCell]:
    """The row with horizontally merged cells made one.

    Sources disagree on which of 1 and 2 is an area's first cell; the first flag of a run of flags tells.
    """
    return [_joined(area) for area in _areas(cells, flags)]


def _areas(cells: list[EdgeCell], flags: tuple[int, ...]) -> Iterator[list[EdgeCell]]:
    area: list[EdgeCell] = []
    first = 0
    for cell, flag in zip(cells, flags, strict=False):
        if area and flag and first and flag != first:
            area.append(cell)
            continue
        if area:
            yield area
        first = first if flag and first else flag
        area = [cell]
    if area:
        yield area


def _joined(area: list[EdgeCell]) -> EdgeCell:
    first = area[0]
    texts = [cell.text for cell in area if cell.text.strip()] or [first.text]
    tables = tuple(table for cell in area for table in cell.tables)
    return EdgeCell(first.left, area[-1].right, first.merge, "\n".join(texts), tables)
