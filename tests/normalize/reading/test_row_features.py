"""What speaks for the kinds of rows."""

from builders_tables import table
from zhibiao.normalize.facts.fact import facts_of
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.reading.lines import lines_of
from zhibiao.normalize.reading.rows.kinds import row_features
from zhibiao.normalize.reading.rows.placed import cell_at, own_fact, reaches_down
from zhibiao.normalize.reading.rows.places import sheet_features
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
    return [set(names) for names in sheet_features(read, [(read.rows[1:], columns(*roles))])]


def begin(names, start):
    return {name for name in names if name.startswith(start)}


def test_rows_stand_above_at_or_below_the_first_whole_header():
    rows = features("单位|甲局|日期|", "考核项目|评分标准|分值|得分", "守纪|不迟到|5|")
    assert [begin(names, "whole=") for names in rows] == [{"whole=above"}, {"whole=at"}, {"whole=below"}]


def test_a_number_of_a_higher_rank_heads_lower_ones_whose_points_it_sums_up():
    rows = features("序号|项目|分值", "一|基础|30", "1|台账|10", "2|巡查|20", "二|现场|70", "1|围挡|70")
    assert "rank.sum=exact" in rows[1]
    assert "rank=2.deeper" in rows[4]
    assert not begin(rows[2], "rank.sum=")


def test_a_sum_that_is_off_by_one_is_near():
    rows = features("序号|项目|分值", "一|基础|31", "1|台账|10", "2|巡查|20")
    assert "rank.sum=near" in rows[1]


def test_rows_behind_the_total_and_the_last_points():
    rows = features("考核项目|分值", "守纪|60", "卫生|40", "合计|100", "考核意见|")
    assert "is_label.behind=totalpoints" in rows[4]
    assert "is_total.behind=points" not in rows[3]
    assert begin(rows[3], "is_total.behind=") == {"is_total.behind="}


def test_an_upper_name_with_the_points_of_the_rows_below_is_likely_a_sum():
    roles = (Role.LEVEL, Role.LEVEL, Role.CRITERION, Role.SCORE)
    rows = placed(roles, "一级|二级|标准|分值", "防汛|||30", "|值守|不脱岗|20", "|演练|一次|10", "抗旱|送水|及时|70")
    assert [("likely.sum" in names) for names in rows] == [False, True, False, False, False]


def test_a_row_with_rules_of_its_own_is_no_sum():
    roles = (Role.LEVEL, Role.LEVEL, Role.CRITERION, Role.SCORE)
    rows = placed(roles, "一级|二级|标准|分值", "防汛||不脱岗|30", "|值守|在岗|20", "|演练|一次|10")
    assert "likely.sum" not in rows[1]


def test_a_cell_over_names_and_points_crosses_them():
    roles = (Role.LEVEL, Role.CRITERION, Role.SCORE)
    rows = placed(roles, "项目|标准|分值", "甲|不缺|5", "意见|同意[span 2]")
    assert "crossing.rest=filled" in rows[2]
    assert not begin(rows[1], "crossing")


def test_the_rows_below_a_header_keep_to_its_columns():
    rows = features("考核项目[span 2]|分值", "守纪[span 2]|5", "卫生|扫地|5")
    assert begin(rows[0], "keeps=") == {"keeps=1"}
    assert "heads=True.True.True.True" in rows[0]


def test_rows_above_the_first_header_have_no_place():
    rows = placed((Role.LEVEL, Role.SCORE), "单位|甲局", "守纪|5")
    assert rows[0] == set()


def test_how_a_row_stands_to_a_column():
    read = sheet("甲[v]|1|a", "|2|b[span 1]")
    name, number, _text = columns(Role.LEVEL, Role.SCORE, Role.OTHER)
    assert reaches_down(read.rows[1], name)
    assert own_fact(read.rows[1], name) is None
    assert own_fact(read.rows[1], number).number == 2
    assert cell_at(read.rows[1], name).text == "甲"
