"""A .docx file as a package of XML parts: unpacked within bounds, parsed without entities, found by relationship.

Source: ECMA-376 part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ..archive import Archive
from ..errors import UnreadableFile
from ..language import _
from ..limits import Limits
from ..memory import MarkupCount
from .symbol_fonts import move_symbols

Element = etree._Element
"""lxml's element class; its name is private, its use is not."""

STRICT = "http://purl.oclc.org/ooxml/"
TRANSITIONAL = "http://schemas.openxmlformats.org/"
KINDS = frozenset({"officeDocument", "styles", "numbering", "header", "footer", "footnotes", "endnotes", "comments"})
"""What is read of a package; all else (settings, fonts, themes, pictures) says nothing of its text."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A part's reference to another: the last word of its type (`header`), and the part's name."""

    kind: str
    target: str


class Package:
    """The parts of a Word file."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the package; raises `UnreadableFile`."""
        self._markup = MarkupCount(limits)
        self._archive = Archive(data, limits)
        self.main = self._find_main()
        self._relationships = tuple(self._related(self.main))

    def parse(self, name: str) -> Element:
        """A part's root element; raises `KeyError` where there is none, `UnreadableFile` where it is no XML."""
        return parse_xml(self._archive.read(name), name, self._markup)

    def stream(self, name: str, local_name: str) -> Iterator[Element]:
        """A part's elements of one name, parsed as far as they are asked for; raises `UnreadableFile` (corrupt)."""
        try:
            with self._archive.open(name) as part:
                found = etree.iterparse(
                    part,
                    tag="{*}" + local_name,
                    resolve_entities=False,
                    no_network=True,
                    load_dtd=False,
                    collect_ids=False,
                )
                for _event, element in found:
                    if STRICT in element.tag:
                        _rename_strict(element)
                    yield element
        except (etree.XMLSyntaxError, ValueError, LookupError) as error:
            raise _damaged(name, error) from error

    def first(self, kind: str) -> str | None:
        """The name of the first part of a kind that the main part refers to and the package holds."""
        return next((relation.target for relation in self.of_kind(kind)), None)

    def of_kind(self, kind: str) -> Iterator[Relationship]:
        """The main part's references of a kind to parts that the package holds, each part once."""
        found = [one for one in self._relationships if one.kind == kind and one.target in self._archive]
        return iter({one.target.lower(): one for one in found}.values())

    def _find_main(self) -> str:
        documents = [found.target for found in self._related("") if found.kind == "officeDocument"]
        name = next((target for target in [*documents, "word/document.xml"] if target in self._archive), None)
        if name is None:
            text = _("The file is a zip package, but holds no Word document. Give the Word file itself.")
            raise UnreadableFile("not-a-document", text)
        return name

    def _related(self, part: str) -> Iterator[Relationship]:
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        if source not in self._archive:
            return
        for element in self.parse(source):
            kind = element.get("Type", "").rpartition("/")[2]
            if kind in KINDS and element.get("TargetMode") != "External":
                target = posixpath.join("/", folder, element.get("Target", ""))
                yield Relationship(kind, posixpath.normpath(target).lstrip("/"))


def parse_xml(data: bytes, name: str, markup: MarkupCount) -> Element:
    """The root of an XML part, Strict names turned into Transitional ones; raises `UnreadableFile` (corrupt, limit)."""
    markup.add(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise _damaged(name, error) from error
    if root.getroottree().docinfo.internalDTD is not None:
        text = _("The part {part} declares entities, which no Word file does; it is not read.")
        raise UnreadableFile("corrupt", text.format(part=name))
    if STRICT in " ".join(root.nsmap.values()):
        _rename_strict(root)
    move_symbols(root, data)
    return root


def _damaged(name: str, why: Exception) -> UnreadableFile:
    text = _("The part {part} is damaged ({why}). Open the file in Word and save it again.")
    return UnreadableFile("corrupt", text.format(part=name, why=why))


def _rename_strict(root: Element) -> None:
    for element in root.iter("*"):
        if STRICT in element.tag:
            element.tag = _transitional(element.tag)
        for name, value in element.items():
            if STRICT in name:
                del element.attrib[name]
                element.set(_transitional(str(name)), value)


def _transitional(name: str) -> str:
    """{http://purl.oclc.org/ooxml/wordprocessingml/main}p -> {…/wordprocessingml/2006/main}p."""
    space, brace, local = name.removeprefix("{" + STRICT).partition("}")
    return "{" + TRANSITIONAL + space.replace("/", "/2006/", 1) + brace + local if brace else name
