"""Rebuild the hierarchy: which names stand above an indicator, by merged, blank and unequal level cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from zhibiao.extract.document import Cell

from ...facts.numbers import cell_text
from ...facts.scores import lone_score, score_ending, split_name, worded_score, wording_beside
from ...facts.wording import compact, is_blank, spelled, without_layout
from ...records import Column
from ..lines import Line, cells_at
from .by_role import ByRole

COUNT = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*\)?[.、]?")
LABELLED = re.compile(
    r"\W*+(?:[A-Z]{0,3}[\d.\-—]++|[一二三四五六七八九十]{1,3}|[IVX]{1,4}|[A-Z])\W*+|[^\w.\-—]*+[.\-—]\W*+"
)
"""A number or letter alone, in a text with its numbers `spelled`, as `COUNT` is."""
ALONE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)[分%]")
ASIDE = re.compile(r"[（(](?:[^()（）\d]*[^()（）\d、.一二三四五六七八九十])[)）]")
"""A text in brackets alone, which is no number: （百分制） beside 教师评分."""

LONGEST_NAME = 10
SAYS = re.compile(r"[，。；：,;:\d]|[有无不未得扣达按应须需能]")
"""What a rule has and a name has not."""


@dataclass(frozen=True, slots=True)
class Name:
    """A level's name, the score printed in it, and the cell it stands in with its table.

    `wording` is the bracket with the score, where it says more than the number.
    """

    text: str
    score: float | None
    cell: Cell
    table: int
    wording: str = ""


Path = Mapping[int, Name]
"""Names by level; a level that the indicator does not have is left out."""
Endings = Mapping[int, re.Pattern[str]]


def rebuild_levels(line: Line, by: ByRole, above: Path, endings: Endings) -> Path:
    """The names of an indicator's line, given those of the line above.

    A merged cell stands for each of its rows. A blank at level k goes on with the name above only while all levels
    before k go on too, and where nothing else stands in its place; otherwise the indicator has no such level.
    `endings` says of columns, by their positions, how scores without 分 end their names.

    |履行|业务| |          履行 业务
    |    |服务| |   --->   履行 服务
    |    |    |a|          履行 服务 a
    """
    path: dict[int, Name] = {}
    goes_on = True
    cells = names_of(line, by)
    for place, column in enumerate(by.levels):
        own, level = cells[place], column.level or 1
        if path and _are_aside(own):
            continue
        if _hold_name(own, any(cells[place + 1 :])):
            path[level] = _name(own, line, endings.get(column.position))
            goes_on = goes_on and own[0].row < line.row
        elif goes_on:
            path |= _name_above(line, column, own, above)
    return _scores_apart(path)


def names_of(line: Line, by: ByRole) -> list[tuple[Cell, ...]]:
    """The cells with text of each level: none that is a rule over names, and first the name beside the first level."""
    beside, rule = name_beside(line, by), rule_over_names(line, by)
    cells = [tuple(cell for cell in _printed(line, column) if cell not in (beside, rule)) for column in by.levels]
    return [(beside, *cells[0]), *cells[1:]] if beside is not None else cells


def _printed(line: Line, column: Column) -> tuple[Cell, ...]:
    """The cells with text that stand in a column's place, mostly one."""
    return tuple(cell for cell in cells_at(line, column) if not is_blank(cell.text))


def _hold_name(cells: Sequence[Cell], has_deeper: bool) -> bool:
    """Whether cells name a level, and do not only number the row above deeper names: 一、防汛, then 1, 2."""
    return bool(cells) and not (has_deeper and COUNT.fullmatch("".join(spelled(cell.text) for cell in cells)))


def _are_aside(cells: Sequence[Cell]) -> bool:
    return bool(cells) and all(is_aside(cell.text) for cell in cells)


def is_aside(text: str) -> bool:
    """Whether a text only adds something in brackets to the name before it, or joins two names: （百分制）, （或）."""
    return bool(ASIDE.fullmatch(spelled(text))) and lone_score(text) is None


def _name_above(line: Line, column: Column, own: Sequence[Cell], above: Path) -> Path:
    """The name above with which a blank level goes on; none where another cell reaches over it, or a merged one begins.

    A merged one behind the end of a page or a header that cut the name's cell goes on with it.
    """
    level, cell = column.level or 1, line.cells[column.column]
    path = {level: above[level]} if level in above else {}
    if not path or cell is None or own:
        return path
    return {} if not is_blank(cell.text) or (cell.row_span > 1 and _follows(cell, line, path[level])) else path


