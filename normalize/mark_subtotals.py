"""Find the rows that only sum up the rows below them: 防汛 | | | 30 over the indicators of 防汛."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from .lines import Line
from .read_scores import read_score, split_name
from .records import Column, Role, RowKind
from .wording import compact, is_blank, without_layout

EXACT = 1e-6
Kinds = list[tuple[Line, RowKind | None]]
SILENT = frozenset({Role.SERIAL, Role.LEVEL, Role.SCORE, Role.RESULT})


def mark_subtotals(kinds: Kinds, columns: Sequence[Column]) -> Kinds:
    """The kinds of lines; a row that names an upper level alone, with the sum of what follows, is a subtotal."""
    levels = [column for column in columns if column.role is Role.LEVEL]
    score = next((column for column in columns if column.role is Role.SCORE and column.level is None), None)
    if not levels or score is None:
        return kinds
    if len(levels) == 1:
        return [(line, _section(kinds, place, levels[0], score, columns)) for place, (line, _kind) in enumerate(kinds)]
    return [
        (line, RowKind.SUBTOTAL if kind is None and _sums_up(kinds, place, levels, score, columns) else kind)
        for place, (line, kind) in enumerate(kinds)
    ]


def _sums_up(kinds: Kinds, place: int, levels: Sequence[Column], score: Column, columns: Sequence[Column]) -> bool:
    line = kinds[place][0]
    total = _printed_sum(line, score)
    named = [order for order, column in enumerate(levels) if _own(line, column)]
    if total is None or len(named) != 1 or named[0] == len(levels) - 1 or _says_more(line, columns):
        return False
    below = _group(kinds, place, levels[: named[0] + 1], _own(line, levels[named[0]]))
    deeper = [any(_own(other, column) for column in levels[named[0] + 1 :]) for other in below]
    return bool(below) and all(deeper) and abs(sum(_number(other, score) or 0.0 for other in below) - total) <= EXACT


def _section(kinds: Kinds, place: int, level: Column, score: Column, columns: Sequence[Column]) -> RowKind | None:
    """The kind of a line; one with a name alone, whose score is the sum of the rows below, heads a section."""
    line, kind = kinds[place]
    if kind is not None or not _heads(line, score, columns):
        return kind
    below = list(takewhile(lambda one: not _heads(one[0], score, columns), islice(kinds, place + 1, None)))
    total = sum(_number(other, score) or 0.0 for other, other_kind in below if other_kind is None)
    return RowKind.SECTION if abs(total - (_score_in_name(line) or 0.0)) <= EXACT else None


def _heads(line: Line, score: Column, columns: Sequence[Column]) -> bool:
    return _score_in_name(line) is not None and _number(line, score) is None and not _says_more(line, columns)


def _printed_sum(line: Line, score: Column) -> float | None:
    """The number in the score column, else the one in the only name of the line."""
    number = _number(line, score)
    return _score_in_name(line) if number is None else number


def _score_in_name(line: Line) -> float | None:
    scores = (split_name(without_layout(cell.text))[1] for cell in line.printed_cells())
    return next((score for score in scores if score is not None), None)


def _says_more(line: Line, columns: Sequence[Column]) -> bool:
    return any(_own(line, column) for column in columns if column.role not in SILENT)


def _group(kinds: Kinds, place: int, upper: Sequence[Column], name: str) -> list[Line]:
    """The indicators' lines below the one at `place`, until another name stands at its level or above."""
    group = []
    for line, kind in islice(kinds, place + 1, None):
        if any(text and (column is not upper[-1] or text != name) for column in upper if (text := _own(line, column))):
            break
        if kind is None:
            group.append(line)
    return group


def _own(line: Line, column: Column) -> str:
    """The text that begins in the column in this line, for comparing."""
    cells = (line.cells[at] for at in range(column.column, column.column + column.column_span))
    return "".join(compact(c.text) for c in dict.fromkeys(cells) if c is not None and c.row == line.row)


def _number(line: Line, score: Column) -> float | None:
    cell = line.cells[score.column]
    own = cell is not None and cell.row == line.row and not is_blank(cell.text)
    return read_score(cell.text).number if cell is not None and own else None
