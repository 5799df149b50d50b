"""The blocks of an OpenDocument text: paragraphs with their labels, tables, and what stands in frames and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..document import Notice, Paragraph, Part, Table, blank_paragraph
from ..docx.package import Element
from ..errors import UnreadableFile
from ..grid import in_table
from ..language import _
from ..limits import Limits
from ..symbols import FONTS, has_symbols, letters_as_symbols, replace_symbols
from . import names as n
from .lists import OpenLists
from .tables import read_table

BLANKS = re.compile(r"[ \t\r\n]+")
MOST_SPACES = 64
HYPHENS = {0x2011: "-", 0x00AD: None}
"""Hyphens that hold a word together or show at a line's end only, as the readers of Word files give them."""

CHILDREN_OF_TEXT = frozenset({n.P, n.H})


@dataclass(slots=True)
class Findings:
    """What was met and not kept in the blocks, and the frames and notes still to be read."""

    notices: list[Notice] = field(default_factory=list)
    aside: list[tuple[Part, Element]] = field(default_factory=list)
    deleted: int = 0
    pictures: int = 0
    objects: int = 0
    readings: list[str] = field(default_factory=list)
    symbols: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Styles:
    """What the styles of a file say: fonts of text, shown names and lists of paragraphs, widths of columns."""

    fonts: dict[str, str]
    names: dict[str, str]
    lists: dict[str, str]
    widths: dict[str, int]


@dataclass(slots=True)
class _Place:
    """Where blocks go: into the document, or into a cell."""

    paragraphs: list[Paragraph | Table] = field(default_factory=list)


