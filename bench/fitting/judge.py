"""Fit how loud evidence speaks: for choosing among the readings of a table, and for how sure the choice is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from zhibiao.normalize.reading.choice.choose import Candidate, certainty_values, weigh
from zhibiao.normalize.reading.choice.learned import WIDEST, Sureness
from zhibiao.normalize.reading.evidence import Values

Array = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Loss = Callable[[Array], tuple[float, Array]]
SHARP = 8.0
"""How much more a reading of quality 1 counts than one of 0."""
DIGITS = 4


class Counts(NamedTuple):
    """Rows of a reading: right ones, those with the right criterion too, all that it has, and all that are wanted."""

    hits: int
    criteria: int
    ours: int
    wanted: int


@dataclass(frozen=True, slots=True)
class Readings:
    """The candidates of a table, from 0 to 1 how good each is, and which are right in all rows.

    `is_known` are those by weights that were fitted with the table itself, as it will be read afterwards.
    """

    group: str
    name: str
    candidates: Sequence[Candidate]
    qualities: Sequence[float]
    right: Sequence[bool]
    is_own: bool
    is_known: bool = False
    counts: Sequence[Counts] = ()

    @property
    def is_no_form(self) -> bool:
        """Whether the right reading is that the table is no form."""
        return any(right and not one.is_form for right, one in zip(self.right, self.candidates, strict=True))


@dataclass(frozen=True, slots=True)
class Made:
    """The place of a table's chosen candidate, and the values that its certainty is judged by."""

    table: Readings
    place: int
    values: Values

    @property
    def is_right(self) -> bool:
        """Whether the chosen candidate is right in all rows."""
        return self.table.right[self.place]


@dataclass(frozen=True, slots=True)
class Strength:
    """How much squares of weights cost, and how much a table of a public file and one of the tests count.

    One of a public file that is no form counts `none` times as much as a form: what is read though it is none looks
    certain to whoever sums it up. `known` is what a table of the tests costs for each unit by which its right reading
    does not lead by `MARGIN`.
    """

    shrink: float
    real: float
    own: float
    known: float = 0.0
    none: float = 1.0


CHOICE = Strength(3.0, 3.0, 0.33, 16.0, 1.6)
CERTAINTY = Strength(3.0, 1.0, 0.1)
MARGIN = 0.3
SMOOTH = 6.0
"""How closely the loss of a margin follows its corner."""
FAR = 1e9
SIZE = "size."
"""Evidence of this name says how hard a table is to read, and nothing of its readings."""


def fit_choice(tables: Sequence[Readings], strength: Strength = CHOICE) -> dict[str, float]:
    """The weights with which the best candidates get the most of the chances, and right ones of known tables lead."""
    given = {name for table in tables for one in table.candidates for name in one.values}
    names = sorted(name for name in given if not name.startswith(SIZE))
    left = [table for table in tables if not table.is_known]
    known = [table for table in tables if table.is_known and any(table.right) and not all(table.right)]
    chances = _chances(left, names, strength)
    leads = _leads(known, names, strength.known) if known else None

    def loss(weights: Array) -> tuple[float, Array]:
        total, slope = chances(weights)
        more, steeper = leads(weights) if leads else (0.0, np.zeros(len(names)))
        size = strength.shrink * float(weights @ weights) / 2
        return total + more + size, slope + steeper + strength.shrink * weights

    return _fitted(loss, names)


def _chances(tables: Sequence[Readings], names: Sequence[str], strength: Strength) -> Loss:
    """The log loss of the candidates' chances against how good they are."""
    rows, starts, own = _stacked(tables, names)
    goals = np.concatenate([_softmax(SHARP * np.array(table.qualities)) for table in tables])
    counts = np.array([_count(table, strength) for table in tables])[own]

    def loss(weights: Array) -> tuple[float, Array]:
        worth = rows @ weights
        logs = worth - _soft_most(worth, starts, own)[0][own]
        return -float((counts * goals) @ logs), rows.T @ (counts * (np.exp(logs) - goals))

    return loss


def _count(table: Readings, strength: Strength) -> float:
    if table.is_own:
        return strength.own
    return strength.real * (strength.none if table.is_no_form else 1.0)


