"""The parts of an OpenDocument file: content.xml and styles.xml of a zip package, or the one tree of a flat file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..archive import Archive
from ..docx.package import Element, parse_xml
from ..errors import UnreadableFile
from ..language import _
from ..limits import Limits
from ..memory import MarkupCount
from ..visible.mathml import mathml_text
from . import names as n

MANIFEST = "META-INF/manifest.xml"


MATH = "math"
LONGEST = 2000
"""So many characters an equation may have."""

SHAPE_TABLE = b"loext:table-cell"
DOCUMENT_TYPE = re.compile(rb"<!DOCTYPE[^>\[]*>")
"""What old programs write into an equation: it names a file, and declares nothing itself."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The trees that are read: the content's, and the styles' where there is one of its own.

    `archive` is the package, None of a flat file; `equations` are those that were read, by name.
    """

    content: Element
    styles: Element | None
    markup: MarkupCount
    archive: Archive | None = None
    equations: dict[str, str | None] = field(default_factory=dict)

    def roots(self) -> tuple[Element, ...]:
        """The trees that may hold styles, the general ones first."""
        return (self.content,) if self.styles is None else (self.styles, self.content)

    def equation(self, element: Element) -> str | None:
        """The text of an equation, blank where it cannot be written as text; None of an object that is none."""
        for child in element:
            if _local_name(child) == MATH:
                return _equation_text(child)
        name = element.get(n.XLINK_HREF, "").removeprefix("./") + "/content.xml"
        if name not in self.equations:
            self.equations[name] = self._equation_of(name)
        return self.equations[name]

    def _equation_of(self, name: str) -> str | None:
        if self.archive is None or name not in self.archive:
            return None
        try:
            data = self.archive.read(name)
            root = parse_xml(DOCUMENT_TYPE.sub(b"", data, count=1), name, self.markup)
        except UnreadableFile:
            return None
        return _equation_text(root) if _local_name(root) == MATH else None


def open_parts(data: bytes, limits: Limits) -> Parts:
    """Unpack and parse; raises `UnreadableFile` (encrypted, not-a-document, and those of a damaged package)."""
    markup = MarkupCount(limits)
    if not data.startswith(b"PK"):
        return Parts(_parsed(data, "content.xml", markup), None, markup)
    archive = Archive(data, limits)
    if "content.xml" not in archive and "encrypted-package" not in archive:
        text = _("The file is a zip package, but holds no OpenDocument text. Give the document itself.")
        raise UnreadableFile("not-a-document", text)
    if "encrypted-package" in archive or (MANIFEST in archive and b"encryption-data" in archive.read(MANIFEST)):
        raise UnreadableFile("encrypted", _("The file is protected by a password. Save it without one."))
    styles = _parsed(archive.read("styles.xml"), "styles.xml", markup) if "styles.xml" in archive else None
    return Parts(_parsed(archive.read("content.xml"), "content.xml", markup), styles, markup, archive)


def _parsed(data: bytes, name: str, markup: MarkupCount) -> Element:
    """A part's root; the tables of shapes, which LibreOffice names in a space of its own, are tables as others."""
    root = parse_xml(data, name, markup)
    if SHAPE_TABLE in data:
        for element in root.iter(n.LOEXT + "*"):
            local = _local_name(element)
            if local.startswith(("table", "covered-table")):
                element.tag = n.TABLE + local
    return root


def _equation_text(element: Element) -> str:
    """An equation's text; none that is no line any more, as one may stand at many places."""
    text = mathml_text(element)
    return text if len(text) <= LONGEST else ""


def _local_name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def text_of(parts: Parts) -> Element:
    """The element whose children are the document's blocks; raises `UnreadableFile` where it is no text document."""
    body = parts.content.find(n.BODY)
    text = None if body is None else body.find(n.OFFICE_TEXT)
    if text is None:
        message = _("This OpenDocument file holds no text document, but a spreadsheet, a drawing or nothing.")
        raise UnreadableFile("not-a-document", message)
    return text
