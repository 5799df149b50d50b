"""Read text that holds flattened tables: the tab-indented text that Apache Tika makes of a Word file.

Two stages: the grammar cuts the text into candidate cells (`pieces`), the search chooses the rows (`segment`); then
rows become tables with inferred spans (`merges`). The format is described in docs/formats/text.md.
"""

from __future__ import annotations

from ..document import Document, Merges, Notice, ReadingKind, Severity, Table
from ..errors import UnreadableFile
from ..language import _
from ..limits import LIMITS, Limits
from .assemble import assemble, drafts_of, restore_tail
from .decode import decode
from .pieces import TABLE_END, cut
from .segment import segment


def read_text(data: bytes, limits: Limits = LIMITS) -> Document:
    """The text's paragraphs and tables in reading order.

    Raises `UnreadableFile`: empty, not-a-document, corrupt, limit.
    """
    text, encoding = decode(data)
    pieces = cut(text)
    if len(pieces.pieces) > limits.cells:
        message = _("The text holds more than {most} cells. Split it into smaller files.")
        raise UnreadableFile("limit", message.format(most=limits.cells))
    stripped = not text.endswith(TABLE_END)
    drafts = drafts_of(pieces, segment(pieces, limits.columns, stripped=stripped))
    if stripped:
        restore_tail(drafts)
    blocks, notices = assemble(pieces.before, drafts, limits)
    tables = sum(isinstance(block, Table) for block in blocks)
    return Document(
        source="",
        format="text/tika-a" if tables else "text/plain",
        blocks=blocks,
        notices=notices if tables else (*notices, _no_table()),
        merges=Merges.INFERRED,
        encoding=encoding,
        chosen_by=_chosen_by(tables),
    )


def _chosen_by(tables: int) -> str:
    if not tables:
        return _("No line begins a cell with a tab in rows that end with a blank line.")
    return _("Lines that begin with a tab, rows that end with a blank line: {tables} tables.").format(tables=tables)


def _no_table() -> Notice:
    message = _("The text holds no table whose rows can be told. Give the original Word file.")
    return Notice(ReadingKind.NO_TABLE, message, Severity.ERROR)
