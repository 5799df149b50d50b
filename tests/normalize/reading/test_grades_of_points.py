"""Rows that are only grades of the name above, each with the points that it is worth."""

from builders_tables import document, table
from zhibiao.normalize import normalize

HEADER = "考核项目|评分标准|分值|得分"


def rows_of(*rows):
    forms = normalize(document(table(*rows))).forms
    return [(one.levels[0], one.score) for form in forms for one in form.indicators]


def test_grades_whose_first_points_come_to_a_hundred_are_one_indicator():
    rows = rows_of(
        HEADER, "领导能力[v]|善于领导部属|60|", "|尚能领导部属|41-59|", "|领导方式不佳|40以下|",
        "工作效率[v]|效率高|40|", "|不误期|21-39|", "|时有差错|20以下|",
    )  # fmt: skip
    assert rows == [("领导能力", 60), ("工作效率", 40)]


def test_rules_that_come_to_a_hundred_together_stay_indicators():
    rows = rows_of(
        HEADER, "领导能力[v]|善于领导部属|30|", "|尊重部属|20|", "|听取意见|10|",
        "工作效率[v]|效率高|25|", "|不误期|10|", "|无差错|5|",
    )  # fmt: skip
    assert len(rows) == 6
