"""All readings of a draft, with their evidence, and the choice among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from .choice.choose import Candidate, Choice, Shape, Way, choose
from .choice.likelihood import likelihood_of, margins_of
from .constraints import Constraints
from .evidence import Values, evidence_of, evidence_of_none
from .parts import Parts
from .seen import RolesSeen, Seen, seen_of
from .sheet import sheet_of
from .tables.drafts import Draft
from .tables.layout import likely_header
from .turned import turned_readings
from .upright import UPRIGHT, Words, upright_readings

FAR = 3.0
"""Roles that are worth so much less than the likeliest ones are as unlikely as any others."""
SEVERAL = 5
"""So many names of one shape are hardly there by chance."""


def read_table(draft: Draft, words: Words, shape: Shape | None = None) -> Choice:
    """The choice among the readings of a draft: upright ones, turned ones, and no form; of a shape, if one is given."""
    candidates = candidates_of(_under_likely_header(draft, words), words)
    return choose(candidates, words.models.judge, shape)


def read_like(draft: Draft, twin: Choice, words: Words) -> Choice:
    """The choice among the two best readings of a draft's twin; its other readings are taken to be as far behind."""
    wanted = [one for one in (twin.best, twin.second) if one is not None and one.parts is not None]
    candidates = candidates_of(draft, words, wanted)
    built = {one.way for one in candidates}
    behind = [lead for way, lead in twin.leads.items() if way not in built]
    return choose(candidates, words.models.judge, behind=behind)


def _under_likely_header(draft: Draft, words: Words) -> Draft:
    """A draft of what is stated to be a form and would be read as none, under the row that is likeliest its header."""
    stated = draft.constraints
    if not stated.is_form or stated.header or stated.turned is not None:
        return draft
    free = replace(draft, constraints=replace(stated, is_form=None))
    place = likely_header(draft.lines)
    if choose(candidates_of(free, words), words.models.judge).best.is_form or place is None:
        return draft
    return replace(draft, constraints=replace(stated, header=(place, 1))) if place + 1 < len(draft.lines) else draft


def candidates_of(draft: Draft, words: Words, wanted: Sequence[Candidate] = ()) -> list[Candidate]:
    """The readings of a draft that differ, each with its evidence, and no form as the last one.

    Where readings of a twin are wanted, only those made in the same ways, and the likeliest upright one.
    """
    seen = seen_of(sheet_of(draft.lines, words.fact_of), words.models, RolesSeen())
    stated = draft.constraints
    made = Made(draft, seen, words, {one.way: one.found for one in wanted})
    if not stated.turned:
        made.add_upright()
    if stated.turned is not False and not stated.header:
        made.add_turned()
    candidates = list(made.candidates.values()) if stated.is_form is not False else []
    if candidates and stated.is_form:
        return candidates
    values = evidence_of_none(draft.heading.title, seen.sheet, words.vocabulary)
    return [*candidates, Candidate("none", False, {**values, "none.unlearned": float(not made.learned)}, None)]


@dataclass(slots=True)
class Made:
    """The readings of a draft made so far, by their rows; `wanted` has, by way, how the readings of a twin were found.

    `learned` says whether an upright one is among them.
    """

    draft: Draft
    seen: Seen
    words: Words
    wanted: Mapping[Way, Values]
    learned: bool = False
    candidates: dict[object, Candidate] = field(default_factory=dict)

    def add_upright(self) -> None:
        """Add the readings whose rows are indicators."""
        for one in upright_readings(self.draft, self.seen, self.words, self.wanted):
            if one.parts.rows.indicators:
                found = {"by.learned": 1.0, "top": float(not self.learned), "joins": float(one.joins)}
                behind = {"rows.behind": one.rows_behind / 10, "roles.behind": min(one.roles_behind, FAR) / 10}
                self._add(UPRIGHT, one.way, one.parts, {**self.wanted.get(one.way, {}), **found, **behind})
                self.learned = True

    def add_turned(self) -> None:
        """Add the readings whose indicators are single cells; the shapes of those wanted are asked for alone."""
        shapes = {str(way[0]) for way in self.wanted if way[0] != UPRIGHT}
        if self.wanted and not shapes:
            return
        stated = self.draft.constraints
        for shape, parts in turned_readings(self.draft, self.words.vocabulary, self.words.fact_of, shapes):
            if stated.turned or _keeps_to(stated, parts):
                several = len(parts.rows.indicators) >= SEVERAL
                found = {"turned": float(not parts.rows.printed), f"by.{shape}.several": float(several)}
                self._add(shape, (shape,), parts, {f"by.{shape}": 1.0, **found})

    def _add(self, how: str, way: Way, parts: Parts, found: Values) -> None:
        """Add a reading, or how it was found to one of the same rows."""
        key = tuple((one.levels, one.score, one.criterion) for one in parts.rows.indicators)
        if before := self.candidates.get(key):
            self.candidates[key] = before.also_found(found)
            return
        values = evidence_of(parts, self.seen.sheet, self.words.fact_of, self.words.vocabulary)
        margins = margins_of(parts, self.seen, self.words.models, self.words.fact_of)
        if parts.rows.printed:  # else its rows are no indicators one by one, and models of rows say nothing of it
            values |= likelihood_of(margins)
        self.candidates[key] = Candidate(how, True, {**values, **found}, parts, margins, way, found)


def _keeps_to(stated: Constraints, parts: Parts) -> bool:
    """Whether the columns of a reading have the roles that a person has stated of them."""
    own = {one.position: one.role for one in parts.columns if one.section == 1}
    return all(own.get(position) is role for position, (role, _level) in stated.roles.items())
