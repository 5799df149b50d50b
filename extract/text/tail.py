"""Give the last row of a stripped text the blank cells that it has lost: what rows like it have."""

from __future__ import annotations

from collections.abc import Sequence

from .columns import Column, Row, profiles_of
from .kinds import Kind, bare, is_total, kind_of

MOST_ROWS_COMPARED = 20_000


def lost_blanks(tables: Sequence[list[Row]]) -> int:
    """How many blank cells the last row of the last table has lost."""
    rows = tables[-1]
    row, above = rows[-1], rows[:-1]
    if above and len(row) == len(above[-1]) > 1:
        return 0
    found = _of_its_twin(row, tables)
    if found is not None:
        return found - len(row)
    if len(row) == 1 and row[0].strip():  # a note or a section's name, as wide as the table
        return 0
    if not above:
        return 0
    width = next((len(other) for other in reversed(above) if len(other) > 1), len(row))
    columns = profiles_of([*tables[:-1], above])
    if is_total(row) and not _stands_as_it_is(row, columns):
        return _total_width(row, columns, width) - len(row)
    return max(width - len(row), 0)


def _of_its_twin(row: Row, tables: Sequence[list[Row]]) -> int | None:
    """The width of a row elsewhere that begins with the same cells, the last rows of other tables first."""
    names = tuple(map(bare, row))
    others = [table[-1] for table in tables[:-1]] + [other for table in tables for other in table][-MOST_ROWS_COMPARED:]
    for other in others:
        if other is not row and len(other) >= len(row) and tuple(map(bare, other[: len(row)])) == names:
            return len(other)
    return None


def _stands_as_it_is(row: Row, columns: list[Column]) -> bool:
    """Whether the numbers stand in columns of numbers, the label in none."""
    return all(
        (kind_of(text) is Kind.NUMBER) == _is_of_nothing_else(column)
        for text, column in zip(row, columns, strict=False)
        if text.strip()
    )


def _is_of_nothing_else(column: Column) -> bool:
    """Whether the column holds numbers and blanks alone, as scores do and target values do not."""
    return _is_of_numbers(column) and not column.kinds[Kind.SHORT] + column.kinds[Kind.LONG]


def _is_of_numbers(column: Column) -> bool:
    return 2 * column.kinds[Kind.NUMBER] > column.kinds.total() - column.kinds[Kind.BLANK]


def _total_width(row: Row, columns: list[Column], width: int) -> int:
    """A total's width: its label goes up to the first column of numbers, or of blanks to be filled with numbers."""
    inner = range(1, len(columns))
    numbers = [at for at in inner if _is_of_numbers(columns[at])]
    blanks = [at for at in inner if columns[at].kinds[Kind.BLANK] == columns[at].kinds.total()]
    numbers.sort(key=lambda at: columns[at].kinds[Kind.SHORT] > 0)
    at = [*numbers, *blanks, len(columns) - width + 1][0]
    return max(len(columns) - at + 1, len(row))
