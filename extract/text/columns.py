"""Fit rows of fewer cells than the grid has columns to the grid: which of their cells are wide. A guess, never written.

a | b | c | 5 | d | 5       Rows are fitted together that belong together: those under one short header, wherever in
A | B | C         | 5       the file it stands, and totals of one name. What speaks for a place: the same header word,
total     | 5 | - | -       the same kinds of values, long texts in wide cells, a total's label up to the first number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf

from .kinds import Kind, bare, is_header, is_header_half, is_name_row, is_total, kind_of

Row = list[str]
Spans = tuple[int, ...]
Likeness = tuple[int, tuple[str, ...]]
MOST_SAMPLES = 64
MOST_CELLS = 60
MOST_SLACK = 30
"""Short rows beyond these are not searched for wide cells: their last cell takes the columns left over."""

SAME_WORD = -4.0
SAME_WORD_WIDE = -3.2
SAME_WORD_INSIDE = -2.8
SAME_WORD_LATER = -1.0
"""A wide cell is called after its column of long texts, or after its first; seldom after another one."""

WORD_ELSEWHERE = 3.0
NEW_WORD_NARROW = 1.0
WIDE = {Kind.BLANK: 0.9, Kind.NUMBER: 2.0, Kind.SHORT: 2.0, Kind.LONG: 0.5}
SHARED = frozenset({Kind.BLANK, Kind.LONG})
"""Kinds of which two wide cells are likelier than one very wide."""

FILLED = (Kind.NUMBER, Kind.SHORT, Kind.LONG)
HALF_KNOWN = 0.5
BLANKS_MATTER = 0.2


@dataclass(slots=True)
class Column:
    """What the full rows of like tables hold in one column: kinds of values below the headers, and the headers."""

    kinds: Counter[Kind] = field(default_factory=Counter)
    headers: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Layout:
    """The spans of a row's cells; `margin` is how much dearer the next best spans are (infinite: nothing guessed)."""

    spans: Spans
    margin: float = inf
    others: Spans = ()
    """The next best spans, where there are some."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A table's rows laid out: a layout a row, and what its columns hold."""

    layouts: list[Layout]
    columns: list[Column]


@dataclass(slots=True)
class _Unit:
    """Neighbouring rows of one table and one width that surely have the same spans."""

    table: int
    first: int
    last: int
    header: Row | None


def lay_out(tables: Sequence[list[Row]]) -> list[Laid]:
    """For every row of every table, its spans."""
    widths = [max(map(len, rows)) for rows in tables]
    likenesses = list(map(_likeness, tables, widths))
    profiles = _profiles(tables, likenesses)
    columns = [profiles[likeness] for likeness in likenesses]
    layouts = list(map(_plain_layouts, tables, widths))
    groups: dict[Hashable, list[_Unit]] = defaultdict(list)
    for number, rows in enumerate(tables):
        for key, unit in _units(number, rows, widths[number]):
            groups[likenesses[number], key].append(unit)
    for units in sorted(groups.values(), key=lambda units: not _is_over(units[0], tables, widths)):
        unit = units[0]
        layout = _fit_units(units, tables, columns[unit.table], _is_over(unit, tables, widths))
        for unit in units:
            layouts[unit.table][unit.first : unit.last] = [layout] * (unit.last - unit.first)
            if _is_over(unit, tables, widths):
                _learn_names(tables[unit.table][unit.first], layout.spans, columns[unit.table])
    return [Laid(found, held) for found, held in zip(layouts, columns, strict=True)]


def _plain_layouts(rows: list[Row], width: int) -> list[Layout]:
    """A cell a column, or one as wide as the table."""
    plain, lone = Layout((1,) * width), Layout((width,))
    return [lone if len(row) == 1 else plain for row in rows]


def _learn_names(row: Row, spans: Spans, columns: list[Column]) -> None:
    """The names in the upper row of a stacked header belong to the columns over which they are not wide."""
    at = 0
    for text, span in zip(row, spans, strict=True):
        if span == 1:
            columns[at].headers.add(bare(text))
        at += span


def _likeness(rows: list[Row], width: int) -> Likeness:
    """Tables of one width and one header are alike: what holds in one holds in the other."""
    return width, tuple(map(bare, rows[0]))


def profiles_of(tables: Sequence[list[Row]]) -> list[Column]:
    """What the columns of the last table hold, by all tables that are like it."""
    likenesses = [_likeness(rows, max(map(len, rows))) for rows in tables]
    return _profiles(tables, likenesses)[likenesses[-1]]


