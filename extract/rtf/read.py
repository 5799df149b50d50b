"""RTF files to a Document: the body's blocks, then text boxes, headers, footers and notes, and what was not kept."""

from __future__ import annotations

import re

from ..document import Document, Notice, Part, ReadingKind, Severity, Table
from ..errors import UnreadableFile
from ..language import _
from ..limits import Limits
from ..memory import MARKUP, check_pieces
from .actions import ACTIONS
from .codepages import MULTIBYTE
from .parse import Parser
from .state import Counts
from .story import Story

BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?[\s\0]*\{\s*\\rtf")

CELL = b"cell"
OF_EQUATION = b"{\\m"
BYTES_A_CELL = 250
"""The memory that a cell takes; the word is in the control words for its end and for its right edge."""

ORDER = (Part.BODY, Part.TEXT_BOX, Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.ENDNOTE, Part.COMMENT)


def read_rtf(data: bytes, limits: Limits) -> Document:
    """Read an RTF file; source: the Rich Text Format (RTF) Specification, version 1.9.1.

    Raises `UnreadableFile`: corrupt where it is no RTF, limit where tables or groups exceed what is read.
    """
    if not BEGINNING.match(data):
        raise UnreadableFile("corrupt", _("This is not an RTF file. Open it in Word and save it again."))
    check_pieces(data.count(CELL), len(data), BYTES_A_CELL, limits)
    check_pieces(data.count(OF_EQUATION), len(data), MARKUP, limits)
    parser = Parser(data, limits, ACTIONS)
    parser.run()
    blocks = tuple(block for story in _stories(parser) for block in story.blocks)
    notices = [notice for story in parser.stories for notice in story.notices] + _notices(parser.counts)
    if parser.truncated:
        notices.append(_truncated())
    return Document("", "rtf", blocks, tuple(notices), encoding=parser.page if parser.page in MULTIBYTE else "")


def _stories(parser: Parser) -> list[Story]:
    """The body and the other stories that hold something and were not taken into cells, in the order of their parts."""
    stories = [parser.body, *(story for story in parser.stories[1:] if _has_content(story) and not story.taken)]
    return sorted(stories, key=lambda story: ORDER.index(story.part))


def _has_content(story: Story) -> bool:
    return any(isinstance(block, Table) or block.text.strip() for block in story.blocks)


def _truncated() -> Notice:
    text = _("The file ends before its last group is closed: its end may be missing. Copy or download it again.")
    return Notice(ReadingKind.TRUNCATED, text, Severity.ERROR)


def _notices(counts: Counts) -> list[Notice]:
    met = (
        (
            counts.undecoded,
            ReadingKind.ENCODING_GUESSED,
            _("{count} pieces of text hold bytes that their code page does not have."),
        ),
        (
            counts.unknown_symbols,
            ReadingKind.SYMBOL_UNKNOWN,
            _("{count} characters of symbol fonts are not known; they stay as they are."),
        ),
    )
    severity = {ReadingKind.ENCODING_GUESSED: Severity.WARNING, ReadingKind.SYMBOL_UNKNOWN: Severity.WARNING}
    return [
        Notice(kind, text.format(count=count), severity.get(kind, Severity.INFO)) for count, kind, text in met if count
    ]
