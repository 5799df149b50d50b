"""Titles inside tables, and several forms in one table."""

import pytest
from builders_tables import table
from builders_titled import (
    BOTH,
    HEADER,
    OTHER,
    OTHER_ROWS,
    ROWS,
    SPAN,
    TITLE,
    form_of,
    named,
    reading_of,
    told,
)
from zhibiao.extract import read
from zhibiao.extract.document import Severity
from zhibiao.normalize import normalize
from zhibiao.normalize.compare.compare_forms import compare_forms
from zhibiao.normalize.compare.match_forms import pair_forms
from zhibiao.normalize.records import CheckKind, RowKind


@pytest.mark.parametrize(
    "rows",
    [
        [TITLE + SPAN],
        ["附件2" + SPAN, "表1 " + TITLE + SPAN],
        ["", TITLE + SPAN],
        ["《" + TITLE + "》" + SPAN],
        ["附件1/青禾县渠道管理局/2021年度考核评分表/填报人：王五" + SPAN],
        [f"{TITLE}|{TITLE}|{TITLE}|{TITLE}"],
    ],
)
def test_the_first_row_of_one_text_may_be_the_title(rows):
    form = form_of(table(*rows, HEADER, *ROWS))
    assert (form.title, form.unit, form.year) == (TITLE, "青禾县渠道管理局", 2021)


def test_what_stands_with_the_title_in_its_cell_is_kept():
    form = form_of(table(f"表1 {TITLE}　　填报人：王五{SPAN}", HEADER, *ROWS))
    assert [(row.kind, row.cells[0].text) for row in form.other_rows] == [(RowKind.NOTE, "表1\n填报人：王五")]
    assert form.fields == {"填报人": "王五"}


TWO = [TITLE + SPAN, HEADER, *ROWS, OTHER + SPAN, HEADER, *OTHER_ROWS]


@pytest.mark.parametrize(
    "rows",
    [
        TWO,
        [
            TITLE + SPAN,
            HEADER,
            *ROWS,
            "合计|||100",
            "",
            "附件2" + SPAN,
            OTHER + SPAN,
            "填报人：王五" + SPAN,
            HEADER,
            *OTHER_ROWS,
        ],
        ["一、" + TITLE + SPAN, HEADER, *ROWS, "二、" + OTHER + SPAN, HEADER, *OTHER_ROWS, "合计|||50"],
        ["表1 " + TITLE + SPAN, HEADER, *ROWS, "表2" + SPAN, OTHER + SPAN, "项目|内容|评分标准|分值", *OTHER_ROWS],
        [TITLE + "|||", HEADER, *ROWS, "|||", OTHER + "|||", HEADER, *OTHER_ROWS],
    ],
)
def test_a_title_and_a_header_again_begin_a_further_form(rows):
    reading = reading_of(table(*rows))
    assert named(reading) == BOTH
    assert [form.accounted for form in reading.forms] == [1.0, 1.0]
    assert not told(reading)


def test_a_further_form_keeps_its_place_in_the_table():
    first, second = reading_of(table(*TWO)).forms
    assert [one.row for one in first.indicators] == [2, 3]
    assert [(one.table, one.row) for one in second.indicators] == [(0, 6), (0, 7)]


def test_the_second_form_may_stand_below_a_title_above_the_table():
    assert named(reading_of(TITLE, table(*TWO[1:]))) == BOTH


@pytest.mark.parametrize("gap", ["\n", ",,,\n", "\n附表2,,,\n"])
def test_two_forms_in_one_sheet_of_text_are_two(gap):
    lines = [[f"{TITLE},,,", HEADER, *ROWS], [f"{OTHER},,,", HEADER, *OTHER_ROWS]]
    text = gap.join("\n".join(part).replace("|", ",") + "\n" for part in lines)
    assert named(normalize(read(text.encode(), name="a.csv"))) == BOTH
    assert named(normalize(read(text.replace(",", "\t").encode(), name="a.txt"))) == BOTH


