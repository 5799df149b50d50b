"""Files to the places where their reading is doubtful: how sure it is, how it was read, how else it could be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibiao.extract import Document, Notice, Table, UnreadableFile
from zhibiao.extract.document import ReadingKind
from zhibiao.extract.language import _

from .check import place_words
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


def print_doubts(paths: Sequence[str], reading_options: ReadingOptions = AS_THEY_ARE) -> int:
    """Print each file's doubtful places; 1 when a file could not be read."""
    code = 0
    for source in find_sources(paths).sources:
        try:
            document = reading_options.read(source)
        except UnreadableFile as error:
            code = 1
            say(on_one_line(f"{source.name}: {error.message}"), err=True)
            continue
        for line in doubt_lines(document):
            say_styled(line)
    return code


def doubt_lines(document: Document) -> Iterator[str]:
    """The file's name and format; its tables that are not certain; its doubtful places, the least sure first."""
    yield styled(on_one_line(f"{document.source} ({document.format})"), bold=True)
    tables = document.body_tables()
    for number, table in enumerate(tables, 1):
        if table.confidence < 1:
            text = _("table {number}: {rows} rows, {columns} columns, {sure} sure")
            sure = percent(table.confidence)
            yield text.format(number=number, rows=table.n_rows, columns=table.n_columns, sure=sure)
    doubts = sorted(filter(lambda notice: notice.kind in DOUBTS, document.notices), key=lambda n: _sure(n, tables))
    if not doubts:
        yield _("Nothing is doubtful.")
    for notice in doubts:
        where = _(", ").join(place_words(notice.place))
        text = _("{where}: {message}").format(where=where, message=notice.message) if where else notice.message
        sure = percent(_sure(notice, tables)) if where else ""
        yield f"{styled(f'{sure:>5}', 'yellow')}  {visible(text)}"
    yield ""


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
