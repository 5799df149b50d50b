"""Decide whether a form scores its indicators, or only lists what is required or ticked: acceptance, inspection."""

from __future__ import annotations

import re

from ...facts.wording import compact
from ...records import RULES, Form, FormType, Indicator, Role

ASKS_POINTS = re.compile(r"[得评打核考查审实计扣加减]分|\d\)?$")
"""A header that asks for points: 得分, 扣分事由, a grade with its points as 佳（4）."""


def form_type(form: Form) -> FormType:
    """A checklist where nothing has or asks for points and something is required or ticked, else a scoring form."""
    roles = {column.role for column in form.columns}
    pointed = Role.SCORE in roles or any(map(_has_points, form.indicators))
    asked = any(ASKS_POINTS.search(compact(column.header)) for column in form.columns)
    is_list = bool(roles & {*RULES, Role.RESULT}) and not pointed and not asked
    return FormType.CHECKLIST if is_list else FormType.SCORE


def _has_points(indicator: Indicator) -> bool:
    scores = (indicator.score, *indicator.level_scores, *(one.score for one in indicator.section_path))
    rules = (clause.points for clause in indicator.clauses)
    return bool(indicator.score_text) or any(points is not None for points in (*scores, *rules))
