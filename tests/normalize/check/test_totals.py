"""What a form's full marks come to where its parts have a hundred points each and a weight."""

import pytest
from builders_forms import one
from builders_tables import document, table
from zhibiao.normalize import normalize
from zhibiao.normalize.check.totals import Part, are_weighted, sum_of, total_score, whole_sum
from zhibiao.normalize.records import CheckKind

TITLE = "2023年度青禾县水利局考核评分表"
TOTAL = "总分||100|"


def totals_of(*rows):
    (form,) = normalize(document(TITLE, table(*rows))).forms
    kinds = {notice.kind for notice in form.notices} & {CheckKind.TOTAL_SUM, CheckKind.LEVEL_SUM}
    return form.total_score, kinds


@pytest.mark.parametrize(
    "rows",
    [
        ["指标|序号|分值|标准", "群众测评（30%）|1|100|好", "专家评议（70%）|2|100|好", TOTAL],
        ["指标|序号|分值|标准", "群众测评30%|1|100|好", "专家评议70%|2|100|好"],
        ["指标|序号|分值|标准", "群众测评（权重30%）|1|100|好", "专家评议（权重70%）|2|100|好", "逾期扣分|3|10|好"],
        ["指标|权重|分值|标准", "群众测评|30%|100|好", "专家评议|70%|100|好", TOTAL],
        ["指标|比例|分值|标准", "甲|30%|100|好", "乙|30%|100|好", "丙|40%|100|好", TOTAL],
        [
            "一级指标|二级指标|分值|标准",
            "测评（30%）[v]|甲|60|好",
            "|乙|40|好",
            "评议（70%）[v]|丙|50|好",
            "|丁|50|好",
            TOTAL,
        ],
        [
            "指标|序号|分值|标准",
            "一、测评（30%）[span 4]",
            "甲|1|60|好",
            "乙|2|40|好",
            "二、评议（70%）[span 4]",
            "丙|1|100|好",
            TOTAL,
        ],
    ],
)
def test_weighted_parts_of_a_hundred_points_come_to_a_hundred(rows):
    assert totals_of(*rows) == (100, set())


def test_weights_that_come_to_no_hundred_are_told():
    rows = ["指标|序号|分值|标准", "群众测评（30%）|1|100|好", "专家评议（60%）|2|100|好"]
    assert totals_of(*rows) == (200, {CheckKind.TOTAL_SUM})


def test_a_part_without_a_weight_leaves_the_plain_sum_and_is_told():
    rows = ["一级指标|二级指标|分值|标准", "测评（40%）[v]|甲|60|好", "|乙|40|好", "评议[v]|丙|50|好", "|丁|50|好"]
    assert totals_of(*rows) == (200, {CheckKind.TOTAL_SUM})


def test_parts_of_other_points_are_added():
    assert totals_of("指标|序号|分值|标准", "群众测评|1|100|好", "专家评议|2|100|好") == (200, set())
    rows = [
        "一级指标|二级指标|分值|标准",
        "测评（40分）[v]|甲|30|好",
        "|乙|20|好",
        "评议（60分）[v]|丙|50|好",
        "|丁|10|好",
    ]
    assert totals_of(*rows) == (110, {CheckKind.LEVEL_SUM})


@pytest.mark.parametrize(
    ("indicators", "total"),
    [
        ([one("甲", score=5.0), one("乙", score=2.5)], 7.5),
        ([one("甲", score=0.1), one("乙", score=0.2)], 0.3),
        ([one("甲", score=5.0), one("乙")], 5),
        ([one("甲", score=5.0, period="平时"), one("甲", score=7.0, period="年底")], 7),
        ([one("甲", score=5.0), one("甲", score=7.0, period="年底")], 12),
        ([one("甲")], None),
        ([], None),
    ],
)
def test_scores_come_to_those_of_the_fullest_period(indicators, total):
    assert sum_of(indicators) == total


def test_indicators_of_one_period_each_all_count():
    assert sum_of([one("甲", number=1, score=5.0, period="月"), one("乙", number=2, score=7.0, period="季")]) == 12


@pytest.mark.parametrize(
    ("indicators", "total"),
    [
        ([one("甲", score=5.0), one("乙", score=2.0)], 7),
        ([one("甲", score=5.0), one("乙")], None),
        ([one("甲", score=5.0, score_shared=2), one("乙")], 5),
        ([one("甲", score=5.0, score_shared=2), one("乙", score_text="一票否决")], None),
    ],
)
def test_a_sum_is_whole_where_no_score_is_missing(indicators, total):
    assert whole_sum(indicators) == total


def test_additional_points_are_no_part_of_the_total():
    assert total_score([one("值守", score=100.0), one("投诉", score=-5.0)]) == 100
    assert total_score([one("投诉", score=-5.0)]) == -5


@pytest.mark.parametrize(
    ("weights", "whole"),
    [((30.0, 70.0), True), ((0.3, 0.7), True), ((30.0, 60.0), False), ((30.0, None), False), ((), False)],
)
def test_weights_are_whole_where_they_come_to_a_hundred(weights, whole):
    assert are_weighted([Part(weight, []) for weight in weights]) is whole


def test_a_name_inside_a_weighted_part_is_summed_up():
    rows = [
        "一级指标|二级指标|三级指标|分值|标准",
        "测评（30%）[v]|甲（60分）[v]|问卷|50|好",
        "||走访|11|好",
        "|乙|座谈|39|好",
        "评议（70%）|丙|会议|100|好",
    ]
    assert totals_of(*rows) == (100, {CheckKind.LEVEL_SUM})


@pytest.mark.parametrize(("points", "notices"), [(10, set()), (11, {CheckKind.LEVEL_SUM})])
def test_the_criteria_of_a_name_come_to_the_points_printed_in_it(points, notices):
    rows = ["项目|质量标准|分值|得分", f"病区（20分）[v]|清洁|{points}|", "|有序|10|", "文书（80分）|及时|80|"]
    assert totals_of(*rows)[1] == notices
