from dataclasses import replace

import pytest
from builders_tables import document, table
from zhibiao.extract.document import Cell, Notice, Place, ReadingKind, Severity, Table
from zhibiao.normalize import normalize
from zhibiao.normalize.records import CheckKind, Role, RowKind
from zhibiao.normalize.store.frames import assemble

TITLE = "2023年度青禾县水利服务中心年终考核指标"
HEADER = "一级指标|二级指标|考核标准|分值"


def forms_of(*blocks):
    return normalize(document(*blocks)).forms


def form_of(*rows, title=TITLE):
    (form,) = forms_of(title, table(*rows))
    assert form.accounted == 1.0
    return form


def names(form):
    return [(*one.levels, one.score) for one in form.indicators]


def kinds(form):
    return [notice.kind for notice in form.notices]


# Forms and titles


def test_an_attachment_mark_stands_for_the_forms_after_it():
    one = table(HEADER, "甲|乙|做好|5")
    forms = forms_of(
        "附 件 2", TITLE, one, "2023年度青禾县林业局年终考核指标", one, "附件3：", "2023年度云溪镇年终考核指标", one
    )
    assert [form.attachment for form in forms] == ["附件2", "附件2", "附件3"]
    assert [form.unit for form in forms] == ["青禾县水利服务中心", "青禾县林业局", "云溪镇"]
    assert {form.kind for form in forms} == {"年终考核指标"}


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (["2023年度青禾县水利服务中心", "履职年终考核指标"], "2023年度青禾县水利服务中心履职年终考核指标"),
        (["各乡镇人民政府：", "现将考核指标印发给你们，请认真落实。", "附件1", "", TITLE, ""], TITLE),
        (["附件1 " + TITLE], TITLE),
        ([TITLE, "（试行）"], TITLE + "（试行）"),
        ([TITLE, "单位：分"], TITLE),
        ([TITLE, "", "第1页 共2页"], TITLE),
        (["第一条　本办法自印发之日起施行。"], ""),
        ([], ""),
    ],
)
def test_the_title_is_found_among_what_stands_above(above, title):
    (form,) = forms_of(*above, table(HEADER, "甲|乙|做好|5"))
    assert form.title == title


@pytest.mark.parametrize(
    ("title", "year", "unit", "kind"),
    [
        (TITLE, 2023, "青禾县水利服务中心", "年终考核指标"),
        ("青禾县教育局2022年目标管理考核表", 2022, "青禾县教育局", "目标管理考核表"),
        ("二〇二一年云溪镇人民政府绩效评价指标体系", 2021, "云溪镇人民政府", "绩效评价指标体系"),
        ("村级干部考核评分表", None, "", "村级干部考核评分表"),
        ("青禾市2024年度政务服务中心窗口考核表", 2024, "青禾市政务服务中心", "窗口考核表"),
    ],
)
def test_a_title_says_year_unit_and_kind(title, year, unit, kind):
    form = form_of(HEADER, "甲|乙|做好|5", title=title)
    assert (form.year, form.unit, form.kind) == (year, unit, kind)


def test_the_unit_may_stand_in_a_field():
    form = form_of("单位名称|云溪镇林场|填表人|王五", HEADER, "甲|乙|做好|5", title="考核评分表")
    assert form.unit == "云溪镇林场"
    assert form.fields == {"单位名称": "云溪镇林场", "填表人": "王五"}


def test_a_title_may_stand_inside_the_table():
    (form,) = forms_of(table("2023年度云溪镇考核评分表[span 4]", HEADER, "甲|乙|做好|5"))
    assert (form.title, form.unit, form.accounted) == ("2023年度云溪镇考核评分表", "云溪镇", 1.0)


def test_a_table_goes_on_below_the_words_that_say_so():
    forms = forms_of(TITLE, table(HEADER, "甲[v]|乙|做好|5"), "续表", table(HEADER, "丙|丁|做好|5"))
    assert [names(form) for form in forms] == [[("甲", "乙", 5), ("丙", "丁", 5)]]
    assert [row.kind for row in forms[0].other_rows] == [RowKind.HEADER]


@pytest.mark.parametrize(
    "rows",
    [
        ["姓名|性别|出生年月", "王五|男|1980年1月"],
        ["品名|单位|数量|金额", "纸|箱|2|90"],
        ["星期一|星期二", "语文|数学"],
        ["一级指标|二级指标|分值"],
        [""],
    ],
)
def test_a_table_without_indicators_gives_no_form_and_a_warning(rows):
    reading = normalize(document(table(*rows)))
    assert reading.forms == ()
    assert (CheckKind.NO_FORM, Severity.WARNING) in [(n.kind, n.severity) for n in reading.notices]


