"""What an element's attributes say that touches its text: hidden, deleted, a list label, a symbol font, a part."""

from __future__ import annotations

import re

from ..document import Part
from ..docx.package import Element
from ..symbols import FONTS

HIDDEN = re.compile(r"display\s*:\s*none", re.I)
WORD_HIDDEN = re.compile(r"mso-hide\s*:\s*all", re.I)
"""Hidden text of a Word document, which the other readers keep, too."""

LABEL = re.compile(r"mso-list\s*:\s*ignore", re.I)
EXACT = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
FONT = re.compile(r"(?:mso-symbol-font-family|(?<![\w-])font-family)\s*:\s*[\"']?\s*([^;,\"']+)", re.I)
PAGE_BREAK = re.compile(r"page-break-before\s*:\s*always", re.I)
NOTE_MARK = re.compile(r"mso-(?:foot|end)note-id|mso-comment-reference", re.I)
NOTE_MARK_CLASSES = frozenset({"sdfootnoteanc", "sdfootnotesym", "sdendnoteanc", "sdendnotesym", "msocomanchor"})
PART = re.compile(r"mso-element\s*:\s*(footnote|endnote|comment|header|footer)\s*(?:[;\"']|$)", re.I)
LIBREOFFICE_NOTE = re.compile(r"sd(footnote|endnote)\d+")


def is_hidden(element: Element, style: str) -> bool:
    """Whether a browser shows nothing of it."""
    if "display" in style and HIDDEN.search(style):
        return not WORD_HIDDEN.search(style)
    return element.get("hidden") is not None and element.get("hidden") != "until-found"


def is_note_mark(element: Element, style: str) -> bool:
    """Whether it is the mark of a footnote, an endnote or a comment."""
    return (element.get("class") or "").lower() in NOTE_MARK_CLASSES or bool(NOTE_MARK.search(style))


def symbol_font(element: Element, style: str) -> str:
    """The symbol font that its text is set in, or nothing."""
    named = [found.strip() for found in FONT.findall(style)] if "font-family" in style else []
    named.append((element.get("face") or "").split(",")[0].strip("\"' "))
    return next((name for name in named if name.lower() in FONTS), "")


def part_of(element: Element, style: str) -> Part | None:
    """The part that a block stands in, where Word or LibreOffice marks it."""
    found = PART.search(style) if "mso-element" in style else LIBREOFFICE_NOTE.fullmatch(element.get("id") or "")
    if found:
        return Part(found[1].lower())
    title = element.get("title")
    return Part(title) if title in ("header", "footer") else None


def natural(text: str | None, default: int) -> int:
    """The number that an attribute begins with (Living Standard, 2.3.4.2), bounded."""
    found = re.match(r"[ \t\n\f\r]*\+?(\d{1,9})", text or "")
    return int(found[1]) if found else default
