"""Compare what the text reader gives back of a random form with the form itself: exact, told, or silently wrong.

A difference is told where a notice names its very table and row, or the row next to it (a blank line belongs to the
row before it or after it).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from text_dialects import DIALECTS, Dialect
from text_forms import Box, Grid, Sheet
from zhibiao.extract.document import Document, Paragraph, Part, Table
from zhibiao.extract.text.read import read_text

Line = tuple[tuple[int, int, str], ...]
END: Line = ()


TABLE_END = "blank lines at a table's end"
"""The one difference that nothing in the bytes decides: a blank line may belong to the last cell or stand after it."""


class Outcome(StrEnum):
    """What became of one document."""

    EXACT = "exact"
    TOLD = "told at its place"
    SILENT = "silently wrong"


@dataclass(frozen=True)
class Compared:
    """The outcome, what differs, and how many rows were doubted of how many."""

    outcome: Outcome
    cause: str
    doubted: int
    rows: int


def compare(sheet: Sheet, dialect: Dialect = DIALECTS["A"], seed: int = 0) -> Compared:
    """Write the sheet, read it, and compare positions, spans and texts of all cells that the text still holds."""
    document = read_text(dialect.write(sheet, seed).encode())
    return compared(dialect.held(sheet).grids(), document, wide=dialect.wide)


def is_decided(sheet: Sheet, dialect: Dialect = DIALECTS["A"], seed: int = 0) -> bool:
    """Whether the bytes decide between the sheet and what the reader makes of it.

    They do not where the reading, written again, gives the same text; blank lines at a table's end count as one.
    """
    text = dialect.write(sheet, seed)
    found = _in_place(sheet, _sheet_of(read_text(text.encode())))
    return _without_ends(dialect.write(found, seed)) != _without_ends(text)


def _in_place(sheet: Sheet, found: Sheet) -> Sheet:
    """The tables found among the sheet's own paragraphs, blank ones too, if these are the ones that were found."""
    if _texts(sheet) != _texts(found) or len(sheet.grids()) != len(found.grids()):
        return found
    grids = iter(found.grids())
    return Sheet(tuple(next(grids) if isinstance(block, Grid) else block for block in sheet.blocks), sheet.stripped)


def _texts(sheet: Sheet) -> list[str]:
    return [block for block in sheet.blocks if isinstance(block, str) and block.strip()]


def _sheet_of(document: Document) -> Sheet:
    return Sheet(tuple(b.text if isinstance(b, Paragraph) else grid_of(b) for b in document.blocks if _is_body(b)))


def _is_body(block: Paragraph | Table) -> bool:
    return block.part is Part.BODY


