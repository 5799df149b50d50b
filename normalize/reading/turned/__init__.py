"""Candidate readings of tables whose rows are not indicators one by one, each from a generator of its own.

The generators are generous; which candidate holds, an upright reading, or none, is for a judge of evidence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ...facts.fact import FactOf
from ...facts.vocabulary import Vocabulary
from ..parts import Parts
from ..tables.drafts import Draft
from .across import across_layouts
from .apart import apart_layouts
from .cards import card_layouts
from .graded import graded_layouts
from .items import Layout, build_layout
from .joined import joined_layouts
from .unheaded import UNHEADED, unheaded_readings

__all__ = ["turned_readings"]


def turned_readings(
    draft: Draft, vocabulary: Vocabulary, fact_of: FactOf, shapes: Collection[str] = ()
) -> list[tuple[str, Parts]]:
    """The candidate readings of a draft, each with the name of its shape, none twice; often there is none.

    Where shapes are given, only readings of these.
    """
    named: list[tuple[str, Parts]] = []
    if not shapes or not UNHEADED.issuperset(shapes):
        layouts = (one for one in _layouts(draft, vocabulary, fact_of) if not shapes or one.shape in shapes)
        named += ((one.shape, build_layout(draft, one, vocabulary)) for one in layouts)
    if not shapes or not UNHEADED.isdisjoint(shapes):
        named += (one for one in unheaded_readings(draft, vocabulary, fact_of) if not shapes or one[0] in shapes)
    different: dict[tuple[object, ...], tuple[str, Parts]] = {}
    for shape, parts in named:
        key = tuple((one.levels, one.score, one.criterion) for one in parts.rows.indicators)
        if key:
            different.setdefault(key, (shape, parts))
    return list(different.values())


def _layouts(draft: Draft, vocabulary: Vocabulary, fact_of: FactOf) -> Iterator[Layout]:
    """The layouts of a draft; choices joined with the points of their names stand for both."""
    across = list(across_layouts(draft.lines, vocabulary, fact_of))
    graded = list(graded_layouts(draft.lines, vocabulary))
    joined = list(joined_layouts(graded, across))
    yield from joined or [*across, *graded, *apart_layouts(draft.lines, vocabulary, fact_of)]
    yield from card_layouts(draft.lines, vocabulary)
