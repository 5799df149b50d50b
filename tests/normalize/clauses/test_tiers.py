"""Which awards exclude one another, and which come on top of another."""

import pytest
from zhibiao.normalize.clauses.split_clauses import split_clauses


def points_by_rule(text, score=None):
    return [(clause.rule.value, clause.points) for clause in split_clauses(text, score)]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("前3名得5分，第4至6名得3分，其余得1分", [5, 3, 1]),
        ("前3名得5分；第4-6名得3分；其余不得分。", [5, 3, 0]),
        ("优秀10分，良好6分，一般2分，差0分", [10, 6, 2, 0]),
        ("优秀：8-10分；良好：5-7分；较差：0-4分", [8, 5, 0]),
        ("非常不满意=0分、一般=80分、满意=100分", [0, 80, 100]),
        ("国家级得5分，省级得3分，市级得1分", [5, 3, 1]),
        ("第一名5分，第二名3分", [5, 3]),
        ("A级得5分，B级得3分，其他的为0分", [5, 3, 0]),
        ("全部完成的得满分，完成八成的得5分，未完成的得0分", [10, 5, 0]),
        ("3年以下的得0分，3至10年的得1分，10年以上的得2分", [0, 1, 2]),
    ],
)
def test_points_set_for_one_case_or_another_are_tiers(text, points):
    assert points_by_rule(text, 10.0) == [("tier", number) for number in points]


@pytest.mark.parametrize(
    ("text", "score", "rules"),
    [
        ("建立台账得3分；报送台账得2分", 5.0, ["award", "award"]),
        ("建立台账得3分；报送台账得2分", 3.0, ["tier", "tier"]),
        ("建立台账得3分；报送台账得3分", 10.0, ["award", "award"]),
        ("国家级加5分，省级加3分", 10.0, ["award", "award"]),
        ("记大功一次加9分，记小功一次加3分", 10.0, ["award", "award"]),
        ("完成得3分，每晚一天扣1分", 3.0, ["award", "deduct"]),
        ("完成得3分，否则不得分", 3.0, ["award", "deduct"]),
        ("完成得3分，未完成得0分", 3.0, ["tier", "tier"]),
        ("优得5分，良得3分，晚报的扣1分", 5.0, ["tier", "tier", "deduct"]),
    ],
)
def test_points_that_come_on_top_of_another_are_none(text, score, rules):
    assert [rule for rule, _points in points_by_rule(text, score)] == rules


def test_points_beside_further_grades_are_given_as_the_first():
    assert points_by_rule("国家级加5分、省级3分、市级1分") == [("award", 5), ("award", 3), ("award", 1)]
    assert points_by_rule("国家级扣5分，省级3分") == [("deduct", 5), ("deduct", 3)]


def test_bounds_of_a_whole_beside_grades_are_no_rules():
    assert points_by_rule("优（90分以上）、良（80-89分）、中（70-79分）、差（70分以下）") == []


def test_one_grade_beside_points_is_no_rule():
    assert points_by_rule("良好（5分）", 10.0) == []
