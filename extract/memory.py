"""Bounds on what a file makes of the memory, checked before it is taken: 20 times the file, and 100 MB.

What takes memory are pieces: elements and their attributes, cells, paragraphs. Their number is counted in the bytes,
which is quick; a document has a piece for every dozen bytes or more, a file made to fill the memory one for every four.
Of a packed file the unpacked part counts.
"""

from __future__ import annotations

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
        text = _("The file holds {count} elements, cells or paragraphs; {most} are read. Split it into smaller files.")
        raise UnreadableFile("limit", text.format(count=count, most=most))


def check_markup(data: bytes, limits: Limits) -> None:
    """The same for the bytes of XML, before they are parsed; single bytes are counted first, as that is quick."""
    most = most_pieces(len(data), MARKUP, limits)
    if len(data) // LEAST_MARKUP > most and data.count(b"<") + data.count(b"=") > most:
        elements = data.count(b"<") - data.count(b"</")
        attributes = data.count(b'="') + data.count(b"='")
        check_pieces(elements + attributes, len(data), MARKUP, limits)


def most_pieces(size: int, bytes_each: int, limits: Limits) -> int:
    """How many pieces of so many bytes may be made of a file of a size."""
    return min((limits.memory_bytes + limits.memory_factor * size) // bytes_each, limits.pieces)
