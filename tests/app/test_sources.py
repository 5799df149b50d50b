from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from zhibiao.app.sources import find_sources
from zhibiao.extract import Severity
from zhibiao.extract.errors import WrongUsage


def write(folder: Path, *names: str, data: bytes = b"x") -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def names(*paths: Path | str, leave_out: Path | None = None) -> list[str]:
    return [source.name for source in find_sources(map(str, paths), leave_out).sources]


def skipped(*paths: Path | str) -> list[str]:
    return [item.name for item in find_sources(map(str, paths)).skipped]


def test_a_folder_is_read_with_all_below_it_under_names_relative_to_it(tmp_path: Path) -> None:
    write(tmp_path, "b.docx", "a.txt", "2022/县/c.doc", "2022/d.html")
    assert names(tmp_path) == ["a.txt", "b.docx", "2022/d.html", "2022/县/c.doc"]


@pytest.mark.parametrize("name", ["~$表.docx", "~WRL0001.tmp", "x.tmp", ".hidden.docx", "photo.png", "data.csv"])
def test_what_is_no_document_in_a_folder_is_passed_over_with_a_notice(tmp_path: Path, name: str) -> None:
    write(tmp_path, "a.docx", name)
    assert names(tmp_path) == ["a.docx"]
    (item,) = find_sources([str(tmp_path)]).skipped
    assert item.name == name
    assert item.notice.severity is Severity.INFO
    assert item.notice.message


def test_a_file_given_by_name_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    write(tmp_path, "form.bak")
    assert names(tmp_path / "form.bak") == ["form.bak"]


def test_a_lock_file_is_passed_over_even_when_a_shell_names_it(tmp_path: Path) -> None:
    write(tmp_path, "a.docx", "~$a.docx")
    assert names(tmp_path / "a.docx", tmp_path / "~$a.docx") == ["a.docx"]


def test_a_file_without_a_suffix_is_taken_when_it_begins_like_a_document(tmp_path: Path) -> None:
    write(tmp_path, "word", data=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    write(tmp_path, "LICENSE", data=b"Apache")
    assert names(tmp_path) == ["word"]


def test_a_missing_file_is_left_for_the_reader_to_report(tmp_path: Path) -> None:
    assert names(tmp_path / "gone.docx") == ["gone.docx"]


def test_patterns_are_expanded_for_shells_that_do_not(tmp_path: Path) -> None:
    write(tmp_path, "a.docx", "b.docx", "c.txt", "deep/er/d.docx")
    assert names(f"{tmp_path}/*.docx") == ["a.docx", "b.docx"]
    assert names(f"{tmp_path}/**/*.docx") == ["a.docx", "b.docx", "d.docx"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    write(tmp_path, "表[1].docx")
    assert names(tmp_path / "表[1].docx") == ["表[1].docx"]


def test_each_file_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "a.docx")
    assert names(tmp_path, tmp_path / "a.docx", f"{tmp_path}/*.docx") == ["a.docx"]


def test_names_that_clash_are_told_apart_by_their_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "east/a.docx", "west/a.docx", "west/b.docx")
    monkeypatch.chdir(tmp_path)
    assert names("east", "west") == ["east/a.docx", "west/a.docx", "b.docx"]


def test_the_folder_of_the_output_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, "a.docx", "out/forms/F0001.docx", "old/datapackage.json", "old/forms/F0001.docx")
    assert names(tmp_path, leave_out=tmp_path / "out") == ["a.docx"]
    assert skipped(tmp_path) == ["old"]


@pytest.mark.parametrize("made", [[], ["photo.png"], [".git/config"]])
def test_a_folder_without_documents_is_wrong_usage(tmp_path: Path, made: list[str]) -> None:
    write(tmp_path, *made)
    with pytest.raises(WrongUsage, match=r"No .*file in") as caught:
        find_sources([str(tmp_path)])
    assert caught.value.exit_code == 2


def test_a_pattern_that_matches_nothing_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="matches"):
        find_sources([f"{tmp_path}/*.docx"])


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes only here")
def test_names_in_an_old_encoding_are_readable(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode("考核表.docx".encode("gb18030"))).write_bytes(b"")
    assert names(tmp_path) == ["考核表.docx"]


def test_a_file_given_by_name_beside_its_folder_is_not_told_as_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "b.csv").write_text("乙", encoding="utf-8")
    found = find_sources([str(tmp_path), str(tmp_path / "b.csv")])
    assert [source.path.name for source in found.sources] == ["a.txt", "b.csv"]
    assert found.skipped == ()
