"""Formatted disk pages: which bytes of the text have which properties ([MS-DOC] 2.9.33, 2.9.175, 2.8.5, 2.8.6)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from

PAGE = 512
Run = tuple[int, int, bytes]


@dataclass(frozen=True, slots=True)
class Runs:
    """Stretches of bytes in ascending order, none over another, and the raw properties of each."""

    starts: list[int]
    ends: list[int]
    properties: list[bytes]

    def find(self, offset: int) -> bytes:
        """The properties at a byte, empty where none are stated."""
        index = bisect_right(self.starts, offset) - 1
        return self.properties[index] if index >= 0 and offset < self.ends[index] else b""


def read_paragraph_runs(word: bytes, pages: bytes, *, old: bool) -> Runs:
    """The paragraphs' properties: a style's number in two bytes, then modifiers."""
    entry = 7 if old else 13
    data_of = _old_paragraph_data if old else _paragraph_data
    return _sorted(
        (start, end, data_of(page, place))
        for page in _pages(word, pages, old=old)
        for start, end, place in _page_runs(page, entry)
    )


def read_character_runs(word: bytes, pages: bytes, *, old: bool) -> Runs:
    """The characters' properties: modifiers only."""
    return _sorted(
        (start, end, _character_data(page, place))
        for page in _pages(word, pages, old=old)
        for start, end, place in _page_runs(page, 1)
    )


def _pages(word: bytes, table: bytes, *, old: bool) -> Iterator[bytes]:
    """The pages that a table of positions and page numbers names; its positions repeat what the pages say."""
    size, mask = (2, 0xFFFF) if old else (4, 0x3FFFFF)
    count = max(len(table) - 4, 0) // (4 + size)
    numbers = unpack_from(f"<{count}{'H' if old else 'I'}", table, 4 * (count + 1)) if count else ()
    for number in dict.fromkeys(number & mask for number in numbers):
        page = word[number * PAGE : (number + 1) * PAGE]
        if len(page) == PAGE:
            yield page


def _page_runs(page: bytes, entry: int) -> Iterator[tuple[int, int, int]]:
    """Start, end and place of the properties in the page (0: none) of each run."""
    count = page[PAGE - 1]
    places = 4 * (count + 1)
    if places + entry * count > PAGE - 1:
        return
    positions = unpack_from(f"<{count + 1}I", page)
    for number in range(count):
        yield positions[number], positions[number + 1], 2 * page[places + entry * number]


def _paragraph_data(page: bytes, place: int) -> bytes:
    if not place:
        return b""
    words = page[place]
    if words:
        return page[place + 1 : place + 2 * words]
    return page[place + 2 : place + 2 + 2 * page[place + 1]]


def _old_paragraph_data(page: bytes, place: int) -> bytes:
    return page[place + 1 : place + 1 + 2 * page[place]] if place else b""


def _character_data(page: bytes, place: int) -> bytes:
    return page[place + 1 : place + 1 + page[place]] if place else b""


def _sorted(runs: Iterator[Run]) -> Runs:
    ordered = sorted(run for run in runs if run[0] < run[1])
    starts = [run[0] for run in ordered]
    limits = [*starts[1:], 1 << 32]
    ends = [min(run[1], limit) for run, limit in zip(ordered, limits, strict=False)]
    return Runs(starts, ends, [run[2] for run in ordered])
