"""A cell over the columns of names and of rules is a name or a rule."""

import pytest
from builders_tables import table
from builders_titled import TITLE, form_of

WIDE = [
    "一级指标|二级指标|评分标准|分值",
    "渠道[v]|清淤|未清一处扣1分|10",
    "|{}[span 2]|15",
    "闸门|启闭|误时一次扣2分|20",
]


def rows_of(*rows):
    return [(one.levels, one.criterion, one.score) for one in form_of(TITLE, table(*rows)).indicators]


@pytest.mark.parametrize("name", ["巡查", "隐患整治", "灌溉用水调度管理", "巡查（5分）"])
def test_a_short_name_over_names_and_rules_is_the_name(name):
    assert rows_of(*(row.format(name) for row in WIDE))[1][:2] == (("渠道", name.removesuffix("（5分）")), "")
    first = [WIDE[0], f"渠道[v]|{name}[span 2]|15", "|清淤|未清一处扣1分|10"]
    assert rows_of(*first)[0][:2] == (("渠道", name.removesuffix("（5分）")), "")


@pytest.mark.parametrize(
    "rule",
    [
        "每溃口一处扣5分，扣完为止，并取消评优资格。",
        "资料齐全、规范，按时报送",
        "有一处溃口不得分",
        "巡查记录完整连续并由专人逐日登记保管",
    ],
)
def test_a_rule_over_names_and_rules_is_the_criterion_and_no_name_is_carried_over_it(rule):
    assert rows_of(*(row.format(rule) for row in WIDE))[1] == (("渠道",), rule, 15)


def test_a_blank_cell_over_names_and_rules_goes_on_with_the_name():
    assert rows_of(*(row.format("") for row in WIDE))[1] == (("渠道", "清淤"), "", 15)


def test_no_name_is_carried_over_a_rule_at_a_deeper_level():
    header = "一级指标|二级指标|三级指标|评分标准|分值"
    rows = ["渠道[v]|清淤[v]|深度|不足一处扣1分|10", "||每溃口一处扣5分，扣完为止。[span 2]|15", "||巡查[span 2]|5"]
    assert [one[:2] for one in rows_of(header, *rows)] == [
        (("渠道", "清淤", "深度"), "不足一处扣1分"),
        (("渠道", "清淤"), "每溃口一处扣5分，扣完为止。"),
        (("渠道", "清淤", "巡查"), ""),
    ]


def test_a_rule_on_a_further_row_gives_clauses_to_the_indicator_that_it_goes_on_with():
    rows = ["考核指标|评分标准|分值", "清淤[v]|未清一处扣1分|10[v]", "|超期一天扣2分|", "启闭|误时一次扣2分|20"]
    (one, _other) = form_of(TITLE, table(*rows)).indicators
    assert [clause.text for clause in one.clauses] == ["未清一处扣1分", "超期一天扣2分"]
