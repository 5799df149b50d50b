"""Notices of what was met: in a table one a cell and kind, with its place; elsewhere one a kind and file, counted."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from ..document import NOWHERE, Notice, Part, Place, ReadingKind, Severity
from ..language import _
from .lines import Found
from .marks import EQUATION, HIDDEN_ROW, INSERTED, OBJECT, PICTURE, Look

SHOWN = 10
"""So many passages are quoted in one notice."""

LONGEST = 200
"""So many characters of a passage are quoted."""

KINDS: dict[Hashable, ReadingKind] = {
    Look.STRUCK: ReadingKind.TEXT_STRUCK,
    Look.HIDDEN: ReadingKind.TEXT_HIDDEN,
    HIDDEN_ROW: ReadingKind.TEXT_HIDDEN,
    Look.DELETED: ReadingKind.REVISION_DROPPED,
    Look.PROMPT: ReadingKind.PROMPT_BLANK,
    INSERTED: ReadingKind.REVISION_KEPT,
    PICTURE: ReadingKind.PICTURE_DROPPED,
    OBJECT: ReadingKind.OBJECT_DROPPED,
    EQUATION: ReadingKind.EQUATION_DROPPED,
    Part.COMMENT: ReadingKind.COMMENT_LEFT,
}
"""What is told of, and as what; raised and lowered text is kept."""

ONCE_A_FILE = frozenset({ReadingKind.PROMPT_BLANK})
"""For the record only, wherever it stands."""

WARNED = frozenset({ReadingKind.TEXT_STRUCK, ReadingKind.TEXT_HIDDEN})
WARNED_IN_CELLS = frozenset({ReadingKind.PICTURE_DROPPED, ReadingKind.OBJECT_DROPPED, ReadingKind.EQUATION_DROPPED})


@dataclass(frozen=True, slots=True)
class Met:
    """What was found, and where; `whole_row` where the row is gone with it."""

    found: Found
    place: Place
    whole_row: bool = False


def told(met: Iterable[Met]) -> Iterator[Notice]:
    """The notices, in the order in which their places come."""
    groups: dict[tuple[ReadingKind, Place, bool], list[str]] = {}
    for one in met:
        kind = KINDS.get(one.found.what)
        if kind is not None and not _is_blank(one.found):
            place = _place(kind, one)
            groups.setdefault((kind, place, one.whole_row), []).append(one.found.text)
    for (kind, place, whole_row), texts in groups.items():
        yield _notice(kind, place, texts, whole_row)


def _is_blank(found: Found) -> bool:
    """Whether a passage holds blanks only: nothing was left out with it."""
    return isinstance(found.what, Look) and not found.text.strip()


def _place(kind: ReadingKind, one: Met) -> Place:
    if kind in ONCE_A_FILE:
        return NOWHERE
    return Place(one.place.table, one.place.row) if one.whole_row else one.place


def _notice(kind: ReadingKind, place: Place, texts: list[str], whole_row: bool) -> Notice:
    in_cell = place != NOWHERE
    warned = kind in WARNED or (in_cell and kind in WARNED_IN_CELLS)
    sentence = _row_sentence(kind) if whole_row else _cell_sentence(kind) if in_cell else ""
    text = (sentence or _file_sentence(kind)).format(count=len(texts), text=_quoted(texts))
    return Notice(kind, text, Severity.WARNING if warned else Severity.INFO, place)


def _quoted(texts: list[str]) -> str:
    named = list(dict.fromkeys(text.strip() for text in texts if text.strip()))
    shown = [text[:LONGEST] + " …" * (len(text) > LONGEST) for text in named[:SHOWN]]
    return " | ".join(shown) + (" …" if len(named) > SHOWN else "")


def _row_sentence(kind: ReadingKind) -> str:
    if kind is ReadingKind.TEXT_STRUCK:
        return _("A row that is struck out as a whole was left out: {text}")
    return _("A hidden row was left out: {text}") if kind is ReadingKind.TEXT_HIDDEN else ""


def _cell_sentence(kind: ReadingKind) -> str:
    sentences = {
        ReadingKind.TEXT_STRUCK: _("Struck-out text was left out: {text}"),
        ReadingKind.TEXT_HIDDEN: _("Hidden text, which is not printed, was left out: {text}"),
        ReadingKind.REVISION_DROPPED: _("Text deleted under tracked changes was left out: {text}"),
        ReadingKind.REVISION_KEPT: _("Text inserted under tracked changes was taken as it stands."),
        ReadingKind.PICTURE_DROPPED: _("{count} pictures in this cell were left out; text inside them is not read."),
        ReadingKind.OBJECT_DROPPED: _("{count} embedded objects in this cell (charts and the like) were left out."),
        ReadingKind.EQUATION_DROPPED: _("An equation in this cell cannot be written as text; it was left out."),
        ReadingKind.COMMENT_LEFT: _("A comment stands beside this cell, and is no part of it: {text}"),
    }
    return sentences.get(kind, "")


def _file_sentence(kind: ReadingKind) -> str:
    sentences = {
        ReadingKind.TEXT_STRUCK: _("{count} passages of struck-out text were left out: {text}"),
        ReadingKind.TEXT_HIDDEN: _("{count} passages of hidden text were left out: {text}"),
        ReadingKind.REVISION_DROPPED: _("{count} passages deleted under tracked changes were left out."),
        ReadingKind.REVISION_KEPT: _("{count} passages inserted under tracked changes were taken as they stand."),
        ReadingKind.PICTURE_DROPPED: _("{count} pictures were left out; text inside them is not read."),
        ReadingKind.OBJECT_DROPPED: _("{count} embedded objects (charts, spreadsheets and the like) were left out."),
        ReadingKind.EQUATION_DROPPED: _("{count} equations cannot be written as text; they were left out."),
        ReadingKind.COMMENT_LEFT: _("{count} paragraphs of comments belong to no form: {text}"),
        ReadingKind.PROMPT_BLANK: _("{count} prompts of controls that nobody filled in were read as blank: {text}"),
    }
    return sentences[kind]
