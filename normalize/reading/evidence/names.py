"""What the names of a reading are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from ...facts.fact import Fact, FactOf, Kind, facts_of
from ...facts.periods import year_of
from ...facts.remembering import remembered
from ...facts.vocabulary import Vocabulary
from ...records import Indicator
from .shares import Named, share

COUNTED = re.compile(r"[\d一二三四五六七八九十〇零两ABCDEFGxXnN]+")
LATIN = re.compile(r"[A-Za-z]{2,}[_A-Za-z.]|[`_\\=]|\w\(")
BANDED = re.compile(r"[<>≤≥＜＞]|\d%?分?(?:\(含\))?(?:以上|以下|及以上|及以下|以内)|\d%?[-~～—至]\d+(?:%|分)")
PROGRAM = re.compile(r"[{}$«»]|<[#/%a-z]|__\w+__")
NUMBERS = frozenset({Kind.NUMBER, Kind.SHARE, Kind.ORDINAL, Kind.RANGE})
BLANKS = frozenset({Kind.BLANK, Kind.PLACEHOLDER, Kind.TICK})
LONG, LONGEST = 30, 60
OF_FACTS: dict[str, Callable[[Fact], bool]] = {
    "numbers": lambda fact: fact.kind in NUMBERS,
    "long": lambda fact: fact.length > LONG,
    "rules": lambda fact: fact.is_rule,
    "heads": lambda fact: fact.manner == "exact",
    "labels": lambda fact: fact.is_label or fact.is_keyed or fact.is_signed,
    "totals": lambda fact: fact.is_total or fact.is_subtotal,
    "blank": lambda fact: fact.kind in BLANKS,
    "short": lambda fact: fact.length < 2,
    "stand.in": lambda fact: fact.is_stand_in,
    "banded": lambda fact: bool(BANDED.search(fact.plain)),
    "wordless": lambda fact: not fact.has_word,
    "office": lambda fact: fact.is_office,
    "dated": lambda fact: fact.is_date,
    "signed": lambda fact: fact.is_signed,
    "colon": lambda fact: fact.is_keyed,
    "sentences": lambda fact: fact.kind is Kind.SENTENCE,
    "boxes": lambda fact: fact.n_boxes > 0,
}
"""What the last name of an indicator may be: the share of those for which it holds is evidence."""
OF_TEXTS: dict[str, Callable[[str], bool]] = {
    "latin": lambda name: bool(LATIN.search(name)),
    "program": lambda name: bool(PROGRAM.search(name)),
    "fill.in": lambda name: "__" in name or name.endswith("："),
}

NO_NAMES: dict[str, Callable[[Vocabulary, Fact], bool]] = {
    "persons": lambda words, fact: words.is_no_name(fact.plain),
    "units": lambda words, fact: fact.plain.endswith(words.titles.institutions),
    "years": lambda _words, fact: year_of(fact.plain) is not None,
    "grades": lambda _words, fact: fact.is_grade,
    "words": lambda _words, fact: bool(fact.role),
}
"""What names of turned tables may be instead: persons, units, years, grades, header words."""


def name_evidence(first: Sequence[Indicator], fact_of: FactOf, vocabulary: Vocabulary) -> Iterator[Named]:
    """What the names are, and whether they are names at all."""
    leaves = [next((name for name in reversed(one.levels) if name), "") for one in first]
    facts = list(map(fact_of, leaves))
    marks = [sum(own) for own in zip(*(_marks(vocabulary, leaf) for leaf in leaves), strict=True)]
    for name, count in zip((*OF_FACTS, *OF_TEXTS), marks, strict=False):
        yield f"names.{name}", share(count, len(facts))
    yield "names.longest", float(any(fact.length > LONGEST for fact in facts))
    yield "names.mean.length", min(share(sum(fact.length for fact in facts), len(facts)) / LONG, 1.0)
    yield from _again(first)
    yield from _levels(first, fact_of)
    yield from _counted(facts)
    for name, count in zip(NO_NAMES, marks[-len(NO_NAMES) :], strict=False):
        yield f"names.{name}", share(count, len(first))
    yield from _beside_names(first, leaves)
    yield from _attributes(first, fact_of)


def _again(first: Sequence[Indicator]) -> Iterator[Named]:
    """How many indicators have the names of another, with its criterion or without."""
    paths = Counter((one.levels, one.criterion) for one in first)
    yield "names.again", share(len(first) - len(paths), len(first))
    levels = Counter(one.levels for one in first)
    yield "names.path.again", share(len(first) - len(levels), len(first))


def _levels(first: Sequence[Indicator], fact_of: FactOf) -> Iterator[Named]:
    """How deep the names are, and what the upper ones are."""
    upper = [fact_of(name) for one in first for name in one.levels[:-1] if name]
    yield "upper.numbers", share(sum(fact.kind in (Kind.NUMBER, Kind.ORDINAL) for fact in upper), len(upper))
    yield "upper.long", share(sum(fact.length > LONG for fact in upper), len(upper))
    yield "levels.gaps", share(sum("" in one.levels for one in first), len(first))
    depths = Counter(len(one.levels) for one in first)
    yield "levels.uneven", share(len(first) - max(depths.values(), default=0), len(first))
    yield "levels.deep", float(max(depths, default=1) > 2)
    yield "levels.one", float(max(depths, default=1) == 1)
    below = Counter(one.levels[:-1] for one in first if len(one.levels) > 1)
    yield "levels.single", share(sum(count == 1 for count in below.values()), len(below))


def _counted(facts: Sequence[Fact]) -> Iterator[Named]:
    """Whether names differ by their numbers alone, as those that stand in for names do, or not at all."""
    different = len({fact.plain for fact in facts})
    bare = Counter(COUNTED.sub("#", fact.plain) for fact in facts)
    counted = sum(count for text, count in bare.items() if count > 1 and "#" in text) if different > 1 else 0
    yield "names.counted", share(counted, len(facts))
    yield "names.counted.all", float(bool(counted) and counted == len(facts))
    yield "names.all.same", float(len(facts) > 1 and different == 1)


@remembered
def _marks(vocabulary: Vocabulary, name: str) -> tuple[bool, ...]:
    """For the tests of a name, those of names of turned tables last, whether each holds."""
    fact_of = facts_of(vocabulary)
    fact = fact_of(name)
    own = (*(holds(fact) for holds in OF_FACTS.values()), *(is_so(name) for is_so in OF_TEXTS.values()))
    return (*own, *(holds(vocabulary, fact_of(fact.plain)) for holds in NO_NAMES.values()))


def _beside_names(first: Sequence[Indicator], leaves: Sequence[str]) -> Iterator[Named]:
    """How many names are upper names again, and how many have points of their own."""
    above = sum(name in one.levels[:-1] for name, one in zip(leaves, first, strict=True))
    yield "names.above", share(above, len(first))
    yield "names.scored", share(sum(one.level_scores[-1:] != (None,) for one in first), len(first))


def _attributes(first: Sequence[Indicator], fact_of: FactOf) -> Iterator[Named]:
    """How many of the texts that are kept beside have no header, or are numbers."""
    texts = [(key, text) for one in first for key, text in one.extra.items()]
    unnamed = sum(not key.rstrip("0123456789").strip("_") for key, _text in texts)
    yield "extra.unnamed", share(unnamed, len(texts))
    yield "extra.numbers", share(sum(fact_of(text).number is not None for _key, text in texts), len(texts))
