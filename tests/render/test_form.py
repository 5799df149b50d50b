from __future__ import annotations

import json

import pytest
from builders_dataset import col, cols, county_form, dataset, form, ind, other
from zhibiao.normalize.records import Form, Role, RowKind
from zhibiao.normalize.store.dataset import Dataset
from zhibiao.render.form import FormOptions, views
from zhibiao.render.records import DamagedForm
from zhibiao.render.view import CellKind, FormView, ViewCell

ALL = FormOptions("none")


def view(one: Form, options: FormOptions = ALL) -> FormView:
    (made,) = views(dataset(one), options)
    return made


def drawn(made: FormView) -> list[str]:
    """The rows as text: origin cells by their text, `^` for what is covered from above, `>n` for n columns."""
    return [" | ".join(_drawn(cell, row) for cell in cells).replace("\n", "/") for row, cells in enumerate(made.rows())]


def _drawn(cell: ViewCell, row: int) -> str:
    return ("^" if cell.row < row else cell.text) + (f">{cell.column_span}" if cell.column_span > 1 else "")


def test_levels_merge_over_rows_where_all_levels_before_are_equal() -> None:
    rows = (ind(1, "甲", "子"), ind(2, "甲", "丑"), ind(3, "乙", "丑"))
    assert drawn(view(form(cols("一级", "二级"), rows))) == ["一级 | 二级", "甲 | 子", "^ | 丑", "乙 | 丑"]


def test_two_indicators_of_one_name_cell_share_it_and_equal_names_of_two_cells_do_not() -> None:
    one_cell = (ind(1, "甲", "子", row=1, criterion="一"), ind(2, "甲", "子", row=1, criterion="二"))
    assert drawn(view(form(cols("一级", "二级", "标准"), one_cell)))[1:] == ["甲 | 子 | 一", "^ | ^ | 二"]
    two_cells = (ind(1, "甲", "子", row=1, criterion="一"), ind(2, "甲", "子", row=2, criterion="二"))
    assert drawn(view(form(cols("一级", "二级", "标准"), two_cells)))[1:] == ["甲 | 子 | 一", "^ | 子 | 二"]


def test_a_level_that_an_indicator_has_not_is_blank_and_never_merged() -> None:
    rows = (ind(1, "甲"), ind(2, "甲", "", "丙"), ind(3, "乙"))
    assert drawn(view(form(cols("一级", "二级", "三级"), rows)))[1:] == ["甲 |  | ", "甲 |  | 丙", "乙 |  | "]


def test_periods_stand_side_by_side_in_one_row() -> None:
    assert drawn(view(county_form()))[2] == (
        "^ | 服务质量 |  | 受到有效投诉的扣3分。/抢修超时的扣3分。/台账缺失的扣4分。 | 10"
        " | 受到有效投诉的扣5分。/抢修超时的扣5分。 | 10"
    )


def test_periods_that_have_a_column_of_their_own_keep_a_row_each() -> None:
    columns = (*cols("一级"), col("时段", Role.PERIOD, at=1), col("标准", Role.CRITERION, at=2))
    rows = (ind(1, "甲", period="平时", criterion="一"), ind(1, "甲", period="年底", criterion="二"))
    assert drawn(view(form(columns, rows)))[1:] == ["甲 | 平时 | 一", "^ | 年底 | 二"]


def test_each_section_has_its_own_header_rows_and_no_merge_crosses_them() -> None:
    columns = (*cols("一级", "分值"), *cols("一级", "备注", section=2))
    rows = (ind(1, "甲", score=5.0), ind(2, "甲", remark="无", section=2))
    assert drawn(view(form(columns, rows))) == ["一级 | 分值", "甲 | 5", "一级 | 备注", "甲 | 无"]


def test_a_section_keeps_its_spans() -> None:
    assert drawn(view(county_form()))[4] == "一级指标 | 二级指标 | 三级指标>2 | 分值 | 完成情况>2"


def test_stacked_headers_merge_what_neighbours_share_and_reach_down() -> None:
    columns = cols("一级", "分值\n满分", "分值\n得分", "评价\n等级\n优", "评价\n等级\n良")
    assert drawn(view(form(columns))) == [
        "一级 | 分值>2 | 评价>2",
        "^ | 满分 | 得分 | 等级>2",
        "^ | ^ | ^ | 优 | 良",
    ]


