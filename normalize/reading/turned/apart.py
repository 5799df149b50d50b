"""Indicators anywhere in a table: names with points that come to a hundred, names before or over places for marks.

文献综述（15分）： |  | 调查研究（25分）： |        文献综述 15, 调查研究 25,
论文质量（60分）： |  | 合计（100分）：    |   --->   论文质量 60
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zhibiao.extract.document import Cell

from ...facts.fact import FactOf
from ...facts.scores import read_score
from ...facts.vocabulary import Vocabulary
from ...facts.wording import compact, is_blank
from ...records import Role
from ..lines import Line
from .items import Item, Layout, held_cells, printed_columns
from .names import LONGEST_NAME, Name, come_to_hundred, plain_name, pointed_names

FEWEST = 3
FEWEST_PAIRS = 2
COLUMNS = [("", Role.LEVEL, False), ("", Role.CRITERION, False)]


def apart_layouts(lines: Sequence[Line], vocabulary: Vocabulary, fact_of: FactOf) -> Iterator[Layout]:
    """The layouts of names that stand apart: with points, over pairs of full marks and marks, before marks."""
    items = _scattered(lines, vocabulary)
    if not items:
        pairs = (_over_pairs(upper, lower, lines, fact_of) for upper, lower in pairwise(lines))
        items = next(filter(None, pairs), []) or _before_marks(lines, vocabulary, fact_of)
    if items:
        yield Layout("apart", tuple(items), printed_columns(COLUMNS, 1))


def _scattered(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Item]:
    """The cells with names and points, none unless they are several that come to a hundred."""
    owner = {cell: line for line in lines for cell in line.printed_cells()}
    names = pointed_names([cell for cell in owner if "：" not in cell.text[:-1]], vocabulary)
    different = len({name.text for name in names}) == len(names) >= FEWEST
    if not different or not come_to_hundred(names):
        return []
    return [_item(owner[name.cell], name) for name in names]


def _item(line: Line, name: Name) -> Item:
    held = held_cells(line.table, (name.cell,))
    return Item(line, name.cell, (name.text,), (name.score,), name.score, "", name.rest, held=held)


def _over_pairs(upper: Line, lower: Line, lines: Sequence[Line], fact_of: FactOf) -> list[Item]:
    """演讲内容[span 2] over 满分 | 打分, with the same full marks in all rows below."""
    items = []
    for cell, beside in pairwise(lower.own_cells()):
        above = upper.cells[cell.column]
        if above is None or above is not upper.cells[beside.column]:
            continue
        if (fact_of(cell.text).role, fact_of(beside.text).role) != (Role.SCORE, Role.RESULT):
            continue
        score = _constant(cell, lower, lines)
        if score is not None and above.row == upper.row and not is_blank(above.text):
            items.append(_item(upper, Name(above, plain_name(above).text, score)))
    return items if len(items) >= FEWEST_PAIRS else []


def _constant(header: Cell, lower: Line, lines: Sequence[Line]) -> float | None:
    """The one number below a header, None where there are several or none."""
    below = [cell for line in lines if line.row > lower.row for cell in line.printed_cells()]
    numbers = {read_score(cell.text).number for cell in below if cell.column == header.column}
    return numbers.pop() if len(numbers) == 1 else None


def _before_marks(lines: Sequence[Line], vocabulary: Vocabulary, fact_of: FactOf) -> list[Item]:
    """工作作风 | 打分 | 业务能力 | 打分: the same word of results behind each name of a line."""
    for place, line in enumerate(lines):
        pairs = [pair for pair in pairwise(line.own_cells()) if _is_before_mark(pair, vocabulary, fact_of)]
        words = {compact(mark.text) for _name, mark in pairs}
        names = {compact(name.text) for name, _mark in pairs}
        if len(words) == 1 and len(names) == len(pairs) >= FEWEST_PAIRS:
            return [_ruled(line, name, lines[place + 1 :]) for name, _mark in pairs]
    return []


def _is_before_mark(pair: tuple[Cell, Cell], vocabulary: Vocabulary, fact_of: FactOf) -> bool:
    """Whether a name stands before a word of results that is no grade."""
    name, mark = (fact_of(cell.text) for cell in pair)
    is_mark = mark.role == Role.RESULT and not vocabulary.is_tick(mark.plain)
    is_name = 0 < name.length <= LONGEST_NAME and name.number is None
    return is_mark and is_name and name.role not in (Role.RESULT, Role.SCORE)


def _ruled(line: Line, name: Cell, below: Sequence[Line]) -> Item:
    """A name with the long text below it that is merged over the rows of all who are marked."""
    cell = below[0].cells[name.column] if below else None
    rule = cell if cell is not None and cell.column == name.column and cell.row_span > 1 else None
    one = plain_name(name)
    held = held_cells(line.table, (name, *((rule,) if rule else ())))
    return Item(line, name, (one.text,), (None,), None, "", rule.text if rule else "", held=held)
