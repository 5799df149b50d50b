"""What the headers and the title say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...facts.fact import Fact, FactOf, Kind
from ...facts.vocabulary import Vocabulary
from ...records import Column, Role
from .shares import Named, share

NUMBERS = frozenset({Kind.NUMBER, Kind.SHARE, Kind.RANGE})
NAMES = frozenset({"level", "item"})
LONG = 25
OF_LINES: dict[str, Callable[[Fact], bool]] = {
    "known": lambda fact: bool(fact.role),
    "listed": lambda fact: fact.manner == "exact",
    "long": lambda fact: fact.length > LONG,
    "wordless": lambda fact: not fact.has_word,
    "numbers": lambda fact: fact.kind in NUMBERS,
    "dated": lambda fact: fact.is_date,
    "totals": lambda fact: fact.is_total,
}
"""What a line of a header may be: the share of headers with such a line is evidence."""
Heads = Sequence[tuple[Column, Sequence[Fact]]]


def head_evidence(columns: Sequence[Column], title: str, fact_of: FactOf, vocabulary: Vocabulary) -> Iterator[Named]:
    """What the headers and the title say of assessing."""
    heads = [(column, [fact_of(line) for line in column.header.split("\n") if line]) for column in columns]
    for name, holds in OF_LINES.items():
        yield f"heads.{name}", share(sum(any(map(holds, own)) for _column, own in heads), len(heads))
    yield "heads.blank", share(sum(not own for _column, own in heads), len(heads))
    unknown = sum(bool(own) and not any(fact.role for fact in own) for _column, own in heads)
    yield "heads.unknown", share(unknown, len(heads))
    facts = [fact for _column, own in heads for fact in own]
    yield "heads.strong", float(any(fact.is_strong for fact in facts))
    yield "tests", float(any(vocabulary.is_of_test(fact.plain) for fact in facts))
    yield "title.strong", float(bool(title) and vocabulary.is_strong(title))
    yield "titled", float(bool(title))
    yield from _last_lines(heads, vocabulary)
    yield from _of_roles(heads, vocabulary)


def _last_lines(heads: Heads, vocabulary: Vocabulary) -> Iterator[Named]:
    """Whether the last lines of headers agree with the roles, are of persons, or the same again."""
    last = [(column, own[-1]) for column, own in heads if own]
    agree = sum(fact.role in (str(column.role), "item") for column, fact in last)
    yield "heads.agree", share(agree, len(heads))
    yield "heads.persons.share", share(sum(vocabulary.is_no_name(fact.plain) for _c, fact in last), len(heads))
    yield "heads.again", share(len(last) - len({fact.plain for _c, fact in last}), len(heads))


def _of_roles(heads: Heads, vocabulary: Vocabulary) -> Iterator[Named]:
    """What the headers of names, scores, criteria, results and other columns say."""
    last: dict[Role, list[Fact]] = {role: [] for role in Role}
    for column, own in heads:
        last[column.role] += own[-1:]
    names, scores = last[Role.LEVEL], {fact.role for fact in last[Role.SCORE]}
    yield "heads.names", float(any(fact.role in NAMES for fact in names))
    yield "heads.names.listed", float(any(fact.role in NAMES and fact.manner == "exact" for fact in names))
    yield "heads.persons", float(any(vocabulary.is_no_name(fact.plain) for fact in names))
    yield "heads.scores", float("score" in scores)
    yield "heads.scores.result", float("result" in scores)
    yield "heads.scores.other", float(bool(scores) and scores.isdisjoint({"score", "result"}))
    yield "heads.criteria", float(any(fact.role in ("criterion", "requirement") for fact in last[Role.CRITERION]))
    yield "heads.results", float(any(fact.role == "result" for fact in last[Role.RESULT]))
    others = [own for column, own in heads if column.role is Role.OTHER]
    known = sum(any(fact.role not in ("", "other") for fact in own) for own in others)
    yield "heads.others.known", share(known, len(heads))
