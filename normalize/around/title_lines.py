"""Say of the lines above a table which is its title, without its caption and without what stands beside it.

表1-2 县水务局2023年度考核指标表　　单位：分   --->   表1-2 | 县水务局2023年度考核指标表 | 单位：分
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..facts.vocabulary import Vocabulary
from ..facts.wording import is_blank, without_layout
from .captions import Apart, caption_apart
from .field_lines import COLON, LAST_BRACKET, Fields, fields_apart, fields_in
from .read_titles import ends_as_unit, read_title

CONTINUED = re.compile(r"^[(（]?续\s*(?:上?\s*表|\d)")
SENTENCE_END = tuple("。；;，,、：:！!？?")
SENTENCE = re.compile(r"[。；]|^(?:根据|按照|依据|为了|为进一步|现将|以下|下列|本表)|^(?:[□☐☑☒√]|\[\s*\])")
"""What no title has: a stop within, the beginning of a sentence or a box to tick."""
INNER_STOPS = re.compile(r"[，,；;！!？?]")
BRACKETED = re.compile(r"^[(（【](?:[^()（）【】]|[(（][^()（）]*[)）])*[)）】]$")
PAGE = re.compile(r"^[-—\s]*+第?\s*+\d++\s*+页?[-—\s]*+(?:共\s*+\d++\s*+页)?$")
HEADING = re.compile(r"#{1,6}\s+(.*\S)\s*#*$")
"""A heading of Markdown."""
GAP = re.compile(r"[\s_＿]{2,}|[\t　]")
USUAL_TITLE, LONGEST_TITLE = 80, 200
"""A longer line than usual is a title where it ends as one, without stops within, and nothing better stands there."""
LONGEST_REGION = 6
"""The name of a region that a title's first line ends in: 青禾县 over 水利局考核表."""


@dataclass(frozen=True, slots=True)
class TitleLine:
    """What a line says that may be a title, or its part; `caption` and `beside` are what stands before and behind.

    `lines` are the first line that a title was wrapped over and the one after the last.
    """

    text: str
    caption: str = ""
    beside: str = ""
    is_sure: bool = False
    lines: tuple[int, int] = (0, 1)


NO_TITLE = TitleLine("")


