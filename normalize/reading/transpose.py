"""Read a table whose indicators are header cells and whose rows are dates, grades, points or results.

日期 | 服务（40分） | 安全（60分） | 备注          服务 40
     |              |              |       --->   安全 60

考核项目 | 服务 | 安全                            服务 40
分值     | 40   | 60                       --->   安全 60

The header may be two rows deep: 序号 and 姓名 merged down beside 评分项目 over the names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhibiao.extract.document import Cell, Notice

from ..clauses.split_clauses import split_clauses
from ..facts.named_scores import NamedScore, named_score
from ..facts.periods import year_of
from ..facts.scores import HUNDRED, holds_digits, read_score, says_more, score_unreadable
from ..facts.vocabulary import ITEM, Vocabulary
from ..facts.wording import compact, is_blank, spelled, without_layout
from ..records import Column, Indicator, OtherCell, OtherRow, Role, RowKind
from .build_rows import Rows, add_other
from .classify_rows import is_sum
from .guess_roles import GRADE
from .lines import Line

FEWEST = 2
FEWEST_NAMES = 3
FEWEST_MARKED = 3
DEEPEST = 4
SURE = 4
"""With so many names that have points, a header is not one of columns to fill in."""
LONGEST_NAME = 20
SAID = frozenset({Role.SCORE, Role.RESULT, Role.REMARK})
LONGEST_VALUE = 400
Kept = dict[tuple[int, int, int], str]
"""By the place of each cell what the records say of it."""


@dataclass(frozen=True, slots=True)
class Transposed:
    """A stretch of lines: the header with the indicators, and the lines under it that have its columns.

    `upper` are the header's rows above, from which cells reach down beside the names. `points` is the line with the
    scores, where the names have none; `is_plain` says that they have none.
    """

    above: tuple[Line, ...]
    header: Line
    body: tuple[Line, ...]
    below: tuple[Line, ...]
    points: Line | None = None
    is_plain: bool = False
    upper: tuple[Line, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether points say so: those of a row, or in so many names that the columns can be nothing else."""
        scores = self._scores()
        scores = scores[:-1] if self.has_total else scores
        return self.points is not None or len(scores) >= SURE or (len(scores) > FEWEST and sum(scores) == HUNDRED)

    @property
    def has_total(self) -> bool:
        """Whether the last name is the total: its points are those of the others together."""
        *scores, total = self._scores() or (0.0,)
        return len(scores) >= FEWEST_NAMES and total == sum(scores)

    def _scores(self) -> list[float]:
        return [score for cell in _columns_of(self.header) if (score := _score(cell)) is not None]


def find_transposed(lines: Sequence[Line], vocabulary: Vocabulary) -> Transposed | None:
    """The first line most of whose cells are names with scores, else names alone, with its body; None without one."""
    scored = (_stretch(lines, place) for place, line in enumerate(lines) if _heads_indicators(line, vocabulary))
    pointed = (_pointed(lines, place, vocabulary) for place in range(1, len(lines)))
    named = (_named(lines, place, vocabulary) for place in range(len(lines)))
    first = next((one for one in scored if (one.body or one.has_total) and not _is_register(one)), None)
    return first or next(filter(None, pointed), None) or next(filter(None, named), None)


def _is_register(found: Transposed) -> bool:
    """Whether below nearly all names stands a number in each of several rows, which are no grades: marks of persons."""
    names = [cell for cell in _columns_of(found.header) if _score(cell) is not None]
    rows = [[cell for name in names if (cell := line.cells[name.column]) is not None] for line in found.body]
    marks = [sum(read_score(cell.text).number is not None for cell in row) * 5 >= len(names) * 4 for row in rows]
    graded = all(GRADE.fullmatch(compact(_label(line, False))) for line in found.body)
    return len(rows) >= FEWEST_MARKED and all(marks) and not graded


def _stretch(lines: Sequence[Line], place: int) -> Transposed:
    stop = place + 1
    while stop < len(lines) and _has_its_columns(lines[stop], lines[place]):
        stop += 1
    start = min((cell.row for cell in _columns_of(lines[place])), default=lines[place].row)
    first = next(n for n, line in enumerate(lines) if line.table == lines[place].table and line.row >= start)
    upper, body = tuple(lines[first:place]), tuple(lines[place + 1 : stop])
    return Transposed(tuple(lines[:first]), lines[place], body, tuple(lines[stop:]), upper=upper)


def _columns_of(line: Line) -> tuple[Cell, ...]:
    """The cells that a line shows from left to right, those that reach down to it from above, too."""
    return tuple(dict.fromkeys(cell for cell in line.cells if cell is not None))


