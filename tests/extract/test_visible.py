"""What a person sees of marked text: passages left out and told with places, digits raised, rows that are gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zhibiao.extract import Cell, Document, Notice, Paragraph, Part, Place, Severity, Table
from zhibiao.extract.document import ReadingKind
from zhibiao.extract.visible import Look, as_seen, labelled, marked, note_mark
from zhibiao.extract.visible.marks import HIDDEN_ROW, INSERTED, PICTURE, without_marks


def s(text: str) -> str:
    return marked(text, Look.STRUCK)


def h(text: str) -> str:
    return marked(text, Look.HIDDEN)


def up(text: str) -> str:
    return marked(text, Look.RAISED)


def down(text: str) -> str:
    return marked(text, Look.LOWERED)


def grid(*rows: list[str]) -> Table:
    """A table of these texts."""
    cells = tuple(Cell(r, c, 1, 1, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Table(cells, len(rows), max(map(len, rows)))


def seen(*blocks: Paragraph | Table, notices: tuple[Notice, ...] = ()) -> Document:
    return as_seen(Document("", "docx", blocks, notices))


def shown(text: str) -> str:
    """A cell's text as it is seen."""
    table = seen(grid([text, "x"])).body_tables()[0]
    return table.cells[0].text


def told(document: Document) -> list[tuple[str, str, Place]]:
    return [(str(n.kind), str(n.severity), n.place) for n in document.notices]


def rows_of(document: Document) -> list[list[str]]:
    return [["." if c is None else c.text for c in row] for row in document.body_tables()[0].grid()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (s("10") + "15", "15"),
        (s(" "), ""),
        (h("\u3000"), ""),
        ("逾期一件扣" + s("2") + h("3") + "1分", "逾期一件扣1分"),
        ("第一\n" + s("第二") + "\n第三", "第一\n第三"),
        ("第一\n" + s("第二\n第三"), "第一"),
        ("第一\n" + marked("第二", Look.DELETED) + "\n第三", "第一\n\n第三"),
        (marked("单位", Look.PROMPT), ""),
        ("得分：" + marked("请填", Look.PROMPT), "得分："),
        ("绿化10" + up("4") + "m" + up("2"), "绿化10⁴m²"),
        ("10" + up("-6") + "、10" + up("(1)"), "10⁻⁶、10⁽¹⁾"),
        ("CO" + down("2") + "下降", "CO₂下降"),
        (up("12"), "12"),
        ("甲\n" + up("12"), "甲\n12"),
        ("甲" + up("注1"), "甲注¹"),
        ("0.9" + up("n"), "0.9^n"),
        ("(1-x)" + up("k-1") + "的和", "(1-x)^(k-1)的和"),
        ("A" + down("n-1"), "A_(n-1)"),
        ("第1" + up(" st "), "第1 ^st "),
        ("PM" + down("2.5"), "PM₂.₅"),
        ("10" + up("①"), "10①"),
        ("10" + note_mark("footnote 1") + "分", "10分"),
        ("见图" + PICTURE, "见图"),
        (INSERTED + "18", "18"),
    ],
)
def test_what_is_seen_of_a_cell(text, expected):
    assert shown(text) == expected


def test_neighbouring_passages_are_one():
    (notice,) = seen(grid([s("1") + s("0") + "15"])).notices
    assert notice.message.endswith(": 10")


def test_what_is_left_out_of_a_cell_is_told_with_its_place():
    document = seen(Paragraph("标题"), grid(["a", "b"], ["c", "d" + s("旧")]), grid([h("内"), "b" + PICTURE]))
    assert told(document) == [
        ("text-struck", "warning", Place(0, 1, 1)),
        ("text-hidden", "warning", Place(1, 0, 0)),
        ("picture-dropped", "warning", Place(1, 0, 1)),
    ]
    assert "旧" in document.notices[0].message


def test_what_is_left_out_elsewhere_is_counted_once_a_kind():
    document = seen(Paragraph("标题" + s("一")), Paragraph("行" + s("二") + PICTURE), Paragraph(h("三")))
    assert told(document) == [
        ("text-struck", "warning", Place()),
        ("picture-dropped", "info", Place()),
        ("text-hidden", "warning", Place()),
    ]
    assert "一 | 二" in document.notices[0].message
    assert [block.text for block in document.blocks] == ["标题", "行"]


def test_a_row_that_is_struck_out_as_a_whole_is_no_row():
    document = seen(grid(["甲", "10"], [s("乙"), s("20")], ["丙", "30"]))
    assert rows_of(document) == [["甲", "10"], ["丙", "30"]]
    assert told(document) == [("text-struck", "warning", Place(0, 1))]


def test_a_row_of_which_anything_is_seen_stays():
    assert rows_of(seen(grid([s("乙"), "20"]))) == [["", "20"]]


def test_a_row_of_hidden_text_stays_and_a_hidden_row_does_not():
    assert rows_of(seen(grid([h("乙"), ""], ["丙", "30"]))) == [["", ""], ["丙", "30"]]
    assert rows_of(seen(grid([HIDDEN_ROW + h("乙"), ""], ["丙", "30"]))) == [["丙", "30"]]


def test_a_cell_over_rows_stays_with_those_that_are_left():
    merged = Table(
        (Cell(0, 0, 3, 1, "类"), Cell(0, 1, 1, 1, s("旧")), Cell(1, 1, 1, 1, "新"), Cell(2, 1, 1, 1, s("旧"))), 3, 2
    )
    assert seen(merged).body_tables()[0].cells == (Cell(0, 0, 1, 1, "类"), Cell(0, 1, 1, 1, "新"))


