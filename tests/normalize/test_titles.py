from dataclasses import replace

import pytest
from builders_tables import document, table
from hypothesis import given, settings
from hypothesis import strategies as st
from zhibiao.extract import read
from zhibiao.extract.document import Paragraph, Part, Severity
from zhibiao.normalize import normalize
from zhibiao.normalize.compare.compare_forms import compare_forms
from zhibiao.normalize.compare.match_forms import pair_forms, title_without_year
from zhibiao.normalize.records import CheckKind, RowKind

HEADER = "一级指标|二级指标|评分标准|分值"
ROWS = ("渠道|清淤|未清一处扣1分|40", "闸门|启闭|误时一次扣2分|60")
OTHER_ROWS = ("苗木|补植|缺一株扣1分|30", "巡护|巡山|少一次扣2分|20")
TITLE = "青禾县渠道管理局2021年度考核评分表"
OTHER = "青禾县林场2021年度考核评分表"
FORM = table(HEADER, *ROWS)
SPAN = "[span 4]"


def reading_of(*blocks):
    return normalize(document(*blocks))


def form_of(*blocks):
    (form,) = reading_of(*blocks).forms
    assert form.accounted == 1.0
    return form


def parts_of(*lines):
    form = form_of(*lines, FORM)
    return form.title, form.unit, form.year


def named(reading):
    return [(form.title, form.unit, form.total_score) for form in reading.forms]


def told(reading):
    return [notice.kind for notice in reading.notices if notice.severity is not Severity.INFO]


# What a title says


