"""OpenDocument texts: paragraphs, tables, lists, parts, changes, damage."""

from pathlib import Path

import pytest
from builders_odt import COVERED, cell, flat, packed, read, row, table
from mutations import mutations, survives
from zhibiao.extract import LIMITS, Document, Paragraph, Part, UnreadableFile
from zhibiao.extract import read as read_file
from zhibiao.extract.document import ReadingKind
from zhibiao.extract.odt.read import read_odt

FIXTURES = Path(__file__).parent.parent / "fixtures"


def texts(document: Document, part: Part = Part.BODY) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph) and block.part is part]


def cells(document: Document) -> list[tuple[int, int, int, int, str]]:
    found = document.body_tables()[0].cells
    return [(each.row, each.column, each.row_span, each.column_span, each.text) for each in found]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (" a \n b ", "a b "),
        ("a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d", "a   b\tc\nd"),
        ("<text:s/>a<text:span> b </text:span> c", " a b c"),
        ("a‑b­c", "a-bc"),
        ("<text:a>link</text:a><text:bookmark-start/>x<text:bookmark-end/>", "linkx"),
        ("<text:page-number>3</text:page-number>", "3"),
        ("<text:ruby><text:ruby-base>考</text:ruby-base><text:ruby-text>kǎo</text:ruby-text></text:ruby>", "考"),
        ("<text:s text:c='999999999'/>", " " * 64),
        ("\uf0fe<text:span text:style-name='T2'>\uf052</text:span>", "☑☑"),
        ("R<text:span text:style-name='T2'>£ R</text:span>", "R□ ☑"),
    ],
)
def test_text_of_a_paragraph(content: str, text: str):
    fonts = (
        '<style:font-face style:name="W1" svg:font-family="\'Wingdings 2\'"/>'
        '<style:style style:name="T2" style:family="text">'
        '<style:text-properties style:font-name="W1"/></style:style>'
    )
    assert texts(read(f"<text:p>{content}</text:p>", fonts)) == [text]


def test_spans_with_covered_cells():
    document = read(
        table(
            row(cell("a", 'table:number-rows-spanned="2"'), cell("b", 'table:number-columns-spanned="2"'), COVERED),
            row(COVERED, cell("c"), cell("d")),
        )
    )
    assert cells(document) == [(0, 0, 2, 1, "a"), (0, 1, 1, 2, "b"), (1, 1, 1, 1, "c"), (1, 2, 1, 1, "d")]
    assert document.notices == ()


def test_covered_cells_that_nothing_covers_are_cells_and_hidden_text_is_told():
    hidden = "<table:covered-table-cell><text:p>old</text:p></table:covered-table-cell>"
    document = read(table(row(cell("a", 'table:number-columns-spanned="2"'), hidden), row(COVERED, cell("b"))))
    assert cells(document)[1:] == [(1, 0, 1, 1, ""), (1, 1, 1, 1, "b")]
    assert [notice.kind for notice in document.notices] == [ReadingKind.TEXT_DROPPED]


def test_repeated_cells_and_rows():
    repeated = row(cell("a", 'table:number-columns-repeated="2"'), more='table:number-rows-repeated="2"')
    assert cells(read(table(repeated))) == [
        (0, 0, 1, 1, "a"), (0, 1, 1, 1, "a"), (1, 0, 1, 1, "a"), (1, 1, 1, 1, "a"),
    ]  # fmt: skip


def test_rows_and_cells_that_only_fill_a_sheet_do_not_explode():
    filler = row(cell("", 'table:number-columns-repeated="16384"'), more='table:number-rows-repeated="1048576"')
    first = row(cell("a"), cell("", 'table:number-columns-repeated="16383"'))
    assert read(table(first, filler)).body_tables()[0].n_rows == 2
    document = read(table(row(cell("a"), more='table:number-rows-repeated="1048576"')))
    assert [notice.kind for notice in document.notices] == [ReadingKind.LIMIT_REACHED]


def test_header_rows_and_row_groups():
    head = f"<table:table-header-rows>{row(cell('h'))}</table:table-header-rows>"
    document = read(table(head, f"<table:table-rows>{row(cell('a'))}</table:table-rows>"))
    assert document.body_tables()[0].header_rows == 1
    assert [each[4] for each in cells(document)] == ["h", "a"]


def test_nested_tables_stand_in_their_cell():
    inner = f"<table:table-cell><text:p>before</text:p>{table(row(cell('x')))}<text:p>after</text:p></table:table-cell>"
    (outer,) = read(table(row(inner))).body_tables()[0].cells
    assert (outer.text, outer.tables[0].cells[0].text) == ("before\nafter", "x")


LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." '
    'style:num-suffix="、"><style:list-level-properties><style:list-level-label-alignment '
    'text:label-followed-by="nothing"/></style:list-level-properties></text:list-level-style-number>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-prefix="（" style:num-suffix="）" '
    'text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"/>'
    "</text:list-style>"
)


def item(text: str, more: str = "") -> str:
    return f"<text:list-item {more}><text:p>{text}</text:p></text:list-item>"


def test_list_labels_come_from_the_list_style():
    inner = f"<text:list-item><text:list>{item('b')}{item('c')}</text:list></text:list-item>"
    first = f'<text:list text:style-name="L" xml:id="one">{item("a")}{inner}{item("d")}</text:list>'
    assert texts(read(first, LISTS)) == ["一、a", "（一.1） b", "（一.2） c", "二、d"]


