"""Word files: what is struck out, hidden, raised or a prompt, by runs, styles, controls and rows; equations, notes."""

import pytest
from builders_docx import cell, document, p, r, row, sdt, t, table, wrap
from views_of_documents import texts
from zhibiao.extract import Paragraph, Part, Place, read

STRIKE, HIDE, RAISE = "<w:strike/>", "<w:vanish/>", '<w:vertAlign w:val="superscript"/>'
LOWER = '<w:vertAlign w:val="subscript"/>'


def run(text: str, *properties: str) -> str:
    """A run with properties."""
    return f"<w:r>{wrap('rPr', ''.join(properties))}{t(text)}</w:r>"


def one(*runs: str, parts: dict[str, str] | None = None) -> str:
    """The text of a cell of one paragraph."""
    return texts(document(table(row(cell(p(*runs)), "x")), parts=parts or {}))[0][0]


def told(data: bytes) -> list[tuple[str, Place]]:
    return [(str(n.kind), n.place) for n in read(data).notices]


def style(name: str, properties: str, *, kind: str = "character", base: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    inner = f'<w:name w:val="{name}"/>{based}<w:rPr>{properties}</w:rPr>'
    return f'<w:style w:type="{kind}" w:styleId="{name.replace(" ", "")}">{inner}</w:style>'


def styled(name: str) -> str:
    return f'<w:rStyle w:val="{name}"/>'


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ((run("30", STRIKE), run("25")), "25"),
        ((run("30", "<w:dstrike/>"), run("25")), "25"),
        ((run("30", '<w:strike w:val="0"/>'), run("分")), "30分"),
        ((run("30", HIDE), run("25")), "25"),
        ((run("10"), run("4", RAISE), run("m"), run("2", RAISE)), "10⁴m²"),
        ((run("CO"), run("2", LOWER)), "CO₂"),
        ((run("2", RAISE),), "2"),
        ((run("8", '<w:vertAlign w:val="baseline"/>'), run("分")), "8分"),
        ((run("旧", "<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>"), run("新")), "旧新"),
    ],
)
def test_runs(runs, expected):
    assert one(*runs) == expected


STYLES = {
    "styles": style("Out", STRIKE)
    + style("Based", "", base="Out")
    + style("Gone", HIDE)
    + style("Mark", RAISE)
    + style("OutParagraph", STRIKE, kind="paragraph")
    + style("Placeholder Text", '<w:color w:val="808080"/>')
}


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ((run("30", styled("Out")), run("25")), "25"),
        ((run("30", styled("Based")), run("25")), "25"),
        ((run("30", styled("Out"), '<w:strike w:val="false"/>'), run("分")), "30分"),
        ((run("内部", styled("Gone")), run("25")), "25"),
        ((run("10"), run("3", styled("Mark"))), "10³"),
        ((run("项目", styled("PlaceholderText")),), "项目"),
        ((run("30", styled("Unknown")),), "30"),
    ],
)
def test_character_styles(runs, expected):
    assert one(*runs, parts=STYLES) == expected


def test_paragraph_styles_and_two_styles_that_undo_each_other():
    struck, undone = p("旧", style="OutParagraph"), p(run("新", styled("Out")), style="OutParagraph")
    assert texts(document(table(row(cell(struck, undone), "x")), parts=STYLES)) == [["新", "x"]]


def test_a_row_struck_out_as_a_whole_is_no_row_and_its_label_goes_with_it():
    struck = row(cell(p(run("乙", STRIKE))), cell(p(run("20", STRIKE))))
    data = document(table(row("甲", "10"), struck, row("丙", "30")))
    assert texts(data) == [["甲", "10"], ["丙", "30"]]
    assert told(data) == [("text-struck", Place(0, 1))]


def test_a_hidden_row_is_no_row_and_its_merged_name_stays():
    rows = (
        row(cell("类", merge="restart"), "甲", properties="<w:hidden/>"),
        row(cell(merge="continue"), "乙"),
    )
    data = document(table(*rows))
    assert texts(data) == [["类", "乙"]]
    assert told(data) == [("text-hidden", Place(0, 0))]


def prompting(inner: str) -> str:
    return sdt(inner).replace("<w:id w:val='1'/>", "<w:showingPlcHdr/>")


def test_prompts_of_controls_around_runs_paragraphs_and_cells_are_blank():
    filled = sdt(p("9")).replace("<w:id w:val='1'/>", '<w:showingPlcHdr w:val="0"/>')
    rows = row(cell(p(prompting(r("请填")))), cell(prompting(p("请填"))), prompting(cell("请填")), cell(filled))
    assert texts(document(table(rows))) == [["", "", "", "9"]]


def test_equations_keep_their_structure():
    fraction = f"<m:f><m:num>{mr('实绩')}</m:num><m:den>{mr('计划')}</m:den></m:f>"
    assert one("得分=", f"<m:oMath>{mr('5+')}{fraction}{mr('×20')}</m:oMath>") == "得分=5+(实绩/计划)×20"
    assert one("10", f"<m:oMath><m:f><m:num>{mr('1')}</m:num><m:den>{mr('2')}</m:den></m:f></m:oMath>") == "10 1/2"
    power = f"<m:sSup><m:e>{mr('x')}</m:e><m:sup>{mr('2')}</m:sup></m:sSup>"
    assert one(f"<m:oMathPara><m:oMath>{power}</m:oMath></m:oMathPara>") == "x^2"


