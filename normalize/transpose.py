"""Read a table whose indicators are header cells and whose rows are dates, grades, points or results.

日期 | 服务（40分） | 安全（60分） | 备注          服务 40
     |              |              |       --->   安全 60

考核项目 | 服务 | 安全                            服务 40
分值     | 40   | 60                       --->   安全 60
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhibiao.extract.document import Cell

from .audit import AROUND_A_SCORE
from .build_rows import Rows, add_other
from .classify_rows import is_sum
from .lines import Line
from .read_periods import year_of
from .read_scores import Score, print_number, read_score, split_name
from .records import Column, Indicator, OtherCell, OtherRow, Role, RowKind
from .vocabulary import Vocabulary
from .wording import compact, is_blank, without_layout

FEWEST = 2
FEWEST_NAMES = 3
LONGEST_NAME = 20
SAID = frozenset({Role.SCORE, Role.RESULT, Role.REMARK})
LONGEST_VALUE = 60
Kept = dict[tuple[int, int, int], str]
"""By the place of each cell what the records say of it."""


@dataclass(frozen=True, slots=True)
class Transposed:
    """A stretch of lines: the header with the indicators, and the lines under it that have its columns.

    `points` is the line with the scores, where the names have none; `is_plain` says that they have none.
    """

    above: tuple[Line, ...]
    header: Line
    body: tuple[Line, ...]
    below: tuple[Line, ...]
    points: Line | None = None
    is_plain: bool = False


def find_transposed(lines: Sequence[Line], vocabulary: Vocabulary) -> Transposed | None:
    """The first line most of whose cells are names with scores, else names alone, with its body; None without one."""
    scored = (_stretch(lines, place) for place, line in enumerate(lines) if _heads_indicators(line))
    named = (_named(lines, place, vocabulary) for place in range(len(lines)))
    return next((found for found in scored if found.body), None) or next(filter(None, named), None)


def _stretch(lines: Sequence[Line], place: int) -> Transposed:
    stop = place + 1
    while stop < len(lines) and _has_its_columns(lines[stop], lines[place]):
        stop += 1
    return Transposed(tuple(lines[:place]), lines[place], tuple(lines[place + 1 : stop]), tuple(lines[stop:]))


def _named(lines: Sequence[Line], place: int, vocabulary: Vocabulary) -> Transposed | None:
    """The stretch under a line that names indicators behind a word of names, with their points or only results."""
    corner, *cells = lines[place].own_cells() or (None,)
    names = [cell for cell in cells if not is_sum(cell, vocabulary)]
    if corner is None or not _heads_names(corner, names, vocabulary):
        return None
    found = _stretch(lines, place)
    labels = [_label(line, False) for line in found.body]
    points = [line for line, label in zip(found.body, labels, strict=True) if vocabulary.role_of(label) == Role.SCORE]
    scored = len(points) == 1 and all(_points(points[0], name).number is not None for name in names)
    said = bool(labels) and all(_says(label, vocabulary) for label in labels) and vocabulary.is_strong(corner.text)
    if not (scored if points else said):
        return None
    return replace(found, points=points[0] if points else None, is_plain=True)


def _heads_names(corner: Cell, names: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """Whether a listed word of names stands before different short texts, no words of headers, years or units."""
    texts = [compact(name.text) for name in names]
    short = all(0 < len(text) <= LONGEST_NAME and not text.isdecimal() for text in texts)
    units = all(text.endswith(vocabulary.titles.institutions) for text in texts)
    others = units or any(
        vocabulary.is_header_word(text) or vocabulary.is_no_name(text) or year_of(text) for text in texts
    )
    known = vocabulary.is_header_word(corner.text) and vocabulary.heads_names(corner.text)
    return known and short and not others and len(set(texts)) == len(texts) >= FEWEST_NAMES


def _says(label: str, vocabulary: Vocabulary) -> bool:
    """Whether the label of a line is a word of points or results, or of what a form ends with, as 评价意见."""
    return vocabulary.role_of(label) in SAID or vocabulary.plain(label).endswith(vocabulary.rows.label)


def _points(line: Line, name: Cell) -> Score:
    cell = line.cells[name.column]
    return read_score("" if cell is None else cell.text)


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
    own = [name for name in names if _score(name) is not None or (found.is_plain and not is_sum(name, vocabulary))]
    kept: Kept = {} if scored else _places(found, corner, [column.header for column in columns])
    for name in names:
        values = [_cell(line, name) for line in found.body]
        texts = ["" if cell is None else cell.text for cell in values]
        if name not in own:
            cells = tuple(OtherCell(n, 1, text) for n, text in enumerate([name.text, *texts]))
            kind = RowKind.TOTAL if is_sum(name, vocabulary) else RowKind.FIELDS
            rows.other_rows.append(OtherRow(kind, 1, len(own), cells, found.header.row, found.header.table))
            kept |= _places(found, name, [cell.text for cell in cells])
        else:
            filled = {key: text for key, text in zip(keys, texts, strict=True) if not is_blank(text)}
            texts = [filled.get(key, "") for key in keys]
            one = _indicator(name, filled, rows.last_no + 1, found)
            rows.indicators.append(one)
            printed = "" if found.is_plain else print_number(one.score or 0.0) + AROUND_A_SCORE
            kept |= _places(found, name, [one.levels[0] + printed, *texts])
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
        role = Role.SCORE if line is found.points else Role.OTHER
        yield Column(1, place + 1, label, role, fill_in=blank, column=place)


def _cell(line: Line, name: Cell) -> Cell | None:
    return line.cells[name.column]


def _indicator(name: Cell, values: Mapping[str, str], number: int, found: Transposed) -> Indicator:
    text, score = split_name(without_layout(name.text))
    wording, header = "", found.header
    if found.points is not None:
        points, label = _points(found.points, name), _label(found.points, False)
        score, wording = points.number, points.text
        values = {key: value for key, value in values.items() if key != label}
    return Indicator(
        section=1,
        indicator_no=number,
        levels=(text,),
        level_scores=(None if found.points else score,),
        score=score,
        score_text=wording,
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
