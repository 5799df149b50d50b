"""Put the tables together that one form goes on over, and cut those apart in which several forms stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from zhibiao.extract.document import Notice, Part, Table

from ...around.field_lines import unit_in
from ...around.title_lines import is_label
from ...facts.vocabulary import Vocabulary
from ..build.rows_below import fields_of
from ..constraints import UNCONSTRAINED, Constraints
from ..lines import Line, lines_of
from .find_forms import Found, Heading
from .flatten import flatten
from .headers import begins_with_header, header_wordings
from .repeats import begins_alike
from .split_forms import form_starts
from .straighten import straightened

MOST_FIELDS = 6
"""So many rows may a table of fields have that stands above that of the form."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form's tables, joined where one goes on with the other, under one heading; of a table the form's own rows.

    `headers` is what the headers of the first table say; `begins_with_header` where no row stands above them;
    `constraints` are what a person has stated of it.
    """

    heading: Heading
    tables: Mapping[int, Table]
    lines: tuple[Line, ...]
    notices: tuple[Notice, ...]
    headers: tuple[list[list[str]], ...]
    begins_with_header: bool
    constraints: Constraints = UNCONSTRAINED

    @property
    def part(self) -> Part:
        """Where in the file its tables stand."""
        return next(iter(self.tables.values())).part


def drafts_of(found: Iterable[Found], vocabulary: Vocabulary) -> Iterator[Draft]:
    """The drafts of a file's forms, in order."""
    waiting: Draft | None = None
    for one in found:
        for draft in split_drafts(one, vocabulary):
            if waiting is not None and _goes_on(waiting, draft, vocabulary):
                waiting = _joined(waiting, draft)
                continue
            if waiting is not None:
                yield waiting
                draft = _under_fields(waiting, draft, vocabulary)
            waiting = draft
    if waiting is not None:
        yield waiting


def split_drafts(found: Found, vocabulary: Vocabulary) -> Iterator[Draft]:
    """A draft for each form of a table: the first under the table's heading, each further one under its own title."""
    table = straightened(found.table)
    flat, notices = flatten(table, found.number)
    lines = lines_of(flat, found.number)
    unit = unit_in(found.heading.fields, vocabulary)
    starts = form_starts(lines, found.heading.title, unit, vocabulary)
    heading = found.heading
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        rows = range(start, stop)
        own_table = _of_rows(table, rows) if len(starts) > 1 else table
        own = tuple(notice for notice in notices if notice.place.row in rows)
        stretch = lines[start:stop]
        headers = tuple(header_wordings(stretch, vocabulary))
        begins = begins_with_header(stretch, vocabulary)
        yield Draft(heading, {found.number: own_table}, stretch, own, headers, begins)
        heading = Heading(found.heading.attachment)


def _of_rows(table: Table, rows: range) -> Table:
    """The table with the cells of some of its rows alone; their places stay what they are."""
    return replace(table, cells=tuple(cell for cell in table.cells if cell.row in rows))


def _joined(first: Draft, rest: Draft) -> Draft:
    tables = {**first.tables, **rest.tables}
    lines, notices = (*first.lines, *rest.lines), (*first.notices, *rest.notices)
    return replace(first, tables=tables, lines=lines, notices=notices)


def _goes_on(above: Draft, below: Draft, vocabulary: Vocabulary) -> bool:
    """Whether a table is the rest of the one above: nothing between, as many columns, the same header or none."""
    if not (below.heading.continued and above.lines and below.lines and above.part is below.part):
        return False
    if len(above.lines[0].cells) != len(below.lines[0].cells):
        return False
    if begins_alike(above.lines, below.lines, vocabulary):
        return True
    if not above.headers or not below.headers:
        return bool(above.headers)
    return below.begins_with_header and below.headers[0] in above.headers


def _under_fields(above: Draft, draft: Draft, vocabulary: Vocabulary) -> Draft:
    """The draft under the heading of the table right above it, where that only holds fields: 单位名称 | 县水务局."""
    is_right_above = draft.heading.continued and above.part is draft.part
    fields = _only_fields(above, vocabulary) if is_right_above and not above.headers else {}
    if not fields:
        return draft
    return replace(draft, heading=replace(above.heading, fields={**above.heading.fields, **fields}))


def _only_fields(draft: Draft, vocabulary: Vocabulary) -> Mapping[str, str]:
    """The fields of a table of a few rows that hold nothing else; none where all are blank."""
    lines = [line for line in draft.lines if line.printed_cells()]
    if len(lines) > MOST_FIELDS:
        return {}
    fields: dict[str, str] = {}
    for line in lines:
        fields |= fields_of(line)
    return fields if any(fields.values()) and all(is_label(key, vocabulary) for key in fields) else {}
