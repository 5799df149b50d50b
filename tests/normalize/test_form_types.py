"""A form scores its indicators or lists what is required; how sure it is read is stored with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders_dataset import cols, dataset, form, ind
from builders_tables import document, table
from zhibiao.normalize import normalize
from zhibiao.normalize.reading.build.checklists import form_type
from zhibiao.normalize.records import FormType, Reading, Section
from zhibiao.normalize.store.csv_files import read_dataset, write_dataset
from zhibiao.render.records import stored_forms

TITLE = "2024年度云溪镇水闸检查考核表"


def type_of(*rows: str) -> FormType:
    (one,) = normalize(document(TITLE, table(*rows))).forms
    assert one.type is form_type(one)
    return one.type


@pytest.mark.parametrize(
    "rows",
    [
        ("序号|检查项目|检查内容|是否符合|备注", "1|闸门|启闭灵活，无锈蚀||", "2|堤身|无裂缝，无渗水||"),
        ("检查项目|检查标准", "闸门|启闭灵活，无锈蚀", "堤身|无裂缝，无渗水"),
        ("考核项目|优|良|中|差", "巡查||||", "维护||||"),
    ],
)
def test_what_is_only_ticked_or_required_makes_a_checklist(rows):
    assert type_of(*rows) is FormType.CHECKLIST


@pytest.mark.parametrize(
    "rows",
    [
        ("考核项目|评分标准|分值", "闸门|启闭灵活|60", "堤身|无裂缝|40"),
        ("考核项目|评分标准", "闸门（60分）|启闭灵活", "堤身（40分）|无裂缝"),
        ("考核项目|考核标准|得分", "闸门|启闭灵活，无锈蚀|", "堤身|无裂缝，无渗水|"),
        ("考核项目|考核标准|是否符合", "闸门|不灵活的每扇扣2分|", "堤身|有裂缝的每处扣1分|"),
        ("考核项目|优（5）|良（4）|差（1）", "巡查|||", "维护|||"),
    ],
)
def test_points_anywhere_make_a_form_that_scores(rows):
    assert type_of(*rows) is FormType.SCORE


def test_points_of_a_section_row_make_a_form_that_scores():
    listed = form(cols("一级", "标准"), (ind(1, "闸门", section_path=(Section("一、", "设施", 20.0),)),))
    assert form_type(listed) is FormType.SCORE
    assert form_type(replace(listed, indicators=(ind(1, "闸门"),))) is FormType.CHECKLIST


def test_names_alone_make_no_checklist():
    assert form_type(form(cols("一级", "二级"), (ind(1, "闸门", "启闭"),))) is FormType.SCORE


def doubtful() -> Reading:
    columns = tuple(replace(one, confidence=0.75049) for one in cols("一级", "标准"))
    made = form(columns, (ind(1, "闸门", confidence=0.61234),))
    return Reading("forms.docx", "", (replace(made, type=FormType.CHECKLIST, confidence=0.87654, second="turned"),))


def test_confidence_type_and_second_reading_come_back_from_the_files(tmp_path: Path):
    write_dataset(dataset(*doubtful().forms), tmp_path)
    (stored,) = stored_forms(read_dataset(tmp_path))
    one = stored.form
    assert (one.type, one.confidence, one.second) == (FormType.CHECKLIST, 0.877, "turned")
    assert [column.confidence for column in one.columns] == [0.75, 0.75]
    assert [indicator.confidence for indicator in one.indicators] == [0.612]


def test_a_form_without_a_confidence_is_not_in_doubt(tmp_path: Path):
    made = dataset(*doubtful().forms)
    blank = made.forms["confidence"].mask(made.forms["confidence"].notna())
    (stored,) = stored_forms(replace(made, forms=made.forms.assign(confidence=blank)))
    assert stored.form.confidence == 1.0
