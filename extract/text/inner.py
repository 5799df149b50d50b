"""Tables and lists inside the cells of tab-indented text, taken out before the rows are chosen.

    t a n t [ t 1 n t 2 n n t 3 n t 4 n n n ] TEXT n t b n n        (t a tab, n a line feed)

Their rows look like rows of the table around them. They are told by their place: a second tab where a cell begins, or
rows of fewer cells under one that is as much too wide; and by their end: what follows a table's end makes the row
around it whole. A list of dialect D has one cell a row, and its end is one line feed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf
from typing import NamedTuple

from ..document import Cell, Notice, Paragraph, Place, ReadingKind, Severity, Table
from ..language import _
from ..limits import Limits
from .assemble import Draft, assemble
from .columns import Row
from .kinds import bare, is_name_row
from .pieces import TABLE_END, Pieces, Run, cut

MARK = "\ufdd0"
"""Stands, with a number between two of them, for a table taken out; no character that a text may hold."""

LIST_END = "\n\n"
LIST = re.compile(r"^\t\t[^\t\n]+\n\n(?:\t[^\t\n]+\n\n)+\n\n?(?=\t)", re.MULTILINE)
LONGEST_NAME = 8
SMALLEST = 2
"""A row around a table after a text has more cells than these: the table's width is two, at least."""


Ends = list[int | None]


class Inner(NamedTuple):
    """The text with marks for the tables taken out; these tables; the number of lists."""

    text: str
    tables: tuple[Table, ...]
    lists: int


class _Found(NamedTuple):
    """Runs `first` to `last` hold rows of a table that stands in the cell at `column` of the row around them."""

    first: int
    last: int
    column: int
    is_list: bool


def has_lists(text: str) -> bool:
    """Whether cells hold lists of several items, as dialect D writes them."""
    return bool(LIST.search(text))


def take_out(text: str, limits: Limits) -> tuple[Inner, Pieces | None]:
    """The text without the tables and lists inside cells; as cut, if it has been."""
    if MARK in text:
        return Inner(text, (), 0), None
    pieces = cut(text)
    found = list(_found(pieces, _runs_with_tabs(pieces) if text.startswith("\t\t") or "\n\t\t" in text else set()))
    if not found:
        return Inner(text, (), 0), pieces
    parts = list(pieces.pieces)
    gone: set[int] = set()
    tables: list[Table] = []
    for one in found:
        rows, after = _rows(pieces, one)
        at = pieces.runs[one.first].first + one.column
        table = None if one.is_list else table_of(rows, limits)
        if not one.is_list and table is None:
            continue
        parts[at] = _content(parts[at], rows, after, len(tables) if table else None)
        end = pieces.runs[one.last]
        gone.update(range(at + 1, end.first + end.width))
        tables += [table] if table else []
    kept = [part for at, part in enumerate(parts) if at not in gone]
    ended = "\n" * text.endswith("\n")
    written = f"{pieces.before}\n\t" if pieces.before or text.startswith("\n") else "\t"
    return Inner(written + "\n\t".join(kept) + ended, tuple(tables), sum(one.is_list for one in found)), None


def _content(cell: str, rows: list[Row], after: str, number: int | None) -> str:
    """What stands in the cell instead: its text, the mark or the list's items, the text after them."""
    before = "" if cell.startswith("\t") else f"{cell}\n"
    if number is None:
        return before + "\n".join(text for row in rows for text in row) + after
    return f"{before}{MARK}{number}{MARK}{after}"


def _found(pieces: Pieces, begins: set[int]) -> Iterator[_Found]:
    """The tables and lists inside cells; `begins` are the runs in which a cell begins with a second tab."""
    whole = _whole_widths(pieces.runs)
    index = 0
    ends = _ends(pieces.runs)
    for at, run in enumerate(pieces.runs):
        if at < index:
            continue
        found = _at_start(pieces, ends, at, whole) if at in begins else None
        if found is None and run.blanks == 1 and run.width > SMALLEST:
            found = _after_text(pieces, ends, at, whole)
        if found:
            yield found
            index = found.last + 1


def _whole_widths(runs: Sequence[Run]) -> set[int]:
    """The widths that whole rows may have: those of several runs, and that of the first."""
    widths = Counter(run.width for run in runs)
    return {width for width, count in widths.items() if width > 1 and (count > 1 or width == runs[0].width)}


def _runs_with_tabs(pieces: Pieces) -> set[int]:
    """The runs in which a cell begins with a second tab."""
    tabs = [at for at, piece in enumerate(pieces.pieces) if piece.startswith("\t")]
    starts = [run.first for run in pieces.runs]
    return {bisect_right(starts, at) - 1 for at in tabs}


def _at_start(pieces: Pieces, ends: Ends, index: int, whole: set[int]) -> _Found | None:
    """A table or list at the very beginning of a cell of this run: a second tab."""
    run = pieces.runs[index]
    texts = pieces.pieces[run.first : run.first + run.width]
    column = next((at for at, text in enumerate(texts) if text.startswith("\t")), None)
    if column is None:
        return None
    last = _last_row(pieces, ends, index, run.width - column)
    if last is None:
        return None
    is_list = run.width - column == 1 and last > index and _ends_list(pieces, last)
    found = _Found(index, last, column, is_list)
    return found if _makes_whole(pieces, found, whole) else None


def _ends_list(pieces: Pieces, last: int) -> bool:
    """Whether no table ends with this run, or one that a list, its cell and their row end before."""
    run = pieces.runs[last]
    return run.rest < 0 or pieces.pieces[run.first + run.width - 1].startswith(LIST_END + TABLE_END, run.rest)


