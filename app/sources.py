"""Find the files to read: files, folders (with all below them) and patterns, each under a name of its own."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from zhibiao.extract.document import Notice, Severity
from zhibiao.extract.errors import WrongUsage
from zhibiao.extract.files import start_of
from zhibiao.extract.language import _
from zhibiao.normalize.store.datapackage import PACKAGE

WORD_SUFFIXES = (".doc", ".docm", ".docx", ".dot", ".dotm", ".dotx", ".wps", ".wpt")
OTHER_SUFFIXES = (".htm", ".html", ".mht", ".mhtml", ".odt", ".ott", ".rtf", ".txt", ".xhtml", ".xml")
SUFFIXES = frozenset(WORD_SUFFIXES + OTHER_SUFFIXES)
"""In a folder, files with these suffixes are read; a file given by name is read whatever it is called."""

LOCK = "~$"

DOCUMENT_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How a Word file without a suffix begins: a zip package, an OLE2 compound file, RTF."""


class SkipKind(StrEnum):
    """Why a file in a folder was not read."""

    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, and the name it goes by in the data: relative to the folder given, with `/`."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that was passed over, and the notice that says why."""

    name: str
    notice: Notice
    path: Path


@dataclass(frozen=True, slots=True)
class Found:
    """What stands under the paths given."""

    sources: tuple[Source, ...]
    skipped: tuple[Skipped, ...] = ()


def find_sources(paths: Iterable[str], leave_out: Path | None = None, suffixes: Collection[str] = SUFFIXES) -> Found:
    """The files under `paths`, in order, each once; the folder `leave_out` (where the output goes) is not entered.

    In a folder the files whose names end in one of the `suffixes` are read.
    Raises `WrongUsage` when there is nothing to read.
    """
    given = [Path(path) for pattern in paths for path in _expanded(pattern)]
    found: list[Source | Skipped] = []
    for path in given:
        found.extend(_walk(path, leave_out, suffixes) if path.is_dir() else [_given(path)])
    sources = _named(_once(item for item in found if isinstance(item, Source)))
    read = {_real(source.path) for source in sources}
    skipped = tuple(item for item in found if isinstance(item, Skipped) and _real(item.path) not in read)
    if not sources:
        raise WrongUsage(_nothing_found(given, skipped))
    return Found(sources, skipped)


def _expanded(pattern: str) -> Sequence[str]:
    """The paths that a pattern stands for; a shell on Windows leaves patterns to the program."""
    if Path(pattern).exists() or not any(sign in pattern for sign in "*?["):
        return [pattern]
    matches = sorted(_matches(pattern))
    if not matches:
        raise WrongUsage(_("No file matches {pattern}.").format(pattern=pattern))
    return matches


def _matches(pattern: str) -> Iterator[str]:
    """The paths that fit; unlike those of `glob`, ** follows no links, which may go round in a circle."""
    anchor = Path(pattern).anchor
    given = Path(pattern.removeprefix(anchor)).parts
    for path in Path(anchor).glob("/".join(given)):
        parts = path.relative_to(anchor).parts
        if not any(part.startswith(".") and part not in given for part in parts):
            yield str(path)


def _given(path: Path) -> Source | Skipped:
    """A file given by name is read, but for lock files: a shell's `*.docx` names those too."""
    if path.name.startswith(LOCK):
        return _skipped(path, path.parent, _reason_to_skip(path))
    return Source(path, _readable(path.name))


def _walk(folder: Path, leave_out: Path | None, suffixes: Collection[str]) -> Iterator[Source | Skipped]:
    for parent, folders, files in os.walk(folder):
        here = Path(parent)
        closed = {name: _reason_to_stay_out(here / name, leave_out) for name in sorted(folders)}
        folders[:] = [name for name, why in closed.items() if not why]
        yield from (_skipped(here / name, folder, why) for name, why in closed.items() if why)
        for name in sorted(files):
            yield _considered(here / name, folder, suffixes)


def _reason_to_stay_out(folder: Path, leave_out: Path | None) -> str:
    if _is_hidden(folder.name):
        return _("A hidden folder is not entered.")
    if folder.is_symlink():
        return _("A link to a folder is not followed. Give its name to read what is in it.")
    if (folder / PACKAGE).is_file() or _same(folder, leave_out):
        return _("This folder holds what zhibiao wrote, and is not read again.")
    return ""


def _considered(path: Path, folder: Path, suffixes: Collection[str]) -> Source | Skipped:
    why = _reason_to_skip(path, suffixes)
    return _skipped(path, folder, why) if why else Source(path, _relative(path, folder))


def _reason_to_skip(path: Path, suffixes: Collection[str] = SUFFIXES) -> str:
    name = path.name
    if name.startswith(LOCK):
        return _("This is a lock file that Word leaves while a document is open; it holds no text.")
    if name.startswith("~") or name.lower().endswith(".tmp"):
        return _("This is a temporary file of an office program.")
    if _is_hidden(name):
        return _("Hidden files are not read. Give its name to read it all the same.")
    if path.suffix.lower() in suffixes or (not path.suffix and _starts_like_a_document(path)):
        return ""
    return _("Its name does not end like a Word or text file's. Give its name to read it all the same.")


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name == "__MACOSX"


def _starts_like_a_document(path: Path) -> bool:
    try:
        return start_of(path, 8).startswith(DOCUMENT_STARTS)
    except OSError:
        return True  # the reader says what is wrong with it


def _skipped(path: Path, folder: Path, why: str) -> Skipped:
    """A link to a folder is a warning: there may be forms behind it."""
    severity = Severity.WARNING if path.is_dir() and path.is_symlink() else Severity.INFO
    return Skipped(_relative(path, folder), Notice(SkipKind.SKIPPED, why, severity), path)


def _same(path: Path, other: Path | None) -> bool:
    return other is not None and _real(path) == _real(other)


def _real(path: Path) -> Path:
    """The path without links; one of links that go round in a circle stays as it is."""
    return Path(os.path.realpath(path))


def _relative(path: Path, folder: Path) -> str:
    return _readable(path.relative_to(folder).as_posix())


def _readable(name: str) -> str:
    """A name that can be written as UTF-8: bytes that are none are taken for GB18030, as old archives hold them."""
    raw = os.fsencode(name)
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("gb18030", errors="replace")


def _once(sources: Iterable[Source]) -> list[Source]:
    unique: dict[Path, Source] = {}
    for source in sources:
        unique.setdefault(_real(source.path), source)
    return list(unique.values())


def _named(sources: list[Source]) -> tuple[Source, ...]:
    """Names made unique: those that clash become the path as it was given, and the full path if that clashes too."""
    as_given = _renamed(sources, [source.path.as_posix() for source in sources])
    return tuple(_renamed(as_given, [_real(source.path).as_posix() for source in as_given]))


def _renamed(sources: list[Source], longer: list[str]) -> list[Source]:
    counts = Counter(source.name for source in sources)
    return [
        source if counts[source.name] == 1 else replace(source, name=_readable(name))
        for source, name in zip(sources, longer, strict=True)
    ]


def _nothing_found(given: list[Path], skipped: tuple[Skipped, ...]) -> str:
    names = ", ".join(str(path) for path in given)
    if skipped:
        text = _("No Word or text file in {names}; {count} other files were passed over.")
        return text.format(names=names, count=len(skipped))
    return _("No file in {names}.").format(names=names)
