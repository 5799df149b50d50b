"""Sums by their words, and the fields of a row."""

from __future__ import annotations

import re
from collections.abc import Mapping

from zhibiao.extract.document import Cell

from ...around.field_lines import ENCLOSED, fields_in
from ...facts.remembering import remembered
from ...facts.vocabulary import Vocabulary
from ...facts.wording import is_blank, without_layout
from ..lines import Line

FIELD = re.compile(r"^([^:：]{1,20})[:：]\s*(.*)$", re.S)
MERGE_FIELD = re.compile(r"(?:«[^«»]+»)+")
"""Fields that a program fills in, and nothing else: «TableStart:Items»«Name»."""


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


def fields_of(line: Line) -> Mapping[str, str]:
    """The keys and values of a row such as 单位名称 | 甲局 | 填表人：乙　日期：3月.

    A choice (□有□无), what a program fills in (${3}), a sentence, a text of several lines and points are no keys.
    """
    pairs: dict[str, str] = {}
    label = ""
    for cell in line.own_cells():
        if label:
            pairs[label], label = cell.text.strip(), ""
            continue
        found = _fields_in(cell.text.strip())
        pairs |= found
        label = next(iter(found)) if len(found) == 1 and not any(found.values()) else ""
    return {key: value for key, value in pairs.items() if not NO_LABEL.search(key)}


def _fields_in(printed: str) -> Mapping[str, str]:
    """The fields of a cell; a text without a colon is a label, whose value stands in the next cell."""
    text = ENCLOSED.sub(r"\1", printed)
    found = FIELD.match(text)
    if not found:
        return {} if is_blank(printed) else {without_layout(printed): ""}
    several = fields_in(text.split("\n"))
    if _is_text(text, len(several)):
        return {}
    return several if len(several) > 1 else {without_layout(found.group(1)): found.group(2).strip()}


def _is_text(text: str, n_fields: int) -> bool:
    """Whether a cell with a colon is a text of its own: many lines, the first without one, half with labels at most."""
    lines = [line for line in text.split("\n") if not is_blank(line)]
    is_headed = len(lines[0].strip()) > STACKED and not re.search("[:：]", lines[0])
    return is_headed and len(lines) > FEW_LINES and n_fields * 2 <= len(lines)
