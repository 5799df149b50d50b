"""Give the last row of a stripped text the blank cells that it has lost: what rows like it have."""

from __future__ import annotations

from collections.abc import Sequence

from .columns import Column, Row, is_total, profiles_of
from .kinds import Kind, bare, kind_of

MOST_ROWS_COMPARED = 20_000


def lost_blanks(tables: Sequence[list[Row]]) -> int:
    """How many blank cells the last row of the last table has lost."""
    rows = tables[-1]
    row, above = rows[-1], rows[:-1]
    found = _of_its_twin(row, tables)
    if found is not None:
        return found - len(row)
    if len(row) == 1 and row[0].strip():  # a note or a section's name, as wide as the table
        return 0
    if not above:
        return 0
    width = next((len(other) for other in reversed(above) if len(other) > 1), len(row))
    if is_total(row) and not all(map(_alike, row, above[-1])):
        return _total_width(row, profiles_of([*tables[:-1], above]), width) - len(row)
    return max(width - len(row), 0)


def _of_its_twin(row: Row, tables: Sequence[list[Row]]) -> int | None:
    """The width of a row elsewhere that begins with the same cells, the last rows of other tables first."""
    names = tuple(map(bare, row))
    others = [table[-1] for table in tables[:-1]] + [other for table in tables for other in table][-MOST_ROWS_COMPARED:]
    for other in others:
        if other is not row and len(other) >= len(row) and tuple(map(bare, other[: len(row)])) == names:
            return len(other)
    return None


def _alike(text: str, above: str) -> bool:
    """Whether a cell may stand under another: numbers under numbers, texts under texts, blanks anywhere."""
    kinds = {kind_of(text), kind_of(above)} - {Kind.BLANK}
    return Kind.NUMBER not in kinds or kinds == {Kind.NUMBER}


def _total_width(row: Row, columns: list[Column], width: int) -> int:
    """A total's width: its label goes up to the first column of numbers, its last cell is the table's last."""
    numbers = [at for at, column in enumerate(columns) if at and 2 * column.kinds[Kind.NUMBER] > column.kinds.total()]
    at = numbers[0] if numbers else len(columns) - width + 1
    return max(len(columns) - at + 1, len(row))
