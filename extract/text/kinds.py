"""What a cell holds, as far as a reader may know without knowing what the table is about."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

REMEMBERED = 64
"""Up to this length a text's kind is remembered: the same names and numbers come again and again."""

LONGEST_COMPARED = 200
SHORT = 20
LONGEST_NUMBER = 24
NUMBER = re.compile(
    r"[(（]?[-+±]?\d+(?:[.．]\d+)?(?:\s*[-~～—–至]+\s*\d+(?:[.．]\d+)?)?\s*[%％分]?[)）]?",
)
NOTE_START = re.compile(r"\s*+(?:备\s*+注|附\s*+注|注|说\s*+明|填表说明)\s*+[:：]")
SENTENCE = re.compile("[。；;]")
CLAUSE = re.compile("[。；;，]")
"""What a name does not hold."""


class Kind(IntEnum):
    """The kinds of cells that tell columns apart."""

    BLANK = 0
    NUMBER = 1
    SHORT = 2
    LONG = 3


NUMBERS = frozenset({Kind.NUMBER, Kind.BLANK})
TEXTS = frozenset({Kind.SHORT, Kind.LONG})


def kind_of(text: str) -> Kind:
    """Blank, a number (a range, a share, with its unit), a short name, or a longer text."""
    if len(text) <= REMEMBERED:
        return _short_kind(text)
    if text.isspace():
        return Kind.BLANK
    outer = text[:REMEMBERED].lstrip() + text[REMEMBERED:-REMEMBERED] + text[-REMEMBERED:].rstrip()
    return Kind.LONG if len(outer) > REMEMBERED else _short_kind(outer.strip())


@lru_cache(maxsize=1 << 15)
def _short_kind(text: str) -> Kind:
    inner = text.strip()
    if not inner:
        return Kind.BLANK
    if len(inner) <= LONGEST_NUMBER and NUMBER.fullmatch(inner):
        return Kind.NUMBER
    if len(inner) <= SHORT and not SENTENCE.search(inner):
        return Kind.SHORT
    return Kind.LONG


def bare(text: str) -> str:
    """The text without any blanks, so that a header broken by layout is the same header; its beginning, if long."""
    return _short_bare(text) if len(text) <= REMEMBERED else "".join(text[:LONGEST_COMPARED].split())


@lru_cache(maxsize=1 << 15)
def _short_bare(text: str) -> str:
    return "".join(text.split())


def looks_like_header(texts: list[str]) -> bool:
    """Whether a row's filled cells are all names: no numbers, no sentences, at least half of the cells filled."""
    filled = 0
    for text in texts:
        if text and not text.isspace():
            if not _is_name(text):
                return False
            filled += 1
    return 2 * filled >= len(texts) > 0


def _is_name(text: str) -> bool:
    return _is_short_name(text) if len(text) <= REMEMBERED else False


@lru_cache(maxsize=1 << 15)
def _is_short_name(text: str) -> bool:
    bare_text = bare(text)
    return len(bare_text) <= 2 * SHORT and not CLAUSE.search(bare_text) and kind_of(text) is not Kind.NUMBER


def is_note(text: str) -> bool:
    """Whether a text begins as a note below a table does."""
    return bool(NOTE_START.match(text))


def is_header(row: list[str]) -> bool:
    """Whether a row holds names and nothing else."""
    return len(row) > 1 and looks_like_header(row) and bool(row[0].strip())


def is_header_half(row: list[str]) -> bool:
    """Whether a row can be the lower half of a stacked header: names and blanks."""
    kinds = {kind_of(text) for text in row}
    return Kind.BLANK in kinds and Kind.SHORT in kinds and kinds <= {Kind.BLANK, Kind.SHORT}


def is_total(row: list[str]) -> bool:
    """Whether a row is a label and then only numbers and blanks."""
    return kind_of(row[0]) is Kind.SHORT and are_of_total([kind_of(text) for text in row])


def are_of_total(kinds: list[Kind]) -> bool:
    """The same by the kinds of the row's cells."""
    return kinds[0] is Kind.SHORT and Kind.NUMBER in kinds[1:] and NUMBERS.issuperset(kinds[1:])


def is_name_row(row: list[str]) -> bool:
    """Whether a row can be a header: all its cells are names."""
    return is_header(row) and all(text.strip() for text in row)
