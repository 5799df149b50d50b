"""Indicators that stand across as header cells, over rows of points, rules, results or persons.

日期 | 服务（40分） | 安全（60分） | 备注          服务 40
     |              |              |       --->   安全 60

考核项目 | 服务 | 安全                            服务 40
满分     | 40   | 60                       --->   安全 60

A table may hold several such bands below each other, or one within a form of other rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from zhibiao.extract.document import Cell

from ...facts.fact import FactOf
from ...facts.scores import EXACT, HUNDRED, lone_score, read_score
from ...facts.vocabulary import ITEM, Vocabulary
from ...facts.wording import compact, is_blank
from ...records import Role
from ..build.rows_below import is_sum
from ..lines import Line
from .names import Name, come_to_hundred, is_name_text, plain_name, pointed_names

FEWEST = 2
FEWEST_NAMES = 3
DEEPEST = 5
"""So far below the names may their points stand."""
NAMING = (Role.LEVEL, ITEM)
UNIT = "分"
Points = tuple[Cell, float]


@dataclass(frozen=True, slots=True)
class Band:
    """Names in a header line, the lines below that have their columns, what stands beside.

    `upper` are the header's rows above, `label` the cell down the side, `corner` that over the rows' labels, `others`
    the header cells that name no indicator, `points` the line of `body` with the full marks, None for those in names.
    """

    header: Line
    upper: tuple[Line, ...]
    names: tuple[Name, ...]
    body: tuple[Line, ...]
    label: Cell | None = None
    corner: Cell | None = None
    others: tuple[Cell, ...] = ()
    points: Line | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the points are a hundred together."""
        return come_to_hundred(self.names)


def find_bands(lines: Sequence[Line], vocabulary: Vocabulary, fact_of: FactOf) -> list[Band]:
    """The bands of names with points, from the top; none overlap."""
    points = {place: own for place, line in enumerate(lines) if (own := _points_in(line, fact_of))}
    found: list[Band] = []
    stop = 0
    for place in range(len(lines)):
        if place < stop:
            continue
        band = _pointed_band(lines, place, vocabulary) or _band_over_points(lines, place, points, vocabulary)
        if band is None:
            continue
        if found and found[-1].header in band.upper:
            found.pop()  # wider names over these
        found.append(band)
        stop = place + 1 + len(band.body)
    return found


def find_plain_band(lines: Sequence[Line], vocabulary: Vocabulary) -> Band | None:
    """The first band of names without points, behind a word of names; None without one."""
    for place, line in enumerate(lines):
        corner, *cells = _behind_label(line, vocabulary) or (None,)
        names = [plain_name(cell) for cell in cells if not is_sum(cell, vocabulary)]
        if corner is not None and _heads_names(corner, vocabulary) and _are_names(names, vocabulary):
            band = _band(lines, place, names)
            if band.body:
                return band
    return None


def _behind_label(line: Line, vocabulary: Vocabulary) -> tuple[Cell, ...]:
    """The cells of a line from the first on that is a word of names or stands in this line alone."""
    cells = line.own_cells()
    start = next((n for n, c in enumerate(cells) if c.row_span == 1 or _heads_names(c, vocabulary)), len(cells))
    return cells[start:]


def _heads_names(corner: Cell, vocabulary: Vocabulary) -> bool:
    return vocabulary.role_of(corner.text) in NAMING


def _are_names(names: Sequence[Name], vocabulary: Vocabulary) -> bool:
    """Whether names are several different short texts, hardly words of headers, none that only counts."""
    texts = [compact(name.text) for name in names]
    short = all(map(is_name_text, texts))
    heads = sum(vocabulary.is_header_word(text) for text in texts)
    return short and len(set(texts)) == len(texts) >= FEWEST_NAMES and heads * 2 < len(texts)


def _pointed_band(lines: Sequence[Line], place: int, vocabulary: Vocabulary) -> Band | None:
    """The band under a line of names with points in their cells."""
    names = _without_total(_names_in(lines[place], vocabulary))
    if len(names) < FEWEST:
        return None
    band = _band(lines, place, names)
    others = (n for n, line in enumerate(band.body) if len(_names_in(line, vocabulary)) >= FEWEST)
    band = replace(band, body=band.body[: next(others, len(band.body))])
    has_total = any(is_sum(cell, vocabulary) for cell in band.others)
    return band if band.body or has_total or band.is_whole else None


def _without_total(names: Sequence[Name]) -> list[Name]:
    """The names but the last one, where its points are those of the others together."""
    total = sum(name.score or 0.0 for name in names[:-1])
    is_total = len(names) > FEWEST_NAMES and abs(total - (names[-1].score or 0.0)) < EXACT
    return list(names[:-1] if is_total else names)


def _names_in(line: Line, vocabulary: Vocabulary) -> list[Name]:
    """The names with points among the cells that end in a line."""
    return pointed_names(_ending(line), vocabulary)


def shown_cells(line: Line) -> tuple[Cell, ...]:
    """The cells that a line shows from left to right, with those that reach down to it from above."""
    return tuple(dict.fromkeys(cell for cell in line.cells if cell is not None))


def _band_over_points(
    lines: Sequence[Line], place: int, points: Mapping[int, Sequence[Points]], vocabulary: Vocabulary
) -> Band | None:
    """The band under a line of names whose points stand in a row below: 满分 | 20 | 30, or (20分) | (30分)."""
    for below in range(place + 1, place + 1 + DEEPEST):
        names = _over_points(lines[place], points.get(below, ()), vocabulary)
        if _are_names(names, vocabulary):
            band = _band(lines, place, names)
            if lines[below] in band.body:
                return replace(band, points=lines[below])
    return None


