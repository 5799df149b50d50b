"""OpenDocument texts as a person sees them: struck out, hidden, raised, deleted, prompts, notes, what is drawn."""

import pytest
from builders_odt import COVERED, cell, flat, note, packed, read, row, span, style, table
from zhibiao.extract import LIMITS, Document, Paragraph, Part, Place, UnreadableFile
from zhibiao.extract.odt.read import read_odt
from zhibiao.extract.visible import as_seen

STRUCK = 'style:text-line-through-style="solid"'
HIDDEN = 'text:display="none"'
STYLES = (
    style("S", STRUCK)
    + style("D", 'style:text-line-through-type="double"')
    + style("N", 'style:text-line-through-style="none" style:text-line-through-type="none"')
    + style("H", HIDDEN)
    + style("C", 'text:display="condition" text:condition="none"')
    + style("V", 'text:display="true"')
    + style("Up", 'style:text-position="super 58%"')
    + style("Up2", 'style:text-position="33% 58%"')
    + style("Down", 'style:text-position="-33% 58%"')
    + style("Sub", 'style:text-position="sub 58%"')
    + style("Moved", 'style:text-position="-6% 100%"')
    + style("Level", 'style:text-position="0% 100%"')
    + style("Child", "", 'style:parent-style-name="S"')
    + style("Grandchild", 'fo:color="#ff0000"'.replace("fo:", "style:"), 'style:parent-style-name="Child"')
    + style("Loop", "", 'style:parent-style-name="Loop"')
    + style("Placeholder_20_Text", "", 'style:display-name="Placeholder Text"')
    + style("PS", STRUCK, family="paragraph")
    + style("PH", HIDDEN, family="paragraph")
)


def seen(*cells: str) -> Document:
    """A table of one row with what stands in its cells' paragraphs."""
    return read(table(row(*[cell(text) for text in cells])), STYLES)


def shown(text: str) -> str:
    return seen(text, "x").body_tables()[0].cells[0].text


def told(document: Document) -> list[tuple[str, str, Place]]:
    return [(str(n.kind), str(n.severity), n.place) for n in document.notices]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (span("S", "12") + "18", "18"),
        (span("D", "12") + "18", "18"),
        (span("Child", "12") + span("Grandchild", "3") + "18", "18"),
        (span("S", "1" + span("N", "8")), "8"),
        (span("S", "1" + span("Up", "8")) + "5", "5"),
        ("迟报" + span("H", "可不扣") + "扣1分", "迟报扣1分"),
        (span("C", "7") + "9", "9"),
        (span("H", "7" + span("V", "9")), "9"),
        ("面积30m" + span("Up", "2"), "面积30m²"),
        ("10" + span("Up2", "-3") + "kg", "10⁻³kg"),
        ("CO" + span("Down", "2") + "H" + span("Sub", "2"), "CO₂H₂"),
        ("10" + span("Up", span("Level", "2")), "102"),
        (span("Moved", "18") + "分", "18分"),
        (span("Loop", "18"), "18"),
        (span("Unknown", "18"), "18"),
        (span("Placeholder_20_Text", "项目"), "项目"),
        ("得分：<text:placeholder text:placeholder-type='text'>&lt;得分&gt;</text:placeholder>", "得分："),
        ("<loext:content-control loext:showing-place-holder='true'>请选</loext:content-control>", ""),
        ("<loext:content-control>良好</loext:content-control>", "良好"),
        (
            "<loext:content-control loext:dropdown='true'><loext:list-item loext:display-text='请选' loext:value=''/>"
            "<loext:list-item loext:display-text='良好' loext:value='2'/>请选</loext:content-control>",
            "",
        ),
        ("<text:drop-down><text:label text:value='优'/><text:label text:value='良'/>良</text:drop-down>", "良"),
        ("<text:hidden-text text:is-hidden='true'>密</text:hidden-text>8", "8"),
        ("<text:hidden-text text:is-hidden='true' text:string-value='密'/>8", "8"),
        ("<text:hidden-text>明</text:hidden-text>8", "明8"),
        ("密<text:hidden-paragraph text:is-hidden='true'/>", ""),
        ("明<text:hidden-paragraph text:is-hidden='false'/>", "明"),
        ("<text:variable-set text:display='none'>3</text:variable-set>8", "8"),
        ("a " + span("S", " b ") + " c", "a c"),
        (
            "<field:fieldmark field:type='vnd.oasis.opendocument.field.FORMCHECKBOX'>"
            "<field:param field:name='Checkbox_Checked' field:value='true'/></field:fieldmark>是",
            "☑是",
        ),
        ("<field:fieldmark field:type='vnd.oasis.opendocument.field.FORMCHECKBOX'/>否", "□否"),
        (
            "<field:fieldmark field:type='vnd.oasis.opendocument.field.FORMDROPDOWN'>"
            "<field:param field:name='Dropdown_ListEntry' field:value='优'/>"
            "<field:param field:name='Dropdown_ListEntry' field:value='良'/>"
            "<field:param field:name='Dropdown_Selected' field:value='1'/></field:fieldmark>",
            "良",
        ),
    ],
)
def test_what_is_seen_of_a_cell(text: str, expected: str):
    assert shown(text) == expected


