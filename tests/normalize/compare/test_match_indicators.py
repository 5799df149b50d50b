from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builders_dataset import ind
from builders_returned import duty, town_form
from hypothesis import given
from hypothesis import strategies as st
from zhibiao.normalize.compare.match_forms import find_form, pair_forms
from zhibiao.normalize.compare.match_indicators import IndicatorRow, pair_rows
from zhibiao.normalize.records import Indicator

Row = tuple[str, str]
"""A name and a criterion."""


def rows(*texts: Row) -> list[IndicatorRow]:
    return [
        IndicatorRow((ind(no, "职责", name, criterion=criterion),)) for no, (name, criterion) in enumerate(texts, 1)
    ]


def pairs(old: Sequence[IndicatorRow], new: Sequence[IndicatorRow]) -> list[tuple[int | None, int | None]]:
    return [(number(pair.old), number(pair.new)) for pair in pair_rows(old, new)]


def number(row: IndicatorRow | None) -> int | None:
    return row.first.indicator_no if row else None


PLAIN: tuple[Row, ...] = (
    ("道路保洁", "每日清扫两次，漏扫的每处扣1分。"),
    ("公厕管理", "无人值守的每次扣2分。"),
    ("垃圾分类", "混装混运的每次扣3分。"),
    ("占道经营", "出店经营未劝离的每户扣1分。"),
)


def test_equal_rows_are_pairs_whatever_their_order() -> None:
    assert pairs(rows(*PLAIN), rows(*reversed(PLAIN))) == [(1, 4), (2, 3), (3, 2), (4, 1)]


def test_a_dropped_and_an_added_row_have_no_partner_and_stand_in_their_place() -> None:
    new = rows(PLAIN[0], ("夜间施工", "未取得许可擅自施工的扣5分。"), *PLAIN[2:])
    assert pairs(rows(*PLAIN), new) == [(1, 1), (2, None), (None, 2), (3, 3), (4, 4)]


def test_a_new_criterion_under_the_same_name_is_the_same_indicator() -> None:
    assert pairs(rows(*PLAIN), rows(("道路保洁", "全部外包，按合同考核。"), *PLAIN[1:])) == [
        (n, n) for n in range(1, 5)
    ]


def test_a_new_name_over_the_same_criterion_is_the_same_indicator() -> None:
    renamed = ("城市道路清洁", PLAIN[0][1])
    assert pairs(rows(*PLAIN), rows(*PLAIN[1:], renamed)) == [(1, 4), (2, 1), (3, 2), (4, 3)]


def test_several_criteria_under_one_name_are_told_apart_by_their_words() -> None:
    old = rows(("保洁", "漏扫的每处扣1分。"), ("保洁", "垃圾桶满溢未清运的每处扣2分。"))
    new = rows(("保洁", "垃圾桶满溢未及时清运的每处扣2分。"), ("保洁", "漏扫的每处扣1.5分。"))
    assert pairs(old, new) == [(1, 2), (2, 1)]


def test_equal_rows_are_paired_in_order() -> None:
    assert pairs(rows(PLAIN[0], PLAIN[0]), rows(PLAIN[0], PLAIN[0], PLAIN[0])) == [(1, 1), (2, 2), (None, 3)]


def test_layout_and_width_of_letters_do_not_matter() -> None:
    old, new = rows(("道路保洁", "每日2次,漏扫扣1分。")), rows(("道路\n保洁", "每日２次，漏扫\n扣1分。"))
    assert pairs(old, new) == [(1, 1)]


TEXTS = st.tuples(st.sampled_from("甲乙丙丁戊"), st.text("扣分次处一二三，。", max_size=12))


@given(st.lists(TEXTS, max_size=8), st.lists(TEXTS, max_size=8))
def test_every_row_stands_in_the_pairs_once(old: list[Row], new: list[Row]) -> None:
    found = pairs(rows(*old), rows(*new))
    assert [one for one, _other in found if one] == list(range(1, len(old) + 1))
    assert sorted(other for _one, other in found if other) == list(range(1, len(new) + 1))


@given(st.lists(TEXTS, unique=True, max_size=8), st.randoms())
def test_a_form_is_paired_with_itself_in_any_order(texts: list[Row], random: object) -> None:
    shuffled = list(range(len(texts)))
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    found = pairs(rows(*texts), rows(*(texts[place] for place in shuffled)))
    assert all(one and other and texts[one - 1] == texts[shuffled[other - 1]] for one, other in found)


def test_many_rows_that_are_all_new_take_little_time() -> None:
    old = rows(*((f"指标{n}", f"要求{n}" * 20) for n in range(1500)))
    new = rows(*((f"任务{n + 5000}", f"内容{n}" * 20) for n in range(1500)))
    assert len(pairs(old, new)) >= 1500


def test_a_copy_is_found_by_its_title_its_unit_or_its_words() -> None:
    forms = [town_form("甘棠镇政府"), town_form("伐檀镇政府"), town_form("伐檀镇政府", 2023)]
    assert find_form(forms[1], forms) == 1
    assert find_form(forms[2], forms) == 2
    assert find_form(replace(forms[1], title="伐檀镇政府自评表", year=None), forms) == 1
    assert find_form(replace(forms[1], title="2024年度 伐檀镇政府\n城市管理考核评分表", unit=""), forms) == 1
    assert find_form(town_form("木瓜镇政府"), forms) is None


def test_nothing_is_taken_for_a_unit_whose_name_differs_in_one_character() -> None:
    forms = [town_form("青禾县南河街道办事处综合行政执法队和城市管理服务中心")]
    filled = town_form("青禾县北河街道办事处综合行政执法队和城市管理服务中心")
    assert find_form(filled, forms) is None


def test_of_two_forms_of_a_unit_the_one_with_the_same_indicators_is_meant() -> None:
    other: tuple[Indicator, ...] = (duty(1, "党建", "理论学习", "缺课的每次扣1分。", 10.0),)
    forms = [replace(town_form("甘棠镇政府", indicators=other), title=""), replace(town_form("甘棠镇政府"), title="")]
    filled = replace(town_form("甘棠镇政府"), title="甘棠镇政府")
    assert find_form(filled, forms) == 1


def test_forms_of_two_years_are_paired_by_unit() -> None:
    old = [town_form("甘棠镇政府"), town_form("伐檀镇政府")]
    new = [town_form("伐檀镇政府", 2025), town_form("木瓜镇政府", 2025), town_form("甘棠镇政府", 2025)]
    assert pair_forms(old, new) == [(0, 2), (1, 0), (None, 1)]


def test_two_single_forms_are_compared_whatever_they_are_called() -> None:
    assert pair_forms([town_form("甘棠镇政府")], [town_form("城管局", 2025)]) == [(0, 0)]


def test_a_row_has_the_record_of_a_period_else_the_one_of_none() -> None:
    early, late, always = (Indicator(1, 1, ("甲",), period=period) for period in ("平时", "年底", ""))
    assert IndicatorRow((early, late)).of_period("年 底") is late
    assert IndicatorRow((early, late)).of_period("") is early
    assert IndicatorRow((early, late)).of_period("季度") is None
    assert IndicatorRow((early, always)).of_period("年底") is always
    assert IndicatorRow((always, early)).of_period("平时") is early


def test_a_name_that_both_have_once_is_one_row_wherever_it_stands_and_whatever_its_rule() -> None:
    assert pairs(rows(("甲", "每月一次"), ("乙", "到位")), rows(("乙", "无漏岗"), ("甲", "每月一次"))) == [
        (1, 2),
        (2, 1),
    ]
