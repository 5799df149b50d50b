"""Put back into a reading what was taken out of its draft: the rows and columns as they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhibiao.extract.document import Cell, Notice, Place

from ...records import Column, Indicator, OtherCell, OtherRow, Role
from ..build.build_rows import Rows
from ..lines import Line, place_of
from ..parts import Kept, Parts
from .plain import Plain


def restored(parts: Parts, plain: Plain) -> Parts:
    """A reading of a plain draft in the rows and columns of the printed one, with all of these."""
    if plain.is_as_printed:
        return parts
    return _Restoring(plain).parts(parts)


class _Restoring:
    """Brings what was read of a plain draft to its printed places."""

    def __init__(self, plain: Plain) -> None:
        self._plain = plain
        self._width = max(len(line.cells) for line in plain.printed.lines)
        self._read = {place_of(line): line for line in plain.draft.lines}
        self._order = {place_of(line): place for place, line in enumerate(plain.printed.lines)}

    def parts(self, parts: Parts) -> Parts:
        rows = parts.rows
        is_upright = bool(rows.printed)  # else its columns are not those of the grid
        made = Rows(
            indicators=list(map(self._indicator, rows.indicators)),
            other_rows=[self._other(one, is_upright) for one in rows.other_rows],
            printed=[replace(one, line=self._line(one.line)) for one in rows.printed],
            fields=rows.fields,
            notices=list(map(self._notice, rows.notices)),
            kept=self._kept(rows.kept),
        )
        headers = [(section, self._line(line)) for section, line in parts.headers]
        made.other_rows = self._with_taken(made, headers)
        columns = parts.columns
        if is_upright:
            columns, positions = self._columns(parts.columns)
            made.indicators = [replace(one, merged=_renumbered(one, positions)) for one in made.indicators]
        return Parts(made, parts.title, columns, headers, self._kept(parts.kept))

    def _row(self, table: int, row: int) -> Line:
        return self._plain.rows[table, row]

    def _cell(self, table: int, row: int, column: int) -> tuple[int, int, int]:
        """The printed place of a cell by its own."""
        line = self._row(table, row)
        at = self._plain.columns[column]
        cell = line.cells[at]
        return (line.table, line.row, at) if cell is None else (line.table, cell.row, cell.column)

    def _kept(self, kept: Kept) -> Kept:
        return {self._cell(*place): text for place, text in kept.items()}

    def _indicator(self, one: Indicator) -> Indicator:
        table, row, column = self._cell(one.table, one.row, one.column)
        return replace(one, table=table, row=row, column=column)

    def _notice(self, notice: Notice) -> Notice:
        place = notice.place
        if place.table is None or place.row is None:
            return notice
        line = self._row(place.table, place.row)
        column = None if place.column is None else self._plain.columns[place.column]
        return replace(notice, place=Place(line.table, line.row, column))

    def _line(self, line: Line) -> Line:
        """The printed line; of one that was cut apart the cells of that part."""
        printed = self._row(line.table, line.row)
        if line.cells == self._read[line.table, line.row].cells:
            return printed
        kept = {self._plain.columns[n] for n, cell in enumerate(line.cells) if cell is not None}
        return replace(printed, cells=tuple(cell if n in kept else None for n, cell in enumerate(printed.cells)))

    def _other(self, row: OtherRow, is_upright: bool) -> OtherRow:
        printed = self._row(row.table, row.row)
        read = self._read[row.table, row.row]
        places = [(cell.column, cell.column_span) for cell in row.cells]
        cells = row.cells
        if places == [(cell.column, cell.column_span) for cell in read.own_cells()]:
            texts = {self._plain.columns[cell.column]: cell.text for cell in cells}
            cells = tuple(replace(cell, text=texts.get(cell.column, cell.text)) for cell in _of_line(printed))
        elif is_upright or _are_of(cells, read):
            cells = tuple(self._other_cell(cell, printed) for cell in cells)
        return replace(row, cells=cells, table=printed.table, row=printed.row)

    def _other_cell(self, cell: OtherCell, printed: Line) -> OtherCell:
        start, span = self._place(cell.column, cell.column_span)
        origin = printed.cells[start]
        return replace(cell, column=start, column_span=span, row_span=origin.row_span if origin else cell.row_span)

    def _place(self, column: int, span: int) -> tuple[int, int]:
        """The printed first grid column and span of a place."""
        columns = self._plain.columns
        if span >= len(columns):
            return 0, self._width
        return columns[column], columns[column + span - 1] + 1 - columns[column]

    def _with_taken(self, rows: Rows, headers: Sequence[tuple[int, Line]]) -> list[OtherRow]:
        """The other rows with those that were not read, each behind the indicators above it."""
        ends = [(self._order[one.line.table, one.line.row], one.indicator_no) for one in rows.printed] or [
            (self._order[one.table, one.row], one.indicator_no) for one in rows.indicators
        ]
        sections = [(self._order[one.line.table, one.line.row], one.section) for one in rows.printed]
        sections += [(self._order[line.table, line.row], section) for section, line in headers]
        found = list(rows.other_rows)
        for line, kind in self._plain.taken:
            place = self._order[line.table, line.row]
            after = max((number for at, number in ends if at < place), default=0)
            section = max((number for at, number in sections if at < place), default=1)
            found.append(OtherRow(kind, section, after, _of_line(line), line.row, line.table))
        return sorted(found, key=lambda one: (one.section, one.after, self._order[one.table, one.row]))

    def _columns(self, columns: Sequence[Column]) -> tuple[tuple[Column, ...], dict[tuple[int, int], int]]:
        """The columns with the blank ones between them, and the new position of each by its section and old one."""
        moved = []
        for one in columns:
            start, span = self._place(one.column, one.column_span)
            moved.append(replace(one, column=start, column_span=span))
        made: list[Column] = []
        positions: dict[tuple[int, int], int] = {}
        for section in dict.fromkeys(one.section for one in moved):
            own = [one for one in moved if one.section == section]
            both = sorted([*own, *self._blank(own, section)], key=lambda one: one.column)
            for position, one in enumerate(both, 1):
                positions[section, one.position] = position
                made.append(replace(one, position=position))
        return tuple(made), positions

    def _blank(self, own: Sequence[Column], section: int) -> Iterator[Column]:
        """The grid columns that were not read and stand under no header."""
        covered = {at for one in own for at in range(one.column, one.column + one.column_span)}
        for at in sorted(set(range(self._width)) - set(self._plain.columns) - covered):
            yield Column(section, 0, "", Role.OTHER, fill_in=True, column=at)


def _are_of(cells: Sequence[OtherCell], line: Line) -> bool:
    """Whether cells stand where a line has them, and are not counted otherwise."""
    texts = {cell.column: cell.text for cell in line.own_cells()}
    return all(texts.get(cell.column) == cell.text for cell in cells)


def _of_line(line: Line) -> tuple[OtherCell, ...]:
    return tuple(_of_cell(cell) for cell in line.own_cells())


def _of_cell(cell: Cell) -> OtherCell:
    return OtherCell(cell.column, cell.column_span, cell.text, cell.row_span)


def _renumbered(one: Indicator, positions: dict[tuple[int, int], int]) -> dict[str, int]:
    return {str(positions[one.section, int(at)]): count for at, count in one.merged.items()}
