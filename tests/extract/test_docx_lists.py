"""Automatic list labels, which are not in a file's text."""

from builders_docx import cell, document, level, numbering, p, row, table
from views_of_documents import kinds, texts
from zhibiao.extract import read

CHINESE = numbering(level("%1、", "chineseCounting", more='<w:suff w:val="nothing"/>'), level("%1.%2"))


def lines(*paragraphs: str, **parts: str) -> list[str]:
    return [block.text for block in read(document(*paragraphs, parts=parts)).blocks]


def test_labels_stand_before_the_text():
    assert lines(p("总则", num=1), p("附则", num=1), numbering=CHINESE) == ["一、总则", "二、附则"]


def test_levels_count_below_one_another():
    levels = [0, 1, 1, 0, 1]
    expected = ["一、x", "一.1 x", "一.2 x", "二、x", "二.1 x"]
    assert lines(*(p("x", num=1, level=n) for n in levels), numbering=CHINESE) == expected


def test_a_number_column_without_text_is_its_labels():
    data = document(table(*(row(cell(p(num=1)), "x") for _ in range(3))), parts={"numbering": numbering(level("%1"))})
    assert texts(data) == [["1", "x"], ["2", "x"], ["3", "x"]]


def test_covered_cells_are_not_counted():
    merges = ("restart", "continue", "")
    rows = [row(cell(p(num=1), merge=merge), "x") for merge in merges]
    assert [line[0] for line in texts(document(table(*rows), parts={"numbering": numbering(level("%1"))}))] == [
        "1",
        "1",
        "2",
    ]


def test_list_zero_is_none():
    assert lines(p("x", num=0), numbering=CHINESE) == ["x"]


def test_a_list_from_the_paragraphs_style_and_its_bases():
    styles = (
        '<w:style w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="derived"><w:basedOn w:val="base"/></w:style>'
    )
    assert lines(p("x", style="derived"), p("y", style="base"), numbering=CHINESE, styles=styles) == ["一、x", "二、y"]


def test_a_style_bound_to_a_level():
    styles = '<w:style w:styleId="h2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    bound = numbering(level("%1"), level("%1.%2", more='<w:pStyle w:val="h2"/>'))
    assert lines(p("x", style="h2"), numbering=bound, styles=styles) == ["1.1 x"]


def test_styles_in_a_circle_do_no_harm():
    styles = (
        '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    assert lines(p("x", style="a"), numbering=CHINESE, styles=styles) == ["x"]


def test_overridden_starts():
    more = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    assert lines(p("x", num=1), p("x", num=1), numbering=numbering(level("%1."), more=more)) == ["5. x", "6. x"]


def test_bullets_of_symbol_fonts():
    bullet = level("\uf06c", "bullet", more='<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>')
    assert lines(p("x", num=1), numbering=numbering(bullet)) == ["● x"]


def test_a_list_that_is_only_a_link_to_a_style():
    first = level("%1)").replace("<w:lvl>", '<w:lvl w:ilvl="0">')
    linked = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="s"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="s"/>{first}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert lines(p("x", num=1), numbering=linked) == ["1) x"]


def test_an_unknown_format_is_told():
    found = read(document(table(row(cell(p("x", num=1)))), parts={"numbering": numbering(level("%1.", "thaiNumbers"))}))
    assert found.body_tables()[0].cells[0].text == "1. x"
    assert kinds(found) == ["numbering-unknown"]


def test_a_damaged_list_part_is_told_and_the_rest_is_read():
    found = read(document(table(row(cell(p("x", num=1)))), parts={"numbering": "</broken>"}))
    assert found.body_tables()[0].cells[0].text == "x"
    assert kinds(found) == ["part-unreadable"]


def test_numbers_in_other_shapes_are_no_numbers_of_lists():
    raised = numbering(level("%1.")).replace('w:numId="1"', 'w:numId="²"').replace('w:ilvl="0"', 'w:ilvl="①"')
    assert lines(p("x", num=1), numbering=raised) == ["x"]
    more = '<w:lvlOverride w:ilvl="³"><w:startOverride w:val="5"/></w:lvlOverride>'
    assert lines(p("x", num=1), numbering=numbering(level("%1."), more=more)) == ["1. x"]
