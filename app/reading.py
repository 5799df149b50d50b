"""What a user says about how files are to be read, in one object that every command hands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zhibiao.extract import Document, read

if TYPE_CHECKING:
    from zhibiao.normalize.vocabulary import Vocabulary

    from .sources import Source


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """The password for files that need one, shown nowhere, and the vocabulary where it is not ours alone."""

    password: str = field(default="", repr=False)
    vocabulary: Vocabulary | None = None

    def read(self, source: Source) -> Document:
        """Read a Word or text file; raises `UnreadableFile`."""
        return read(source.path, name=source.name, password=self.password)


AS_THEY_ARE = ReadingOptions()
