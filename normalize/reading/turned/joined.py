"""Choices above a band that asks for points of the same names: each name once, with both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .items import Item, Layout

FEWEST = 3


def joined_layouts(graded: Sequence[Layout], across: Sequence[Layout]) -> Iterator[Layout]:
    """The graded names with the points of a band whose names are all among them."""
    for choices in graded:
        for band in across[:1]:
            asked = {item.levels[-1]: item for item in band.items}
            named = {item.levels[-1] for item in choices.items}
            if len(asked) >= FEWEST and set(asked) <= named:
                items = tuple(_scored(item, asked.get(item.levels[-1])) for item in choices.items)
                yield replace(choices, shape="joined", items=items, heads={**choices.heads, **band.heads})


def _scored(item: Item, asked: Item | None) -> Item:
    if asked is None:
        return item
    return replace(item, score=asked.score, held={**item.held, **asked.held}, extra={**item.extra, **asked.extra})
