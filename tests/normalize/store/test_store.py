import csv
import json
from dataclasses import fields, replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from zhibiao.extract.document import Notice, Place, Severity
from zhibiao.extract.errors import UnreadableFile, WrongUsage
from zhibiao.normalize import Failure, assemble
from zhibiao.normalize.records import (
    CheckKind,
    Clause,
    Column,
    Form,
    Indicator,
    OtherCell,
    OtherRow,
    Reading,
    Role,
    RowKind,
    Rule,
)
from zhibiao.normalize.store.cells import escaped, unescaped
from zhibiao.normalize.store.csv_files import read_dataset, write_dataset
from zhibiao.normalize.store.dataset import KEYS, SCHEMA, Dataset
from zhibiao.normalize.store.frames import DTYPES, validated


def reading(criterion: str = "每少一次扣0.5分", result: str = "") -> Reading:
    clause = Clause(1, "1、", "每少一次扣0.5分", Rule.DEDUCT, 0.5, per="次")
    indicator = Indicator(
        1,
        1,
        ("甲", "乙"),
        (None, 5.0),
        criterion=criterion,
        score=5,
        result=result,
        extra={"时限": "年底"},
        clauses=(clause,),
    )
    columns = (Column(1, 1, "一级指标", Role.LEVEL, 1), Column(1, 2, "分值", Role.SCORE, fill_in=True, column=1))
    other = OtherRow(RowKind.TOTAL, 1, 1, (OtherCell(0, 2, "合计"),), row=3)
    notice = Notice(CheckKind.TOTAL, "合计", Severity.INFO, Place(0, 3, 0))
    form = Form(
        1, "附件1", "标题", 2023, "某中心", "考核表", columns, (indicator,), {"单位": "甲"}, (other,), (notice,)
    )
    return Reading("a.docx", "00ff", (form,))


def same(one: Dataset, other: Dataset) -> bool:
    for field in fields(Dataset):
        assert_frame_equal(getattr(one, field.name), getattr(other, field.name))
    return True


def test_forms_are_numbered_over_all_sources():
    dataset = assemble([reading(), reading()])
    assert dataset.forms["form_id"].tolist() == ["F0001", "F0002"]
    assert dataset.clauses["form_id"].tolist() == ["F0001", "F0002"]


def test_frames_have_the_columns_and_types_of_the_schema():
    for dataset in (assemble([reading()]), assemble([])):
        for name, columns in SCHEMA.items():
            frame = getattr(dataset, name)
            assert {column.name: DTYPES[column.kind] for column in columns} == {
                k: str(v) for k, v in frame.dtypes.items()
            }


def test_failures_are_error_notices():
    notices = assemble([], [Failure("b.doc", "encrypted", "Needs a password.")]).notices
    assert notices.iloc[0][["source", "severity", "kind", "message"]].tolist() == [
        "b.doc",
        "error",
        "encrypted",
        "Needs a password.",
    ]


def test_other_rows_and_extra_are_json():
    form = assemble([reading()]).forms.iloc[0]
    assert json.loads(form["extra"]) == {"单位": "甲"}
    cells = [{"column": 0, "column_span": 2, "text": "合计"}]
    assert json.loads(form["other_rows"]) == [{"kind": "total", "section": 1, "after": 1, "row": 3, "cells": cells}]


def test_a_repeated_key_is_refused():
    dataset = assemble([reading()])
    twice = pd.concat([dataset.forms, dataset.forms], ignore_index=True)
    with pytest.raises(ValueError, match="repeats"):
        validated(Dataset(twice, dataset.columns, dataset.indicators, dataset.clauses, dataset.notices))


@pytest.mark.parametrize("labels", ["en", "zh"])
def test_what_is_written_is_read_again(tmp_path, labels):
    dataset = assemble([reading("=1+1\n第二行", result="-3"), reading("'@x")], [Failure("b", "empty", "+")])
    write_dataset(dataset, tmp_path, labels)
    assert same(read_dataset(tmp_path), dataset)


@settings(max_examples=60)
@given(st.text(), st.text(alphabet="'=+-@\t\r\n\",;a"))
def test_any_text_survives(tmp_path_factory, one, other):
    folder = tmp_path_factory.mktemp("data")
    dataset = assemble([reading(one, other)])
    write_dataset(dataset, folder)
    assert same(read_dataset(folder), dataset)


