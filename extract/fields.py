"""What a field shows that has no stored result: the equation of EQ, the prompts of MACROBUTTON.

Source: ECMA-376 part 1, 17.16.5 (field codes); the EQ field is described in Word's help only.
"""

from __future__ import annotations

from .field_equations import equation_text
from .visible.marks import Look, marked

LONGEST_CODE = 500
"""Codes longer than this are no formula that a person typed."""


def shown_code(code: str) -> str:
    """The text that a field without a result shows; nothing for all but EQ, MACROBUTTON and GOTOBUTTON.

    The text of a button asks for something to be filled in, and is marked as a prompt; a sign on it, as □, is none.
    """
    name, _blank, rest = code.strip().partition(" ")
    name = name.upper()
    if name in {"MACROBUTTON", "GOTOBUTTON"}:
        shown = rest.strip().partition(" ")[2].strip()
        return marked(shown, Look.PROMPT if any(map(str.isalpha, shown)) else None)
    if name == "EQ" and len(code) <= LONGEST_CODE:
        return equation_text(rest)
    return ""
