"""Read a table whose indicators are header cells, with scores in their names, and whose rows are dates or grades.

日期 | 服务（40分） | 安全（60分） | 备注          服务 40
     |              |              |       --->   安全 60
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhibiao.extract.document import Cell

from .audit import AROUND_A_SCORE
from .build_rows import Rows, add_other
from .classify_rows import is_sum
from .lines import Line
from .read_scores import print_number, split_name
from .records import Column, Indicator, OtherCell, OtherRow, Role, RowKind
from .vocabulary import Vocabulary
from .wording import is_blank, without_layout

FEWEST = 2
LONGEST_VALUE = 60
Kept = dict[tuple[int, int, int], str]
"""By the place of each cell what the records say of it."""


@dataclass(frozen=True, slots=True)
class Transposed:
    """A stretch of lines: the header with the indicators, and the lines under it that have its columns."""

    above: tuple[Line, ...]
    header: Line
    body: tuple[Line, ...]
    below: tuple[Line, ...]


def find_transposed(lines: Sequence[Line]) -> Transposed | None:
    """The first line most of whose cells are names with scores, with its body; None where there is none."""
    for place, line in enumerate(lines):
        if not _heads_indicators(line):
            continue
        stop = place + 1
        while stop < len(lines) and _has_its_columns(lines[stop], line):
            stop += 1
        if stop > place + 1:
            return Transposed(tuple(lines[:place]), line, tuple(lines[place + 1 : stop]), tuple(lines[stop:]))
    return None


def _heads_indicators(line: Line) -> bool:
    cells = line.printed_cells()
    scored = sum(_score(cell) is not None for cell in cells)
    return scored >= FEWEST and scored * 2 >= len(cells) and all(cell.row_span == 1 for cell in cells)


def _score(cell: Cell) -> float | None:
    return split_name(without_layout(cell.text))[1]


def _has_its_columns(line: Line, header: Line) -> bool:
    """Whether a line has the header's cells, with values under them and no scores in names."""
    places = [(cell.column, cell.column_span) for cell in header.own_cells()]
    cells = line.own_cells()
    short = all(len(cell.text) <= LONGEST_VALUE for cell in cells)
    return line.table == header.table and short and [(cell.column, cell.column_span) for cell in cells] == places


def build_transposed(rows: Rows, found: Transposed, vocabulary: Vocabulary) -> tuple[tuple[Column, ...], Kept]:
    """Add the indicators and other rows of a transposed table; give the columns as if it stood upright, and a trace."""
    corner, *names = found.header.own_cells()
    scored = _score(corner) is not None
    names = [corner, *names] if scored else names
    labels = [_label(line, scored) for line in found.body]
    columns = tuple(_columns("" if scored else without_layout(corner.text), labels, found, names))
    keys = list(_keys(labels))
    kept: Kept = {} if scored else _places(found, corner, [column.header for column in columns])
    for name in names:
        values = [_cell(line, name) for line in found.body]
        texts = ["" if cell is None else cell.text for cell in values]
        if _score(name) is None:
            cells = tuple(OtherCell(n, 1, text) for n, text in enumerate([name.text, *texts]))
            kind = RowKind.TOTAL if is_sum(name, vocabulary) else RowKind.FIELDS
            after = sum(_score(other) is not None for other in names)
            rows.other_rows.append(OtherRow(kind, 1, after, cells, found.header.row, found.header.table))
            kept |= _places(found, name, [cell.text for cell in cells])
        else:
            filled = {key: text for key, text in zip(keys, texts, strict=True) if not is_blank(text)}
            one = _indicator(name, filled, rows.last_no + 1, found.header)
            rows.indicators.append(one)
            texts = [filled.get(key, "") for key in keys]
            kept |= _places(found, name, [one.levels[0] + print_number(one.score or 0.0) + AROUND_A_SCORE, *texts])
    for line in found.below:
        add_other(rows, line, RowKind.NOTE, 1)
    return columns, kept


def _label(line: Line, scored: bool) -> str:
    first = line.own_cells()[0]
    return "" if scored else without_layout(first.text)


def _keys(labels: Sequence[str]) -> Iterator[str]:
    """The labels as keys, those that come again with a number."""
    seen: dict[str, int] = {}
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        yield label if seen[label] == 1 else f"{label}_{seen[label]}"


def _columns(corner: str, labels: Sequence[str], found: Transposed, names: Sequence[Cell]) -> Iterator[Column]:
    yield Column(1, 1, corner, Role.LEVEL, level=1, column=0)
    for place, (label, line) in enumerate(zip(labels, found.body, strict=True), 1):
        blank = all((cell := _cell(line, name)) is None or is_blank(cell.text) for name in names)
        yield Column(1, place + 1, label, Role.OTHER, fill_in=blank, column=place)


def _cell(line: Line, name: Cell) -> Cell | None:
    return line.cells[name.column]


def _indicator(name: Cell, values: Mapping[str, str], number: int, header: Line) -> Indicator:
    text, score = split_name(without_layout(name.text))
    return Indicator(
        section=1,
        indicator_no=number,
        levels=(text,),
        level_scores=(score,),
        score=score,
        extra=values,
        table=header.table,
        row=header.row,
        column=name.column,
        confidence=header.confidence,
    )


def _places(found: Transposed, name: Cell, texts: Sequence[str]) -> Kept:
    """The places of a header cell and of the cells under it, with what was kept of each."""
    return {
        (line.table, line.row, name.column): text for line, text in zip((found.header, *found.body), texts, strict=True)
    }