@pytest.mark.parametrize("between", [[], [TITLE + SPAN], [TITLE + "（续）" + SPAN]])
def test_a_header_repeated_with_or_without_the_same_title_begins_no_form(between):
    form = form_of(TITLE, table(HEADER, *ROWS, *between, HEADER, *OTHER_ROWS))
    assert (len(form.indicators), form.total_score) == (4, 150)
    assert {row.kind for row in form.other_rows} == {RowKind.HEADER}
    assert {one.section_title for one in form.indicators} == {""}


@pytest.mark.parametrize("row", ["二、党建工作考核指标", "工作纪律考核指标", "重点工作"])
def test_the_title_of_a_section_with_a_header_again_begins_no_form(row):
    form = form_of(TITLE, table(HEADER, *ROWS, row + SPAN, HEADER, *OTHER_ROWS))
    assert [one.section_title for one in form.indicators] == ["", "", row, row]


def test_titles_that_name_no_unit_begin_forms_where_they_end_alike():
    rows = ["保安服务考核表" + SPAN, HEADER, *ROWS, "保洁服务考核表" + SPAN, HEADER, *OTHER_ROWS]
    assert [form.title for form in reading_of(table(*rows)).forms] == ["保安服务考核表", "保洁服务考核表"]


def test_forms_of_two_years_are_matched_though_their_captions_shift():
    units = ["青禾县渠道局", "青禾县林业局", "青禾县档案局"]
    blocks = [
        [
            block
            for n, unit in enumerate(units, shift)
            for block in (f"表{n} {unit}{year}年度考核表", table(HEADER, *ROWS))
        ]
        for year, shift in ((2023, 1), (2024, 2))
    ]
    old, new = (reading_of(*one).forms for one in blocks)
    assert pair_forms(old, new) == [(0, 0), (1, 1), (2, 2)]
    assert [(one.unchanged, one.changes) for one in compare_forms(old, new)] == [(2, ())] * 3


def test_another_unit_over_a_header_begins_a_form_and_the_same_one_again_does_not():
    first, other = "被考核单位：云溪镇林场" + SPAN, "被考核单位：云溪镇茶场" + SPAN
    split = named(reading_of("年度考核评分表", table(first, HEADER, *ROWS, other, HEADER, *ROWS)))
    assert [unit for _title, unit, _total in split] == ["云溪镇林场", "云溪镇茶场"]
    page = named(reading_of("年度考核评分表", table(first, HEADER, *ROWS, first, HEADER, *ROWS)))
    assert [unit for _title, unit, _total in page] == ["云溪镇林场"]


def test_a_title_above_another_unit_is_that_forms():
    rows = ("年度考核评分表" + SPAN, "单位：云溪镇茶场" + SPAN, HEADER, *ROWS)
    split = named(reading_of("年度考核评分表", "单位：云溪镇林场", table(HEADER, *ROWS, *rows)))
    assert [(title, unit) for title, unit, _total in split] == [
        ("年度考核评分表", "云溪镇林场"),
        ("年度考核评分表", "云溪镇茶场"),
    ]


def test_another_units_title_without_a_header_below_it_is_told():
    reading = reading_of(
        "2023年度云溪镇林场考核评分表", table(HEADER, *ROWS, "2023年度云溪镇茶场考核评分表" + SPAN, *ROWS)
    )
    (form,) = reading.forms
    (notice,) = [one for one in form.notices if one.kind is CheckKind.TITLE_UNPLACED]
    assert notice.severity is Severity.WARNING
    assert notice.place.row == 1 + len(ROWS)


def test_forms_are_numbered_in_their_order():
    reading = reading_of(table(*TWO), "说明。", table(HEADER, *ROWS))
    assert [form.form_no for form in reading.forms] == [1, 2, 3]


@pytest.mark.parametrize(("between", "form"), [("|||", 1), ("备注|||", 0)])
def test_a_mark_belongs_to_the_title_below_it_but_for_other_rows(between, form):
    reading = reading_of(table(*TWO[:4], f"附件2{SPAN}", between, *TWO[4:]))
    marked = [any(cell.text == "附件2" for row in one.other_rows for cell in row.cells) for one in reading.forms]
    assert marked == [number == form for number in range(2)]
