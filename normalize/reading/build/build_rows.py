"""Turn the lines of one section into indicators, a record a period, and into the rows that are none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from zhibiao.extract.document import Cell, Notice, Severity
from zhibiao.extract.language import _

from ...clauses.read_targets import Target, read_target
from ...facts.periods import year_of
from ...facts.scores import Score, print_number, read_score, score_unreadable
from ...facts.vocabulary import Vocabulary
from ...facts.wording import is_blank, spelled, without_layout
from ...records import RULES, CheckKind, Column, Indicator, OtherCell, OtherRow, Role, RowKind
from ..lines import Line, cells_at, text_at
from .centre_names import centre_names
from .mark_tiers import tier_rows
from .rebuild_levels import ASIDE, COUNT, Endings, Path, endings_of, name_beside, rebuild_levels, rule_over_names
from .rows_below import fields_of, goes_on, is_stand_in, is_sum
from .stated_rows import NO_ROWS, StatedRows, stated_further, with_joined

TEXT_FIELDS = {
    Role.REQUIREMENT: "requirement",
    Role.CRITERION: "criterion",
    Role.RESULT: "result",
    Role.REMARK: "remark",
    Role.PERIOD: "period",
    Role.DEADLINE: "deadline",
}
"""The field that the first column of a role fills; every further column goes to `extra`."""
KEPT = {RowKind.NOTE: CheckKind.NOTE, RowKind.TOTAL: CheckKind.TOTAL, RowKind.SUBTOTAL: CheckKind.TOTAL}
NO_TARGET = read_target("")

GIVES_POINTS = re.compile(r"[扣得加计减]\d{1,4}(?:\.\d{1,2})?分")
"""A row of fields below indicators that says so may be one itself."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line and the number of the indicator that it became or goes on with."""

    line: Line
    section: int
    indicator_no: int


@dataclass(slots=True)
class Rows:
    """What a form's lines have become so far; `kept` is what the title holds of cells, by table, row and column."""

    indicators: list[Indicator] = field(default_factory=list)
    other_rows: list[OtherRow] = field(default_factory=list)
    printed: list[Printed] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    path: Path = field(default_factory=dict)
    kept: dict[tuple[int, int, int], str] = field(default_factory=dict)

    @property
    def last_no(self) -> int:
        """The number of the last indicator, 0 before the first."""
        return self.indicators[-1].indicator_no if self.indicators else 0


def build_kinds(
    rows: Rows,
    kinds: Sequence[tuple[Line, RowKind | None]],
    columns: Sequence[Column],
    further: frozenset[tuple[int, int]],
    vocabulary: Vocabulary,
    stated: StatedRows = NO_ROWS,
) -> None:
    """Add lines of known kinds, None for an indicator; those of `further` go on with the one above.

    Lines that are stated to be one indicator are one.
    """
    known = {(line.table, line.row): kind for line, kind in kinds}
    lines, parts = with_joined([line for line, _kind in kinds], stated)
    kinds = centre_names([(line, known[line.table, line.row]) for line in lines], columns)
    own = [line for line, kind in kinds if kind is None]
    going = {(line.table, line.row) for line in own if goes_on(line, columns)}
    added = stated_further(further | tier_rows(own, columns) | going, stated)
    first = [line for line in own if (line.table, line.row) not in added]
    shares, endings = _shares(first, columns), endings_of(own, columns)
    section = columns[0].section
    for line, kind in kinds:
        if kind is not None:
            add_other(rows, line, kind, section)
            if line.printed_cells() and kind in (RowKind.SUBTOTAL, RowKind.PLACEHOLDER):
                rows.path = _path_below(line, columns, rows.path, endings, vocabulary)
        elif rows.indicators and ((line.table, line.row) in added or _is_cut_off(line, columns, rows)):
            _go_on(rows, line, columns)
        else:
            _add_indicator(rows, line, columns, shares, endings, parts.get((line.table, line.row), ()))


def _path_below(line: Line, columns: Sequence[Column], above: Path, endings: Endings, vocabulary: Vocabulary) -> Path:
    """The names that go on below a row which is no indicator itself, but may begin a name."""
    path = rebuild_levels(line, columns, above, endings)
    return {
        level: name
        for level, name in path.items()
        if not is_stand_in(name.cell, vocabulary) and not is_sum(name.cell, vocabulary)
    }


