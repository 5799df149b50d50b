"""Show how one labelled table was read: its cells, the rows that are right and those that are not, roles and kinds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from zhibiao.extract.document import Cell, Document, Table
from zhibiao.normalize.records import Indicator, Reading

from .labels import Label, LabelledRow, table_index
from .rows import (
    all_notices,
    columns_of,
    indicators_of,
    is_row,
    is_row_with_criterion,
    pairs,
    role_name,
    row_kinds,
    row_of_digests,
)
from .scores import table_score
from .texts import texts_by_digest

Texts = Mapping[str, str]


def explained(label: Label, document: Document, reading: Reading) -> Iterator[str]:
    """The lines that explain a table's score; a digest is shown where its text is not found in the document."""
    index = table_index(document, label)
    tables = document.tables()
    table = tables[index] if index < len(tables) else None
    score = table_score(label, document, reading)
    yield f"# {label.id} {label.repository} {label.file_name} table {index}: {score.fault or 'right'}"
    yield f"{label.kind}, {label.style}{'' if label.is_certain else ' (labeller in doubt)'}"
    yield (
        f"hit {score.hits}, criterion {score.criteria}, ours {score.ours}, label {score.wanted}, "
        f"told {score.is_told}, confidence {score.confidence}"
    )
    yield from chain(*_sections(label, document, table, index, reading))


def _sections(
    label: Label, document: Document, table: Table | None, index: int, reading: Reading
) -> Iterator[Iterator[str]]:
    indicators = indicators_of(reading, index)
    yield _grid_lines(label, table, row_kinds(reading, index, table.n_rows if table else 0))
    yield _role_lines(label, reading, index)
    yield _row_lines(label, indicators, texts_by_digest(document, table, indicators))
    yield _notice_lines(reading, index)


def _grid_lines(label: Label, table: Table | None, ours: Sequence[str]) -> Iterator[str]:
    """The rows of the table: kind in the label, kind in our reading, cells; a cell that spans is shown once."""
    if table is None:
        yield "## there is no such table"
        return
    yield f"## rows: label's kind / ours, {table.n_rows} by {table.n_columns}; ^ below, < beside an origin cell"
    for row, cells in enumerate(table.grid()):
        wanted = label.row_kinds[row] if row < len(label.row_kinds) else "?"
        differs = "≠" if label.row_kinds and wanted != ours[row] else " "
        shown = " | ".join(_shown(cell, row, column) for column, cell in enumerate(cells))
        yield f"{row:3}{differs} {wanted} / {ours[row]}: {shown}"


def _shown(cell: Cell | None, row: int, column: int) -> str:
    if cell is None:
        return "-"
    if column > cell.column:
        return "<"
    return "^" if row > cell.row else _line(cell.text)


def _role_lines(label: Label, reading: Reading, index: int) -> Iterator[str]:
    ours = columns_of(reading, index)
    wanted = {one.column: role_name(one.role, one.level) for one in label.columns}
    names = {place: role_name(one.role.value, one.level) for place, one in ours.items()}
    yield f"## columns: label's role / ours, header; the label's grid has {label.n_columns or '?'} columns"
    printed = {place for place, one in ours.items() if one.column == place}
    for column in sorted(wanted.keys() | printed):
        differs = "≠" if label.columns and wanted.get(column) != names.get(column) else " "
        header = _line(ours[column].header) if column in ours else ""
        yield f"{column:3}{differs} {wanted.get(column, '-')} / {names.get(column, '-')}: {header}"


def _row_lines(label: Label, indicators: Sequence[Indicator], texts: Texts) -> Iterator[str]:
    """Our rows with = right, c right but for the criterion, + too many, o optional; then the labelled rows missing."""
    ours = [row_of_digests(one) for one in indicators]
    right, full = pairs(label.rows, ours, is_row), pairs(label.rows, ours, is_row_with_criterion)
    yield "## our rows: = right, c right but for the criterion, + too many, o left out of the count"
    for place, one in enumerate(indicators):
        other = "o" if ours[place][0] in label.optional else "+"
        mark = _mark(place, right.keys(), full.keys(), other)
        yield f"{one.row:3}{mark} {' › '.join(map(_line, one.levels))} [{one.score}] {_line(one.criterion)}"
    yield "## labelled rows that are missing, and those whose criterion is"
    marks = [_mark(place, right.values(), full.values(), "-") for place in range(len(label.rows))]
    missing = ((place, mark) for place, mark in enumerate(marks) if mark != "=")
    yield from (f"{place:3}{mark} {_gold(label.rows[place], texts)}" for place, mark in missing)


def _mark(place: int, right: Collection[int], full: Collection[int], other: str) -> str:
    if place in full:
        return "="
    return "c" if place in right else other


def _gold(row: LabelledRow, texts: Texts) -> str:
    levels = " or ".join(" › ".join(_resolved(name, texts) for name in levels) for levels in row.levels)
    criteria = " or ".join(_resolved(one, texts) for one in row.criteria)
    return f"{levels} [{' or '.join(map(str, row.scores))}] {criteria}"


def _notice_lines(reading: Reading, index: int) -> Iterator[str]:
    yield "## notices of the table"
    for notice in all_notices(reading):
        if notice.place.table == index:
            yield f"{notice.severity} {notice.kind}: {_line(notice.message)}"


def _resolved(one: str, texts: Texts) -> str:
    return _line(texts.get(one, one))


def _line(text: str) -> str:
    return "⏎".join(part.strip() for part in text.splitlines())
