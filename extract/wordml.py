"""Word's two XML formats in one file, Word 2003 XML and the flat package, as the .docx parts they stand for.

The parts are put into a package in memory and read as any .docx. Word 2003 XML has the same elements but for a few,
which are renamed; what it keeps inside the text (notes, headers) moves to parts of its own.
Source: Office 2003 XML Reference Schemas (WordprocessingML); ECMA-376 part 1 (the elements).
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from lxml import etree

from .document import Document
from .docx import names as n
from .docx.package import Element, parse_xml
from .docx.read import read_docx
from .docx.styles import whole
from .errors import UnreadableFile
from .language import _
from .limits import Limits
from .memory import MarkupCount
from .numbering import format_of_code

PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
WX = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
AML = "{http://schemas.microsoft.com/aml/2001/core}"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

RENAMED = {
    n.W + "vmerge": n.V_MERGE,
    n.W + "hmerge": n.H_MERGE,
    n.W + "listPr": n.NUM_PR,
    n.W + "ilfo": n.NUM_ID,
    n.W + "listDef": n.ABSTRACT_NUM,
    n.W + "list": n.NUM,
    n.W + "ilst": n.ABSTRACT_REF,
    n.W + "nfc": n.NUMBER_FORMAT,
    n.W + "hlink": n.W + "hyperlink",
}
"""Elements of Word 2003 XML with other names in Office Open XML."""

KNOWN = (n.W, WX, AML, n.VML, n.M, n.A, "{urn:schemas-microsoft-com:office:")
"""Namespaces of the format itself; elements of others are a user's own, around text."""

NOTE_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}
MARGIN_PARTS = {"hdr": "header", "ftr": "footer"}


def read_flat_opc(data: bytes, limits: Limits) -> Document:
    """Read a flat package (a .docx as one XML file); raises `UnreadableFile` as `read_docx` does."""
    root = parse_xml(data, "pkg:package", MarkupCount(limits))
    parts = {part.get(PKG + "name", "").lstrip("/"): _content(part) for part in root.iterchildren(PKG + "part")}
    return replace(read_docx(_packed(parts.items()), limits), format="flat-opc")


def read_wordml(data: bytes, limits: Limits) -> Document:
    """Read Word 2003 XML; raises `UnreadableFile` (corrupt, limit)."""
    name = "w:wordDocument"
    written = etree.tostring(parse_xml(data, name, MarkupCount(limits)), encoding="utf-8")
    root = parse_xml(written.replace(WORD_2003, n.W[1:-1].encode()), name, MarkupCount(limits))
    body = root.find(n.BODY)
    if body is None:
        raise UnreadableFile("corrupt", _("The file has no text body. Open it in Word and save it again."))
    _rename(root)
    parts = {"document": [_wrapped("document", [body])]}
    parts["styles"] = [_wrapped("styles", style) for style in root.iterchildren(n.W + "styles")][:1]
    parts["numbering"] = [_wrapped("numbering", lists) for lists in root.iterchildren(n.W + "lists")][:1]
    parts |= _moved(body)
    files = [
        (f"word/{kind}{number or ''}.xml", etree.tostring(part, encoding="utf-8"))
        for kind, roots in parts.items()
        for number, part in enumerate(roots)
    ]
    files += [
        ("_rels/.rels", _relationships([("officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", _relationships(_kinds(parts))),
    ]
    return replace(read_docx(_packed(files), limits), format="wordml")


def _content(part: Element) -> bytes:
    """A part's XML, or its bytes; a picture's bytes that cannot be decoded are none."""
    xml = part.find(PKG + "xmlData")
    if xml is not None and len(xml):
        return etree.tostring(xml[0], encoding="utf-8", with_tail=False)
    try:
        return base64.b64decode(part.findtext(PKG + "binaryData", ""))
    except (binascii.Error, ValueError):
        return b""


def _packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip package, not compressed."""
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        for name, content in files:
            package.writestr(ZipInfo(name or "unnamed"), content)
    return packed.getvalue()


def _rename(root: Element) -> None:
    """Give all elements the names they have in Office Open XML; wrappers that mean nothing there become customXml."""
    keeps_blanks = root.get(n.SPACE) == "preserve"
    for element in list(root.iter("*")):
        tag = element.tag
        if tag == n.TEXT and keeps_blanks:
            element.set(n.SPACE, "preserve")
        elif tag in RENAMED:
            element.tag = RENAMED[tag]
        elif tag == AML + "annotation":
            _rename_annotation(element)
        elif tag in (WX + "sect", WX + "sub-section", WX + "pBdrGroup", AML + "content") or not tag.startswith(KNOWN):
            element.tag = n.W + "customXml"
        _rename_attributes(element)


def _rename_annotation(element: Element) -> None:
    """A tracked change, a comment or a bookmark, by its type."""
    kind = element.get(n.W + "type", "").rpartition(".")[2]
    if kind == "Deletion":
        element.tag = n.DELETED
    elif kind == "Comment":
        element.tag = n.W + "comment"
    else:
        element.tag = n.INSERTED if kind == "Insertion" else n.W + "customXml"


def _rename_attributes(element: Element) -> None:
    tag = element.tag
    if tag == n.NUMBER_FORMAT:
        code = whole(element.get(n.VAL))
        element.set(n.VAL, "decimal" if code is None or code < 0 else format_of_code(code))
    elif tag == n.ABSTRACT_NUM:
        element.set(n.ABSTRACT_REF, element.get(n.W + "listDefId", ""))
    elif tag == n.NUM:
        element.set(n.NUM_ID, element.get(n.W + "ilfo", ""))
    elif tag == n.SUFFIX:
        element.set(n.VAL, element.get(n.VAL, "").lower())


def _moved(body: Element) -> dict[str, list[Element]]:
    """Notes, comments, headers and footers, taken out of the text into parts of their own."""
    parts: dict[str, list[Element]] = {}
    for name, kind in NOTE_PARTS.items():
        parts[kind] = [_wrapped(kind, notes)] if (notes := _taken(body, n.W + name)) else []
    comments = [comment for comment in _taken(body, n.W + "comment") if next(comment.iter(n.P), None) is not None]
    parts["comments"] = [_wrapped("comments", comments)] if comments else []
    for name, kind in MARGIN_PARTS.items():
        parts[kind] = [_wrapped(name, margin) for margin in _taken(body, n.W + name)]
    return parts


def _taken(body: Element, tag: str) -> list[Element]:
    """The elements of a name, out of the tree, references in their places; their tails hold no text."""
    found = list(body.iter(tag))
    for number, element in enumerate(found):
        around = element.getparent()
        if around is not None:
            element.set(n.ID, str(number))
            around.replace(element, etree.Element(tag + "Reference", {n.ID: str(number)}))
    return found


def _wrapped(name: str, children: Iterable[Element]) -> Element:
    """A part's root with children."""
    root = etree.Element(n.W + name, nsmap={"w": n.W[1:-1]})
    root.extend(list(children))
    return root


def _kinds(parts: dict[str, list[Element]]) -> list[tuple[str, str]]:
    return [
        (kind, f"{kind}{number or ''}.xml")
        for kind, roots in parts.items()
        if kind != "document"
        for number in range(len(roots))
    ]


def _relationships(targets: Iterable[tuple[str, str]]) -> bytes:
    root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={"r": RELATIONSHIPS})
    for number, (kind, target) in enumerate(targets):
        attributes = {"Id": f"rId{number}", "Type": OFFICE_TYPE + kind, "Target": target}
        etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", attributes)
    return etree.tostring(root, encoding="utf-8")