def _is_cut_off(line: Line, columns: Sequence[Column], rows: Rows) -> bool:
    """Whether a table's first line is the rest of a row that the end of a page cut: neither names nor a score."""
    if line.row or not rows.printed or rows.printed[-1].line.table == line.table:
        return False
    return not any(text_at(line, c) for c in columns if c.role in (Role.LEVEL, Role.SCORE, Role.SERIAL))


def add_other(rows: Rows, line: Line, kind: RowKind, section: int, fields: Mapping[str, str] | None = None) -> None:
    """Keep a row that is no indicator: its cells as printed, its fields, a notice for a note or a total."""
    cells = tuple(OtherCell(cell.column, cell.column_span, cell.text, cell.row_span) for cell in line.own_cells())
    rows.other_rows.append(OtherRow(kind, section, rows.last_no, cells, line.row, line.table))
    text = " ".join(without_layout(cell.text) for cell in line.printed_cells())
    if kind is RowKind.FIELDS:
        rows.fields.update(fields_of(line) if fields is None else fields)
        if rows.indicators and GIVES_POINTS.search(text):
            rows.notices.append(_points_in_fields(line))
    if kind is RowKind.SECTION:
        rows.path = {}
    if kind in (RowKind.TOTAL, RowKind.SUBTOTAL) and line.cells[0] in line.printed_cells():
        rows.path = {}  # what is blank below a sum does not go on with the names above it
    if kind in KEPT:
        message = _("Kept, and no indicator: {text}").format(text=text)
        rows.notices.append(Notice(KEPT[kind], message, Severity.INFO, line.place()))


def _shares(lines: Sequence[Line], columns: Sequence[Column]) -> Mapping[tuple[int, int, int], int]:
    """For each cell that reaches over several lines, by its place, how many indicators share it."""
    counts: dict[tuple[int, int, int], int] = {}
    for line in lines:
        for column in columns:
            for cell in cells_at(line, column):
                place = (line.table, cell.row, cell.column)
                counts[place] = counts.get(place, 0) + 1
    return {place: count for place, count in counts.items() if count > 1}


def _is_score(column: Column) -> bool:
    return column.role is Role.SCORE and column.level is None


def _add_indicator(
    rows: Rows,
    line: Line,
    columns: Sequence[Column],
    shares: Mapping[tuple[int, int, int], int],
    endings: Endings,
    parts: Sequence[Line],
) -> None:
    """Add the indicator of a line, which may be made of several; without a name they are kept as notes."""
    path = rebuild_levels(line, columns, rows.path, endings)
    if not path:
        rows.notices.append(_unclear(line))
        for one in parts or (line,):
            add_other(rows, one, RowKind.NOTE, columns[0].section)
        return
    rows.path = path
    number = rows.last_no + 1
    base = _named(line, columns, path, number)
    for period in _periods(line, columns):
        own = [column for column in columns if column.period in ("", period)]
        rows.indicators.append(_filled(base, line, own, period, shares))
        rows.notices.extend(_score_notices(line, own, period))
    rows.printed.extend(Printed(one, columns[0].section, number) for one in parts or (line,))


def _points_in_fields(line: Line) -> Notice:
    text = _("This row was kept as one of fields, but says how points are given. Look whether it is an indicator.")
    return Notice(CheckKind.ROW_UNCLEAR, text, Severity.WARNING, line.place())


def _unclear(line: Line) -> Notice:
    text = _("This row has no name in any level column; it was kept as a note. Look whether it is an indicator.")
    return Notice(CheckKind.ROW_UNCLEAR, text, Severity.WARNING, line.place())


def _named(line: Line, columns: Sequence[Column], path: Path, number: int) -> Indicator:
    deepest = max(path)
    leaf = path[deepest]
    named = range(1, deepest + 1)
    scores = [path[level].score if level in path else None for level in named]
    for column in columns:
        level = column.level if column.role is Role.SCORE else None
        if level is not None and level in path and scores[level - 1] is None:
            scores[level - 1] = read_score(text_at(line, column)).number
    wording: dict[str, str] = {}
    for column in columns:
        name = path.get(column.level or 0) if column.role is Role.LEVEL else None
        if name and name.wording:
            wording[_free_key(wording, column.header)] = name.wording
    return Indicator(
        section=columns[0].section,
        extra=wording,
        indicator_no=number,
        levels=tuple(path[level].text if level in path else "" for level in named),
        level_scores=tuple(scores),
        table=leaf.table,
        row=leaf.cell.row,
        column=leaf.cell.column,
        confidence=line.confidence,
    )


