"""What a .doc file holds and what comes out: text, rows, merges, nesting, fields, symbols, revisions."""

from struct import pack

import pytest
from builders_doc import (
    IN_TABLE,
    ROW_END,
    Para,
    Parts,
    cell,
    depth,
    doc,
    nested_row,
    para,
    row,
    row_definition,
    row_mark,
)
from zhibiao.extract import read
from zhibiao.extract.document import Document, Paragraph, Part, ReadingKind, Table

FIRST, MERGED = 1, 2
VERTICAL_CONTINUE, VERTICAL_START = 1 << 5, 3 << 5
DELETED = pack("<HB", 0x0800, 1)


def tables(*paragraphs, parts=None) -> tuple[Table, ...]:
    return read(doc(*paragraphs, parts=parts)).body_tables()


def cells(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(one.row, one.column, one.row_span, one.column_span, one.text) for one in table.cells]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def line(text: str, **more) -> str:
    return texts(read(doc(para(text, **more))))[0]


def kinds(document: Document) -> set[str]:
    return {notice.kind for notice in document.notices}


def sprm(code: int, form: str, *values: int) -> bytes:
    return pack("<H" + form, code, *values)


def test_paragraphs_and_tables_stand_in_their_order():
    document = read(doc(para("前"), row("甲", "乙", edges=(0, 1000, 3000)), para("后")))
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Table", "Paragraph"]
    assert document.format == "doc"


def test_columns_are_the_union_of_the_rows_edges():
    (table,) = tables(row("甲", "乙", edges=(0, 1000, 3000)), row("丙", edges=(0, 3000)))
    assert cells(table) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 2, "丙")]


def test_several_paragraphs_and_line_breaks_in_a_cell():
    (table,) = tables(cell("一", "", "二\x0b三"), row_mark((0, 2000)))
    assert table.cells[0].text == "一\n\n二\n三"


@pytest.mark.parametrize("first, merged", [(FIRST, MERGED), (MERGED, FIRST)])
def test_horizontal_merge_flags_are_read_in_both_of_their_readings(first, merged):
    flags = (first, merged, merged, 0)
    (table,) = tables(row("甲", "", "", "乙", edges=(0, 1000, 2000, 3000, 4000), flags=flags), *row_of_four())
    assert cells(table)[:2] == [(0, 0, 1, 3, "甲"), (0, 3, 1, 1, "乙")]


def row_of_four():
    return row("1", "2", "3", "4", edges=(0, 1000, 2000, 3000, 4000))


def test_two_merged_areas_side_by_side():
    flags = (FIRST, MERGED, FIRST, MERGED)
    (table,) = tables(row("甲", "", "乙", "", edges=(0, 1000, 2000, 3000, 4000), flags=flags), *row_of_four())
    assert cells(table)[:2] == [(0, 0, 1, 2, "甲"), (0, 2, 1, 2, "乙")]


def test_text_in_a_merged_away_cell_is_kept():
    (table,) = tables(row("甲", "乙", edges=(0, 1000, 2000), flags=(FIRST, MERGED)))
    assert table.cells[0].text == "甲\n乙"


def test_vertical_merges():
    (table,) = tables(
        row("甲", "1", edges=(0, 1000, 2000), flags=(VERTICAL_START, 0)),
        row("", "2", edges=(0, 1000, 2000), flags=(VERTICAL_CONTINUE, 0)),
        row("乙", "3", edges=(0, 1000, 2000), flags=(VERTICAL_START, 0)),
    )
    assert (0, 0, 2, 1, "甲") in cells(table)
    assert (2, 0, 1, 1, "乙") in cells(table)


def test_vertical_merge_by_a_modifier_of_its_own():
    down = [pack("<HBBB", 0xD62B, 2, 0, flag) for flag in (3, 1)]
    (table,) = tables(*(row("甲" * (not number), "1", edges=(0, 900, 2000), more=down[number]) for number in (0, 1)))
    assert table.cells[0].row_span == 2


def test_cell_flags_may_be_missing():
    (table,) = tables(row("甲", "乙", "丙", edges=(0, 1000, 2000, 3000), flags=(0,)))
    assert [one.text for one in table.cells] == ["甲", "乙", "丙"]


