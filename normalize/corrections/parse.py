"""Read corrections from TOML; every mistake is named with its file, line and key, and what would be right."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from zhibiao.extract.errors import WrongUsage
from zhibiao.extract.files import load
from zhibiao.extract.language import _
from zhibiao.extract.limits import LIMITS

from ..reading.constraints import RowLabel, RowPart
from ..records import MAX_LEVEL, Role, RowKind
from .records import Correction, Corrections, Header, Origin, RowName, Rows, RowsStated, Scope
from .toml_lines import TomlLines, line_of_many_dots, lines_of_keys

NAME = "corrections.toml"
"""The file of a dataset's own corrections."""
LARGEST = 4_000_000
MOST_FILES = 1000
MOST_ENTRIES = 10_000
MOST_TOGETHER = 1000
"""So many rows at most are one indicator, or labelled by one key."""
LONGEST_NAME = 200
"""Characters of a title or a unit."""
YEARS = (1949, 9999)
KEYS = ("layout", "file", "table", "row", "form", "orientation", "header", "title", "unit", "year", "columns", "rows")
SCOPE_KEYS = frozenset(KEYS[:4])
LAYOUT = re.compile(r"\d{1,4}-[0-9a-f]{12}")
SHA256 = re.compile(r"[0-9a-f]{8,64}")
NUMBERS = re.compile(r"([0-9]{1,7})(?:-([0-9]{1,7}))?")
POSITION = re.compile(r"[1-9][0-9]{0,4}")
COLUMN = re.compile(r"(\w+)(?: +([0-9]+))?")
LEVELLED = frozenset({Role.LEVEL, Role.SCORE})
TOGETHER = "one-indicator"
ORIENTATIONS = {"upright": False, "turned": True}
LABELS: Mapping[str, RowLabel] = {label.value: label for label in (*RowPart, *RowKind)}

Table = Mapping[str, Any]


class FaultyCorrections(WrongUsage):
    """Corrections that cannot be used; the message names the file, the line and the key."""

    kind = "faulty-corrections"


class _Mistake(Exception):
    """What is wrong with a key of an entry, before its file and line are added."""

    def __init__(self, key: str, what: str) -> None:
        super().__init__(what)
        self.key = key
        self.what = what


def read_corrections(paths: Iterable[Path]) -> Corrections:
    """The corrections of files, and of folders with such files (`*.toml`, not those in folders below).

    Raises `FaultyCorrections`.
    """
    return joined(entry for path in paths for file in _files(path) for entry in _read(file))


def joined(corrections: Iterable[Correction]) -> Corrections:
    """All corrections together. Raises `FaultyCorrections` where two of them contradict each other."""
    entries = list(corrections)
    if len(entries) > MOST_ENTRIES:
        text = _("There are {count} corrections; at most {most} are applied in one run.")
        raise FaultyCorrections(text.format(count=len(entries), most=MOST_ENTRIES))
    _check_together(entries)
    return Corrections(tuple(sorted(entries, key=lambda entry: entry.scope.rank)))


