"""The lines around a form's table stand with the form, each once, and are counted."""

import csv

import pytest
from builders_tables import document, table
from hypothesis import given, settings
from hypothesis import strategies as st
from zhibiao.extract import read
from zhibiao.extract.document import Cell, Document, Paragraph, Part, Place, Severity, Table
from zhibiao.normalize import assemble, normalize
from zhibiao.normalize.records import CheckKind, LineKind, LinePlace, Rule
from zhibiao.normalize.store.csv_files import read_dataset, write_dataset

TITLE = "青禾县粮食局2022年度考核表"
OTHER = "青禾县体育局2022年度考核表"
ROWS = ("一级指标|评分标准|分值|得分", "储粮|账实相符，差一吨扣1分|55|", "轮换|按时轮换|45|")


def form(*rows):
    return table(*(rows or ROWS))


def placed(one):
    return [(str(line.place), line.text) for line in one.lines]


def forms(*blocks):
    reading = normalize(document(*blocks))
    assert [one.accounted for one in reading.forms] == [1.0] * len(reading.forms)
    return reading.forms


def running(reading):
    return [notice.message for notice in reading.notices if notice.kind is CheckKind.RUNNING_TEXT]


def test_lines_above_and_below_stand_with_the_form_in_their_order():
    below = ["注：另附材料。", "组长（签字）：", "  年  月  日"]
    (one,) = forms("附件2", "密级：内部", TITLE, "填报单位：", form(), *below)
    above = [("above-title", "密级：内部"), ("above", "填报单位：")]
    assert placed(one) == [*above, *(("below", text) for text in below)]
    assert (one.attachment, one.title) == ("附件2", TITLE)


def test_a_line_is_a_place_to_fill_in_or_a_note():
    lines = ["考核结论：□优秀 □合格", "2022年3月1日", "签字：", "备注：逾期不报的，按零分计。", "县考核办"]
    (one,) = forms(TITLE, form(), *lines)
    assert [line.kind for line in one.lines] == [LineKind.FIELDS] * 3 + [LineKind.NOTE] * 2


def test_what_stands_below_a_form_ends_where_the_next_ones_mark_or_title_begins():
    below = ["注：一式两份。", "考核组意见：", "县考核办", "2022年3月1日"]
    first, second = forms("附件1", TITLE, form(), *below, "附件2", OTHER, "考核期：全年", form(), "签字：")
    assert placed(first) == [("below", text) for text in below]
    assert placed(second) == [("above", "考核期：全年"), ("below", "签字：")]


def test_what_stands_right_above_the_next_title_behind_a_blank_line_is_the_next_forms():
    first, second = forms(TITLE, form(), "签字：", "", "表号：02", OTHER, form())
    assert placed(first) == [("below", "签字：")]
    assert placed(second) == [("above-title", "表号：02")]


def test_a_form_without_a_title_has_the_fields_that_name_its_unit():
    first, second = forms(
        TITLE, form(), "签字：李某", "被考核单位：体育局", form(ROWS[0], "场馆|开放，少一天扣1分|30|")
    )
    assert placed(first) == [("below", "签字：李某")]
    assert placed(second) == [("above", "被考核单位：体育局")]
    assert dict(second.fields) == {"被考核单位": "体育局"}


def test_a_table_for_signatures_without_a_title_leaves_the_lines_below_it_to_the_form_above():
    (one,) = forms(TITLE, form(), "签字：", table("组长|副组长", "|"), "日期：")
    assert placed(one) == [("below", "签字："), ("below", "日期：")]


def test_running_text_is_counted_once_and_stands_with_no_form():
    articles = [f"第{number}条 各单位应当按照职责分工认真落实，确保完成全年各项目标任务。" for number in range(1, 31)]
    reading = normalize(document(*articles, "附件", TITLE, form(), "注：由县考核办解释。", *articles))
    (one,) = reading.forms
    assert placed(one) == [("below", "注：由县考核办解释。")]
    above, below = running(reading)
    assert above.startswith("30 lines above") and below.startswith("30 lines below")
    assert below.endswith("beginning " + articles[0].replace(" ", ""))
    assert one.accounted == 1


def test_of_long_text_below_a_table_the_lines_that_stand_below_tables_are_kept():
    prose = ["各科室要高度重视本项工作，认真组织学习，按照时限要求报送有关材料，逾期不报的予以通报。"] * 12
    reading = normalize(document(TITLE, form(), "填表人：        审核人：", "县考核办", "2022年3月1日", *prose))
    assert placed(reading.forms[0]) == [
        ("below", "填表人：        审核人："),
        ("below", "县考核办"),
        ("below", "2022年3月1日"),
    ]
    assert running(reading)


