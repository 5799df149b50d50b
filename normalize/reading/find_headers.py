"""Find the header rows of a run of lines: one or several on top, and further ones below where the columns change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhibiao.extract.document import Cell

from ..facts.numbers import UNREAD, cell_text, figures
from ..facts.periods import period_of, year_of
from ..facts.scores import read_score, split_name
from ..facts.vocabulary import ITEM, Vocabulary
from ..facts.wording import compact, is_blank, whole_number, without_layout
from ..records import Role
from .lines import Line

LONGEST_HEADER = 40
SHORT_HEADER = 12
DEEPEST_HEADER = 4
IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
SENTENCE = re.compile(r"[，。；□☐☑]")
DEEPEST_START = 40
"""How far down a header that is known only by what stands below it may begin."""
FEWEST_HEADERS = 3
KEEPING = 4
"""How many rows below a header of words hardly known must keep to its columns."""
NAMING = frozenset({Role.LEVEL, Role.CRITERION, ITEM})
SHARE = re.compile(r"\d{1,2}%")
MARK = re.compile(r"\d{1,2}分")
"""A mark over what is worth it: 1分 | 3分 | 5分."""
NUMERIC = re.compile(rf"(?=.*[\d{UNREAD}])[\d.,%％分{UNREAD}]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A header's lines and the lines under it; `repeats` where it says the same as the header before it."""

    header: tuple[Line, ...]
    body: tuple[Line, ...]
    repeats: bool = False

    def wording(self) -> list[list[str]]:
        """What the header says, for telling whether another says the same."""
        return _wording(self.header)


def find_headers(
    lines: Sequence[Line], vocabulary: Vocabulary, stated: tuple[int, int] | None = None
) -> tuple[tuple[Line, ...], tuple[Block, ...]]:
    """The lines above the first header, and a block for each header; no block where there is none.

    `stated` is the place of the first header's first row and how many rows it has, where these are known.
    """
    stops = _stated_stops(lines, stated, vocabulary) if stated else _found_stops(lines, vocabulary)
    if not stops:
        return tuple(lines), ()
    edges = [*(start for start, _stop in stops[1:]), len(lines)]
    blocks: list[Block] = []
    for (start, stop), edge in zip(stops, edges, strict=True):
        header = tuple(lines[start:stop])
        same = bool(blocks) and _wording(header) == _wording(blocks[-1].header)
        blocks.append(Block(header, tuple(lines[stop:edge]), same))
    return tuple(lines[: stops[0][0]]), tuple(blocks)


