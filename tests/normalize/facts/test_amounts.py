"""Which points a text holds, and what they do."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zhibiao.normalize.facts.amounts import find_amounts


def read(text):
    return [(amount.effect.name, amount.low, amount.high, amount.unit) for amount in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("扣2分", [("TAKE", 2, None, "")]),
        ("扣２①分", [("TAKE", 2, None, "")]),
        ("扣2.5～3分", [("TAKE", 2.5, 3, "")]),
        ("扣2分至5分", [("TAKE", 2, 5, "")]),
        ("扣2分/次", [("TAKE", 2, None, "次")]),
        ("扣2分/人次", [("TAKE", 2, None, "人次")]),
        ("扣2分/次并通报", [("TAKE", 2, None, "次")]),
        ("减去2分", [("TAKE", 2, None, "")]),
        ("加减2分", []),
        ("加2分", [("ADD", 2, None, "")]),
        ("奖励2分", [("ADD", 2, None, "")]),
        ("得2分", [("SET", 2, None, "")]),
        ("没有的为0分", [("SET", 0, None, "")]),
        ("总分为100分", []),
        ("共计100分", []),
        ("得90分以上", []),
        ("得90分及以上", []),
        ("加班5分钟", []),
        ("按5分制", []),
        ("不得分", [("NOTHING", None, None, "")]),
        ("得满分", [("FULL", None, None, "")]),
        ("得标准分值的50%", []),
        ("一票否决", [("VETO", None, None, "")]),
        ("取消当年评优资格", [("VETO", None, None, "")]),
        ("最多扣2分", [("MOST", 2, None, "")]),
        ("累计扣分不超过2分", [("MOST", 2, None, "")]),
        ("满分2分", [("MOST", 2, None, "")]),
        ("在满分100分基准上", []),
        ("2分封顶", [("MOST", 2, None, "")]),
        ("加至2分", [("MOST", 2, None, "")]),
        ("扣完为止", [("TO_THE_END", None, None, "")]),
        ("扣完本项分值为止", [("TO_THE_END", None, None, "")]),
        ("优秀2分，良好1分", [("SET", 2, None, ""), ("SET", 1, None, "")]),
        ("优秀2分", []),
        ("扣1 0分", []),
        ("扣1,000分", []),
        ("", []),
    ],
)
def test_an_amount_has_its_effect_its_points_and_its_unit(text, amounts):
    assert read(text) == amounts


@given(st.text(alphabet="扣加得分满最多不超过优良0123.－-至/次每，；一票否决 \n"))
def test_amounts_stand_apart_and_in_order(text):
    amounts = find_amounts(text)
    assert all(one.stop <= other.start for one, other in pairwise(amounts))
    assert all(0 <= one.start < one.stop <= len(text) for one in amounts)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("优秀2分，良好1分", ["2分", "1分"]),
        ("省级加3分、市级1分", ["加3分", "1分"]),
        ("缺一次扣２①分，最多扣5分", ["扣２①分", "最多扣5分"]),
    ],
)
def test_an_amount_stands_where_its_words_and_points_do(text, said):
    assert [text[amount.start : amount.stop] for amount in find_amounts(text)] == said
