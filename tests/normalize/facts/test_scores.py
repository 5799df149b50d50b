"""In which ways names end in scores, and how numbers are printed."""

import pytest
from zhibiao.normalize.facts.scores import (
    come_to_wholes,
    print_number,
    print_sum,
    score_ending,
    score_wording,
    split_name,
    wording_beside,
)
from zhibiao.normalize.records import Indicator


def endings(*names):
    """What is left of the names, and their scores."""
    ending = score_ending(names)
    return [split_name(name, ending)[1] for name in names]


@pytest.mark.parametrize(
    ("names", "scores"),
    [
        (["甲(27)", "乙(30)"], [27, 30]),
        (["甲(5)"], [5]),
        (["甲(1)"], [None]),
        (["甲(2)", "乙(3)"], [None, None]),
        (["甲[40]", "乙[60]"], [40, 60]),
        (["甲[40]", "乙[50]"], [None, None]),
        (["甲[40]", "乙[60]", "丙"], [None, None, None]),
        (["态度10", "能力20", "作风30", "廉洁40"], [10, 20, 30, 40]),
        (["态度10", "能力20", "作风30", "廉洁40", "学习"], [10, 20, 30, 40, None]),
        (["态度10", "能力20", "作风30", "廉洁40", "学习", "工作"], [None] * 6),
        (["态度10", "能力20", "作风70"], [None] * 3),
        (["态度10", "能力20", "作风30", "廉洁39"], [None] * 4),
        (["选题20%", "设计80%"], [20, 80]),
        (["选题20%", "设计70%"], [None, None]),
        (["选题", "设计"], [None, None]),
    ],
)
def test_names_end_in_scores_where_all_of_them_are_such(names, scores):
    assert endings(*names) == scores


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([40, 60], True),
        ([40, 61], False),
        ([0.4, 0.6], True),
        ([0.5, 0.5, 1], True),
        ([0.5, 0.6], False),
        ([1, 1], False),
        ([100.0000005], True),
        ([100.00001], False),
    ],
)
def test_numbers_come_to_a_hundred_or_are_weights(numbers, expected):
    assert come_to_wholes(numbers) is expected


@pytest.mark.parametrize(("number", "printed"), [(10.0, "10"), (2.5, "2.5"), (-3.0, "-3"), (None, "")])
def test_numbers_are_printed_as_forms_do(number, printed):
    assert print_number(number) == print_sum(number) == printed


def test_a_sum_is_printed_without_what_adding_makes():
    assert print_sum(0.1 + 0.2) == "0.3"
    assert print_number(0.1 + 0.2) != "0.3"


def test_full_marks_are_worded_as_printed():
    one = Indicator(1, 1, ("堤防",), score=10.0)
    assert score_wording(one) == "10"
    assert score_wording(Indicator(1, 1, ("堤防",), score=10.0, score_text="10分")) == "10分"
    assert score_wording(Indicator(1, 1, ("堤防",))) == ""


@pytest.mark.parametrize(
    ("printed", "wording"),
    [("堤防（10分）", ""), ("堤防（10①分）", "（10①分）"), ("(10分)堤防", "")],
)
def test_the_wording_of_a_score_is_kept_where_it_says_more(printed, wording):
    assert wording_beside(printed, "堤防", 10.0) == wording
