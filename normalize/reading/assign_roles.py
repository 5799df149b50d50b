"""Give each printed column of a section its role, level, period and deadline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from zhibiao.extract.document import Cell, Notice, Severity
from zhibiao.extract.language import _

from ..facts.periods import deadline_of, period_of
from ..facts.vocabulary import ITEM, Vocabulary
from ..records import MAX_LEVEL, CheckKind, Column, Role
from .assign_periods import assign_periods
from .classify_rows import is_sum
from .correct_roles import correct_roles
from .divide_columns import header_over, places_of, reaches_down
from .find_headers import Block
from .guess_roles import (
    Draft,
    are_several_each,
    are_tiers,
    divide_names,
    explanations_apart,
    has_numbers,
    is_long,
    is_numbers,
    only_counts,
    points_beside_names,
    rules_after_names,
    settle_unknown,
    states_points,
)
from .match_scores import match_scores
from .requirements import settle_requirements

EACH = ("每", "单题", "单项")
BEHIND = frozenset({Role.CRITERION, Role.RESULT, Role.REMARK})
StatedRoles = Mapping[int, tuple[Role, int | None]]
NONE_STATED: StatedRoles = {}
FIELD_ROLES = frozenset({Role.LEVEL, Role.SERIAL})


def assign_roles(
    block: Block, section: int, vocabulary: Vocabulary, stated: StatedRoles = NONE_STATED
) -> tuple[tuple[Column, ...], tuple[Notice, ...]]:
    """The section's printed columns from left to right, and a notice for each role that was guessed.

    What is stated of columns, by their positions, is what they are.
    """
    drafts = correct_roles([_draft(block, *place, vocabulary) for place in places_of(block, vocabulary)])
    drafts = points_beside_names(_parts_apart(drafts, vocabulary))
    settled = explanations_apart(
        _settle_items(rules_after_names(_names_apart(_serials_apart(settle_unknown(drafts, vocabulary)))), vocabulary)
    )
    columns = _leaf_scores(
        _number_levels(
            Column(
                section=section,
                position=position,
                header=draft.header,
                role=Role(draft.role),
                level=draft.level,
                deadline=deadline_of(draft.header),
                column=draft.column,
                column_span=draft.column_span,
            )
            for position, draft in enumerate(settled, 1)
        ),
        settled,
    )
    columns = _as_stated(columns, stated)
    filled = tuple(
        replace(column, fill_in=_is_fill_in(column, draft)) for column, draft in zip(columns, drafts, strict=True)
    )
    notices = tuple(
        _guessed(block, column, draft.role)
        for column, draft in zip(columns, drafts, strict=True)
        if not draft.role or (draft.role == Role.RESULT and column.role is Role.SCORE)
    )
    matched = match_scores(assign_periods(filled, vocabulary), block, vocabulary)
    return _as_stated(settle_requirements(matched, vocabulary), stated), notices


def _as_stated(columns: Sequence[Column], stated: StatedRoles) -> tuple[Column, ...]:
    """The columns with the roles and levels that are stated; names without a level are counted from the left."""
    settled = [
        replace(column, role=stated[column.position][0], level=stated[column.position][1])
        if column.position in stated
        else column
        for column in columns
    ]
    names = [column.position for column in settled if column.role is Role.LEVEL]
    return tuple(
        replace(column, level=min(names.index(column.position) + 1, MAX_LEVEL))
        if column.role is Role.LEVEL and column.level is None
        else column
        for column in settled
    )


def _parts_apart(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Columns of unknown words under a header of scores are parts of the score, if that has a column of its own."""
    drafts = [replace(draft, role=Role.SCORE) if _sums_up(draft, vocabulary) else draft for draft in drafts]
    scores = [n for n, draft in enumerate(drafts) if draft.role == Role.SCORE]
    single = [n for n in scores if not _last(drafts[n]).startswith(EACH)]
    most = max((len(drafts[n].values) for n in scores), default=0)
    if any(len(drafts[n].values) == most for n in single) and len(single) < len(scores):  # 每题分值 beside 总分
        drafts = [
            replace(one, role=Role.OTHER) if n in scores and n not in single else one for n, one in enumerate(drafts)
        ]
        scores = single
    own = [
        n
        for n in scores
        if vocabulary.role_of(_last(drafts[n]))
        or _sums_up(drafts[n], vocabulary)
        or period_of(_last(drafts[n]), vocabulary)
    ]
    parts = set(scores) - set(own) if own else set()
    return [replace(draft, role=Role.OTHER) if n in parts else draft for n, draft in enumerate(drafts)]


