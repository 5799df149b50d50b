"""Remember what functions of one text gave last: the same names and headers are asked about again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

MOST = 1 << 16
"""Of so many texts each function remembers what it gave: of all in a table of ten thousand rows."""
KEPT = 1 << 13
"""Of so many it still does when a file is done; the next one has the same headers."""
LONGEST = 200
"""A longer text is not remembered, so that the memory it takes is bounded."""

Function = TypeVar("Function", bound=Callable[..., Any])

_caches: list[_lru_cache_wrapper[Any]] = []
_of_one_file: list[_lru_cache_wrapper[Any]] = []


def remembered(function: Function) -> Function:
    """The same function of a text, or of words and a text, which remembers what it gave."""
    return _remembering(function, function)


def remembered_in_file(function: Function) -> Function:
    """The same, which remembers what it gave of long texts too, until the file is done."""
    long = lru_cache(maxsize=MOST)(function)
    _of_one_file.append(long)
    return _remembering(function, long)


def _remembering(function: Function, of_long: Callable[..., Any]) -> Function:
    short = lru_cache(maxsize=MOST)(function)
    _caches.append(short)

    @wraps(function)
    def remembering(*given: Any) -> Any:
        return short(*given) if len(given[-1]) <= LONGEST else of_long(*given)

    return cast(Function, remembering)


def forget_long_files() -> None:
    """Forget what was given where it is more than usual files hold, so that a long one leaves nothing behind."""
    for cache in _of_one_file:
        cache.cache_clear()
    for cache in _caches:
        if cache.cache_info().currsize > KEPT:
            cache.cache_clear()
