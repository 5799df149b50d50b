"""What a field shows that has no stored result: circled numbers of EQ, the prompts of MACROBUTTON.

Source: ECMA-376 part 1, 17.16.5 (field codes); the EQ field is described in Word's help only.
"""

from __future__ import annotations

import re

from .numbering import format_number

LONGEST_CODE = 500
"""Codes longer than this are no formula that a person typed."""

OVERSTRIKE = re.compile(r"\\o\s*(?:\\a[clr]\s*)?\(\s*([○◯〇Oo□△◇])\s*[,;，；]([^()]+)\)", re.IGNORECASE)
BOXES = {"√": "☑", "✓": "☑", "✔": "☑", "×": "☒", "✗": "☒", "✘": "☒"}
"""What stands in a square, to the check box that a person sees."""

CIRCLED = re.compile(r"\d{1,2}")
SWITCH = re.compile(r"\\[a-z]{1,2}\d*\s*", re.IGNORECASE)


def shown_code(code: str) -> str:
    """The text that a field without a result shows; nothing for all but EQ, MACROBUTTON and GOTOBUTTON."""
    name, _blank, rest = code.strip().partition(" ")
    name = name.upper()
    if name in {"MACROBUTTON", "GOTOBUTTON"}:
        return rest.strip().partition(" ")[2].strip()
    if name == "EQ" and len(code) <= LONGEST_CODE:
        return _formula(rest)
    return ""


def _formula(code: str) -> str:
    """The characters of an EQ field: a number struck over a circle is ③, a tick over a square ☑, a fraction (1,2)."""
    text = OVERSTRIKE.sub(lambda match: _enclosed(match[1], match[2].strip()), code)
    if text == code:
        return SWITCH.sub("", text).strip()
    return SWITCH.sub("", text).replace("(", "").replace(")", "").strip()


def _enclosed(shape: str, inner: str) -> str:
    if shape == "□":
        return BOXES.get(inner, inner)
    if shape in "△◇":
        return inner
    return format_number(int(inner), "decimalEnclosedCircle") if CIRCLED.fullmatch(inner) else inner
