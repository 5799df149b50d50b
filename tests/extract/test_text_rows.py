"""Which blank lines end a row: forms to be filled in, lists, and how text of .doc and of .docx differ."""

import pytest
from zhibiao.extract.document import Document, Paragraph, ReadingKind
from zhibiao.extract.text.read import read_text

LABELS = [
    ["单位", "", "申请人", ""],
    ["地点", "", "安全员", ""],
    ["", "", "副组长", ""],
    ["时间", ""],
    ["内容", ""],
    ["设备", "", "负责人", ""],
    ["措施", ""],
    ["序号", "检查单", "是", "否"],
    ["1", "标识贴牢", "", ""],
    ["审批意见"],
    ["签字", ""],
]


def read(text: str) -> Document:
    return read_text(text.encode())


def a_table(rows: list[list[str]]) -> str:
    return "".join("".join(f"\t{text}\n" for text in row) + "\n" for row in rows) + "\n"


def widths(document: Document, table: int = 0) -> list[int]:
    found = document.body_tables()[table]
    covered = [0] * found.n_rows
    for cell in found.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            covered[row] += 1
    return covered


def texts(document: Document, table: int = 0) -> list[str]:
    return [cell.text for cell in document.body_tables()[table].cells]


def test_rows_of_a_form_to_be_filled_in_are_not_joined_to_one_width() -> None:
    document = read("作业许可证\n" + a_table(LABELS) + "说明\n")
    assert widths(document) == [len(row) for row in LABELS]


def test_a_torn_row_of_a_list_is_put_together() -> None:
    rows = [["类别", "内容", "要求", "分值"], *([f"第{number}类", "巡查", "按时。", "5"] for number in range(8))]
    text = a_table(rows).replace(
        "\t第5类\n\t巡查\n\t按时。\n", "\t第5类\n\t巡查\n\t按时，并且把所有的记录都留存下来备查。\n\n"
    )
    assert widths(read("考核表\n" + text + "说明\n")) == [4] * 9


OF_DOC = (
    "报告\n\n项目的概况如下。\n\n工期按合同。\n\n\t1、项目信息\n\n\t编号\n\t\n\t名称\n\t\n\n\t工期\n\t\n\n\n"
    "\t2、人员投入\n\n\t单位\n\t管理\n\t作业\n\n\t\n\t\n\t\n\n\n其他事项。\n\n附后。\n\n"
)


def test_two_blank_lines_part_two_tables_of_doc() -> None:
    document = read(OF_DOC)
    assert document.format == "text/tika-b"
    assert [widths(document, number) for number in (0, 1)] == [[1, 4, 2], [1, 3, 3]]


def test_the_doubt_between_a_table_and_more_rows_is_told() -> None:
    told = [notice.place for notice in read(OF_DOC).notices if notice.kind is ReadingKind.SECOND_READING]
    assert any(place.table == 0 and place.row == 2 for place in told)


@pytest.mark.parametrize(
    "text", ["概况\n\n\n\n工期\n\n\n\n" + a_table(LABELS), "概况\t1\n\n工期\t2\n\n" + a_table(LABELS)]
)
def test_blank_paragraphs_or_tabs_between_paragraphs_are_not_of_doc(text: str) -> None:
    assert read(text).format == "text/tika-a"


def test_paragraphs_that_begin_with_a_tab_are_no_rows_of_the_table_below() -> None:
    text = "\t刺激：进入页面\n\t响应：显示列表\n相关需求\n" + "\t编号\t描述\n\tA1\t允许登录\n\tA2\t允许退出\n\n正文\n"
    document = read(text)
    assert document.format == "text/tika-c"
    assert texts(document) == ["编号", "描述", "A1", "允许登录", "A2", "允许退出"]
    assert Paragraph("相关需求") in document.blocks


def test_tabs_in_paragraphs_do_not_make_a_text_one_of_lines() -> None:
    contents = "".join(f"第{number}章\t{number}\n" for number in range(1, 6))
    document = read("目录\n" + contents + "\n\n" + a_table(LABELS) + "完\n")
    assert document.format == "text/tika-a"
    assert widths(document) == [len(row) for row in LABELS]
