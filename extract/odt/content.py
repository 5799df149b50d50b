"""The blocks of an OpenDocument text: paragraphs with their labels, tables, and what stands in frames and notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..document import Paragraph, Part, Table, blank_paragraph
from ..docx.package import Element
from ..errors import UnreadableFile
from ..grid import in_table
from ..language import _
from ..limits import Limits
from ..visible import labelled
from ..visible.hidden import hidden_tables, hidden_text
from ..visible.marks import HIDDEN_ROW
from . import names as n
from .lists import OpenLists
from .tables import read_table
from .text import Aside, Story, line_text, set_aside

CHILDREN_OF_TEXT = frozenset({n.P, n.H})


@dataclass(slots=True)
class _Place:
    """Where blocks go: into the document, or into a cell; `before` are marks that belong to the next paragraph."""

    before: str = ""
    paragraphs: list[Paragraph | Table] = field(default_factory=list)

    def add(self, paragraph: Paragraph) -> None:
        """Add a paragraph, with the marks that stand before it."""
        if self.before:
            paragraph = replace(paragraph, text=self.before + paragraph.text)
            self.before = ""
        self.paragraphs.append(paragraph)

    def end(self, part: Part) -> list[Paragraph | Table]:
        """All blocks; marks that no paragraph follows stand in the last one."""
        if self.before:
            last = self.paragraphs[-1] if self.paragraphs else None
            if isinstance(last, Paragraph):
                self.paragraphs[-1] = replace(last, text=last.text + self.before)
            else:
                self.paragraphs.append(Paragraph(self.before, "", part))
        return self.paragraphs


class Reader:
    """Reads the blocks of one file."""

    def __init__(self, lists: OpenLists, story: Story, limits: Limits) -> None:
        """Make ready to read."""
        self.findings = story.findings
        self._lists = lists
        self._story = story
        self._limits = limits
        self._part = Part.BODY
        self._depth = 0
        self._n_tables = 0
        self._hidden_sections = 0

    def blocks(self, parent: Element, part: Part, beginning: str = "") -> list[Paragraph | Table]:
        """The blocks among an element's children, and those of lists and sections around them.

        The first paragraph begins with `beginning`.
        """
        self._part = part
        place = _Place(beginning)
        self._inside(parent, place)
        return place.end(part)

    def aside(self) -> Iterator[Paragraph | Table]:
        """The blocks of frames and notes that were met, and of those in them; then deletions without a place."""
        while self.findings.boxes or self.findings.notes:
            boxes, self.findings.boxes = self.findings.boxes, []
            notes, self.findings.notes = self.findings.notes, []
            for aside in (*(Aside(Part.TEXT_BOX, box) for box in boxes), *notes):
                yield from self.blocks(aside.element, aside.part, aside.beginning)
        for passage in self._story.changes.unplaced():
            yield Paragraph(passage)

    def _inside(self, parent: Element, place: _Place) -> None:
        for child in parent:
            self._block(child, place)

    def _block(self, element: Element, place: _Place, label: str = "") -> None:
        tag = element.tag
        if tag in CHILDREN_OF_TEXT:
            self._paragraph(element, label, place)
        elif tag == n.TABLE_TABLE:
            self._table(element, place)
        elif tag == n.LIST:
            self._list(element, place)
        elif tag == n.TRACKED:
            self._story.changes.note(element)
        elif tag in n.CHANGE_MARKS:
            place.before += self._story.changes.mark(element)
        elif tag == n.SECTION:
            self._section(element, place)
        elif tag not in n.PASSED_OVER and isinstance(tag, str):
            self._other(element, place)

    def _other(self, element: Element, place: _Place) -> None:
        """A frame or the like among the blocks, or an element around some."""
        mark = set_aside(element, self._story)
        if mark is None:
            self._inside(element, place)
        else:
            place.before += mark
            self._boxes(place)

    def _section(self, element: Element, place: _Place) -> None:
        """A section, which may be hidden, always or on a condition (5.4)."""
        display = element.get(n.DISPLAY)
        hidden = display == "none" or (display == "condition" and element.get(n.IS_HIDDEN) == "true")
        self._hidden_sections += hidden
        self._inside(element, place)
        self._hidden_sections -= hidden

    def _paragraph(self, element: Element, label: str, place: _Place) -> None:
        changes = self._story.changes
        within = changes.deleting
        text = line_text(element, self._story)
        if within and changes.deleting:  # its end is deleted, too: what is left of it stands in the next paragraph
            place.before += text
            return
        label = label or (self._lists.heading_label(element) if element.tag == n.H else "")
        named = element.get(n.STYLE_NAME, "")
        style = self._story.styles.names.get(named, named)
        shown = labelled(label, text) if label else text
        if self._hidden_sections:
            shown = hidden_text(shown)
        place.add(Paragraph(shown, style, self._part) if shown else blank_paragraph(style, self._part))
        if self.findings.boxes:
            self._boxes(place)

    def _boxes(self, place: _Place) -> None:
        """Text boxes anchored in a cell: the cell's text where it has no other, else further lines of it."""
        if not self._depth:
            return
        boxes, self.findings.boxes = self.findings.boxes, []
        for box in boxes:
            inner = _Place()
            self._inside(box, inner)
            for block in inner.end(self._part):
                if isinstance(block, Table) or block.text.strip():
                    place.paragraphs.append(block)

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
                style = self._story.styles.lists.get(child.get(n.STYLE_NAME, ""), "")
                self._block(child, place, self._lists.label(item, style))
            else:
                self._block(child, place)
            first = first and child.tag in n.PASSED_OVER

    def _table(self, element: Element, place: _Place) -> None:
        if self._depth >= self._limits.nested_tables:
            text = _("Tables are nested more than {most} deep. Simplify the document in Word.")
            raise UnreadableFile("limit", text.format(most=self._limits.nested_tables))
        boxes, self.findings.boxes = self.findings.boxes, []
        self._depth += 1
        found = read_table(element, self._cell, self._story.styles.widths, self._part, self._limits)
        self._depth -= 1
        self.findings.boxes += boxes
        if found is None:
            return
        place.paragraphs.append(found[0])
        top = self._depth == 0 and self._part is Part.BODY
        self.findings.notices += in_table(found[1], self._n_tables if top else None)
        self._n_tables += top

    def _cell(self, element: Element) -> tuple[str, Sequence[Table]]:
        place = _Place()
        self._inside(element, place)
        blocks = place.end(self._part)
        texts = [block.text for block in blocks if isinstance(block, Paragraph)]
        text, tables = "\n".join(texts), [block for block in blocks if isinstance(block, Table)]
        row = element.getparent()
        if self._hidden_sections or (row is not None and row.get(n.VISIBILITY) in n.UNSEEN):
            return HIDDEN_ROW + hidden_text(text), hidden_tables(tables)
        return text, tables
