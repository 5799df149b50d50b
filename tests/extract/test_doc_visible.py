"""What a person sees of a .doc file: runs with looks, notes, pictures, objects, equations, boxes of text in cells."""

from struct import pack

import pytest
from builders_doc import (
    Para,
    Parts,
    boxes_of,
    cell,
    cell_of,
    character_style,
    doc,
    drawing_anchors,
    drawings,
    note_tables,
    of,
    old_doc,
    para,
    row,
    row_of,
    shape,
    shapes_grouped,
    sheet,
    style,
)
from zhibiao.extract import Document, Paragraph, Part, Place, Table, read

STRUCK, STRUCK_TWICE, HIDDEN = (pack("<HB", code, 1) for code in (0x0837, 0x2A53, 0x083C))
NOT_STRUCK, AS_STYLE, NOT_AS_STYLE = (pack("<HB", 0x0837, value) for value in (0, 0x80, 0x81))
RAISED, LOWERED, LEVEL = (pack("<HB", 0x2A48, number) for number in (1, 2, 0))
DELETED, INSERTED = pack("<HB", 0x0800, 1), pack("<HB", 0x0801, 1)
EDGES = (0, 1000, 2000)


def in_style(number: int) -> bytes:
    """Characters of a style."""
    return pack("<HH", 0x4A30, number)


def seen(*stretches, parts: Parts | None = None, style: int = 0) -> str:
    """What is seen of a cell."""
    document = read(doc(row_of(cell_of(*stretches, style=style), ("x",), edges=EDGES), parts=parts))
    return document.body_tables()[0].cells[0].text


def told(document: Document) -> list[tuple[str, str, Place]]:
    return [(str(notice.kind), str(notice.severity), notice.place) for notice in document.notices]


def texts(document: Document) -> list[list[str]]:
    return [[cell.text for cell in table.cells] for table in document.body_tables()]


@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        ((("10", STRUCK), "15"), "15"),
        ((("旧", STRUCK_TWICE), "新"), "新"),
        (("10", ("（内部）", HIDDEN), "分"), "10分"),
        (("绿化10", ("4", RAISED), "m", ("2", RAISED)), "绿化10⁴m²"),
        (("CO", ("2", LOWERED), ("3", LEVEL)), "CO₂3"),
        (("10", ("①", RAISED)), "10①"),
        ((("旧", DELETED), ("新", INSERTED)), "新"),
        ((("一", STRUCK + NOT_STRUCK), "二"), "一二"),
        ((("一", NOT_AS_STYLE), ("二", AS_STYLE)), "二"),
    ],
)
def test_runs_of_a_cell(stretches, expected):
    assert seen(*stretches) == expected


STYLES = sheet(
    style("Normal", 0xFFF),
    style("旧稿", 0, look=STRUCK),
    style("旧稿二", 1),
    character_style("删", STRUCK),
    character_style("Placeholder Text"),
    character_style("反", NOT_AS_STYLE),
)


@pytest.mark.parametrize(
    ("number", "stretches", "expected"),
    [
        (0, (("旧", in_style(3)), "新"), "新"),
        (0, (("旧", in_style(3) + NOT_STRUCK), "新"), "旧新"),
        (0, (("填写", in_style(4)), "旧"), "填写旧"),
        (1, ("旧", ("留", NOT_STRUCK)), "留"),
        (2, ("旧", ("留", NOT_AS_STYLE), ("去", AS_STYLE)), "留"),
        (2, ("旧", ("留", in_style(5))), "留"),
    ],
)
def test_styles_say_how_text_looks(number, stretches, expected):
    assert seen(*stretches, parts=Parts(structures={1: STYLES}), style=number) == expected


def test_a_paragraph_of_such_a_style_ends_where_it_ends():
    document = read(
        doc(para("旧", style=1), para("新"), of("旧", ("也旧", RAISED), style=2), parts=Parts(structures={1: STYLES}))
    )
    assert [block.text for block in document.blocks] == ["新"]


