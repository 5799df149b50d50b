"""Put things that have something in common together, in the order in which they come."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing")
Key = TypeVar("Key", bound=Hashable)


def grouped(things: Iterable[Thing], key: Callable[[Thing], Key]) -> dict[Key, list[Thing]]:
    """The things by their key."""
    groups: dict[Key, list[Thing]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return groups


def grouped_pairs(pairs: Iterable[tuple[Key, Thing]]) -> dict[Key, list[Thing]]:
    """The things by the key before each."""
    return {key: [thing for _key, thing in own] for key, own in grouped(pairs, lambda pair: pair[0]).items()}
