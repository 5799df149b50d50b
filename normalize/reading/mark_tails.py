"""Find the rows at a table's end that are the form's own: 存在问题 | a cell over all the rest, 考核意见 | ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from zhibiao.extract.document import Cell

from ..facts.scores import read_score
from ..facts.vocabulary import Vocabulary
from ..facts.wording import compact, is_blank
from ..records import RULES, Column, Role, RowKind
from .lines import Line
from .mark_subtotals import Kinds
from .rebuild_levels import SCORING, Endings, endings_of, rebuild_levels

NAMING = frozenset({Role.LEVEL, *RULES})
FILLED = frozenset({Role.SCORE, Role.RESULT})
FEWEST_POINTED = 3
MOST_SAID = 2
SHORT_LABEL = 8
RULING = re.compile(r"[扣加减]\d|[扣加减].{0,4}分|不得分|得\d+分|取消|不予|一票|直接定")


def mark_tails(kinds: Kinds, columns: Sequence[Column], vocabulary: Vocabulary) -> Kinds:
    """The kinds of lines; the last ones without points, whose cells do not keep to the columns, are fields.

    So are the last ones without points where nearly all others have some, and single words such as 综合等级.
    """
    marked = list(kinds)
    endings = endings_of([line for line, kind in kinds if kind is None], columns)
    pointed = {
        place for place, (line, kind) in enumerate(kinds) if kind is None and _has_points(line, columns, endings)
    }
    scored = [place for place, (line, kind) in enumerate(kinds) if kind is None and _is_scored(line, columns)]
    total = max((place for place, (_line, kind) in enumerate(kinds) if kind is RowKind.TOTAL), default=len(kinds))
    own = _counts(kind is None for _line, kind in kinds)
    own_pointed = _counts(place in pointed for place in range(len(kinds)))
    telling = [
        (column, _counts(kind is None and _is_filled(line, column) for line, kind in kinds))
        for column in _telling(columns)
    ]
    last_scored = max(scored, default=total)
    for place in range(len(marked) - 1, -1, -1):
        line, kind = marked[place]
        if kind is not None:
            continue
        below_all = place > total > last_scored and not _is_scored(line, columns)
        alone = place not in pointed and not _adds_points(line)
        usual = [column for column, filled in telling if _are_most(filled[place], own[place])]
        alone = alone and (_are_most(own_pointed[place], own[place]) or _says_less(line, usual))
        word = _is_label(line, vocabulary) and len(pointed) in (0, place)
        own_points = place in pointed and not _adds_points(line)
        apart = not own_points and _is_apart(line, columns, lonely=len(scored) > 1)
        if not below_all and not alone and not word and not apart:
            break
        marked[place] = (line, RowKind.FIELDS)
    return marked if any(kind is None for _line, kind in marked) else kinds


def _counts(marks: Iterable[bool]) -> list[int]:
    """How many of the marks before each place are set; one number more than marks."""
    return list(accumulate(marks, initial=0))


def _are_most(part: int, lines: int) -> bool:
    """Whether there are several lines, and nearly all of them are of the part."""
    return lines >= FEWEST_POINTED and part * 10 >= lines * 9


def _says_less(line: Line, usual: Sequence[Column]) -> bool:
    """Whether a line of few texts has none in one of the columns in which nearly all lines above have some."""
    return len(line.printed_cells()) <= MOST_SAID and not all(_is_filled(line, column) for column in usual)


def _telling(columns: Sequence[Column]) -> list[Column]:
    """The columns of rules and of the deepest names, in which indicators have a text."""
    leaf = next((column for column in reversed(columns) if column.role is Role.LEVEL), None)
    return [column for column in columns if column.role in RULES or column is leaf]


def _is_filled(line: Line, column: Column) -> bool:
    cells = (line.cells[at] for at in range(column.column, column.column + column.column_span))
    return any(cell is not None and cell.column >= column.column and not is_blank(cell.text) for cell in cells)


def _has_points(line: Line, columns: Sequence[Column], endings: Endings) -> bool:
    """Whether points stand in the line or its deepest name, or reach down to it."""
    path = rebuild_levels(line, columns, {}, endings)
    return _is_scored(line, columns) or bool(path and path[max(path)].score is not None)


def _adds_points(line: Line) -> bool:
    """Whether a line says that it adds points, takes them off or decides: a name or rule of its own kind."""
    return any(SCORING.search(compact(cell.text)) or RULING.search(compact(cell.text)) for cell in line.printed_cells())


def _is_label(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line is nothing but one short word of what a form ends with: 综合评价等级."""
    texts = [vocabulary.plain(cell.text) for cell in line.printed_cells()]
    return len(texts) == 1 and len(texts[0]) <= SHORT_LABEL and texts[0].endswith(vocabulary.rows.label)


def _is_apart(line: Line, columns: Sequence[Column], lonely: bool) -> bool:
    """Whether a line has no points, and a cell over names and points, or (`lonely`) nothing but its first text."""
    cells = line.own_cells()
    printed = line.printed_cells()
    if _is_scored(line, columns) or not printed or SCORING.search(compact(printed[0].text)):
        return False
    first = cells[0] is printed[0]
    if first and any(_covers(cells[0], column) for column in columns if column.role is Role.SCORE):
        return True
    joins = not _adds_points(line) and any(_joins(cell, columns) for cell in cells)
    irregular = joins or any(_straddles(cell, columns) for cell in cells) or _splits(cells, columns)
    if irregular or any(_crosses(cell, columns) for cell in (cells[1:] if first else cells)):
        return True
    return lonely and len(printed) == 1 and cells[0].column == 0 == printed[0].column


def _joins(cell: Cell, columns: Sequence[Column]) -> bool:
    """Whether a cell reaches over several columns of rules under one header, which other rows keep apart."""
    covered = [c for c in columns if cell.column <= c.column < cell.column + cell.column_span]
    return len(covered) > 1 and len({c.header for c in covered}) == 1 and covered[0].role in RULES


def _covers(cell: Cell, column: Column) -> bool:
    return cell.column < column.column < cell.column + cell.column_span


def _crosses(cell: Cell, columns: Sequence[Column]) -> bool:
    roles = {c.role for c in columns if c.column < cell.column + cell.column_span and cell.column <= c.column}
    return bool(roles & NAMING) and bool(roles & FILLED)


def _straddles(cell: Cell, columns: Sequence[Column]) -> bool:
    """Whether a cell begins within one printed column and ends within another: the row keeps to other columns."""
    starts = {column.column for column in columns}
    stops = {column.column + column.column_span for column in columns}
    begin, end = cell.column, cell.column + cell.column_span
    one = any(column.column <= begin and end <= column.column + column.column_span for column in columns)
    return not one and (begin not in starts or end not in stops)


def _splits(cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether several cells stand in the place of one column of rules or results."""
    others = (column for column in columns if column.role not in (Role.LEVEL, Role.SERIAL))
    return any(
        sum(column.column <= cell.column < column.column + column.column_span for cell in cells) > 1
        for column in others
    )


def _is_scored(line: Line, columns: Sequence[Column]) -> bool:
    """Whether full marks stand in the line, or reach down to it."""
    scores = [column for column in columns if column.role is Role.SCORE and column.level is None]
    cells = [cell for column in scores if (cell := line.cells[column.column]) and cell.column == column.column]
    return any(not is_blank(cell.text) and read_score(cell.text).is_readable for cell in cells)
