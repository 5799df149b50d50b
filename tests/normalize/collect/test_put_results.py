from dataclasses import replace

import pandas as pd
from builders_dataset import col, dataset, form, ind
from zhibiao.extract.document import Notice, Severity
from zhibiao.normalize.collect.put_results import Told, put_results
from zhibiao.normalize.records import CheckKind, CollectKind, Role

COLUMNS = (col("指标", Role.LEVEL, 1, at=0), col("得分", Role.RESULT, at=1))
GIVEN = form(COLUMNS, (ind(1, "甲", result="8", remark="旧"), ind(2, "乙", criterion="到位。")))
DATASET = dataset(GIVEN, GIVEN)


def put(form_id, *indicators, told=(), sources=(), into=DATASET):
    return put_results(into, {form_id: replace(GIVEN, indicators=indicators)}, sources, told)


def results(found):
    frame = found.indicators
    return [None if value is pd.NA else value for value in frame["result"]]


def test_results_of_one_form_are_put_into_its_rows_alone():
    one, other = GIVEN.indicators
    found = put("F0002", replace(one, result="9", extra={"级别": "优"}), replace(other, result="7"))
    assert results(found) == ["8", None, "9", "7"]
    assert list(found.indicators["extra"].fillna("")) == ["", "", '{"级别":"优"}', ""]
    assert list(found.indicators["remark"].fillna("")) == ["旧", "", "旧", ""]


def test_rows_that_did_not_come_back_stay():
    assert results(put("F0001", replace(GIVEN.indicators[1], result="7"))) == ["8", "7", "8", None]


def told(form_id, source="a.docx", kind=CollectKind.ROW_EXTRA):
    return Told(source, form_id, Notice(kind, "甲", Severity.ERROR))


def test_what_was_told_of_an_earlier_return_is_dropped_and_all_else_stays():
    before = put("F0001", told=[told("F0001"), told("F0002", "b.docx"), told("F0002", "c.docx", CheckKind.NOTE)])
    assert len(before.notices) == 3
    again = put("F0001", told=[told("", "d.docx")], into=before)
    assert list(again.notices["source"]) == ["b.docx", "c.docx", "d.docx"]
    assert list(put("F0001", sources=["b.docx"], into=before).notices["source"]) == ["c.docx"]
    assert list(put("F0002", sources=["c.docx"], into=before).notices["source"]) == ["a.docx", "c.docx"]