def is_title(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line reads like the title of a form."""
    line = title_line(text, vocabulary)
    return line is not None and line.is_sure


def title_line(line: str, vocabulary: Vocabulary) -> TitleLine | None:
    """What a line says as a title, None where it can be none: a sentence, a field, a page number, nothing."""
    text = line.strip()
    if len(text) > LONGEST_TITLE or _is_layout(text) or _named_unit(text, vocabulary):
        return None
    apart = caption_apart(text)
    fields = fields_apart(apart.text)
    if fields.before and ends_as_title(fields.before, vocabulary):
        beside = apart.text[len(fields.before) :].strip()
        return TitleLine(fields.before, apart.caption, beside, _is_sure(fields.before, apart.numbered, vocabulary))
    said = _without_colon(apart.text, vocabulary)
    if _is_prose(said) or _are_fields(said, fields if said == apart.text else fields_apart(said), vocabulary):
        return None
    return _bare_title(said, apart, vocabulary)


def _is_prose(text: str) -> bool:
    """Whether a text is none, a sentence, the beginning of one, or all in brackets."""
    return not text or text.endswith(SENTENCE_END) or bool(SENTENCE.search(text) or BRACKETED.match(text))


def _bare_title(said: str, apart: Apart, vocabulary: Vocabulary) -> TitleLine | None:
    """The title that all of a text may be; None where it is longer than usual and does not end as one."""
    is_long = len(said) > USUAL_TITLE
    ends = ends_as_title(said, vocabulary) and not (is_long and INNER_STOPS.search(said))
    if is_long and not ends:
        return None
    return TitleLine(said, apart.caption, "", ends and _is_sure(said, apart.numbered, vocabulary))


def fields_of_lines(lines: Iterable[str], vocabulary: Vocabulary) -> Mapping[str, str]:
    """The fields of lines above a table; a title with a colon is none, and those beside a title are."""
    return fields_in(_field_text(line, vocabulary) for line in lines)


def _field_text(line: str, vocabulary: Vocabulary) -> str:
    if not COLON.search(line):
        found = _named_unit(line, vocabulary)
        return f"{found[0]}：{found[1]}" if found else ""
    title = title_line(line, vocabulary)
    return caption_apart(line).text if title is None else title.beside


def _named_unit(line: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """The label and the unit of a line without a colon: 单位名称　县水务局."""
    label, _gap, name = line.strip().replace("\t", " ").replace("　", " ").partition(" ")
    known = LAST_BRACKET.sub("", vocabulary.plain(label)) in vocabulary.titles.unit_fields
    return (label, name.strip()) if known and ends_as_unit(name.strip(), vocabulary) else None


def _is_layout(text: str) -> bool:
    return is_blank(text) or bool(PAGE.match(text) or CONTINUED.match(text))


def _without_colon(text: str, vocabulary: Vocabulary) -> str:
    """A text without the colon behind it, where it surely is a title: 县水务局2023年度考核指标表：."""
    bare = text.rstrip(":： ")
    return bare if bare != text and names_form(bare, vocabulary) else text


def _is_sure(text: str, numbered: bool, vocabulary: Vocabulary) -> bool:
    """Whether a text that ends as a title is one; of chapters, as 一、考核内容, only what names a unit or a year."""
    return not numbered or names_form(text, vocabulary)


def _are_fields(text: str, fields: Fields, vocabulary: Vocabulary) -> bool:
    """Whether a line is one of fields, and no title with a colon: 县水务局：2023年度考核指标表."""
    if not fields.pairs:
        return _are_labels(text, vocabulary)
    key, value = fields.pairs[0]
    if len(fields.pairs) > 1 or is_label(key, vocabulary):
        return True
    ends = ends_as_title(value, vocabulary) and names_form(f"{key}{value}", vocabulary)
    return not (ends or (names_form(key, vocabulary) and ends_as_unit(value, vocabulary)))


def is_label(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is what stands before a colon: 填报单位（盖章）, 考核时间."""
    plain = LAST_BRACKET.sub("", vocabulary.plain(text))
    return plain in vocabulary.titles.unit_fields or plain.endswith(vocabulary.titles.labels)


def _are_labels(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line without colons is of labels with blanks to fill in: 班级     姓名     学号."""
    words = [word for word in GAP.split(text) if word]
    return len(words) > 1 and all(is_label(word, vocabulary) and not ends_as_title(word, vocabulary) for word in words)


def ends_as_title(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text ends as titles end: 考核表, 评分标准（试行）."""
    plain = vocabulary.plain(text)
    while (shorter := LAST_BRACKET.sub("", plain)) != plain:
        plain = shorter
    return plain.endswith(vocabulary.titles.ends)


def names_form(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text that ends as a title names the unit or the year of its form."""
    if not ends_as_title(text, vocabulary):
        return False
    parts = read_title(text, vocabulary)
    return bool(parts.unit) or parts.year is not None


def title_of(lines: Sequence[str], vocabulary: Vocabulary) -> TitleLine:
    """The title among lines: the likeliest one nearest to their end, with the lines that it was wrapped over.

    Headings of Markdown come before other lines, lines that end as titles before others, usual lengths before longer.
    What does not end as a title is none where a sentence stands between it and the table.
    """
    headings = [found.group(1) for line in lines if (found := HEADING.match(line))]
    printed = headings or lines
    said = [title_line(line, vocabulary) for line in printed]
    likeliest = _likeliest(said, -1 if headings else _last_sentence(lines))
    if likeliest is None:
        return NO_TITLE
    rank, place = likeliest
    first, stop = (place, place + 1) if headings else _wrapped(lines, said, place, vocabulary)
    text, caption, beside = _in_one(said[first:stop], printed[first:stop])
    return TitleLine(text, caption, beside, rank > 0, (first, stop))


def _in_one(said: Sequence[TitleLine | None], printed: Sequence[str]) -> tuple[str, str, str]:
    """The text of a title's lines, with the caption before the first and what stands beside the last."""
    parts = (line if one is None else one.text for one, line in zip(said, printed, strict=True))
    top, bottom = said[0] or NO_TITLE, said[-1] or NO_TITLE
    return without_layout("".join(f"{part}\n" for part in parts)), top.caption, bottom.beside


def title_in(lines: Sequence[str], vocabulary: Vocabulary) -> TitleLine | None:
    """The title among the lines of a cell, None where none of them surely is one."""
    found = title_of(lines, vocabulary)
    return found if found.is_sure else None


def _last_sentence(lines: Sequence[str]) -> int:
    """The place of the last line that ends a sentence, -1 where none does."""
    return max((place for place, line in enumerate(lines) if line.rstrip().endswith("。")), default=-1)


def _likeliest(said: Sequence[TitleLine | None], prose: int) -> tuple[int, int] | None:
    """The rank and the place of the likeliest title; up to the line of `prose` only what surely is one."""
    ranked = [(_rank(one), place) for place, one in enumerate(said) if one is not None]
    return max(((rank, place) for rank, place in ranked if rank or place > prose), default=None)


def _rank(line: TitleLine) -> int:
    if not line.is_sure:
        return 0
    return 2 if len(line.text) <= USUAL_TITLE else 1


def _wrapped(
    lines: Sequence[str], said: Sequence[TitleLine | None], place: int, vocabulary: Vocabulary
) -> tuple[int, int]:
    """The first line of the title that stands in a line, and the one after its last."""
    first = last = place
    while first > 0 and _wraps(said[first - 1], said[first], vocabulary):
        first -= 1
    while last + 1 < len(lines) and _goes_on(said[last], lines[last + 1].strip(), said[last + 1], vocabulary):
        last += 1
    return first, last + 1


def _wraps(upper: TitleLine | None, lower: TitleLine | None, vocabulary: Vocabulary) -> bool:
    """Whether a title that ends in the lower line began in the upper one."""
    if upper is None or lower is None or upper.beside or lower.caption:
        return False
    if ends_as_title(upper.text, vocabulary) or len(upper.text) + len(lower.text) > USUAL_TITLE:
        return False
    return _begins_title(upper.text.strip(), lower.text, vocabulary)


def _begins_title(upper: str, lower: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is the unit, the region or the year of the title below it."""
    below = read_title(lower, vocabulary)
    if not below.unit or not ends_as_title(lower, vocabulary):
        return below.year is None or ends_as_unit(upper, vocabulary)
    is_region = upper.endswith(vocabulary.titles.regions)
    if below.year is not None:
        return is_region and len(upper) <= LONGEST_REGION
    return is_region or read_title(upper, vocabulary).year is not None


def _goes_on(upper: TitleLine | None, text: str, lower: TitleLine | None, vocabulary: Vocabulary) -> bool:
    """Whether the lower line is the rest of the title: 评分表 / （试行）, or 年终考核 / 指标."""
    if upper is None or upper.beside:
        return False
    if BRACKETED.match(text) and len(text) <= 20 and not re.search(r"[:：]", text):
        return True
    return lower is not None and not lower.caption and not ends_as_title(upper.text, vocabulary)
