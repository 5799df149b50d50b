"""Indicators whose rows are a name and its grades: choices to tick, or texts over, beside or with their points.

责任心 | 消极被动 | 有时不负责 | 尽责 | 非常尽责        责任心 5
分值5  | 0-1      | 2          | 3-4  | 5        --->   协作 10
协作   | 无合作   | 有时合作   | 主动 | 带动他人
分值10 | 1-2      | 3-5        | 6-8  | 9-10
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhibiao.extract.document import Cell

from ...facts.fact import GRADE
from ...facts.numbers import cell_text
from ...facts.scores import split_name, worded_score
from ...facts.vocabulary import Vocabulary
from ...facts.wording import compact, is_blank, spelled, without_layout
from ...records import Role
from ..build.rows_below import is_sum
from ..lines import Line
from .items import Item, Layout, held_cells, printed_columns

FEWEST = 2
FEWEST_GRADES = 3
TEXTS_AND_MARKS = 2
LONGEST_NAME = 24
OPTION = re.compile(r"(?:[1-5一二三四五][.、)]|[(]?[A-E][).、.:]?(?=\D)|[□○☐■●√口]|«[^«»]*»).*|.*\d分.*", re.DOTALL)
"""A grade to choose: 1.切题, B 较高, 基本完成（20分）."""
BOX = re.compile(r"[□○■●☐]|[（(][\s\u3000]*[）)]|(?<![A-Za-z])[A-E](?![A-Za-z])")
BOXED = re.compile(r"[□○☐■●√«].*", re.DOTALL)
MARK = re.compile(r"\d{1,3}(?:\.\d)?(?:[-~～—至]\d{1,3}(?:\.\d)?)?分?")
NUMBER = re.compile(r"\d{1,3}(?:\.\d)?")
POINTS = re.compile(r"(?:分值|满分|标准分|配分|分数|权重)[:：]?[(]?([0-9]{1,3}(?:\.[0-9])?)[分%]?[)]?")
POINTS_IN_TEXT = re.compile(r"(\d{1,3}(?:\.\d)?)\s*分")


@dataclass(frozen=True, slots=True)
class Graded:
    """A name with the texts of its grades, with marks the best first, and the most points of any, if printed."""

    line: Line
    name: Cell
    grades: tuple[Cell, ...]
    most: float | None
    marks: tuple[Cell, ...] = ()


def graded_layouts(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Layout]:
    """The layouts of the names with grades, where there are several: all, and those under the commonest label."""
    items = tuple(_items([one for one in _graded(lines) if not _is_label(one, vocabulary)]))
    labels = Counter(item.levels[:-1][:1] for item in items)
    common = max(labels, key=lambda label: labels[label], default=())
    under = tuple(item for item in items if item.levels[:-1][:1] == common)
    if len(items) >= FEWEST:
        yield _layout(items)
    if FEWEST <= len(under) < len(items):
        yield _layout(under)


def _layout(items: tuple[Item, ...]) -> Layout:
    keys = dict.fromkeys(key for item in items for key in item.extra)
    heads = [("", Role.LEVEL, False), ("", Role.CRITERION, False), *((key, Role.OTHER, False) for key in keys)]
    return Layout("graded", items, printed_columns(heads, max(len(item.levels) for item in items)))


def _is_label(one: Graded, vocabulary: Vocabulary) -> bool:
    """Whether a name is a total, a header word without points, or a label of the form before choices in one cell."""
    plain = vocabulary.plain(one.name.text)
    is_label = len(one.grades) == 1 and plain.endswith((*vocabulary.rows.label, *vocabulary.rows.total))
    is_head = not one.marks and vocabulary.is_header_word(one.name.text)
    return is_label or is_head or is_sum(one.name, vocabulary)


def _graded(lines: Sequence[Line]) -> Iterator[Graded]:
    """The names with grades from the top, each of one, two or three lines."""
    place = 0
    while place < len(lines):
        line, *below = lines[place : place + FEWEST_GRADES]
        parted = _parted(line)
        ways = (_over_marks, _over_texts, _in_turn, _chosen)
        found = next(filter(None, (way(line, *parted, below) for way in ways)), None) if parted else None
        place += 1
        if found is not None:
            yield found
            used = {cell.row for cell in (*found.grades, *found.marks)}
            place += sum(line.row in used for line in below)


def _parted(line: Line) -> tuple[Cell, list[Cell]] | None:
    """The name that a line begins with, behind what is merged down beside it, and its other texts."""
    cells = list(line.printed_cells())
    while len(cells) > 1 and _is_name(cells[1]) and _is_beside(cells[0], cells[1:]):
        del cells[0]
    return (cells[0], cells[1:]) if cells and _is_name(cells[0]) and _begins(cells[0], line) else None


def _begins(name: Cell, line: Line) -> bool:
    """Whether all cells before a name reach down to it."""
    return all(cell.row <= name.row for cell in line.cells[: name.column] if cell is not None)


def _is_beside(label: Cell, behind: Sequence[Cell]) -> bool:
    """Whether a text before a name is a label down the side: it reaches over rows, or a name is before the choices."""
    chosen = len(behind) > FEWEST_GRADES and all(map(_is_option, behind[1:]))
    return label.row_span > 1 or (chosen and not _is_option(behind[0]))


def _is_option(cell: Cell) -> bool:
    return bool(OPTION.fullmatch(spelled(cell.text)) or GRADE.fullmatch(compact(cell.text)))


def _is_name(cell: Cell) -> bool:
    """Whether a cell is a short text and no box to tick or points."""
    other = BOXED.fullmatch(cell.text.strip()) or _is_mark(cell)
    return not other and 0 < len(compact(_scored(cell)[0])) <= LONGEST_NAME


def _is_mark(cell: Cell) -> bool:
    return bool(MARK.fullmatch(cell_text(cell.text)))


def _scored(cell: Cell) -> tuple[str, float | None]:
    """A name without its points, and these."""
    text = without_layout(cell.text)
    worded = worded_score(text)
    return (worded[0], worded[1]) if worded else split_name(text)


def _amounts(cells: Sequence[Cell]) -> list[float]:
    """The highest number in each of the marks."""
    return [max(map(float, NUMBER.findall(cell_text(cell.text)))) for cell in cells]


def _are_marks(cells: Sequence[Cell]) -> bool:
    """Whether cells are points that rise or fall from grade to grade."""
    if len(cells) < FEWEST_GRADES or not all(map(_is_mark, cells)):
        return False
    steps = {after > before for before, after in pairwise(_amounts(cells))}
    return len(steps) == 1 and len(set(_amounts(cells))) == len(cells)


def _over_marks(line: Line, name: Cell, texts: list[Cell], below: Sequence[Line]) -> Graded | None:
    """A name beside the texts of its grades, over points: 分值5 | 0-1 | 2 | 3-4 | 5."""
    if len(texts) < FEWEST_GRADES or not below:
        return None
    under = {cell.column: cell for cell in below[0].printed_cells()}
    marks = [cell for column, cell in under.items() if column > name.column]
    return _with_marks(line, name, [cell for cell in texts if cell.column in under], marks, under.get(name.column))


def _over_texts(line: Line, name: Cell, _beside: list[Cell], below: Sequence[Line]) -> Graded | None:
    """A wide name over the texts of its grades over their points."""
    if len(below) < TEXTS_AND_MARKS:
        return None
    texts, marks = ([cell for cell in one.printed_cells() if cell.column >= name.column] for one in below)
    return _with_marks(line, name, texts, marks, None)


def _in_turn(line: Line, name: Cell, cells: list[Cell], _below: Sequence[Line]) -> Graded | None:
    """A name with texts and points in turn: 责任心 | 尽责 | 20 | 一般 | 10 | 消极 | 5."""
    return _with_marks(line, name, cells[::2], cells[1::2], None)


def _with_marks(
    line: Line, name: Cell, texts: Sequence[Cell], marks: Sequence[Cell], points: Cell | None
) -> Graded | None:
    """A name with as many texts as points that rise or fall, None where they are not."""
    if len(texts) != len(marks) or not _are_marks(marks) or any(map(_is_mark, texts)):
        return None
    amounts = _amounts(marks)
    said = POINTS.fullmatch(cell_text(points.text)) if points is not None else None
    most = float(said.group(1)) if said else max(amounts)
    order = sorted(range(len(texts)), key=lambda n: -amounts[n])
    return Graded(line, name, tuple(texts[n] for n in order), most, tuple(marks[n] for n in order))


def _chosen(line: Line, name: Cell, cells: list[Cell], _below: Sequence[Line]) -> Graded | None:
    """A name with choices, one a cell or all in one, or with nothing but marks."""
    boxes = len(cells) == 1 and len(BOX.findall(cells[0].text)) >= FEWEST
    several = len(cells) >= FEWEST_GRADES and sum(map(_is_option, cells)) * 4 >= len(cells) * 3
    if not boxes and not several and not _are_marks(cells):
        return None
    found = [float(number) for cell in cells for number in POINTS_IN_TEXT.findall(spelled(cell.text))]
    return Graded(line, name, tuple(cells), max(found, default=None))


def _items(found: Sequence[Graded]) -> Iterator[Item]:
    """The indicators, each below the labels down its side; a blank label goes on with the one above."""
    above: tuple[Cell | None, ...] = ()
    for one in found:
        above = _upper(one.line.cells[: one.name.column], above)
        parents = [cell for cell in dict.fromkeys(above) if cell is not None]
        named = [_scored(cell) for cell in parents]
        text, own = _scored(one.name)
        criterion, extra = _rules(one)
        yield Item(
            line=one.line,
            cell=one.name,
            levels=(*(name for name, _points in named), text),
            level_scores=(*(points for _name, points in named), own),
            score=one.most if own is None else own,
            criterion=criterion,
            extra=extra,
            held=held_cells(one.line.table, (one.name, *parents, *(one.grades if criterion else ()))),
        )


def _rules(one: Graded) -> tuple[str, dict[str, str]]:
    """What the best grade requires, the other grades by their points; choices with points are one rule."""
    if one.marks:
        (_best, rule), *others = [
            (mark.text.strip(), cell.text) for mark, cell in zip(one.marks, one.grades, strict=True)
        ]
        return rule, dict(others)
    return "\n".join(cell.text for cell in one.grades) if one.most is not None else "", {}


def _upper(cells: Sequence[Cell | None], above: Sequence[Cell | None]) -> tuple[Cell | None, ...]:
    """The labels before a name, by grid column; a blank goes on with that of the name above, where all before it do."""
    upper: list[Cell | None] = []
    for place, cell in enumerate(cells):
        blank = cell is None or is_blank(cell.text)
        goes_on = blank and list(above[:place]) == upper and place < len(above)
        upper.append(above[place] if goes_on else None if blank else cell)
    return tuple(upper)
