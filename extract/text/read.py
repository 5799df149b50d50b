"""Read text that holds flattened tables, whichever of the known forms it has; the forms are told by evidence.

Each form has its module: `tabbed` (what Apache Tika makes of Word files, in its dialects), `separated` (tabs or
commas), `pipes` (tables drawn with bars); `gone` refuses text that lost its structure. See docs/formats/text.md.
"""

from __future__ import annotations

from ..collection import collection_paused
from ..document import Document, Notice, ReadingKind, Severity, Table
from ..language import _
from ..limits import LIMITS, Limits
from .decode import Decoded, decode
from .drawn.bars import is_flattened, read_bars
from .drawn.pipes import read_barred, read_drawn
from .found import Found
from .gone import refuse_if_gone
from .habits import has_a_cell_a_line
from .hints import NO_HINTS, TextHints, unneeded
from .separated import is_tab_separated, read_separated, read_tab_separated, separator_of, stated_separator
from .tabbed import read_tabbed


def read_text(data: bytes, limits: Limits = LIMITS, hints: TextHints = NO_HINTS) -> Document:
    """The text's paragraphs and tables in reading order; the hints settle what its form leaves open.

    Raises `UnreadableFile`: empty, not-a-document, corrupt, limit, structure-gone.
    """
    with collection_paused():
        decoded = decode(data)
        found = _found(decoded, limits, hints)
    tables = any(isinstance(block, Table) for block in found.blocks)
    notices = (*decoded.notices, *found.notices)
    return Document(
        source="",
        format=found.format,
        blocks=found.blocks,
        notices=notices if tables else (*notices, _no_table()),
        merges=found.merges,
        encoding=decoded.encoding,
        chosen_by=found.chosen_by,
    )


def _found(decoded: Decoded, limits: Limits, hints: TextHints) -> Found:
    """The text read in the form that it has."""
    refuse_if_gone(decoded.text)
    stated = _stated(decoded.text, limits)
    if stated is None:
        return read_tabbed(decoded.text, limits, hints, mixed_ends=decoded.mixed_ends)
    return stated._replace(notices=(*stated.notices, unneeded())) if hints else stated


def _stated(text: str, limits: Limits) -> Found | None:
    """The text read in a form that states its rows, if it has one."""
    said = stated_separator(text)
    if said:
        return read_separated(text, said, limits)
    drawn = _drawn(text, limits) if "|" in text else None
    if drawn:
        return drawn
    if is_tab_separated(text) and not has_a_cell_a_line(text):
        return read_tab_separated(text, limits)
    return _parted(text, limits)


def _drawn(text: str, limits: Limits) -> Found | None:
    """The text read as rows between bars, flattened or drawn, if it has such."""
    return read_bars(text, limits) if is_flattened(text) else read_drawn(text, limits)


def _parted(text: str, limits: Limits) -> Found | None:
    """The text read with bars, a comma or a semicolon between its cells, whichever it has more of, if it has such."""
    mark = separator_of(text)
    barred = read_barred(text, limits) if text.count("|") > (text.count(mark) if mark else 0) else None
    if barred or not mark:
        return barred
    return read_separated(text, mark, limits)


def _no_table() -> Notice:
    message = _("The text holds no table whose rows can be told. Give the original Word file.")
    return Notice(ReadingKind.NO_TABLE, message, Severity.ERROR)
