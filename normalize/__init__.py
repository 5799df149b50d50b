"""Documents to forms, indicators and clauses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from .reading.passes import normalize
from .records import Failure, Form, Indicator, Reading

if TYPE_CHECKING:
    from .store.dataset import Dataset

__all__ = ["Failure", "Form", "Indicator", "Reading", "assemble", "normalize"]


def assemble(readings: Iterable[Reading], failures: Sequence[Failure] = ()) -> Dataset:
    """The dataset of several readings, forms numbered in their order; failures become rows of its notices."""
    from .store.frames import assemble as build  # pandas takes half a second, and reading one file does without it

    return build(readings, failures)
