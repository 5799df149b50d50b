from dataclasses import replace

import pytest
from builders_tables import document, table
from zhibiao.extract.document import Notice, Severity
from zhibiao.normalize import normalize
from zhibiao.normalize.corrections.apply import corrected, unused
from zhibiao.normalize.corrections.fit import fit
from zhibiao.normalize.corrections.parse import parse_corrections
from zhibiao.normalize.corrections.records import Corrections
from zhibiao.normalize.reading.lines import lines_of
from zhibiao.normalize.reading.tables.layout import layout_of
from zhibiao.normalize.records import CheckKind, Role, RowKind

TITLE = "2023年度青禾县水利局考核表"
PLAIN_TITLE = "2023年度青禾县水利局年终安排"
"""A title that says nothing of assessing."""
SHA = "ab" * 32
ODD = ("门类|细目|经手|说法|满打", "安全|用电|张三|不出事|6", "安全|用水|李四|不漏水|4", "公用|合共|||10")
USUAL = ("一级指标|二级指标|评分标准|分值", "安全|用电|出一次事扣1分|6", "安全|用水|漏一次扣1分|4")


def given(*rows, title=TITLE):
    return replace(document(title, table(*rows)), sha256=SHA)


def layout(*rows):
    return layout_of(lines_of(table(*rows), 0))


def corrections(*rows, states):
    return Corrections(parse_corrections(f'[[correction]]\nlayout = "{layout(*rows)}"\n{states}', "c.toml"))


def of_file(states):
    return Corrections(parse_corrections(f'[[correction]]\nfile = "{SHA[:12]}"\ntable = 1\n{states}', "c.toml"))


def read(rows, stated, title=TITLE):
    return normalize(given(*rows, title=title), corrections=stated)


def form_of(rows, stated, title=TITLE):
    (form,) = read(rows, stated, title).forms
    assert form.accounted == 1.0
    return form


def names(form):
    return [(*one.levels, one.score) for one in form.indicators]


def kinds(form, *, severity=None):
    return [notice.kind for notice in form.notices if severity in (None, notice.severity)]


def test_a_table_that_was_left_out_is_read_as_stated():
    assert read(ODD, Corrections(), PLAIN_TITLE).forms == ()
    stated = corrections(
        *ODD,
        states='header = { first = "门类" }\n[correction.columns]\n1 = "level 1"\n2 = "level 2"\n3 = "department"\n'
        '4 = "criterion"\n5 = "score"\n[correction.rows]\n"公用" = "total"\n',
    )
    form = form_of(ODD, stated, PLAIN_TITLE)
    assert names(form) == [("安全", "用电", 6), ("安全", "用水", 4)]
    assert [column.role for column in form.columns] == ["level", "level", "department", "criterion", "score"]
    assert [row.kind for row in form.other_rows] == [RowKind.TOTAL]
    assert kinds(form, severity=Severity.WARNING) == []
    assert CheckKind.CORRECTED in kinds(form)


def test_a_correction_holds_for_every_form_of_its_layout_and_for_no_other():
    stated = corrections(*USUAL, states='[correction.columns]\n3 = "remark"')
    same = form_of(["某站[span 4]", USUAL[0], "育苗|浇水|缺苗扣1分|30"], stated, title="")
    other = form_of([USUAL[0].replace("分值", "得分"), *USUAL[1:]], stated)
    assert same.columns[2].role is Role.REMARK
    assert other.columns[2].role is Role.CRITERION
    assert CheckKind.CORRECTED not in kinds(other)


def test_the_reading_without_corrections_has_the_layout_that_finds_it_again():
    (form,) = normalize(given("青禾县[span 4]", *USUAL)).forms
    assert form.layout == layout(*USUAL)
    assert form.header == (1, 1)


def test_a_stated_header_is_the_header():
    rows = ("一级指标|二级指标|评分标准|分值", "（名称）|（名称）|（怎么评）|（几分）", *USUAL[1:])
    form = form_of(rows, corrections(*rows, states='header = { first = "一级指标", rows = 2 }'))
    assert form.header == (0, 2)
    assert names(form) == [("安全", "用电", 6), ("安全", "用水", 4)]
    assert form.columns[3].header == "分值\n（几分）"


def test_a_stated_header_that_comes_again_is_none_of_the_indicators():
    rows = (ODD[0], ODD[1], ODD[0], ODD[2])
    form = form_of(rows, corrections(*rows, states='header = { first = "门类" }'))
    assert [row.kind for row in form.other_rows] == [RowKind.HEADER]
    assert len(form.indicators) == 2


def test_names_without_a_stated_level_are_counted_from_the_left():
    stated = corrections(*ODD, states='[correction.columns]\n1 = "level"\n2 = "level"\n5 = "score"')
    form = form_of(ODD, stated)
    assert [column.level for column in form.columns if column.role is Role.LEVEL][:2] == [1, 2]


