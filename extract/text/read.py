"""Read text that holds flattened tables: the tab-indented text that Apache Tika makes of a Word file.

Two stages: the grammar cuts the text into candidate cells (`pieces`), the search chooses the rows (`segment`); then
rows become tables with inferred spans (`merges`). The format is described in docs/formats/text.md.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

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
    with collection_paused():
        return _read(data, limits)


@contextmanager
def collection_paused() -> Iterator[None]:
    """Millions of cells and no cycles among them: looking for some again and again would take a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(data: bytes, limits: Limits) -> Document:
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