def test_the_title_and_text_of_a_table_that_is_no_form_are_told():
    reading = normalize(document("单位名册统计表", table("名称|电话", "甲|1"), TITLE, "单位：", form()))
    assert placed(reading.forms[0]) == [("above", "单位：")]
    assert len(running(reading)) == 1


def parted(*blocks):
    return Document("made.docx", "docx", (Paragraph(TITLE), form(), *blocks))


def test_headers_and_footers_are_kept_once_and_page_numbers_not():
    headers = [Paragraph("密级：内部", part=Part.HEADER)] * 2
    numbers = ["- 1 -", "第 2 页 共 3 页", "1/3", "共 3 页 第 2 页", "第页", "第 页（共 页）", "Page 1 of 3", "— 4 —"]
    footers = [Paragraph(text, part=Part.FOOTER) for text in [*numbers, "县考核办印制", "县考核办印制"]]
    (one,) = normalize(parted(*headers, *footers)).forms
    assert placed(one) == [("header", "密级：内部"), ("footer", "县考核办印制")]
    assert one.accounted == 1


def test_a_note_stands_with_the_form_whose_table_has_its_mark():
    note = Paragraph(" 含加分\n由办公室负责", part=Part.FOOTNOTE, refers=Place(table=1, row=2, column=0))
    blocks = (Paragraph(TITLE), form(), Paragraph(OTHER), form(), note)
    first, second = normalize(Document("made.docx", "docx", blocks)).forms
    assert placed(first) == []
    assert [(line.place, line.text, line.table, line.row, line.column) for line in second.lines] == [
        (LinePlace.NOTE, "含加分", 1, 2, 0),
        (LinePlace.NOTE, "由办公室负责", 1, 2, 0),
    ]


def test_a_note_whose_mark_stands_in_no_table_is_told_where_a_file_has_several_forms():
    note = Paragraph("见实施办法", part=Part.ENDNOTE)
    blocks = (Paragraph(TITLE), form(), Paragraph(OTHER), form(), note)
    reading = normalize(Document("made.docx", "docx", blocks))
    assert placed(reading.forms[0]) == [("note", "见实施办法")]
    (told,) = [one for one in reading.notices if one.kind is CheckKind.NOTE_UNPLACED]
    assert (told.severity, "见实施办法" in told.message) == (Severity.WARNING, True)
    assert CheckKind.NOTE_UNPLACED not in {one.kind for one in normalize(parted(note)).notices}


def test_what_stands_around_a_form_in_a_table_that_lays_out_the_page_is_kept():
    cells = (
        Cell(0, 0, 1, 2, f"{TITLE}\n填报单位："),
        Cell(1, 0, 1, 2, "", (form(),)),
        Cell(2, 0, 1, 1, "签字："),
        Cell(2, 1, 1, 1, "日期："),
    )
    (one,) = forms(Table(cells, 3, 2), "注：一式两份。")
    assert placed(one) == [
        ("above", "填报单位："),
        ("below", "签字："),
        ("below", "日期："),
        ("below", "注：一式两份。"),
    ]


def test_what_stands_beside_a_title_on_its_line_is_kept():
    (one,) = forms(f"表1-2 {TITLE}　　单位：分", "考核期：全年", form())
    assert one.title == TITLE
    assert placed(one) == [("above-title", "表1-2"), ("above", "单位：分"), ("above", "考核期：全年")]


def test_rules_in_notes_are_clauses_of_the_form():
    below = ["注：1.一式两份。2.发生事故的，一票否决。", "3.加分最多不超过5分。", "考核等次：□优秀（90分以上）□合格"]
    (one,) = forms(TITLE, form(*ROWS, "备注：虚报数据的，取消评优资格。|||"), *below)
    assert [(clause.clause_no, clause.rule, clause.points_max) for clause in one.clauses] == [
        (1, Rule.VETO, None),
        (2, Rule.VETO, None),
        (3, Rule.CAP, 5.0),
    ]
    clauses = assemble([normalize(document(TITLE, form(), *below))]).clauses
    of_form = clauses[clauses["indicator_no"] == 0]
    assert list(of_form["rule"]) == ["veto", "cap"]
    assert of_form["period"].isna().all()


def test_a_form_without_a_title_is_told():
    (one,) = normalize(document(form())).forms
    (told,) = [notice for notice in one.notices if notice.kind is CheckKind.TITLE_MISSING]
    assert told.severity is Severity.WARNING


