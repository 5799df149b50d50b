import pytest
from hypothesis import given
from hypothesis import strategies as st
from zhibiao.normalize.clauses.divide import divide, lines_of
from zhibiao.normalize.facts.amounts import find_amounts


def texts(text):
    return [part.text for part in divide(text, (0, len(text)), find_amounts(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("缺岗扣1分，早退扣2分", ["缺岗扣1分，", "早退扣2分"]),
        ("缺岗扣1分，最多扣3分，早退扣2分", ["缺岗扣1分，最多扣3分，", "早退扣2分"]),
        ("缺岗扣1分；最多扣3分；早退扣2分", ["缺岗扣1分；", "最多扣3分；", "早退扣2分"]),
        ("缺岗扣1分；早退扣2分；扣完为止。", ["缺岗扣1分；", "早退扣2分；扣完为止。"]),
        ("扣1分（严重的扣2分）", ["扣1分", "（严重的扣2分）"]),
        ("缺岗不得分，最多得3分，早退扣2分", ["缺岗不得分，", "最多得3分，", "早退扣2分"]),
        ("总则。缺岗扣1分。附则。", ["总则。缺岗扣1分。附则。"]),
        ("总则。缺岗扣1分。早退扣2分。附则。", ["总则。", "缺岗扣1分。", "早退扣2分。", "附则。"]),
        ("甲得\n2分，乙得1分", ["甲得\n2分，", "乙得1分"]),
        ("做好工作", ["做好工作"]),
    ],
)
def test_a_text_is_divided_into_parts_of_one_amount(text, parts):
    assert texts(text) == parts


@given(
    st.lists(st.sampled_from(["缺岗扣1分", "，", "。", "\n", "最多扣3分", "不得分", "得\n2分", "甲", "扣完为止", "（"]))
)
def test_the_parts_together_are_the_text(pieces):
    text = "".join(pieces)
    assert "".join(texts(text)) == text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲\n\n乙\n", ["甲\n\n", "乙\n"]),
        ("甲得\n2分\n乙得1分", ["甲得\n2分\n", "乙得1分"]),
        ("缺岗每日\n扣（1分）", ["缺岗每日\n扣（1分）"]),
        ("缺岗扣1分\n加2分", ["缺岗扣1分\n", "加2分"]),
        ("", []),
    ],
)
def test_a_break_inside_an_amount_or_before_its_verb_ends_no_line(text, lines):
    assert [text[slice(*span)] for span in lines_of(text, find_amounts(text))] == lines