def mr(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def test_equations_of_other_programs_are_told():
    ole = '<w:object><v:shape><v:imagedata/></v:shape><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" '
    data = document(table(row("a", cell(p(r("见", f'{ole}ProgID="Equation.3"/></w:object>'))))))
    assert told(data) == [("equation-dropped", Place(0, 0, 1))]


def test_notes_stand_with_the_cell_of_their_mark():
    mark = '<w:footnoteReference w:id="2"/>'
    notes = f'<w:footnote w:id="2">{p("含加分项")}{p("第二段")}</w:footnote>'
    found = read(document(table(row("甲", cell(p("10", r(mark))))), parts={"footnotes": notes}))
    assert found.body_tables()[0].cells[1].text == "10"
    assert [(b.text, b.refers) for b in found.blocks if isinstance(b, Paragraph) and b.part is Part.FOOTNOTE] == [
        ("含加分项", Place(0, 0, 1)),
        ("第二段", Place(0, 0, 1)),
    ]


def box(inner: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"


def test_a_text_box_in_a_cell_is_the_cells_text():
    found = read(document(table(row(cell(p(r(box(p("10"))))), cell(p("甲", r(box(p("乙") + table(row("丙"))))))))))
    first, second = found.body_tables()[0].cells
    assert (first.text, second.text) == ("10", "甲\n乙")
    assert [inner.cells[0].text for inner in second.tables] == ["丙"]
    assert [b.part for b in found.blocks] == [Part.BODY]


def alternate(requires: str, *choices: str, fallback: str = "旧") -> str:
    listed = "".join(f'<mc:Choice xmlns:zz="urn:zz" Requires="{requires}">{choice}</mc:Choice>' for choice in choices)
    return f"<mc:AlternateContent>{listed}<mc:Fallback>{r(fallback)}</mc:Fallback></mc:AlternateContent>"


@pytest.mark.parametrize(
    ("requires", "expected"), [("wps", "新"), ("w wps", "新"), ("zz", "旧"), ("wps zz", "旧"), ("nowhere", "旧")]
)
def test_a_choice_counts_where_all_it_requires_is_understood(requires, expected):
    assert one(alternate(requires, r("新"))) == expected


def width(twips: int) -> str:
    return f'<w:tcW w:w="{twips}" w:type="dxa"/>'


def wide(text: str, twips: int, **more: str) -> str:
    return cell(text, properties=width(twips) + more.get("properties", ""))


FULL = row("a", "b", "c", "d")
GRID = (1500, 2500, 3000, 1000)


@pytest.mark.parametrize(
    ("short", "expected"),
    [
        (row(wide("合计", 7000), wide("10", 1000)), ["合计", "合计", "合计", "10"]),
        (row(wide("合计", 1500), wide("10", 6500)), ["合计", "10", "10", "10"]),
        (row(wide("合计", 4030), wide("10", 3970)), ["合计", "合计", "10", "10"]),
        (row(wide("合计", 1000), wide("10", 1000)), ["合计", "10", ".", "."]),
        (row(wide("合计", 7000), "10"), ["合计", "10", ".", "."]),
        (row(wide("合计", 7000), wide("10", 1000), properties='<w:gridAfter w:val="2"/>'), ["合计", "10", ".", "."]),
    ],
)
def test_a_short_row_is_laid_out_by_its_cells_widths(short, expected):
    assert texts(document(table(FULL, short, widths=GRID))) == [["a", "b", "c", "d"], expected]


def test_rows_are_laid_out_by_widths_where_there_is_no_grid():
    full = row(*(wide(text, twips) for text, twips in zip("abcd", GRID, strict=True)))
    assert texts(document(table(full, row(wide("合计", 7000), wide("10", 1000))))) == [
        ["a", "b", "c", "d"],
        ["合计", "合计", "合计", "10"],
    ]


@pytest.mark.parametrize("mark", ["1", "*", "①"])
def test_a_note_mark_of_the_authors_own_is_no_digit_of_the_number(mark):
    noted = f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/>{t(mark)}</w:r>'
    assert one(run("12"), noted, run("分")) == "12" + {"1": "¹"}.get(mark, mark) + "分"


def test_a_field_equation_is_set_apart_from_a_number_before_it():
    code = '<w:r><w:instrText> EQ \\f(1,2) </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert one(run("12"), f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{code}') == "12 1/2"


@pytest.mark.parametrize(
    "gone",
    [
        "<m:r><w:rPr><w:strike/></w:rPr><m:t>7</m:t></m:r>",
        "<m:r><w:rPr><w:vanish/></w:rPr><m:t>7</m:t></m:r>",
        '<w:del w:id="1" w:author="a"><m:r><m:t>7</m:t></m:r></w:del>',
        '<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e><m:r><m:t>7</m:t></m:r></m:e></m:phant>',
    ],
)
def test_what_is_not_seen_of_an_equation_is_left_out_and_told(gone):
    data = document(table(row(cell(f"<w:p><m:oMath>{gone}<m:r><m:t>12</m:t></m:r></m:oMath></w:p>"), "x")))
    assert texts(data)[0][0] == "12"
    assert [place for _kind, place in told(data)] == [Place(0, 0, 0)]


def test_a_hidden_row_that_begins_below_a_merged_cell_is_no_row():
    first = row(cell("值班", merge="restart"), "甲")
    hidden = row(cell("", merge="continue"), "乙", properties="<w:hidden/>")
    data = document(table(first, hidden, row(cell("", merge="continue"), "丙")))
    assert texts(data) == [["值班", "甲"], ["值班", "丙"]]
    assert told(data) == [("text-hidden", Place(0, 1))]


def test_struck_text_in_a_covered_cell_is_told_without_marks():
    covered = cell(p(run("旧", STRIKE)), merge="continue")
    (notice,) = read(document(table(row(cell("值班", merge="restart"), "甲"), row(covered, "乙")))).notices
    assert notice.message.endswith(": 旧")