def _points_in(line: Line, fact_of: FactOf) -> list[Points]:
    """The cells of a line that are points: numbers behind a label of scores, or with a unit, or that come to a hundred.

    A few are none.
    """
    cells = line.printed_cells()
    numbers = [(cell, number) for cell in cells if (number := fact_of(cell.text).number) is not None]
    if not _is_named_so(cells, fact_of) and not (len(numbers) == len(cells) and _come_to_hundred(numbers)):
        numbers = [(cell, score) for cell in cells if (score := _with_unit(cell)) is not None]
    return numbers if len(numbers) >= FEWEST_NAMES else []


def _is_named_so(cells: Sequence[Cell], fact_of: FactOf) -> bool:
    """Whether the first cell that holds no number is a label of scores."""
    facts = (fact_of(cell.text) for cell in cells)
    return next((fact.role for fact in facts if fact.number is None), "") == Role.SCORE


def _with_unit(cell: Cell) -> float | None:
    """The points in a cell that says that they are some: （20分）."""
    return lone_score(cell.text) if UNIT in cell.text else None


def _come_to_hundred(points: Sequence[Points]) -> bool:
    """Whether points come to a hundred, or a hundred stands behind them as their sum."""
    *parts, last = [score for _cell, score in points] or [0.0]
    return sum(parts) + last == HUNDRED or sum(parts) == last == HUNDRED


def _over_points(header: Line, points: Sequence[Points], vocabulary: Vocabulary) -> list[Name]:
    """The header's cells over points, a total left out; none where several points have no name above them."""
    names = [_over(header.cells[cell.column], cell, score) for cell, score in points]
    named = [name for name in names if name is not None and _ends_in(name.cell, header)]
    if len(named) * 4 < len(points) * 3:
        return []
    return [name for name in _without_total(named) if not is_sum(name.cell, vocabulary)]


def _over(above: Cell | None, points: Cell, score: float) -> Name | None:
    """The cell above points as a name, None for a blank one."""
    if above is None or is_blank(above.text):
        return None
    return Name(above, plain_name(above).text, score, wording=read_score(points.text).text)


def _ends_in(cell: Cell, line: Line) -> bool:
    """Whether a line is the last one that a cell reaches over."""
    return cell.row + cell.row_span == line.row + 1


def _band(lines: Sequence[Line], place: int, names: Sequence[Name]) -> Band:
    """The band of names in a line: the lines below that keep to their columns, the header's rows above."""
    header = lines[place]
    stop = next((n for n in range(place + 1, len(lines)) if not _keeps_to(lines[n], header, names)), len(lines))
    label, corner = _beside(header, names[0].cell)
    known = {label, corner, *(name.cell for name in names)}
    others = tuple(cell for cell in _ending(header) if cell not in known)
    body = tuple(lines[place + 1 : stop])
    return Band(header, _upper(lines[:place], header), tuple(names), body, label, corner, others)


def _beside(header: Line, name: Cell) -> tuple[Cell | None, Cell | None]:
    """Of the cells before the first name the one that reaches below the header, and the nearest other one."""
    left = [cell for cell in shown_cells(header) if cell.column < name.column]
    label = next((cell for cell in left if cell.row + cell.row_span > header.row + 1), None)
    return label, next((cell for cell in reversed(left) if cell is not label), None)


def _upper(above: Sequence[Line], header: Line) -> tuple[Line, ...]:
    """The lines from which cells reach down to the end of a header line; else that of groups above a blank corner."""
    top = min((cell.row for cell in _ending(header)), default=header.row)
    if top == header.row and above and _groups(above[-1], header):
        top = above[-1].row
    return tuple(line for line in above if line.table == header.table and line.row >= top)


def _groups(line: Line, header: Line) -> bool:
    """Whether a line has several wide cells above a header that begins with a blank cell."""
    wide = [cell for cell in line.printed_cells() if cell.column_span > 1]
    first = header.cells[0]
    return first is not None and is_blank(first.text) and len(wide) >= FEWEST and line.table == header.table


def _ending(header: Line) -> list[Cell]:
    """The cells that end in a line: those of a header of several rows."""
    return [cell for cell in shown_cells(header) if _ends_in(cell, header)]


def _keeps_to(line: Line, header: Line, names: Sequence[Name]) -> bool:
    """Whether a line has cells of its own exactly below all names."""
    if line.table != header.table:
        return False
    below = [line.cells[name.cell.column] for name in names]
    return all(
        cell is not None
        and cell.row == line.row
        and (cell.column, cell.column_span) == (name.cell.column, name.cell.column_span)
        for cell, name in zip(below, names, strict=True)
    )


def group_names(band: Band, vocabulary: Vocabulary) -> list[Name | None]:
    """For each name the one above it, None without: 工作态度（20分） over 纪律性（4分）.

    One wide cell without points over all names is a header word, and no name.
    """
    upper = [cell for line in band.upper for cell in line.printed_cells()]
    groups: dict[Cell | None, Name] = {cell: plain_name(cell) for cell in upper if cell.column_span > 1}
    groups = groups if len(groups) >= FEWEST else {}
    groups |= {name.cell: name for name in pointed_names(upper, vocabulary)}
    return [_group(band, name, groups) for name in band.names]


def _group(band: Band, name: Name, groups: Mapping[Cell | None, Name]) -> Name | None:
    """The nearest of the groups above a name."""
    above = [line.cells[name.cell.column] for line in reversed(band.upper)]
    return next((groups[cell] for cell in above if cell in groups and cell is not name.cell), None)
