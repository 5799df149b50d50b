"""Find where each printed column of a section stands: the edges of its header, finer under a header of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zhibiao.extract.document import Cell

from ...facts.vocabulary import ITEM, Vocabulary
from ...facts.wording import is_blank, spelled, without_layout
from ...records import Role
from ..lines import Line
from ..tables.headers import Block

DIVIDED = frozenset({None, Role.LEVEL, Role.CRITERION, Role.SCORE, Role.SERIAL, Role.REMARK, ITEM})
"""The roles of headers that may stand over several columns."""
FEWEST_SHIFTED = 3
FEWEST_NUMBERED = 3


def places_of(block: Block, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """First grid column and span of each printed column: the edges of the header, finer under a header of names."""
    if shifted := _shifted_places(block):
        return shifted
    edges = _edges_of(block)
    finer = [edge for start, span in _pairs(sorted(edges)) for edge in _inner_edges(block, start, span, vocabulary)]
    return list(_pairs(sorted({*edges, *finer})))


def _edges_of(block: Block) -> set[int]:
    """The edges of the header's cells, and of all that rows have cells in."""
    covered = [n for line in (*block.header, *block.body) for n, cell in enumerate(line.cells) if cell is not None]
    ends = {min(covered, default=0), max(covered, default=len(block.header[0].cells) - 1) + 1}
    cells = [cell for line in block.header for cell in line.cells if cell is not None]
    return {*ends, *(cell.column for cell in cells), *(cell.column + cell.column_span for cell in cells)}


def _shifted_places(block: Block) -> list[tuple[int, int]]:
    """The places of the rows' cells, where nearly all rows have as many as the header, but each a little shifted.

    Each cell begins below the header cell of the same number: 评分标准 and 分值 over cells that begin further right.
    """
    first = block.header[0]
    header = _starts(first)
    if len(block.header) > 1 or len(header) < FEWEST_SHIFTED:
        return []
    rows = Counter(starts for line in block.body if len(starts := _starts(line)) == len(header))
    likeliest, count = next(iter(rows.most_common(1)), (header, 0))
    if likeliest == header or count * 3 < len(block.body) * 2 or not _begin_below(likeliest, header, first):
        return []
    return list(_pairs([*likeliest, len(first.cells)]))


def _begin_below(starts: Sequence[int], header: Sequence[int], line: Line) -> bool:
    """Whether cells begin below the header cells of the same numbers."""
    cells = (line.cells[start] for start in starts)
    return [None if cell is None else cell.column for cell in cells] == list(header)


def _starts(line: Line) -> tuple[int, ...]:
    """Where the cells of a line begin, those that go on from above, too."""
    return tuple(dict.fromkeys(cell.column for cell in line.cells if cell is not None))


def _pairs(edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((start, stop - start) for start, stop in pairwise(edges))


def _inner_edges(block: Block, start: int, span: int, vocabulary: Vocabulary) -> list[int]:
    """Edges inside a header of names that most of the rows below have: one header over several levels."""
    header = header_over(block, start).rsplit("\n", 1)[-1]
    if span == 1 or (header and vocabulary.role_of(header) not in DIVIDED):
        return []
    return [edge for edge in range(start + 1, start + span) if _is_edge(block, start, edge, start + span)]


def _is_edge(block: Block, start: int, edge: int, stop: int) -> bool:
    rows = [line for line in block.body if len(line.own_cells()) > 1]
    if sum(line.cells[edge] is not line.cells[edge - 1] for line in rows) * 2 > len(rows):
        return True
    return _numbers_rows(block.body, start, edge) or any(_divides(one.cells[start], edge, stop, rows) for one in rows)


def _numbers_rows(body: Sequence[Line], start: int, edge: int) -> bool:
    """Whether the first rows are numbered one by one in cells that end at an inner edge: 一, 二, 三."""
    cells = [line.cells[start] for line in body[:FEWEST_NUMBERED]]
    numbers = [spelled(cell.text) for cell in cells if cell is not None and cell.column + cell.column_span == edge]
    return numbers in [list(series[:FEWEST_NUMBERED]) for series in ("123", "一二三")]


def _divides(upper: Cell | None, edge: int, stop: int, rows: Sequence[Line]) -> bool:
    """Whether a name merged down to an inner edge stands over names of its own that fill the rest of the place."""
    if upper is None or upper.row_span == 1 or not _is_name_to(upper, edge):
        return False
    beside = (line.cells[edge] for line in rows if line.cells[edge - 1] is upper)
    named = [cell for cell in beside if _is_name_to(cell, stop)]
    return len(named) == upper.row_span and len(set(named)) > 1


def _is_name_to(cell: Cell | None, stop: int) -> bool:
    """Whether a cell with text ends before a grid column."""
    return cell is not None and cell.column + cell.column_span == stop and not is_blank(cell.text)


def header_over(block: Block, column: int) -> str:
    """The header above a grid column, one line a header cell, the upper first."""
    cells = []
    for line in block.header:
        cell = line.cells[column]
        if cell is not None and not is_blank(cell.text) and cell not in cells and not reaches_down(cell, block):
            cells.append(cell)
    return "\n".join(without_layout(cell.text) for cell in cells)


def reaches_down(cell: Cell, block: Block) -> bool:
    """Whether a cell beside the header's last line stands for the lines below it, too: a label down the side."""
    last = block.header[-1]
    return last.cells[cell.column] is cell and any(
        line.table == last.table and line.cells[cell.column] is cell for line in block.body
    )
