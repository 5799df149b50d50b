"""Read many files, one after the other: each becomes a reading or a failure, and none stops the others."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from zhibiao.extract import Document, Notice, ZhibiaoError
from zhibiao.extract.language import _
from zhibiao.normalize import normalize
from zhibiao.normalize.corrections.apply import unused
from zhibiao.normalize.corrections.records import NO_CORRECTIONS
from zhibiao.normalize.records import Failure, Reading

from .reading import AS_THEY_ARE, ReadingOptions
from .sources import Found, Source

SourceReader = Callable[[Source], Document]
"""What reads a file; raises `UnreadableFile`."""

INTERNAL = "internal"
"""The kind of a failure that is our fault, not the file's."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A file as read, and what it was found to hold."""

    document: Document
    reading: Reading


def understand(
    source: Source, options: ReadingOptions = AS_THEY_ARE, reader: SourceReader | None = None
) -> Understood | Failure:
    """Read one file, with a reader of its own where one is given, and find its forms; what goes wrong is a failure."""
    try:
        document = (reader or options.read)(source)
        reading = normalize(document, options.vocabulary, options.corrections or NO_CORRECTIONS)
        return Understood(document, reading)
    except ZhibiaoError as error:
        return Failure(source.name, error.kind, error.message)
    except MemoryError:
        return Failure(
            source.name, "limit", _("The file needs more memory than there is. Split it into smaller files.")
        )
    except Exception as error:  # the last line of defence: one file's bug must not cost the run
        return Failure(source.name, INTERNAL, internal_message(error))


@dataclass(frozen=True, slots=True)
class Batch:
    """What a run gave: the readings in the order of the files, those that were passed over, and the failures.

    `unused` are the files of corrections that fit nothing, which stand among the readings, too.
    """

    readings: tuple[Reading, ...]
    failures: tuple[Failure, ...]
    unused: tuple[tuple[str, Notice], ...] = ()


def read_all(found: Found, done: Callable[[Source], None], options: ReadingOptions = AS_THEY_ARE) -> Batch:
    """Read the files in order; `done` is called after each one. Only the readings are kept, not the documents."""
    readings: list[Reading] = []
    failures: list[Failure] = []
    for source in found.sources:
        match understand(source, options):
            case Failure() as failure:
                failures.append(failure)
            case Understood(reading=reading):
                readings.append(reading)
        done(source)
    passed_over = (Reading(skipped.name, "", (), (skipped.notice,)) for skipped in found.skipped)
    vain = tuple(unused(options.corrections or NO_CORRECTIONS, readings))
    of_corrections = (Reading(name, "", (), (notice,)) for name, notice in vain)
    return Batch((*readings, *passed_over, *of_corrections), tuple(failures), vain)


def notices(reading: Reading) -> tuple[Notice, ...]:
    """All notices of a file: the reader's, then those of its forms."""
    return (*reading.notices, *(notice for form in reading.forms for notice in form.notices))


def internal_message(error: BaseException) -> str:
    """What to tell a user about an error that is a bug: enough to report it, and no traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    text = _("An error in zhibiao itself: {error} at {place}. Please report it, with the file if you may share it.")
    return text.format(error=f"{type(error).__name__}: {error}".splitlines()[0], place=place)