@pytest.mark.parametrize(
    ("title", "year", "unit", "kind"),
    [
        (TITLE, 2021, "青禾县渠道管理局", "考核评分表"),
        ("2021年度青禾县渠道管理局考核评分表", 2021, "青禾县渠道管理局", "考核评分表"),
        ("青禾县渠道管理局（2021年度）考核评分表", 2021, "青禾县渠道管理局", "考核评分表"),
        ("青禾县渠道管理局考核评分表（2021年度）", 2021, "青禾县渠道管理局", "考核评分表"),
        ("青禾县渠道管理局考核评分表（2021年1—6月）", 2021, "青禾县渠道管理局", "考核评分表（1—6月）"),
        ("青禾县渠道管理局考核评分表", None, "青禾县渠道管理局", "考核评分表"),
        ("青禾县渠道管理局：2021年度考核评分表", 2021, "青禾县渠道管理局", "考核评分表"),
        ("2021年度考核评分表：青禾县渠道管理局", 2021, "青禾县渠道管理局", "考核评分表"),
        ("2021年度考核评分表（青禾县渠道管理局）", 2021, "青禾县渠道管理局", "考核评分表"),
        ("2021年度考核评分表——青禾县渠道管理局", 2021, "青禾县渠道管理局", "考核评分表"),
        ("2021年第三季度青禾县渠道管理局考核表", 2021, "青禾县渠道管理局", "第三季度考核表"),
        ("2021年1—9月青禾县渠道管理局考核表", 2021, "青禾县渠道管理局", "1—9月考核表"),
        ("2021年（上半年）青禾县渠道管理局考核表", 2021, "青禾县渠道管理局", "（上半年）考核表"),
        ("2021—2022学年第一学期云溪镇小学考核表", 2021, "云溪镇小学", "第一学期考核表"),
        ("2025—2026年度县博物馆考核指标", 2025, "县博物馆", "考核指标"),
        ("2025-2026学年度县实验中学考核指标", 2025, "县实验中学", "考核指标"),
        ("2023～2025年云溪镇林场考核指标", 2023, "云溪镇林场", "考核指标"),
        ("2023年至2025年云溪镇林场考核指标", 2023, "云溪镇林场", "考核指标"),
        ("2024/2025学年云溪镇小学考核指标", 2024, "云溪镇小学", "考核指标"),
        ("2024、2025年度云溪镇林场考核指标", 2024, "云溪镇林场", "考核指标"),
        ("2025─26学年云溪镇小学考核指标", 2025, "云溪镇小学", "考核指标"),
        ("二〇二四年云溪镇林场考核指标", 2024, "云溪镇林场", "考核指标"),
        ("二○二四年度云溪镇林场考核指标", 2024, "云溪镇林场", "考核指标"),
        ("二零二四至二零二五年度云溪镇林场考核指标", 2024, "云溪镇林场", "考核指标"),
        ("一九九八年度云溪镇林场考核指标", 1998, "云溪镇林场", "考核指标"),
        ("２０２４年度云溪镇林场考核指标", 2024, "云溪镇林场", "考核指标"),
        ("24年度云溪镇林场考核指标", 2024, "云溪镇林场", "考核指标"),
        ("24-25年度云溪镇林场考核指标", 2024, "云溪镇林场", "考核指标"),
        ("民國114年度青禾縣農場考核表", 2025, "青禾縣農場", "考核表"),
        ("民国114年云溪镇林场考核表", 2025, "云溪镇林场", "考核表"),
        ("中華民國一百一十四年度青禾縣農場考核表", 2025, "青禾縣農場", "考核表"),
        ("民國一一四年度青禾縣農場考核表", 2025, "青禾縣農場", "考核表"),
        ("114學年度青禾縣立小學考核表", 2025, "青禾縣立小學", "考核表"),
        ("2024（年度）云溪镇林场考核表", 2024, "云溪镇林场", "考核表"),
        ("云溪镇林场2024考核表", 2024, "云溪镇林场", "考核表"),
        ("2024年度度假区管委会考核表", 2024, "度假区管委会", "考核表"),
        ("建场50年成果评价指标", None, "", "建场50年成果评价指标"),
        ("县委组织部（县老干部局）2024年度考核指标", 2024, "县委组织部（县老干部局）", "考核指标"),
        (
            "2024年度县委组织部（县老干部局、县公务员局）考核指标",
            2024,
            "县委组织部（县老干部局、县公务员局）",
            "考核指标",
        ),
        ("2024年度安澍县乡镇（街道）治理考核表", 2024, "安澍县乡镇（街道）", "治理考核表"),
        ("柳溪县2024年度村（社区）目标管理考核细则", 2024, "柳溪县村（社区）", "目标管理考核细则"),
        ("县公安局(巡警大队)2024年目标考核表", 2024, "县公安局(巡警大队)", "目标考核表"),
        ("经开区（高新区）管委会2024年度考核表", 2024, "经开区（高新区）管委会", "考核表"),
        ("临澜（集团）有限公司2024年度绩效考核表", 2024, "临澜（集团）有限公司", "绩效考核表"),
        ("2024年度县档案馆（试行）考核表", 2024, "县档案馆", "（试行）考核表"),
        ("县档案馆2024年度（第二批）考核表", 2024, "县档案馆", "（第二批）考核表"),
        ("县档案馆2024年度考核表（征求意见稿）", 2024, "县档案馆", "考核表（征求意见稿）"),
        ("河（湖）长制工作考核细则", None, "", "河（湖）长制工作考核细则"),
        ("县级河（湖）长制工作考核赋分表（2020年度）", 2020, "", "县级河（湖）长制工作考核赋分表"),
        ("营业部门业务能力考核表", None, "", "营业部门业务能力考核表"),
        ("市场部部长考核指标", None, "市场部", "部长考核指标"),
        ("云溪镇长效管护考核表", None, "云溪镇", "长效管护考核表"),
        ("北稷科技品管部门岗位考核表", None, "", "北稷科技品管部门岗位考核表"),
        ("依《农村公路管理局规程》养护考核表", None, "", "依《农村公路管理局规程》养护考核表"),
        ("县渠道局2024年度办公室考核表", 2024, "县渠道局", "办公室考核表"),
        ("青禾县教育局2024年学校考核表", 2024, "青禾县教育局", "学校考核表"),
        ("青禾市2024年度政务服务中心窗口考核表", 2024, "青禾市政务服务中心", "窗口考核表"),
        ("县档案馆、县图书馆2024年度考核表", 2024, "县档案馆、县图书馆", "考核表"),
        ("青禾县2024年度高质量发展考核指标", 2024, "青禾县", "高质量发展考核指标"),
        ("U201614836班组考核表", None, "", "U201614836班组考核表"),
    ],
)
def test_a_title_says_its_year_its_unit_and_its_kind(title, year, unit, kind):
    form = form_of(title, FORM)
    assert (form.title, form.year, form.unit, form.kind) == (title, year, unit, kind)


