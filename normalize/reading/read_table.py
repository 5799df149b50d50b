"""All readings of a draft, with their evidence, and the choice among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .choice.choose import Candidate, Choice, Shape, choose
from .choice.likelihood import likelihood_of, margins_of
from .constraints import Constraints
from .evidence import Values, evidence_of, evidence_of_none
from .parts import Parts
from .seen import RolesSeen, Seen, seen_of
from .sheet import sheet_of
from .tables.drafts import Draft
from .tables.layout import likely_header
from .turned import turned_readings
from .upright import Words, upright_readings

TURNED = (
    "total.hundred", "total.printed", "scores.all", "scores.none", "names.words", "title.strong", "n.two", "n.few",
)  # fmt: skip
"""Evidence that weighs otherwise where the names are single cells of a table."""
SEVERAL = 5
"""So many names of one shape are hardly there by chance."""


def read_table(draft: Draft, words: Words, shape: Shape | None = None) -> Choice:
    """The choice among the readings of a draft: upright ones, turned ones, and no form; of a shape, if one is given."""
    candidates = list(candidates_of(_under_likely_header(draft, words), words))
    return choose(candidates, words.models.judge, shape)


def _under_likely_header(draft: Draft, words: Words) -> Draft:
    """A draft of what is stated to be a form and would be read as none, under the row that is likeliest its header."""
    stated = draft.constraints
    if not stated.is_form or stated.header or stated.turned is not None:
        return draft
    free = replace(draft, constraints=replace(stated, is_form=None))
    place = likely_header(draft.lines)
    if choose(list(candidates_of(free, words)), words.models.judge).best.is_form or place is None:
        return draft
    return replace(draft, constraints=replace(stated, header=(place, 1))) if place + 1 < len(draft.lines) else draft


def candidates_of(draft: Draft, words: Words) -> Iterator[Candidate]:
    """The readings of a draft that differ, each with its evidence, and no form as the last one."""
    seen = seen_of(sheet_of(draft.lines, words.fact_of), words.models, RolesSeen())
    stated = draft.constraints
    found: dict[object, Candidate] = {}
    learned = 0
    for one in () if stated.turned else upright_readings(draft, seen, words):
        if one.parts.rows.indicators:
            values = {"by.learned": 1.0, "top": float(not learned), "joins": float(one.joins)}
            behind = {"rows.behind": one.rows_behind / 10, "roles.behind": one.roles_behind / 10}
            _add(found, "learned", one.parts, {**values, **behind}, seen, words)
            learned += 1
    if stated.turned is not False and not stated.header:
        for shape, parts in turned_readings(draft, words.vocabulary, words.fact_of):
            if not (stated.turned or _keeps_to(stated, parts)):
                continue
            several = len(parts.rows.indicators) >= SEVERAL
            values = {"turned": float(not parts.rows.printed), f"by.{shape}.several": float(several)}
            _add(found, shape, parts, {f"by.{shape}": 1.0, **values}, seen, words)
    if stated.is_form is not False:
        yield from found.values()
    if found and stated.is_form:
        return
    values = evidence_of_none(draft.heading.title, seen.sheet, words.vocabulary)
    yield Candidate("none", False, {**values, "none.unlearned": float(not learned)}, None)


def _keeps_to(stated: Constraints, parts: Parts) -> bool:
    """Whether the columns of a reading have the roles that a person has stated of them."""
    own = {one.position: one.role for one in parts.columns if one.section == 1}
    return all(own.get(position) is role for position, (role, _level) in stated.roles.items())


def _add(found: dict[object, Candidate], how: str, parts: Parts, more: Values, seen: Seen, words: Words) -> None:
    """Add a reading, or what speaks for it to one of the same rows."""
    key = tuple((one.levels, one.score, one.criterion) for one in parts.rows.indicators)
    if before := found.get(key):
        values = {**more, **before.values, "agreed": 1.0}
        found[key] = replace(before, values=values)
        return
    values = evidence_of(parts, seen.sheet, words.fact_of, words.vocabulary)
    margins = margins_of(parts, seen, words.models, words.fact_of)
    if parts.rows.printed:  # else its rows are no indicators one by one, and models of rows say nothing of it
        values |= likelihood_of(margins)
    else:
        values |= {f"turned.{name}": values[name] for name in TURNED}
    found[key] = Candidate(how, True, {**values, **more}, parts, margins)
