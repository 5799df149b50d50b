"""Files to drawings for a person, and to lines of JSON for a program."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from zhibiao.extract import Document, Notice, Paragraph, Part, Severity, Table
from zhibiao.extract.document import ReadingKind
from zhibiao.extract.language import _
from zhibiao.normalize.records import Failure, Reading

from .batch import Understood, notices, understand
from .check import place_words, printed, remark_of
from .corrections import say_unused, without_forms
from .drawing import draw
from .inspection import failure_inspection, inspection
from .reading import AS_THEY_ARE, ReadingOptions
from .sources import find_sources
from .terminal import is_terminal, on_one_line, say, say_json, say_styled, styled, visible

PLAIN_WIDTH = 120
"""How wide a drawing is where there is no terminal to fit."""

MOST_ROWS = 2000
"""How many rows of a table are drawn; the rest is only counted."""


def print_inspections(paths: Sequence[str], reading_options: ReadingOptions = AS_THEY_ARE) -> int:
    """Print a line of JSON a file, in UTF-8 whatever the terminal's encoding; 1 when a file could not be read."""
    code = 0
    readings: list[Reading] = []
    for source in find_sources(paths).sources:
        match understand(source, reading_options):
            case Failure() as failure:
                code, found = 1, failure_inspection(failure)
            case Understood(document=document, reading=reading):
                found = inspection(document, reading)
                readings.append(without_forms(reading))
        say_json(json.dumps(found, ensure_ascii=False))
    say_unused(reading_options, readings)
    return code


def print_drawings(paths: Sequence[str], reading_options: ReadingOptions = AS_THEY_ARE) -> int:
    """Draw the files one after the other; 1 when one could not be read."""
    code = 0
    readings: list[Reading] = []
    for source in find_sources(paths).sources:
        match understand(source, reading_options):
            case Failure(message=message):
                code = 1
                say(on_one_line(f"{source.name}: {message}"), err=True)
            case Understood(document=document, reading=reading):
                readings.append(without_forms(reading))
                for line in drawing(document, notices(reading), _width()):
                    say_styled(line)
    say_unused(reading_options, readings)
    return code


def drawing(document: Document, remarks: Sequence[Notice], width: int) -> Iterator[str]:
    """The lines: the file's name and format, its paragraphs and tables, what was noticed; doubts are numbered."""
    yield styled(on_one_line(f"{document.source} ({document.format})"), bold=True)
    numbered = sorted(filter(_is_doubt, remarks), key=_order)
    table_number = 0
    for block in document.blocks:
        match block:
            case Paragraph(text=text) if text.strip():
                yield visible(text)
            case Table(part=Part.BODY):
                yield from _drawn(block, _marks(numbered, table_number, block), width)
                table_number += 1
            case Table(part=part):
                yield f"[{part.value}]"
                yield from _drawn(block, {}, width)
    yield from _listed(document.source, numbered, remarks)
    yield ""


def _is_doubt(notice: Notice) -> bool:
    """Whether a cell is to be marked: something is wrong, or the reader had to guess how the table stands."""
    guessed = isinstance(notice.kind, ReadingKind) and notice.place.table is not None
    return guessed or notice.severity is not Severity.INFO


def _order(notice: Notice) -> tuple[int, int, int]:
    """Reading order; what has no place comes last."""
    place = notice.place
    table, row, column = (-1 if number is None else number for number in (place.table, place.row, place.column))
    return (table if place.table is not None else sys.maxsize, row, column)


def _drawn(table: Table, marks: dict[tuple[int, int], str], width: int) -> Iterator[str]:
    yield from draw(_cut(table), width, marks, _emphasised)
    if table.n_rows > MOST_ROWS:
        yield _("… and {count} more rows").format(count=table.n_rows - MOST_ROWS)


def _cut(table: Table) -> Table:
    """The first rows of a long table, as a table of its own."""
    if table.n_rows <= MOST_ROWS:
        return table
    kept = (cell for cell in table.cells if cell.row < MOST_ROWS)
    cells = tuple(cell._replace(row_span=min(cell.row_span, MOST_ROWS - cell.row)) for cell in kept)
    return replace(table, cells=cells, n_rows=MOST_ROWS)


def _marks(numbered: Sequence[Notice], table_number: int, table: Table) -> dict[tuple[int, int], str]:
    """The number of each doubt, at the origin of the cell it is about; the first cell stands for a whole row."""
    marks: dict[tuple[int, int], str] = {}
    wanted = {
        (notice.place.row or 0, notice.place.column or 0): number
        for number, notice in reversed(list(enumerate(numbered, 1)))
        if notice.place.table == table_number
    }
    for cell in table.cells:
        for (row, column), number in wanted.items():
            inside = 0 <= row - cell.row < cell.row_span and 0 <= column - cell.column < cell.column_span
            if inside:
                marks.setdefault((cell.row, cell.column), f"?{number}")
    return marks


def _listed(source: str, numbered: Sequence[Notice], remarks: Iterable[Notice]) -> Iterator[str]:
    for number, notice in enumerate(numbered, 1):
        where = _(", ").join(place_words(notice.place))
        text = _("{where}: {message}").format(where=where, message=notice.message) if where else notice.message
        yield f"{_emphasised(f'?{number}')} {visible(text)}"
    for notice in remarks:
        if not _is_doubt(notice):
            yield printed(remark_of(source, notice))


def _emphasised(mark: str) -> str:
    return styled(mark, "yellow", bold=True)


def _width() -> int:
    return shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns if is_terminal(1) else PLAIN_WIDTH
