"""What is printed above each of several forms in one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .view import FormView


@dataclass(frozen=True, slots=True)
class Headed:
    """A form with the paragraphs above it."""

    view: FormView
    attachment: list[str]
    title: list[str]

    def above(self) -> list[str]:
        """All lines above the table, where a format has no place of its own for what stands on each page."""
        around = self.view.around
        before = [*around.header, *around.above_mark, *self.attachment, *around.above_title]
        return [*before, *self.title, *around.above]

    def below(self) -> list[str]:
        """All lines below the table, where a format has no place of its own for what stands on each page."""
        return [*self.view.around.below, *self.view.around.footer]


def with_headings(views: Sequence[FormView]) -> list[Headed]:
    """The forms in order; an attachment mark stands above the first form of its attachment only."""
    before: tuple[str, str] | None = None
    headed = []
    for view in views:
        mark = (view.source, view.attachment)
        headed.append(Headed(view, [] if mark == before else _paragraphs(view.attachment), _paragraphs(view.title)))
        before = mark
    return headed


def _paragraphs(text: str) -> list[str]:
    return text.split("\n") if text else []