def _leads(tables: Sequence[Readings], names: Sequence[str], known: float) -> Loss:
    """What it costs that the best right candidate does not lead the best other one by the margin.

    The variants of a table cost as much together as a table that has none.
    """
    variants = Counter(table.name for table in tables)
    cost = np.array([known / variants[table.name] for table in tables])
    rows, starts, own = _stacked(tables, names)
    right = np.concatenate([np.array(table.right) for table in tables])

    def loss(weights: Array) -> tuple[float, Array]:
        worth = SMOOTH * (rows @ weights)
        best, to_best = _soft_most(np.where(right, worth, -FAR), starts, own)
        other, to_other = _soft_most(np.where(right, -FAR, worth), starts, own)
        short = SMOOTH * MARGIN - best + other
        pull = cost / (1 + np.exp(-np.clip(short, -50, 50)))
        return float(cost @ np.logaddexp(0, short)) / SMOOTH, rows.T @ (pull[own] * (to_other - to_best))

    return loss


def _stacked(tables: Sequence[Readings], names: Sequence[str]) -> tuple[Array, Places, Places]:
    """The evidence of all candidates, where those of each table begin, and of each the table."""
    rows = _matrix((one.values for table in tables for one in table.candidates), names)
    sizes = [len(table.candidates) for table in tables]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    return rows, starts, np.repeat(np.arange(len(tables)), sizes)


def _soft_most(worth: Array, starts: Places, own: Places) -> tuple[Array, Array]:
    """The smooth maximum of each table's values, and each value's part in it."""
    most = np.maximum.reduceat(worth, starts)
    risen = np.exp(worth - most[own])
    sums = np.add.reduceat(risen, starts)
    return most + np.log(sums), risen / sums[own]


def fit_certainty(choices: Sequence[Made], strength: Strength = CERTAINTY) -> dict[str, float]:
    """The weights of a logistic model of whether a chosen reading is right in all rows.

    The choices are those of tables that were left out of the weights by which they were made.
    """
    names = ["bias", *sorted({name for made in choices for name in made.values} - {"bias"})]
    rows = _matrix((made.values for made in choices), names)
    right = np.array([made.is_right for made in choices], float)
    counts = np.array([strength.own if made.table.is_own else strength.real for made in choices])

    def loss(weights: Array) -> tuple[float, Array]:
        chances = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        shrunk = np.concatenate([[0.0], weights[1:]])
        told = right * np.log(chances + 1e-9) + (1 - right) * np.log(1 - chances + 1e-9)
        total = -float(counts @ told) + strength.shrink * float(shrunk @ shrunk) / 2
        return total, rows.T @ (counts * (chances - right)) + strength.shrink * shrunk

    return _fitted(loss, names)


def fit_sureness(margins: Sequence[tuple[float, bool]]) -> Sureness:
    """The logistic curve of how often a label with a margin is right."""
    widths = np.clip(np.array([margin for margin, _right in margins]), -WIDEST, WIDEST)
    right = np.array([whole for _margin, whole in margins], float)

    def loss(curve: Array) -> tuple[float, Array]:
        chances = 1 / (1 + np.exp(-(curve[0] + curve[1] * widths)))
        total = -float((right * np.log(chances + 1e-9) + (1 - right) * np.log(1 - chances + 1e-9)).sum())
        return total, np.array([(chances - right).sum(), ((chances - right) * widths).sum()])

    found = minimize(loss, np.zeros(2), jac=True, method="L-BFGS-B").x
    return Sureness(round(float(found[0]), DIGITS), round(float(found[1]), DIGITS))


def made(table: Readings, choice: Mapping[str, float]) -> Made:
    """The choice among a table's candidates by weights."""
    worth = [weigh(one.values, choice) for one in table.candidates]
    order = sorted(range(len(worth)), key=lambda n: (-worth[n], n))
    return Made(table, order[0], certainty_values(table.candidates, worth, order))


def _matrix(rows: Iterable[Values], names: Sequence[str]) -> Array:
    return np.array([[values.get(name, 0.0) for name in names] for values in rows])


def _softmax(worth: Array) -> Array:
    risen: Array = np.exp(worth - worth.max())
    return risen / risen.sum()


def _fitted(loss: Loss, names: Sequence[str]) -> dict[str, float]:
    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    return {name: round(float(weight), DIGITS) for name, weight in zip(names, found, strict=True)}
