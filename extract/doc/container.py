"""Take the streams that hold text and tables out of an OLE2 compound file ([MS-CFB], [MS-DOC] 2.1)."""

from __future__ import annotations

import io
from dataclasses import dataclass

import olefile

from ..errors import UnreadableFile
from ..language import _


@dataclass(frozen=True, slots=True)
class Streams:
    """The streams of a Word file; one that is missing is empty. `tables` are `0Table` and `1Table`."""

    word: bytes
    tables: tuple[bytes, bytes]
    data: bytes


def open_streams(data: bytes) -> Streams:
    """The streams of the compound file `data`.

    Raises `UnreadableFile` (corrupt, not-a-document).
    """
    streams = _read_streams(data)
    if "worddocument" not in streams:
        text = _("There is no Word document in this file. Check that it is the right file.")
        raise UnreadableFile("not-a-document", text)
    return Streams(
        word=streams["worddocument"],
        tables=(streams.get("0table", b""), streams.get("1table", b"")),
        data=streams.get("data", b""),
    )


def corrupt(where: str) -> UnreadableFile:
    """The error for a damaged file; `where` names the structure for somebody who looks into it."""
    text = _("The Word file is damaged ({where}). Open it in Word or WPS, save it again, and take the new file.")
    return UnreadableFile("corrupt", text.format(where=where))


WANTED = frozenset({"worddocument", "0table", "1table", "data"})


def _read_streams(data: bytes) -> dict[str, bytes]:
    """The wanted streams at the top level by their name in lower case."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            names = [entry[0] for entry in container.listdir()]
            return {name.lower(): _stream(container, name) for name in names if name.lower() in WANTED}
    except Exception as error:  # olefile lets struct, index, type and unicode errors out on damaged files
        raise corrupt("OLE2") from error


def _stream(container: olefile.OleFileIO[str], name: str) -> bytes:
    with container.openstream(name) as stream:
        return bytes(stream.read())
