"""Tables as offices write them: each in its lines, with the rows that must come out."""

import pytest
from builders_tables import document, table
from builders_wild import CASES, LISTS, OTHERS, SPEAKING, TITLE, TITLES
from zhibiao.normalize import normalize
from zhibiao.normalize.records import CheckKind


def read(rows):
    (form,) = normalize(document(TITLE, table(*rows))).forms
    assert form.accounted == 1.0
    return [(*filter(None, one.levels), one.score) for one in form.indicators]


@pytest.mark.parametrize("name", CASES)
def test_a_table_gives_its_rows(name):
    rows, expected = CASES[name]
    assert read(rows) == expected


def test_a_row_cut_by_the_end_of_a_page_is_one_row():
    first = table("评分项目|分值|评分办法", "报价|10|按公式")
    rest = table("||计算，保留两位小数。", "方案|90|优得90分")
    (form,) = normalize(document("评分表", first, rest)).forms
    assert [(one.levels, one.criterion) for one in form.indicators] == [
        (("报价",), "按公式\n计算，保留两位小数。"),
        (("方案",), "优得90分"),
    ]
    assert form.accounted == 1.0


def test_a_header_that_was_guessed_is_said():
    (form,) = normalize(document("考核评分表", table("水质|达标|60", "水压|达标|40"))).forms
    assert CheckKind.HEADER_GUESSED in [notice.kind for notice in form.notices]


@pytest.mark.parametrize("rows", OTHERS)
def test_other_tables_hold_no_indicators(rows):
    reading = normalize(document("附件", table(*rows)))
    assert reading.forms == ()
    assert reading.notices


SURE = 0.9
NOT_YET = ("附件", "评价指标|计算公式|说明")
"""A list of measures with their formulas, under a heading that says nothing, is taken for a checklist."""


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("rows", LISTS)
def test_lists_of_other_things_hold_no_indicators(title, rows):
    forms = normalize(document(title, table(*rows))).forms
    if (title, rows[0]) == NOT_YET:
        assert [form.type for form in forms] == ["checklist"]
        assert max(form.confidence for form in forms) < SURE
    else:
        assert forms == ()


@pytest.mark.parametrize(("title", "rows"), SPEAKING)
def test_what_only_speaks_of_assessing_holds_no_indicators(title, rows):
    assert normalize(document(title, table(*rows))).forms == ()
