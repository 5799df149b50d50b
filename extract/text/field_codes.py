r"""Codes of fields that text of .doc holds where Word shows what they make: undone, as far as the code tells.

FORMCHECKBOX n 同意  ->  □同意        eq \o\ac(○,3)  ->  ③        (n a line feed: the box's own place)

A box that is to be ticked, and characters that are struck over each other.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..document import Notice, ReadingKind, Severity
from ..fields import shown_code
from ..language import _

BOX_CODE = "FORMCHECKBOX"
CHECK_BOX = re.compile(r" ?FORMCHECKBOX \n?")
FORMULA = re.compile(r" ?\b(?:eq|EQ) (?:\\[a-z]{1,3} ?){1,3}\([^()\n]{1,20}\) ?")
FORMULA_START = re.compile(r"\b(?:eq|EQ) \\")


class Shown(NamedTuple):
    """The text with what its fields show, and what has to be said of them."""

    text: str
    notices: tuple[Notice, ...]


def with_fields_shown(text: str) -> Shown:
    """The text without codes of check boxes and of characters struck over each other."""
    if FORMULA_START.search(text):
        text = FORMULA.sub(lambda found: shown_code(found.group()) or found.group(), text)
    if BOX_CODE not in text:
        return Shown(text, ())
    message = _("Check boxes are shown as □: the text does not hold whether they were ticked.")
    return Shown(CHECK_BOX.sub("□", text), (Notice(ReadingKind.SYMBOL_UNKNOWN, message, Severity.INFO),))
