"""Compare readings with labels: rows and whole tables that are right, and how well doubt tells the wrong ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby, product
from operator import attrgetter, eq

from zhibiao.extract import Document, Notice, Severity
from zhibiao.normalize.records import Reading

from .faults import fault_of
from .files import Files
from .labels import Label, table_index
from .rows import (
    all_notices,
    indicators_of,
    is_row,
    is_row_with_criterion,
    labelled_roles,
    match,
    roles_read,
    row_kinds,
    row_of_digests,
)

Read = Callable[[Document], Reading]

DOUBT = 0.9
"""A form with less confidence is told to be doubtful."""

SURE = 0.95
"""A form with at least this confidence counts as one that is said to be right."""


@dataclass(frozen=True, slots=True)
class TableScore:
    """How one labelled table was read: rows of the label, of ours, right ones, and those with the right criterion too.

    `kinds` are the grid's rows whose kind is right, `columns` the columns that rows are made of with the right role.
    `confidence` is None where the table gave no form; `fault` names the first thing wrong, "" where all is right.
    """

    label: Label
    wanted: int
    ours: int
    hits: int
    criteria: int
    is_told: bool
    confidence: float | None
    fault: str = ""
    kinds: int = 0
    columns: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether every row is right and none is too many."""
        return self.hits == self.wanted == self.ours

    @property
    def is_sure(self) -> bool:
        """Whether the table was read as a form that is said to be right."""
        return self.confidence is not None and self.confidence >= SURE

    @property
    def sureness(self) -> float:
        """The confidence; of a table without a form 1 where that is right or nothing was told, else 0."""
        if self.confidence is not None:
            return self.confidence
        return 0.0 if self.is_told and not self.is_whole else 1.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of tables, forms and near misses, and the figures made of them."""

    tables: tuple[TableScore, ...]

    @property
    def forms(self) -> tuple[TableScore, ...]:
        """The tables that are forms."""
        return tuple(table for table in self.tables if table.label.is_form)

    @property
    def sure(self) -> tuple[TableScore, ...]:
        """The forms that are said to be right."""
        return tuple(table for table in self.forms if table.is_sure)

    @property
    def near_misses(self) -> tuple[TableScore, ...]:
        """The tables that are none."""
        return tuple(table for table in self.tables if not table.label.is_form)

    @property
    def precision(self) -> float:
        """The share of our rows that are right."""
        return _share(sum(t.hits for t in self.forms), sum(t.ours for t in self.forms))

    @property
    def recall(self) -> float:
        """The share of the labels' rows that were found."""
        return _share(sum(t.hits for t in self.forms), sum(t.wanted for t in self.forms))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    @property
    def auc(self) -> float:
        """The chance that a wrong form has the lower confidence than a right one."""
        wrong = [table.sureness for table in self.forms if not table.is_whole]
        right = [table.sureness for table in self.forms if table.is_whole]
        return _share(sum((a < b) + (a == b) / 2 for a, b in product(wrong, right)), len(wrong) * len(right))

    def of(self, key: Callable[[Label], Hashable]) -> dict[Hashable, Scores]:
        """The scores apart by what `key` gives of their labels, in its order."""
        keys = sorted({key(table.label) for table in self.tables}, key=str)
        return {one: Scores(tuple(t for t in self.tables if key(t.label) == one)) for one in keys}


def scored(labels: Iterable[Label], read: Read, files: Files, jobs: int = 1) -> Scores:
    """Score `read` on the labels whose files are there, several files at a time; a `read` that fails is a wrong one.

    With more than one job `read` has to be a function that can be pickled.
    """
    had = sorted((label for label in labels if files.path(label)), key=attrgetter("md5", "table"))
    groups = [list(group) for _, group in groupby(had, key=attrgetter("md5"))]
    work = partial(_scored_file, read=read, files=files)
    if jobs == 1:
        return Scores(tuple(chain.from_iterable(map(work, groups))))
    with ProcessPoolExecutor(jobs) as pool:
        return Scores(tuple(chain.from_iterable(pool.map(work, groups))))


def table_score(label: Label, document: Document, reading: Reading) -> TableScore:
    """Score the reading of a label's document."""
    index = table_index(document, label)
    indicators = indicators_of(reading, index)
    ours = [row for row in map(row_of_digests, indicators) if row[0] not in label.optional]
    confidence = _confidence(reading, index)
    return TableScore(
        label=label,
        wanted=len(label.rows),
        ours=len(ours),
        hits=match(label.rows, ours, is_row),
        criteria=match(label.rows, ours, is_row_with_criterion),
        is_told=_is_told(reading, index, confidence),
        confidence=confidence,
        fault=fault_of(label, reading, index, ours),
        kinds=sum(map(eq, label.row_kinds, row_kinds(reading, index, len(label.row_kinds)))),
        columns=(Counter(labelled_roles(label)) & Counter(roles_read(reading, index))).total(),
    )


def _scored_file(labels: Sequence[Label], read: Read, files: Files) -> list[TableScore]:
    """Score the labels of one file; an error of any kind is what a crash would be, and must not end the run."""
    try:
        document = files.document(labels[0])
        reading = read(document)
    except Exception as error:
        return [_failed(label, error) for label in labels]
    return [table_score(label, document, reading) for label in labels]


def _failed(label: Label, error: Exception) -> TableScore:
    fault = f"{type(error).__name__}: {error}"
    return TableScore(label, len(label.rows), ours=0, hits=0, criteria=0, is_told=True, confidence=None, fault=fault)


def _is_told(reading: Reading, table: int, confidence: float | None) -> bool:
    doubtful = confidence is not None and confidence < DOUBT
    return doubtful or any(_is_warning(notice, table) for notice in all_notices(reading))


def _is_warning(notice: Notice, table: int) -> bool:
    return notice.place.table == table and notice.severity in (Severity.WARNING, Severity.ERROR)


def _confidence(reading: Reading, table: int) -> float | None:
    """The confidence of the table's first form that has one, or that of its least sure row."""
    stated = [getattr(form, "confidence", None) for form in reading.forms if form.table == table]
    rows = [one.confidence for one in indicators_of(reading, table)]
    return next((one for one in stated if one is not None), min(rows, default=None))


def _share(part: float, whole: float) -> float:
    return part / max(whole, 1)