def test_tables_that_surely_hold_no_form_are_one_warning_where_no_table_of_a_file_holds_indicators():
    bare = table("姓名|性别|出生年月", "王五|男|1980年1月")
    without = [n.severity for n in normalize(document(bare, bare, bare)).notices if n.kind is CheckKind.NO_FORM]
    beside = normalize(document(bare, TITLE, table(HEADER, "甲|乙|做好|5"))).notices
    assert without == [Severity.INFO] * 3 + [Severity.WARNING]
    assert [n.severity for n in beside if n.kind is CheckKind.NO_FORM] == [Severity.INFO]


# Headers, roles, periods


def test_periods_side_by_side_become_records_of_one_indicator():
    form = form_of(
        "一级/指标|二级指标|平时考核指标（截至6月底）|分 值|年底考核指标（截至11月底）|分值|备注",
        "履行/职责[v]|防 汛|修好|30|守好|30|注意",
        "|灌溉|放水|20|收水|20|",
    )
    assert [(one.indicator_no, one.period, one.deadline, one.score) for one in form.indicators] == [
        (1, "平时", "截至6月底", 30),
        (1, "年底", "截至11月底", 30),
        (2, "平时", "截至6月底", 20),
        (2, "年底", "截至11月底", 20),
    ]
    assert form.indicators[1].levels == ("履行职责", "防汛")
    assert form.indicators[1].criterion == "守好"
    assert [one.remark for one in form.indicators] == ["注意", "注意", "", ""]
    assert form.total_score == 50


def test_periods_may_stand_in_the_upper_row_of_a_header():
    form = form_of("一级指标[v]|平时[span 2]|年底[span 2]", "|考核标准|分值|考核标准|分值", "甲|修好|3|守好|4")
    assert [(one.period, one.criterion, one.score) for one in form.indicators] == [
        ("平时", "修好", 3),
        ("年底", "守好", 4),
    ]
    assert form.columns[1].header == "平时\n考核标准"


def test_a_column_of_no_period_beside_those_of_periods_is_a_further_one():
    form = form_of("一级指标|分值|平时得分|年底得分|总得分", "甲|5|1|2|3")
    assert [(one.period, one.score, one.result, one.extra) for one in form.indicators] == [
        ("平时", 5, "1", {"总得分": "3"}),
        ("年底", 5, "2", {"总得分": "3"}),
    ]


def test_a_single_period_word_splits_nothing():
    form = form_of("一级指标|考核标准|分值|年终得分", "甲|修好|3|")
    assert [(one.period, one.result) for one in form.indicators] == [("", "")]


def test_a_second_header_begins_a_section_and_a_repeated_one_does_not():
    form = form_of(HEADER, "甲|乙|做好|5", HEADER, "丙|丁|做好|5", "一级指标|二级指标|分值[span 2]", "戊|己|5[span 2]")
    assert [one.section for one in form.indicators] == [1, 1, 2]
    assert [(c.column, c.column_span) for c in form.columns if c.section == 2] == [(0, 1), (1, 1), (2, 2)]
    assert [row.kind for row in form.other_rows] == [RowKind.HEADER]


def test_one_header_over_two_levels_is_two_columns():
    form = form_of("考核项目[span 2]|评分标准|分值", "甲[v]|乙|做好|5", "|丙|做好|5")
    assert [(c.role, c.level, c.header) for c in form.columns[:2]] == [
        (Role.LEVEL, 1, "考核项目"),
        (Role.LEVEL, 2, "考核项目"),
    ]
    assert names(form) == [("甲", "乙", 5), ("甲", "丙", 5)]


def test_an_unknown_header_gets_a_role_by_what_stands_below_and_is_less_sure_than_a_known_one():
    form = form_of("一级指标|二级指标|分值|经办", "甲|乙|5|张三", "甲|丙|5|李四")
    assert form.columns[3].role is Role.OTHER
    assert [one.extra for one in form.indicators] == [{"经办": "张三"}, {"经办": "李四"}]
    assert form.columns[3].confidence < form.columns[0].confidence


def test_a_column_left_blank_is_to_be_filled_in():
    form = form_of("序号|一级指标|评分标准|分值|得分|备注", "1|甲|做好|5||", "2|乙|做好|5||")
    assert [column.fill_in for column in form.columns] == [False, False, False, False, True, True]


# Levels


def test_a_merged_and_a_blank_name_stand_for_the_rows_below():
    form = form_of("一级指标|二级指标|三级指标|分值", "甲[v]|乙|丙|1", "||丁|2", "|戊||3", "己|庚|辛|4")
    assert names(form) == [("甲", "乙", "丙", 1), ("甲", "乙", "丁", 2), ("甲", "戊", 3), ("己", "庚", "辛", 4)]