def _profiles(tables: Sequence[list[Row]], likenesses: Sequence[Likeness]) -> dict[Likeness, list[Column]]:
    found: dict[Likeness, list[Column]] = {}
    for rows, likeness in zip(tables, likenesses, strict=True):
        width, _header = likeness
        if likeness not in found:
            found[likeness] = [Column() for _column in range(width)]
        headers = header_rows(rows)
        full = [index for index, row in enumerate(rows) if len(row) == width][: 4 * MOST_SAMPLES]
        bodies = [rows[index] for index in full if index not in headers]
        for column, texts in zip(found[likeness], zip(*bodies, strict=True), strict=False):
            column.kinds.update(map(kind_of, texts))
        for index in headers.intersection(full):
            for column, text in zip(found[likeness], rows[index], strict=True):
                if text.strip():
                    column.headers.add(bare(text))
    return found


def header_rows(rows: list[Row]) -> frozenset[int]:
    """The rows of a table's first header (two where it is stacked), and where it is repeated."""
    if not is_header(rows[0]):
        return frozenset()
    first = tuple(map(bare, rows[0]))
    found = {
        index
        for index, row in enumerate(rows)
        if bare(row[0]) == first[0] and row[0] and tuple(map(bare, row)) == first
    }
    if len(rows) > 1 and len(rows[1]) > len(rows[0]) and is_header_half(rows[1]):
        found |= {index + 1 for index in found if index + 1 < len(rows) and is_header_half(rows[index + 1])}
    return frozenset(found)


def _units(number: int, rows: list[Row], n_columns: int) -> Iterator[tuple[Hashable, _Unit]]:
    """The stretches of short rows, totals apart, each with what tells the units of its kind."""
    headers: dict[int, Row] = {}
    stretches = list(_stretches(rows, n_columns))
    known = {tuple(map(bare, rows[first])) for first, _last in stretches if is_name_row(rows[first])}
    for first, last in stretches:
        width = len(rows[first])
        totals = {index for index in range(first, last) if is_total(rows[index])}
        totals = totals if 2 * len(totals) <= last - first or last - first == 1 else set()
        start = first
        for index in range(first, last + 1):
            begins = index < last and index > start and tuple(map(bare, rows[index])) in known
            if index < last and index not in totals and not begins:
                continue
            if start < index:
                if is_name_row(rows[start]) and (start == first or tuple(map(bare, rows[start])) in known):
                    headers[width] = rows[start]
                header = headers.get(width)
                key = tuple(map(bare, header)) if header else (number, width)
                yield ("rows", key), _Unit(number, start, index, header)
            if index in totals:
                yield ("total", width, bare(rows[index][0])), _Unit(number, index, index + 1, None)
            start = index + (index in totals)


def _stretches(rows: list[Row], n_columns: int) -> Iterator[tuple[int, int]]:
    """Rows of one width, more than one cell and less than the grid's columns, up to the next of another width."""
    first = 0
    for index in range(1, len(rows) + 1):
        if index == len(rows) or len(rows[index]) != len(rows[first]):
            if 1 < len(rows[first]) < n_columns:
                yield first, index
            first = index


def _is_over(unit: _Unit, tables: Sequence[list[Row]], widths: Sequence[int]) -> bool:
    """Whether a unit is the upper row of a stacked header."""
    rows = tables[unit.table]
    if unit.last - unit.first > 1 or unit.last >= len(rows) or len(rows[unit.last]) != widths[unit.table]:
        return False
    return is_name_row(rows[unit.first]) and is_header_half(rows[unit.last])


def _fit_units(units: list[_Unit], tables: Sequence[list[Row]], columns: list[Column], over: bool) -> Layout:
    rows = [row for unit in units for row in tables[unit.table][unit.first : unit.last]]
    layout = total_layout(rows[0], columns) if is_total(rows[0]) else None
    below = tables[units[0].table][units[0].last] if over else None
    return layout or fit(rows, units[0].header, columns, below)


def total_layout(row: Row, columns: list[Column]) -> Layout | None:
    """A total's label goes up to the first cell that is left for a number, if numbers then stand where numbers do."""
    label = len(columns) - len(row) + 1
    for column, text in zip(columns[label:], row[1:], strict=True):
        if kind_of(text) is Kind.NUMBER and _text_share(column) > 0.5:
            return None
    return Layout((label, *[1] * (len(row) - 1)), 1.5)


def _text_share(column: Column) -> float:
    filled = column.kinds.total() - column.kinds[Kind.BLANK]
    texts = column.kinds[Kind.SHORT] + column.kinds[Kind.LONG]
    return texts / filled if filled > 1 else 0.0


