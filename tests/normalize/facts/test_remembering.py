"""What is remembered of texts changes nothing that is said of them, and is bounded."""

from zhibiao.normalize.facts.remembering import (
    KEPT,
    LONGEST,
    MOST,
    forget_long_files,
    remembered,
    remembered_in_file,
)


def counting():
    asked = []

    @remembered
    def length(text):
        asked.append(text)
        return len(text)

    return length, asked


def test_a_text_is_worked_out_once():
    length, asked = counting()
    assert [length("分值"), length("得分表"), length("分值")] == [2, 3, 2]
    assert asked == ["分值", "得分表"]


def test_a_long_text_is_worked_out_each_time():
    length, asked = counting()
    long = "长" * (LONGEST + 1)
    assert length(long) == length(long) == LONGEST + 1
    assert asked == [long, long]


def test_of_more_texts_than_are_remembered_the_first_is_worked_out_again():
    length, asked = counting()
    for number in range(MOST + 1):
        length(str(number))
    length("0")
    assert asked[-1] == "0"


def test_a_long_file_leaves_nothing_behind_and_a_usual_one_does():
    usual, asked_of_usual = counting()
    long, asked_of_long = counting()
    usual("分值")
    for number in range(KEPT + 1):
        long(str(number))
    forget_long_files()
    usual("分值")
    long("0")
    assert asked_of_usual == ["分值"]
    assert asked_of_long[-1] == "0" and len(asked_of_long) == KEPT + 2


def test_methods_of_different_words_are_told_apart():
    class Words:
        def __init__(self, sign):
            self.sign = sign

        @remembered
        def marked(self, text):
            return self.sign + text

    assert [Words("甲").marked("一"), Words("乙").marked("一")] == ["甲一", "乙一"]


def test_of_long_texts_what_is_remembered_in_a_file_is_forgotten_with_it():
    asked = []

    @remembered_in_file
    def length(words, text):
        asked.append(text)
        return len(text)

    long = "长" * (LONGEST + 1)
    for text in ("分值", long, "分值", long):
        length("words", text)
    assert asked == ["分值", long]
    forget_long_files()
    for text in ("分值", long):
        length("words", text)
    assert asked == ["分值", long, long]
