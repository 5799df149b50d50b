"""What single lines above tables say: captions, years, parts of titles, fields, and where titles stand on them."""

import pytest
from zhibiao.normalize.around.captions import caption_apart
from zhibiao.normalize.around.field_lines import fields_apart, fields_in, unit_in
from zhibiao.normalize.around.notes_below import in_notes
from zhibiao.normalize.around.read_titles import TitleParts, ends_as_unit, read_title, read_titles
from zhibiao.normalize.around.title_lines import is_label, is_title, title_line, title_of
from zhibiao.normalize.around.title_spans import TitleSpan, title_span
from zhibiao.normalize.around.title_years import named_year, without_years
from zhibiao.normalize.facts.vocabulary import load_vocabulary

WORDS = load_vocabulary()
TITLE = "云溪镇林场2022年度考核表"


@pytest.mark.parametrize(
    ("line", "caption", "text", "numbered"),
    [
        ("表1-2 云溪镇林场考核表", "表1-2", "云溪镇林场考核表", False),
        ("一、《云溪镇林场考核表》", "一、", "云溪镇林场考核表", True),
        ("附件2 表1 一、云溪镇林场考核表", "附件2 表1 一、", "云溪镇林场考核表", True),
        ("★云溪镇林场考核表", "★", "云溪镇林场考核表", False),
        ("3.15活动考核表", "", "3.15活动考核表", False),
        ("【云溪镇林场】考核表", "", "【云溪镇林场】考核表", False),
    ],
)
def test_captions_stand_apart_from_what_a_line_says(line, caption, text, numbered):
    found = caption_apart(line)
    assert (found.caption, found.text, found.numbered) == (caption, text, numbered)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("二〇二六年", 2026),
        ("民國115年度", 2026),
        ("26年度", 2026),
        ("（2023年）", 2023),
        ("2025—2026学年", 2025),
        ("考核表", None),
        ("表12023年度", None),
    ],
)
def test_the_first_year_of_a_text_is_named(text, year):
    found = named_year(text)
    assert (found.year if found else None) == year
    assert without_years(text) == ("" if year else text)


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("2021年度云溪镇林场年终考核指标", TitleParts(2021, "云溪镇林场", "年终考核指标")),
        ("云溪镇林场考核表（2022—2023学年）", TitleParts(2022, "云溪镇林场", "考核表")),
        ("考核表——县渔政管理站", TitleParts(None, "县渔政管理站", "考核表")),
        ("二〇二四年安澍县第三季度绩效考核表", TitleParts(2024, "安澍县", "第三季度绩效考核表")),
        ("年度考核评分表", TitleParts(None, "", "年度考核评分表")),
    ],
)
def test_a_title_is_taken_apart(title, parts):
    assert read_title(title, WORDS) == parts


def test_what_titles_share_is_no_part_of_their_units():
    titles = ["云溪镇办公室服务考核表", "云溪镇财政所服务考核表"]
    assert [parts.unit for parts in read_titles(titles, WORDS)] == ["云溪镇办公室", "云溪镇财政所"]


@pytest.mark.parametrize(("text", "is_unit"), [("县渔政管理站", True), ("县渔政干部", False), ("", False)])
def test_a_text_ends_as_a_unit(text, is_unit):
    assert ends_as_unit(text, WORDS) is is_unit


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        ("填报单位（盖章）：林场　　考核时间：2023年", (("填报单位（盖章）", "林场"), ("考核时间", "2023年"))),
        ("时间：8:30", (("时间", "8:30"),)),
        ("日 期：", (("日期", ""),)),
        ("本表一式两份", ()),
        ("各单位，请注意：明日报送", ()),
    ],
)
def test_the_fields_of_a_line(line, pairs):
    assert fields_apart(line).pairs == pairs


def test_of_a_label_that_stands_twice_the_first_value_counts():
    lines = ["填报单位：", "填报单位：云溪镇林场", "填报单位：云溪镇茶场"]
    assert fields_in(lines) == {"填报单位": "云溪镇林场"}
    assert unit_in(fields_in(lines), WORDS) == "云溪镇林场"
    assert unit_in({"单位": "万元", "填报人": "王五"}, WORDS) == ""


@pytest.mark.parametrize(
    ("line", "text", "is_sure"),
    [
        (TITLE, TITLE, True),
        (f"表1 {TITLE}　　单位：分", TITLE, True),
        ("一、考核内容", "考核内容", False),
        ("内部资料", "内部资料", False),
    ],
)
def test_a_line_that_may_be_a_title(line, text, is_sure):
    found = title_line(line, WORDS)
    assert (found.text, found.is_sure, is_title(line, WORDS)) == (text, is_sure, is_sure)


@pytest.mark.parametrize("line", ["", "第1页 共2页", "填报单位：云溪镇林场", "根据有关规定制定。", "（试行）", "续表"])
def test_a_line_that_is_no_title(line):
    assert title_line(line, WORDS) is None


def test_the_title_among_lines_with_those_it_was_wrapped_over():
    found = title_of(["填报日期：3月", "云溪镇林场", "2022年度考核表", "单位：分"], WORDS)
    assert (found.text, found.lines, found.is_sure) == (TITLE, (1, 3), True)
    assert title_of(["根据有关规定制定。"], WORDS).text == ""


@pytest.mark.parametrize(("text", "is_one"), [("填报单位（盖章）", True), ("考核时间", True), ("清淤", False)])
def test_a_label(text, is_one):
    assert is_label(text, WORDS) is is_one


@pytest.mark.parametrize(
    ("lines", "span", "caption", "beside"),
    [
        (["附件2", "云溪镇林场", "2022年度考核表　单位：分"], (1, 3), [], ["单位：分"]),
        (["附件2　" + TITLE], (0, 1), [], []),
        (["一、" + TITLE], (0, 1), [], []),
        (["（内部）表号02 " + TITLE, "目录"], (0, 1), ["（内部）表号02"], []),
        ([TITLE + "目录", TITLE], (1, 2), [], []),
    ],
)
def test_the_lines_of_a_title(lines, span, caption, beside):
    found = title_span(lines, [TITLE], 0)
    assert (found.first, found.stop) == span
    assert (found.caption(), found.beside()) == (caption, beside)


@pytest.mark.parametrize("titles", [[TITLE], [""], []])
def test_a_title_that_stands_on_no_line(titles):
    assert title_span(["目录", "云溪镇林场2021年度考核表"], titles, 0) is None


def test_signs_without_words_are_no_caption():
    assert TitleSpan(0, 1, before="《", behind="》").caption() == []


def test_a_note_goes_on_as_long_as_its_items_count_on():
    lines = ["填表说明", "（1）据实填写", "（2）一式两份", "三、组织实施"]
    assert in_notes(lines, WORDS) == [True, True, True, False]
    assert in_notes(["备注：1.据实填写", "2.一式两份", "4.另行通知"], WORDS) == [True, True, False]


def test_items_begin_a_note_only_where_one_may_be_open():
    lines = ["（1）据实填写", "（2）一式两份"]
    assert in_notes(lines, WORDS) == [False, False]
    assert in_notes(lines, WORDS, is_open=True) == [True, True]
