"""The lines around tables as records of the forms, their rules, and what is said of the others."""

import pytest
from builders_forms import form, one, row
from builders_tables import document, table
from zhibiao.extract.document import Paragraph, Part, Place, Severity
from zhibiao.normalize.around.form_lines import note_clauses, with_layout, with_lines
from zhibiao.normalize.around.lines_around import Owner
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.records import CheckKind, FormLine, LineKind, LinePlace, RowKind, Rule

WORDS = load_vocabulary()
TABLE = table("指标|分值", "甲|5")
TITLE = "青禾县水务局考核表"
ONE = (Owner(0, 0, TITLE),)


def lined(*blocks, owners=ONE, **more):
    return with_lines(document(*blocks), [form(one("甲"), title=TITLE, **more) for _ in owners], owners, {}, WORDS)


def placed(found):
    return [[(str(line.place), line.text) for line in one.lines] for one in found.forms]


def aside(text, part):
    return Paragraph(text, part=part)


def test_lines_stand_in_the_order_of_their_places():
    found = lined(TITLE, "填报单位：", TABLE, "注：甲", aside("内部资料", Part.FOOTER), aside("水务局", Part.HEADER))
    lines = [("header", "水务局"), ("above", "填报单位："), ("below", "注：甲"), ("footer", "内部资料")]
    assert placed(found) == [lines]
    assert found.notices == ()


def test_a_file_without_forms_has_no_lines():
    assert with_lines(document(TABLE, "注：甲"), [], [], {}, WORDS).forms == ()


@pytest.mark.parametrize(("count", "kept"), [(12, 12), (13, 0)])
def test_more_lines_in_text_boxes_than_usual_are_a_drawing(count, kept):
    found = lined(TITLE, TABLE, *(aside(f"步骤{place}", Part.TEXT_BOX) for place in range(count)))
    assert len(placed(found)[0]) == kept
    assert len(found.notices) == (kept == 0)


def test_a_footnote_stands_with_the_form_of_its_mark():
    note = Paragraph("按月计", part=Part.FOOTNOTE, refers=Place(1, 1, 0))
    owners = (Owner(0, 0, TITLE), Owner(1, 1, TITLE))
    found = lined(TITLE, TABLE, TITLE, TABLE, note, owners=owners)
    assert placed(found) == [[], [("note", "按月计")]]
    (line,) = found.forms[1].lines
    assert (line.table, line.row, line.column) == (1, 1, 0)
    assert found.notices == ()


def test_a_note_without_a_place_is_the_first_forms_and_told_where_there_are_several():
    note = Paragraph("按月计", part=Part.ENDNOTE)
    owners = (Owner(0, 0, TITLE), Owner(1, 1, TITLE))
    found = lined(TITLE, TABLE, TITLE, TABLE, note, owners=owners)
    assert placed(found) == [[("note", "按月计")], []]
    assert [(str(one.kind), str(one.severity)) for one in found.notices] == [("note-unplaced", "warning")]
    assert lined(TITLE, TABLE, note).notices == ()


def test_running_text_is_told_with_the_table_that_it_stands_by():
    owners = (Owner(1, 1, TITLE),)
    text = [f"第{number}章 渠道。" for number in "一二三四五六"]
    found = lined(*text, table("甲", "乙"), *text, TITLE, TABLE, *text, owners=owners)
    notices = [(one.kind, one.severity, one.place.table) for one in found.notices]
    told = [(CheckKind.RUNNING_TEXT, Severity.INFO, table) for table in (None, 1, 1)]
    assert notices == told
    assert [one.message.split(" ")[0] for one in found.notices] == ["6", "6", "6"]
    assert ["above" in one.message for one in found.notices[1:]] == [True, False]


def test_fields_of_lines_that_stand_elsewhere_are_not_the_forms_own():
    own, other = {"填报单位": "甲"}, {"日期": "三月"}
    found = lined(TITLE, "填报单位：甲", TABLE, fields=own | other, owners=(Owner(0, 0, TITLE, own | other),))
    assert found.forms[0].fields == own
    found = lined(TITLE, "填报单位：甲", TABLE, fields=own | other, owners=(Owner(0, 0, TITLE, own),))
    assert found.forms[0].fields == own | other


def note(text):
    return FormLine(LinePlace.BELOW, LineKind.NOTE, text)


def rules(*lines, rows=()):
    return [(clause.clause_no, str(clause.rule)) for clause in note_clauses(form(lines=lines, rows=rows), WORDS)]


def test_notes_have_rules_of_the_whole_form():
    assert rules(note("注：迟报一次扣2分")) == [(1, "deduct")]
    assert rules(note("注：创新加2分")) == [(1, "award")]
    assert rules(note("注：全年计67分")) == []
    assert rules(note("优秀得10分，良好得8分")) == []
    assert rules(FormLine(LinePlace.BELOW, LineKind.FIELDS, "注：迟报一次扣2分")) == []
    assert rules(note("注：迟报一次扣2分"), note("出事故一票否决")) == [(1, "deduct"), (2, "veto")]


def test_numbered_lines_of_a_note_are_one_text():
    numbered = [note("说明："), note("1.迟报一次扣2分"), note("2.漏报一次扣3分")]
    found = list(note_clauses(form(lines=numbered), WORDS))
    assert [(clause.marker, clause.rule) for clause in found] == [("1.", Rule.DEDUCT), ("2.", Rule.DEDUCT)]


def test_rows_that_begin_as_notes_have_rules():
    assert rules(rows=[row(RowKind.NOTE, "注：迟报一次扣2分|", 1)]) == [(1, "deduct")]
    assert rules(rows=[row(RowKind.NOTE, "迟报一次扣2分", 1)]) == []
    assert rules(rows=[row(RowKind.TOTAL, "注：迟报一次扣2分", 1)]) == []


def test_cells_that_lay_out_a_page_stand_above_the_first_form_and_below_the_last():
    inner = table("密级|内部", TITLE, "甲", "填表人：")
    cells = [*inner.cells]
    cells[3] = type(cells[3])(2, 0, 1, 1, "", tables=(TABLE,))
    layout = type(inner)(tuple(cells), inner.n_rows, inner.n_columns)
    forms = with_layout([layout], [form(title=TITLE), form(title="乙")], WORDS)
    assert [[(str(line.place), line.text) for line in one.lines] for one in forms] == [
        [("above", "密级"), ("above", "内部")],
        [("below", "填表人：")],
    ]
    assert with_layout([layout], [], WORDS) == []
