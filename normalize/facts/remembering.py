"""Remember what functions of one text gave last: the same names and headers are asked about again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import TypeVar

MOST = 1 << 14
"""Of so many texts each function remembers what it gave."""
LONGEST = 200
"""A longer text is not remembered, so that the memory it takes is bounded."""

Given = TypeVar("Given")
Words = TypeVar("Words", bound=Hashable)


def remembered(function: Callable[[str], Given]) -> Callable[[str], Given]:
    """The same function of a text, which remembers what it gave."""
    short = lru_cache(maxsize=MOST)(function)

    @wraps(function)
    def remembering(text: str) -> Given:
        return short(text) if len(text) <= LONGEST else function(text)

    return remembering


def remembered_by(function: Callable[[Words, str], Given]) -> Callable[[Words, str], Given]:
    """The same method of the words by which texts are known, which remembers what it gave."""
    short = lru_cache(maxsize=MOST)(function)

    @wraps(function)
    def remembering(words: Words, text: str) -> Given:
        return short(words, text) if len(text) <= LONGEST else function(words, text)

    return remembering
