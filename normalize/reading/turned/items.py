"""A reading whose indicators are single cells: what each cell became, and what was left over of every line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from zhibiao.extract.document import Cell, Notice, Severity
from zhibiao.extract.language import _

from ...around.rows_around import add_above, add_around
from ...facts.vocabulary import Vocabulary
from ...facts.wording import is_blank
from ...records import CheckKind, Column, Indicator, OtherCell, OtherRow, Role, RowKind
from ..build.build_rows import Rows
from ..lines import Line, place_of
from ..parts import Parts
from ..tables.drafts import Draft

Kept = dict[tuple[int, int, int], str]
"""By the place of each cell, by table, row and column, what the records hold of it."""


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator, the cell that names it and the line at which it is added.

    `held` has the places of all cells that it was made of, and their texts.
    """

    line: Line
    cell: Cell
    levels: tuple[str, ...]
    level_scores: tuple[float | None, ...]
    score: float | None
    score_text: str = ""
    criterion: str = ""
    result: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    held: Mapping[tuple[int, int, int], str] = field(default_factory=dict)
    section: int = 1


@dataclass(frozen=True, slots=True)
class Aside:
    """Cells that are one record beside the indicators, such as the column of the total; added at a line."""

    line: Line
    kind: RowKind
    cells: tuple[Cell, ...]
    section: int = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to read a draft: its shape's name, indicators, columns, what stands aside.

    `heads` are the places of cells that became the headers of columns, with their texts; lines that hold one of them
    are header rows.
    """

    shape: str
    items: tuple[Item, ...]
    columns: tuple[Column, ...]
    asides: tuple[Aside, ...] = ()
    heads: Mapping[tuple[int, int, int], str] = field(default_factory=dict)

    @property
    def head_rows(self) -> frozenset[tuple[int, int]]:
        """Table and row of the lines that hold headers of columns."""
        return frozenset((table, row) for table, row, _column in self.heads)


def build_layout(draft: Draft, layout: Layout, vocabulary: Vocabulary) -> Parts:
    """The reading that a layout makes of a draft; cells that it does not use are kept as other rows."""
    rows = Rows(fields=dict(draft.heading.fields), notices=list(draft.notices))
    kept: Kept = dict(layout.heads)
    for item in layout.items:
        kept |= item.held
    for aside in layout.asides:
        kept |= held_cells(aside.line.table, aside.cells)
    used = {(table, row) for table, row, _column in kept}
    start = next((n for n, line in enumerate(draft.lines) if place_of(line) in used), 0)
    title = add_above(rows, draft.lines[:start], draft.heading.title, vocabulary)
    for line in draft.lines[start:]:
        _add_line(rows, line, layout, kept)
    text = _("The indicators of this table stand side by side or apart; their names were taken from its cells.")
    rows.notices.append(Notice(CheckKind.TRANSPOSED, text, Severity.INFO, layout.items[0].line.place()))
    return Parts(rows, title, layout.columns, [], kept)


def held_cells(table: int, cells: Iterable[Cell]) -> Kept:
    """The places of cells of a table with their whole texts."""
    return {(table, cell.row, cell.column): cell.text for cell in cells}


def _add_line(rows: Rows, line: Line, layout: Layout, kept: Kept) -> None:
    """Add the indicators of a line, what stands aside, and its cells that nothing holds."""
    own = [item for item in layout.items if item.line is line]
    rows.indicators += list(map(_indicator, own, count(rows.last_no + 1)))
    rows.other_rows += [_other_row(aside, rows.last_no) for aside in layout.asides if aside.line is line]
    rest = [cell for cell in line.own_cells() if (line.table, cell.row, cell.column) not in kept]
    if not own and tuple(rest) == line.own_cells():
        add_around(rows, line)
    else:
        _add_rest(rows, line, rest, layout)


def _other_row(aside: Aside, after: int) -> OtherRow:
    cells = tuple(OtherCell(n, 1, cell.text) for n, cell in enumerate(aside.cells))
    return OtherRow(aside.kind, aside.section, after, cells, aside.line.row, aside.line.table)


def _add_rest(rows: Rows, line: Line, rest: Sequence[Cell], layout: Layout) -> None:
    """Keep the cells of a line that the indicators leave, where one of them has a text."""
    if any(not is_blank(cell.text) for cell in rest):
        kind = RowKind.HEADER if place_of(line) in layout.head_rows else RowKind.FIELDS
        others = tuple(OtherCell(cell.column, cell.column_span, cell.text) for cell in rest)
        rows.other_rows.append(OtherRow(kind, 1, rows.last_no, others, line.row, line.table))


def _indicator(item: Item, number: int) -> Indicator:
    return Indicator(
        section=item.section,
        indicator_no=number,
        levels=item.levels,
        level_scores=item.level_scores,
        score=item.score,
        score_text=item.score_text,
        criterion=item.criterion,
        result=item.result,
        extra=dict(item.extra),
        table=item.line.table,
        row=item.cell.row,
        column=item.cell.column,
        confidence=item.line.confidence,
    )


def printed_columns(heads: Sequence[tuple[str, Role, bool]], depth: int, section: int = 1) -> tuple[Column, ...]:
    """The columns of items as if they stood upright: levels under the first header, then one for each further head.

    A head is its text, its role and whether its cells are blank.
    """
    (corner, _role, _blank), *others = heads
    levels = [
        Column(section, level, corner if level == depth else "", Role.LEVEL, level=level, column=level - 1)
        for level in range(1, depth + 1)
    ]
    rest = [
        Column(section, place + 1, text, role, fill_in=blank, column=place)
        for place, (text, role, blank) in enumerate(others, depth)
    ]
    return (*levels, *rest)
