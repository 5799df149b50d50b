"""Fit a table on A4 pages: how the page lies, how large the text is, how wide each column is.

Margins after GB/T 9704-2012, 5.2.1: 37 mm above and 28 mm at the binding edge, the text 156 mm by 225 mm; a page that
lies on its side is bound at its top edge (section 8).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from re import compile as pattern

from .view import CellKind, FormView, Page, ViewCell

TWIPS_PER_MM = 1440 / 25.4
TEXT_SHORT = round(156 * TWIPS_PER_MM)
TEXT_LONG = round(225 * TWIPS_PER_MM)
CELL_MARGIN = 57
"""What stays free at the left and at the right of a cell's text: 1 mm."""
ROW_MARGIN = 76
TITLE_SIZE = 22
TITLE_LINE = 640
AROUND_SIZE, AROUND_LINE = 12, 400
"""The size of the lines above and below the table in points, and what each of them takes in twips."""
ABOVE_TITLE = 1120
"""What the attachment mark and the blanks around the title take."""
SIZES = (12.0, 10.5, 9.0)
"""Small four, five, small five, in points."""
MIDDLE = 10.5
Look = tuple[float, bool]
"""The size of the text, and whether the page lies on its side."""
LOOKS: tuple[Look, ...] = ((12.0, False), (10.5, False), (12.0, True), (10.5, True), (9.0, False), (9.0, True))
"""In the order in which they are tried."""
SHORT, READABLE = 7, 12
"""Columns of at most so many ems keep their words on one line, where long texts have so many ems left."""
WRAPPED = frozenset({CellKind.NOTE, CellKind.SECTION})
"""Cells that go over the whole table and say nothing of its columns."""
LONG, NARROW = 16, 6
"""A text of more ems than the first is squeezed in a column of fewer ems than the second."""
LOST_AT_END = 0.8
"""What a full line leaves free on average, in ems, because punctuation and numbers stay together."""
DIGITS_IN_TEXT = pattern(r"(?<=[^\x00-\x7f])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[^\x00-\x7f])")
BESIDE_DIGITS = 0.25
"""Where a word processor leaves a quarter of an em free."""
BRACKET = pattern(r"(?=[（(])")
WORD_END = pattern("中心|公司|学校|医院|委员会|办公室|街道|[局厅院馆所站队处镇乡、]")
"""With what the first line of a title may end, besides the name of a unit."""
WORD_START = pattern("(?:综合|绩效|年终|年度|目标|工作)?(?:考核|考评|评价|评分|评估|检查)")
"""With what the second line of a title may begin."""
POINTS_WRITTEN, TEXT_WRITTEN = 3.0, 6.0
NEARLY_ONE_MORE = 0.8
"""What a line has room for beyond its last character, in ems: not for one more, but for digits of another font."""
LENGTH_WEIGHT = 0.6
"""A column's width grows with its longest text to this power, so that long texts do not starve the others."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell asks for, in ems: its longest line, all its lines, its longest part.

    A name's parts are what stands before a bracket and the bracket (经济发展, （40分）): it is broken there or nowhere.
    """

    cell: ViewCell
    longest: float
    lines: tuple[float, ...]
    part: float


