from __future__ import annotations

from dataclasses import replace

from builders_dataset import col, form, ind, other
from zhibiao.normalize.collect.points import counted_slots, read_points
from zhibiao.normalize.collect.take_results import Taken, take_results
from zhibiao.normalize.records import CollectKind, Column, Form, Indicator, Role, RowKind

NAMES = (col("一级指标", Role.LEVEL, 1, at=0), col("评分标准", Role.CRITERION, at=1), col("分值", Role.SCORE, at=2))


def result(header: str, at: int, period: str = "") -> Column:
    return col(header, Role.RESULT, at=at, period=period)


def duty(no: int, name: str, **fields: object) -> Indicator:
    return ind(no, name, **{"criterion": f"{name}到位。", "score": 10.0, **fields})


def kinds(taken: Taken) -> list[CollectKind]:
    return [notice.kind for notice in taken.notices]  # type: ignore[misc]  # all of them are of returned forms


def points(one: Form) -> list[float | None]:
    return [slot.points for slot in counted_slots(one)]


def test_points_are_read_as_clerks_write_them() -> None:
    texts = ("8", "8.5分", "８", " 8 分", "得8分", "-2", "8-9", "约8", "合格", "")
    assert [read_points(text) for text in texts] == [8, 8.5, 8, 8, 8, -2, None, None, None, None]


def two_periods() -> tuple[Form, Form]:
    columns = (
        col("一级指标", Role.LEVEL, 1, at=0),
        col("平时指标", Role.CRITERION, at=1, period="平时"),
        col("分值", Role.SCORE, at=2, period="平时"),
        result("得分", 3, "平时"),
        col("年底指标", Role.CRITERION, at=4, period="年底"),
        col("分值", Role.SCORE, at=5, period="年底"),
        result("得分", 6, "年底"),
    )
    early = duty(1, "值班", period="平时", criterion="按时到岗。")
    late = duty(1, "值班", period="年底", criterion="全年无漏岗。", score=20.0)
    filled = (replace(early, result="9"), replace(late, result="21"))
    return form(columns, (early, late)), form(columns, filled)


def test_each_period_has_its_own_result_and_full_marks() -> None:
    taken = take_results(*two_periods())
    assert [one.result for one in taken.form.indicators] == ["9", "21"]
    assert kinds(taken) == [CollectKind.POINTS_ABOVE]
    assert "(年底)" in taken.notices[0].message
    assert taken.notices[0].place.column == 6


def test_a_result_where_the_dataset_has_no_indicator_is_told() -> None:
    given, filled = two_periods()
    taken = take_results(replace(given, indicators=given.indicators[:1]), filled)
    assert [one.result for one in taken.form.indicators] == ["9"]
    assert CollectKind.RESULT_UNPLACED in kinds(taken)


def test_a_result_for_both_periods_counts_once() -> None:
    columns = (*two_periods()[0].columns[:3], *two_periods()[0].columns[4:6], result("总得分", 7))
    early, late = two_periods()[0].indicators
    filled = form(columns, (replace(early, result="25"), replace(late, result="25")))
    taken = take_results(form(columns, (early, late)), filled)
    assert [one.result for one in taken.form.indicators] == ["25", "25"]
    assert points(taken.form) == [25]


def test_of_several_columns_of_points_all_are_taken_and_the_last_that_is_filled_in_counts() -> None:
    columns = (*NAMES, result("完成情况", 3), result("自评得分", 4), result("考核得分", 5))
    given = form(columns, (duty(1, "值班"), duty(2, "卫生")))
    filled = form(
        columns,
        (
            duty(1, "值班", result="已落实", extra={"自评得分": "9"}),
            duty(2, "卫生", result="已落实", extra={"自评得分": "11"}),
        ),
    )
    taken = take_results(given, filled)
    assert [one.result for one in taken.form.indicators] == ["已落实", "已落实"]
    assert [dict(one.extra) for one in taken.form.indicators] == [{"自评得分": "9"}, {"自评得分": "11"}]
    assert points(taken.form) == [9, 11]
    assert kinds(taken) == [CollectKind.POINTS_ABOVE, CollectKind.RESULT_BLANK]
    both = [
        replace(one, extra={**one.extra, "考核得分": text}) for one, text in zip(filled.indicators, "87", strict=True)
    ]
    assert points(take_results(given, replace(filled, indicators=tuple(both))).form) == [8, 7]


def test_what_is_taken_off_is_held_against_the_full_marks_and_never_counted() -> None:
    columns = (*NAMES, result("扣分", 3))
    taken = take_results(form(columns, (duty(1, "值班"),)), form(columns, (duty(1, "值班", result="12"),)))
    assert kinds(taken) == [CollectKind.POINTS_ABOVE]
    assert points(taken.form) == []


def test_a_number_that_may_be_no_points_is_only_a_warning() -> None:
    columns = (*NAMES, result("完成情况", 3))
    taken = take_results(form(columns, (duty(1, "值班"),)), form(columns, (duty(1, "值班", result="120"),)))
    assert [(notice.kind, str(notice.severity)) for notice in taken.notices] == [(CollectKind.POINTS_ABOVE, "warning")]


