"""Find the rows that only sum up the rows below them: 防汛 | | | 30 over the indicators of 防汛."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import takewhile

from ..facts.numbers import cell_text
from ..facts.ordinals import Ordinal, ordinal_of
from ..facts.scores import EXACT, HUNDRED, read_score, split_name
from ..facts.wording import compact, is_blank, spelled, without_layout
from ..records import Column, Role, RowKind
from .lines import Line
from .rebuild_levels import COUNT

FEWEST_SUMMED = 3
NEAR = 50
Kinds = list[tuple[Line, RowKind | None]]
HIGHEST = 2
"""The rank of 一、, Ⅰ and A; those of chapters stand above it."""
ALONE = re.compile(r"[(\[【](?:共|计|共计|满分)?\d+(?:\.\d+)?分?[)\]】]|\d+(?:\.\d+)?分")
"""A cell of points and nothing else, where others have their rules."""
ALONE_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?[分%]?")
SILENT = frozenset({Role.SERIAL, Role.LEVEL, Role.SCORE, Role.RESULT})


def mark_subtotals(kinds: Kinds, columns: Sequence[Column]) -> Kinds:
    """The kinds of lines; a row that names an upper level alone, with the sum of what follows, is a subtotal.

    One that heads the rows below by its number is a section, whatever their sum.
    """
    levels = [column for column in columns if column.role is Role.LEVEL]
    score = next((column for column in columns if column.role is Role.SCORE and column.level is None), None)
    return _chapters(_by_sums(kinds, levels, score, columns), levels, columns)


def _by_sums(kinds: Kinds, levels: Sequence[Column], score: Column | None, columns: Sequence[Column]) -> Kinds:
    kinds = [
        (line, _kind_of_upper(kinds, place, levels) if kind is None else kind)
        for place, (line, kind) in enumerate(kinds)
    ]
    if not levels or score is None:
        return kinds
    kinds = _last_total(_bracketed_apart(kinds, levels, score), score, columns)
    kinds = _sections(kinds, levels, score, columns)
    if len(levels) == 1:
        return kinds
    kinds = [
        (line, RowKind.SECTION if kind is None and _heads_by_number(kinds, place, levels, columns) else kind)
        for place, (line, kind) in enumerate(kinds)
    ]
    return [
        (line, RowKind.SUBTOTAL if kind is None and _sums_up(kinds, place, levels, score, columns) else kind)
        for place, (line, kind) in enumerate(kinds)
    ]


def _heads_by_number(kinds: Kinds, place: int, levels: Sequence[Column], columns: Sequence[Column]) -> bool:
    """Whether a row with a number of the highest rank, as 一、, and a name alone heads rows with lower ones."""
    line = kinds[place][0]
    first = line.printed_cells()[:1]
    numbered = bool(first) and any(c.role is Role.SERIAL and c.column == first[0].column for c in columns)
    named = numbered and 0 < _rank(line) <= HIGHEST and not _own(line, levels[-1])
    if not named or _says_more(line, columns, filled=True):
        return False
    below = next((other for other, kind in _following(kinds, place) if kind is None), None)
    return below is not None and _rank(below) > HIGHEST


def _chapters(kinds: Kinds, levels: Sequence[Column], columns: Sequence[Column]) -> Kinds:
    """The kinds of lines, the inner chapters before those around them."""
    marked = list(kinds)
    styles = {ordinal.style for line, kind in kinds if kind is RowKind.SECTION and (ordinal := _ordinal(line))}
    for place in reversed(range(len(marked))):
        line, kind = marked[place]
        own = _ordinal(line) if kind is None and _is_name_alone(line, levels, columns) else None
        if own and _heads_inner(own, marked, place, styles, columns):
            marked[place] = (line, RowKind.SECTION)
            styles.add(own.style)
    return marked


def _is_name_alone(line: Line, levels: Sequence[Column], columns: Sequence[Column]) -> bool:
    """Whether a line says one upper name, or one over all levels, its number and its points, and nothing more."""
    names = [level for level in levels if _own(line, level) and not _reached(line, level)]
    is_upper = len(names) == 1 and (len(levels) == 1 or names[0] is not levels[-1])
    is_merged = any(cell.row_span > 1 for cell in line.printed_cells())
    return is_upper and not is_merged and not _says_more(line, columns, filled=True)


def _heads_inner(own: Ordinal, kinds: Kinds, place: int, styles: Set[str], columns: Sequence[Column]) -> bool:
    """Whether the number of the next row is an inner one, and points, if the line has any, stand there or below, too.

    `styles` are those of the numbers of other sections.
    """
    following = ((line, kind) for line, kind in _following(kinds, place) if kind in (None, RowKind.SECTION))
    below, kind = next(following, (None, None))
    inner = _ordinal(below) if below else None
    if below is None or inner is None or not _is_inner(inner, own, styles):
        return False
    return kind is not None or _is_pointed(below, columns) or not _is_pointed(kinds[place][0], columns)


def _is_inner(inner: Ordinal, own: Ordinal, styles: Set[str]) -> bool:
    """Whether a number goes on the one above it (5.6 and 5.6.1), or begins a deeper style.

    It need not begin it where numbers of the upper style head other sections: 一、 over 5.1, then 二、 over 5.7.
    """
    begins = inner.value == 1 or own.style in styles
    return inner.is_part_of(own) or (inner.rank > own.rank and begins)


def _is_pointed(line: Line, columns: Sequence[Column]) -> bool:
    """Whether points stand in a line: in the column of scores, in a name, or by themselves."""
    scores = (column for column in columns if column.role is Role.SCORE)
    return _score_in_name(line) is not None or any(_number(line, column) is not None for column in scores)


def _last_total(kinds: Kinds, score: Column, columns: Sequence[Column]) -> Kinds:
    """A last row with the hundred points that all rows above come to is a total, whatever it is called."""
    scored = [place for place, (line, kind) in enumerate(kinds) if kind is None and _number(line, score) is not None]
    ends = len(scored) > FEWEST_SUMMED and all(kind is not None for _line, kind in kinds[scored[-1] + 1 :])
    if not ends or _says_more(kinds[scored[-1]][0], columns, filled=True):
        return kinds
    last = _number(kinds[scored[-1]][0], score)
    above = sum(_number(kinds[place][0], score) or 0.0 for place in scored[:-1])
    if last != HUNDRED or abs(above - HUNDRED) > EXACT:
        return kinds
    return [(line, RowKind.TOTAL if place == scored[-1] else kind) for place, (line, kind) in enumerate(kinds)]


def _bracketed_apart(kinds: Kinds, levels: Sequence[Column], score: Column) -> Kinds:
    """Rows with points in brackets among rows with plain ones are subtotals, where they are the sum of those below.

    头部 | （10） over 眼 | 5 and 口腔 | 5
    """
    texts = [_own(line, score) for line, kind in kinds if kind is None]
    bracketed = sum(text.startswith("(") for text in texts)
    if not 0 < bracketed * 2 < len(texts):
        return kinds
    return [
        (line, RowKind.SUBTOTAL if kind is None and _sums_below(kinds, place, levels, score) else kind)
        for place, (line, kind) in enumerate(kinds)
    ]


def _sums_below(kinds: Kinds, place: int, levels: Sequence[Column], score: Column) -> bool:
    """Whether the points in brackets are those of the next rows together, two at least."""
    line = kinds[place][0]
    points, total, count = _number(line, score), 0.0, 0
    if not points or not _own(line, score).startswith("("):
        return False
    for other, _kind in _following(kinds, place):
        if total >= points or any(_own(other, level) not in ("", _own(line, level)) for level in levels[:-1]):
            break
        number = _number(other, score)
        total, count = total + (number or 0.0), count + (number is not None)
    return count > 1 and abs(total - points) <= EXACT


def _sums_up(kinds: Kinds, place: int, levels: Sequence[Column], score: Column, columns: Sequence[Column]) -> bool:
    line = kinds[place][0]
    total = _printed_sum(line, score)
    named = [order for order, column in enumerate(levels) if _own(line, column)]
    if total is None or len(named) != 1 or named[0] == len(levels) - 1 or _says_more(line, columns):
        return False
    below = _group(kinds, place, levels[: named[0] + 1], _own(line, levels[named[0]]))
    deeper = [any(_own(other, column) for column in levels[named[0] + 1 :]) for other in below]
    return bool(below) and all(deeper) and abs(sum(_number(other, score) or 0.0 for other in below) - total) <= EXACT


def _kind_of_upper(kinds: Kinds, place: int, levels: Sequence[Column]) -> RowKind | None:
    """The kind of a line with upper names alone: they stand above the lines below, or only repeat those above."""
    if _stands_above(kinds, place, levels):
        return RowKind.SUBTOTAL
    line = kinds[place][0]
    above = kinds[place - 1][0] if place else None
    texts = [_own(line, level) for level in levels[:-1]]
    if above is None or not any(texts) or len(line.printed_cells()) > sum(map(bool, texts)):
        return None
    repeats = all(text in ("", _own(above, level)) for text, level in zip(texts, levels, strict=False))
    return RowKind.PLACEHOLDER if repeats else None


def _stands_above(kinds: Kinds, place: int, levels: Sequence[Column]) -> bool:
    """Whether a line is nothing but an upper name, and the next line goes on with it, with a name of its own."""
    line = kinds[place][0]
    printed = line.printed_cells()
    if len(printed) == 2 and ALONE_NUMBER.fullmatch(cell_text(printed[1].text)):
        printed = printed[:1]
    if len(printed) != 1 or place + 1 == len(kinds):
        return False
    upper = next((n for n, level in enumerate(levels[:-1]) if level.column == printed[0].column), None)
    below, kind = kinds[place + 1]
    if upper is None or kind is not None or any(_own(below, level) for level in levels[: upper + 1]):
        return False
    reaches = printed[0].row_span == 1 or below.cells[printed[0].column] is printed[0]
    return reaches and any(_own(below, level) for level in levels[upper + 1 :])


def _sections(kinds: Kinds, levels: Sequence[Column], score: Column, columns: Sequence[Column]) -> Kinds:
    """The kinds of lines, the inner sections before those around them.

    Where there are several columns of names, the name of a section reaches over all of them, behind its number.
    """
    marked = list(kinds)
    for place in reversed(range(len(marked))):
        line, kind = marked[place]
        if kind is None and (len(levels) == 1 or (_reached(line, levels[-1]) and _rank(line))):
            marked[place] = (line, _section(marked, place, levels[0], score, columns))
    return marked


def _section(kinds: Kinds, place: int, level: Column, score: Column, columns: Sequence[Column]) -> RowKind | None:
    """The kind of a line; one with a name alone, whose score is the sum of the rows below, heads a section.

    So does one of the highest rank, as 一、, over rows of lower ones, whatever else stands in it.
    """
    line = kinds[place][0]
    if _is_bare(kinds, place, level, score):
        return RowKind.SECTION
    below = _below(kinds, place, score, columns)
    if below is None:
        return None
    points = _score_in_name(line) if _number(line, score) is None else _number(line, score)
    total = sum(_number(other, score) or 0.0 for other, other_kind in below if other_kind is None)
    return RowKind.SECTION if points and abs(total - points) <= EXACT else None


def _below(kinds: Kinds, place: int, score: Column, columns: Sequence[Column]) -> Kinds | None:
    """The rows that a line heads, if it heads any, to the next one of its kind or rank; None where it cannot."""
    line, following = kinds[place][0], _following(kinds, place)
    if _heads(line, score, columns):
        return list(takewhile(lambda one: not _heads(one[0], score, columns), following))
    rank = _rank(line)
    if not rank or (rank > HIGHEST and _says_more(line, columns, filled=True)):
        return None
    below = list(takewhile(lambda one: _rank(one[0]) == 0 or _rank(one[0]) > rank, following))
    numbered = len(below) > 1 and all(_rank(other) for other, kind in below if kind is None)
    return below if numbered or not _says_more(line, columns) else None


def _is_bare(kinds: Kinds, place: int, level: Column, score: Column) -> bool:
    """Whether a line holds a name alone, while the next one and most others near it have their points."""
    following = [line for line, kind in kinds[place + 1 : place + 2] if kind in (None, RowKind.SECTION)]
    alone = len(kinds[place][0].printed_cells()) == 1 and bool(_own(kinds[place][0], level))
    if not alone or not following or _number(following[0], score) is None:
        return False
    near = [line for line, kind in kinds[max(place - NEAR, 0) : place + NEAR] if kind is None]
    return sum(_number(line, score) is not None for line in near) * 2 > len(near)


def _heads(line: Line, score: Column, columns: Sequence[Column]) -> bool:
    return _score_in_name(line) is not None and _number(line, score) is None and not _says_more(line, columns)


def _rank(line: Line) -> int:
    """How deep a line stands by the number it begins with; 0 without one."""
    ordinal = _ordinal(line)
    return ordinal.rank if ordinal else 0


def _ordinal(line: Line) -> Ordinal | None:
    """The number that a line begins with, else that of its name behind a number that may only count the rows."""
    first, second = ([cell.text.strip() for cell in line.printed_cells()[:2]] + ["", ""])[:2]
    serial, named = ordinal_of(first), ordinal_of(second)
    counts = serial is not None and serial.end == len(first)
    return named if counts and named and named.end < len(second) else serial


def _printed_sum(line: Line, score: Column) -> float | None:
    """The number in the score column, else the one in the only name of the line."""
    number = _number(line, score)
    return _score_in_name(line) if number is None else number


def _score_in_name(line: Line) -> float | None:
    cells = line.printed_cells()
    names = (split_name(without_layout(cell.text))[1] for cell in cells)
    alone = (read_score(cell.text).number for cell in cells if ALONE.fullmatch(cell_text(cell.text)))
    return next((score for score in (*names, *alone) if score is not None), None)


def _says_more(line: Line, columns: Sequence[Column], filled: bool = False) -> bool:
    """Whether a line says more than a name and its points; `filled` lets it hold all that is filled in."""
    silent = SILENT | {Role.OTHER, Role.REMARK} if filled else SILENT
    texts = (_own(line, column) for column in columns if column.role not in silent and not _reached(line, column))
    return any(text and not ALONE.fullmatch(cell_text(text)) for text in texts)


def _reached(line: Line, column: Column) -> bool:
    """Whether a cell that begins further left reaches over the column."""
    cell = line.cells[column.column]
    return cell is not None and cell.column < column.column


def _following(kinds: Kinds, place: int) -> Iterator[tuple[Line, RowKind | None]]:
    """The lines after the one at `place`, without going over those before it."""
    return (kinds[number] for number in range(place + 1, len(kinds)))


def _group(kinds: Kinds, place: int, upper: Sequence[Column], name: str) -> list[Line]:
    """The indicators' lines below the one at `place`, until another name stands at its level or above."""
    group = []
    for line, kind in _following(kinds, place):
        texts = [(column, text) for column in upper if (text := _own(line, column))]
        named = [(column, text) for column, text in texts if not COUNT.fullmatch(spelled(text))]
        if any(column is not upper[-1] or text != name for column, text in named):
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
