"""The records of an indicator's line, one a period: its names, texts, target and full marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from zhibiao.extract.document import Cell

from ...clauses.read_targets import Target, read_target
from ...facts.periods import year_of
from ...facts.scores import Score, print_number, read_score, stated_score, top_of_range
from ...facts.wording import is_blank, spelled, without_layout
from ...records import Column, Indicator, Role, RowKind
from ..lines import Line, RowPlace, cells_at, place_of, text_at
from .by_role import TEXT_FIELDS, ByRole, free_key
from .rebuild_levels import COUNT, Endings, Path, endings_of, is_aside, rule_over_names
from .stated_rows import Kinds

Shares = Mapping[tuple[int, int, int], int]
"""By the table, row and column of each cell that reaches over several indicators, how many these are."""
NAMED = frozenset({None, RowKind.SUBTOTAL})
"""The kinds of rows whose names may end in scores."""
NO_TARGET = read_target("")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Context:
    """What the lines of a stretch have in common: their columns, the cells that they share, how scores end names."""

    by: ByRole
    shares: Shares
    endings: Endings

    def shared(self, line: Line, cell: Cell) -> int | None:
        """How many indicators share a cell, None where it is one's own."""
        return self.shares.get((line.table, cell.row, cell.column))


def context_of(kinds: Kinds, added: Collection[RowPlace], by: ByRole) -> Context:
    """The context of a stretch's indicators; the lines at some places only add to those above."""
    first = [line for line, kind in kinds if kind is None and place_of(line) not in added]
    named = [line for line, kind in kinds if kind in NAMED]
    return Context(by, _shares(first, by), endings_of(named, by))


def _shares(lines: Sequence[Line], by: ByRole) -> Shares:
    cells = ((line.table, cell) for line in lines for column in by.columns for cell in cells_at(line, column))
    counts = Counter((table, cell.row, cell.column) for table, cell in cells)
    return {place: count for place, count in counts.items() if count > 1}


def records_of(line: Line, path: Path, number: int, context: Context) -> list[Indicator]:
    """The records of a line with these names, which is the indicator of a number."""
    base = _named(line, path, number, context.by)
    return [_filled(base, line, path, period, context) for period in _periods(line, context.by)]


def _named(line: Line, path: Path, number: int, by: ByRole) -> Indicator:
    leaf = path[max(path)]
    levels = range(1, max(path) + 1)
    wording: dict[str, str] = {}
    for column in by.levels:
        name = path.get(column.level or 0)
        if name and name.wording:
            wording[free_key(wording, column.header)] = name.wording
    return Indicator(
        section=by.section,
        extra=wording,
        indicator_no=number,
        levels=tuple(path[level].text if level in path else "" for level in levels),
        level_scores=tuple(_level_score(line, level, path, by) for level in levels),
        table=leaf.table,
        row=leaf.cell.row,
        column=leaf.cell.column,
        confidence=line.confidence,
    )


def _level_score(line: Line, level: int, path: Path, by: ByRole) -> float | None:
    """The score printed in a name, else that in the level's column of scores; None without a name."""
    if level not in path:
        return None
    columns = (column for column in by.level_scores if column.level == level)
    numbers = (path[level].score, *(read_score(text_at(line, column)).number for column in columns))
    return next((number for number in numbers if number is not None), None)


def _periods(line: Line, by: ByRole) -> tuple[str, ...]:
    """The periods that get a record: those in which something stands, all where nothing stands in any."""
    if not by.has_periods:
        return ("",)
    rule = rule_over_names(line, by)
    columns = [column for column in by.columns if column.period]
    said = [column for column in columns if text_at(line, column) or _is_over(rule, line, column)]
    return tuple(dict.fromkeys(column.period for column in said or columns))


def _is_over(rule: Cell | None, line: Line, column: Column) -> bool:
    return rule is not None and line.cells[column.column] is rule


def _filled(base: Indicator, line: Line, path: Path, period: str, context: Context) -> Indicator:
    by = context.by
    columns = _of_period(by.columns, period)
    values = {"period": period, "deadline": _deadline(columns, period)}
    if rule := rule_over_names(line, by):
        values[_ruled_by(rule, by)] = rule.text
    extra = dict(base.extra)
    for column, text in _texts(columns, line, base, path, by):
        if field := by.field_of(column):
            values[field] = text
        else:
            extra[free_key(extra, column.header)] = text
    target = _target(columns, line)
    full = full_marks(base, line, period, context)
    return replace(
        base,
        extra=extra,
        target_sign=target.sign,
        target_number=target.number,
        target_unit=target.unit,
        score=full.number,
        score_text=full.text,
        score_shared=full.shared,
        merged=_merged(full, line, columns, context),
        **values,  # type: ignore[arg-type] # the names are those of text fields
    )


def _of_period(columns: Sequence[Column], period: str) -> list[Column]:
    """The columns of a period, with those of none."""
    return [column for column in columns if column.period in ("", period)]


def _deadline(columns: Sequence[Column], period: str) -> str:
    return next((column.deadline for column in columns if column.period == period and column.deadline), "")


def _ruled_by(rule: Cell, by: ByRole) -> str:
    """The field of a rule that reaches over names: that of the last column of rules that it reaches over."""
    reached = range(rule.column + 1, rule.column + rule.column_span)
    return [TEXT_FIELDS[column.role] for column in by.rules if column.column in reached][-1]


def _texts(
    columns: Sequence[Column], line: Line, base: Indicator, path: Path, by: ByRole
) -> Iterator[tuple[Column, str]]:
    """The columns with the texts that stand in them, but for names, their scores and the score."""
    for column in columns:
        text = text_at(line, column)
        if text and not (_is_held(column, text, base, by) or _reaches_over_names(column, line, path, by)):
            yield column, text


