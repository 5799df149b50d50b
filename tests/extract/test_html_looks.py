"""Web pages as a person sees them: struck out, hidden, raised, notes, equations, choices; styles in tags and sheets."""

import pytest
from zhibiao.extract import LIMITS, Document, Paragraph, Part, Place
from zhibiao.extract.html.read import read_html
from zhibiao.extract.visible import as_seen


def page(body: str, sheet: str = "") -> Document:
    style = f"<style>{sheet}</style>" if sheet else ""
    return as_seen(read_html(f'<meta charset="utf-8">{style}<body>{body}'.encode(), LIMITS))


def row(*cells: str) -> str:
    return "<tr>" + "".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in cells) + "</tr>"


def table(*rows: str) -> str:
    return f"<table>{''.join(rows)}</table>"


def rows_of(document: Document) -> list[list[str]]:
    return [["." if c is None else c.text for c in one] for one in document.body_tables()[0].grid()]


def shown(text: str, sheet: str = "", head: str = "") -> str:
    return rows_of(page(head + table(row(text, "x")), sheet))[0][0]


def told(document: Document) -> list[tuple[str, str, Place]]:
    return [(str(n.kind), str(n.severity), n.place) for n in document.notices]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<s>12</s>18", "18"),
        ("<strike>12</strike>18", "18"),
        ("<del>12</del>18", "18"),
        ("<span style='text-decoration:line-through'>12</span>18", "18"),
        ("<span style='TEXT-DECORATION: underline LINE-THROUGH red'>12</span>18", "18"),
        ("<span style='text-decoration-line:line-through'>12</span>18", "18"),
        ("<span style='text-line-through:double'>12</span>18", "18"),
        ("<s>1<span style='text-decoration:none'>2</span></s>18", "18"),
        ("<s style='text-decoration:none'>12</s>", "12"),
        ("<td style='text-decoration:line-through'>12", ""),
        ("<u>12</u>", "12"),
        ("<span><s>迟报</span>2<span>分</s>扣1分</span>", "扣1分"),
        ("<p><s>旧</p><p>也旧</s></p><p>新</p>", "新"),
        ("<b><STRIKE class=a>1</b>2</STRIKE>3", "3"),
        ("<b><s style='text-decoration:none'>1</b>2</s>3", "123"),
        ("<b><s hidden>1</b>2</s>3", "23"),
        ("1</s>2", "12"),
        ("a <s>b</s> c", "a c"),
        ("a<s> b </s>c", "ac"),
        ("a<s> </s>c", "a c"),
        ("<s>旧</s> 新", "新"),
        ("<p>一</p><p><s>二</s></p><p>三</p>", "一\n三"),
        ("一<br><s>二<br>三</s>", "一"),
        ("<pre>一\n<s>二\n三</s>\n四</pre>", "一\n四"),
        ("9<span style='display:none'>1</span>", "9"),
        ("9<span style='Display : None !important'>1</span>", "9"),
        ("9<span style='display:/**/none'>1</span>", "9"),
        ("9<span style='displ\\61 y:none'>1</span>", "9"),
        ("9<span hidden>1</span>", "9"),
        ("9<span hidden style='display:inline'>1</span>", "91"),
        ("9<span style='visibility:hidden'>1<b style='visibility:visible'>2</b></span>", "92"),
        ("9<span style='mso-hide:all'>1</span>", "9"),
        ("9<span style='display:none;mso-hide:all'>1</span>", "9"),
        ("<p>9</p><div hidden><p>1</p><script>2</script></div><p>8</p>", "9\n8"),
        ("a <span hidden>b</span> c", "a c"),
        ("m<sup>2</sup>", "m²"),
        ("10<sup>-<b>3</b></sup>", "10⁻³"),
        ("CO<sub>2</sub>", "CO₂"),
        ("m<span style='vertical-align:super'>2</span>", "m²"),
        ("m<span style='vertical-align:2px'>2</span>", "m2"),
        ("m<span style='vertical-align:baseline'>2</span>", "m2"),
        ("m<p style='vertical-align:super'>2</p>", "m\n2"),
        ("m<span class=MsoFootnoteReference>2</span>", "m²"),
        ("<td style='vertical-align:sub'>a2", "a2"),
        ("1<sup>①</sup>", "1①"),
        ("<ins>18</ins>", "18"),
        ("<math><mi>x</mi><mo>=</mo><mfrac><mi>a</mi><mi>b</mi></mfrac></math>", "x=a/b"),
        ("<s><math><mi>x</mi></math></s>1", "1"),
        ("10<br><img src=a>", "10"),
        ("<p>10</p><p><img src=a></p>", "10"),
        ("<img src=a><p>10</p>", "10"),
        ("<select><option value=''>请选</option><option>良</option></select>", ""),
        ("<select><option disabled selected>请选</option><option>良</option></select>", ""),
        ("<select><option hidden selected>请选</option><option>良</option></select>", ""),
        ("<select><option disabled>请选</option><option>良</option></select>", "良"),
        ("<select><option value=''>请选</option><option selected value=2>良</option></select>", "良"),
        ("<select multiple><option>优</option><option>良</option></select>", ""),
        ("<select multiple><option selected>优</option><option selected>良</option></select>", "优 良"),
        ("<select><option value=2 label='良'></option></select>", "良"),
        ("<input placeholder='填分数'>", ""),
        ("<input value=8 placeholder='填分数'>", "8"),
        ("<textarea placeholder='填'>好</textarea>", "好"),
    ],
)
def test_what_is_seen_of_a_cell(text: str, expected: str):
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("sheet", "text", "expected"),
    [
        (".old{text-decoration:line-through}", "<b class='a old'>12</b>18", "18"),
        ("b.old , i { text-decoration-line : line-through }", "<b class=old>1</b><i>2</i><u class=old>18</u>", "18"),
        ("#n{display:none}", "<b id=n>12</b>18", "18"),
        (".up{vertical-align:super}", "m<span class=up>2</span>", "m²"),
        ("td .old{display:none}", "<b class=old>12</b>18", "18"),
        ("tr > .old{display:none}", "<b class=old>12</b>", "12"),
        ("td > .old{display:none}", "<b class=old>12</b>18", "18"),
        (".old{display:none} td .old{display:inline}", "<b class=old>12</b>", "12"),
        (".old{display:none} .old{display:inline}", "<b class=old>12</b>", "12"),
        ("#n{display:none} .old{display:inline}", "<b class=old id=n>12</b>", ""),
        (".old{display:none!important} #n{display:inline}", "<b class=old id=n>12</b>", ""),
        (".old{display:none}", "<b class=old style='display:inline'>12</b>", "12"),
        ("s{text-decoration:none}", "<s>12</s>", "12"),
        ("<!-- .old{display:none} -->", "<b class=old>12</b>", ""),
        ("/* .old{display:none} */ .x{display:none}", "<b class=old>12</b>", "12"),
        ("@media print{.old{display:none}}", "<b class=old>12</b>", "12"),
        ("@media screen{.old{display:none}} .x{display:none}", "<b class=old>12</b>", ""),
        ("@import 'a.css'; .old{display:none}", "<b class=old>12</b>", ""),
        (".old:hover{display:none}", "<b class=old>12</b>", "12"),
        (".old{display:none} .old:hover{display:inline}", "<b class=old>12</b>", ""),
        (".old:not(.x){display:none}", "<b class=old>12</b>", "12"),
        (".old{display:none} .old:first-child{display:inline}", "<b class=old>12</b>", "12"),
        (".old{display:none", "<b class=old>12</b>", ""),
        ("a{text-decoration:underline}", "<a>12</a>", "12"),
    ],
)
def test_what_a_pages_own_sheet_says_of_a_cell(sheet: str, text: str, expected: str):
    assert shown(text, sheet) == expected


