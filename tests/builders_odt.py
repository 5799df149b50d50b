"""OpenDocument texts in one line, packed and flat."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from zhibiao.extract import LIMITS, Document
from zhibiao.extract.odt.read import read_odt
from zhibiao.extract.visible import as_seen

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("svg", "svg-compatible"), ("meta", "meta"),
        ("form", "form"),
    )
) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:math="http://www.w3.org/1998/Math/MathML"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    ' xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
)  # fmt: skip
MIME = "application/vnd.oasis.opendocument.text"


def flat(body: str, styles: str = "", masters: str = "") -> bytes:
    """A flat file with a body, automatic styles and page styles."""
    return (
        f'<?xml version="1.0"?><office:document {NAMES} office:mimetype="{MIME}">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def packed(content: bytes, manifest: str = "", **parts: bytes) -> bytes:
    """A package around a content.xml, and the content.xml of objects by their names."""
    data = BytesIO()
    with ZipFile(data, "w") as package:
        package.writestr("mimetype", MIME)
        package.writestr("content.xml", content)
        if manifest:
            package.writestr("META-INF/manifest.xml", manifest)
        for name, part in parts.items():
            package.writestr(f"{name}/content.xml", part)
    return data.getvalue()


def read(body: str, styles: str = "", masters: str = "") -> Document:
    """The document of a flat file as a person sees it."""
    return as_seen(read_odt(flat(body, styles, masters), LIMITS))


def table(*rows: str) -> str:
    """A table of rows' XML."""
    return f"<table:table>{''.join(rows)}</table:table>"


def row(*cells: str, more: str = "") -> str:
    """A row of cells' XML."""
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", more: str = "") -> str:
    """A cell with one paragraph."""
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def style(name: str, properties: str = "", more: str = "", family: str = "text") -> str:
    """A style with properties of text."""
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}>'
        f"<style:text-properties {properties}/></style:style>"
    )


def span(name: str, text: str) -> str:
    """Text in a style."""
    return f'<text:span text:style-name="{name}">{text}</text:span>'


def note(text: str, kind: str = "footnote") -> str:
    """A note with its mark."""
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
    )
