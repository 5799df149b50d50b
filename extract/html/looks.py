"""What an element says that touches its text: hidden, struck out, raised, a list label, a symbol font, a part."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..document import Part
from ..docx.package import Element
from ..symbols import FONTS
from ..visible import Look
from .css import STRIKING

SHIFTING = {"sup": Look.RAISED, "sub": Look.LOWERED}
ALIGNED = {"super": Look.RAISED, "sub": Look.LOWERED}
SPEAKING = STRIKING | frozenset(SHIFTING)
"""Tags that change how their text looks without any style."""

CELLS = frozenset({"td", "th"})
HIDEABLE_ROWS = frozenset({"tr", "tbody", "thead", "tfoot"})
NOT_INLINE = frozenset(
    {"table", "tr", "td", "th", "tbody", "thead", "tfoot", "p", "div", "li", "body", "h1", "h2", "h3"}
)
LABEL = re.compile(r"mso-list\s*:\s*ignore", re.I)
EXACT = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
FONT = re.compile(r"(?:mso-symbol-font-family|(?<![\w-])font-family)\s*:\s*[\"']?\s*([^;,\"']+)", re.I)
PAGE_BREAK = re.compile(r"page-break-before\s*:\s*always", re.I)
WORD_NOTE = re.compile(r"mso-(?:foot|end)note-id\s*:\s*([\w-]+)", re.I)
NOTE_LINK = re.compile(r"(sd(?:foot|end)note\d+)(?:anc|sym)|#(_msocom_\d+)")
FILTERED_NOTE = re.compile(r"#_(ftn|edn)(?:ref)?(\d+)")
"""Links between notes and their marks in a page that Word saved without what only Word reads."""

NOTE_MARK_CLASSES = frozenset({"sdfootnoteanc", "sdfootnotesym", "sdendnoteanc", "sdendnotesym", "msocomanchor"})
NOTE_CLASSES = frozenset({"msofootnotereference", "msoendnotereference"})
PART = re.compile(r"mso-element\s*:\s*(footnote|endnote|comment|header|footer)\s*(?:[;\"']|$)", re.I)
NOTE_ID = re.compile(r"sd(?P<writer>footnote|endnote)\d+|(?P<word>ftn|edn)\d+")
WORD_PARTS = {"ftn": Part.FOOTNOTE, "edn": Part.ENDNOTE}


class State(NamedTuple):
    """How the text of an element looks, as far as that goes on in what is inside it."""

    struck: bool = False
    deleted: bool = False
    invisible: bool = False
    shift: Look | None = None

    def look(self) -> Look | None:
        """The look that counts."""
        if self.deleted:
            return Look.DELETED
        if self.invisible:
            return Look.HIDDEN
        return Look.STRUCK if self.struck else self.shift


PLAIN = State()


def is_hidden(element: Element, said: Mapping[str, str]) -> bool:
    """Whether a browser shows nothing of it, nor Word where it wrote the page."""
    hidden = element.get("hidden", "until-found") != "until-found"
    if not said:
        return hidden
    display = said.get("display")
    if display == "none" or is_hidden_in_word(said):
        return True
    if said.get("visibility") == "collapse" and element.tag in HIDEABLE_ROWS:
        return True
    return hidden and display is None


def is_hidden_in_word(said: Mapping[str, str]) -> bool:
    """Whether it is the hidden text of a Word document."""
    return said.get("mso-hide") == "all"


def state_of(element: Element, said: Mapping[str, str], around: State) -> State:
    """How an element's text looks in what is around it.

    What strikes out goes on in children, whatever these say of their own (CSS Text Decoration Level 3, 2); so does the
    shift of the line, which a child's own is added to. Only visibility can be undone inside.
    """
    tag = element.tag
    decoration = said.get("text-decoration")
    strikes = tag in STRIKING if decoration is None else "line-through" in decoration
    revised = tag == "del" and (element.get("cite") is not None or element.get("datetime") is not None)
    visibility = said.get("visibility")
    return State(
        around.struck or strikes or said.get("text-line-through", "none") != "none",
        around.deleted or revised,
        around.invisible if visibility is None else visibility in ("hidden", "collapse"),
        _shift(element, said) or around.shift,
    )


def _shift(element: Element, said: Mapping[str, str]) -> Look | None:
    """Whether text is raised or lowered; in cells and blocks the alignment is that of the whole content, or nothing.

    A length or a per cent only moves text of full size a little.
    """
    if element.tag in SHIFTING:
        return SHIFTING[element.tag]
    if element.tag == "span" and is_note_number(element):
        return Look.RAISED
    return None if element.tag in NOT_INLINE else ALIGNED.get(said.get("vertical-align", ""))


def is_note_number(element: Element) -> bool:
    """Whether Word's own style for the numbers of notes raises the text."""
    return (element.get("class") or "").lower() in NOTE_CLASSES


def note_key(element: Element, style: str) -> str | None:
    """What the mark of a footnote, an endnote or a comment has in common with that note; None for all else."""
    if "mso-" in style and (found := WORD_NOTE.search(style)):
        return found[1]
    if element.tag != "a":
        return None
    href = element.get("href") or ""
    if (element.get("class") or "").lower() in NOTE_MARK_CLASSES:
        return _linked_key((href, element.get("name") or ""))
    return _filtered_key(href) if href.startswith("#_") else None


def _filtered_key(href: str) -> str | None:
    found = FILTERED_NOTE.fullmatch(href)
    return found[1] + found[2] if found else None


def _linked_key(links: Sequence[str]) -> str:
    """The number of the note in the first link that has one, "" where none has."""
    return next((found[found.lastindex or 0] for link in links if (found := NOTE_LINK.search(link))), "")


def begins_comment(element: Element) -> str | None:
    """The key of the comment that begins at an anchor of Word's; None for all else."""
    name = element.get("name") or "" if element.tag == "a" else ""
    return name if name.startswith("_msocom_") else None


def symbol_font(element: Element, style: str) -> str:
    """The symbol font that its text is set in, or nothing."""
    named = [found.strip() for found in FONT.findall(style)] if "font-family" in style else []
    named.append((element.get("face") or "").split(",")[0].strip("\"' "))
    return next((name for name in named if name.lower() in FONTS), "")


def part_of(element: Element, style: str) -> Part | None:
    """The part that a block stands in, where Word or LibreOffice marks it."""
    if "mso-element" in style and (found := PART.search(style)):
        return Part(found[1].lower())
    noted = NOTE_ID.fullmatch(element.get("id") or "")
    if noted:
        return Part(noted["writer"]) if noted["writer"] else WORD_PARTS[noted["word"]]
    title = element.get("title")
    return Part(title) if title in ("header", "footer") else None


def by_libreoffice(root: Element) -> bool:
    """Whether LibreOffice or its like wrote the page."""
    named = (meta.get("content") or "" for meta in root.iter("meta") if (meta.get("name") or "").lower() == "generator")
    return any("office" in name.lower() and "microsoft" not in name.lower() for name in named)


def natural(text: str | None, default: int) -> int:
    """The number that an attribute begins with (Living Standard, 2.3.4.2), bounded."""
    found = re.match(r"[ \t\n\f\r]*\+?(\d{1,9})", text or "")
    return int(found[1]) if found else default
