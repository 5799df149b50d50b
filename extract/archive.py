"""Zip packages read with bounds: nothing is unpacked that is larger than what is read, and nothing to the disk."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from .errors import UnreadableFile
from .language import _
from .limits import Limits

END_OF_DIRECTORY = b"PK\x05\x06"
SMALL_PART = 1 << 20
"""Parts up to this size may be packed as tightly as they like."""


class Archive:
    """A zip file in memory; its parts by name, without regard to case or a leading slash."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the package; raises `UnreadableFile` (truncated, corrupt)."""
        self._limits = limits
        self._unpacked = 0
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
            raise damaged(data) from error
        self._parts = {_key(info.filename): info for info in self._zip.infolist()}

    def __contains__(self, name: str) -> bool:
        """Whether there is such a part."""
        return _key(name) in self._parts

    def names(self) -> tuple[str, ...]:
        """The names of all parts, in lower case."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes:
        """A part's bytes.

        Raises `KeyError` where there is none, `UnreadableFile` (limit, encrypted, corrupt) where it cannot be unpacked.
        """
        with self.open(name) as part:
            return part.read()

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """A part to be unpacked as far as it is read; raises as `read` does, also while it is read.

        All that is unpacked counts together.
        """
        info = self._parts[_key(name)]
        self._check(info)
        try:
            with self._zip.open(info) as part:
                yield part
        except (BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
            raise UnreadableFile("corrupt", _damaged_part_text().format(part=name)) from error

    def _check(self, info: ZipInfo) -> None:
        if info.flag_bits & 1:
            raise UnreadableFile("encrypted", _("The file is protected by a password. Save it without one."))
        most = max(SMALL_PART, info.compress_size * self._limits.compression_ratio)
        self._unpacked += info.file_size
        if info.file_size > most or self._unpacked > self._limits.part_bytes:
            text = _("The part {part} would unpack to {size} MB, more than what is read.")
            raise UnreadableFile("limit", text.format(part=info.filename, size=info.file_size >> 20))


def damaged(data: bytes) -> UnreadableFile:
    """The error for a zip file that cannot be opened: cut off, or damaged."""
    if END_OF_DIRECTORY not in data[-(1 << 17) :]:
        text = _("The file is cut off: its end is missing. Copy or download it again.")
        return UnreadableFile("truncated", text)
    return UnreadableFile(
        "corrupt", _("The file is damaged and cannot be unpacked. Open it in Word and save it again.")
    )


def _damaged_part_text() -> str:
    return _("The part {part} of the file is damaged. Open the file in Word and save it again.")


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
