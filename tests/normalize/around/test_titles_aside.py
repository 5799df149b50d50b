"""Titles and tables in text boxes, page headers and notes."""

from dataclasses import replace

import pytest
from builders_tables import document, table
from builders_titled import BOTH, FORM, HEADER, OTHER, OTHER_ROWS, TITLE, named
from zhibiao.extract.document import Paragraph, Part, Severity
from zhibiao.normalize import normalize
from zhibiao.normalize.records import CheckKind


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