def _follows(cell: Cell, line: Line, name: Name) -> bool:
    """Whether a cell begins right below a name's cell."""
    return (line.table, cell.row) == (name.table, name.cell.row + name.cell.row_span)


def name_beside(line: Line, by: ByRole) -> Cell | None:
    """The cell in a column of numbers or departments that names a row of its own: 加分项 where others have 1, 2, 3.

    It reaches over the column of names, or that is blank, or holds a rule over all names and rules.
    """
    here = line.cells[by.levels[0].column] if by.sides else None
    if here is None or here.row < line.row:
        return None
    found = next((cell for cell in line.printed_cells() if _is_beside(cell, by)), None)
    return found if found is here or is_blank(here.text) or _reaches_over_rules(here, by) else None


def _is_beside(cell: Cell, by: ByRole) -> bool:
    """Whether a cell in a column of numbers or departments holds more than a number or a letter."""
    return any(column.column == cell.column for column in by.sides) and not LABELLED.fullmatch(spelled(cell.text))


def _reaches_over_rules(cell: Cell, by: ByRole) -> bool:
    """Whether a cell that begins before the first column of rules reaches over it."""
    return bool(by.rules) and cell.column < by.rules[0].column < cell.column + cell.column_span


def rule_over_names(line: Line, by: ByRole) -> Cell | None:
    """The cell that reaches from the columns of names over that of the criteria, beside a name: a criterion.

    特色（5）| 体系安排有明显特色[span 3] | | |   --->   特色, with the criterion 体系安排有明显特色
    安全     | 隐患排查[span 2]          | |       --->   none: a short name stays one
    """
    over = (cell for cell in _behind_first(line, by) if _reaches_over_rules(cell, by))
    found = next(over, None)
    return None if found is None or _is_short_name(found) else found


def _behind_first(line: Line, by: ByRole) -> list[Cell]:
    """The cells with text in the columns of names but for the first name, which may stand beside them."""
    beside = name_beside(line, by)
    cells = [cell for column in by.levels for cell in _printed(line, column)]
    return cells[1:] if beside is None else [cell for cell in cells if cell is not beside]


def _is_short_name(cell: Cell) -> bool:
    """Whether a cell is a short name: no sentence, no number but a score, nothing asked for."""
    name = compact(split_name(without_layout(cell.text))[0])
    return len(name) <= LONGEST_NAME and not SAYS.search(name)


def _scores_apart(path: dict[int, Name]) -> Path:
    """A level that holds only a score has no name, if a deeper one has."""
    for level in sorted(path)[:-1]:
        name = path[level]
        if name.score is None and (score := lone_score(name.text)) is not None:
            path[level] = replace(name, text="", score=score)
    return path


def endings_of(lines: Sequence[Line], by: ByRole) -> Endings:
    """By the positions of the columns in whose names numbers without 分 are scores, how these end the names."""
    endings = {}
    for column in by.levels:
        cells = dict.fromkeys(_printed(line, column) for line in lines)
        if ending := score_ending(_text(group) for group in cells if group):
            endings[column.position] = ending
    return endings


def _text(cells: Sequence[Cell]) -> str:
    return without_layout("\n".join(cell.text for cell in cells))


def _name(cells: Sequence[Cell], line: Line, ending: re.Pattern[str] | None) -> Name:
    printed = _text(cells)
    text, score = _last_line_apart(cells) or split_name(printed, ending)
    if score is None and (worded := worded_score(printed)):
        return Name(worded[0], worded[1], cells[0], line.table, worded[2])
    return Name(text, score, cells[0], line.table, "" if score is None else wording_beside(printed, text, score))


def _last_line_apart(cells: Sequence[Cell]) -> tuple[str, float] | None:
    """The name and its score, where that stands on a line of its own without brackets: 业绩指标 over 70%."""
    lines = [line for cell in cells for line in cell.text.split("\n") if not is_blank(line)]
    found = ALONE.fullmatch(cell_text(lines[-1])) if len(lines) > 1 else None
    return (without_layout("\n".join(lines[:-1])), float(found.group(1))) if found else None
