"""Word and text files to a Document of paragraphs and tables."""

from .document import Cell, Document, Merges, Notice, Paragraph, Part, Place, Severity, Table
from .errors import UnreadableFile, ZhibiaoError
from .limits import LIMITS, Limits
from .read import read
from .text.hints import TextHints

__all__ = [
    "LIMITS",
    "Cell",
    "Document",
    "Limits",
    "Merges",
    "Notice",
    "Paragraph",
    "Part",
    "Place",
    "Severity",
    "Table",
    "TextHints",
    "UnreadableFile",
    "ZhibiaoError",
    "read",
]