def test_units_are_told_apart_by_what_titles_share_and_keep_their_brackets():
    titles = ["2024年度县委办公室（县档案局）年终考核指标", "2024年度县政府办公室（县信访局）年终考核指标"]
    assert [form.unit for form in reading_of(titles[0], FORM, titles[1], FORM).forms] == [
        "县委办公室（县档案局）",
        "县政府办公室（县信访局）",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024年度云溪镇林场考核表", "2025年度云溪镇林场考核表"),
        ("2024—2025学年云溪镇小学考核表", "2025—2026学年云溪镇小学考核表"),
        ("民國113年度青禾縣農場考核表", "民國114年度青禾縣農場考核表"),
        ("二〇二四年云溪镇林场考核表", "二〇二五年云溪镇林场考核表"),
    ],
)
def test_titles_of_two_years_are_the_same_without_them(one, other):
    assert title_without_year(form_of(one, FORM)) == title_without_year(form_of(other, FORM))


# Captions before it

CAPTIONS = [
    *(
        "表1 ",
        "表1",
        "表 1　",
        "表１ ",
        "表1：",
        "表1、",
        "表1-2 ",
        "表3—2 ",
        "表1.1 ",
        "表B.2 ",
        "表一：",
        "表一 ",
        "表一",
        "表（一）",
        "表(1) ",
    ),
    *(
        "附表2：",
        "附表1 ",
        "附件3：",
        "附件1-2 ",
        "附件 1：",
        "（附件1）",
        "附录A ",
        "附：",
        "附件2 表1 ",
        "样表1：",
        "格式五　",
        "标题：",
    ),
    *("Table 1 ", "Table 1: ", "Annex 2 "),
    *(
        "一、",
        "（一）",
        "(1)",
        "（1）",
        "1.",
        "1、",
        "1．",
        "1) ",
        "1.1 ",
        "1.1",
        "1.1.2 ",
        "A.",
        "B、",
        "①",
        "⑴",
        "Ⅰ.",
    ),
    *("第一部分 ", "第一部分", "第二章　", "第1节 "),
    *("★", "● ", "■", "※", "◆一、", "• ", "- ", "——"),
]
NAMES = st.sampled_from(["青禾县渠道管理局", "县委组织部（县老干部局）", "云溪镇林场", "安澍县乡镇（街道）"])
YEARS = st.sampled_from(["2021年度", "2025—2026年度", "二〇二四年", "民国114年度", "（2022年度）"])
KINDS = st.sampled_from(["考核评分表", "目标管理考核指标", "绩效评价指标体系（试行）", "考核细则"])


@pytest.mark.parametrize("caption", CAPTIONS)
@pytest.mark.parametrize("title", [TITLE, "2021年度青禾县渠道管理局考核评分表"])
def test_a_caption_is_no_part_of_the_title(caption, title):
    assert parts_of(caption + title) == (title, "青禾县渠道管理局", 2021)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["", "附件3：", "表2 ", "第一部分 ", "★"]),
    st.sampled_from(CAPTIONS),
    NAMES,
    YEARS,
    KINDS,
    st.booleans(),
)
def test_captions_change_neither_the_title_nor_its_unit_nor_its_year(before, caption, name, year, kind, year_first):
    title = f"{year}{name}{kind}" if year_first else f"{name}{year}{kind}"
    assert parts_of(f"{before}{caption}{title}") == parts_of(title)


@pytest.mark.parametrize("marks", ["《{}》", "【{}】", "“{}”", "「{}」", "表1 《{}》"])
def test_marks_around_the_whole_title_are_no_part_of_it(marks):
    assert parts_of(marks.format(TITLE)) == (TITLE, "青禾县渠道管理局", 2021)


