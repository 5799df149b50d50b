"""Borders that were dragged a little in some rows."""

import pytest
from builders_tables import document, table
from zhibiao.normalize import normalize
from zhibiao.normalize.reading.tables.straighten import straightened

HEADER = "一级指标|二级指标|评分标准|分值[span 2]|自评"
USUAL = ("质量|返工率|返工率低于2%，超过扣2分|10[span 2]|", "质量|合格率|合格率98%，每低1%扣1分|10[span 2]|")
DRAGGED = ("进度|按期完成|逾期一天扣5分[span 2]|20|", "安全|零事故|有事故不得分[span 2]|15|")


def edges(*rows):
    made = straightened(table(*rows))
    return [[cell.column for cell in made.cells if cell.row == row] for row in range(made.n_rows)]


def read(*rows):
    forms = normalize(document("县水务局2025年度考核指标表", table(*rows))).forms
    assert [(form.accounted, form.n_columns) for form in forms] == [(1.0, 6)]
    return [(*one.levels, one.criterion, one.score) for form in forms for one in form.indicators]


def test_rows_with_a_dragged_border_have_the_columns_of_the_usual_ones():
    assert edges(HEADER, *USUAL, *DRAGGED) == [[0, 1, 2, 3, 5]] * 5


def test_a_header_whose_border_differs_from_all_rows_has_their_columns():
    assert edges(HEADER, *DRAGGED) == [[0, 1, 2, 4, 5]] * 3


def test_a_border_at_three_places_is_one():
    assert (
        edges("项目|标准|分值[span 3]", "甲|子[span 2]|5[span 2]", "乙|丑[span 3]|6", "丙|寅|7[span 3]")
        == [[0, 1, 2]] * 4
    )


def test_cells_from_above_reach_into_such_rows():
    rows = ("项目|标准[span 2]|分值", "甲[v]|子[span 2]|5", "|丑|6[span 2]", "乙|寅[span 2]|7")
    assert edges(*rows) == [[0, 1, 3], [0, 1, 3], [1, 3], [0, 1, 3]]


def test_wide_cells_keep_their_reach():
    made = straightened(table(HEADER, *USUAL, *DRAGGED, "合计[span 3]|55[span 2]|"))
    assert [(cell.column, cell.column_span) for cell in made.cells if cell.row == 5] == [(0, 3), (3, 2), (5, 1)]


@pytest.mark.parametrize(
    "rows",
    [
        ("项目|标准|分值", "甲|子|5"),
        ("项目[span 2]|分值", "甲|子|5", "乙|丑[span 2]", "丙|寅|6"),
        ("单位|水务局[span 2]", "考核年度[span 2]|2025", "联系人|张三[span 2]"),
        ("项目|标准|分值[span 2]", "甲|子[span 2]|5", "乙|丑|5|6"),
        ("单位|水务局[span 2]|年度|2025", "说明[span 5]", "项目|标准|分值[span 2]|得分", "甲|子|5[span 2]|"),
    ],
    ids=["no spans", "wide cells", "pairs", "two columns in one row", "fields further up"],
)
def test_what_is_divided_otherwise_stays(rows):
    made = table(*rows)
    assert straightened(made) == made


def test_nothing_is_lost_of_rows_with_dragged_borders():
    assert read(HEADER, *USUAL, *DRAGGED) == [
        ("质量", "返工率", "返工率低于2%，超过扣2分", 10),
        ("质量", "合格率", "合格率98%，每低1%扣1分", 10),
        ("进度", "按期完成", "逾期一天扣5分", 20),
        ("安全", "零事故", "有事故不得分", 15),
    ]