def test_equal_headers_of_two_scores_stay_two_and_of_two_levels_become_one() -> None:
    scores = (col("得分", Role.RESULT, at=0), col("得分", Role.OTHER, at=1))
    assert drawn(view(form(scores))) == ["得分 | 得分"]
    levels = (col("考核项目", Role.LEVEL, 1, at=0), col("考核项目", Role.LEVEL, 2, at=1))
    assert drawn(view(form(levels, (ind(1, "甲", "子"),)))) == ["考核项目>2", "甲 | 子"]


def test_columns_without_headers_print_no_header_row() -> None:
    columns = (col("", Role.LEVEL, 1, at=0), col("", Role.SCORE, at=1))
    assert drawn(view(form(columns, (ind(1, "甲", score=2.5),)))) == ["甲 | 2.5"]


def test_a_shared_score_is_one_cell() -> None:
    rows = (ind(1, "甲", "子", score=20.0, score_shared=2), ind(2, "甲", "丑"), ind(3, "甲", "寅", score=5.0))
    assert drawn(view(form(cols("一级", "二级", "分值"), rows)))[1:] == ["甲 | 子 | 20", "^ | 丑 | ^", "^ | 寅 | 5"]


def test_the_scores_wording_is_printed_where_it_is_no_number() -> None:
    rows = (ind(1, "甲", score_text="一票否决"), ind(2, "乙", score_text="8—20"))
    assert drawn(view(form(cols("一级", "分值"), rows)))[1:] == ["甲 | 一票否决", "乙 | 8—20"]


def test_an_edited_score_is_printed_although_its_old_wording_stands_beside_it() -> None:
    rows = (ind(1, "甲", score=5.0, score_text="10分"), ind(2, "乙", score=10.0, score_text="10分"))
    assert drawn(view(form(cols("一级", "分值"), rows)))[1:] == ["甲 | 5", "乙 | 10分"]


def test_a_score_that_stood_in_a_name_returns_there() -> None:
    rows = (ind(1, "甲", "子", level_scores=(40.0, 2.5)), ind(2, "甲", "丑", level_scores=(40.0, None)))
    assert drawn(view(form(cols("一级", "二级"), rows)))[1:] == ["甲（40分） | 子（2.5分）", "^ | 丑"]


def test_a_level_score_with_a_column_of_its_own_is_printed_there() -> None:
    columns = (*cols("一级"), col("项目分值", Role.SCORE, 1, at=1), col("二级", Role.LEVEL, 2, at=2), *_score_at(3))
    rows = (
        ind(1, "甲", "子", level_scores=(30.0, None), score=10.0),
        ind(2, "甲", "丑", level_scores=(30.0, None), score=20.0),
    )
    assert drawn(view(form(columns, rows)))[1:] == ["甲 | 30 | 子 | 10", "^ | ^ | 丑 | 20"]


def _score_at(at: int) -> tuple[object, ...]:
    return (col("分值", Role.SCORE, at=at),)


def test_further_columns_are_found_by_their_headers() -> None:
    rows = (ind(1, "甲", extra={"责任单位": "办公室"}, remark="无"),)
    assert drawn(view(form(cols("一级", "责任单位", "备注"), rows)))[1:] == ["甲 | 办公室 | 无"]


def test_the_second_of_two_results_comes_from_the_further_columns() -> None:
    columns = (*cols("一级"), col("自评得分", Role.RESULT, at=1), col("考核得分", Role.RESULT, at=2))
    rows = (ind(1, "甲", result="9", extra={"考核得分": "8"}),)
    assert drawn(view(form(columns, rows)))[1:] == ["甲 | 9 | 8"]


def test_rows_that_are_no_indicators_return_to_their_places() -> None:
    columns = cols("一级", "二级", "分值")
    rows = (ind(1, "甲", "子", score=5.0, row=3), ind(2, "甲", "丑", score=5.0, row=4))
    kept = (
        other(RowKind.FIELDS, 0, (0, 1, "单位"), (1, 2, "水务局"), row=0),
        other(RowKind.SECTION, 0, (0, 3, "一、履职"), row=2),
        other(RowKind.TOTAL, 2, (0, 2, "合计"), (2, 1, "10"), row=5),
        other(RowKind.NOTE, 2, (0, 3, "注：按季考核"), row=6),
    )
    assert drawn(view(form(columns, rows, *kept))) == [
        "单位 | 水务局>2",
        "一级 | 二级 | 分值",
        "一、履职>3",
        "甲 | 子 | 5",
        "^ | 丑 | 5",
        "合计>2 | 10",
        "注：按季考核>3",
    ]


