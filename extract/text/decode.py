"""From a text file's bytes to its text: the encoding found out, line ends made one kind, binary junk refused."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import NamedTuple

from ..document import Notice, Place, ReadingKind, Severity
from ..encodings import chinese_text, wide_encoding
from ..errors import UnreadableFile
from ..language import _

SAMPLE = 1 << 16
CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""What no text file holds: C0 controls but for tab, line feed, VT, FF, CR, and the ESC some printers leave."""

CONTROL_SHARE = 0.002


SEVERAL_ENDS = re.compile(r"\r\n\n")
"""A line end of two kinds: a carriage return that stood in the text, and the line feed of its paragraph."""


class Decoded(NamedTuple):
    """A text, its line ends all line feeds; the encoding's name; whether the line ends were of two kinds.

    `notices` say that the encoding was guessed.
    """

    text: str
    encoding: str
    mixed_ends: bool
    notices: tuple[Notice, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes.

    Tries a byte order mark, UTF-16 by its characters, strict UTF-8, strict GB18030 or Big5, in this order.
    Raises `UnreadableFile` of kind `empty`, `not-a-document` or `corrupt`.
    """
    if not data.strip(b" \t\r\n\0"):
        raise UnreadableFile("empty", _("The file is empty. Give the file that holds the form."))
    text, encoding, notices = _decoded(data)
    if not text.strip():
        raise UnreadableFile("empty", _("The file is empty. Give the file that holds the form."))
    _refuse_controls(text)
    mixed = "\r" in text and bool(SEVERAL_ENDS.search(text))
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding, mixed, notices)


def _decoded(data: bytes) -> tuple[str, str, tuple[Notice, ...]]:
    if data.startswith(BOM_UTF8):
        return _strict(data, "utf-8-sig"), "utf-8-sig", ()
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _strict(data, "utf-16"), "utf-16", ()
    wide = wide_encoding(data)
    if wide:
        return _strict(data, wide), wide, ()
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        return _chinese(data, error.start)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        text = _("The file says that it is {encoding}, but byte {offset} is not. Save it again as UTF-8.")
        message = text.format(encoding=encoding, offset=error.start)
        raise UnreadableFile("corrupt", message, Place(offset=error.start)) from error


def _chinese(data: bytes, utf8_offset: int) -> tuple[str, str, tuple[Notice, ...]]:
    """The text of bytes that are not UTF-8, by the likelier of GB18030 and Big5 that they are valid in."""
    try:
        text, encoding, is_doubtful = chinese_text(data)
    except UnicodeDecodeError as error:
        said = _(
            "This is no text: it is neither UTF-8 (byte {first}) nor GB18030 or Big5 (byte {second}). "
            "Give a Word file, or save the text as UTF-8."
        )
        message = said.format(first=utf8_offset, second=error.start)
        raise UnreadableFile("not-a-document", message, Place(offset=error.start)) from error
    return text, encoding, _said_of_guess(encoding, is_doubtful=is_doubtful)


def _said_of_guess(encoding: str, *, is_doubtful: bool) -> tuple[Notice, ...]:
    """Nothing of GB18030, which such files are, where the characters are common ones."""
    name, other = ("GB18030", "Big5") if encoding == "gb18030" else ("Big5", "GB18030")
    if is_doubtful:
        text = _(
            "The file does not say its encoding; it was read as {encoding}, but may be {other}. Look at it in a text "
            "editor, and save it as UTF-8."
        )
        return (Notice(ReadingKind.ENCODING_GUESSED, text.format(encoding=name, other=other)),)
    if name == "GB18030":
        return ()
    text = _("The file does not say its encoding; by its characters it was read as {encoding}.")
    return (Notice(ReadingKind.ENCODING_GUESSED, text.format(encoding=name), Severity.INFO),)


def _refuse_controls(text: str) -> None:
    found = CONTROLS.search(text)
    if found is None:
        return
    count = sum(1 for _found in CONTROLS.finditer(text[:SAMPLE]))
    if count > CONTROL_SHARE * min(len(text), SAMPLE) or found.group() == "\0":
        line = text.count("\n", 0, found.start()) + 1
        message = _("This is no text: line {line} holds control characters. Give a Word file or a plain text file.")
        raise UnreadableFile("not-a-document", message.format(line=line), Place(line=line))
