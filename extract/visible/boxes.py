"""The lines of text boxes that stand in a cell, as its text."""

from __future__ import annotations

from collections.abc import Sequence

from .marks import without_marks


def add_lines(texts: list[str], lines: Sequence[str]) -> None:
    """Add the lines of boxes to a cell's texts: they are its text where it has no other, else further lines of it.

    Lines of marks alone stand behind the last text.
    """
    written = [line for line in lines if without_marks(line).strip()]
    if written and not any(text.strip() for text in texts):
        texts.clear()
    texts += written
    texts[-1:] = ["".join([*texts[-1:], *(line for line in lines if line not in written)])]
