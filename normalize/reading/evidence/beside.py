"""What stands beside the names, and which rows are no indicators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...facts.fact import FactOf, Kind
from ...facts.wording import compact
from ...records import Column, Indicator, Role, RowKind
from ..build.build_rows import Rows
from .shares import Named, share

SHORT = 4
SIGNS = frozenset("扣加减得")
MARKS = frozenset("{}$«")
ROLES = {
    "results": Role.RESULT,
    "targets": Role.TARGET,
    "department": Role.DEPARTMENT,
    "deadline": Role.DEADLINE,
    "measure": Role.MEASURE,
    "serial": Role.SERIAL,
    "remark": Role.REMARK,
}


def beside_evidence(
    rows: Rows, first: Sequence[Indicator], columns: Sequence[Column], fact_of: FactOf
) -> Iterator[Named]:
    """What stands beside the names, and which rows are no indicators."""
    yield from _criteria(first)
    yield from _others(rows, first)
    yield from _texts(first, fact_of)
    yield from _columns(first, columns)


def _criteria(first: Sequence[Indicator]) -> Iterator[Named]:
    """How many indicators have a criterion and a result, and how much text stands in neither."""
    n = len(first)
    ruled = [compact(one.criterion) for one in first if one.criterion]
    yield "criteria.share", share(len(ruled), n)
    yield "criteria.short", share(sum(len(text) < SHORT for text in ruled), len(ruled))
    texts = [text for one in first for text in one.extra.values()]
    extra = sum(len(compact(text)) for text in texts)
    main = sum(map(len, ruled)) + sum(len(name) for one in first for name in one.levels)
    yield "extra.text", share(extra, extra + main)
    rules = sum("分" in text and not SIGNS.isdisjoint(text) for text in texts)
    yield "extra.rules", share(min(rules, n), n)
    yield "results.share", share(sum(bool(one.result) for one in first), n)
    yield "results.differ", share(len({one.result for one in first} - {""}), n)
    marked = sum(not MARKS.isdisjoint(name) for one in first for name in one.levels)
    yield "marks.program", share(marked, n)


def _others(rows: Rows, first: Sequence[Indicator]) -> Iterator[Named]:
    """Which rows are no indicators, and where they stand."""
    last = len(first)
    between = [o for o in rows.other_rows if 0 < o.after < rows.last_no]
    kinds = Counter(o.kind for o in between)
    odd = kinds[RowKind.FIELDS] + kinds[RowKind.NOTE]
    yield "between.odd", share(odd, odd + last)
    yield "between.headers", float(kinds[RowKind.HEADER] > 0)
    yield "between.blank", share(kinds[RowKind.PLACEHOLDER], kinds[RowKind.PLACEHOLDER] + last)
    yield "between.sections", share(kinds[RowKind.SECTION], kinds[RowKind.SECTION] + last)
    all_kinds = Counter(o.kind for o in rows.other_rows)
    yield "rows.total", float(all_kinds[RowKind.TOTAL] > 0)
    outside = len(rows.other_rows) - len(between)
    yield "outside.share", share(outside, outside + last)
    numbers = sum(
        any(cell.text.strip().replace(".", "", 1).isdigit() for cell in o.cells[1:])
        for o in rows.other_rows
        if o.kind in (RowKind.FIELDS, RowKind.NOTE, RowKind.SECTION)
    )
    yield "others.numbers", share(numbers, numbers + last)
    unclear = sum(str(notice.kind) == "row-unclear" for notice in rows.notices)
    yield "rows.unclear", share(unclear, unclear + last)


def _texts(first: Sequence[Indicator], fact_of: FactOf) -> Iterator[Named]:
    """What criteria are: rules, numbers, names, sentences, the same again."""
    ruled = [fact_of(one.criterion) for one in first if one.criterion]
    yield "criteria.rules", share(sum(f.is_rule or f.states_points for f in ruled), len(ruled))
    yield "criteria.numbers", share(sum(f.kind in (Kind.NUMBER, Kind.SHARE, Kind.RANGE) for f in ruled), len(ruled))
    yield "criteria.names", share(sum(f.kind is Kind.NAME for f in ruled), len(ruled))
    yield "criteria.again", share(len(ruled) - len({f.plain for f in ruled}), len(ruled))
    yield "criteria.ends", share(sum(f.plain.endswith(("。", "；", ";")) for f in ruled), len(ruled))


def _columns(first: Sequence[Indicator], columns: Sequence[Column]) -> Iterator[Named]:
    """Whether there is anything to fill in, and what else there are columns for."""
    n = len(first)
    roles = Counter(column.role for column in columns)
    yield "columns.criteria", min(roles[Role.CRITERION], 3) / 3
    yield "columns.scores", min(roles[Role.SCORE], 3) / 3
    yield "columns.other", share(roles[Role.OTHER], len(columns))
    yield "nothing.beside", float(not roles[Role.SCORE] and not roles[Role.CRITERION])
    for name, role in ROLES.items():
        yield f"columns.{name}", float(roles[role] > 0)
    yield "columns.levels", min(roles[Role.LEVEL], 4) / 4
    yield "columns.result.many", min(roles[Role.RESULT], 6) / 6
    yield "columns.fill", share(sum(c.fill_in for c in columns), len(columns))
    yield "nothing.to.fill", float(not any(c.fill_in for c in columns))
    filled = [column.role for column in columns if column.fill_in]
    yield "columns.blank.other", share(filled.count(Role.OTHER), len(columns))
    yield "columns.blank.result", float(Role.RESULT in filled)
    targets = [one for one in first if one.target_number is not None]
    yield "targets.share", share(len(targets), n)
    yield "requirements.share", share(sum(bool(one.requirement) for one in first), n)
    yield "remarks.share", share(sum(bool(one.remark) for one in first), n)
