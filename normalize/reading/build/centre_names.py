"""Put names that stand in the middle of their rows over all of them, where blank cells stand for a merged one.

      | 市场准入 | 2               资信（5分） | 市场准入 | 2
资信（5分） | 质保期 | 1    --->   资信（5分） | 质保期   | 1
      | 业绩     | 2               资信（5分） | 业绩     | 2
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhibiao.extract.document import Cell

from ...facts.scores import BARE_IN_NAME, EXACT, read_score, split_name, worded_score
from ...facts.wording import is_blank, without_layout
from ...records import Column, Role, RowKind
from ..lines import Line

LARGEST_GROUP = 100
Kinds = list[tuple[Line, RowKind | None]]
"""Lines with their kinds, None for an indicator."""
Group = tuple[Sequence[int], Cell]
"""The places of lines, and the cell that names them."""


def centre_names(kinds: Kinds, columns: Sequence[Column]) -> Kinds:
    """The kinds with lines in which centred names cover their group, where its points are those in the name."""
    levels = [column for column in columns if column.role is Role.LEVEL]
    score = next((column for column in columns if column.role is Role.SCORE and column.level is None), None)
    places = [place for place, (_line, kind) in enumerate(kinds) if kind is None]
    if score is None or len(levels) < 2 or not places or _text(kinds[places[0]][0], levels[0]):
        return kinds
    centred = list(kinds)
    for group, name in _groups(kinds, places, levels[0], score):
        named = [(levels[0], name)]
        named += [(level, cell) for level in levels[1:] if (cell := _first_name(kinds, group, level))]
        for place in group:
            line = centred[place][0]
            for level, cell in named:
                line = line if _text(line, level) or not _before(line, level, cell, levels[0]) else _over(line, cell)
            centred[place] = (line, None)
    return centred


def _groups(kinds: Kinds, places: Sequence[int], level: Column, score: Column) -> Sequence[Group]:
    """The stretches of lines whose points are those in the one name among them; none unless all lines are in one."""
    groups: list[Group] = []
    group: list[int] = []
    for place in places:
        group.append(place)
        named = [one for one in group if _text(kinds[one][0], level)]
        if len(named) > 1 or len(group) > LARGEST_GROUP:
            return ()
        points = _points(_text(kinds[named[0]][0], level)) if named else None
        total = sum(read_score(_text(kinds[one][0], score)).number or 0.0 for one in group)
        cell = kinds[named[0]][0].cells[level.column] if named else None
        if points is not None and cell is not None and abs(total - points) <= EXACT:
            groups.append((group, cell))
            group = []
    return () if group else groups


def _first_name(kinds: Kinds, group: Sequence[int], level: Column) -> Cell | None:
    """The first name of a deeper level in the group, for the lines above it."""
    lines = (kinds[place][0] for place in group)
    return next((line.cells[level.column] for line in lines if _text(line, level)), None)


def _before(line: Line, level: Column, cell: Cell, upper: Column) -> bool:
    """Whether a line gets the name: each line that of the upper level, else only those above the name."""
    return level is upper or line.row < cell.row


def _over(line: Line, cell: Cell) -> Line:
    stop = cell.column + cell.column_span
    return replace(line, cells=(*line.cells[: cell.column], *(cell,) * cell.column_span, *line.cells[stop:]))


def _text(line: Line, column: Column) -> str:
    cell = line.cells[column.column]
    return "" if cell is None or is_blank(cell.text) else cell.text


def _points(name: str) -> float | None:
    text = without_layout(name)
    worded = worded_score(text)
    return split_name(text, BARE_IN_NAME)[1] if worded is None else worded[1]
