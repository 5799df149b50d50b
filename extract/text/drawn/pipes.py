"""Tables drawn with bars: Markdown, pandoc's pipe and grid tables, antiword's, web pages flattened to `| a | b |`.

| a | b |        +---+---+        |a     |b     |
|---|---|        | a | b |        |a goes|      |
| c | d |        +===+===+        |on    |      |
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, pairwise
from math import inf
from operator import itemgetter
from unicodedata import east_asian_width

from ...document import Merges, Notice, Paragraph, ReadingKind, Severity, Table
from ...language import _
from ...limits import Limits
from ..assemble import Draft
from ..columns import Row
from ..found import Found
from ..kinds import Kind, kind_of
from ..parted import Parted
from ..separated import stacked
from ..shifted import set_right
from .grid import may_have_spans, read_grid
from .markdown import BAR, RULE, UNESCAPED, heading, is_markdown, marks_merges, plain_cells, read_marked
from .open_rows import read_open

SAMPLE_LINES = 2000
BORDER = re.compile(r"\s*\+(?:[-=:]+\+)+\s*$")
EDGES = re.compile(r"\s*\|.*[|+]\s*$|\s*\+(?=.*[-=:]\+).*[|+]\s*$")
"""A line with outer bars, or with a border that does not go through."""

WRAPPED = 0.0
"""The margin of rows whose lines were put together."""

LONGEST_SHOWN = 40
MOSTLY = 5
"""All but one of so many."""

WORD = re.compile(r"[A-Za-z0-9]+|.")
INSIDE = re.compile("。.")
WORD_END = re.compile(r"[A-Za-z0-9]$")


def _has_rows(text: str) -> bool:
    """Whether two neighbouring lines stand between bars and hold as many inside, one at least."""
    lines = [line for line in text.split("\n", SAMPLE_LINES)[:SAMPLE_LINES] if not BORDER.match(line)]
    pairs = pairwise(lines)
    return any(BAR.match(one) and BAR.match(two) and _n_cells(one) == _n_cells(two) > 1 for one, two in pairs)


def _n_cells(line: str) -> int:
    return len(_split(line))


def read_drawn(text: str, limits: Limits) -> Found | None:
    """The drawn tables and the paragraphs between them, if lines between bars are as many rows or stand over a rule.

    Raises `UnreadableFile` (limit) as `read_marked` does.
    """
    markdown = is_markdown(text)
    if not markdown and not _has_rows(text):
        return None
    if markdown and marks_merges(text):
        return read_marked(text, limits)
    return _found(text, limits, markdown=markdown)


def read_barred(text: str, limits: Limits) -> Found | None:
    """The same of text whose rows have no outer bars, if there are tables of such."""
    if text.count("\n\t") > text.count("|"):
        return None
    found = _found(text, limits, markdown=False)
    return found if any(isinstance(block, Table) for block in found.blocks) else None


def _found(text: str, limits: Limits, *, markdown: bool) -> Found:
    parted = Parted()
    for part in _parts(text.split("\n")):
        if isinstance(part, Draft):
            parted.begin(part)
        else:
            parted.outside[-1].append(part)
    drafts = parted.drafts
    left = [line for line in chain.from_iterable(parted.outside) if "|" in line]
    set_right(drafts)
    blocks, notices = parted.assembled(limits)
    if markdown:
        blocks = tuple(heading(block.text) if isinstance(block, Paragraph) else block for block in blocks)
    tables = sum(isinstance(block, Table) for block in blocks)
    said = _("Cells parted by bars, a row on each line or between borders: {tables} tables.").format(tables=tables)
    merges = Merges.EXPLICIT if drafts and all(draft.stated for draft in drafts) else Merges.INFERRED
    return Found("text/pipes" if tables else "text/plain", blocks, (*notices, *_said_of_left(left)), said, merges)


def _said_of_left(lines: list[str]) -> tuple[Notice, ...]:
    """That lines with bars are in no table; a single bar is likely to be a sign in a sentence."""
    if not lines:
        return ()
    severity = Severity.WARNING if any(line.count("|") > 1 for line in lines) else Severity.INFO
    message = _("{count} lines with bars are no rows of a table; they were kept as paragraphs, the first: {text}")
    shown_text = lines[0].strip()[:LONGEST_SHOWN]
    return (Notice(ReadingKind.SECOND_READING, message.format(count=len(lines), text=shown_text), severity),)


def _parts(lines: list[str]) -> Iterator[str | Draft]:
    """The tables and the lines outside them, in order: drawn with outer bars in one stretch of lines, or without."""
    waiting: list[str] = []
    for is_blank, group in groupby(lines, key=lambda line: not line.strip()):
        stretch = list(group)
        drawn = [not is_blank and _belongs(line) for line in stretch]
        if not any(drawn) or any("|" in line for line, is_row in zip(stretch, drawn, strict=True) if not is_row):
            waiting += stretch
            continue
        yield from read_open(waiting)
        waiting = []
        for is_table, part in groupby(zip(drawn, stretch, strict=True), key=itemgetter(0)):
            lines_of_part = [line for _is_row, line in part]
            yield from [_draft(lines_of_part)] if is_table else lines_of_part
    yield from read_open(waiting)


def _draft(lines: list[str]) -> Draft:
    """The rows of a table; where nothing is drawn between them and cells are wrapped, most are doubtful."""
    has_borders = any(map(BORDER.match, lines))
    stated = read_grid(lines) if has_borders and may_have_spans(lines) else None
    if stated:
        rows = [[cell.text for cell in cells] for _row, cells in groupby(stated.cells, key=itemgetter(0))]
        return Draft(rows, [inf] * len(rows), ended=True, stated=stated)
    rows = stacked(list(_rows(lines)))
    is_ruled = has_borders or any(map(RULE.match, lines))
    if is_ruled or len(rows) == len(lines):
        return Draft(rows, [inf] * len(rows), ended=True)
    said = _(
        "Row {row}: its lines were put together by how full they are; one could be a row or a paragraph of its own."
    )
    return Draft(rows, [inf, *[WRAPPED] * (len(rows) - 1)], ended=True, doubt=said)


def _belongs(line: str) -> bool:
    return bool(EDGES.match(line) or BORDER.match(line))


def _rows(lines: list[str]) -> Iterator[Row]:
    if any(BORDER.match(line) for line in lines):
        for is_border, group in groupby(lines, key=lambda line: bool(BORDER.match(line))):
            if not is_border:
                yield _joined(_split(line) for line in group)
        return
    written = without_blank_head([line for line in lines if not RULE.match(line)], lines)
    if len(written) < len(lines) or not are_filled_up(written):
        yield from map(plain_cells, written)
    else:
        yield from _unwrapped([_split(line) for line in written])


def without_blank_head(written: list[str], lines: list[str]) -> list[str]:
    """The lines of rows, without a first one of blank cells over the rule: a table without a header is written so."""
    is_blank_head = len(lines) > 1 and bool(RULE.match(lines[1])) and not lines[0].strip(" \t|")
    return written[is_blank_head and len(written) > 1 :]


def _split(line: str) -> Row:
    return UNESCAPED.split(line.strip()[1:-1])


def _joined(lines: Iterable[Row]) -> Row:
    """The cells of a row that stands on several lines."""
    row: Row = []
    for cells in lines:
        row += [""] * (len(cells) - len(row))
        for at, cell in enumerate(cells):
            row[at] = f"{row[at]}\n{cell.strip()}"
    return [cell.strip("\n") for cell in row]


def are_filled_up(lines: list[str]) -> bool:
    """Whether cells are filled up with blanks to one width, so that a long one goes on in the next line.

    Only a word that is longer than its column makes a line wider.
    """
    widths = Counter(width(line.rstrip()) for line in lines)
    return len(lines) > 1 and MOSTLY * widths[min(widths)] >= (MOSTLY - 1) * len(lines)


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _unwrapped(lines: list[Row]) -> Iterator[Row]:
    """Lines put together where each filled cell goes on one that is filled in the line above."""
    row: list[Row] = []
    for cells in lines:
        if row and not _continues(cells, row):
            yield _pasted(row)
            row = []
        row.append(cells)
    if row:
        yield _pasted(row)


def _continues(cells: Row, row: list[Row]) -> bool:
    """Whether a line goes on a row: it fills no cell that had ended; all but one above are full, or it fills a few."""
    filled = _filled(cells)
    above = row[-1]
    if len(cells) != len(above) or not filled or not set(filled) <= set(_filled(above)):
        return False
    full = [at for at in filled if _is_full(above[at], cells[at])]
    if len(full) == len(filled) or 2 * len(filled) <= len(_filled(row[0])):
        return True
    ended = [at for at in filled if at not in full]
    is_long = bool(full) and max(width(above[at].rstrip()) for at in full) > width(above[ended[0]].rstrip())
    return is_long and len(ended) == 1 and not any(kind_of(cells[at]) is Kind.NUMBER for at in filled)


def _filled(cells: Row) -> list[int]:
    return [at for at, cell in enumerate(cells) if cell.strip()]


def _is_full(above: str, below: str) -> bool:
    """Whether the first word or character of the line below had no room in the line above."""
    word = WORD.match(below.strip())
    text = above.rstrip()
    between = 1 if word and WORD_END.search(text) and word.group().isascii() else 0
    return bool(word) and width(above) - width(text) < between + width(word.group() if word else "")


def _pasted(lines: list[Row]) -> Row:
    """The cells of a row: what fills its line goes on in the next, what does not is a paragraph."""
    return [_joined_lines([cells[at] for cells in lines if cells[at].strip()]) for at in range(len(lines[0]))]


def _joined_lines(lines: list[str]) -> str:
    """The text of a cell; where no sentence begins inside a line, one that begins a line begins a paragraph."""
    text = "".join(lines[:1]).strip()
    runs_on = any(INSIDE.search(line.strip()) for line in lines)
    for above, below in pairwise(lines):
        are_words = WORD_END.search(above.rstrip()) and below.strip()[:1].isascii() and below.strip()[:1].isalnum()
        goes_on = _is_full(above, below) and (runs_on or not above.rstrip().endswith("。"))
        text += ("" if not are_words else " ") if goes_on else "\n"
        text += below.strip()
    return text
