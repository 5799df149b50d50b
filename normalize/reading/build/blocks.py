"""Stretches of a sheet under one header, cut by the kinds of its rows, and the printed columns of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from zhibiao.extract.document import Cell

from ...facts.fact import FactOf
from ...facts.vocabulary import Vocabulary
from ...facts.wording import compact
from ..lines import Line
from ..printed import Printed, Text, printed_columns
from ..sheet import Row, Sheet
from ..tables.headers import Block
from ..tables.split_forms import lone_text, same_title
from .divide_columns import header_over, places_of, reaches_down

LEAVES = frozenset({"indicator", "continuation"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block with the rows of its header, those of its body and the kinds of these."""

    block: Block
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    kinds: tuple[str, ...]


def rows_of(stretches: Sequence[Stretch]) -> tuple[Row, ...]:
    """All rows of some stretches, those of their headers with them."""
    return tuple(row for one in stretches for row in (*one.head, *one.rows))


def stretches_of(sheet: Sheet, kinds: Sequence[str]) -> tuple[tuple[Row, ...], list[Stretch]]:
    """The rows above the first header, and the stretches; a sheet without header rows is one under a blank header."""
    runs = list(_header_runs(sheet, kinds))
    if not runs:
        blank = _blank_header(sheet.rows[0].line)
        block = Block((blank,), tuple(row.line for row in sheet.rows))
        return (), [Stretch(block, (), sheet.rows, tuple(kinds))]
    stretches: list[Stretch] = []
    for (start, stop), (end, _stop) in zip(runs, [*runs[1:], (len(sheet.rows), 0)], strict=True):
        head = sheet.rows[start:stop]
        header = tuple(row.line for row in head)
        block = Block(header, tuple(row.line for row in sheet.rows[stop:end]))
        same = bool(stretches) and _header_cells(block) == _header_cells(stretches[-1].block)
        block = Block(block.header, block.body, same)
        stretches.append(Stretch(block, head, sheet.rows[stop:end], tuple(kinds[stop:end])))
    return sheet.rows[: runs[0][0]], stretches


def with_titles(stretches: Sequence[Stretch], title: str) -> list[Stretch]:
    """The stretches of a section, each header that repeats with the form's title above it, as at the top of a page."""
    made = list(stretches)
    for number, (upper, lower) in enumerate(pairwise(stretches)):
        if upper.rows and (text := lone_text(upper.rows[-1].line)) and same_title(text, title):
            header = (upper.rows[-1].line, *lower.block.header)
            made[number] = replace(made[number], rows=upper.rows[:-1], kinds=upper.kinds[:-1])
            made[number + 1] = replace(lower, block=replace(lower.block, header=header))
    return made


def _header_cells(block: Block) -> list[list[tuple[int, int, str]]]:
    """Where the cells of a header stand and what they say; the same words in other columns head another section."""
    lines = (line.printed_cells() for line in block.header)
    return [[(cell.column, cell.column_span, compact(cell.text)) for cell in cells] for cells in lines]


def _header_runs(sheet: Sheet, kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Start and stop of each run of header rows of one table."""
    start = None
    for place, kind in enumerate(kinds):
        new_table = place > 0 and sheet.rows[place].line.table != sheet.rows[place - 1].line.table
        if start is not None and (kind != "header" or new_table):
            yield start, place
            start = None
        if kind == "header" and start is None:
            start = place
    if start is not None:
        yield start, len(kinds)


def _blank_header(first: Line) -> Line:
    return Line(first.table, first.row, (None,) * len(first.cells), first.confidence)


def columns_of_stretch(stretches: Sequence[Stretch], vocabulary: Vocabulary, fact_of: FactOf) -> list[Printed]:
    """The printed columns of a block with the stretches that repeat its header: their places, headers and texts."""
    first = stretches[0].block
    block = Block(first.header, tuple(line for one in stretches for line in one.block.body))
    places = places_of(block, vocabulary)
    rows = _leaves(stretches)
    headers = [header_over(block, column) for column, _span in places]
    texts = [_texts(rows, block, column, span) for column, span in places]
    return printed_columns(places, headers, texts, len(rows), fact_of)


def _leaves(stretches: Sequence[Stretch]) -> list[Row]:
    """The rows of indicators, all rows where there are none."""
    rows = [(row, kind) for one in stretches for row, kind in zip(one.rows, one.kinds, strict=True)]
    return [row for row, kind in rows if kind in LEAVES] or [row for row, _kind in rows]


def _texts(rows: Sequence[Row], block: Block, column: int, span: int) -> list[Text]:
    """The texts that begin in a column; a row divided otherwise says little."""
    below = [cell for row in rows for cell in row.printed if column <= cell.column < column + span]
    within = [cell for cell in below if cell.column + cell.column_span <= column + span]
    whole = [cell for cell in within if cell.column_span == span]
    kept = (whole if len(whole) * 2 >= len(within) else within) or below
    return [Text(cell.text, cell.row_span > 1) for cell in (*kept, *_labels(block, column))]


def _labels(block: Block, column: int) -> list[Cell]:
    """A label that reaches from the header's last row down over the rows."""
    last = block.header[-1]
    return [cell for cell in last.own_cells() if cell.column == column and reaches_down(cell, block)]