def test_what_is_left_out_is_told_with_its_place():
    document = seen("a", span("S", "12") + "18" + span("H", "密"))
    place = Place(0, 0, 1)
    assert told(document) == [("text-struck", "warning", place), ("text-hidden", "warning", place)]
    assert "12" in document.notices[0].message


@pytest.mark.parametrize(("name", "kind"), [("PS", "text-struck"), ("PH", "text-hidden")])
def test_paragraph_styles_strike_out_and_hide(name: str, kind: str):
    document = read(f'<text:p text:style-name="{name}">旧</text:p><text:p>新</text:p>', STYLES)
    assert [block.text for block in document.blocks] == ["新"]
    assert told(document) == [(kind, "warning", Place())]


def test_a_row_struck_out_as_a_whole_is_no_row():
    document = read(table(row(cell("甲"), cell("15")), row(cell(span("S", "乙")), cell(span("S", "25")))), STYLES)
    assert document.body_tables()[0].n_rows == 1
    assert told(document) == [("text-struck", "warning", Place(0, 1))]


@pytest.mark.parametrize("visibility", ["collapse", "filter"])
def test_hidden_rows_are_no_rows_and_hidden_columns_are_blank(visibility: str):
    hidden = row(cell("乙"), cell("25"), more=f'table:visibility="{visibility}"')
    document = read(table(row(cell("甲"), cell("15")), hidden))
    assert [one.text for one in document.body_tables()[0].cells] == ["甲", "15"]
    assert told(document) == [("text-hidden", "warning", Place(0, 1))]
    columns = f'<table:table-column/><table:table-column table:visibility="{visibility}"/>'
    document = read(table(columns, row(cell("甲"), cell("15"))))
    assert [one.text for one in document.body_tables()[0].cells] == ["甲", ""]
    assert told(document) == [("text-hidden", "warning", Place(0, 0, 1))]


def test_blank_cells_of_hidden_rows_are_blank():
    covered = row(COVERED, cell("乙"), more='table:visibility="collapse"')
    document = read(table(row(cell("甲", 'table:number-rows-spanned="2"'), cell("15")), covered))
    assert [one.text for one in document.body_tables()[0].cells] == ["甲", "15"]
    assert told(document) == [("text-hidden", "warning", Place(0, 1))]


def test_hidden_sections_are_not_shown():
    section = f'<text:section text:display="none"><text:p>密</text:p>{table(row(cell("乙")))}</text:section>'
    document = read(section + table(row(cell("甲"))))
    assert [one.text for one in document.body_tables()[0].cells] == ["甲"]
    assert told(document) == [("text-hidden", "warning", Place()), ("text-hidden", "warning", Place(0, 0))]
    shown_now = section.replace('"none"', '"condition" text:condition="x"')
    assert len(read(shown_now).body_tables()) == 1
    assert read(shown_now.replace('"x"', '"x" text:is-hidden="true"')).body_tables() == ()


