"""The bytes of a file that someone named: of a file and nothing else, and not more of it than is read."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from .language import _

FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
"""A pipe that nobody writes to is opened at once, where the system knows such."""


class NotAFile(OSError):
    """A folder, a pipe, a socket or a device, from which nothing is read."""

    def __init__(self) -> None:
        super().__init__(errno.EINVAL, _("it is a folder, a pipe or a device, and no file"))


class TooLarge(OSError):
    """A file of more bytes than are read; `size` says of how many."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(errno.EFBIG, _("it has more than the {most} MB that are read").format(most=max(most >> 20, 1)))
        self.size = size


def load(path: Path, most: int) -> bytes:
    """The bytes of a file of at most so many; raises `NotAFile`, `TooLarge` and other `OSError`."""
    size = _checked(path.stat()).st_size
    if size > most:
        raise TooLarge(size, most)
    data = start_of(path, most + 1)
    if len(data) > most:
        raise TooLarge(len(data), most)
    return data


def start_of(path: Path, size: int) -> bytes:
    """The first bytes of a file; raises `NotAFile` and other `OSError`."""
    _checked(path.stat())  # before it is opened: some devices do things when they are
    with os.fdopen(os.open(path, FLAGS), "rb") as file:
        _checked(os.fstat(file.fileno()))
        return file.read(size)


def _checked(status: os.stat_result) -> os.stat_result:
    if not stat.S_ISREG(status.st_mode):
        raise NotAFile
    return status