def _pointed(lines: Sequence[Line], place: int, vocabulary: Vocabulary) -> Transposed | None:
    """The stretch under a line of short texts with a row of full marks below it: 满分 | 20 | 30 | 50."""
    label, *cells = lines[place].own_cells() or (None,)
    above = place - 1
    while above > max(place - DEEPEST, 0) and _is_of_rules(lines[above], lines[place], vocabulary):
        above -= 1  # rules between the names and their points
    header = lines[above]
    if label is None or vocabulary.role_of(label.text) != Role.SCORE or not vocabulary.is_header_word(label.text):
        return None
    numbers = [cell for cell in cells if holds_digits(cell.text)]
    names = [compact(cell.text) for point in numbers if (cell := header.cells[point.column]) is not None]
    short = all(0 < len(text) <= LONGEST_NAME and not vocabulary.is_header_word(text) for text in names[:-1])
    if len(numbers) < FEWEST_NAMES or not short or len(set(names)) < len(numbers):
        return None
    found = _stretch(lines, above)
    return replace(found, points=lines[place], is_plain=True) if lines[place] in found.body else None


def _is_of_rules(line: Line, points: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line above the points says what is required: its label says so, or its texts are long."""
    first, *texts = [cell.text for cell in line.printed_cells()] or [""]
    ruled = vocabulary.role_of(first) in (Role.CRITERION, ITEM, Role.REMARK)
    return _has_its_columns(points, line) and (ruled or any(len(compact(text)) > LONGEST_NAME for text in texts))


def _named(lines: Sequence[Line], place: int, vocabulary: Vocabulary) -> Transposed | None:
    """The stretch under a line that names indicators behind a word of names, with their points or only results."""
    corner, *cells = lines[place].own_cells() or (None,)
    names = [cell for cell in cells if not is_sum(cell, vocabulary)]
    if corner is None or not _heads_names(corner, names, vocabulary):
        return None
    found = _stretch(lines, place)
    labels = [_label(line, False) for line in found.body]
    points = [line for line, label in zip(found.body, labels, strict=True) if vocabulary.role_of(label) == Role.SCORE]
    scored = len(points) == 1 and all(holds_digits(_points_text(points[0], name)) for name in names)
    said = bool(labels) and all(_says(label, vocabulary) for label in labels) and vocabulary.is_strong(corner.text)
    if not (scored if points else said):
        return None
    return replace(found, points=points[0] if points else None, is_plain=True)


def _heads_names(corner: Cell, names: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """Whether a listed word of names stands before different short texts, no words of headers, years or units."""
    texts = [compact(name.text) for name in names]
    short = all(0 < len(text) <= LONGEST_NAME and not spelled(text).isdecimal() for text in texts)
    units = all(text.endswith(vocabulary.titles.institutions) for text in texts)
    others = units or any(
        vocabulary.is_header_word(text) or vocabulary.is_no_name(text) or year_of(text) for text in texts
    )
    known = vocabulary.is_header_word(corner.text) and vocabulary.heads_names(corner.text)
    return known and short and not others and len(set(texts)) == len(texts) >= FEWEST_NAMES


def _says(label: str, vocabulary: Vocabulary) -> bool:
    """Whether the label of a line is a word of points or results, or of what a form ends with, as 评价意见."""
    return vocabulary.role_of(label) in SAID or vocabulary.plain(label).endswith(vocabulary.rows.label)


def _points_text(line: Line, name: Cell) -> str:
    cell = line.cells[name.column]
    return "" if cell is None else cell.text


def _heads_indicators(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether two and half of the texts in a line are names with scores, and not grades, ways of rating or periods."""
    cells = line.printed_cells()
    names = [name for cell in cells if not is_sum(cell, vocabulary) and (name := named_score(cell)) is not None]
    said = any(_is_rating(name.text, vocabulary) for name in names)
    flat = all(cell.row_span == 1 for cell in cells[named_score(cells[0]) is None :]) if cells else False
    return len(names) >= FEWEST and len(names) * 2 >= len(cells) and flat and not said


def _is_rating(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a header is a listed word of grades or results, such as 优 or 自评得分."""
    return vocabulary.is_header_word(text) and vocabulary.role_of(text) in SAID


def _score(cell: Cell) -> float | None:
    name = named_score(cell)
    return name.score if name else None


def _has_its_columns(line: Line, header: Line) -> bool:
    """Whether a line has the header's cells, with values under them and no scores in names."""
    places = [(cell.column, cell.column_span) for cell in _columns_of(header)]
    cells = line.own_cells()
    short = all(len(cell.text) <= LONGEST_VALUE for cell in cells)
    return line.table == header.table and short and [(cell.column, cell.column_span) for cell in cells] == places


def build_transposed(rows: Rows, found: Transposed, vocabulary: Vocabulary) -> tuple[tuple[Column, ...], Kept]:
    """Add the indicators and other rows of a transposed table; give the columns as if it stood upright, and a trace."""
    corner, *names = _columns_of(found.header)
    for line in found.upper:
        add_other(rows, line, RowKind.HEADER, 1)
    scored = _score(corner) is not None
    names = [corner, *names] if scored else names
    labels = [_label(line, scored) for line in found.body]
    parents = any(_parent(found, name) for name in names)
    columns = tuple(_columns("" if scored else without_layout(corner.text), labels, found, names))
    columns = _two_levels(columns) if parents else columns
    keys = list(_keys(labels))
    own = [name for name in names if _is_indicator(name, found, vocabulary)]
    kept: Kept = {} if scored else _places(found, corner, [without_layout(corner.text), *labels])
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
            rows.notices.extend(_unread(found, name))
            printed = named_score(name)
            told = one.levels[-1] + (printed.printed + printed.rest if printed and not found.points else "")
            kept |= _places(found, name, [told, *texts])
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
    told = any((name := named_score(cell)) and name.rest for cell in names)
    if told:
        yield Column(1, 2, "", Role.CRITERION, column=1)
    for place, (label, line) in enumerate(zip(labels, found.body, strict=True), 1 + told):
        blank = all((cell := _cell(line, name)) is None or is_blank(cell.text) for name in names)
        role = Role.SCORE if line is found.points else Role.OTHER
        yield Column(1, place + 1, label, role, fill_in=blank, column=place)


def _is_indicator(name: Cell, found: Transposed, vocabulary: Vocabulary) -> bool:
    if is_blank(name.text) or is_sum(name, vocabulary):
        return False
    return found.is_plain or _score(name) is not None


def _two_levels(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with one more before them, for the names above the names."""
    first, *rest = (replace(column, position=column.position + 1, column=column.column + 1) for column in columns)
    return (Column(1, 1, "", Role.LEVEL, level=1), replace(first, level=2), *rest)


def _parent(found: Transposed, cell: Cell) -> NamedScore | None:
    """The wider name above a name: 工作态度（20分） over 纪律性（4分）; one without points where there are several."""
    wide = [one for line in reversed(found.upper) if (one := line.cells[cell.column]) and one.column_span > 1]
    if name := next((name for one in wide if (name := named_score(one))), None):
        return name
    groups = {one for line in found.upper for one in line.printed_cells() if one.column_span > 1}
    text = without_layout(wide[0].text) if wide else ""
    return NamedScore(text, None, "", "") if text and len(groups) > 1 else None


def _cell(line: Line, name: Cell) -> Cell | None:
    return line.cells[name.column]


def _indicator(cell: Cell, values: Mapping[str, str], number: int, found: Transposed) -> Indicator:
    name = None if found.points else named_score(cell)
    text, score, rest = (name.text, name.score, name.rest) if name else (without_layout(cell.text), None, "")
    wording, header = "", found.header
    if found.points is not None:
        points, label = read_score(_points_text(found.points, cell)), _label(found.points, False)
        score, wording = points.number, points.text
        values = {key: value for key, value in values.items() if key != label}
    elif name and score is not None and says_more(name.printed, score):
        corner = _columns_of(header)[0]
        values = {"" if _score(corner) is not None else without_layout(corner.text): name.printed, **values}
    parent = _parent(found, cell)
    own = None if found.points else score
    return Indicator(
        section=1,
        indicator_no=number,
        levels=(parent.text, text) if parent else (text,),
        level_scores=(parent.score, own) if parent else (own,),
        criterion=rest,
        score=score,
        score_text=wording,
        extra=values,
        table=header.table,
        row=cell.row,
        column=cell.column,
        confidence=header.confidence,
        clauses=split_clauses(rest, score),
    )


def _unread(found: Transposed, name: Cell) -> Iterator[Notice]:
    """A notice where the points of a name, in the row of points, are no number."""
    text = "" if found.points is None else _points_text(found.points, name)
    if found.points is not None and not read_score(text).is_readable:
        yield score_unreadable(text, found.points.place(name.column))


def _places(found: Transposed, name: Cell, texts: Sequence[str]) -> Kept:
    """The places of a header cell and of the cells under it, with what was kept of each."""
    first, *others = texts
    kept = {(line.table, line.row, name.column): text for line, text in zip(found.body, others, strict=True)}
    return kept | {(found.header.table, name.row, name.column): first}
