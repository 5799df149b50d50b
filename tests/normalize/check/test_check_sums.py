"""The sums that a form prints, against what they sum up."""

from dataclasses import replace

import pytest
from builders_forms import LEVEL, OTHER, RESULT, SCORE, form, one, row, told, total
from builders_tables import document, table
from zhibiao.normalize import normalize
from zhibiao.normalize.check.check_sums import check_sums, check_totals, check_weights
from zhibiao.normalize.records import CheckKind, RowKind, Section

SUBTOTAL = RowKind.SUBTOTAL
TEN_AND_TWENTY = [one("甲", score=10.0), one("乙", score=20.0)]


def check(*indicators, **more):
    return told(check_sums(form(*indicators, **more)))


LEVEL_SUM = [("level-sum", "warning", 1)]


@pytest.mark.parametrize(("printed", "expected"), [(30.0, []), (31.0, LEVEL_SUM), (None, [])])
def test_a_score_in_a_name_is_the_sum_of_the_names_below(printed, expected):
    below = [one("甲", name, points=(printed, None), score=score) for name, score in (("乙", 10.0), ("丙", 20.0))]
    assert check(*below) == expected
    assert check(*below, one("丁", "戊", score=7.0)) == expected


def test_a_name_over_a_missing_score_is_not_compared():
    known = one("甲", "乙", points=(30.0, None), score=10.0)
    assert not check(known, one("甲", "丙", points=(30.0, None)))
    assert not check(known, one("甲", "丙", points=(30.0, None), score_text="一票否决"))


@pytest.mark.parametrize(("points", "expected"), [(30.0, []), (31.0, LEVEL_SUM), (None, [])])
def test_the_points_of_a_section_are_the_sum_of_its_indicators(points, expected):
    path = (Section("一、", "管理", points),)
    assert check(*[replace(one, section_path=path) for one in TEN_AND_TWENTY]) == expected


def test_indicators_of_the_sections_rank_may_follow_its_own():
    path = (Section("2", "管理", 30.0),)
    below = [one(name, score=score, section_path=path) for name, score in (("甲", 10.0), ("乙", 20.0), ("丙", 7.0))]
    assert not check(*below)
    assert check(*below[1:]) == LEVEL_SUM


def test_a_name_over_one_indicator_is_no_sum():
    assert not check(one("甲", "乙", points=(30.0, None), score=10.0))


def test_the_points_of_an_outer_section_are_the_sum_of_the_inner_ones():
    inner = [
        (Section("一、", "管理", 31.0), Section("（一）", name, score)) for name, score in (("甲", 10.0), ("乙", 20.0))
    ]
    below = [replace(one, section_path=path) for one, path in zip(TEN_AND_TWENTY, inner, strict=True)]
    assert check(*below) == LEVEL_SUM


def test_deductions_of_a_section_may_be_printed_without_their_sign():
    path = (Section("", "扣分项", 15.0),)
    assert not check(*[one(name, score=score, section_path=path) for name, score in (("甲", -5.0), ("乙", -10.0))])


@pytest.mark.parametrize(
    ("cells", "expected"),
    [("小计|30", []), ("小计|20", []), ("小计|29", [("level-sum", "warning", 3)]), ("甲乙|29", []), ("小计|", [])],
)
def test_a_subtotal_is_the_sum_of_the_rows_above_or_of_its_name(cells, expected):
    assert check(*TEN_AND_TWENTY, rows=[row(SUBTOTAL, cells, 2)]) == expected


def test_a_subtotal_is_of_the_rows_since_the_one_before():
    rows = [row(SUBTOTAL, "小计|10", 1), row(SUBTOTAL, "小计|20", 2)]
    assert not check(*TEN_AND_TWENTY, rows=rows)


@pytest.mark.parametrize(
    ("roles", "cells", "is_told"),
    [
        ((LEVEL, SCORE), "合计|30", False),
        ((LEVEL, SCORE), "合计|29", True),
        ((LEVEL, SCORE), "合计|30分", False),
        ((LEVEL, SCORE), "合计29分|", True),
        ((LEVEL, SCORE), "合计|", False),
        ((LEVEL, OTHER, SCORE, RESULT), "合计|7|30|21", False),
        ((LEVEL, OTHER, SCORE, RESULT), "合计|7|29|21", True),
        ((LEVEL, SCORE, RESULT), "合计||21", False),
        ((LEVEL, SCORE, OTHER, OTHER), "总分|30%|0|0", False),
        ((LEVEL, OTHER), "合计|29", True),
        ((LEVEL, SCORE), "合计|3 0", False),
    ],
)
def test_of_a_total_row_the_cell_under_the_scores_counts(roles, cells, is_told):
    made = form(*TEN_AND_TWENTY, roles=roles, rows=[total(cells, 2)], total_score=30.0)
    assert told(check_totals(made)) == [("total-sum", "error", 3)] * is_told


def test_a_total_may_be_of_the_rows_since_the_one_before():
    rows = [total("合计|10", 1), total("合计|20", 2), total("总计|30", 2)]
    assert not told(check_totals(form(*TEN_AND_TWENTY, rows=rows, total_score=30.0)))


def test_each_period_has_its_total():
    scores = [("甲", 1, "平时", 10.0), ("甲", 1, "年底", 20.0), ("乙", 2, "平时", 5.0), ("乙", 2, "年底", 6.0)]
    made = [one(name, number=number, period=period, score=score) for name, number, period, score in scores]
    for cells, points in (("合计|15|26", 0), ("合计|15|25", 1), ("合计|16|25", 2)):
        given = form(
            *made, roles=(LEVEL, SCORE, SCORE), periods=("", "平时", "年底"), rows=[total(cells, 2)], total_score=26.0
        )
        assert len(told(check_totals(given))) == points


def test_a_period_without_scores_has_no_total():
    made = [one("甲", period="平时", score=10.0), one("甲", period="年底")]
    roles, periods = (LEVEL, SCORE, SCORE), ("", "平时", "年底")
    given = form(*made, roles=roles, periods=periods, rows=[total("合计|10|0", 1)], total_score=10.0)
    assert not told(check_totals(given))


@pytest.mark.parametrize(("weights", "is_told"), [((40.0, 60.0), False), ((40.0, 50.0), True), ((None, None), False)])
def test_weights_of_parts_of_a_hundred_come_to_a_hundred(weights, is_told):
    parts = [one(name, points=(weight,), score=100.0) for name, weight in zip("甲乙", weights, strict=True)]
    assert told(check_weights(form(*parts, total_score=200.0))) == [("total-sum", "warning", None)] * is_told


def test_a_chapter_of_a_wrong_sum_is_a_chapter_and_told():
    def read(points):
        rows = ["考核内容|分值|评分标准", "一、管理|30|", "1.机构|10|有文件", f"2.制度|{points}|有制度"]
        return normalize(
            document("2023年度青禾县水利局考核评分表", table(*rows, "二、业务|70|", "1.计划|30|有", "2.总结|40|有"))
        ).forms[0]

    right, wrong = read(20), read(21)
    assert [one.levels for one in wrong.indicators] == [one.levels for one in right.indicators]
    assert [one.section_title for one in wrong.indicators] == [one.section_title for one in right.indicators]
    assert [(n.kind, n.place.row) for n in wrong.notices if n.kind is CheckKind.LEVEL_SUM] == [(CheckKind.LEVEL_SUM, 2)]
    assert CheckKind.LEVEL_SUM not in [notice.kind for notice in right.notices]
