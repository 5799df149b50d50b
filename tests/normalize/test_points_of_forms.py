"""Where the points of a form stand: on one row of several, in levels, in periods, in grades."""

import pytest
from builders_tables import document, table
from zhibiao.extract.document import Cell, Severity, Table
from zhibiao.normalize import normalize
from zhibiao.normalize.records import CheckKind

TITLE = "2023年度青禾县水利局考核评分表"


def form_of(*rows, title=TITLE):
    (form,) = normalize(document(title, table(*rows))).forms
    assert form.accounted == 1.0
    return form


def rows_of(form):
    return [(*filter(None, one.levels), one.score) for one in form.indicators]


def test_points_in_a_name_over_several_rows_stand_on_the_first():
    form = form_of("考核项目|考核标准|得分", "防汛（60分）[v]|不脱岗|1", "|不漏查|2", "抗旱（40分）|送水及时|3")
    assert rows_of(form) == [("防汛", 60), ("防汛", None), ("抗旱", 40)]
    assert [one.score_shared for one in form.indicators] == [2, None, None]
    assert form.total_score == 100


def test_points_spelled_with_a_zero_are_kept_as_printed():
    form = form_of("指标（权重）|内涵", "值守（0.40）|在岗在位", "巡查（0.60）|不漏查")
    assert rows_of(form) == [("值守", 0.4), ("巡查", 0.6)]


def test_grades_of_one_score_are_one_indicator():
    form = form_of(
        "考核项目|考核标准|得分", "回款（30分）[v]|不低于五成（30分）|", "|三成以上（20分）|", "|其他（0分）|"
    )
    assert rows_of(form) == [("回款", 30)]
    assert form.indicators[0].criterion == "不低于五成（30分）\n三成以上（20分）\n其他（0分）"


def test_how_often_an_indicator_is_assessed_parts_no_sum():
    form = form_of(
        "指标名称|计分方法|权重|考核周期", "库存|按率|40|月", "费用|按率|35|季", "流失|按率|25|年", "合计||100|"
    )
    assert form.total_score == 100
    assert CheckKind.TOTAL_SUM not in {notice.kind for notice in form.notices}


@pytest.mark.parametrize(("printed", "said"), [("45|55", 0), ("45|50", 1)])
def test_a_total_has_a_number_for_each_period(printed, said):
    first, second = printed.split("|")
    form = form_of(
        "考核内容|上半年考核标准|分值|下半年考核标准|分值",
        "防汛|守好|25|总结|35",
        "抗旱|送水|20|建窖|20",
        f"合计||{first}||{second}",
    )
    found = [notice for notice in form.notices if notice.kind is CheckKind.TOTAL_SUM]
    assert [notice.severity for notice in found] == [Severity.ERROR] * said


def test_the_numbers_of_the_best_grade_are_the_scores_where_they_come_to_the_merged_ones():
    form = form_of(
        "项目|总分|操作要求|A|B",
        "评估[v]|10[v]|询问病情|6|4",
        "||查看皮肤|4|2",
        "操作[v]|90[v]|消毒|50|30",
        "||固定|40|20",
    )
    assert rows_of(form) == [("评估", 6), ("评估", 4), ("操作", 50), ("操作", 40)]


def test_forms_deep_in_tables_that_lay_out_a_page_are_read():
    inner = table("考核项目|考核标准|分值", "防汛|不脱岗|60", "抗旱|不缺水|40")
    for _depth in range(2):
        inner = Table((Cell(0, 0, 1, 1, "", (inner,)),), 1, 1)
    (form,) = normalize(document(TITLE, inner)).forms
    assert rows_of(form) == [("防汛", 60), ("抗旱", 40)]


def test_indicators_side_by_side_say_where_they_come_from():
    form = form_of("姓名|德|能|勤", "|（30分）|（30分）|（40分）", "某甲|||", "某乙|||")
    assert rows_of(form) == [("德", 30), ("能", 30), ("勤", 40)]
    assert CheckKind.TRANSPOSED in {notice.kind for notice in form.notices}


def test_marks_of_persons_under_names_with_shares_are_no_form():
    rows = ["学号|姓名|平时（40分）|期末（60分）|总评", "1|某甲|36|55|91", "2|某乙|30|50|80", "3|某丙|38|58|96"]
    assert normalize(document("成绩登记", table(*rows))).forms == ()
