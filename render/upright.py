"""Forms whose tables were turned, or parted in two, when they were read: they are printed upright, and that is told.

项目 | 分值 | 项目 | 分值          项目 | 分值
保洁 | 10   | 绿化 | 20    --->    保洁 | 10
                                   项目 | 分值
                                   绿化 | 20
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zhibiao.extract.document import Notice, Severity
from zhibiao.extract.language import _
from zhibiao.normalize.records import CheckKind, Form, OtherRow

from .records import StoredForm
from .unplaced import FormKind

if TYPE_CHECKING:
    from zhibiao.normalize.store.dataset import Dataset

ALTERED = frozenset({str(CheckKind.TRANSPOSED), str(CheckKind.SIDE_BY_SIDE)})


def altered_forms(dataset: Dataset) -> frozenset[str]:
    """The numbers of the forms that were not read as they stood."""
    notices = dataset.notices
    return frozenset(notices.loc[notices["kind"].isin(ALTERED), "form_id"].dropna())


def upright(stored: StoredForm) -> StoredForm:
    """The form with each section from the first column on."""
    form = stored.form
    shifts = {
        section: min(column.column for column in form.columns if column.section == section)
        for section in {column.section for column in form.columns}
    }
    columns = tuple(replace(one, column=one.column - shifts[one.section]) for one in form.columns)
    rows = tuple(_shifted(row, shifts.get(row.section, 0)) for row in form.other_rows)
    return replace(stored, form=replace(form, columns=columns, other_rows=rows, n_columns=_width(form, shifts)))


def _shifted(row: OtherRow, shift: int) -> OtherRow:
    """The row further to the left, where all of it stands that far to the right."""
    if any(cell.column < shift for cell in row.cells):
        return row
    return replace(row, cells=tuple(replace(cell, column=cell.column - shift) for cell in row.cells))


def _width(form: Form, shifts: dict[int, int]) -> int:
    return max((one.column + one.column_span - shifts[one.section] for one in form.columns), default=0)


def told(form_id: str) -> Notice:
    """The notice of such a form."""
    text = _(
        "Form {form}: its table was turned or parted when it was read; it is printed upright, an indicator a row."
        " Look it over before it is sent out."
    )
    return Notice(FormKind.UPRIGHT, text.format(form=form_id), Severity.INFO)
