"""What speaks for the kinds of rows."""

from builders_tables import table
from zhibiao.normalize.facts.fact import facts_of
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.reading.lines import lines_of
from zhibiao.normalize.reading.rows.kinds import row_features
from zhibiao.normalize.reading.rows.placed import cell_at, own_fact, reaches_down
from zhibiao.normalize.reading.rows.places import UNPLACED, sheet_features
from zhibiao.normalize.reading.sheet import sheet_of
from zhibiao.normalize.records import Column, Role

FACT_OF = facts_of(load_vocabulary())


def sheet(*rows):
    return sheet_of(lines_of(table(*rows), 0), FACT_OF)


def features(*rows):
    return [set(names) for names in row_features(sheet(*rows))]


def columns(*roles):
    levels = iter(range(1, 6))
    return [
        Column(
            section=1,
            position=place,
            header="",
            role=role,
            level=next(levels) if role is Role.LEVEL else None,
            deadline=None,
            fill_in=False,
            column=place - 1,
            column_span=1,
        )
        for place, role in enumerate(roles, 1)
    ]


def placed(roles, *rows):
    """The features of rows below a first header row, under columns of these roles."""
    read = sheet(*rows)
    return [set(names) for names in sheet_features(read, [(read.rows[1:], columns(*roles))], FACT_OF)]


def begin(names, start):
    return {name for name in names if name.startswith(start)}


def test_shares_under_headers_split_no_cell_but_stand_under_headers_that_reach_down():
    rows = features("考核项目[v]|自评|互评", "|占20%|占30%", "守纪|有|无")
    assert begin(rows[1], "under=") == {"under=none.share.above.words"}
    assert begin(rows[0], "over=") == {"over=none.share.above.words"}
    assert not begin(rows[2], "under=")


def test_grades_split_the_wide_header_above_them():
    rows = features("考核项目[v]|等级[span 2]", "|常常|偶尔", "守纪||")
    assert begin(rows[1], "under=") == {"under=all.short.above.words"}


def test_a_row_that_says_half_of_a_header_again():
    rows = features("序号|考核项目|评分标准|分值", "1|守纪|不迟到|5", "序号|考核内容|评分标准|分值")
    assert ["said.half" in names for names in rows] == [False, False, True]


def test_rows_stand_above_at_or_below_the_first_whole_header():
    rows = features("单位|甲局|日期|", "考核项目|评分标准|分值|得分", "守纪|不迟到|5|")
    assert [begin(names, "whole=") for names in rows] == [{"whole=above"}, {"whole=at"}, {"whole=below"}]


def test_a_number_of_a_higher_rank_heads_lower_ones_whose_points_it_sums_up():
    rows = features("序号|项目|分值", "一|基础|30", "1|台账|10", "2|巡查|20", "二|现场|70", "1|围挡|70")
    assert "rank.sum=exact" in rows[1]
    assert "rank=1.deeper" in rows[4]
    assert not begin(rows[2], "rank.sum=")


def test_a_sum_that_is_off_by_one_is_near():
    rows = features("序号|项目|分值", "一|基础|31", "1|台账|10", "2|巡查|20")
    assert "rank.sum=near" in rows[1]


def test_rows_behind_the_total_and_the_last_points():
    rows = features("考核项目|分值", "守纪|60", "卫生|40", "合计|100", "考核意见|")
    assert "behind=totalpoints" in rows[4]
    assert "is_label.behind=totalpoints" in rows[4]
    assert "behind=" in rows[1]


def test_a_total_beside_dashes_has_nothing_beside_it():
    rows = features("考核项目|评分标准|得分", "守纪|不迟到|", "合计|--|--")
    assert "rest.blank=is_total.name" in rows[2]


def test_an_upper_name_with_the_points_of_the_rows_below_is_likely_a_sum():
    roles = (Role.LEVEL, Role.LEVEL, Role.CRITERION, Role.SCORE)
    rows = placed(roles, "一级|二级|标准|分值", "防汛|||30", "|值守|不脱岗|20", "|演练|一次|10", "抗旱|送水|及时|70")
    assert [("likely.sum" in names) for names in rows] == [False, True, False, False, False]


def test_a_row_with_rules_of_its_own_is_no_sum():
    roles = (Role.LEVEL, Role.LEVEL, Role.CRITERION, Role.SCORE)
    rows = placed(roles, "一级|二级|标准|分值", "防汛||不脱岗|30", "|值守|在岗|20", "|演练|一次|10")
    assert "likely.sum" not in rows[1]


def test_a_name_that_is_still_to_be_written_stands_in():
    roles = (Role.LEVEL, Role.LEVEL, Role.TARGET)
    rows = placed(roles, "一级|二级|指标值", "产出|里程|≥5", "|指标1|", "|指标2|≥3")
    assert ["likely.stand.in" in names for names in rows] == [False, False, True, False]


def test_the_last_rows_without_points_are_a_tail_unless_they_add_points():
    roles = (Role.LEVEL, Role.CRITERION, Role.SCORE)
    body = ("甲|不缺|50", "乙|不少|30", "丙|不漏|20")
    rows = placed(roles, "项目|标准|分值", *body, "签名||")
    assert "likely.tail" in rows[4]
    rows = placed(roles, "项目|标准|分值", *body, "一票否决|重大事故取消评优|")
    assert "likely.tail" not in rows[4]


def test_rows_above_the_first_header_have_no_place():
    rows = placed((Role.LEVEL, Role.SCORE), "单位|甲局", "守纪|5")
    assert rows[0] == {UNPLACED}


def test_a_cell_over_names_and_points_crosses_them():
    roles = (Role.LEVEL, Role.CRITERION, Role.SCORE)
    rows = placed(roles, "项目|标准|分值", "甲|不缺|5", "意见|同意[span 2]")
    assert "crossing.rest=filled" in rows[2]
    assert not begin(rows[1], "crossing")


def test_how_a_row_stands_to_a_column():
    read = sheet("甲[v]|1|a", "|2|b[span 1]")
    name, number, _text = columns(Role.LEVEL, Role.SCORE, Role.OTHER)
    assert reaches_down(read.rows[1], name)
    assert own_fact(read.rows[1], name) is None
    assert own_fact(read.rows[1], number).number == 2
    assert cell_at(read.rows[1], name).text == "甲"
