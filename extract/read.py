"""Read any supported file: find out what it is by its content, hand it to its reader, say where it came from."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from .document import Document
from .errors import UnreadableFile
from .language import _
from .limits import LIMITS, Limits
from .sniff import sniff

READERS = {
    "docx": ("zhibiao.extract.docx.read", "read_docx"),
    "text": ("zhibiao.extract.text.read", "read_text"),
}
"""A format's reader, imported when first needed: `read_x(data, limits) -> Document`."""


def read(source: str | Path | bytes, *, name: str = "", limits: Limits = LIMITS) -> Document:
    """Read a file (a path, or its bytes with a `name` for messages) into a Document.

    Raises `UnreadableFile`, whose message says what the file is and what to do.
    """
    data = source if isinstance(source, bytes) else _load(Path(source), limits)
    if len(data) > limits.file_bytes:
        raise too_large(len(data), limits)
    module, function = READERS[sniff(data)]
    document: Document = getattr(import_module(module), function)(data, limits)
    named = name or ("" if isinstance(source, bytes) else str(source))
    return replace(document, source=named, sha256=hashlib.sha256(data).hexdigest())


def too_large(size: int, limits: Limits) -> UnreadableFile:
    """The error for a file of `size` bytes."""
    text = _("The file has {size} MB, more than the {most} MB that are read. Split it into smaller files.")
    return UnreadableFile("too-large", text.format(size=size >> 20, most=limits.file_bytes >> 20))


def _load(path: Path, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir() or not path.is_file():
            raise UnreadableFile("not-a-file", _("This is not a file. Give a file, or a folder of files to convert."))
        if size > limits.file_bytes:
            raise too_large(size, limits)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile("missing", _("There is no such file. Check the name and the folder.")) from error
    except PermissionError as error:
        text = _("The file may not be read. Close it in Word, or ask for the right to read it.")
        raise UnreadableFile("permission", text) from error
    except OSError as error:
        raise UnreadableFile("missing", _("The file cannot be read: {why}").format(why=error.strerror)) from error
