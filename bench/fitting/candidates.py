"""The candidates of a table whose rows are known: how good each is, and which are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from labelled.rows import is_row, is_row_with_criterion, match, row_of_digests
from zhibiao.normalize.facts.scores import print_number
from zhibiao.normalize.reading.parts import Parts
from zhibiao.normalize.reading.read_table import candidates_of
from zhibiao.normalize.reading.tables.restore import restored
from zhibiao.normalize.reading.upright import Words
from zhibiao.normalize.records import Indicator

from .gold import Gold
from .judge import Counts, Readings

WHOLE, ROWS, CRITERIA = 0.4, 0.4, 0.2
"""What counts of a reading: all rows right, the rows' F1, the share of rows with the right criterion."""


def readings_of(gold: Gold, words: Words, *, is_known: bool = False) -> Readings:
    """The candidates of a table; `is_known` where the weights were fitted with it."""
    candidates = candidates_of(gold.plain.draft, words)
    marks = [_marks(gold, one.parts and restored(one.parts, gold.plain)) for one in candidates]
    name = gold.label.id if gold.label else gold.group
    qualities, right, counts = (list(column) for column in zip(*marks, strict=True))
    return Readings(gold.group, name, candidates, qualities, right, gold.label is None, is_known, counts)


def _marks(gold: Gold, parts: Parts | None) -> tuple[float, bool, Counts]:
    """How good a reading is, whether it is right in all rows, and its rows."""
    wanted = len(gold.label.rows) if gold.label else len(gold.rows)
    if parts is None or not gold.is_form:
        right = (parts is None) is not gold.is_form
        return float(right), right, Counts(0, 0, 0, wanted)
    indicators = parts.rows.indicators
    counts, right = _labelled(gold, indicators) if gold.label else _own(gold.rows, indicators)
    f1 = 2 * counts.hits / max(counts.ours + counts.wanted, 1)
    return WHOLE * right + ROWS * f1 + CRITERIA * counts.criteria / max(counts.wanted, 1), right, counts


def _labelled(gold: Gold, indicators: Sequence[Indicator]) -> tuple[Counts, bool]:
    label = gold.label
    assert label is not None  # noqa: S101 - for the type checker
    rows = [row_of_digests(one) for one in indicators if one.table == gold.table]
    ours = [row for row in rows if row[0] not in label.optional]
    hits = match(label.rows, ours, is_row)
    criteria = match(label.rows, ours, is_row_with_criterion)
    counts = Counts(hits, criteria, len(ours), len(label.rows))
    return counts, hits == len(ours) == len(label.rows)


def _own(expected: Sequence[str], indicators: Sequence[Indicator]) -> tuple[Counts, bool]:
    ours = list(map(printed, indicators))
    hits = sum((Counter(ours) & Counter(expected)).values())
    return Counts(hits, hits, len(ours), len(expected)), ours == list(expected)


def printed(one: Indicator) -> str:
    """An indicator as the cases of the tests write it: level > level | score | period."""
    score = "-" if one.score is None else print_number(one.score)
    return " | ".join(filter(None, (" > ".join(filter(None, one.levels)), score, one.period)))
