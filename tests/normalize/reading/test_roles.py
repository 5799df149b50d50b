"""What speaks for the roles of columns: the features of one-line tables."""

import pytest
from builders_tables import document, table
from zhibiao.normalize.facts.fact import facts_of
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.reading.build.blocks import columns_of_stretch, stretches_of
from zhibiao.normalize.reading.roles.features import column_features
from zhibiao.normalize.reading.roles.looks import look_of
from zhibiao.normalize.reading.roles.sums import sum_up
from zhibiao.normalize.reading.sheet import sheet_of
from zhibiao.normalize.reading.tables.drafts import drafts_of
from zhibiao.normalize.reading.tables.find_forms import find_tables

VOCABULARY = load_vocabulary()
FACTS = facts_of(VOCABULARY)


def columns_of(*rows):
    """The printed columns of a table with one header row."""
    (draft,) = drafts_of(find_tables(document(table(*rows)), VOCABULARY), VOCABULARY)
    sheet = sheet_of(draft.lines, FACTS)
    kinds = ["header"] + ["indicator"] * (len(sheet.rows) - 1)
    _above, stretches = stretches_of(sheet, kinds)
    return columns_of_stretch(stretches, VOCABULARY, FACTS)


def features_of(*rows):
    return [set(names) for names in column_features(columns_of(*rows))]


@pytest.mark.parametrize(
    ("header", "texts", "lean"),
    [
        ("考核项目", ("绿化", "照明"), "name"),
        ("考核项目", ("1", "2"), "count"),
        ("评分标准", ("缺一处扣1分，扣完为止", "灭灯一盏扣2分"), "rule"),
        ("评分标准", ("5", "3"), "points"),
        ("分值", ("5", "3"), "points"),
        ("分值", ("", ""), "points"),
        ("得分", ("", ""), "result"),
        ("从未见过的词", ("绿化", "照明"), "name"),
        ("从未见过的词", ("7", "9"), "number"),
    ],
)
def test_a_column_leans_to_a_role_by_its_header_and_its_texts(header, texts, lean):
    printed = columns_of(f"名目|{header}", *(f"甲{n}|{text}" for n, text in enumerate(texts)))
    assert look_of(printed[1]).lean == lean


def test_fields_that_a_program_fills_in_are_blanks():
    printed = columns_of("考核项目|分值|得分", "绿化|5|${a1}", "照明|5|{{b2}}", "排水|5|«c3»")
    assert look_of(printed[2]).kind == "blank"
    assert not printed[2].texts


def test_texts_are_numbered_by_the_rows_on_which_they_begin():
    printed = columns_of("类别|考核项目|分值", "水务[v]|绿化|5", "|照明|5", "电务|排水|5")
    assert printed[0].rows == (0, 2)
    assert printed[1].rows == (0, 1, 2)
    assert printed[0].n_tall == 1


@pytest.mark.parametrize(
    ("name", "place", "rows"),
    [
        ("points.of.its.own", 1, ("类别|评分标准", "水务[v]|绿化（7分）", "|照明（5分）", "|排水（8分）")),
        ("between.points", 2, ("类别|权重|评分细则|分值", "水务[v]|20[v]|绿化|5", "||照明|15")),
        ("behind.points", 2, ("考核项目|分值|考核内容", "绿化|5|无枯枝", "照明|5|无灭灯")),
        ("kinds", 1, ("考核项目|类别", "绿化|甲类", "照明|甲类", "排水|甲类", "环卫|乙类")),
        ("choices", 1, ("考核项目|档次", "绿化|○甲档 ○乙档", "照明|○甲档 ○乙档")),
        ("first.texts", 1, ("序号|评分标准|分值", "1|无枯枝|5", "2|无灭灯|5")),
        ("only.points", 1, ("考核项目|扣分标准", "绿化|5", "照明|3")),
        ("hundred.unnamed", 1, ("考核项目|评分", "绿化|40", "照明|60")),
        ("points.each", 1, ("题型|每题分值|总分", "选择|2|40", "计算|10|60")),
        ("last.names", 1, ("考核项目|考核内容|得分", "绿化|无枯枝|", "照明|无灭灯|")),
        ("one.thing", 1, ("考核项目|周期|分值", "绿化|月|1", "照明|月|2", "排水|月|3")),
    ],
)
def test_an_arrangement_is_named(name, place, rows):
    features = features_of(*rows)
    assert [n for n, own in enumerate(features) if name in own] == [place]


def test_long_texts_one_to_each_name_are_not_parts_of_names():
    rows = (
        "考核项目|指标说明|分值",
        "绿化|道路两侧树木完好无枯枝死树及时补种|5",
        "照明|主次干道路灯亮灯率不低于九成八|5",
    )
    names = features_of(*rows)[1]
    assert "spells.out" in names
    assert "divides.names" not in names


def test_numbers_that_are_sums_of_others_are_told_from_their_parts():
    features = features_of("类别|考核项目|权重|分值", "水务[v]|绿化|20[v]|5", "|照明||15", "电务|排水|30|30")
    assert "sums.of.right" in features[2]
    assert "parts.of.left" in features[3]
    assert "left.numbers=lower" in features[3]


@pytest.mark.parametrize(
    ("sums", "parts", "expected"),
    [
        ({0: 20.0, 2: 30.0}, {0: 5.0, 1: 15.0, 2: 30.0}, True),
        ({0: 20.0, 2: 30.0}, {0: 5.0, 1: 14.0, 2: 30.0}, False),
        ({0: 20.0}, {0: 20.0}, False),
        ({}, {0: 20.0}, False),
    ],
)
def test_sums_come_out_for_each_stretch_of_rows(sums, parts, expected):
    assert sum_up(sums, parts) is expected


def test_columns_under_one_header_are_ranked():
    features = features_of(
        "考核内容[span 2]|分值", "绿化|道路两侧树木完好无枯枝死树及时补种|5", "照明|主次干道路灯亮灯率不低于九成八|5"
    )
    assert any(name.startswith("twin.first") for name in features[0])
    assert any(name.startswith("twin.last") for name in features[1])


def test_a_label_down_the_side_is_marked_by_its_single_text():
    features = features_of("|一级指标|二级指标|分值", "评审意见[v]|水务|绿化|5", "||照明|5")
    assert "unheaded.texts=1+tall=True" in features[0]
