"""Arrangements of columns that speak for a role, each with a name of its own, as texts between points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ...facts.fact import NAMES, Fact
from ...facts.scores import HUNDRED
from ..printed import Printed
from .looks import LONGEST_NAME, Look, mostly

PARTS = 1.2
"""How many texts stand beside a name on average, at least, where they are names of its parts."""
MOST_KINDS = 4
EACH = ("每", "单题", "单项")
WRITTEN = frozenset({"name", "few", "long", "rule"})
RULED = frozenset({"criterion"})


@dataclass(frozen=True, slots=True)
class Place:
    """A column among the others of its block.

    `upper` is the place of the nearest column before that is headed as names and holds some; `is_short` whether nearly
    all texts are as short as names.
    """

    columns: Sequence[Printed]
    looks: Sequence[Look]
    at: int
    upper: int | None
    is_short: bool

    @property
    def column(self) -> Printed:
        """The column itself."""
        return self.columns[self.at]

    @property
    def look(self) -> Look:
        """What the column looks like."""
        return self.looks[self.at]

    def headed(self, heads: frozenset[str]) -> bool:
        """Whether another column has one of these roles in its header."""
        return any(look.head in heads for n, look in enumerate(self.looks) if n != self.at)

    def is_scored(self) -> bool:
        """Whether another column of points has a number for nearly each text of this one."""
        own = len(self.column.texts)
        scores = (look for n, look in enumerate(self.looks) if n != self.at and look.head == "score")
        return any(len(look.numbers) * 5 > own * 4 for look in scores)

    def each(self) -> float:
        """How many texts the column has for each name before it, 0 where none stands before."""
        upper = self.upper
        return 0.0 if upper is None else len(self.column.texts) / len(self.columns[upper].texts)


def pattern_features(columns: Sequence[Printed], looks: Sequence[Look]) -> list[list[str]]:
    """The names of the arrangements that each column stands in, alone and with the role of its header."""
    return [list(_patterns(_place(columns, looks, at))) for at in range(len(columns))]


def _place(columns: Sequence[Printed], looks: Sequence[Look], at: int) -> Place:
    before = range(at - 1, -1, -1)
    upper = next((n for n in before if looks[n].head in NAMES and looks[n].kind in WRITTEN), None)
    return Place(columns, looks, at, upper, _is_short(columns[at].texts))


def _patterns(place: Place) -> Iterator[str]:
    for name, holds in PATTERNS:
        if holds(place):
            yield name
            yield f"{name}+{place.look.head}"


def _is_short(texts: Sequence[Fact]) -> bool:
    return bool(texts) and sum(f.length <= LONGEST_NAME and not f.is_rule for f in texts) * 10 >= len(texts) * 9


def _spells_out(place: Place) -> bool:
    """Long texts, one to each name before them: what is meant by it."""
    upper = place.upper
    return place.look.is_long and upper is not None and place.looks[upper].distinct * 5 >= len(place.column.texts) * 4


def _divides_names(place: Place) -> bool:
    """Several short texts to each name before them: names of its parts."""
    return place.is_short and place.each() >= PARTS and place.look.kind != "number"


def _divides_into_sentences(place: Place) -> bool:
    """Several long texts to each name before them."""
    return place.look.is_long and place.each() >= PARTS


def _has_points_of_its_own(place: Place) -> bool:
    """Texts that end in points, several to a name, where no column holds their points."""
    ending = mostly(place.column.texts, lambda fact: fact.points is not None and fact.number is None)
    return ending and not place.is_scored() and (place.each() >= PARTS or _stands_beside_twin(place))


def _stands_beside_twin(place: Place) -> bool:
    behind = place.columns[place.at + 1 : place.at + 2]
    own = [fact.plain for fact in place.column.header]
    return bool(own) and any([fact.plain for fact in one.header] == own for one in behind)


def _stands_between_points(place: Place) -> bool:
    """Texts between the points of names and points of their own."""
    scores = [n for n, look in enumerate(place.looks) if look.head == "score"]
    return bool(scores) and scores[0] < place.at < scores[-1] and _divides_names(place)


def _stands_behind_points(place: Place) -> bool:
    """Texts, one to each name, behind the points: what is required for it."""
    pointed = any(look.head == "score" for look in place.looks[: place.at])
    distinct = place.look.distinct * 2 > len(place.column.texts)
    return pointed and place.look.kind in WRITTEN and 0 < place.each() < PARTS and distinct


def _distinguishes_kinds(place: Place) -> bool:
    """A few texts that come again and again beside finer names: kinds."""
    upper = place.upper
    n = len(place.column.texts)
    few = 0 < place.look.distinct <= MOST_KINDS and place.look.distinct * 2 <= n
    return few and upper is not None and place.look.distinct < place.looks[upper].distinct


def _are_choices(place: Place) -> bool:
    """Several boxes to tick in most cells."""
    return mostly(place.column.texts, lambda fact: fact.n_boxes > 1)


def _are_first_texts(place: Place) -> bool:
    """The first column of texts, where no header names any."""
    named = any(look.head in NAMES for look in place.looks)
    before = any(look.kind in WRITTEN for look in place.looks[: place.at])
    return not named and not before and place.look.kind in WRITTEN


def _are_second_texts(place: Place) -> bool:
    """Texts right behind the first ones, where no header names any."""
    before = [n for n, look in enumerate(place.looks[: place.at]) if look.kind in WRITTEN]
    return len(before) == 1 and place.look.kind in WRITTEN and not any(look.head in NAMES for look in place.looks)


def _are_only_points(place: Place) -> bool:
    """Numbers on as many rows as any column has texts, where no header names points."""
    most = max(len(column.texts) for column in place.columns)
    headed = any(look.head == "score" for look in place.looks)
    return not headed and place.look.kind == "number" and len(place.look.numbers) >= most > 1


def _come_to_a_hundred(place: Place) -> bool:
    """Numbers that come to a hundred, where no header names points."""
    numbers = list(place.look.numbers.values())
    headed = any(look.head == "score" for look in place.looks)
    together = sum(numbers[:-1]) if numbers[-1:] == [HUNDRED] else sum(numbers)
    return not headed and len(numbers) > 1 and (together == HUNDRED or all(number < 0 for number in numbers))


def _are_points_each(place: Place) -> bool:
    """Numbers under 每题…, beside others."""
    header = place.column.header
    return bool(header) and header[-1].plain.startswith(EACH) and place.look.kind == "number"


def _are_rules_unnamed(place: Place) -> bool:
    """The longest texts of all, where no header names rules over any texts."""
    ruled = any(look.head == "criterion" and look.kind != "blank" for look in place.looks)
    lengths = [sum(fact.length for fact in one.texts) for one in place.columns]
    return not ruled and place.look.is_long and lengths[place.at] == max(lengths)


def _are_further_rules(place: Place) -> bool:
    """Long texts beside a column of rules that is headed so."""
    ruled = any(look.head == "criterion" and look.is_long for n, look in enumerate(place.looks) if n != place.at)
    return ruled and place.look.is_long


def _are_last_names(place: Place) -> bool:
    """The last of several columns headed as names, where nothing is headed as rules."""
    named = [n for n, look in enumerate(place.looks) if look.head in NAMES]
    return len(named) > 1 and named[-1] == place.at and not place.headed(RULED)


def _are_names_before_serials(place: Place) -> bool:
    """Tall texts before numbers that count the rows, with names behind."""
    behind = place.looks[place.at + 1 :]
    counted = any(look.lean in ("serial", "count") for look in behind)
    return counted and place.column.n_tall > 0 and any(look.lean == "name" for look in behind)


def _say_one_thing(place: Place) -> bool:
    """The same text on each of several rows."""
    return place.look.distinct == 1 and len(place.column.texts) > 2


def _are_tiers(place: Place) -> bool:
    """Several texts to a name, each with a number of its own beside, but names of few words before."""
    behind = place.looks[place.at + 1 :]
    graded = any(look.kind == "number" and len(look.numbers) == len(place.column.texts) for look in behind)
    return graded and place.each() > PARTS * 2


PATTERNS: tuple[tuple[str, Callable[[Place], bool]], ...] = (
    ("spells.out", _spells_out),
    ("divides.names", _divides_names),
    ("divides.into.sentences", _divides_into_sentences),
    ("points.of.its.own", _has_points_of_its_own),
    ("between.points", _stands_between_points),
    ("behind.points", _stands_behind_points),
    ("kinds", _distinguishes_kinds),
    ("choices", _are_choices),
    ("first.texts", _are_first_texts),
    ("second.texts", _are_second_texts),
    ("only.points", _are_only_points),
    ("hundred.unnamed", _come_to_a_hundred),
    ("points.each", _are_points_each),
    ("rules.unnamed", _are_rules_unnamed),
    ("further.rules", _are_further_rules),
    ("last.names", _are_last_names),
    ("before.serials", _are_names_before_serials),
    ("one.thing", _say_one_thing),
    ("tiers", _are_tiers),
)
