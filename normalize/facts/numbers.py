"""One grammar of amounts: which digits of a text make up a number that a person reads there.

Scores, results, points in names and rules, totals, weights and targets are all read from what `legible` gives:

- A number is at most 15 digits, plain or full-width, and behind a point at most 18.
- The mark of a note beside it (①, ², *, ★, [1], （注1）, a raised ^a) is no part of it: 20① is 20; who reads it keeps
  the wording.
- Digits with a blank, a line's end, a mark or one of , · ' between them are no number: 1 8 is not 18, nor 1,000 a 1000.
- Digits beside a fraction, a lowered digit, a zero in a ring or letters that look like digits are none: 10½, 1O; nor
  those with anything else raised or lowered, nor raised ones themselves: 0.9^n, 10^(k-1), 20_i, x^2.
"""

from __future__ import annotations

import re

from .remembering import remembered
from .wording import INVISIBLE, compact, spelled

AMOUNT = r"[0-9]{1,15}(?:\.[0-9]{1,18})?"
"""A number in a text that went through `legible`."""
UNREAD = "\ufffd"
"""What stands in place of each character of digits that are no number."""
ALONE = r"(?<![0-9][、/／×÷+＋])"
"""Before a number that is looked for in a text: it is not the last one of a list, a fraction or a sum."""

DIGIT = "[0-9０-９]"
RINGED = "①-⒇⒜-ⓩ⓫-⓾❶-➓㈠-㈩㉑-㉟㊀-㊉㊱-㊿"
STARS = "*＊﹡∗★☆※†‡"
HIGH = "¹²³⁴-⁹"
MARK = rf"(?:[{RINGED}{STARS}]|⁽?+[{HIGH}][⁰{HIGH}]*+⁾?+)"
"""The mark of a note; a power, as in 10⁴, is one too wherever points are printed."""
IN_SQUARE = rf"[\[［〔][ \u3000]?注?[0-9０-９{HIGH}]{{1,2}}[ \u3000]?[\]］〕]"
IN_ROUND = rf"[(（](?:[见附备]?注[^()（）\n]{{0,6}}|{MARK})[)）]"
SPELLED = (
    rf"(?<=[0-9０-９分%％\s{RINGED}{STARS}{HIGH}⁾)）\]］〕])注[0-9０-９{HIGH}一二三四五六七八九十①-⑩]{{1,2}}(?!{DIGIT})"
)
NOTE_LETTERS = "[a-hA-H](?:[,，、][a-hA-H])*+"
RAISED = rf"\^(?:[(（]{NOTE_LETTERS}[)）]|{NOTE_LETTERS}(?![A-Za-zα-ωΑ-Ω0-9+\-=(（]))"
"""The first letters of the alphabet, raised, are marks of notes; others stand for numbers: 0.9^n."""
NOTE = rf"(?:{MARK}(?:[,，、](?={MARK}))?+|{IN_SQUARE}|{IN_ROUND}|{SPELLED}|{RAISED})"
IN_SCRIPT = r"[(（][^()（）\n]{0,30}+[)）]|\{[^{}\n]{0,30}+\}|[A-Za-zα-ωΑ-Ω0-9+\-=.,*/]{1,30}+"
LOWERED = r"(?<!_)_(?=[(（{]?[A-Za-zα-ωΑ-Ω])"
SCRIPT = rf"(?:\^(?:{IN_SCRIPT})?|{LOWERED}(?:{IN_SCRIPT}))"
"""What is raised, or lowered, as equations have it."""
FRACTIONS = "¼-¾⅐-⅟↉"
ODD = rf"(?:[{FRACTIONS}₀-₉⁰⓪⓿⒈-⒛\u0300-\u036f\u20d0-\u20f0]|{SCRIPT})"
"""What makes digits beside it no number: fractions, lowered digits, zeros in rings, ⒈, strokes through them, powers."""
LOOKS_LIKE = rf"(?<={DIGIT})[OoIl〇]++(?![A-Za-z])|(?<![A-Za-z])[OoIl〇]++(?={DIGIT})"
PIECE = rf"(?:{DIGIT}++(?:[.．]{DIGIT}++)*+|{NOTE}|{ODD}|{LOOKS_LIKE})"
JOINT = r"[,，.．·•‧∙⋅・'’]"
ANY_DIGIT = re.compile(DIGIT)
RUN = re.compile(rf"{PIECE}(?:\s*+(?:{JOINT}\s*+)?{PIECE})*+")
READABLE = re.compile(rf"(?:{NOTE}\s*+)*+({DIGIT}{{1,15}}(?:[.．]{DIGIT}{{1,18}})?)(?:\s*+{NOTE})*+")
NOTES = re.compile(rf"(?:{NOTE}|{ODD}|\s)++")
"""Marks without a number beside them."""
RAISED_DIGITS = re.compile(r"\^[^\d]*+\d")
BEHIND_UNIT = re.compile(rf"(?<=[分%％)）\]】])(?:\s*+{NOTE})++")
NARROW = str.maketrans("０１２３４５６７８９．", "0123456789.")
TRADITIONAL = "為於優內決準減則勵區佔縣獎總數權標滿級給績罰計記評該資較達過項爲單選題"
SIMPLER = str.maketrans(TRADITIONAL, "为于优内决准减则励区占县奖总数权标满级给绩罚计记评该资较达过项为单选题")
"""The characters of words beside numbers, one for one."""
OLD = re.compile(f"[{TRADITIONAL}]")
MARKED = re.compile(rf"[０-９{RINGED}{STARS}{HIGH}{FRACTIONS}₀-₉⁰⓪⓿⒈-⒛\u0300-\u036f\u20d0-\u20f0注\[［〔^]|{LOWERED}")
JOINED = re.compile(
    r"[0-9OoIl〇](?:(?<![0-9])[0-9]|(?<=[0-9])(?:[OoIl〇]|[0-9]{15}"
    rf"|\s++(?:{JOINT}\s*+)?[0-9]|(?![.．]){JOINT}\s*+[0-9]|[.．](?:\s++[0-9]|[0-9]++[.．][0-9])|．[0-9]))"
)
"""What `RUN` changes has one of the characters of `MARKED` or is `JOINED`: most texts are neither."""
LOOSE_SIGN = re.compile(rf"[-+－＋]\s*\n\s*(?={DIGIT})")
POWER = re.compile(rf"{DIGIT}\s*[{HIGH}]")
NOTES_AT_END = re.compile(rf"(?<=\S){NOTE}++$")
LONGEST_NOTES = 60
"""So many characters at a word's end may be the marks of its notes."""
MARK_AT_END = re.compile(rf"(?<![{RINGED}{STARS}])[{RINGED}{STARS}]++$")
"""A note's mark behind a unit: 10公里①."""
UNREAD_POINTS = re.compile(rf"(?<![{UNREAD}{FRACTIONS}])[{UNREAD}{FRACTIONS}]++\s*分")
UNREAD_SHARE = re.compile(rf"(?<![{UNREAD}{FRACTIONS}])[{UNREAD}{FRACTIONS}]++\s*[%％]\s*[)）\]】]?\s*$")
BEFORE = 6
"""How many characters before unread points are quoted."""