def region(key: str, change: str) -> str:
    return f'<text:changed-region text:id="{key}">{change}</text:changed-region>'


INFO = "<office:change-info><dc:creator>某人</dc:creator></office:change-info>"
CHANGES = (
    "<text:tracked-changes>"
    + region("d", f"<text:deletion>{INFO}<text:p>8</text:p><text:p>旧</text:p></text:deletion>")
    + region("i", f"<text:insertion>{INFO}</text:insertion>")
    + "</text:tracked-changes>"
)


def between(key: str, text: str) -> str:
    return f'<text:change-start text:change-id="{key}"/>{text}<text:change-end text:change-id="{key}"/>'


def test_deletions_are_told_where_they_stood_and_insertions_where_they_stand():
    document = read(
        CHANGES + table(row(cell("甲"), cell('<text:change text:change-id="d"/>15'), cell(between("i", "9"))))
    )
    assert [one.text for one in document.body_tables()[0].cells] == ["甲", "15", "9"]
    assert told(document) == [
        ("revision-dropped", "info", Place(0, 0, 1)),
        ("revision-kept", "info", Place(0, 0, 2)),
    ]
    assert document.notices[0].message.endswith(": 8 旧")


def test_paragraphs_deleted_in_their_place_leave_no_line():
    inner = (
        f'<text:p>甲<text:change-start text:change-id="d"/>乙</text:p><text:p>丙</text:p><text:p>丁{between("d", "")}'
    )
    document = read(CHANGES + table(row(f"<table:table-cell>{inner}戊</text:p></table:table-cell>")))
    assert document.body_tables()[0].cells[0].text == "甲\n戊"
    assert told(document) == [("revision-dropped", "info", Place(0, 0, 0))]


def test_an_insertion_over_cells_is_told_in_each():
    start, end = between("i", "|").split("|")
    document = read(CHANGES + table(row(cell(start + "a"), cell("b"), cell("c" + end), cell("d"))))
    assert [place.column for kind, _severity, place in told(document) if kind == "revision-kept"] == [0, 1, 2]


def test_deletions_without_a_place_are_told():
    assert told(read(CHANGES + "<text:p>a</text:p>")) == [("revision-dropped", "info", Place())]


def test_notes_say_where_their_marks_stand():
    document = read(table(row(cell("甲"), cell("10" + note("含加分")), cell("5" + note("另计", "endnote")))))
    assert document.body_tables()[0].cells[1].text == "10"
    notes = [(b.part, b.text, b.refers) for b in document.blocks if isinstance(b, Paragraph)]
    assert notes == [
        (Part.FOOTNOTE, "含加分", Place(0, 0, 1)),
        (Part.ENDNOTE, "另计", Place(0, 0, 2)),
    ]


FRACTION = (
    "<math:math><math:semantics><math:mrow><math:mn>10</math:mn><math:mo>×</math:mo><math:mfrac><math:mi>完成数</math:mi><math:mi>任务数</math:mi></math:mfrac>"
    "</math:mrow><math:annotation>x</math:annotation></math:semantics>"
    "</math:math>"
)
XMLNS = b' xmlns:math="http://www.w3.org/1998/Math/MathML"'


def frame(inner: str) -> str:
    return f"<draw:frame>{inner}</draw:frame>"


def test_equations_are_text():
    assert shown("得分＝" + frame(f"<draw:object>{FRACTION}</draw:object><draw:image/>")) == "得分＝10×(完成数/任务数)"
    assert shown(span("S", frame(f"<draw:object>{FRACTION}</draw:object>")) + "a") == "a"