def _files(path: Path) -> Sequence[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(path.glob("*.toml"))
    if not found:
        raise FaultyCorrections(_("{path} holds no .toml file with corrections.").format(path=path))
    if len(found) > MOST_FILES:
        text = _("{path} holds {count} .toml files; at most {most} are read.")
        raise FaultyCorrections(text.format(path=path, count=len(found), most=MOST_FILES))
    return found


def _read(path: Path) -> tuple[Correction, ...]:
    try:
        text = load(path, LARGEST).decode("utf-8-sig")
    except OSError as error:
        message = _("{path} cannot be read: {why}").format(path=path, why=error.strerror)
        raise FaultyCorrections(message) from error
    except UnicodeDecodeError as error:
        raise FaultyCorrections(_("{path} is not UTF-8; save it as UTF-8.").format(path=path)) from error
    return parse_corrections(text, str(path))


def parse_corrections(text: str, source: str) -> tuple[Correction, ...]:
    """The corrections in a TOML text; `source` is the name of its file. Raises `FaultyCorrections`."""
    if line := line_of_many_dots(text):
        raise _faulty(source, line, _Mistake("", _("a key has no more parts than two, with a dot between them")))
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise FaultyCorrections(_("{path}: {why}").format(path=source, why=error)) from error
    lines = lines_of_keys(text)
    try:
        _check_keys(tables, "", ("correction",))
        entries = tables.get("correction", [])
        if not isinstance(entries, list):
            raise _Mistake("correction", _("each correction begins with a line [[correction]]"))
        if len(entries) > MOST_ENTRIES:
            raise _Mistake("correction", _("a file has at most {most} corrections").format(most=MOST_ENTRIES))
    except _Mistake as mistake:
        raise _faulty(source, lines.of(0, mistake.key), mistake) from mistake
    return tuple(_entry(entry, number, lines, source) for number, entry in enumerate(entries, 1))


def _entry(entry: Any, number: int, lines: TomlLines, source: str) -> Correction:
    try:
        if not isinstance(entry, Mapping):
            raise _Mistake("correction", _("each correction begins with a line [[correction]]"))
        _check_keys(entry, "", KEYS)
        return _correction(entry, number, lines, source)
    except _Mistake as mistake:
        raise _faulty(source, lines.of(number, mistake.key), mistake) from mistake


def _faulty(source: str, line: int, mistake: _Mistake) -> FaultyCorrections:
    text = _("{path}, line {line}: {key}: {what}.") if mistake.key else _("{path}, line {line}: {what}.")
    return FaultyCorrections(text.format(path=source, line=line, key=mistake.key, what=mistake.what))


def _correction(entry: Table, number: int, lines: TomlLines, source: str) -> Correction:
    scope = _scope(entry)
    correction = Correction(
        source=source,
        line=lines.of(number, ""),
        scope=scope,
        is_form=_flag(entry, "form"),
        turned=_orientation(entry),
        header=_header(entry),
        columns={_position(key): _column(value, f"columns.{key}") for key, value in _table(entry, "columns").items()},
        rows={key: _rows_stated(key, value) for key, value in _table(entry, "rows").items()},
        title=_name(entry, "title"),
        unit=_name(entry, "unit"),
        year=_year(entry),
        lines={key: lines.of(number, key) for key in _statements(entry)},
    )
    _check_form(correction)
    _check_numbers(correction)
    return correction


def _statements(entry: Table) -> Sequence[str]:
    """The keys of an entry that state something, those of columns and rows each for itself."""
    plain = [key for key in entry if key not in SCOPE_KEYS | {"columns", "rows"}]
    return [*plain, *(f"{name}.{key}" for name in ("columns", "rows") for key in entry.get(name, {}))]


def _scope(entry: Table) -> Scope:
    scope = Scope(
        layout=_pattern(entry, "layout", LAYOUT, _("a layout is what zhibiao correct wrote, such as 5-3f9a1b2c4d5e")),
        sha256=_pattern(entry, "file", SHA256, _("a file is named by the first 8 digits or more of its SHA-256")),
        table=_count(entry, "table", LIMITS.rows),
        row=_count(entry, "row", LIMITS.rows),
    )
    if not scope.layout and not scope.sha256:
        raise _Mistake("", _("a correction needs layout, or file, to say which forms it is about"))
    if scope.table is not None and not scope.sha256:
        raise _Mistake("table", _("a table is one of a file; add file"))
    if scope.row is not None and scope.table is None:
        raise _Mistake("row", _("a row of the form is one of a table; add table"))
    return scope


def _pattern(entry: Table, key: str, pattern: re.Pattern[str], what: str) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str) or not (key not in entry or pattern.fullmatch(value)):
        raise _Mistake(key, what)
    return value


def _count(entry: Table, key: str, most: int, where: str = "") -> int | None:
    value = entry.get(key)
    if value is not None and (type(value) is not int or not 1 <= value <= most):
        raise _Mistake(f"{where}{key}", _("a number from 1 to {most} is needed").format(most=most))
    return value


def _flag(entry: Table, key: str) -> bool | None:
    value = entry.get(key)
    if value is not None and not isinstance(value, bool):
        raise _Mistake(key, _("true or false is needed"))
    return value


def _orientation(entry: Table) -> bool | None:
    value = entry.get("orientation")
    if value is None:
        return None
    if not isinstance(value, str) or value not in ORIENTATIONS:
        raise _Mistake("orientation", _no_choice(value, ORIENTATIONS))
    return ORIENTATIONS[value]


def _header(entry: Table) -> Header | None:
    if "header" not in entry:
        return None
    what = _('the first header row and how many there are are needed: { first = "序号", rows = 1 }')
    table = entry["header"]
    if not isinstance(table, Mapping):
        raise _Mistake("header", what)
    _check_keys(table, "header.", ("first", "rows"))
    return Header(_first_row(table.get("first"), what), _count(table, "rows", LIMITS.columns, "header.") or 1)


def _first_row(value: Any, what: str) -> RowName:
    if isinstance(value, str) and value.strip():
        return value
    if type(value) is not int or not 1 <= value <= LIMITS.rows:
        raise _Mistake("header", what)
    return Rows(value, value)


def _position(key: str) -> int:
    if not POSITION.fullmatch(key) or int(key) > LIMITS.columns:
        raise _Mistake(f"columns.{key}", _("a column is named by its number, counted from 1 at the left"))
    return int(key)


