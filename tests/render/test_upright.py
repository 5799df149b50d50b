from __future__ import annotations

from builders_tables import document, table
from zhibiao.extract import Table
from zhibiao.normalize import assemble, normalize
from zhibiao.render.form import FormOptions, views
from zhibiao.render.view import FormView


def printed(one: Table) -> FormView:
    (view,) = views(assemble([normalize(document("2024年青禾县环卫所考核指标", one))]), FormOptions("none"))
    return view


def rows(view: FormView) -> list[list[str]]:
    return [[cell.text for cell in row] for row in view.rows()]


def test_a_transposed_form_is_printed_upright_and_told() -> None:
    view = printed(table("指标|清扫保洁/（45分）|公厕管理/（55分）", "好|10|20", "中|8|15", "差|5|5"))
    assert rows(view)[1] == ["清扫保洁（45分）", "10", "8", "5"]
    assert [str(notice.kind) for notice in view.notices] == ["upright"]


def test_halves_that_stood_side_by_side_are_printed_below_one_another() -> None:
    halves = table("项目|内容|分值|项目|内容|分值", "保洁|清扫|5|绿化|修剪|10", "保洁|清运|5|绿化|浇灌|20")
    view = printed(halves)
    assert view.n_columns == 3
    assert rows(view)[-1][1:] == ["浇灌", "20"]
    assert [str(notice.kind) for notice in view.notices] == ["upright"]
