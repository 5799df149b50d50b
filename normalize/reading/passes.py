"""From a document to a reading: drafts of forms, the chosen reading of each, its checks, and the lines around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from zhibiao.extract.document import Document, Notice, Place, Severity, Table
from zhibiao.extract.language import _

from ..around.form_lines import with_layout, with_lines
from ..around.name_forms import name_forms
from ..around.title_lines import is_title
from ..check.audit import Trace, audit
from ..check.check_forms import check_form
from ..check.check_neighbours import check_neighbours
from ..check.totals import total_score
from ..clauses.split_clauses import split_clauses
from ..corrections.apply import corrected, stated_in_vain
from ..corrections.fit import Fitted, fit
from ..corrections.records import NO_CORRECTIONS, Corrections
from ..facts.fact import facts_of
from ..facts.remembering import forget_long_files
from ..facts.vocabulary import Vocabulary, load_vocabulary
from ..facts.wording import without_layout
from ..records import CheckKind, Form, Reading
from .build.checklists import form_type
from .build.sections import with_sections
from .choice.choose import Choice
from .choice.doubts import doubt, is_doubtful, second_of, sure_columns, sure_rows
from .choice.learned import Models, load_models
from .choice.pooled import read_tables
from .constraints import UNCONSTRAINED
from .lines import Line
from .parts import Parts
from .read_table import read_table
from .tables.drafts import Draft, drafts_of, split_drafts
from .tables.find_forms import Found, find_tables
from .tables.gathering import Gathered, Means, Read
from .tables.layout import layout_of
from .tables.left_out import file_without_forms, table_left_out
from .tables.plain import Plain, plain_of
from .tables.restore import restored
from .upright import Words

SHOWN = 60


def normalize(
    document: Document, vocabulary: Vocabulary | None = None, corrections: Corrections = NO_CORRECTIONS
) -> Reading:
    """The forms of a document with all their notices, known by the words of a vocabulary, ours where none is given.

    What the corrections state of its tables holds. Raises nothing, whatever the document holds.
    """
    means = Means(vocabulary or load_vocabulary(), corrections, document.sha256)
    gathered = Gathered(notices=list(document.notices))
    stated = [_stated(draft, means) for draft in drafts_of(find_tables(document, means.vocabulary), means.vocabulary)]
    plains = [plain_of(draft, means.vocabulary) for draft, _fitted in stated]
    choices = read_tables([one.draft for one in plains], words_of(means.vocabulary))
    for plain, (_draft, fitted), choice in zip(plains, stated, choices, strict=True):
        _gather(gathered, plain, fitted, choice, means)
    notices = gathered.notices
    if document.tables() and not gathered.forms:
        notices = file_without_forms(notices)
    named, unplaced = name_forms(document, gathered.forms, means.vocabulary)
    named = list(map(corrected, named, gathered.stated))
    lined = with_lines(document, named, gathered.owners, gathered.others, means.vocabulary)
    notices = [*notices, *unplaced, *lined.notices]
    forms = check_neighbours(lined.forms)
    forget_long_files()
    return Reading(document.source, document.sha256, forms, tuple(notices), frozenset(gathered.corrected))


def _gather(gathered: Gathered, plain: Plain, fitted: Fitted, choice: Choice, means: Means) -> None:
    """Add the form of a draft, else those in the cells of its tables, with what is to be said of what is none."""
    form_no = len(gathered.forms) + 1
    draft = plain.printed
    read = Read(draft, fitted, _form(plain, form_no, choice, means.vocabulary), choice)
    gathered.corrected |= read.stated.used
    if read.form:
        gathered.keep(draft, [read.form], [read.stated], is_inner=False)
        return
    inner = list(_inner_forms(draft, form_no, means))
    gathered.corrected |= {origin for one in inner for origin in one.stated.used}
    forms = with_layout(draft.tables.values(), [one.form for one in inner if one.form], means.vocabulary)
    if not forms:
        gathered.others |= dict.fromkeys(draft.tables, _own_title(draft, means.vocabulary))
        gathered.notices.extend(_left_out(read))
        return
    gathered.keep(draft, forms, [one.stated for one in inner if one.form], is_inner=True)
    gathered.notices.extend(_around(draft))
    for one in inner:
        gathered.notices.extend(() if one.form else _left_out(one))


def _stated(draft: Draft, means: Means) -> tuple[Draft, Fitted]:
    """A draft under what the corrections state of it."""
    stated = fit(means.corrections, means.sha256, draft.lines)
    draft = replace(draft, constraints=stated.constraints)
    if stated.title is not None:
        draft = replace(draft, heading=replace(draft.heading, title=stated.title))
    return draft, stated


def _own_title(draft: Draft, vocabulary: Vocabulary) -> str:
    """The title above a draft's tables, where it surely is one."""
    return draft.heading.title if is_title(draft.heading.title, vocabulary) else ""


