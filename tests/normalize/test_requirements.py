"""What is to be done and how it is scored stand in fields of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders_dataset import col, dataset, form, ind
from builders_tables import document, table
from zhibiao.extract import read
from zhibiao.normalize import normalize
from zhibiao.normalize.collect.take_results import take_results
from zhibiao.normalize.compare.compare_forms import compare_forms
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.reading.build.requirements import settle_requirements
from zhibiao.normalize.records import Form, Role
from zhibiao.normalize.store.frames import assemble
from zhibiao.render.form import FormOptions, views
from zhibiao.render.formats import FORMATS

TITLE = "2024年度云溪镇河道管护考核评分表"
DUTIES = ("考核项目|工作要求|分值|评分标准", "巡查|每周巡河两次，做好记录，发现问题当天上报|40|少一次扣5分")
BOTH = (
    col("考核项目", Role.LEVEL, 1, at=0),
    col("工作要求", Role.REQUIREMENT, at=1),
    col("评分标准", Role.CRITERION, at=2),
    col("得分", Role.RESULT, at=3),
)
PATROL = ind(1, "巡查", requirement="每周巡河两次。", criterion="少一次扣5分。", score=40.0)


def settled(*headers: str, role: Role = Role.CRITERION) -> list[str]:
    columns = [col(header, role, at=at) for at, header in enumerate(headers)]
    return [str(one.role) for one in settle_requirements(columns, load_vocabulary())]


def only_form(*rows: str) -> Form:
    (one,) = normalize(document(TITLE, table(*rows))).forms
    return one


@pytest.mark.parametrize(
    ("headers", "roles"),
    [
        (("工作要求",), ("criterion",)),
        (("工作要求", "评分标准"), ("requirement", "criterion")),
        (("评分标准", "考核内容"), ("criterion", "requirement")),
        (("指标说明", "考核办法"), ("requirement", "criterion")),
        (("工作标准", "扣分标准"), ("requirement", "criterion")),
        (("评价标准", "指标解释", "计分办法"), ("requirement", "requirement", "criterion")),
        (("指标解释", "计算公式"), ("requirement", "criterion")),
        (("检查方法", "评分标准"), ("other", "criterion")),
        (("工作要求", "检查方法"), ("criterion", "other")),
        (("工作内容", "工作要求"), ("requirement", "criterion")),
        (("评分标准", "扣分标准"), ("criterion", "criterion")),
        (("具体要求", "评分等级\n优", "评分等级\n良"), ("criterion", "criterion", "criterion")),
    ],
)
def test_the_header_that_says_how_points_are_given_heads_the_criterion(headers, roles):
    assert settled(*headers) == list(roles)


def test_a_requirement_alone_becomes_the_criterion_and_beside_a_criterion_stays_one():
    assert settled("工作要求", role=Role.REQUIREMENT) == ["criterion"]
    columns = (col("巡河", Role.REQUIREMENT, at=0), col("标准", Role.CRITERION, at=1))
    assert settle_requirements(columns, load_vocabulary()) == columns


def test_each_period_has_its_own_requirement_and_criterion():
    headers = (("工作要求", "平时"), ("评分标准", "平时"), ("工作要求", "年底"))
    columns = [col(header, Role.CRITERION, at=at, period=period) for at, (header, period) in enumerate(headers)]
    roles = [one.role for one in settle_requirements(columns, load_vocabulary())]
    assert roles == [Role.REQUIREMENT, Role.CRITERION, Role.CRITERION]


def test_a_table_with_both_fills_both_and_only_the_criterion_has_clauses():
    (one,) = only_form(*DUTIES).indicators
    assert (one.requirement, one.criterion) == ("每周巡河两次，做好记录，发现问题当天上报", "少一次扣5分")
    assert [clause.text for clause in one.clauses] == ["少一次扣5分"]
    assert not one.extra


def test_a_rule_over_the_names_is_the_requirement_where_it_does_not_reach_the_criterion():
    form = only_form(
        "考核项目|考核要点|工作要求|评分标准|分值",
        "巡查|巡河|到位|漏一次扣1分|30",
        "管护|每天清理河面漂浮物，及时打捞垃圾[span 2]|未清理扣2分|70",
    )
    assert [(one.requirement, one.criterion) for one in form.indicators] == [
        ("到位", "漏一次扣1分"),
        ("每天清理河面漂浮物，及时打捞垃圾", "未清理扣2分"),
    ]
    assert form.accounted == 1.0


@pytest.mark.parametrize("suffix", ["docx", "html"])
def test_a_requirement_that_is_printed_and_read_again_is_the_same(suffix):
    made = assemble([normalize(document(TITLE, table(*DUTIES)))])
    printed = read(FORMATS[suffix](views(made, FormOptions("none"))).data, name=f"forms.{suffix}")
    again = assemble([normalize(printed)])
    assert made.indicators["requirement"].tolist() == ["每周巡河两次，做好记录，发现问题当天上报"]
    assert again.indicators["requirement"].tolist() == made.indicators["requirement"].tolist()
    assert again.columns["role"].tolist() == ["level", "requirement", "score", "criterion"]


def test_a_requirement_without_a_column_is_not_printed_and_told():
    lost = dataset(form((BOTH[0], BOTH[2]), (PATROL,)))
    (view,) = views(lost, FormOptions("none"))
    assert ["requirement" in notice.message for notice in view.notices if notice.kind == "not-printed"] == [True, False]


def test_an_altered_requirement_of_two_years_is_reworded():
    later = replace(PATROL, requirement="每周巡河三次。")
    (compared,) = compare_forms([form(BOTH, (PATROL,), title=TITLE)], [form(BOTH, (later,), title=TITLE)])
    (change,) = compared.changes
    assert [(one.field, one.old, one.new) for one in change.differences] == [
        ("requirement", "每周巡河两次。", "每周巡河三次。")
    ]


def test_a_requirement_altered_in_a_returned_form_is_told_and_not_taken():
    filled = replace(PATROL, requirement="每周巡河一次。", result="38")
    taken = take_results(form(BOTH, (PATROL,)), form(BOTH, (filled,)))
    assert [str(notice.kind) for notice in taken.notices] == ["cell-altered"]
    assert [(one.requirement, one.result) for one in taken.form.indicators] == [("每周巡河两次。", "38")]


def test_rows_that_differ_in_the_requirement_alone_are_no_duplicates():
    rows = (
        "考核项目|工作要求|评分标准|分值",
        "巡查|每周巡河，做好记录|漏一次扣1分|50",
        "巡查|每月报告，按时上报|漏一次扣1分|50",
    )
    assert "duplicate" not in {str(notice.kind) for notice in only_form(*rows).notices}
