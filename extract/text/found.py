"""What a reader of one form of text gives back."""

from __future__ import annotations

from typing import NamedTuple

from ..document import Notice, Paragraph, Table


class Found(NamedTuple):
    """Blocks in reading order, notices, the name of the form, and a sentence that says what it was told by."""

    format: str
    blocks: tuple[Paragraph | Table, ...]
    notices: tuple[Notice, ...]
    chosen_by: str
