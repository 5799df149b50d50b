"""Records to the five frames of the Dataset, with the types that `SCHEMA` fixes; the only pass that needs pandas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import pandas as pd
from zhibiao.extract.document import Notice, Place, Severity

from ..reading.build.sections import BETWEEN, path_text
from ..records import (
    MAX_LEVEL,
    Clause,
    Column,
    Failure,
    Form,
    FormLine,
    Indicator,
    OtherCell,
    OtherRow,
    Reading,
    certainty,
)
from .dataset import KEYS, SCHEMA, Dataset, Kind
from .layouts import LESS, odd_notice, odd_ones

DTYPES: dict[Kind, Any] = {  # Any: the stubs tell types by literal names only
    Kind.TEXT: "string",
    Kind.INTEGER: "Int64",
    Kind.NUMBER: "Float64",
    Kind.BOOLEAN: "boolean",
    Kind.OBJECT: "string",
}

ARRAYS: dict[Kind, Any] = {kind: pd.api.types.pandas_dtype(name) for kind, name in DTYPES.items()}
"""The types themselves: to look one up by its name takes longer than to make a short column."""

Row = Mapping[str, Any]
OF_THE_FORM = 0
"""The number of the indicator in the rows of rules that hold for a whole form."""


def assemble(readings: Iterable[Reading], failures: Sequence[Failure] = ()) -> Dataset:
    """The dataset of several files: forms numbered F0001, F0002, … in the order given, failures among the notices."""
    rows: dict[str, list[Row]] = {name: [] for name in SCHEMA}
    for reading in readings:
        _add_rows(rows, reading)
    _tell_odd_layouts(rows)
    rows["notices"].extend(_failure_row(failure) for failure in failures)
    return validated(Dataset(**{name: frame_of(name, rows[name]) for name in SCHEMA}))


def _tell_odd_layouts(rows: Mapping[str, list[Row]]) -> None:
    """Tell the forms that were read otherwise than the others of their layout, and make them less sure."""
    places = {form["form_id"]: place for place, form in enumerate(rows["forms"])}
    for odd in odd_ones(rows["forms"], rows["columns"]):
        form = rows["forms"][places[odd.form_id]]
        rows["forms"][places[odd.form_id]] = {**form, "confidence": certainty(form["confidence"] * LESS)}
        rows["notices"].append(notice_row(form["source"], odd.form_id, odd_notice(odd)))


def _add_rows(rows: Mapping[str, list[Row]], reading: Reading) -> None:
    """Add the rows of one file to those of each frame."""
    forms = {f"F{number:04}": form for number, form in enumerate(reading.forms, len(rows["forms"]) + 1)}
    ends = _last_rows(forms)
    for notice in reading.notices:
        rows["notices"].append(notice_row(reading.source, _form_at(notice.place, ends), notice))
    for form_id, form in forms.items():
        rows["forms"].append(_form_row(form_id, reading, form))
        rows["columns"].extend(_column_row(form_id, column) for column in form.columns)
        rows["indicators"].extend(_indicator_rows(form_id, reading, form))
        rows["clauses"].extend(_clause_rows(form_id, form))
        rows["notices"].extend(notice_row(reading.source, form_id, notice) for notice in form.notices)


def _last_rows(forms: Mapping[str, Form]) -> Mapping[int, dict[str, int]]:
    """By each table the forms that stand in it, with the last row that is theirs."""
    ends: dict[int, dict[str, int]] = {}
    for form_id, form in forms.items():
        rows = chain(((one.table, one.row) for one in form.indicators), ((o.table, o.row) for o in form.other_rows))
        for table, row in rows:
            of_table = ends.setdefault(table, {})
            of_table[form_id] = max(of_table.get(form_id, 0), row)
        ends.setdefault(form.table, {}).setdefault(form_id, 0)
    return ends


def _form_at(place: Place, ends: Mapping[int, dict[str, int]]) -> str:
    """The number of the form that a place in its file belongs to; "" where it is no form's.

    Of several forms in one table it is the first that reaches down to the row, else the last.
    """
    if place.table is None or place.table not in ends:
        return ""
    forms = ends[place.table]
    if place.row is None:
        return next(iter(forms)) if len(forms) == 1 else ""
    return next((form_id for form_id, end in forms.items() if place.row <= end), next(reversed(forms)))


def frame_of(name: str, rows: Sequence[Row]) -> pd.DataFrame:
    """The frame of that name from rows of plain values; None and the empty text become NA.

    The columns of one kind are made as one array and cut apart, as pandas takes long for each array it makes.
    """
    arrays: dict[str, Any] = {}
    for kind, dtype in ARRAYS.items():
        names = [field.name for field in SCHEMA[name] if field.kind is kind]
        values = [None if (value := row.get(name)) == "" else value for name in names for row in rows]
        whole = pd.array(values, dtype=dtype)
        arrays |= {name: whole[at * len(rows) : (at + 1) * len(rows)] for at, name in enumerate(names)}
    return pd.DataFrame({field.name: arrays[field.name] for field in SCHEMA[name]})


def validated(dataset: Dataset) -> Dataset:
    """The same dataset; raises ValueError where its columns, types or keys are not those of the schema."""
    for name, fields in SCHEMA.items():
        frame: pd.DataFrame = getattr(dataset, name)
        if list(frame.columns) != [field.name for field in fields]:
            raise ValueError(f"{name}: its columns are not those of the schema")
        types = zip(fields, frame.dtypes, strict=True)
        wrong = [field.name for field, dtype in types if str(dtype) != DTYPES[field.kind]]
        if wrong:
            raise ValueError(f"{name}: wrong type in {wrong}")
        repeated = repeated_key(name, frame)
        if repeated is not None:
            raise ValueError(f"{name}: row {repeated} repeats the key of another row")
    return dataset


def repeated_key(name: str, frame: pd.DataFrame) -> int | None:
    """The first row (from 0) whose key stands in an earlier row already."""
    seen: set[tuple[Any, ...]] = set()
    for row, key in enumerate(zip(*(frame[column].tolist() for column in KEYS[name]), strict=True)):
        if key in seen:
            return row
        seen.add(key)
    return None


def _form_row(form_id: str, reading: Reading, form: Form) -> Row:
    return {
        "form_id": form_id,
        "source": reading.source,
        "sha256": reading.sha256,
        "form_no": form.form_no,
        "attachment": form.attachment,
        "title": form.title,
        "year": form.year,
        "unit": form.unit,
        "kind": form.kind,
        "type": str(form.type),
        "n_indicators": len({indicator.indicator_no for indicator in form.indicators}),
        "total_score": form.total_score,
        "extra": as_json(form.fields),
        "other_rows": as_json([_other_row(row) for row in form.other_rows]),
        "lines": as_json([_line(line) for line in form.lines]),
        "accounted": form.accounted,
        "confidence": certainty(form.confidence),
        "second_reading": form.second,
        "layout": form.layout,
    }


def _line(line: FormLine) -> dict[str, Any]:
    place = {"table": line.table, "row": line.row, "column": line.column}
    known = {name: number for name, number in place.items() if number is not None}
    return {"place": str(line.place), "kind": str(line.kind), "text": line.text, **known}


def _other_row(row: OtherRow) -> dict[str, Any]:
    cells = [_other_cell(cell) for cell in row.cells]
    return {"kind": str(row.kind), "section": row.section, "after": row.after, "row": row.row, "cells": cells}


def _other_cell(cell: OtherCell) -> dict[str, Any]:
    reach = {"row_span": cell.row_span} if cell.row_span > 1 else {}
    return {"column": cell.column, "column_span": cell.column_span, **reach, "text": cell.text}


def as_json(value: Mapping[str, Any] | Sequence[Any]) -> str:
    """Compact JSON that keeps Chinese readable; an empty object or list is the empty text."""
    plain = dict(value) if isinstance(value, Mapping) else list(value)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) if plain else ""


def _column_row(form_id: str, column: Column) -> Row:
    names = [field.name for field in SCHEMA["columns"] if field.name not in {"form_id", "role"}]
    plain = {name: getattr(column, name) for name in names}
    return {"form_id": form_id, **plain, "role": str(column.role), "confidence": certainty(column.confidence)}


def _indicator_rows(form_id: str, reading: Reading, form: Form) -> Iterator[Row]:
    heading = {
        "form_id": form_id,
        "source": reading.source,
        "attachment": form.attachment,
        "title": form.title,
        "year": form.year,
        "unit": form.unit,
    }
    own = [field.name for field in SCHEMA["indicators"] if field.name in Indicator.__dataclass_fields__]
    for indicator in form.indicators:
        plain = {name: getattr(indicator, name) for name in own}
        yield {
            **heading,
            **plain,
            "extra": as_json(indicator.extra),
            "merged": as_json(indicator.merged),
            "section_path": path_text(indicator.section_path),
            "path": BETWEEN.join(filter(None, (path_text(indicator.section_path), *indicator.levels))),
            "confidence": certainty(indicator.confidence),
            **_level_fields(indicator),
        }


def _level_fields(indicator: Indicator) -> Row:
    names = {f"level{k}": text for k, text in enumerate(indicator.levels[:MAX_LEVEL], 1)}
    return names | {f"level{k}_score": score for k, score in enumerate(indicator.level_scores[:MAX_LEVEL], 1)}


def _clause_rows(form_id: str, form: Form) -> Iterator[Row]:
    own = [name for name in Clause.__dataclass_fields__ if name != "rule"]
    places = [(one.indicator_no, one.period, one.clauses) for one in form.indicators]
    for number, period, clauses in (*places, (OF_THE_FORM, "", form.clauses)):
        place = {"form_id": form_id, "indicator_no": number, "period": period}
        for clause in clauses:
            yield {**place, "rule": str(clause.rule), **{name: getattr(clause, name) for name in own}}


def notice_row(source: str, form_id: str, notice: Notice) -> Row:
    """A notice as a row of the frame; `form_id` is "" where it belongs to no form."""
    return {
        "source": source,
        "form_id": form_id,
        "severity": str(notice.severity),
        "kind": str(notice.kind),
        "message": notice.message,
        "table": notice.place.table,
        "row": notice.place.row,
        "column": notice.place.column,
    }


def _failure_row(failure: Failure) -> Row:
    texts = {"source": failure.source, "kind": failure.kind, "message": failure.message}
    return {**texts, "severity": str(Severity.ERROR)}
