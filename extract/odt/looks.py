"""What styles say of how text looks: struck out, hidden, raised, its font (OpenDocument 1.3, 16.2 and 20)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..docx.package import Element
from ..symbols import FONTS
from ..visible import Look
from . import names as n

SHIFTS = {"super": Look.RAISED, "sub": Look.LOWERED}
SAYING = frozenset({n.LINE_THROUGH_STYLE, n.LINE_THROUGH_TYPE, n.DISPLAY, n.TEXT_POSITION, n.FONT_NAME})
MOST_BASES = 50
"""Longer chains of styles are broken ones."""


class Formatting(NamedTuple):
    """What properties say; None where they say nothing. `shift` is `super`, `sub` or nothing at all.

    No style makes text a prompt, but a field or a control around it does.
    """

    struck: bool | None = None
    hidden: bool | None = None
    shift: str | None = None
    prompt: bool | None = None
    font: str | None = None

    def over(self, base: Formatting) -> Formatting:
        """What this says, and what it leaves open as its base says."""
        return Formatting(
            base.struck if self.struck is None else self.struck,
            base.hidden if self.hidden is None else self.hidden,
            base.shift if self.shift is None else self.shift,
            base.prompt if self.prompt is None else self.prompt,
            base.font if self.font is None else self.font,
        )

    def look(self) -> Look | None:
        """The look of text with this formatting."""
        if self.hidden:
            return Look.HIDDEN
        if self.struck:
            return Look.STRUCK
        return Look.PROMPT if self.prompt else SHIFTS.get(self.shift or "")


PLAIN = Formatting()
PROMPT = Formatting(prompt=True)
HIDDEN = Formatting(hidden=True)


class Looks:
    """The formatting of each style, worked out when it is first asked for."""

    def __init__(self, styles: Iterable[Element], families: Mapping[str, str]) -> None:
        """Take the styles, of which later ones win, and the font family of each font face."""
        self._styles = {(style.get(n.FAMILY, ""), style.get(n.NAME, "")): style for style in styles}
        self._families = families
        self._has_symbols = any(name.lower() in FONTS for pair in families.items() for name in pair)
        self._known: dict[tuple[str, str], Formatting] = {}

    def of(self, family: str, name: str | None) -> Formatting:
        """What a style of a family says, with its bases."""
        if not name:
            return PLAIN
        known = self._known.get((family, name))
        if known is None:
            known = self._known[family, name] = self._resolved(family, name)
        return known

    def _resolved(self, family: str, name: str) -> Formatting:
        chain: list[tuple[str, Element]] = []
        found = PLAIN
        while (style := self._styles.get((family, name))) is not None and len(chain) < MOST_BASES:
            chain.append((name, style))
            name = style.get(n.PARENT, "")
            if (family, name) in self._known:
                found = self._known[family, name]
                break
        for own, style in reversed(chain):
            said = self._own(style, with_font=family == "text")
            found = found if said is PLAIN else said.over(found)
            self._known[family, own] = found
        return found

    def _own(self, style: Element, *, with_font: bool) -> Formatting:
        properties = style.find(n.TEXT_PROPERTIES)
        own = PLAIN if properties is None or SAYING.isdisjoint(properties.keys()) else self._said(properties)
        return own if own.font is None or with_font else own._replace(font=None)

    def _said(self, properties: Element) -> Formatting:
        lines = {properties.get(n.LINE_THROUGH_STYLE), properties.get(n.LINE_THROUGH_TYPE)} - {None}
        said = Formatting(
            struck=bool(lines - {"none"}) if lines else None,
            hidden=_is_hidden(properties),
            shift=_shift(properties.get(n.TEXT_POSITION)),
            font=self._font(properties.get(n.FONT_NAME, "")),
        )
        return PLAIN if said == PLAIN else said

    def _font(self, name: str) -> str | None:
        """The font's family, where it matters: in a file with symbol fonts."""
        family = self._families.get(name, name)
        return family if name and (self._has_symbols or family.lower() in FONTS) else None


def _is_hidden(properties: Element) -> bool | None:
    """Whether text is not displayed; the one condition that there is hides it, too (20.400, 20.403)."""
    display = properties.get(n.DISPLAY)
    if display == "condition":
        return properties.get(n.CONDITION) == "none"
    return None if display is None else display == "none"


def _shift(position: str | None) -> str | None:
    """Whether text stands above or below the line: `super 58%`, `-33% 58%` (20.391).

    Text of full size is only moved a little, as beside a drawing.
    """
    words = (position or "").split()
    if not words:
        return None
    if words[0] in SHIFTS:
        return words[0]
    if "100%" in words[1:]:
        return ""
    number = words[0].removesuffix("%").lstrip("+")
    raised = number.removeprefix("-").replace(".", "", 1)
    if not raised.isdecimal() or not raised.strip("0"):
        return ""
    return "sub" if number.startswith("-") else "super"
