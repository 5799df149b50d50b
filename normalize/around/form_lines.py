"""Put the lines around the tables of a file into its forms, with the rules in them, and count them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from zhibiao.extract.document import Cell, Document, Notice, Paragraph, Part, Place, Severity, Table
from zhibiao.extract.language import _

from ..clauses.split_clauses import split_clauses
from ..facts.line_kinds import is_item, kind_of, without_note_word
from ..facts.vocabulary import Vocabulary
from ..facts.wording import compact, is_blank, visible_characters, without_layout
from ..records import CheckKind, Clause, Form, FormLine, LineKind, LinePlace, RowKind, Rule
from .count_lines import counted
from .lines_around import Around, Owner, RunningText, lines_around
from .outside import is_seen, page_lines, paragraphs_in, stretches
from .title_spans import title_span

SHOWN = 60
NOTES = (Part.FOOTNOTE, Part.ENDNOTE)
BINDING = frozenset({Rule.VETO, Rule.DEDUCT, Rule.AWARD, Rule.CAP})
"""What a note may do to the score of a whole form; tiers in it only say what its grades are called."""
ADDED = re.compile("[加奖]")
"""What is said of points that are added; 计67分 may only describe the table."""
MOST_BOXES = 12
"""More lines in text boxes than this are those of a drawing."""


@dataclass(frozen=True, slots=True)
class WithLines:
    """The forms with the lines that stand with them, and what is said of the file's other lines."""

    forms: tuple[Form, ...]
    notices: tuple[Notice, ...]


def with_lines(
    document: Document,
    forms: Sequence[Form],
    owners: Sequence[Owner],
    others: Mapping[int, str],
    vocabulary: Vocabulary,
) -> WithLines:
    """The forms of a file, each with its lines, their fields and rules; `owners` are the forms' tables.

    `others` are the titles of the body's tables that are no forms.
    """
    if not forms:
        return WithLines((), ())
    around = lines_around(document, owners, others, vocabulary)
    _add_page(around, document, forms)
    notes, notices = _notes(document, owners)
    made = []
    for number, (form, owner) in enumerate(zip(forms, owners, strict=True)):
        lines = [FormLine(place, kind_of(text, vocabulary), text) for place, text in around.lines.get(number, ())]
        made.append(_with(form, [*lines, *notes.get(number, ())], owner.fields, vocabulary))
    running = _running_text(document, forms, owners, around)
    return WithLines(
        counted(document, made, owners, [line for one in running for line in one.lines]), (*notices, *_running(running))
    )


def _running_text(
    document: Document, forms: Sequence[Form], owners: Sequence[Owner], around: Around
) -> list[RunningText]:
    """The lines that belong to no form; the title of a form outside the body's text may stand in it."""
    n_body = len(document.body_tables())
    titles = {compact(form.title) for form, owner in zip(forms, owners, strict=True) if owner.first >= n_body}
    left = (replace(one, lines=[line for line in one.lines if compact(line) not in titles]) for one in around.running)
    return [one for one in left if one.lines]


def with_layout(tables: Iterable[Table], forms: Sequence[Form], vocabulary: Vocabulary) -> list[Form]:
    """The forms in cells of tables that only lay out a page: the first one with what stands above, the last below."""
    if not forms:
        return []
    cells = [cell for table in tables for cell in table.cells]
    inner = [place for place, cell in enumerate(cells) if cell.tables]
    above, below = cells[: inner[0] + 1], cells[inner[0] + 1 :]
    titles = "\n".join(compact(form.title) for form in forms)
    first = tuple(_of_cells(above, LinePlace.ABOVE, titles, vocabulary))
    last = tuple(_of_cells(below, LinePlace.BELOW, titles, vocabulary))
    made = [replace(forms[0], lines=first), *forms[1:]]
    return [*made[:-1], replace(made[-1], lines=(*made[-1].lines, *last))]


def _of_cells(cells: Iterable[Cell], place: LinePlace, titles: str, vocabulary: Vocabulary) -> Iterator[FormLine]:
    for line in (line.rstrip() for cell in cells for line in cell.text.split("\n") if is_seen(line)):
        if compact(line) not in titles:
            yield FormLine(place, kind_of(line, vocabulary), line)


def _add_page(around: Around, document: Document, forms: Sequence[Form]) -> None:
    """Keep the lines of the page with the first form; what of them is a title is one, and many boxes are a drawing."""
    titles = _titles_outside(document, forms)
    for place, lines in page_lines(document).items():
        span = title_span(lines, titles, 0)
        kept = [*lines[: span.first], *span.caption(), *span.beside(), *lines[span.stop :]] if span else lines
        if place is LinePlace.TEXT_BOX and len(kept) > MOST_BOXES:
            around.running.append(RunningText(kept))
        else:
            around.add(0, place, kept)


