import pytest
from builders_forms import form, one, row, told, total
from zhibiao.normalize.check.check_amounts import check_amounts
from zhibiao.normalize.records import RowKind

UNREADABLE = ("score-unreadable", "warning")


@pytest.mark.parametrize(
    ("indicator", "is_told"),
    [
        (one("甲（1 0分）"), True),
        (one("甲（10分）"), False),
        (one("甲3 0%"), True),
        (one("甲", criterion="迟到扣1 0分"), True),
        (one("甲", criterion="迟到扣10分"), False),
        (one("甲", section_title="一、业务（1 0分）"), True),
    ],
)
def test_points_that_are_no_number_are_told(indicator, is_told):
    assert told(check_amounts(form(indicator))) == [(*UNREADABLE, 1)] * is_told


def test_a_text_is_told_once():
    assert told(check_amounts(form(one("甲（1 0分）", "乙"), one("甲（1 0分）", "丙")))) == [(*UNREADABLE, 1)]


@pytest.mark.parametrize(("kind", "is_told"), [(RowKind.TOTAL, True), (RowKind.SUBTOTAL, True), (RowKind.NOTE, False)])
def test_a_sum_that_is_no_number_is_told(kind, is_told):
    assert told(check_amounts(form(rows=[row(kind, "合计|1 0", 0)]))) == [(*UNREADABLE, 1)] * is_told
    assert not told(check_amounts(form(rows=[total("合计|10", 0)])))
