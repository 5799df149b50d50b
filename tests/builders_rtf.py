"""RTF files in one line: the header that the tests share, cells and rows."""

from __future__ import annotations

from zhibiao.extract import LIMITS, Document, Paragraph, Part
from zhibiao.extract.rtf.read import read_rtf
from zhibiao.extract.visible import as_seen

FONTS = (
    r"{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset134 \'cb\'ce\'cc\'e5;}{\f2\fcharset2 Wingdings;}"
    r"{\f3\fcharset204 Arial;}{\f4\fnil Symbol;}}"
)


def rtf(body: str, page: int = 936) -> bytes:
    """A file with a body, in a code page."""
    return (rf"{{\rtf1\ansi\ansicpg{page}\deff0{FONTS}" + "\n" + body + "}").encode("latin-1")


def read(body: str, page: int = 936) -> Document:
    """The document of a body."""
    return as_seen(read_rtf(rtf(body, page), LIMITS))


def texts(body: str, part: Part = Part.BODY, page: int = 936) -> list[str]:
    """The paragraphs of one part of a body."""
    return [block.text for block in read(body, page).blocks if isinstance(block, Paragraph) and block.part is part]


def row(*cells: str, edges: str, before: str = "") -> str:
    r"""A row of cells, its definition before them; `edges` may hold flags, as `\clvmgf 1000 2000`."""
    defined = "".join(word if word.startswith("\\") else rf"\cellx{word}" for word in edges.split())
    return rf"\trowd{before}{defined} " + "".join(rf"\pard\intbl {cell}\cell " for cell in cells) + r"\row "


def cells(body: str) -> list[tuple[int, int, int, int, str]]:
    """The cells of the body's first table: row, column, spans, text."""
    table = read(body).body_tables()[0]
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]
