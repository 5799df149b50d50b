"""Read any supported file: find out what it is by its content, hand it to its reader, say where it came from."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib import import_module
from pathlib import Path, PurePath

from .decrypt import decrypted
from .document import Document, Notice, ReadingKind, Severity
from .errors import UnreadableFile
from .files import NotAFile, TooLarge, load
from .language import _
from .limits import LIMITS, Limits
from .memory import check_tables
from .sniff import sniff
from .text.hints import NO_HINTS, TextHints, unneeded
from .visible import as_seen

READERS = {
    "doc": ("zhibiao.extract.doc.read", "read_doc"),
    "docx": ("zhibiao.extract.docx.read", "read_docx"),
    "flat-opc": ("zhibiao.extract.wordml", "read_flat_opc"),
    "html": ("zhibiao.extract.html.read", "read_html"),
    "mhtml": ("zhibiao.extract.html.mhtml", "read_mhtml"),
    "odt": ("zhibiao.extract.odt.read", "read_odt"),
    "rtf": ("zhibiao.extract.rtf.read", "read_rtf"),
    "text": ("zhibiao.extract.text.read", "read_text"),
    "wordml": ("zhibiao.extract.wordml", "read_wordml"),
}
"""A format's reader, imported when first needed: `read_x(data, limits) -> Document`."""

SUFFIXES = {
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "doc": (".doc", ".dot", ".wps", ".wpt"),
    "rtf": (".rtf",),
    "html": (".html", ".htm", ".xhtml"),
    "mhtml": (".mht", ".mhtml"),
    "wordml": (".xml",),
    "flat-opc": (".xml",),
    "odt": (".odt", ".ott", ".fodt"),
    "text": (".txt", ".text", ".tsv", ".csv", ".md"),
}
"""The endings of names that fit a format; a name with another format's ending lies."""


def read(
    source: str | Path | bytes,
    *,
    name: str = "",
    limits: Limits = LIMITS,
    password: str = "",
    hints: TextHints = NO_HINTS,
) -> Document:
    """Read a file (a path, or its bytes with a `name` for messages) into a Document.

    A `password` opens an encrypted file, where the extra `encrypted` is installed; a file that needs none ignores it.
    The `hints` settle how the tables of a text are read; a notice says where they were of no use.
    Raises `UnreadableFile`, whose message says what the file is and what to do.
    """
    data = source if isinstance(source, bytes) else _load(Path(source), limits)
    if len(data) > limits.file_bytes:
        raise too_large(len(data), limits)
    named = name or ("" if isinstance(source, bytes) else str(source))
    plain = decrypted(data, password)
    key = sniff(plain, limits)
    bounds = limits.of_file(len(data))
    document = _reader_read(key, plain, bounds, hints)
    check_tables(document.tables(), bounds)
    notices = (*document.notices, *_about_name(named, key), *_about_tables(document))
    return replace(document, source=named, sha256=hashlib.sha256(data).hexdigest(), notices=notices)


def _reader_read(key: str, data: bytes, limits: Limits, hints: TextHints) -> Document:
    if key not in READERS:
        text = _("Files of this kind ({kind}) cannot be read yet. Open the file in Word and save it as .docx.")
        raise UnreadableFile("unsupported", text.format(kind=key))
    module, function = READERS[key]
    reader = getattr(import_module(module), function)
    read_as: Document = reader(data, limits, hints) if key == "text" else reader(data, limits)
    document = as_seen(read_as)
    return replace(document, notices=(*document.notices, unneeded())) if hints and key != "text" else document


def _about_name(name: str, key: str) -> tuple[Notice, ...]:
    """A notice where the name's ending promises another format."""
    suffix = PurePath(name).suffix.lower()
    if suffix in SUFFIXES[key] or not any(suffix in suffixes for suffixes in SUFFIXES.values()):
        return ()
    text = _("The name ends in {suffix}, but the file is {kind} inside; it was read as that.")
    return (Notice(ReadingKind.NAME_DIFFERS, text.format(suffix=suffix, kind=key), Severity.INFO),)


def _about_tables(document: Document) -> tuple[Notice, ...]:
    if document.tables() or any(notice.kind is ReadingKind.NO_TABLE for notice in document.notices):
        return ()
    return (Notice(ReadingKind.NO_TABLE, _("The file holds no table, so nothing can be taken from it.")),)


def too_large(size: int, limits: Limits) -> UnreadableFile:
    """The error for a file of `size` bytes."""
    text = _("The file has {size} MB, more than the {most} MB that are read. Split it into smaller files.")
    return UnreadableFile("too-large", text.format(size=size >> 20, most=limits.file_bytes >> 20))


def _load(path: Path, limits: Limits) -> bytes:
    try:
        return load(path, limits.file_bytes)
    except NotAFile as error:
        text = _("This is not a file. Give a file, or a folder of files to convert.")
        raise UnreadableFile("not-a-file", text) from error
    except TooLarge as error:
        raise too_large(error.size, limits) from error
    except FileNotFoundError as error:
        raise UnreadableFile("missing", _("There is no such file. Check the name and the folder.")) from error
    except PermissionError as error:
        text = _("The file may not be read. Close it in Word, or ask for the right to read it.")
        raise UnreadableFile("permission", text) from error
    except OSError as error:
        raise UnreadableFile("missing", _("The file cannot be read: {why}").format(why=error.strerror)) from error
