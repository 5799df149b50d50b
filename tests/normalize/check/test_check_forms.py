"""What a form says against itself, from the table to the notices, and each check alone."""

import pytest
from builders_forms import form, one, told
from builders_tables import document, table
from zhibiao.extract.document import Severity
from zhibiao.normalize import normalize
from zhibiao.normalize.check.check_forms import (
    check_awards,
    check_duplicates,
    check_periods,
)
from zhibiao.normalize.clauses.split_clauses import split_clauses
from zhibiao.normalize.records import CheckKind

TITLE = "2023年度青禾县水利服务中心年终考核指标"
HEADER = "一级指标|二级指标|考核标准|分值"


def forms_of(*blocks):
    return normalize(document(*blocks)).forms


def form_of(*rows):
    (form,) = forms_of(TITLE, table(*rows))
    return form


def kinds(form):
    return [notice.kind for notice in form.notices]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([HEADER, "甲|乙|有台账加3分。/有总结加1分。|5"], CheckKind.CLAUSE_SUM),
        ([HEADER, "甲|乙|做好|5", "甲|丙|做好|5", "合计||| 11"], CheckKind.TOTAL_SUM),
        ([HEADER, "甲（9分）[v]|乙|做好|5", "|丙|做好|5"], CheckKind.LEVEL_SUM),
        ([HEADER, "甲|乙|做好|5", "甲|乙|做好|5"], CheckKind.DUPLICATE),
        ([HEADER, "一、业务（9分）[span 4]", "甲|乙|做好|5", "甲|丙|做好|5"], CheckKind.LEVEL_SUM),
        ([HEADER, "甲[v]|乙|做好|5", "|丙|做好|5", "|小计||11"], CheckKind.LEVEL_SUM),
        (["序号|" + HEADER, "1|甲|乙|做好|5", "3|甲|丙|做好|5"], CheckKind.NUMBERING_GAP),
        (["一级指标|平时考核指标|分值|年底考核指标|分值", "甲|修好|3|守好|4"], CheckKind.PERIOD_SCORES),
    ],
)
def test_what_does_not_agree_is_noticed(rows, kind):
    assert kind in kinds(form_of(*rows))


def test_periods_with_scores_of_their_own_are_said_once():
    header = "一级指标|平时考核指标|分值|年底考核指标|分值"
    form = form_of(header, "甲|修好|3|守好|4", "乙|修好|5|守好|6", "丙|修好|1|守好|1")
    said = [notice.severity for notice in form.notices if notice.kind == CheckKind.PERIOD_SCORES]
    assert said == [Severity.INFO]
    form = form_of(header, "甲|修好|3|守好|4", "乙|修好|5|守好|6", "丙|修好|1|守好|1", "丁|修好|1|守好|1")
    said = [notice.severity for notice in form.notices if notice.kind == CheckKind.PERIOD_SCORES]
    assert said == [Severity.WARNING] * 2


def test_what_agrees_is_not_noticed():
    form = form_of(
        "序号|" + HEADER,
        "一、业务（10分）[span 5]",
        "1|甲（10分）[v]|乙|迟到的扣3分。/早退的扣9分。|5",
        "2||丙|做好|5",
        "|小计[span 3]|10",
        "合计[span 4]|10",
    )
    assert {notice.severity for notice in form.notices} == {Severity.INFO}
    form = form_of(HEADER, "甲|||5", "|乙|做好|5", "丙|||7", "|丁|做好|7")
    assert {notice.severity for notice in form.notices} == {Severity.INFO}


def test_a_form_whose_total_differs_from_its_neighbours_is_noticed():
    blocks = []
    for unit, score in (("水利局", 10), ("林业局", 10), ("农业局", 9)):
        blocks += [f"2023年度青禾县{unit}年终考核指标", table(HEADER, f"甲|乙|做好|{score}")]
    assert [CheckKind.TOTAL_DIFFERS in kinds(form) for form in forms_of(*blocks)] == [False, False, True]


def test_a_form_that_stands_in_a_file_twice_is_noticed_unless_the_units_differ():
    form = table(HEADER, "甲|乙|做好|10")
    blocks = [item for unit in ("水利局", "林业局", "水利局") for item in (f"2023年度青禾县{unit}年终考核指标", form)]
    assert [CheckKind.DUPLICATE in kinds(form) for form in forms_of(*blocks)] == [False, False, True]