def _titles_outside(document: Document, forms: Sequence[Form]) -> list[str]:
    """The forms' titles that stand on no line of the body, nor in a table."""
    texts = [line for lines in stretches(document) for line in lines]
    texts += [cell.text for table in document.tables() for cell in table.cells[:1]]
    body = visible_characters("".join(texts))
    return [form.title for form in forms if form.title and visible_characters(form.title) not in body]


def _with(form: Form, lines: Sequence[FormLine], near: Mapping[str, str], vocabulary: Vocabulary) -> Form:
    """The form with its lines and their rules; fields of other lines nearby are not its own."""
    order = list(LinePlace)
    near_table = [*(line for line in lines if line.place is LinePlace.ABOVE), *form.lines]
    others = (line for line in lines if line.place is not LinePlace.ABOVE)
    placed = tuple(sorted([*near_table, *others], key=lambda line: order.index(line.place)))
    own = "\n".join(compact(line.text) for line in placed)
    kept = {name: text for name, text in form.fields.items() if compact(name) in own or near.get(name) != text}
    form = replace(form, lines=placed, fields=kept)
    return replace(form, clauses=tuple(note_clauses(form, vocabulary)))


def note_clauses(form: Form, vocabulary: Vocabulary) -> Iterator[Clause]:
    """The rules in a form's notes, in its table's rows and outside it, numbered through."""
    found = [
        clause
        for text in _note_texts(form, vocabulary)
        for clause in split_clauses(text)
        if clause.rule in BINDING and (clause.rule is not Rule.AWARD or ADDED.search(clause.text))
    ]
    return (replace(clause, clause_no=number) for number, clause in enumerate(found, 1))


def _note_texts(form: Form, vocabulary: Vocabulary) -> Iterator[str]:
    """The notes' texts without the word that they begin with; numbered lines below one another are one text."""
    yield from _note_rows(form, vocabulary)
    notes = [without_note_word(line.text, vocabulary) for line in form.lines if line.kind is LineKind.NOTE]
    starts = accumulate(not is_item(note) for note in notes)
    for _number, numbered in groupby(zip(starts, notes, strict=True), key=lambda pair: pair[0]):
        yield "\n".join(note for _start, note in numbered)


def _note_rows(form: Form, vocabulary: Vocabulary) -> Iterator[str]:
    for row in (row for row in form.other_rows if row.kind is RowKind.NOTE):
        text = "\n".join(cell.text for cell in row.cells if not is_blank(cell.text))
        note = without_note_word(text, vocabulary)
        if note != text:
            yield note


def _notes(document: Document, owners: Sequence[Owner]) -> tuple[dict[int, list[FormLine]], list[Notice]]:
    """The footnotes and endnotes by the form in whose table their mark stands; one without such is the first form's."""
    notes: dict[int, list[FormLine]] = {}
    notices: list[Notice] = []
    by_table = _by_table(owners)
    for block in paragraphs_in(document, *NOTES):
        if is_blank(block.text):
            continue
        number = by_table.get(block.refers.table)
        if number is None and len(owners) > 1:
            notices.append(_unplaced(block))
        notes.setdefault(number or 0, []).extend(_lines_of_note(block))
    return notes, notices


def _by_table(owners: Sequence[Owner]) -> Mapping[int | None, int]:
    """By each of the forms' tables the first form that stands in it."""
    numbered = reversed(list(enumerate(owners)))
    return {table: number for number, one in numbered for table in range(one.first, one.last + 1)}


def _lines_of_note(block: Paragraph) -> Iterator[FormLine]:
    place = block.refers
    for line in filter(is_seen, block.text.split("\n")):
        yield FormLine(LinePlace.NOTE, LineKind.NOTE, line.strip(), place.table, place.row, place.column)


def _unplaced(block: Paragraph) -> Notice:
    text = _("The mark of this note stands in no form's table; it was kept with the first form of the file: {text}")
    message = text.format(text=without_layout(block.text)[:SHOWN])
    return Notice(CheckKind.NOTE_UNPLACED, message, Severity.WARNING, block.refers)


def _running(left: Sequence[RunningText]) -> Iterator[Notice]:
    """What is said of the lines that stand with no form: those next to a form's table by themselves, the others once.

    Lines between two forms' tables are told as those below the first.
    """
    far = [line for one in left if one.table_above is None and one.table_below is None for line in one.lines]
    if far:
        text = _("{count} lines of running text belong to no form and were left out, beginning {text}")
        yield _left_out(text, far, Place())
    below = _("{count} lines below this form's table are running text and were left out, beginning {text}")
    above = _("{count} lines above this form's table are running text and were left out, beginning {text}")
    for one in left:
        if one.table_above is not None:
            yield _left_out(below, one.lines, Place(one.table_above))
        elif one.table_below is not None:
            yield _left_out(above, one.lines, Place(one.table_below))


def _left_out(text: str, lines: Sequence[str], place: Place) -> Notice:
    message = text.format(count=len(lines), text=without_layout(lines[0])[:SHOWN])
    return Notice(CheckKind.RUNNING_TEXT, message, Severity.INFO, place)
