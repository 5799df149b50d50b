"""Give a role to each column whose header no word fits, by what stands below it and beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..facts.numbers import UNREAD, cell_text, figures
from ..facts.periods import period_of, year_of
from ..facts.scores import HUNDRED, read_score, split_name
from ..facts.vocabulary import ITEM, Vocabulary
from ..facts.wording import compact, spelled, whole_number
from ..records import Role

WORDED = frozenset({Role.CRITERION, Role.TARGET})
"""The roles whose texts may be names, where no others are: 目标 over 目标1 填空题."""
LONG_TEXT = 15
LONGEST_NAME = 20
LONGEST_SENTENCE = 50
"""A name that is a sentence is shorter."""
LONGEST_LABEL = 8
FEWEST_HEADERS = 3
PARTS = 1.2
"""How many texts stand beside a name on average, at least, where they are names of its parts."""
SHORTEST_TEXT = 3
RULE = re.compile(r"[，,。；;]")
TAKES = re.compile(
    r"(?!.*[(]\d+(?:\.\d+)?分[)]).*(?:[加扣减得]\d+(?:\.\d+)?分|得(?:满分|全分|标准分|基本分|相应分)|不(?:得|计|给)分)"
)
"""Points given, added or taken off, in a text without full marks of its own."""
SHORT_NAME = 12
SENTENCE = re.compile(r"[。；;，,：:、\d]")
BOXES = frozenset("□☐☑√×○●")
BAND = re.compile(r"[\d.]+(?:[-~～—至][\d.]+)?分?$")
GRADE = re.compile(
    r"(?:[A-E]级?|[甲乙丙丁][等级]|[一二三]等|优秀?|良好?|中等?|差|很?好|较好|较差|一般|不?合格|不?及格|(?:基本|不)?(?:达标|符合|满意)|[\d.]+[-~～—至][\d.]+分?|\d{1,2}分)"
    r"(?:\(.*\))?"
)
TIER = re.compile(
    r"\d(?:\.\d+)?分?[-~～—－至]\d+(?:\.\d+)?分|^(?:[A-E优良中差]|优秀|良好|中等|合格|较差|不合格|及格|一般)[:：]"
)
PER_CENT = re.compile(r"([0-9]+(?:\.[0-9]+)?)%")
WORD = re.compile(r"(?![一二三四五六七八九十第条款项章节])[\u4e00-\u9fff]")
NUMBER = re.compile(rf"[-+]?[\d{UNREAD}]+(\.\d+)?分?")
LABEL = re.compile(r"[(]?(?:[A-Z]|[A-Z]{0,2}\d{1,3}(?:[.\-]\d{1,3})*|[一二三四五六七八九十]{1,3}|[IVX]{1,4})[)]?[.、]?")


@dataclass(frozen=True, slots=True)
class Draft:
    """A printed column before all its neighbours are known; `role` is a role's name, `ITEM`, or "" for unknown."""

    column: int
    column_span: int
    header: str
    role: str
    level: int | None
    values: tuple[str, ...]
    is_merged: bool = False
    """Whether cells below the header reach over several rows."""


def mostly(draft: Draft, says: Callable[[str], object]) -> bool:
    """Whether more than half of the column's texts are as asked."""
    return sum(bool(says(value)) for value in draft.values) * 2 > len(draft.values)


def misnamed_serials(drafts: Sequence[Draft]) -> list[Draft]:
    """A column headed 序号 whose texts are no numbers, as 目标1. 掌握方法, holds names."""
    return [
        replace(draft, role=Role.LEVEL) if draft.role == Role.SERIAL and mostly(draft, _is_no_number) else draft
        for draft in drafts
    ]


def _is_no_number(value: str) -> bool:
    text = compact(split_name(value)[0])
    return len(text) >= LONG_TEXT or len(WORD.findall(text)) > 2


