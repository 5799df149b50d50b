"""Files that LibreOffice wrote, cell by cell."""

from pathlib import Path

from zhibiao.extract import read
from zhibiao.extract.document import Paragraph, Part, ReadingKind

FIXTURES = Path(__file__).parent.parent / "fixtures" / "doc"


def test_a_form_with_merges_headers_lists_and_a_nested_table():
    document = read(FIXTURES / "form.doc")
    (table,) = document.body_tables()
    found = {(cell.row, cell.column): (cell.row_span, cell.column_span, cell.text) for cell in table.cells}
    assert (table.n_rows, table.n_columns, table.header_rows) == (6, 5, 2)
    assert found[0, 0] == (2, 1, "一级指标")
    assert found[0, 2] == (1, 2, "平时考核（截至8月底）")
    assert found[2, 0] == (2, 1, "供水保障")
    assert found[2, 2] == (1, 1, "一、 每周巡查一次\n二、 漏巡每次扣0.5分\n三、 建立台账")
    assert found[4, 1] == (1, 1, "（1） 值班登记\n（2） 安全检查")
    assert found[5, 0] == (1, 2, "合计")
    assert len(found) == 24


def test_a_nested_table_in_its_cell():
    (table,) = read(FIXTURES / "form.doc").body_tables()
    (outer,) = (cell for cell in table.cells if cell.tables)
    assert outer.text == "报送情况：\n迟报一次扣1分。"
    assert [cell.text for cell in outer.tables[0].cells] == ["月报", "4分", "年报", "2分"]


def test_every_part_of_a_document():
    document = read(FIXTURES / "parts.doc")
    paragraphs = [(block.part, block.text) for block in document.blocks if isinstance(block, Paragraph) and block.text]
    assert paragraphs == [
        (Part.BODY, "正文第一段，见网站。"),
        (Part.BODY, "保留的话，继续。"),
        (Part.BODY, "批注在此。"),
        (Part.BODY, "绑定𠮷字与不间断-连字符。"),
        (Part.TEXT_BOX, "文本框里的说明"),
        (Part.HEADER, "白石县考核办"),
        (Part.FOOTER, "第1页"),
        (Part.FOOTNOTE, "\t脚注：数据以年报为准。"),
        (Part.ENDNOTE, "\t尾注：解释权归考核办。"),
        (Part.COMMENT, "请核对分值"),
    ]
    assert [table.part for table in document.tables()] == [Part.BODY, Part.HEADER]
    assert {notice.kind for notice in document.notices} == {ReadingKind.REVISION_DROPPED, ReadingKind.COMMENT_LEFT}