def test_what_is_left_out_of_a_cell_is_told_with_its_place():
    text = "<s>12</s>18<span hidden>密</span><img src=a><svg></svg>"
    document = page(table(row("a", text)))
    place = Place(0, 0, 1)
    assert told(document) == [
        (kind, "warning", place) for kind in ("text-struck", "text-hidden", "picture-dropped", "object-dropped")
    ]
    assert "12" in document.notices[0].message


def test_deletions_under_tracked_changes_are_not_struck_out_text():
    document = page(table(row("<del cite='mailto:a' datetime=2024-01-01>12</del><ins cite=x>18</ins>")))
    assert rows_of(document) == [["18"]]
    assert told(document) == [
        ("revision-dropped", "info", Place(0, 0, 0)),
        ("revision-kept", "info", Place(0, 0, 0)),
    ]


def test_hidden_parts_of_a_page_outside_of_tables_are_told_once():
    document = page("<p>题</p><div style='display:none'>甲<p>乙</p></div><p style='visibility:hidden'>丙</p>")
    assert [block.text for block in document.blocks] == ["题"]
    assert told(document) == [("text-dropped", "info", Place())]
    assert "甲乙" in document.notices[0].message
    assert "丙" in document.notices[0].message


def test_hidden_text_of_word_is_told_as_in_its_own_files():
    document = page("<p>题<span style='mso-hide:all'>密</span></p>")
    assert [block.text for block in document.blocks] == ["题"]
    assert told(document) == [("text-hidden", "warning", Place())]


