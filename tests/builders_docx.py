"""Word files in one line: `document(table(row(cell("a", span=2)), row(cell("b"), cell("c"))))` is the bytes of a .docx.

Every function gives XML as text; a plain text where XML is wanted becomes a paragraph (or several, at line feeds).
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from html import escape
from io import BytesIO

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": WORD,
        "r": RELATIONS,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)


def document(*blocks: str, parts: Mapping[str, str] | None = None, strict: bool = False, prefix: str = "w") -> bytes:
    """A Word file of blocks; `parts` are further ones by kind (`numbering`, `header`) with their inner XML."""
    return package(part("document", f"<w:body>{xml(*blocks)}</w:body>"), parts or {}, strict=strict, prefix=prefix)


def package(main: str, parts: Mapping[str, str], *, strict: bool = False, prefix: str = "w") -> bytes:
    """The zip file of a main part's XML and further parts."""
    files = {"word/document.xml": main}
    files |= {f"word/{kind}.xml": part(ROOTS.get(kind, kind), inner) for kind, inner in parts.items()}
    if prefix != "w":
        files = {name: with_prefix(text, prefix) for name, text in files.items()}
    files["_rels/.rels"] = relations({"officeDocument": "word/document.xml"})
    files["word/_rels/document.xml.rels"] = relations({kind: f"{kind}.xml" for kind in parts})
    files["[Content_Types].xml"] = "<Types/>"
    if strict:
        files = {
            name: text.replace(WORD, STRICT_WORD).replace(RELATIONS, STRICT_RELATIONS) for name, text in files.items()
        }
    return zipped(files)


ROOTS = {"header": "hdr", "footer": "ftr"}


def part(root: str, inner: str) -> str:
    """A part's XML."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {NAMESPACES}>{inner}</w:{root}>'


def with_prefix(text: str, prefix: str) -> str:
    """The same XML with another prefix than w."""
    for mark in ("<w:", "</w:", " w:", "xmlns:w="):
        text = text.replace(mark, mark.replace("w", prefix, 1) if mark != "xmlns:w=" else f"xmlns:{prefix}=")
    return text


def relations(targets: Mapping[str, str]) -> str:
    """A relationships part."""
    found = "".join(
        f'<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE_RELATIONS}">{found}</Relationships>'


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def xml(*content: str) -> str:
    """XML as it is, a plain text as paragraphs."""
    return "".join(piece if piece.startswith("<") else "".join(map(p, piece.split("\n"))) for piece in content)


def p(*content: str, style: str = "", num: int | None = None, level: int | None = None, mark: str = "") -> str:
    """A paragraph of runs or texts; `num` and `level` refer to a list, `mark` is XML in its mark's properties."""
    list_xml = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    list_xml += "" if num is None else f'<w:numId w:val="{num}"/>'
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += f"<w:numPr>{list_xml}</w:numPr>" if list_xml else ""
    properties += f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p>{wrap('pPr', properties)}{''.join(c if c.startswith('<') else r(c) for c in content)}</w:p>"


def r(*content: str, font: str = "") -> str:
    """A run of texts and other marks."""
    properties = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else ""
    return f"<w:r>{properties}{''.join(c if c.startswith('<') else t(c) for c in content)}</w:r>"


def t(text: str, *, space: str = "preserve") -> str:
    """A w:t element."""
    return f'<w:t xml:space="{space}">{escape(text)}</w:t>' if text else ""


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """A table, with a grid of these widths."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/>{wrap('tblGrid', grid)}{''.join(rows)}</w:tbl>"


def row(*cells: str, header: bool = False, before: int = 0, properties: str = "") -> str:
    """A row of cells; a plain text is a cell."""
    properties += f'<w:gridBefore w:val="{before}"/>' if before else ""
    properties += "<w:tblHeader/>" if header else ""
    return f"<w:tr>{wrap('trPr', properties)}{''.join(c if c.startswith('<') else cell(c) for c in cells)}</w:tr>"


def cell(*content: str, span: int = 1, merge: str = "", properties: str = "") -> str:
    """A cell; `merge` is restart or continue."""
    properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    return f"<w:tc>{wrap('tcPr', properties)}{xml(*content)}</w:tc>"


def sdt(inner: str) -> str:
    """A content control around anything."""
    return f"<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def wrap(tag: str, inner: str) -> str:
    """An element, or nothing where nothing is in it."""
    return f"<w:{tag}>{inner}</w:{tag}>" if inner else ""


def numbering(*levels: str, number: int = 1, more: str = "") -> str:
    """The inner XML of a numbering part with one list of these levels; `more` stands in its w:num."""
    numbered = "".join(text.replace("<w:lvl>", f'<w:lvl w:ilvl="{index}">') for index, text in enumerate(levels))
    abstract = f'<w:abstractNum w:abstractNumId="{number}">{numbered}</w:abstractNum>'
    return f'{abstract}<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/>{more}</w:num>'


def level(template: str, number_format: str = "decimal", *, start: int = 1, more: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{escape(template)}"/></w:lvl>'
    )