def totals_of(*rows):
    form = form_of(*rows)
    return form.total_score, {notice.kind for notice in form.notices} & {CheckKind.TOTAL_SUM, CheckKind.LEVEL_SUM}


def test_additional_points_stand_outside_the_full_marks():
    header = "考核项目|考核标准|分值"
    basic = ["值守|不脱岗|60", "巡查|不漏查|40"]
    minus = ["二、扣分项（15分）[span 3]", "投诉|每起扣5分|-5", "事故|每起扣10分|-10"]
    bonus = ["三、加分项（5分）[span 3]", "获奖|省级加5分|5"]
    total = ["合计||100"]
    assert totals_of(header, *basic, *minus, *bonus, *total) == (100, set())
    assert totals_of(header, *basic, "合计||100", *bonus, "总计||105") == (100, set())
    assert totals_of(header, *basic, *minus, "合计||90") == (100, {CheckKind.TOTAL_SUM})
    assert totals_of(header, *minus) == (-15, set())


def test_deductions_that_do_not_come_to_their_section_are_said():
    rows = [
        "考核项目|考核标准|分值",
        "值守|不脱岗|100",
        "扣分项（20分）[span 3]",
        "投诉|每起扣5分|-5",
        "事故|每起扣10分|-10",
    ]
    assert totals_of(*rows) == (100, {CheckKind.LEVEL_SUM})


@pytest.mark.parametrize(
    ("criterion", "score", "is_told"),
    [
        ("有台账加3分；有总结加1分。", 5.0, True),
        ("有台账加3分；有总结加1分。", 4.0, False),
        ("有台账加3分；有总结加1分。", 3.0, False),
        ("有台账加3分；有总结加1分。", None, False),
        ("有台账加3分", 5.0, False),
        ("有台账加3分；每有一份总结加1分。", 5.0, False),
        ("有台账得3分；其余得1分。", 5.0, False),
        ("有台账加3分；有总结加1分，最多加2分。", 5.0, False),
        ("有台账加3分；迟报扣1分。", 5.0, False),
        ("缺台账扣3分；迟报扣1分。", 5.0, False),
        ("缺台账扣3分；迟报扣10分。", 5.0, False),
        ("缺台账的不得分；迟报扣2分。", 5.0, False),
    ],
)
def test_only_awards_that_cannot_come_to_the_score_are_told(criterion, score, is_told):
    read = one("甲", score=score, criterion=criterion, clauses=split_clauses(criterion, score))
    assert told(check_awards(form(read))) == [("clause-sum", "info", 1)] * is_told


@pytest.mark.parametrize(
    ("other", "is_told"),
    [
        (one("甲", criterion="做好。"), True),
        (one("甲", criterion="做 好。"), True),
        (one("甲", criterion="修好。"), False),
        (one("乙", criterion="做好。"), False),
        (one("甲", criterion="做好。", section_title="一、业务"), False),
        (one("甲", criterion="做好。", extra={"单位": "水利局"}), False),
    ],
)
def test_an_indicator_that_says_the_same_twice_is_told(other, is_told):
    found = told(check_duplicates(form(one("甲", criterion="做好。"), other)))
    assert found == [("duplicate", "warning", 2)] * is_told


def test_blank_rows_under_one_name_are_not_compared():
    rows = [["指标|评分标准|分值", "甲[v]|做好|5", "||"], ["指标|评分标准|分值", "甲|做好|5", "甲|做好|5"]]
    assert [CheckKind.DUPLICATE in kinds(form_of(*one)) for one in rows] == [False, True]


def test_names_without_a_word_are_not_compared():
    assert not told(check_duplicates(form(one("[ ]"), one("[ ]"))))


def test_a_period_with_another_score_is_told():
    same = [one("甲", number=1, score=5.0, period=period) for period in ("平时", "年底")]
    other = [one("乙", number=2, score=3.0, period="平时"), one("乙", number=2, score=4.0, period="年底")]
    assert told(check_periods(form(*same, *other))) == [("period-scores", "warning", 0)]
