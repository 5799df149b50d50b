"""How a reading lies on its table: rows and cells that it reads, and those that it leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...records import Column, Indicator, RowKind
from ..build.build_rows import Rows
from ..lines import place_of
from ..sheet import Sheet
from .shares import Named, share

HEADING = frozenset({"score", "criterion"})


def look_evidence(rows: Rows, first: Sequence[Indicator], columns: Sequence[Column], sheet: Sheet) -> Iterator[Named]:
    """How many rows and cells are read, and whether a header was missed."""
    yield from _unread(rows, sheet)
    yield from _shape(rows, first, columns, sheet)


def _unread(rows: Rows, sheet: Sheet) -> Iterator[Named]:
    """Whether the row above the first indicator has the words of a header and was not read as one."""
    unread = {(one.table, one.row) for one in rows.other_rows if not one.after and one.kind is not RowKind.HEADER}
    above = [row for row in sheet.rows if place_of(row.line) in unread and row.printed]
    facts = above[-1].facts if above else ()
    roles = [fact.role for fact in facts if fact.role]
    yield "above.words", share(len(roles), len(facts))
    yield "above.scores", float(len(roles) > 1 and not HEADING.isdisjoint(roles))


def _shape(rows: Rows, first: Sequence[Indicator], columns: Sequence[Column], sheet: Sheet) -> Iterator[Named]:
    """How many rows and columns there are, and whether the cells keep to the columns."""
    n = len(first)
    yield "n.one", float(n == 1)
    yield "n.two", float(n == 2)
    yield "n.few", float(n in (3, 4))
    yield "columns.two", float(len(columns) <= 2)
    yield "columns.many", float(len(columns) > 8)
    edges = {column.column for column in columns}
    printed = [row for row in sheet.rows if row.printed]
    off = sum(any(at not in edges for at in row.layout) for row in printed)
    yield "cells.off", share(off, len(printed))
    yield "rows.read", min(share(n, len(printed)), 1.0)
    table = sum(len(row.printed) for row in printed)
    held = sum(
        len([name for name in one.levels if name]) + bool(one.criterion) + (one.score is not None) for one in first
    )
    yield "cells.held", min(share(held, table), 1.0)