def test_a_pieces_modifier_holds_for_all_of_its_text():
    struck = Parts(modifier=0x0100 | 0x57 << 1)
    assert [block.text for block in read(doc(para("旧"), parts=struck)).blocks] == []
    lists = Parts(property_lists=(RAISED,), modifier=0 << 1 | 1)
    assert [block.text for block in read(doc(of("m", ("旧", STRUCK)), para("2"), parts=lists)).blocks] == ["m", "2"]


def test_what_is_left_out_is_told_with_its_place():
    document = read(
        doc(
            row_of(("甲",), ("10", ("20", STRUCK)), edges=EDGES),
            row_of((("乙", HIDDEN), "丙"), (("丁", DELETED), ("戊", INSERTED)), edges=EDGES),
        )
    )
    assert texts(document) == [["甲", "10", "丙", "戊"]]
    assert told(document) == [
        ("text-struck", "warning", Place(0, 0, 1)),
        ("text-hidden", "warning", Place(0, 1, 0)),
        ("revision-dropped", "info", Place(0, 1, 1)),
        ("revision-kept", "info", Place(0, 1, 1)),
    ]


def test_a_row_that_is_struck_out_or_hidden_with_its_end_is_no_row():
    plain = row("丙", "30", edges=EDGES)
    for look, mark_look in ((STRUCK, b""), (HIDDEN, HIDDEN)):
        gone = row_of((("乙", look),), (("20", look),), edges=EDGES, mark_look=mark_look)
        assert texts(read(doc(gone, plain))) == [["丙", "30"]]
    kept = row_of((("乙", HIDDEN),), ("20",), edges=EDGES, mark_look=HIDDEN)
    assert texts(read(doc(kept, plain))) == [["", "20", "丙", "30"]]


def test_a_deleted_row_of_which_anything_is_seen_stays():
    document = read(doc(row_of(("甲",), ("10",), edges=EDGES, mark_look=DELETED), row("丙", "30", edges=EDGES)))
    assert texts(document) == [["甲", "10", "丙", "30"]]


def test_an_insertion_over_several_runs_is_one_in_each_paragraph():
    document = read(
        doc(of(("甲", INSERTED), ("乙", INSERTED + RAISED), "丙"), of(" ", ("丁", INSERTED), mark_look=INSERTED))
    )
    assert [notice.message[:1] for notice in document.notices if notice.kind == "revision-kept"] == ["2"]


def test_a_list_label_goes_with_its_text():
    level = (
        pack("<iBB", 1, 0, 0) + bytes(9) + b"\x01" + bytes(8) + bytes(4) + pack("<H", 2) + "\0、".encode("utf-16-le")
    )
    entry = pack("<H", 1) + pack("<i", 5) + bytes(22) + b"\x01\0"
    structures = {73: entry, 60: level, 74: pack("<I", 1) + pack("<iii", 5, 0, 0) + bytes(8)}
    item = pack("<Hh", 0x460B, 1) + pack("<HB", 0x260A, 0)
    document = read(
        doc(of(("旧", STRUCK), modifiers=item), of("新", modifiers=item), parts=Parts(structures=structures))
    )
    assert [block.text for block in document.blocks] == ["2、 新"]


@pytest.mark.parametrize(("kind", "story", "numbers", "part"), [
    ("footnote", 0, (2, 3), Part.FOOTNOTE),
    ("comment", 3, (4, 5), Part.COMMENT),
    ("endnote", 4, (46, 47), Part.ENDNOTE),
])  # fmt: skip
def test_a_note_says_where_its_mark_stands(kind, story, numbers, part):
    tables = note_tables((1, 5), (0, 3), size=30 if kind == "comment" else 2)
    stories = [()] * story + [(para("\x02注"), of("\x02", ("含加分", RAISED)), para(""))]
    parts = Parts(stories=tuple(stories), structures=dict(zip(numbers, tables, strict=True)))
    document = read(doc(row("甲\x02", "10\x02分", edges=EDGES), parts=parts))
    assert texts(document) == [["甲", "10分"]]
    notes = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert [(note.text, note.part, note.refers) for note in notes] == [
        ("注", part, Place(0, 0, 0)),
        ("含加分", part, Place(0, 0, 1)),
    ]


