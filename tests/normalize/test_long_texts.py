"""Texts of any length at any place of a form: with a time that grows with the square of it, these would take hours."""

from __future__ import annotations

from html import escape

import pytest
from zhibiao.extract import Place, read
from zhibiao.normalize import normalize
from zhibiao.normalize.clauses.split_clauses import split_clauses
from zhibiao.normalize.collect.points import DEDUCTION, POINTS
from zhibiao.normalize.facts.scores import lone_score, read_score, score_unreadable, split_name, worded_score
from zhibiao.normalize.facts.wording import without_layout
from zhibiao.normalize.records import Form

LONG = 120_000
USUAL = {
    "mark": "附件2",
    "title": "2022年度柳河县水利局考核指标",
    "field": "填报单位：水利局",
    "header": "一级指标",
    "score_header": "分值",
    "name": "防汛",
    "leaf": "值班",
    "criterion": "缺岗一次扣2分",
    "score": "40",
    "result": "6",
    "section": "第二部分",
    "total": "合计",
}
PIECES = (
    "7",
    "（",
    "（7分",
    "(每",
    "扣",
    "扣7",
    "扣分(",
    " 甲",
    "\u3000",
    "％",
    "7%",
    "7.",
    "、",
    "，",
    "一、",
    "甲7、",
    "①",
    "。",
    "……",
)


def page(**texts: str) -> bytes:
    """A form as a web page, with other texts at some places."""
    text = USUAL | texts
    text = {place: escape(one).replace("\n", "<br>") for place, one in text.items()}
    rows = (
        (text["header"], "二级指标", "评分标准", text["score_header"], "得分"),
        (text["name"], text["leaf"], text["criterion"], text["score"], text["result"]),
        ("防汛", "预案", "缺一项扣3分", "60", ""),
        (text["section"],),
        ("灌溉", "巡查", "缺一次扣1分", "20", ""),
        (text["total"], "", "", "120", ""),
    )
    above = "".join(f"<p>{text[place]}" for place in ("mark", "title", "field"))
    body = "".join("<tr>" + "".join(f"<td colspan={5 if len(row) == 1 else 1}>{cell}" for cell in row) for row in rows)
    return f"<meta charset=utf-8>{above}<table>{body}</table>".encode()


def forms(**texts: str) -> tuple[Form, ...]:
    return normalize(read(page(**texts))).forms


@pytest.mark.parametrize("piece", PIECES)
def test_a_form_with_long_texts_everywhere_is_read(piece: str) -> None:
    long = (piece * LONG)[: LONG // len(USUAL)]
    assert normalize(read(page(**dict.fromkeys(USUAL, f"甲{long}乙")))).source == ""


@pytest.mark.parametrize(
    "piece",
    [" ", "\n", "\t \n", "（7分 ", "( (", "（满分 ", "（每7", "7\n", "-", ".", "A.", "甲7分（7分", "得分（", "扣分("],
)
def test_names_scores_and_headers_of_a_million_characters_are_gone_through_once(piece: str) -> None:
    text = "甲" + piece * (1_000_000 // len(piece)) + "乙"
    assert split_name(text) == (text, None)
    assert worded_score(text) is None
    assert lone_score(text) is None
    assert read_score(text).number is None
    assert without_layout(text)
    for pattern in (POINTS, DEDUCTION):
        assert not pattern.search(text)


@pytest.mark.parametrize("piece", ["1、", "甲1、", "（一）", "①", "第一，", "扣1分。", "每扣", "最高 ", "得 "])
def test_long_criteria_are_gone_through_once(piece: str) -> None:
    assert len(split_clauses(piece * (300_000 // len(piece)))) <= 500


@pytest.mark.parametrize("digits", [16, 5_000, 100_000])
def test_a_number_of_too_many_digits_is_no_score_and_told(digits: int) -> None:
    (form,) = forms(score="7" * digits)
    first = form.indicators[0]
    assert first.score is None
    assert first.score_text == "7" * digits
    assert "score-unreadable" in {notice.kind for notice in form.notices}


@pytest.mark.parametrize("place", ["header", "name", "leaf", "criterion", "result", "section", "total", "title"])
def test_digits_without_end_are_read_as_text_wherever_they_stand(place: str) -> None:
    assert len(forms(**{place: "7" * 5_000})) <= 1


def test_serial_numbers_without_end_are_texts() -> None:
    rows = "".join(f"<tr><td>{'7' * 5_000}<td>值班{n}<td>{n}" for n in range(1, 6))
    (form,) = normalize(read(f"<meta charset=utf-8><table><tr><td>序号<td>指标<td>分值{rows}</table>".encode())).forms
    assert [one.score for one in form.indicators] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("履行\n职责", "履行职责"),
        ("A1  办 文", "A1办文"),
        ("1.1 A \n B", "1.1 A B"),
        ("A\u3000\u3000B", "A B"),
        (" 甲 ", "甲"),
    ],
)
def test_blanks_that_are_layout_go(text: str, plain: str) -> None:
    assert without_layout(text) == plain


@pytest.mark.parametrize(
    ("header", "is_points"),
    [
        ("得分", True),
        ("自评分（100分）", True),
        ("考核得分(满分（100）分)", True),
        ("得分（含加分）说明", False),
        ("得分(", False),
    ],
)
def test_a_header_of_points_may_end_in_a_bracket(header: str, *, is_points: bool) -> None:
    assert bool(POINTS.search(header)) is is_points


def test_no_pattern_of_points_begins_in_the_middle_of_blanks() -> None:
    assert split_name("防汛 \n （7分） ") == ("防汛", 7.0)
    assert worded_score("防汛 （ 每项3分，共6分 ）") == ("防汛", 6.0, "（ 每项3分，共6分 ）")


@pytest.mark.parametrize(("length", "quoted"), [(80, "1" * 80), (81, "1" * 80 + "…")])
def test_of_a_long_score_the_beginning_is_quoted(length: int, quoted: str) -> None:
    assert f"'{quoted}'" in score_unreadable("1" * length, Place()).message
