"""What speaks for or against a reading of a table: named values, each worked out on the result.

Most values are shares, from 0 to 1; weights that were fitted say how much each counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...facts.fact import FactOf
from ...facts.vocabulary import Vocabulary
from ...records import Indicator
from ..parts import Parts
from ..sheet import Sheet
from .amounts import amount_evidence
from .beside import beside_evidence
from .heads import head_evidence
from .looks import look_evidence
from .names import name_evidence
from .no_form import evidence_of_none
from .shares import Values
from .wording import wording_evidence

__all__ = ["Values", "evidence_of", "evidence_of_none"]


def evidence_of(parts: Parts, sheet: Sheet, fact_of: FactOf, vocabulary: Vocabulary) -> Values:
    """The evidence of a reading that gives indicators."""
    first = _first_of_each(parts.rows.indicators)
    values: Values = {"form": 1.0}
    for part in (
        name_evidence(first, fact_of, vocabulary),
        amount_evidence(parts.rows, first, sheet),
        beside_evidence(parts.rows, first, parts.columns, fact_of),
        head_evidence(parts.columns, parts.title, fact_of, vocabulary),
        look_evidence(parts.rows, first, parts.columns, sheet),
    ):
        values.update(part)
    values.update(wording_evidence(values, first, parts, vocabulary))
    return values


def _first_of_each(indicators: Sequence[Indicator]) -> list[Indicator]:
    first: dict[int, Indicator] = {}
    for one in indicators:
        first.setdefault(one.indicator_no, one)
    return list(first.values())