def test_a_form_printed_without_criteria_has_not_altered_them() -> None:
    columns = (*NAMES, result("得分", 3))
    given = form(columns, (duty(1, "值班"), duty(2, "卫生")))
    filled = form(columns, (duty(1, "值班", criterion="", result="9"), duty(2, "卫生", criterion="", result="9")))
    assert kinds(take_results(given, filled)) == []


def test_a_column_that_its_texts_made_something_else_is_still_known_by_its_header() -> None:
    blank = replace(col("佐证材料", Role.OTHER, at=4), fill_in=True)
    columns = (*NAMES, result("得分", 3), blank)
    other_columns = (*NAMES, result("得分", 3), replace(blank, role=Role.REMARK, fill_in=False))
    filled = form(other_columns, (duty(1, "值班", result="9", remark="值班表"),))
    taken = take_results(form(columns, (duty(1, "值班"),)), filled)
    assert dict(taken.form.indicators[0].extra) == {"佐证材料": "值班表"}
    assert kinds(taken) == []


def test_a_total_that_is_not_the_sum_of_the_results_is_told() -> None:
    columns = (*NAMES, result("得分", 3))
    given = (duty(1, "值班"), duty(2, "卫生"))
    results = tuple(replace(one, result="8") for one in given)
    totals = [other(RowKind.TOTAL, 2, (0, 1, "合计"), (2, 1, "20"), (3, 1, total)) for total in ("16", "18")]
    right, wrong = (take_results(form(columns, given), form(columns, results, total)) for total in totals)
    assert kinds(right) == []
    assert kinds(wrong) == [CollectKind.TOTAL_DIFFERS]
    assert "18" in wrong.notices[0].message


def test_notes_that_were_written_in_are_told() -> None:
    columns = (*NAMES, result("得分", 3))
    note = other(RowKind.NOTE, 1, (0, 4, "注：因机构改革，数据截至十月。"))
    taken = take_results(form(columns, (duty(1, "值班"),)), form(columns, (duty(1, "值班", result="8"),), note))
    assert kinds(taken) == [CollectKind.NOT_TAKEN]


def test_a_name_over_several_rows_is_told_once() -> None:
    columns = (
        col("一级指标", Role.LEVEL, 1, at=0),
        col("二级指标", Role.LEVEL, 2, at=1),
        col("分值", Role.SCORE, at=2),
        result("得分", 3),
    )
    given = tuple(ind(no, "履职", f"第{no}项", score=5.0) for no in (1, 2, 3))
    filled = tuple(replace(one, levels=("履责", one.levels[1]), result="5") for one in given)
    assert kinds(take_results(form(columns, given), form(columns, filled))) == [CollectKind.NAME_ALTERED]


def test_a_blank_takes_nothing_away_and_a_new_result_replaces_the_old() -> None:
    columns = (*NAMES, result("得分", 3))
    given = form(columns, (duty(1, "值班", result="8"), duty(2, "卫生", result="8")))
    taken = take_results(given, form(columns, (duty(1, "值班", result="9"), duty(2, "卫生"))))
    assert [one.result for one in taken.form.indicators] == ["9", "8"]
    assert kinds(taken) == [CollectKind.RESULT_REPLACED, CollectKind.RESULT_BLANK]


def test_two_numbers_in_a_cell_are_no_points_and_are_told() -> None:
    columns = (*NAMES, result("得分", 3))
    given = tuple(duty(no, name) for no, name in enumerate(("值班", "卫生", "防汛"), 1))
    texts = ("1\n8", "8②", "7分\n")
    results = tuple(replace(one, result=text) for one, text in zip(given, texts, strict=True))
    total = other(RowKind.TOTAL, 3, (0, 1, "合计"), (2, 1, "30"), (3, 1, "1\n5"))
    taken = take_results(form(columns, given), form(columns, results, total))
    assert [one.result for one in taken.form.indicators] == ["1\n8", "8②", "7分"]
    assert points(taken.form) == [None, 8, 7]
    assert kinds(taken) == [CollectKind.POINTS_UNREADABLE, CollectKind.POINTS_UNREADABLE]
    assert [notice.place.column for notice in taken.notices] == [3, 3]


def test_a_total_without_a_number_is_not_compared() -> None:
    columns = (*NAMES, result("得分", 3))
    totals = [other(RowKind.TOTAL, 1, (0, 1, "合计"), (3, 1, text)) for text in ("", "/", "八")]
    filled = [form(columns, (duty(1, "值班", result="8"),), total) for total in totals]
    assert [kinds(take_results(form(columns, (duty(1, "值班"),)), one)) for one in filled] == [[], [], []]


def test_a_footnoted_score_that_lost_its_mark_was_altered() -> None:
    columns = (*NAMES, result("得分", 3))
    given = duty(1, "值班", score=20.0, score_text="20①")
    taken = take_results(form(columns, (given,)), form(columns, (duty(1, "值班", score=201.0, result="8"),)))
    assert kinds(taken) == [CollectKind.SCORE_ALTERED]
