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
from ..visible.marks import without_marks

BOX_CODE = "FORMCHECKBOX"
CHECK_BOX = re.compile(r" ?FORMCHECKBOX \n?")
CODES = ("eq \\", "EQ \\", "MACROBUTTON ", "MERGEFIELD ", "FORMDROPDOWN ", "AUTONUM ")
SHOWN = re.compile(
    r" ?\b(?:eq|EQ) (?:\\[a-z]{1,3} ?){1,3}\([^()\n]{1,20}\) ?| ?\bMACROBUTTON {1,2}\w{1,60} [^\t\n]{1,60}"
)
HIDDEN = re.compile(
    r" ?\bMERGEFIELD {1,2}\S{1,60} {1,2}(?:\\\* ?\w{1,20} )?(?=«)| ?\bFORMDROPDOWN \n?"
    r"| ?\bAUTONUM {1,2}(?:\\\* ?\w{1,20} )?"
)
"""Codes that show what stands in them, and codes of which the text holds the result, or nothing shows."""


class Shown(NamedTuple):
    """The text with what its fields show, and what has to be said of them."""

    text: str
    notices: tuple[Notice, ...]


def with_fields_shown(text: str) -> Shown:
    """The text without codes of check boxes, prompts, merged data and characters struck over each other."""
    if any(code in text for code in CODES):
        text = SHOWN.sub(lambda found: without_marks(shown_code(found.group())) or found.group(), HIDDEN.sub("", text))
    if BOX_CODE not in text:
        return Shown(text, ())
    message = _("Check boxes are shown as □: the text does not hold whether they were ticked.")
    return Shown(CHECK_BOX.sub("□", text), (Notice(ReadingKind.SYMBOL_UNKNOWN, message, Severity.INFO),))
