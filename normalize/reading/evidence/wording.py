"""Whether the words of a reading say together that something is assessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...check.totals import sum_of
from ...facts.periods import year_of
from ...facts.vocabulary import Vocabulary
from ...facts.wording import compact
from ...records import Column, Indicator, Role
from ..parts import Parts
from .shares import Named, share

POINTS = re.compile(r"(\d{1,4})分")
SCORED = frozenset({Role.CRITERION, Role.SCORE, Role.RESULT, Role.TARGET})
STRONG = {"names": Role.LEVEL, "scores": Role.SCORE, "criteria": Role.CRITERION, "results": Role.RESULT}
GRADED = re.compile(r"(?:等级|等次|档次|级别|分数段)$")
LISTS = ("检查单", "检查表", "核查单", "核查表", "自查表", "检查清单", "核查清单")
"""How the titles of lists end that are gone through item by item."""
FORMS = (
    "评分表",
    "考核表",
    "测评表",
    "评价表",
    "考评表",
    "评估表",
    "评议表",
    "量表",
    "评分标准",
    "考核标准",
    "评价标准",
    "评分细则",
    "考核细则",
    "指标体系",
    "指标",
)
FIGURES = (
    "统计表",
    "统计",
    "汇总表",
    "名单",
    "安排",
    "计划",
    "计划表",
    "公式",
    "登记表",
    "台账",
    "情况表",
    "结果",
    "一览表",
    "要求",
    "说明",
    "公示",
    "日程",
    "明细",
    "明细表",
    "审批表",
    "申请表",
    "参数",
    "对照表",
    "总览",
    "记录",
    "记录表",
)


def wording_evidence(
    values: Mapping[str, float], first: Sequence[Indicator], parts: Parts, vocabulary: Vocabulary
) -> Iterator[Named]:
    """What the title and the headers say together with what is scored."""
    yield from _heads(first, parts.columns, vocabulary)
    yield from _strong(parts.columns, vocabulary)
    yield from _title(parts.title)
    yield from _titled_points(parts.title, first)
    yield from _together(values)


def _heads(first: Sequence[Indicator], columns: Sequence[Column], vocabulary: Vocabulary) -> Iterator[Named]:
    """What the headers and results are beside known words: grades, records, ticks, years."""
    n = len(columns)
    names = [column for column in columns if column.role is Role.LEVEL]
    yield "names.of.grades", share(sum(bool(GRADED.search(compact(c.header))) for c in names), len(names))
    yield "records.share", share(sum(compact(c.header).endswith(vocabulary.records) for c in columns), n)
    yield "inspecting", float(any(vocabulary.is_inspecting(c.header) for c in columns))
    yield "ticks.heads", min(sum(vocabulary.is_tick(c.header) for c in columns) / 3, 1.0)
    ticked = sum(vocabulary.is_tick(one.result) or "□" in one.result for one in first if one.result)
    yield "ticks.results", share(ticked, len(first))
    years = sum(year_of(c.header) is not None for c in columns)
    yield "heads.years", share(years, n)
    roles = {column.role for column in columns}
    yield "roles.scored", len(roles & SCORED) / len(SCORED)


def _strong(columns: Sequence[Column], vocabulary: Vocabulary) -> Iterator[Named]:
    """Which headers speak of assessing, and whether one does so in words that other tables have not."""
    strong = [column for column in columns if vocabulary.is_strong(column.header)]
    roles = {column.role for column in strong}
    but = (*vocabulary.weak, *vocabulary.figures)
    yield "strong.share", share(len(strong), len(columns))
    for name, role in STRONG.items():
        yield f"strong.{name}", float(role in roles)
    yield "strong.more", float(any(vocabulary.is_strong(column.header, but) for column in strong))


def _title(title: str) -> Iterator[Named]:
    """What the title ends with."""
    plain = compact(title)
    yield "title.lists", float(plain.endswith(LISTS))
    yield "title.forms", float(plain.endswith(FORMS))
    yield "title.figures", float(plain.endswith(FIGURES))
    yield "title.long", float(len(plain) > 30)
    yield "title.table", float(plain.endswith("表"))


def _titled_points(title: str, first: Sequence[Indicator]) -> Iterator[Named]:
    """Whether the points in the title are the sum of the scores."""
    found = POINTS.findall(compact(title))
    total = sum_of(first) or 0.0
    yield "title.points", float(any(float(text) == total for text in found))
    yield "title.points.other", float(bool(found) and bool(total) and not any(float(text) == total for text in found))


def _together(values: Mapping[str, float]) -> Iterator[Named]:
    """Products of what speaks of assessing and what is there to assess by."""
    head, title = values["heads.strong"], values["title.strong"]
    scored, ruled = float(values["scores.share"] > 0.5), float(values["criteria.share"] > 0.5)
    hundred = values["total.hundred"]
    asked = values["columns.blank.result"]
    yield "strong.both", head * title
    yield "strong.neither", (1 - head) * (1 - title)
    yield "strong.neither.hundred", (1 - head) * (1 - title) * hundred
    yield "strong.neither.scored", (1 - head) * (1 - title) * scored
    yield "strong.title.only", (1 - head) * title
    yield "strong.title.scored", (1 - head) * title * scored
    yield "strong.head.scored", head * scored
    yield "strong.head.hundred", head * hundred
    yield "strong.head.unscored", head * (1 - scored)
    yield "strong.unruled", max(head, title) * (1 - scored) * (1 - ruled)
    yield "scored.ruled", scored * ruled
    yield "scored.asked", scored * asked
    yield "ruled.asked", ruled * asked
    yield "unscored.ruled", (1 - scored) * ruled
    yield "unscored.rules", (1 - scored) * values["criteria.rules"]
    yield "neither.asked", (1 - scored) * (1 - ruled) * asked
    yield "sums.both", values["total.hundred"] * values["levels.sum"]
    yield "one.level.again", values["levels.one"] * float(values["names.path.again"] > 0.2)
    yield "unscored.printed", float(values["scores.none"] > 0) * values["heads.scores"]
    yield "nothing.asked", values["nothing.to.fill"] * (1 - scored) * (1 - ruled)
