"""Forms that came back filled in, into the dataset that they were printed from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from zhibiao.extract import Document, Notice, Place, Severity
from zhibiao.extract.document import NOWHERE
from zhibiao.extract.errors import WrongUsage
from zhibiao.extract.language import _
from zhibiao.extract.xlsx import is_workbook, read_workbook
from zhibiao.normalize.collect.points import slots_of
from zhibiao.normalize.collect.put_results import Told, put_results
from zhibiao.normalize.collect.returned_doubts import is_of_cell, returned_doubts, tables_of
from zhibiao.normalize.collect.take_results import take_results
from zhibiao.normalize.compare.match_forms import find_form, nearest_title
from zhibiao.normalize.records import CollectKind, Failure, Form, Reading
from zhibiao.normalize.store.csv_files import read_dataset, stored_labels, write_dataset
from zhibiao.render.records import StoredForm, stored_forms

from .batch import understand
from .check import SEVERITIES, Remark, printed
from .corrections import say_unused, with_own_corrections, without_forms
from .forms import is_dataset
from .progress import progress
from .ranking import rank_units, ranking_csv
from .reading import AS_THEY_ARE, ReadingOptions
from .saving import make_folder, save
from .sources import SUFFIXES, Source, find_sources
from .terminal import say, say_styled

RANKING = "ranking.csv"
WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm"})
LISTED = 50
"""How many forms without results are named."""
UNSURE = (Severity.ERROR, Severity.WARNING)


@dataclass(slots=True)
class Collection:
    """The dataset's forms as they stand now, the file that each came back in, and what was noticed."""

    forms: list[StoredForm]
    sent_by: dict[str, str] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)


def collect_forms(paths: Sequence[str], into: Path, reading_options: ReadingOptions = AS_THEY_ARE) -> int:
    """Take the results of the filled forms under `paths` into the dataset `into`, and rank its units.

    The exit code is 1 when a file could not be read or something was altered that should not be. Raises `WrongUsage`
    when there is no file to read or no dataset, and what reading and writing a dataset raise.
    """
    if not is_dataset(into):
        raise WrongUsage(_("{folder} holds no dataset. Give the folder that convert wrote.").format(folder=into))
    dataset, labels = read_dataset(into), stored_labels(into)
    found = find_sources(paths, leave_out=into, suffixes=SUFFIXES | WORKBOOK_SUFFIXES)
    make_folder(into)
    collection = Collection(list(stored_forms(dataset)))
    reading_options = with_own_corrections(reading_options, into)
    readings: list[Reading] = []
    with progress(found) as done:
        for source in found.sources:
            readings += _add_file(collection, source, reading_options)
            done(source)
    say_unused(reading_options, readings)
    forms = {stored.form_id: stored.form for stored in collection.forms if stored.form_id in collection.sent_by}
    sources = frozenset(source.name for source in found.sources)
    write_dataset(put_results(dataset, forms, sources, collection.told), into, labels)
    code = _report(collection, len(found.sources), into)
    save(into / RANKING, ranking_csv(rank_units(collection.forms), labels))
    return code


def read_returned(source: Source, reading_options: ReadingOptions) -> Document:
    """Read a form that came back, which may be a workbook too; raises `UnreadableFile`."""
    return read_workbook(source.path, name=source.name) if is_workbook(source.path) else reading_options.read(source)


def _add_file(collection: Collection, source: Source, reading_options: ReadingOptions) -> Sequence[Reading]:
    """Add the forms of one file, and give its reading; what goes wrong with it is told, and stops no other file."""
    understood = understand(source, reading_options, lambda one: read_returned(one, reading_options))
    if isinstance(understood, Failure):
        _tell(collection, source, CollectKind.UNREADABLE, understood.message)
        return ()
    tables = tables_of(understood.reading.forms)
    for notice in understood.document.notices:
        if notice.severity in UNSURE and not is_of_cell(notice, tables):
            told = replace(notice, kind=CollectKind.DOUBT)
            collection.told.append(Told(source.name, "", told))
    if not understood.reading.forms:
        _tell(collection, source, CollectKind.NO_FORM, _("No form was found in this file, so nothing was taken."))
    for form in understood.reading.forms:
        _add_form(collection, source, form, understood.document)
    return (without_forms(understood.reading),)


