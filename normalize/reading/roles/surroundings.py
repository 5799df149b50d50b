"""What speaks for a column's role in the columns beside it: what they hold, and how many texts each has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..printed import Printed
from .looks import LONGEST_NAME, Look, names_before

PARTS = 1.2
"""How many texts stand beside a name on average, at least, where they are names of its parts."""
WRITTEN = frozenset({"name", "few", "long", "rule"})
SPELLED_OUT = frozenset({"long", "rule"})
NAMED = frozenset({"name", "longname"})
ELSEWHERE: tuple[tuple[str, Callable[[Look], bool]], ...] = (
    ("name", lambda look: look.lean == "name"),
    ("names", lambda look: look.lean in NAMED),
    ("rule", lambda look: look.lean == "rule"),
    ("criterion", lambda look: look.head == "criterion"),
    ("points", lambda look: look.lean == "points"),
    ("number", lambda look: look.kind == "number"),
    ("long", lambda look: look.is_long),
    ("result", lambda look: look.lean == "result"),
)
"""What may stand in other columns."""


def surrounding_features(columns: Sequence[Printed], looks: Sequence[Look]) -> list[list[str]]:
    """The names of the features that each column has by its place among the others."""
    flags = [(name, list(map(holds, looks))) for name, holds in ELSEWHERE]
    return [
        [
            *_beside(columns, looks, place),
            *_named_elsewhere(looks, flags, place),
            *_against_names(columns, looks, place),
            *_under_one_header(columns, looks, place),
            *_among_grades(looks, place),
            *_label(columns, looks, place),
        ]
        for place in range(len(columns))
    ]


def _beside(columns: Sequence[Printed], looks: Sequence[Look], place: int) -> Iterator[str]:
    """Where a column stands, and what stands next to it."""
    n, mine = len(columns), looks[place]
    yield f"at={min(place, 2)}+{mine.lean}"
    yield f"at.end={min(n - 1 - place, 2)}+{mine.lean}"
    for side, other in (("left", place - 1), ("right", place + 1)):
        if not 0 <= other < n:
            yield f"{side}.edge"
            continue
        yield f"{side}.lean={looks[other].lean}+{mine.lean}"
        yield f"{side}.head={looks[other].head}+{mine.head}"


def _named_elsewhere(looks: Sequence[Look], flags: Sequence[tuple[str, Sequence[bool]]], place: int) -> Iterator[str]:
    """Whether other columns are headed as names, rules, points, or hold long texts."""
    mine = looks[place].lean
    for name, holds in flags:
        left, right = True in holds[:place], True in holds[place + 1 :]
        yield f"{name}.left={left}+{mine}"
        yield f"{name}.right={right}+{mine}"
        if not left and not right:
            yield f"no.other.{name}+{mine}"
    yield from _order(looks, place)


def _order(looks: Sequence[Look], place: int) -> Iterator[str]:
    """Which of the likely names a column is, whether rules or long texts stand elsewhere as well."""
    mine = looks[place]
    names = [n for n, look in enumerate(looks) if look.lean in NAMED]
    ruled = {n for n, look in enumerate(looks) if look.head == "criterion"}
    if place in names:
        rank = "only" if len(names) == 1 else _rank(place, names)
        yield f"name.{rank}+{mine.lean}+{mine.head}"
        yield f"name.{rank}+{mine.lean}+ruled={bool(ruled)}"
    if mine.kind in SPELLED_OUT:
        side = _side_of(place, _long_ones(looks, place))
        yield f"other.long={side}+{mine.head}+{mine.kind}"
        yield f"other.long={side}+named={bool(ruled - {place})}+{mine.lean}"


def _long_ones(looks: Sequence[Look], place: int) -> list[int]:
    """The other columns with long texts."""
    return [n for n, look in enumerate(looks) if n != place and look.is_long]


def _rank(place: int, places: Sequence[int]) -> str:
    return "first" if place == places[0] else "last" if place == places[-1] else "mid"


def _side_of(place: int, others: Sequence[int]) -> str:
    """On which side of a place all others are."""
    if not others:
        return "none"
    return "left" if others[-1] < place else "right" if others[0] > place else "both"


def _against_names(columns: Sequence[Printed], looks: Sequence[Look], place: int) -> Iterator[str]:
    """How many texts stand beside each of the deepest names before a column."""
    own, mine = columns[place], looks[place]
    most = max(len(column.texts) for column in columns)
    yield f"density={_part(len(own.texts), most)}+{mine.lean}"
    upper = next(names_before(looks, place), None)
    if upper is None:
        yield f"no.names.before+{mine.lean}"
        return
    if not own.texts:
        return
    each = _each(len(own.texts), len(columns[upper].texts))
    yield f"each={each}+{mine.lean}"
    yield f"each={each}+{mine.head}+{mine.kind}"
    yield f"begins.within={bool({*own.rows} - {*columns[upper].rows})}+{mine.lean}"
    if mine.kind in WRITTEN:
        above = sum(1 for _ in names_before(looks, place))
        yield f"each={each}+{mine.kind}+ruled={_is_ruled(looks, place)}+names={above}"
        yield f"short={_are_short(own)}+each={each}+{mine.head}"


def _is_ruled(looks: Sequence[Look], place: int) -> bool:
    """Whether another column is headed as rules and holds some."""
    return any(n != place and look.head == "criterion" and look.kind != "blank" for n, look in enumerate(looks))


def _are_short(column: Printed) -> bool:
    """Whether nearly all texts are as short as names."""
    short = sum(fact.length <= LONGEST_NAME and not fact.is_rule for fact in column.texts)
    return short * 10 >= len(column.texts) * 9


def _each(own: int, names: int) -> str:
    return "fewer" if own < names else "one" if own < names * PARTS else "several"


def _under_one_header(columns: Sequence[Printed], looks: Sequence[Look], place: int) -> Iterator[str]:
    """Which of several columns under the same header a column is, and of which kinds these are."""
    header = _wording(columns[place])
    mine = looks[place]
    twins = [n for n, column in enumerate(columns) if header and _wording(column) == header]
    if len(twins) < 2:
        return
    rank = _rank(place, twins)
    yield f"twin.{rank}+{mine.head}+{mine.kind}"
    yield f"twin.{rank}+{mine.kind}+{min(len(twins), 3)}"
    yield f"twin.long.behind={any(looks[n].is_long for n in twins if n > place)}+{mine.kind}"


def _among_grades(looks: Sequence[Look], place: int) -> Iterator[str]:
    """Whether a column under a grade is the first of several."""
    grades = [n for n, look in enumerate(looks) if look.is_grade]
    if place in grades and len(grades) > 1:
        yield f"grades.{'first' if place == grades[0] else 'later'}+{looks[place].kind}"


def _wording(column: Printed) -> list[str]:
    return [fact.plain for fact in column.header]


def _label(columns: Sequence[Printed], looks: Sequence[Look], place: int) -> Iterator[str]:
    """Whether a column is a label down the side of the rows, with nothing above it."""
    own = columns[place]
    if own.header or place > 1:
        return
    n, behind = len(own.texts), [look.lean for look in looks[place + 1 :]]
    yield f"unheaded.texts={min(n, 3)}+tall={own.n_tall == n}"
    first = columns[place + 1].header[-1].level if place + 1 < len(columns) and columns[place + 1].header else None
    yield f"unheaded.texts={min(n, 2)}+names={min(behind.count('name'), 2)}+level={first}"


def _part(count: int, of: int) -> str:
    return "0" if not count else "all" if count == of else str(count * 4 // max(of, 1))
