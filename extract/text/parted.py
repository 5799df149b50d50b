"""Tables and the lines outside them, gathered in their order by the readers of rows on lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..document import Notice, Paragraph, Table
from ..limits import Limits
from .assemble import Draft, assemble


@dataclass(slots=True)
class Parted:
    """The tables, and the lines outside them: those before the first, and those after each."""

    drafts: list[Draft] = field(default_factory=list)
    outside: list[list[str]] = field(default_factory=lambda: [[]])

    def begin(self, draft: Draft) -> None:
        """A further table begins."""
        self.drafts.append(draft)
        self.outside.append([])

    def assembled(self, limits: Limits) -> tuple[tuple[Paragraph | Table, ...], tuple[Notice, ...]]:
        """The blocks in reading order, and what is said of them."""
        before, *after = map("\n".join, self.outside)
        for draft, below in zip(self.drafts, after, strict=True):
            draft.after = below
        return assemble(before, self.drafts, limits)
