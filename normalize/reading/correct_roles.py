"""Correct the roles of known headers that what stands below contradicts: 计分标准 over 5, 3, 2 holds scores.

A header's word is the rule; these are the cases in which the same words are used for something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..facts.scores import BARE_IN_NAME, read_score, split_name, worded_score
from ..facts.vocabulary import ITEM
from ..facts.wording import compact, without_layout
from ..records import Role
from .guess_roles import Draft, are_several_each, divide_names, is_numbers, mostly, only_counts

TAKEN_OFF = re.compile(r"[扣减加奖罚]分[值数]?$|^(?=.*\)$).*?[扣减加奖罚]分[值数]?\(")
"""Headers of points which the form itself prints, where no other column holds full marks."""
DECIMAL = re.compile(r"\s*-?\d+\.\d+\s*")
BOX = re.compile("[□☐☑○]")
MOST_KINDS = 4
NOTHING = Draft(0, 0, "", "", None, ())
NAMES = frozenset({Role.LEVEL, ITEM})


def correct_roles(drafts: Sequence[Draft]) -> list[Draft]:
    """The columns, those with another role whose texts are not what their header says."""
    settled = list(drafts)
    for correct in (
        _choices_apart,
        _names_by_texts,
        _named_by_points,
        _codes_apart,
        _parts_between_points,
        _parts_by_points,
        _rules_by_texts,
        _points_by_numbers,
        _kinds_apart,
        _goals_named,
        _figures_apart,
    ):
        settled = correct(settled)
    return settled


def _choices_apart(drafts: Sequence[Draft]) -> list[Draft]:
    """A column of names, or of an unknown word, with several boxes in each cell is filled in: 级别 over ○甲 ○乙."""
    return [
        replace(draft, role=Role.RESULT) if draft.role in (*NAMES, "") and _are_choices(draft) else draft
        for draft in drafts
    ]


def _are_choices(draft: Draft) -> bool:
    return mostly(draft, lambda value: len(BOX.findall(value)) > 1)


def _names_by_texts(drafts: Sequence[Draft]) -> list[Draft]:
    """A column of results beside one of names, with merged texts that divide these, holds names, too: 评分项 | 评分."""
    return [
        replace(draft, role=Role.LEVEL)
        if draft.role == Role.RESULT and before.role == Role.LEVEL and draft.is_merged and _divides(draft, before)
        else draft
        for before, draft in pairwise([NOTHING, *drafts])
    ]


def _divides(draft: Draft, before: Draft) -> bool:
    texts = {compact(value) for value in draft.values}
    return len(texts) == len(draft.values) > len(before.values) and not any(text[:1].isnumeric() for text in texts)


def _parts_by_points(drafts: Sequence[Draft]) -> list[Draft]:
    """Rules that each have their own points, several to a name, are names of its parts: 用例模型（7） under 系统需求.

    They are where no column holds the points of each of them. So are those beside rules under the same header.
    """
    settled = list(drafts)
    for place, draft in enumerate(drafts):
        names = [one for one in drafts[:place] if one.role in NAMES]
        scored = any(one.role == Role.SCORE and len(one.values) * 5 > len(draft.values) * 4 for one in drafts)
        beside = any(one.header == draft.header for one in drafts[place + 1 : place + 2])
        parts = bool(names) and (beside or are_several_each(draft, names[-1]))
        if draft.role in (Role.CRITERION, ITEM) and parts and not scored and _end_in_points(draft):
            settled[place] = replace(draft, role=Role.LEVEL)
            break
    return settled


def _parts_between_points(drafts: Sequence[Draft]) -> list[Draft]:
    """Short texts between the points of names and points of their own are names of parts: 管理 | 20 | 环境管理 | 5."""
    scores = [n for n, draft in enumerate(drafts) if draft.role == Role.SCORE]
    between = range(scores[0], scores[-1]) if scores else range(0)
    return [
        replace(draft, role=Role.LEVEL)
        if draft.role == Role.CRITERION and place in between and _are_parts(draft, drafts[:place])
        else draft
        for place, draft in enumerate(drafts)
    ]


def _are_parts(draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether several short texts stand beside each of the deepest names."""
    names = [one for one in before if one.role in NAMES]
    return bool(names) and are_several_each(draft, names[-1]) and divide_names(draft, before)


def _end_in_points(draft: Draft) -> bool:
    """Whether most texts end in a bracket with points, which do not only count them."""
    ends = [_points_of(without_layout(value)) for value in draft.values]
    counted = [number for number in ends if number is not None]
    return len(counted) * 3 > len(draft.values) * 2 and counted != [float(n) for n in range(1, len(counted) + 1)]


def _points_of(text: str) -> float | None:
    """The points that a text ends in; no points, as a grade has none, are none."""
    worded = worded_score(text)
    return (worded[1] if worded else split_name(text, BARE_IN_NAME)[1]) or None


def _named_by_points(drafts: Sequence[Draft]) -> list[Draft]:
    """A first column of departments whose texts have points is a level: 考核主体 over 学生测评（40%）."""
    named = next((n for n, draft in enumerate(drafts) if draft.role in NAMES), len(drafts))
    return [
        replace(draft, role=Role.LEVEL)
        if n < named and draft.role == Role.DEPARTMENT and _have_points(draft)
        else draft
        for n, draft in enumerate(drafts)
    ]


