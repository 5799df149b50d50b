from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zhibiao.normalize.facts.mark_words import Mark, mark_words

SIGNS = {Mark.SAME: "{}", Mark.OLD: "[-{}]", Mark.NEW: "[+{}]"}


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("每次扣2分", "每次扣3分", "每次扣[-2][+3]分"),
        ("每次扣12分", "每次扣13分", "每次扣[-12][+13]分"),
        ("率达95.5%以上", "率达98%以上", "率达[-95.5%][+98%]以上"),
        ("按时报送", "按时、准确报送", "按时[+、准确]报送"),
        ("", "新的", "[+新的]"),
        ("旧的", "", "[-旧的]"),
        ("一样", "一样", "一样"),
        ("", "", ""),
        ("春耕备耕", "秋耕储备", "[-春耕备耕][+秋耕储备]"),
    ],
)
def test_the_words_that_changed_are_marked(old: str, new: str, marked: str) -> None:
    assert "".join(SIGNS[piece.mark].format(piece.text) for piece in mark_words(old, new)) == marked


@given(st.text("扣分每次12% a\n"), st.text("扣分每次12% a\n"))
def test_the_pieces_make_up_both_texts(old: str, new: str) -> None:
    pieces = mark_words(old, new)
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.NEW) == old
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.OLD) == new


def test_long_texts_are_marked_as_a_whole() -> None:
    old, new = "扣分" * 100_000, "得分" * 100_000
    assert [piece.mark for piece in mark_words(old, new)] == [Mark.OLD, Mark.NEW]
