"""OpenDocument texts in one line, packed and flat."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from zhibiao.extract import LIMITS, Document
from zhibiao.extract.odt.read import read_odt

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("svg", "svg-compatible"), ("meta", "meta"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
MIME = "application/vnd.oasis.opendocument.text"


def flat(body: str, styles: str = "", masters: str = "") -> bytes:
    """A flat file with a body, automatic styles and page styles."""
    return (
        f'<?xml version="1.0"?><office:document {NAMES} office:mimetype="{MIME}">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def packed(content: bytes, manifest: str = "") -> bytes:
    """A package around a content.xml."""
    data = BytesIO()
    with ZipFile(data, "w") as package:
        package.writestr("mimetype", MIME)
        package.writestr("content.xml", content)
        if manifest:
            package.writestr("META-INF/manifest.xml", manifest)
    return data.getvalue()


def read(body: str, styles: str = "", masters: str = "") -> Document:
    """The document of a flat file."""
    return read_odt(flat(body, styles, masters), LIMITS)


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
