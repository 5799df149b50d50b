"""Web pages as a browser shows them: text, spans, parts, what is left out."""

from pathlib import Path

import pytest
from zhibiao.extract import LIMITS, Document, Paragraph, Part, UnreadableFile, read
from zhibiao.extract.document import ReadingKind
from zhibiao.extract.html.read import read_html
from zhibiao.extract.visible import as_seen

FIXTURES = Path(__file__).parent.parent / "fixtures"


def page(body: str) -> Document:
    return as_seen(read_html(f'<meta charset="utf-8"><body>{body}'.encode(), LIMITS))


def texts(body: str, part: Part = Part.BODY) -> list[str]:
    return [block.text for block in page(body).blocks if isinstance(block, Paragraph) and block.part is part]


def cells(body: str) -> list[tuple[int, int, int, int, str]]:
    table = page(body).body_tables()[0]
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p> a \n b\t</p>", ["a b"]),
        ("<p>一级\n指标</p>", ["一级指标"]),
        ("<p>一级 指标</p>", ["一级 指标"]),
        ("<p>一级\nscore</p>", ["一级 score"]),
        ("a<br>b<br></p>", ["a\nb"]),
        ("<p><br></p><p></p><p>&nbsp;</p>", ["", ""]),
        ("a<div>b<p>c</div>d", ["a", "b", "c", "d"]),
        ("<b>a </b> <i> b</i>c", ["a bc"]),
        ("<pre>a\n  b</pre>", ["a\n  b"]),
        ("&lt;1&gt;&#12288;x&nbsp;y", ["<1>\u3000x\u00a0y"]),
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        ("<ol start=3 type=i><li><p>a</p><p>b</p></li><li></li></ol>", ["iii. a", "b", "iv."]),
        ('<ol style="list-style-type:cjk-ideographic"><li>a</ol>', ["一、a"]),
        ("<ul><li>a<ul><li>b</ul></ul>", ["• a", "• b"]),
        ('<ul style="list-style:none"><li>a</ul>', ["a"]),
        ("<ol reversed><li>a<li>b</ol>", ["2. a", "1. b"]),
        ("<ol start=-1><li>a<li>b<li value=7>c<li>d</ol>", ["-1. a", "0. b", "7. c", "8. d"]),
        ("<ol type=A start=26><li>a<li>b</ol>", ["Z. a", "AA. b"]),
        ("<ol type=i start=0><li>a</ol>", ["0. a"]),
        ("<ol type=A><li>a<li type=1>b<li style='list-style:lower-roman inside'>c</ol>", ["A. a", "2. b", "iii. c"]),
        ('<ol style="list-style: square"><li>a</ol>', ["• a"]),
        ('<ul style="list-style-type:simp-chinese-formal"><li>a</ul>', ["壹、a"]),
        ('<ol style="list-style-type:simp-chinese-informal" start=-1><li>a<li>b</ol>', ["负一、a", "零、b"]),
        ('<ol style="list-style-type:cjk-heavenly-stem" start=10><li>a<li>b</ol>', ["癸、a", "一一、b"]),
        ("<ol style=\"list-style-type:'（甲）'\"><li>a</ol>", ["（甲）a"]),
        ("<input type=checkbox checked>a<input type=checkbox>b<input value=c>", ["☑a□bc"]),
        ("<input type=unheard-of value=c><input type=hidden value=d>", ["c"]),
        ("<select><option>a<option selected>b</select>", ["b"]),
        ("<script>x</script>a<style>y</style><!-- z --><noscript>w</noscript>", ["a"]),
        ("<span style=\"font-family:'Wingdings 2'\">R</span>a", ["☑a"]),
        ("\uf0feb", ["☑b"]),
        ("<ruby>考<rp>(</rp><rt>kǎo</rt><rp>)</rp></ruby>", ["考"]),
    ],
)
def test_text(body: str, expected: list[str]):
    assert texts(body) == expected


def test_spans_and_ragged_rows():
    body = "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e</table>"
    assert cells(body) == [
        (0, 0, 2, 1, "a"),
        (0, 1, 1, 2, "b"),
        (1, 1, 1, 1, "c"),
        (1, 2, 1, 1, "d"),
        (2, 0, 1, 1, "e"),
    ]
    assert ReadingKind.ROW_RAGGED in {notice.kind for notice in page(body).notices}


def test_a_row_span_of_zero_reaches_to_the_end_of_its_group():
    body = "<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d<td>e</table>"
    assert cells(body)[0] == (0, 0, 2, 1, "a")
    assert cells(body)[3] == (2, 0, 1, 1, "d")


def test_heads_are_header_rows_and_feet_come_last():
    body = "<table><tfoot><tr><td>z</tfoot><thead><tr><td>h</thead><tr><td>a</table>"
    table = page(body).body_tables()[0]
    assert [cell.text for cell in table.cells] == ["h", "a", "z"]
    assert table.header_rows == 1


