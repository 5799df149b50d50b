"""Write forms as text that gives them back when it is read: the text is read, and spelled anew until it does.

Text can show a merged cell by a blank only, and a blank line both ends a row and stands in a cell. Which merges, rows
and columns a reader infers from that depends on all else that the text holds, so the writer asks the reader: a merge
that is read otherwise is taken apart (`apart`), and where rows or tables come out otherwise, the next of the spellings
is tried. What remains different is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from zhibiao.extract import read
from zhibiao.extract.document import Notice, Severity, Table
from zhibiao.extract.errors import UnreadableFile
from zhibiao.extract.language import _

from .apart import Apart, taken_apart
from .spellings import tab_indented, tab_separated
from .unplaced import FormKind
from .view import CellKind, FormView, ViewCell

MOST_ROUNDS = 30

Printed = tuple[int, int, int, int, str]


@dataclass(frozen=True, slots=True)
class Spelled:
    """The text, the forms as it holds them, and what has to be said of them."""

    text: str
    shown: tuple[FormView, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """How a form is taken apart: how far it was from the beginning, and what was taken apart since."""

    level: int
    apart: Apart


def _whole(_view: FormView, _widest: int) -> Apart:
    return Apart()


def _narrow_but_full_rows(view: FormView, _widest: int) -> Apart:
    full = {cell.row for cell in view.cells if cell.column_span == view.n_columns}
    return Apart(rows=frozenset(range(view.n_rows)) - full)


def _narrow(view: FormView, _widest: int) -> Apart:
    return Apart(rows=frozenset(range(view.n_rows)))


def _whole_without_blank_lines(_view: FormView, _widest: int) -> Apart:
    return Apart(lines=True)


def _without_blank_lines(view: FormView, widest: int) -> Apart:
    return replace(_narrow(view, widest), lines=True)


def _of_one_width(view: FormView, widest: int) -> Apart:
    return replace(_without_blank_lines(view, widest), width=max(widest, 2))


def _two_columns(view: FormView, widest: int) -> Apart:
    return replace(_narrow(view, widest), width=2)


Level = Callable[[FormView, int], Apart]
Write = Callable[[Sequence[FormView]], str]
EXACT: tuple[Level, ...] = (_whole, _narrow_but_full_rows, _narrow)
"""How far a form is taken apart to begin with, step by step, where all characters are kept."""
LEVELS: tuple[Level, ...] = (*EXACT, _whole_without_blank_lines, _without_blank_lines)
TRIED: tuple[tuple[Write, tuple[Level, ...]], ...] = (
    (tab_indented, EXACT),
    (tab_separated, (_two_columns,)),
    (tab_indented, LEVELS),
    (tab_indented, (_of_one_width,)),
)
"""The spellings, from the plainest on; the last ones alter blanks in texts, and add blank columns."""
TRIED_FOR_SEVERAL = (TRIED[2], TRIED[1], TRIED[3])
"""The same for several forms in one text: what one of them needs is not to take all others apart."""


def write_txt(views: Sequence[FormView]) -> str:
    """The text of all forms, one below the other."""
    return spell(views).text


def spell(views: Sequence[FormView]) -> Spelled:
    """The text in the first spelling that gives the forms back, or in the plainest one, with a notice a form."""
    for write, levels in TRIED if len(views) == 1 else TRIED_FOR_SEVERAL:
        found = _spelled(views, write, levels)
        if found is not None:
            text, shown, _held = found
            pairs = zip(views, shown, strict=True)
            return Spelled(text, shown, tuple(notice for one, other in pairs for notice in _said(one, other)))
    text = tab_indented(views)
    return Spelled(text, tuple(views), tuple(_lost(views, _tables(text))))


def _spelled(
    views: Sequence[FormView], write: Write, levels: Sequence[Level]
) -> tuple[str, tuple[FormView, ...], list[Held]] | None:
    """The text and what it holds, more taken apart in each round until it is read as written; None where it is not."""
    widest = max((view.n_columns for view in views), default=1)
    begun = [[level(view, widest) for level in levels] for view in views]
    held = [Held(0, one[0]) for one in begun]
    tried_alone = len(views) == 1
    for _round in range(MOST_ROUNDS):
        shown = tuple(taken_apart(view, one.apart) for view, one in zip(views, held, strict=True))
        text = write(shown)
        tables = _tables(text) or []
        filled = [view for view in shown if view.n_rows]
        if [_of_table(table) for table in tables] == [_of_view(view) for view in filled]:
            return text, shown, held
        before = held
        if len(tables) != len(filled) and not tried_alone:
            held = [_alone(view, write, levels, one) for view, one in zip(views, held, strict=True)]
            tried_alone = True
        else:
            read_as = iter(tables if len(tables) == len(filled) else [None] * len(filled))
            found = [next(read_as) if view.n_rows else None for view in shown]
            held = [_further(*four) for four in zip(held, shown, found, begun, strict=True)]
        if held == before and tried_alone:
            return None
    return None


def _alone(view: FormView, write: Write, levels: Sequence[Level], held: Held) -> Held:
    """How far a form has to be taken apart in a text of its own: where to go on, if it cannot be told from others."""
    found = _spelled([view], write, levels) if view.n_rows else None
    return found[2][0] if found is not None else held


def _tables(text: str) -> list[Table] | None:
    try:
        return list(read(text.encode(), name="forms.txt").body_tables())
    except UnreadableFile:
        return None


def _of_view(view: FormView) -> list[Printed]:
    return sorted((c.row, c.column, c.row_span, c.column_span, c.text) for c in view.cells)


def _of_table(table: Table) -> list[Printed]:
    return sorted((c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells)


def _further(held: Held, view: FormView, table: Table | None, levels: Sequence[Apart]) -> Held:
    """What else is to be taken apart: merges that are read otherwise; the next level where rows or texts are."""
    if not view.n_rows:
        return held
    if table is None or _texts(_of_view(view), view.n_rows) != _texts(_of_table(table), table.n_rows):
        level = min(held.level + 1, len(levels) - 1)
        return held if level == held.level else Held(level, levels[level])
    return replace(held, apart=_merges_apart(held.apart, view, table))


def _merges_apart(apart: Apart, view: FormView, table: Table) -> Apart:
    """The merges that are read otherwise taken apart, too."""
    if view.n_columns != table.n_columns:
        return replace(apart, rows=frozenset(range(view.n_rows)))
    rows, places, blanks = set(apart.rows), set(apart.places), set(apart.blanks)
    grid = table.grid()
    for row, column, cell in _positions(view):
        found = grid[row][column]
        if found is None or (found.column, found.column_span) != (cell.column, cell.column_span):
            rows.add(row)
        elif cell.row < row == found.row:
            places.add((row, cell.column))
        elif found.row < row == cell.row:
            blanks.add((row, cell.column))
    return replace(apart, rows=frozenset(rows), places=frozenset(places), blanks=frozenset(blanks))


def _positions(view: FormView) -> Iterator[tuple[int, int, ViewCell]]:
    for cell in view.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                yield row, column, cell


def _texts(printed: Sequence[Printed], n_rows: int) -> list[list[str]]:
    """Of each row the texts from left to right, blank ones for cells from above."""
    rows: list[list[tuple[int, str]]] = [[] for _row in range(n_rows)]
    for row, column, row_span, _columns, text in printed:
        for covered in range(row, row + row_span):
            rows[covered].append((column, text if covered == row else ""))
    return [[text for _column, text in sorted(row)] for row in rows]


def _said(view: FormView, shown: FormView) -> Iterator[Notice]:
    """The notice for the rows in which a merged cell is printed as several; a total row holds the same either way."""
    kept = {(c.row, c.column, c.row_span, c.column_span) for c in shown.cells}
    merged = (cell for cell in view.cells if cell.text.strip() and cell.kind is not CellKind.TOTAL)
    rows = sorted({c.row + 1 for c in merged if (c.row, c.column, c.row_span, c.column_span) not in kept})
    if rows:
        message = _("Form {form}: text cannot hold the merged cells of the rows {rows}; they are printed apart.")
        numbers = ", ".join(map(str, rows))
        yield Notice(FormKind.TEXT_APART, message.format(form=view.form_id, rows=numbers), Severity.INFO)


def _lost(views: Sequence[FormView], tables: Sequence[Table] | None) -> Iterator[Notice]:
    """The notice for each form that the text does not give back, with the first row that is read otherwise."""
    message = _("Form {form}: the text, read again, gives another table from row {row} on. Use a Word file instead.")
    filled = [view for view in views if view.n_rows]
    read_as = list(tables or ())
    for number, view in enumerate(filled):
        printed = _of_view(view)
        other = _of_table(read_as[number]) if len(read_as) == len(filled) else []
        if printed != other:
            row = min(one[0] for one in set(printed) ^ set(other))
            yield Notice(FormKind.TEXT_DIFFERS, message.format(form=view.form_id, row=row + 1))
