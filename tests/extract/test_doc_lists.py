"""List labels of .doc files: levels, overrides, styles."""

from struct import pack

from builders_doc import Para, Parts, cell, doc, para, row_mark, sheet, style
from zhibiao.extract import read
from zhibiao.extract.document import Paragraph

IDEOGRAPHS, DECIMAL, BULLET, NONE = 39, 0, 23, 255
TAB, SPACE, NOTHING = 0, 1, 2


def level(template: str, number_format: int = DECIMAL, start: int = 1, suffix: int = SPACE, look: bytes = b"") -> bytes:
    """An LVL; %1 stands for the number of the first level, and so on."""
    text = "".join(
        chr(int(part[0]) - 1) + part[1:] if index else part for index, part in enumerate(template.split("%"))
    )
    head = pack("<iBB", start, number_format, 0) + bytes(9) + bytes([suffix]) + bytes(8) + bytes([len(look), 0, 0, 0])
    return head + look + pack("<H", len(text)) + text.encode("utf-16-le")


def lists(*levels: bytes, overrides: bytes = b"", n_overrides: int = 0, uses: int = 1) -> dict[int, bytes]:
    """One list with nine levels and `uses` of it; the last use has the overrides."""
    nine = [*levels, *[level("")] * (9 - len(levels))]
    entry = pack("<i", 5) + bytes(24)
    use = pack("<iii", 5, 0, 0) + b"\0\0\0\0"
    last = use[:12] + bytes([n_overrides, 0, 0, 0])
    table = pack("<I", uses) + use * (uses - 1) + last
    # the levels stand behind the list table's stated end: the next structure written is those levels
    return {73: pack("<H", 1) + entry, 60: b"".join(nine), 74: table + bytes(4) * (uses - 1) + bytes(4) + overrides}


def item(text: str, depth: int = 0, number: int = 1, **more) -> Para:
    modifiers = pack("<Hh", 0x460B, number) + pack("<HB", 0x260A, depth)
    return para(text, modifiers=modifiers, **more)


def read_texts(*paragraphs, structures: dict[int, bytes]) -> list[str]:
    document = read(doc(*paragraphs, parts=Parts(structures=structures)))
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_numbers_count_and_restart_below():
    structures = lists(level("%1、", IDEOGRAPHS), level("%1.%2"))
    items = (item("甲"), item("a", 1), item("b", 1), item("乙"), item("c", 1))
    assert read_texts(*items, structures=structures) == ["一、 甲", "一.1 a", "一.2 b", "二、 乙", "二.1 c"]


def test_what_stands_behind_a_label():
    assert read_texts(item("甲"), structures=lists(level("%1.", suffix=NOTHING))) == ["1.甲"]


def test_a_label_in_a_cell():
    marked = Para("值班", "\x07", cell("")[0].modifiers + item("").modifiers)
    document = read(doc(marked, row_mark((0, 900)), parts=Parts(structures=lists(level("（%1）")))))
    assert document.body_tables()[0].cells[0].text == "（1） 值班"


def test_no_number_is_no_label():
    assert read_texts(item("甲", number=0), item("乙", number=9), structures=lists(level("%1."))) == ["甲", "乙"]


def test_a_hidden_label_is_none():
    assert read_texts(item("甲"), structures=lists(level("%1.", look=pack("<HB", 0x083C, 1)))) == ["甲"]


def test_uses_of_a_list_count_together_unless_one_starts_anew():
    again = pack("<iI", 1, 0x10)
    structures = lists(level("%1."), uses=2, n_overrides=1, overrides=again)
    items = (item("甲"), item("乙"), item("丙", number=2), item("丁", number=2))
    assert read_texts(*items, structures=structures) == ["1. 甲", "2. 乙", "1. 丙", "2. 丁"]


def test_a_use_may_bring_a_level_of_its_own():
    own = pack("<iI", 0, 0x20) + level("第%1条", IDEOGRAPHS)
    structures = lists(level("%1."), n_overrides=1, overrides=own)
    assert read_texts(item("甲"), structures=structures) == ["第一条 甲"]


def test_a_list_comes_down_the_chain_of_styles():
    numbered = pack("<Hh", 0x460B, 1)
    styles = sheet(style("Normal", 0xFFF), style("条", 0, numbered), style("款", 1))
    structures = lists(level("%1.")) | {1: styles}
    document = read(doc(para("甲", style=1), para("乙", style=2), para("丙"), parts=Parts(structures=structures)))
    assert [(block.text, block.style) for block in document.blocks] == [
        ("1. 甲", "条"),
        ("2. 乙", "款"),
        ("丙", "Normal"),
    ]


def test_a_paragraph_may_leave_its_styles_list():
    styles = sheet(style("条", 0xFFF, pack("<Hh", 0x460B, 1)))
    structures = lists(level("%1.")) | {1: styles}
    out = pack("<Hh", 0x460B, 0)
    assert read_texts(para("甲", modifiers=out), para("乙"), structures=structures) == ["甲", "1. 乙"]


def test_styles_that_build_on_each_other_end():
    styles = sheet(style("甲", 1), style("乙", 0))
    assert read_texts(para("文"), structures={1: styles}) == ["文"]


def test_a_sections_end_has_no_number():
    structures = lists(level("%1.")) | {6: pack("<III", 0, 3, 5) + bytes(24)}
    ended = Para("", "\x0c", item("").modifiers)
    assert read_texts(item("甲"), ended, item("乙"), structures=structures) == ["1. 甲", "", "2. 乙"]


def test_lists_that_end_early_leave_the_text():
    structures = lists(level("%1."))
    structures[74] = structures[74][:9]
    assert read_texts(item("甲"), structures=structures) == ["甲"]


def test_blank_paragraphs_in_covered_cells_have_no_number():
    numbered = cell("")[0].modifiers + item("").modifiers
    rows = [(Para("", "\x07", numbered), row_mark((0, 900, 1800), (flag, 0))) for flag in (3 << 5, 1 << 5, 0)]
    content = [(first, *cell("内容"), mark) for first, mark in rows]
    document = read(doc(*content, parts=Parts(structures=lists(level("%1.")))))
    (table,) = document.body_tables()
    assert [(one.row, one.row_span, one.text) for one in table.cells if one.column == 0] == [(0, 2, "1."), (2, 1, "2.")]
    assert not document.notices
