"""The roles of columns with another border between names and rules: what reads as a rule may be the deepest name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

RULES = frozenset({"criterion", "requirement"})
NAME, RULE = "level", "criterion"


def exchanged(roles: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The roles of a section's columns with the first rules behind the names as names; without any, the other way."""
    names = [place for place, role in enumerate(roles) if role == NAME]
    if not names:
        return
    behind = next((place for place in range(names[-1] + 1, len(roles)) if roles[place] in RULES), None)
    if behind is not None:
        yield _with(roles, behind, NAME)
    elif len(names) > 1 and RULES.isdisjoint(roles):
        yield _with(roles, names[-1], RULE)


def _with(roles: Sequence[str], place: int, role: str) -> tuple[str, ...]:
    return (*roles[:place], role, *roles[place + 1 :])
