"""What `inspect` prints of a file: the fields of forms, columns and indicators as plain values."""

from __future__ import annotations

from dataclasses import replace

from builders_dataset import cols, form, ind
from builders_tables import document
from zhibiao.app.inspection import inspection
from zhibiao.normalize.records import FormType, Reading, Section


def test_confidence_second_reading_and_the_points_of_sections_are_given() -> None:
    columns = tuple(replace(one, confidence=0.75049) for one in cols("一级", "标准"))
    section = Section("一、", "设施", 20.0)
    one = ind(1, "闸门", confidence=0.61234, section_path=(section,), requirement="灵活")
    made = replace(form(columns, (one,)), type=FormType.CHECKLIST, confidence=0.87654, second="turned")
    given = inspection(document("检查表"), Reading("forms.docx", "", (made,)))
    (shown,) = given["forms"]
    assert (shown["type"], shown["confidence"], shown["second"]) == ("checklist", 0.877, "turned")
    assert {column["confidence"] for column in shown["columns"]} == {0.75}
    (indicator,) = given["indicators"]
    assert (indicator["confidence"], indicator["requirement"]) == (0.612, "灵活")
    assert indicator["section_path"] == [{"number": "一、", "title": "设施", "score": 20.0}]
