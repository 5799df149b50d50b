"""Turn the frames of a Dataset back into plain form records, so that no view has to know of pandas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from zhibiao.extract.document import Place, Severity
from zhibiao.extract.errors import ZhibiaoError
from zhibiao.extract.language import _
from zhibiao.extract.limits import LIMITS
from zhibiao.normalize.reading.build.sections import path_in, path_text, with_sections
from zhibiao.normalize.records import (
    MAX_LEVEL,
    Column,
    Form,
    FormLine,
    FormType,
    Indicator,
    LineKind,
    LinePlace,
    OtherCell,
    OtherRow,
    Role,
    RowKind,
)

if TYPE_CHECKING:
    import pandas as pd
    from zhibiao.normalize.store.dataset import Dataset

Value = TypeVar("Value", dict[str, Any], list[Any])
Row = dict[str, Any]
"""One row of a frame by its columns' names; an absent value is None."""


class DamagedForm(ZhibiaoError):
    """A form whose kept rows or fields were altered so that they cannot be printed."""

    kind = "damaged-form"


@dataclass(frozen=True, slots=True)
class StoredForm:
    """A form as the dataset holds it: its number there, the file it came from, its records, the file's SHA-256."""

    form_id: str
    source: str
    form: Form
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class StoredNotice:
    """What was told of a file or of a form when it was read, as the dataset holds it."""

    form_id: str
    source: str
    kind: str
    severity: Severity
    message: str
    place: Place


SEVERITIES = {severity.value: severity for severity in Severity}


def stored_notices(dataset: Dataset) -> Iterator[StoredNotice]:
    """The notices of a dataset in its order; one whose severity is no known word is a warning."""
    for row in _rows(dataset.notices):
        yield StoredNotice(
            form_id=_text(row, "form_id"),
            source=_text(row, "source"),
            kind=_text(row, "kind"),
            severity=SEVERITIES.get(_text(row, "severity"), Severity.WARNING),
            message=_text(row, "message"),
            place=Place(*(_whole(row, name) for name in ("table", "row", "column"))),
        )


def stored_forms(dataset: Dataset) -> Iterator[StoredForm]:
    """The forms of a dataset in its order.

    Raises `DamagedForm` when the JSON of a form's kept rows or of an indicator's further columns cannot be read.
    """
    columns = _by_form(dataset.columns)
    indicators = _by_form(dataset.indicators)
    for row in _rows(dataset.forms):
        form_id = _text(row, "form_id")
        form = _form(row, columns.get(form_id, []), indicators.get(form_id, []))
        yield StoredForm(form_id, _text(row, "source"), form, _text(row, "sha256"))


def _rows(frame: pd.DataFrame) -> list[Row]:
    known = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in known.to_dict("records")]


def _by_form(frame: pd.DataFrame) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in _rows(frame):
        groups.setdefault(_text(row, "form_id"), []).append(row)
    return groups


def _form(row: Row, columns: list[Row], indicators: list[Row]) -> Form:
    printed = tuple(sorted(map(_column, columns), key=lambda column: (column.section, column.position)))
    if any(not 0 <= c.column < c.column + c.column_span <= LIMITS.columns for c in printed):
        raise _damaged_columns(row)
    others = _other_rows(row)
    return Form(
        form_no=_whole(row, "form_no") or 1,
        attachment=_text(row, "attachment"),
        title=_text(row, "title"),
        year=_whole(row, "year"),
        unit=_text(row, "unit"),
        kind=_text(row, "kind"),
        columns=printed,
        indicators=_with_points(tuple(map(_indicator, indicators)), others, printed),
        other_rows=others,
        lines=_lines(row),
        table=_known_place(indicators[0], "table") if indicators else 0,
        n_columns=max((column.column + column.column_span for column in printed), default=0),
        type=TYPES.get(_text(row, "type"), FormType.SCORE),
        confidence=_certainty(row),
        second=_text(row, "second_reading"),
        layout=_text(row, "layout"),
    )


def _column(row: Row) -> Column:
    return Column(
        section=_whole(row, "section") or 1,
        position=_whole(row, "position") or 1,
        header=_text(row, "header"),
        role=_role(_text(row, "role")),
        level=_whole(row, "level"),
        period=_text(row, "period"),
        deadline=_text(row, "deadline"),
        fill_in=bool(row.get("fill_in")),
        column=_whole(row, "column") or 0,
        column_span=_whole(row, "column_span") or 1,
        confidence=_certainty(row),
    )


ROLES = {role.value: role for role in Role}
TYPES = {one.value: one for one in FormType}


def _role(name: str) -> Role:
    """The role by its name; a name that a person made up holds whatever stands in that column."""
    return ROLES.get(name, Role.OTHER)


