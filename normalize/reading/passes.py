"""The chain of passes from a Document to a Reading.

find_forms -> flatten -> find_headers -> assign_roles -> build_rows (classify_rows, rebuild_levels, read_scores,
split_clauses) -> read_titles -> check_forms -> audit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from zhibiao.extract.document import Document, Notice, Place, Severity, Table
from zhibiao.extract.language import _

from ..around.form_lines import with_layout, with_lines
from ..around.name_forms import name_forms
from ..around.rows_around import add_above, add_around
from ..around.title_lines import is_title
from ..check.audit import Trace, audit, header_text, side_label
from ..check.check_forms import check_form
from ..check.check_neighbours import check_neighbours
from ..check.totals import total_score
from ..corrections.apply import corrected, stated_in_vain
from ..corrections.fit import fit
from ..corrections.records import NO_CORRECTIONS, Corrections
from ..facts.named_scores import named_score
from ..facts.remembering import forget_long_files
from ..facts.vocabulary import Vocabulary, load_vocabulary
from ..facts.wording import without_layout
from ..records import CheckKind, Column, Form, Indicator, OtherCell, OtherRow, Reading, RowKind
from .assign_roles import assign_roles
from .build_rows import Rows, add_other, build_rows
from .checklists import form_type
from .drafts import Draft, drafts_of, split_drafts
from .find_across import find_marked_across, find_pointed_across
from .find_forms import Found, find_tables
from .find_graded import find_graded, offers_choices
from .find_headers import Block, find_headers, heads_points
from .find_scattered import find_scattered
from .find_unheaded import has_total, hundred_points, scored_names, weighted_names, without_header
from .gathering import Gathered, Means, Read
from .judge_forms import are_grades, is_of_indicators
from .layout import layout_of, likely_header
from .left_out import file_without_forms, table_left_out
from .lines import Line
from .sections import with_sections
from .split_forms import with_titles
from .split_sides import split_sides
from .spots import Spot, build_spots
from .transpose import Kept, Transposed, build_transposed, find_transposed

Finder = Callable[[Sequence[Line], Vocabulary], Sequence[Spot]]
SHOWN = 60
FEWEST_CHOICES = 3


@dataclass(frozen=True, slots=True)
class Parts:
    """What a form is made of, and where its lines went: header lines by section, and `kept` by single cells."""

    rows: Rows
    title: str
    columns: tuple[Column, ...]
    headers: list[tuple[int, Line]]
    kept: Kept = field(default_factory=dict)


def normalize(
    document: Document, vocabulary: Vocabulary | None = None, corrections: Corrections = NO_CORRECTIONS
) -> Reading:
    """The forms of a document with all their notices, known by the words of a vocabulary, ours where none is given.

    What the corrections state of its tables holds. Raises nothing, whatever the document holds.
    """
    means = Means(vocabulary or load_vocabulary(), corrections, document.sha256)
    gathered = Gathered(notices=list(document.notices))
    for draft in drafts_of(find_tables(document, means.vocabulary), means.vocabulary):
        _gather(gathered, draft, means)
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


def _gather(gathered: Gathered, draft: Draft, means: Means) -> None:
    """Add the form of a draft, else those in the cells of its tables, with what is to be said of what is none."""
    form_no = len(gathered.forms) + 1
    read = _read(draft, form_no, means)
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


def _read(draft: Draft, form_no: int, means: Means) -> Read:
    """A draft read as the corrections state."""
    stated = fit(means.corrections, means.sha256, draft.lines)
    draft = replace(draft, constraints=stated.constraints)
    if stated.title is not None:
        draft = replace(draft, heading=replace(draft.heading, title=stated.title))
    return Read(draft, stated, _form(draft, form_no, means.vocabulary))


def _own_title(draft: Draft, vocabulary: Vocabulary) -> str:
    """The title above a draft's tables, where it surely is one."""
    return draft.heading.title if is_title(draft.heading.title, vocabulary) else ""


def _left_out(read: Read) -> Iterator[Notice]:
    """What is told of a draft without indicators."""
    yield from stated_in_vain(read.stated, Place(next(iter(read.draft.tables))))
    if read.stated.constraints.is_form is not False:
        yield from table_left_out(read.draft)


def _form(draft: Draft, form_no: int, vocabulary: Vocabulary) -> Form | None:
    """The form of a draft, None where it holds no indicators."""
    parts = _parts(draft, vocabulary)
    if parts is None:
        return None
    rows, columns = parts.rows, parts.columns
    indicators = with_sections(rows.indicators, rows.other_rows, columns)
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
        layout=layout_of(draft.lines, _first_header(parts)),
        header=_header_rows(_first_header(parts)),
    )
    counted = audit(form, Trace(draft.tables, parts.headers, rows.printed, {**rows.kept, **parts.kept}))
    notices = (*rows.notices, *check_form(form), *counted.notices)
    return replace(form, notices=notices, accounted=counted.share, characters=counted.characters, type=form_type(form))