@dataclass(frozen=True, slots=True)
class Framing:
    """What stands around a table: the title, the unit that it names, the lines above and below."""

    title: str
    unit: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A page as tried: how many sheets the form would take, and whether no long text is squeezed by it."""

    page: Page
    sheets: float
    suits: bool


def fit_page(
    cells: Sequence[ViewCell], n_rows: int, n_columns: int, title: str, unit: str = "", lines: Sequence[str] = ()
) -> Page:
    """The page that suits the form; `lines` are those printed above and below the table.

    It is the first of `LOOKS` that holds the whole form; where none does, the one of middle size that takes the
    fewest sheets, and portrait where that makes little difference. Portrait only where no long text is squeezed by it.
    """
    contents = [_content(cell) for cell in cells]
    middle: list[Trial] = []
    for look in LOOKS:
        trial = _try(contents, n_rows, n_columns, Framing(title, unit, tuple(lines)), look)
        if trial.suits and trial.sheets <= 1:
            return trial.page
        middle += [trial] if look[0] == MIDDLE and trial.suits else []
    return min(middle, key=lambda trial: trial.sheets * (1.15 if trial.page.landscape else 1)).page


def one_look(views: Sequence[FormView]) -> list[FormView]:
    """The forms of one set on pages that lie the same way, in text of one size, where that suits all of them."""
    looks = {(view.page.font_size, view.page.landscape) for view in views}
    if len(looks) == 1:
        return list(views)
    look = max(looks, key=LOOKS.index)
    contents = [[_content(cell) for cell in view.cells] for view in views]
    trials = [
        _try(content, view.n_rows, view.n_columns, Framing(view.title, view.unit, view.around.in_text()), look)
        for content, view in zip(contents, views, strict=True)
    ]
    if not all(trial.suits for trial in trials):
        return list(views)
    return [replace(view, page=trial.page) for view, trial in zip(views, trials, strict=True)]


def _try(contents: Sequence[Content], n_rows: int, n_columns: int, framing: Framing, look: Look) -> Trial:
    size, landscape = look
    width, height = (TEXT_LONG, TEXT_SHORT) if landscape else (TEXT_SHORT, TEXT_LONG)
    widths = column_widths(contents, n_columns, width, size)
    heights = _row_heights(contents, n_rows, widths, size)
    unbroken = tuple(one < height * 0.8 for one in heights)
    rounded = tuple(map(round, heights))
    sheets = (sum(heights) + _height_around(framing, width)) / height
    squeezed = any(one.longest > LONG and _inner_ems(one.cell, widths, size) < NARROW for one in contents)
    page = Page(landscape, size, widths, rounded, unbroken, title_indent(framing.title, framing.unit, width))
    return Trial(page, sheets, landscape or not squeezed)


def _height_around(framing: Framing, width: int) -> float:
    """What stands above and below the table takes so many twips."""
    titled = sum(title_lines(line, width) for line in framing.title.split("\n")) * TITLE_LINE
    return ABOVE_TITLE + titled + sum(lines_around(line, width) for line in framing.lines) * AROUND_LINE


def lines_around(line: str, width: int) -> int:
    """On how many printed lines a line above or below the table stands."""
    return max(1, ceil(_set_ems(line) * AROUND_SIZE * 20 / width))


def title_lines(line: str, width: int) -> int:
    """On how many printed lines a line of a title stands."""
    return max(1, ceil(_ems(line) * TITLE_SIZE * 20 / width))


def title_indent(title: str, unit: str, width: int) -> int:
    """What a title of several lines is drawn in at both sides, in twips.

    Its first line ends where the sense does (GB/T 9704-2012, 7.3.1), with the unit's name or a word that ends one, if
    it is not the shorter one; else its lines are about equally long.
    """
    em = TITLE_SIZE * 20
    ems = max(map(_ems, title.split("\n")))
    lines = ceil((ems + 1) * em / width)
    if lines == 1:
        return 0
    for end in _ends(title, unit):
        first = _set_ems(title[:end]) + NEARLY_ONE_MORE
        if _ems(title[end:]) <= first and first * em <= width:
            return round((width - first * em) / 2)
    return max(0, round((width - (ems / lines + 1.5) * em) / 2))


def _ends(title: str, unit: str) -> list[int]:
    """Where the first of two lines may end: after the unit's name, else between words, the shortest first."""
    if "\n" in title:
        return []
    named = [title.find(unit) + len(unit)] if unit and unit in title else []
    words = {found.end() for found in WORD_END.finditer(title)} | {one.start() for one in WORD_START.finditer(title)}
    return [end for end in (*named, *sorted(words)) if end < len(title)]


def _content(cell: ViewCell) -> Content:
    lines = tuple(map(_set_ems, cell.lines))
    parts = BRACKET.split(cell.text) if cell.kind is CellKind.NAME and len(lines) == 1 else [cell.text]
    longest = max(*lines, _room_to_write(cell))
    return Content(cell, longest, lines, max(map(_set_ems, parts)) if len(parts) > 1 else longest)


def _room_to_write(cell: ViewCell) -> float:
    """What a blank cell that is filled in by hand asks for, in ems."""
    if cell.entry is None or not cell.entry.fill_in or cell.text.strip():
        return 0.0
    return POINTS_WRITTEN if cell.entry.points else TEXT_WRITTEN


def _set_ems(text: str) -> float:
    """The width of the text as it is set, with what is left free beside digits."""
    return _ems(text) + BESIDE_DIGITS * len(DIGITS_IN_TEXT.findall(text))


def _ems(text: str) -> float:
    """The width of the text in ems: one a CJK character, about half of one for what takes one byte in UTF-8."""
    return (len(text.encode()) + len(text)) / 4


def column_widths(contents: Sequence[Content], n_columns: int, total: int, size: float) -> tuple[int, ...]:
    """The widths of the grid's columns in twips; together they are `total`.

    Each column gets what its words need, and the rest goes to the columns with long texts.
    """
    widths = _widths(contents, n_columns, total, size)
    torn = [
        one.part < one.longest > _inner_ems(one.cell, widths, size) for one in contents if one.cell.column_span == 1
    ]
    if not any(torn):
        return widths
    parts = [replace(one, longest=one.part) for one in contents]
    return _widths(parts, n_columns, total, size)


