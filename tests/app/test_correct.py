"""`correct` and `--corrections` as a clerk meets them: a table read wrongly, put right, and read again."""

import csv
import json
import re
import tomllib
from pathlib import Path

import docx
import pytest
from app_runs import rows, zhibiao
from zhibiao.normalize.corrections.parse import parse_corrections
from zhibiao.normalize.records import Role

ODD = [
    ["门类", "细目", "经手", "说法", "满打"],
    ["安全", "用电", "张三", "不出事", "6"],
    ["", "用水", "李四", "不漏水", "4"],
]
GUESSED = [["一级指标", "二级指标", "经办", "评分标准", "分值"], ["安全", "用电", "张三", "出一次事扣1分", "6"]]


def write(path: Path, title: str, texts: list[list[str]]) -> Path:
    document = docx.Document()
    document.add_paragraph(title)
    table = document.add_table(len(texts), len(texts[0]))
    for row, cells in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(str(path))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "attachments"
    made.mkdir()
    write(made / "a.docx", "2023年度青禾县水利局年终安排", ODD)
    write(made / "b.docx", "2023年度青禾县林业局年终安排", [ODD[0], ["造林", "栽树", "王五", "成活", "10"]])
    return made


def uncommented(text: str, *lines: str) -> str:
    """The skeleton with the # taken off the lines that begin so."""
    for line in lines:
        text, count = re.subn(rf"^# ({re.escape(line)})", r"\1", text, flags=re.MULTILINE)
        assert count, line
    return text