def test_a_name_reaches_over_a_subtotal_that_leaves_its_column_out() -> None:
    rows = (ind(1, "甲", "子", score=5.0), ind(2, "乙", "丑", score=5.0))
    kept = other(RowKind.SUBTOTAL, 1, (1, 1, "小计"), (2, 1, "5"))
    assert drawn(view(form(cols("一级", "二级", "分值"), rows, kept)))[1:] == [
        "甲 | 子 | 5",
        "^ | 小计 | 5",
        "乙 | 丑 | 5",
    ]


def test_blank_results_leave_only_the_columns_to_fill_in_empty() -> None:
    columns = cols("一级", "标准", "分值", "得分", "备注")
    rows = (ind(1, "甲", criterion="完成", score=5.0, result="4", remark="无"),)
    total = other(RowKind.TOTAL, 1, (0, 2, "合计"), (2, 1, "5"), (3, 1, "4"))
    assert drawn(view(form(columns, rows, total), FormOptions("results")))[1:] == [
        "甲 | 完成 | 5 |  | 无",
        "合计>2 | 5 |  | ",
    ]
    assert drawn(view(form(columns, rows), FormOptions("criteria")))[1:] == ["甲 |  | 5 |  | 无"]
    assert drawn(view(form(columns, rows, total)))[1:] == ["甲 | 完成 | 5 | 4 | 无", "合计>2 | 5 | 4 | "]


def test_next_years_form_bears_next_years_title_and_headers() -> None:
    columns = (*cols("一级"), col("2021年完成值", Role.RESULT, at=1))
    made = view(form(columns, title="2021年度考核表", year=2021), FormOptions(year=2022))
    assert made.title == "2022年度考核表"
    assert drawn(made) == ["一级 | 2022年完成值"]


def test_forms_come_in_the_order_of_the_dataset() -> None:
    made = views(dataset(form(cols("一级"), title="前"), form(cols("一级"), title="后")))
    assert [(one.form_id, one.title) for one in made] == [("F0001", "前"), ("F0002", "后")]


def test_an_indicator_added_by_hand_needs_no_place_in_a_file() -> None:
    data = dataset(form(cols("一级", "二级"), (ind(1, "甲", "子"), ind(2, "甲", "丑"))))
    data.indicators.loc[1, ["table", "row", "column"]] = None
    (made,) = views(data, ALL)
    assert drawn(made)[1:] == ["甲 | 子", "^ | 丑"]


def test_a_dropped_indicator_leaves_the_kept_rows_where_they_were() -> None:
    rows = (ind(1, "甲", score=1.0), ind(2, "乙", score=2.0), ind(3, "丙", score=3.0))
    data = dataset(form(cols("一级", "分值"), rows, other(RowKind.SUBTOTAL, 2, (0, 1, "小计"), (1, 1, "3"))))
    kept = Dataset(data.forms, data.columns, data.indicators.drop(index=0), data.clauses, data.notices)
    (made,) = views(kept, ALL)
    assert drawn(made)[1:] == ["乙 | 2", "小计 | 3", "丙 | 3"]


@pytest.mark.parametrize("spoiled", ["[", "{}", '[{"kind":"none"}]', json.dumps([{"kind": "note"}])])
def test_kept_rows_that_cannot_be_read_are_a_clear_error(spoiled: str) -> None:
    data = dataset(form(cols("一级")))
    data.forms.loc[0, "other_rows"] = spoiled
    with pytest.raises(DamagedForm, match="F0001"):
        views(data)


def test_a_column_far_outside_the_table_is_a_clear_error() -> None:
    data = dataset(form(cols("一级")))
    data.columns.loc[0, "column_span"] = 10**9
    with pytest.raises(DamagedForm, match="F0001"):
        views(data)


def test_columns_that_collide_after_an_edit_stand_side_by_side() -> None:
    data = dataset(form(cols("一级", "二级"), (ind(1, "甲", "子"),)))
    data.columns.loc[1, "column"] = 0
    (made,) = views(data, ALL)
    assert drawn(made) == ["一级 | 二级", "甲 | 子"]


