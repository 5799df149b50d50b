"""Cells with room in them: to be filled in by hand or with a picture, to be signed, or cut by a line in a corner.

There blank paragraphs stand in the middle of a cell or at its end, and are no end of a row or of a table.
"""

from __future__ import annotations

import re

ASKS = re.compile(
    r"(?=[：:意评签盖年图照pPsSdD])"
    r"(?:[：:]\s*$|意\s*见|评\s*语|签\s*[字名章]|盖\s*章|年\s*月\s*日|[图照]片?[例样]?\s*$"
    r"|(?i:picture|photo|signature|signed|date:))"
)
"""What stands in a cell in which there is room, or in the cell before it; its first characters are looked for first."""

SIGNS = re.compile(
    r"(?=[签盖公日年：:»sSdD])"
    r"(?:签\s*[字名章]|盖\s*章|公\s*章|日\s*期|年[\s\d]*月[\s\d]*日|[：:]\s*$|»\s*$|(?i:signature|signed|date))"
)
LONGEST_PLACE = 80
MOST_NAMES = 3
LONGEST_NAME = 8


def asks_to_be_filled_in(text: str) -> bool:
    """Whether a cell holds what one with room in it, or the label of such a cell, holds: an opinion, a signature."""
    return bool(ASKS.search(text))


def is_place_to_sign(text: str) -> bool:
    """Whether a short text is where to sign, or when."""
    below = text.strip()
    return len(below) <= LONGEST_PLACE and bool(SIGNS.search(below))


def is_corner(text: str) -> bool:
    """Whether a text is short names with blank lines between, of the columns and of the rows, or one below them."""
    names = text.split()
    fewest = 1 if text.startswith("\n") else 2
    return fewest <= len(names) <= MOST_NAMES and all(len(name) <= LONGEST_NAME for name in names)
