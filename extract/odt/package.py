"""The parts of an OpenDocument file: content.xml and styles.xml of a zip package, or the one tree of a flat file."""

from __future__ import annotations

from dataclasses import dataclass

from ..archive import Archive
from ..docx.package import Element, parse_xml
from ..errors import UnreadableFile
from ..language import _
from ..limits import Limits
from ..memory import MarkupCount
from . import names as n

MANIFEST = "META-INF/manifest.xml"


@dataclass(frozen=True, slots=True)
class Parts:
    """The trees that are read: the content's, and the styles' where there is one of its own."""

    content: Element
    styles: Element | None

    def roots(self) -> tuple[Element, ...]:
        """The trees that may hold styles, the general ones first."""
        return (self.content,) if self.styles is None else (self.styles, self.content)


def open_parts(data: bytes, limits: Limits) -> Parts:
    """Unpack and parse; raises `UnreadableFile` (encrypted, not-a-document, and those of a damaged package)."""
    markup = MarkupCount(limits)
    if not data.startswith(b"PK"):
        return Parts(parse_xml(data, "content.xml", markup), None)
    archive = Archive(data, limits)
    if "content.xml" not in archive and "encrypted-package" not in archive:
        text = _("The file is a zip package, but holds no OpenDocument text. Give the document itself.")
        raise UnreadableFile("not-a-document", text)
    if "encrypted-package" in archive or (MANIFEST in archive and b"encryption-data" in archive.read(MANIFEST)):
        raise UnreadableFile("encrypted", _("The file is protected by a password. Save it without one."))
    styles = parse_xml(archive.read("styles.xml"), "styles.xml", markup) if "styles.xml" in archive else None
    return Parts(parse_xml(archive.read("content.xml"), "content.xml", markup), styles)


def text_of(parts: Parts) -> Element:
    """The element whose children are the document's blocks; raises `UnreadableFile` where it is no text document."""
    body = parts.content.find(n.BODY)
    text = None if body is None else body.find(n.OFFICE_TEXT)
    if text is None:
        message = _("This OpenDocument file holds no text document, but a spreadsheet, a drawing or nothing.")
        raise UnreadableFile("not-a-document", message)
    return text
