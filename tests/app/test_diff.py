from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from app_runs import rows, zhibiao
from builders_dataset import dataset
from builders_returned import DUTIES, blank_docx, duty, town_form, towns
from lxml import html
from zhibiao.normalize.records import Form, Indicator
from zhibiao.normalize.store.csv_files import Labels, write_dataset

UNIT = "甘棠镇政府"
Edit = Callable[[list[Indicator]], list[Indicator]]


def next_year(edit: Edit, unit: str = UNIT) -> Form:
    edited = edit([duty(no, *one) for no, one in enumerate(DUTIES, 1)])
    numbered = [replace(one, indicator_no=no, row=no) for no, one in enumerate(edited, 1)]
    return town_form(unit, 2025, numbered)


def stored(folder: Path, *forms: Form, labels: Labels = "en") -> Path:
    write_dataset(dataset(*forms), folder, labels)
    return folder


def same(indicators: list[Indicator]) -> list[Indicator]:
    return indicators


def with_first(indicators: list[Indicator], **fields: object) -> list[Indicator]:
    return [replace(indicators[0], **fields), *indicators[1:]]  # type: ignore[arg-type]  # fields of an indicator


ADDED = duty(1, "群众评议", "满意度调查", "满意度低于90%的，每低1个百分点扣1分。", 15.0)
EDITS: dict[str, tuple[Edit, list[tuple[str, str, str, str]]]] = {
    "nothing": (same, []),
    "added": (lambda given: [*given, ADDED], [("added", "", "", ADDED.criterion)]),
    "dropped": (lambda given: given[:2] + given[3:], [("dropped", "", DUTIES[2][2], "")]),
    "moved": (lambda given: [*given[3:], *given[:3]], []),
    "reworded": (
        lambda given: with_first(given, criterion=DUTIES[0][2].replace("两次", "三次")),
        [("reworded", "criterion", DUTIES[0][2], DUTIES[0][2].replace("两次", "三次"))],
    ),
    "renamed": (
        lambda given: with_first(given, levels=("清洁卫生", "道路清扫保洁")),
        [("reworded", "level2", "道路保洁", "道路清扫保洁")],
    ),
    "rescored": (lambda given: with_first(given, score=25.0), [("rescored", "score", "20", "25")]),
    "level renamed": (
        lambda given: [replace(one, levels=(one.levels[0].replace("清洁", "环境"), one.levels[1])) for one in given],
        [("reworded", "level1", "清洁卫生", "环境卫生")],
    ),
    "both": (
        lambda given: with_first(given, levels=("清洁卫生", "道路"), score=18.0),
        [("reworded", "level2", "道路保洁", "道路"), ("rescored", "score", "20", "18")],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_each_change_is_a_row_of_the_table(name: str, tmp_path: Path) -> None:
    edit, expected = EDITS[name]
    old, new = stored(tmp_path / "old", town_form(UNIT)), stored(tmp_path / "new", next_year(edit))
    assert zhibiao("diff", old, new, "--csv", tmp_path / "changes.csv").code == 0
    found = rows(tmp_path / "changes.csv")
    assert [(row["change"], row["field"], row["old"], row["new"]) for row in found] == expected
    assert {(row["unit"], row["old_year"], row["new_year"]) for row in found} <= {(UNIT, "2024", "2025")}


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("years")

    def edit(given: list[Indicator]) -> list[Indicator]:
        harmful = replace(ADDED, criterion="<script>alert('1')</script>\x1b[31m{{ 7 * 7 }}=SUM(A1)")
        return [*with_first(given, criterion=DUTIES[0][2].replace("两次", "三次"), score=25.0)[:5], harmful]

    old = stored(folder / "old", town_form(UNIT), town_form("伐檀镇政府"))
    return old, stored(folder / "new", next_year(edit), town_form("木瓜镇政府", 2025))


def test_a_pipe_gets_plain_lines_with_the_words_marked(two_years: tuple[Path, Path]) -> None:
    run = zhibiao("diff", *two_years)
    assert run.code == 0
    lines = run.out.splitlines()
    assert lines[0] == (
        f"[-2024-]{{+2025+}}年度{UNIT}城市管理考核评分表  1 added, 1 dropped, 1 reworded, 1 rescored, 4 unchanged"
    )
    assert lines[1] == "  ~ 清洁卫生/道路保洁  [reworded, rescored]"
    assert "每日清扫[-两-]{+三+}次" in lines[2]
    assert lines[3] == "      full marks: [-20-]{+25+}"
    assert "\x1b" not in run.out
    assert "only in the old, with 6 indicators" in run.out
    assert "only in the new, with 6 indicators" in run.out
    assert run.err == "7 added, 7 dropped, 1 reworded, 1 rescored, 4 unchanged\n"


def test_the_page_marks_the_words_and_runs_nothing(two_years: tuple[Path, Path], tmp_path: Path) -> None:
    assert zhibiao("diff", *two_years, "--html", tmp_path / "changes.html").code == 0
    page = html.fromstring((tmp_path / "changes.html").read_bytes())
    assert [one.text_content() for one in page.iter("script")] == []
    assert "<script>alert('1')</script>" in page.text_content()
    assert "{{ 7 * 7 }}" in page.text_content()
    marks = [(one.tag, one.text) for one in page.iter("del", "ins")]
    assert ("del", "两") in marks
    assert ("ins", "三") in marks
    assert not page.xpath("//*[@src] | //link | //*[@href]")
    assert [one.get("class") for one in page.iter("article")][:3] == ["reworded rescored", "dropped", "added"]


def test_equal_datasets_have_no_changes(tmp_path: Path) -> None:
    data = stored(tmp_path / "data", town_form(UNIT), town_form("伐檀镇政府"))
    run = zhibiao("diff", data, data, "--html", tmp_path / "changes.html")
    assert run.err == "0 added, 0 dropped, 0 reworded, 0 rescored, 12 unchanged\n"
    assert "Nothing changed." in (tmp_path / "changes.html").read_text()


def test_files_are_compared_with_datasets(tmp_path: Path) -> None:
    data = stored(tmp_path / "data", town_form(UNIT))
    (tmp_path / "form.docx").write_bytes(blank_docx(dataset(town_form(UNIT)))[0])
    run = zhibiao("diff", data, tmp_path / "form.docx")
    assert run.code == 0
    assert run.err == "0 added, 0 dropped, 0 reworded, 0 rescored, 6 unchanged\n"


def test_a_file_that_cannot_be_read_is_named_and_ends_with_1(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.docx").write_bytes(blank_docx(towns(1))[0])
    (folder / "b.docx").write_bytes(b"")
    run = zhibiao("diff", stored(tmp_path / "data", town_form(UNIT)), folder)
    assert run.code == 1
    assert "b.docx: " in run.err


def test_sides_without_a_form_and_pages_that_cannot_be_written_are_wrong_usage(tmp_path: Path) -> None:
    data = stored(tmp_path / "data", town_form(UNIT))
    (tmp_path / "plain.txt").write_text("通知", encoding="utf-8")
    assert zhibiao("diff", data, tmp_path / "plain.txt").code == 2
    assert zhibiao("diff", data, data, "--html", tmp_path / "gone" / "a.html").code == 2


def test_the_words_and_the_columns_can_be_chinese(tmp_path: Path) -> None:
    old = stored(tmp_path / "old", town_form(UNIT))
    new = stored(tmp_path / "new", next_year(lambda given: given[:5]), labels="zh")
    run = zhibiao("diff", old, new, "--csv", tmp_path / "a.csv", "--html", tmp_path / "a.html", language="zh_CN")
    assert "- 群众评议/投诉办理  〔删除〕" in run.out
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file))[:3] == ["变动", "单位", "标题"]
    assert 'lang="zh-CN"' in (tmp_path / "a.html").read_text()
