"""Find the columns of scores that sum up another one: full marks of each level beside those of its indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhibiao.extract.document import Cell

from ...facts.scores import BARE_IN_NAME, EXACT, read_score, split_name
from ...facts.vocabulary import Vocabulary
from ...facts.wording import without_layout
from ...records import Column, Role
from ..lines import Line
from ..tables.headers import Block
from .rows_below import is_sum

Points = tuple[tuple[int, float], ...]
"""Places of rows with the number that begins there."""


def match_scores(columns: Sequence[Column], block: Block, vocabulary: Vocabulary) -> tuple[Column, ...]:
    """The columns; a column of scores whose numbers are the sums of another one's is the score of a level.

    项目 | 要素 | 项目满分 | 要素满分       服务 40 > 态度 15
    服务 | 态度 | 40       | 15       --->  服务 40 > 时效 25
         | 时效 |          | 25
    """
    settled = list(columns)
    scores = [n for n, one in enumerate(columns) if one.role is Role.SCORE and one.level is None and not one.period]
    if len(scores) not in (1, 2):
        return tuple(columns)
    lines = [line for line in block.body if not any(is_sum(cell, vocabulary) for cell in line.printed_cells())]
    if len(scores) == 1 and (parts := _parts_of(scores[0], columns, lines)):
        settled[parts] = replace(columns[parts], role=Role.SCORE)
        if _level_of(_points(columns[scores[0]], lines), columns, lines) is None:
            settled[scores[0]] = replace(
                columns[scores[0]], role=Role.OTHER
            )  # of the only names, whose rows it sums up
            return tuple(settled)
        scores = [scores[0], parts]
    if len(scores) == 1 and (level := _level_beside(columns[scores[0]], columns, lines)):
        settled[scores[0]] = replace(columns[scores[0]], level=level)
    if len(scores) != 2:
        return tuple(settled)
    columns = tuple(settled)
    points = {n: _points(columns[n], lines) for n in scores}
    for sums, parts in (scores, scores[::-1]):
        level = _level_of(points[sums], columns, lines)
        if level is not None and _sum_up(points[sums], points[parts]):
            settled[sums] = replace(columns[sums], level=level)
    return tuple(settled)


def _parts_of(sums: int, columns: Sequence[Column], lines: Sequence[Line]) -> int:
    """The place of a further column, or of the best grade, whose numbers come to the merged scores; 0 for none."""
    whole = _points(columns[sums], lines)
    names = [column for column in columns if column.role is Role.LEVEL]
    places = {place for place, _cell in _cells(names[0], lines)} if len(names) == 1 else set()
    level = _level_of(whole, columns, lines) or (places == {place for place, _number in whole} or None)
    likely = (n for n, one in enumerate(columns) if n > 0 and one.role in (Role.OTHER, Role.RESULT) and not one.period)
    return next((n for n in likely if level is not None and _sum_up(whole, _points(columns[n], lines))), 0)


def _level_beside(score: Column, columns: Sequence[Column], lines: Sequence[Line]) -> int | None:
    """The upper level whose points a merged column holds, where the deepest names have their own: 开题报告（10分）."""
    *upper, leaf = [column for column in columns if column.role is Role.LEVEL] or [score]
    names = [without_layout(cell.text) for _place, cell in _cells(leaf, lines)]
    own = sum(split_name(name, BARE_IN_NAME)[1] is not None for name in names)
    places = [place for place, _number in _points(score, lines)]
    level = next((one.level for one in upper if [place for place, _cell in _cells(one, lines)] == places), None)
    return level if own * 3 > len(names) * 2 and len(places) < len(names) else None


def _cells(column: Column, lines: Sequence[Line]) -> list[tuple[int, Cell]]:
    """The cells with text that begin in a column, with the places of their rows."""
    return [
        (place, cell)
        for place, line in enumerate(lines)
        for cell in line.printed_cells()
        if column.column <= cell.column < column.column + column.column_span
    ]


def _points(column: Column, lines: Sequence[Line]) -> Points:
    numbers = ((place, read_score(cell.text).number) for place, cell in _cells(column, lines))
    return tuple((place, number) for place, number in numbers if number is not None)


def _sum_up(sums: Points, parts: Points) -> bool:
    """Whether each number is the sum of the other column's down to the next one, of several at least once."""
    if len(sums) < 2 or len(parts) <= len(sums):
        return False
    edges = [place for place, _number in sums]
    groups = [
        [number for place, number in parts if start <= place and (stop is None or place < stop)]
        for start, stop in zip(edges, [*edges[1:], None], strict=True)
    ]
    pairs = zip((number for _place, number in sums), groups, strict=True)
    return all(abs(sum(group) - whole) < EXACT for whole, group in pairs)


def _level_of(sums: Points, columns: Sequence[Column], lines: Sequence[Line]) -> int | None:
    """The level, not the deepest, each of whose names begins on a row with one of the numbers."""
    names = [column for column in columns if column.role is Role.LEVEL]
    places = {place for place, _number in sums}
    for column in names[:-1]:
        if places <= {place for place, _cell in _cells(column, lines)}:
            return column.level
    return None
