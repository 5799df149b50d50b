from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from app_runs import rows, zhibiao
from builders_dataset import dataset
from builders_returned import (
    CRITERION,
    DUTIES,
    REMARK,
    RESULT,
    SCORE,
    TOWNS,
    blank_docx,
    duty,
    filled,
    remove_row,
    save_all,
    saved,
    town_form,
    towns,
    write,
)
from docx.table import Table
from openpyxl import load_workbook
from zhibiao.normalize.records import FormLine, LineKind, LinePlace
from zhibiao.normalize.store.csv_files import Labels, write_dataset
from zhibiao.render.form import views
from zhibiao.render.formats import FORMATS

Spoil = Callable[[Table], None]
SPOILT: Mapping[int, tuple[str, str, Spoil]] = {
    1: ("points-above", "25 points were filled in, and the full marks are 20", lambda t: write(t, 1, RESULT, "25")),
    4: ("criterion-altered", "每次扣2分", lambda t: write(t, 2, CRITERION, "无人值守的每次扣0.5分。")),
    8: ("name-altered", "垃圾分拣", lambda t: write(t, 3, 1, "垃圾分拣")),
    13: ("score-altered", "from “10” to “30”", lambda t: write(t, 5, SCORE, "30")),
    17: ("row-missing", "秩序维护/占道经营", lambda t: remove_row(t, 4)),
}
"""Which of twenty forms are spoilt: the kind of notice, words of it, how."""


def points_of(town: int) -> list[str]:
    return [str((town * 7 + row * 3) % 10 + 1) for row in range(len(DUTIES))]


def stored(folder: Path, count: int, labels: Labels = "en") -> Path:
    write_dataset(towns(count), folder, labels)
    return folder


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty forms printed by the program, filled in, five of them spoilt, and collected."""
    folder = tmp_path_factory.mktemp("collected")
    data = stored(folder / "data", 20)
    assert zhibiao("forms", data, "-o", folder / "blank").code == 0
    blank = sorted((folder / "blank").iterdir())
    assert len(blank) == 20
    for town, path in enumerate(blank):
        spoil = SPOILT[town][2] if town in SPOILT else None
        save_all(folder / "back", {path.name: filled(path.read_bytes(), points_of(town), spoil)})
    run = zhibiao("collect", folder / "back", "--into", data)
    assert run.code == 1
    assert "20 files: 20 of 20 forms came back; 5 errors, 0 warnings" in run.err
    (folder / "said").write_text(run.out)
    return folder


def test_all_results_are_taken_exactly(collected: Path) -> None:
    found = {
        (row["form_id"], int(row["indicator_no"])): row["result"] for row in rows(collected / "data/indicators.csv")
    }
    expected = {
        (f"F{town + 1:04}", row + 1): result for town in range(20) for row, result in enumerate(points_of(town))
    }
    expected["F0002", 1] = "25"
    del found["F0018", 4], expected["F0018", 4]
    assert found == expected


def test_the_result_of_a_missing_row_is_blank(collected: Path) -> None:
    lost = [r for r in rows(collected / "data/indicators.csv") if (r["form_id"], r["indicator_no"]) == ("F0018", "4")]
    assert [row["result"] for row in lost] == [""]


def test_what_was_altered_is_reported_once_each_and_nothing_else(collected: Path) -> None:
    errors = [row for row in rows(collected / "data/notices.csv") if row["severity"] == "error"]
    assert {(row["form_id"], row["kind"]) for row in errors} == {
        (f"F{town + 1:04}", kind) for town, (kind, _words, _spoil) in SPOILT.items()
    }
    assert len(errors) == len(SPOILT)
    said = (collected / "said").read_text().splitlines()
    assert len(said) == len(SPOILT)
    for _kind, words, _spoil in SPOILT.values():
        assert any(words in line for line in said)


def test_names_criteria_and_full_marks_stay_those_of_the_dataset(collected: Path) -> None:
    for row in rows(collected / "data/indicators.csv"):
        duty = DUTIES[int(row["indicator_no"]) - 1]
        assert (row["level1"], row["level2"], row["criterion"], float(row["score"])) == duty


def test_the_units_are_ranked_by_their_points(collected: Path) -> None:
    ranking = rows(collected / "data/ranking.csv")
    points = [float(row["points"]) for row in ranking]
    assert points == sorted(points, reverse=True)
    assert [int(row["rank"]) for row in ranking] == [1 + sum(p > own for p in points) for own in points]
    by_unit = {row["unit"]: float(row["points"]) for row in ranking}
    assert by_unit[TOWNS[0]] == sum(map(float, points_of(0)))
    assert set(by_unit) == set(TOWNS)
    assert {row["full_marks"] for row in ranking} == {"100"}


def collect_one(tmp_path: Path, spoil: Spoil | None = None, results: list[str] | None = None) -> dict[str, str]:
    """Collect one town's form; the notices by their kind."""
    data = stored(tmp_path / "data", 1)
    (blank,) = blank_docx(towns(1))
    save_all(tmp_path / "back", {"a.docx": filled(blank, points_of(0) if results is None else results, spoil)})
    assert zhibiao("collect", tmp_path / "back", "--into", data).code in {0, 1}
    return {row["kind"]: row["message"] for row in rows(data / "notices.csv")}


