"""Cells with room in them: their blank paragraphs end no row and no table where language and the rows around say so."""

import pytest
from zhibiao.extract.document import Document, ReadingKind
from zhibiao.extract.text.read import read_text


def read(text: str) -> Document:
    return read_text(text.encode())


def a_table(rows: list[list[str]]) -> str:
    return "".join("".join(f"\t{text}\n" for text in row) + "\n" for row in rows) + "\n"


def rows_of(document: Document) -> list[list[list[str]]]:
    """The texts of each table's cells by rows."""
    return [
        [[cell.text for cell in table.cells if cell.row == row] for row in range(table.n_rows)]
        for table in document.body_tables()
    ]


def test_lines_to_write_on_are_rows_and_not_the_cells_of_one() -> None:
    rows = [["编制", "审核", "批准", "日期"], ["王平", "李明", "张军", "5月"], *([[""]] * 8), ["备注", "", "", ""]]
    document = read("记录\n" + a_table(rows) + "说明\n")
    assert [table.n_rows for table in document.body_tables()] == [len(rows)]


def test_a_corner_cell_with_blank_paragraphs_stays_in_its_header() -> None:
    form = (
        "\t内部\n\n\n\n外部\n\t优势\n\t劣势\n\n\t机会\n\t抓住机会\n\t补上劣势\n\n\t风险\n\t分担风险\n\t避开风险\n\n\n"
    )
    document = read("分析\n" + (form + "小结。\n") * 3)
    found = rows_of(document)
    assert [len(rows) for rows in found] == [3, 3, 3]
    assert found[0][0][0].split() == ["内部", "外部"]
    doubted = {notice.place.table for notice in document.notices if notice.kind is ReadingKind.SECOND_READING}
    assert doubted == {0, 1, 2}


def test_a_place_to_sign_below_blank_lines_stands_in_its_cell() -> None:
    opinions = "".join(
        f"\t{name}意见\n\t同意。\n\n\n\n签字：      年  月  日\n\n" for name in ("科室", "分管领导", "主要领导")
    )
    document = read("\n审批表\n\n\n\n\t姓名\n\t王平\n\n\t事由\n\t培训\n\n" + opinions + "\n\n\n")
    (rows,) = rows_of(document)
    assert [len(row) for row in rows] == [2] * 5
    assert "签字" in rows[2][1]


def test_room_below_a_label_speaks_against_the_end_of_a_table() -> None:
    above = a_table([["题目", "河道整治"], ["学号", "12"]]).removesuffix("\n")
    below = "\t评定等级\n\t\n\n\t日期\n\t\n\n\n"
    document = read(f"任务书\n\n工期\n\n{above}\t指导教师评语：\n\n\n{below}意见： FORMCHECKBOX \n同意\n\n")
    assert [table.n_rows for table in document.body_tables()] == [5]
    assert any(notice.place.row == 2 for notice in document.notices)


def of_doc(end: str) -> str:
    """Text of .doc whose paragraphs in cells end alike, and two pieces of a row with two blank lines between."""
    rows = "".join(f"\t第{number}条\n\t先报批{end}再施工{end}后验收\n\t5\n\t月底\n\n" for number in range(1, 9))
    torn = f"\t第9条\n\t先报批{end}再施工\n{end}\t5\n\t月底\n\n\n"
    return f"概况\n\n工期\n\n\t条款\n\t要求\n\t分值\n\t期限\n\n{rows}{torn}说明\n\n意见： FORMCHECKBOX \n同意\n\n"


@pytest.mark.parametrize("end", ["\n", "\n\n"], ids=["one line feed", "two"])
def test_how_a_file_ends_paragraphs_tells_what_a_gap_is(end: str) -> None:
    document = read(of_doc(end))
    assert document.format == "text/tika-b"
    (rows,) = rows_of(document)
    assert [len(row) for row in rows] == [4] * 10
