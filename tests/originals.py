"""The tables of cases/*.txt and forms/*.txt as documents, and how they are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from builders_cases import CASES, cases_of, document_of
from zhibiao.extract.document import Document, Paragraph, Table
from zhibiao.normalize import normalize
from zhibiao.normalize.facts.wording import compact
from zhibiao.normalize.records import CheckKind, Form, Indicator, Reading

FORMS = Path(__file__).parent / "normalize" / "forms"
TURNED = {CheckKind.TRANSPOSED, CheckKind.SIDE_BY_SIDE}
Row = tuple[tuple[str, ...], float | None, str, str, str]


@dataclass(frozen=True)
class Sheet:
    """The only table of a form whose columns are printed upright: its block's number, and its rows of header."""

    block: int
    table: Table
    form: Form
    header: range

    @cached_property
    def lines(self) -> list[tuple[Indicator, int]]:
        """The indicators with the table's row that each stands on; those left out of which this is not certain."""
        spans = {(cell.row, cell.column): cell.row_span for cell in self.table.cells}
        alike: dict[tuple[int, int, str], list[Indicator]] = {}
        for one in self.form.indicators:
            alike.setdefault((one.row, one.column, one.period), []).append(one)
        return [
            (one, row + number)
            for (row, column, _period), group in alike.items()
            if len(group) in (1, spans.get((row, column)))
            for number, one in enumerate(group)
        ]


@dataclass(frozen=True)
class Original:
    """A table as it is written in cases/ or forms/, and how it is read."""

    name: str
    document: Document
    reading: Reading

    @cached_property
    def sheet(self) -> Sheet | None:
        """The form's table, where the file holds one form in one table, read upright."""
        blocks = [number for number, block in enumerate(self.document.blocks) if isinstance(block, Table)]
        if len(blocks) != 1 or len(self.reading.forms) != 1:
            return None
        (form,), (block,) = self.reading.forms, blocks
        notices = {notice.kind for notice in form.notices}
        if notices & TURNED or len({column.section for column in form.columns}) != 1:
            return None
        table = self.document.blocks[block]
        return Sheet(block, table, form, _header(table, form))

    def with_table(self, *tables: Table) -> Document:
        """The document with other tables in the place of the sheet's own, blank paragraphs between them."""
        blocks = list(self.document.blocks)
        between = [block for table in tables for block in (table, Paragraph(""))]
        blocks[self.sheet.block : self.sheet.block + 1] = between[:-1]
        return replace(self.document, blocks=tuple(blocks))


@dataclass(frozen=True)
class Changed:
    """A variant's document and rows; one of `notices` must be new; `wording` is how texts are compared."""

    document: Document
    rows: Sequence[Row]
    notices: frozenset[CheckKind] = frozenset()
    wording: Callable[[str], str] = str


@lru_cache(maxsize=1)
def originals() -> tuple[Original, ...]:
    """All tables of cases/ and forms/, read."""
    documents = {case.name: document_of(case.lines) for case in CASES.values()}
    for path in sorted(FORMS.glob("*.txt")):
        documents |= {f"{path.stem}: {case.name}": document_of(case.lines, title="") for case in list(cases_of(path))}
    return tuple(Original(name, document, normalize(document)) for name, document in documents.items())


def rows_of(reading: Reading) -> list[Row]:
    """The names of levels, score, requirement, criterion and period of each indicator."""
    return [row_of(one) for form in reading.forms for one in form.indicators]


def same_rows(original: Original, document: Document) -> Changed:
    """A variant that must be read as the original is."""
    return Changed(document, rows_of(original.reading))


def row_of(one: Indicator) -> Row:
    return one.levels, one.score, one.requirement, one.criterion, one.period


def _header(table: Table, form: Form) -> range:
    """The rows above the first indicator that hold words of the columns' headers."""
    words = {(column.column, part) for column in form.columns for part in column.header.split("\n") if part}
    plain = {(column, compact(part)) for column, part in words}
    first = min((one.row for one in form.indicators), default=0)
    rows = [cell.row for cell in table.cells if cell.row < first and (cell.column, compact(cell.text)) in plain]
    return range(min(rows), max(rows) + 1) if rows else range(0)
