"""Find a document's tables with what stands above each: the attachment mark, the title, fields such as 单位：…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zhibiao.extract.document import Document, Paragraph, Part, Table

from ...around.captions import MARK
from ...around.title_lines import CONTINUED, PAGE, fields_of_lines, is_title, title_of
from ...around.title_spans import title_span
from ...facts.line_kinds import CHAPTER, ends_statement, is_running
from ...facts.vocabulary import Vocabulary
from ...facts.wording import compact

SIGNED = re.compile(r"(?:[^:：]{0,8}(?:签名|签字|签章|盖章)[)）]?|日\s*期)\s*[:：]")


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
    """A top-level table with its heading; `number` counts the body's tables, then those of other parts."""

    table: Table
    heading: Heading
    number: int


def find_tables(document: Document, vocabulary: Vocabulary) -> Iterator[Found]:
    """The document's tables, the body's first, each with its heading.

    An attachment mark stands for the tables after it, too, up to where a chapter begins. A table of a text box, a
    header or a note without a title of its own has that of the text around it.
    """
    lines: list[str] = []
    heading = Heading()
    number = 0
    for block in (one for one in document.blocks if one.part is Part.BODY):
        if isinstance(block, Paragraph):
            lines.extend(block.text.split("\n"))
            continue
        heading = _heading(lines, heading.attachment, vocabulary, first=number == 0)
        yield Found(block, heading, number)
        number += 1
        lines = []
    aside = _tables_aside(document, number, vocabulary)
    bare = [place for place, one in enumerate(aside) if not is_title(one.heading.title, vocabulary)]
    headings = _headings_left(lines, number, heading, vocabulary) if bare else []
    yield from _with_headings(aside, bare, headings)


def _with_headings(aside: list[Found], bare: Sequence[int], headings: Sequence[Heading]) -> list[Found]:
    """The tables, the bare ones under one heading for all or one for each; as they are where there are others."""
    shared = [*headings] * len(bare) if len(headings) == 1 else headings
    if len(bare) == len(shared):
        for place, heading in zip(bare, shared, strict=True):
            aside[place] = replace(aside[place], heading=heading)
    return aside


def _tables_aside(document: Document, number: int, vocabulary: Vocabulary) -> list[Found]:
    """The tables outside the body, each with what stands above it in its part, counted from a number on."""
    found: list[Found] = []
    lines: list[str] = []
    part = Part.BODY
    for block in (one for one in document.blocks if one.part is not Part.BODY):
        lines = lines if block.part is part else []
        part = block.part
        if isinstance(block, Paragraph):
            lines.extend(block.text.split("\n"))
        else:
            found.append(Found(block, _heading(lines, "", vocabulary, first=True), number + len(found)))
            lines = []
    return found


def _headings_left(lines: Sequence[str], tables: int, last: Heading, vocabulary: Vocabulary) -> list[Heading]:
    """The headings that the body has for tables outside it: those below its last table, else that of its one table."""
    titles = [line for line in lines if is_title(line, vocabulary)]
    if len(titles) > 1:
        return [_heading([line], last.attachment, vocabulary, first=True) for line in titles]
    if titles or not tables:
        return [_heading(lines, last.attachment, vocabulary, first=True)]
    return [last] if tables == 1 else []


def _heading(above: Sequence[str], attachment: str, vocabulary: Vocabulary, first: bool) -> Heading:
    mark, texts = "", list[str]()
    for line in above:
        if found := MARK.match(line.strip()):
            mark, texts = compact(found.group(1)), []
            line = found.group(2)
        texts.append(line.strip())
    printed = [text for text in texts if text and not PAGE.match(text)]
    if not first and all(CONTINUED.match(text) for text in printed):
        return Heading(mark or attachment, fields=fields_of_lines(printed, vocabulary), continued=True)
    title = title_of(texts, vocabulary)
    span = title_span(texts, [title.text], 0)
    start = span.first if span else len(texts)
    if mark:
        attachment = "" if any(ends_statement(text, vocabulary) for text in texts[1:start]) else mark
    elif any(map(CHAPTER.match, texts)):
        attachment = ""
    near = [text for text in _near(texts, start, vocabulary) if text and not PAGE.match(text)]
    return Heading(attachment, title.text, fields_of_lines(near, vocabulary), caption=title.caption)


def _near(texts: Sequence[str], start: int, vocabulary: Vocabulary) -> list[str]:
    """The lines that stand with a title that starts on a line, or with the table: those behind all running text.

    Signatures right behind a sentence are those of what it says.
    """
    begin = max((place + 1 for place, text in enumerate(texts[:start]) if is_running(text, vocabulary)), default=0)
    near: list[str] = []
    is_said = False
    for text in texts[begin:]:
        is_said = ends_statement(text, vocabulary) or (is_said and (not text or bool(SIGNED.match(text))))
        if not is_said:
            near.append(text)
    return near