def _widths(contents: Sequence[Content], n_columns: int, total: int, size: float) -> tuple[int, ...]:
    em = size * 20
    least = [em] * n_columns
    most = [em] * n_columns
    for content in sorted(contents, key=lambda one: one.cell.column_span):
        if content.cell.kind in WRAPPED:
            continue
        _demand(least, content.cell, (_least_ems(content) + 0.2) * em + 2 * CELL_MARGIN)
        _demand(most, content.cell, (content.longest + 0.3) * em + 2 * CELL_MARGIN)
    return _whole_twips(_shared_out(least, most, total, em), total)


def _least_ems(content: Content) -> float:
    """The fewest ems at which the cell still looks well: names two or three characters, running text five."""
    if content.longest <= 2:
        return max(content.longest, 1.5)
    return (
        min(content.longest, 5.0) if content.longest > 24 else min(content.longest, 3.0 if content.longest > 4 else 2.2)
    )


def _demand(needs: list[float], cell: ViewCell, need: float) -> None:
    """Raise the needs of the columns under the cell until together they meet it."""
    columns = range(cell.column, cell.column + cell.column_span)
    missing = need - sum(needs[column] for column in columns)
    if missing <= 0:
        return
    for column in columns:
        needs[column] += missing / len(columns)


def _shared_out(least: Sequence[float], most: Sequence[float], total: int, em: float) -> list[float]:
    """Widths of about `total`: short names stand on one line or break in halves, long texts share the rest."""
    if sum(least) >= total:
        return list(least)
    if sum(most) <= total:
        return [high + (total - sum(most)) / len(most) for high in most]
    long = [high > SHORT * em for high in most]
    kept = [
        max(low, min(0.6 * high, READABLE * em)) if one else low
        for low, high, one in zip(least, most, long, strict=True)
    ]
    base = _whole_names(least, most, total - sum(kept), em)
    wants = [max(high - low, 1.0) ** LENGTH_WEIGHT for low, high in zip(base, most, strict=True)]
    if any(long):
        wants = [want if one else 0.0 for want, one in zip(wants, long, strict=True)]
    room = total - sum(base)
    return [low + room * want / sum(wants) for low, want in zip(base, wants, strict=True)]


def _whole_names(least: Sequence[float], most: Sequence[float], room: float, em: float) -> list[float]:
    """The least widths, with all short columns of one length widened to one line as long as there is room."""
    widths = list(least)
    lengths: dict[int, list[int]] = {}
    for column, high in enumerate(most):
        if high <= SHORT * em:
            lengths.setdefault(round(high / em), []).append(column)
    for columns in (lengths[length] for length in sorted(lengths)):
        more = sum(max(most[column] - least[column], 0.0) for column in columns)
        if more <= room:
            room -= more
            for column in columns:
                widths[column] = max(most[column], least[column])
    return widths


def _whole_twips(widths: Sequence[float], total: int) -> tuple[int, ...]:
    scale = total / sum(widths)
    edges = [0]
    reached = 0.0
    for width in widths:
        reached += width * scale
        edges.append(max(round(reached), edges[-1] + 1))
    return tuple(right - left for left, right in pairwise(edges))


def _row_heights(contents: Sequence[Content], n_rows: int, widths: Sequence[int], size: float) -> list[float]:
    """About how high each row is, in twips; what a merged cell needs beyond its rows falls to its last row."""
    line_height = size * 20 * 1.3
    heights = [line_height + ROW_MARGIN] * n_rows
    for content in sorted(contents, key=lambda one: one.cell.row_span):
        cell = content.cell
        n_lines = sum(_n_lines(line, _inner_ems(cell, widths, size)) for line in content.lines)
        needed = n_lines * line_height + ROW_MARGIN
        last = cell.row + cell.row_span - 1
        heights[last] += max(0.0, needed - sum(heights[cell.row : last + 1]))
    return heights


def _n_lines(line: float, ems: float) -> int:
    """On how many printed lines a line stands."""
    return 1 if line <= ems else ceil(line / max(ems - LOST_AT_END, 1.0))


def _inner_ems(cell: ViewCell, widths: Sequence[int], size: float) -> float:
    """How wide the cell is inside its margins, in ems."""
    return (sum(widths[cell.column : cell.column + cell.column_span]) - 2 * CELL_MARGIN) / (size * 20)