@pytest.mark.parametrize("kind", [*RowKind])
def test_a_row_is_what_is_stated_by_its_first_text(kind):
    form = form_of([*USUAL, "公用|杂项|酌情|5"], corrections(*USUAL, states=f'[correction.rows]\n"公 用" = "{kind}"'))
    assert [(row.kind, row.row) for row in form.other_rows] == [(kind, 3)]
    assert len(form.indicators) == 2


def test_a_row_that_looks_like_a_total_may_be_an_indicator():
    rows = [*USUAL, "合计|||15"]
    assert len(form_of(rows, Corrections()).indicators) == 2
    form = form_of(rows, corrections(*USUAL, states='[correction.rows]\n"合计" = "indicator"'))
    assert names(form)[-1] == ("合计", 15)


def test_rows_that_are_one_indicator_are_put_together_wherever_the_name_stands():
    rows = [USUAL[0], "||每月巡查|", "安全|巡查|有记录|10", "||有整改|", "公用|灯火|不灭|5"]
    form = form_of(rows, of_file('[correction.rows]\n2-4 = "one-indicator"'))
    assert names(form) == [("安全", "巡查", 10), ("公用", "灯火", 5)]
    assert form.indicators[0].criterion == "每月巡查\n有记录\n有整改"


def test_a_name_over_two_rows_is_one_name():
    rows = [USUAL[0], "安全|防火|不起火|10", "|用电|不漏电|", "公用|灯火|不灭|5"]
    form = form_of(rows, of_file('[correction.rows]\n2-3 = "one-indicator"'))
    assert names(form) == [("安全", "防火用电", 10), ("公用", "灯火", 5)]


def test_rows_of_one_indicator_without_a_name_are_kept_and_told():
    rows = [USUAL[0], "||每月巡查|", "||有记录|10", "公用|灯火|不灭|5"]
    form = form_of(rows, of_file('[correction.rows]\n2-3 = "one-indicator"'))
    assert names(form) == [("公用", "灯火", 5)]
    assert CheckKind.CORRECTION_UNUSED in kinds(form, severity=Severity.WARNING)


def test_a_row_that_goes_on_adds_to_the_indicator_above():
    rows = [*USUAL, "补充|另见|另行通知|"]
    form = form_of(rows, of_file('[correction.rows]\n4 = "continuation"'))
    assert len(form.indicators) == 2
    assert form.indicators[1].criterion == "漏一次扣1分\n另行通知"


def test_no_form_is_left_out_for_the_record():
    reading = read(USUAL, corrections(*USUAL, states="form = false"))
    assert reading.forms == ()
    assert [(n.kind, n.severity) for n in reading.notices] == [(CheckKind.CORRECTED, Severity.INFO)]


def test_a_form_that_cannot_be_read_as_stated_is_told():
    rows = ["", ""]
    reading = read(rows, of_file("form = true"))
    assert reading.forms == ()
    assert CheckKind.CORRECTION_UNUSED in [n.kind for n in reading.notices if n.severity is Severity.WARNING]


TURNED = ("考核项目|服务|安全|整洁", "分值|40|30|30")


def test_the_orientation_may_be_stated():
    turned = form_of(TURNED, Corrections())
    assert names(turned) == [("服务", 40), ("安全", 30), ("整洁", 30)]
    upright = read(TURNED, of_file('orientation = "upright"\nform = true'))
    assert [names(form) for form in upright.forms] != [names(turned)]
    again = form_of(TURNED, of_file('orientation = "turned"'))
    assert names(again) == names(turned)
    assert CheckKind.TRANSPOSED in kinds(turned)
    assert CheckKind.TRANSPOSED not in kinds(again)


def test_title_unit_and_year_are_those_stated():
    form = form_of(USUAL, of_file('title = "某站2021年度考核表"\nunit = "某站"\nyear = 2022'), title="考核表")
    assert (form.title, form.unit, form.year) == ("某站2021年度考核表", "某站", 2022)
    assert "考核表" in [line.text for line in form.lines]


def test_a_form_without_a_title_is_no_longer_told():
    assert CheckKind.TITLE_MISSING in kinds(form_of(USUAL, Corrections(), title=""))
    form = form_of(USUAL, of_file('title = "青禾县水利局2023年度考核表"'), title="")
    assert CheckKind.TITLE_MISSING not in kinds(form)
    assert (form.unit, form.year) == ("青禾县水利局", 2023)


def test_a_column_of_an_unknown_header_is_certain_where_its_role_is_stated():
    rows = ["一级指标|二级指标|分值|经办|去处", "甲|乙|5|张三|东"]
    before = form_of(rows, Corrections())
    form = form_of(rows, corrections(*rows, states='[correction.columns]\n4 = "department"'))
    assert max(before.columns[3].confidence, form.columns[4].confidence) < 1
    assert (form.columns[3].role, form.columns[3].confidence) == (Role.DEPARTMENT, 1)


