"""Word 2003 XML and flat packages give what the .docx gives that they stand for."""

import pytest
from mutations import mutations, survives
from zhibiao.extract import LIMITS, Document, Paragraph, Part, Place, UnreadableFile
from zhibiao.extract.document import ReadingKind
from zhibiao.extract.visible import as_seen
from zhibiao.extract.wordml import read_flat_opc, read_wordml

W = (
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
    'xmlns:st1="urn:schemas-microsoft-com:office:smarttags" '
    'xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xml:space="preserve"'
)
LISTS = (
    '<w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="39"/>'
    '<w:suff w:val="Nothing"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:listDef><w:list w:ilfo="1"><w:ilst w:val="0"/></w:list></w:lists>'
)
STYLES = '<w:styles><w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/></w:style></w:styles>'


def word(body: str) -> bytes:
    content = f"{LISTS}{STYLES}<w:body><wx:sect>{body}</wx:sect></w:body>"
    return f'<?xml version="1.0"?><w:wordDocument {W}>{content}</w:wordDocument>'.encode()


def read(body: str) -> Document:
    return read_wordml(word(body), LIMITS)


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def texts(document: Document, part: Part = Part.BODY) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph) and block.part is part]


def test_paragraphs_with_styles_labels_and_blanks():
    listed = '<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/></w:listPr>'
    document = read(p("a ", '<w:pStyle w:val="a"/>') + p("b", listed) + p("c", listed))
    assert texts(document) == ["a ", "一、b", "二、c"]
    assert document.blocks[0] == Paragraph("a ", "heading 1")
    assert document.format == "wordml"


def test_tables_with_both_merges():
    start, go_on, span = '<w:vmerge w:val="restart"/>', "<w:vmerge/>", '<w:gridSpan w:val="2"/>'
    document = read(
        f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{tc('a', start)}{tc('b', span)}</w:tr>"
        f"<w:tr>{tc('', go_on)}{tc('c')}{tc('d')}</w:tr></w:tbl>"
    )
    (table,) = document.body_tables()
    found = [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]
    assert found == [(0, 0, 2, 1, "a"), (0, 1, 1, 2, "b"), (1, 1, 1, 1, "c"), (1, 2, 1, 1, "d")]
    assert table.header_rows == 1


def test_changes_wrappers_and_parts():
    body = (
        '<w:p><w:r><w:t>a</w:t></w:r><aml:annotation w:type="Word.Insertion"><aml:content><w:r><w:t>new</w:t></w:r>'
        '</aml:content></aml:annotation><aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>old'
        "</w:delText></w:r></aml:content></aml:annotation><st1:place><w:r><w:t>京</w:t></w:r></st1:place>"
        f"<w:r><w:footnote>{p('note')}</w:footnote></w:r></w:p><wx:sub-section>{p('b')}</wx:sub-section>"
        f"<own:element xmlns:own='urn:own'>{p('c')}</own:element>"
        f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('box')}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r></w:p>"
        f"<w:sectPr><w:hdr w:type='odd'>{p('head')}</w:hdr><w:ftr w:type='odd'>{p('foot')}</w:ftr></w:sectPr>"
    )
    document = as_seen(read(body))
    assert texts(document) == ["anew京", "b", "c", ""]
    assert texts(document, Part.FOOTNOTE) == ["note"]
    assert texts(document, Part.TEXT_BOX) == ["box"]
    assert texts(document, Part.HEADER) == ["head"]
    assert texts(document, Part.FOOTER) == ["foot"]
    assert ReadingKind.REVISION_DROPPED in {notice.kind for notice in document.notices}


MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FLAT = (
    '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
    '<pkg:part pkg:name="/_rels/.rels"><pkg:xmlData><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    "</pkg:xmlData></pkg:part>"
    f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document xmlns:w="{MAIN}"><w:body><w:p><w:r>'
    "<w:t>a</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part>"
    '<pkg:part pkg:name="/word/media/x.png"><pkg:binaryData>AAA!</pkg:binaryData></pkg:part></pkg:package>'
).encode()


def test_a_flat_package():
    document = read_flat_opc(FLAT, LIMITS)
    assert (document.format, texts(document)) == ("flat-opc", ["a"])


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<w", "corrupt"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "corrupt"),
        (f"<w:wordDocument {W}/>".encode(), "corrupt"),
        (word("<wx:sect>" * 300 + "</wx:sect>" * 300), "corrupt"),
    ],
)
def test_what_cannot_be_read_has_a_named_error(data: bytes, kind: str):
    with pytest.raises(UnreadableFile) as caught:
        read_wordml(data, LIMITS)
    assert caught.value.kind == kind


def test_damaged_files_give_a_document_or_a_named_error():
    data = word(p("a") + f"<w:tbl><w:tr>{tc('a')}{tc('b')}</w:tr></w:tbl>")
    words = (b'<w:gridSpan w:val="999999999"/>', b"<w:vmerge/>", b"<w:tbl>", b"</w:tbl>", b' w:val="-1"', b"<wx:sect>")
    assert all(survives(read_wordml, changed) for changed in mutations(data, 200, 6, words))
    assert all(survives(read_flat_opc, changed) for changed in mutations(FLAT, 200, 7))


def test_what_is_seen_of_runs_is_read_as_in_a_docx():
    runs = (
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>30</w:t></w:r><w:r><w:t>25</w:t></w:r>"
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r>"
        f"<w:r><w:footnote>{p('含加分')}</w:footnote></w:r>"
    )
    document = as_seen(read(f"<w:tbl><w:tr><w:tc><w:p>{runs}</w:p></w:tc></w:tr></w:tbl>"))
    assert document.body_tables()[0].cells[0].text == "25²"
    assert [(str(n.kind), n.place) for n in document.notices] == [
        ("text-struck", Place(0, 0, 0)),
        ("text-hidden", Place(0, 0, 0)),
    ]
    notes = [b for b in document.blocks if isinstance(b, Paragraph) and b.part is Part.FOOTNOTE]
    assert [(note.text, note.refers) for note in notes] == [("含加分", Place(0, 0, 0))]


def test_a_change_of_format_is_no_insertion():
    content = "<aml:content><w:r><w:t>b</w:t></w:r></aml:content>"
    change = f'<aml:annotation w:type="Word.Bookmark.Start">{content}</aml:annotation>'
    document = as_seen(read(f"<w:p><w:r><w:t>a</w:t></w:r>{change}</w:p>"))
    assert (texts(document), document.notices) == (["ab"], ())