def _periods(line: Line, columns: Sequence[Column]) -> tuple[str, ...]:
    """The periods that get a record: those in which something stands, all where nothing stands in any."""
    periods = tuple(dict.fromkeys(column.period for column in columns if column.period))
    if not periods:
        return ("",)
    rule = rule_over_names(line, columns)
    said = {c.period for c in columns if text_at(line, c) or (rule is not None and line.cells[c.column] is rule)}
    filled = tuple(period for period in periods if period in said)
    return filled or periods


def _filled(
    base: Indicator, line: Line, columns: Sequence[Column], period: str, shares: Mapping[tuple[int, int, int], int]
) -> Indicator:
    owners = owner_positions(columns)
    values: dict[str, str] = {"period": period}
    values["deadline"] = next((c.deadline for c in columns if c.period == period and c.deadline), "")
    if rule := rule_over_names(line, columns):
        values[TEXT_FIELDS[_ruled_by(rule, columns)]] = rule.text
    extra: dict[str, str] = dict(base.extra)
    for column in columns:
        text = text_at(line, column)
        if not text or _is_taken(column, text, base, column.position in owners) or _names(line, column, columns):
            continue
        if column.position in owners and column.role in TEXT_FIELDS:
            values[TEXT_FIELDS[column.role]] = text
        else:
            extra[_free_key(extra, column.header)] = text
    target = _target(columns, line)
    full = _full_marks(base, line, [c for c in columns if _is_score(c) and c.position in owners], shares)
    return replace(
        base,
        extra=extra,
        target_sign=target.sign,
        target_number=target.number,
        target_unit=target.unit,
        score=full.number,
        score_text=full.text,
        score_shared=full.shared,
        merged=_merged(full, line, columns, shares),
        **values,  # type: ignore[arg-type] # the names are those of text fields
    )


def _ruled_by(rule: Cell, columns: Sequence[Column]) -> Role:
    """Whether a rule that reaches over names is a requirement or a criterion: the last that it reaches over."""
    reached = range(rule.column + 1, rule.column + rule.column_span)
    return [column.role for column in columns if column.role in RULES and column.column in reached][-1]


def _names(line: Line, column: Column, columns: Sequence[Column]) -> bool:
    """Whether a cell that begins in a column of numbers or departments reaches over the names, and is one."""
    first = next((one for one in columns if one.role is Role.LEVEL), column)
    cell = line.cells[first.column]
    if column is first or cell is None or cell is not line.cells[column.column]:
        return False
    return name_beside(line, first, columns) is cell


def _target(columns: Sequence[Column], line: Line) -> Target:
    """The target of the latest year, else the first one, with the unit of a column of its own where it names none."""
    if not any(column.role is Role.TARGET for column in columns):
        return NO_TARGET
    latest = sorted(columns, key=lambda column: year_of(column.header) or 0, reverse=True)
    texts = {role: [text_at(line, c) for c in latest if c.role is role] for role in (Role.TARGET, Role.MEASURE)}
    target = read_target(next(iter(texts[Role.TARGET]), ""))
    unit = without_layout(next(iter(texts[Role.MEASURE]), ""))
    return replace(target, unit=target.unit or unit) if target.number is not None else target


def _is_taken(column: Column, text: str, indicator: Indicator, is_owner: bool) -> bool:
    """Whether a name, a name's score or the score holds this text already."""
    if column.role is Role.SCORE and column.level is not None:
        known = indicator.level_scores[column.level - 1 : column.level]
        return is_owner and read_score(text).text == "" and known == (read_score(text).number,)
    if column.role is Role.LEVEL:
        own = indicator.levels[(column.level or 1) - 1 : column.level or 1]
        aside = COUNT.fullmatch(spelled(text)) or ASIDE.fullmatch(spelled(text))
        return not aside or own == (without_layout(text),)
    return column.role is Role.SCORE and is_owner


def owner_positions(columns: Sequence[Column]) -> frozenset[int]:
    """The positions of the columns that fill a field: the first of each role, level and period."""
    first: dict[tuple[Role, int | None, str], int] = {}
    for column in columns:
        first.setdefault((column.role, column.level, column.period), column.position)
    return frozenset(first.values())


def _free_key(extra: Mapping[str, str], header: str) -> str:
    key = header.replace("\n", "")
    number = 2
    while key in extra:
        key, number = f"{header}_{number}", number + 1
    return key


@dataclass(frozen=True, slots=True)
class FullMarks:
    """An indicator's score, its wording, and how many indicators share its cell."""

    number: float | None = None
    text: str = ""
    shared: int | None = None


