"""Damaged files for tests: seeded changes of a good one, which give a Document or a named error, never without end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from zhibiao.extract import LIMITS, Document, Limits, UnreadableFile


def mutations(data: bytes, count: int, seed: int, words: tuple[bytes, ...] = ()) -> Iterator[bytes]:
    """The data with bytes changed, cut out, doubled, or with words of the format put in."""
    random = Random(seed)  # noqa: S311 - nothing secret
    for _number in range(count):
        changed = bytearray(data)
        for _change in range(random.choice((1, 3, 20))):
            _change_once(changed, random, words)
        yield bytes(changed)


def survives(read: Callable[[bytes, Limits], Document], data: bytes) -> bool:
    """Whether reading gives a Document or a named error; what hangs is ended by the limit on every test."""
    try:
        return all(table.n_columns <= LIMITS.columns for table in read(data, LIMITS).tables())
    except UnreadableFile as error:
        return error.kind in UnreadableFile.KINDS and bool(error.message)


def _change_once(data: bytearray, random: Random, words: tuple[bytes, ...]) -> None:
    position = random.randrange(len(data) + 1)
    kind = random.randrange(5)
    if kind == 0:
        data[position : position + 1] = bytes([random.randrange(256)])
    elif kind == 1:
        del data[position : position + random.randrange(1, 100)]
    elif kind == 2:
        start = random.randrange(len(data) + 1)
        data[position:position] = data[start : start + random.randrange(1, 500)]
    elif words:
        data[position:position] = random.choice(words) * random.choice((1, 1, 30))
