from __future__ import annotations

from zhibiao.render.page import SIZES, TEXT_LONG, TEXT_SHORT, fit_page
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