def test_places_count_without_rows_and_tables_that_are_gone():
    reader = tuple(Notice(ReadingKind.ROW_RAGGED, "", Severity.INFO, Place(*at)) for at in ((1, 2, 0), (2, 0, None)))
    document = seen(grid([s("a")]), grid([s("a")], ["b"], ["c" + s("d")]), grid(["e"]), notices=reader)
    assert [n.place for n in document.notices[:2]] == [Place(0, 1, 0), Place(1, 0)]
    assert document.notices[-1].place == Place(0, 1, 0)
    assert len(document.body_tables()) == 2


def test_header_rows_are_those_that_are_left():
    table = Table((Cell(0, 0, 1, 1, s("a")), Cell(1, 0, 1, 1, "b"), Cell(2, 0, 1, 1, "c")), 3, 1, header_rows=2)
    assert seen(table).body_tables()[0].header_rows == 1


def test_a_note_says_where_its_mark_stands():
    blocks = (
        grid(["甲" + note_mark("footnote 2"), "b"]),
        Paragraph(note_mark("footnote 2") + "含加分", part=Part.FOOTNOTE),
        Paragraph("第二段", part=Part.FOOTNOTE),
        Paragraph(note_mark("footnote 3") + "别处", part=Part.FOOTNOTE),
    )
    notes = [block for block in seen(*blocks).blocks if isinstance(block, Paragraph)]
    assert [(note.text, note.refers) for note in notes] == [
        ("含加分", Place(0, 0, 0)),
        ("第二段", Place(0, 0, 0)),
        ("别处", Place()),
    ]


def test_a_table_inside_a_cell_of_which_no_row_is_seen_is_gone():
    document = seen(Table((Cell(0, 0, 1, 1, "外", (grid([s("a")]),)), Cell(0, 1, 1, 1, "b")), 1, 2))
    assert document.body_tables()[0].cells[0] == Cell(0, 0, 1, 1, "外")
    assert told(document) == [("text-struck", "warning", Place(0, 0, 0))]


def test_comments_are_told_at_their_cells_and_are_no_part_of_them():
    mark, other = note_mark("comment 1"), note_mark("comment 2")
    comments = [Paragraph(mark + "改为15", part=Part.COMMENT), Paragraph("核实", part=Part.COMMENT)]
    document = seen(grid(["甲", "10" + mark]), *comments, Paragraph(other + "全文", part=Part.COMMENT))
    assert rows_of(document) == [["甲", "10"]]
    assert told(document) == [("comment-left", "info", Place(0, 0, 1)), ("comment-left", "info", Place())]
    assert "改为15 | 核实" in document.notices[0].message


def test_the_mark_of_a_note_in_a_table_inside_a_cell_stands_in_that_cell():
    inner = grid(["a" + note_mark("footnote 2")])
    outer = Table((Cell(0, 0), Cell(0, 1, 1, 1, "外", (inner,))), 1, 2)
    document = seen(outer, Paragraph(note_mark("footnote 2") + "注", part=Part.FOOTNOTE))
    assert document.blocks[-1] == Paragraph("注", part=Part.FOOTNOTE, refers=Place(0, 0, 1))


def test_what_stands_in_a_table_inside_a_cell_is_told_at_that_cell():
    inner = grid(["a" + s("b")])
    document = seen(Table((Cell(0, 0), Cell(0, 1, 1, 1, "外", (inner,))), 1, 2))
    assert told(document) == [("text-struck", "warning", Place(0, 0, 1))]
    assert document.body_tables()[0].cells[1].tables[0].cells[0].text == "a"


@pytest.mark.parametrize(
    "prompt",
    [
        "单击或点击此处输入文字。",
        "单击此处输入文字。",
        "选择一项。",
        "单击或点击以输入日期。",
        "Click or tap here to enter text.",
        "Choose an item.",
    ],
)
def test_prompts_of_controls_are_blank_where_the_control_is_lost(prompt):
    document = seen(grid(["得分", prompt], ["评语：" + prompt, "10"]))
    assert rows_of(document) == [["得分", ""], ["评语：", "10"]]
    assert told(document) == [("prompt-blank", "info", Place())]
    assert document.notices[0].message.count(prompt) == 1


def test_a_list_label_goes_with_the_text_that_is_left_out():
    assert shown(labelled("1. ", s("旧")) + "\n" + labelled("2. ", "新")) == "2. 新"
    assert labelled("1. ", "新") == "1. 新"
    assert labelled("1. ", "") == "1."


def test_a_document_without_marks_is_given_back_as_it_is():
    document = Document("", "docx", (grid(["a"]),))
    assert as_seen(document) is document


LOOKS = st.sampled_from([None, *Look])
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cn", "Cc"]), max_size=4)


@given(st.lists(st.tuples(LOOKS, TEXTS), max_size=6))
def test_every_character_is_seen_or_told(runs):
    document = seen(grid(["前" + "".join(marked(text, look) for look, text in runs), "x"]))
    plain = "前" + "".join(text for look, text in runs if look is None)
    cell = document.body_tables()[0].cells[0].text
    kept = [c for c in plain if c in cell]
    assert kept == list(plain)
    left_out = "".join(text for look, text in runs if look in (Look.STRUCK, Look.HIDDEN, Look.DELETED))
    assert all(c in "".join(n.message for n in document.notices) for c in left_out if c.strip())


@given(TEXTS, LOOKS)
def test_without_marks_gives_the_text_again(text, look):
    assert without_marks(marked(text, look)) == text


def test_struck_blanks_do_not_keep_a_struck_row():
    document = seen(grid(["名称", "得分"], [s("巡查"), s(" ")], ["值班", ""]))
    assert rows_of(document) == [["名称", "得分"], ["值班", ""]]


def test_no_mark_is_left_of_struck_blanks_in_a_paragraph():
    assert [block.text for block in seen(Paragraph(s(" "))).blocks] == [""]
