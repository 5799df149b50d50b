"""Files of Word 6 and 95: one byte a character, in the code page of a font."""

from struct import pack

import pytest
from builders_doc import old_doc
from zhibiao.extract import read
from zhibiao.extract.document import Paragraph, ReadingKind

WESTERN, CYRILLIC, CHINESE, TRADITIONAL = 0, 204, 134, 136


def font(character_set: int, name: bytes = b"F") -> bytes:
    entry = bytes([0, 0, 0, character_set, 0]) + name + b"\0"
    return bytes([len(entry)]) + entry


def fonts(*sets: int) -> bytes:
    entries = b"".join(font(number) for number in sets)
    return pack("<H", len(entries) + 2) + entries


def properties(modifiers: bytes) -> bytes:
    data = b"\0" + modifiers
    data += bytes(len(data) % 2)
    return bytes([len(data) // 2]) + data


IN_TABLE, ROW_END = bytes([24, 1]), bytes([25, 1])


def definition(edges: tuple[int, ...], flags: tuple[int, ...]) -> bytes:
    operand = (
        bytes([len(flags)]) + pack(f"<{len(edges)}h", *edges) + b"".join(pack("<H", one) + bytes(8) for one in flags)
    )
    return bytes([190]) + pack("<H", len(operand) + 1) + operand


@pytest.mark.parametrize(
    "text, codec, sets",
    [
        ("考核指标：每少一次扣0.5分", "gb18030", (WESTERN, CHINESE)),
        ("評分標準", "big5", (TRADITIONAL,)),
        ("Компания", "cp1251", (CYRILLIC,)),
        ("Société “x”", "cp1252", (WESTERN, CHINESE)),
        ("1.2……5 ——", "cp1252", (WESTERN, CHINESE)),
    ],
)
def test_the_fonts_tell_the_code_page(text, codec, sets):
    data = text.encode(codec) + b"\r"
    document = read(old_doc(data, [(0, len(data), properties(b""))], fonts=fonts(*sets)))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [text]
    assert ReadingKind.ENCODING_GUESSED in {notice.kind for notice in document.notices}


def test_a_runs_font_tells_more_than_the_first():
    data = "Мир\r".encode("cp1251")
    run = (0, 3, bytes([3, 93]) + pack("<H", 1))
    document = read(old_doc(data, [(0, 4, properties(b""))], fonts=fonts(WESTERN, CYRILLIC), characters=[run]))
    assert document.blocks[0].text == "Мир"


def test_a_table_with_cells_merged_across():
    data = "甲\x07\x07乙\x07\x07".encode("gb18030")
    cell, mark = properties(IN_TABLE), properties(IN_TABLE + ROW_END + definition((0, 1000, 2000, 3000), (1, 2, 0)))
    runs = [(0, 3, cell), (3, 4, cell), (4, 7, cell), (7, 8, mark)]
    (table,) = read(old_doc(data, runs, fonts=fonts(CHINESE))).body_tables()
    assert [(one.column, one.column_span, one.text) for one in table.cells] == [(0, 1, "甲"), (1, 1, "乙")]


def test_plain_letters_need_no_code_page():
    document = read(old_doc(b"plain\r", [(0, 6, properties(b""))]))
    assert document.blocks[0].text == "plain"
    assert ReadingKind.ENCODING_GUESSED not in {notice.kind for notice in document.notices}
