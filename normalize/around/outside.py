"""What stands in a document outside its tables: the lines of its text between them, and those of its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhibiao.extract.document import Document, Paragraph, Part, Table

from ..facts.line_kinds import is_layout
from ..facts.wording import compact
from ..records import LinePlace
from .title_spans import NO_WORDS

PAGE = {Part.HEADER: LinePlace.HEADER, Part.FOOTER: LinePlace.FOOTER, Part.TEXT_BOX: LinePlace.TEXT_BOX}


def is_seen(line: str) -> bool:
    """Whether a line says something, and is no page number."""
    return not is_layout(line)


def has_words(line: str) -> bool:
    """Whether a line beside the body's text says something: dashes may have stood around the number of a page."""
    return is_seen(line) and not NO_WORDS.fullmatch(line)


def seen_lines(lines: Iterable[str]) -> list[str]:
    """The lines that say something."""
    return list(filter(is_seen, lines))


def body_blocks(document: Document) -> Iterator[tuple[int, Paragraph | Table]]:
    """The blocks of the body's text, each with the number of the table that it is or stands above."""
    table = 0
    for block in document.blocks:
        if block.part is Part.BODY:
            yield table, block
            table += isinstance(block, Table)


def paragraphs_in(document: Document, *parts: Part) -> Iterator[Paragraph]:
    """The paragraphs in parts of the file, in their order."""
    return (block for block in document.blocks if isinstance(block, Paragraph) and block.part in parts)


def stretches(document: Document) -> list[list[str]]:
    """The lines of the body's text before, between and after its tables."""
    found: list[list[str]] = [[]]
    for _table, block in body_blocks(document):
        if isinstance(block, Table):
            found.append([])
        else:
            found[-1].extend(line.rstrip() for line in block.text.split("\n"))
    return found


def page_lines(document: Document) -> dict[LinePlace, list[str]]:
    """The lines of page headers, page footers and text boxes, each once; page numbers and dashes alone are none."""
    found: dict[LinePlace, dict[str, str]] = {place: {} for place in PAGE.values()}
    for block in paragraphs_in(document, *PAGE):
        for line in filter(has_words, block.text.split("\n")):
            found[PAGE[block.part]].setdefault(compact(line), line.rstrip())
    return {place: list(lines.values()) for place, lines in found.items()}
