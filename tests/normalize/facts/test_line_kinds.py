"""What a line outside a table is, by its words and its end."""

import pytest
from zhibiao.normalize.facts.line_kinds import (
    asks,
    begins_chapter,
    ends_statement,
    is_item,
    is_layout,
    is_note,
    is_prose,
    is_running,
    is_signature,
    kind_of,
    stands_above,
    stands_below,
    without_note_word,
)
from zhibiao.normalize.facts.vocabulary import load_vocabulary

WORDS = load_vocabulary()
SENTENCE = "渠" * 30 + "。"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", True),
        ("- 3 -", True),
        ("第3页 共5页", True),
        ("第 页 共 页", True),
        ("Page 3 of 9", True),
        ("iv", True),
        ("（续上表）", True),
        ("第三章", False),
        (" " * 50, True),
        ("-" * 39 + "3", True),
        ("-" * 40 + "3", False),
    ],
)
def test_a_line_that_only_helps_to_leaf_is_layout(line, expected):
    assert is_layout(line) is expected


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("填表人：", "fields"),
        ("2023年5月1日", "fields"),
        ("年  月  日", "fields"),
        ("□是", "fields"),
        ("请填写：姓名。", "note"),
        ("注：填表人：", "note"),
        ("考核对象", "note"),
    ],
)
def test_a_line_with_room_to_fill_in_is_one_of_fields(line, kind):
    assert kind_of(line, WORDS) == kind


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("备注", ""),
        ("备注：堤防", "堤防"),
        ("注1：堤防", "1：堤防"),
        ("（注：堤防", "堤防"),
        ("填表说明 堤防", "堤防"),
        ("注意", None),
        ("堤防", None),
    ],
)
def test_a_note_begins_with_a_word_for_it(line, rest):
    assert is_note(line, WORDS) is (rest is not None)
    assert without_note_word(line, WORDS) == (line if rest is None else rest)


@pytest.mark.parametrize(
    ("line", "below", "above", "signed"),
    [
        ("注：堤防", True, False, False),
        ("2023年5月", True, False, False),
        ("□", True, False, False),
        ("负责人（签字）", True, False, True),
        ("负责人：", True, False, True),
        ("姓名：甲 负责人：", True, True, False),
        ("被考核单位：", False, True, False),
        ("被考核单位", False, False, False),
        ("考核期（2023年）", False, True, False),
        ("堤防：", False, False, False),
    ],
)
def test_lines_stand_below_tables_or_above_them_by_their_words(line, below, above, signed):
    assert (stands_below(line, WORDS), stands_above(line, WORDS), is_signature(line, WORDS)) == (below, above, signed)


@pytest.mark.parametrize(
    ("line", "chapter", "item"),
    [
        ("# 堤防", True, False),
        ("第一章 堤防", True, False),
        ("一、堤防", False, True),
        ("二、堤防", True, True),
        ("1.堤防", False, True),
        ("2.堤防", True, True),
        ("2.5米", False, False),
        ("堤防", False, False),
    ],
)
def test_a_number_other_than_the_first_begins_a_chapter(line, chapter, item):
    assert (begins_chapter(line), is_item(line)) == (chapter, item)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("姓名：甲", True),
        ("姓名：", False),
        ("姓名：甲。", False),
        ("二、姓名：甲", False),
        ("(1)姓名：甲", False),
        ("堤防", False),
        ("姓名：" + "甲" * 117, True),
        ("姓名：" + "甲" * 118, False),
    ],
)
def test_a_line_asks_that_has_labels_and_few_words(line, expected):
    assert asks(line) is expected


@pytest.mark.parametrize(
    ("line", "prose", "running", "ends"),
    [
        (SENTENCE, True, True, True),
        (SENTENCE[1:], False, False, True),
        ("渠" * 30 + "：", True, False, False),
        ("渠" * 31, False, False, False),
        ("注：" + SENTENCE, False, False, False),
        ("二、堤防", True, True, True),
        ("好！", False, False, True),
        ("好", False, False, False),
    ],
)
def test_long_sentences_and_chapters_are_running_text(line, prose, running, ends):
    found = (is_prose(line, WORDS), is_running(line, WORDS), ends_statement(line, WORDS))
    assert found == (prose, running, ends)
