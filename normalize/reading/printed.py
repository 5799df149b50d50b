"""The printed columns of a block: where each stands, what its header and its texts say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..facts.fact import Fact, FactOf


class Text(NamedTuple):
    """A text below a header: its wording, whether its cell reaches over several rows."""

    text: str
    is_tall: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed column of a block: its header's lines, the facts of its texts, how many rows it could have texts in.

    `n_tall` of the cells of texts reach over several rows.
    """

    column: int
    span: int
    header: tuple[Fact, ...]
    texts: tuple[Fact, ...]
    n_rows: int
    n_tall: int


def printed_columns(
    places: Sequence[tuple[int, int]],
    headers: Sequence[str],
    texts: Sequence[Sequence[Text]],
    n_rows: int,
    fact_of: FactOf,
) -> list[Printed]:
    """Printed columns from their places, header texts (a line a header cell) and texts.

    A field that a program fills in is no text.
    """
    return [
        _printed(place, header, [one for one in own if not fact_of(one.text).is_variable], n_rows, fact_of)
        for place, header, own in zip(places, headers, texts, strict=True)
    ]


def _printed(place: tuple[int, int], header: str, own: Sequence[Text], n_rows: int, fact_of: FactOf) -> Printed:
    column, span = place
    return Printed(
        column=column,
        span=span,
        header=tuple(fact_of(line) for line in header.split("\n") if line),
        texts=tuple(fact_of(one.text) for one in own),
        n_rows=n_rows,
        n_tall=sum(one.is_tall for one in own),
    )