@given(st.text(alphabet="'=+-@\t\ra"))
def test_the_escape_is_undone(text):
    assert unescaped(escaped(text)) == text
    assert escaped(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")


def test_the_files_begin_with_a_byte_order_mark_and_none_is_left_over(tmp_path):
    paths = write_dataset(assemble([reading()]), tmp_path)
    names = {*(f"{name}.csv" for name in SCHEMA), "datapackage.json"}
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in paths} == names
    assert (tmp_path / "forms.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def edit(path, change):
    path.write_bytes(change(path.read_bytes().decode("utf-8-sig")))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.encode("gb18030"),
        lambda text: text.encode(),
        lambda text: b"\xef\xbb\xbf" + text.replace("\r\n", "\n").encode(),
        lambda text: text.replace(",1,", ",1.0,").encode("gb18030"),
        lambda text: "\n".join(line + ",," for line in text.split("\r\n") if line).encode(),
        lambda text: text.replace(",", "\t").encode("utf-16"),
    ],
    ids=["gbk", "no mark", "line feeds", "1.0", "blank columns", "tabs in utf-16"],
)
def test_what_excel_saves_is_read(tmp_path, change):
    dataset = assemble([reading()])
    write_dataset(dataset, tmp_path, "zh")
    edit(tmp_path / "clauses.csv", change)
    assert same(read_dataset(tmp_path), dataset)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("0.5,", "半,", r"clauses\.csv, line 2: column points"),
        ("form_id", "form", r"clauses\.csv, line 1: .*form"),
        ("marker", "form_id", r"line 1: .*twice"),
        ("F0001,1,", "F0001,1.5,", r"line 2: column indicator_no"),
        ("deduct", '"deduct', "line 2"),
        ("次,", "次,,,,x", "line 2"),
        ("F0001,1,", ",1,", r"line 2: column form_id is empty"),
        ("F0001,1,", "F0009,1,", r"line 2: there is no form F0009"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_column(tmp_path, old, new, said):
    write_dataset(assemble([reading()]), tmp_path)
    edit(tmp_path / "clauses.csv", lambda text: text.replace(old, new, 1).encode())
    with pytest.raises(UnreadableFile, match=said):
        read_dataset(tmp_path)


def test_a_repeated_row_is_named(tmp_path):
    write_dataset(assemble([reading()]), tmp_path)
    edit(tmp_path / "forms.csv", lambda text: (text + text.split("\r\n")[1]).encode())
    with pytest.raises(UnreadableFile, match="line 3"):
        read_dataset(tmp_path)


def test_a_folder_without_files_says_so(tmp_path):
    with pytest.raises(UnreadableFile, match=r"forms\.csv"):
        read_dataset(tmp_path)


def test_an_unwritable_folder_says_so(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(WrongUsage, match="file"):
        write_dataset(assemble([]), tmp_path / "file")


def test_the_package_describes_every_column(tmp_path):
    write_dataset(assemble([]), tmp_path, "zh")
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        header = (tmp_path / resource["path"]).read_text(encoding="utf-8-sig").strip().split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert len(header) == len(SCHEMA[resource["name"]])
    assert package["resources"][0]["schema"]["primaryKey"] == ["表编号"]
    assert set(KEYS) == {resource["name"] for resource in package["resources"]}


def test_a_dataset_written_before_a_column_was_added_is_read(tmp_path):
    written = assemble([reading()])
    write_dataset(written, tmp_path)
    path = tmp_path / "indicators.csv"
    lines = [line for line in path.read_text(encoding="utf-8-sig").splitlines() if line]
    later = [field.name for field in SCHEMA["indicators"] if field.optional]
    places = [at for at, name in enumerate(lines[0].split(",")) if name not in later]
    rows = list(csv.reader(lines))
    path.write_text("\n".join(",".join(f'"{row[at].replace(chr(34), chr(34) * 2)}"' for at in places) for row in rows))
    assert len(later) == 7
    blank = written.indicators.assign(path=written.indicators["path"].mask(written.indicators["path"].notna()))
    assert same(read_dataset(tmp_path), replace(written, indicators=blank))
