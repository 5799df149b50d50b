"""Compute the printed grid of each form of a dataset, before any template sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from zhibiao.normalize.records import RULES, Column, Form, FormLine, LinePlace, OtherRow, RowKind

from .body import BodyRow, Layout, body_lines, body_rows, layout
from .environment import printable
from .glyphs import lacking
from .headers import header_lines, in_sequence
from .others import other_line
from .page import fit_page, one_look
from .pieces import Line, merged, on_used_edges
from .records import StoredForm, stored_forms
from .standard import Standard
from .standardize import Placed, standardized
from .unplaced import unplaced, year_unknown
from .upright import altered_forms, told, upright
from .view import Around, CellKind, FormView
from .years import next_header, next_title

if TYPE_CHECKING:
    from zhibiao.normalize.store.dataset import Dataset

Blank = Literal["results", "criteria", "none"]


@dataclass(frozen=True, slots=True)
class FormOptions:
    """What is left blank, the year to print instead of the form's own, and the layout to print all forms in.

    `results` empties the columns that are filled in by hand; `criteria` those and the criteria, so that names and
    scores stay; `none` prints all.
    """

    blank: Blank = "results"
    year: int | None = None
    standard: Standard | None = None


def views(dataset: Dataset, options: FormOptions | None = None) -> tuple[FormView, ...]:
    """The views of a dataset's forms, in its order.

    Raises `DamagedForm` when the kept rows of a form cannot be read, after an edit by hand.
    """
    options = options or FormOptions()
    altered = altered_forms(dataset)
    stored = [upright(one) if one.form_id in altered else one for one in stored_forms(dataset)]
    placed = standardized(stored, options.standard) if options.standard else [Placed(one, ()) for one in stored]
    made: list[FormView] = []
    for one in placed:
        view = form_view(one.stored, options)
        said = [told(view.form_id)] if view.form_id in altered else []
        made.append(replace(view, notices=(*said, *one.notices, *view.notices)))
    return tuple(_alike(made))


def _alike(made: Sequence[FormView]) -> list[FormView]:
    """The views, those of one attachment with as many columns on pages of one look."""
    sets: dict[tuple[str, str, int], list[FormView]] = {}
    for view in made:
        sets.setdefault((view.source, view.attachment, view.n_columns), []).append(view)
    found = {view.form_id: view for one in sets.values() for view in one_look(one)}
    return [found[view.form_id] for view in made]


def form_view(stored: StoredForm, options: FormOptions) -> FormView:
    """The view of one form."""
    form = _of_year(stored.form, options.year)
    sections = _sections(form)
    n_columns = max([1, *(_right_edge(columns) for columns in sections.values()), *map(_row_edge, form.other_rows)])
    lines: list[Line] = []
    notices = [year_unknown(stored.form_id)] if options.year is not None and form.year is None else []
    for number, columns in sections.items():
        places = layout(columns, n_columns, lambda column: _is_blank(column, options.blank))
        rows = body_rows((one for one in form.indicators if one.section == number), columns)
        lines += _section_lines(form, number, rows, places)
        notices += unplaced(stored.form_id, rows, places)
    cells = on_used_edges(merged(lines))
    title, around = printable(form.title), _around(form.lines)
    n_columns = max((cell.column + cell.column_span for cell in cells), default=1)
    notices += lacking(stored.form_id, form.attachment, form.title, cells, around)
    return FormView(
        form_id=stored.form_id,
        source=stored.source,
        unit=printable(form.unit),
        attachment=printable(form.attachment),
        title=title,
        cells=cells,
        n_rows=len(lines),
        n_columns=n_columns,
        header_rows=_leading_headers(lines),
        page=fit_page(cells, len(lines), n_columns, title, printable(form.unit), around.in_text()),
        around=around,
        notices=tuple(notices),
    )


def _of_year(form: Form, year: int | None) -> Form:
    if year is None or form.year is None:
        return form
    columns = tuple(replace(c, header=next_header(c.header, form.year, year)) for c in form.columns)
    lines = tuple(replace(one, text=next_header(one.text, form.year, year)) for one in form.lines)
    return replace(form, title=next_title(form.title, form.year, year), columns=columns, lines=lines)


def _around(lines: Iterable[FormLine]) -> Around:
    """The lines by where they are printed: those of text boxes above the table, footnotes and endnotes below it."""
    texts: dict[LinePlace, list[str]] = {place: [] for place in LinePlace}
    for line in lines:
        texts[line.place] += printable(line.text).split("\n")
    return Around(
        header=tuple(texts[LinePlace.HEADER]),
        above_mark=tuple(texts[LinePlace.ABOVE_MARK]),
        above_title=tuple(texts[LinePlace.ABOVE_TITLE]),
        above=(*texts[LinePlace.ABOVE], *texts[LinePlace.TEXT_BOX]),
        below=(*texts[LinePlace.BELOW], *texts[LinePlace.NOTE]),
        footer=tuple(texts[LinePlace.FOOTER]),
    )


def _sections(form: Form) -> dict[int, tuple[Column, ...]]:
    """The columns of each section; one without columns of its own is printed under those before it."""
    numbers = {c.section for c in form.columns} | {i.section for i in form.indicators}
    sections: dict[int, tuple[Column, ...]] = {}
    before: tuple[Column, ...] = ()
    for number in sorted(numbers | {other.section for other in form.other_rows}):
        before = in_sequence([c for c in form.columns if c.section == number]) or before
        sections[number] = before
    return sections


def _right_edge(columns: Sequence[Column]) -> int:
    return max((column.column + column.column_span for column in columns), default=0)


def _row_edge(row: OtherRow) -> int:
    return max((cell.column + cell.column_span for cell in row.cells), default=0)


def _section_lines(form: Form, number: int, rows: Sequence[BodyRow], places: Layout) -> list[Line]:
    others = sorted((one for one in form.other_rows if one.section == number), key=lambda one: (one.after, one.row))
    own_columns = any(column.section == number for column in places.columns)
    headers = header_lines(places.columns, places.n_columns) if own_columns else []
    start = _header_start(rows, others, len(headers))
    above = [one for one in others if _stands_above(one, rows, start)]
    lines = [other_line(one, places) for one in above] + headers
    below = [one for one in others if one not in above]
    return lines + list(_interleaved(rows, below, places))


def _is_blank(column: Column, blank: Blank) -> bool:
    if blank == "none":
        return False
    return column.fill_in or (blank == "criteria" and column.role in RULES)


def _interleaved(rows: Sequence[BodyRow], others: Sequence[OtherRow], places: Layout) -> Iterator[Line]:
    waiting = list(others)
    for row, line in zip(rows, body_lines(rows, places), strict=True):
        while waiting and waiting[0].after < row.first.indicator_no:
            yield other_line(waiting.pop(0), places, line)
        yield line
    yield from (other_line(one, places) for one in waiting)


def _header_start(rows: Sequence[BodyRow], others: Sequence[OtherRow], depth: int) -> int | None:
    """The row of the file in which the section's header began; None where the data does not tell.

    It is as many rows above the section's first indicator as it is deep, not counting the rows kept apart.
    """
    if not rows or not depth:
        return None
    taken = {one.row for one in others}
    free = [row for row in range(rows[0].first.row - 1, -1, -1) if row not in taken]
    return free[depth - 1] if len(free) >= depth else None


def _stands_above(other: OtherRow, rows: Sequence[BodyRow], start: int | None) -> bool:
    """Whether a row stands above its section's header."""
    if rows and other.after >= rows[0].first.indicator_no:
        return False
    if start is None or other.row < 0:
        return other.kind is RowKind.FIELDS
    return other.row < start


def _leading_headers(lines: Sequence[Line]) -> int:
    """How many rows at the top are header rows; Word repeats only rows that stand at a table's top."""
    header = [any(piece.kind is CellKind.HEADER for piece in line) for line in lines]
    return [*header, False].index(False)
