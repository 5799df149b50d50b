"""Judge whether what was read of a table is a form of indicators: names that are scored, marked or required."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..check.totals import total_score
from ..facts.periods import year_of
from ..facts.scores import HUNDRED
from ..facts.vocabulary import Vocabulary
from ..facts.wording import compact
from ..records import Column, Indicator, Role
from .build_rows import Rows
from .guess_roles import GRADE

SCORED = frozenset({Role.CRITERION, Role.SCORE, Role.RESULT, Role.TARGET})
GRADED = re.compile(r"(?:等级|等次|档次|级别|分数段)$")
BANDED = re.compile(
    r"\d{1,3}分?(?:\(含\))?(?:以上|以下|及以上|及以下)|[<>≥≤＜＞]?\d{1,3}分?(?:\(含\))?[-~～—至]\d{1,3}分?(?:\(含\))?"
)
"""A band of points: 95分以上, 85～94分."""
FEWEST_TICKS = 2
LISTS = ("检查单", "检查表", "核查单", "核查表", "自查表", "检查清单", "核查清单")
"""How the titles of lists end that are gone through item by item."""

FEW_COLUMNS = 5
FEWEST_FIGURES = 2


def is_of_indicators(rows: Rows, columns: Sequence[Column], title: str, vocabulary: Vocabulary) -> bool:
    """Whether the columns name something and score or require it, in words of assessing."""
    roles = {column.role for column in columns}
    names = [column for column in columns if column.role is Role.LEVEL]
    if are_grades(rows) or all(GRADED.search(compact(column.header)) for column in names):
        return False
    if any(vocabulary.is_of_test(column.header) for column in columns) and not _are_scored(rows):
        return False
    if roles & SCORED == {Role.TARGET} and all(year_of(c.header) for c in columns if c.role is Role.TARGET):
        return len(names) > 1 and any(vocabulary.is_strong(c.header) for c in names)  # else figures of some years
    known = any(vocabulary.heads_names(column.header) for column in names)
    pointed = any(vocabulary.heads_points(column.header) for column in columns)
    if not known and not pointed and not any(one.level_scores[-1] is not None for one in rows.indicators):
        columns = ()  # neither names nor points by a word that is known: only the title can tell
    but = () if known else vocabulary.weak
    unscored = len(names) == 1 and not any(map(_has_points, rows.indicators))
    if unscored and (roles & SCORED == {Role.CRITERION} or _are_figures(columns)):
        but = vocabulary.figures  # such as a list of metrics and their formulas, or of targets reached
    strong = any(vocabulary.is_strong(c.header, (*but, *_beside(c, vocabulary))) for c in columns)
    strong = strong or _inspects(rows, columns, title, vocabulary)
    if not strong and vocabulary.is_strong(title):
        marked = any(c.role is Role.RESULT and c.fill_in and vocabulary.heads_points(c.header) for c in columns)
        strong = known and (marked or _are_ruled(rows))
        strong = strong or (_are_scored(rows) and _has_known_scores(rows, columns, vocabulary))
    scored = bool(roles & SCORED) or _are_scored(rows)
    return Role.LEVEL in roles and scored and strong


def _beside(column: Column, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words that say nothing above figures: 能耗指标 over their units and numbers."""
    return vocabulary.figures if column.role in (Role.OTHER, Role.MEASURE) else ()


def _are_figures(columns: Sequence[Column]) -> bool:
    """Whether targets stand beside several columns of what was reached, and no rule: figures of an economy."""
    roles = {column.role for column in columns}
    filled = [column for column in columns if column.role in (Role.OTHER, Role.RESULT) and not column.fill_in]
    return Role.TARGET in roles and Role.CRITERION not in roles and len(filled) >= FEWEST_FIGURES


def _inspects(rows: Rows, columns: Sequence[Column], title: str, vocabulary: Vocabulary) -> bool:
    """Whether what is inspected has choices to tick, ticked already or not, points, or a title of such a list."""
    ticks = sum(vocabulary.is_tick(column.header) for column in columns)
    boxes = sum("□" in one.result or vocabulary.is_tick(one.result) for one in rows.indicators)
    ticks += FEWEST_TICKS * (boxes * 2 > len(rows.indicators))
    inspecting = any(vocabulary.is_inspecting(column.header) for column in columns)
    asked = any(c.role is Role.RESULT and c.fill_in and vocabulary.is_inspecting(c.header) for c in columns)
    ruled = any(c.role is Role.CRITERION and compact(c.header).endswith("标准") for c in columns)
    listed = compact(title).endswith(LISTS) and any(c.role is Role.CRITERION for c in columns)
    return inspecting and (
        listed
        or ruled
        or asked
        or ticks >= FEWEST_TICKS
        or (ticks > 0 and len(columns) <= FEW_COLUMNS)
        or _are_scored(rows)
    )


def are_grades(rows: Rows) -> bool:
    """Whether the names are grades or bands, with what these stand for: 优秀, 85～94分."""
    names = [[compact(name) for name in one.levels if name] for one in rows.indicators]
    grades = sum(all(map(GRADE.fullmatch, own)) or any(map(BANDED.fullmatch, own)) for own in names)
    return grades * 5 > len(rows.indicators) * 4


def _are_scored(rows: Rows) -> bool:
    return sum(map(_has_points, rows.indicators)) * 2 > len(rows.indicators)


def _are_ruled(rows: Rows) -> bool:
    """Whether most criteria say what is added or taken off for something."""
    ruled = sum(any(clause.points is not None for clause in one.clauses) for one in rows.indicators)
    return ruled * 2 > len(rows.indicators)


def _has_known_scores(rows: Rows, columns: Sequence[Column], vocabulary: Vocabulary) -> bool:
    """Whether the scores stand under a word of scores, in names, or come to a hundred."""
    named = not any(column.role is Role.SCORE for column in columns)
    known = any(column.role is Role.SCORE and vocabulary.heads_points(column.header) for column in columns)
    return named or known or total_score(rows.indicators) == HUNDRED


def _has_points(indicator: Indicator) -> bool:
    return indicator.score is not None or any(score is not None for score in indicator.level_scores)