def _have_points(draft: Draft) -> bool:
    return mostly(draft, lambda value: split_name(without_layout(value))[1] is not None)


def _codes_apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Columns of rules that hold nothing but numbers of something, as 条款 over 1.3, 2.2, are further columns."""
    scored = any(draft.role == Role.SCORE for draft in drafts)
    return [
        replace(draft, role=Role.OTHER)
        if draft.role == Role.CRITERION and only_counts(draft) and (scored or not is_numbers(draft))
        else draft
        for draft in drafts
    ]


def _rules_by_texts(drafts: Sequence[Draft]) -> list[Draft]:
    """Columns of scores without numbers, beside one with numbers, hold rules or bands: 赋分标准 over 按得票率折算."""
    numbers = [n for n, draft in enumerate(drafts) if draft.role == Role.SCORE and is_numbers(draft)]
    return [
        replace(draft, role=Role.CRITERION if _are_texts(draft) else Role.OTHER)
        if draft.role == Role.SCORE and draft.values and numbers and n not in numbers
        else draft
        for n, draft in enumerate(drafts)
    ]


def _points_by_numbers(drafts: Sequence[Draft]) -> list[Draft]:
    """The one column of rules, or of points to take off, with a number on each row holds the points.

    It does so where no other column does: 扣分标准 over 0.5, 扣分 over 100.
    """
    if any(draft.role == Role.SCORE for draft in drafts):
        return list(drafts)
    most = max((len(draft.values) for draft in drafts), default=0)
    likely = [
        draft
        for draft in drafts
        if len(draft.values) >= most > 1
        and all(read_score(value).number is not None for value in draft.values)
        and (draft.role == Role.CRITERION or (draft.role == Role.RESULT and TAKEN_OFF.search(compact(draft.header))))
    ]
    return [replace(draft, role=Role.SCORE) if likely[:1] == [draft] else draft for draft in drafts]


def _kinds_apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Columns of names that only tell apart a few kinds, behind finer names, are further columns: 主观 or 客观."""
    settled = _rules_behind_points(drafts)
    for place, draft in enumerate(drafts):
        before = [one for one in settled[:place] if one.role in NAMES]
        if draft.role == Role.LEVEL and not draft.level and before and _tells_kinds(draft, before[-1]):
            settled[place] = replace(draft, role=Role.OTHER)
    return settled


def _rules_behind_points(drafts: Sequence[Draft]) -> list[Draft]:
    """A column of names behind the points, with one text to each name before them, says what is required for it."""
    pointed = (n for n, draft in enumerate(drafts) if draft.role == Role.SCORE or _is_pointed(draft))
    scored = next(pointed, len(drafts))
    names = [draft for draft in drafts[: scored + 1] if draft.role in NAMES]
    ruled = any(draft.role == Role.CRITERION for draft in drafts)
    return [
        replace(draft, role=Role.CRITERION)
        if n > scored
        and names
        and not ruled
        and draft.role == Role.LEVEL
        and not draft.level
        and _is_one_each(draft, names)
        else draft
        for n, draft in enumerate(drafts)
    ]


def _is_pointed(draft: Draft) -> bool:
    """Whether a column of names has their points, too."""
    return draft.role in NAMES and _have_points(draft)


def _figures_apart(drafts: Sequence[Draft]) -> list[Draft]:
    """A column of decimals behind one of names holds figures, though a word of names is above: 能耗指标 over 54.17."""
    settled = list(drafts)
    for place, (before, draft) in enumerate(pairwise(drafts), 1):
        named = any(one.role in NAMES for one in drafts[:place])
        if named and draft.role in NAMES and draft.header != before.header and mostly(draft, DECIMAL.fullmatch):
            settled[place] = replace(draft, role=Role.OTHER)
    return settled


def _goals_named(drafts: Sequence[Draft]) -> list[Draft]:
    """Different texts in a further column before the points are names where nothing else is: 毕业要求指标点."""
    scores = [n for n, draft in enumerate(drafts) if draft.role == Role.SCORE]
    if not scores or any(draft.role in (*NAMES, Role.CRITERION, "") for draft in drafts[: scores[0]]):
        return list(drafts)
    most = max(len(draft.values) for draft in drafts)
    goals = [
        draft
        for draft in drafts[: scores[0]]
        if draft.role == Role.OTHER and len(set(draft.values)) == len(draft.values) >= most > 1
    ]
    return [replace(draft, role=Role.LEVEL) if goals[-1:] == [draft] else draft for draft in drafts]


def _is_one_each(draft: Draft, names: Sequence[Draft]) -> bool:
    return not are_several_each(draft, names[-1]) and len(set(draft.values)) * 2 > len(draft.values)


def _tells_kinds(draft: Draft, before: Draft) -> bool:
    """Whether a few texts come again and again, fewer than there are names before them."""
    kinds = {compact(value) for value in draft.values}
    names = {compact(value) for value in before.values}
    return 0 < len(kinds) <= MOST_KINDS and len(kinds) * 2 <= len(draft.values) and len(kinds) < len(names)


def _are_texts(draft: Draft) -> bool:
    """Whether most of the texts are neither numbers nor the words of scores."""
    return mostly(draft, lambda value: not read_score(value).is_readable)
