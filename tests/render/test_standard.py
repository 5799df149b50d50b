from __future__ import annotations

from pathlib import Path

import pytest
from builders_dataset import col, cols, county_form, dataset, form, ind, other
from hypothesis import given, settings
from random_datasets import forms
from zhibiao.normalize.records import Form, Role, RowKind
from zhibiao.render.form import FormOptions, views
from zhibiao.render.standard import DEFAULT, FaultyStandard, parse_standard, read_standard
from zhibiao.render.view import FormView

LEVEL = '[[columns]]\nrole = "level"\nlevel = 1\nheader = "指标"\n'
SCORE = '[[columns]]\nrole = "score"\nheader = "满分"\n'
CRITERION = '[[columns]]\nrole = "criterion"\nheader = "标准"\n'


def shown(text: str, *forms: Form) -> tuple[FormView, ...]:
    return views(dataset(*forms), FormOptions("none", standard=parse_standard(text)))


def rows(view: FormView) -> list[list[str]]:
    return [[cell.text for cell in row] for row in view.rows()]


def test_columns_follow_the_standards_order_and_wording() -> None:
    one = form(cols("分值", "标准", "一级"), (ind(1, "甲", criterion="做到", score=5.0),))
    (view,) = shown(LEVEL + CRITERION + SCORE, one)
    assert rows(view) == [["指标", "标准", "满分"], ["甲", "做到", "5"]]
    assert view.notices == ()


def test_what_has_no_place_is_said() -> None:
    (view,) = shown(LEVEL, form(cols("一级", "二级", "备注"), (ind(1, "甲", "乙", remark="急", score=5.0),)))
    assert rows(view) == [["指标"], ["甲"]]
    said = " ".join(notice.message for notice in view.notices)
    assert [word in said for word in ("level2", "remark", "score")] == [True] * 3


def test_each_period_has_its_columns_and_a_part_without_periods_takes_their_room() -> None:
    text = (
        LEVEL
        + CRITERION.replace("标准", "{period}（{deadline}）")
        + "by_period = true\n"
        + SCORE
        + "by_period = true\n"
    )
    (view,) = shown(text, county_form())
    assert rows(view)[0] == ["指标", "平时", "满分", "年底", "满分"]
    assert [cell.column_span for cell in view.rows()[4]] == [1, 3, 1]
    assert [cell.text for cell in view.rows()[5]] == ["改革创新", "", "3"]


def test_periods_keep_the_standards_order() -> None:
    text = 'periods = ["年底", "平时"]\n' + LEVEL + SCORE.replace("满分", "{period}") + "by_period = true\n"
    assert rows(shown(text, county_form())[0])[0] == ["指标", "年底", "平时"]


def test_the_total_row_is_the_sum_of_each_score_column() -> None:
    one = form(
        cols("一级", "分值", "得分"),
        (ind(1, "甲", score=5.0), ind(2, "乙", score=2.5)),
        other(RowKind.TOTAL, 2, (0, 1, "总分"), (1, 1, "8")),
        other(RowKind.NOTE, 2, (0, 1, "注："), (1, 2, "按年")),
    )
    (view,) = shown(LEVEL + SCORE + CRITERION + '[total]\nlabel = "合计"', one)
    assert sorted(rows(view)[3:]) == [["合计", "7.5", ""], ["注：　按年"]]
    assert [repr("8") in notice.message for notice in view.notices] == [True]


def test_a_printed_total_moves_to_the_column_of_the_same_kind() -> None:
    one = form(cols("分值", "一级"), (ind(1, "甲", score=5.0),), other(RowKind.TOTAL, 1, (0, 1, "合计"), (1, 1, "x")))
    two = form(cols("一级", "分值"), (ind(1, "甲", score=5.0),), other(RowKind.TOTAL, 1, (0, 1, "合计"), (1, 1, "5")))
    assert rows(shown(LEVEL + CRITERION + SCORE + CRITERION, two)[0])[-1] == ["合计", "5", ""]
    assert "合计" in " ".join(notice.message for notice in shown(LEVEL + SCORE, one)[0].notices)


