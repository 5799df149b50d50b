"""Rows that go on with the one above, sums by their words, and the fields of a row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from zhibiao.extract.document import Cell

from ...around.field_lines import ENCLOSED, fields_in
from ...facts.fact import STAND_IN
from ...facts.remembering import remembered
from ...facts.vocabulary import Vocabulary
from ...facts.wording import is_blank, spelled, without_layout
from ...records import RULES, Column, Role
from ..lines import Line

NAMING = frozenset({Role.LEVEL, *RULES, Role.SCORE, Role.TARGET})
FIELD = re.compile(r"^([^:：]{1,20})[:：]\s*(.*)$", re.S)
MERGE_FIELD = re.compile(r"(?:«[^«»]+»)+")
"""Fields that a program fills in, and nothing else: «TableStart:Items»«Name»."""


def is_stand_in(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a name only holds the place of one: 项目1, 2., ……."""
    return vocabulary.is_placeholder(cell.text) or bool(STAND_IN.fullmatch(vocabulary.plain(spelled(cell.text))))


def goes_on(line: Line, columns: Sequence[Column]) -> bool:
    """Whether the line only adds to the indicator above, whose own cells reach down to it.

    It adds results or remarks to its names and rules, or one more rule to a name with a score over the same rows.
    """
    return _adds_results(line, columns) or _adds_rule(line, columns)


def _adds_rule(line: Line, columns: Sequence[Column]) -> bool:
    names = [column for column in columns if column.role is Role.LEVEL]
    scores = [column for column in columns if column.role is Role.SCORE and column.level is None]
    marks = scores or [column for column in columns if column.role is Role.RESULT]
    if not names or not marks or len(scores) > 1 or any(column.period for column in columns):
        return False
    cells = [line.cells[column.column] for column in names]
    leaf = next((cell for cell in reversed(cells) if cell is not None and not is_blank(cell.text)), None)
    merged = [line.cells[column.column] for column in marks]
    if leaf is None or leaf.row == line.row or any(cell is None for cell in merged):
        return False
    same = all(cell and (leaf.row, leaf.row_span) == (cell.row, cell.row_span) for cell in merged)
    said = not scores or not is_blank(merged[0].text if merged[0] else "")
    own = [cell for cell in cells if cell is not None and cell in line.own_cells() and not is_blank(cell.text)]
    return same and said and not own


def _adds_results(line: Line, columns: Sequence[Column]) -> bool:
    own = line.printed_cells()
    naming = [c for c in columns if c.role in NAMING]
    ranges = [range(c.column, c.column + c.column_span) for c in naming]
    return not any(cell.column in columns_of for cell in own for columns_of in ranges) and any(
        (cell := line.cells[c.column]) is not None and cell.row < line.row and not is_blank(cell.text) for c in naming
    )


def is_sum(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a cell labels a total or a subtotal."""
    return _sums_up(vocabulary, cell.text)


@remembered
def _sums_up(vocabulary: Vocabulary, text: str) -> bool:
    plain = vocabulary.plain(MERGE_FIELD.sub("", text))
    return vocabulary.is_total(plain) or vocabulary.is_subtotal(plain)


NO_LABEL = re.compile(r"[□☐☑☒■○●√✓{}。；]|\d\s*分$|[(（]\s*\d+\s*分?\s*[)）]$")
"""What no label of a field has: boxes to tick, signs of templates and programs, ends of sentences, points behind it."""
FEW_LINES = 3
STACKED = 2
"""So many characters stand on each line of a label that is written downwards."""


def _is_text(text: str, n_fields: int) -> bool:
    """Whether a cell with a colon is a text of its own: many lines, the first without one, half with labels at most."""
    lines = [line for line in text.split("\n") if not is_blank(line)]
    is_headed = len(lines[0].strip()) > STACKED and not re.search("[:：]", lines[0])
    return is_headed and len(lines) > FEW_LINES and n_fields * 2 <= len(lines)


def fields_of(line: Line) -> Mapping[str, str]:
    """The keys and values of a row such as 单位名称 | 甲局 | 填表人：乙　日期：3月.

    A choice (□有□无), what a program fills in (${3}), a sentence, a text of several lines and points are no keys.
    """
    pairs: dict[str, str] = {}
    label = ""
    for cell in line.own_cells():
        text = ENCLOSED.sub(r"\1", cell.text.strip())
        found = FIELD.match(text)
        several = fields_in(text.split("\n")) if found and not label else {}
        if found and not label and _is_text(text, len(several)):
            continue
        if len(several) > 1:
            pairs |= several
            continue
        if found and not label:
            key, value = without_layout(found.group(1)), found.group(2).strip()
            pairs[key] = value
            label = "" if value else key
        elif label:
            pairs[label], label = cell.text.strip(), ""
        elif not is_blank(cell.text):
            label = without_layout(cell.text)
            pairs[label] = ""
    return {key: value for key, value in pairs.items() if not NO_LABEL.search(key)}
