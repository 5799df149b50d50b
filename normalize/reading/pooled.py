"""One layout, one reading: tables of a file with the same header and shape are decided on their evidence together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .choose import Choice, Shape, shape_of
from .drafts import Draft
from .layout import layout_of
from .lines import Line
from .read_table import read_table
from .upright import Words

MISSING = 2.0
"""So much less than its worst reading a table gives to one that it has not."""
ALONE = 0.6
"""A table that cannot be read as the others of its layout is so much less sure."""


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
        if layout := layout_of(draft.lines, _header(choice)):
            groups.setdefault(layout, []).append(place)
    for places in groups.values():
        if len({shape_of(choices[place].best) for place in places}) > 1:
            yield places


def _header(choice: Choice) -> tuple[Line, ...]:
    parts = choice.best.parts
    return tuple(line for section, line in parts.headers if section == 1) if parts else ()


def _likeliest(choices: Sequence[Choice]) -> Shape:
    """The reading that the evidence of all tables together speaks for most."""
    worth: dict[Shape, float] = {}
    for shape in dict.fromkeys(shape for choice in choices for shape in choice.shapes):
        worth[shape] = sum(choice.shapes.get(shape, min(choice.shapes.values()) - MISSING) for choice in choices)
    return max(worth, key=lambda shape: worth[shape])


def _as_the_others(draft: Draft, choice: Choice, shape: Shape, words: Words) -> Choice:
    """A table read as the others of its layout, where it can be; else it is less sure."""
    if shape not in choice.shapes:
        return replace(choice, confidence=choice.confidence * ALONE)
    return read_table(draft, words, shape)
