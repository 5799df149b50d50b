"""Notes that stand in a cell behind the paragraph they belong to, as dialect A has them: taken out, kept apart.

    TEXT[footnoteRef:2] [2: NOTE] n n        (n a line feed)

The line feed that the note brings would be a blank line, and so the end of a row.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..document import Paragraph, Part

REFERENCE = "noteRef:"
REFERENCES = re.compile(r"\[(?:foot|end)noteRef:\d+\]")
NOTES = re.compile(r"(?: \[\d+: [^\[\]\n]{0,4000}\])++(?P<end> \n(?=\n)|\s*\Z)?")
"""All notes that stand together, whatever follows, so that each is looked at once; they are notes where a line ends."""

NOTE = re.compile(r" \[\d+: ([^\[\]\n]*)\]")


class Footnotes(NamedTuple):
    """The text without notes and references to them, and the notes."""

    text: str
    notes: tuple[Paragraph, ...]


def take_footnotes(text: str) -> Footnotes:
    """The text without its footnotes; as it is where it has no reference to one."""
    if REFERENCE not in text:
        return Footnotes(text, ())
    notes: list[Paragraph] = []

    def kept(found: re.Match[str]) -> str:
        if found["end"] is None:
            return found.group()
        notes.extend(Paragraph(note.strip(), part=Part.FOOTNOTE) for note in NOTE.findall(found.group()))
        return ""

    return Footnotes(REFERENCES.sub("", NOTES.sub(kept, text)), tuple(notes))