def _column(value: Any, key: str) -> tuple[Role, int | None]:
    found = COLUMN.fullmatch(value) if isinstance(value, str) else None
    if found is None or found[1] not in set(Role):
        raise _Mistake(key, _no_choice(value, [f"level 1 … level {MAX_LEVEL}", *Role]))
    role = Role(found[1])
    if found[2] is None:
        return role, None
    if role not in LEVELLED:
        raise _Mistake(key, _("only level and score take the number of a level"))
    if not 1 <= int(found[2][:9]) <= MAX_LEVEL:
        raise _Mistake(key, _("a level is a number from 1 to {most}").format(most=MAX_LEVEL))
    return role, int(found[2])


def _rows_stated(key: str, value: Any) -> RowsStated:
    if value == TOGETHER:
        return RowsStated(_stretch(key))
    if not isinstance(value, str) or value not in LABELS:
        raise _Mistake(f"rows.{key}", _no_choice(value, [*LABELS, TOGETHER]))
    return RowsStated(_row_name(key), LABELS[value])


def _row_name(key: str) -> RowName:
    """A row by its text or its numbers, which are those of rows in their order."""
    found = NUMBERS.fullmatch(key)
    if found is None:
        if not key.strip():
            raise _Mistake(f"rows.{key}", _("a row is named by its first text, or by its number"))
        return key
    first, last = int(found[1]), int(found[2] or found[1])
    if not 1 <= first <= last <= first + MOST_TOGETHER:
        text = _("rows are counted from 1, the first before the last, at most {most} together: 7-9")
        raise _Mistake(f"rows.{key}", text.format(most=MOST_TOGETHER))
    return Rows(first, last)


def _stretch(key: str) -> Rows:
    rows = _row_name(key)
    if not isinstance(rows, Rows) or rows.first == rows.last:
        raise _Mistake(f"rows.{key}", _("the rows of one indicator are named by the first and the last number: 7-9"))
    return rows


def _name(entry: Table, key: str) -> str | None:
    value = entry.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > LONGEST_NAME or (key == "title" and not value.strip()):
        text = _("a text in quotes of at most {most} characters is needed")
        raise _Mistake(key, text.format(most=LONGEST_NAME))
    return value.strip()


def _year(entry: Table) -> int | None:
    value = entry.get("year")
    first, last = YEARS
    if value is not None and (type(value) is not int or not first <= value <= last):
        text = _("a year from {first} to {last} is needed, without quotes")
        raise _Mistake("year", text.format(first=first, last=last))
    return value


def _table(entry: Table, key: str) -> Table:
    value = entry.get(key, {})
    if not isinstance(value, Mapping):
        raise _Mistake(key, _("a table is needed: [correction.{key}]").format(key=key))
    return value


def _check_keys(table: Table, where: str, known: Sequence[str]) -> None:
    for key in table:
        if key not in known:
            raise _Mistake(f"{where}{key}", _no_key(known))


def _no_key(known: Sequence[str]) -> str:
    return _("no such key; known are {known}").format(known=", ".join(known))


def _no_choice(value: Any, known: Iterable[str]) -> str:
    text = _("{value} is none of these: {known}")
    return text.format(value=str(value)[:40], known=", ".join(known))


def _check_form(correction: Correction) -> None:
    """What is no form has no parts to correct."""
    others = [key for key in correction.lines if key != "form"]
    if correction.is_form is False and others:
        what = _("what is no form (form = false) has nothing else to correct; leave out one of them")
        raise _Mistake(others[0], what)


def _check_numbers(correction: Correction) -> None:
    """A row's number holds in one table only; elsewhere another row has it."""
    named = {f"rows.{key}": stated.name for key, stated in correction.rows.items()}
    named |= {"header": correction.header.first} if correction.header else {}
    numbered = [key for key, name in named.items() if isinstance(name, Rows)]
    if numbered and correction.scope.table is None:
        what = _("a row's number holds in one table only; add file and table, or name its first text")
        raise _Mistake(numbered[0], what)


def _check_together(entries: Iterable[Correction]) -> None:
    """Two corrections of the same forms may not state different things."""
    stated: dict[tuple[Scope, str], tuple[Any, Origin]] = {}
    for entry in entries:
        for origin in entry.origins():
            value = _stated(entry, origin.key)
            other, before = stated.setdefault((entry.scope, origin.key), (value, origin))
            if other != value:
                text = _("another correction of the same forms states something else: {path}, line {line}")
                mistake = _Mistake(origin.key, text.format(path=before.source, line=before.line))
                raise _faulty(origin.source, origin.line, mistake)


def _stated(entry: Correction, key: str) -> Any:
    """The value of a key, as the correction holds it."""
    name, _dot, part = key.partition(".")
    if name == "columns":
        return entry.columns[int(part)]
    if name == "rows":
        return entry.rows[part]
    named = {"form": "is_form", "orientation": "turned"}
    return getattr(entry, named.get(name, name))