def _sums_up(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Whether an unknown header is a word of totals over numbers: 合计 beside the parts of a score."""
    words = (*vocabulary.rows.total, *vocabulary.rows.subtotal)
    known = draft.role not in ("", Role.SCORE)
    return not known and vocabulary.plain(_last(draft)) in words and is_numbers(draft)


def _last(draft: Draft) -> str:
    return draft.header.rsplit("\n", 1)[-1]


def _draft(block: Block, column: int, span: int, vocabulary: Vocabulary) -> Draft:
    header = header_over(block, column)
    lines = header.split("\n")
    role = _role(lines, vocabulary)
    printed = [line.printed_cells() for line in block.body]
    named = [cells for cells in printed if not _is_other(cells, vocabulary)]
    below = [cell for cells in named or printed for cell in cells if column <= cell.column < column + span]
    within = [cell for cell in below if cell.column + cell.column_span <= column + span]
    whole = [cell for cell in within if cell.column_span == span]
    kept = whole if len(whole) * 2 >= len(within) else within  # a row that is divided otherwise says little
    values = [cell.text for cell in kept or below]
    values += [
        cell.text for cell in block.header[-1].own_cells() if cell.column == column and reaches_down(cell, block)
    ]
    level = vocabulary.level_of(lines[-1]) if role == Role.LEVEL else None
    merged = any(cell.row_span > 1 for cell in kept)
    return Draft(column, span, header, role, level, tuple(values), merged)


def _is_other(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """Whether a row sums up, or is one of the form's own, as 考核人评语: it says nothing of what its columns hold."""
    label = bool(cells) and vocabulary.plain(cells[0].text).endswith(vocabulary.rows.label)
    return label or any(is_sum(cell, vocabulary) for cell in cells[:2])


def _role(lines: Sequence[str], vocabulary: Vocabulary) -> str:
    """The role of a header by its lowest known line; 一级 and 二级 under 主管评分 are ranks of raters."""
    known = [role for line in reversed(lines) if (role := vocabulary.role_of(line))]
    rated = Role.RESULT in known[1:] and vocabulary.plain(lines[-1]) in vocabulary.levels
    return Role.RESULT if rated else next(iter(known), "")


def _names_apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Columns under a word of names, but behind rules or results on names, say something else: 指标方向, 绩效指标."""
    named = next((n for n, draft in enumerate(drafts) if draft.role == Role.LEVEL), len(drafts))
    ruled = next((n for n, draft in enumerate(drafts) if n > named and draft.role in BEHIND), len(drafts))
    return [
        replace(draft, role=Role.OTHER) if n > ruled and draft.role == Role.LEVEL and not draft.level else draft
        for n, draft in enumerate(drafts)
    ]


def _serials_apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Columns under a word of names that only number the rows, beside others with names, are serial numbers."""
    return [
        replace(draft, role=Role.SERIAL)
        if draft.role in (Role.LEVEL, ITEM)
        and draft.level is None
        and only_counts(draft)
        and any(one.role in (Role.LEVEL, ITEM) and not only_counts(one) for one in drafts)
        else draft
        for place, draft in enumerate(drafts)
    ]


def _settle_items(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Each `ITEM` becomes a level or a criterion: before a criterion a name, else the last one is the criterion."""
    drafts = _beside_numbered(drafts)
    criteria = [n for n, draft in enumerate(drafts) if draft.role == Role.CRITERION]
    levels = [n for n, draft in enumerate(drafts) if draft.role == Role.LEVEL]
    timed = bool(levels) or len({draft.header for draft in drafts if _has_period(draft, vocabulary)}) > 1
    items = [n for n, one in enumerate(drafts) if one.role == ITEM and not (timed and _has_period(one, vocabulary))]
    settled = list(drafts)
    for number, draft in enumerate(drafts):
        if draft.role != ITEM:
            continue
        behind = any(level < number for level in (*levels, *items))
        name = (
            number in items
            and not (behind and not criteria and states_points(draft))
            and (
                (
                    any(number < criterion for criterion in criteria)
                    and not _spells_out(draft, [drafts[n] for n in (*levels, *items) if n < number])
                )
                or (not criteria and number != items[-1])
                or not behind
                or _is_second_half(settled, number)
                or (not criteria and (divide_names(draft, drafts[:number]) or _parts_names(drafts, number)))
            )
        )
        settled[number] = replace(draft, role=Role.LEVEL if name else Role.CRITERION)
    return settled


def _beside_numbered(drafts: Sequence[Draft]) -> list[Draft]:
    """The columns behind 一级指标, 二级指标, … that could be names as well are what is required.

    The first of two columns under one header of criteria is the name, where there is no other.
    """
    numbered = [n for n, draft in enumerate(drafts) if draft.role == Role.LEVEL and draft.level]
    settled = list(drafts)
    for place, draft in enumerate(drafts):
        ruled = any(one.role == Role.CRITERION or (one.role == ITEM and n > place) for n, one in enumerate(drafts))
        if len(numbered) > 1 and place > numbered[-1] and (draft.role == ITEM or _requires(draft, ruled)):
            settled[place] = replace(draft, role=Role.CRITERION)
    if not any(draft.role in (Role.LEVEL, ITEM) for draft in settled):
        for place, (left, right) in enumerate(pairwise(settled)):
            if left.role == Role.CRITERION == right.role and left.header == right.header:
                settled[place] = replace(left, role=Role.LEVEL)
                break
    return settled


def _requires(draft: Draft, ruled: bool) -> bool:
    """Whether a further column of names says what is required: nothing else does, or it is too long for names."""
    return draft.role == Role.LEVEL and (not ruled or is_long(draft))


def _spells_out(draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether long texts say what is meant by a name that nearly every row has already."""
    return is_long(draft) and any(len(set(one.values)) * 5 >= len(draft.values) * 4 for one in before)


def _parts_names(drafts: Sequence[Draft], place: int) -> bool:
    """Whether several texts stand beside each name of the column before, and are no grades: names of its parts."""
    draft = drafts[place]
    names = next((one for one in reversed(drafts[:place]) if one.role in (Role.LEVEL, ITEM)), draft)
    return are_several_each(draft, names) and not are_tiers(draft)


def _is_second_half(drafts: Sequence[Draft], place: int) -> bool:
    """Whether the column stands with the one before it under a single header, and holds names as that does."""
    draft, before = drafts[place], drafts[place - 1]
    together = place > 0 and draft.header == before.header and before.role == Role.LEVEL
    return together and not is_long(draft)


def _has_period(draft: Draft, vocabulary: Vocabulary) -> bool:
    return bool(period_of(draft.header, vocabulary) or deadline_of(draft.header))


def _number_levels(columns: Iterator[Column]) -> tuple[Column, ...]:
    """Levels by the numbers in their headers where these rise, else from left to right.

    Names beyond the fifth level become further columns. A score column among the levels is the score of the level
    before it.
    """
    settled = list(columns)
    places = [n for n, column in enumerate(settled) if column.role is Role.LEVEL]
    printed = [settled[n].level for n in places]
    rising = all(printed) and all(a < b for a, b in pairwise(printed) if a and b)
    for order, place in enumerate(places, 1):
        level = settled[place].level if rising else order
        beyond = level is None or level > MAX_LEVEL
        settled[place] = (
            replace(settled[place], level=None, role=Role.OTHER) if beyond else replace(settled[place], level=level)
        )
    for place, column in enumerate(settled):
        if column.role is Role.SCORE and places and place > places[-1] and (level := _level_named(column, settled)):
            settled[place] = replace(column, level=level)
        if column.role is Role.SCORE and places and place < places[-1] and (owner := _scored_level(settled, place)):
            settled[place] = replace(column, level=settled[owner - 1].level)
    return tuple(settled)


def _leaf_scores(columns: Sequence[Column], drafts: Sequence[Draft]) -> tuple[Column, ...]:
    """Scores before the deepest names, with a number for nearly each of them, are theirs, where no others are."""
    scores = [n for n, column in enumerate(columns) if column.role is Role.SCORE]
    leaf = max((n for n, column in enumerate(columns) if column.role is Role.LEVEL), default=0)
    owned = [
        n
        for n in scores
        if has_numbers(drafts[n]) and len(drafts[n].values) * 5 >= len(drafts[leaf].values) * 4 and columns[n].level
    ]
    if not owned or any(columns[n].level is None for n in scores):
        return tuple(columns)
    return tuple(replace(one, level=None) if n == owned[-1] else one for n, one in enumerate(columns))


def _level_named(score: Column, columns: Sequence[Column]) -> int | None:
    """The level, but the deepest, whose header a score's begins with: 细类合计 behind 大类, 细类 and 要求."""
    names = [column for column in columns if column.role is Role.LEVEL]
    return next((one.level for one in names[:-1] if one.header and score.header.startswith(one.header)), None)


def _scored_level(columns: Sequence[Column], place: int) -> int:
    """The number of the column of names whose score a score column holds: the one before it, 0 where it holds none.

    It is the one behind it where scores stand before the first names, and further ones behind the last.
    """
    names = [n for n, column in enumerate(columns, 1) if column.role is Role.LEVEL]
    scores = [n for n, column in enumerate(columns, 1) if column.role is Role.SCORE]
    if scores[0] < names[0] and scores[-1] > names[-1]:
        return place + 2 if place + 2 in names else 0
    return max((name for name in names if name <= place), default=0)


def _is_fill_in(column: Column, draft: Draft) -> bool:
    return column.role is Role.RESULT or (column.role not in FIELD_ROLES and not draft.values)


def _guessed(block: Block, column: Column, role: str) -> Notice:
    text = _("The header {header} is not known; by what stands below it, the column was taken for {role}.")
    if role:
        text = _("By the numbers below the header {header}, the column was taken for {role}.")
    message = text.format(header=repr(column.header), role=column.role)
    severity = Severity.WARNING if column.header else Severity.INFO
    return Notice(CheckKind.ROLE_GUESSED, message, severity, block.header[0].place(column.column))
