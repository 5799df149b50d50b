"""Split a table that has the same form twice side by side: the right half's rows follow the left half's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhibiao.extract.document import Cell

from ..facts.wording import compact
from .find_headers import Block
from .lines import Line

FEWEST = 2
"""How many columns a half has at least, so that two columns of one name are no halves."""

SIGN = re.compile("[加扣减奖罚惩]")
"""加分标准 beside 扣分标准 is the same form twice, once with each sign."""


def split_sides(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], bool]:
    """The blocks, each whose header says the same twice as two; whether there was one."""
    split = [list(_sides(block)) for block in blocks]
    return tuple(side for sides in split for side in sides), any(len(sides) > 1 for sides in split)


def _sides(block: Block) -> Iterator[Block]:
    middle = _middle(block)
    if middle is None:
        yield block
        return
    labels = [cell for cell in block.header[-1].printed_cells() if _is_label(cell, block)]
    whole = [line for line in block.body if any(line.cells[label.column] is not label for label in labels)]
    for start, stop in ((0, middle), (middle, len(block.header[0].cells))):
        header = [_side(line, start, stop) for line in block.header]
        body = [_side(line, start, stop) for line in block.body if line not in whole]
        below = whole if start else []
        yield replace(
            block,
            header=tuple(header),
            body=(*(line for line in body if not start or line.own_cells()), *below),
        )


def _middle(block: Block) -> int | None:
    """The grid column where the right half begins, None where the header is not twice the same."""
    line = block.header[-1]
    cells = tuple(cell for cell in line.printed_cells() if not _is_label(cell, block))
    half = len(cells) // 2
    texts = [SIGN.sub("", compact(cell.text)) for cell in cells]
    if (
        not cells
        or any(cell not in line.printed_cells() for cell in line.cells[: cells[0].column])
        or half < FEWEST
        or len(cells) % 2
        or texts[:half] != texts[half:]
        or len(set(texts)) < FEWEST
    ):
        return None
    middle = cells[half].column
    crossed = any(other.cells[middle] is other.cells[middle - 1] is not None for other in block.header)
    return None if crossed else middle


def _is_label(cell: Cell, block: Block) -> bool:
    """Whether a cell is a label down the side, which reaches from the header over the rows below."""
    return any(line.table == block.header[-1].table and line.cells[cell.column] is cell for line in block.body)


def _side(line: Line, start: int, stop: int) -> Line:
    """The line with only the cells that begin in one half."""
    cells = (cell if cell is not None and start <= cell.column < stop else None for cell in line.cells)
    return replace(line, cells=tuple(cells))
