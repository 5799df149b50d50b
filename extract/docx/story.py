"""What is known while one part of a Word file is read: its lists, its place in the document, what was met so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..document import Part
from ..errors import UnreadableFile
from ..limits import Limits
from ..visible import labelled, marked, strongest
from . import names as n
from .findings import Findings
from .lists import Lists
from .looks import PLAIN, Formatting, look_of, run_formatting
from .package import Element, Package
from .styles import Styles
from .text import chosen, control_look, line_text, mark_deleted


class Definitions:
    """A document's styles and lists, read when first asked for."""

    def __init__(self, package: Package, findings: Findings) -> None:
        self._package = package
        self._findings = findings

    @cached_property
    def styles(self) -> Styles:
        """The paragraph styles."""
        return Styles(self._style_elements())

    @cached_property
    def lists(self) -> Lists:
        """The lists, with their counters."""
        return Lists(self._root("numbering"), self.styles)

    @cached_property
    def has_lists(self) -> bool:
        """Whether there is a part that could define lists."""
        return self._package.first("numbering") is not None

    def formatting(self, style: str) -> Formatting:
        """What a style of paragraphs or characters says of how text looks."""
        return self.styles.formatting(style) if style else PLAIN

    def unknown_formats(self) -> tuple[str, ...]:
        """The number formats, in lists that were asked for, that are not known."""
        return self.lists.unknown_formats() if "lists" in self.__dict__ else ()

    def _style_elements(self) -> Iterator[Element]:
        name = self._package.first("styles")
        try:
            yield from () if name is None else self._package.stream(name, "style")
        except UnreadableFile:
            self._findings.unreadable.append(name or "")

    def _root(self, kind: str) -> Element | None:
        name = self._package.first(kind)
        return None if name is None else parsed(self._package, name, self._findings)


def parsed(package: Package, name: str, findings: Findings) -> Element | None:
    """The root of a part that the document can do without; a damaged one becomes a notice."""
    try:
        return package.parse(name)
    except UnreadableFile:
        findings.unreadable.append(name)
        return None


@dataclass(slots=True)
class Story:
    """The reading of one part of the document, or of a text box; `depth` counts the tables around what is read."""

    definitions: Definitions
    findings: Findings
    limits: Limits
    part: Part
    depth: int = 0

    def paragraph(self, element: Element, *, covered: bool = False) -> tuple[str, bool]:
        """A paragraph's label and text, and whether its deleted end mark joins it to the next one.

        `covered` is a cell that continues the one above: Word numbers no empty paragraph there.
        """
        properties = next(element.iterchildren(n.PPR), None)
        if properties is None:
            return self.line(element), False
        style = style_id(properties)
        formatting = self.definitions.formatting(style)
        text = self.line(element, formatting)
        if covered and not text:
            return text, False
        label = self._label(properties, style, formatting)
        return labelled(label, text) if label else text, mark_deleted(properties)

    def line(self, element: Element, formatting: Formatting = PLAIN) -> str:
        """The text of a paragraph, or of another element with runs."""
        return line_text(element, self.findings, self.definitions.styles, formatting)

    def _label(self, properties: Element, style: str, formatting: Formatting) -> str:
        """The list label, which looks as the paragraph's end mark does."""
        if self.is_list_style(style) or (self.definitions.has_lists and properties.find(n.NUM_PR) is not None):
            label = self.definitions.lists.label(properties, style)
            own = run_formatting(properties.find(n.RPR))._replace(shift="")
            return marked(label, strongest(look_of(own, PLAIN, formatting), self.findings.look))
        return ""

    def is_list_style(self, name: str) -> bool:
        """Whether paragraphs of this style may have a label."""
        return name != "" and self.definitions.has_lists and self.definitions.styles.list_reference(name)[1] != ""


def style_id(properties: Element) -> str:
    """The id of the style that a pPr element names, or nothing."""
    style = properties.find(n.P_STYLE)
    return "" if style is None else style.get(n.VAL, "")


def unwrapped(parent: Element, findings: Findings) -> Iterator[tuple[str, Element]]:
    """The children with their tags; content controls and the like are opened, deleted content is left out."""
    for child in parent:
        tag = child.tag
        if tag in n.WRAPPERS:
            yield from unwrapped(child, findings)
        elif tag == n.SDT:
            outer, findings.look = findings.look, strongest(findings.look, control_look(child))
            for content in child.iterchildren(n.SDT_CONTENT):
                yield from unwrapped(content, findings)
            findings.look = outer
        elif tag == n.ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from unwrapped(branch, findings)
        elif tag == n.DELETED or tag == n.MOVED_AWAY:
            findings.deleted += 1
        else:
            yield tag, child