def _without_ends(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n\n", text).rstrip()


def compared(grids: Iterable[Grid], document: Document, *, wide: bool = True) -> Compared:
    """The outcome for the tables of a document; `wide` says whether wide cells can be told from blanks."""
    tables = document.body_tables()
    seen = _as_it_is if wide else _without_wide
    expected = _lines(map(seen, grids))
    found = _lines(seen(grid_of(table)) for table in tables)
    places = {(n.place.table, row) for n in document.notices if n.place.row is not None for row in _near(n.place.row)}
    named = [place for place, _line in found]
    rows = sum(1 for place, _line in found if place[1] >= 0)
    doubted = len({(n.place.table, n.place.row) for n in document.notices if n.place.row is not None})
    wrong = _differences([line for _place, line in expected], [line for _place, line in found])
    if not wrong:
        return Compared(Outcome.EXACT, "", doubted, rows)
    told = all(any(named[at] in places for at in range(*_widened(span, len(named)))) for span in wrong)
    return Compared(Outcome.TOLD if told else Outcome.SILENT, _cause(expected, found), doubted, rows)


def _as_it_is(grid: Grid) -> Grid:
    return grid


def _without_wide(grid: Grid) -> Grid:
    """The grid with blanks beside the first position of each wide cell."""
    boxes = [replace(box, column_span=1) for box in grid.boxes]
    for box in grid.boxes:
        for row in range(box.row, box.row + box.row_span):
            columns = range(box.column + 1, box.column + box.column_span)
            boxes += [Box(row, column, 1, 1, "") for column in columns]
    return replace(grid, boxes=tuple(boxes))


def _near(row: int) -> tuple[int, ...]:
    return (row - 1, row, row + 1)


def grid_of(table: Table) -> Grid:
    """A table as random forms have it."""
    boxes = (
        Box(c.row, c.column, c.row_span, c.column_span, c.text, tuple(map(grid_of, c.tables))) for c in table.cells
    )
    return Grid(table.n_rows, table.n_columns, tuple(boxes))


def _lines(tables: Iterable[Grid]) -> list[tuple[tuple[int, int], Line]]:
    """All rows of all tables, each with its table and number, the tables' ends between them."""
    lines: list[tuple[tuple[int, int], Line]] = []
    for number, table in enumerate(tables):
        rows: list[list[tuple[int, int, str]]] = [[] for _row in range(table.n_rows)]
        for box in table.boxes:
            for row in range(box.row, box.row + box.row_span):
                rows[row].append((box.column, box.column_span, _content(box) if row == box.row else "^"))
        lines += [((number, row), tuple(sorted(cells))) for row, cells in enumerate(rows)]
        lines.append(((number, table.n_rows), END))
    return lines


def lines_of_grids(grids: Iterable[Grid]) -> list[Line]:
    """The rows of tables, an end behind each table."""
    return [line for _place, line in _lines(grids)]


def right_rows(expected: list[Line], found: list[Grid]) -> list[list[bool]]:
    """For each row of the tables found, whether it is one of those expected, in their order."""
    lines = [line for _place, line in _lines(found)]
    wrong = {at for span in _differences(expected, lines) for at in range(*span)}
    right: list[list[bool]] = []
    at = 0
    for grid in found:
        right.append([row not in wrong for row in range(at, at + grid.n_rows)])
        at += grid.n_rows + 1
    return right


def _content(box: Box) -> str:
    """A cell's text, with its inner tables' cells after it."""
    inner = "".join(f"\0{line}" for _place, line in _lines(box.inner)) if box.inner else ""
    return box.text + inner


def _differences(expected: list[Line], found: list[Line]) -> list[tuple[int, int]]:
    """The ranges of the found rows that differ."""
    if expected == found:
        return []
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    return [(start, end) for tag, _i, _j, start, end in matcher.get_opcodes() if tag != "equal"]


def _widened(span: tuple[int, int], n_rows: int) -> tuple[int, int]:
    start, end = span
    return (start, end) if start < end else (max(start - 1, 0), min(end + 1, n_rows))


def _cause(expected: list[tuple[tuple[int, int], Line]], found: list[tuple[tuple[int, int], Line]]) -> str:
    def lines(these: list[tuple[tuple[int, int], Line]]) -> list[Line]:
        return [line for _place, line in these]

    def without(these: list[Line], what: Callable[[tuple[int, int, str]], object]) -> list[list[object]]:
        return [[what(cell) for cell in line] for line in these]

    one, other = lines(expected), lines(found)
    if one.count(END) != other.count(END):
        return "number of tables"
    if len(one) != len(other):
        return "number of rows"
    if without(one, lambda cell: cell[2].strip("^").rstrip("\n")) == without(
        other, lambda cell: cell[2].strip("^").rstrip("\n")
    ):
        if without(one, lambda cell: cell[:2]) != without(other, lambda cell: cell[:2]):
            return "columns of a short row"
        if without(one, lambda cell: cell[2].strip("^")) != without(other, lambda cell: cell[2].strip("^")):
            return TABLE_END if _only_at_ends(one, other) else "blank lines at a cell's end"
        return "row spans"
    return "texts"


def _only_at_ends(one: list[Line], other: list[Line]) -> bool:
    """Whether the lines that differ are all a table's last."""
    after = [*one[1:], END]
    return all(line == found or after[at] == END for at, (line, found) in enumerate(zip(one, other, strict=True)))
