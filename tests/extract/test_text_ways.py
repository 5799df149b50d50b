"""The forms of text other than the plain dialect: each told by its evidence, each read to the same cells."""

import gc

import pytest
from zhibiao.extract.document import Document, Paragraph, ReadingKind, Table
from zhibiao.extract.errors import UnreadableFile
from zhibiao.extract.text.read import read_text


def read(text: str) -> Document:
    return read_text(text.encode())


def cells(document: Document, table: int = 0) -> list[tuple[int, int, int, int, str]]:
    found = document.body_tables()[table].cells
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in found]


ROWS = [["类别", "内容", "分值"], ["日常", "巡查河道。", "5"], ["专项", "清理淤泥。", "10"]]
EXPECTED = [(row, column, 1, 1, text) for row, texts in enumerate(ROWS) for column, text in enumerate(texts)]


def a_text(rows: list[list[str]]) -> str:
    return "".join("".join(f"\t{text}\n" for text in row) + "\n" for row in rows) + "\n"


WAYS = {
    "text/tika-a": "考核表\n" + a_text(ROWS),
    "text/tika-c": "考核表\n" + "".join("\t" + "\t".join(row) + "\n" for row in ROWS),
    "text/tika-f": "\t考核表\n" + "".join(f"\t{line}\n" if line else "\n" for line in a_text(ROWS).split("\n")),
    "text/tsv": "考核表\n" + "\n".join("\t".join(row) for row in ROWS) + "\n",
    "text/csv": "\n".join(",".join(row) for row in ROWS) + "\n",
    "text/pipes": "考核表\n\n|" + "|\n|".join("|".join(row) for row in [ROWS[0], ["---"] * 3, *ROWS[1:]]) + "|\n",
}


@pytest.mark.parametrize("name", WAYS)
def test_each_form_is_named_and_gives_the_same_cells(name: str) -> None:
    document = read(WAYS[name])
    assert document.format == name
    assert document.chosen_by
    assert cells(document) == EXPECTED
    if name != "text/csv":
        assert isinstance(document.blocks[0], Paragraph)


def test_tabs_that_run_together_are_blank_cells() -> None:
    text = "\t类别\n\t内容\n\t分值\n\n\t日常\n\t巡查。\n\t5\n\n\t专项\n\t\t8\n\n\t其他\n\t\t9\n\n\n"
    document = read(text)
    assert document.format == "text/tika-b"
    assert (2, 2, 1, 1, "8") in cells(document)


def test_rows_that_begin_later_stand_under_the_level_above() -> None:
    rows = [["类别", "项目", "标准", "分值"], ["日常", "巡查", "每月一次。", "5"], ["学习", "按时参加。", "6"]]
    rows += [["宣传", "及时报道。", "4"], ["值班", "不缺岗。", "7"]]
    rows += [["专项", "清淤", "清理淤泥。", "10"], ["应急", "不误报。", "7"]]
    document = read(a_text(rows))
    assert document.format == "text/tika-d"
    assert (1, 0, 4, 1, "日常") in cells(document)
    assert (2, 1, 1, 1, "学习") in cells(document)


def test_a_later_paragraph_on_its_own_line_stays_in_its_cell() -> None:
    text = "\t类别\t内容\t分值\n\t日常\t巡查。\n记录。\n\t5\n\t专项\t清理。\t10\n"
    assert (1, 1, 1, 1, "巡查。\n记录。") in cells(read(text))
    assert (1, 2, 1, 1, "5") in cells(read(text))


def test_quotes_hold_line_breaks_in_copied_tables() -> None:
    document = read('类别\t内容\t分值\n日常\t"巡查。\n记录""完整""。"\t5\n专项\t清理。\t10\n')
    assert (1, 1, 1, 1, '巡查。\n记录"完整"。') in cells(document)


def test_a_quote_that_never_ends_swallows_nothing() -> None:
    document = read('类别\t内容\t分值\n日常\t"巡查。\t5\n' + "专项\t清理。\t10\n" * 3000)
    assert document.body_tables()[0].n_rows == 3002


def test_a_grid_table_puts_the_lines_of_a_cell_together() -> None:
    border = "+----+------+\n"
    text = border + "|类别|内容  |\n" + border.replace("-", "=") + "|日常|巡查。|\n|    |记录。|\n" + border
    assert cells(read(text))[2:] == [(1, 0, 1, 1, "日常"), (1, 1, 1, 1, "巡查。\n记录。")]


def test_cells_wrapped_to_a_width_are_put_together() -> None:
    text = "|类别|内容        |\n|日常|每季度巡查河|\n|    |道并记录    |\n|专项|清理淤泥    |\n"
    assert (1, 1, 1, 1, "每季度巡查河道并记录") in cells(read(text))


def test_a_table_whose_structure_is_lost_is_refused() -> None:
    lines = [
        "考核表",
        "类别",
        "内容",
        "分值",
        "日常",
        "巡查河道。",
        "5",
        "专项",
        "清理淤泥。",
        "10",
        "值班",
        "无缺岗",
        "5",
    ]
    with pytest.raises(UnreadableFile) as refused:
        read("\n".join(lines) + "\n")
    assert refused.value.kind == "structure-gone"


def test_prose_is_not_taken_for_a_lost_table() -> None:
    document = read("通知\n各单位：\n请按时报送项目材料，内容如下：\n1、总结。\n2、报表。\n")
    assert any(notice.kind is ReadingKind.NO_TABLE for notice in document.notices)


@pytest.mark.parametrize(
    "text",
    [
        "\t类别\n\t分值\n\n" + "\t日常\n\n\t5\n\n" * 3000 + "\n",
        "\t类别\n\t分值\n\n\t" + "短句\n" * 300_000 + "\t5\n\n\n",
        "\tx\n\n" * 20_000,
        "\t" * 20_000 + "x\n" + "\t\ty\n" * 2000,
        "|" * 50_000 + "\n" + "|a" * 20_000 + "|\n",
        "短句\n" * 300_000,
    ],
    ids=["torn", "one-cell", "alone", "tabs", "bars", "lines"],
)
def test_strange_text_ends_and_stays_small(text: str) -> None:
    document = read(text)
    assert len(document.blocks) < 25_000
    assert gc.isenabled()
    assert all(isinstance(block, Paragraph | Table) for block in document.blocks)


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        ("考核表\n", "\n\n\n\n"),
        ("\t类别\n\t分值\n\n", "\t\t日常\n\t5\n\n"),
        ("类别\t分值\n日常\t5\n", "以上由考核办核定。\n附件\n"),
        ("\t类别\n\t分值\n\n", "\t日常\n\n\t5\n\n"),
        ("\t类别\n\t分值\n\n", "\t\n\t日常\n\t\n"),
    ],
    ids=["blank-lines", "second-tabs", "below-a-table", "torn", "bare"],
)
def test_the_time_grows_with_the_size(start: str, piece: str) -> None:
    assert read(
        start + piece * 32_000
    ).blocks  # where it grows with the square of it, this takes longer than a test may


def test_numbered_paragraphs_with_a_tab_each_are_no_tables():
    parts = "".join(f"{n}.\t总则第{n}条\n本条的正文，一段。\n" for n in range(1, 9))
    document = read_text(f"手册\n{parts}1.\t甲\t5\n2.\t乙\t6\n".encode())
    (table,) = document.body_tables()
    assert [cell.text for cell in table.cells] == ["1.", "甲", "5", "2.", "乙", "6"]
    assert "3.\t总则第3条" in [block.text for block in document.blocks if block is not table]
