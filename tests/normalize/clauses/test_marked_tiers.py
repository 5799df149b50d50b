"""Which clauses beside one another are tiers of one scale."""

import pytest
from zhibiao.normalize.clauses.tiers import Ruled, mark_tiers
from zhibiao.normalize.facts.amounts import Effect
from zhibiao.normalize.records import Clause, Rule


def ruled(*points, effect=Effect.SET, per=""):
    return [Ruled(Clause(0, "", "", Rule.AWARD, number, per=per), effect) for number in points]


def are_tiers(given, score=None):
    return [one.clause.rule is Rule.TIER for one in mark_tiers(given, score)]


@pytest.mark.parametrize(
    ("points", "score", "expected"),
    [
        ((5, 3, 1), 5, True),
        ((1, 3, 5), 5, True),
        ((5, 3), None, True),
        ((5, 3, 4), 5, False),
        ((5, 5), 5, False),
        ((5,), 5, False),
        ((6, 4), 10, False),
        ((6, 4, 0), 10, True),
    ],
)
def test_points_that_go_up_or_down_are_tiers_unless_they_add_up(points, score, expected):
    assert are_tiers(ruled(*points), score) == [expected] * len(points)


def test_what_gives_nothing_is_a_tier_of_no_points():
    given = [*ruled(5, 3), *ruled(None, effect=Effect.NOTHING)]
    assert [one.clause.points for one in mark_tiers(given, 5)] == [5, 3, 0]
    assert are_tiers([*ruled(5), *ruled(None, effect=Effect.NOTHING)], 5) == [False, False]


def test_points_without_a_number_or_for_each_of_something_are_no_tiers():
    assert are_tiers(ruled(5, None, 1)) == [False] * 3
    assert are_tiers(ruled(5, 3, per="次")) == [False] * 2
    assert are_tiers(ruled(5, 3, effect=Effect.ADD)) == [False] * 2
    assert are_tiers([*ruled(5, 3), *ruled(2, effect=Effect.TAKE)]) == [True, True, False]
