"""Automatic list labels, once for docx and doc: numbers in every script, and the counters that run through a document.

A label like 一、 or 1.2 is not in the file's text: it comes from the paragraph's list, its level and what came before.
Source: ECMA-376 part 1, 17.9 (numbering) and 17.18.59 (ST_NumberFormat); MS-OSHARED 2.2.1.3 (the numeric codes).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

LEVELS = 9
LONGEST_LABEL = 255
"""Characters of a level's template, and of a number padded with zeros, that are written; real ones have a dozen."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list; `template` holds %1 to %9 for the numbers of its levels.

    `restart_after` is the deepest level (from 0) whose paragraphs restart this one: by default the one above, -1 none.
    `suffix` stands between label and text. `legal` shows all numbers as 1, 2, 3.
    """

    start: int = 1
    number_format: str = "decimal"
    template: str = ""
    restart_after: int | None = None
    legal: bool = False
    suffix: str = " "


@dataclass(frozen=True, slots=True)
class ListNumbering:
    """A list as a paragraph refers to it: lists with the same `key` count together.

    `start_overrides` set a level's counter when this `instance` of the list is first used at that level.
    """

    key: Hashable
    instance: Hashable
    levels: tuple[ListLevel, ...]
    start_overrides: Mapping[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class ListCounters:
    """The counters of a document's lists; ask for the label of each numbered paragraph in reading order."""

    _numbers: dict[Hashable, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[Hashable, int]] = field(default_factory=set)

    def label(self, numbering: ListNumbering, level: int) -> str:
        """The next paragraph's label at a level (from 0) with its suffix, or nothing where the level shows none."""
        if not 0 <= level < min(len(numbering.levels), LEVELS):
            return ""
        numbers = self._numbers.setdefault(numbering.key, [None] * LEVELS)
        for higher in range(level):
            if numbers[higher] is None:  # passed over, but begun: as in Word, the 一、 after a first （1） is 二、
                self._count(numbering, higher, numbers)
        self._count(numbering, level, numbers)
        for deeper in range(level + 1, min(len(numbering.levels), LEVELS)):
            if _restarts(numbering.levels[deeper], deeper, level):
                numbers[deeper] = None
        text = _fill(numbering.levels, level, numbers)
        return text + numbering.levels[level].suffix if text else ""

    def _count(self, numbering: ListNumbering, level: int, numbers: list[int | None]) -> None:
        begun = (numbering.instance, level)
        current = numbers[level]
        if level in numbering.start_overrides and begun not in self._begun:
            numbers[level] = numbering.start_overrides[level]
        elif current is None:
            numbers[level] = numbering.start_overrides.get(level, numbering.levels[level].start)
        else:
            numbers[level] = current + 1
        self._begun.add(begun)


def _restarts(deeper_level: ListLevel, deeper: int, level: int) -> bool:
    limit = deeper - 1 if deeper_level.restart_after is None else deeper_level.restart_after
    return level <= limit


def _fill(levels: Sequence[ListLevel], level: int, numbers: Sequence[int | None]) -> str:
    """The level's template with the numbers of all levels down to it; a level not yet counted shows its start."""
    here = levels[level]

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        if index > level:
            return ""
        value = numbers[index]
        shown = levels[index].start if value is None else value
        return format_number(shown, "decimal" if here.legal else levels[index].number_format)

    return re.sub(r"%([1-9])", number, here.template[:LONGEST_LABEL])


FORMAT_NAMES = (
    "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago "
    "ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal "
    "japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero "
    "bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese "
    "ideographEnclosedCircle ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting "
    "ideographLegalTraditional "
    "taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand "
    "ideographDigital koreanDigital koreanCounting koreanLegal koreanDigital2 hebrew1 arabicAlpha hebrew2 arabicAbjad "
    "hindiVowels hindiConsonants hindiNumbers hindiCounting thaiLetters thaiNumbers thaiCounting vietnameseCounting "
    "numberInDash russianLower russianUpper"
)
FORMATS_BY_CODE = tuple(FORMAT_NAMES.split())


