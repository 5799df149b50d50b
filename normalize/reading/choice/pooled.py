"""One layout, one reading: tables of a file with the same header and shape are decided on their evidence together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..constraints import UNCONSTRAINED
from ..read_table import read_like, read_table
from ..tables.drafts import Draft
from ..tables.layout import layout_of
from ..upright import Words
from .choose import Choice, Shape, shape_of

MISSING = 2.0
"""So much less than its worst reading a table gives to one that it has not."""
ALONE = 0.6
"""A table that cannot be read as the others of its layout is so much less sure."""
FITS = 0.25
"""A reading that is less sure than this is not given to a table for its twins' sake."""
ENOUGH = 2
"""So many tables of one layout that are read in the same way say how a further one is."""
AS_SURE = 0.1
"""A table that is so much less sure than its twins is looked at by itself."""


def read_tables(drafts: Sequence[Draft], words: Words) -> list[Choice]:
    """The choices of a file's drafts; of many of one layout, those behind the first ones are read like these."""
    twins: dict[str, list[Choice]] = {}
    choices = []
    for draft in drafts:
        known = twins.setdefault(layout_of(draft.lines), [])
        choice = _like_twins(draft, known, words)
        if choice is None:
            choice = read_table(draft, words)
            known.append(choice)
        choices.append(choice)
    return pooled(drafts, choices, words)


def _like_twins(draft: Draft, known: Sequence[Choice], words: Words) -> Choice | None:
    """The choice of a draft read like the last tables of its layout; None where these differ, or it is less sure."""
    twins = known[-ENOUGH:]
    if len(twins) < ENOUGH or len({one.best.way for one in twins}) > 1 or draft.constraints != UNCONSTRAINED:
        return None
    choice = read_like(draft, twins[-1], words)
    sure = min(one.confidence for one in twins) - AS_SURE
    return choice if choice.best.way == twins[-1].best.way and choice.confidence >= sure else None


def pooled(drafts: Sequence[Draft], choices: Sequence[Choice], words: Words) -> list[Choice]:
    """The choices of a file's drafts; where those of one layout differ, each is read as all together speak for."""
    decided = list(choices)
    for places in _alike(drafts, choices):
        shape = _likeliest([choices[place] for place in places])
        for place in places:
            if shape_of(decided[place].best) != shape:
                decided[place] = _as_the_others(drafts[place], choices[place], shape, words)
    return decided


def _alike(drafts: Sequence[Draft], choices: Sequence[Choice]) -> Iterator[list[int]]:
    """The places of tables of one layout that were not read alike."""
    groups: dict[str, list[int]] = {}
    for place, (draft, choice) in enumerate(zip(drafts, choices, strict=True)):
        parts = choice.best.parts
        if layout := layout_of(draft.lines, parts.first_header() if parts else ()):
            groups.setdefault(layout, []).append(place)
    for places in groups.values():
        if len({shape_of(choices[place].best) for place in places}) > 1:
            yield places


def _likeliest(choices: Sequence[Choice]) -> Shape:
    """The reading that the evidence of all tables together speaks for most."""
    more: dict[Shape, float] = {}
    for choice in choices:
        missing = min(choice.shapes.values()) - MISSING
        for shape, worth in choice.shapes.items():
            more[shape] = more.get(shape, 0.0) + worth - missing
    return max(more, key=lambda shape: more[shape])


def _as_the_others(draft: Draft, choice: Choice, shape: Shape, words: Words) -> Choice:
    """A table read as the others of its layout, where that fits; else as by itself, and less sure."""
    alike = read_table(draft, words, shape) if shape in choice.shapes else None
    if alike is None or alike.confidence < FITS:
        return replace(choice, confidence=choice.confidence * ALONE)
    return alike
