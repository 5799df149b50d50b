"""The blocks of funds and goals in a self-evaluation of spending, and its points."""

import pytest
from builders_forms import form, one
from builders_tables import table
from zhibiao.normalize.check.budget import block_fields, check_budget, execution_points
from zhibiao.normalize.reading.lines import lines_of

FUNDS = "资金（万元）|年初预算数|全年执行数|分值"


def fields(*rows):
    return block_fields(lines_of(table(*rows), 0))


def test_each_sum_stands_under_the_head_of_its_column():
    found = fields(FUNDS, "|100|95|10", "渠道|1|2|3")
    assert found == {0: {}, 1: {"年初预算数": "100", "全年执行数": "95", "分值": "10"}}


def test_a_row_of_funds_is_named_by_the_label_before_its_sums():
    found = fields("资金[v]||预算数|执行数", "|总额|100|95", "|拨款|80|75")
    assert found[1] == {"总额·预算数": "100", "总额·执行数": "95"}
    assert found[2] == {"拨款·预算数": "80", "拨款·执行数": "75"}


def test_one_word_of_funds_is_no_head():
    assert fields("资金|预算数|说明", "|100|甲") == {}


def test_goals_have_no_label():
    found = fields("目标[v]|预期目标|实际完成情况", "|修渠|修了渠")
    assert found == {0: {}, 1: {"预期目标": "修渠", "实际完成情况": "修了渠"}}


def test_a_text_stands_under_the_head_that_begins_above_it():
    found = fields("目标|预期目标[span 2]|实际完成情况", "|修渠|清淤|修了渠")
    assert found[1] == {"预期目标": "修渠", "实际完成情况": "修了渠"}


def scored(execution="10", output=50.0, effect=30.0, satisfaction=10.0):
    indicators = (one("产出指标", "甲", score=output), one("效益指标", "乙", score=effect))
    more = (one("满意度指标", "丙", score=satisfaction),) if satisfaction is not None else ()
    return form(*indicators, *more, fields={"总额·分值": execution})


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ({}, 0),
        ({"execution": "9"}, 1),
        ({"output": 51.0}, 1),
        ({"output": 50.0000001}, 0),
        ({"output": 40.0, "effect": 40.0}, 2),
        ({"satisfaction": None}, 0),
        ({"execution": "无"}, 0),
    ],
)
def test_points_are_the_usual_ones(given, count):
    notices = list(check_budget(scored(**given)))
    assert [str(notice.kind) for notice in notices] == ["level-sum"] * count


def test_the_points_of_execution_stand_in_the_block_of_funds():
    assert execution_points(form(fields={"总额·分值": "10"})) == 10
    assert execution_points(form(fields={"总额·权重": "10"})) == 10
    assert execution_points(form(fields={"分值": "10"})) is None