def _stated_stops(lines: Sequence[Line], stated: tuple[int, int], vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """The first and the last row of each header: of the stated one, of those that repeat it, of sure ones below."""
    first, count = stated
    stops = [(first, first + count)]
    wording = _wording(lines[first : first + count])
    for place in range(first + count, len(lines) - 1):
        if place < stops[-1][1]:
            continue
        if _wording(lines[place : place + count]) == wording:
            stops.append((place, place + count))
        elif is_header(lines[place], vocabulary) and (
            _is_sure(lines[place], vocabulary) or _says_as(lines[place], lines[first])
        ):
            stops.append((place, _header_stop(lines, place, vocabulary)))
    return stops


def _found_stops(lines: Sequence[Line], vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """The first row of each header and the one after its last."""
    over = range(max((n for n, line in enumerate(lines) if line.printed_cells()), default=0))
    likely = _later_ones_sure([n for n in over if is_header(lines[n], vocabulary)], lines, vocabulary)
    starts = [_first(lines, place, vocabulary) for place in likely]
    starts = starts or [place for place, line in enumerate(lines) if _names_and_scores(line, vocabulary)][:1]
    upper = range(min(len(lines), DEEPEST_START))
    starts = starts or [place for place in upper if _heads_scores(lines, place, vocabulary)][:1]
    starts = starts or [place for place in upper if _heads_blanks(lines, place, vocabulary)][:1]
    starts = starts or [place for place in upper if _heads_columns(lines, place, vocabulary)][:1]
    stops: list[tuple[int, int]] = []
    for start in starts:
        if not stops or start >= stops[-1][1]:
            stops.append((start, _header_stop(lines, start, vocabulary)))
    return stops


def _later_ones_sure(places: Sequence[int], lines: Sequence[Line], vocabulary: Vocabulary) -> Sequence[int]:
    """The places of headers: from the first row on that names and scores; below it only what is surely a header."""
    first = next((n for n in places if _is_whole(lines[n], vocabulary) or _heads_scored(lines, n, vocabulary)), None)
    if first is None:
        first = places[0] if places else len(lines)
    known = [wording for place in places[:1] for wording in _wording([lines[first]])] if places else []
    return [
        place
        for place in places
        if place == first
        or (
            place > first
            and (
                _is_sure(lines[place], vocabulary)
                or _wording([lines[place]])[0] in known
                or _says_as(lines[place], lines[first])
            )
        )
    ]


def _says_as(line: Line, header: Line) -> bool:
    """Whether half of a row's cells say the same as those of a header above, in their columns."""
    cells = line.printed_cells()
    said = {(cell.column, compact(cell.text)) for cell in header.printed_cells()}
    same = sum((cell.column, compact(cell.text)) in said for cell in cells)
    return same >= FEWEST_HEADERS and same * 2 >= len(cells)


def _is_whole(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a row heads names, and scores, rules or results."""
    roles = {vocabulary.role_of(cell.text) for cell in line.printed_cells()}
    return bool(roles & {Role.LEVEL, ITEM}) and bool(roles & {Role.SCORE, Role.CRITERION, Role.RESULT, Role.TARGET})


def _heads_scored(lines: Sequence[Line], place: int, vocabulary: Vocabulary) -> bool:
    """Whether a row heads names, each with its score in the next rows: 评阅项目 over 选题（10分）."""
    roles = {vocabulary.role_of(cell.text) for cell in lines[place].printed_cells()}
    below = [line.printed_cells() for line in lines[place + 1 : place + 1 + KEEPING]]
    scored = [any(split_name(without_layout(cell.text))[1] is not None for cell in cells) for cells in below]
    return bool(roles & {Role.LEVEL, ITEM}) and len(scored) >= FEWEST_HEADERS and all(scored)


def _is_sure(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether at least two and half of the row's cells are listed words of headers, not labels with a colon.

    A row of headers that begins with a listed word of serial numbers, as 序号, is one, too.
    """
    cells = [cell for cell in line.printed_cells() if not compact(cell.text).endswith(":")]
    if cells and vocabulary.role_of(cells[0].text) == Role.SERIAL and vocabulary.is_header_word(cells[0].text):
        return True
    listed = sum(vocabulary.is_header_word(cell.text) for cell in cells)
    return listed >= 2 and listed * 2 >= len(cells)


def _first(lines: Sequence[Line], place: int, vocabulary: Vocabulary) -> int:
    """The uppermost line of a header known by the line at `place`: rows of wider or deeper header words above it."""
    while place > 0 and _stands_over(lines[place - 1], lines[place], vocabulary):
        place -= 1
    return place


def _stands_over(upper: Line, lower: Line, vocabulary: Vocabulary) -> bool:
    """Whether a row belongs to the header below it: a cell of it reaches down, or is split there."""
    cells = upper.printed_cells()
    if upper.table != lower.table or len(cells) < 2 or any(is_numeric(c) or _is_long(c) for c in cells):
        return False
    if _are_fields(upper):
        return False
    reaches = any(cell.row + cell.row_span > lower.row for cell in cells)
    splits = any(cell.column_span > 1 for cell in cells)
    known = sum(_heads_below(cell, vocabulary) for cell in cells)
    has_fields = len(cells) < len(upper.own_cells())  # a blank to fill in beside a label
    whole = all(cell is None or cell.row == lower.row for cell in lower.cells)  # a header by itself
    pair = whole and len(cells) == 2 and known < 2  # a label and what is said of it
    if len(cells) > 2 and not has_fields and _parts_words(cells, lower):
        return True
    return (reaches or splits) and known > 0 and not pair and (known * 2 >= len(cells) or not (has_fields or whole))


def _parts_words(upper: Sequence[Cell], lower: Line) -> bool:
    """Whether wide cells tell apart what the row below them says twice: 过程考核 over 分值, 结果考核 over 分值."""
    if any(compact(cell.text).endswith(":") for cell in upper):
        return False
    wide = [range(cell.column, cell.column + cell.column_span) for cell in upper if cell.column_span > 1]
    under = [{compact(cell.text) for cell in lower.printed_cells() if cell.column in columns} for columns in wide]
    return any(one & other for one, other in pairwise(under))


def _heads_below(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a cell is a word of headers, or a period over several columns: 平时考核（截至6月底）."""
    if vocabulary.role_of(cell.text) is not None:
        return True
    return cell.column_span > 1 and bool(period_of(cell.text, vocabulary) or year_of(cell.text))


def is_header(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether most of the row's own cells are words of headers, none a number or a long text."""
    cells = line.printed_cells()
    marks = [cell for cell in cells if MARK.fullmatch(cell_text(cell.text))]
    others = [cell for cell in cells if cell not in marks or len(marks) < FEWEST_HEADERS]
    if len(others) < 2 or any(_is_long(cell) or is_numeric(cell) for cell in others):
        return False
    if _are_fields(line):
        return False
    cells = tuple(others)
    words = [
        cell for cell in cells if vocabulary.role_of(cell.text) is not None and cell not in _answers(line, vocabulary)
    ]
    known = sum(min(cell.column_span, 2) if vocabulary.role_of(cell.text) in NAMING else 1 for cell in words)
    distinct = len({compact(cell.text) for cell in cells})
    several = len(words) >= 2 or any(vocabulary.is_strong(cell.text) for cell in cells)
    return several and known >= 2 and known * 2 >= len(cells) and distinct >= 2


def _answers(line: Line, vocabulary: Vocabulary) -> list[Cell]:
    """The one 是 or 否 of a row, an answer: choices come in pairs."""
    ticks = [cell for cell in line.printed_cells() if vocabulary.is_tick(cell.text)]
    return ticks if len(ticks) == 1 else []


def _are_fields(line: Line) -> bool:
    """Whether behind each text of a row stands a blank cell to fill in: 论文编号 | | 论文题目 | ."""
    pairs = list(zip(line.own_cells(), [*line.own_cells()[1:], None], strict=True))
    return all(is_blank(cell.text) or (behind is not None and is_blank(behind.text)) for cell, behind in pairs)


def _names_and_scores(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a row of short texts has at least a header of names and one of scores, among others not known."""
    cells = line.printed_cells()
    if any(is_numeric(cell) or len(compact(cell.text)) > SHORT_HEADER for cell in cells):
        return False
    roles = {vocabulary.role_of(cell.text) for cell in cells}
    return bool(roles & {Role.LEVEL, ITEM}) and Role.SCORE in roles


def heads_points(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether among these rows is a header of names and scores, listed words, with a number for each row below it."""
    return any(
        _names_and_scores(line, vocabulary)
        and _is_sure(line, vocabulary)
        and _heads_scores(lines[: place + 1 + KEEPING], place, vocabulary)
        for place, line in enumerate(lines)
    )


def _heads_scores(lines: Sequence[Line], place: int, vocabulary: Vocabulary) -> bool:
    """Whether a row of different short texts has a header of scores with numbers in most of the rows below it."""
    cells = lines[place].printed_cells()
    short = all(len(compact(cell.text)) <= SHORT_HEADER and not is_numeric(cell) for cell in cells)
    pair = len(cells) == len(lines[place].own_cells()) == 2 and len(lines) > FEWEST_HEADERS
    if len({compact(cell.text) for cell in cells}) < max(len(cells), 2 if pair else FEWEST_HEADERS) or not short:
        return False
    return any(
        vocabulary.role_of(cell.text) == Role.SCORE and _has_numbers_below(lines[place + 1 :], cell) for cell in cells
    )


def _heads_blanks(lines: Sequence[Line], place: int, vocabulary: Vocabulary) -> bool:
    """Whether a row of different short texts has two known ones, for names one, and others over columns to fill in."""
    cells = lines[place].printed_cells()
    roles = [vocabulary.role_of(cell.text) for cell in cells]
    short = all(
        len(compact(cell.text)) <= SHORT_HEADER and not is_numeric(cell) and not _is_long(cell) for cell in cells
    )
    if not short or len({compact(cell.text) for cell in cells}) < max(len(cells), FEWEST_HEADERS):
        return False
    if place + 1 == len(lines) or len(cells) - roles.count(None) < 2 or not {Role.LEVEL, ITEM} & set(roles):
        return False
    unknown = {cell.column for cell, role in zip(cells, roles, strict=True) if role is None}
    return not any(cell.column in unknown for line in lines[place + 1 :] for cell in line.printed_cells())


def _heads_columns(lines: Sequence[Line], place: int, vocabulary: Vocabulary) -> bool:
    """Whether a row of different short texts over rows of its columns has two words of headers, one for names."""
    cells = lines[place].printed_cells()
    short = all(len(compact(cell.text)) <= SHORT_HEADER and not is_numeric(cell) for cell in cells)
    if len({compact(cell.text) for cell in cells}) < max(len(cells), FEWEST_HEADERS) or not short:
        return False
    roles = {cell: role for cell in cells if (role := vocabulary.role_of(cell.text)) is not None}
    if _answers(lines[place], vocabulary):
        return False
    named = any(role in (Role.LEVEL, ITEM) and vocabulary.is_header_word(cell.text) for cell, role in roles.items())
    below = lines[place + 1 : place + 1 + KEEPING]
    edges = {edge for cell in cells for edge in (cell.column, cell.column + cell.column_span)}
    kept = all(cell.column in edges or _is_narrower(cell, lines[place]) for line in below for cell in line.own_cells())
    return len(roles) > 1 and named and len(below) > 1 and kept


def _has_numbers_below(lines: Sequence[Line], header: Cell) -> bool:
    below = [cell for line in lines for cell in line.printed_cells() if cell.column == header.column]
    numbers = sum(is_numeric(cell) or read_score(cell.text).number is not None for cell in below)
    return numbers * 2 > max(len(lines), 1)


def _is_long(cell: Cell) -> bool:
    """Whether a cell holds more than a header does: a long text, a sentence, a box to tick."""
    return len(compact(cell.text)) > LONGEST_HEADER or bool(SENTENCE.search(IN_BRACKETS.sub("", cell.text)))


def is_numeric(cell: Cell) -> bool:
    """Whether a cell holds a number only, or one with 分 or a per cent sign."""
    return bool(NUMERIC.fullmatch(figures(cell.text)))


def _header_stop(lines: Sequence[Line], start: int, vocabulary: Vocabulary) -> int:
    """The first line after a header that begins at `start`: merged cells and split ones make it several rows deep."""
    deepest = _depth(lines[start])
    stop = start + 1
    if stop < len(lines) and _is_beside_name(lines[start], lines[stop], vocabulary):
        return stop
    while stop < len(lines) and lines[stop].table == lines[start].table:
        below = lines[stop].printed_cells()
        if any(is_numeric(cell) or _is_long(cell) for cell in below) and not _is_scale(lines[stop - 1], below):
            break  # a label down the side, not a header of so many rows
        if lines[stop].row >= deepest and not _splits(lines[start:stop], lines[stop], vocabulary):
            break
        deepest = max(deepest, _depth(lines[stop]))
        stop += 1
    return stop


def _is_beside_name(header: Line, below: Line, vocabulary: Vocabulary) -> bool:
    """Whether only the first cell reaches down, beside headers of one row: the name of a level, no header itself."""
    first, *rest = header.printed_cells()
    single = all(cell.row_span == 1 and cell.column_span == 1 for cell in rest)
    if first.row_span == 1 or not single or len(rest) < FEWEST_HEADERS:
        return False
    known = sum(vocabulary.role_of(cell.text) is not None for cell in rest)
    words = sum(vocabulary.role_of(cell.text) is not None for cell in below.printed_cells())
    return known * 2 >= len(rest) and words * 2 < len(below.printed_cells())


def _depth(line: Line) -> int:
    """The first row that no cell of the line reaches."""
    spans = [cell.row_span for cell in line.printed_cells() if cell.row_span <= DEEPEST_HEADER]
    return line.row + max(spans, default=1)


def _splits(header: Sequence[Line], line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a row's texts all stand under header cells of several columns, and are words of headers or short."""
    cells = line.printed_cells()
    upper = header[-1]
    if not cells or (any(is_numeric(cell) or _is_long(cell) for cell in cells) and not _is_scale(upper, cells)):
        return False
    known = sum(vocabulary.role_of(cell.text) is not None for cell in cells)
    narrower = [_is_narrower(cell, upper) for cell in cells]
    if not all(narrower):
        return any(narrower) and known == len(cells)
    rest = [cell for cell in line.own_cells() if cell not in cells]
    above = [upper.cells[cell.column] for cell in cells]
    over_names = any(cell is not None and vocabulary.role_of(cell.text) in NAMING for cell in above)
    parts = len(cells) > 1 and bool(rest) and _are_different(cells) and not over_names
    if over_names and rest:
        known = sum(vocabulary.is_header_word(cell.text) for cell in cells)
    return known * 2 >= len(cells) or parts


def _is_scale(upper: Line, cells: Sequence[Cell]) -> bool:
    """Whether the cells are the marks of a scale, one apart, in the place of one header cell: 自评 over 5 4 3 2 1.

    So are shares of raters beside headers that reach down: 自评 | 互评 over 40% | 60%.
    """
    if len(cells) > 1 and all(SHARE.fullmatch(cell_text(cell.text)) for cell in cells):
        reaching = sum(cell.row + cell.row_span > cells[0].row for cell in upper.printed_cells())
        return reaching > 1
    marks = [mark for cell in cells if (mark := whole_number(figures(cell.text).rstrip("分"))) is not None]
    steps = {after - before for before, after in pairwise(marks)}
    over = {upper.cells[cell.column] for cell in cells}
    return len(marks) == len(cells) >= FEWEST_HEADERS and steps in ({1}, {-1}) and len(over) == 1


def _are_different(cells: Sequence[Cell]) -> bool:
    return len({compact(cell.text) for cell in cells}) == len(cells)


def _is_narrower(cell: Cell, upper: Line) -> bool:
    above = upper.cells[cell.column]
    return above is not None and above.column_span > cell.column_span


def _wording(header: Sequence[Line]) -> list[list[str]]:
    return [[compact(cell.text) for cell in line.printed_cells()] for line in header]
