"""What speaks for and against the readings of a table, and for its being no form."""

import pytest
from builders_tables import document, table
from zhibiao.normalize.facts.fact import facts_of
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.reading.choice.learned import load_models
from zhibiao.normalize.reading.read_table import candidates_of
from zhibiao.normalize.reading.tables.drafts import drafts_of
from zhibiao.normalize.reading.tables.find_forms import find_tables
from zhibiao.normalize.reading.upright import Words

VOCABULARY = load_vocabulary()
WORDS = Words(VOCABULARY, facts_of(VOCABULARY), load_models())


def values(*rows, title="某局考核评分表"):
    """The evidence of the likeliest upright reading, and that of the table being no form."""
    (draft,) = drafts_of(find_tables(document(title, table(*rows)), VOCABULARY), VOCABULARY)
    found = list(candidates_of(draft, WORDS))
    return {**found[-1].values, **next(one.values for one in found if one.values.get("top"))}


FORM = ("考核项目|评分标准|分值", "水质|缺一次扣1分|60", "水压|缺一次扣1分|40")


@pytest.mark.parametrize(
    ("rows", "name", "value"),
    [
        (FORM, "total.hundred", 1.0),
        (("考核项目|评分标准|分值", "水质|达标|57", "水压|达标|40"), "total.near", 1.0),
        (FORM, "scores.all", 1.0),
        (FORM, "criteria.rules", 1.0),
        (FORM, "scored.ruled", 1.0),
        (FORM, "strong.both", 1.0),
        (("考核项目|评分标准|分值", "指标1|达标|60", "指标2|达标|40"), "names.counted.all", 1.0),
        (FORM, "names.counted.all", 0.0),
        (FORM, "none.hundred", 0.0),
        (FORM, "size.blank", 0.0),
    ],
)
def test_evidence_is_worked_out_on_the_result(rows, name, value):
    assert values(*rows)[name] == value


@pytest.mark.parametrize(
    ("title", "name"),
    [("2023年考核评分表", "title.forms"), ("2023年考核情况统计表", "title.figures"), ("消防检查表", "title.lists")],
)
def test_a_title_says_by_its_end_what_the_table_is(title, name):
    assert values(*FORM, title=title)[name] == 1.0


def test_points_in_the_title_are_compared_with_the_sum():
    assert values(*FORM, title="考核评分表（100分）")["title.points"] == 1.0
    assert values(*FORM, title="考核评分表（90分）")["title.points.other"] == 1.0


def test_evidence_of_no_form_is_of_the_table_alone():
    found = values(*FORM)
    assert found["none"] == 1.0
    assert found["none.score"] == 1.0