def test_a_note_whose_first_paragraph_is_blank_keeps_its_mark():
    structures = dict(zip((2, 3), note_tables((1,), (0,)), strict=True))
    parts = Parts(stories=((para("\x02"), para("注"), para("")),), structures=structures)
    document = read(doc(row("甲\x02", edges=(0, 900)), parts=parts))
    assert [block.refers for block in document.blocks if isinstance(block, Paragraph)] == [Place(0, 0, 0)]


def test_pictures_are_told_where_they_stand_and_not_where_they_are_hidden():
    document = read(doc(row_of(("甲\x01",), (("\x01", HIDDEN), "乙"), edges=EDGES), para("后\x01\x01")))
    assert told(document) == [("picture-dropped", "warning", Place(0, 0, 0)), ("picture-dropped", "info", Place())]
    assert document.notices[1].message.startswith("2 ")


@pytest.mark.parametrize(
    ("field", "kind", "shown"),
    [
        ("\x13 EMBED Equation.DSMT4 \x14\x01\x15", "equation-dropped", ""),
        ("\x13 EMBED Excel.Sheet.8 \x14\x01\x15", "object-dropped", ""),
        ("\x13 EMBED Excel.Sheet.8 \x15", "object-dropped", ""),
        ("\x13 LINK Word.Document.8 a \x14文字\x15", "", "文字"),
    ],
)
def test_embedded_objects_are_told_once(field, kind, shown):
    document = read(doc(row(f"甲{field}", "乙", edges=EDGES)))
    assert texts(document) == [["甲" + shown, "乙"]]
    assert told(document) == ([(kind, "warning", Place(0, 0, 0))] if kind else [])


def test_an_entry_of_a_list_longer_than_its_code_is_whole():
    entry = "特别优秀并且在全省得到推广应用的各项工作"
    listed = pack("<H", len(entry)) + entry.encode("utf-16-le")
    name = pack("<HHH", 1, ord("n"), 0)
    body = pack("<IHHH", 0xFFFFFFFF, 2, 0, 20) + name + pack("<H", 0) + bytes(20)
    data = pack("<IH", 68 + len(body) + 6 + len(listed), 68) + bytes(62) + body + pack("<HHH", 0xFFFF, 1, 0) + listed
    at = pack("<HI", 0x6A03, 0)
    document = read(doc(of("\x13 FORMDROPDOWN ", ("\x01", at), "\x15。"), parts=Parts(data=data)))
    assert [block.text for block in document.blocks] == [entry + "。"]


def test_an_equation_is_set_apart_from_a_number_before_it():
    assert seen("10\x13 EQ \\f(1,2)\x15分") == "10 1/2分"
    assert seen("按\x13 EQ \\f(完成数+1,任务数)\x15×10") == "按(完成数+1)/任务数×10"


def test_the_prompt_of_a_button_is_blank_and_a_sign_on_it_stays():
    assert seen("单位：\x13 MACROBUTTON NoMacro [点击填写]\x15") == "单位："
    assert seen("\x13 MACROBUTTON Tick □\x15是") == "□是"


def boxed(*paragraphs, shapes: bytes, anchors: bytes, boxes: bytes, story: tuple[Para, ...]) -> Document:
    structures = {40: anchors, 50: shapes, 56: boxes}
    return read(doc(*paragraphs, parts=Parts(stories=((), (), (), (), (), story), structures=structures)))


def test_boxes_of_text_in_a_cell_belong_to_it_and_others_stand_behind_the_body():
    document = boxed(
        row("甲\x08", "\x08", edges=EDGES),
        para("后\x08"),
        shapes=drawings(shape(2001), shapes_grouped(shape(2002), shape(2003)), shape(2004)),
        anchors=drawing_anchors((1, 2001), (3, 2002), (7, 2004)),
        boxes=boxes_of((0, 2001), (2, 2003), (4, 2004), (6, 0)),
        story=(para("盒"), para("组"), para("外"), para("")),
    )
    assert texts(document) == [["甲\n盒", "组"]]
    assert [(block.text, block.part) for block in document.blocks if isinstance(block, Paragraph)] == [
        ("后", Part.BODY),
        ("外", Part.TEXT_BOX),
    ]
    assert told(document) == []


