"""`show --doubts`, `--columns` and `--header` as a user meets them."""

from pathlib import Path

import pytest
from app_runs import zhibiao

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
    first, table, *places = run.out.strip().split("\n")
    assert "dump.txt (text/tika-" in first
    assert table.startswith("table 1: ")
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
    sample = next((root / "samples").glob("*.docx"))
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