def _full_marks(
    base: Indicator, line: Line, columns: Sequence[Column], shares: Mapping[tuple[int, int, int], int]
) -> FullMarks:
    """The full marks of an indicator; a score cell over several indicators stands on the first alone."""
    if not columns:
        return _marks_in_name(base, line, shares)
    cells = [cell for column in columns for cell in cells_at(line, column) if not is_blank(cell.text)]
    own = [cell for cell in cells if cell.row == line.row]
    if not own:
        return FullMarks()
    score = _joined([read_score(cell.text) for cell in own])
    return FullMarks(score.number, score.text, shares.get((line.table, own[0].row, own[0].column)))


def _marks_in_name(base: Indicator, line: Line, shares: Mapping[tuple[int, int, int], int]) -> FullMarks:
    """The points in an indicator's name; those of a name over several rows stand on the first alone."""
    score = base.level_scores[-1]
    if score is None or base.row != line.row:
        return FullMarks()
    return FullMarks(score, "", shares.get((line.table, base.row, base.column)))


def _merged(
    full: FullMarks, line: Line, columns: Sequence[Column], shares: Mapping[tuple[int, int, int], int]
) -> dict[str, int]:
    """By a column's position, over how many indicators its cell reaches; names and a shared score are known already."""
    merged: dict[str, int] = {}
    for column in columns if shares else ():
        if column.role is Role.LEVEL:
            continue
        own = [cell for cell in cells_at(line, column) if cell.row == line.row]
        count = shares.get((line.table, own[0].row, own[0].column), 1) if len(own) == 1 else 1
        if count > 1 and not (_is_score(column) and full.shared):
            merged[str(column.position)] = count
    return merged


def _joined(scores: Sequence[Score]) -> Score:
    if len(scores) == 1:
        return scores[0]
    texts = [score.text or ("" if score.number is None else print_number(score.number)) for score in scores]
    return Score(scores[0].number, "\n".join(texts))


def _score_notices(line: Line, columns: Sequence[Column], period: str) -> list[Notice]:
    notices = []
    for column in columns:
        if column.role is not Role.SCORE:
            continue
        text = text_at(line, column)
        if text and not read_score(text).is_readable:
            notices.append(score_unreadable(text, line.place(column.column)))
        elif _is_score(column) and column.period == period and not text and not column.fill_in:
            message = _("This indicator has no score.")
            notices.append(Notice(CheckKind.SCORE_MISSING, message, place=line.place(column.column)))
    return notices


def _go_on(rows: Rows, line: Line, columns: Sequence[Column]) -> None:
    """Add the texts of a line to the fields of the indicator above, on lines of their own."""
    number = rows.last_no
    owners = owner_positions(columns)
    place = len(rows.indicators) - 1
    while place >= 0 and rows.indicators[place].indicator_no == number:
        rows.indicators[place] = _continued(rows.indicators[place], line, columns, owners)
        place -= 1
    rows.printed.append(Printed(line, columns[0].section, number))
    text = _("This row only adds to the indicator above; its texts were joined to that one's.")
    rows.notices.append(Notice(CheckKind.ROW_UNCLEAR, text, Severity.INFO, line.place()))


def _with_highest(indicator: Indicator, line: Line, columns: Sequence[Column]) -> Indicator:
    """The indicator with the points of a further row, where these are more: tiers from the lowest up."""
    own = [c for c in columns if _is_score(c) and c.period in ("", indicator.period)]
    cells = [cell for column in own[:1] for cell in cells_at(line, column) if cell.row == line.row]
    points = max((n for cell in cells if (n := read_score(cell.text).number) is not None), default=None)
    if points is None or indicator.score is None or points <= indicator.score:
        return indicator
    return replace(indicator, score=points)


def _continued(indicator: Indicator, line: Line, columns: Sequence[Column], owners: frozenset[int]) -> Indicator:
    indicator = _with_highest(indicator, line, columns)
    for column in columns:
        added = "\n".join(c.text for c in line.printed_cells() if c in cells_at(line, column))
        if not added or column.period not in ("", indicator.period):
            continue
        if column.position in owners and column.role in TEXT_FIELDS:
            name = TEXT_FIELDS[column.role]
            joined = "\n".join(filter(None, (getattr(indicator, name), added)))
            indicator = replace(indicator, **{name: joined})  # type: ignore[arg-type] # a text field's name
        else:
            key = column.header.replace("\n", "")
            joined = "\n".join(filter(None, (indicator.extra.get(key, ""), added)))
            indicator = replace(indicator, extra={**indicator.extra, key: joined})
    return indicator
