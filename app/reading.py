"""What a user says about how files are to be read, in one object that every command hands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zhibiao.extract import Document, TextHints, read
from zhibiao.extract.errors import WrongUsage
from zhibiao.extract.language import _
from zhibiao.extract.text.hints import NO_HINTS, header_cells

if TYPE_CHECKING:
    from zhibiao.normalize.corrections.records import Corrections
    from zhibiao.normalize.facts.vocabulary import Vocabulary

    from .sources import Source


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What is given for reading: the password for files that need one, shown nowhere; text hints.

    The vocabulary, where it is not ours alone; the corrections, where there are any.
    """

    password: str = field(default="", repr=False)
    vocabulary: Vocabulary | None = None
    hints: TextHints = NO_HINTS
    corrections: Corrections | None = None

    def read(self, source: Source) -> Document:
        """Read a Word or text file; raises `UnreadableFile`."""
        return read(source.path, name=source.name, password=self.password, hints=self.hints)


def chosen_hints(columns: int | None, header: str) -> TextHints:
    """What the options say of the tables of texts; raises `WrongUsage` where they cannot hold together."""
    cells = header_cells(header) if header.strip() else ()
    if len(cells) == 1:
        text = _("--header needs the names of two columns at least, with | or a tab between them.")
        raise WrongUsage(text)
    if columns and len(cells) > columns:
        text = _("--header has {cells} cells, more than the {columns} columns given with --columns.")
        raise WrongUsage(text.format(cells=len(cells), columns=columns))
    return TextHints(columns, cells)


AS_THEY_ARE = ReadingOptions()
