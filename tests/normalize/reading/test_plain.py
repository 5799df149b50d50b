"""Blank rows and columns and repeated headers: read past, and kept."""

import pytest
from builders_tables import document, table
from edited_tables import with_blank_column, with_blank_row
from zhibiao.normalize import assemble, normalize
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.reading.lines import lines_of
from zhibiao.normalize.reading.tables.repeats import repeated_headers
from zhibiao.normalize.records import Role, RowKind
from zhibiao.render.form import views

TITLE = "县水务局2025年度考核指标表"
HEADER = "一级指标|二级指标|评分标准|分值|得分"
ROWS = ("防汛[v]|值守|缺一次扣1分|20|", "|抢险|迟到扣2分|30|", "供水|水质|不合格扣5分|50|")
FORM = table(HEADER, *ROWS)
UNKNOWN = "类型|负面内容|判定标准|分数|现场查验"


def form_of(*blocks):
    (form,) = normalize(document(TITLE, *blocks)).forms
    return form


def read(form):
    return [(one.levels, one.criterion, one.score) for one in form.indicators]


def printed(form_table):
    (view,) = views(assemble([normalize(document(TITLE, form_table))]))
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in view.cells]


def repeated(*rows, title="", stated=None):
    return sorted(repeated_headers(lines_of(table(*rows), 0), title, stated, load_vocabulary()))


@pytest.mark.parametrize("at", range(5))
def test_a_blank_row_is_kept_where_it_is_and_changes_nothing(at):
    form = form_of(with_blank_row(FORM, at))
    assert read(form) == read(form_of(FORM))
    assert [(row.kind, row.row) for row in form.other_rows] == [(RowKind.PLACEHOLDER, at)]
    assert [one.row for one in form.indicators] == [row + (row >= at) for row in (1, 2, 3)]


@pytest.mark.parametrize("at", range(6))
def test_a_blank_column_is_a_further_one_and_changes_nothing(at):
    form = form_of(with_blank_column(FORM, at))
    assert read(form) == read(form_of(FORM))
    assert [(one.position, one.column) for one in form.columns] == [(n + 1, n) for n in range(6)]
    assert (form.columns[at].role, form.columns[at].header, form.columns[at].fill_in) == (Role.OTHER, "", True)


@pytest.mark.parametrize("at", range(5))
def test_a_merged_rule_is_counted_by_the_columns_as_printed(at):
    rows = ("防汛|值守|缺一次扣1分[v]|20|", "防汛|抢险||30|", "供水|水质|不合格扣5分|50|")
    form = form_of(with_blank_column(table(HEADER, *rows), at))
    rules = next(one for one in form.columns if one.role is Role.CRITERION)
    assert form.indicators[0].merged == {str(rules.position): 2}


@pytest.mark.parametrize("change", [lambda one: with_blank_row(one, 2), lambda one: with_blank_column(one, 2)])
def test_a_form_is_printed_with_its_blank_rows_and_columns(change):
    drawn = change(FORM)
    texts = {(cell.row, cell.column, cell.text) for cell in drawn.cells if cell.text}
    assert {(row, column, text) for row, column, _rows, _columns, text in printed(drawn) if text} == texts


@pytest.mark.parametrize("header", [HEADER, UNKNOWN])
def test_a_header_that_comes_again_is_kept_as_one(header):
    rows = ("防汛|值守|缺一次扣1分|20|", "防汛|抢险|迟到扣2分|30|", "供水|水质|不合格扣5分|50|")
    form = form_of(table(header, *rows[:2], header, rows[2]))
    assert read(form) == read(form_of(table(header, *rows)))
    assert [(row.kind, row.row, row.after) for row in form.other_rows] == [(RowKind.HEADER, 3, 2)]


@pytest.mark.parametrize("header", [HEADER, UNKNOWN])
def test_tables_that_begin_with_the_same_header_are_one_form(header):
    rows = ("防汛|值守|缺一次扣1分|20|", "防汛|抢险|迟到扣2分|30|", "供水|水质|不合格扣5分|50|")
    form = form_of(table(header, *rows[:2]), "", "续表", table(header, rows[2]))
    assert read(form) == read(form_of(table(header, *rows)))
    assert [(one.table, one.row) for one in form.indicators] == [(0, 1), (0, 2), (1, 1)]
    assert [(row.kind, row.table, row.row) for row in form.other_rows] == [(RowKind.HEADER, 1, 0)]


def test_all_rows_of_a_header_come_again():
    lower = "|||平时|年底"
    upper = "一级指标[v]|二级指标[v]|评分标准[v]|分值[span 2]"
    assert repeated(upper, lower, "甲|乙|丙|1|2", "丁|戊|己|3|4", upper, lower, "庚|辛|壬|5|6") == [4, 5]


def test_the_title_above_a_repeated_header_belongs_to_it():
    title = "考核表[span 5]"
    assert repeated(title, HEADER, *ROWS, title, HEADER, ROWS[2]) == [5, 6]
    assert repeated(HEADER, *ROWS, f"{TITLE}（续）[span 5]", HEADER, ROWS[2], title=TITLE) == [4, 5]


def test_choices_that_come_again_below_each_question_are_no_header():
    choices = "非常满意|满意|一般|不满意"
    assert (
        repeated("一、环境如何[span 4]", choices, "二、服务如何[span 4]", choices, "三、价格如何[span 4]", choices)
        == []
    )


def test_rows_that_come_again_are_no_header_where_another_is_stated():
    rows = (HEADER, *ROWS, HEADER, ROWS[2])
    assert repeated(*rows) == [4]
    assert repeated("甲|乙", *rows, stated=(0, 1)) == []


def test_rows_to_be_filled_in_stay_where_they_are_most_of_a_table():
    names = "工作态度20%|业务能力30%|工作实绩50%"
    form = form_of(table(names, "||", "||", "||"))
    assert {name for one in form.indicators for name in one.levels} == {"工作态度", "业务能力", "工作实绩"}


def test_cells_that_indicators_side_by_side_leave_stand_where_they_are_printed():
    rows = (
        "课程|[span 6]",
        "姓名|[span 2]|院系|[span 3]",
        "表现[v]|出勤得分(10)||报告得分(40)[v]|[v]|总分[v]|[v]",
        "|操作得分(50)|||||",
    )
    (form,) = normalize(document("课程实验报告考核表", table(*rows))).forms
    assert form.accounted == 1.0
    assert [cell.column for row in form.other_rows for cell in row.cells if cell.text == "总分"] == [5]