def test_every_position_is_covered_once() -> None:
    made = view(county_form())
    covered = [
        (row, column)
        for cell in made.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert sorted(covered) == [(row, column) for row in range(made.n_rows) for column in range(made.n_columns)]


def test_cells_know_what_they_are() -> None:
    made = view(form(cols("一级", "标准", "分值"), (ind(1, "甲", criterion="按要求完成各项任务", score=5.0),)))
    kinds = [cell.kind for cell in made.cells if not cell.header]
    assert kinds == [CellKind.NAME, CellKind.TEXT, CellKind.NUMBER]
    assert [cell.centred for cell in made.cells if not cell.header] == [True, False, True]
    assert made.header_rows == 1


def test_damaged_characters_and_all_line_breaks_become_printable() -> None:
    made = view(form(cols("一级"), (ind(1, "甲\x07\r\n乙\x0b丙\ud800"),)))
    assert drawn(made)[1] == "甲\ufffd/乙/丙\ufffd"


def test_what_no_column_takes_is_named_in_a_notice() -> None:
    rows = (ind(1, "甲", "子", criterion="完成", remark="无"), ind(2, "甲", extra={"责任单位": "办公室"}))
    notices = view(form(cols("一级", "标准"), rows)).notices
    assert [notice.kind for notice in notices] == ["not-printed"] * 3
    assert ["level2" in notices[0].message, "remark" in notices[1].message, "责任单位" in notices[2].message] == [
        True
    ] * 3
    assert view(county_form(), FormOptions("criteria")).notices == ()


def test_a_period_without_columns_is_named_in_a_notice() -> None:
    columns = (*cols("一级"), col("平时", Role.CRITERION, at=1, period="平时"))
    rows = (ind(1, "甲", period="平时", criterion="一"), ind(1, "甲", period="年底", criterion="二"))
    assert [notice.kind for notice in view(form(columns, rows)).notices] == ["not-printed"]


def test_a_form_without_a_year_keeps_its_title_and_says_so() -> None:
    made = view(form(cols("一级"), title="考核表"), FormOptions(year=2022))
    assert (made.title, [notice.kind for notice in made.notices]) == ("考核表", ["year-unknown"])


def test_a_score_of_its_own_ends_a_shared_one() -> None:
    rows = (ind(1, "甲", score=20.0, score_shared=10**9), ind(2, "乙"), ind(3, "丙", score=5.0), ind(4, "丁"))
    assert drawn(view(form(cols("一级", "分值"), rows)))[1:] == ["甲 | 20", "乙 | ^", "丙 | 5", "丁 | "]


def test_numbers_are_printed_as_forms_have_them() -> None:
    rows = tuple(ind(no, "甲", score=score) for no, score in enumerate((10.0, 2.5, -3.0, 1e300), 1))
    assert [row.split(" | ")[1] for row in drawn(view(form(cols("一级", "分值"), rows)))[1:]] == [
        "10",
        "2.5",
        "-3",
        "1e+300",
    ]


def test_columns_with_the_same_header_are_told_apart_by_their_order() -> None:
    columns = (*cols("一级"), *(col("得分", Role.OTHER, at=at) for at in (1, 2)))
    rows = (ind(1, "甲", extra={"得分": "8", "得分_2": "9"}),)
    assert drawn(view(form(columns, rows)))[1:] == ["甲 | 8 | 9"]


def test_a_score_that_is_printed_in_its_name_needs_no_column() -> None:
    made = view(form(cols("一级"), (ind(1, "甲", level_scores=(5.0,), score=5.0),)))
    assert (drawn(made)[1:], made.notices) == (["甲（5分）"], ())


@pytest.mark.parametrize(
    ("wording", "score", "printed"),
    [
        ("（10①分）", 10.0, "值守（10①分）"),
        ("（每项5分，共10分）", 10.0, "值守（每项5分，共10分）"),
        ("（10①分）", 12.0, "值守（12分）"),
        ("（百分制）", 10.0, "值守（10分）"),
        ("", 10.0, "值守（10分）"),
    ],
)
def test_points_in_a_name_are_printed_in_their_wording_while_it_says_them(
    wording: str, score: float, printed: str
) -> None:
    one = ind(1, "值守", level_scores=(score,), extra={"一级": wording} if wording else {})
    (view,) = views(dataset(form(cols("一级", "标准", "得分"), (one,), title="某县考核表")), FormOptions())
    assert view.cells[3].text == printed
