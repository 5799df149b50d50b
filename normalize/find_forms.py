"""Find a document's tables with what stands above each: the attachment mark, the title, fields such as 单位：…."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zhibiao.extract.document import Document, Paragraph, Part, Table

from .captions import MARK
from .title_lines import CONTINUED, PAGE, fields_of_lines, title_of
from .vocabulary import Vocabulary
from .wording import compact


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a table; `continued` where nothing does, or only the words 续表.

    `caption` is what stands before the title and is none of it: 表1, 一、.
    """

    attachment: str = ""
    title: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    continued: bool = False
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A top-level table with its heading; `number` counts the body's tables, None elsewhere."""

    table: Table
    heading: Heading
    number: int | None


def find_tables(document: Document, vocabulary: Vocabulary) -> Iterator[Found]:
    """The document's tables in order, each with its heading; an attachment mark stands for the tables after it too."""
    above: list[Paragraph] = []
    attachment, number = "", 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            above.append(block)
            continue
        heading = _heading(above, attachment, vocabulary, first=number == 0)
        attachment = heading.attachment
        body = block.part is Part.BODY
        yield Found(block, heading, number if body else None)
        number += body
        above = []


def _heading(above: Sequence[Paragraph], attachment: str, vocabulary: Vocabulary, first: bool) -> Heading:
    texts: list[str] = []
    for paragraph in above:
        for line in paragraph.text.split("\n"):
            if found := MARK.match(line.strip()):
                attachment, texts = compact(found.group(1)), []
                line = found.group(2)
            texts.append(line.strip())
    printed = [text for text in texts if text and not PAGE.match(text)]
    if not first and all(CONTINUED.match(text) for text in printed):
        return Heading(attachment, fields=fields_of_lines(printed, vocabulary), continued=True)
    title = title_of(texts, vocabulary)
    return Heading(attachment, title.text, fields_of_lines(printed, vocabulary), caption=title.caption)
