"""What a line outside a table is: a page number, a place to fill in, a note, or running text of the document."""

from __future__ import annotations

import re

from ..records import LineKind
from .numbered import leading_number
from .vocabulary import Vocabulary
from .wording import compact, is_blank

PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*(?:第|page)?\s*\d{1,4}\s*页?(?:[-—–·•,，;；/\s]*(?:共|of|/)?\s*\d{1,4}\s*页)?"
    r"(?:\s*(?:/|of)\s*\d{1,4})?[-—–·•\s]*",
    re.IGNORECASE,
)
PAGES = re.compile(r"(?:[-—–·•,，;；/\s（(]*[第共]\s*\d{0,4}\s*页[-—–·•\s）)]*){1,2}")
"""第1页 共5页 in either order; the number is missing where the file keeps only the field that Word fills in."""
LONGEST_PAGE_NUMBER = 40
CONTINUED = re.compile(r"[（(]?\s*续\s*上?\s*表[\s\d一二三四五六七八九十]*[:：]?\s*[)）]?")
LABEL = re.compile(r"(?:^|[\s　])[^\s　:：，,。；;]{1,14}[:：]")
IN_DATES = r"[\s\d_＿×xX〇○零一二三四五六七八九十]"
DATE = re.compile(
    rf"(?:[\d〇○零一二三四五六七八九]{{4}}|[\s_＿×xX]{{1,4}}|^)\s{{0,8}}年{IN_DATES}{{0,20}}月(?:{IN_DATES}{{0,20}}日)?"
)
BOX = re.compile("[□☐☑☒■√✓]")
CHAPTER = re.compile(r"#{1,6}\s|第[一二三四五六七八九十百零\d]{1,4}[章节条编篇]")
NUMBER = re.compile(r"[（(]?([一二三四五六七八九十]{1,3}|\d{1,2})(?:[、．.)）])(?!\d)")
FIRST = frozenset({"一", "1"})
SENTENCE_END = ("。", "；", ";")
SHORT = 30
"""A line of more characters that ends as sentences do is running text, unless it is a note."""
MOST_FILLED = 120
HEAD_WORDS = (
    "考核期",
    "考核时间",
    "考核年度",
    "考核周期",
    "考评期",
    "评价期",
    "报告期",
    "姓名",
    "岗位",
    "编号",
    "表号",
)
"""How a place to fill in begins that stands above a table, besides the names for the unit."""


ROMAN = re.compile(r"[-—–·•\s]*[ivxIVXⅠ-Ⅻⅰ-ⅻ]{1,6}[-—–·•\s]*")


def is_layout(line: str) -> bool:
    """Whether a line only helps to leaf: a page number alone, the words 续表, nothing at all."""
    text = line.strip()
    if len(text) > LONGEST_PAGE_NUMBER:
        return is_blank(text)
    return is_blank(text) or any(layout.fullmatch(text) for layout in (PAGE_NUMBER, PAGES, ROMAN, CONTINUED))


def kind_of(line: str, vocabulary: Vocabulary) -> LineKind:
    """Whether a line is a place to fill in (a label and a colon, a date, a box to tick) or says something."""
    if is_note(line, vocabulary):
        return LineKind.NOTE
    told = line.rstrip().endswith(SENTENCE_END)
    asks = LABEL.search(line) or DATE.fullmatch(line.strip()) or BOX.search(line)
    return LineKind.FIELDS if asks and not told else LineKind.NOTE


def is_note(line: str, vocabulary: Vocabulary) -> bool:
    """Whether a line begins as notes do: 注：, 备注, 填表说明 alone, 注1."""
    return bool(without_note_word(line, vocabulary) != line)


def without_note_word(line: str, vocabulary: Vocabulary) -> str:
    """The line without the word that a note begins with; the line itself where it begins with none."""
    text = line.strip().lstrip("（(【[※*")
    for word in sorted(vocabulary.rows.note, key=len, reverse=True):
        rest = text.removeprefix(word)
        if rest != text and (not rest or rest[0] in ":：)）】] 　\t" or rest[0].isdigit()):
            return rest.lstrip(":：)）】] 　\t")
    return line


def stands_below(line: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is one of those that stand below tables: a note, a place to sign, a date, a box to tick."""
    plain = f"{vocabulary.plain(line)}:"
    return bool(
        is_note(line, vocabulary)
        or DATE.search(line)
        or BOX.search(line)
        or any(f"{word}{end}" in plain for word in vocabulary.rows.label for end in ":(")
    )


def stands_above(line: str, vocabulary: Vocabulary) -> bool:
    """Whether a line names what a form is about, as those do that stand above tables: 被考核单位：, 考核期：."""
    plain = compact(line)
    words = (*vocabulary.titles.unit_fields, *HEAD_WORDS)
    return plain.startswith(words) and (":" in plain or "(" in plain) and not is_signature(line, vocabulary)


def is_signature(line: str, vocabulary: Vocabulary) -> bool:
    """Whether the first label of the line is a place to sign, or to say how it went: 单位负责人：, 考核组意见：."""
    first = re.split("[:(]", vocabulary.plain(line), maxsplit=1)[0]
    return first.endswith(vocabulary.rows.label)


def begins_chapter(line: str) -> bool:
    """Whether the document goes on with a line: a chapter, an article, a number other than the first."""
    text = line.strip()
    number = NUMBER.match(text)
    return bool(CHAPTER.match(text) or (number and number.group(1) not in FIRST))


def asks(line: str) -> bool:
    """Whether a line of few words has labels with room behind them, or what was filled in there."""
    text = line.strip()
    if begins_chapter(text) or is_item(text) or text.endswith((*SENTENCE_END, "：", ":")) or len(text) > MOST_FILLED:
        return False
    return bool(LABEL.search(text))


def is_item(line: str) -> bool:
    """Whether a line begins with a number of a list, not with one of chapters and articles."""
    return bool(NUMBER.match(line.strip())) or leading_number(line) is not None


def is_prose(line: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is running text: a chapter's, or a long sentence that is no note."""
    text = line.strip()
    if is_note(line, vocabulary):
        return False
    return begins_chapter(line) or (len(text) > SHORT and text.endswith((*SENTENCE_END, "：", ":")))


def is_running(line: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is a chapter's, or a long sentence that is no note; labels to fill in end in a colon as well."""
    return is_prose(line, vocabulary) and not line.rstrip().endswith(("：", ":"))


def ends_statement(line: str, vocabulary: Vocabulary) -> bool:
    """Whether running text or a sentence ends with a line: what stands above it does not stand with a table below."""
    said = line.rstrip().endswith(("。", "！", "!")) and not is_note(line, vocabulary)
    return said or is_running(line, vocabulary)
