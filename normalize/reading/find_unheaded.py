"""Find the indicators of a table without a header: short texts beside numbers, or names with their scores."""

from __future__ import annotations

from collections.abc import Sequence

from zhibiao.extract.document import Cell

from ..facts.numbers import figures, legible
from ..facts.scores import HUNDRED, TRAILING, come_to_wholes, read_score, split_name, worded_score
from ..facts.vocabulary import Vocabulary
from ..facts.wording import is_blank, without_layout
from .classify_rows import is_sum
from .find_headers import Block, is_numeric
from .lines import Line

MOST_POINTS = 200
LAST = 4
"""How many rows at the end may hold the total: behind it stand notes and signatures."""
LONGEST_POINTS = 8
FEWEST = 3
"""How many names with scores stand below one another at least, so that they are no chance."""


def without_header(lines: Sequence[Line]) -> Block | None:
    """The lines as a block under a blank header, where short texts stand beside a column of numbers; else None."""
    if len(lines) < 2:
        return None
    cells = [cell for line in lines for cell in line.printed_cells()]
    for column in range(1, len(lines[0].cells)):
        here = [cell for cell in cells if cell.column == column]
        points = [cell for cell in here if is_numeric(cell) and _may_be_points(cell)]
        if _begins(lines, column) and len(points) * 2 > len(lines) and len(points) * 5 >= len(here) * 4:
            return _blank_header(lines)
    return None


def _begins(lines: Sequence[Line], column: int) -> bool:
    """Whether the first row has a short number in the column, too, and is no header of words that nobody listed."""
    first = next((line for line in lines if line.printed_cells()), lines[0])
    cell = first.cells[column]
    text = "" if cell is None else figures(cell.text)
    return len(text) <= LONGEST_POINTS and any(map(str.isdecimal, text))


def has_total(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether the last rows hold a total of a hundred, in a table that speaks of assessing: 合计 | 100."""
    strong = any(vocabulary.is_strong(cell.text) for line in lines for cell in line.printed_cells())
    return strong and any(
        any(is_sum(cell, vocabulary) for cell in cells)
        and any(read_score(cell.text).number == HUNDRED for cell in cells)
        for line in lines[-LAST:]
        if (cells := line.printed_cells())
    )


def _may_be_points(cell: Cell) -> bool:
    """Whether a number is no larger than points are, as a wage is."""
    return (read_score(cell.text).number or 0.0) <= MOST_POINTS


def weighted_names(lines: Sequence[Line]) -> Block | None:
    """The lines as a block under a blank header, where each cell is a name with its weight: 用地效益0.20; else None."""
    cells = list(dict.fromkeys(cell for line in lines for cell in line.printed_cells()))
    weights = _weights(cells)
    last = [cell for cell in cells if cell.column + cell.column_span == len(lines[0].cells)]
    leaves = _weights(last)
    whole = len(weights) == len(cells) > FEWEST and len(leaves) >= FEWEST and come_to_wholes(leaves)
    return _blank_header(lines) if whole else None


def _weights(cells: Sequence[Cell]) -> list[float]:
    """The numbers without a unit that end the names."""
    texts = (legible(without_layout(cell.text)) for cell in cells)
    return [float(found.group(1)) for text in texts if (found := TRAILING.search(text))]


def scored_names(lines: Sequence[Line]) -> tuple[int, int, Block] | None:
    """The longest stretch of lines with names that end in their scores in one column, as a block; None without one.

    评分细则 | 同类业绩（25分） | 每提供一个得5分
             | 人员配备（35分） | 齐全得35分
    """
    width = len(lines[0].cells) if lines else 0
    stretches = [stretch for column in range(width - 1) for stretch in _stretches(lines, column)]
    start, stop, names = max(stretches, key=lambda one: one[2], default=(0, 0, 0))
    return (start, stop, _blank_header(lines[start:stop])) if names >= FEWEST else None


def hundred_points(lines: Sequence[Line]) -> tuple[int, int, Block] | None:
    """The first stretch of lines with names in one column whose points come to a hundred; None without one.

    成绩评定 | 态度（40分） | 考勤（40分） |
             | 成果（60分） | 作品（60分） |
    """
    for column in range(len(lines[0].cells) - 1 if lines else 0):
        for start, stop, names in _stretches(lines, column, blank_beside=True):
            cells = dict.fromkeys(cell for line in lines[start:stop] if (cell := line.cells[column]) is not None)
            points = [_points(cell) for cell in cells if "分" in cell.text]
            if names >= FEWEST and len(points) == names and sum(points) == HUNDRED:
                return start, stop, _blank_header(lines[start:stop])
    return None


def _stretches(lines: Sequence[Line], column: int, blank_beside: bool = False) -> list[tuple[int, int, int]]:
    """Start, stop and number of names of each run of lines whose cell in the column is a name with its score."""
    found: list[tuple[int, int, int]] = []
    for place, line in enumerate(lines):
        if not _is_scored(line, column, blank_beside):
            continue
        new = line.cells[column] in line.own_cells()
        if found and found[-1][1] == place and lines[place - 1].table == line.table:
            start, _stop, names = found[-1]
            found[-1] = (start, place + 1, names + new)
        else:
            found.append((place, place + 1, int(new)))
    return found


def _is_scored(line: Line, column: int, blank_beside: bool) -> bool:
    """Whether a name with its score begins in the column, with a text right of it, or a place for one."""
    cell = line.cells[column]
    if cell is None or cell.column != column or cell.column + cell.column_span >= len(line.cells):
        return False
    beside = line.cells[cell.column + cell.column_span]
    return beside is not None and (blank_beside or not is_blank(beside.text)) and _points(cell) > 0


def _points(cell: Cell) -> float:
    """The points in a name, 0 without any."""
    text = without_layout(cell.text)
    score = split_name(text)[1]
    worded = worded_score(text) if score is None else None
    return score or (worded[1] if worded else 0.0)


def _blank_header(lines: Sequence[Line]) -> Block:
    first = lines[0]
    blank = Line(first.table, first.row, (None,) * len(first.cells), first.confidence)
    return Block((blank,), tuple(lines))