def format_of_code(code: int) -> str:
    """The name of a number format of binary Word files; an unknown code is `decimal`, 255 is `none`."""
    if code == 0xFF:
        return "none"
    return FORMATS_BY_CODE[code] if code < len(FORMATS_BY_CODE) else "decimal"


def format_number(number: int, number_format: str) -> str:
    """A number in one of the formats of ST_NumberFormat, or padded after a pattern like 001.

    A number outside a format's range, and a format that is not known (see `is_known_format`), is written as decimal.
    """
    if number_format.isdecimal():
        return str(number).zfill(min(len(number_format), LONGEST_LABEL))
    write = FORMATS.get(number_format)
    written = write(number) if write is not None else None
    return str(number) if written is None else written


def is_known_format(number_format: str) -> bool:
    """Whether `format_number` writes this format as Word does."""
    return number_format in FORMATS or number_format.isdecimal()


Writer = Callable[[int], str | None]


def _set(characters: str) -> Writer:
    """The n-th of a set of characters, and nothing beyond it."""
    return lambda number: characters[number - 1] if 0 < number <= len(characters) else None


def _repeated(characters: str) -> Writer:
    """The letters, then each twice, three times and so on (bounded)."""

    def write(number: int) -> str | None:
        rounds, index = divmod(number - 1, len(characters))
        return characters[index] * (rounds + 1) if number > 0 and rounds < 30 else None

    return write


def _positional(digits: str) -> Writer:
    """Decimal places with other digits: 12 -> 一二."""
    return lambda number: str(number).translate({ord("0") + value: digit for value, digit in enumerate(digits)})


def _tens(digits: str) -> Writer:
    """十, 十一, 二十一, and from 100 on decimal places: 一○五."""
    positional = _positional(digits)

    def write(number: int) -> str | None:
        if not 10 <= number <= 99:
            return positional(number)
        tens, ones = divmod(number, 10)
        return ("" if tens == 1 else digits[tens]) + "十" + ("" if ones == 0 else digits[ones])

    return write


@dataclass(frozen=True, slots=True)
class _Counting:
    """Numbers as they are spoken in East Asian languages.

    `units` are tens, hundreds and thousands, `myriad` ten thousands; `gap` is spoken for places left out (一百零一);
    before a unit in `bare` no one is spoken: 十 for 一十. With a `gap` word that holds at the number's start only.
    """

    digits: str
    units: str
    myriad: str
    gap: str = ""
    bare: str = ""

    def __call__(self, number: int) -> str | None:
        if not 0 <= number < 10**8:
            return None
        high, low = divmod(number, 10_000)
        between = self.gap if high and 0 < low < 1000 else ""
        spoken = (self._group(high) + self.myriad if high else "") + between + self._group(low)
        starts_bare = spoken[:1] == self.digits[1] and spoken[1:2] in tuple(self.bare)
        return (spoken[1:] if starts_bare else spoken) or self.digits[0]

    def _group(self, number: int) -> str:
        """A number below 10,000."""
        spoken, skipped = "", False
        for place in (3, 2, 1, 0):
            digit = number // 10**place % 10
            if digit:
                spoken += (self.gap if skipped else "") + self._digit(digit, place)
            skipped = digit == 0 and spoken != ""
        return spoken

    def _digit(self, digit: int, place: int) -> str:
        unit = self.units[place - 1] if place else ""
        bare = digit == 1 and not self.gap and unit in tuple(self.bare)
        return unit if bare else self.digits[digit] + unit


ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def _roman(number: int) -> str | None:
    if not 0 < number < 32_768:
        return None
    written = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _lower_roman(number: int) -> str | None:
    written = _roman(number)
    return written and written.lower()


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


