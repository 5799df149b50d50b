"""`show --doubts`, `--columns` and `--header` as a user meets them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from app_runs import zhibiao
from builders_tables import document, table
from click import unstyle
from zhibiao.app.batch import Batch
from zhibiao.app.check import dataset_remarks, remarks_of
from zhibiao.app.doubts import Doubt, doubtful_forms, doubtful_rows, listed
from zhibiao.extract.document import Notice, Place, Severity
from zhibiao.normalize import normalize
from zhibiao.normalize.records import CheckKind, Form, Reading
from zhibiao.normalize.store.csv_files import write_dataset
from zhibiao.normalize.store.frames import assemble

TEXT = (
    "考核表\n\t类别\n\t内容\n\n\t标准\n\t分值\n\t备注\n\n\t日常\n\t巡查\n\t每月一次。\n\n\t5\n\t\n\n"
    "\t专项\n\t清淤\n\t及时清理。\n\t8\n\n\t\n\n\n"
)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_doubts_are_listed_with_how_sure_the_reading_is(dump: Path) -> None:
    run = zhibiao("show", "--doubts", dump)
    assert run.code == 0
    own = run.out.strip().split("\n")
    first = next(number for number, line in enumerate(own) if "dump.txt (text/tika-" in line)
    _name, drawn, *places = own[first:]
    assert drawn.startswith("table 1: ")
    assert places
    assert all(" %  table 1" in place for place in places)


def test_doubts_are_told_in_chinese(dump: Path) -> None:
    assert "可信度" in zhibiao("show", "--doubts", dump, language="zh").out


@pytest.mark.parametrize("options", [["--columns", "5"], ["--header", "类别|内容|标准|分值|备注"]])
def test_what_a_user_says_settles_the_rows(dump: Path, options: list[str]) -> None:
    run = zhibiao("show", "--doubts", *options, dump)
    assert "3 rows, 5 columns" in run.out
    assert "3 rows, 5 columns" not in zhibiao("show", "--doubts", dump).out


def test_nothing_is_doubtful_in_a_word_file(root: Path) -> None:
    sample = root / "samples" / "北稷市2021年度窗口考核表.docx"
    assert "Nothing is doubtful." in zhibiao("show", "--doubts", sample).out


def test_options_that_cannot_hold_together_are_wrong_usage(dump: Path) -> None:
    run = zhibiao("show", "--columns", "3", "--header", "类别|内容|标准|分值", dump)
    assert (run.code, run.out) == (2, "")
    assert "4 cells" in run.err
    assert zhibiao("show", "--header", "类别", dump).code == 2
    assert zhibiao("show", "--columns", "1", dump).code == 2


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    run = zhibiao("show", "--doubts", tmp_path / "empty.txt")
    assert (run.code, run.out) == (1, "")
    assert "empty.txt" in run.err


ROWS = ("一级指标|二级指标|评分标准|分值", "安全|用电|出一次事扣1分|60", "安全|用水|漏一次扣1分|40")


def read_as(source: str, confidence: float, rows: Sequence[float] = (1.0, 1.0)) -> Reading:
    """A file with one form, as sure as is said; doubtful below 0.7."""
    found = normalize(document("2023年度青禾县水利局考核表", table(*ROWS)))
    (form,) = found.forms
    indicators = tuple(replace(one, confidence=sure) for one, sure in zip(form.indicators, rows, strict=True))
    text = f"Second reading: none of {source}."
    doubt = Notice(CheckKind.READING_DOUBTFUL, text, Severity.WARNING, Place(0, 0), confidence)
    notices = (doubt,) if confidence < 0.7 else ()
    form = replace(form, indicators=indicators, confidence=confidence, second="no form", notices=notices)
    return replace(found, source=source, forms=(form,), notices=())


def with_form(reading: Reading, **changes: object) -> Reading:
    (form,) = reading.forms
    changed: Form = replace(form, **changes)  # type: ignore[arg-type]
    return replace(reading, forms=(changed,))


def test_a_doubtful_form_is_listed_with_its_second_reading() -> None:
    (one,) = doubtful_forms(read_as("a.docx", 0.62))
    assert one == Doubt(0.62, "a.docx, table 1: 2023年度青禾县水利局考核表. Second reading: no form.")


def test_a_form_that_is_sure_is_not_listed() -> None:
    assert list(doubtful_forms(read_as("a.docx", 0.95))) == []


def test_a_doubtful_form_without_title_or_second_reading_says_so() -> None:
    (one,) = doubtful_forms(with_form(read_as("a.docx", 0.8), title="", second=""))
    assert one.line == "a.docx, table 1: no title"


def test_a_table_that_may_be_a_form_is_listed_among_them() -> None:
    told = Notice(CheckKind.READING_DOUBTFUL, "This table was taken for no form.", place=Place(2), confidence=0.4)
    reading = replace(read_as("a.docx", 1.0), notices=(told,))
    assert list(doubtful_forms(reading)) == [Doubt(0.4, "a.docx, table 3: This table was taken for no form.")]


def test_doubtful_rows_are_listed_with_their_names() -> None:
    assert list(doubtful_rows(read_as("a.docx", 1.0, (1.0, 0.5)))) == [
        Doubt(0.5, "a.docx, table 1, row 3: 安全 > 用水"),
    ]


def test_a_row_of_two_periods_is_listed_once() -> None:
    reading = read_as("a.docx", 1.0, (0.5, 1.0))
    first, second = reading.forms[0].indicators
    twice = (replace(first, period="平时"), replace(first, period="年底", confidence=0.4), second)
    assert [one.confidence for one in doubtful_rows(with_form(reading, indicators=twice))] == [0.4]


def test_the_least_sure_stand_first() -> None:
    doubts = [Doubt(0.8, "b"), Doubt(0.123, "a"), Doubt(0.89, "c")]
    lines = [unstyle(line) for line in listed("Forms:", doubts)]
    assert lines == ["Forms:", " 12 %  a", " 80 %  b", " 89 %  c", ""]
    assert list(listed("Forms:", [])) == []


def test_check_lists_doubtful_readings_first_and_the_least_sure_before_the_others() -> None:
    wrong = Notice(CheckKind.TOTAL_SUM, "The total says 60.", Severity.ERROR, Place(0))
    surely = replace(read_as("c.docx", 0.95), notices=(wrong,))
    told = remarks_of(Batch((read_as("a.docx", 0.6), surely, read_as("b.docx", 0.3)), ()))
    assert [one.source for one in told] == ["b.docx", "a.docx", "c.docx"]


def test_check_of_a_dataset_lists_doubtful_readings_by_how_sure_its_forms_are(tmp_path: Path) -> None:
    write_dataset(assemble([read_as("a.docx", 0.6), read_as("b.docx", 0.3)]), tmp_path)
    told = sorted(dataset_remarks(tmp_path), key=lambda remark: remark.confidence)
    assert [(one.source, one.confidence) for one in told if one.confidence < 1] == [
        (f"{tmp_path}: b.docx", 0.3),
        (f"{tmp_path}: a.docx", 0.6),
    ]
