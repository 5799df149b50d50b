"""What a reader of one form of text gives back."""

from __future__ import annotations

from typing import NamedTuple

from ..document import Merges, Notice, Paragraph, Table


class Found(NamedTuple):
    """The name of the form, blocks in reading order, notices, a sentence that says what it was told by."""

    format: str
    blocks: tuple[Paragraph | Table, ...]
    notices: tuple[Notice, ...]
    chosen_by: str
    merges: Merges = Merges.INFERRED
