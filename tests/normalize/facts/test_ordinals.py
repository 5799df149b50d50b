"""The numbers that rows and headings begin with: style, rank and value, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zhibiao.normalize.facts.ordinals import number_of, ordinal_of

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    written = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        written += f"{DIGITS[tens] if tens > 1 or hundreds else ''}十"
    elif hundreds and ones:
        written += "零"
    return written + (DIGITS[ones] if ones else "")


def roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


@pytest.mark.parametrize(
    ("text", "style", "numbers", "rest"),
    [
        ("第一部分 堤防", "第部分", (1,), " 堤防"),
        ("第3章：堤防", "第章", (3,), "堤防"),
        ("一、堤防", "一", (1,), "堤防"),
        ("十二", "一", (12,), ""),
        ("（二）堤防", "(一)", (2,), "堤防"),
        ("㈢堤防", "(一)", (3,), "堤防"),
        ("3、堤防", "1", (3,), "堤防"),
        ("３．堤防", "1", (3,), "堤防"),
        ("3堤防", "1", (3,), "堤防"),
        ("⒋堤防", "1", (4,), "堤防"),
        ("(4)堤防", "(1)", (4,), "堤防"),
        ("⑷堤防", "(1)", (4,), "堤防"),
        ("4）堤防", "1)", (4,), "堤防"),
        ("⑤堤防", "①", (5,), "堤防"),
        ("5.6", "1.1", (5, 6), ""),
        ("5.6.10 堤防", "1.1.1", (5, 6, 10), " 堤防"),
        ("5-6堤防", "1.1", (5, 6), "堤防"),
        ("Ⅱ堤防", "Ⅰ", (2,), "堤防"),
        ("IV、堤防", "Ⅰ", (4,), "堤防"),
        ("B.堤防", "A", (2,), "堤防"),
        ("B2堤防", "A.1", (2, 2), "堤防"),
        ("B2.1 堤防", "A.1.1", (2, 2, 1), " 堤防"),
    ],
)
def test_a_text_begins_with_a_number(text, style, numbers, rest):
    found = ordinal_of(f" {text}")
    assert found is not None
    assert (found.style, found.numbers, f" {text}"[found.end :]) == (style, numbers, rest)
    assert text.startswith(found.mark)


@pytest.mark.parametrize(
    "text",
    [
        "堤防",
        "一级指标",
        "一般工作",
        "十项工作",
        "三年行动",
        "3年行动",
        "5个闸门",
        "100分",
        "20%",
        "1.5倍",
        "8-20分",
        "3-5天",
        "2024年",
        "0.5",
        "20①",
        "A级",
        "ISO9001",
        "KPI",
        "5G建设",
    ],
)
def test_an_amount_or_a_word_is_no_number_of_a_row(text):
    assert ordinal_of(text) is None


def test_styles_stand_below_each_other_as_offices_number_their_texts():
    texts = ("第一章", "一、", "（一）", "1、", "(1)", "①")
    ranks = [found.rank for text in texts if (found := ordinal_of(text))]
    assert ranks == sorted(set(ranks))
    assert len(ranks) == len(texts)


@given(st.integers(1, 299))
def test_chinese_numbers_are_counted(number):
    assert number_of(chinese(number)) == number


@given(st.integers(1, 39))
def test_roman_numbers_are_counted(number):
    assert number_of(roman(number)) == number
