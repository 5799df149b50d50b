"""The program as a user meets it: each test runs it in a process of its own."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from io import BytesIO
from itertools import dropwhile
from pathlib import Path

import pytest
from msoffcrypto.method.ecma376_agile import ECMA376Agile

PROGRAM = Path(sys.executable).with_name("zhibiao")
TABLES = {"forms.csv", "columns.csv", "indicators.csv", "clauses.csv", "notices.csv", "datapackage.json"}
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 1000


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


def zhibiao(*arguments: str | Path, folder: Path | None = None, language: str = "en") -> Run:
    command = [str(PROGRAM), *map(str, arguments)]
    run = subprocess.run(  # noqa: S603  # our own program
        command, capture_output=True, cwd=folder, env={**os.environ, "LANGUAGE": language}, timeout=500, check=False
    )
    assert b"Traceback" not in run.stderr
    return Run(run.returncode, run.stdout.decode(), run.stderr.decode())


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    out = tmp_path_factory.mktemp("dataset")
    assert zhibiao("convert", root / "samples", "-o", out).code == 0
    return out


def test_convert_writes_the_tables_and_says_what_it_read(samples: list[Path], tmp_path: Path) -> None:
    run = zhibiao("convert", *samples, "-o", tmp_path / "new" / "out")
    assert run.code == 0
    assert run.out == ""
    assert f"{len(samples)} of {len(samples)} files read" in run.err
    assert {path.name for path in (tmp_path / "new" / "out").iterdir()} == TABLES


def test_convert_can_name_the_columns_in_chinese(samples: list[Path], tmp_path: Path) -> None:
    assert zhibiao("convert", samples[0], "-o", tmp_path, "--labels", "zh").code == 0
    assert "表编号" in rows(tmp_path / "forms.csv")[0]


BAD_FILES = {
    "empty.docx": b"",
    "picture.docx": b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 100,
    "encrypted.docx": ENCRYPTED,
    "plain.txt": "通知\n\n各科室：请于周五前报送材料。\n".encode(),
}


def test_bad_files_are_named_and_the_others_are_converted(samples: list[Path], tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    word = next(path for path in samples if path.suffix == ".docx")
    for name, data in {**BAD_FILES, "cut.docx": word.read_bytes()[:9000], "good.docx": word.read_bytes()}.items():
        (files / name).write_bytes(data)
    run = zhibiao("convert", files, "-o", tmp_path / "out")
    assert run.code == 1
    notices = [row for row in rows(tmp_path / "out" / "notices.csv") if row["severity"] == "error"]
    failed = {"empty.docx", "picture.docx", "encrypted.docx", "cut.docx"}
    assert failed <= {row["source"] for row in notices}
    assert "internal" not in {row["kind"] for row in notices}
    assert all(f"{name}: " in run.err for name in failed)
    assert {row["source"] for row in rows(tmp_path / "out" / "forms.csv")} == {"good.docx"}
    told = {row["source"] for row in rows(tmp_path / "out" / "notices.csv")}
    assert "plain.txt" in told


def test_a_password_opens_the_files_that_need_one_and_is_written_nowhere(samples: list[Path], tmp_path: Path) -> None:
    word = next(path for path in samples if path.suffix == ".docx")
    (tmp_path / "locked.docx").write_bytes(ECMA376Agile.encrypt("geheim-7", BytesIO(word.read_bytes())))
    run = zhibiao("convert", tmp_path / "locked.docx", word, "-o", tmp_path / "out", "--password", "geheim-7")
    assert run.code == 0
    assert {row["source"] for row in rows(tmp_path / "out" / "forms.csv")} == {"locked.docx", word.name}
    assert not any(b"geheim-7" in path.read_bytes() for path in (tmp_path / "out").iterdir())
    for command in ("inspect", "show", "check"):
        refused = zhibiao(command, tmp_path / "locked.docx")
        assert refused.code == 1
        assert "--password" in refused.out + refused.err


def test_a_missing_file_is_an_error_and_the_others_are_converted(samples: list[Path], tmp_path: Path) -> None:
    run = zhibiao("convert", samples[0], tmp_path / "gone.docx", "-o", tmp_path / "out")
    assert run.code == 1
    assert "gone.docx: There is no such file" in run.err
    assert rows(tmp_path / "out" / "forms.csv")


def test_a_folder_without_files_is_wrong_usage(tmp_path: Path) -> None:
    run = zhibiao("convert", tmp_path, "-o", tmp_path / "out")
    assert run.code == 2
    assert run.err.startswith("Error: No file in")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["convert", "forms"])
def test_a_folder_that_cannot_be_written_is_wrong_usage(samples: list[Path], tmp_path: Path, command: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    run = zhibiao(command, samples[0], "-o", tmp_path / "file" / "out")
    assert run.code == 2
    assert "cannot be written" in run.err


def test_inspect_gives_one_line_of_json_a_file(samples: list[Path], tmp_path: Path) -> None:
    (tmp_path / "empty.docx").write_bytes(b"")
    run = zhibiao("inspect", samples[0], tmp_path / "empty.docx")
    assert run.code == 1
    read, failed = map(json.loads, run.out.splitlines())
    assert read["source"] == samples[0].name
    assert {"format", "encoding", "tables", "forms", "indicators", "notices"} <= set(read)
    assert read["tables"][0]["part"] == "body"
    assert {"row", "column", "row_span", "column_span", "text"} <= set(read["tables"][0]["cells"][0])
    assert {"table", "levels", "period", "score", "criterion"} <= set(read["indicators"][0])
    assert failed == {"source": "empty.docx", "error": {"kind": "empty", "message": failed["error"]["message"]}}


def test_show_draws_tables_without_colours_where_there_is_no_terminal(samples: list[Path]) -> None:
    run = zhibiao("show", samples[0])
    assert run.code == 0
    assert run.out.count("┌") >= 1
    assert "\x1b" not in run.out


def test_check_lists_errors_first_behind_doubtful_readings_and_ends_with_1(root: Path) -> None:
    run = zhibiao("check", root / "samples")
    others = dropwhile(lambda line: "may be read otherwise" in line, run.out.splitlines())
    severities = [line.split(":")[0] for line in others]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    assert run.code == (1 if "error" in severities else 0)
    assert "有错" in run.out


def test_check_of_tables_that_were_edited_works_out_the_sums_anew(root: Path, tmp_path: Path) -> None:
    zhibiao("convert", root / "samples" / "临澜县农机服务站（有错）.docx", "-o", tmp_path)
    file = tmp_path / "forms.csv"
    file.write_text(file.read_text(encoding="utf-8").replace('""60""', '""50""'), encoding="utf-8")
    before, run = zhibiao("check", root / "samples" / "临澜县农机服务站（有错）.docx"), zhibiao("check", tmp_path)
    assert (before.code, run.code) == (1, 0)
    assert "F0001 临澜县农机服务站" in run.out


def test_check_ends_with_0_when_there_is_no_error(root: Path) -> None:
    assert zhibiao("check", root / "samples" / "安澍县2023年乡镇考核评分表.docx").code == 0


def test_forms_are_written_one_a_form_in_each_format(dataset: Path, tmp_path: Path) -> None:
    run = zhibiao("forms", dataset, "-o", tmp_path, "--to", "docx,html,txt")
    assert run.code == 0
    ids = {row["form_id"] for row in rows(dataset / "forms.csv")}
    written = {(path.name.split()[0], path.suffix) for path in tmp_path.iterdir()}
    assert written == {(form_id, suffix) for form_id in ids for suffix in (".docx", ".html", ".txt")}


def test_forms_go_into_one_file_together_with_the_year_asked_for(samples: list[Path], tmp_path: Path) -> None:
    run = zhibiao("forms", *samples, "-o", tmp_path, "--to", "txt", "--together", "--year", "2031")
    assert run.code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["forms.txt"]
    text = (tmp_path / "forms.txt").read_text(encoding="utf-8-sig")
    assert "2031年" in text
    assert "2022年度" not in text


def test_forms_follow_an_edit_of_the_tables(dataset: Path, tmp_path: Path) -> None:
    edited = shutil.copytree(dataset, tmp_path / "edited")
    path = edited / "indicators.csv"
    path.write_bytes(path.read_bytes().replace("停水未提前公告的扣5分".encode(), "停水未提前两天公告的扣5分".encode()))
    assert zhibiao("forms", edited, "-o", tmp_path / "forms", "--to", "txt", "--together").code == 0
    assert "停水未提前两天公告的扣5分" in (tmp_path / "forms" / "forms.txt").read_text(encoding="utf-8-sig")


def test_what_a_form_cannot_show_is_said(tmp_path: Path) -> None:
    rows_of_cells = [
        ("一级指标", "评分标准", "分值"),
        ("值班", "漏岗的每次扣1分。", "10"),
        ("卫生", "不洁的扣2分。", "5"),
    ]
    table = "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in rows_of_cells)
    (tmp_path / "form.txt").write_text(f"青山站考核评分表\n{table}\n", encoding="utf-8")
    run = zhibiao("forms", tmp_path / "form.txt", "-o", tmp_path / "forms", "--year", "2030")
    assert run.code == 0
    assert "names no year" in run.err


def test_a_damaged_table_is_named_with_its_line_and_column(dataset: Path, tmp_path: Path) -> None:
    edited = shutil.copytree(dataset, tmp_path / "edited")
    path = edited / "forms.csv"
    path.write_bytes(path.read_bytes().replace(b",2022,", b",twenty,", 1))
    run = zhibiao("forms", edited, "-o", tmp_path / "forms")
    assert run.code == 1
    assert "forms.csv, line" in run.err
    assert "year" in run.err


@pytest.mark.parametrize(
    "arguments",
    [[], ["convert"], ["convert", "x"], ["forms", "x", "-o", "y", "--to", "odt"], ["nonsense"], ["inspect", "--no"]],
)
def test_wrong_usage_ends_with_2(arguments: list[str], tmp_path: Path) -> None:
    assert zhibiao(*arguments, folder=tmp_path).code == 2


def test_help_follows_the_users_language() -> None:
    assert "Usage: zhibiao" in zhibiao("--help").out
    chinese = zhibiao("convert", "--help", language="zh_CN").out
    assert "用法" in chinese
    assert "退出码" in chinese


def test_errors_follow_the_users_language(tmp_path: Path) -> None:
    assert zhibiao("convert", tmp_path, "-o", tmp_path / "out", language="zh_CN:en").err.startswith("错误：")


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, zhibiao.app.cli; print(*sorted({'pandas', 'lxml', 'rich', 'docx', 'jinja2'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603  # our own
    assert run.stdout.strip() == b""


STRUCK = (
    "<p>2024年度县粮站考核指标表</p><table><tr><th>一级指标<th>评分标准<th>分值<th>得分"
    "<tr><td>储粮<td>坏一仓扣2分<td><s>15</s>20<td><tr><td>轮换<td>少一次扣1分<td>10<td>"
    "<tr><td colspan=2>合计<td>{total}<td></table>"
)


def test_check_of_a_dataset_tells_what_was_told_of_its_files_and_nothing_twice(tmp_path: Path) -> None:
    page, out = tmp_path / "a.html", tmp_path / "out"
    page.write_text(STRUCK.format(total=40), encoding="utf-8")
    zhibiao("convert", page, "-o", out)
    lines = zhibiao("check", out).out.splitlines()
    assert sum("a.html, table 1, row 2, column 3: Struck-out text was left out: 15" in line for line in lines) == 1
    assert sum("The total says 40" in line for line in lines) == 1


def test_check_of_a_dataset_says_no_more_that_a_title_is_missing_that_was_given(tmp_path: Path) -> None:
    page, out = tmp_path / "a.html", tmp_path / "out"
    page.write_text(STRUCK.format(total=30).partition("</p>")[2], encoding="utf-8")
    zhibiao("convert", page, "-o", out)
    assert "no title" in zhibiao("check", out).out
    forms = out / "forms.csv"
    text = forms.read_text(encoding="utf-8-sig")
    forms.write_text(text.replace(",1,,,,", ",1,,县粮站考核指标表,,县粮站"), encoding="utf-8-sig")
    assert "no title" not in zhibiao("check", out).out
    assert "Struck-out" in zhibiao("check", out).out
