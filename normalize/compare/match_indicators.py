"""Pair the indicators of two forms: equal ones first, then those that stand in the same place, then the most alike."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from ..facts.alike import alike
from ..facts.wording import compact
from ..grouped import grouped, grouped_pairs
from ..records import Form, Indicator

ALIKE = 60.0
"""From which likeness on (of 100) two indicators are one that was reworded."""
SAME_PLACE = 45.0
"""The same, where they stand between the same neighbours."""
LONGEST_COMPARED = 2000
"""Characters of a text that are compared; what begins alike for so long is the same text."""
WINDOW = 200
"""How many places apart two leftovers may stand and still be compared."""


@dataclass(frozen=True)
class IndicatorRow:
    """The records of one leaf indicator, one a period."""

    indicators: tuple[Indicator, ...]

    @property
    def first(self) -> Indicator:
        """The record that tells names and place."""
        return self.indicators[0]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its levels as they are compared."""
        return tuple(map(compact, self.first.levels))

    @cached_property
    def period(self) -> str:
        """Its period as it is compared, where it has one alone."""
        return compact(self.first.period) if len(self.indicators) == 1 else ""

    @cached_property
    def rules(self) -> str:
        """All of its requirements and criteria as they are compared."""
        texts = (text for one in self.indicators for text in (one.requirement, one.criterion))
        return "\n".join(filter(None, map(compact, texts)))[:LONGEST_COMPARED]

    @property
    def scores(self) -> tuple[float | str | None, ...]:
        """Its full marks."""
        return tuple(one.score if one.score is not None else one.score_text for one in self.indicators)

    def of_period(self, period: str) -> Indicator | None:
        """The record of a period, else the one that names none; for no period the first."""
        exact = (one for one in self.indicators if compact(one.period) == compact(period))
        without = (one for one in self.indicators if not one.period or not period)
        return next(exact, None) or next(without, None)


@dataclass(frozen=True, slots=True)
class RowPair:
    """An indicator in the old and in the new form; None where one of them has it not."""

    old: IndicatorRow | None
    new: IndicatorRow | None


Places = list[tuple[int, int]]
"""Places in the old and the new form that hold the same indicator."""
Numbered = list[tuple[int, IndicatorRow]]
Groups = dict[Hashable, list[int]]


def rows_of(form: Form) -> list[IndicatorRow]:
    """The leaf indicators of a form, in order."""
    groups = grouped(form.indicators, attrgetter("indicator_no"))
    return [IndicatorRow(tuple(groups[number])) for number in sorted(groups)]


def pair_rows(old: Sequence[IndicatorRow], new: Sequence[IndicatorRow]) -> list[RowPair]:
    """Every row of both once, in the old order; new rows follow what they stand behind, and the old ones dropped there.

    Rows of equal words are paired first, in order; then those of a name that both have once; then those in the same
    place between paired neighbours, if they are a little alike; then the most alike.
    """
    pairs: Places = []
    for grouping in (_by_all, _by_content, _by_name_and_period, _by_name):
        pairs += _equal(grouping(_left(old, pairs, 0)), grouping(_left(new, pairs, 1)))
    pairs += _in_same_place(old, new, pairs)
    pairs += _most_alike(old, new, pairs)
    return _in_order(old, new, dict(pairs))


def likeness(old: IndicatorRow, new: IndicatorRow) -> float:
    """How alike two rows are, from 0 to 100: by the names, and by the rules where both have some."""
    leaf = alike("".join(old.names[-1:]), "".join(new.names[-1:]))
    path = alike("/".join(old.names), "/".join(new.names))
    name = 0.6 * leaf + 0.4 * path
    if not old.rules or not new.rules:
        return name
    return 0.5 * name + 0.5 * alike(old.rules, new.rules)


def _left(rows: Sequence[IndicatorRow], pairs: Places, side: int) -> Numbered:
    taken = {pair[side] for pair in pairs}
    return [(place, row) for place, row in enumerate(rows) if place not in taken]


def _by_all(rows: Numbered) -> Groups:
    return _places((place, (row.names, row.period, row.rules, row.scores)) for place, row in rows)


def _by_content(rows: Numbered) -> Groups:
    return _places((place, (row.names, row.period, row.rules)) for place, row in rows)


def _by_name_and_period(rows: Numbered) -> Groups:
    return _single((place, (row.names, row.period)) for place, row in rows)


def _by_name(rows: Numbered) -> Groups:
    return _single((place, row.names) for place, row in rows)


def _single(keys: Iterable[tuple[int, Hashable]]) -> Groups:
    """The rows by key, but for keys that several rows have."""
    return {name: places for name, places in _places(keys).items() if len(places) == 1}


def _places(keys: Iterable[tuple[int, Hashable]]) -> Groups:
    return grouped_pairs((key, place) for place, key in keys)


def _equal(old: Groups, new: Groups) -> Places:
    return [pair for key in old if key in new for pair in zip(old[key], new[key], strict=False)]


def _in_same_place(old: Sequence[IndicatorRow], new: Sequence[IndicatorRow], pairs: Places) -> Places:
    """Rows that stand alone between the same two pairs of neighbours."""
    known = {-1: -1, **dict(pairs), len(old): len(new)}
    taken = set(known.values())
    return [
        (place, known[place - 1] + 1)
        for place in range(len(old))
        if place not in known
        and place - 1 in known
        and known.get(place + 1) == known[place - 1] + 2
        and known[place - 1] + 1 not in taken
        and likeness(old[place], new[known[place - 1] + 1]) >= SAME_PLACE
    ]


def _most_alike(old: Sequence[IndicatorRow], new: Sequence[IndicatorRow], pairs: Places) -> Places:
    """Of all that are left the most alike first; of two as alike the nearer in place."""
    return list(best_pairs(_candidates(_left(old, pairs, 0), _left(new, pairs, 1))).items())


def best_pairs(candidates: Iterable[tuple[float, int, int, int]]) -> dict[int, int]:
    """Of candidates (how unlike, how far apart, one place, the other) the likeliest and nearest first, each once."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _unlike, _far, one, other in sorted(candidates):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _candidates(old: Numbered, new: Numbered) -> Iterator[tuple[float, int, int, int]]:
    for number, (place, row) in enumerate(old):
        nearby = range(max(0, number - WINDOW), min(len(new), number + WINDOW + 1))
        for other in nearby:
            like = likeness(row, new[other][1])
            if like >= ALIKE:
                yield -like, abs(number - other), place, new[other][0]


def _in_order(old: Sequence[IndicatorRow], new: Sequence[IndicatorRow], pairs: dict[int, int]) -> list[RowPair]:
    partners = set(pairs.values())
    unplaced = {place: row for place, row in enumerate(new) if place not in partners}
    ordered: list[RowPair] = []
    waiting = list(_run_from(0, unplaced))
    for place, row in enumerate(old):
        partner = pairs.get(place)
        if partner is None:
            ordered.append(RowPair(row, None))
            continue
        ordered += [*(RowPair(None, one) for one in waiting), RowPair(row, new[partner])]
        waiting = list(_run_from(partner + 1, unplaced))
    return [*ordered, *(RowPair(None, one) for one in waiting)]


def _run_from(place: int, unplaced: dict[int, IndicatorRow]) -> Iterator[IndicatorRow]:
    while place in unplaced:
        yield unplaced[place]
        place += 1
