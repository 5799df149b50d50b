"""Tables inside the cells of dialect C, taken out of its lines before rows are chosen.

t a t TEXT t n 1 n t 2 n        (t a tab, n a line feed): under a text, the first cell of the table inside is a
t 3 t 4 n                       tab, and its text a later paragraph; without one, it follows a tab of its own.
n MORE t b n                    What stands after the table's end belongs to the cell around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..document import Table
from ..limits import Limits
from .columns import Row
from .inner import MARK, is_inner_header, table_of
from .kinds import Kind, kind_of

MOST_ROWS = 200
"""A table with more rows than these stands in no cell."""

MOST_BEFORE = 60
"""A row stands on so many lines at most."""


class Line(NamedTuple):
    """A line that begins with a tab: its cells; what follows up to the next: line feeds and texts in turn."""

    cells: Row
    gaps: list[int]
    texts: list[str]


class Outer(NamedTuple):
    """The lines with a mark for each table taken out, and these tables."""

    lines: list[Line]
    tables: tuple[Table, ...]


class _Inside(NamedTuple):
    """A table found: its rows, how many cells of its first line are the outer row's, the line with which it ends."""

    rows: list[Row]
    outer: int
    last: int
    is_under_text: bool


def take_out_of_lines(lines: Sequence[Line], widths: frozenset[int], limits: Limits) -> Outer:
    """The lines without the tables inside cells; `widths` are those of whole rows."""
    found: list[Line] = []
    tables: list[Table] = []
    at = 0
    while at < len(lines):
        inside = _under_text(lines, at, bool(found)) or _alone(lines, at, widths, _before(found))
        table = table_of(inside.rows, limits) if inside else None
        if inside is None or table is None:
            found.append(lines[at])
            at += 1
            continue
        _mark(found, lines, at, inside, f"{MARK}{len(tables)}{MARK}")
        tables.append(table)
        at = inside.last + 1
        if lines[inside.last].gaps == [2] and at < len(lines):
            found.append(_joined(found.pop(), lines[at]))
            at += 1
    return Outer(found, tuple(tables))


def _before(found: Sequence[Line]) -> int:
    """How many cells of the row that a new line goes on stand on the lines before."""
    count = 0
    for line in reversed(found[-MOST_BEFORE:]):
        if line.gaps[-1] != bool(line.texts):
            break
        count += len(line.cells)
    return count


def _under_text(lines: Sequence[Line], at: int, has_before: bool) -> _Inside | None:
    """A table under the text of a cell: a tab, and a name on the line below."""
    line = lines[at]
    begins = line.cells[-1] == "" and line.gaps == [1, 1] and (len(line.cells) > 1 or has_before)
    if not begins or at + 1 == len(lines) or lines[at + 1].gaps != [1]:
        return None
    header = [line.texts[0], *lines[at + 1].cells]
    body = _body(lines, at + 2, len(header))
    if body is None or not is_inner_header(header):
        return None
    return _Inside([header, *body], len(line.cells) - 1, at + 1 + len(body), is_under_text=True)


def _alone(lines: Sequence[Line], at: int, widths: frozenset[int], before: int) -> _Inside | None:
    """A table at the very beginning of a cell: a tab, and another one."""
    line = lines[at]
    if at + 1 == len(lines) or line.gaps != [1]:
        return None
    width = len(lines[at + 1].cells)
    outer = len(line.cells) - width
    body = _body(lines, at + 1, width) if width > 1 and outer > 0 and not line.cells[outer - 1].strip() else None
    is_lower_header = outer > 1 and not any(map(str.strip, line.cells[:outer]))
    if body is None or is_lower_header or not is_inner_header(line.cells[outer:]):
        return None
    last = at + len(body)
    rest = _cells_after(lines, last)
    if before + outer + rest not in widths and rest >= 0:
        return None
    return _Inside([line.cells[outer:], *body], outer, last, is_under_text=False)


def _cells_after(lines: Sequence[Line], last: int) -> int:
    """How many cells of the outer row follow a table's end."""
    line = lines[last]
    if line.gaps[0] > 2:
        return 0
    if line.texts:
        return line.texts[0].count("\t")
    return len(lines[last + 1].cells) if last + 1 < len(lines) else -1


def _body(lines: Sequence[Line], first: int, width: int) -> list[Row] | None:
    """The rows of a table up to the one with which it ends, or None where others stand between."""
    rows: list[Row] = []
    for line in lines[first : first + MOST_ROWS]:
        if len(line.cells) != width:
            return None
        rows.append(line.cells)
        if line.gaps[0] >= 2:
            return None if any(kind_of(text) is Kind.LONG for row in rows for text in row) else rows
        if line.gaps != [1]:
            return None
    return None


def _mark(found: list[Line], lines: Sequence[Line], at: int, inside: _Inside, mark: str) -> None:
    """The line around a table: the mark in the cell that holds it, and what follows the table's end."""
    cells = lines[at].cells[: inside.outer]
    end = lines[inside.last]
    has_after = end.gaps[0] == 2 and end.texts
    after, *more = end.texts[0].split("\t") if has_after else [""]
    gaps = end.gaps[1:] if has_after else [max(end.gaps[0] - 2, 0), *end.gaps[1:]]
    texts = end.texts[1:] if has_after else end.texts
    if cells and inside.is_under_text:
        cells[-1] += f"\n{mark}{after}"
    elif cells:
        cells[-1] = mark + after
    else:
        above = found.pop()
        cells = [*above.cells[:-1], f"{_whole_text(above)}\n{mark}{after}"]
    found.append(Line([*cells, *more], gaps, texts))


def _whole_text(line: Line) -> str:
    """The text of a line's last cell, all its paragraphs."""
    blanks = (gap - (2 if at else 1) for at, gap in enumerate(line.gaps))
    return line.cells[-1] + "".join(
        "\n" * (more // 2) + "\n" + text for more, text in zip(blanks, line.texts, strict=False)
    )


def _joined(line: Line, following: Line) -> Line:
    """Two lines of one row as one."""
    return Line([*line.cells, *following.cells], following.gaps, following.texts)
