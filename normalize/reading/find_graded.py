"""Find indicators whose rows are nothing but a name and its grades, in tables without a header that says so.

责任心 | 消极被动 | 有时不负责 | 尽责 | 非常尽责        责任心 5
分值5  | 0-1      | 2          | 3-4  | 5        --->   协作 10
协作   | 无合作   | 有时合作   | 主动 | 带动他人
分值10 | 1-2      | 3-5        | 6-8  | 9-10
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zhibiao.extract.document import Cell

from ..facts.numbers import cell_text, figures
from ..facts.scores import split_name, worded_score
from ..facts.vocabulary import Vocabulary
from ..facts.wording import compact, is_blank, spelled, whole_number, without_layout
from .classify_rows import is_sum
from .lines import Line
from .spots import Spot

FEWEST = 3
FEWEST_GRADES = 3
FEWEST_BOXES = 2
LONGEST_NAME = 20
OPTION = re.compile(r"(?:[1-5一二三四五][.、)]|[(]?[A-E][).、.:]?(?=\D)|[□○]|«[^«»]*»).*|.*\d分.*")
"""A grade to choose: 1.切题, B 较高, 基本完成（20分）."""
BOX = re.compile(r"□|[（(][\s\u3000]*[）)]")
POINTS = re.compile(r"(?:分值|满分|标准分|配分|分数)[:：]?[(]?([0-9]{1,3}(?:\.[0-9])?)分?[)]?")


def find_graded(lines: Sequence[Line], vocabulary: Vocabulary) -> Sequence[Spot]:
    """The names of rows that hold grades to choose, or that have their points in the row below; else none."""
    spots = list(_spots(lines, vocabulary))
    if len(spots) * 3 < len(lines):  # a form of another kind, with some choices
        return []
    return spots if len(spots) >= FEWEST and len({spot.levels for spot in spots}) == len(spots) else []


def _spots(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Spot]:
    above: Sequence[Cell | None] = ()
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        name, grades = _parted(line)
        boxes = _are_boxes(grades)
        if name is None or is_sum(name, vocabulary) or not (boxes or len(grades) >= FEWEST_GRADES):
            continue
        boxes = boxes or _is_scale(grades)
        points = _points_below(below, name)
        optional = sum(bool(OPTION.fullmatch(spelled(cell.text))) for cell in grades) * 4 >= len(grades) * 3
        label = vocabulary.plain(name.text).endswith((*vocabulary.rows.label, *vocabulary.rows.total))
        if label or vocabulary.is_header_word(name.text) or not (optional or points or boxes):
            continue
        above = _upper(line.cells[: name.column], above)
        named = [_scored(cell) for cell in dict.fromkeys(above) if cell is not None]
        text, score = _scored(name)
        levels = (*(above for above, _points in named), text)
        yield Spot(line, name, levels, (*(number for _above, number in named), points or score))


def offers_choices(line: Line) -> bool:
    """Whether a line is a name with one cell of grades to choose: 撰写能力 | □优秀 □良好 □一般."""
    name, grades = _parted(line)
    return name is not None and _are_boxes(grades)


def _are_boxes(grades: Sequence[Cell]) -> bool:
    return len(grades) == 1 and len(BOX.findall(grades[0].text)) >= FEWEST_BOXES


def _upper(cells: Sequence[Cell | None], above: Sequence[Cell | None]) -> list[Cell | None]:
    """The labels before a name, by grid column; a blank goes on with that of the name above, where all before it do."""
    upper: list[Cell | None] = []
    for place, cell in enumerate(cells):
        blank = cell is None or is_blank(cell.text)
        goes_on = blank and list(above[:place]) == upper and place < len(above)
        upper.append(above[place] if goes_on else None if blank else cell)
    return upper


def _is_scale(cells: Sequence[Cell]) -> bool:
    """Whether the texts end in marks one apart: 3 | 4 | 5 | 6."""
    marks = [mark for cell in cells if (mark := whole_number(figures(cell.text))) is not None]
    steps = {after - before for before, after in pairwise(marks)}
    return len(marks) >= FEWEST_GRADES and len(marks) + 1 >= len(cells) and steps in ({1}, {-1})


def _parted(line: Line) -> tuple[Cell | None, list[Cell]]:
    """The name that a line begins with, behind what is merged down, and its other texts."""
    first, *grades = line.printed_cells() or (None,)
    while first is not None and grades and _is_name(grades[0]) and _heads(first, grades):
        first, *grades = grades  # a label down the side, then the name
    begins = first is not None and all(cell.row <= first.row for cell in line.cells[: first.column] if cell is not None)
    return (first, grades) if first is not None and begins and _is_name(first) else (None, [])


def _heads(label: Cell, behind: Sequence[Cell]) -> bool:
    """Whether a text before a name is one down the side: it reaches over rows, or the name is before the choices."""
    chosen = len(behind) > FEWEST_GRADES and all(OPTION.fullmatch(spelled(cell.text)) for cell in behind[1:])
    return label.row_span > 1 or (chosen and not OPTION.fullmatch(spelled(behind[0].text)))


def _is_name(cell: Cell) -> bool:
    return 0 < len(compact(_scored(cell)[0])) <= LONGEST_NAME


def _scored(cell: Cell) -> tuple[str, float | None]:
    """A name without its points, and these."""
    text = without_layout(cell.text)
    worded = worded_score(text)
    return (worded[0], worded[1]) if worded else split_name(text)


def _points_below(line: Line | None, name: Cell) -> float | None:
    """The points in the row below a name: 分值5."""
    cell = line.cells[name.column] if line else None
    found = POINTS.fullmatch(cell_text(cell.text)) if cell is not None else None
    return float(found.group(1)) if found else None
