"""A criterion, a remark, a result over several rows is printed over these rows, and counts once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from builders_tables import document, table
from reading_back import of_table, of_view
from zhibiao.extract import Document, read
from zhibiao.normalize import assemble, normalize
from zhibiao.normalize.collect.points import slots_of
from zhibiao.normalize.store.csv_files import read_dataset, write_dataset
from zhibiao.normalize.store.dataset import Dataset
from zhibiao.render.form import FormOptions, views
from zhibiao.render.formats import FORMATS
from zhibiao.render.standard import DEFAULT, read_standard

TITLE = "2024年度栖云县渡口管理所考核指标"
ROWS = (
    "一级指标|二级指标|评分标准|分值|得分|备注|责任单位",
    "履行职责[v]|渡口巡查|每少一次扣1分，同一标准。[v]|5|[v]|年底一并核实[v]|办公室[v]",
    "|船只检验||5|||",
    "|值班值守|脱岗的每次扣2分。|20[v]||无|",
    "|信息报送|漏报的每次扣1分。|||无|",
)


def read_form(*rows: str) -> Document:
    return document(TITLE, table(*rows))


def stored(one: Document, folder: Path) -> Dataset:
    write_dataset(assemble([normalize(one)]), folder)
    return read_dataset(folder)


def test_cells_over_several_rows_are_printed_as_the_file_had_them(tmp_path: Path) -> None:
    source = read_form(*ROWS)
    (view,) = views(stored(source, tmp_path), FormOptions("none"))
    (wanted,) = source.body_tables()
    assert of_view(view) == of_table(wanted)
    assert of_table(read(FORMATS["docx"]([view]).data).body_tables()[0]) == of_table(wanted)


def test_equal_texts_of_two_cells_stay_two_cells() -> None:
    (view,) = views(assemble([normalize(read_form(*ROWS))]), FormOptions("none"))
    assert [cell.row_span for cell in view.cells if cell.text == "无"] == [1, 1]


def test_a_row_that_was_edited_leaves_the_merged_cell(tmp_path: Path) -> None:
    data = stored(read_form(*ROWS), tmp_path)
    criteria = data.indicators["criterion"].copy()
    criteria[1] = "船只未检验的每艘扣1分。"
    (view,) = views(replace(data, indicators=data.indicators.assign(criterion=criteria)), FormOptions("none"))
    printed = [(cell.text, cell.row_span) for cell in view.cells if cell.column == 2][1:3]
    assert printed == [("每少一次扣1分，同一标准。", 1), ("船只未检验的每艘扣1分。", 1)]


def test_merged_criteria_stay_merged_in_the_standard_layout() -> None:
    options = FormOptions("none", standard=read_standard(DEFAULT))
    (view,) = views(assemble([normalize(read_form(*ROWS))]), options)
    assert [cell.row_span for cell in view.cells if cell.text == "每少一次扣1分，同一标准。"] == [2]


def test_a_merged_cell_for_points_takes_the_full_marks_of_all_its_rows() -> None:
    (view,) = views(assemble([normalize(read_form(*ROWS))]))
    (points,) = [cell for cell in view.cells if cell.entry and cell.entry.points]
    assert (points.row_span, points.entry.full_marks if points.entry else None) == (4, 30.0)


def test_points_in_a_merged_cell_count_once_against_the_marks_of_its_rows() -> None:
    rows = [row.replace("5|[v]|", "5|9[v]|") for row in ROWS[:3]]
    (form,) = normalize(read_form(*rows, "|值班值守|脱岗的每次扣2分。|20[v]|18[v]|无|", ROWS[4])).forms
    assert [(slot.points, slot.full_marks, slot.shared) for slot in slots_of(form)] == [(9, 10, 1), (18, 20, 1)]