def test_a_level_without_names_is_none():
    form = form_of("一级指标|二级指标|三级指标|分值", "甲|乙||1", "丙||丁|2")
    assert names(form) == [("甲", "乙", 1), ("丙", "", "丁", 2)]


def test_several_criteria_under_one_name_are_indicators_of_their_own():
    form = form_of(HEADER, "甲[v]|乙[v]|做好|5", "||做快|6")
    assert [(one.indicator_no, *one.levels, one.criterion) for one in form.indicators] == [
        (1, "甲", "乙", "做好"),
        (2, "甲", "乙", "做快"),
    ]


def test_a_merged_criterion_is_repeated_and_a_merged_score_stands_on_the_first():
    form = form_of(HEADER, "甲[v]|乙|做好[v]|20[v]", "|丙||", "|丁||")
    assert [one.criterion for one in form.indicators] == ["做好"] * 3
    assert [(one.score, one.score_shared) for one in form.indicators] == [(20, 3), (None, None), (None, None)]
    assert form.total_score == 20


# Scores


def test_a_score_in_a_name_leaves_the_name():
    form = form_of(HEADER, "技术（11 分）[v]|方案（万吨）|做好|5", "|人员6分|做好|6")
    assert [one.levels for one in form.indicators] == [("技术", "方案（万吨）"), ("技术", "人员")]
    assert [one.level_scores for one in form.indicators] == [(11, None), (11, 6)]


def test_the_score_of_a_name_is_the_score_where_there_is_no_column():
    assert names(form_of("一级指标|评分标准", "甲（10分）|做好", "乙（5分）|做好")) == [("甲", 10), ("乙", 5)]


@pytest.mark.parametrize(
    ("printed", "number", "text"),
    [
        ("5", 5, ""),
        ("2.5", 2.5, ""),
        ("10分", 10, "10分"),
        ("8-20", None, "8-20"),
        ("一票否决", None, "一票否决"),
        ("-3", -3, ""),
    ],
)
def test_a_score_is_a_number_or_its_wording(printed, number, text):
    (one,) = form_of(HEADER, f"甲|乙|做好|{printed}").indicators
    assert (one.score, one.score_text) == (number, text)


def test_a_damaged_score_is_kept_and_noticed():
    form = form_of(HEADER, "甲|乙|做好|五？", "甲|丙|做好|5")
    assert form.indicators[0].score_text == "五？"
    assert CheckKind.SCORE_UNREADABLE in kinds(form)


def test_a_missing_score_is_noticed():
    assert CheckKind.SCORE_MISSING in kinds(form_of(HEADER, "甲|乙|做好|5", "甲|丙|做好|"))


# Rows that are no indicators


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("二、业务部分（18分）[span 4]", RowKind.SECTION),
        ("合计[span 3]|5", RowKind.TOTAL),
        ("总分||| 5", RowKind.TOTAL),
        ("九|总分(5)||", RowKind.TOTAL),
        ("备注|本表一式两份[span 3]", RowKind.NOTE),
        ("注：①按实际计分；②不重复计分。[span 4]", RowKind.NOTE),
        ("被考核人：[span 2]|考核人：[span 2]", RowKind.FIELDS),
        ("……|……||", RowKind.PLACEHOLDER),
        ("|||", RowKind.PLACEHOLDER),
    ],
)
def test_a_row_that_is_no_indicator_is_kept_as_printed(row, kind):
    form = form_of(HEADER, "甲|乙|做好|5", row)
    assert len(form.indicators) == 1
    assert [(other.kind, other.after, other.row) for other in form.other_rows] == [(kind, 1, 2)]
    assert form.other_rows[0].cells[0].column == 0


def test_a_subtotal_stands_under_a_name():
    form = form_of(HEADER, "甲[v]|乙|做好|5", "|小计||5", "|合计||5")
    assert [other.kind for other in form.other_rows] == [RowKind.SUBTOTAL, RowKind.SUBTOTAL]


def test_indicators_know_the_section_row_above_them():
    form = form_of(HEADER, "一、加分项[span 4]", "甲|乙|做好|5", "二、减分项[span 4]", "丙|丁|做好|-5")
    assert [one.section_title for one in form.indicators] == ["一、加分项", "二、减分项"]


