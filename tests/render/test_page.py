from __future__ import annotations

import re
from dataclasses import replace

import pytest
from builders_dataset import col, cols, dataset, form, ind
from zhibiao.normalize.records import Role
from zhibiao.render.form import FormOptions, views
from zhibiao.render.page import SIZES, TEXT_LONG, TEXT_SHORT, TITLE_SIZE, fit_page, title_indent
from zhibiao.render.view import CellKind, Page, ViewCell


def fitted(*rows: tuple[str, ...], title: str = "考核表") -> Page:
    cells = [
        ViewCell(row, column, 1, 1, text, CellKind.TEXT)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return fit_page(cells, len(rows), len(rows[0]), title)


def test_a_short_form_stands_upright_in_large_text() -> None:
    page = fitted(("指标", "分值"), ("安全生产", "10"))
    assert (page.landscape, page.font_size) == (False, SIZES[0])


def test_widths_fill_the_page_exactly() -> None:
    assert sum(fitted(("甲", "乙", "丙")).widths) == TEXT_SHORT
    assert sum(fitted(tuple("要求" * 40 for _ in range(9))).widths) == TEXT_LONG


def test_long_text_gets_more_width_than_a_score_and_a_score_keeps_its_line() -> None:
    page = fitted(("考核指标", "分值"), ("落实各项工作要求" * 40, "100"))
    assert page.widths[0] > 8 * page.widths[1]
    assert page.widths[1] >= 2 * page.font_size * 20


def test_more_text_is_set_smaller_to_stay_on_one_sheet() -> None:
    rows = [("按季度报送工作进展并说明存在的问题", "对照年度目标逐项检查落实情况", "10") for _ in range(34)]
    assert fitted(*rows[:20]).font_size == SIZES[0]
    assert fitted(*rows).font_size < SIZES[0]


def test_what_no_sheet_holds_is_set_in_middle_size() -> None:
    assert fitted(*[("落实各项工作要求" * 10, "10")] * 200).font_size == 10.5


def test_a_cell_over_several_columns_widens_them_together() -> None:
    wide = ViewCell(0, 0, 1, 2, "年度重点工作完成情况和主要成效", CellKind.HEADER)
    parts = [ViewCell(1, column, 1, 1, "甲", CellKind.TEXT) for column in range(3)]
    widths = fit_page([wide, *parts], 2, 3, "").widths
    assert widths[0] == widths[1] > widths[2]


def test_a_thousand_columns_still_have_a_width_each() -> None:
    assert min(fitted(tuple("甲" for _ in range(1000))).widths) >= 1


@pytest.mark.parametrize(
    ("title", "unit", "first_line"),
    [
        ("2022年度临澜县林业发展中心履行职责年终考核指标", "临澜县林业发展中心", "2022年度临澜县林业发展中心"),
        ("北稷市2021年度政务服务中心窗口单位考核表", "", "北稷市2021年度政务服务中心"),
        ("安澍县2023年乡镇高质量发展综合考核评分表", "安澍县", "安澍县2023年乡镇高质量发展"),
        ("2023年度北稷市档案馆履行职责、改革创新年终考核指标", "北稷市档案馆", "2023年度北稷市档案馆履行职责、"),
    ],
)
def test_the_first_line_of_a_title_ends_where_the_sense_does(title: str, unit: str, first_line: str) -> None:
    room = (TEXT_SHORT - 2 * title_indent(title, unit, TEXT_SHORT)) / (TITLE_SIZE * 20)
    ems = sum(1.0 if ord(character) > 0x7F else 0.5 for character in first_line)
    ems += 0.25 * len(re.findall(r"(?<=\D)(?=\d)|(?<=\d)(?=\D)", first_line))
    assert ems < room < ems + 1


def test_a_name_with_its_points_is_broken_before_the_bracket_or_nowhere() -> None:
    names = [ViewCell(row, column, 1, 1, "经济发展（40分）", CellKind.NAME) for row in range(9) for column in range(3)]
    texts = [ViewCell(row, 3, 1, 1, "每引进一个亿元以上项目得5分，最高15分。" * 3, CellKind.TEXT) for row in range(9)]
    page = fit_page([*names, *texts], 9, 4, "考核表")
    room = (page.widths[0] - 114) / (page.font_size * 20)
    assert 4 <= room < 6


def test_forms_of_one_attachment_lie_the_same_way_in_text_of_one_size() -> None:
    columns = cols("一级", "二级", "标准", "分值")
    short, long = (
        form(
            columns,
            tuple(ind(no, "履职", f"第{no}项", criterion="按月报送材料。" * 9) for no in range(1, count)),
            title="表",
        )
        for count in (4, 14)
    )
    alone = [view.page.font_size for one in (short, long) for view in views(dataset(one), FormOptions("none"))]
    together = [view.page.font_size for view in views(dataset(short, long), FormOptions("none"))]
    assert alone[0] > alone[1]
    assert together == [alone[1], alone[1]]


def test_blank_columns_have_room_to_be_written_in() -> None:
    columns = (*cols("一级", "标准", "分值", "得分"), replace(col("备注", Role.REMARK, at=4), fill_in=True))
    rows = tuple(ind(no, "履职", criterion="按月报送材料。" * 9, score=5.0) for no in range(1, 9))
    (view,) = views(dataset(form(columns, rows)))
    _name, _text, score, points, remark = view.page.widths
    em = view.page.font_size * 20
    assert points >= 3 * em
    assert remark >= 5 * em > score