def points_beside_names(drafts: Sequence[Draft]) -> list[Draft]:
    """Numbers that count no rows, behind texts under the same header, score these: 评分内容 over 选题 | 20."""
    settled = list(drafts)
    most = max((len(draft.values) for draft in drafts if draft.role == Role.SCORE), default=0)
    for place, (names, draft) in enumerate(pairwise(drafts), 1):
        roles = (Role.LEVEL, ITEM, Role.REMARK) if most else (Role.LEVEL, ITEM)
        together = draft.header == names.header and draft.role in roles and len(draft.values) > most
        if together and draft.header and _is_text(names.values) and is_numbers(draft) and not _count(draft):
            settled[place - 1] = replace(names, role=Role.LEVEL)
            settled[place] = replace(draft, role=Role.SCORE, level=None)
    return settled


def settle_unknown(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """A role by what stands below for each column whose header no word fits."""
    if not any(draft.header for draft in drafts):
        return _settle_without_headers(drafts)
    drafts = _by_period(misnamed_serials(drafts), vocabulary)
    known = {draft.role for draft in drafts}
    most = max((len(draft.values) for draft in drafts), default=0)
    numbered = any(draft.role == Role.LEVEL and draft.level == 1 for draft in drafts)
    first_level = next((n for n, draft in enumerate(drafts) if draft.role in (Role.LEVEL, ITEM)), 0)
    several = sum(not draft.role and is_numbers(draft) and not _share_a_hundred(draft) for draft in drafts) > 1
    settled: list[Draft] = []
    for place, draft in enumerate(drafts):
        over_names = draft.is_merged and len(set(draft.values)) > 1
        label = place < first_level and not draft.header and numbered and not over_names
        role = draft.role or (
            Role.OTHER if label and len(draft.values) * 2 < most else _guess(draft, known, place < first_level)
        )
        if not draft.role and not vocabulary.is_no_name(draft.header):
            beside = drafts[place + 1].role if place + 1 < len(drafts) else ""
            role = Role.LEVEL if _goes_deeper(draft, settled, beside) else role
        counted = several and not compact(draft.header).endswith("分数")
        if not draft.role and role == Role.SCORE and (counted or vocabulary.is_no_name(draft.header)):
            role = Role.OTHER  # 数量, 单价
        if not draft.role and year_of(draft.header):
            role = Role.TARGET if draft.values else Role.RESULT
        known.add(role)
        named = any(one.role in (Role.LEVEL, ITEM) for one in settled)
        role = ITEM if role == Role.CRITERION and not draft.role and named else role  # the neighbours decide
        settled.append(replace(draft, role=role))
    return _with_names(drafts, [_described(draft, most) for draft in _with_scores(settled)], vocabulary)


def _with_scores(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """The columns, the first of results as one of full marks where no other is, by its numbers.

    They come to a hundred, or are all below zero in a form that is not filled in: points that it takes off.
    """
    if any(draft.role == Role.SCORE for draft in drafts):
        return drafts
    others = [draft for draft in drafts if draft.role in (Role.RESULT, Role.REMARK)]
    for place, draft in enumerate(drafts):
        numbers = [score.number for value in draft.values if (score := read_score(value)).number is not None]
        together = sum(numbers[:-1]) if numbers[-1:] == [HUNDRED] else sum(numbers)
        blank = not any(_is_filled(other) for other in others if other is not draft)
        off = blank and len(numbers) > 1 and all(number < 0 for number in numbers)
        graded = GRADE.fullmatch(compact(draft.header.rsplit("\n", 1)[-1]))
        if (
            draft.role == Role.RESULT
            and not graded
            and len(numbers) == len(draft.values)
            and (together == HUNDRED or off)
        ):
            return [replace(one, role=Role.SCORE) if n == place else one for n, one in enumerate(drafts)]
    return drafts


def _is_filled(draft: Draft) -> bool:
    """Whether something is entered in a column, not only the same choices on each row."""
    return len(set(draft.values)) > 1 or len(draft.values) == 1


def _described(draft: Draft, most: int) -> Draft:
    """A grade with texts below it, as 优秀 over 紧扣主题, says what is required for it."""
    texts = [text for value in draft.values if len(text := compact(value)) >= SHORTEST_TEXT and not BAND.match(text)]
    graded = draft.role == Role.RESULT and GRADE.fullmatch(compact(draft.header.rsplit("\n", 1)[-1]))
    is_text = len(texts) * 2 > max(len(draft.values), most - 1) and not any(set(text) & BOXES for text in texts)
    return replace(draft, role=Role.CRITERION) if graded and is_text else draft


def _goes_deeper(draft: Draft, before: Sequence[Draft], beside: str) -> bool:
    """Whether an unknown column holds the next level of the names before it, or the first of two merged ones."""
    if not before or before[-1].role != Role.LEVEL:
        return False
    parts = draft.is_merged and _is_text(draft.values) and len(draft.values) > len(before[-1].values)
    return parts or _divides(draft, before[-1]) or _is_between(draft, beside)


def _divides(draft: Draft, before: Draft) -> bool:
    """Whether short texts divide the names of the column before them: 文档 over 格式 and 排版."""
    return _has_names(draft) and len(set(draft.values)) >= len(set(before.values)) * 1.5


def _is_between(draft: Draft, beside: str) -> bool:
    """Whether short texts, hardly one of them twice, stand between names and names or rules."""
    short = mostly(draft, lambda value: len(compact(value)) <= SHORT_NAME)
    return beside in (Role.LEVEL, ITEM, Role.CRITERION) and _has_names(draft) and short


def _has_names(draft: Draft) -> bool:
    """Whether short different texts stand below a header."""
    short = all(len(compact(value)) <= LONGEST_NAME for value in draft.values)
    if not any(WORD.search(value) or value.strip()[:1].isalpha() for value in draft.values):
        return False  # ticks and signs
    return bool(draft.header) and _is_text(draft.values) and short and len(set(draft.values)) * 2 > len(draft.values)


def _with_names(drafts: Sequence[Draft], settled: list[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """The columns, the likeliest of them with names where no header names any.

    That is the first one with texts: of an unknown header, as 考核环节, or of criteria, as 评分标准 | 分值.
    """
    named = [n for n, draft in enumerate(settled) if draft.role == Role.LEVEL or (draft.role == ITEM and draft.values)]
    fewest = 2 if any(draft.role == Role.SCORE for draft in drafts) else FEWEST_HEADERS
    if any(settled[n].role == Role.LEVEL for n in named) or len({d.header for d in settled} - {""}) < fewest:
        return settled
    if named:
        return _ways_as_names(settled, named[0])
    place = _first_texts(drafts, settled, vocabulary)
    if place is None or _has_twin(settled, place):
        return settled
    settled[place] = replace(settled[place], role=Role.LEVEL)
    for upper in range(place):
        if not drafts[upper].header and drafts[upper].is_merged and _is_text(drafts[upper].values):
            settled[upper] = replace(settled[upper], role=Role.LEVEL)
    for deeper in range(place + 1, len(drafts)):
        if drafts[deeper].role or not _goes_deeper(drafts[deeper], settled[:deeper], ""):
            break
        settled[deeper] = replace(settled[deeper], role=Role.LEVEL)
    return settled


def _first_texts(drafts: Sequence[Draft], settled: Sequence[Draft], vocabulary: Vocabulary) -> int | None:
    """The place of the first column of texts under an unknown header or one of criteria.

    There is none where the rows are persons, units or days, or where points stand before: what is paid for them.
    """
    most = max(len(draft.values) for draft in settled)
    for place, (draft, one) in enumerate(zip(drafts, settled, strict=True)):
        if one.role in (Role.RESULT, Role.SCORE) and one.values:
            return None
        if vocabulary.is_no_name(one.header):
            if len(one.values) >= most:
                return None
        elif (one.role in WORDED or not draft.role) and one.header and _is_text(one.values):
            return place
    return None


def _ways_as_names(drafts: list[Draft], item: int) -> list[Draft]:
    """A first column of short criteria before what they contain holds the names: 考核方式 | 占比 | 考核内容."""
    place = next((n for n, draft in enumerate(drafts[:item]) if draft.role == Role.CRITERION), None)
    if place is None or is_long(drafts[place]) or not is_long(drafts[item]):
        return drafts
    return [replace(draft, role=Role.LEVEL) if n == place else draft for n, draft in enumerate(drafts)]


def _has_twin(drafts: Sequence[Draft], place: int) -> bool:
    """Whether the next column stands under the same header of criteria."""
    return (
        drafts[place].role == Role.CRITERION
        and [one.header for one in drafts[place : place + 2]] == [drafts[place].header] * 2
    )


def _by_period(drafts: Sequence[Draft], vocabulary: Vocabulary) -> Sequence[Draft]:
    """Unknown columns of two periods or more, with texts below, say what is required in each."""
    places = [n for n, draft in enumerate(drafts) if not draft.role and period_of(draft.header, vocabulary)]
    periods = {period_of(drafts[n].header, vocabulary) for n in places}
    texts = all(_is_text(draft.values) for n, draft in enumerate(drafts) if n in places)
    if len(periods) < 2 or not texts:
        return drafts
    return [replace(draft, role=Role.CRITERION) if n in places else draft for n, draft in enumerate(drafts)]


def _is_text(values: Sequence[str]) -> bool:
    numbers = sum(bool(NUMBER.fullmatch(figures(value))) for value in values)
    return bool(values) and numbers * 2 <= len(values)


def _settle_without_headers(drafts: Sequence[Draft]) -> list[Draft]:
    """Roles by the values alone: numbers that count the rows, names, what is required, scores."""
    settled: list[Draft] = []
    for draft in drafts:
        known = {one.role for one in settled}
        role: str = _guess(draft, known)
        counts = [spelled(value) for value in draft.values] == [str(n) for n in range(1, len(draft.values) + 1)]
        if role == Role.SCORE and counts and not settled:
            role = Role.SERIAL
        elif draft.values and (role == Role.OTHER or (role == Role.CRITERION and Role.LEVEL not in known)):
            role = Role.OTHER if known & {Role.CRITERION, Role.SCORE} else Role.LEVEL
        settled.append(replace(draft, role=role))
    return settled


def _guess(draft: Draft, known: set[str], before_levels: bool = False) -> str:
    numbers = sum(bool(NUMBER.fullmatch(figures(value))) for value in draft.values)
    long = sum(len(compact(value)) >= LONG_TEXT for value in draft.values)
    if not draft.values:
        return Role.RESULT if draft.header and Role.RESULT not in known else Role.OTHER
    if sum(any(box in value for box in "□☐☑") for value in draft.values) * 5 > len(draft.values) * 4:
        return Role.RESULT  # choices to tick
    if before_levels and (_count(draft) or not draft.header or not (numbers or long)):
        return Role.SERIAL if _count(draft) else Role.LEVEL
    if numbers * 2 > len(draft.values) or (Role.SCORE not in known and _share_a_hundred(draft)):
        return Role.SCORE if Role.SCORE not in known else Role.OTHER
    return Role.CRITERION if long * 2 > len(draft.values) and Role.CRITERION not in known else Role.OTHER


def _share_a_hundred(draft: Draft) -> bool:
    """Whether the values are per cents that come to a hundred together."""
    numbers = [float(found.group(1)) for value in draft.values if (found := PER_CENT.fullmatch(cell_text(value)))]
    return len(numbers) == len(draft.values) > 1 and sum(numbers) == HUNDRED


def _count(draft: Draft) -> bool:
    """Whether most values only number the rows: 1, 2.2.1, A3, 一."""
    labels = [text for value in draft.values if LABEL.fullmatch(text := spelled(value))]
    return len(labels) * 2 > len(draft.values) and _rises(labels)


def _rises(labels: Sequence[str]) -> bool:
    """Whether plain numbers begin at 1 and go up, as numbers of rows do; other labels say so themselves."""
    numbers = [number for label in labels if (number := whole_number(label)) is not None]
    return len(numbers) < len(labels) or (numbers[:1] == [1] and numbers == sorted(numbers))


def is_numbers(draft: Draft) -> bool:
    """Whether numbers stand in most rows of the column."""
    return mostly(draft, lambda value: NUMBER.fullmatch(figures(value)))


def has_numbers(draft: Draft) -> bool:
    """Whether most texts of the column are numbers, with or without a per cent sign."""
    return mostly(draft, lambda value: NUMBER.fullmatch(figures(value).rstrip("%")))


def states_points(draft: Draft) -> bool:
    """Whether most texts say what is added or deducted for something, as 每次扣1分 does."""
    return mostly(draft, lambda value: TAKES.match(cell_text(value)))


def only_counts(draft: Draft) -> bool:
    """Whether several values stand in the column, none twice in a row, and nearly all of them only number the rows."""
    texts = [spelled(value) for value in draft.values]
    labels = sum(bool(LABEL.fullmatch(text)) for text in texts)
    short = all(len(text) <= LONGEST_LABEL for text in texts)
    return len(texts) > 1 and labels * 5 >= len(texts) * 4 and short and all(one != two for one, two in pairwise(texts))


def rules_after_names(drafts: Sequence[Draft]) -> list[Draft]:
    """The last column under a word of names holds rules, where nothing else does and each name has its sentence."""
    places = [n for n, draft in enumerate(drafts) if draft.role in (Role.LEVEL, ITEM)]
    last = drafts[places[-1]] if len(places) > 1 else None
    if last is None or last.level or any(draft.role == Role.CRITERION for draft in drafts):
        return list(drafts)
    before = drafts[places[-2]]
    spelled_out = is_long(last) and not is_long(before) and mostly(last, RULE.search)
    if not spelled_out or len(set(before.values)) * 5 < len(last.values) * 4:
        return list(drafts)
    return [replace(one, role=Role.CRITERION) if one is last else one for one in drafts]


def explanations_apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Long texts between names and rules, one for each name, say what it is about: 考核项 | 相关事项 | 考核规则."""
    names = [n for n, draft in enumerate(drafts) if draft.role == Role.LEVEL]
    ruled = max((n for n, draft in enumerate(drafts) if draft.role == Role.CRITERION), default=0)
    apart = {
        place
        for upper, place in pairwise(names)
        if place < ruled and not drafts[place].level and _explains(drafts[place], drafts[upper])
    }
    return [replace(draft, role=Role.OTHER) if n in apart else draft for n, draft in enumerate(drafts)]


def _explains(draft: Draft, names: Draft) -> bool:
    long = mostly(draft, lambda value: len(compact(value)) >= LONGEST_SENTENCE and RULE.search(value))
    return long and not is_long(names) and len(set(names.values)) * 5 >= len(draft.values) * 4


def are_several_each(draft: Draft, names: Draft) -> bool:
    """Whether several texts of the column stand beside each name of another, on average."""
    return len(draft.values) >= len(names.values) * PARTS


def divide_names(draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether nearly all texts of the column are as short as names, several to a name of the column before them."""
    short = {value for value in draft.values if len(compact(value)) <= SHORT_NAME and not SENTENCE.search(value)}
    names = next((set(one.values) for one in reversed(before) if one.role == Role.LEVEL), set(draft.values))
    return len(short) * 10 >= len(draft.values) * 9 and len(short) >= len(names) * PARTS


def are_tiers(draft: Draft) -> bool:
    """Whether most texts are one of several grades of the same thing: …（20-25分）, 优：…."""
    return mostly(draft, lambda value: TIER.search(compact(value)))


def is_long(draft: Draft) -> bool:
    """Whether most texts of the column are longer than names are."""
    return mostly(draft, lambda value: len(compact(value)) >= LONG_TEXT)