def test_what_a_person_states_is_certain():
    (read_as,) = normalize(given(*USUAL)).forms
    columns = tuple(replace(column, confidence=0.6) for column in read_as.columns)
    doubtful = replace(read_as, columns=columns, confidence=0.5, second="turned")
    one = fit(corrections(*USUAL, states='[correction.columns]\n4 = "score"'), SHA, lines_of(table(*USUAL), 0))
    form = corrected(doubtful, one)
    assert [column.confidence for column in form.columns] == [0.6, 0.6, 0.6, 1.0]
    assert (form.confidence, form.second) == (0.5, "turned")
    every = '1 = "level 1"\n2 = "level 2"\n3 = "criterion"\n4 = "score"'
    all_stated = fit(corrections(*USUAL, states=f"[correction.columns]\n{every}"), SHA, lines_of(table(*USUAL), 0))
    form = corrected(doubtful, all_stated)
    assert (form.confidence, form.second, {column.confidence for column in form.columns}) == (1.0, "", {1.0})


def test_a_form_whose_columns_are_stated_is_no_longer_told_as_doubtful():
    (read_as,) = normalize(given(*USUAL)).forms
    told = Notice(CheckKind.READING_DOUBTFUL, "This table may be read otherwise.", confidence=0.5)
    rows = tuple(replace(one, confidence=sure) for one, sure in zip(read_as.indicators, (0.5, 0.4), strict=True))
    doubtful = replace(read_as, indicators=rows, confidence=0.5, second="turned", notices=(told,))
    every = '1 = "level 1"\n2 = "level 2"\n3 = "criterion"\n4 = "score"'
    all_stated = fit(corrections(*USUAL, states=f"[correction.columns]\n{every}"), SHA, lines_of(table(*USUAL), 0))
    form = corrected(doubtful, all_stated)
    assert kinds(form) == [CheckKind.CORRECTED]
    assert [one.confidence for one in form.indicators] == [1.0, 0.8]
    some_stated = fit(corrections(*USUAL, states='[correction.columns]\n4 = "score"'), SHA, lines_of(table(*USUAL), 0))
    assert CheckKind.READING_DOUBTFUL in kinds(corrected(doubtful, some_stated))


def test_what_is_stated_of_one_file_outranks_what_is_stated_of_a_layout():
    wide = parse_corrections(f'[[correction]]\nlayout = "{layout(*USUAL)}"\nyear = 2020\nunit = "甲站"', "wide.toml")
    stated = Corrections((*wide, *of_file("year = 2021").entries))
    reading = read(USUAL, stated)
    assert [(form.year, form.unit) for form in reading.forms] == [(2021, "甲站")]
    assert list(unused(stated, [reading])) == []


@pytest.mark.parametrize(
    "scope", ['file = "cd01cd01"', f'file = "{SHA}"\ntable = 2', f'file = "{SHA}"\ntable = 1\nrow = 9']
)
def test_what_is_stated_of_another_file_table_or_form_is_not_applied(scope):
    stated = Corrections(parse_corrections(f"[[correction]]\n{scope}\nyear = 1999", "c.toml"))
    assert [form.year for form in read(USUAL, stated).forms] == [2023]


def test_the_second_form_of_a_table_is_named_by_its_first_row():
    rows = ["县粮站考核指标表[span 4]", *USUAL, "县苗圃考核指标表[span 4]", *USUAL]
    stated = Corrections(
        parse_corrections(f'[[correction]]\nfile = "{SHA}"\ntable = 1\nrow = 5\nyear = 1999', "c.toml")
    )
    assert [form.year for form in read(rows, stated, title="").forms] == [None, 1999]


def test_what_could_not_be_applied_is_told_with_file_line_and_key():
    form = form_of(USUAL, corrections(*USUAL, states='[correction.columns]\n3 = "remark"\n9 = "score"'))
    (told,) = [notice.message for notice in form.notices if notice.kind is CheckKind.CORRECTION_UNUSED]
    assert told.startswith("c.toml, line 5: columns.9 ")
    (done,) = [notice.message for notice in form.notices if notice.kind is CheckKind.CORRECTED]
    assert done == "Corrected as c.toml states: columns.3."


def test_a_correction_that_fits_nothing_is_told():
    stated = Corrections(
        (
            *corrections(*USUAL, states='year = 2020\n[correction.rows]\n"没有的" = "note"').entries,
            *parse_corrections('[[correction]]\nlayout = "9-0123456789ab"\nunit = "甲站"', "d.toml"),
            *parse_corrections('[[correction]]\nfile = "cd01cd01"\nunit = "甲站"', "e.toml"),
        )
    )
    told = [(source, notice.severity, notice.message) for source, notice in unused(stated, [read(USUAL, stated)])]
    assert [(source, severity) for source, severity, _message in told] == [
        ("c.toml", Severity.WARNING),
        ("d.toml", Severity.WARNING),
        ("e.toml", Severity.INFO),
    ]
    assert "rows.没有的" in told[0][2]


def test_a_row_that_stands_in_some_of_the_forms_is_not_told():
    stated = corrections(*USUAL, states='[correction.rows]\n"公用" = "note"')
    readings = [read(USUAL, stated), read([*USUAL, "公用|杂项|酌情|5"], stated)]
    assert list(unused(stated, readings)) == []
    assert CheckKind.CORRECTION_UNUSED not in [n.kind for one in readings for form in one.forms for n in form.notices]
