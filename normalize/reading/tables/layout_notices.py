"""What is told of how a table was laid out for reading: halves put below one another, a header that it has not."""

from __future__ import annotations

from zhibiao.extract.document import Notice, Severity
from zhibiao.extract.language import _

from ...records import CheckKind
from ..lines import Line


def side_by_side(header: Line) -> Notice:
    """The notice of a table that has the same columns several times side by side."""
    text = _("The same columns stand side by side; the rows on the right were put below those on the left.")
    return Notice(CheckKind.SIDE_BY_SIDE, text, Severity.INFO, header.place())


def without_header(first: Line) -> Notice:
    """The notice of a table without a header."""
    text = _("This table has no header; what its columns hold was told by their texts. Look whether it is right.")
    return Notice(CheckKind.HEADER_GUESSED, text, Severity.WARNING, first.place())
