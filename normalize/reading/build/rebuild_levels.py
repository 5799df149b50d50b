"""Rebuild the hierarchy: which names stand above an indicator, by merged, blank and unequal level cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhibiao.extract.document import Cell

from ...facts.fact import SCORING
from ...facts.numbers import cell_text
from ...facts.scores import lone_score, score_ending, split_name, worded_score, wording_beside
from ...facts.wording import compact, is_blank, spelled, without_layout
from ...records import RULES, Column, Role
from ..lines import Line

SIDES = frozenset({Role.SERIAL, Role.DEPARTMENT})
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
COUNT = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*\)?[.、]?")


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
NO_ENDINGS: Endings = {}


def rebuild_levels(line: Line, columns: Sequence[Column], above: Path, endings: Endings = NO_ENDINGS) -> Path:
    """The names of an indicator's line, given those of the line above.

    A merged cell stands for each of its rows. A blank at level k goes on with the name above only while all levels
    before k go on too; otherwise the indicator has no such level, nor where a rule stands in its place.
    `endings` says of columns, by their positions, how
    scores without 分 end their names.

    |履行|业务| |          履行 业务
    |    |服务| |   --->   履行 服务
    |    |    |a|          履行 服务 a
    """
    path: dict[int, Name] = {}
    same = True
    levels = _from_first(_of_role(columns, Role.LEVEL))
    for place, (level, cells) in enumerate(_by_level(line, levels, columns)):
        column, deeper = levels[place], levels[place + 1 :]
        if path and _are_aside(cells):
            continue
        if _holds_name(cells, line, deeper):
            path[level] = _name(cells, line, endings.get(column.position))
            same = same and cells[0].row < line.row
        elif same and level in above and not _is_said_over(line, column, levels[0]):
            path[level] = above[level]
    return _scores_apart(path)


def _from_first(levels: Sequence[Column]) -> list[Column]:
    return sorted(levels, key=lambda column: column.level or 0)


def _by_level(
    line: Line, levels: Sequence[Column], columns: Sequence[Column]
) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Each level with its cells: none that is a rule over names, and before the first level's the name beside it."""
    rule = rule_over_names(line, columns)
    beside = name_beside(line, levels[0], columns) if levels else None
    for column in levels:
        cells = _without(rule, _cells(line, column))
        if beside is not None and column is levels[0]:
            cells = (beside, *_without(beside, cells))
        yield column.level or 1, cells


