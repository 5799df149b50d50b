"""What speaks for the roles of columns: the features of one-line tables."""

import pytest
from builders_tables import document, table
from zhibiao.normalize.facts.fact import facts_of
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.reading.build.blocks import columns_of_stretch, stretches_of
from zhibiao.normalize.reading.roles.features import column_features
from zhibiao.normalize.reading.roles.looks import look_of
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


def begin(names, start):
    return {name for name in names if name.startswith(start)}


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


def test_a_text_that_reaches_over_several_rows_is_one():
    printed = columns_of("类别|考核项目|分值", "水务[v]|绿化|5", "|照明|5", "电务|排水|5")
    assert [fact.plain for fact in printed[0].texts] == ["水务", "电务"]
    assert printed[0].n_tall == 1
    assert printed[1].n_tall == 0


def test_long_texts_one_to_each_name_are_no_short_ones_of_which_each_name_has_several():
    long = features_of(
        "考核项目|指标说明", "绿化|道路两侧树木完好无枯枝死树及时补种", "照明|主次干道路灯亮灯率不低于九成八"
    )
    short = features_of("类别|细目", "水务[v]|绿化", "|照明", "|排水")
    assert begin(long[1], "short=") == {"short=False+each=one+criterion"}
    assert begin(short[1], "short=") == {"short=True+each=several+level"}


def test_what_stands_elsewhere_is_on_the_left_or_on_the_right():
    rule = features_of("考核项目|评分标准|分值", "绿化|缺一处扣1分|5", "照明|灭灯一盏扣2分|5")[1]
    assert {"name.left=True+rule", "name.right=False+rule", "points.left=False+rule", "points.right=True+rule"} <= rule


def test_texts_that_end_in_points_are_counted_in_quarters():
    names = features_of("评分项", "绿化（7分）", "照明（5分）", "排水（8分）", "环卫")[0]
    assert begin(names, "points=") == {"points=3+name"}


def test_columns_under_one_header_are_ranked():
    features = features_of(
        "考核内容[span 2]|分值", "绿化|道路两侧树木完好无枯枝死树及时补种|5", "照明|主次干道路灯亮灯率不低于九成八|5"
    )
    assert any(name.startswith("twin.first") for name in features[0])
    assert any(name.startswith("twin.last") for name in features[1])


def test_a_label_down_the_side_is_marked_by_its_single_text():
    features = features_of("|一级指标|二级指标|分值", "评审意见[v]|水务|绿化|5", "||照明|5")
    assert "unheaded.texts=1+tall=True" in features[0]
