"""What is gathered while the tables of a file are read one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from zhibiao.extract.document import Notice

from ...around.lines_around import Owner
from ...corrections.fit import Fitted
from ...corrections.records import Corrections, Origin
from ...facts.vocabulary import Vocabulary
from ...records import Form
from ..choice.choose import Choice
from .drafts import Draft


@dataclass(slots=True)
class Gathered:
    """The forms of a file so far, whose lines are those around their tables, the titles of other tables, notices."""

    notices: list[Notice]
    forms: list[Form] = field(default_factory=list)
    stated: list[Fitted] = field(default_factory=list)
    owners: list[Owner] = field(default_factory=list)
    others: dict[int, str] = field(default_factory=dict)
    corrected: set[Origin] = field(default_factory=set)

    def keep(self, draft: Draft, forms: Sequence[Form], stated: Iterable[Fitted], *, is_inner: bool) -> None:
        """Add the forms of a draft, each with what a person has stated of it."""
        self.forms.extend(forms)
        self.stated.extend(stated)
        self.owners.extend(_owner(draft, form, is_inner=is_inner) for form in forms)


@dataclass(frozen=True, slots=True)
class Means:
    """By what a file's tables are read: words, and what people have stated of tables."""

    vocabulary: Vocabulary
    corrections: Corrections
    sha256: str


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a draft under what is stated of it; no form where it holds no indicators.

    `choice` is that among its readings.
    """

    draft: Draft
    stated: Fitted
    form: Form | None
    choice: Choice


def _owner(draft: Draft, form: Form, *, is_inner: bool) -> Owner:
    """The tables whose lines are those of a form."""
    first, last = min(draft.tables, default=-1), max(draft.tables, default=-1)
    return Owner(first, last, form.title, draft.heading.fields, is_inner)