def test_lists_begin_anew_unless_they_continue():
    first = f'<text:list text:style-name="L" xml:id="one">{item("a")}</text:list>'
    anew = f'<text:list text:style-name="L">{item("b")}</text:list>'
    by_id = f'<text:list text:style-name="L" text:continue-list="one">{item("c")}</text:list>'
    by_order = f'<text:list text:style-name="L" text:continue-numbering="true">{item("d")}</text:list>'
    seventh = item("e", 'text:start-value="7"')
    started = f'<text:list text:style-name="L">{seventh}{item("f")}</text:list>'
    bullets = f'<text:list text:style-name="B">{item("g")}</text:list>'
    found = texts(read(first + anew + by_id + by_order + started + bullets, LISTS))
    assert found == ["一、a", "一、b", "二、c", "三、d", "七、e", "八、f", "• g"]


def test_parts_stand_behind_the_body():
    body = (
        '<text:p>a<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>note</text:p></text:note-body></text:note><draw:frame><draw:text-box><text:p>box</text:p>"
        "</draw:text-box></draw:frame><office:annotation><dc:creator>x</dc:creator><text:p>remark</text:p>"
        "</office:annotation><draw:custom-shape><text:p>shape</text:p></draw:custom-shape></text:p>"
    )
    masters = "<style:master-page><style:header><text:p>head</text:p></style:header></style:master-page>"
    document = read(body, masters=masters)
    assert texts(document) == ["a"]
    assert texts(document, Part.FOOTNOTE) == ["note"]
    assert texts(document, Part.TEXT_BOX) == ["box", "shape"]
    assert texts(document, Part.COMMENT) == ["remark"]
    assert texts(document, Part.HEADER) == ["head"]


def test_deletions_under_tracked_changes_are_left_out_and_told():
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>gone</text:p></text:deletion>'
        '</text:changed-region><text:changed-region text:id="c2"><text:insertion/></text:changed-region>'
        "</text:tracked-changes>"
    )
    shown = (
        '<text:p>a<text:change-start text:change-id="c1"/>old <text:span>x</text:span><text:change-end '
        'text:change-id="c1"/>b'
        '<text:change-start text:change-id="c2"/>new<text:change-end text:change-id="c2"/></text:p>'
    )
    document = read(changes + shown)
    assert texts(document) == ["abnew"]
    assert [notice.kind for notice in document.notices] == [ReadingKind.REVISION_DROPPED, ReadingKind.REVISION_KEPT]


def test_style_names_of_automatic_styles_are_those_they_rest_on():
    styles = '<style:style style:name="P1" style:parent-style-name="Heading_20_1"/>'
    (paragraph,) = read('<text:h text:style-name="P1" text:outline-level="1">a</text:h>', styles).blocks
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.text, paragraph.style) == ("a", "Heading_20_1")


def test_a_form_and_its_parts_written_by_libreoffice():
    form = read_file(FIXTURES / "odt" / "form.odt")
    assert form.body_tables() == read_file(FIXTURES / "doc" / "form.doc").body_tables()
    for name in ("parts.odt", "parts.fodt"):
        document = read_file(FIXTURES / "odt" / name)
        assert texts(document)[:2] == ["正文第一段，见网站。", "保留的话，继续。"]
        assert texts(document, Part.TEXT_BOX) == ["文本框里的说明"]
        assert texts(document, Part.COMMENT) == ["请核对分值"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (packed(flat("<text:p>a</text:p>"))[:300], "truncated"),
        (packed(b"<x"), "corrupt"),
        (packed(b"<office/>"), "not-a-document"),
        (packed(flat(""), "<manifest:encryption-data/>"), "encrypted"),
        (
            flat("").replace(b"<office:body>", b"<office:other>").replace(b"</office:body>", b"</office:other>"),
            "not-a-document",
        ),
        (b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + flat("<text:p>&a;</text:p>")[21:], "corrupt"),
        (flat("<text:section>" * 300 + "</text:section>" * 300), "corrupt"),
        (flat(f"<table:table>{'<table:table-row><table:table-cell><table:table>' * 40}"), "corrupt"),
    ],
)
def test_what_cannot_be_read_has_a_named_error(data: bytes, kind: str):
    with pytest.raises(UnreadableFile) as caught:
        read_odt(data, LIMITS)
    assert caught.value.kind == kind


def test_tables_nested_too_deeply_are_a_named_error():
    nested = ""
    for _level in range(40):
        nested = table(row(f"<table:table-cell>{nested}</table:table-cell>"))
    with pytest.raises(UnreadableFile) as caught:
        read(nested)
    assert caught.value.kind == "limit"


def test_damaged_files_give_a_document_or_a_named_error():
    packed_form = (FIXTURES / "odt" / "form.odt").read_bytes()
    assert all(survives(read_odt, data) for data in mutations(packed_form, 60, 4))
    words = (
        b' table:number-columns-repeated="999999999"', b' table:number-rows-repeated="999999999"',
        b' table:number-rows-spanned="999999999"', b' text:c="999999999"', b' text:level="0"', b"<text:list>",
    )  # fmt: skip
    content = flat(table(row(cell("a"), cell("b"))) + f'<text:list text:style-name="L">{item("a")}</text:list>', LISTS)
    assert all(survives(read_odt, data) for data in mutations(content, 300, 5, words))
