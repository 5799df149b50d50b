"""Tables of Markdown: merges where they are marked, texts as a viewer shows them."""

from __future__ import annotations

import pytest
from zhibiao.extract import Document, read
from zhibiao.extract.document import Merges, Paragraph

RULE = "| --- | --- | --- |\n"


def of(text: str) -> Document:
    return read(text.encode(), name="form.md")


def cells(document: Document) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in document.body_tables()[0].cells]


def test_marked_merges_are_merges_and_blank_cells_are_blank() -> None:
    document = of(f"| 一级 | 二级 | 分值 |\n{RULE}| 履职 | a | 5 |\n| ^^ | | 3 |\n| 合计 || 8 |\n")
    assert document.merges is Merges.EXPLICIT
    assert cells(document)[3:] == [
        (1, 0, 2, 1, "履职"),
        (1, 1, 1, 1, "a"),
        (1, 2, 1, 1, "5"),
        (2, 1, 1, 1, ""),
        (2, 2, 1, 1, "3"),
        (3, 0, 1, 2, "合计"),
        (3, 2, 1, 1, "8"),
    ]


def test_bars_without_blanks_beside_them_are_blank_cells() -> None:
    document = of(f"|一级|二级|分值|\n{RULE}|履职||5|\n|效能|b|3|\n")
    assert document.merges is Merges.INFERRED
    assert (1, 1, 1, 1, "") in cells(document)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"a\|b", "a|b"),
        (r"\*\*a\*\*", "**a**"),
        ("**a**", "a"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("&lt;a&gt; &#32;", "<a>  "),
        (r"C:\d", r"C:\d"),
    ],
)
def test_cells_hold_what_a_viewer_shows(written: str, shown: str) -> None:
    assert cells(of(f"| {written} | b | c |\n{RULE}| 1 | 2 | 3 |\n"))[0][4] == shown


def test_headings_lose_their_marks_and_keep_their_rank() -> None:
    document = of(f"## 考核 \\(甲\\) ##\n\n正文\n\n| a | b | c |\n{RULE}| 1 | 2 | 3 |\n")
    assert document.blocks[:2] == (Paragraph("考核 (甲)", "Heading 2"), Paragraph("正文"))


def test_a_table_of_one_column_is_told_by_its_rule() -> None:
    assert [cell[4] for cell in cells(of("| a |\n| --- |\n| b |\n| c |\n"))] == ["a", "b", "c"]


def test_a_mark_with_nothing_above_is_told() -> None:
    document = of(f"| ^^ | b | c |\n{RULE}| 1 | 2 | 3 |\n")
    assert [str(notice.kind) for notice in document.notices] == ["merge-orphan"]


@pytest.mark.parametrize(
    ("written", "seen", "kinds"),
    [
        ("~~8~~12", "12", ["text-struck"]),
        ("<del>8</del>12", "12", ["text-struck"]),
        ("<s>8</s> 12", " 12", ["text-struck"]),
        ("12<sup>1</sup>", "12¹", []),
        ("H<SUB>2</SUB>O", "H₂O", []),
        (r"8\~~12~~", "8~~12~~", []),
        ("8~12", "8~12", []),
        (r"\<del>8\</del>", "<del>8</del>", []),
        ("NaN", "", []),
        ("Unnamed: 3", "", []),
    ],
)
def test_a_cell_is_read_as_a_viewer_shows_it(written: str, seen: str, kinds: list[str]) -> None:
    document = of(f"| 一级 | 二级 | 分值 |\n{RULE}| 履职 | a | {written} |\n")
    assert document.body_tables()[0].cells[-1].text == seen
    assert [notice.kind for notice in document.notices] == kinds


def test_a_struck_row_is_no_row() -> None:
    document = of(f"| 一级 | 二级 | 分值 |\n{RULE}| ~~履职~~ | ~~a~~ | ~~5~~ |\n| 效能 | b | 3 |\n")
    assert [text for *_place, text in cells(document)[3:]] == ["效能", "b", "3"]