def test_further_columns_are_found_by_their_headers() -> None:
    text = LEVEL + '[[columns]]\nrole = "department"\nheader = "责任单位"\nfrom = ["牵头科室"]\n'
    columns = (*cols("一级"), col("牵头科室", Role.DEPARTMENT, at=1))
    (view,) = shown(text, form(columns, (ind(1, "甲", extra={"牵头科室": "办公室"}),)))
    assert rows(view) == [["指标", "责任单位"], ["甲", "办公室"]]
    assert view.notices == ()


def test_optional_columns_are_left_out_where_no_form_has_them() -> None:
    text = LEVEL + '[[columns]]\nrole = "level"\nlevel = 2\nheader = "二级"\noptional = true\n'
    flat, deep = form(cols("一级"), (ind(1, "甲"),)), form(cols("一级", "二级"), (ind(1, "甲", "乙"),))
    assert rows(shown(text, flat)[0])[0] == ["指标"]
    assert [rows(view)[0] for view in shown(text, flat, deep)] == [["指标", "二级"]] * 2


def test_numbers_are_given_where_the_form_has_none() -> None:
    (view,) = shown('[[columns]]\nrole = "serial"\nheader = "序号"\n' + LEVEL, form(cols("一级"), (ind(1, "甲"),)))
    assert rows(view)[1] == ["1", "甲"]


def test_titles_are_worded_by_the_standard_where_the_form_names_all_fields() -> None:
    text = 'title = "{year}年{unit}考核表"\n' + LEVEL
    one = form(cols("一级"), (ind(1, "甲"),), title="旧题", year=2021)
    (view,) = shown(text, one)
    assert (view.title, len(view.notices)) == ("旧题", 1)


def test_the_default_standard_takes_all_of_a_countys_form() -> None:
    made = views(dataset(county_form()), FormOptions("none", standard=read_standard(DEFAULT)))
    assert made[0].notices == ()
    assert rows(made[0])[-1][:5] == ["合计", "70", "", "82", ""]


@given(forms())
@settings(max_examples=60)
def test_whatever_a_form_holds_is_printed_or_told(one: Form) -> None:
    (view,) = views(dataset(one), FormOptions("none", standard=read_standard(DEFAULT)))
    assert [sum(cell.column_span for cell in row) for row in view.rows()] == [view.n_columns] * view.n_rows
    printed = "".join(cell.text for cell in view.cells)
    told = "".join(notice.message for notice in view.notices)
    for indicator in one.indicators:
        assert indicator.criterion in printed
        assert indicator.result in printed
        assert indicator.remark in printed
        assert all(text in printed or "责任单位" in told for text in indicator.extra.values())
    for row in one.other_rows:
        for text in (cell.text for cell in row.cells if cell.text.strip()):
            assert text in printed or repr(text) in told or row.kind is RowKind.TOTAL


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("x = 1", "x"),
        ("columns = 3", "columns"),
        ("columns = [3]", r"columns\[1\]"),
        ("", "columns"),
        (LEVEL + SCORE.replace("score", "scor"), r"columns\[2\].role"),
        (LEVEL.replace("= 1", "= 9"), r"columns\[1\].level"),
        (LEVEL.replace("= 1", "= true"), r"columns\[1\].level"),
        (CRITERION + "level = 1", r"columns\[1\].level"),
        (LEVEL + LEVEL, r"columns\[2\].level"),
        (LEVEL + 'wide = "x"', r"columns\[1\].wide"),
        (LEVEL + 'optional = "x"', r"columns\[1\].optional"),
        (LEVEL + "from = [1]", r"columns\[1\].from"),
        (LEVEL.replace("指标", "{x}"), r"columns\[1\].header"),
        ('title = "{unit.x}"\n' + LEVEL, "title"),
        ('periods = ["a", "a"]\n' + LEVEL, "periods"),
        (LEVEL + "[total]\nlabel = 3", "total.label"),
        (SCORE + "by_period = true\n" + LEVEL + CRITERION + "by_period = true", r"columns\[3\].by_period"),
        ("columns = \nx", "line 1"),
    ],
)
def test_mistakes_are_reported_with_their_key(text: str, key: str) -> None:
    with pytest.raises(FaultyStandard, match=key):
        parse_standard(text)


def test_mistakes_name_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes("标题".encode("gbk"))
    for name in ("a.toml", "missing.toml"):
        with pytest.raises(FaultyStandard, match=name):
            read_standard(tmp_path / name)
