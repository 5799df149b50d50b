"""A value of the Dataset as the text of a CSV cell, and back."""

from __future__ import annotations

import json
import re
from typing import Any

import pandas as pd
from zhibiao.extract.language import _

from ..facts.wording import narrow
from .dataset import Field, Kind

FORMULA = re.compile(r"'*[=+\-@\t\r]")
ESCAPED = re.compile(r"'+[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?([0-9]{1,300}(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,2})?")
BOOLEANS = {"true": True, "1": True, "是": True, "false": False, "0": False, "否": False}


def cell_text(field: Field, value: Any) -> str:
    """A value as a CSV cell: NA is empty, whole numbers lose their ".0", a formula's first sign is escaped."""
    if value is pd.NA or value is None:
        return ""
    if field.kind is Kind.BOOLEAN:
        return "true" if value else "false"
    if field.kind is Kind.INTEGER:
        return str(int(value))
    if field.kind is Kind.NUMBER:
        number = float(value)
        return str(int(number)) if number.is_integer() else repr(number)
    return escaped(str(value))


def cell_value(field: Field, text: str) -> Any:
    """A CSV cell's value, None where it is empty; raises ValueError with what is expected instead."""
    if field.kind in (Kind.TEXT, Kind.OBJECT):
        return _object(text) if field.kind is Kind.OBJECT else unescaped(text) or None
    plain = narrow(text).strip()
    if not plain:
        return None
    if field.kind is Kind.BOOLEAN:
        return _boolean(plain)
    return _integer(plain) if field.kind is Kind.INTEGER else _number(plain)


def escaped(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would compute; `unescaped` takes it away again."""
    return "'" + text if FORMULA.match(text) else text


def unescaped(text: str) -> str:
    """Undo `escaped`, for every text."""
    return text[1:] if ESCAPED.match(text) else text


def _object(text: str) -> str | None:
    plain = unescaped(text).strip()
    try:
        if plain:
            json.loads(plain)
    except (ValueError, RecursionError) as error:
        raise ValueError(_("{text} is not JSON; undo the edit of this cell").format(text=_short(text))) from error
    return plain or None


def _boolean(text: str) -> bool:
    if text.lower() not in BOOLEANS:
        raise ValueError(_("{text} is neither true nor false").format(text=_short(text)))
    return BOOLEANS[text.lower()]


def _number(text: str) -> float:
    if not NUMBER.fullmatch(text):
        raise ValueError(_("{text} is not a number").format(text=_short(text)))
    return float(text)


def _integer(text: str) -> int:
    number = _number(text)
    if not number.is_integer() or abs(number) >= 2**63:
        raise ValueError(_("{text} is not a whole number").format(text=_short(text)))
    return int(number)


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")
