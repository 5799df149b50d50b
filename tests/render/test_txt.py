from __future__ import annotations

from builders_dataset import col, cols, dataset, form, ind, other
from reading_back import Printed, of_table, of_view
from zhibiao.extract import read
from zhibiao.normalize import assemble, normalize
from zhibiao.normalize.records import Form, Role, RowKind
from zhibiao.render.form import FormOptions, views
from zhibiao.render.spellings import tab_indented
from zhibiao.render.txt import spell, write_txt


def written(*forms: Form) -> str:
    return write_txt(views(dataset(*forms), FormOptions("none")))


def indented(*forms: Form) -> str:
    return tab_indented(views(dataset(*forms), FormOptions("none")))


def test_a_cell_is_a_tab_its_text_and_a_line_feed() -> None:
    one = form(cols("一级", "分值"), (ind(1, "甲\n", score=5.0),), title="考核表", attachment="附件1")
    assert indented(one) == "附件1\n考核表\n\t一级\n\t分值\n\n\t甲\n\n\t5\n\n\n"


def test_what_is_covered_from_above_is_a_bare_tab_and_what_spans_columns_stands_once() -> None:
    columns = (*cols("一级"), col("二级", Role.LEVEL, 2, at=1, span=2))
    one = form(columns, (ind(1, "甲", "子"), ind(2, "甲", "丑")))
    assert indented(one) == "\t一级\n\t二级\n\n\t甲\n\t子\n\n\t\n\t丑\n\n\n"


def test_forms_follow_one_another() -> None:
    one = form(cols("一级"), (ind(1, "甲"),), title="考核表", attachment="附件1")
    assert indented(one, one) == "附件1\n考核表\n\t一级\n\n\t甲\n\n\n考核表\n\t一级\n\n\t甲\n\n\n"


def test_plain_text_is_not_escaped_and_no_line_of_a_cell_begins_like_a_cell() -> None:
    one = form(cols("一级"), (ind(1, "<&>\"'{{ 7*7 }}\n\t乙\t丙"),))
    assert indented(one) == "\t一级\n\n\t<&>\"'{{ 7*7 }}\n　乙\t丙\n\n\n"


def total(*cells: tuple[int, int, str]) -> Form:
    columns = (*cols("一级", "二级", "标准", "分值"), col("责任单位", Role.OTHER, at=4), col("备注", Role.REMARK, at=5))
    rows = tuple(ind(no, "履职", name, criterion=f"{name}的标准。", score=5.0) for no, name in enumerate("甲乙", 1))
    return form(columns, rows, other(RowKind.TOTAL, 2, *cells), title="考核表")


def read_back(text: str) -> list[Printed]:
    return [of_table(table) for table in read(text.encode(), name="forms.txt").body_tables()]


def test_a_total_row_that_would_be_read_otherwise_stands_in_all_its_columns() -> None:
    made = views(dataset(total((0, 2, "合计"), (2, 1, ""), (3, 1, "10"), (4, 2, ""))), FormOptions("none"))
    spelled = spell(made)
    assert "\n\t合计\n\t\n\t\n\t10\n\t\n\t\n\n\n" in spelled.text
    assert read_back(spelled.text) == [of_view(view) for view in spelled.shown]
    assert spelled.notices == ()


def test_a_merge_that_text_cannot_show_is_told_with_its_row() -> None:
    columns = cols("一级", "标准", "分值")
    rows = (ind(1, "甲", criterion="子。", score=5.0, score_shared=2), ind(2, "乙", criterion="丑。"))
    spelled = spell(views(dataset(form(columns, rows)), FormOptions("none")))
    assert read_back(spelled.text) == [of_view(view) for view in spelled.shown]
    assert [notice.kind for notice in spelled.notices] == ["text-apart"]
    assert "rows 2;" in spelled.notices[0].message


def test_blank_lines_that_would_tear_rows_are_quoted() -> None:
    one = form(
        cols("一级", "标准"), (ind(1, '"甲"\n', criterion="子\n\n"), ind(2, "乙\n\n\n丙", criterion="\n")), title="表"
    )
    spelled = spell(views(dataset(one), FormOptions("none")))
    assert [text for *_place, text in read_back(spelled.text)[0]][2:] == ['"甲"\n', "子\n\n", "乙\n\n\n丙", "\n"]


def test_a_blank_below_a_name_is_not_the_name() -> None:
    columns = (
        col("一级指标", Role.LEVEL, 1, at=0),
        col("二级指标", Role.LEVEL, 2, at=1),
        col("评分标准", Role.CRITERION, at=2),
        col("分值", Role.SCORE, at=3),
    )
    rows = (("甲", "子"), ("甲", ""), ("乙", "丑"))
    made = (ind(no, *names, criterion=f"标准{no}。", score=5.0) for no, names in enumerate(rows, 1))
    again = assemble([normalize(read(written(form(columns, tuple(made), title="考核表")).encode(), name="a.txt"))])
    assert list(again.indicators["level2"].fillna("")) == ["子", "", "丑"]


def test_a_form_without_a_title_below_another_is_headed_by_its_number() -> None:
    one = form(cols("一级", "标准"), (ind(1, "甲", criterion="子"),))
    assert len(read_back(written(one, one))) == 2


def test_what_no_spelling_gives_back_is_told_with_its_row() -> None:
    prose = "受到投诉的，扣一分。" * 30
    one = form((col(prose, Role.OTHER, at=0), col(prose, Role.OTHER, at=1)))
    (notice,) = spell(views(dataset(one), FormOptions("none"))).notices
    assert notice.kind == "text-differs"
    assert "another table from row 1 on" in notice.message
