"""Find indicators anywhere in a table: names whose points come to a hundred, whatever lies between them.

文献综述（15分）： |  | 调查研究（25分）： |        文献综述 15, 调查研究 25,
论文质量（60分）： |  | 合计（100分）：    |   --->   论文质量 60
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibiao.extract.document import Cell

from .build_rows import Rows, add_other
from .classify_rows import is_sum
from .lines import Line
from .named_scores import NamedScore, named_score
from .read_scores import BARE_IN_NAME, split_name
from .records import Column, Indicator, Role, RowKind
from .vocabulary import Vocabulary
from .wording import compact, without_layout

FEWEST = 3
HUNDRED = 100.0
EXACT = 1e-6
LONGEST_NAME = 40
Found = Sequence[tuple[Line, Cell, NamedScore]]


def find_scattered(lines: Sequence[Line], vocabulary: Vocabulary) -> Found:
    """The cells with names and points, none unless they are several that come to a hundred."""
    found = list(_names(lines, vocabulary))
    different = len({name.text for _line, _cell, name in found}) == len(found) >= FEWEST
    whole = abs(sum(name.score for _line, _cell, name in found) - HUNDRED) <= EXACT
    return found if different and whole else []


def _names(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[tuple[Line, Cell, NamedScore]]:
    for line in lines:
        for cell in line.printed_cells():
            name = named_score(cell) or _with_bare_number(cell)
            if name and not is_sum(cell, vocabulary) and 0 < len(compact(name.text)) <= LONGEST_NAME:
                yield line, cell, name


def _with_bare_number(cell: Cell) -> NamedScore | None:
    text, score = split_name(without_layout(cell.text).rstrip(":："), BARE_IN_NAME)
    return NamedScore(text, score, "", "") if score else None


def build_scattered(rows: Rows, lines: Sequence[Line], found: Found) -> tuple[Column, ...]:
    """Add the indicators, and every row as one of fields, which holds what stands beside the names."""
    for line, cell, name in found:
        indicator = Indicator(
            section=1,
            indicator_no=rows.last_no + 1,
            levels=(name.text,),
            level_scores=(name.score,),
            score=name.score,
            criterion=name.rest,
            table=line.table,
            row=cell.row,
            column=cell.column,
            confidence=line.confidence,
        )
        rows.indicators.append(indicator)
    for line in lines:
        add_other(rows, line, RowKind.FIELDS, 1)
    return (Column(1, 1, "", Role.LEVEL, level=1),)
