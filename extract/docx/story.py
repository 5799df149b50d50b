"""What is known while one part of a Word file is read: its lists, its place in the document, what was met so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..document import Part
from ..errors import UnreadableFile
from ..limits import Limits
from . import names as n
from .findings import Findings
from .lists import Lists
from .package import Element, Package
from .styles import Styles
from .text import chosen, line_text, mark_deleted


class Definitions:
    """A document's styles and lists, read when first asked for."""

    def __init__(self, package: Package, findings: Findings) -> None:
        self._package = package
        self._findings = findings

    @cached_property
    def styles(self) -> Styles:
        """The paragraph styles."""
        return Styles(self._root("styles"))

    @cached_property
    def lists(self) -> Lists:
        """The lists, with their counters."""
        return Lists(self._root("numbering"), self.styles)

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
    """One part's reading: `numbered` and `revised` say whether lists and deleted paragraph marks occur at all."""

    definitions: Definitions
    findings: Findings
    limits: Limits
    part: Part
    numbered: bool
    revised: bool
    depth: int = 0

    def paragraph(self, element: Element, *, covered: bool = False) -> tuple[str, bool]:
        """A paragraph's label and text, and whether its deleted end mark joins it to the next one.

        `covered` is a cell that continues the one above: Word numbers no empty paragraph there.
        """
        text = line_text(element, self.findings)
        if not (self.numbered or self.revised):
            return text, False
        properties = element.find(n.PPR)
        if self.numbered and properties is not None and not (covered and not text):
            label = self.definitions.lists.label(properties, style_id(properties))
            text = label + text if text else label.rstrip()
        return text, self.revised and mark_deleted(properties)


def story_of(root: Element, definitions: Definitions, findings: Findings, limits: Limits, part: Part) -> Story:
    """The story of a part, with what its tree says of lists and revisions."""
    numbered = _holds(root, n.NUM_PR, n.P_STYLE) and bool(definitions.lists)
    return Story(definitions, findings, limits, part, numbered, _holds(root, n.DELETED))


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
            for content in child.iterchildren(n.SDT_CONTENT):
                yield from unwrapped(content, findings)
        elif tag == n.ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from unwrapped(branch, findings)
        elif tag == n.DELETED or tag == n.MOVED_AWAY:
            findings.deleted += 1
        else:
            yield tag, child


def _holds(root: Element, *tags: str) -> bool:
    return next(root.iter(*tags), None) is not None
