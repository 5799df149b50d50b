"""Ordinary letters in a symbol font: R in Wingdings 2 is a ticked box, as some programs write it.

Word shows such a letter as the font's glyph, so it is moved to where symbols stand (U+F020 to U+F0FF) once the part is
parsed; the text's reader makes Unicode of it. Which of a run's fonts holds: ECMA-376 part 1, 17.3.2.26.
"""

from __future__ import annotations

import re

from lxml import etree

from ..symbols import FONTS
from . import names as n

Element = etree._Element
"""lxml's element class; its name is private, its use is not."""

LATIN = re.compile("[!-\x7f]")
HIGH = re.compile("[\xa1-\xff]")


def move_symbols(root: Element, data: bytes) -> None:
    """Move the letters set in symbol fonts, in place; `data` are the part's bytes, searched first for speed."""
    if not _names_symbol_font(data):
        return
    for fonts in root.iter(n.FONTS):
        properties = fonts.getparent()
        run = None if properties is None else properties.getparent()
        patterns = [
            pattern
            for pattern, attribute in ((LATIN, n.ASCII), (HIGH, n.W + "hAnsi"))
            if fonts.get(attribute, "").lower() in FONTS
        ]
        if run is None or run.tag != n.RUN:
            continue
        for text in run.iterchildren(n.TEXT):
            for pattern in patterns:
                text.text = pattern.sub(lambda match: chr(0xF000 + ord(match[0])), text.text or "")


def _names_symbol_font(data: bytes) -> bool:
    """Whether a part may name Wingdings, Webdings or Symbol; in lower case as that is quicker than any pattern."""
    if b"rFonts" not in data:
        return False
    lower = data.lower()
    return b"dings" in lower or b"symbol" in lower
