"""A draft as it is read: without blank rows, blank columns and repeated headers, which change nothing in what it says.

A person who fills in, copies or prints a table leaves such rows and columns, and reads past them. They are taken out
before a table is judged, and put back in its reading, so that nothing is lost and the form is printed as it was.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from zhibiao.extract.document import Cell, Notice, Place

from ...facts.vocabulary import Vocabulary
from ...facts.wording import is_blank
from ...records import RowKind
from ..constraints import Constraints
from ..lines import Line, RowPlace, place_of
from .drafts import Draft
from .repeats import repeated_headers


@dataclass(frozen=True, slots=True)
class Plain:
    """A draft to be read, and the draft as it is printed.

    `rows` has the printed line of each row that is read, `columns` the printed grid column of each one that is read,
    `taken` the lines that are not read, with what they are.
    """

    draft: Draft
    printed: Draft
    rows: Mapping[RowPlace, Line]
    columns: tuple[int, ...]
    taken: tuple[tuple[Line, RowKind], ...]

    @property
    def is_as_printed(self) -> bool:
        """Whether nothing was taken out."""
        return self.draft is self.printed


def plain_of(draft: Draft, vocabulary: Vocabulary) -> Plain:
    """A draft without its blank rows and columns and its repeated headers; rows and columns are counted anew.

    Rows of which a person has stated something stay, and all columns where it was of these. Tables that begin with
    the header of the one before them are one.
    """
    width = max((len(line.cells) for line in draft.lines), default=0)
    taken = _taken_rows(draft, vocabulary)
    columns = tuple(range(width)) if draft.constraints.roles else _columns_in_use(draft.lines, width)
    if not taken and len(columns) == width:
        return Plain(draft, draft, {}, columns, ())
    kept = [line for place, line in enumerate(draft.lines) if place not in taken]
    grid = _grid_of(draft.lines, kept, taken, columns)
    lines = tuple(map(grid.line, kept))
    own = replace(
        draft,
        lines=lines,
        notices=tuple(map(grid.notice, draft.notices)),
        constraints=_counted_anew(draft.constraints, [n for n in range(len(draft.lines)) if n not in taken]),
    )
    rows = {place_of(new): line for new, line in zip(lines, kept, strict=True)}
    return Plain(own, draft, rows, columns, tuple((draft.lines[n], kind) for n, kind in sorted(taken.items())))


def _taken_rows(draft: Draft, vocabulary: Vocabulary) -> dict[int, RowKind]:
    """The places of the lines that are not read, each with what it is; some line always is."""
    stated = draft.constraints.rows
    blank = {n: RowKind.PLACEHOLDER for n, line in enumerate(draft.lines) if not line.printed_cells()}
    if len(blank) * 2 >= len(draft.lines):  # to be filled in: they are what such a table is for
        blank = {}
    repeated = repeated_headers(draft.lines, draft.heading.title, draft.constraints.header, vocabulary)
    again = dict.fromkeys(repeated, RowKind.HEADER)
    taken = {n: kind for n, kind in {**blank, **again}.items() if n not in stated and not _has_tables(draft.lines[n])}
    return taken if len(taken) < len(draft.lines) else {}


def _has_tables(line: Line) -> bool:
    return any(cell.tables for cell in line.own_cells())


def _columns_in_use(lines: Sequence[Line], width: int) -> tuple[int, ...]:
    """The grid columns in which something stands, but for a text across the whole table; all where none does."""
    used: set[int] = set()
    for line in lines:
        for cell in line.own_cells():
            if cell.column_span < width and not (is_blank(cell.text) and not cell.tables):
                used.update(range(cell.column, cell.column + cell.column_span))
    return tuple(sorted(used)) or tuple(range(width))


@dataclass(frozen=True, slots=True)
class _Grid:
    """How the rows and columns that are read are counted, `tables` by table; and the cells that were made so far."""

    tables: Mapping[int, _Rows]
    columns: tuple[int, ...]
    cells: dict[tuple[int, int, int], Cell] = field(default_factory=dict)

    def line(self, line: Line) -> Line:
        """A line that is read, with its cells in the rows and columns that are."""
        rows = self.tables[line.table]
        cells = (line.cells[at] if at < len(line.cells) else None for at in self.columns)
        own = tuple(None if cell is None else self._cell(line.table, cell, rows) for cell in cells)
        return Line(rows.number, rows.at(line.row), own, line.confidence)

    def _cell(self, table: int, cell: Cell, rows: _Rows) -> Cell:
        """The cell that is read, the same one on each line that it reaches over."""
        key = (table, cell.row, cell.column)
        if (found := self.cells.get(key)) is None:
            row, column = rows.at(cell.row), bisect_left(self.columns, cell.column)
            height, width = rows.at(cell.row + cell.row_span), bisect_left(self.columns, cell.column + cell.column_span)
            found = cell._replace(row=row, column=column, row_span=height - row, column_span=width - column)
            self.cells[key] = found
        return found

    def notice(self, notice: Notice) -> Notice:
        """A notice at the row and column that are read."""
        place = notice.place
        if place.table is None or place.row is None:
            return notice
        rows = self.tables[place.table]
        column = None if place.column is None else bisect_left(self.columns, place.column)
        return replace(notice, place=Place(rows.number, rows.at(place.row), column))


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a table that are read, by number; as which table, and from which number on they are counted."""

    kept: Sequence[int]
    number: int
    start: int
    first: int

    def at(self, row: int) -> int:
        """The number of a row, or of the next one that is read; rows above the draft keep theirs."""
        return row if row < self.first else self.start + bisect_left(self.kept, row)


def _grid_of(
    lines: Sequence[Line], kept: Sequence[Line], taken: Mapping[int, RowKind], columns: tuple[int, ...]
) -> _Grid:
    """How rows are counted: each table's on its own, those behind a repeated header go on with the table before."""
    heads = {lines[n].table for n, kind in taken.items() if kind is RowKind.HEADER and _begins_table(lines, n)}
    tables: dict[int, _Rows] = {}
    number = stop = 0
    for table in dict.fromkeys(line.table for line in lines):
        first = next(line.row for line in lines if line.table == table)
        if not tables or table not in heads:
            number, stop = table, first
        own = [line.row for line in kept if line.table == table]
        tables[table] = _Rows(own, number, stop, first)
        stop += len(own)
    return _Grid(tables, columns)


def _begins_table(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is the first one with text of its table, which is not the first one."""
    above = [line for line in lines[:place] if line.table == lines[place].table]
    return lines[place].table != lines[0].table and not any(line.printed_cells() for line in above)


def _counted_anew(stated: Constraints, kept: Sequence[int]) -> Constraints:
    """What is stated of lines, of the same lines among those that are read."""
    rows = {bisect_left(kept, n): label for n, label in stated.rows.items()}
    if stated.header is None:
        return replace(stated, rows=rows)
    start, stop = (bisect_left(kept, n) for n in (stated.header[0], sum(stated.header)))
    return replace(stated, rows=rows, header=(start, stop - start) if stop > start else None)
