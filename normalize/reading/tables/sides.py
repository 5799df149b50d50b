"""Read a table that has the same form several times side by side: the rows of each part follow those left of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhibiao.extract.document import Cell

from ...facts.fact import FactOf
from ...facts.wording import compact
from ..lines import Line
from .headers import Block

FEWEST = 2
"""How many columns a part has at least, so that two columns of one name are no parts."""
MOST_PARTS = 4
SIGN = re.compile("[加扣减奖罚惩]")
"""加分标准 beside 扣分标准 is the same form twice, once with each sign."""
Leaf = tuple[int, str]
"""The grid column in which a column of a header begins, and what the header says over it."""


def lines_by_side(above: Sequence[Line], blocks: Sequence[Block], fact_of: FactOf) -> tuple[Line, ...] | None:
    """The lines with those of each part put below the parts left of it; None where no header says the same again."""
    starts = [_starts(block, fact_of) for block in blocks]
    if not any(starts):
        return None
    lines = list(above)
    for block, own in zip(blocks, starts, strict=True):
        lines += _parts(block, own) if own else (*block.header, *block.body)
    return tuple(lines)


def _parts(block: Block, starts: Sequence[int]) -> Iterator[Line]:
    """The lines of each part, then those that reach over several parts behind the last row that does not.

    Such a line further up, as the name of a section, stays with the first part.
    """
    labels = _labels(block)
    parted = [not _crosses(line, starts) and _has_labels(line, labels) for line in block.body]
    end = max((place for place, own in enumerate(parted) if own), default=-1) + 1
    stops = (*starts[1:], len(block.header[0].cells))
    for start, stop in zip(starts, stops, strict=True):
        first = 0 if start == starts[0] else start
        yield from (_cut(line, first, stop) for line in block.header)
        for line, own in zip(block.body[:end], parted, strict=False):
            if own:
                part = _cut(line, first, stop)
                yield from [part] if part.own_cells() or not first else []
            elif not first:
                yield line
    yield from block.body[end:]


def _starts(block: Block, fact_of: FactOf) -> tuple[int, ...]:
    """The grid columns where the parts begin; none where the header does not say the same several times.

    Rows above may say what each part is about, as 年度目标, but not which level of names it holds.
    """
    for depth in range(len(block.header)):
        over = [cell for line in block.header[:depth] for cell in line.printed_cells()]
        if any(fact_of(cell.text).level for cell in over):
            return ()
        leaves = _leaves(block.header[depth:], _labels(block))
        for parts in range(MOST_PARTS, 1, -1):
            starts = _repeated(leaves, parts)
            if starts and not any(_crosses(line, starts) for line in block.header[depth:]):
                return starts
    return ()


def _leaves(header: Sequence[Line], labels: Sequence[Cell]) -> list[Leaf]:
    """The columns of a header without labels down the side; none where one left of them has no header."""
    leaves: list[Leaf] = []
    before: list[Cell | None] = []
    for column in range(len(header[-1].cells)):
        stack = [line.cells[column] for line in header]
        if stack[-1] in labels or stack == before:
            continue
        before = stack
        said = "".join(compact(cell.text) for cell in dict.fromkeys(stack) if cell is not None)
        if not said and not leaves:
            return []
        if said:
            leaves.append((column, SIGN.sub("", said)))
    return leaves


def _repeated(leaves: Sequence[Leaf], parts: int) -> tuple[int, ...]:
    """The columns in which so many parts begin that say the same, each at least two different things."""
    width = len(leaves) // parts
    if width < FEWEST or len(leaves) % parts:
        return ()
    said = [tuple(text for _column, text in leaves[at : at + width]) for at in range(0, len(leaves), width)]
    if len(set(said)) > 1 or len(set(said[0])) < FEWEST:
        return ()
    return tuple(leaves[at][0] for at in range(0, len(leaves), width))


def _labels(block: Block) -> list[Cell]:
    """The cells that reach from the header's last row over rows below: labels down the side."""
    last = block.header[-1]
    below = [line for line in block.body if line.table == last.table]
    return [cell for cell in last.printed_cells() if any(line.cells[cell.column] is cell for line in below)]


def _has_labels(line: Line, labels: Sequence[Cell]) -> bool:
    return all(line.cells[label.column] is label for label in labels)


def _crosses(line: Line, starts: Sequence[int]) -> bool:
    """Whether a cell reaches over the edge between two parts."""
    return any(line.cells[at] is line.cells[at - 1] is not None for at in starts[1:])


def _cut(line: Line, start: int, stop: int) -> Line:
    """The line with only the cells that begin in one part."""
    cells = (cell if cell is not None and start <= cell.column < stop else None for cell in line.cells)
    return replace(line, cells=tuple(cells))