class Reader:
    """Reads the blocks of one file."""

    def __init__(self, lists: OpenLists, styles: Styles, limits: Limits) -> None:
        """Make ready to read."""
        self.findings = Findings()
        self._lists = lists
        self._styles = styles
        self._limits = limits
        self._part = Part.BODY
        self._depth = 0
        self._n_tables = 0
        self._deletions: frozenset[str] = frozenset()
        self._deleting: set[str] = set()

    def blocks(self, parent: Element, part: Part) -> list[Paragraph | Table]:
        """The blocks among an element's children, and those of lists and sections around them."""
        self._part = part
        place = _Place()
        self._inside(parent, place)
        return place.paragraphs

    def _inside(self, parent: Element, place: _Place) -> None:
        for child in parent:
            self._block(child, place)

    def _block(self, element: Element, place: _Place, label: str = "") -> None:
        tag = element.tag
        if tag in CHILDREN_OF_TEXT:
            within = bool(self._deleting)
            paragraph = self._paragraph(element, label)
            if paragraph.text or not (within and self._deleting):
                place.paragraphs.append(paragraph)
        elif tag == n.TABLE_TABLE:
            self._table(element, place)
        elif tag == n.LIST:
            self._list(element, place)
        elif tag == n.TRACKED:
            self._note_deletions(element)
        elif tag in (n.CHANGE_START, n.CHANGE_END):
            self._change(element)
        elif tag not in n.PASSED_OVER and isinstance(tag, str) and not self._aside(element, tag):
            self._inside(element, place)

    def _note_deletions(self, element: Element) -> None:
        """The deletions under tracked changes; their text stands here, or in its place between two marks."""
        regions = [region for region in element.iter(n.CHANGED) if region.find(n.DELETION) is not None]
        self._deletions |= {region.get(name, "") for region in regions for name in (n.XML_ID, n.TEXT + "id")}
        self.findings.deleted += len(regions)

    def _change(self, mark: Element) -> None:
        """A tracked change begins or ends."""
        changed = {mark.get(n.CHANGE_ID, "")} & self._deletions
        if mark.tag == n.CHANGE_START:
            self._deleting |= changed
        else:
            self._deleting -= changed

    def _paragraph(self, element: Element, label: str) -> Paragraph:
        text = self._line(element)
        label = label or (self._lists.heading_label(element) if element.tag == n.H else "")
        named = element.get(n.STYLE_NAME, "")
        style = self._styles.names.get(named, named)
        shown = label + text if text else label.rstrip()
        return Paragraph(shown, style, self._part) if shown else blank_paragraph(style, self._part)

    def _list(self, element: Element, place: _Place) -> None:
        self._lists.begin(element)
        for item in element:
            if item.tag == n.LIST_ITEM:
                self._item(item, place)
            elif item.tag == n.LIST_HEADER:
                self._inside(item, place)
        self._lists.end()

    def _item(self, item: Element, place: _Place) -> None:
        """An item: its first paragraph has the label; one that begins with a list of its own has none."""
        first = True
        for child in item:
            if child.tag in CHILDREN_OF_TEXT and first:
                style = self._styles.lists.get(child.get(n.STYLE_NAME, ""), "")
                self._block(child, place, self._lists.label(item, style))
            else:
                self._block(child, place)
            first = first and child.tag in n.PASSED_OVER

    def _table(self, element: Element, place: _Place) -> None:
        if self._depth >= self._limits.nested_tables:
            text = _("Tables are nested more than {most} deep. Simplify the document in Word.")
            raise UnreadableFile("limit", text.format(most=self._limits.nested_tables))
        self._depth += 1
        found = read_table(element, self._cell, self._styles.widths, self._part, self._limits)
        self._depth -= 1
        if found is None:
            return
        place.paragraphs.append(found[0])
        top = self._depth == 0 and self._part is Part.BODY
        self.findings.notices += in_table(found[1], self._n_tables if top else None)
        self._n_tables += top

    def _cell(self, element: Element) -> tuple[str, Sequence[Table]]:
        place = _Place()
        self._inside(element, place)
        texts = [block.text for block in place.paragraphs if isinstance(block, Paragraph)]
        return "\n".join(texts), [block for block in place.paragraphs if isinstance(block, Table)]

    def _aside(self, element: Element, tag: str) -> bool:
        """Whether an element is a frame, a note or the like, whose blocks stand elsewhere."""
        if tag == n.TEXT_BOX or tag in n.SHAPES:
            self.findings.aside.append((Part.TEXT_BOX, element))
        elif tag == n.ANNOTATION:
            self.findings.aside.append((Part.COMMENT, element))
        elif tag == n.NOTE:
            part = Part.ENDNOTE if element.get(n.NOTE_CLASS) == "endnote" else Part.FOOTNOTE
            self.findings.aside += [(part, body) for body in element.iterchildren(n.NOTE_BODY)]
        elif tag == n.IMAGE:
            self.findings.pictures += 1
        elif tag in n.DRAWN_OBJECTS:
            self.findings.objects += 1
        else:
            return False
        return True

    def _line(self, element: Element) -> str:
        """A paragraph's text, white space collapsed as the format says (6.1.2)."""
        line = _Line()
        self._run(element, line, "")
        return "".join(line.pieces)

    def _run(self, element: Element, line: _Line, font: str) -> None:
        self._add(element.text, line, font)
        for child in element:
            tag = child.tag
            if tag in (n.CHANGE_START, n.CHANGE_END):
                self._change(child)
            elif self._deleting:
                self._run(child, _Line(), font)
            elif tag == n.SPACE:
                line.add_exact(" " * min(_count(child.get(n.COUNT)), MOST_SPACES))
            elif tag == n.TAB:
                line.add_exact("\t")
            elif tag == n.LINE_BREAK:
                line.add_exact("\n")
            elif tag == n.RUBY_TEXT:
                self.findings.readings.append("".join(map(str, child.itertext())))
            elif isinstance(tag, str) and tag not in n.PASSED_OVER and not self._aside(child, tag):
                self._run(child, line, self._styles.fonts.get(child.get(n.STYLE_NAME, ""), font))
            self._add(child.tail, line, font)

    def _add(self, text: str | None, line: _Line, font: str) -> None:
        if not text or self._deleting:
            return
        if "\u2011" in text or "\u00ad" in text:
            text = text.translate(HYPHENS)
        if font.lower() in FONTS:
            text = letters_as_symbols(text)
        if has_symbols(text):
            text, unknown = replace_symbols(text, font)
            self.findings.symbols += unknown
        line.add(text)


@dataclass(slots=True)
class _Line:
    """A paragraph's text so far; `blank` is whether further white space adds nothing."""

    pieces: list[str] = field(default_factory=list)
    blank: bool = True

    def add(self, text: str) -> None:
        collapsed = BLANKS.sub(" ", text)
        if self.blank:
            collapsed = collapsed.lstrip(" ")
        if collapsed:
            self.pieces.append(collapsed)
            self.blank = collapsed.endswith(" ")

    def add_exact(self, text: str) -> None:
        self.pieces.append(text)
        self.blank = False


def _count(written: str | None) -> int:
    return int(written[:9]) if written and written.isdecimal() else 1
