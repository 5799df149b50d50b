"""Read many files, one after the other: each becomes a reading or a failure, and none stops the others."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from zhibiao.extract import Document, Notice, ZhibiaoError
from zhibiao.extract.language import _
from zhibiao.normalize import normalize
from zhibiao.normalize.facts.vocabulary import Vocabulary
from zhibiao.normalize.records import Failure, Reading

from .reading import AS_THEY_ARE
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
    source: Source, reader: SourceReader = AS_THEY_ARE.read, vocabulary: Vocabulary | None = None
) -> Understood | Failure:
    """Read one file and find its forms; whatever goes wrong becomes a failure."""
    try:
        document = reader(source)
        return Understood(document, normalize(document, vocabulary))
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
    """What a run gave: the readings in the order of the files, those that were passed over, and the failures."""

    readings: tuple[Reading, ...]
    failures: tuple[Failure, ...]


def read_all(
    found: Found,
    done: Callable[[Source], None],
    reader: SourceReader = AS_THEY_ARE.read,
    vocabulary: Vocabulary | None = None,
) -> Batch:
    """Read the files in order; `done` is called after each one. Only the readings are kept, not the documents."""
    readings: list[Reading] = []
    failures: list[Failure] = []
    for source in found.sources:
        match understand(source, reader, vocabulary):
            case Failure() as failure:
                failures.append(failure)
            case Understood(reading=reading):
                readings.append(reading)
        done(source)
    passed_over = (Reading(skipped.name, "", (), (skipped.notice,)) for skipped in found.skipped)
    return Batch((*readings, *passed_over), tuple(failures))


def notices(reading: Reading) -> tuple[Notice, ...]:
    """All notices of a file: the reader's, then those of its forms."""
    return (*reading.notices, *(notice for form in reading.forms for notice in form.notices))


def internal_message(error: BaseException) -> str:
    """What to tell a user about an error that is a bug: enough to report it, and no traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    text = _("An error in zhibiao itself: {error} at {place}. Please report it, with the file if you may share it.")
    return text.format(error=f"{type(error).__name__}: {error}".splitlines()[0], place=place)