def test_a_nested_table_is_kept_as_text():
    inner = table("期|值", "春|3")
    outer = table(HEADER, "甲|乙|按下表|5")
    cells = tuple(Cell(c.row, c.column, 1, 1, c.text, (inner,) if c.text == "按下表" else ()) for c in outer.cells)
    (form,) = forms_of(TITLE, Table(cells, 2, 4))
    assert form.indicators[0].criterion == "按下表\n期\t值\n春\t3"
    assert form.accounted == 1.0
    assert CheckKind.NESTED_TABLE in kinds(form)


def test_forms_in_the_cells_of_a_layout_table_are_read():
    inner = table(HEADER, "甲|乙|做好|5")
    outer = Table((Cell(0, 0, 1, 1, TITLE), Cell(1, 0, 1, 1, "", (inner,))), 2, 1)
    reading = normalize(document(outer))
    assert [(form.title, names(form), form.accounted) for form in reading.forms] == [(TITLE, [("甲", "乙", 5)], 1.0)]
    assert CheckKind.NESTED_TABLE in [notice.kind for notice in reading.notices]


@pytest.mark.parametrize(
    ("upper", "scores"),
    [
        ("指标[span 2]|平时考核（截至6月底）[span 2]|年底考核（截至12月底）[span 3]", [10, 20]),
        ("类别[span 2]|上半年[span 2]|下半年[span 3]", [10, 20]),
        ("县粮站[span 2]|过程考核[span 2]|结果考核[span 3]", [10]),
    ],
)
def test_a_row_that_tells_equal_headers_apart_is_one_of_the_header(upper, scores):
    lower = "一级|二级|考核内容|分值|考核内容|分值|得分"
    form = form_of(upper, lower, "储粮|保管|坏一仓扣2分|10|坏一仓扣4分|20|", "|轮换|少一次扣1分|10|少一次扣1分|20|")
    assert [one.score for one in form.indicators if one.indicator_no == 1] == scores
    upper_words = [cell.partition("[")[0] for cell in upper.split("|")]
    assert [column.header.split("\n")[0] for column in form.columns] == [
        *upper_words[:1] * 2,
        *upper_words[1:2] * 2,
        *upper_words[2:] * 3,
    ]


def test_a_row_of_labels_over_equal_headers_is_none_of_the_header():
    form = form_of("填报人：[span 2]|甲某[span 2]|日期：[span 2]", "指标|分值|得分|指标|分值|得分", "储粮|10||轮换|20|")
    assert "填报人" not in "".join(column.header for column in form.columns)


@pytest.mark.parametrize(
    "cells",
    [
        "□是□否|有",
        "○有○无|有",
        "${3}|）",
        "操作25分|报告30分",
        "报告得分(40)|",
        "报告（40分）|",
        "一、目的/1、要求：会用/case 1: break/乙|",
        "完成得好。|一般",
    ],
)
def test_choices_points_and_texts_are_no_names_of_fields(cells):
    form = form_of(f"姓名|李某|{cells}", HEADER, "甲|乙|做好|5")
    assert dict(form.fields) == {"姓名": "李某"}
    assert form.accounted == 1


def test_a_label_over_a_text_or_written_downwards_is_the_name_of_a_field():
    form = form_of("进度：/1、甲/2、乙/3、丙|评/阅/意/见：好", HEADER, "甲|乙|做好|5")
    assert dict(form.fields) == {"进度": "1、甲\n2、乙\n3、丙", "评阅意见": "好"}


def test_notices_of_the_reader_have_the_number_of_the_form_at_their_place() -> None:
    head = "一级指标|评分标准|分值|得分"
    two = table(
        "县粮站考核指标表[span 4]", head, "储粮|坏一仓扣2分|20|", "县苗圃考核指标表[span 4]", head, "育苗|缺苗扣1分|30|"
    )
    said = [
        Notice(ReadingKind.TEXT_STRUCK, str(number), place=place)
        for number, place in enumerate([Place(0, 2, 2), Place(0, 3), Place(0, 5, 1), Place(1, 1), Place(0), Place()])
    ]
    read = document(two, "说明", table("日期|天气", "5日|晴"))
    dataset = assemble([normalize(replace(read, notices=tuple(said)))])
    struck = dataset.notices[dataset.notices["kind"] == "text-struck"]
    assert struck["form_id"].fillna("").tolist() == ["F0001", "F0002", "F0002", "", "", ""]


def test_a_row_of_fields_that_gives_points_is_told():
    form = form_of("一级指标|二级指标|评分标准|分值|得分", "甲|乙|缺一次扣1分|10|", "丙|丁|按季考核得15分[span 2]|")
    assert [(n.kind, n.severity, n.place.row) for n in form.notices] == [(CheckKind.ROW_UNCLEAR, Severity.WARNING, 2)]