def test_remarks_are_taken(tmp_path: Path) -> None:
    assert collect_one(tmp_path, lambda t: write(t, 2, REMARK, "=正在整改")) == {}
    remarks = [row["remark"] for row in rows(tmp_path / "data/indicators.csv")]
    assert remarks == ["", "'=正在整改", "", "", "", ""]


def test_an_added_row_is_told_and_not_taken(tmp_path: Path) -> None:
    def spoil(table: Table) -> None:
        added = table.add_row()
        for cell, text in zip(added.cells, ("特色工作", "创建示范街区", "创成的加分。", "5", "5", ""), strict=True):
            cell.text = text

    assert "特色工作/创建示范街区" in collect_one(tmp_path, spoil)["row-extra"]
    assert len(rows(tmp_path / "data/indicators.csv")) == len(DUTIES)


def test_what_was_written_around_the_table_is_told_and_not_taken(tmp_path: Path) -> None:
    lines = (FormLine(LinePlace.ABOVE, LineKind.FIELDS, "填报人："), FormLine(LinePlace.BELOW, LineKind.NOTE, "注：无"))
    data = dataset(replace(town_form(TOWNS[0]), lines=lines))
    write_dataset(data, tmp_path / "data")
    word = docx.Document(io.BytesIO(blank_docx(data)[0]))
    next(one for one in word.paragraphs if one.text == "填报人：").add_run("赵某")
    save_all(tmp_path / "back", {"a.docx": filled(saved(word), points_of(0))})
    assert zhibiao("collect", tmp_path / "back", "--into", tmp_path / "data").code == 0
    told = [row for row in rows(tmp_path / "data" / "notices.csv") if row["kind"] == "not-taken"]
    assert [row["severity"] for row in told] == ["info"]
    assert "填报人：赵某" in told[0]["message"]


def test_blank_results_are_counted_and_named(tmp_path: Path) -> None:
    told = collect_one(tmp_path, results=["8", "", "8", "8", "", "8"])["result-blank"]
    assert "2 rows" in told
    assert "清洁卫生/公厕管理" in told


def test_a_form_without_any_result_is_an_error(tmp_path: Path) -> None:
    assert collect_one(tmp_path, results=[])["result-blank"] == "No result was filled in."


def test_points_that_are_no_number_or_below_zero_are_told(tmp_path: Path) -> None:
    told = collect_one(tmp_path, results=["良好", "-3", "约8", "８分", "0.5", "8"])
    assert "“约8” is no number" in told["points-unreadable"]
    assert "-3 points" in told["points-below"]
    (row,) = rows(tmp_path / "data/ranking.csv")
    assert (row["points"], row["counted"], row["uncounted"]) == ("13.5", "4", "2")


def test_a_removed_column_is_told(tmp_path: Path) -> None:
    def spoil(table: Table) -> None:
        for row in table.rows:
            row._tr.remove(row._tr.tc_lst[RESULT])

    assert "自评得分" in collect_one(tmp_path, spoil)["column-missing"]


def test_a_form_may_come_back_in_pieces_and_is_told_only_as_it_last_came(tmp_path: Path) -> None:
    data = stored(tmp_path / "data", 2)
    one, other = blank_docx(towns(2))
    spoilt = save_all(tmp_path / "first", {"a.docx": filled(one, points_of(0), lambda t: write(t, 1, RESULT, "99"))})
    assert zhibiao("collect", spoilt, "--into", data).code == 1
    assert (
        zhibiao("collect", save_all(tmp_path / "second", {"b.docx": filled(other, points_of(1))}), "--into", data).code
        == 0
    )
    assert [row["kind"] for row in rows(data / "notices.csv")] == ["points-above"]
    again = save_all(tmp_path / "third", {"a.docx": filled(one, points_of(0))})
    assert zhibiao("collect", again, "--into", data).code == 0
    assert [row["kind"] for row in rows(data / "notices.csv")] == ["result-replaced"]
    assert [row["result"] for row in rows(data / "indicators.csv")] == points_of(0) + points_of(1)