def _parts(draft: Draft, vocabulary: Vocabulary) -> Parts | None:
    """The parts of a draft's form, read as it is stated to stand, else as it is found to."""
    stated = draft.constraints
    if stated.is_form is False:
        return None
    if stated.turned:
        return _transposed(draft, find_transposed(draft.lines, vocabulary), vocabulary)
    if stated.header or stated.turned is False:
        return _upright(draft, vocabulary) or _unheaded(draft, vocabulary)
    found = _found(draft, find_transposed(draft.lines, vocabulary), vocabulary)
    return found or (_under_likely_header(draft, vocabulary) if stated.is_form else None)


def _under_likely_header(draft: Draft, vocabulary: Vocabulary) -> Parts | None:
    """The parts of what is stated to be a form, below the row that is likeliest to be its header."""
    place = likely_header(draft.lines)
    if place is None or place + 1 >= len(draft.lines):
        return None
    constraints = replace(draft.constraints, header=(place, 1))
    return _upright(replace(draft, constraints=constraints), vocabulary)


def _found(draft: Draft, turned: Transposed | None, vocabulary: Vocabulary) -> Parts | None:
    """The parts of a draft's form, by the first way of reading it that gives any."""
    sure = turned is not None and turned.is_sure and not heads_points(turned.above, vocabulary)
    first = _chosen(draft, turned, vocabulary) if turned and sure else None
    first = first or (_transposed(draft, turned, vocabulary) if sure else None)
    first = first or _spotted(draft, find_pointed_across, vocabulary)
    parts = first or _upright(draft, vocabulary) or _unheaded(draft, vocabulary)
    parts = parts or _spotted(draft, find_scattered, vocabulary) or _transposed(draft, turned, vocabulary)
    return parts or _spotted(draft, find_marked_across, vocabulary) or _spotted(draft, find_graded, vocabulary)


def _first_header(parts: Parts) -> tuple[Line, ...]:
    """The rows of the form's first header that stand in one table; none where nothing stands in them."""
    rows = tuple(line for section, line in parts.headers if section == parts.headers[0][0])
    return tuple(line for line in rows if line.table == rows[0].table) if any(map(Line.printed_cells, rows)) else ()


def _header_rows(header: Sequence[Line]) -> tuple[int, int] | None:
    return (header[0].row, len(header)) if header else None


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
                    read = _read(inner, form_no, means)
                    found = [read, *([] if read.form else _inner_forms(inner, form_no, means))]
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


def _upright(draft: Draft, vocabulary: Vocabulary) -> Parts | None:
    """The parts of a form whose rows are indicators."""
    above, blocks = find_headers(draft.lines, vocabulary, draft.constraints.header)
    if not blocks:
        return None
    blocks, is_split = split_sides(blocks)
    rows = Rows(fields=dict(draft.heading.fields), notices=list(draft.notices))
    if is_split:
        rows.notices.append(_side_by_side(blocks[0]))
    title = add_above(rows, above, draft.heading.title, vocabulary)
    columns, headers = _add_sections(rows, with_titles(blocks, title), draft, vocabulary)
    is_stated = draft.constraints.is_form is True
    if not rows.indicators or not (is_stated or is_of_indicators(rows, columns, title, vocabulary)):
        return None
    return Parts(rows, title, columns, headers)


def _chosen(draft: Draft, points: Transposed, vocabulary: Vocabulary) -> Parts | None:
    """The parts of a form whose rows offer grades to choose, above a stretch that asks for points of the same names."""
    if sum(map(offers_choices, points.above)) < FEWEST_CHOICES:
        return None
    if (parts := _upright(replace(draft, lines=points.above), vocabulary)) is None:
        return None
    asked = {name.text: name.score for cell in points.header.printed_cells() if (name := named_score(cell))}
    parts.rows.indicators[:] = [
        one if one.score is not None else replace(one, score=asked.get(one.levels[-1])) for one in parts.rows.indicators
    ]
    for line in (*points.upper, points.header, *points.body, *points.below):
        add_other(parts.rows, line, RowKind.NOTE, parts.columns[-1].section)
    return parts


