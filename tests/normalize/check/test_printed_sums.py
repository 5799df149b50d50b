import pytest
from builders_forms import LEVEL, OTHER, RESULT, SCORE, SERIAL, columns, total
from zhibiao.normalize.check.printed_sums import printed_sum, score_columns, sum_under


@pytest.mark.parametrize(
    ("cells", "points"),
    [
        ("合计|7|100|90", 100),
        ("合计|7|100%|90", 100),
        ("合计|7|（100分）|90", 100),
        ("合计100分|7||90", 100),
        ("合计|7||90", None),
        ("合计|7|1 00|90", None),
        ("合计|7|合格|90", None),
        ("合计100分|7|99|90", 99),
    ],
)
def test_the_number_under_the_scores_counts_before_that_beside_the_name(cells, points):
    assert printed_sum(total(cells, 1), columns(LEVEL, OTHER, SCORE, RESULT)) == points


@pytest.mark.parametrize(
    ("cells", "points"), [("合计|7", 7), ("合计100分|7", 100), ("合计|", None), ("合计|0", 0), ("合计|1 0|7", None)]
)
def test_without_scores_the_first_number_counts(cells, points):
    assert printed_sum(total(cells, 1)) == points
    assert printed_sum(total(cells, 1), columns(LEVEL, SERIAL)) == points


def test_sums_of_periods_stand_under_their_columns():
    periods = columns(LEVEL, SCORE, SCORE, periods=("", "平时", "年底"))
    assert [sum_under(total("合计|10|20分", 1), column) for column in score_columns(periods, 1)] == [10, 20]
