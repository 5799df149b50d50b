"""Damaged, foreign and protected .doc files: a named error or what is left of them, never a crash or a hang."""

from dataclasses import replace
from pathlib import Path
from random import Random
from struct import pack, pack_into

import pytest
from builders_doc import Parts, doc, nested_row, ole2, para, row
from zhibiao.extract import Document, UnreadableFile, read
from zhibiao.extract.doc.read import read_doc
from zhibiao.extract.document import ReadingKind
from zhibiao.extract.limits import LIMITS

FIXTURES = Path(__file__).parent.parent / "fixtures" / "doc"
WORD = 512
"""Where the stream of the text begins in a built file."""


def plain() -> bytes:
    return doc(para("前"), row("甲", "乙", edges=(0, 900, 1800)), nested_row("丙", edges=(0, 500)), para("后"))


def changed(data: bytes, offset: int, form: str, *values: int) -> bytes:
    copy = bytearray(data)
    pack_into("<" + form, copy, WORD + offset, *values)
    return bytes(copy)


def kind_of(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_doc(data)
    assert caught.value.kind in UnreadableFile.KINDS
    return caught.value.kind


@pytest.mark.parametrize("flags", [0x0300, 0x8300])
def test_a_password_is_named_with_what_to_do(flags):
    data = changed(plain(), 0x0A, "H", flags)
    assert kind_of(data) == "encrypted"
    with pytest.raises(UnreadableFile, match="take the password away"):
        read_doc(data)


def test_a_word_older_than_6():
    assert kind_of(changed(plain(), 0, "HH", 0xA5DB, 45)) == "too-old"
    assert kind_of(changed(plain(), 0, "HH", 0xA5DC, 63)) == "too-old"


def test_something_else_in_the_stream():
    assert kind_of(changed(plain(), 0, "H", 0x1234)) == "corrupt"
    assert kind_of(ole2({"WordDocument": b"\xec\xa5"})) == "corrupt"


def test_a_compound_file_without_word():
    assert kind_of(ole2({"Other": b"x"})) == "not-a-document"


def test_a_file_cut_off():
    data = plain()
    assert {kind_of(data[:length]) for length in (8, 300, 511)} <= {"corrupt", "not-a-document", "truncated"}


def test_text_that_is_cut_is_told():
    data = doc(para("字" * 9000))
    document = read_doc(changed(data, 0, "H", 0xA5EC)[: len(data)])
    assert len(document.blocks[0].text) == 9000
    pieces = pack("<II", 0, 900_000) + pack("<HIH", 0, 0x800, 0)
    clx = b"\x02" + pack("<I", len(pieces)) + pieces
    assert ReadingKind.TRUNCATED in {
        one.kind for one in read_doc(doc(para("字"), parts=Parts(structures={33: clx}))).notices
    }


def clx(*pieces: tuple[int, int, int]) -> dict[int, bytes]:
    """Pieces of start, end and place."""
    positions = [pieces[0][0], *(end for _start, end, _place in pieces)]
    table = pack(f"<{len(positions)}I", *positions) + b"".join(pack("<HIH", 0, place, 0) for *_range, place in pieces)
    return {33: b"\x02" + pack("<I", len(table)) + table}


def test_pieces_that_overlap_without_end_are_refused():
    bomb = clx(*((1000 * number, 1000 * (number + 1), 0x800) for number in range(500)))
    assert kind_of(doc(para("字"), parts=Parts(structures=bomb))) == "corrupt"


def test_pieces_that_run_backwards_are_refused():
    assert kind_of(doc(para("字"), parts=Parts(structures=clx((0, 9, 0x800), (9, 3, 0x800))))) == "corrupt"


def test_the_other_table_stream_is_taken_where_the_named_one_is_missing():
    document = read_doc(doc(para("甲"), parts=Parts(flags=0x0000)))
    assert document.blocks[0].text == "甲"
    assert ReadingKind.PART_UNREADABLE in {notice.kind for notice in document.notices}


def test_tables_nested_too_deep_are_told():
    deep = para("深", modifiers=pack("<Hi", 0x6649, 60))
    assert ReadingKind.LIMIT_REACHED in {notice.kind for notice in read_doc(doc(deep)).notices}


@pytest.mark.parametrize("mark", ["\x13", "\x13\x14", "\x15", "\x13x\x15"])
def test_fields_without_end_take_linear_time(mark):
    assert isinstance(outcome(doc(para(mark * 100_000))), Document)


def test_a_text_of_nothing_but_marks_is_refused():
    with pytest.raises(UnreadableFile) as caught:
        read_doc(doc(para("\r" * 500)), replace(LIMITS, pieces=100))
    assert caught.value.kind == "limit"


def test_many_short_stories_and_pieces_take_linear_time():
    positions = pack("<20007I", *[0] * 6, *range(20_001))
    stories = ((), (para("字\r" * 10_000),))
    parts = Parts(stories=stories, structures={11: positions}, piece_size=1)
    assert isinstance(outcome(doc(para("正文"), parts=parts)), Document)


def outcome(data: bytes) -> Document | str:
    try:
        return read_doc(data)
    except UnreadableFile as error:
        return error.kind


def mutated(data: bytes, random: Random) -> bytes:
    """The file with some bytes changed, in its front parts more often, or cut."""
    if random.random() < 0.1:
        return data[: random.randrange(len(data))]
    copy = bytearray(data)
    first, last = random.choice(((0, 512), (512, 2600), (0, len(data)), (len(data) // 2, len(data))))
    for _change in range(random.choice((1, 3, 20))):
        place = random.randrange(first, last - 4)
        copy[place : place + 4] = random.choice((random.randbytes(4), b"\xff" * 4, bytes(4), b"\xff\xff\xff\x7f"))
    return bytes(copy)


@pytest.mark.parametrize("name", ["form.doc", "parts.doc", "built"])
def test_changed_bytes_give_a_document_or_a_named_error(name):
    data = plain() if name == "built" else (FIXTURES / name).read_bytes()
    random = Random(name)  # noqa: S311 - nothing secret
    for _file in range(150):
        changed_file = mutated(data, random)
        found = outcome(changed_file)
        assert isinstance(found, Document) or found in UnreadableFile.KINDS


def test_files_by_libreoffice_are_whole():
    assert read(FIXTURES / "form.doc").body_tables()
