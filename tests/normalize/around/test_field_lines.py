"""Fields beside titles and in rows above headers, and the unit that one of them names."""

import pytest
from builders_tables import table
from builders_titled import FORM, HEADER, ROWS, SPAN, TITLE, form_of, named, parts_of, reading_of
from zhibiao.normalize.records import CheckKind


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("被考核单位：云溪镇林场　考核时间：2021年", "云溪镇林场"),
        ("被考核单位：云溪镇林场 考核时间：2021年", "云溪镇林场"),
        ("被考核单位:云溪镇林场\t考核时间:2021年", "云溪镇林场"),
        ("考核时间：2021年    被考核单位：云溪镇林场", "云溪镇林场"),
        ("单 位：云溪镇林场　　日　期：2021年5月", "云溪镇林场"),
        ("填报单位（盖章）：云溪镇林场", "云溪镇林场"),
        ("填报单位：云溪镇林场（盖章）", "云溪镇林场"),
        ("填报单位：云溪镇林场（公章）   填表人：王五", "云溪镇林场"),
        ("单位：县委组织部（县老干部局）（盖章）", "县委组织部（县老干部局）"),
        ("考核对象：云溪镇林场", "云溪镇林场"),
        ("部门（单位）：云溪镇林场", "云溪镇林场"),
        ("（填报单位：云溪镇林场）", "云溪镇林场"),
        ("一、单位名称：云溪镇林场", "云溪镇林场"),
        ("填报单位：云溪镇林场¹", "云溪镇林场"),
        ("填报单位：云溪镇林场①（盖章）", "云溪镇林场"),
        ("单位名称　云溪镇林场", "云溪镇林场"),
        ("单位：______", ""),
        ("单位：＿＿＿＿（盖章）", ""),
        ("单位：（盖章）", ""),
        ("单位：/", ""),
        ("单位：×××", ""),
        ("单位：　　　　考核时间：2021年", ""),
        ("单位：分", ""),
        ("单位：万元、个", ""),
        ("单位：百分点", ""),
        ("考核对象：王五", ""),
        ("单位负责人：云溪镇林场", ""),
    ],
)
def test_a_field_names_the_unit_where_the_title_names_none(line, unit):
    assert parts_of("年度考核评分表", line) == ("年度考核评分表", unit, None)
    if "：" in line:
        assert form_of("年度考核评分表", table(line + SPAN, HEADER, *ROWS)).unit == unit


def test_the_fields_of_a_line_are_told_apart():
    form = form_of("年度考核评分表", "填报单位 （盖章）：      填报日期：   年  月  日     单 位：分  时间：8:30", FORM)
    assert form.fields == {"填报单位（盖章）": "", "填报日期": "年  月  日", "单位": "分", "时间": "8:30"}


def test_the_unit_of_the_title_comes_before_that_of_a_field():
    assert form_of(TITLE, "填报单位：云溪镇林场", FORM).unit == "青禾县渠道管理局"


@pytest.mark.parametrize("row", ["单位名称[span 2]|云溪镇林场[span 2]", "考核对象|云溪镇林场|考核时间|2021年"])
def test_a_row_of_the_table_names_the_unit(row):
    assert form_of("年度考核评分表", table(row, HEADER, *ROWS)).unit == "云溪镇林场"
    assert form_of(table("年度考核评分表" + SPAN, row, HEADER, *ROWS)).unit == "云溪镇林场"


def test_a_table_of_fields_right_above_stands_under_the_same_title():
    reading = reading_of("年度考核评分表", table("单位名称|云溪镇林场|填报人|王五"), FORM)
    assert named(reading) == [("年度考核评分表", "云溪镇林场", 100)]
    assert CheckKind.NO_FORM in [notice.kind for notice in reading.notices]
