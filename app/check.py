"""Files to the list of what a person should look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click
from zhibiao.extract import Notice, Place, Severity
from zhibiao.extract.document import NOWHERE
from zhibiao.extract.language import _

from .batch import Batch, notices
from .convert import read_found
from .reading import AS_THEY_ARE, ReadingOptions
from .sources import find_sources

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at: the file, how much it matters, a sentence, the place."""

    source: str
    severity: Severity
    message: str
    place: Place = NOWHERE


def print_notices(paths: Sequence[str], reading_options: ReadingOptions = AS_THEY_ARE) -> int:
    """Print the notices of the files under `paths`, errors first; the exit code is 1 when there is an error.

    Raises `WrongUsage` when there is no file to read.
    """
    remarks = remarks_of(read_found(find_sources(paths), reading_options))
    for remark in remarks:
        click.echo(printed(remark))
    counts = Counter(remark.severity for remark in remarks)
    text = _("{errors} errors, {warnings} warnings, {infos} for the record")
    errors, warnings, infos = (counts[severity] for severity in SEVERITIES)
    click.echo(text.format(errors=errors, warnings=warnings, infos=infos), err=True)
    return 1 if errors else 0


def remarks_of(batch: Batch) -> list[Remark]:
    """All that was noticed in a run, the most serious first, and in reading order within a severity."""
    remarks = [remark_of(reading.source, notice) for reading in batch.readings for notice in notices(reading)]
    remarks += [Remark(failure.source, Severity.ERROR, failure.message) for failure in batch.failures]
    return sorted(remarks, key=lambda remark: SEVERITIES.index(remark.severity))


def remark_of(source: str, notice: Notice) -> Remark:
    """A notice and the file it is about."""
    return Remark(source, notice.severity, notice.message, notice.place)


def printed(remark: Remark) -> str:
    """A line: severity, file, place, sentence."""
    severity = click.style(_severity_name(remark.severity), fg=COLOURS[remark.severity])
    where = _(", ").join([remark.source, *place_words(remark.place)])
    return _("{severity}: {where}: {message}").format(severity=severity, where=where, message=remark.message)


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