def _is_held(column: Column, text: str, base: Indicator, by: ByRole) -> bool:
    """Whether a name, a name's score or the score holds a column's text."""
    if column.role is Role.LEVEL:
        is_beside = bool(COUNT.fullmatch(spelled(text))) or is_aside(text)
        return not is_beside or without_layout(text) in _of_level(base.levels, column)
    if column.role is not Role.SCORE or column.position not in by.owners:
        return False
    score = read_score(text)
    return column.level is None or (not score.text and score.number in _of_level(base.level_scores, column))


def _of_level(values: Sequence[T], column: Column) -> Sequence[T]:
    """That of a column's level among an indicator's names or their scores, none where it has no such level."""
    level = column.level or 1
    return values[level - 1 : level]


def _reaches_over_names(column: Column, line: Line, path: Path, by: ByRole) -> bool:
    """Whether the cell of a column before the names reaches over them, and is one."""
    cell = line.cells[column.column]
    return column in by.sides and cell is line.cells[by.levels[0].column] and any(n.cell is cell for n in path.values())


def _target(columns: Sequence[Column], line: Line) -> Target:
    """The target of the latest year, else the first one, with the unit of a column of its own where it names none."""
    latest = sorted(columns, key=lambda column: year_of(column.header) or 0, reverse=True)
    column, measure = (next((c for c in latest if c.role is role), None) for role in (Role.TARGET, Role.MEASURE))
    target = read_target(text_at(line, column)) if column else NO_TARGET
    unit = without_layout(text_at(line, measure)) if measure else ""
    return replace(target, unit=target.unit or unit) if target.number is not None else target


@dataclass(frozen=True, slots=True)
class FullMarks:
    """An indicator's score, its wording, and how many indicators share its cell."""

    number: float | None = None
    text: str = ""
    shared: int | None = None


def full_marks(base: Indicator, line: Line, period: str, context: Context) -> FullMarks:
    """The full marks of an indicator; a score cell over several indicators stands on the first alone.

    Where there is no column of scores, those in its name count, else what its rules say.
    """
    columns = _of_period(context.by.owning_scores, period)
    if not columns:
        return _marks_in_name(base, line, context) or _marks_in_rules(line, period, context)
    cells = [cell for column in columns for cell in _own(line, column) if not is_blank(cell.text)]
    if not cells:
        return FullMarks()
    score = _joined([read_score(cell.text) for cell in cells])
    number = top_of_range(score.text) if score.number is None else score.number
    return FullMarks(number, score.text, context.shared(line, cells[0]))


def _own(line: Line, column: Column) -> list[Cell]:
    """The cells of a column that begin in a line."""
    return [cell for cell in cells_at(line, column) if cell.row == line.row]


def _marks_in_name(base: Indicator, line: Line, context: Context) -> FullMarks | None:
    """The points in an indicator's name; those of a name over several rows stand on the first alone."""
    score = base.level_scores[-1]
    if score is None:
        return None
    if base.row != line.row:
        return FullMarks()
    return FullMarks(score, "", context.shares.get((line.table, base.row, base.column)))


def _marks_in_rules(line: Line, period: str, context: Context) -> FullMarks:
    """The full marks that one of an indicator's rules says it has."""
    cells = (cell for column in _of_period(context.by.rules, period) for cell in _own(line, column))
    stated = ((stated_score(cell.text), cell) for cell in cells)
    number, cell = next(((number, cell) for number, cell in stated if number is not None), (None, None))
    return FullMarks(number, "", context.shared(line, cell)) if cell else FullMarks()


def _joined(scores: Sequence[Score]) -> Score:
    if len(scores) == 1:
        return scores[0]
    texts = [score.text or ("" if score.number is None else print_number(score.number)) for score in scores]
    return Score(scores[0].number, "\n".join(texts))


def _merged(full: FullMarks, line: Line, columns: Sequence[Column], context: Context) -> dict[str, int]:
    """By a column's position, over how many indicators its cell reaches; names and a shared score are known already."""
    merged: dict[str, int] = {}
    for column in columns if context.shares else ():
        own = _own(line, column)
        count = context.shared(line, own[0]) if len(own) == 1 else None
        if count and not _is_known(column, full):
            merged[str(column.position)] = count
    return merged


def _is_known(column: Column, full: FullMarks) -> bool:
    return column.role is Role.LEVEL or (column.role is Role.SCORE and column.level is None and bool(full.shared))


def with_further(indicator: Indicator, line: Line, by: ByRole) -> Indicator:
    """The indicator with the texts of a line that goes on with it, on lines of their own, and the highest points."""
    texts: dict[str, str] = {}
    extra = dict(indicator.extra)
    for column in by.columns:
        added = "\n".join(cell.text for cell in line.printed_cells() if cell in cells_at(line, column))
        if not added or column.period not in ("", indicator.period):
            continue
        if field := by.field_of(column):
            texts[field] = _below(getattr(indicator, field), added)
        else:
            key = column.header.replace("\n", "")
            extra[key] = _below(extra.get(key, ""), added)
    score = _highest(indicator, line, by)
    return replace(indicator, extra=extra, score=score, **texts)  # type: ignore[arg-type] # names of text fields


def _below(text: str, added: str) -> str:
    return "\n".join(filter(None, (text, added)))


def _highest(indicator: Indicator, line: Line, by: ByRole) -> float | None:
    """The points of an indicator, or those of a further line where these are more: tiers from the lowest up."""
    if indicator.score is None:
        return None
    column = next((column for column in by.scores if column.period in ("", indicator.period)), None)
    numbers = [read_score(cell.text).number for cell in _own(line, column)] if column else []
    return max([indicator.score, *(number for number in numbers if number is not None)])
