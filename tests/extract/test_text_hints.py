"""What a user says of a text's tables settles how it is read; what does not fit is told."""

from io import BytesIO

import docx
import pytest
from zhibiao.extract import Document, Severity, TextHints, read
from zhibiao.extract.document import ReadingKind
from zhibiao.extract.text.hints import header_cells

HEADER = ("类别", "项目", "内容", "标准", "分值", "得分", "备注")
ROWS = [["日常", "巡查", "河道", "每月一次。", "5", "", ""], ["专项", "清淤", "沟渠", "及时清理。", "8", "", ""]]


def torn(rows: list[list[str]], after: int) -> str:
    """The rows with an empty paragraph at the end of one cell each."""
    return "".join("".join(f"\t{text}\n" + "\n" * (at == after) for at, text in enumerate(row)) + "\n" for row in rows)


def doubts(document: Document) -> int:
    return sum(notice.kind is ReadingKind.SECOND_READING for notice in document.notices)


def reading(text: str, hints: TextHints) -> Document:
    return read(text.encode(), hints=hints)


def unused(document: Document) -> list[Severity]:
    return [notice.severity for notice in document.notices if notice.kind is ReadingKind.HINT_UNUSED]


ALL_TORN = torn([list(HEADER)], 2) + torn(ROWS[:1], 3) + torn(ROWS[1:], 4) + "\n"
"""Each row falls apart in another place: the bytes alone do not say that there are three."""


@pytest.mark.parametrize("hints", [TextHints(columns=7), TextHints(header=HEADER)])
def test_torn_rows_are_put_together_to_what_was_said(hints: TextHints) -> None:
    plain, settled = reading(ALL_TORN, TextHints()), reading(ALL_TORN, hints)
    assert plain.body_tables()[0].n_rows == 6
    assert (settled.body_tables()[0].n_rows, settled.body_tables()[0].n_columns) == (3, 7)
    assert len(plain.notices) > doubts(settled) == 0
    assert not unused(settled)


def test_a_header_that_is_nowhere_is_told() -> None:
    text = torn([list(HEADER), *ROWS], 9) + "\n"
    assert unused(reading(text, TextHints(header=("甲", "乙")))) == [Severity.WARNING]


def test_rows_of_more_cells_than_columns_are_told() -> None:
    text = torn([list(HEADER), *ROWS], 9) + "\n"
    assert unused(reading(text, TextHints(columns=5))) == [Severity.WARNING]


def test_a_file_that_states_its_rows_says_that_it_needs_no_hints() -> None:
    written = BytesIO()
    docx.Document().save(written)
    assert unused(read(written.getvalue(), hints=TextHints(columns=3))) == [Severity.INFO]
    assert unused(reading("类别\t分值\n日常\t5\n专项\t8\n", TextHints(columns=2))) == [Severity.INFO]


def test_rows_on_lines_are_settled_too() -> None:
    text = "\t类别\t内容\t分值\n\t日常\t巡查\n\n\t5\n\t专项\t清淤\n\n\t8\n\n"
    assert [len(table.cells) for table in reading(text, TextHints(columns=3)).body_tables()] == [9]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("类别|标准|分值", ("类别", "标准", "分值")),
        ("| 类别 | 标准 |", ("类别", "标准")),
        ("类别\t标准|依据", ("类别", "标准|依据")),
    ],
)
def test_a_header_is_written_with_bars_or_tabs(text: str, cells: tuple[str, ...]) -> None:
    assert header_cells(text) == cells