@pytest.mark.parametrize(
    "title",
    [
        "《农田水利学》实验报告评分标准",
        "“爱苗护苗”比赛评分表",
        "3.15活动考核表",
        "360度评估考核表",
        "5S周检查考核表",
        "第三季度巡护考核表",
        "一车间设备检查考核表",
        "二级学院工作考核评分表",
        "○○市公所考核表",
        "表扬奖励考核表",
        "A级景区评审考核表",
    ],
)
def test_a_title_that_only_begins_like_a_caption_stays_whole(title):
    assert parts_of(title)[0] == title


def test_the_number_of_a_chapter_makes_no_title_where_a_title_stands():
    assert parts_of(TITLE, "一、考核内容")[0] == TITLE
    assert parts_of("青禾县渠道管理局考核办法", "二、" + TITLE)[0] == TITLE


def test_an_attachment_mark_before_a_year_is_told_from_it():
    form = form_of("附件12021年度青禾县渠道管理局考核评分表", FORM)
    assert (form.attachment, form.title, form.year) == ("附件1", "2021年度青禾县渠道管理局考核评分表", 2021)
    assert form_of("附件2021年度青禾县渠道管理局考核评分表", FORM).attachment == "附件"


# Which line is the title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["内部资料", TITLE], TITLE),
        (["青禾县渠道管理局", "2021年度考核评分表"], "青禾县渠道管理局2021年度考核评分表"),
        (["青禾县", "渠道管理局2021年度考核评分表"], "青禾县渠道管理局2021年度考核评分表"),
        (["表1", TITLE], TITLE),
        ([TITLE + "：", "单位：分"], TITLE),
        ([TITLE + "　　单位：分"], TITLE),
        ([TITLE, "班级     姓名     学号"], TITLE),
        ([TITLE, "□自评　□复评"], TITLE),
        ([TITLE, "1、得分按四舍五入。（保留一位小数）"], TITLE),
        (["根据县里的有关规定制定以下考核办法"], ""),
        (["[ ]验收标准"], ""),
        (["学院（系）名称：信息工程学院"], ""),
        (["填报单位：青禾县渠道管理局"], ""),
        (["考核内容：年度重点任务"], ""),
        (["考核依据：2021年度考核办法"], ""),
    ],
)
def test_the_title_is_told_from_the_lines_around_it(lines, title):
    assert parts_of(*lines)[0] == title


def long_title(length):
    return (
        "二〇二四年度县委组织部" + "及其所属单位" * 40 + "考核表"
        if length is None
        else ("综" * (length - 8)) + "县林场年度考核表"
    )


@pytest.mark.parametrize(("length", "is_one"), [(80, True), (81, True), (82, True), (200, True), (201, False)])
def test_a_long_line_is_the_title_where_it_ends_as_one(length, is_one):
    assert bool(form_of(long_title(length), FORM).title) is is_one


def test_a_long_line_is_no_title_beside_a_better_one_or_with_a_stop_in_it():
    assert form_of(TITLE, long_title(90), FORM).title == TITLE
    assert form_of(long_title(90), FORM).title == long_title(90)
    assert form_of(long_title(90).replace("综综综", "综，综", 1), FORM).title == ""
    assert form_of("综" * 81, FORM).title == ""


# Fields


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("被考核单位：云溪镇林场　考核时间：2021年", "云溪镇林场"),
        ("被考核单位：云溪镇林场 考核时间：2021年", "云溪镇林场"),
        ("被考核单位:云溪镇林场\t考核时间:2021年", "云溪镇林场"),
        ("考核时间：2021年    被考核单位：云溪镇林场", "云溪镇林场"),
        ("单 位：云溪镇林场　　日　期：2021年5月", "云溪镇林场"),
        ("填报单位（盖章）：云溪镇林场", "云溪镇林场"),
        ("填报单位：云溪镇林场（盖章）", "云溪镇林场"),
        ("填报单位：云溪镇林场（公章）   填表人：王五", "云溪镇林场"),
        ("单位：县委组织部（县老干部局）（盖章）", "县委组织部（县老干部局）"),
        ("考核对象：云溪镇林场", "云溪镇林场"),
        ("部门（单位）：云溪镇林场", "云溪镇林场"),
        ("（填报单位：云溪镇林场）", "云溪镇林场"),
        ("一、单位名称：云溪镇林场", "云溪镇林场"),
        ("填报单位：云溪镇林场¹", "云溪镇林场"),
        ("填报单位：云溪镇林场①（盖章）", "云溪镇林场"),
        ("单位名称　云溪镇林场", "云溪镇林场"),
        ("单位：______", ""),
        ("单位：＿＿＿＿（盖章）", ""),
        ("单位：（盖章）", ""),
        ("单位：/", ""),
        ("单位：×××", ""),
        ("单位：　　　　考核时间：2021年", ""),
        ("单位：分", ""),
        ("单位：万元、个", ""),
        ("单位：百分点", ""),
        ("考核对象：王五", ""),
        ("单位负责人：云溪镇林场", ""),
    ],
)
def test_a_field_names_the_unit_where_the_title_names_none(line, unit):
    assert parts_of("年度考核评分表", line) == ("年度考核评分表", unit, None)
    if "：" in line:
        assert form_of("年度考核评分表", table(line + SPAN, HEADER, *ROWS)).unit == unit