def test_a_title_without_a_unit_is_a_doubt_only_beside_forms_of_its_columns_that_have_one():
    def severities(*blocks):
        reading = normalize(document(*blocks))
        return [n.severity for one in reading.forms for n in one.notices if n.kind is CheckKind.UNIT_UNKNOWN]

    other = form(ROWS[0], "场馆|开放，少一天扣1分|30|")
    assert severities("年度考核评分表", form()) == [Severity.INFO]
    assert severities(TITLE, form(), "年度考核评分表", other) == [Severity.WARNING]
    unlike = form("项目|满分", "场馆|30", "绿化|70")
    assert severities(TITLE, form(), "年度考核评分表", unlike) == [Severity.INFO]


TEXT = f"""密级：内部
{TITLE}
填报单位：        填报日期：
一级指标\t评分标准\t分值\t得分
储粮\t账实相符，差一吨扣1分\t55\t
轮换\t按时轮换\t45\t

注：出事故的，一票否决。
审核人（签字）：
"""
PAGE = f"""<p>密级：内部</p><h1>{TITLE}</h1><p>填报单位：&nbsp;&nbsp;&nbsp;填报日期：</p>
<table><tr><td>一级指标<td>评分标准<td>分值<td>得分<tr><td>储粮<td>账实相符，差一吨扣1分<td>55<td>
<tr><td>轮换<td>按时轮换<td>45<td></table>
<p>注：出事故的，一票否决。</p><p>审核人（签字）：</p>"""
MARKDOWN = f"""密级：内部

# {TITLE}

填报单位：　　填报日期：

| 一级指标 | 评分标准 | 分值 | 得分 |
| --- | --- | --- | --- |
| 储粮 | 账实相符，差一吨扣1分 | 55 | |
| 轮换 | 按时轮换 | 45 | |

注：出事故的，一票否决。

审核人（签字）：
"""


def test_the_lines_are_the_same_whatever_the_format():
    for name, text in (("a.txt", TEXT), ("a.html", PAGE), ("a.md", MARKDOWN)):
        (one,) = normalize(read(text.encode(), name=name)).forms
        lines = [(str(line.place), "".join(line.text.split())) for line in one.lines]
        assert lines == [
            ("above-title", "密级：内部"),
            ("above", "填报单位：填报日期："),
            ("below", "注：出事故的，一票否决。"),
            ("below", "审核人（签字）："),
        ], name
        assert [clause.rule for clause in one.clauses] == [Rule.VETO]
        assert one.accounted == 1


def test_lines_are_written_and_read_again(tmp_path):
    note = Paragraph("含加分", part=Part.FOOTNOTE, refers=Place(0, 1, 2))
    made = assemble([normalize(parted(Paragraph("=签字：\t日期："), note))])
    write_dataset(made, tmp_path)
    assert read_dataset(tmp_path).forms.equals(made.forms)
    assert "含加分" in made.forms["lines"][0]


def test_a_dataset_of_before_there_were_lines_is_read(tmp_path):
    write_dataset(assemble([normalize(document(TITLE, form()))]), tmp_path)
    path = tmp_path / "forms.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    del row["lines"]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((row, row.values()))
    assert read_dataset(tmp_path).forms["lines"].isna().all()


LINES = st.sampled_from(
    [
        *(
            "",
            "附件1",
            "附件",
            TITLE,
            OTHER,
            "县粮食局",
            "- 3 -",
            "续表",
            "注：",
            "1.一式两份",
            "第三章 附则",
            "签字：",
            "日期：",
        ),
        *(
            "单位：",
            "2022年1月",
            "各科室要高度重视本项工作，认真组织学习，按照时限要求报送有关材料。",
            "# 说明",
            "□优秀",
            "——",
        ),
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES | st.builds(form), min_size=1, max_size=40))
def test_no_line_is_lost_whatever_stands_around_the_tables(blocks):
    reading = normalize(document(*blocks))
    assert [one.accounted for one in reading.forms] == [1.0] * len(reading.forms)
    assert CheckKind.UNACCOUNTED not in {notice.kind for one in reading.forms for notice in one.notices}


def test_a_line_that_was_not_kept_is_an_error(monkeypatch):
    from zhibiao.normalize.around import form_lines

    monkeypatch.setattr(form_lines, "lines_around", lambda *_given: form_lines.Around())
    (one,) = normalize(document(TITLE, form(), "签字：")).forms
    (lost,) = [notice for notice in one.notices if notice.kind is CheckKind.UNACCOUNTED]
    assert (lost.severity, lost.place.table) == (Severity.ERROR, 0)
    assert one.accounted < 1