def test_header_rows():
    head = sprm(0x3404, "B", 1)
    (table,) = tables(
        row("名称", edges=(0, 900), more=head), row("甲", edges=(0, 900)), row("乙", edges=(0, 900), more=head)
    )
    assert table.header_rows == 1


def test_rows_may_be_built_by_inserting_deleting_widening_and_merging():
    built = sprm(0x7621, "BBh", 0, 3, 1000) + sprm(0x7621, "BBh", 3, 1, 500) + sprm(0x5622, "BB", 1, 2)
    built += sprm(0x7623, "BBh", 2, 3, 2000) + sprm(0x5624, "BB", 0, 2)
    mark = Para("", "\x07", IN_TABLE + ROW_END + built)
    (table,) = tables(cell("甲"), cell(""), cell("丙"), mark, *row("1", "2", "3", edges=(0, 1000, 2000, 4000)))
    assert cells(table)[:2] == [(0, 0, 1, 2, "甲"), (0, 2, 1, 1, "丙")]


def test_a_split_takes_a_merge_back():
    undo = sprm(0x5625, "BB", 0, 2)
    (table,) = tables(row("甲", "乙", edges=(0, 900, 2000), flags=(FIRST, MERGED), more=undo))
    assert len(table.cells) == 2


def data_block(modifiers: bytes) -> bytes:
    return pack("<H", len(modifiers)) + modifiers


def test_table_properties_in_the_data_stream_come_where_they_are_named():
    build = sprm(0x7621, "BBh", 0, 2, 700)
    named = sprm(0x646B, "I", 0)
    mark = Para("", "\x07", IN_TABLE + ROW_END + named + row_definition((0, 1000, 2000)))
    (table,) = tables(cell("甲"), cell("乙"), mark, parts=Parts(data=data_block(build)))
    assert (table.n_rows, table.n_columns) == (1, 2)
    assert not read(doc(cell("甲"), cell("乙"), mark, parts=Parts(data=data_block(build)))).notices


def test_a_row_definition_may_stand_in_the_data_stream_alone():
    mark = Para("", "\x07", IN_TABLE + ROW_END + sprm(0x6646, "I", 3))
    data = b"\0\0\0" + data_block(row_definition((0, 1000, 2000)))
    (table,) = tables(cell("甲"), cell("乙"), mark, parts=Parts(data=data))
    assert table.n_columns == 2


def test_nested_tables_stand_in_their_cell():
    before = Para("先", "\r", depth(1))
    after = Para("后", "\x07", depth(1))
    (table,) = tables(before, nested_row("a", "b", edges=(0, 500, 1000)), after, row_mark((0, 3000)))
    assert table.cells[0].text == "先\n后"
    assert [one.text for one in table.cells[0].tables[0].cells] == ["a", "b"]


def test_cells_without_a_row_mark_become_paragraphs():
    document = read(doc(row("甲", edges=(0, 900)), cell("散"), cell("落"), para("后")))
    assert texts(document) == ["散", "落", "后"]
    assert len(document.tables()) == 1


def test_more_cells_than_the_definition_knows():
    (table,) = tables(row("甲", "乙", "丙", edges=(0, 1000, 2000)), row("1", "2", "", edges=(0, 1000, 2000)))
    assert [one.text for one in table.cells] == ["甲", "乙", "丙", "1", "2"]


def test_a_row_mark_without_a_definition():
    (table,) = tables(cell("甲"), cell("乙"), Para("", "\x07", IN_TABLE + ROW_END))
    assert (table.n_rows, table.n_columns) == (1, 2)


def test_floating_tables_at_different_places_are_two():
    here, there = (sprm(0x360D, "B", 0x20) + sprm(0x940E, "h", x) for x in (100, 5000))
    found = tables(row("甲", edges=(0, 900), more=here), row("乙", edges=(0, 900), more=there))
    assert [one.cells[0].text for one in found] == ["甲", "乙"]


