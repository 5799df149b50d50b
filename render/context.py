"""What a user's template sees of a form: rows of cells that know their spans, and the data's fields by name.

Everything is plain text, numbers, lists and mappings; docs/templates.md describes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup, escape
from zhibiao.normalize.records import MAX_LEVEL, Role

from .view import Around, CellKind, FormView, ViewCell

FIELDS = (*(f"level{number}" for number in range(1, MAX_LEVEL + 1)), *(r.value for r in Role if r is not Role.LEVEL))
"""The fields that each row of an indicator has; one that the form does not print is blank."""

Row = dict[str, Any]
"""A row as a template sees it: `cells`, `kind`, and in the rows of indicators the fields and the periods."""


@dataclass(frozen=True, slots=True)
class TemplateCell:
    """A cell in one of the rows that it covers; written as it is, it is its text in the first and blank in the others.

    `mark` stands before the text in a Word template, and says what is merged; nothing that stands in a document can
    look like it, as it is drawn by lot for each document. `form` is the number of the form, from 0, whose column it is
    in; "" where the template makes columns of its own.
    """

    text: str
    row_span: int = 1
    column_span: int = 1
    begins: bool = True
    kind: str = CellKind.TEXT.value
    centred: bool = False
    mark: str = ""
    form: str = ""

    @property
    def lines(self) -> list[str]:
        """Its paragraphs; an empty cell has one empty paragraph."""
        return str(self).split("\n")

    def __str__(self) -> str:
        """The text where the cell begins."""
        return self.text if self.begins else ""

    def __html__(self) -> str:
        """The same, escaped, with the mark before it."""
        merge = f"{self.mark}{self.row_span}.{self.column_span}.{int(self.begins)}.{self.form};" if self.mark else ""
        return Markup(merge) + plain(str(self))  # noqa: S704  # numbers


def plain(text: str) -> Markup:
    """The text escaped for XML, its braces as well, so that no later step takes them for a tag's."""
    return Markup(escape(text).replace("{", Markup("&#123;")).replace("}", Markup("&#125;")))  # noqa: S704  # escaped


def context(views: Sequence[FormView], mark: str = "") -> dict[str, Any]:
    """At least one view as `forms`, and the first of them as `form`."""
    forms = [_form(view, mark, number) for number, view in enumerate(views)]
    return {"forms": forms, "form": forms[0]}


def _form(view: FormView, mark: str, form: int) -> dict[str, Any]:
    rows = [[_cell(cell, row, mark, form) for cell in cells] for row, cells in enumerate(view.rows())]
    total = sum(view.page.widths)
    return {
        "attachment": view.attachment,
        "title": view.title,
        **_around(view.around),
        "unit": view.unit,
        "source": view.source,
        "form_id": view.form_id,
        "header": [_row(row) for row in rows[: view.header_rows]],
        "rows": [_row(row) for row in rows[view.header_rows :]],
        "indicators": list(_indicators(view, mark)),
        "widths": [round(100 * width / total, 2) for width in view.page.widths] if total else [],
    }


def _around(around: Around) -> dict[str, list[str]]:
    """The lines around the table by the names that a template has for them."""
    return {
        "page_header": list(around.header),
        "above_mark": list(around.above_mark),
        "above_title": list(around.above_title),
        "above": list(around.above),
        "below": list(around.below),
        "page_footer": list(around.footer),
    }


def _cell(cell: ViewCell, row: int, mark: str, form: int) -> TemplateCell:
    centred = cell.centred or cell.header
    kind = cell.kind.value
    return TemplateCell(cell.text, cell.row_span, cell.column_span, cell.row == row, kind, centred, mark, str(form))


def _row(cells: Sequence[TemplateCell]) -> Row:
    begun = [cell for cell in cells if cell.begins]
    return {"cells": list(cells), "origins": begun, "kind": begun[0].kind if begun else ""}


def _indicators(view: FormView, mark: str) -> Iterator[Row]:
    """The rows of indicators, one below the other: a name's span counts the rows of indicators alone."""
    rows = [row for row in view.rows() if any(cell.entry for cell in row)]
    spans: dict[tuple[int, int], int] = {}
    for cell in (cell for row in rows for cell in row):
        spans[cell.row, cell.column] = spans.get((cell.row, cell.column), 0) + 1
    met: set[tuple[int, int]] = set()
    for row in rows:
        yield _fields([(cell, _field(cell, spans, met, mark)) for cell in row if cell.entry], mark)
        met |= {(cell.row, cell.column) for cell in row}


def _field(cell: ViewCell, spans: dict[tuple[int, int], int], met: set[tuple[int, int]], mark: str) -> TemplateCell:
    place = cell.row, cell.column
    return TemplateCell(cell.text, spans[place], 1, place not in met, cell.kind.value, cell.centred, mark)


def _fields(cells: Iterable[tuple[ViewCell, TemplateCell]], mark: str) -> Row:
    """The fields of a row: those of a period under its name, and the first of each under the field's own."""
    blank = TemplateCell("", mark=mark)
    row: Row = dict.fromkeys(FIELDS, blank) | {"columns": {}}
    for cell, shown in cells:
        entry = cell.entry
        if entry is None:
            continue
        if entry.period:
            period = row.setdefault(entry.period, dict.fromkeys(FIELDS, blank))
            period[entry.field] = shown if period.get(entry.field, blank) is blank else period[entry.field]
        if row.get(entry.field, blank) is blank:
            row[entry.field] = shown
        row["columns"].setdefault(entry.header, replace(shown))
    return row
