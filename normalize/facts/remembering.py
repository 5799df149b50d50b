"""Remember what functions of one text gave last: the same names and headers are asked about again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

MOST = 1 << 16
"""Of so many texts each function remembers what it gave: of all in a table of ten thousand rows."""
KEPT = 1 << 13
"""Of so many it still does when a file is done; the next one has the same headers."""
LONGEST = 200
"""A longer text is not remembered, so that the memory it takes is bounded."""

Given = TypeVar("Given")
Words = TypeVar("Words", bound=Hashable)

_caches: list[_lru_cache_wrapper[Any]] = []
_of_one_file: list[_lru_cache_wrapper[Any]] = []


def remembered(function: Callable[[str], Given]) -> Callable[[str], Given]:
    """The same function of a text, which remembers what it gave."""
    short = lru_cache(maxsize=MOST)(function)
    _caches.append(short)

    @wraps(function)
    def remembering(text: str) -> Given:
        return short(text) if len(text) <= LONGEST else function(text)

    return remembering


def remembered_by(function: Callable[[Words, str], Given]) -> Callable[[Words, str], Given]:
    """The same method of the words by which texts are known, which remembers what it gave."""
    short = lru_cache(maxsize=MOST)(function)
    _caches.append(short)

    @wraps(function)
    def remembering(words: Words, text: str) -> Given:
        return short(words, text) if len(text) <= LONGEST else function(words, text)

    return remembering


def remembered_in_file(function: Callable[[Words, str], Given]) -> Callable[[Words, str], Given]:
    """The same as `remembered_by`, which remembers what it gave of long texts too, until the file is done."""
    short, long = lru_cache(maxsize=MOST)(function), lru_cache(maxsize=MOST)(function)
    _caches.append(short)
    _of_one_file.append(long)

    @wraps(function)
    def remembering(words: Words, text: str) -> Given:
        return short(words, text) if len(text) <= LONGEST else long(words, text)

    return remembering


def forget_long_files() -> None:
    """Forget what was given where it is more than usual files hold, so that a long one leaves nothing behind."""
    for cache in _of_one_file:
        cache.cache_clear()
    for cache in _caches:
        if cache.cache_info().currsize > KEPT:
            cache.cache_clear()
