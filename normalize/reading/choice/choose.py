"""Choose among the readings of a table by the evidence on their results; the lead says how sure the choice is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import repeat
from operator import mul

from ..evidence import Values
from ..parts import Parts
from .learned import Judge, sigmoid
from .likelihood import Margins

SHARP = 30.0
"""A lead of so much is as good as certain."""
MOST = 5.0
TELLING = frozenset((
    "top", "agreed", "turned", "joins", "rows.behind", "roles.behind", "form", "none", "rows.margin.least",
    "rows.margin.mean", "rows.margin.against", "rows.margin.weak", "columns.margin.least",
    "columns.margin.mean", "columns.margin.against", "columns.margin.weak", "size.rows", "size.layouts",
    "size.usual", "size.covered", "size.sure", "size.blank", "size.wide", "none.strong", "none.title",
    "none.rows", "strong.both", "strong.neither", "scored.ruled", "columns.fill", "levels.sum",
    "columns.levels", "heads.known", "heads.listed", "heads.agree", "heads.unknown", "heads.names",
    "heads.scores", "heads.strong", "title.strong", "cells.held", "cells.off", "rows.read",
    "extra.text", "rows.unclear", "scores.all", "scores.none", "scores.distinct", "total.hundred",
    "total.round", "total.odd", "total.right",
    "total.wrong", "n.one", "n.two", "n.few", "levels.gaps", "levels.uneven", "criteria.share",
    "columns.other", "outside.share", "between.odd", "others.numbers",
))  # fmt: skip
"""The evidence by which it is judged how sure a choice is; further names only fit the few tables that are known."""


Way = tuple[object, ...]
"""How a reading is made: of which shape, from which labelling of the rows, which roles, whether rows are joined."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading with its evidence; `is_form` is False, and `parts` None, for a table being no form.

    `margins` say how unusual its rows and columns are, `way` how it is made, `found` is the evidence of how it was.
    """

    how: str
    is_form: bool
    values: Values
    parts: Parts | None
    margins: Margins = field(default_factory=Margins)
    way: Way = ()
    found: Values = field(default_factory=dict)

    def also_found(self, found: Values) -> Candidate:
        """The same reading, where it was found in another way as well."""
        both = {**found, **self.found, "agreed": 1.0}
        return replace(self, values={**found, **self.values, "agreed": 1.0}, found=both)


Shape = tuple[object, ...]
"""What a reading takes a table for, whatever its rows are: the roles of its columns and the depth of its header."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The best reading, the second best (None where there is no other), and how sure the best is, from 0 to 1.

    `shapes` has what the best reading of each shape is worth, `leads` by how much the best reading leads each way.
    """

    best: Candidate
    second: Candidate | None
    confidence: float
    shapes: Mapping[Shape, float] = field(default_factory=dict)
    leads: Mapping[Way, float] = field(default_factory=dict)


def shape_of(candidate: Candidate) -> Shape:
    """The shape of a reading."""
    parts = candidate.parts
    if parts is None:
        return ()
    columns = tuple((one.section, one.column, one.role, one.level) for one in parts.columns)
    return (len(parts.headers), *columns)


def choose(
    candidates: Sequence[Candidate], judge: Judge, shape: Shape | None = None, behind: Sequence[float] = ()
) -> Choice:
    """The choice among readings, of which there is at least one; of a shape, where one is given that some have.

    `behind` says by how much the best one leads further readings that were not made.
    """
    worth = [weigh(one.values, judge.choice) for one in candidates]
    order = sorted(range(len(candidates)), key=lambda n: (-worth[n], n))
    shapes: dict[Shape, float] = {}
    for place in order:
        shapes.setdefault(shape_of(candidates[place]), worth[place])
    if shape in shapes:
        order.sort(key=lambda n: shape_of(candidates[n]) != shape)
    best = candidates[order[0]]
    second = candidates[order[1]] if len(order) > 1 else None
    sure = sigmoid(weigh(certainty_values(candidates, worth, order, behind), judge.certainty))
    leads = {candidates[n].way: worth[order[0]] - worth[n] for n in order}
    return Choice(best, second, sure, shapes, leads)


def weigh(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of values by their weights."""
    total: float = sum(map(mul, values.values(), map(weights.get, values, repeat(0.0))))
    return total


def certainty_values(
    candidates: Sequence[Candidate], worth: Sequence[float], order: Sequence[int], behind: Sequence[float] = ()
) -> Values:
    """What tells how sure a choice is: evidence of the best reading and of the table, and its lead over the others."""
    best = candidates[order[0]]
    none = next((one.values for one in candidates if not one.is_form), {})
    learned = next((one for one in candidates if one.values.get("top")), None)
    evidence = {**none, **best.values}
    return {
        "bias": 1.0,
        **{name: value for name, value in evidence.items() if name in TELLING},
        **_leads(candidates, worth, order, behind),
        "best.none": float(not best.is_form),
        "learned.none": float(learned is None),
        "learned.same": float(learned is best),
        "others": min(len(candidates) + len(behind), 8) / 8,
    }


def _leads(
    candidates: Sequence[Candidate], worth: Sequence[float], order: Sequence[int], behind: Sequence[float]
) -> Values:
    """By how much the best reading leads the next one, the next form, and the table being none."""
    top = worth[order[0]]
    chances = [math.exp(max(own, -SHARP)) for own in (*(own - top for own in worth), *(-lead for lead in behind))]
    none = max((own for own, one in zip(worth, candidates, strict=True) if not one.is_form), default=top - SHARP)
    forms = [worth[n] for n in order[1:] if candidates[n].is_form]
    is_form = candidates[order[0]].is_form
    chance = 1 / sum(chances)
    return {
        "lead": min(top - worth[order[1]], MOST) / MOST if len(order) > 1 else 1.0,
        "lead.forms": (min(top - forms[0], MOST) / MOST if forms else 1.0) * is_form,
        "lead.none": min(top - none, MOST) / MOST * is_form,
        "chance": chance,
        "odds": math.log(chance / (1.001 - chance)) / MOST,
        "chance.form": 1 - math.exp(max(none - top, -SHARP)) * chance,
        "worth": top / MOST * is_form,
    }
