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
from ...facts.wording import without_layout
from ...records import Column
from ..lines import Line, place_of, text_at
from .by_role import ByRole
from .stated_rows import Kinds


def centre_names(kinds: Kinds, by: ByRole) -> Kinds:
    """The kinds with lines in which centred names cover their group, where its points are those in the name."""
    lines = [line for line, kind in kinds if kind is None]
    groups = _groups(lines, by) if by.scores and len(by.levels) > 1 else ()
    covered = {place_of(line): line for group in groups for line in _covered(group, by)}
    return [(covered.get(place_of(line), line), kind) for line, kind in kinds]


def _groups(lines: Sequence[Line], by: ByRole) -> Sequence[Sequence[Line]]:
    """The stretches of lines whose points are those in the one name among them; none unless all lines are in one.

    None either where the first line has the name, as names stand first elsewhere.
    """
    if not lines or text_at(lines[0], by.levels[0]):
        return ()
    groups: list[Sequence[Line]] = []
    start = 0
    for stop in range(1, len(lines) + 1):
        group = lines[start:stop]
        names = list(filter(None, (text_at(line, by.levels[0]) for line in group)))
        if len(names) > 1:
            return ()
        if names and abs(_points_of(group, by) - _points_in(names[0])) <= EXACT:
            groups.append(group)
            start = stop
    return groups if start == len(lines) else ()


def _points_of(lines: Sequence[Line], by: ByRole) -> float:
    return sum(read_score(text_at(line, by.scores[0])).number or 0.0 for line in lines)


def _points_in(name: str) -> float:
    text = without_layout(name)
    worded = worded_score(text)
    return (worded[1] if worded else split_name(text, BARE_IN_NAME)[1]) or 0.0


def _covered(group: Sequence[Line], by: ByRole) -> Sequence[Line]:
    """A group's lines, all with its name of the first level, those above the first name of a deeper level with that."""
    for level in by.levels:
        named = next((line for line in group if text_at(line, level)), None)
        until = len(group) if level is by.levels[0] else group.index(named) if named else 0
        cell = named.cells[level.column] if named else None
        group = [_with_name(line, level, cell if n < until else None) for n, line in enumerate(group)]
    return group


def _with_name(line: Line, level: Column, cell: Cell | None) -> Line:
    """A line with a cell over its place in a column of names, if that is blank."""
    if cell is None or text_at(line, level):
        return line
    stop = cell.column + cell.column_span
    return replace(line, cells=(*line.cells[: cell.column], *(cell,) * cell.column_span, *line.cells[stop:]))
