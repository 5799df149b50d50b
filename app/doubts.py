"""Files to the places where their reading is doubtful: how sure it is, how it was read, how else it could be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from zhibiao.extract import Document, Notice, Table
from zhibiao.extract.document import Place, ReadingKind
from zhibiao.extract.language import _
from zhibiao.normalize.records import CheckKind, Failure, Form, Indicator, Reading

from .batch import Understood, understand
from .check import place_words
from .corrections import say_unused, without_forms
from .reading import AS_THEY_ARE, ReadingOptions
from .sources import find_sources
from .terminal import on_one_line, say, say_styled, styled, visible

DOUBTS = frozenset(
    [
        ReadingKind.SECOND_READING,
        ReadingKind.COLUMN_GUESSED,
        ReadingKind.TAIL_RESTORED,
        ReadingKind.HINT_UNUSED,
    ]
)
SURE = 0.9
"""A form or a row that is less sure is listed."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A form or a row that is not sure: how sure it is, and in a line where it stands and what it is."""

    confidence: float
    line: str


@dataclass(slots=True)
class _Gathered:
    """The doubtful forms and rows of all files, the lines of each file, and the exit code."""

    forms: list[Doubt] = field(default_factory=list)
    rows: list[Doubt] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    code: int = 0


def print_doubts(paths: Sequence[str], reading_options: ReadingOptions = AS_THEY_ARE) -> int:
    """Print the doubtful forms of all files, then their rows, then each file's doubtful places; 1 when one failed."""
    gathered = _Gathered()
    readings: list[Reading] = []
    for source in find_sources(paths).sources:
        match understand(source, reading_options):
            case Failure(message=message):
                gathered.code = 1
                say(on_one_line(f"{source.name}: {message}"), err=True)
            case Understood(document=document, reading=reading):
                _gather(gathered, document, reading)
                readings.append(without_forms(reading))
    forms = listed(_("Doubtful forms, the least sure first:"), gathered.forms)
    rows = listed(_("Doubtful rows, the least sure first:"), gathered.rows)
    for line in (*forms, *rows, *gathered.lines):
        say_styled(line)
    say_unused(reading_options, readings)
    return gathered.code


def _gather(gathered: _Gathered, document: Document, reading: Reading) -> None:
    """Add what is doubtful in a file; nothing more is said of it where only its forms are."""
    forms = list(doubtful_forms(reading))
    rows = list(doubtful_rows(reading))
    gathered.forms += forms
    gathered.rows += rows
    own = list(doubt_lines(document))
    if not (forms or rows or any(notice.kind in DOUBTS for notice in document.notices)):
        own.append(_("Nothing is doubtful."))
    if own:
        gathered.lines += [styled(on_one_line(f"{document.source} ({document.format})"), bold=True), *own, ""]


def listed(title: str, doubts: Sequence[Doubt]) -> Iterator[str]:
    """A title and a line a doubt, the least sure first; nothing where there is no doubt."""
    if not doubts:
        return
    yield styled(title, bold=True)
    for one in sorted(doubts, key=lambda doubt: doubt.confidence):
        yield _percent_before(percent(one.confidence), one.line)
    yield ""


def doubtful_forms(reading: Reading) -> Iterator[Doubt]:
    """The forms of a file that are not sure, with the second reading; and its tables that may be forms, too."""
    for form in reading.forms:
        if form.confidence < SURE:
            yield Doubt(form.confidence, _placed(reading.source, Place(form.table), _in_words(form)))
    for notice in reading.notices:
        if notice.kind is CheckKind.READING_DOUBTFUL:
            yield Doubt(notice.confidence, _placed(reading.source, notice.place, notice.message))


def _in_words(form: Form) -> str:
    title = form.title or _("no title")
    if not form.second:
        return title
    return _("{title}. Second reading: {second}.").format(title=title, second=form.second)


def doubtful_rows(reading: Reading) -> Iterator[Doubt]:
    """The rows of a file's forms that are not sure, each once."""
    for form in reading.forms:
        for one in _first_of_each(form.indicators):
            if one.confidence < SURE:
                names = " > ".join(filter(None, one.levels))
                yield Doubt(one.confidence, _placed(reading.source, Place(one.table, one.row), names))


def _first_of_each(indicators: Iterable[Indicator]) -> Iterable[Indicator]:
    """One of the indicators of each row, the least sure."""
    first: dict[tuple[int, int, tuple[str, ...]], Indicator] = {}
    for one in indicators:
        at = (one.table, one.row, one.levels)
        first[at] = min(first.get(at, one), one, key=lambda each: each.confidence)
    return first.values()


def _placed(source: str, place: Place, message: str) -> str:
    where = _(", ").join([source, *place_words(place)])
    return on_one_line(_("{where}: {message}").format(where=where, message=message))


def doubt_lines(document: Document) -> Iterator[str]:
    """The tables of a file that are not certain, then its doubtful places, the least sure first."""
    tables = document.body_tables()
    for number, table in enumerate(tables, 1):
        if table.confidence < 1:
            text = _("table {number}: {rows} rows, {columns} columns, {sure} sure")
            sure = percent(table.confidence)
            yield text.format(number=number, rows=table.n_rows, columns=table.n_columns, sure=sure)
    doubts = filter(lambda notice: notice.kind in DOUBTS, document.notices)
    for notice in sorted(doubts, key=lambda n: _sure(n, tables)):
        where = _(", ").join(place_words(notice.place))
        text = _("{where}: {message}").format(where=where, message=notice.message) if where else notice.message
        yield _percent_before(percent(_sure(notice, tables)) if where else "", visible(text))


def _percent_before(sure: str, text: str) -> str:
    return f"{styled(f'{sure:>5}', 'yellow')}  {text}"


def percent(share: float) -> str:
    """A likelihood in words: 0.874 is 87 %."""
    return f"{100 * share:.0f} %"


def _sure(notice: Notice, tables: Sequence[Table]) -> float:
    """How sure the row is that a notice is about, or its table; sure, where it is about neither."""
    place = notice.place
    if place.table is None or place.table >= len(tables):
        return 1.0
    table = tables[place.table]
    if place.row is None or place.row >= len(table.row_confidence):
        return table.confidence
    return table.row_confidence[place.row]