LONG = "，如多报、漏报、晚报、拒不改正等，由县考核办核实之后，在全县范围内予以通报，并记入年度考核档案，三年之内有效"
PROSE = ["各科室要高度重视本项工作，认真组织学习，按照时限要求报送有关材料，逾期不报的予以通报。"] * 9


@pytest.mark.parametrize(
    "note",
    [
        ["注：1.按季填报。", f"2.造假的一票否决{LONG}。", *(f"{number}.其他{LONG}。" for number in range(3, 14))],
        ["使用说明", "（1）按季填报。", f"（2）造假的一票否决{LONG}。", "（3）无"],
        ["备注：", f"①按季填报{LONG}。", f"②造假的一票否决{LONG}。", f"例如{LONG}。", "③无"],
        ["说明", f"一、按季填报{LONG}。", f"1、甲{LONG}。", f"2、造假的一票否决{LONG}。", "二、无"],
        ["填表说明", f"第一条造假的一票否决{LONG}。", f"第二条 其他{LONG}。"],
        ["注：1.一式两份。2.按季填报。", f"3.造假的一票否决{LONG}。"],
        ["注：一式两份。", "考核原则：", f"一、造假的一票否决{LONG}。", f"二、公正{LONG}。"],
        ["（一）按季填报。", "", f"（二）造假的一票否决{LONG}。"],
        ["填表须知：", f"造假的一票否决{LONG}。", "一式两份。"],
    ],
)
@pytest.mark.parametrize("behind", [["第五章 附则", *PROSE], ["七、组织实施", *PROSE]])
def test_a_note_goes_on_as_long_as_it_counts_on(note, behind):
    reading = normalize(document(TITLE, form(), *note, *behind))
    (one,) = reading.forms
    assert placed(one) == [("below", line) for line in note if line]
    assert [clause.rule for clause in one.clauses if clause.rule is Rule.VETO] == [Rule.VETO]
    (told,) = running(reading)
    assert told.startswith("10 lines below")
    assert one.accounted == 1


def test_what_does_not_count_on_is_no_item_of_a_note():
    (one,) = forms(TITLE, form(), "注：1.一式两份。", "2.按季填报。", "三、组织实施", "1.加强领导。", *PROSE)
    assert placed(one) == [("below", "注：1.一式两份。"), ("below", "2.按季填报。")]


def test_running_text_is_told_by_where_it_stands():
    reading = normalize(document(*PROSE, TITLE, form(), *PROSE, OTHER, form(), *PROSE))
    found = [notice for notice in reading.notices if notice.kind is CheckKind.RUNNING_TEXT]
    assert [(notice.place.table, notice.message[:13]) for notice in found] == [
        (0, "9 lines above"),
        (0, "9 lines below"),
        (1, "9 lines below"),
    ]


@pytest.mark.parametrize("between", [["甲方须知。"], PROSE, ["第三章 评分", "评分如下："]])
@pytest.mark.parametrize("title", [[], [TITLE]])
def test_a_mark_with_running_text_below_it_is_no_attachment(between, title):
    (one,) = forms("附件：信封格式", *between, *title, form())
    assert one.attachment == ""


def test_a_mark_stands_for_the_next_tables_up_to_a_chapter():
    blocks = ["附件2", TITLE, form(), OTHER, form(), "第三章 评分", OTHER, form(ROWS[0], "场馆|开放，少一天扣1分|30|")]
    assert [one.attachment for one in forms(*blocks)] == ["附件2", "附件2", ""]


def test_the_signature_under_a_statement_is_no_field_of_the_form_below():
    (one,) = forms("本人声明所填属实。", "学生签名：", "日期：2021.3.4", "班级：一班", form(), "日期：")
    assert dict(one.fields) == {"班级": "一班"}


def test_fields_before_running_text_are_not_those_of_the_table_below():
    (one,) = forms("指导教师：李某", *PROSE[:1], "班级：一班", form(), "指导教师签字：")
    assert dict(one.fields) == {"班级": "一班"}


def test_a_long_line_of_labels_is_no_running_text():
    labels = "部门：" + " " * 12 + "姓名：" + " " * 12 + "日期："
    for above in ([TITLE, labels], [labels]):
        (one,) = forms(*above, form())
        assert dict(one.fields) == {"部门": "", "姓名": "", "日期": ""}
