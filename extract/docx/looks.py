"""How a run looks, as far as it touches its text: struck out, hidden, raised (ECMA-376 part 1, 17.3.2 and 17.7.3)."""

from __future__ import annotations

from typing import NamedTuple

from ..visible import Look
from . import names as n
from .package import Element

SHIFTS = {"superscript": Look.RAISED, "subscript": Look.LOWERED}


class Formatting(NamedTuple):
    """What properties say; None where they say nothing. `style` is the id of the character style that they name."""

    struck: bool | None = None
    hidden: bool | None = None
    shift: str | None = None
    style: str = ""


PLAIN = Formatting()


def is_on(element: Element | None) -> bool:
    """Whether a switch like w:tblHeader is there and not turned off."""
    return element is not None and element.get(n.VAL, "true") not in n.OFF


def run_formatting(properties: Element | None) -> Formatting:
    """What a w:rPr element itself says (not its former state inside it)."""
    struck = hidden = shift = None
    style = ""
    for child in () if properties is None else properties:
        tag = child.tag
        if tag in (n.STRIKE, n.DOUBLE_STRIKE):
            struck = bool(struck) or is_on(child)
        elif tag == n.VANISH:
            hidden = is_on(child)
        elif tag == n.VERTICAL_ALIGN:
            shift = child.get(n.VAL, "")
        elif tag == n.RUN_STYLE:
            style = child.get(n.VAL, "")
    found = Formatting(struck, hidden, shift, style)
    return PLAIN if found == PLAIN else found


def over(formatting: Formatting, base: Formatting) -> Formatting:
    """A formatting, and what it leaves open as its base says."""
    if formatting is PLAIN or base is PLAIN:
        return base if formatting is PLAIN else formatting
    return Formatting(
        base.struck if formatting.struck is None else formatting.struck,
        base.hidden if formatting.hidden is None else formatting.hidden,
        base.shift if formatting.shift is None else formatting.shift,
        formatting.style,
    )


def look_of(own: Formatting, character: Formatting, paragraph: Formatting) -> Look | None:
    """The look of a run with formatting of its own, in a character style and a paragraph style.

    Both styles striking a text out, or hiding it, undo each other (17.7.3, toggle properties).
    """
    if own.hidden if own.hidden is not None else bool(character.hidden) != bool(paragraph.hidden):
        return Look.HIDDEN
    if own.struck if own.struck is not None else bool(character.struck) != bool(paragraph.struck):
        return Look.STRUCK
    shifts = (own.shift, character.shift, paragraph.shift)
    return SHIFTS.get(next((shift for shift in shifts if shift is not None), ""))
