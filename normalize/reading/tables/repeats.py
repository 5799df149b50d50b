"""Header rows that come again word for word, as at the top of each page or of each table of a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...facts.vocabulary import Vocabulary
from ...facts.wording import compact
from ..lines import Line
from .headers import is_header
from .split_forms import lone_text, same_title

FEWEST_TEXTS = 2
FEWEST_BELOW = 2
"""So many rows of several texts stand between a header and where it comes again."""
Wording = tuple[tuple[int, int, str], ...]
"""Where the texts of a row stand, and what they say."""


def repeated_headers(
    lines: Sequence[Line], title: str, stated: tuple[int, int] | None, vocabulary: Vocabulary
) -> frozenset[int]:
    """The places of the rows that repeat a header above them with all its rows, and the title above it with them.

    A header is the first row of several texts, or one of words of headers, with the rows that its cells reach into;
    or the rows that are stated to be it. `title` is what stands above the table.
    """
    said = list(map(_wording, lines))
    first: dict[Wording, int] = {}
    found: set[int] = set()
    for place, line in enumerate(lines):
        if place in found or len(said[place]) < FEWEST_TEXTS or _is_covered(line):
            continue
        head = first.setdefault(said[place], place)
        if head == place or not _is_head(lines, head, next(iter(first.values())), stated, vocabulary):
            continue
        stop = head + _depth(lines, said, head, place)
        if _are_apart(said[stop:place]):
            found.update(range(place, place + stop - head))
            found.update(_titles_above(lines, said, (head, place), title))
    return frozenset(found)


def begins_alike(above: Sequence[Line], below: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether lines begin with a header of those above."""
    first = next((place for place, line in enumerate(below) if line.printed_cells()), None)
    lines = [*above, *below]
    return first is not None and len(above) + first in repeated_headers(lines, "", None, vocabulary)


def _is_head(
    lines: Sequence[Line], place: int, first: int, stated: tuple[int, int] | None, vocabulary: Vocabulary
) -> bool:
    """Whether a row that comes again begins a header; `first` is the first row of several texts."""
    return place == stated[0] if stated else place == first or is_header(lines[place], vocabulary)


def _wording(line: Line) -> Wording:
    return tuple((cell.column, cell.column_span, compact(cell.text)) for cell in line.printed_cells())


def _is_covered(line: Line) -> bool:
    """Whether a text reaches down to a line from above."""
    return any(cell is not None and cell.row < line.row and cell.text.strip() for cell in line.cells)


def _depth(lines: Sequence[Line], said: Sequence[Wording], head: int, again: int) -> int:
    """How many rows a header has that come again: its first one, and those below that its cells reach into."""
    depth = 1
    while head + depth < again and again + depth < len(lines):
        upper, lower = lines[head + depth], lines[again + depth]
        if said[head + depth] != said[again + depth] or not (_is_covered(upper) and _is_covered(lower)):
            break
        depth += 1
    return depth


def _are_apart(between: Sequence[Wording]) -> bool:
    """Whether rows of several texts stand between a header and where it comes again."""
    return sum(len(one) >= FEWEST_TEXTS for one in between) >= FEWEST_BELOW


def _titles_above(lines: Sequence[Line], said: Sequence[Wording], heads: tuple[int, int], title: str) -> Iterator[int]:
    """The rows right above a repeated header that say the same as those above the first one, or the title."""
    first, again = heads
    for lower in range(again - 1, first, -1):
        upper = first + lower - again
        above = lone_text(lines[upper]) if upper >= 0 else title
        own = lone_text(lines[lower])
        is_title = bool(own) and (same_title(own, above) or same_title(own, title))
        if not is_title and not (upper >= 0 and said[lower] and said[upper] == said[lower]):
            break
        yield lower