def test_a_table_of_unknown_words_is_put_right_for_all_files_of_its_layout(folder: Path, tmp_path: Path) -> None:
    out, file = tmp_path / "out", tmp_path / "c.toml"
    assert "0 forms" in zhibiao("convert", folder, "-o", out).err
    assert zhibiao("correct", folder, "-o", file).code == 0
    text = file.read_text(encoding="utf-8")
    assert text.count("[[correction]]") == 1
    assert "b.docx" in text
    text = uncommented(text, "form = true", "1 = ", "2 = ", '3 = "other"', '4 = "other"', "5 = ")
    text = text.replace('3 = "other"', '3 = "department"').replace('4 = "other"', '4 = "criterion"')
    text = re.sub('^5 = "[a-z]+"', '5 = "score"', text, flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")
    run = zhibiao("convert", folder, "-o", out, "--corrections", file)
    assert (run.code, "2 forms" in run.err, "To look at" in run.err) == (0, True, False)
    read = [(row["level1"], row["level2"], row["criterion"], row["score"]) for row in rows(out / "indicators.csv")]
    assert read == [("安全", "用电", "不出事", "6"), ("安全", "用水", "不漏水", "4"), ("造林", "栽树", "成活", "10")]
    assert [row["kind"] for row in rows(out / "notices.csv")] == ["corrected", "corrected"]


def test_a_datasets_own_corrections_are_found(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    zhibiao("correct", folder, "-o", out / "corrections.toml")
    file = out / "corrections.toml"
    file.write_text(uncommented(file.read_text(encoding="utf-8"), "form = true"), encoding="utf-8")
    assert "2 forms" in zhibiao("convert", folder, "-o", out).err
    assert "2 forms" in zhibiao("convert", folder, "-o", out, "--corrections", file).err
    assert file.exists()


def test_what_is_read_as_it_stands_in_the_skeleton_and_what_is_right_is_no_longer_told(tmp_path: Path) -> None:
    source, file = write(tmp_path / "a.docx", "2023年度青禾县水利局考核表", GUESSED), tmp_path / "c.toml"
    zhibiao("correct", source, "-o", file)
    text = file.read_text(encoding="utf-8")
    assert re.search(r'^# 3 = "level 3" +# 经办 +\(\d\d % sure\)$', text, re.MULTILINE)
    file.write_text(uncommented(text, '3 = "level 3"').replace('"level 3"', '"department"'), encoding="utf-8")
    checked = zhibiao("check", source, "--corrections", file)
    assert "warning" not in checked.out
    assert "columns.3" in checked.out
    again = zhibiao("correct", source, "--corrections", file, "-o", tmp_path / "again.toml")
    assert (again.code, again.err.strip()) == (0, "Nothing is doubtful.")
    assert not (tmp_path / "again.toml").exists()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_skeleton_states_nothing_and_can_be_read(folder: Path, tmp_path: Path, language: str) -> None:
    file = tmp_path / "c.toml"
    zhibiao("correct", folder, "-o", file, language=language)
    text = file.read_text(encoding="utf-8")
    assert [correction.lines for correction in parse_corrections(text, "c.toml")] == [{}]
    whole = "\n".join(
        line.removeprefix("# ") if " = " in line else line for line in text.splitlines() if ".docx" not in line
    )
    assert tomllib.loads(whole[whole.index("[[correction]]") :])
    assert [role for role in Role if role not in text] == []


def test_a_form_without_a_title_is_named_by_its_file_and_table(tmp_path: Path) -> None:
    write(tmp_path / "a.docx", "", [[*GUESSED[0][:2], "评分标准", "分值"], ["安全", "用电", "出一次事扣1分", "6"]])
    file = tmp_path / "c.toml"
    zhibiao("correct", tmp_path / "a.docx", "-o", file)
    text = uncommented(file.read_text(encoding="utf-8"), "title = ").replace(
        'title = ""', 'title = "甲站2024年度考核表"'
    )
    file.write_text(text, encoding="utf-8")
    run = zhibiao("inspect", tmp_path / "a.docx", "--corrections", file)
    (form,) = json.loads(run.out)["forms"]
    assert (form["title"], form["year"]) == ("甲站2024年度考核表", 2024)


def test_no_file_is_replaced(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_text("# mine")
    run = zhibiao("correct", folder, "-o", file)
    assert (run.code, file.read_text()) == (2, "# mine")
    assert "is there already" in run.err


@pytest.mark.parametrize("command", ["inspect", "show", "forms", "diff", "convert"])
def test_corrections_that_fit_nothing_are_told_by_every_command(folder: Path, tmp_path: Path, command: str) -> None:
    file, source = tmp_path / "c.toml", write(tmp_path / "good.docx", "2023年度青禾县水利局考核表", GUESSED)
    file.write_text('[[correction]]\nlayout = "9-0123456789ab"\nyear = 2020\n')
    more = {"forms": ["-o", tmp_path / "out"], "convert": ["-o", tmp_path / "out"], "diff": [source]}
    run = zhibiao(command, source, *more.get(command, []), "--corrections", file)
    assert run.code == 0
    assert f"{file}: Line 3: year fits nothing" in run.err


def test_a_mistake_is_one_line_with_file_line_and_key(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_text('[[correction]]\nlayout = "9-0123456789ab"\n[correction.columns]\n3 = "scores"\n')
    run = zhibiao("convert", folder, "-o", tmp_path / "out", "--corrections", file)
    assert (run.code, run.out) == (2, "")
    assert f"{file}, line 4: columns.3: scores is none of these:" in run.err


def test_a_file_that_cannot_be_read_is_told(folder: Path, tmp_path: Path) -> None:
    (folder / "c.docx").write_bytes(b"PK\x03\x04 broken")
    run = zhibiao("correct", folder, "-o", tmp_path / "c.toml")
    assert run.code == 1
    assert "c.docx: " in run.err
    assert (tmp_path / "c.toml").exists()


def test_returned_forms_are_read_as_the_dataset_was(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    zhibiao("correct", folder, "-o", out / "corrections.toml")
    file = out / "corrections.toml"
    text = uncommented(file.read_text(encoding="utf-8"), "form = true", '4 = "other"').replace(
        '4 = "other"', '4 = "result"'
    )
    file.write_text(text, encoding="utf-8")
    zhibiao("convert", folder, "-o", out)
    run = zhibiao("collect", folder / "a.docx", "--into", out)
    assert "1 of 2 forms came back" in run.err


def test_what_is_doubtful_in_a_dataset_is_written_into_its_folder(tmp_path: Path) -> None:
    source, out = write(tmp_path / "a.docx", "2023年度青禾县水利局考核表", GUESSED), tmp_path / "out"
    zhibiao("convert", source, "-o", out)
    run = zhibiao("correct", out)
    assert (run.code, run.err.strip()) == (0, str(out / "corrections.toml"))
    zhibiao("correct", source, "-o", tmp_path / "of_file.toml")
    of_dataset = (out / "corrections.toml").read_text(encoding="utf-8")
    assert of_dataset == (tmp_path / "of_file.toml").read_text(encoding="utf-8")
    text = uncommented(of_dataset, '3 = "level 3"').replace('"level 3"', '"department"')
    (out / "corrections.toml").write_text(text, encoding="utf-8")
    assert "To look at" not in zhibiao("convert", source, "-o", out).err
    assert zhibiao("correct", out).code == 2
    assert zhibiao("correct", out, "-o", tmp_path / "c.toml").err.strip() == "Nothing is doubtful."


def test_a_title_put_right_in_a_dataset_is_no_doubt(tmp_path: Path) -> None:
    source = write(
        tmp_path / "a.docx", "", [[*GUESSED[0][:2], "评分标准", "分值"], ["安全", "用电", "出一次事扣1分", "6"]]
    )
    out = tmp_path / "out"
    zhibiao("convert", source, "-o", out)
    assert "title = " in read_skeleton(out, tmp_path / "c.toml")
    forms = out / "forms.csv"
    (form,) = rows(forms)
    form["title"] = "甲站2024年度考核表"
    with forms.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(form))
        writer.writeheader()
        writer.writerow(form)
    assert read_skeleton(out, tmp_path / "d.toml") == ""


def read_skeleton(dataset: Path, file: Path) -> str:
    zhibiao("correct", dataset, "-o", file)
    return file.read_text(encoding="utf-8") if file.exists() else ""
