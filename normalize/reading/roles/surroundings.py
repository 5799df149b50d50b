"""What speaks for a column's role in the columns beside it: what they hold, and how many texts each has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..printed import Printed
from .looks import Look

LONGEST_NAME = 12
PARTS = 1.2
"""How many texts stand beside a name on average, at least, where they are names of its parts."""
WRITTEN = frozenset({"name", "few", "long", "rule"})
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
            *_beside(looks, place),
            *_elsewhere(looks[place], flags, place),
            *_against_names(columns, looks, place),
            *_under_one_header(columns, looks, place),
            *_among_grades(looks, place),
            *_label(columns, looks, place),
        ]
        for place in range(len(columns))
    ]


def _beside(looks: Sequence[Look], place: int) -> Iterator[str]:
    """What stands next to a column."""
    for side, other in (("left", place - 1), ("right", place + 1)):
        if 0 <= other < len(looks):
            yield f"{side}.lean={looks[other].lean}+{looks[place].lean}"


def _elsewhere(mine: Look, flags: Sequence[tuple[str, Sequence[bool]]], place: int) -> Iterator[str]:
    """Whether other columns are headed as names, rules, points, or hold long texts."""
    for name, holds in flags:
        yield f"{name}.left={True in holds[:place]}+{mine.lean}"
        yield f"{name}.right={True in holds[place + 1 :]}+{mine.lean}"


def _against_names(columns: Sequence[Printed], looks: Sequence[Look], place: int) -> Iterator[str]:
    """Whether a column's texts are short, and how many stand beside each of the deepest names before it."""
    own, mine = columns[place].texts, looks[place]
    upper = next((n for n in range(place - 1, -1, -1) if looks[n].lean in NAMED), None)
    if upper is not None and mine.kind in WRITTEN:
        names = len(columns[upper].texts)
        each = "fewer" if len(own) < names else "one" if len(own) < names * PARTS else "several"
        yield f"short={_are_short(columns[place])}+each={each}+{mine.head}"


def _are_short(column: Printed) -> bool:
    """Whether nearly all texts are as short as names."""
    short = sum(fact.length <= LONGEST_NAME and not fact.is_rule for fact in column.texts)
    return short * 10 >= len(column.texts) * 9


def _under_one_header(columns: Sequence[Printed], looks: Sequence[Look], place: int) -> Iterator[str]:
    """Which of several columns under the same header a column is, and of which kinds these are."""
    header = _wording(columns[place])
    mine = looks[place]
    twins = [n for n, column in enumerate(columns) if header and _wording(column) == header]
    if len(twins) < 2:
        return
    rank = "first" if place == twins[0] else "last" if place == twins[-1] else "mid"
    yield f"twin.{rank}+{mine.head}+{mine.kind}"
    yield f"twin.{rank}+{mine.kind}+{min(len(twins), 3)}"
    yield f"twin.long.behind={any(looks[n].is_long for n in twins if n > place)}+{mine.kind}"


def _wording(column: Printed) -> list[str]:
    return [fact.plain for fact in column.header]


def _among_grades(looks: Sequence[Look], place: int) -> Iterator[str]:
    """Whether a column under a grade is the first of several."""
    grades = [n for n, look in enumerate(looks) if look.is_grade]
    if place in grades and len(grades) > 1:
        yield f"grades.{'first' if place == grades[0] else 'later'}+{looks[place].kind}"


def _label(columns: Sequence[Printed], looks: Sequence[Look], place: int) -> Iterator[str]:
    """Whether a column is a label down the side of the rows, with nothing above it."""
    own = columns[place]
    if own.header or place > 1:
        return
    n, behind = len(own.texts), [look.lean for look in looks[place + 1 :]]
    yield f"unheaded.texts={min(n, 3)}+tall={own.n_tall == n}"
    first = columns[place + 1].header[-1].level if place + 1 < len(columns) and columns[place + 1].header else None
    yield f"unheaded.texts={min(n, 2)}+names={min(behind.count('name'), 2)}+level={first}"
