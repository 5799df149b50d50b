"""Give each form of a file its year, its unit and its kind, and a title from beside the text where it has none."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from zhibiao.extract.document import Document, Notice, Part, Place, Severity
from zhibiao.extract.language import _

from ..facts.vocabulary import Vocabulary
from ..facts.wording import compact
from ..records import CheckKind, Form, RowKind
from .field_lines import unit_in
from .outside import paragraphs_in
from .read_titles import TitleParts, read_title, read_titles
from .title_lines import fields_of_lines, is_title, title_in

ASIDE = (Part.TEXT_BOX, Part.HEADER)
MAY_BE_TITLES = frozenset({RowKind.SECTION, RowKind.NOTE})
"""The kinds of rows between indicators that may be the title of another form."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands beside the body's text in one part of a file: titles, and lines."""

    part: Part
    titles: tuple[str, ...]
    lines: tuple[str, ...]


def name_forms(
    document: Document, forms: Sequence[Form], vocabulary: Vocabulary
) -> tuple[list[Form], tuple[Notice, ...]]:
    """The forms with what their titles and fields say, and notices of titles that may be any form's.

    A form without a title is told; one whose title names no unit is a warning only where others of the same columns
    name theirs, as a standard that holds for all units names none.
    """
    asides = [_aside(document, part, vocabulary) for part in ASIDE]
    placed, notices = _with_titles_aside(_with_fields_aside(forms, asides, vocabulary), asides, vocabulary)
    parts = read_titles([form.title for form in placed], vocabulary)
    named = [_named(form, part, vocabulary) for form, part in zip(placed, parts, strict=True)]
    with_units = {_headers(form) for form in named if form.unit}
    told = [
        replace(one, notices=(*one.notices, *_unnamed(one, with_units), *_titles_inside(one, vocabulary)))
        for one in named
    ]
    return told, tuple(notices)


def _with_fields_aside(forms: Sequence[Form], asides: Sequence[Aside], vocabulary: Vocabulary) -> Sequence[Form]:
    """The one form of a file with the fields beside the text as well; of several forms nobody says whose they are."""
    if len(forms) != 1:
        return forms
    fields = fields_of_lines((line for aside in asides for line in aside.lines), vocabulary)
    return [replace(forms[0], fields={**fields, **forms[0].fields})]


def _aside(document: Document, part: Part, vocabulary: Vocabulary) -> Aside:
    """The titles in a part, each once, and its lines."""
    lines = [line.strip() for block in paragraphs_in(document, part) for line in block.text.split("\n")]
    sure = (one.text for line in lines if (one := title_in([line], vocabulary)) is not None)
    titles = {compact(title): title for title in sure}
    if len(titles) == 1 and (whole := title_in(lines, vocabulary)) is not None:
        return Aside(part, (whole.text,), tuple(lines))
    return Aside(part, tuple(titles.values()), tuple(lines))


def _with_titles_aside(
    forms: Sequence[Form], asides: Iterable[Aside], vocabulary: Vocabulary
) -> tuple[list[Form], list[Notice]]:
    """The one form without a title with the one title in a text box or, of a file of one form, in a page header.

    Where another form's title is not sure to be one, the title may be that one's.
    """
    placed = list(forms)
    left = _first_left(placed, asides)
    if left is None or all(form.title for form in placed):
        return placed, []
    lacking = [number for number, form in enumerate(placed) if not is_title(form.title, vocabulary)]
    is_clear = len(left.titles) == len(lacking) == 1 and (left.part is Part.TEXT_BOX or len(placed) == 1)
    if not is_clear:
        return placed, [_unplaced(left.titles, left.part)]
    placed[lacking[0]] = replace(placed[lacking[0]], title=left.titles[0])
    return placed, []


def _first_left(forms: Sequence[Form], asides: Iterable[Aside]) -> Aside | None:
    """The first part with titles that no form has, with these alone."""
    taken = {compact(form.title) for form in forms}
    for aside in asides:
        if titles := tuple(title for title in aside.titles if compact(title) not in taken):
            return replace(aside, titles=titles)
    return None


def _unplaced(titles: Sequence[str], part: Part) -> Notice:
    text = _("No form was given the title in a text box, as it may be that of several: {title}")
    if part is Part.HEADER:
        text = _("No form was given the title in the page header, as it may be that of several: {title}")
    return Notice(CheckKind.TITLE_UNPLACED, text.format(title=", ".join(titles)), Severity.WARNING)


def _named(form: Form, parts: TitleParts, vocabulary: Vocabulary) -> Form:
    unit = parts.unit or unit_in(form.fields, vocabulary)
    return replace(form, year=parts.year, unit=unit, kind=parts.kind)


def _headers(form: Form) -> tuple[str, ...]:
    return tuple(column.header for column in form.columns)


def _unnamed(form: Form, with_units: Container[tuple[str, ...]]) -> Iterator[Notice]:
    """What is said of a form without a title or unit; `with_units` are the columns of those that have a unit."""
    if not form.title:
        text = _("This form has no title. Give it one in forms.csv, so that it can be told from others.")
        yield Notice(CheckKind.TITLE_MISSING, text, Severity.WARNING, Place(form.table))
    elif not form.unit:
        severity = Severity.WARNING if _headers(form) in with_units else Severity.INFO
        text = _("The title names no unit that is known: {title}").format(title=form.title)
        yield Notice(CheckKind.UNIT_UNKNOWN, text, severity, Place(form.table))


def _titles_inside(form: Form, vocabulary: Vocabulary) -> Iterator[Notice]:
    """The titles of another unit's form between this form's rows: without a header below, no form begins there."""
    message = _(
        "Here stands the title of another unit, and no header below it; the rows were read as this form's: {title}"
    )
    for row in form.other_rows:
        text = " ".join(cell.text for cell in row.cells if cell.text.strip())
        if row.kind not in MAY_BE_TITLES or not is_title(text, vocabulary):
            continue
        found = read_title(text, vocabulary)
        if found.unit and found.year is not None and found.unit != form.unit:
            shown = message.format(title=text)
            yield Notice(CheckKind.TITLE_UNPLACED, shown, Severity.WARNING, Place(row.table, row.row))
