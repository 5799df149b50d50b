import pytest
from hypothesis import given
from hypothesis import strategies as st
from zhibiao.extract.numbering import (
    FORMATS,
    ListCounters,
    ListLevel,
    ListNumbering,
    format_number,
    format_of_code,
    is_known_format,
)

NUMBERS = """
decimal                    1=1 12=12
decimalZero                1=01 12=12 100=100
001                        7=007 1234=1234
chineseCounting            1=一 10=十 11=十一 20=二十 99=九十九 105=一○五
chineseCountingThousand    1=一 10=十 15=十五 20=二十 100=一百 101=一百零一 110=一百一十 1001=一千零一 10010=一万零一十
ideographDigital           10=一〇 205=二〇五
japaneseCounting           10=十 100=百 111=百十一 1000=千
chineseLegalSimplified     1=壹 10=壹拾 11=壹拾壹 20=贰拾 105=壹佰零伍
ideographLegalTraditional  3=參 10=壹拾
ideographTraditional       1=甲 10=癸 11=11
ideographZodiac            1=子 12=亥
ideographZodiacTraditional 1=甲子 11=甲戌 60=癸亥
decimalEnclosedCircle      1=① 10=⑩ 20=⑳ 21=㉑ 36=㊱ 51=51
decimalEnclosedParen       1=⑴ 20=⒇ 21=21
decimalEnclosedFullstop    1=⒈ 20=⒛
ideographEnclosedCircle    1=㈠ 10=㈩
decimalFullWidth           12=１２
upperRoman                 4=IV 9=IX 49=XLIX 1990=MCMXC
lowerRoman                 3=iii
upperLetter                1=A 26=Z 27=AA 53=AAA
lowerLetter                2=b
ordinal                    1=1st 2=2nd 3=3rd 11=11th 21=21st
cardinalText               1=One 21=Twenty-one
ordinalText                3=Third 12=Twelfth 20=Twentieth 25=Twenty-fifth
hex                        255=FF
numberInDash               5=-_5_-
none                       5=
unheard-of                 5=5
"""
CASES = [
    (fields[0], int(number), text.replace("_", " "))
    for fields in map(str.split, NUMBERS.strip().splitlines())
    for number, _equals, text in (pair.partition("=") for pair in fields[1:])
]


@pytest.mark.parametrize(("number_format", "number", "text"), CASES)
def test_format_number(number_format, number, text):
    assert format_number(number, number_format) == text


@given(st.sampled_from(sorted(FORMATS)), st.integers(-5, 10**12))
def test_every_format_writes_every_number(number_format, number):
    assert isinstance(format_number(number, number_format), str)


@given(st.sampled_from(["chineseCountingThousand", "upperRoman", "japaneseCounting", "chineseLegalSimplified"]))
def test_different_numbers_are_written_differently(number_format):
    assert len({format_number(number, number_format) for number in range(1, 5000)}) == 4999


CODES = {
    0: "decimal", 11: "japaneseCounting", 18: "decimalEnclosedCircle", 22: "decimalZero", 23: "bullet",
    30: "ideographTraditional", 37: "chineseCounting", 38: "chineseLegalSimplified", 39: "chineseCountingThousand",
    57: "numberInDash", 99: "decimal", 255: "none",
}  # fmt: skip


@pytest.mark.parametrize(("code", "name"), CODES.items())
def test_codes_of_binary_files(code, name):
    assert format_of_code(code) == name


def test_known_formats():
    assert is_known_format("chineseCounting")
    assert is_known_format("0001")
    assert not is_known_format("thaiNumbers")


def outline(**changes: ListLevel) -> ListNumbering:
    """A list 1. / 1.1. / 1.1.1. whose levels can be changed by name: level1=…"""
    levels = [ListLevel(template="".join(f"%{n + 1}." for n in range(level + 1)), suffix="") for level in range(9)]
    for name, level in changes.items():
        levels[int(name[-1])] = level
    return ListNumbering("a", 1, tuple(levels))


def labels(numbering: ListNumbering, *levels: int) -> list[str]:
    counters = ListCounters()
    return [counters.label(numbering, level) for level in levels]


def test_levels_count_and_restart():
    assert labels(outline(), 0, 1, 1, 2, 0, 1) == ["1.", "1.1.", "1.2.", "1.2.1.", "2.", "2.1."]


def test_levels_passed_over_show_their_start_and_count_as_begun():
    assert labels(outline(), 2, 0) == ["1.1.1.", "2."]


def test_a_level_that_never_restarts():
    level = ListLevel(template="%2)", restart_after=-1, suffix="")
    assert labels(outline(level1=level), 0, 1, 0, 1) == ["1.", "1)", "2.", "2)"]


def test_a_level_that_restarts_after_the_first_only():
    level = ListLevel(template="%3)", restart_after=0, suffix="")
    assert labels(outline(level2=level), 0, 1, 2, 1, 2, 0, 2) == ["1.", "1.1.", "1)", "1.2.", "2)", "2.", "1)"]


def test_legal_levels_show_plain_numbers():
    chinese = ListLevel(number_format="chineseCounting", template="第%1章", suffix=" ")
    legal = ListLevel(template="%1.%2", legal=True, suffix="")
    assert labels(outline(level0=chinese, level1=legal), 0, 1) == ["第一章 ", "1.1"]


def test_starts_other_than_one():
    assert labels(outline(level0=ListLevel(start=0, template="%1", suffix="")), 0, 0) == ["0", "1"]


def test_a_placeholder_of_a_deeper_level_shows_nothing():
    assert labels(outline(level0=ListLevel(template="%1-%2", suffix="")), 0) == ["1-"]


def test_an_empty_template_shows_nothing_and_counts():
    assert labels(outline(level0=ListLevel(template="")), 0, 1, 0, 1) == ["", "1.1.", "", "2.1."]


def test_lists_with_one_key_count_together_and_a_start_is_taken_once():
    level = ListLevel(template="%1", suffix="")
    first, second = ListNumbering("a", 1, (level,)), ListNumbering("a", 2, (level,), {0: 1})
    counters = ListCounters()
    assert [counters.label(n, 0) for n in (first, first, second, second, first)] == ["1", "2", "1", "2", "3"]


def test_lists_with_other_keys_count_alone():
    level = ListLevel(template="%1", suffix="")
    counters = ListCounters()
    assert [counters.label(ListNumbering(key, key, (level,)), 0) for key in "aba"] == ["1", "1", "2"]


@pytest.mark.parametrize("level", [-1, 9, 100])
def test_a_level_that_does_not_exist_has_no_label(level):
    assert labels(outline(), level) == [""]