@pytest.mark.parametrize("piece_size", [1, 2, 7])
@pytest.mark.parametrize("narrow", [False, True])
def test_text_saved_fast_in_pieces_is_the_same(piece_size, narrow):
    content = (para("before"), row("a", "b", edges=(0, 900, 1800)), para("caf\xe9"))
    whole = read(doc(*content, parts=Parts(narrow=narrow)))
    pieces = read(doc(*content, parts=Parts(narrow=narrow, piece_size=piece_size, flags=0x0204)))
    assert pieces.blocks == whole.blocks


def test_a_pieces_modifier_lies_over_its_paragraphs():
    lists = (b"", IN_TABLE)
    document = read(doc(para("甲"), parts=Parts(property_lists=lists, modifier=1 << 1 | 1)))
    assert texts(document) == ["甲"]
    (table,) = tables(
        Para("甲", "\x07"),
        Para("", "\x07", ROW_END + row_definition((0, 900))),
        parts=Parts(modifier=0x0100 | 0x18 << 1),
    )
    assert table.cells[0].text == "甲"


def test_characters_beyond_the_first_plane():
    assert line("𠮷野家") == "𠮷野家"
    assert line("半\ud842个") == "半�个"


@pytest.mark.parametrize(
    "code, shown",
    [
        ("\x13 PAGEREF _Toc \x1412\x15", "12"),
        ("\x13 HYPERLINK \\l a \x14见\x13 REF b \x14附件\x15\x15", "见附件"),
        ("\x13eq \\o\\ac(○,3)\x15", "③"),
        ("\x13eq \\o\\ac(□,√)\x15", "☑"),
        ("\x13eq \\o(□,×)\x15", "☒"),
        ("\x13eq \\o(△,!)\x15", "!"),
        ("\x13 MACROBUTTON NoMacro [点击填写]\x15", ""),
        ("\x13 DATE \x15", ""),
        ("\x13 IF \x13 PAGE \x141\x15 = 1 \x14是\x15", "是"),
        ("\x13没有结束", "没有结束"),
        ("没有开始\x15", "没有开始"),
    ],
)
def test_fields_show_their_result(code, shown):
    assert line(f"甲{code}乙") == f"甲{shown}乙"


def test_a_field_over_cells_keeps_the_cells():
    (table,) = tables(row("甲\x13 IF ", " x \x14乙\x15", edges=(0, 900, 1800)))
    assert [one.text for one in table.cells] == ["甲", "乙"]


def check_box(kind: int, result: int, default: int = 0, entries: tuple[str, ...] = ()) -> bytes:
    listed = b"".join(pack("<H", len(entry)) + entry.encode("utf-16-le") for entry in entries)
    name = pack("<HHH", 1, ord("n"), 0)
    body = pack("<IHHH", 0xFFFFFFFF, kind | result << 2, 0, 20) + name + pack("<H", default) + bytes(4 * 5)
    return (
        pack("<IH", 6 + 62 + len(body) + 6 + len(listed), 68)
        + bytes(62)
        + body
        + pack("<HHH", 0xFFFF, len(entries), 0)
        + listed
    )


@pytest.mark.parametrize(
    "code, data, shown",
    [
        ("FORMCHECKBOX", check_box(1, 1), "☑"),
        ("FORMCHECKBOX", check_box(1, 0), "□"),
        ("FORMCHECKBOX", check_box(1, 25, default=1), "☑"),
        ("FORMDROPDOWN", check_box(2, 1, entries=("优", "良")), "良"),
        ("FORMDROPDOWN", check_box(2, 9, entries=("优", "良")), ""),
    ],
)
def test_form_fields_show_their_state(code, data, shown):
    text = f"\x13 {code} \x01\x15是"
    at = text.index("\x01")
    picture = para(text, runs=((at, at + 1, sprm(0x6A03, "I", 0)),))
    assert texts(read(doc(picture, parts=Parts(data=data)))) == [f"{shown}是"]


FONTS = pack("<HH", 1, 0) + (lambda name: bytes([39 + len(name) + 2]) + bytes(39) + name + b"\0\0")(
    "Wingdings".encode("utf-16-le")
)


