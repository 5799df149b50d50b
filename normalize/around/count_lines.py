"""Count the visible characters around a file's tables, and look for each line in what the forms say of them.

This does not trust the passes: it takes the document's text line by line, and each line has to be one that a form
holds, a part of the mark or the title of the form below it, or one of those that were told as running text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from zhibiao.extract.document import Document, Notice, Paragraph, Part, Place, Severity
from zhibiao.extract.language import _

from ..facts.wording import compact, visible_characters
from ..records import CheckKind, Form
from .lines_around import Owner
from .outside import body_blocks, has_words, is_seen, paragraphs_in
from .title_spans import is_numbering

SHOWN = 40
LONGEST_BESIDE = 60
"""What stands before or behind a title on its line has fewer characters."""
NO_WORDS = re.compile(r"[\W_]+")
OF_PAGE = -1
"""Stands for a table where a line stands beside the body's text."""
ASIDE = (Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.ENDNOTE, Part.TEXT_BOX)


def counted(
    document: Document, forms: Sequence[Form], owners: Sequence[Owner], running: Iterable[str]
) -> tuple[Form, ...]:
    """The forms with the characters of their lines counted in, and an error for each line that was not kept."""
    texts = [line.text for form in forms for line in form.lines]
    kept, said = Counter(map(visible_characters, [*running, *texts])), set(map(_words, texts))
    heads = _heads(document, forms, owners)
    lines = [(number, line, heads[table]) for number, table, line in _demanded(document, owners)]
    lost = _lost_lines(lines, kept, said)
    if lost:  # a title's line may have been taken for one of the same words elsewhere
        others = ((number, line) for number, line, own in lines if not _is_of_head(line, own, said))
        lost = _lost_lines([(number, line, set()) for number, line in others], kept, said)
    return tuple(_with_count(form, owners[n], lost.get(n, ())) for n, form in enumerate(forms))


def _lost_lines(
    lines: Iterable[tuple[int, str, set[str]]], kept: Mapping[str, int], said: Container[str]
) -> dict[int, list[str]]:
    """By the form next to them the lines that are neither kept nor of the marks and titles that stand there."""
    left, lost = Counter(kept), dict[int, list[str]]()
    for number, line, heads in lines:
        text = visible_characters(line)
        if left[text]:
            left[text] -= 1
        elif not _is_of_head(line, heads, said):
            lost.setdefault(number, []).append(line)
    return lost


def _heads(document: Document, forms: Sequence[Form], owners: Sequence[Owner]) -> Mapping[int, set[str]]:
    """By the first table of forms their marks and titles, all for the page; those outside the body stand anywhere."""
    heads: dict[int, set[str]] = {owner.first: set() for owner in owners}
    for form, owner in zip(forms, owners, strict=True):
        for text in (form.attachment, form.title, form.attachment + form.title):
            heads[owner.first] |= {_words(text), visible_characters(text)}
    n_body = len(document.body_tables())
    aside = [found for first, found in heads.items() if first >= n_body]
    near = {first: found.union(*aside) for first, found in heads.items()} if aside else heads
    return {**near, OF_PAGE: set().union(*heads.values())}


def _demanded(document: Document, owners: Sequence[Owner]) -> Iterator[tuple[int, int, str]]:
    """Each line outside the forms' tables with the form next to it and its first table; those of the page once."""
    ends = [owner.last for owner in owners]
    for table, text in _texts_of_body(document, owners):
        number = min(bisect_left(ends, table), len(owners) - 1)
        yield from ((number, owners[number].first, line) for line in filter(is_seen, text.split("\n")))
    for text in dict.fromkeys(block.text for block in paragraphs_in(document, *ASIDE)):
        yield from ((0, OF_PAGE, line) for line in filter(has_words, text.split("\n")))


def _texts_of_body(document: Document, owners: Sequence[Owner]) -> Iterator[tuple[int, str]]:
    """The texts of the body that are in no form's table, with the table that they stand in or above."""
    layout = {number for owner in owners if owner.is_inner for number in range(owner.first, owner.last + 1)}
    for table, block in body_blocks(document):
        if isinstance(block, Paragraph):
            yield table, block.text
        elif table in layout:
            yield from ((table, cell.text) for cell in block.cells)


def _words(text: str) -> str:
    """The text without blanks, brackets, colons and the signs of a heading; as it is where it has nothing else."""
    return NO_WORDS.sub("", compact(text)) or visible_characters(text)


def _is_of_head(line: str, heads: Iterable[str], said: Container[str]) -> bool:
    """Whether a line is a form's mark or title, or one of the lines that a title was wrapped over.

    What stands before or behind the title on its line is a line of the form, or the number of a chapter.
    """
    words = _words(line)
    behinds = [n for n in range(min(len(words), LONGEST_BESIDE)) if not n or words[-n:] in said]
    rests = (words[before : len(words) - behind] for before in _befores(words, heads, said) for behind in behinds)
    return any(rest and rest in head for rest in rests for head in heads)


def _befores(words: str, heads: Iterable[str], said: Container[str]) -> set[int]:
    """Where a title may begin: at the beginning, behind a mark, behind a line of the form or a number after these."""
    marks = {0, *(len(head) for head in heads if words.startswith(head))}
    behind = {
        end
        for start in marks
        for end in range(start + 1, min(start + LONGEST_BESIDE, len(words)))
        if words[start:end] in said or is_numbering(words[start:end])
    }
    return marks | behind


def _with_count(form: Form, owner: Owner, lost: Sequence[str]) -> Form:
    """The form with its share of all characters that were found, those of its tables and those of its lines."""
    found = sum(len(visible_characters(line.text)) for line in form.lines)
    missing = sum(len(visible_characters(line)) for line in lost)
    total = form.characters + found + missing
    in_tables = form.accounted * form.characters
    notices = (*form.notices, *(_lost(line, owner) for line in lost))
    share = 1.0 if not missing and form.accounted == 1.0 else (in_tables + found) / total
    return replace(form, characters=total, accounted=share, notices=notices)


def _lost(line: str, owner: Owner) -> Notice:
    text = _("This line around the form's table was not kept: {text}. Please report this file.")
    return Notice(CheckKind.UNACCOUNTED, text.format(text=line.strip()[:SHOWN]), Severity.ERROR, Place(owner.first))
