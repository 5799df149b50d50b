"""Section rows of any rank are a path above the indicators, and their points are compared with what stands below."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders_dataset import cols, dataset, form, ind, other
from builders_tables import document, table
from zhibiao.extract import read
from zhibiao.normalize import normalize
from zhibiao.normalize.check.check_forms import check_form
from zhibiao.normalize.reading.build.sections import path_in, path_text, section_of, with_sections
from zhibiao.normalize.records import Form, OtherCell, OtherRow, RowKind, Section
from zhibiao.normalize.store.frames import assemble
from zhibiao.render.form import FormOptions, views
from zhibiao.render.formats import FORMATS
from zhibiao.render.records import stored_forms

TITLE = "2024年度云溪镇河道管护考核评分表"
COLUMNS = cols("二级", "标准", "分值")
CHAPTERS = (
    "序号|考核项目|考核内容|分值|评分标准",
    "5.6|堤防[span 2]|80|",
    "5.6.1|巡查[span 2]|25|",
    "5.6.1.1|日常巡查|每周两次|10|少一次扣1分",
    "5.6.1.2|汛期巡查|每日一次|15|少一次扣2分",
    "5.6.2|维护[span 2]|10|",
    "5.6.2.1|割草|每季一次|10|未割扣5分",
)


def paths(*rows: str) -> list[str]:
    """The paths of four indicators under section rows, each given behind the number of the indicator above it."""
    others = [other(RowKind.SECTION, int(row[0]), (0, 3, row[2:])) for row in rows]
    indicators = [ind(no, "甲") for no in (1, 2, 3, 4)]
    return [path_text(one.section_path) for one in with_sections(indicators, others, COLUMNS)]


def only_form(*rows: str) -> Form:
    (one,) = normalize(document(TITLE, table(*rows))).forms
    return one


def sums(one: Form) -> list[str]:
    return [notice.message for notice in check_form(one) if notice.kind == "level-sum"]


def test_sections_nest_by_the_style_of_their_numbers_to_any_depth():
    rows = "0 第一章 堤防|0 一、巡查|0 （一）日常|0 1、白天|0 (1)干流|1 (2)支流|2 二、维护|3 第二章 水闸"
    assert paths(*rows.split("|")) == [
        "第一章 堤防 > 一、巡查 > （一）日常 > 1、白天 > (1)干流",
        "第一章 堤防 > 一、巡查 > （一）日常 > 1、白天 > (2)支流",
        "第一章 堤防 > 二、维护",
        "第二章 水闸",
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("0 一、堤防|2 二、水闸", "一、堤防|一、堤防|二、水闸|二、水闸"),
        ("2 一、堤防", "||一、堤防|一、堤防"),
        (
            "0 1、堤防|0 一、巡查|2 二、维护|3 2、水闸",
            "1、堤防 > 一、巡查|1、堤防 > 一、巡查|1、堤防 > 二、维护|2、水闸",
        ),
        ("0 5.6 堤防|0 5.6.1 巡查|3 5.7 水闸", "5.6 堤防 > 5.6.1 巡查|" * 3 + "5.7 水闸"),
        ("0 5.6.1 巡查|3 5.7 水闸", "5.6.1 巡查|" * 3 + "5.7 水闸"),
        ("0 （一）堤防|3 二、水闸", "（一）堤防|" * 3 + "二、水闸"),
        ("0 一、堤防|0 日常|1 汛期|2 二、水闸", "一、堤防 > 日常|一、堤防 > 汛期|二、水闸|二、水闸"),
        ("0 日常|0 一、堤防|1 二、水闸|2 汛期", "日常 > 一、堤防|日常 > 二、水闸|汛期|汛期"),
        ("0 一、堤防|2 加分项", "一、堤防|一、堤防|加分项|加分项"),
    ],
)
def test_a_section_ends_those_of_its_rank_and_below(rows, expected):
    assert paths(*rows.split("|")) == expected.split("|")


@pytest.mark.parametrize(
    ("cells", "section"),
    [
        (((0, 1, "二、"), (1, 1, "水闸"), (2, 1, "40")), Section("二、", "水闸", 40.0)),
        (((0, 3, "二、水闸（40分）"),), Section("二、", "水闸", 40.0)),
        (((0, 3, "5.6.1 水闸"),), Section("5.6.1", "水闸")),
        (((0, 1, "3"), (1, 2, "个别水闸")), Section("3", "个别水闸")),
        (((0, 2, "水闸"), (2, 1, "（40分）")), Section("", "水闸", 40.0)),
        (((0, 1, "水闸"), (1, 1, "（40分）")), Section("", "水闸", 40.0)),
    ],
)
def test_number_title_and_points_of_a_section_row_are_separate(cells, section):
    assert section_of(other(RowKind.SECTION, 0, *cells), COLUMNS) == section


def test_a_title_over_two_rows_is_a_title_and_a_name_beside_it_is_none():
    title, name = OtherCell(0, 3, "二、水闸", 2), OtherCell(0, 1, "评分项", 4)
    rows = [OtherRow(RowKind.SECTION, 1, 0, cells) for cells in ((title,), (name, OtherCell(1, 2, "二、水闸")))]
    assert [section_of(row, COLUMNS) for row in rows] == [Section("二、", "水闸")] * 2


def test_a_path_read_from_its_text_names_the_same_sections():
    path = (Section("5.6", "堤防"), Section("（一）", "巡查"), Section("", "其他"))
    assert path_in(path_text(path)) == path
    assert path_in("") == ()


def test_a_chapter_is_no_indicator_also_where_its_sum_is_wrong():
    one = only_form(*CHAPTERS)
    assert [indicator.levels for indicator in one.indicators] == [
        ("日常巡查", "每周两次"),
        ("汛期巡查", "每日一次"),
        ("割草", "每季一次"),
    ]
    assert [path_text(indicator.section_path) for indicator in one.indicators] == [
        "5.6 堤防 > 5.6.1 巡查",
        "5.6 堤防 > 5.6.1 巡查",
        "5.6 堤防 > 5.6.2 维护",
    ]
    assert one.total_score == 35
    assert sums(one) == ["5.6 堤防: the score is 80, but its indicators come to 35. Correct one of them."]


@pytest.mark.parametrize("suffix", ["docx", "html"])
def test_a_form_with_chapters_is_printed_as_it_was(suffix):
    made = assemble([normalize(document(TITLE, table(*CHAPTERS)))])
    printed = read(FORMATS[suffix](views(made, FormOptions("none"))).data, name=f"forms.{suffix}")
    again = assemble([normalize(printed)])
    names = ["section_title", "section_path", "path", "score"]
    assert again.indicators[names].to_dict("list") == made.indicators[names].to_dict("list")
    assert made.indicators["path"][2] == "5.6 堤防 > 5.6.2 维护 > 割草 > 每季一次"


def test_the_points_of_sections_are_known_again_from_a_dataset():
    one = only_form(*CHAPTERS)
    (stored,) = stored_forms(dataset(one))
    assert [indicator.section_path for indicator in stored.form.indicators] == [
        indicator.section_path for indicator in one.indicators
    ]
    assert sums(stored.form) == sums(one)


def test_a_path_that_a_person_wrote_is_kept():
    made = dataset(only_form(*CHAPTERS))
    (stored,) = stored_forms(replace(made, indicators=made.indicators.assign(section_path="第一章 河道")))
    assert {indicator.section_path for indicator in stored.form.indicators} == {(Section("第一章", "河道"),)}


def test_a_section_beside_a_name_that_goes_on_below_it_is_a_section():
    rows = (
        "类别|考核要求|完成情况|得分",
        "基本项|按时上岗，着装整齐||",
        "评分项[v]|Ⅰ堤防[span 3]",
        "|每周巡查两次，做好记录||",
        "|Ⅱ水闸[span 3]",
        "|每月检修一次，做好记录||",
    )
    document_ = document(TITLE, table(*rows))
    (one,) = normalize(document_).forms
    assert [(indicator.levels, path_text(indicator.section_path)) for indicator in one.indicators] == [
        (("基本项",), ""),
        (("评分项",), "Ⅰ 堤防"),
        (("评分项",), "Ⅱ 水闸"),
    ]
    assert one.accounted == 1.0
    (view,) = views(assemble([normalize(document_)]), FormOptions("none"))
    assert [(c.row, c.row_span) for c in view.cells if c.text == "评分项"] == [(2, 4)]


def test_points_of_a_chapter_of_additions_do_not_count():
    rows = ("序号|考核项目|分值", "一|基本项|60", "1|巡查|60", "二|加分项|10", "（一）|获奖|10", "1|省级|10")
    one = only_form(*rows)
    assert [path_text(indicator.section_path) for indicator in one.indicators] == [
        "一 基本项",
        "二 加分项 > （一）获奖",
    ]
    assert one.total_score == 60


def test_a_numbered_indicator_with_points_over_rows_without_any_stays_one():
    one = only_form("考核项目|分值|评分标准", "一、出勤|30|", "1.迟到||每次扣1分", "二、纪律|70|", "1.喧哗||每次扣2分")
    assert tuple(indicator.score for indicator in one.indicators if indicator.score) == (30.0, 70.0)


def test_sections_of_a_form_made_by_hand_need_no_rows():
    (stored,) = stored_forms(dataset(form(COLUMNS, (ind(1, "甲", "乙"),))))
    assert [indicator.section_path for indicator in stored.form.indicators] == [()]


def placed(*rows: str) -> list[tuple[str, str, str]]:
    found = only_form("序号|考核项目|分值|评分标准", *rows).indicators
    return [(path_text(one.section_path), one.section_title, one.levels[-1]) for one in found]


def test_an_indicator_that_counts_on_from_a_section_stands_behind_it():
    rows = (
        "1|堤防|20|",
        "1.1|巡查|5|少一次扣1分",
        "1.2|维护|15|未割扣1分",
        "2|水闸|30|不灵活扣2分",
        "3|台账|50|缺页扣1分",
    )
    assert placed(*rows) == [
        ("1 堤防", "1 堤防 20", "巡查"),
        ("1 堤防", "1 堤防 20", "维护"),
        ("", "", "水闸"),
        ("", "", "台账"),
    ]


def test_numbers_that_begin_again_inside_a_section_do_not_end_it():
    rows = (
        "|1、堤防[span 2]|",
        "1|巡查|5|少一次扣1分",
        "2|维护|15|未割扣1分",
        "|2、水闸[span 2]|",
        "1|启闭|30|不灵活扣2分",
    )
    assert [path for path, _title, _name in placed(*rows)] == ["1、堤防", "1、堤防", "2、水闸"]


def test_a_serial_number_that_counts_the_rows_is_not_that_of_a_section():
    rows = (
        "1|一、堤防|25|",
        "2|1.巡查|5|少一次扣1分",
        "3|2.维护|15|未割扣1分",
        "4|二、水闸|30|",
        "5|1.启闭|30|不灵活扣2分",
    )
    assert [(path, name) for path, _title, name in placed(*rows)] == [
        ("一、堤防", "1.巡查"),
        ("一、堤防", "2.维护"),
        ("二、水闸", "1.启闭"),
    ]
