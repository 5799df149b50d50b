"""Files to a dataset folder, with a summary on stderr."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from zhibiao.extract.language import _
from zhibiao.normalize import assemble
from zhibiao.normalize.store.csv_files import Labels, write_dataset

from .batch import Batch, read_all
from .corrections import with_own_corrections
from .progress import progress
from .reading import AS_THEY_ARE, ReadingOptions
from .saving import make_folder
from .sources import Found, find_sources
from .terminal import on_one_line, say

if TYPE_CHECKING:
    from zhibiao.normalize.store.dataset import Dataset


def convert_files(paths: Sequence[str], out: Path, labels: str, reading_options: ReadingOptions = AS_THEY_ARE) -> int:
    """Read the files under `paths` and write the dataset to `out`; the exit code is 1 when a file could not be read.

    The dataset's own corrections, where it has any, hold.
    Raises `WrongUsage` when there is no file to read, `out` cannot be written or a correction is faulty.
    """
    found = find_sources(paths, leave_out=out)
    make_folder(out)
    batch = read_found(found, with_own_corrections(reading_options, out))
    say_failures(batch)
    dataset = assemble(batch.readings, batch.failures)
    write_dataset(dataset, out, cast(Labels, labels))
    _summarize(found, batch, dataset, out)
    return 1 if batch.failures else 0


def read_found(found: Found, reading_options: ReadingOptions = AS_THEY_ARE) -> Batch:
    """Read the files with a progress bar."""
    with progress(found) as done:
        return read_all(found, done, reading_options)


def say_failures(batch: Batch) -> None:
    """Say on stderr which files could not be read, and why; and which corrections fit none of them."""
    for failure in batch.failures:
        say(on_one_line(f"{failure.source}: {failure.message}"), err=True)
    for source, notice in batch.unused:
        say(on_one_line(f"{source}: {notice.message}"), err=True)


def _summarize(found: Found, batch: Batch, dataset: Dataset, out: Path) -> None:
    read = len(found.sources) - len(batch.failures)
    text = _("{read} of {files} files read: {forms} forms, {indicators} indicators, {clauses} clauses -> {out}")
    leaves = dataset.indicators[["form_id", "indicator_no"]].drop_duplicates()
    counts = {"forms": len(dataset.forms), "indicators": len(leaves), "clauses": len(dataset.clauses)}
    say(text.format(read=read, files=len(found.sources), out=out, **counts), err=True)
    severities = dataset.notices["severity"].value_counts()
    errors, warnings = int(severities.get("error", 0)), int(severities.get("warning", 0))
    if errors or warnings:
        text = _("To look at: {errors} errors and {warnings} warnings, listed in {file}")
        say(text.format(errors=errors, warnings=warnings, file=out / "notices.csv"), err=True)