def test_spans_beyond_any_table_are_cut():
    table = page("<table><tr><td rowspan=99999999 colspan=99999999>a<tr></table>").body_tables()[0]
    assert (table.n_rows, table.n_columns) == (2, 1000)


def test_nested_tables_and_text_outside_of_cells():
    document = page("<table>stray<tr><td>a<table><tr><td>x</table>b</table>")
    (cell,) = document.body_tables()[0].cells
    assert (cell.text, cell.tables[0].cells[0].text) == ("a\nb", "x")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["stray"]


def test_cells_without_rows_and_without_a_table():
    assert cells("<table><td>a<td>b</table>") == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]
    assert texts("<td>a</td><td>b</td>") == ["a", "b"]


def test_what_a_browser_does_not_show_is_told():
    document = page('a<p style="DISPLAY: None">secret</p><del>old</del><img src=x><iframe></iframe><p hidden>h</p>')
    assert [block.text for block in document.blocks] == ["a"]
    assert {notice.kind for notice in document.notices} == {
        ReadingKind.TEXT_DROPPED,
        ReadingKind.TEXT_STRUCK,
        ReadingKind.PICTURE_DROPPED,
        ReadingKind.OBJECT_DROPPED,
    }
    assert any("secret" in notice.message for notice in document.notices)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("\ufeff<p>考核".encode("utf-16-le"), "utf-16-le"),
        ("\ufeff<p>考核".encode("utf-16-be"), "utf-16-be"),
        ("<p>考核 plain text".encode("utf-16-le"), "utf-16-le"),
        ("\ufeff<p>考核".encode(), "utf-8"),
        ("<p>考核".encode(), "utf-8"),
        ("<p>考核".encode("gb18030"), "gb18030"),
        ("<meta http-equiv=Content-Type content='text/html; charset=gb2312'><p>考核镕".encode("gbk"), "gb18030"),
        ("<meta charset=big5><p>考核".encode("big5"), "cp950"),
        ("<meta charset=gb2312><p>考核表".encode(), "utf-8"),
        ("<meta charset=utf-16><p>考核".encode(), "utf-8"),
    ],
)
def test_encodings(data: bytes, encoding: str):
    document = read_html(data, LIMITS)
    assert document.encoding == encoding
    assert document.blocks[0].text.startswith("考核")


def test_a_page_saved_by_word():
    document = read(FIXTURES / "html" / "word.html")
    (table,) = document.body_tables()
    assert (table.n_rows, table.n_columns, table.header_rows) == (3, 3, 2)
    found = [(cell.row_span, cell.column_span, cell.text) for cell in table.cells]
    assert found == [
        (2, 1, "指标"), (1, 2, "考核"), (1, 1, "标准"), (1, 1, "分值"),
        (1, 1, "☑供水"), (1, 1, "一、 每周巡查一次，漏巡1次扣0.5分\n"), (1, 1, "10"),
    ]  # fmt: skip
    paragraphs = [(block.part, block.text) for block in document.blocks if isinstance(block, Paragraph) and block.text]
    assert paragraphs == [
        (Part.BODY, "青溪县年度考核表"),
        (Part.TEXT_BOX, "由考核办填写"),
        (Part.FOOTNOTE, "含乡镇水厂"),
    ]


def test_a_form_and_its_parts_written_by_libreoffice():
    form = read(FIXTURES / "html" / "form.html").body_tables()[0]
    expected = read(FIXTURES / "doc" / "form.doc").body_tables()[0]
    assert form.header_rows == expected.header_rows
    for cell, other in zip(form.cells, expected.cells, strict=True):
        assert (cell.row, cell.column, cell.row_span, cell.column_span) == (
            other.row, other.column, other.row_span, other.column_span,
        )  # fmt: skip
    parts = [
        (block.part, block.text) for block in read(FIXTURES / "html" / "parts.html").blocks if hasattr(block, "text")
    ]
    assert (Part.HEADER, "白石县考核办") in parts
    assert (Part.FOOTNOTE, "脚注：数据以年报为准。") in parts
    assert (Part.ENDNOTE, "尾注：解释权归考核办。") in parts


def test_tables_nested_too_deeply_are_a_named_error():
    with pytest.raises(UnreadableFile) as caught:
        page("<table><tr><td>" * 40)
    assert caught.value.kind == "limit"


def test_tables_of_a_page_that_hides_them_all_are_read_and_told():
    hidden = "<div style='display:none'><table><tr><td>甲<td>乙</table></div>"
    document = page(hidden)
    assert [cell.text for cell in document.tables()[0].cells] == ["甲", "乙"]
    assert [notice.kind for notice in document.notices] == [ReadingKind.SECOND_READING]
    beside = page(hidden + "<table><tr><td>丙</table>")
    assert [cell.text for one in beside.tables() for cell in one.cells] == ["丙"]