def _add_form(collection: Collection, source: Source, filled: Form, document: Document) -> None:
    """Take the results of a form that stands in a document, or say why not."""
    number = find_form(filled, [stored.form for stored in collection.forms])
    place = Place(table=filled.table)
    if number is None:
        _tell(collection, source, CollectKind.FORM_UNKNOWN, _unknown(collection, filled), place)
        return
    stored = collection.forms[number]
    if filled.year is not None and stored.form.year is not None and filled.year != stored.form.year:
        text = _("This is a form of {year}, and the dataset holds that of {known}; nothing was taken.")
        message = text.format(year=filled.year, known=stored.form.year)
        _tell(collection, source, CollectKind.OTHER_YEAR, message, place, stored.form_id)
    elif stored.form_id in collection.sent_by:
        text = _("{unit} sent this form twice; {first} was taken, and this one was not. Keep one, and collect again.")
        message = text.format(unit=stored.form.unit or stored.form.title, first=collection.sent_by[stored.form_id])
        _tell(collection, source, CollectKind.SENT_TWICE, message, place, stored.form_id)
    else:
        taken = take_results(stored.form, filled)
        collection.forms[number] = replace(stored, form=taken.form)
        collection.sent_by[stored.form_id] = source.name
        noticed = [*taken.notices, *returned_doubts(stored.form, filled, document, taken.notices)]
        collection.told += [Told(source.name, stored.form_id, notice) for notice in noticed]
        other = _named_in(source, stored, collection)
        if other:
            text = _(
                "The file's name speaks of {other}, and the form in it is that of {unit}; its results went to {unit}."
            )
            message = text.format(other=other, unit=stored.form.unit)
            notice = Notice(CollectKind.OTHER_NAME, message, Severity.WARNING, place)
            collection.told.append(Told(source.name, stored.form_id, notice))


def _named_in(source: Source, stored: StoredForm, collection: Collection) -> str:
    """Another unit that the file's name speaks of, and not of the form's own."""
    name, own = Path(source.name).stem, stored.form.unit
    others = {one.form.unit for one in collection.forms if one.form.unit} - {own}
    return "" if not own or own in name else max((unit for unit in others if unit in name), key=len, default="")


def _unknown(collection: Collection, filled: Form) -> str:
    named = filled.title or _("without a title")
    near = nearest_title(filled, [stored.form for stored in collection.forms])
    if near:
        text = _("The dataset has no form of this unit: {title}. The nearest is {near}. Nothing was taken.")
        return text.format(title=named, near=near)
    return _("The dataset has no form of this unit: {title}. Nothing was taken.").format(title=named)


def _tell(
    collection: Collection, source: Source, kind: CollectKind, message: str, place: Place = NOWHERE, form_id: str = ""
) -> None:
    collection.told.append(Told(source.name, form_id, Notice(kind, message, Severity.ERROR, place)))


def _without_results(collection: Collection) -> list[StoredForm]:
    """The forms that have cells for results, all of them blank."""
    slots = ((stored, slots_of(stored.form)) for stored in collection.forms)
    return [stored for stored, found in slots if found and all(slot.blank for slot in found)]


def _report(collection: Collection, n_files: int, into: Path) -> int:
    """Print what was noticed, errors first, and how much came back; give the exit code."""
    remarks = [Remark(one.source, one.notice.severity, one.notice.message, one.notice.place) for one in collection.told]
    for remark in sorted(remarks, key=lambda remark: SEVERITIES.index(remark.severity)):
        say_styled(printed(remark))
    counts = Counter(remark.severity for remark in remarks)
    text = _("{files} files: {returned} of {forms} forms came back; {errors} errors, {warnings} warnings -> {out}")
    words = {"files": n_files, "returned": len(collection.sent_by), "forms": len(collection.forms), "out": into}
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    missing = [stored.form.unit or stored.form.title or stored.form_id for stored in _without_results(collection)]
    if missing:
        named = _(", ").join(missing[:LISTED]) + ("…" if len(missing) > LISTED else "")
        say(_("Without any result so far: {forms}.").format(forms=named), err=True)
    say(text.format(errors=errors, warnings=warnings, **words), err=True)
    return 1 if errors else 0