def test_collecting_twice_changes_nothing(tmp_path: Path) -> None:
    collect_one(tmp_path)
    before = {path.name: path.read_bytes() for path in (tmp_path / "data").iterdir()}
    assert zhibiao("collect", tmp_path / "back", "--into", tmp_path / "data").code == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "data").iterdir()} == before


def kinds_told(data: Path) -> list[tuple[str, str]]:
    return [(row["source"], row["kind"]) for row in rows(data / "notices.csv") if row["severity"] == "error"]


def test_the_same_unit_twice_an_unknown_unit_and_another_year_are_not_taken(tmp_path: Path) -> None:
    data = stored(tmp_path / "data", 1)
    (blank,) = blank_docx(towns(1))
    (unknown,) = blank_docx(dataset(town_form("碧梧街道办事处")))
    (older,) = blank_docx(dataset(town_form(TOWNS[0], 2023)))
    files = {"a.docx": filled(blank, points_of(0)), "b.docx": filled(blank, points_of(3))}
    files |= {"c.docx": filled(unknown, points_of(1)), "d.docx": filled(older, points_of(2))}
    run = zhibiao("collect", save_all(tmp_path / "back", files), "--into", data)
    assert run.code == 1
    assert kinds_told(data) == [
        ("b.docx", "returned-twice"),
        ("c.docx", "returned-unknown"),
        ("d.docx", "returned-other-year"),
    ]
    assert "a.docx was taken" in run.out
    assert [row["result"] for row in rows(data / "indicators.csv")] == points_of(0)


def test_files_that_cannot_be_read_or_hold_no_form_are_told_and_the_others_taken(tmp_path: Path) -> None:
    data = stored(tmp_path / "data", 1)
    (blank,) = blank_docx(towns(1))
    word = docx.Document()
    word.add_paragraph("通知")
    files = {"a.docx": filled(blank, points_of(0)), "b.docx": blank[:3000], "c.docx": saved(word)}
    files["d.xlsx"] = b"PK\3\4" + b"\0" * 100
    assert zhibiao("collect", save_all(tmp_path / "back", files), "--into", data).code == 1
    assert kinds_told(data) == [
        ("b.docx", "returned-unreadable"),
        ("c.docx", "returned-no-form"),
        ("d.xlsx", "returned-unreadable"),
    ]
    assert [row["result"] for row in rows(data / "indicators.csv")] == points_of(0)


def test_a_form_with_another_layout_of_its_title_is_known(tmp_path: Path) -> None:
    data = stored(tmp_path / "data", 3)
    word = docx.Document()
    for line in ("附件1", "2024年度", "白蘋街道办事处", "城市管理考核评分表"):
        word.add_paragraph(line)
    table = word.add_table(0, 6)
    header = ("一级指标", "二级指标", "评分标准", "分值", "自评得分", "备注")
    for line in (header, *((*map(str, one[:3]), f"{one[3]:g}", "7", "") for one in DUTIES)):
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    assert zhibiao("collect", save_all(tmp_path / "back", {"a.docx": saved(word)}), "--into", data).code == 0
    assert [row["result"] for row in rows(data / "indicators.csv")] == [""] * 6 + ["7"] * 6 + [""] * 6


def test_workbooks_are_collected_too(tmp_path: Path) -> None:
    data = stored(tmp_path / "data", 2)
    for town, view in enumerate(views(towns(2))):
        path = save_all(tmp_path / "back", {f"{town}.xlsx": FORMATS["xlsx"]([view]).data}) / f"{town}.xlsx"
        book = load_workbook(path)
        sheet = book.active
        assert sheet is not None
        place = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "自评得分")
        for row, points in enumerate(points_of(town), 1):
            sheet.cell(place.row + row, place.column, float(points) if row % 2 else points)
        book.save(path)
    run = zhibiao("collect", tmp_path / "back", "--into", data)
    assert run.code == 0, run.out
    assert [row["result"] for row in rows(data / "indicators.csv")] == points_of(0) + points_of(1)


