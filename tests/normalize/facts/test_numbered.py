import pytest
from zhibiao.normalize.facts.numbered import Leading, find_markers, leading_number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1、甲2、乙", [1, 2]),
        ("一、甲（1）子（2）丑", []),
        ("一、甲：（1）子（2）丑", [1, 2]),
        ("⑴甲⑵乙⑶丙", [1, 2, 3]),
        ("第一，甲；第二，乙", [1, 2]),
        ("1、甲", []),
        ("1、甲3、丙", []),
        ("共计1、甲2、乙", []),
        ("第2、3季度", []),
        ("3.2万", []),
        ("", []),
    ],
)
def test_markers_count_from_one_without_a_gap(text, numbers):
    assert [marker.number for marker in find_markers(text)] == numbers


def test_of_two_styles_the_first_in_the_text_counts():
    assert [marker.start for marker in find_markers("（一）甲1、子2、丑（二）乙")] == [0, 10]


@pytest.mark.parametrize(
    ("line", "leading"),
    [
        ("1.甲2.乙3.丙", Leading(2, 1, 3)),
        ("十二、甲", Leading(0, 12, 12)),
        ("第三条 甲", Leading(8, 3, 3)),
        ("二十、甲", Leading(0, 20, 20)),
        ("甲1.", None),
    ],
)
def test_a_line_begins_with_a_number(line, leading):
    assert leading_number(line) == leading
