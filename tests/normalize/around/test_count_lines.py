"""The lines around tables are counted in the text, whatever the passes say of them."""

import pytest
from builders_forms import form, one
from builders_tables import document, table
from zhibiao.extract.document import Paragraph, Part, Severity
from zhibiao.normalize.around.count_lines import counted
from zhibiao.normalize.around.lines_around import Owner
from zhibiao.normalize.records import CheckKind, FormLine, LineKind, LinePlace

TABLE = table("指标|分值", "甲|5")
TITLE = "青禾县水务局考核表"


def line(text):
    return FormLine(LinePlace.ABOVE, LineKind.NOTE, text)


def count(*blocks, kept=(), running=(), title=TITLE, attachment="", characters=10, accounted=1.0):
    given = form(
        one("甲"),
        title=title,
        attachment=attachment,
        lines=tuple(map(line, kept)),
        characters=characters,
        accounted=accounted,
    )
    (found,) = counted(document(*blocks), [given], [Owner(0, 0, title)], running)
    return found


def lost(found):
    return [notice.message for notice in found.notices]


def test_lines_that_are_kept_count_to_the_characters_of_the_form():
    found = count(TITLE, "填报 单位：", TABLE, kept=["填报单位："])
    assert (found.characters, found.accounted, lost(found)) == (15, 1.0, [])


def test_a_line_that_is_kept_nowhere_is_an_error():
    found = count(TITLE, "填报单位：", TABLE)
    (notice,) = found.notices
    assert (notice.kind, notice.severity, notice.place.table) == (CheckKind.UNACCOUNTED, Severity.ERROR, 0)
    assert "填报单位：" in notice.message
    assert (found.characters, found.accounted) == (15, 10 / 15)


def test_of_equal_lines_each_is_kept_by_itself():
    assert len(lost(count("甲：", "甲：", TABLE, kept=["甲："]))) == 1
    assert not lost(count("甲：", "甲：", TABLE, kept=["甲：", "甲："]))


def test_what_was_lost_of_the_tables_stays_lost():
    assert count(TITLE, TABLE, kept=[], accounted=0.5).accounted == 0.5
    assert count(TITLE, "甲乙", TABLE, kept=["甲乙"], accounted=0.5).accounted == 7 / 12


@pytest.mark.parametrize(
    "head",
    [TITLE, f"一、{TITLE}", f"《{TITLE}》", f"附件1：{TITLE}", "附件1", f"{TITLE}（单位：分）", f"表1 {TITLE}"],
)
def test_marks_titles_and_what_stands_beside_them_are_no_lines_of_their_own(head):
    assert not lost(count(head, TABLE, attachment="附件1", kept=["单位：分", "表1"]))


def test_a_title_may_be_wrapped_but_only_above_its_own_table():
    assert not lost(count(TITLE[:4], TITLE[4:], TABLE))
    assert lost(count(TITLE, TABLE, "县水利局"))


def test_running_text_page_numbers_and_dashes_are_no_losses():
    assert not lost(count("第一章 总则。", TITLE, TABLE, "- 3 -", running=["第一章 总则。"]))
    assert not lost(count(TABLE, Paragraph("——", part=Part.FOOTER)))
    assert lost(count(TABLE, Paragraph("内部资料", part=Part.FOOTER)))
    assert not lost(count(TABLE, Paragraph("内部资料", part=Part.FOOTER), kept=["内部资料"]))
