"""Bounds on what a file makes of the memory, checked before it is taken: 20 times the file, and 100 MB.

What takes memory are pieces: elements and their attributes, cells, paragraphs. Their number is counted in the bytes,
which is quick; a document has a piece for every dozen bytes or more, a file made to fill the memory one for every four.
Of a packed file the unpacked part counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .document import Table, all_tables, text_of
from .errors import UnreadableFile
from .language import _
from .limits import Limits

MARKUP = 270
"""Bytes of an element of XML or HTML, or of an attribute, in the tree and in what is read of it."""

LEAST_MARKUP = 4
"""Bytes of the shortest element written: <a/>."""


def check_pieces(count: int, size: int, bytes_each: int, limits: Limits) -> None:
    """Nothing, or `UnreadableFile` (limit) where so many pieces would take more memory than a file of a size may."""
    most = most_pieces(size, bytes_each, limits)
    if count > most:
        raise _too_many(count, most)


@dataclass(slots=True)
class MarkupCount:
    """Counts the elements and attributes of all parts of a document together, before each is parsed."""

    limits: Limits
    size: int = 0
    pieces: int = 0

    def add(self, data: bytes) -> None:
        """Nothing, or `UnreadableFile` (limit) where a part is too much beside those before it.

        Parts in which there is no room for so many pieces are not looked through.
        """
        self.size += len(data)
        room = most_pieces(self.size, MARKUP, self.limits) - self.pieces
        at_most = len(data) // LEAST_MARKUP
        if at_most > room:
            at_most = data.count(b"<") + data.count(b"=")
        if at_most > room:
            at_most = data.count(b"<") - data.count(b"</") + data.count(b'="') + data.count(b"='")
        self.pieces += at_most
        check_pieces(self.pieces, self.size, MARKUP, self.limits)


def check_tables(tables: Iterable[Table], limits: Limits) -> None:
    """Nothing, or `UnreadableFile` (limit) where the grids of all tables, or the texts in them, are too much together.

    What stands in several places, as repeated cells do, counts in each.
    """
    positions = characters = 0
    for table in all_tables(tables):
        positions += table.n_rows * table.n_columns
        characters += sum(map(len, map(text_of, table.cells)))
        if positions > limits.cells:
            raise _too_many(positions, limits.cells)
        if characters > limits.characters:
            text = _("The tables hold {count} characters; {most} are read. Split the file into smaller ones.")
            raise UnreadableFile("limit", text.format(count=characters, most=limits.characters))


def _too_many(count: int, most: int) -> UnreadableFile:
    text = _("The file holds {count} elements, cells or paragraphs; {most} are read. Split it into smaller files.")
    return UnreadableFile("limit", text.format(count=count, most=most))


def most_pieces(size: int, bytes_each: int, limits: Limits) -> int:
    """How many pieces of so many bytes may be made of a file of a size."""
    return min((limits.memory_bytes + limits.memory_factor * size) // bytes_each, limits.pieces)
