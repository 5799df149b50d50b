"""A doubtful reading is told with the second one; the border of doubt is pinned."""

import pytest
from zhibiao.extract.document import Place, Severity
from zhibiao.normalize.reading.choice.choose import Candidate, Choice
from zhibiao.normalize.reading.choice.doubts import DOUBTFUL, NONE_DOUBTFUL, doubt, is_doubtful, second_of

FORM, NONE = Candidate("learned", True, {}, None), Candidate("none", False, {}, None)


@pytest.mark.parametrize(("best", "border"), [(FORM, DOUBTFUL), (NONE, NONE_DOUBTFUL)])
def test_what_is_less_sure_than_the_border_is_doubtful(best, border):
    assert not is_doubtful(Choice(best, NONE, border))
    assert is_doubtful(Choice(best, NONE, border - 0.001))


def test_a_reading_without_another_is_not_doubtful():
    assert not is_doubtful(Choice(NONE, None, 0.1))
    assert second_of(Choice(NONE, None, 0.1)) == ""


def test_the_second_reading_is_told_with_the_confidence():
    notice = doubt(Choice(FORM, NONE, 0.5), Place(2))
    assert (notice.severity, notice.place.table) == (Severity.WARNING, 2)
    assert "50%" in notice.message
    assert "no form" in notice.message