SMALL_NUMBER_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
SMALL_NUMBERS = tuple(SMALL_NUMBER_NAMES.split())
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def _cardinal_text(number: int) -> str | None:
    if not 0 < number < 100:
        return None
    tens, ones = divmod(number, 10)
    if number < 20:
        return SMALL_NUMBERS[number].capitalize()
    return TENS[tens - 2].capitalize() + (f"-{SMALL_NUMBERS[ones]}" if ones else "")


def _ordinal_text(number: int) -> str | None:
    cardinal = _cardinal_text(number)
    if cardinal is None:
        return None
    head, dash, last = cardinal.lower().rpartition("-")
    ending = ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return (head + dash + ending).capitalize()


def _sexagenary(number: int) -> str | None:
    """甲子, 乙丑 … 癸亥: the ten stems and the twelve branches side by side."""
    return STEMS[(number - 1) % 10] + BRANCHES[(number - 1) % 12] if 0 < number <= 60 else None


def _code_points(first: int, count: int) -> str:
    return "".join(map(chr, range(first, first + count)))


STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
CIRCLED = _code_points(0x2460, 20) + _code_points(0x3251, 15) + _code_points(0x32B1, 15)
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
RUSSIAN = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"
AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
AIUEO_HALF = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
IROHA_HALF = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"

FORMATS: dict[str, Writer] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _positional("０１２３４５６７８９"),
    "decimalFullWidth2": _positional("０１２３４５６７８９"),
    "decimalEnclosedCircle": _set(CIRCLED),
    "decimalEnclosedCircleChinese": _set(CIRCLED),
    "decimalEnclosedFullstop": _set(_code_points(0x2488, 20)),
    "decimalEnclosedParen": _set(_code_points(0x2474, 20)),
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "ordinal": _ordinal,
    "cardinalText": _cardinal_text,
    "ordinalText": _ordinal_text,
    "chicago": _repeated("*†‡§"),
    "upperRoman": _roman,
    "lowerRoman": _lower_roman,
    "upperLetter": _repeated(LATIN),
    "lowerLetter": _repeated(LATIN.lower()),
    "russianUpper": _repeated(RUSSIAN),
    "russianLower": _repeated(RUSSIAN.lower()),
    "ideographDigital": _positional("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _positional("〇一二三四五六七八九"),
    "taiwaneseDigital": _positional("○一二三四五六七八九"),
    "koreanDigital": _positional("영일이삼사오육칠팔구"),
    "koreanDigital2": _positional("零一二三四五六七八九"),
    "chineseCounting": _tens("○一二三四五六七八九"),
    "taiwaneseCounting": _tens("○一二三四五六七八九"),
    "chineseCountingThousand": _Counting("〇一二三四五六七八九", "十百千", "万", "零", "十"),
    "taiwaneseCountingThousand": _Counting("○一二三四五六七八九", "十百千", "萬", "零", "十"),
    "japaneseCounting": _Counting("〇一二三四五六七八九", "十百千", "万", "", "十百千"),
    "koreanCounting": _Counting("영일이삼사오육칠팔구", "십백천", "만", "", "십백천"),
    "chineseLegalSimplified": _Counting("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万", "零"),
    "ideographLegalTraditional": _Counting("零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬", "零"),
    "japaneseLegal": _Counting("零壱弐参四伍六七八九", "拾百阡", "萬"),
    "ideographTraditional": _set(STEMS),
    "ideographZodiac": _set(BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "ideographEnclosedCircle": _set(_code_points(0x3220, 10)),
    "aiueo": _repeated(AIUEO_HALF),
    "aiueoFullWidth": _repeated(AIUEO),
    "iroha": _repeated(IROHA_HALF),
    "irohaFullWidth": _repeated(IROHA),
    "ganada": _repeated("가나다라마바사아자차카타파하"),
    "chosung": _repeated("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
    "bullet": lambda _number: "",
    "none": lambda _number: "",
}
