"""The title above a form: what it says, without captions before it, and which line it is."""

import pytest
from builders_titled import FORM, TITLE, form_of, parts_of, reading_of
from hypothesis import given, settings
from hypothesis import strategies as st
from zhibiao.normalize.compare.match_forms import title_without_year

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
