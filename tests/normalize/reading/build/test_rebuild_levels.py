"""The names above an indicator, by merged, blank and unequal cells."""

import pytest
from builders_columns import section
from builders_tables import table
from zhibiao.normalize.reading.build.rebuild_levels import endings_of, name_beside, rebuild_levels, rule_over_names
from zhibiao.normalize.reading.lines import lines_of


def paths(roles, *rows):
    by, lines = section(roles, *rows)
    endings, path, found = endings_of(lines, by), {}, []
    for line in lines:
        path = rebuild_levels(line, by, path, endings)
        found.append(" > ".join(f"{level} {name.text}" for level, name in path.items()))
    return found


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("甲[v]|乙|5", "|丙|5"), ["1 甲 > 2 乙", "1 甲 > 2 丙"]),
        (("甲|乙|5", "|丙|5"), ["1 甲 > 2 乙", "1 甲 > 2 丙"]),
        (("甲[v]|乙|5", "||5"), ["1 甲 > 2 乙", "1 甲 > 2 乙"]),
        (("甲|乙|5", "丁||5"), ["1 甲 > 2 乙", "1 丁"]),
        (("甲|乙|5", "|丙|5", "[v]|丁|5", "|戊|5"), ["1 甲 > 2 乙", "1 甲 > 2 丙", "1 甲 > 2 丁", "1 甲 > 2 戊"]),
        (("甲[v]|乙|5", "|丙|5", "[v]|丁|5", "|戊|5"), ["1 甲 > 2 乙", "1 甲 > 2 丙", "2 丁", "2 戊"]),
        (("一、甲||5", "1|乙|5", "2|丙|5"), ["1 一、甲", "1 一、甲 > 2 乙", "1 一、甲 > 2 丙"]),
        (("甲|乙|5", "丁|（百分制）|5"), ["1 甲 > 2 乙", "1 丁"]),
        (("甲|乙|5", "丁|（2.5）|5"), ["1 甲 > 2 乙", "1 丁 > 2 （2.5）"]),
        (("（20分）|乙|5", "丁|丙|5"), ["1  > 2 乙", "1 丁 > 2 丙"]),
    ],
)
def test_a_blank_goes_on_while_all_names_before_it_do(rows, expected):
    assert paths("level|level|score", *rows) == expected


def test_a_merged_blank_name_behind_the_end_of_a_page_goes_on():
    by, upper = section("level|level|score", "甲[v]|乙|5", "|丙|5")
    lower = lines_of(table("[v]|丁|5", "|戊|5"), 1)
    path = rebuild_levels(upper[1], by, {}, {})
    assert [name.text for name in rebuild_levels(lower[0], by, path, {}).values()] == ["甲", "丁"]


def test_a_score_on_a_line_of_its_own_leaves_the_name():
    by, lines = section("level|score", "业绩/70%|5", "达标率/70|5")
    names = [rebuild_levels(line, by, {}, {})[1] for line in lines]
    assert [(name.text, name.score) for name in names] == [("业绩", 70), ("达标率70", None)]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ("加分项|获奖加2分[span 2]", "加分项"),
        ("加分项||按规定加分", "加分项"),
        ("加分项[span 2]|按规定加分", "加分项"),
        ("3|值守|不脱岗", None),
        ("A1||不脱岗", None),
        ("办公室|值守|不脱岗", None),
    ],
)
def test_a_word_beside_the_names_is_one_where_no_other_stands(rows, text):
    by, lines = section("serial|level|criterion", rows)
    found = name_beside(lines[0], by)
    assert (found.text if found else None) == text


@pytest.mark.parametrize(
    ("roles", "rows", "text"),
    [
        ("level|level|criterion", "特色|有明显特色[span 2]", "有明显特色"),
        ("level|level|criterion", "有明显特色[span 3]", None),
        ("level|level|criterion", "特色|隐患排查[span 2]", None),
        ("level|level|criterion", "特色|隐患排查（5分）[span 2]", None),
        ("level|level|criterion", "特色|一二三四五六七八九十[span 2]", None),
        ("level|level|criterion", "特色|一二三四五六七八九十一[span 2]", "一二三四五六七八九十一"),
        ("level|level|criterion", "特色|创新|有明显特色", None),
        ("serial|level|criterion", "附加|有明显特色[span 2]", "有明显特色"),
        ("level|level|score", "特色|有明显特色[span 2]", None),
    ],
)
def test_what_reaches_over_names_and_rules_beside_a_name_is_a_rule(roles, rows, text):
    by, lines = section(roles, rows)
    found = rule_over_names(lines[0], by)
    assert (found.text if found else None) == text
