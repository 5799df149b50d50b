"""The one layout that forms of different units are brought to, read from a TOML file.

Every mistake in the file is reported with its key, such as `columns[3].role`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhibiao.extract.errors import WrongUsage
from zhibiao.extract.files import load
from zhibiao.extract.language import _
from zhibiao.normalize.records import MAX_LEVEL, Role

DEFAULT = Path(__file__).parent / "standards" / "default.toml"
LARGEST = 1_000_000
TITLE_FIELDS = ("year", "unit", "kind")
HEADER_FIELDS = ("period", "deadline")
LEVELLED = frozenset({Role.LEVEL, Role.SCORE})


class FaultyStandard(WrongUsage):
    """A standard that cannot be used; the message names the file and the key."""

    kind = "faulty-standard"


@dataclass(frozen=True, slots=True)
class StandardColumn:
    """A printed column: what it holds and its header.

    `by_period` prints it once for each period; `sources` are the headers under which forms may have it; an `optional`
    column is left out where no form has it.
    """

    role: Role
    header: str
    level: int | None = None
    by_period: bool = False
    fill_in: bool = False
    optional: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standard:
    """A layout; an empty title, period list or total label leaves to each form what it has."""

    columns: tuple[StandardColumn, ...]
    title: str = ""
    periods: tuple[str, ...] = ()
    total: str = ""


def read_standard(path: Path) -> Standard:
    """The standard in a file. Raises `FaultyStandard`, with the file's name and the key."""
    try:
        text = load(path, LARGEST).decode("utf-8-sig")
    except OSError as error:
        raise _faulty(path.name, _("it cannot be read: {reason}").format(reason=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise _faulty(path.name, _("it is not UTF-8; save it as UTF-8")) from error
    try:
        return parse_standard(text)
    except FaultyStandard as error:
        raise _faulty(path.name, error.message) from error


def parse_standard(text: str) -> Standard:
    """The standard in a TOML text. Raises `FaultyStandard` with the key."""
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise FaultyStandard(str(error)) from error
    _known(table, "", {"title", "periods", "columns", "total"})
    columns = _list(table, "", "columns")
    if not columns:
        raise _faulty("columns", _("at least one column is needed"))
    standard = Standard(
        columns=tuple(_column(one, f"columns[{number}]") for number, one in enumerate(columns, 1)),
        title=_template(table, "", "title", TITLE_FIELDS),
        periods=_texts(table, "", "periods"),
        total=_total(table),
    )
    _check_together(standard)
    return standard


def _column(table: object, key: str) -> StandardColumn:
    if not isinstance(table, Mapping):
        raise _faulty(key, _("a table is needed: [[columns]]"))
    _known(table, key, {"role", "header", "level", "by_period", "fill_in", "optional", "from"})
    role = _role(table, key)
    return StandardColumn(
        role=role,
        header=_template(table, key, "header", HEADER_FIELDS),
        level=_level(table, key, role),
        by_period=_flag(table, key, "by_period"),
        fill_in=_flag(table, key, "fill_in"),
        optional=_flag(table, key, "optional"),
        sources=_texts(table, key, "from"),
    )


def _role(table: Mapping[str, Any], key: str) -> Role:
    name = _text(table, key, "role")
    if name not in set(Role):
        message = _("{value} is no role; choose from {known}")
        raise _faulty(f"{key}.role", message.format(value=repr(name), known=", ".join(Role)))
    return Role(name)


def _level(table: Mapping[str, Any], key: str, role: Role) -> int | None:
    value = table.get("level")
    if value is None and role is not Role.LEVEL:
        return None
    if role not in LEVELLED:
        raise _faulty(f"{key}.level", _("only levels and scores have one"))
    if type(value) is not int or not 1 <= value <= MAX_LEVEL:
        raise _faulty(f"{key}.level", _("a number from 1 to {most} is needed").format(most=MAX_LEVEL))
    return value


def _template(table: Mapping[str, Any], key: str, name: str, fields: tuple[str, ...]) -> str:
    """A text with fields in braces."""
    text = _text(table, key, name)
    left = text
    for field in fields:
        left = left.replace(f"{{{field}}}", "")
    if "{" in left or "}" in left:
        known = ", ".join(f"{{{field}}}" for field in fields)
        raise _faulty(_joined(key, name), _("the fields that may stand in it are {known}").format(known=known))
    return text


def _total(table: Mapping[str, Any]) -> str:
    total = table.get("total", {})
    if not isinstance(total, Mapping):
        raise _faulty("total", _("a table is needed: [total]"))
    _known(total, "total", {"label"})
    return _text(total, "total", "label")


def _text(table: Mapping[str, Any], key: str, name: str) -> str:
    value = table.get(name, "")
    if not isinstance(value, str):
        raise _faulty(_joined(key, name), _("a text in quotes is needed"))
    return value


def _flag(table: Mapping[str, Any], key: str, name: str) -> bool:
    value = table.get(name, False)
    if not isinstance(value, bool):
        raise _faulty(_joined(key, name), _("true or false is needed"))
    return value


def _list(table: Mapping[str, Any], key: str, name: str) -> list[Any]:
    value = table.get(name, [])
    if not isinstance(value, list):
        raise _faulty(_joined(key, name), _("a list is needed"))
    return value


def _texts(table: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
    values = _list(table, key, name)
    if not all(isinstance(value, str) and value for value in values) or len(set(values)) < len(values):
        raise _faulty(_joined(key, name), _("a list of different texts is needed"))
    return tuple(values)


def _known(table: Mapping[str, Any], key: str, names: set[str]) -> None:
    for name in table:
        if name not in names:
            message = _("no such key; known are {known}").format(known=", ".join(sorted(names)))
            raise _faulty(_joined(key, name), message)


def _check_together(standard: Standard) -> None:
    """What is wrong with columns only beside one another."""
    by_period = [number for number, one in enumerate(standard.columns, 1) if one.by_period]
    if by_period and by_period != list(range(by_period[0], by_period[-1] + 1)):
        raise _faulty(f"columns[{by_period[-1]}].by_period", _("the columns of a period must stand side by side"))
    if by_period and any(one.role is Role.PERIOD for one in standard.columns):
        raise _faulty(f"columns[{by_period[0]}].by_period", _("periods have a column of their own already"))
    met: dict[tuple[Role, int | None], int] = {}
    for number, one in enumerate(standard.columns, 1):
        if one.role is Role.LEVEL and met.setdefault((one.role, one.level), number) != number:
            message = _("this level has a column already: columns[{first}]").format(first=met[one.role, one.level])
            raise _faulty(f"columns[{number}].level", message)


def _joined(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _faulty(key: str, message: str) -> FaultyStandard:
    return FaultyStandard(f"{key}: {message}")
