"""A file's tables, forms, indicators and notices as plain values, ready for one line of JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from zhibiao.extract import Document, Notice, Table
from zhibiao.normalize.records import Failure, Form, Indicator, Reading, certainty

from .batch import notices

Json = dict[str, Any]


def inspection(document: Document, reading: Reading) -> Json:
    """What one file holds; `table` counts the body's top-level tables from 0, a form is named by its `form_no`."""
    return {
        "source": document.source,
        "format": document.format,
        "chosen_by": document.chosen_by,
        "encoding": document.encoding,
        "merges": document.merges.value,
        "sha256": document.sha256,
        "tables": [_table(table) for table in document.tables()],
        "forms": [_form(form) for form in reading.forms],
        "indicators": [_indicator(indicator, form) for form in reading.forms for indicator in form.indicators],
        "notices": [_notice(notice) for notice in notices(reading)],
    }


def failure_inspection(failure: Failure) -> Json:
    """What is said of a file that could not be read."""
    return {"source": failure.source, "error": {"kind": failure.kind, "message": failure.message}}


def _table(table: Table) -> Json:
    return {
        "part": table.part.value,
        "rows": table.n_rows,
        "columns": table.n_columns,
        "header_rows": table.header_rows,
        "confidence": table.confidence,
        "cells": [_cell(cell) for cell in table.cells],
    }


def _cell(cell: Any) -> Json:
    plain = {name: getattr(cell, name) for name in ("row", "column", "row_span", "column_span", "text")}
    return {**plain, "tables": [_table(table) for table in cell.tables]} if cell.tables else plain


def _form(form: Form) -> Json:
    kept = [field.name for field in fields(form) if field.name not in {"indicators", "notices"}]
    return {name: _field(name, getattr(form, name)) for name in kept} | {"n_indicators": _n_indicators(form)}


def _n_indicators(form: Form) -> int:
    return len({indicator.indicator_no for indicator in form.indicators})


def _indicator(indicator: Indicator, form: Form) -> Json:
    return {"form_no": form.form_no, **_plain(indicator)}


def _notice(notice: Notice) -> Json:
    place = {name: value for name, value in _plain(notice.place).items() if value is not None}
    return {"severity": str(notice.severity), "kind": str(notice.kind), "message": notice.message, **place}


def _field(name: str, value: Any) -> Any:
    return certainty(value) if name == "confidence" else _plain(value)


def _plain(value: Any) -> Any:
    """Records as dictionaries and tuples as lists, all the way down."""
    if is_dataclass(value):
        return {field.name: _field(field.name, getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value
