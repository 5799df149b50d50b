"""The description of the five CSV files as a Frictionless data package (specs.frictionlessdata.io, version 1)."""

from __future__ import annotations

from typing import Any, Literal

from .dataset import KEYS, SCHEMA, Field

PACKAGE = "datapackage.json"


def describe(labels: Literal["en", "zh"]) -> dict[str, Any]:
    """The package: a resource a file, with its fields' names as the file has them, types, keys and descriptions."""
    return {
        "profile": "data-package",
        "name": "zhibiao",
        "title": "Assessment forms: indicators, clauses and notices",
        "resources": [_resource(name, labels) for name in SCHEMA],
    }


def _resource(name: str, labels: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(name, labels),
    }


def _schema(name: str, labels: str) -> dict[str, Any]:
    names = {field.name: field.label if labels == "zh" else field.name for field in SCHEMA[name]}
    schema: dict[str, Any] = {"fields": [_field(field, labels) for field in SCHEMA[name]], "missingValues": [""]}
    # A period may be absent, and a primary key may not: such keys stand in the sentence of each field alone.
    if KEYS[name] and "period" not in KEYS[name]:
        schema["primaryKey"] = [names[key] for key in KEYS[name]]
    if name != "forms":
        reference = {"resource": "forms", "fields": [names["form_id"]]}
        schema["foreignKeys"] = [{"fields": [names["form_id"]], "reference": reference}]
    return schema


def _field(field: Field, labels: str) -> dict[str, Any]:
    name, title = (field.label, field.name) if labels == "zh" else (field.name, field.label)
    return {"name": name, "title": title, "type": str(field.kind), "description": field.description}