def test_a_table_in_a_box_of_a_cell_stands_in_the_cell():
    document = boxed(
        row("甲\x08", "乙", edges=EDGES),
        shapes=drawings(shape(7)),
        anchors=drawing_anchors((1, 7)),
        boxes=boxes_of((0, 7), (7, 0)),
        story=(*row("内", "表", edges=EDGES), para(""), para("")),
    )
    (table,) = document.tables()
    assert [[one.text for one in inner.cells] for inner in table.cells[0].tables] == [["内", "表"]]
    assert table.cells[0].tables[0].part is Part.BODY


def test_drawn_letters_are_text():
    document = boxed(
        row("甲\x08", "\x08", edges=EDGES),
        para("后\x08"),
        shapes=drawings(*(shape(number, kind=136, letters=f"字{number}") for number in (1, 2, 3))),
        anchors=drawing_anchors((1, 1), (3, 2), (7, 3)),
        boxes=b"",
        story=(),
    )
    assert texts(document) == [["甲\n字1", "字2"]]
    assert [block.text for block in document.blocks if block.part is Part.TEXT_BOX] == ["字3"]
    assert told(document) == []


def test_drawn_letters_of_page_headers_and_footers_are_text():
    letters = [shape(number, kind=136, letters=f"字{number}") for number in (2, 3)]
    beginnings = pack("<14I", *(0,) * 7, 4, 4, 7, 7, 7, 7, 7)
    structures = {11: beginnings, 41: drawing_anchors((1, 2), (5, 3)), 50: drawings(*letters)}
    stories = ((), (para("一\x08"), para(""), para("\x08"), para("")))
    document = read(doc(row("甲", "乙", edges=EDGES), parts=Parts(stories=stories, structures=structures)))
    assert [(block.text, block.part) for block in document.blocks if isinstance(block, Paragraph)] == [
        ("一", Part.HEADER),
        ("字2", Part.TEXT_BOX),
        ("字3", Part.TEXT_BOX),
    ]
    assert told(document) == []


def test_drawings_are_told_where_they_hold_pictures_or_objects():
    document = boxed(
        row("一\x08", "二\x08", edges=EDGES),
        para("\x08\x08"),
        shapes=drawings(
            shape(1, kind=75),
            shape(2, kind=20),
            shape(3, kind=1, properties=((0x4104, 1),)),
            shape(4, kind=75, flags=0x10),
        ),
        anchors=drawing_anchors((1, 1), (4, 2), (7, 3), (8, 4)),
        boxes=b"",
        story=(),
    )
    assert told(document) == [
        ("picture-dropped", "warning", Place(0, 0, 0)),
        ("picture-dropped", "info", Place()),
        ("object-dropped", "info", Place()),
    ]


def test_a_drawing_of_which_nothing_is_known_may_be_a_picture():
    assert told(read(doc(row("\x08", edges=(0, 900))))) == [("picture-dropped", "warning", Place(0, 0, 0))]


def test_boxes_that_lie_over_one_another_are_none():
    document = boxed(
        row("甲\x08", edges=(0, 900)),
        shapes=drawings(shape(1)),
        anchors=drawing_anchors((1, 1)),
        boxes=boxes_of((0, 1), (5, 2), (0, 1), (5, 0)),
        story=(para("盒中字"), para("")),
    )
    assert texts(document) == [["甲"]]
    assert "盒中字" in [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_word_6_has_the_same_looks():
    runs = [(0, 2, bytes([2, 87, 1])), (2, 4, bytes([0])), (4, 5, bytes([2, 104, 1])), (5, 6, bytes([2, 92, 1]))]
    plain = bytes([1, 0, 0])
    document = read(old_doc(b"1015\x322\r", [(0, 7, plain)], characters=runs))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["15²"]


def test_nothing_is_marked_in_a_plain_file():
    document = read(doc(para("甲"), *row("乙", "丙", edges=EDGES)))
    assert not document.notices
    assert isinstance(document.blocks[1], Table)
    assert cell("丁")[0].text == "丁"
