"""The rows that only add to the indicator above."""

import pytest
from builders_columns import section
from zhibiao.normalize.reading.build.mark_tiers import further_rows

THREE = ("甲[v]|好|{}", "|中|{}", "|差|{}", "乙[v]|好|{}", "|中|{}", "|差|{}")


def further(roles, *rows, totals=(100,)):
    by, lines = section(roles, *rows)
    return sorted(row for _table, row in further_rows(lines, by, totals))


def ladders(*points, totals=(100,)):
    rows = [row.format(number) for row, number in zip(THREE, points, strict=True)]
    return further("level|criterion|score", *rows, totals=totals)


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ((60, 40, 20, 40, 20, 10), [1, 2, 4, 5]),
        ((60, "40-59", "39以下", 40, "20-39", "19以下"), [1, 2, 4, 5]),
        ((60, 40, 20, 41, 20, 10), []),
        ((60, 40, 40, 40, 20, 10), []),
        ((20, 40, 60, 10, 20, 40), []),
        ((60, 40, 20, 40, 20, ""), []),
    ],
)
def test_points_that_go_down_from_a_total_are_those_of_grades(points, expected):
    assert ladders(*points) == expected


def test_the_total_may_be_the_printed_one():
    assert ladders(30, 20, 10, 20, 10, 5, totals=(100, 50)) == [1, 2, 4, 5]
    assert ladders(30, 20, 10, 20, 10, 5) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("甲（15分）[v]|好|15", "|差|5"), [1]),
        (("甲（15分）[v]|差|5", "|好|15"), [1]),
        (("甲（15%）[v]|好|15", "|差|5"), [1]),
        (("甲（20分）[v]|好|15", "|差|5"), []),
        (("甲（15分）[v]|好|15", "|差|"), []),
        (("甲[v]|是|5", "|否|0"), [1]),
        (("甲[v]|好|5", "|中|0", "|差|-5"), [1, 2]),
        (("甲[v]|好|5", "|差|-5"), []),
        (("甲[v]|一项|5", "|又一项|3"), []),
    ],
)
def test_rows_of_one_name_are_grades_by_its_points(rows, expected):
    assert further("level|criterion|score", *rows) == expected


def test_points_at_the_ends_of_rules_are_those_of_grades_where_no_column_has_scores():
    assert further("level|criterion", "甲（15分）[v]|好（15分）", "|差（5分）") == [1]
    assert further("level|criterion", "甲（15分）[v]|好（10分）", "|差（5分）") == []
    assert further("level|criterion|criterion", "甲（15分）[v]|好（15分）|a", "|差（5分）|b") == []


def test_the_most_points_of_all_names_stand_in_another_column_and_come_to_a_total():
    rows = ("甲[v]|40%[v]|好|40", "||差|20", "乙[v]|60%[v]|好|60", "||差|10")
    assert further("level|score|criterion|score", *rows) == [1, 3]
    assert further("level|score|criterion|score", *rows[:2]) == []
    assert further("level|score|criterion|score", *rows[:3], "||差|70") == []


@pytest.mark.parametrize(
    ("roles", "rows", "expected"),
    [
        ("level|criterion|score", ("甲[v]|一|5[v]", "|二|"), [1]),
        ("level|criterion|score", ("甲[v]|一|[v]", "|二|"), []),
        ("level|criterion|score", ("甲[v]|一|5", "|二|"), []),
        ("level|criterion|result", ("甲[v]|一|[v]", "|二|"), [1]),
        ("level|criterion|remark", ("甲[v]|一|[v]", "|二|"), []),
        ("level|criterion|score|score", ("甲[v]|一|5[v]|6[v]", "|二||"), []),
        ("level|criterion|score:年底", ("甲[v]|一|5[v]", "|二|"), []),
        ("level|criterion|score|remark", ("甲[v]|一[v]|5[v]|x", "|||y"), [1]),
        ("level|criterion|score|remark", ("甲|一|5|x", "|||y"), []),
    ],
)
def test_a_row_whose_name_and_score_reach_down_to_it_adds_a_rule(roles, rows, expected):
    assert further(roles, *rows) == expected
