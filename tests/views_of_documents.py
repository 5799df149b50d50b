"""Short views of a document for tests of readers."""

from __future__ import annotations

from zhibiao.extract import Document, Table, read


def only_table(data: bytes) -> Table:
    """The one table of a file."""
    (found,) = read(data).body_tables()
    return found


def texts(data: bytes) -> list[list[str]]:
    """The dense matrix of texts: a merged cell's text at every position that it covers, a gap as a dot."""
    return [["." if cell is None else cell.text for cell in line] for line in only_table(data).grid()]


def kinds(document: Document) -> list[str]:
    """The kinds of the notices."""
    return [str(notice.kind) for notice in document.notices]