@pytest.mark.parametrize("how", ["hidden", "style='display:none'", "style='visibility:collapse'", "class=gone"])
def test_hidden_rows_take_no_part_in_the_table(how: str):
    hidden = f"<tr {how}><td>乙</td><td>25</td></tr>"
    merged = "<tr><td rowspan=2>类</td><td>甲</td></tr>"
    document = page(table(merged, hidden, row("丙")), ".gone{display:none}")
    assert rows_of(document) == [["类", "甲"], ["类", "丙"]]
    assert told(document) == [("text-hidden", "warning", Place(0, 1))]
    assert "乙25" in document.notices[0].message


def test_hidden_groups_of_rows_are_told_row_by_row():
    document = page(table(row("甲"), f"<tbody hidden>{row('乙')}{row('丙')}</tbody>"))
    assert rows_of(document) == [["甲"]]
    assert [place.row for _kind, _severity, place in told(document)] == [1, 2]


def test_hidden_cells_move_those_behind_them_up_and_are_told_beside():
    hidden = "<td style='display:none'>密</td>"
    document = page(table(row("甲", hidden, "15"), row(hidden, "乙", "25")))
    assert rows_of(document) == [["甲", "15"], ["乙", "25"]]
    assert told(document) == [("text-hidden", "warning", Place(0, 0, 0)), ("text-hidden", "warning", Place(0, 1, 0))]


def test_hidden_rows_of_a_table_in_a_cell_are_told_at_that_cell():
    inner = table(row("a"), "<tr hidden><td>b</td></tr>")
    document = page(table(row("甲", inner)))
    assert told(document) == [("text-hidden", "warning", Place(0, 0, 1))]


def test_a_row_struck_out_as_a_whole_is_no_row():
    document = page(table(row("甲", "15"), "<tr style='text-decoration:line-through'><td>乙</td><td>25</td></tr>"))
    assert rows_of(document) == [["甲", "15"]]
    assert told(document) == [("text-struck", "warning", Place(0, 1))]