def _left_out(read: Read) -> Iterator[Notice]:
    """What is told of a draft without indicators."""
    yield from stated_in_vain(read.stated, Place(next(iter(read.draft.tables))))
    if read.stated.constraints.is_form is not False:
        yield from table_left_out(read.draft, read.choice)


def _form(plain: Plain, form_no: int, choice: Choice, vocabulary: Vocabulary) -> Form | None:
    """The form of a draft as it was chosen to be read, None where it holds no indicators."""
    if choice.best.parts is None:
        return None
    draft = plain.printed
    parts = restored(_sure(choice.best.parts, choice, words_of(vocabulary).models), plain)
    rows, columns = parts.rows, parts.columns
    ruled = [replace(one, clauses=split_clauses(one.criterion, one.score)) for one in rows.indicators]
    indicators = with_sections(ruled, rows.other_rows, columns)
    looked_at = draft.constraints != UNCONSTRAINED  # a person has stated what was wrong
    doubts = [doubt(choice, draft.lines[0].place())] if is_doubtful(choice) and not looked_at else []
    form = Form(
        form_no=form_no,
        attachment=draft.heading.attachment,
        title=parts.title,
        year=None,
        unit="",
        kind="",
        columns=columns,
        indicators=indicators,
        fields=rows.fields,
        other_rows=tuple(rows.other_rows),
        table=draft.lines[0].table,
        total_score=total_score(indicators),
        n_columns=max(len(draft.lines[0].cells), *(column.column + column.column_span for column in columns)),
        layout=layout_of(draft.lines, parts.first_header()),
        header=_header_rows(parts.first_header()),
        confidence=choice.confidence,
        second=second_of(choice),
    )
    counted = audit(form, Trace(draft.tables, parts.headers, rows.printed, {**rows.kept, **parts.kept}))
    notices = (*doubts, *rows.notices, *check_form(form), *counted.notices)
    return replace(form, notices=notices, accounted=counted.share, characters=counted.characters, type=form_type(form))


def _sure(parts: Parts, choice: Choice, models: Models) -> Parts:
    """What a form is made of, with how sure its columns and rows are."""
    margins = choice.best.margins
    columns = sure_columns(parts.columns, margins.columns, models.column_sure)
    indicators = sure_rows(parts.rows.indicators, margins.rows, choice.confidence, models.row_sure)
    return replace(parts, columns=columns, rows=replace(parts.rows, indicators=list(indicators)))


@cache
def words_of(vocabulary: Vocabulary) -> Words:
    """What the texts of a file are known by: a vocabulary, its facts and the fitted weights."""
    return Words(vocabulary, facts_of(vocabulary), load_models())


def _header_rows(header: Sequence[Line]) -> tuple[int, int] | None:
    return (header[0].row, header[-1].row + 1 - header[0].row) if header else None


def _inner_forms(draft: Draft, form_no: int, means: Means) -> Iterator[Read]:
    """What is in the cells of a table that may only lay out a page: forms, and tables that are none.

    The forms' places are those in the inner tables.
    """
    for number, outer in draft.tables.items():
        for cell in outer.cells:
            for table in cell.tables:
                title = _own_title(draft, means.vocabulary) or _title_in(outer, means.vocabulary) or draft.heading.title
                heading = replace(draft.heading, title=title)
                for inner in split_drafts(Found(table, heading, number), means.vocabulary):
                    own, fitted = _stated(inner, means)
                    plain = plain_of(own, means.vocabulary)
                    choice = read_table(plain.draft, words_of(means.vocabulary))
                    read = Read(own, fitted, _form(plain, form_no, choice, means.vocabulary), choice)
                    found = [read, *([] if read.form else _inner_forms(own, form_no, means))]
                    form_no += sum(one.form is not None for one in found)
                    yield from found


def _title_in(outer: Table, vocabulary: Vocabulary) -> str:
    lines = (line.strip() for cell in outer.cells for line in cell.text.split("\n"))
    return next((without_layout(line) for line in lines if is_title(line, vocabulary)), "")


def _around(draft: Draft) -> Iterator[Notice]:
    """What stands around the forms in a table that lays out a page."""
    for number, outer in draft.tables.items():
        text = without_layout(" ".join(cell.text for cell in outer.cells))
        message = _("This table only lays out the page; the forms in its cells were read. Around them: {text}")
        yield Notice(CheckKind.NESTED_TABLE, message.format(text=text[:SHOWN]), Severity.INFO, Place(number))
