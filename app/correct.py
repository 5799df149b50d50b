"""Files or datasets to a file of corrections: what is doubtful, for a person to put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from zhibiao.extract.document import Document, Notice, Part
from zhibiao.extract.errors import WrongUsage
from zhibiao.extract.language import _
from zhibiao.normalize import normalize
from zhibiao.normalize.corrections.parse import NAME
from zhibiao.normalize.corrections.records import NO_CORRECTIONS, Correction, Corrections, Scope
from zhibiao.normalize.records import CheckKind, Failure, Reading
from zhibiao.normalize.store.csv_files import read_dataset
from zhibiao.render.records import stored_forms, stored_notices

from .batch import Understood, understand
from .corrections import say_unused, without_forms
from .forms import datasets_and_files
from .progress import progress
from .reading import AS_THEY_ARE, ReadingOptions
from .saving import save
from .skeleton import Read, Skeleton, skeleton
from .sources import find_sources
from .terminal import on_one_line, say

KINDS = {kind.value: kind for kind in CheckKind}


def write_corrections(paths: Sequence[str], out: Path | None, reading_options: ReadingOptions = AS_THEY_ARE) -> int:
    """Write what is doubtful in the files and datasets at `paths` to `out`, else to `corrections.toml`.

    The exit code is 1 when a file could not be read. Raises `WrongUsage` when there is no file to read, or rather than
    replace a file, and what reading a dataset raises.
    """
    folders, files = datasets_and_files(paths)
    path = out or (folders[0] / NAME if len(folders) == 1 and not files else Path(NAME))
    if path.exists():
        text = _("{path} is there already, and may hold corrections. Give another name with -o.")
        raise WrongUsage(text.format(path=path))
    gathered = _Gathered([one for folder in folders for one in stored(folder)])
    if files:
        _read_files(gathered, files, reading_options)
    _write(path, skeleton(gathered.read, gathered.left_out))
    return gathered.code


@dataclass(slots=True)
class _Gathered:
    """The forms read so far, the tables left out, and the exit code."""

    read: list[Read]
    left_out: list[Read] = field(default_factory=list)
    code: int = 0


def _read_files(gathered: _Gathered, paths: Sequence[str], options: ReadingOptions) -> None:
    """Add what the files hold; those that cannot be read are told."""
    found = find_sources(paths)
    readings: list[Reading] = []
    with progress(found) as done:
        for source in found.sources:
            match understand(source, options):
                case Failure(message=message):
                    gathered.code = 1
                    say(on_one_line(f"{source.name}: {message}"), err=True)
                case Understood(document=document, reading=reading):
                    gathered.read += [Read(reading.source, reading.sha256, form) for form in reading.forms]
                    gathered.left_out += tables_left_out(document, reading, options)
                    readings.append(without_forms(reading))
            done(source)
    say_unused(options, readings)


def stored(folder: Path) -> Iterator[Read]:
    """The forms of a dataset with what was told of them; what was put right in its files since is no doubt.

    Raises what reading a dataset raises.
    """
    dataset = read_dataset(folder)
    told: dict[str, list[Notice]] = {}
    for one in stored_notices(dataset):
        if one.kind in KINDS:
            told.setdefault(one.form_id, []).append(Notice(KINDS[one.kind], one.message, one.severity, one.place))
    for found in stored_forms(dataset):
        form = found.form
        settled: dict[str, str] = {CheckKind.TITLE_MISSING: form.title, CheckKind.UNIT_UNKNOWN: form.unit}
        notices = (notice for notice in told.get(found.form_id, []) if not settled.get(notice.kind))
        yield Read(found.source, found.sha256, replace(form, notices=tuple(notices)))


def _write(path: Path, written: Skeleton) -> None:
    if not written.text:
        say(_("Nothing is doubtful."), err=True)
        return
    save(path, written.text.encode())
    say(str(path), err=True)
    if written.left:
        text = _("More is doubtful than one file holds: {count} further layouts and forms. Give fewer files.")
        say(text.format(count=written.left), err=True)


def tables_left_out(document: Document, reading: Reading, options: ReadingOptions = AS_THEY_ARE) -> list[Read]:
    """The tables of the body's text in which no indicators were found, as what they would be read if they were forms.

    Tables that cannot be read as forms are none of them.
    """
    left = _left_out(document, reading)
    if not left:
        return []
    scopes = (Scope(sha256=document.sha256, table=number + 1) for number in left)
    stated = (Correction(document.source, 0, scope, is_form=True, lines={"form": 0}) for scope in scopes)
    given = (options.corrections or NO_CORRECTIONS).entries
    forms = normalize(document, options.vocabulary, Corrections((*given, *stated))).forms
    return [Read(document.source, document.sha256, form) for form in forms if form.table in left and form.header]


def _left_out(document: Document, reading: Reading) -> frozenset[int]:
    """The numbers of the body's tables of which it was told that they hold no indicators."""
    tables = document.tables()
    numbers = (notice.place.table for notice in reading.notices if notice.kind is CheckKind.NO_FORM)
    return frozenset(number for number in numbers if number is not None and tables[number].part is Part.BODY)