def test_symbols_become_the_characters_they_show():
    symbol = sprm(0x6A09, "HH", 0, 0xF0FE)
    found = read(doc(para("(合格", runs=((0, 1, symbol),)), parts=Parts(structures={15: FONTS})))
    assert texts(found) == ["☑合格"]


def test_characters_of_a_symbol_font():
    font = sprm(0x4A4F, "H", 0)
    found = read(doc(para("\uf0a8是\uf0fc", runs=((0, 3, font),)), parts=Parts(structures={15: FONTS})))
    assert texts(found) == ["□是√"]


def test_letters_in_a_symbol_font_are_its_symbols():
    fonts = sprm(0x4A4F, "H", 0) + sprm(0x4A51, "H", 0)
    found = read(doc(para("n是\xa8否\xfe", runs=((0, 2, fonts), (2, 5, fonts))), parts=Parts(structures={15: FONTS})))
    assert texts(found) == ["■是□否☑"]
    only_high = sprm(0x4A51, "H", 0)
    found = read(doc(para("n\xa8", runs=((0, 2, only_high),)), parts=Parts(structures={15: FONTS})))
    assert texts(found) == ["n□"]


def test_an_unknown_symbol_is_kept_and_told():
    found = read(doc(para("\uf0ee", runs=((0, 1, sprm(0x4A4F, "H", 7)),))))
    assert texts(found) == ["\uf0ee"]
    assert ReadingKind.SYMBOL_UNKNOWN in kinds(found)


def test_deleted_text_is_left_out_and_told():
    found = read(doc(para("保留删除", runs=((2, 4, DELETED),))))
    assert texts(found) == ["保留"]
    assert ReadingKind.REVISION_DROPPED in kinds(found)


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    assert texts(read(doc(para("甲删", runs=((1, 3, DELETED),)), para("乙")))) == ["甲乙"]


def test_a_deleted_row_is_left_out():
    gone = (
        Para("旧", "\x07", IN_TABLE, ((0, 2, DELETED),)),
        Para("", "\x07", row_mark((0, 900)).modifiers, ((0, 1, DELETED),)),
    )
    (table,) = tables(row("甲", edges=(0, 900)), gone, row("乙", edges=(0, 900)))
    assert [one.text for one in table.cells] == ["甲", "乙"]


def test_marks_that_are_no_text():
    document = read(doc(para("甲\x01\x02\x05\x08\x1e乙\x1f丙\x0c丁")))
    assert texts(document) == ["甲-乙丙丁"]
    assert ReadingKind.PICTURE_DROPPED in kinds(document)


def test_a_page_break_ends_no_paragraph_but_a_sections_end_does():
    sections = pack("<III", 0, 2, 4) + bytes(24)
    assert texts(read(doc(para("甲\x0c乙"), parts=Parts(structures={6: sections})))) == ["甲", "乙"]


def test_the_other_stories_follow_with_their_parts():
    stories = (
        (para("注"),),
        (),
        (),
        (para("批注"),),
        (para("尾注"),),
        (para("框"), *row("盒", edges=(0, 900)), para("")),
    )
    document = read(doc(para("正文"), parts=Parts(stories=stories)))
    assert [(block.part, getattr(block, "text", "table")) for block in document.blocks] == [
        (Part.BODY, "正文"),
        (Part.TEXT_BOX, "框"),
        (Part.TEXT_BOX, "table"),
        (Part.FOOTNOTE, "注"),
        (Part.ENDNOTE, "尾注"),
        (Part.COMMENT, "批注"),
    ]


def test_headers_and_footers_are_told_apart():
    texts_of = ("页眉", "页脚")
    positions = pack("<14I", *[0] * 7, 0, 3, 3, 6, 6, 6, 6)
    stories = ((), tuple(para(text) for text in texts_of))
    document = read(doc(para("正文"), parts=Parts(stories=stories, structures={11: positions})))
    assert [block.part for block in document.blocks] == [Part.BODY, Part.HEADER, Part.FOOTER]


def test_the_body_keeps_its_blank_paragraphs():
    assert texts(read(doc(para("甲"), para(""), para("乙")))) == ["甲", "", "乙"]