def test_the_fields_of_a_line_are_told_apart():
    form = form_of("年度考核评分表", "填报单位 （盖章）：      填报日期：   年  月  日     单 位：分  时间：8:30", FORM)
    assert form.fields == {"填报单位（盖章）": "", "填报日期": "年  月  日", "单位": "分", "时间": "8:30"}


def test_the_unit_of_the_title_comes_before_that_of_a_field():
    assert form_of(TITLE, "填报单位：云溪镇林场", FORM).unit == "青禾县渠道管理局"


@pytest.mark.parametrize("row", ["单位名称[span 2]|云溪镇林场[span 2]", "考核对象|云溪镇林场|考核时间|2021年"])
def test_a_row_of_the_table_names_the_unit(row):
    assert form_of("年度考核评分表", table(row, HEADER, *ROWS)).unit == "云溪镇林场"
    assert form_of(table("年度考核评分表" + SPAN, row, HEADER, *ROWS)).unit == "云溪镇林场"


def test_a_table_of_fields_right_above_stands_under_the_same_title():
    reading = reading_of("年度考核评分表", table("单位名称|云溪镇林场|填报人|王五"), FORM)
    assert named(reading) == [("年度考核评分表", "云溪镇林场", 100)]
    assert CheckKind.NO_FORM in told(reading)


# Titles inside tables, and several forms in one


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
BOTH = [(TITLE, "青禾县渠道管理局", 100), (OTHER, "青禾县林场", 50)]


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


# Text boxes, page headers, notes


def aside(text, part=Part.TEXT_BOX):
    return Paragraph(text, part=part)


def read_of(*blocks):
    made = tuple(Paragraph(block) if isinstance(block, str) else block for block in blocks)
    return normalize(replace(document(), blocks=made))


@pytest.mark.parametrize(
    "blocks",
    [
        [aside(TITLE)],
        [aside("青禾县渠道管理局2021年度"), aside("考核评分表")],
        [aside(TITLE, Part.HEADER), aside("第1页 共2页", Part.HEADER)],
        [aside(TITLE, Part.HEADER), aside(TITLE, Part.HEADER)],
    ],
)
def test_a_title_in_a_text_box_or_a_page_header_serves_where_none_stands_above(blocks):
    assert named(read_of(FORM, *blocks)) == [(TITLE, "青禾县渠道管理局", 100)]
    assert [form.title for form in read_of(OTHER, FORM, *blocks).forms] == [OTHER]


@pytest.mark.parametrize("part", [Part.TEXT_BOX, Part.HEADER])
def test_a_title_that_may_be_that_of_several_forms_is_told(part):
    reading = read_of(FORM, "说明。", FORM, aside(TITLE, part))
    assert [form.title for form in reading.forms] == ["", ""]
    (said,) = [notice for notice in reading.notices if notice.kind is CheckKind.TITLE_UNPLACED]
    assert (said.severity, TITLE in said.message) == (Severity.WARNING, True)


def test_a_text_box_titles_the_one_form_that_has_no_title():
    reading = read_of(OTHER, FORM, "说明。", FORM, aside(TITLE))
    assert [form.title for form in reading.forms] == [OTHER, TITLE]