def has_digits(text: str) -> bool:
    """Whether any digit stands in a text; without one it holds no number."""
    return bool(ANY_DIGIT.search(text))


@remembered
def legible(text: str) -> str:
    """The text, as long as it was, with numbers in plain digits, and no digits else; the words beside simplified.

    "扣２①分" -> "扣2 分", a blank for each character of a note's mark; "1 8" -> `UNREAD` for each character.
    """
    if OLD.search(text):
        text = text.translate(SIMPLER)
    if not MARKED.search(text) and not JOINED.search(text):
        return text
    return BEHIND_UNIT.sub(_blank, RUN.sub(_rewritten, text))


def _rewritten(run: re.Match[str]) -> str:
    found = READABLE.fullmatch(run.string, *run.span())
    if found:
        return " " * (found.start(1) - run.start()) + found[1].translate(NARROW) + " " * (run.end() - found.end(1))
    are_notes = NOTES.fullmatch(run.string, *run.span()) and not RAISED_DIGITS.search(run[0])
    return run[0] if are_notes else UNREAD * len(run[0])


def _blank(marks: re.Match[str]) -> str:
    return " " * len(marks[0])


@remembered
def cell_text(text: str) -> str:
    """A cell's text for matching the number that it holds: `legible`, then `compact`."""
    return compact(LOOSE_SIGN.sub(UNREAD, legible(INVISIBLE.sub("", text))))


def figures(text: str) -> str:
    """A cell's text for telling whether it is a number or a numbering: 10① -> 10, ① -> 1; no amount is read from it."""
    return spelled(cell_text(text))


def without_notes(text: str) -> str:
    """A word without the marks of notes behind it: 分值① -> 分值."""
    if not MARKED.search(text):
        return text
    return text[:-LONGEST_NOTES] + NOTES_AT_END.sub("", text[-LONGEST_NOTES:])


def is_power(text: str) -> bool:
    """Whether a raised digit stands behind a number, which counts where no points are meant: 10⁴ is no 10."""
    return bool(POWER.search(text))


def unread_points(text: str) -> str:
    """The first points in a text that are no number, and what is before them: 扣1 0分; "" if all are numbers."""
    return _around(UNREAD_POINTS.search(legible(text)), text)


def unread_share(name: str) -> str:
    """The same of a share that ends a name: 态度3 0%."""
    return _around(UNREAD_SHARE.search(legible(name)), name)


def _around(found: re.Match[str] | None, text: str) -> str:
    return text[max(found.start() - BEFORE, 0) : found.end()].strip() if found else ""
