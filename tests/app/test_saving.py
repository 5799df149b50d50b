from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zhibiao.app.saving import FORBIDDEN, NAME_LENGTH, make_folder, safe_name, save
from zhibiao.extract.errors import WrongUsage


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("F0001 县林业中心", "F0001 县林业中心"),
        ("a/b\\c:d*e?f", "a b c d e f"),
        ("a\nb\tc", "a b c"),
        ("name. ", "name"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("LPT³", "_LPT³"),
        ("conout$.docx", "_conout$.docx"),
        ("\u202etxt.exe", "txt.exe"),
    ],
)
def test_names_are_readable_and_safe(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text())
def test_any_text_becomes_a_name_that_windows_takes(text: str) -> None:
    name = safe_name(text)
    assert len(name) <= NAME_LENGTH + 1
    assert not FORBIDDEN & set(name)
    assert not name.endswith((" ", "."))
    assert all(character.isprintable() for character in name.replace("\u3000", ""))


def test_a_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    save(tmp_path / "a.txt", b"old")
    save(tmp_path / "a.txt", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"new"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WrongUsage, match="cannot be written"):
        make_folder(tmp_path / "file" / "out")
    with pytest.raises(WrongUsage, match="cannot be written"):
        save(tmp_path / "file" / "a.txt", b"")
