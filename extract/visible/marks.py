"""The marks that a reader puts into text: a passage and its look, or a point where something stands that is no text.

They are noncharacters (Unicode 23.7, U+FDD0 to U+FDEF), which no document can mean as text. A passage is its look's
mark, the text, and END; passages do not nest: a run has one look, the one that comes first in `Look`.

    10<STRUCK>2<END>5    what a person sees is 15
"""

from __future__ import annotations

import re
from enum import Enum


class Look(Enum):
    """What a run's properties say of its text; of several the first one here counts."""

    DELETED = "\ufdd0"
    """Deleted under tracked changes."""
    HIDDEN = "\ufdd1"
    STRUCK = "\ufdd2"
    PROMPT = "\ufdd3"
    """The prompt of a control or field that nobody filled in."""
    RAISED = "\ufdd4"
    LOWERED = "\ufdd5"


ORDER = {look: number for number, look in enumerate(Look)}
LOOKS = {look.value: look for look in Look}
END = "\ufdd8"
NOTE = "\ufdd9"
"""A mark that leads to a note, or the beginning of that note: NOTE, the note's key, END."""

INSERTED = "\ufdda"
"""Text inserted under tracked changes begins here."""
PICTURE = "\ufddb"
OBJECT = "\ufddc"
"""A chart, a spreadsheet or another embedded object."""
EQUATION = "\ufddd"
"""An equation that cannot be written as a line of text."""
HIDDEN_ROW = "\ufdde"
"""In any cell of a table's row: the row is hidden as a whole."""

POINTS = (INSERTED, PICTURE, OBJECT, EQUATION, HIDDEN_ROW)
ANY_MARK = re.compile("[\ufdd0-\ufdef]")
UNMARKED = "[^\ufdd0-\ufdef]*+"
PASSAGE = re.compile(f"([{''.join(LOOKS)}])({UNMARKED}){END}")
NOTE_MARK = re.compile(f"{NOTE}({UNMARKED}){END}")


def marked(text: str, look: Look | None) -> str:
    """A run's text with its look; nothing where there is no text."""
    if look is None or not text:
        return text
    return f"{look.value}{ANY_MARK.sub('', text)}{END}"


def strongest(*looks: Look | None) -> Look | None:
    """The look that counts where a run has several."""
    return min(filter(None, looks), key=ORDER.__getitem__, default=None)


def note_mark(key: str) -> str:
    """The mark of a note in the text, and what the note itself begins with; `key` is `footnote 2` or the like."""
    return f"{NOTE}{key}{END}"


def labelled(label: str, text: str) -> str:
    """A paragraph with its list label: of one that is left out as a whole, the label is left out too."""
    if not text:
        return label.rstrip()
    if ANY_MARK.search(text):
        found = PASSAGE.search(text)
        if found and LOOKS[found[1]] in LEFT_OUT and nothing_seen(text):
            return marked(label, LOOKS[found[1]]) + text
    return label + text


def has_marks(text: str) -> bool:
    """Whether a text, however long, has marks: single characters are looked for, which is quickest."""
    return any(mark in text for mark in (END, *POINTS))


def without_marks(text: str) -> str:
    """A text that has no place, as a field's code, without marks; the text of passages stays."""
    return ANY_MARK.sub("", NOTE_MARK.sub("", text))


def nothing_seen(text: str) -> bool:
    """Whether a text holds nothing but blanks and passages that have a look."""
    return not without_marks(PASSAGE.sub("", text)).strip()


LEFT_OUT = frozenset({Look.DELETED, Look.HIDDEN, Look.STRUCK, Look.PROMPT})