def _unheaded(draft: Draft, vocabulary: Vocabulary) -> Parts | None:
    """The parts of a form without a header, under a title that speaks of assessing, or with scores in its names."""
    lines = draft.lines
    told = draft.constraints.is_form or vocabulary.is_strong(draft.heading.title) or has_total(lines, vocabulary)
    block = without_header(lines) if not draft.headers and told else None
    block = block or weighted_names(lines)
    start, stop = 0, len(lines)
    if block is None:
        texts = (cell.text for line in lines for cell in line.printed_cells())
        found = (scored_names(lines) if any(map(vocabulary.is_strong, texts)) else None) or hundred_points(lines)
        if found is None:
            return None
        start, stop, block = found
    rows = Rows(fields=dict(draft.heading.fields), notices=list(draft.notices))
    title = add_above(rows, lines[:start], draft.heading.title, vocabulary)
    columns, headers = _add_sections(rows, [block], draft, vocabulary)
    for line in lines[stop:]:
        add_around(rows, line)
    rows.notices.append(_without_header(block))
    return Parts(rows, title, columns, headers) if rows.indicators and not are_grades(rows) else None


def _transposed(draft: Draft, found: Transposed | None, vocabulary: Vocabulary) -> Parts | None:
    """The parts of a form whose columns are indicators, turned upright."""
    words = [draft.heading.title, *(cell.text for line in draft.lines for cell in line.printed_cells())]
    if found is None or not (draft.constraints.turned or any(map(vocabulary.is_strong, words))):
        return None
    rows = Rows(fields=dict(draft.heading.fields), notices=list(draft.notices))
    title = add_above(rows, found.above, draft.heading.title, vocabulary)
    columns, kept = build_transposed(rows, found, vocabulary)
    text = _("The indicators of this table are header cells; they were turned into rows.")
    rows.notices.append(Notice(CheckKind.TRANSPOSED, text, Severity.INFO, found.header.place()))
    return Parts(rows, title, columns, [], kept)


def _spotted(draft: Draft, find: Finder, vocabulary: Vocabulary) -> Parts | None:
    """The parts of a form whose indicators are single cells, as a finder finds them."""
    words = [draft.heading.title, *(cell.text for line in draft.lines for cell in line.printed_cells())]
    spots = find(draft.lines, vocabulary) if any(map(vocabulary.is_strong, words)) else []
    if not spots:
        return None
    rows = Rows(fields=dict(draft.heading.fields), notices=list(draft.notices))
    columns = build_spots(rows, draft.lines, spots)
    text = _("The indicators of this table stand side by side or apart; their names were taken from its cells.")
    rows.notices.append(Notice(CheckKind.TRANSPOSED, text, Severity.WARNING, spots[0].line.place()))
    return Parts(rows, draft.heading.title, columns, [])


def _side_by_side(block: Block) -> Notice:
    text = _("The same columns stand side by side; the rows on the right were put below those on the left.")
    return Notice(CheckKind.SIDE_BY_SIDE, text, Severity.INFO, block.header[0].place())


def _add_sections(
    rows: Rows, blocks: Sequence[Block], draft: Draft, vocabulary: Vocabulary
) -> tuple[tuple[Column, ...], list[tuple[int, Line]]]:
    """Add the lines under each header; give all printed columns, and the header lines by section."""
    columns: list[Column] = []
    headers: list[tuple[int, Line]] = []
    own: tuple[Column, ...] = ()
    labels = {(draft.lines[n].table, draft.lines[n].row): label for n, label in draft.constraints.rows.items()}
    section = 0
    for number, block in enumerate(blocks):
        if block.repeats:
            for line in block.header:
                add_other(rows, line, RowKind.HEADER, section)
        else:
            section += 1
            roles = draft.constraints.roles if section == 1 else {}
            own, notices = assign_roles(_with_repeats(blocks, number), section, vocabulary, roles)
            columns.extend(own)
            headers.extend((section, line) for line in block.header)
            rows.notices.extend(notices)
            rows.path = {}
        before = len(rows.indicators)
        build_rows(rows, block.body, own, vocabulary, labels)
        _keep_labels(rows, block, own, rows.indicators[before:])
    return tuple(columns), headers


def _keep_labels(rows: Rows, block: Block, columns: Sequence[Column], below: Sequence[Indicator]) -> None:
    """Keep, as a note, a label that reaches down from the header and became neither a header nor a name."""
    if block.repeats:
        return
    section = columns[0].section
    for line in block.header:
        for cell in line.printed_cells():
            if not header_text(columns, section, cell) and not side_label(columns, below, cell):
                kept = OtherCell(cell.column, cell.column_span, cell.text)
                rows.other_rows.append(OtherRow(RowKind.NOTE, section, rows.last_no, (kept,), line.row, line.table))


def _with_repeats(blocks: Sequence[Block], number: int) -> Block:
    """The block with the lines under the repetitions of its header."""
    body = list(blocks[number].body)
    for block in blocks[number + 1 :]:
        if not block.repeats:
            break
        body.extend(block.body)
    return replace(blocks[number], body=tuple(body))


def _without_header(block: Block) -> Notice:
    text = _("This table has no header; what its columns hold was told by their texts. Look whether it is right.")
    return Notice(CheckKind.HEADER_GUESSED, text, Severity.WARNING, block.header[0].place())