def _indicator(row: Row) -> Indicator:
    names = [_text(row, f"level{k}") for k in range(1, MAX_LEVEL + 1)]
    scores = [_number(row, f"level{k}_score") for k in range(1, MAX_LEVEL + 1)]
    depth = max((k + 1 for k in range(MAX_LEVEL) if names[k] or scores[k] is not None), default=0)
    return Indicator(
        section=_whole(row, "section") or 1,
        indicator_no=_whole(row, "indicator_no") or 0,
        levels=tuple(names[:depth]),
        level_scores=tuple(scores[:depth]),
        section_title=_text(row, "section_title"),
        section_path=path_in(_text(row, "section_path")),
        period=_text(row, "period"),
        deadline=_text(row, "deadline"),
        requirement=_text(row, "requirement"),
        criterion=_text(row, "criterion"),
        target_sign=_text(row, "target_sign"),
        target_number=_number(row, "target_number"),
        target_unit=_text(row, "target_unit"),
        score=_number(row, "score"),
        score_text=_text(row, "score_text"),
        score_shared=_whole(row, "score_shared"),
        result=_text(row, "result"),
        remark=_text(row, "remark"),
        extra={str(key): str(value) for key, value in _json(row, "extra", {}).items()},
        merged=_merged(row),
        table=_known_place(row, "table"),
        row=_known_place(row, "row"),
        column=_known_place(row, "column"),
        confidence=_certainty(row),
    )


def _with_points(
    indicators: tuple[Indicator, ...], others: tuple[OtherRow, ...], columns: tuple[Column, ...]
) -> tuple[Indicator, ...]:
    """The indicators with the points of the section rows that they stand under, where no other path was written."""
    known = with_sections(indicators, others, columns)
    return tuple(
        replace(one, section_path=other.section_path)
        if path_text(one.section_path) in ("", path_text(other.section_path))
        else one
        for one, other in zip(indicators, known, strict=True)
    )


def _merged(row: Row) -> dict[str, int]:
    try:
        return {str(position): int(count) for position, count in _json(row, "merged", {}).items()}
    except (TypeError, ValueError) as error:
        raise _damaged(row, "merged") from error


UNPLACED = -1
"""The place of an indicator that stands in no file, because a person added it."""


def _known_place(row: Row, name: str) -> int:
    value = _whole(row, name)
    return UNPLACED if value is None else value


def _other_rows(row: Row) -> tuple[OtherRow, ...]:
    try:
        return tuple(map(_other_row, _json(row, "other_rows", [])))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(row, "other_rows") from error


def _other_row(value: Row) -> OtherRow:
    cells = tuple(_other_cell(cell) for cell in value["cells"])
    kind = RowKind(value["kind"])
    return OtherRow(kind, int(value["section"]), int(value["after"]), cells, int(value.get("row", UNPLACED)))


def _other_cell(value: Row) -> OtherCell:
    column, span = int(value["column"]), int(value["column_span"])
    if column < 0 or span < 1 or column + span > LIMITS.columns:
        raise ValueError(column)
    return OtherCell(column, span, str(value["text"]), int(value.get("row_span", 1)))


def _lines(row: Row) -> tuple[FormLine, ...]:
    try:
        return tuple(map(_line, _json(row, "lines", [])))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(row, "lines") from error


def _line(value: Row) -> FormLine:
    table, at, column = (_place_of_mark(value, name) for name in ("table", "row", "column"))
    return FormLine(LinePlace(value["place"]), LineKind(value["kind"]), str(value["text"]), table, at, column)


def _place_of_mark(value: Row, name: str) -> int | None:
    return None if value.get(name) is None else int(value[name])


def _json(row: Row, name: str, empty: Value) -> Value:
    value = row.get(name)
    if value is None or value == "":
        return empty
    try:
        read = json.loads(value) if isinstance(value, str) else value
    except (ValueError, RecursionError) as error:
        raise _damaged(row, name) from error
    if not isinstance(read, type(empty)):
        raise _damaged(row, name)
    return read


def _damaged(row: Row, name: str) -> DamagedForm:
    text = _("Form {form}: the column {column} holds no valid JSON. Restore it, or convert the file again.")
    return DamagedForm(text.format(form=_text(row, "form_id"), column=name))


def _damaged_columns(row: Row) -> DamagedForm:
    text = _("Form {form}: a printed column stands outside the table. Correct its first column and its span.")
    return DamagedForm(text.format(form=_text(row, "form_id")))


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value)


def _number(row: Row, name: str) -> float | None:
    value = row.get(name)
    return None if value is None else float(value)


def _certainty(row: Row) -> float:
    """A confidence; a dataset of an earlier version, or a row that a person added, has none and is not in doubt."""
    value = _number(row, "confidence")
    return 1.0 if value is None else value


def _whole(row: Row, name: str) -> int | None:
    value = row.get(name)
    return None if value is None else int(value)
