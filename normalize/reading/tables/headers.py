"""Header rows by their words alone: for joining the tables of a form, and for cutting a table of several forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhibiao.extract.document import Cell

from ...facts.numbers import UNREAD, cell_text, figures
from ...facts.vocabulary import ITEM, Vocabulary
from ...facts.wording import compact, is_blank
from ...records import Role
from ..lines import Line

LONGEST_HEADER = 40
IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
SENTENCE = re.compile(r"[，。；□☐☑]")
FEWEST_HEADERS = 3
NAMING = frozenset({Role.LEVEL, Role.CRITERION, ITEM})
MARK = re.compile(r"\d{1,2}分")
"""A mark over what is worth it: 1分 | 3分 | 5分."""
NUMERIC = re.compile(rf"(?=.*[\d{UNREAD}])[\d.,%％分{UNREAD}]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A header's lines and the lines under it; `repeats` where it says the same as the header before it."""

    header: tuple[Line, ...]
    body: tuple[Line, ...]
    repeats: bool = False


def header_wordings(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[list[list[str]]]:
    """What the headers say, each of one row of words or several, to compare them."""
    run: list[list[str]] = []
    for line in lines:
        if is_header(line, vocabulary):
            run.append(wording(line))
        elif run:
            yield run
            run = []
    if run:
        yield run


def wording(line: Line) -> list[str]:
    """What a row says, to compare it with others."""
    return [compact(cell.text) for cell in line.printed_cells()]


def begins_with_header(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether no row with text stands above the first header."""
    first = next((line for line in lines if line.printed_cells()), None)
    return first is not None and is_header(first, vocabulary)


def is_header(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether most of the row's own cells are words of headers, none a number or a long text."""
    cells = line.printed_cells()
    marks = [cell for cell in cells if MARK.fullmatch(cell_text(cell.text))]
    others = [cell for cell in cells if cell not in marks or len(marks) < FEWEST_HEADERS]
    if len(others) < 2 or any(_is_long(cell) or is_numeric(cell) for cell in others):
        return False
    if _are_fields(line):
        return False
    cells = tuple(others)
    words = [
        cell for cell in cells if vocabulary.role_of(cell.text) is not None and cell not in _answers(line, vocabulary)
    ]
    known = sum(min(cell.column_span, 2) if vocabulary.role_of(cell.text) in NAMING else 1 for cell in words)
    distinct = len({compact(cell.text) for cell in cells})
    several = len(words) >= 2 or any(vocabulary.is_strong(cell.text) for cell in cells)
    return several and known >= 2 and known * 2 >= len(cells) and distinct >= 2


def _answers(line: Line, vocabulary: Vocabulary) -> list[Cell]:
    """The one 是 or 否 of a row, an answer: choices come in pairs."""
    ticks = [cell for cell in line.printed_cells() if vocabulary.is_tick(cell.text)]
    return ticks if len(ticks) == 1 else []


def _are_fields(line: Line) -> bool:
    """Whether behind each text of a row stands a blank cell to fill in: 论文编号 | | 论文题目 | ."""
    pairs = list(zip(line.own_cells(), [*line.own_cells()[1:], None], strict=True))
    return all(is_blank(cell.text) or (behind is not None and is_blank(behind.text)) for cell, behind in pairs)


def _is_long(cell: Cell) -> bool:
    """Whether a cell holds more than a header does: a long text, a sentence, a box to tick."""
    return len(compact(cell.text)) > LONGEST_HEADER or bool(SENTENCE.search(IN_BRACKETS.sub("", cell.text)))


def is_numeric(cell: Cell) -> bool:
    """Whether a cell holds a number only, or one with 分 or a per cent sign."""
    return bool(NUMERIC.fullmatch(figures(cell.text)))
