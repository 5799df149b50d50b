"""Tables drawn with bars: Markdown, pandoc's pipe and grid tables, antiword's, web pages flattened to `| a | b |`.

| a | b |        +---+---+        |a     |b     |
|---|---|        | a | b |        |a goes|      |
| c | d |        +===+===+        |on    |      |
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from math import inf
from unicodedata import east_asian_width

from ...document import Paragraph, Table
from ...language import _
from ...limits import Limits
from ..assemble import Draft, assemble
from ..columns import Row
from ..found import Found
from ..kinds import Kind, kind_of
from ..separated import stacked
from .markdown import BAR, RULE, heading, is_markdown, marks_merges, plain_cells, read_marked

SAMPLE_LINES = 2000
BORDER = re.compile(r"\s*\+(?:[-=:]+\+)+\s*$")
UNESCAPED = re.compile(r"(?<!\\)\|")
WRAPPED = 0.0
"""The margin of rows whose lines were put together."""

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
    before: list[str] = []
    drafts: list[Draft] = []
    for is_table, group in groupby(text.split("\n"), key=_belongs):
        if is_table:
            drafts.append(_draft(list(group)))
        elif drafts:
            drafts[-1].after = "\n".join(group)
        else:
            before += group
    drafts = [draft for draft in drafts if draft.rows]
    blocks, notices = assemble("\n".join(before), drafts, limits)
    if markdown:
        blocks = tuple(heading(block.text) if isinstance(block, Paragraph) else block for block in blocks)
    tables = sum(isinstance(block, Table) for block in blocks)
    said = _("Cells parted by bars, a row on each line or between borders: {tables} tables.").format(tables=tables)
    return Found("text/pipes" if tables else "text/plain", blocks, notices, said)


def _draft(lines: list[str]) -> Draft:
    """The rows of a table; where nothing is drawn between them and cells are wrapped, most are doubtful."""
    rows = stacked(list(_rows(lines)))
    is_ruled = any(BORDER.match(line) or RULE.match(line) for line in lines)
    if is_ruled or len(rows) == len(lines):
        return Draft(rows, [inf] * len(rows), ended=True)
    said = _(
        "Row {row}: its lines were put together by how full they are; one could be a row or a paragraph of its own."
    )
    return Draft(rows, [inf, *[WRAPPED] * (len(rows) - 1)], ended=True, doubt=said)


def _belongs(line: str) -> bool:
    return bool(BAR.match(line) or BORDER.match(line))


def _rows(lines: list[str]) -> Iterator[Row]:
    if any(BORDER.match(line) for line in lines):
        for is_border, group in groupby(lines, key=lambda line: bool(BORDER.match(line))):
            if not is_border:
                yield _joined(_split(line) for line in group)
        return
    written = [line for line in lines if not RULE.match(line)]
    if len(written) < len(lines) or not are_filled_up(written):
        yield from map(plain_cells, written)
    else:
        yield from _unwrapped([_split(line) for line in written])


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