@pytest.mark.parametrize(
    ("part", "text", "kind"),
    [
        (FRACTION.encode().replace(b"math:math>", b"math:math" + XMLNS + b">", 1), "10×(完成数/任务数)", ""),
        (b'<!DOCTYPE math PUBLIC "x" "math.dtd"><math><mi>a</mi></math>', "a", ""),
        (b"<math></math>", "", "equation-dropped"),
        (b"<math>" + b"<mrow>" * 150 + b"</mrow>" * 150 + b"</math>", "", "equation-dropped"),
        (b"<math><mi>" + b"a" * 3000 + b"</mi></math>", "", "equation-dropped"),
        (b"<chart/>", "", "object-dropped"),
        (b"<chart", "", "object-dropped"),
    ],
)
def test_objects_of_a_package(part: bytes, text: str, kind: str):
    body = table(row(cell("甲"), cell(frame('<draw:object xlink:href="./Object 1"/><draw:image/>'))))
    document = as_seen(read_odt(packed(flat(body), **{"Object 1": part}), LIMITS))
    assert document.body_tables()[0].cells[1].text == text
    assert told(document) == ([(kind, "warning", Place(0, 0, 1))] if kind else [])


def test_pictures_are_told_once_each_with_their_place():
    two_ways = frame("<draw:image/><draw:image/>")
    document = read(f"<text:p>{two_ways}</text:p>" + table(row(cell("甲"), cell("a" + two_ways))))
    assert told(document) == [
        ("picture-dropped", "info", Place()),
        ("picture-dropped", "warning", Place(0, 0, 1)),
    ]
    assert "1" in document.notices[1].message


def box(*paragraphs: str) -> str:
    inner = "".join(one if one.startswith("<") else f"<text:p>{one}</text:p>" for one in paragraphs)
    return frame(f"<draw:text-box>{inner}</draw:text-box>")


def test_text_boxes_in_a_cell_belong_to_it_and_others_do_not():
    inner = table(row(cell("x")))
    document = read(f"<text:p>题{box('外')}</text:p>" + table(row(cell("甲"), cell("10" + box("补充", "", inner)))))
    right = document.body_tables()[0].cells[1]
    assert (right.text, right.tables[0].cells[0].text) == ("10\n补充", "x")
    outside = [(b.part, b.text) for b in document.blocks if isinstance(b, Paragraph)]
    assert outside == [(Part.BODY, "题"), (Part.TEXT_BOX, "外")]


def test_repeated_cells_of_tables_in_repeated_cells_are_counted_together():
    inner = table(row(cell("x", 'table:number-columns-repeated="100"'), more='table:number-rows-repeated="900"'))
    outer = f"<table:table-cell>{inner}</table:table-cell>"
    with pytest.raises(UnreadableFile) as caught:
        read(table(row(outer, more='table:number-rows-repeated="900"')))
    assert caught.value.kind == "limit"


def test_long_texts_that_are_repeated_count_as_often_as_they_are_shown():
    repeated = cell("字" * 300_000, 'table:number-columns-repeated="900"')
    with pytest.raises(UnreadableFile) as caught:
        read(table(row(repeated)))
    assert caught.value.kind == "limit"


def test_tables_in_shapes_are_tables():
    inner = table(row(cell("x"), COVERED)).replace("table:table", "loext:table").replace("table:cov", "loext:cov")
    document = read(f"<text:p>题<draw:custom-shape>{inner}</draw:custom-shape></text:p>")
    (found,) = document.tables()
    assert (found.part, [one.text for one in found.cells]) == (Part.TEXT_BOX, ["x", ""])


def test_form_controls_show_their_values():
    controls = (
        '<form:checkbox form:id="a" form:current-state="checked" form:label="是"/><form:checkbox form:id="b"/>'
        '<form:radio form:id="c" form:current-selected="true"/><form:text form:id="d" form:current-value="18"/>'
        '<form:textarea xml:id="e"><text:p>一</text:p><text:p>二</text:p></form:textarea><form:listbox form:id="f">'
        '<form:option form:label="优"/><form:option form:label="良" form:current-selected="true"/></form:listbox>'
        '<form:fixed-text form:id="g" form:label="注"/><form:text form:id="h" form:value="5"/>'
        '<form:button form:id="i"/>'
    )
    drawn = "".join(f'<draw:control draw:control="{key}"/>|' for key in "abcdefghiz")
    document = read(f"<office:forms><form:form>{controls}</form:form></office:forms><text:p>{drawn}</text:p>")
    assert [block.text for block in document.blocks] == ["☑是|□|●|18|一\n二|良|注|5|||"]
