"""Find the form that another one is: by title, by unit, kind and year, and at last by its indicators."""

from __future__ import annotations

from collections.abc import Sequence

from ..around.title_years import without_years
from ..facts.alike import alike
from ..facts.wording import compact
from ..records import Form
from .match_indicators import best_pairs, rows_of

SAME_UNIT = 95.0
SAME_TITLE = 85.0
NEAR = 60.0
SAME_CONTENT = 0.5
"""The share of names that two forms of one unit have in common, where their titles say nothing."""


def title_without_year(form: Form) -> str:
    """A form's title as it is compared with next year's."""
    return without_years(compact(form.title))


def find_form(filled: Form, forms: Sequence[Form]) -> int | None:
    """The place of the dataset's form that `filled` is a copy of, whatever its year; None where there is none.

    Of several with equal titles it is the one of the same year, then the one with the same indicators.
    """
    scored = [(_copy_likeness(filled, form), place) for place, form in enumerate(forms)]
    best = max((score for score, _place in scored), default=0.0)
    if best <= 0:
        return None
    equals = [place for score, place in scored if score == best]
    return max(equals, key=lambda place: (_shared_names(filled, forms[place]), -place))


def nearest_title(filled: Form, forms: Sequence[Form]) -> str:
    """The title that is most like that of a form which is none of them, "" where none is like it."""
    scored = ((alike(compact(filled.title), compact(form.title)), form.title) for form in forms)
    score, title = max(scored, default=(0.0, ""))
    return title if score >= NEAR else ""


def _copy_likeness(filled: Form, form: Form) -> float:
    """How sure it is that one form is a copy of the other, 0 where it is not."""
    same_year = filled.year is not None and filled.year == form.year
    if same := _same_title(filled, form):
        return same
    if not _same_unit(filled, form, like=100.0):
        return 0.0
    if not filled.title and not form.title:
        return 4.0
    return 1.0 + alike(title_without_year(filled), title_without_year(form)) / 200 + (0.4 if same_year else 0.0)


def _same_unit(one: Form, other: Form, like: float) -> bool:
    """Whether two forms are of one unit; a unit that only one of the titles gave away is looked for in the other.

    Names are `like` of 100 alike: two units' names may differ in one character, so nothing is taken by less than 100.
    """
    if one.unit and other.unit:
        return alike(compact(one.unit), compact(other.unit)) >= like
    named, bare = (one, other) if one.unit else (other, one)
    return bool(named.unit) and compact(named.unit) in compact(bare.title)


def pair_forms(old: Sequence[Form], new: Sequence[Form]) -> list[tuple[int | None, int | None]]:
    """The forms of two years or versions, each place once: pairs in the old order, then what is only in the new.

    A single form on either side is compared with the other's single form whatever they are called.
    """
    if len(old) == len(new) == 1:
        return [(0, 0)]
    pairs = best_pairs(
        (-score, abs(one - other), one, other)
        for one, first in enumerate(old)
        for other, second in enumerate(new)
        if (score := _same_form(first, second)) > 0
    )
    paired = set(pairs.values())
    alone = ((None, place) for place in range(len(new)) if place not in paired)
    return [*((place, pairs.get(place)) for place in range(len(old))), *alone]


def _same_form(old: Form, new: Form) -> float:
    """How sure it is that two forms are of the same unit and kind, 0 where they are not."""
    if same := _same_title(old, new):
        return same + _shared_names(old, new)
    titles = alike(title_without_year(old), title_without_year(new))
    if _same_unit(old, new, SAME_UNIT):
        return 1.0 + titles / 100 if titles >= SAME_TITLE or _shared_names(old, new) >= SAME_CONTENT else 0.0
    return 0.0 if (old.unit and new.unit) or titles < SAME_TITLE else titles / 100


def _same_title(one: Form, other: Form) -> float:
    """4 where two titles are the same, 3 where they are but for their years, else 0."""
    if not one.title:
        return 0.0
    if compact(one.title) == compact(other.title):
        return 4.0
    return 3.0 if title_without_year(one) == title_without_year(other) else 0.0


def _shared_names(one: Form, other: Form) -> float:
    """The share of their indicators' names that two forms have in common."""
    names, others = ({row.names for row in rows_of(form)} for form in (one, other))
    return len(names & others) / len(names | others) if names | others else 0.0
