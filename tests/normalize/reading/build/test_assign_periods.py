"""Columns and the periods they belong to."""

import pytest
from builders_tables import document, table
from zhibiao.normalize import normalize
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.reading.build.assign_periods import assign_periods
from zhibiao.normalize.records import Column, Role

ROLES = {"标准": Role.CRITERION, "分值": Role.SCORE, "得分": Role.RESULT, "备注": Role.REMARK, "一级": Role.LEVEL}


def column(place, header):
    role = next(role for word, role in ROLES.items() if word in header)
    return Column(1, place + 1, header, role, 1 if role is Role.LEVEL else None, column=place)


def periods(headers):
    columns = [column(place, header) for place, header in enumerate(headers.split("|"))]
    return "|".join(one.period for one in assign_periods(columns, load_vocabulary()))


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("一级|平时标准|分值|年底标准|分值", "|平时|平时|年底|年底"),
        ("一级|平时标准|分值|平时得分|年底标准|分值|年底得分", "|平时|平时|平时|年底|年底|年底"),
        ("一级|平时标准|平时得分|分值|年底标准|年底得分|分值", "|平时|平时|平时|年底|年底|年底"),
        ("一级|平时标准|年底标准|平时得分|年底得分", "|平时|年底|平时|年底"),
        ("一级|平时标准|分值|平时得分|年底标准|年底得分", "|平时||平时|年底|年底"),
        ("一级|平时标准|分值|年底标准|分值|备注", "|平时|平时|年底|年底|"),
        ("一级|平时标准|分值|平时得分", "|||"),
    ],
)
def test_a_column_without_a_period_belongs_to_that_of_its_left_neighbour(headers, expected):
    assert periods(headers) == expected


def test_each_period_has_the_score_beside_its_criterion():
    rows = (
        "一级指标|平时标准|分值|平时得分|年底标准|分值|年底得分",
        "党建|学习4次|20||学习12次|30|",
        "业务|办件50件|10||办件99件|40|",
    )
    form = normalize(document("县文化馆2026年度考核指标表", table(*rows))).forms[0]
    assert [(one.levels[0], one.period, one.criterion, one.score) for one in form.indicators] == [
        ("党建", "平时", "学习4次", 20),
        ("党建", "年底", "学习12次", 30),
        ("业务", "平时", "办件50件", 10),
        ("业务", "年底", "办件99件", 40),
    ]