def test_shared_full_marks_are_those_of_all_their_rows(tmp_path: Path) -> None:
    pair = [duty(no, *DUTIES[no - 1]) for no in (1, 2)]
    pair = [replace(pair[0], score=10.0, score_shared=2), replace(pair[1], score=None)]
    data = dataset(town_form(TOWNS[0], indicators=pair), town_form(TOWNS[1], indicators=pair))
    write_dataset(data, tmp_path / "data")
    one, other = blank_docx(data)
    files = {"a.docx": filled(one, ["6", "4"]), "b.docx": filled(other, ["6", "5"])}
    run = zhibiao("collect", save_all(tmp_path / "back", files), "--into", tmp_path / "data")
    assert kinds_told(tmp_path / "data") == [("b.docx", "points-above")]
    assert "11 points" in run.out


def test_a_dataset_with_chinese_columns_stays_so(tmp_path: Path) -> None:
    data = stored(tmp_path / "data", 1, "zh")
    (blank,) = blank_docx(towns(1))
    back = save_all(tmp_path / "back", {"a.docx": filled(blank, points_of(0), lambda t: write(t, 1, RESULT, "30"))})
    run = zhibiao("collect", back, "--into", data, language="zh_CN")
    assert "错误" in run.out
    assert "满分" in run.out
    assert [row["完成情况"] for row in rows(data / "indicators.csv")] == ["30", *points_of(0)[1:]]
    with (data / "ranking.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file))[:3] == ["年度", "名次", "单位"]


def test_a_folder_that_is_no_dataset_is_wrong_usage(tmp_path: Path) -> None:
    save_all(tmp_path / "back", {"a.docx": blank_docx(towns(1))[0]})
    run = zhibiao("collect", tmp_path / "back", "--into", tmp_path)
    assert run.code == 2
    assert "holds no dataset" in run.err


def test_a_dataset_that_cannot_be_read_is_named_and_left_alone(tmp_path: Path) -> None:
    data = stored(tmp_path / "data", 1)
    (data / "clauses.csv").unlink()
    before = shutil.copytree(data, tmp_path / "before")
    run = zhibiao("collect", save_all(tmp_path / "back", {"a.docx": blank_docx(towns(1))[0]}), "--into", data)
    assert run.code == 1
    assert "clauses.csv is missing" in run.err
    assert {p.name: p.read_bytes() for p in data.iterdir()} == {p.name: p.read_bytes() for p in before.iterdir()}


def test_a_file_named_after_another_unit_is_told_and_the_form_decides(tmp_path: Path) -> None:
    data = stored(tmp_path / "data", 2)
    first, second = (filled(blank, points_of(town)) for town, blank in enumerate(blank_docx(towns(2))))
    back = save_all(tmp_path / "back", {f"{TOWNS[1]}.docx": first, f"{TOWNS[1]}（{TOWNS[0]}代交）.docx": second})
    run = zhibiao("collect", back, "--into", data)
    assert [row["kind"] for row in rows(data / "notices.csv")] == ["returned-other-name"]
    assert f"speaks of {TOWNS[1]}, and the form in it is that of {TOWNS[0]}" in run.out
    assert [row["result"] for row in rows(data / "indicators.csv")] == [*points_of(0), *points_of(1)]


def test_forms_without_results_are_named_until_they_come_back(tmp_path: Path) -> None:
    data = stored(tmp_path / "data", 3)
    blanks = blank_docx(towns(3))
    for town, missing in ((1, f"{TOWNS[0]}, {TOWNS[2]}"), (0, TOWNS[2])):
        back = save_all(tmp_path / f"back{town}", {"a.docx": filled(blanks[town], points_of(town))})
        assert f"Without any result so far: {missing}." in zhibiao("collect", back, "--into", data).err
    back = save_all(tmp_path / "back2", {"a.docx": filled(blanks[2], points_of(2))})
    assert "Without any result" not in zhibiao("collect", back, "--into", data).err


def test_the_ranking_counts_what_is_above_the_full_marks(tmp_path: Path) -> None:
    data = stored(tmp_path / "data", 1)
    back = save_all(tmp_path / "back", {"a.docx": filled(blank_docx(towns(1))[0], ["21", *points_of(0)[1:]])})
    zhibiao("collect", back, "--into", data)
    assert [row["above"] for row in rows(data / "ranking.csv")] == ["1"]
