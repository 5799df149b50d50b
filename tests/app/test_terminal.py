"""Pipes, devices, closed streams and text that would move the terminal: told, without a wait or a traceback."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from app_runs import PROGRAM, Run, zhibiao
from zhibiao.app.sources import find_sources
from zhibiao.app.terminal import COLOUR, on_one_line, visible
from zhibiao.extract import Severity

if sys.platform == "win32":
    pytest.skip("named pipes, links and pseudo-terminals are those of Unix", allow_module_level=True)

WILD = "柳河\x1b[31m县\x1b]0;t\x07水\x9b2J利\u202e局\u2066\x7f"
UNPRINTED = re.compile("[\x00-\x1f\x7f]")
"""What is no text in a page."""
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
PAGE = (
    f"<meta charset=utf-8><p>2022年度{WILD}考核指标<table><tr><td>一级指标<td>评分标准<td>分值<td>得分"
    f"<tr><td>防汛{WILD}<td>缺岗扣2分{WILD}<td>x{WILD}<td><tr><td>灌溉<td>巡查<td>20<td></table>"
)


def shell(line: str) -> Run:
    """What a shell's line gives."""
    run = subprocess.run(["sh", "-c", line], capture_output=True, check=False)  # noqa: S603, S607  # our own program
    return Run(run.returncode, run.stdout.decode(), run.stderr.decode())


@pytest.fixture
def wild(tmp_path: Path) -> Path:
    """A folder with a page of control characters under a name of such."""
    folder = tmp_path / "wild"
    folder.mkdir()
    (folder / "a\x1b[2J\n\u202eb.html").write_text(PAGE, encoding="utf-8")
    (folder / "c\x1b[2J.docx").write_bytes(b"PK\3\4 cut off")
    return folder


def runs(wild: Path, out: Path) -> list[list[str]]:
    page = str(next(wild.glob("*.html")))
    other = wild.parent / "other.html"
    other.write_text(PAGE.replace("巡查", "检修"), encoding="utf-8")
    return [
        ["show", str(wild)],
        ["show", "--doubts", str(wild)],
        ["check", str(wild)],
        ["inspect", str(wild)],
        ["convert", str(wild), "-o", str(out)],
        ["check", str(out)],
        ["forms", str(out), "-o", str(out / "forms"), "--to", "txt"],
        ["collect", page, "--into", str(out)],
        ["diff", page, str(other)],
        ["show", str(wild / "gone\x1b[2J")],
        ["convert", "no\x1b[2J*", "-o", str(out)],
    ]


def test_no_control_character_is_written_by_any_command(wild: Path, tmp_path: Path) -> None:
    for arguments in runs(wild, tmp_path / "out"):
        run = zhibiao(*arguments)
        assert not UNSAFE.findall(run.out + run.err), arguments


def test_a_terminal_gets_colours_of_ours_alone(wild: Path) -> None:
    page = next(wild.glob("*.html"))
    for arguments in (["show", page], ["check", page], ["show", "--doubts", page]):
        shown = on_a_terminal([PROGRAM, *arguments])
        assert COLOUR.search(shown)
        assert "\x1b[31m县" not in shown
        assert not UNSAFE.findall(COLOUR.sub("", shown.replace("\r\n", "\n")))


def on_a_terminal(command: list[object]) -> str:
    """What a program writes where its output is a terminal."""
    ours, its = pty.openpty()
    with subprocess.Popen(list(map(str, command)), stdout=its, stderr=its, stdin=subprocess.DEVNULL) as program:  # noqa: S603  # our own program
        os.close(its)
        written = b""
        while True:
            try:
                piece = os.read(ours, 65_536)
            except OSError:  # the other end was closed
                break
            if not piece:
                break
            written += piece
        program.wait()
    os.close(ours)
    return written.decode()


def test_json_spells_them_out_and_means_the_same(wild: Path) -> None:
    run = zhibiao("inspect", next(wild.glob("*.html")))
    assert not UNSAFE.search(run.out)
    assert UNPRINTED.sub("", WILD) in json.loads(run.out)["tables"][0]["cells"][4]["text"]


@pytest.mark.parametrize(
    ("text", "shown"), [("甲\x1b[2J", "甲␛[2J"), ("\x9b\u202e", "\\u009b\\u202e"), ("甲\n\t乙", "甲\n\t乙")]
)
def test_control_characters_are_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_name_with_a_line_end_stays_on_its_line() -> None:
    assert on_one_line("a\nerror: b") == "a␊error: b"


@pytest.mark.parametrize("redirected", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_may_be_closed(redirected: str, wild: Path, tmp_path: Path) -> None:
    for command in (f"show '{wild}'", f"convert '{wild}' -o '{tmp_path}/out'"):
        run = shell(f"exec '{PROGRAM}' {command} {redirected}")
        assert run.code == 1  # one of the two files cannot be read
        assert "Traceback" not in run.err
        assert "Exception ignored" not in run.err
    assert (tmp_path / "out" / "forms.csv").is_file()


def test_a_reader_that_goes_away_is_no_error(wild: Path) -> None:
    run = shell(f"'{PROGRAM}' inspect '{wild}' '{wild}' | head -c 1")
    assert (run.out, run.err) == ("{", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_what_cannot_be_written_is_told(wild: Path) -> None:
    run = shell(f"'{PROGRAM}' show '{wild}' > /dev/full")
    assert "The output cannot be written" in run.err
    assert "Traceback" not in run.err


def test_pipes_and_devices_in_a_folder_are_told_and_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    for name in ("pipe.docx", "pipe"):
        os.mkfifo(tmp_path / name)
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "round.docx").symlink_to("round.docx")
    run = zhibiao("convert", tmp_path, "-o", tmp_path / "out")
    assert run.code == 1
    assert run.err.count("This is not a file") == 3
    assert "round.docx" in run.err
    assert "1 of 5 files read" in run.err


def test_a_link_to_a_folder_is_warned_of(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"x")
    (tmp_path / "again").symlink_to(tmp_path)
    found = find_sources([str(tmp_path)])
    assert [source.name for source in found.sources] == ["a.docx"]
    assert [(item.name, item.notice.severity) for item in found.skipped] == [("again", Severity.WARNING)]
    assert [source.name for source in find_sources([str(tmp_path / "again")]).sources] == ["a.docx"]


def test_a_pattern_follows_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b").mkdir()
    for name in ("a.docx", "b/c.docx", "b/.d.docx"):
        (tmp_path / name).write_bytes(b"x")
    for name in ("b/one", "b/two", "three"):
        (tmp_path / name).symlink_to(tmp_path)
    monkeypatch.chdir(tmp_path)
    for pattern in ("**/*.docx", f"{tmp_path}/**/*.docx"):
        assert sorted(source.name for source in find_sources([pattern]).sources) == ["a.docx", "c.docx"]
    assert [source.name for source in find_sources(["b/../*.docx"]).sources] == ["a.docx"]


@pytest.mark.parametrize("option", ["--vocabulary", "--standard", "--template"])
@pytest.mark.parametrize("what", ["/dev/zero", "pipe", "folder", "round"])
def test_an_option_s_file_must_be_one(option: str, what: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "round").symlink_to("round")
    named = tmp_path / "named.html"
    named.symlink_to(what)
    run = zhibiao("forms", tmp_path / "a.html", "-o", tmp_path / "out", option, named)
    assert run.code in (1, 2)
    assert "named.html" in run.err
    assert "zhibiao itself" not in run.err
