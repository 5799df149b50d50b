"""A number that a serial column passes over is told; numbers of section rows and of each style count."""

from __future__ import annotations

import pytest
from builders_tables import document, table
from zhibiao.normalize import normalize

HEADER = "序号|考核项目|分值"


def gaps(*rows: str) -> list[tuple[str, int | None]]:
    (form,) = normalize(document("2024年度云溪镇河道管护考核评分表", table(HEADER, *rows))).forms
    return [(one.message.partition(";")[0], one.place.row) for one in form.notices if one.kind == "numbering-gap"]


@pytest.mark.parametrize("numbers", ["1 2 4", "1. 2. 4.", "（1） （2） （4）", "① ② ④", "一 二 四"])
def test_a_number_passed_over_is_told_at_its_row(numbers):
    rows = [f"{number}|{name}|10" for number, name in zip(numbers.split(), ("巡查", "维护", "除草"), strict=True)]
    assert gaps(*rows) == [("The number 4 follows 2", 3)]


@pytest.mark.parametrize(
    "rows",
    [
        ("1|巡查|10", "2|维护|10", "1|除草|10", "2|清淤|10"),
        ("一|堤防|20", "1|巡查|10", "2|维护|10", "二|水闸|20", "1|启闭|10", "2|上油|10"),
        ("1|巡查|10", "2|维护|10", "3|……|", "4|除草|10"),
        ("1[v]|巡查|10", "|维护|10", "2|除草|10"),
        ("1.1|巡查|10", "1.5|维护|10"),
    ],
)
def test_numbers_that_go_on_or_begin_again_are_not_told(rows):
    assert gaps(*rows) == []


def test_a_section_row_that_is_counted_with_the_others_leaves_no_gap():
    rows = ("1|一、堤防|20", "2|1.巡查|10", "3|2.维护|10", "4|二、水闸|30", "5|1.启闭|10", "6|2.上油|20")
    assert gaps(*rows) == []
    assert gaps(*(row for row in rows if not row.startswith("5"))) == [("The number 6 follows 4", 5)]
