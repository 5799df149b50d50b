from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from text_dialects import write_a
from text_forms import Box, Sheet, forms, forms_of
from zhibiao.extract.document import Document, Merges, Paragraph, ReadingKind, Severity, Table
from zhibiao.extract.errors import UnreadableFile
from zhibiao.extract.text.read import read_text

SEED = Path(__file__).parents[3] / "shared" / "seed"


def read(text: str) -> Document:
    return read_text(text.encode())


def spans(table: Table) -> list[Box]:
    return [Box(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]


def kinds(document: Document) -> set[str]:
    return {notice.kind.value for notice in document.notices}


HEADER = "\t一级指标\n\t二级指标\n\t评分标准\n\t分值\n\n"


def test_a_table_stands_between_its_paragraphs() -> None:
    document = read("附件3\n\n考核表\n" + HEADER + "\t日常\n\t学习\n\t按时参加。\n\t5\n\n\n\n落款\n")
    assert [type(block) for block in document.blocks] == [Paragraph, Paragraph, Table, Paragraph]
    assert document.format == "text/tika-a"
    assert document.merges is Merges.INFERRED


def test_a_blank_continues_the_row_above_but_not_a_header() -> None:
    text = HEADER + "\t日常\n\t学习\n\t按时。\n\t5\n\n\t\n\t卫生\n\t整洁。\n\t\n\n\n"
    table = read(text).body_tables()[0]
    assert Box(1, 0, 2, 1, "日常") in spans(table)
    assert Box(2, 3, 1, 1, "") in spans(table)


def test_an_empty_paragraph_in_a_cell_does_not_tear_the_row() -> None:
    rows = "".join(f"\t日常{number}\n\t学习\n\t按时参加。\n\t5\n\n" for number in range(3))
    table = read(HEADER + rows + "\t其他\n\t学习\n\n\t按时参加。\n\t5\n\n\n").body_tables()[0]
    assert (table.n_rows, table.n_columns) == (5, 4)
    assert table.cells[-3].text == "学习\n"


def test_the_lost_tail_is_given_back_and_said() -> None:
    document = read(HEADER + "\t日常\n\t学习\n\t按时。\n\t5\n\n\t日常\n\t卫生\n\t整洁。")
    assert document.body_tables()[0].cells[-1] == document.body_tables()[0].grid()[2][3]
    assert ReadingKind.TAIL_RESTORED in kinds(document)


def test_a_stacked_header_is_read_back() -> None:
    text = "\t一级指标\n\t分值\n\t评分标准\n\n\t\n\t满分\n\t得分\n\t\n\n\t日常\n\t5\n\t\n\t按时参加学习。\n\n\n"
    table = read(text).body_tables()[0]
    assert spans(table)[:5] == [
        Box(0, 0, 2, 1, "一级指标"),
        Box(0, 1, 1, 2, "分值"),
        Box(0, 3, 2, 1, "评分标准"),
        Box(1, 1, 1, 1, "满分"),
        Box(1, 2, 1, 1, "得分"),
    ]


def test_a_short_row_is_guessed_and_said() -> None:
    text = HEADER + "\t日常\n\t学习\n\t按时参加学习，做好记录。\n\t5\n\n\t合计\n\t100\n\n\n"
    document = read(text)
    assert spans(document.body_tables()[0])[-2:] == [Box(2, 0, 1, 3, "合计"), Box(2, 3, 1, 1, "100")]
    assert ReadingKind.COLUMN_GUESSED in kinds(document)


def test_prose_has_no_table_and_says_so() -> None:
    document = read(
        "\t第一条 各单位应当按时报送有关材料，不得拖延。\n\t第二条 本办法自印发之日起施行，由办公室解释。\n"
    )
    assert not document.tables()
    assert next(paragraph.text[:4] for paragraph in document.blocks if isinstance(paragraph, Paragraph)) == "\t第一条"
    assert any(n.kind is ReadingKind.NO_TABLE and n.severity is Severity.ERROR for n in document.notices)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_each_encoding_and_line_end_gives_the_same(encoding: str) -> None:
    text = HEADER + "\t日常\n\t学习\n\t按时。\n\t5\n\n\n"
    document = read_text(text.replace("\n", "\r\n").encode(encoding))
    assert document.blocks == read(text).blocks
    assert document.encoding == encoding


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("　 \n".encode(), "empty"),
        (bytes(range(256)), "not-a-document"),
        (b"\tabc\x01\x02\x03\n", "not-a-document"),
        (b"\xff\xfea\x00\x00\xd8", "corrupt"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, kind: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_text(data)
    assert refused.value.kind == kind


def test_separators_of_other_systems_stay_in_their_cell() -> None:
    table = read(HEADER + "\t日常\n\t学\u2028习\n\t按\x0b时。\n\t5\n\n\n").body_tables()[0]
    assert [cell.text for cell in table.cells[4:]] == ["日常", "学\u2028习", "按\x0b时。", "5"]


@pytest.mark.skipif(not SEED.is_dir(), reason="the file to read is not here")
def test_the_first_real_file() -> None:
    document = read_text(next(SEED.glob("*.txt")).read_bytes())
    assert [(table.n_rows, table.n_columns) for table in document.body_tables()] == [(10, 7)] * 3
    for table in document.body_tables():
        assert [cell.column_span for cell in table.cells if cell.row == 4] == [1, 1, 2, 1, 2]
    assert ReadingKind.TAIL_RESTORED in kinds(document)


@given(forms)
@settings(max_examples=150, derandomize=True)
def test_no_character_of_a_random_form_is_lost(sheet: Sheet) -> None:
    text = write_a(sheet)
    document = read(text)
    blocks = [
        block.text if isinstance(block, Paragraph) else "".join(c.text for c in block.cells)
        for block in document.blocks
    ]
    assert "".join("".join(blocks).split()) == "".join(text.split())


def test_cells_never_overlap() -> None:
    for seed in range(100):
        for table in read(write_a(forms_of(seed))).body_tables():
            places = [
                (r, c)
                for cell in table.cells
                for r in range(cell.row, cell.row + cell.row_span)
                for c in range(cell.column, cell.column + cell.column_span)
            ]
            assert len(places) == len(set(places)) == table.n_rows * table.n_columns
            assert all(one.row <= other.row for one, other in pairwise(table.cells))
