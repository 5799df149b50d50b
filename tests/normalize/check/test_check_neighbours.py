import pytest
from builders_forms import LEVEL, OTHER, SCORE, form, one, told
from zhibiao.normalize.check.check_neighbours import check_neighbours


def of(points, **more):
    return form(one("甲", score=points), total_score=points, **more)


def told_of(*forms):
    return [told(one.notices) for one in check_neighbours(forms)]


DIFFERS = [("total-differs", "warning", None)]


def test_a_total_other_than_most_of_its_kind_is_told():
    assert told_of(of(10.0, unit="一"), of(10.0, unit="二"), of(9.0)) == [[], [], DIFFERS]


@pytest.mark.parametrize(
    "forms",
    [
        [of(10.0), of(9.0)],
        [of(10.0, unit="一"), of(10.0, unit="二"), of(9.0, kind="考核表")],
        [of(10.0, unit="一"), of(10.0, unit="二"), of(9.0, roles=(LEVEL, OTHER, SCORE))],
        [of(10.0, unit="一"), of(10.0, unit="二"), of(9.0), of(8.0)],
        [of(10.0, unit="一"), of(10.0, unit="二"), form(one("甲"))],
        [],
    ],
)
def test_forms_of_another_kind_or_few_are_not_compared(forms):
    assert told_of(*forms) == [[] for _form in forms]


def test_a_form_that_stands_there_twice_is_told():
    assert told_of(of(10.0), of(10.0)) == [[], [("duplicate", "info", None)]]
    assert told_of(of(10.0, unit="一"), of(10.0, unit="二")) == [[], []]
