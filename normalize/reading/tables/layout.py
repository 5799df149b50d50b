"""The signature of a layout: by it the forms are found that were printed from one template.

It is a digest of the header's wording and the number of columns, and does not depend on how a table was read: a form
has a layout when any of its upper rows say what that layout's header says.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from ...facts.vocabulary import load_vocabulary
from ..lines import Line

UPPER_ROWS = 40
"""A header that begins further down gives no signature."""
MOST_HEADER_ROWS = 4
"""So many rows of a header are digested; of a deeper one the first."""
FEWEST_TEXTS = 2
"""With so many a row may be a header; one with fewer is rather a title."""
LONGEST_TEXT = 200
"""So many characters of a cell are digested; a header is shorter."""
DIGEST_BYTES = 6
CELL, ROW, REACHES_DOWN = "\x1f", "\x1e", "\x1d"
"""Separators, which no plain wording holds: blanks are taken out of it."""


def signature(header: Sequence[Line], n_columns: int) -> str:
    """The signature of header rows in a table of so many columns, such as `5-3f9a1b2c4d5e`.

    A cell that reaches below the last of the rows differs from one that does not: the upper row of a header of two is
    another header than the same words alone.
    """
    stop = header[-1].row + 1 if header else 0
    digest = blake2b(ROW.join(_wording(line, stop) for line in header).encode(), digest_size=DIGEST_BYTES)
    return f"{n_columns}-{digest.hexdigest()}"


def _wording(line: Line, stop: int) -> str:
    plain = load_vocabulary().plain  # our own words: those that a user adds must not change what a layout is
    return CELL.join(
        plain(cell.text[:LONGEST_TEXT]) + REACHES_DOWN * (cell.row + cell.row_span > stop)
        for cell in line.printed_cells()
    )


def layout_of(lines: Sequence[Line], header: Sequence[Line] = ()) -> str:
    """The signature of a table by its header rows, else by the first row of several texts; "" where none has text."""
    upper = lines[:UPPER_ROWS]
    if header and header[0] in upper and header[0].printed_cells():
        return signature(header[:MOST_HEADER_ROWS], len(lines[0].cells))
    place = likely_header(upper)
    return "" if place is None else signature((lines[place],), len(lines[0].cells))


def likely_header(lines: Sequence[Line]) -> int | None:
    """The place of the first row of several texts, else of the first with any: a header, where no words tell."""
    counts = [len(line.printed_cells()) for line in lines]
    several = next((place for place, count in enumerate(counts) if count >= FEWEST_TEXTS), None)
    return next((place for place, count in enumerate(counts) if count), None) if several is None else several


def layouts_in(lines: Sequence[Line]) -> frozenset[str]:
    """All signatures that a table can be found by: of each stretch of its upper rows that may be a header."""
    stretches = (
        lines[start : start + length]
        for start, line in enumerate(lines[:UPPER_ROWS])
        for length in range(1, min(MOST_HEADER_ROWS, len(lines) - start) + 1)
        if line.printed_cells()
    )
    return frozenset(signature(stretch, len(lines[0].cells)) for stretch in stretches)
