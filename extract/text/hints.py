"""What a user says of the tables of a text, to settle how it is read."""

from __future__ import annotations

from dataclasses import dataclass

from ..document import Notice, ReadingKind, Severity
from ..language import _
from .kinds import bare


@dataclass(frozen=True, slots=True)
class TextHints:
    """How many columns the tables have, and the cells of their header row; nothing where nothing was said."""

    columns: int | None = None
    header: tuple[str, ...] = ()

    def widths(self) -> frozenset[int]:
        """How many cells a row may have that is put together from pieces; empty where nothing was said."""
        return frozenset(width for width in (self.columns, len(self.header)) if width)

    def __bool__(self) -> bool:
        """Whether something was said."""
        return self.columns is not None or bool(self.header)


NO_HINTS = TextHints()


def header_cells(text: str) -> tuple[str, ...]:
    """The cells of a header row as a person writes them: parted by tabs, or by bars where there is no tab."""
    mark = "\t" if "\t" in text else "|"
    return tuple(cell.strip() for cell in text.strip().strip(mark).split(mark))


def same_cells(row: list[str], header: tuple[str, ...]) -> bool:
    """Whether a row holds the cells of a header, however their lines are broken."""
    return len(row) == len(header) and all(bare(text) == bare(name) for text, name in zip(row, header, strict=True))


def unneeded() -> Notice:
    """What is said of hints for a file that states its rows and columns."""
    text = _("The file states its rows and columns; --columns and --header are not needed for it.")
    return Notice(ReadingKind.HINT_UNUSED, text, Severity.INFO)


def header_missing() -> Notice:
    """What is said where the header row given is nowhere in the text."""
    text = _("The text has no row with the cells given with --header; it was read without them.")
    return Notice(ReadingKind.HINT_UNUSED, text)


def columns_exceeded(columns: int, widest: int) -> Notice:
    """What is said where rows have more cells than columns were given."""
    text = _("The text has rows of {widest} cells, more than the {columns} columns given with --columns.")
    return Notice(ReadingKind.HINT_UNUSED, text.format(widest=widest, columns=columns))
