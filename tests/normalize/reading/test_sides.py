"""Tables that have the same form several times side by side."""

from builders_tables import table
from zhibiao.normalize.facts.fact import facts_of
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.reading.lines import lines_of
from zhibiao.normalize.reading.tables.headers import Block
from zhibiao.normalize.reading.tables.sides import lines_by_side


def read_by_side(n_header, *rows):
    lines = lines_of(table(*rows), 0)
    block = Block(lines[:n_header], lines[n_header:])
    parted = lines_by_side((), (block,), facts_of(load_vocabulary()))
    return None if parted is None else [[cell.text for cell in line.printed_cells()] for line in parted]


def test_the_right_half_follows_the_left_one():
    assert read_by_side(1, "项目|分值|项目|分值", "守纪|5|卫生|6", "出勤|4||") == [
        ["项目", "分值"],
        ["守纪", "5"],
        ["出勤", "4"],
        ["项目", "分值"],
        ["卫生", "6"],
        [],
    ]


def test_three_parts_follow_one_another():
    read = read_by_side(1, "项目|分值|项目|分值|项目|分值", "甲|1|乙|2|丙|3")
    assert read == [["项目", "分值"], ["甲", "1"], ["项目", "分值"], ["乙", "2"], ["项目", "分值"], ["丙", "3"]]


def test_a_header_of_two_rows_is_parted_where_its_first_row_is():
    read = read_by_side(2, "项目[v]|评分[span 2]|项目[v]|评分[span 2]", "|满分|得分||满分|得分", "甲|1||乙|2|")
    assert read == [["项目", "评分"], ["满分", "得分"], ["甲", "1"], ["项目", "评分"], ["满分", "得分"], ["乙", "2"]]


def test_periods_over_the_halves_may_differ():
    read = read_by_side(2, "三年目标[span 2]|当年目标[span 2]", "指标|指标值|指标|指标值", "甲|1|乙|2")
    assert read == [["三年目标"], ["指标", "指标值"], ["甲", "1"], ["当年目标"], ["指标", "指标值"], ["乙", "2"]]


def test_a_total_over_both_halves_stands_behind_them():
    read = read_by_side(1, "项目|分值|项目|分值", "甲|1|乙|2", "合计得分[span 3]|3")
    assert read[-1] == ["合计得分", "3"]


def test_the_name_of_a_section_stays_above_the_first_half():
    read = read_by_side(1, "项目|分值|项目|分值", "甲|1|乙|2", "二、加分[span 4]", "丙|1|丁|2")
    assert read == [
        ["项目", "分值"],
        ["甲", "1"],
        ["二、加分"],
        ["丙", "1"],
        ["项目", "分值"],
        ["乙", "2"],
        ["丁", "2"],
    ]


def test_levels_with_a_score_each_are_no_parts():
    assert read_by_side(2, "一级指标[span 2]|二级指标[span 2]", "名称|分值|名称|分值", "甲|9|乙|9") is None


def test_a_label_down_the_side_belongs_to_no_part():
    read = read_by_side(1, "考评[v]|项目|分值|项目|分值", "|甲|1|乙|2", "签名||||")
    assert read[1] == ["甲", "1"]
    assert read[-1] == ["签名"]


def test_one_name_column_beside_two_of_scores_is_no_form_twice():
    assert read_by_side(1, "项目|分值|得分|分值|得分", "甲|1||2|") is None