def fit(rows: list[Row], header: Row | None, columns: list[Column], below: list[str] | None) -> Layout:
    """The spans of least cost for rows of one width: shortest path over (cells placed, columns used), two best kept."""
    width, n_columns = len(rows[0]), len(columns)
    slack = n_columns - width
    if width > MOST_CELLS or slack > MOST_SLACK:
        return Layout((*[1] * (width - 1), slack + 1), 0.0)
    words = {word for column in columns for word in column.headers}
    best: dict[int, list[tuple[float, Spans]]] = {0: [(0.0, ())]}
    for cell in range(width):
        profile = _profile(rows, header, cell)
        word = bare(header[cell]) if header else ""
        reached: dict[int, list[tuple[float, Spans]]] = defaultdict(list)
        for used, ways in best.items():
            spans = range(1, slack - (used - cell) + 2) if cell < width - 1 else [n_columns - used]
            for span in spans:
                under = columns[used : used + span]
                cost = _place_cost(profile, word, word in words, under)
                cost += _stacked_cost(below[used : used + span]) if below else 0.0
                reached[used + span] += [(total + cost, (*path, span)) for total, path in ways]
        best = {used: sorted(ways)[:2] for used, ways in reached.items()}
    first, *others = best[n_columns]
    return Layout(first[1], others[0][0] - first[0], others[0][1]) if others else Layout(first[1])


def _profile(rows: list[Row], header: Row | None, cell: int) -> Counter[Kind]:
    """The kinds in one cell of the rows, their header left out where something stands below it."""
    names = tuple(map(bare, header)) if header else ()
    bodies = [row for row in rows[:MOST_SAMPLES] if tuple(map(bare, row)) != names] or rows[:1]
    return Counter(kind_of(row[cell]) for row in bodies)


def _place_cost(profile: Counter[Kind], word: str, known: bool, under: list[Column]) -> float:
    main = _purpose(profile, word, under)
    inside = SAME_WORD_INSIDE if main is Kind.LONG else SAME_WORD_LATER
    return _kinds_cost(profile, under) + _width_cost(main, len(under)) + _word_cost(word, known, under, inside)


def _purpose(profile: Counter[Kind], word: str, under: list[Column]) -> Kind:
    """What a cell is there for: long texts where it, or the column of its name, holds some; if blank, as that."""
    named = [_main_kind(column.kinds) for column in under if word and word in column.headers]
    main = _main_kind(profile)
    if Kind.LONG in named or main is Kind.LONG:
        return Kind.LONG
    return named[0] if named and main is Kind.BLANK else main


def _word_cost(word: str, known: bool, under: list[Column], inside: float) -> float:
    if not word:
        return 0.0
    if not known:
        return NEW_WORD_NARROW if len(under) == 1 else 0.0
    if word in under[0].headers:
        return SAME_WORD if len(under) == 1 else SAME_WORD_WIDE
    return inside if any(word in column.headers for column in under) else WORD_ELSEWHERE


def _kinds_cost(profile: Counter[Kind], under: list[Column]) -> float:
    """Numbers stand over numbers, long texts over long texts: how far the kinds are from the nearest column's."""
    distances = [_distance(profile, column.kinds) for column in under if column.kinds]
    return 1.5 * min(distances) if distances else 0.0


def _distance(one: Counter[Kind], other: Counter[Kind]) -> float:
    """How different the filled cells are; how many are blank hardly matters: levels go on for as long as they like."""
    filled, other_filled = one.total() - one[Kind.BLANK], other.total() - other[Kind.BLANK]
    blanks_apart = abs(filled / one.total() - other_filled / other.total())
    if not filled or not other_filled:
        return HALF_KNOWN * blanks_apart
    apart = sum([abs(one[kind] / filled - other[kind] / other_filled) for kind in FILLED])
    return apart + BLANKS_MATTER * blanks_apart


def _width_cost(main: Kind, span: int) -> float:
    """Long texts and blanks are wide more often than names and numbers."""
    wide = span - 1
    return WIDE[main] * (wide * wide if main in SHARED else wide)


def _main_kind(profile: Counter[Kind]) -> Kind:
    """What a column is there for: a few long texts among short ones make it one of texts."""
    filled = profile.total() - profile[Kind.BLANK]
    if not filled:
        return Kind.BLANK
    if 4 * profile[Kind.LONG] >= filled:
        return Kind.LONG
    return Kind.NUMBER if 2 * profile[Kind.NUMBER] > filled else Kind.SHORT


def _stacked_cost(below: list[str]) -> float:
    """A wide header cell has names below it, a cell of one column has a blank, into which it goes on."""
    blanks = sum(not text.strip() for text in below)
    if len(below) == 1:
        return -2.0 if blanks else 2.0
    return 4.0 * blanks - 2.0 * (blanks == 0)
