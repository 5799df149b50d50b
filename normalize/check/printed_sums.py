"""Read the sum that a row prints: of 合计 | 7 项 | 100 | 90 the number under the scores."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..facts.numbers import ALONE, AMOUNT, UNREAD, cell_text
from ..facts.scores import read_score
from ..records import Column, OtherCell, OtherRow, Role

NUMBER = re.compile(rf"{ALONE}(?<![\d.])({AMOUNT})分?\)?$")
NAMING = frozenset({Role.LEVEL, Role.SERIAL, Role.CRITERION})
"""Columns in which a sum may stand beside its name: 合计100分."""


def printed_sum(row: OtherRow, columns: Sequence[Column] = ()) -> float | None:
    """The number under the row's scores, else the first that ends a cell of names; None where its digits are none.

    Of rows without a score column all cells are looked through.
    """
    scores = score_columns(columns, row.section)
    named = [column for column in columns if column.section == row.section and column.role in NAMING]
    cells = [_covering(row.cells, scores), _covering(row.cells, named)] if scores else [row.cells]
    return known(map(_first_number, cells))


def score_columns(columns: Iterable[Column], section: int) -> list[Column]:
    """The columns of a section that hold the indicators' own scores."""
    own = (column for column in columns if column.section == section and column.level is None)
    return [column for column in own if column.role is Role.SCORE]


def sum_under(row: OtherRow, column: Column) -> float | None:
    """The number that begins under one column."""
    return known(read_score(cell.text).number for cell in row.cells if cell.column == column.column)


def known(numbers: Iterable[float | None]) -> float | None:
    """The first number that is one, None without any."""
    return next((number for number in numbers if number is not None), None)


def _covering(cells: Sequence[OtherCell], columns: Sequence[Column]) -> list[OtherCell]:
    places = {place for column in columns for place in range(column.column, column.column + column.column_span)}
    return [cell for cell in cells if places & set(range(cell.column, cell.column + cell.column_span))]


def _first_number(cells: Iterable[OtherCell]) -> float | None:
    """The first number that ends a text or is a score; None where digits that are no number stand before it."""
    texts = [cell_text(cell.text) for cell in cells]
    said = next((text for text in texts if UNREAD in text or _number(text) is not None), UNREAD)
    return None if UNREAD in said else _number(said)


def _number(text: str) -> float | None:
    found = NUMBER.search(text)
    return float(found.group(1)) if found else read_score(text).number
