"""Separate the columns that say what is to be done from the one that says how it is scored.

考核项目 | 工作要求 | 评分标准    --->    工作要求 is the requirement, 评分标准 the criterion
考核项目 | 工作要求 | 分值        --->    工作要求 is the criterion, as no other column is one
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum

from ...facts.vocabulary import Vocabulary
from ...records import RULES, Column, Role

POINTS = re.compile(r"[评计扣加减记得赋给]+分")
STANDARD = re.compile(r"(?:标准|细则|办法|规则|公式|计算.{0,2})(?:\(.*\))?$")


class Says(IntEnum):
    """What a header says of the texts below it; the higher, the more likely they are the criterion."""

    HOW_CHECKED = 0
    WHAT_TO_DO = 1
    STANDARD = 2
    HOW_SCORED = 3


def settle_requirements(columns: Sequence[Column], vocabulary: Vocabulary) -> tuple[Column, ...]:
    """The columns with their roles of requirement and criterion settled, section by section and period by period.

    Of several such columns the first of those whose header says most clearly how points are given is the criterion,
    those that say what is to be done are requirements, and what only says how it is checked (检查方法) is a further
    column. A single one, and the last of several that all say what is to be done, is the criterion. The texts of
    grades (优, 90-100分) stay what they are.
    """
    groups: dict[tuple[int, str], list[Column]] = {}
    for column in columns:
        if column.role in RULES and not _is_grade(column, vocabulary):
            groups.setdefault((column.section, column.period), []).append(column)
    roles = {id(one): role for group in groups.values() for one, role in _settled(group, vocabulary)}
    return tuple(replace(one, role=roles[id(one)]) if id(one) in roles else one for one in columns)


def _settled(group: Sequence[Column], vocabulary: Vocabulary) -> list[tuple[Column, Role]]:
    """The columns of one period with their roles."""
    said = [_says(one, vocabulary) for one in group]
    most = max(said)
    if most is Says.WHAT_TO_DO:
        last = max(place for place, says in enumerate(said) if says is most)
        said[last] = most = Says.STANDARD
    return [(one, _role(says, most)) for one, says in zip(group, said, strict=True)]


def _role(says: Says, most: Says) -> Role:
    if says is most:
        return Role.CRITERION
    return Role.OTHER if says is Says.HOW_CHECKED else Role.REQUIREMENT


def _says(column: Column, vocabulary: Vocabulary) -> Says:
    header = _last_line(column, vocabulary)
    if POINTS.search(header):
        return Says.HOW_SCORED
    if column.role is Role.REQUIREMENT or vocabulary.requires(column.header):
        return Says.WHAT_TO_DO
    return Says.STANDARD if STANDARD.search(header) else Says.HOW_CHECKED


def _is_grade(column: Column, vocabulary: Vocabulary) -> bool:
    return vocabulary.role_of(_last_line(column, vocabulary)) == Role.RESULT


def _last_line(column: Column, vocabulary: Vocabulary) -> str:
    return vocabulary.plain(column.header.rsplit("\n", 1)[-1])
