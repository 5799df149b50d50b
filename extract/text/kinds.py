"""What a cell holds, as far as a reader may know without knowing what the table is about."""

from __future__ import annotations

import re
from enum import IntEnum

SHORT = 20
LONGEST_NUMBER = 24
NUMBER = re.compile(
    r"[(（]?[-+±]?\d+(?:[.．]\d+)?(?:\s*[-~～—–至]+\s*\d+(?:[.．]\d+)?)?\s*[%％分]?[)）]?",
)
SENTENCE = re.compile("[。；;]")


class Kind(IntEnum):
    """The kinds of cells that tell columns apart."""

    BLANK = 0
    NUMBER = 1
    SHORT = 2
    LONG = 3


def kind_of(text: str) -> Kind:
    """Blank, a number (a range, a share, with its unit), a short name, or a longer text."""
    bare = text.strip()
    if not bare:
        return Kind.BLANK
    if len(bare) <= LONGEST_NUMBER and NUMBER.fullmatch(bare):
        return Kind.NUMBER
    if len(bare) <= SHORT and not SENTENCE.search(bare):
        return Kind.SHORT
    return Kind.LONG


def bare(text: str) -> str:
    """The text without any blanks, so that a header broken by layout is the same header."""
    return "".join(text[:200].split())


def looks_like_header(texts: list[str]) -> bool:
    """Whether a row's filled cells are all names: no numbers, no sentences, at least half of the cells filled."""
    filled = [text for text in texts if text.strip()]
    return 2 * len(filled) >= len(texts) > 0 and all(_is_name(text) for text in filled)


def _is_name(text: str) -> bool:
    bare_text = bare(text)
    return len(bare_text) <= 2 * SHORT and not SENTENCE.search(bare_text) and kind_of(text) is not Kind.NUMBER
