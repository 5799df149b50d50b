"""Find a document's tables with what stands above each: the attachment mark, the title, fields such as 单位：…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zhibiao.extract.document import Document, Paragraph, Part, Table

from .vocabulary import Vocabulary
from .wording import compact, is_blank, without_layout

MARK = re.compile(
    r"^[(（【\[]?(附\s*[件表录錄]\s*(?:[一二三四五六七八九十]+|\d+)?(?:\s*[-－—.]\s*\d+)*)\s*[)）】\]]?\s*[:：.、]?\s*(.*)$",
    re.S,
)
FIELD = re.compile(r"^([^:：，。；（(]{2,12})[:：]\s*([^:：]{0,60})$")
CONTINUED = re.compile(r"^[(（]?续\s*(?:上?\s*表|\d)")
SENTENCE_END = tuple("。；;，,、：:！!？?")
NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[、.．])")
BRACKETED = re.compile(r"^[(（【].*[)）】]$")
PAGE = re.compile(r"^[-—\s]*第?\s*\d+\s*页?[-—\s]*(?:共\s*\d+\s*页)?$")
HEADING = re.compile(r"#{1,6}\s+(.*\S)\s*#*$")
"""A heading of Markdown."""
LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a table; `continued` where nothing does, or only the words 续表."""

    attachment: str = ""
    title: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    continued: bool = False


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
    fields = {without_layout(m.group(1)): m.group(2).strip() for text in printed if (m := FIELD.match(text))}
    continued = not first and all(CONTINUED.match(text) for text in printed)
    return Heading(attachment, "" if continued else _title(texts, vocabulary), fields, continued)


def _title(texts: Sequence[str], vocabulary: Vocabulary) -> str:
    """The title among the lines above a table: the likeliest line nearest to it, with the lines it was wrapped over."""
    if heads := [found.group(1) for text in texts if (found := HEADING.match(text))]:
        return without_layout(heads[-1])
    likely = [place for place, text in enumerate(texts) if _may_be_title(text)]
    if not likely:
        return ""
    sure = [place for place in likely if is_title(texts[place], vocabulary)]
    last = (sure or likely)[-1]
    first = last
    while first > 0 and _wraps(texts[first - 1], texts[first], vocabulary):
        first -= 1
    while last + 1 < len(texts) and _goes_on(texts[last], texts[last + 1], vocabulary):
        last += 1
    return without_layout("".join(f"{text}\n" for text in texts[first : last + 1]))


def is_title(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line reads like the title of a form."""
    return _may_be_title(text) and _is_complete(text, vocabulary) and not NUMBERED.match(text)


def _may_be_title(text: str) -> bool:
    return not (
        is_blank(text)
        or len(text) > LONGEST_TITLE
        or text.endswith(SENTENCE_END)
        or FIELD.match(text)
        or PAGE.match(text)
        or CONTINUED.match(text)
        or BRACKETED.match(text)
    )


def _is_complete(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the line ends as titles end: 考核表, 评分标准（试行）."""
    plain = re.sub(r"\([^()]*\)$", "", vocabulary.plain(text))
    return plain.endswith(vocabulary.titles.ends)


def _wraps(upper: str, lower: str, vocabulary: Vocabulary) -> bool:
    """Whether a title that ends in the lower line began in the upper one."""
    if not _may_be_title(upper) or _is_complete(upper, vocabulary) or NUMBERED.match(lower):
        return False
    return not re.match(r"\D{0,2}(?:19|20)\d{2}年", lower) and len(upper) + len(lower) <= LONGEST_TITLE


def _goes_on(upper: str, lower: str, vocabulary: Vocabulary) -> bool:
    """Whether the lower line is the rest of the title: 评分表 / （试行）, or 年终考核 / 指标."""
    if BRACKETED.match(lower) and len(lower) <= 20 and not re.search(r"[:：]", lower):
        return True
    return _may_be_title(lower) and not _is_complete(upper, vocabulary) and not NUMBERED.match(lower)