@pytest.mark.parametrize("part", [Part.TEXT_BOX, Part.HEADER, Part.FOOTNOTE, Part.ENDNOTE])
def test_a_table_outside_the_text_is_a_form_under_the_title_in_the_text(part):
    (form,) = read_of(TITLE, "填报人：王五", replace(FORM, part=part)).forms
    assert (form.title, form.unit, form.total_score, form.accounted) == (TITLE, "青禾县渠道管理局", 100, 1.0)


def test_tables_outside_the_text_have_the_titles_that_stand_with_them():
    box = replace(FORM, part=Part.TEXT_BOX)
    other = replace(table(HEADER, *OTHER_ROWS), part=Part.TEXT_BOX)
    assert named(read_of(aside(TITLE), box, aside(OTHER), other)) == BOTH
    assert named(read_of(TITLE, OTHER, box, other)) == BOTH
    assert named(read_of(OTHER, table(HEADER, *OTHER_ROWS), box)) == [
        (OTHER, "青禾县林场", 50),
        (OTHER, "青禾县林场", 100),
    ]
    unknown = read_of(OTHER, table(HEADER, *OTHER_ROWS), TITLE, FORM, box)
    assert [form.title for form in unknown.forms] == [OTHER, TITLE, ""]


@pytest.mark.parametrize(
    ("part", "words"), [(Part.TEXT_BOX, "text box"), (Part.FOOTER, "footer"), (Part.FOOTNOTE, "footnote")]
)
def test_a_table_outside_the_text_that_is_no_form_is_told_with_where_it_stands(part, words):
    reading = read_of(TITLE, FORM, replace(table("文件编号|Q-01", "版次|A"), part=part))
    (said,) = [notice for notice in reading.notices if notice.kind is CheckKind.NO_FORM]
    assert (said.place.table, words in said.message) == (1, True)


# A cell over names and rules


WIDE = [
    "一级指标|二级指标|评分标准|分值",
    "渠道[v]|清淤|未清一处扣1分|10",
    "|{}[span 2]|15",
    "闸门|启闭|误时一次扣2分|20",
]


def rows_of(*rows):
    return [(one.levels, one.criterion, one.score) for one in form_of(TITLE, table(*rows)).indicators]


@pytest.mark.parametrize("name", ["巡查", "隐患整治", "灌溉用水调度管理", "巡查（5分）"])
def test_a_short_name_over_names_and_rules_is_the_name(name):
    assert rows_of(*(row.format(name) for row in WIDE))[1][:2] == (("渠道", name.removesuffix("（5分）")), "")
    first = [WIDE[0], f"渠道[v]|{name}[span 2]|15", "|清淤|未清一处扣1分|10"]
    assert rows_of(*first)[0][:2] == (("渠道", name.removesuffix("（5分）")), "")


@pytest.mark.parametrize(
    "rule",
    [
        "每溃口一处扣5分，扣完为止，并取消评优资格。",
        "资料齐全、规范，按时报送",
        "有一处溃口不得分",
        "巡查记录完整连续并由专人逐日登记保管",
    ],
)
def test_a_rule_over_names_and_rules_is_the_criterion_and_no_name_is_carried_over_it(rule):
    assert rows_of(*(row.format(rule) for row in WIDE))[1] == (("渠道",), rule, 15)


def test_a_blank_cell_over_names_and_rules_goes_on_with_the_name():
    assert rows_of(*(row.format("") for row in WIDE))[1] == (("渠道", "清淤"), "", 15)


def test_no_name_is_carried_over_a_rule_at_a_deeper_level():
    header = "一级指标|二级指标|三级指标|评分标准|分值"
    rows = ["渠道[v]|清淤[v]|深度|不足一处扣1分|10", "||每溃口一处扣5分，扣完为止。[span 2]|15", "||巡查[span 2]|5"]
    assert [one[:2] for one in rows_of(header, *rows)] == [
        (("渠道", "清淤", "深度"), "不足一处扣1分"),
        (("渠道", "清淤"), "每溃口一处扣5分，扣完为止。"),
        (("渠道", "清淤", "巡查"), ""),
    ]


# Two years


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
