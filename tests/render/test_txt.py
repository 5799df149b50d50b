from __future__ import annotations

from builders_dataset import col, cols, dataset, form, ind
from zhibiao.normalize.records import Form, Role
from zhibiao.render.form import FormOptions, views
from zhibiao.render.txt import write_txt


def written(*forms: Form) -> str:
    return write_txt(views(dataset(*forms), FormOptions("none")))


def test_a_cell_is_a_tab_its_text_and_a_line_feed() -> None:
    one = form(cols("一级", "分值"), (ind(1, "甲\n", score=5.0),), title="考核表", attachment="附件1")
    assert written(one) == "附件1\n考核表\n\t一级\n\t分值\n\n\t甲\n\n\t5\n\n\n"


def test_what_is_covered_from_above_is_a_bare_tab_and_what_spans_columns_stands_once() -> None:
    columns = (*cols("一级"), col("二级", Role.LEVEL, 2, at=1, span=2))
    one = form(columns, (ind(1, "甲", "子"), ind(2, "甲", "丑")))
    assert written(one) == "\t一级\n\t二级\n\n\t甲\n\t子\n\n\t\n\t丑\n\n\n"


def test_forms_follow_one_another() -> None:
    one = form(cols("一级"), (ind(1, "甲"),), title="考核表", attachment="附件1")
    assert written(one, one) == "附件1\n考核表\n\t一级\n\n\t甲\n\n\n考核表\n\t一级\n\n\t甲\n\n\n"


def test_plain_text_is_not_escaped_and_no_line_of_a_cell_begins_like_a_cell() -> None:
    one = form(cols("一级"), (ind(1, "<&>\"'{{ 7*7 }}\n\t乙\t丙"),))
    assert written(one) == "\t一级\n\n\t<&>\"'{{ 7*7 }}\n　乙\t丙\n\n\n"