def _after_text(pieces: Pieces, ends: Ends, index: int, whole: set[int]) -> _Found | None:
    """A table after text in a cell of this run: the next rows have as many cells as this has too many."""
    run = pieces.runs[index]
    if index + 1 == len(pieces.runs) or run.blanks != 1 or run.rest >= 0:
        return None
    width = pieces.runs[index + 1].width
    last = _last_row(pieces, ends, index + 1, width) if 1 < width < run.width else None
    if last is None:
        return None
    found = _Found(index, last, run.width - width - 1, is_list=False)
    if run.width in whole and not _has_header(pieces, found):
        return None
    return found if _makes_whole(pieces, found, whole) else None


def _has_header(pieces: Pieces, found: _Found) -> bool:
    """Whether the rows begin with one row of names, and no header follows them."""
    (names, second, *_others), _after = _rows(pieces, found)
    last = found.last + 1
    follows = pieces.cells(last, last)[0] if last < len(pieces.runs) else ""
    return is_inner_header(names) and not is_name_row(second) and bare(follows) != bare(pieces.pieces[0])


def is_inner_header(names: Row) -> bool:
    """Whether a row can be the header of a table inside a cell: short names alone."""
    return is_name_row(names) and all(len(bare(name)) <= LONGEST_NAME for name in names)


def _last_row(pieces: Pieces, ends: Ends, index: int, width: int) -> int | None:
    """The row with which a table of this width ends that has a row here; the text may break off in it."""
    runs = pieces.runs
    if _is_end(runs[index]):
        return index
    if index + 1 == len(runs):
        return index if runs[index].blanks == 0 else None
    return ends[index + 1] if runs[index + 1].width == width else None


def _ends(runs: Sequence[Run]) -> Ends:
    """For each run, the one with which the rows of its width end, if they do before a row of another."""
    ends: Ends = [None] * len(runs)
    end = len(runs) - 1 if runs and runs[-1].blanks == 0 else None
    width = runs[-1].width if runs else 0
    for index in range(len(runs) - 1, -1, -1):
        run = runs[index]
        if _is_end(run):
            end = index
        elif run.width != width:
            end = None
        ends[index], width = end, run.width
    return ends


def _is_end(run: Run) -> bool:
    """Whether a table may end with this run."""
    return run.rest >= 0 or run.blanks >= len(LIST_END)


def _makes_whole(pieces: Pieces, found: _Found, whole: set[int]) -> bool:
    """Whether the row around has as many cells as others, with those that follow the table's end."""
    piece = pieces.pieces[pieces.runs[found.last].first + pieces.runs[found.last].width - 1]
    after = piece.partition(_end(found))[2]
    if not found.is_list and TABLE_END not in piece:
        return pieces.runs[found.last].blanks == 0
    cells = found.column + 1
    if found.is_list:
        return True
    _text, ends, _rest = after.partition("\n")
    if ends or found.last + 1 == len(pieces.runs):
        return cells in whole
    return cells + pieces.runs[found.last + 1].width in whole


def _end(found: _Found) -> str:
    return LIST_END if found.is_list else TABLE_END


def _rows(pieces: Pieces, found: _Found) -> tuple[list[Row], str]:
    """The rows of the table inside, and the text after its end."""
    rows = [list(pieces.cells(index, index)) for index in range(found.first, found.last + 1)]
    outer = found.column + (not rows[0][found.column].startswith("\t"))
    rows[0] = rows[0][outer:]
    rows[0][0] = rows[0][0].removeprefix("\t")
    rows[-1][-1], _end_of_it, after = rows[-1][-1].partition(_end(found))
    for row in rows[:-1]:
        row[-1] = row[-1].removesuffix("\n")
    return rows, after


def table_of(rows: list[Row], limits: Limits) -> Table | None:
    """A table of these rows, if they are one."""
    blocks, _notices = assemble("", [Draft(rows, [inf] * len(rows), ended=True)], limits)
    return next((block for block in blocks if isinstance(block, Table)), None)


def put_back(
    blocks: tuple[Paragraph | Table, ...], inner: Inner
) -> tuple[tuple[Paragraph | Table, ...], tuple[Notice, ...]]:
    """The blocks with the tables in the cells where their marks stand, and a notice at each of these cells."""
    if not inner.tables:
        return blocks, ()
    notices: list[Notice] = []
    found: list[Paragraph | Table] = []
    number = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(Paragraph(_flat(block.text, inner), block.style, block.part))
            continue
        cells = tuple(_filled(cell, inner) for cell in block.cells)
        found.append(replace(block, cells=cells))
        notices += [_said(Place(number, cell.row, cell.column)) for cell in cells if cell.tables]
        number += 1
    return tuple(found), tuple(notices)


def _filled(cell: Cell, inner: Inner) -> Cell:
    if MARK not in cell.text:
        return cell
    parts = cell.text.split(MARK)
    tables = tuple(inner.tables[int(number)] for number in parts[1::2])
    return Cell(cell.row, cell.column, cell.row_span, cell.column_span, "".join(parts[::2]), tables)


def _flat(text: str, inner: Inner) -> str:
    """A paragraph in which a mark ended up, with the texts of that table's cells."""
    parts = text.split(MARK)
    parts[1::2] = ["\t".join(cell.text for cell in inner.tables[int(number)].cells) for number in parts[1::2]]
    return "".join(parts)


def _said(place: Place) -> Notice:
    message = _("Row {row}: rows of fewer cells were taken for a table inside a cell.")
    row = (place.row or 0) + 1
    return Notice(ReadingKind.SECOND_READING, message.format(row=row), Severity.INFO, place)
