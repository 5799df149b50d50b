"""Shares, which are the values of most evidence."""

from __future__ import annotations

Values = dict[str, float]
"""Evidence by its name; most values are shares, from 0 to 1."""
Named = tuple[str, float]


def share(count: float, of: int) -> float:
    """A count as a share, 0 of nothing."""
    return count / of if of else 0.0
