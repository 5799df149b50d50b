"""Files, or tables that were edited, to the list of what a person should look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from zhibiao.extract import Notice, Place, Severity
from zhibiao.extract.document import NOWHERE
from zhibiao.extract.language import _
from zhibiao.normalize.check.check_forms import WORKED_OUT, check_form
from zhibiao.normalize.check.check_neighbours import check_neighbours
from zhibiao.normalize.check.totals import total_score
from zhibiao.normalize.clauses.split_clauses import split_clauses
from zhibiao.normalize.records import CheckKind, CollectKind
from zhibiao.normalize.store.csv_files import read_dataset
from zhibiao.render.records import StoredForm, StoredNotice, stored_forms, stored_notices

from .batch import Batch, notices
from .convert import read_found
from .forms import datasets_and_files
from .reading import AS_THEY_ARE, ReadingOptions
from .sources import find_sources
from .terminal import on_one_line, say, say_styled, styled

if TYPE_CHECKING:
    from zhibiao.normalize.records import Form

OF_RETURNS = frozenset(CollectKind)
"""What `collect` told of the forms that came back."""

OF_DOUBTS = frozenset([CheckKind.READING_DOUBTFUL, CheckKind.LAYOUT_DIFFERS])
"""What tells that a form may be read otherwise."""

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at: the file, how much it matters, a sentence, the place, how sure a doubtful reading is."""

    source: str
    severity: Severity
    message: str
    place: Place = NOWHERE
    confidence: float = 1.0


def print_notices(paths: Sequence[str], reading_options: ReadingOptions = AS_THEY_ARE) -> int:
    """Print the notices of the files and datasets at `paths`; the exit code is 1 when there is an error.

    Doubtful readings stand first, the least sure before the others: what else is told of a form may come of a wrong
    reading. Then come errors, warnings and what is for the record.
    Raises `WrongUsage` when there is no file to read, and what reading a dataset raises.
    """
    folders, files = datasets_and_files(paths)
    remarks = [remark for folder in folders for remark in dataset_remarks(folder)]
    if files:
        remarks += remarks_of(read_found(find_sources(files), reading_options))
    remarks.sort(key=_rank)
    for remark in remarks:
        say_styled(printed(remark))
    counts = Counter(remark.severity for remark in remarks)
    text = _("{errors} errors, {warnings} warnings, {infos} for the record")
    errors, warnings, infos = (counts[severity] for severity in SEVERITIES)
    say(text.format(errors=errors, warnings=warnings, infos=infos), err=True)
    return 1 if errors else 0


def remarks_of(batch: Batch) -> list[Remark]:
    """All that was noticed in a run: doubtful readings, errors, warnings and the rest, each in reading order."""
    remarks = [remark_of(reading.source, notice) for reading in batch.readings for notice in notices(reading)]
    remarks += [Remark(failure.source, Severity.ERROR, failure.message) for failure in batch.failures]
    return sorted(remarks, key=_rank)


def dataset_remarks(folder: Path) -> list[Remark]:
    """What the forms of a dataset say against themselves as they stand now, and what was told of their files.

    The first is worked out anew, as a person may have edited them; the second is what `notices.csv` holds besides.
    Raises what reading a dataset raises.
    """
    dataset = read_dataset(folder)
    stored = list(stored_forms(dataset))
    found = _found_anew([replace(one, form=_as_edited(one.form)) for one in stored])
    said = {(form_id, notice.message) for form_id, notice in found}
    forms = {one.form_id: one.form for one in stored}
    anew = (Remark(_name(folder, form_id, forms[form_id].unit), n.severity, n.message) for form_id, n in found)
    kept = (
        Remark(f"{folder}: {one.source or one.form_id}", one.severity, one.message, one.place, _sure(one, forms))
        for one in stored_notices(dataset)
        if _tells_of_the_file(one, forms.get(one.form_id)) and (one.form_id, one.message) not in said
    )
    return [*anew, *kept]


def _tells_of_the_file(one: StoredNotice, form: Form | None) -> bool:
    """Whether a stored notice is of the file's reading, and not of what is checked again or was put right since."""
    settled: dict[str, str] = {}
    if form is not None:
        settled = {CheckKind.TITLE_MISSING: form.title, CheckKind.UNIT_UNKNOWN: form.unit}
    return one.kind not in WORKED_OUT | OF_RETURNS and not settled.get(one.kind)


def _sure(one: StoredNotice, forms: Mapping[str, Form]) -> float:
    """How sure the form's reading is that a stored notice calls doubtful."""
    form = forms.get(one.form_id)
    return form.confidence if form and one.kind in OF_DOUBTS else 1.0


def _name(folder: Path, form_id: str, of: str) -> str:
    return f"{folder}: {' '.join(filter(None, (form_id, of)))}"


def _found_anew(stored: Sequence[StoredForm]) -> list[tuple[str, Notice]]:
    """What the checks find: the form's number and the notice, in the dataset's order."""
    files: dict[str, list[StoredForm]] = {}
    for one in stored:
        files.setdefault(one.source, []).append(one)
    found: list[tuple[str, Notice]] = []
    for of_one in files.values():
        checked = check_neighbours([replace(one.form, notices=check_form(one.form)) for one in of_one])
        found += [(one.form_id, n) for one, form in zip(of_one, checked, strict=True) for n in form.notices]
    return found


def _as_edited(form: Form) -> Form:
    """A form with its sum and its clauses worked out again from scores and criteria that may be new."""
    indicators = tuple(replace(one, clauses=split_clauses(one.criterion, one.score)) for one in form.indicators)
    return replace(form, indicators=indicators, total_score=total_score(indicators))


def _rank(remark: Remark) -> tuple[float, int]:
    return remark.confidence, SEVERITIES.index(remark.severity)


def remark_of(source: str, notice: Notice) -> Remark:
    """A notice and the file it is about."""
    return Remark(source, notice.severity, notice.message, notice.place, notice.confidence)


def printed(remark: Remark) -> str:
    """A line: severity, file, place, sentence."""
    severity = styled(_severity_name(remark.severity), COLOURS[remark.severity])
    where = on_one_line(_(", ").join([remark.source, *place_words(remark.place)]))
    return _("{severity}: {where}: {message}").format(
        severity=severity, where=where, message=on_one_line(remark.message)
    )


def place_words(place: Place) -> Iterable[str]:
    """The parts of a place, counted from 1 as a person counts."""
    if place.table is not None:
        yield _("table {number}").format(number=place.table + 1)
    if place.row is not None:
        yield _("row {number}").format(number=place.row + 1)
    if place.column is not None:
        yield _("column {number}").format(number=place.column + 1)
    if place.line is not None:
        yield _("line {number}").format(number=place.line)


def _severity_name(severity: Severity) -> str:
    return {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.INFO: _("info")}[severity]
