"""Say which results of a form that came back stood beside deleted, inserted, struck or hidden text, or a picture."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhibiao.extract.document import Document, Notice, Place, ReadingKind, Severity
from zhibiao.extract.language import _

from ..records import CheckKind, CollectKind, Form, Role
from ..store.quoting import quoted
from .points import columns_of
from .take_results import is_taken, partner_of

NOT_AS_IT_STANDS = frozenset(
    {
        ReadingKind.REVISION_DROPPED,
        ReadingKind.REVISION_KEPT,
        ReadingKind.TEXT_STRUCK,
        ReadingKind.TEXT_HIDDEN,
        ReadingKind.PICTURE_DROPPED,
        ReadingKind.OBJECT_DROPPED,
        ReadingKind.EQUATION_DROPPED,
        ReadingKind.COMMENT_LEFT,
    }
)
"""What a reader says of a cell that a person may have meant otherwise than it was read."""
UNKNOWN_ROWS = frozenset({CollectKind.NOT_TAKEN})
"""Told of rows that are none of the dataset's, without being errors."""
LAST = 1 << 30
"""Beyond the number of every section."""


def tables_of(forms: Iterable[Form]) -> frozenset[int]:
    """The tables of a file in which its forms stand."""
    tables: set[int] = set()
    for form in forms:
        tables |= {form.table, *(one.table for one in form.indicators), *(row.table for row in form.other_rows)}
    return frozenset(tables)


def is_of_cell(notice: Notice, tables: Collection[int]) -> bool:
    """Whether a reader says of a cell of the tables, or of a row that is gone, that it was not read as it stands."""
    return notice.kind in NOT_AS_IT_STANDS and notice.place.row is not None and notice.place.table in tables


def returned_doubts(form: Form, filled: Form, document: Document, told: Sequence[Notice]) -> Iterator[Notice]:
    """A warning for each cell that holds a result, or that was altered, of which the reader said so; for rows, too.

    `form` is the dataset's and `filled` its copy, which stands in `document`; `told` is what was noticed of the copy.
    What was left out elsewhere, as a struck rule of the form that was sent out, alters nothing.
    """
    tables = tables_of([filled])
    met = [notice for notice in document.notices if is_of_cell(notice, tables)]
    if not met:
        return
    back = _Back.of(form, filled, told)
    cells: dict[Place, list[str]] = {}
    for notice in met:
        if back.concerns(notice.place):
            cells.setdefault(notice.place, []).append(notice.message)
    texts = _texts(document)
    for place, messages in cells.items():
        said = _("; ").join(dict.fromkeys(messages))
        if place.column is not None:
            said = _("{text} was read here. {said}").format(text=quoted(texts.get(place, "")), said=said)
        yield Notice(CollectKind.DOUBT, said, Severity.WARNING, place)


def _texts(document: Document) -> dict[Place, str]:
    """What the cells of the file say, by their places."""
    tables = enumerate(document.body_tables())
    return {Place(number, cell.row, cell.column): cell.text for number, table in tables for cell in table.cells}


@dataclass(frozen=True, slots=True)
class _Back:
    """A form that came back: what of it was altered, in which rows each section begins, where its results stand.

    `results` has the grid columns by section; None where results stand in rows of their own, below the names.
    """

    altered: frozenset[Place]
    begins: Mapping[int, Sequence[tuple[int, int]]]
    results: Mapping[int, frozenset[int]] | None

    @classmethod
    def of(cls, form: Form, filled: Form, told: Sequence[Notice]) -> _Back:
        """What must be known of a filled form, its blank one, and what was noticed of it."""
        altered = (n.place for n in told if n.severity is Severity.ERROR or n.kind in UNKNOWN_ROWS)
        begins: dict[int, list[tuple[int, int]]] = {}
        for one in filled.indicators:
            begins.setdefault(one.table, []).append((one.row, one.section))
        turned = any(notice.kind is CheckKind.TRANSPOSED for notice in filled.notices)
        sections = {one.section for one in filled.indicators}
        results = None if turned else {section: _for_results(form, filled, section) for section in sections}
        return cls(frozenset(altered), {table: sorted(rows) for table, rows in begins.items()}, results)

    def concerns(self, place: Place) -> bool:
        """Whether a place is a row that is gone, a cell or row that was altered, or a cell for a result."""
        row = replace(place, column=None)
        known = {place, row} & self.altered or place == row or self.results is None
        return bool(known) or place.column in self._results_at(place)

    def _results_at(self, place: Place) -> frozenset[int]:
        """The grid columns for results in a row: those of the section that begins in it or above it."""
        begins = self.begins.get(place.table or 0, ())
        at = bisect_right(begins, ((place.row or 0), LAST)) - 1
        return (self.results or {}).get(begins[max(at, 0)][1], frozenset()) if begins else frozenset()


def _for_results(form: Form, filled: Form, section: int) -> frozenset[int]:
    """The grid columns of a filled section from which results are taken."""
    own, others = columns_of(form, section), columns_of(filled, section)
    partners = (partner_of(column, own, others) for column in own if is_taken(column))
    taken = [*filter(None, partners), *(one for one in others if one.role is Role.RESULT)]
    return frozenset(at for one in taken for at in range(one.column, one.column + one.column_span))