WORD_MARK = "<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span>[1]</span></a>"
WORD_NOTE = (
    "<div style='mso-element:footnote' id=ftn1><p><a style='mso-footnote-id:ftn1' href='#_ftnref1'>[1]</a>注</div>"
)
FILTERED_MARK = "<a href='#_edn2' name='_ednref2'><span class=MsoEndnoteReference>[i]</span></a>"
FILTERED_NOTE = (
    "<div id=edn2><p><a href='#_ednref2' name='_edn2'><span class=MsoEndnoteReference>[i]</span></a>注</p></div>"
)
WRITER_MARK = "<a class='sdfootnoteanc' name='sdfootnote3anc' href='#sdfootnote3sym'><sup>3</sup></a>"
WRITER_NOTE = (
    "<div id='sdfootnote3'><p><a class='sdfootnotesym' name='sdfootnote3sym' href='#sdfootnote3anc'>3</a>注</p></div>"
)
COMMENTED = (
    "<a style='mso-comment-reference:A_1;mso-comment-date:20240101T0000'>10</a><span class=MsoCommentReference>"
    "<a class=msocomanchor href='#_msocom_1' name='_msoanchor_1'>[A1]</a></span>"
)
COMMENT = "<div style='mso-element:comment'><div><a name='_msocom_1'></a><p>注</p></div></div>"


@pytest.mark.parametrize(
    ("mark", "note", "part"),
    [
        ("10" + WORD_MARK, WORD_NOTE, Part.FOOTNOTE),
        ("10" + FILTERED_MARK, FILTERED_NOTE, Part.ENDNOTE),
        ("10" + WRITER_MARK, WRITER_NOTE, Part.FOOTNOTE),
        (COMMENTED, COMMENT, Part.COMMENT),
    ],
)
def test_notes_say_where_their_marks_stand(mark: str, note: str, part: Part):
    document = page(table(row("甲", mark)) + note)
    assert rows_of(document) == [["甲", "10"]]
    assert [(b.text, b.refers) for b in document.blocks if isinstance(b, Paragraph) and b.part is part] == [
        ("注", Place(0, 0, 1))
    ]


def test_what_strikes_out_in_a_cell_ends_with_it():
    assert rows_of(page(table(row("<s>1", "2")) + "<p>3")) == [["", "2"]]
    assert rows_of(page(table(row("<s>1<table><tr><td>2</table>", "3")))) == [["", "3"]]


WRITER = '<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9<font><span lang=a style='display: none'>迟报<span>1</span></font><b>2</b><font>分</span>件</font>", "9件"),
        ("9<span style='display: none'>1</span>2", "92"),
        ("9<font><sup>注</font>1<font>2</sup>3</font>", "9注¹²3"),
        ("9<font><sub>1</font>2</sub>3", "9₁₂3"),
        ("1</span></sup>2", "12"),
        ("\x04填\x05", "填"),
    ],
)
def test_tags_of_libreoffice_count_from_their_beginning_to_their_end(text: str, expected: str):
    assert shown(text, head=WRITER) == expected


def test_hidden_text_of_writer_is_told_as_in_its_own_files():
    document = page(WRITER + "<p>题<font><span style='display: none'>密</font>密</span></p>")
    assert [block.text for block in document.blocks] == ["题"]
    assert told(document) == [("text-hidden", "warning", Place())]


def test_choices_that_are_none_are_told_for_the_record():
    document = page(table(row("<select><option value=''>请选</option></select>", "x")))
    assert told(document) == [("prompt-blank", "info", Place())]


def test_pictures_that_only_keep_a_distance_are_none():
    assert told(page(table(row("<img src=a width=1 height=20>", "<img src=a width=30>")))) == [
        ("picture-dropped", "warning", Place(0, 0, 1))
    ]


def test_equations_that_nest_too_deeply_are_told():
    deep = "<math>" + "<mrow>" * 150 + "x" + "</mrow>" * 150 + "</math>"
    assert told(page(table(row(deep, "x")))) == [("equation-dropped", "warning", Place(0, 0, 0))]


def test_rules_that_ask_for_what_is_around_take_bounded_time():
    sheet = "".join(f".a{n} .b{{display:none}}" for n in range(200))
    body = "<div>" * 200 + "<b class=b>x</b>" * 2000
    assert [block.text for block in page(body, sheet).blocks] == ["x" * 2000]
