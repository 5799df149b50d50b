import pytest
from zhibiao.normalize.facts.periods import deadline_of, period_of, year_of
from zhibiao.normalize.facts.vocabulary import load_vocabulary

WORDS = load_vocabulary()


@pytest.mark.parametrize(
    ("header", "year"),
    [
        ("2023年", 2023),
        ("2023年度", 2023),
        ("2023年目标值", 2023),
        ("1899年", None),
        ("23年", None),
        ("2023年堤防", None),
    ],
)
def test_a_header_that_is_a_year_has_it(header, year):
    assert year_of(header) == year


@pytest.mark.parametrize(
    ("header", "period", "deadline"),
    [
        ("平时考核指标（截至8月底）", "平时", "截至8月底"),
        ("平时", "平时", ""),
        ("截止2023年", "", "截止2023年"),
        ("（至12月）", "", "至12月"),
        ("年底（12月）", "年底", ""),
        ("（5月份）", "5月份", ""),
        ("5月", "5月", ""),
        ("13月", "", ""),
        ("堤防5月", "", ""),
        ("第一季度考核", "第一季度", ""),
        ("堤防", "", ""),
    ],
)
def test_a_header_names_a_period_and_a_deadline(header, period, deadline):
    assert (period_of(header, WORDS), deadline_of(header)) == (period, deadline)
