"""A dataset as a folder: a CSV file a frame, which Excel opens and saves, and a data package that describes them.

`write_dataset` and `read_dataset` undo each other: a text that Excel would take for a formula is escaped with one
apostrophe in front, and the absent value is an empty cell. Files saved by Excel (CRLF, GBK, 3.0 for 3) are read too.
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import pandas as pd
from zhibiao.extract.document import Place
from zhibiao.extract.errors import UnreadableFile, WrongUsage
from zhibiao.extract.files import load
from zhibiao.extract.language import _
from zhibiao.extract.limits import LIMITS

from .cells import cell_text, cell_value
from .datapackage import PACKAGE, describe
from .dataset import KEYS, SCHEMA, Dataset, Field
from .frames import Row, frame_of, repeated_key

Labels = Literal["en", "zh"]

BYTE_ORDER_MARK = "\ufeff"
LONGEST_CELL = 2**31 - 1
DELIMITERS = ",;\t"


def write_dataset(dataset: Dataset, folder: str | Path, labels: Labels = "en") -> tuple[Path, ...]:
    """Write forms.csv, columns.csv, indicators.csv, clauses.csv, notices.csv and datapackage.json into the folder.

    Gives the paths. Each file is complete or not there: all are written under temporary names first, then renamed.
    Raises `WrongUsage` where the folder cannot be written.
    """
    texts = {f"{name}.csv": BYTE_ORDER_MARK + _csv(name, getattr(dataset, name), labels) for name in SCHEMA}
    texts[PACKAGE] = json.dumps(describe(labels), ensure_ascii=False, indent=2) + "\n"
    try:
        return _replace_all(Path(folder), texts)
    except OSError as error:
        text = _("The folder {folder} cannot be written ({why}). Close its files in Excel, or choose another folder.")
        raise WrongUsage(text.format(folder=folder, why=error.strerror or error)) from error


def _replace_all(folder: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    temporary = {name: folder / f".{name}.{os.getpid()}.tmp" for name in texts}
    try:
        for name, text in texts.items():
            temporary[name].write_bytes(text.encode())
        return tuple(path.replace(folder / name) for name, path in temporary.items())
    finally:
        for path in temporary.values():
            path.unlink(missing_ok=True)


def _csv(name: str, frame: pd.DataFrame, labels: Labels) -> str:
    fields = SCHEMA[name]
    columns = [[cell_text(field, value) for value in frame[field.name].array] for field in fields]
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(printed_name(field, labels) for field in fields)
    writer.writerows(zip(*columns, strict=True))
    return out.getvalue()


def printed_name(field: Field, labels: Labels) -> str:
    """A column's name in a file: English, which programs use, or Chinese."""
    return field.label if labels == "zh" else field.name


def stored_labels(folder: str | Path) -> Labels:
    """The language of the column names in a dataset's files; raises as `read_dataset` does."""
    path = Path(folder) / "forms.csv"
    _line, header = next(_records(path, _decode(path, _load(path))), (1, []))
    return "zh" if {field.label for field in SCHEMA["forms"]} & {text.strip() for text in header} else "en"


def read_dataset(folder: str | Path) -> Dataset:
    """Read a folder that `write_dataset` wrote, after edits in Excel or elsewhere.

    Raises `UnreadableFile`, naming the file, the line and the column of what cannot be understood.
    """
    forms = _frame(Path(folder), "forms", None)
    known = set(forms["form_id"])
    others = {name: _frame(Path(folder), name, known) for name in SCHEMA if name != "forms"}
    return Dataset(forms, **others)


def _frame(folder: Path, name: str, known: set[str] | None) -> pd.DataFrame:
    path = folder / f"{name}.csv"
    records = _records(path, _decode(path, _load(path)))
    try:
        _line, header = next(records)
    except StopIteration:
        raise _broken(path, 1, _("it is empty; a header row is needed")) from None
    places = _places(path, name, header)
    rows = {line: _row(path, line, places, record) for line, record in records if any(record)}
    for line, row in rows.items():
        _check_keys(path, line, name, row, known)
    frame = frame_of(name, list(rows.values()))
    repeated = repeated_key(name, frame)
    if repeated is not None:
        raise _broken(path, list(rows)[repeated], _("it repeats the key of a row above; give it a number of its own"))
    return frame


def _check_keys(path: Path, line: int, name: str, row: Row, known: set[str] | None) -> None:
    """A row has its key (a period may be absent), and its form is one of forms.csv."""
    for key in KEYS[name]:
        if key != "period" and row.get(key) is None:
            raise _broken(path, line, _("column {column} is empty").format(column=key))
    form_id = row.get("form_id")
    if known is not None and form_id is not None and form_id not in known:
        raise _broken(path, line, _("there is no form {form_id} in forms.csv").format(form_id=form_id))


def _load(path: Path) -> bytes:
    try:
        return load(path, LIMITS.file_bytes)
    except FileNotFoundError as error:
        text = _("{path} is missing. Give the folder that the conversion wrote.").format(path=path)
        raise UnreadableFile("missing", text) from error
    except OSError as error:
        text = _("{path} cannot be read ({why}). Close it in Excel, or ask for the right to read it.")
        raise UnreadableFile("permission", text.format(path=path, why=error.strerror or error)) from error


def _decode(path: Path, data: bytes) -> str:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = _("{path} is neither UTF-8 nor GBK text. Save it from Excel as CSV UTF-8.").format(path=path)
    raise UnreadableFile("corrupt", text)


def _records(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of the file with the line (from 1) that each begins on."""
    csv.field_size_limit(LONGEST_CELL)
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count), strict=True)
    line = 1
    try:
        for record in reader:
            yield line, record
            line = reader.line_num + 1
    except csv.Error as error:
        raise _broken(path, line, str(error)) from error


def _places(path: Path, name: str, header: Sequence[str]) -> list[Field | None]:
    """The field of each place of the header, by English name or Chinese label; None for a column without a name."""
    known = {text: field for field in SCHEMA[name] for text in (field.name, field.label)}
    names = [text.strip() for text in header]
    if wrong := _wrong_header(names, known):
        raise _broken(path, 1, wrong)
    return [known.get(text) for text in names]


def _wrong_header(names: Sequence[str], known: Mapping[str, Field]) -> str:
    """What is wrong with the names of a file's columns, "" where nothing is."""
    for text in filter(None, names):
        if text not in known:
            return _("there is no column {column}; give it its name again").format(column=text)
        if names.count(text) > 1:
            return _("the column {column} stands there twice").format(column=text)
    given = {known[text] for text in names if text}
    absent = (field.name for field in known.values() if field not in given and not field.optional)
    found = next(absent, None)
    return "" if found is None else _("the column {column} is missing").format(column=found)


def _row(path: Path, line: int, places: Sequence[Field | None], record: Sequence[str]) -> dict[str, Any]:
    if any(text for field, text in zip(places, record, strict=False) if field is None) or any(record[len(places) :]):
        raise _broken(path, line, _("it has a value in a column without a name"))
    named = [(field, text) for field, text in zip(places, record, strict=False) if field is not None]
    return {field.name: _value(path, line, field, text) for field, text in named}


def _value(path: Path, line: int, field: Field, text: str) -> Any:
    try:
        return cell_value(field, text)
    except ValueError as error:
        place = _("column {column}: {what}").format(column=field.name, what=error)
        raise _broken(path, line, place) from error


def _broken(path: Path, line: int, what: str) -> UnreadableFile:
    text = _("{path}, line {line}: {what}.").format(path=path, line=line, what=what)
    return UnreadableFile("corrupt", text, Place(line=line))
