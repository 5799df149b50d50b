"""What is told of the tables that are no forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from zhibiao.extract.document import Notice, Part, Place, Severity
from zhibiao.extract.language import _

from ...facts.wording import visible_characters, without_layout
from ...records import CheckKind
from ..choice.choose import Choice
from ..choice.doubts import doubt, is_doubtful
from .drafts import Draft
from .flatten import table_text

SHOWN = 60


def file_without_forms(notices: Iterable[Notice]) -> list[Notice]:
    """The notices of a file without any form: one sentence says it of all tables, unless a person left these out."""
    kinds = {notice.kind for notice in notices}
    if CheckKind.CORRECTED in kinds and CheckKind.NO_FORM not in kinds:
        return list(notices)
    text = _("No table of this file holds indicators. Give a file with an assessment form.")
    return [*map(_for_the_record, notices), Notice(CheckKind.NO_FORM, text)]


def _for_the_record(notice: Notice) -> Notice:
    """A table that was left out, where one sentence says it of the whole file."""
    return replace(notice, severity=Severity.INFO) if notice.kind is CheckKind.NO_FORM else notice


def table_left_out(draft: Draft, choice: Choice) -> Iterator[Notice]:
    """What is said of a table without indicators: its place, its size, how it begins, and whether it may be a form."""
    place = Place(next(iter(draft.tables)))
    if is_doubtful(choice):
        yield doubt(choice, place)
    text = " ".join(table_text(table) for table in draft.tables.values())
    characters = visible_characters(text)
    if characters:
        message = _no_form_in(draft.part)
        shown = message.format(count=len(characters), text=without_layout(text)[:SHOWN])
        yield Notice(CheckKind.NO_FORM, shown, Severity.INFO, place)


def _no_form_in(part: Part) -> str:
    """The sentence of a table that was left out, by where it stands."""
    if part is Part.TEXT_BOX:
        return _("This table in a text box holds no indicators and was left out: {count} characters, beginning {text}")
    if part in (Part.HEADER, Part.FOOTER):
        return _("This table in a header or footer of the page was left out: {count} characters, beginning {text}")
    if part is not Part.BODY:
        return _("This table in a footnote, an endnote or a comment was left out: {count} characters, beginning {text}")
    return _("This table holds no indicators and was left out: {count} characters, beginning {text}")
