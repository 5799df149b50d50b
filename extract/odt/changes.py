"""Tracked changes: what was deleted, where it stood, and what was inserted (OpenDocument 1.3, 5.5).

<text:changed-region text:id="c1"><text:deletion>…   stands at <text:change text:change-id="c1"/>, or in its place
between text:change-start and text:change-end.
"""

from __future__ import annotations

from ..docx.package import Element
from ..visible import Look, marked
from ..visible.marks import INSERTED
from . import names as n


class Changes:
    """The changes of a file, and those around the place that is read; `deleting` is whether it was deleted."""

    def __init__(self) -> None:
        """Begin without any."""
        self._deleted: dict[str, str] = {}
        self._inserted: set[str] = set()
        self._deleting: set[str] = set()
        self._inserting: set[str] = set()
        self._placed: set[str] = set()
        self.deleting = False

    def note(self, tracked: Element) -> None:
        """Take the regions of a text:tracked-changes element."""
        for region in tracked.iter(n.CHANGED):
            key = region.get(n.XML_ID) or region.get(n.TEXT + "id") or ""
            deletion = region.find(n.DELETION)
            if deletion is not None:
                self._deleted[key] = _text(deletion)
            elif region.find(n.INSERTION) is not None:
                self._inserted.add(key)

    def begun(self) -> str:
        """What a paragraph begins with in the midst of an insertion."""
        return INSERTED if self._inserting else ""

    def mark(self, element: Element) -> str:
        """The mark for a change that begins, ends or stands here."""
        key = element.get(n.CHANGE_ID, "")
        if element.tag == n.CHANGE_START:
            return self._begin(key)
        if element.tag == n.CHANGE_END:
            self._deleting.discard(key)
            self._inserting.discard(key)
            self.deleting = bool(self._deleting)
            return ""
        self._placed.add(key)
        return deleted(self._deleted.get(key, ""))

    def _begin(self, key: str) -> str:
        self._placed.add(key)
        if key in self._deleted:
            self._deleting.add(key)
            self.deleting = True
        if key not in self._inserted:
            return ""
        self._inserting.add(key)
        return INSERTED

    def unplaced(self) -> list[str]:
        """Marks for deletions of which no place is known."""
        return [mark for key, text in self._deleted.items() if key not in self._placed and (mark := deleted(text))]


def deleted(text: str) -> str:
    """A deleted passage; nothing where nothing but blanks was deleted."""
    return marked(" ".join(text.split()), Look.DELETED)


def _text(deletion: Element) -> str:
    """The text of a deletion, without the name of whoever deleted it."""
    blocks = [child for child in deletion if child.tag != n.CHANGE_INFO]
    return " ".join(["".join(map(str, part.itertext())) for block in blocks for part in block.iter(n.P, n.H)])
