"""Find indicators anywhere in a table: names whose points come to a hundred, whatever lies between them.

文献综述（15分）： |  | 调查研究（25分）： |        文献综述 15, 调查研究 25,
论文质量（60分）： |  | 合计（100分）：    |   --->   论文质量 60
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibiao.extract.document import Cell

from ..facts.named_scores import NamedScore, named_score
from ..facts.scores import BARE_IN_NAME, EXACT, HUNDRED, split_name
from ..facts.vocabulary import Vocabulary
from ..facts.wording import compact, without_layout
from .classify_rows import is_sum
from .lines import Line
from .spots import Spot

FEWEST = 3
LONGEST_NAME = 40


def find_scattered(lines: Sequence[Line], vocabulary: Vocabulary) -> Sequence[Spot]:
    """The cells with names and points, none unless they are several that come to a hundred."""
    found = list(_spots(lines, vocabulary))
    different = len({spot.levels for spot in found}) == len(found) >= FEWEST
    whole = abs(sum(spot.scores[-1] or 0.0 for spot in found) - HUNDRED) <= EXACT
    return found if different and whole else []


def _spots(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Spot]:
    for line in lines:
        for cell in line.printed_cells():
            name = None if is_sum(cell, vocabulary) or "%" in compact(cell.text) else _name(cell)
            if name and 0 < len(compact(name.text)) <= LONGEST_NAME:
                yield Spot(line, cell, (name.text,), (name.score,), name.rest)


def _name(cell: Cell) -> NamedScore | None:
    if named := named_score(cell):
        return named
    text, score = split_name(without_layout(cell.text).rstrip(":："), BARE_IN_NAME)
    return NamedScore(text, score, "", "") if score else None