def _without(left_out: Cell | None, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(cell for cell in cells if cell is not left_out)


def _holds_name(cells: Sequence[Cell], line: Line, deeper: Sequence[Column]) -> bool:
    """Whether cells of a level name it, and do not only number the row above deeper names."""
    return bool(cells) and not (_counts(cells) and any(_cells(line, column) for column in deeper))


def _are_aside(cells: Sequence[Cell]) -> bool:
    return bool(cells) and all(is_aside(cell) for cell in cells)


def name_beside(line: Line, level: Column, columns: Sequence[Column]) -> Cell | None:
    """The cell in a column of numbers or departments that names a row of its own: 加分项 where others have 1, 2, 3.

    It reaches over the column of names, or that is blank, or holds a rule over all names and rules.
    """
    sides = [c for c in columns if c.role in SIDES and c.column < level.column]
    begun = (cell for c in sides if (cell := line.cells[c.column]) is not None and cell.row == line.row)
    found = next(
        (cell for cell in begun if not is_blank(cell.text) and not LABELLED.fullmatch(spelled(cell.text))), None
    )
    here = line.cells[level.column]
    if found is None or here is None or here.row < line.row:
        return None
    if found is here:
        return found
    numbered = any(c.role is Role.SERIAL and line.cells[c.column] is found for c in sides)
    rules = [c for c in columns if c.role in RULES and c.column > level.column]
    over = bool(rules) and here.column + here.column_span > rules[0].column
    own = numbered and (over or is_blank(here.text))
    return found if own or (over and SCORING.search(compact(found.text))) else None


def rule_over_names(line: Line, columns: Sequence[Column]) -> Cell | None:
    """The cell that reaches from the columns of names over that of the criteria, beside a name: a criterion.

    特色（5）| 体系安排有明显特色[span 3] | | |   --->   特色, with the criterion 体系安排有明显特色
    安全     | 隐患排查[span 2]          | |       --->   none: a short name stays one
    """
    rules = _of_role(columns, *RULES)
    found = next(_over_names(line, columns, rules[0].column), None) if rules else None
    return None if found is None or _is_name(found) else found


def _over_names(line: Line, columns: Sequence[Column], rule: int) -> Iterator[Cell]:
    """The cells beside a name that begin before the column of a rule and reach over it."""
    for column in _of_role(columns, Role.LEVEL):
        for cell in _cells(line, column):
            if cell.column < rule < cell.column + cell.column_span and _is_beside_name(cell, line, column, columns):
                yield cell


def _is_beside_name(cell: Cell, line: Line, column: Column, columns: Sequence[Column]) -> bool:
    """Whether a name stands before a cell of a column of names: in one that is not headed as criteria are, or aside."""
    names = _of_role(columns, Role.LEVEL)
    headed_as_rules = any(rule.header == column.header for rule in _of_role(columns, *RULES))
    if not headed_as_rules and any(_cells(line, name) for name in names if name.column < cell.column):
        return True
    return name_beside(line, names[0], columns) not in (None, cell)


def _of_role(columns: Sequence[Column], *roles: Role) -> list[Column]:
    return [column for column in columns if column.role in roles]


def _is_name(cell: Cell) -> bool:
    """Whether a text over names and rules is a short name: no sentence, no number but a score, nothing asked for."""
    name = compact(split_name(without_layout(cell.text))[0])
    return len(name) <= LONGEST_NAME and not SAYS.search(name)


def _is_said_over(line: Line, column: Column, first: Column) -> bool:
    """Whether a name or a rule that begins in another column of names, or goes beyond them, stands in a column."""
    cell = line.cells[column.column]
    if cell is None or is_blank(cell.text) or cell.column < first.column:
        return False
    return cell.column < column.column or cell.column + cell.column_span > column.column + column.column_span


def is_aside(cell: Cell) -> bool:
    """Whether a cell only adds something in brackets to the name before it, or joins two names: （百分制）, （或）."""
    return bool(ASIDE.fullmatch(spelled(cell.text))) and lone_score(cell.text) is None


def _counts(cells: Sequence[Cell]) -> bool:
    """Whether the cells only number the row, where rows above have a name: 一、防汛, then 1, 2."""
    return bool(COUNT.fullmatch("".join(spelled(cell.text) for cell in cells)))


def _scores_apart(path: Mapping[int, Name]) -> Path:
    """A level that holds only a score has no name, if a deeper one has."""
    deepest = max(path, default=0)
    return {
        level: replace(name, text="", score=score)
        if level < deepest and name.score is None and (score := lone_score(name.text)) is not None
        else name
        for level, name in path.items()
    }


def _cells(line: Line, column: Column) -> tuple[Cell, ...]:
    """The cells with text that begin within the column's place, mostly one."""
    if column.column_span == 1:
        cell = line.cells[column.column]
        return () if cell is None or cell.column < column.column or is_blank(cell.text) else (cell,)
    covering = (line.cells[at] for at in range(column.column, column.column + column.column_span))
    begun = (cell for cell in covering if cell is not None and cell.column >= column.column)
    return tuple(dict.fromkeys(cell for cell in begun if not is_blank(cell.text)))


def endings_of(lines: Sequence[Line], columns: Sequence[Column]) -> Endings:
    """By the positions of the columns in whose names numbers without 分 are scores, how these end the names."""
    endings = {}
    for column in columns:
        cells = dict.fromkeys(_cells(line, column) for line in lines) if column.role is Role.LEVEL else {}
        if ending := score_ending(_joined(group) for group in cells if group):
            endings[column.position] = ending
    return endings


def _joined(cells: Sequence[Cell]) -> str:
    return without_layout("\n".join(cell.text for cell in cells))


def _last_line_apart(cells: Sequence[Cell]) -> tuple[str, float] | None:
    """The name and its score, where that stands on a line of its own without brackets: 业绩指标 over 70%."""
    lines = [line for cell in cells for line in cell.text.split("\n") if not is_blank(line)]
    found = ALONE.fullmatch(cell_text(lines[-1])) if len(lines) > 1 else None
    return (without_layout("\n".join(lines[:-1])), float(found.group(1))) if found else None


def _name(cells: Sequence[Cell], line: Line, ending: re.Pattern[str] | None) -> Name:
    printed = _joined(cells)
    text, score = _last_line_apart(cells) or split_name(printed, ending)
    if score is None and (worded := worded_score(printed)):
        return Name(worded[0], worded[1], cells[0], line.table, worded[2])
    return Name(text, score, cells[0], line.table, "" if score is None else wording_beside(printed, text, score))
