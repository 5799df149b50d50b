"""What speaks for a table being no form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import log1p

from ...facts.fact import Fact, Kind
from ...facts.scores import HUNDRED
from ...facts.vocabulary import Vocabulary
from ..sheet import Sheet
from .shares import Named, Values, share

SHORT = 8
ROLES = {"score": "score", "names": "level", "criterion": "criterion", "result": "result"}
TEXTS: dict[str, Callable[[Fact], bool]] = {
    "numbers": lambda fact: fact.kind in (Kind.NUMBER, Kind.SHARE),
    "labels": lambda fact: fact.is_keyed or fact.is_label,
    "rules": lambda fact: fact.is_rule,
}


def evidence_of_none(title: str, sheet: Sheet, vocabulary: Vocabulary) -> Values:
    """The evidence for a table being no form: what it has of the words and numbers of one."""
    values: Values = {"none": 1.0}
    for part in (
        _words(title, sheet, vocabulary),
        _roles(sheet),
        _texts(sheet),
        _shape(sheet),
    ):
        values.update(part)
    return values


def _words(title: str, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Named]:
    """What the title and the cells say of assessing and of persons."""
    facts = _facts(sheet)
    strong = sum(fact.is_strong for fact in facts)
    short = [fact.plain for fact in facts if fact.length < SHORT]
    yield "none.strong", float(strong > 0)
    yield "none.strong.many", min(strong / 4, 1.0)
    yield "none.title", float(bool(title) and vocabulary.is_strong(title))
    yield "none.titled", float(bool(title))
    yield "none.persons", min(sum(map(vocabulary.is_no_name, short)) / 4, 1.0)
    yield "none.total", float(any(fact.is_total or fact.is_subtotal for fact in facts))


def _roles(sheet: Sheet) -> Iterator[Named]:
    """Which words of headers the cells are."""
    roles = {fact.role for fact in _facts(sheet) if fact.manner == "exact"}
    for name, role in ROLES.items():
        yield f"none.{name}", float(role in roles)
    most = max((sum(bool(fact.role) for fact in row.facts) for row in sheet.rows), default=0)
    yield "none.heads", min(most / 4, 1.0)


def _texts(sheet: Sheet) -> Iterator[Named]:
    """What the texts are: the shares of each kind."""
    facts = _facts(sheet)
    for name, holds in TEXTS.items():
        yield f"none.{name}", share(sum(map(holds, facts)), len(facts))
    yield "none.points", float(any(fact.points is not None for fact in facts))
    yield "none.hundred", float(HUNDRED in sheet.values)


def _shape(sheet: Sheet) -> Iterator[Named]:
    """How large and how regular the table is, and how much of it is blank."""
    rows = [row for row in sheet.rows if row.printed]
    cells = sum(len(row.own) for row in sheet.rows)
    printed = sum(len(row.printed) for row in sheet.rows)
    yield "none.rows", min(len(sheet.rows) / 20, 1.0)
    yield "none.few", float(len(sheet.rows) < 4)
    yield "size.blank", share(cells - printed, cells)
    yield "size.wide", min(sheet.width / 10, 1.0)
    yield "size.rows", log1p(len(rows)) / 5
    yield "size.layouts", min(len({row.layout for row in rows}) / 10, 1.0)
    yield "size.usual", share(sum(row.layout == sheet.usual for row in rows), len(rows))
    yield "size.covered", share(sum(row.covered > 0 for row in rows), len(rows))
    yield "size.sure", min((row.line.confidence for row in rows), default=1.0)


def _facts(sheet: Sheet) -> list[Fact]:
    return [fact for row in sheet.rows for fact in row.facts]
