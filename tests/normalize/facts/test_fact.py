"""What one text says by its shape and its words."""

import pytest
from zhibiao.normalize.facts.fact import Kind, facts_of
from zhibiao.normalize.facts.vocabulary import load_vocabulary

FACT_OF = facts_of(load_vocabulary())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", Kind.BLANK),
        ("／", Kind.PLACEHOLDER),
        ("10分", Kind.NUMBER),
        ("-5", Kind.NUMBER),
        ("1 0", Kind.NUMBER),
        ("10%", Kind.SHARE),
        ("5～10分", Kind.RANGE),
        ("60≤80", Kind.RANGE),
        ("<60", Kind.NAME),
        ("(3)", Kind.ORDINAL),
        ("第三", Kind.ORDINAL),
        ("A1", Kind.ORDINAL),
        ("□是 □否", Kind.TICK),
        ("万元", Kind.UNIT),
        ("酌情的事情很多", Kind.NAME),
        ("酌情的事情很多很", Kind.RULE),
        ("渠" * 14, Kind.NAME),
        ("渠" * 15, Kind.PHRASE),
        ("渠" * 40, Kind.PHRASE),
        ("渠" * 41, Kind.SENTENCE),
        ("渠" * 7 + "，" + "渠" * 6, Kind.NAME),
        ("渠" * 7 + "，" + "渠" * 7, Kind.SENTENCE),
    ],
)
def test_a_text_is_of_a_kind_by_its_shape(text, kind):
    assert FACT_OF(text).kind is kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("考核指标", {"is_strong"}),
        ("合计", {"is_total"}),
        ("小计", {"is_subtotal"}),
        ("注：1", {"is_note", "is_keyed"}),
        ("填表人：", {"is_label", "is_keyed"}),
        ("填写____", {"is_label"}),
        ("负责人签字", {"is_label", "is_signed"}),
        ("每年", {"is_date"}),
        ("水务局", {"is_office"}),
        ("加2分", {"is_rule", "states_points"}),
        ("（5分）加2分", {"is_rule"}),
        ("良好（80分以上）", {"is_grade"}),
        ("60-80分", {"is_grade"}),
        ("优秀：90分以上", {"is_keyed"}),
        ("负面清单", {"is_additional"}),
        ("项目二", {"is_stand_in"}),
        ("${甲}", {"is_variable"}),
        ("渠道", set()),
    ],
)
def test_a_text_has_words_that_say_what_it_is(text, names):
    fact = FACT_OF(text)
    assert {name for name in fact.__dataclass_fields__ if getattr(fact, name) is True} - {"has_word"} == names
    assert fact.has_word


@pytest.mark.parametrize("text", ["合计", "考核指标", "填表人：", "负面清单", "10"])
def test_a_long_text_is_no_word_of_a_header_a_sum_or_a_label(text):
    long = FACT_OF("渠" * 61 + text)
    assert {*_said(FACT_OF(text))} - {*_said(long)}
    assert not (long.role or long.is_total or long.is_strong or long.is_label or long.is_additional)
    assert long.number is None


def _said(fact):
    """The words that make a text what it is."""
    return (name for name in fact.__dataclass_fields__ if getattr(fact, name) not in (None, False, "", 0))


def test_a_word_of_sixty_characters_is_still_one():
    assert FACT_OF("渠" * 56 + "考核指标").role
    assert not FACT_OF("渠" * 57 + "考核指标").role


@pytest.mark.parametrize(
    ("text", "points"),
    [("堤防（20分）", 20.0), ("堤防20分", 20.0), ("堤防（共20分，每项5分）", 20.0), ("堤防", None), ("20分", None)],
)
def test_points_end_a_name(text, points):
    assert FACT_OF(text).points == points


def test_a_header_has_a_role_a_manner_and_a_level():
    found = [FACT_OF(text) for text in ("二级指标", "自评得分情况", "渠道")]
    assert [(fact.role, fact.manner, fact.level) for fact in found] == [
        ("level", "exact", 2),
        ("result", "part", None),
        ("", "", None),
    ]


def test_boxes_are_counted_and_blanks_do_not_count_to_the_length():
    fact = FACT_OF("□ 甲　☑ 乙")
    assert (fact.n_boxes, fact.length) == (2, 4)
