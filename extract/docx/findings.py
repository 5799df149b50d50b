"""What a Word file holds that its blocks and their marks do not: counted while reading, told once a kind at the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ..document import Notice, ReadingKind, Severity
from ..language import _
from ..visible import Look
from .package import Element

SHOWN = 10
"""So many examples are named in one notice."""


@dataclass(slots=True)
class Findings:
    """Tallies of what was met; `boxes` are text boxes still to be read, or the text of drawn letters.

    `look` is that of all that is read now: the prompt of a control around paragraphs, a hidden row.
    """

    notices: list[Notice] = field(default_factory=list)
    boxes: list[Element | str] = field(default_factory=list)
    look: Look | None = None
    deleted: int = 0
    embedded: int = 0
    readings: list[str] = field(default_factory=list)
    symbols: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    unreadable: list[str] = field(default_factory=list)
    formats: tuple[str, ...] = ()

    def all_notices(self) -> tuple[Notice, ...]:
        """The notices of tables, then one notice for each kind of thing that was met."""
        return (*self.notices, *filter(None, (self._dropped(), *self._counted(), *self._named())))

    def _dropped(self) -> Notice | None:
        text = _("{count} passages deleted under tracked changes were left out.")
        return _info(ReadingKind.REVISION_DROPPED, text, self.deleted)

    def _counted(self) -> tuple[Notice | None, ...]:
        embedded = _(
            "{count} inserted files stand in the document and were not read. Open it in Word and save it again."
        )
        return (_info(ReadingKind.OBJECT_DROPPED, embedded, self.embedded, Severity.WARNING),)

    def _named(self) -> tuple[Notice | None, ...]:
        readings = _("{count} readings above characters (ruby) were left out: {names}")
        symbols = _("{count} characters of symbol fonts are not known and were kept as they are: {names}")
        unknown = _("{count} elements are not known; their text was kept: {names}")
        unreadable = _("{count} parts of the file could not be read: {names}")
        formats = _("{count} number formats are not known; 1, 2, 3 was written instead: {names}")
        return (
            _named(ReadingKind.TEXT_DROPPED, readings, len(self.readings), self.readings, Severity.INFO),
            _named(ReadingKind.SYMBOL_UNKNOWN, symbols, self.symbols.total(), list(self.symbols)),
            _named(ReadingKind.ELEMENT_UNKNOWN, unknown, self.unknown.total(), list(self.unknown), Severity.INFO),
            _named(ReadingKind.PART_UNREADABLE, unreadable, len(self.unreadable), self.unreadable),
            _named(ReadingKind.NUMBERING_UNKNOWN, formats, len(self.formats), list(self.formats)),
        )


def _info(kind: ReadingKind, text: str, count: int, severity: Severity = Severity.INFO) -> Notice | None:
    return Notice(kind, text.format(count=count), severity) if count else None


def _named(
    kind: ReadingKind, text: str, count: int, names: list[str], severity: Severity = Severity.WARNING
) -> Notice | None:
    shown = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
    return Notice(kind, text.format(count=count, names=shown), severity) if count else None
