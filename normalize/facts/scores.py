"""Read full marks: from a score cell, and from the end of a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhibiao.extract.document import Notice, Place
from zhibiao.extract.language import _

from ..records import CheckKind, Indicator
from .numbers import ALONE, AMOUNT, UNREAD, cell_text, has_digits, legible
from .remembering import remembered

PLAIN = re.compile(
    rf"(?P<open>[(\[【])?(?:共|计|共计|满分|总分|占[^\d{UNREAD}]{{0,6}}|权重)?(?P<number>[-+]?{AMOUNT})(?:分|%|％|['′’‘])?"
    r"(?(open)[)\]】])"
    r"(?:\((?:满分|按)?(?:100分?|百分制)计?\))?"
)
"""A score cell, with or without a bracket that says what its share is taken of: 5%（满分100分）.

It is compared without blanks, and with full-width brackets as half-width.

All texts that these expressions are matched against went through `legible`.
"""
IN_NAME = re.compile(
    r"(?<!\s)\s*+[(（\[【]\s*+([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*+[分%％]\s*+[)）\]】]\s*+(?P<stop>[。；;]?)\s*+$"
)
WORDED_IN_NAME = re.compile(
    r"(?<!\s)\s*+[(（\[【]\s*(?!每[^，,、；;()（）\[\]【】]*+[)）\]】])"
    rf"((?:[^()（）\[\]【】\d扣{UNREAD}]{{0,8}}[0-9]{{1,6}}(?:\.[0-9]{{1,6}})?\s*分(?:值)?[^()（）\[\]【】\d{UNREAD}]{{0,4}}){{1,4}}"
    r"|(?:满分|分值|标准分|权重|比重|共|共计|合计|计|占(?:总成绩|总评成绩|总评|总分|比)?|总分)\s*+[:：为是]?\s*+[0-9]{1,6}(?:\.[0-9]{1,6})?\s*[分%％]?)\s*[)）\]】]\s*$"
)
CHOSEN_FROM = re.compile(
    r"(?<!\s)\s*+[(（]\s*+([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*+分\s*+[)）]\s*+[，,、；;]?\s*+"
    r"[(（][^()（）]{0,8}分值?[^()（）]*+[)）]\s*+$"
)
"""Points before a bracket that lists which of them may be given: (5.0分)，（等次分值选择：0.0;3.0;5.0;）."""
IN_FRONT = re.compile(r"^\s*[(（\[【]\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*分\s*[)）\]】]\s*(?=\S)")
ALTOGETHER = re.compile(rf"(?:共计?|合计|总分|总计|满分)\s*(?:[^\d\s{UNREAD}]\s*){{0,3}}({AMOUNT})")
ONLY = re.compile(r"[(（\[【]\s*+([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*+分?\s*+[)）\]】]|([0-9]{1,4}(?:\.[0-9]{1,6})?)\s*分")
BARE_IN_NAME = re.compile(r"(?<!\s)\s*+[(（【]\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*[)）】]\s*$")
SQUARE_IN_NAME = re.compile(r"(?<!\s)\s*+\[\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*\]\s*$")
"""态度[40], which is the mark of a note unless the numbers of all names come to a hundred."""
TRAILING = re.compile(ALONE + r"(?<=[^\d.\s%a-zA-Z]{2})\s*([0-9]{1,2}(?:\.[0-9]{1,3})?)\s*$")
"""健康程度10 beside 气质10, where all come to a hundred."""
FEWEST_TRAILING = 4
SHARE = re.compile(ALONE + r"(?<=[^\d.\s%a-zA-Z率达于到为过])\s*([0-9]{1,2}(?:\.[0-9]{1,3})?)\s*[%％]\s*$")
"""选题质量20% beside 设计质量80%, where all come to a hundred, or to a hundred a name above; no 合格率95%."""
QUOTED = 80
"""So many characters of a score that is no number are quoted."""
HUNDRED = 100.0
EXACT = 1e-6
DIGITS = 9
"""Behind the point of a sum."""
MOST_OFF, SHARE_OFF = 1.0, 0.1
"""By so much, and by no more than such a share of it, a printed sum may be off and is still meant as one."""
AFTER_NAME = re.compile(ALONE + r"(?<=[^\d.\s~～—－\-至到加扣减得计为满以过])\s*([0-9]{1,4}(?:\.[0-9]{1,6})?)\s*分\s*$")
AROUND = " \u3000\t\n:：/／"
AROUND_A_SCORE = "（()）[]【】分%％：:/／"
AROUND_NUMBER = re.compile(rf"[\s{re.escape(AROUND_A_SCORE)}]")
"""What stands around the number beside a name, as printed."""
WORDED = re.compile(
    r"否决|加分|减分|扣分|合格|达标|不计分|不赋分|[~～—－\-/／\\至]|封顶|最高|不限|待定|[A-EＡ-Ｅ优良中差]"
)


FROM_NOTHING = re.compile(r"0分?[-~～—－至](\d{1,4}(?:\.\d{1,2})?)分?")
STATED = re.compile(
    r"(?:基[准本础]分|标准分|[本该此]项(?:满分|总分|分值|共|计|占)?|满分|总分|总分值|分值)(?:为|是|共|计|占|:)?"
    r"(\d{1,4}(?:\.\d{1,2})?)(?:分(?!钟)|(?=[。;；,，]|$))"
)
"""A rule's own words for its full marks, compared without blanks: 基准分15分, 该项满分为40分, 评价总分值为12分."""
MARKUP = re.compile(r"<[/!a-zA-Z]|\{[-+~=]|~~")
"""Marks of a text that were not understood: what is seen of 10<!--15--> is not known."""


@dataclass(frozen=True, slots=True)
class Score:
    """A score cell's number, and its wording where it is not the plain number.

    `is_readable` is False where neither a number nor a word known in score columns stands.
    """

    number: float | None
    text: str
    is_readable: bool = True


@remembered
def read_score(text: str) -> Score:
    """10 -> 10; 10分, 10① -> 10 and the wording; 0~15, 一票否决 -> the wording alone."""
    printed = text.strip()
    plain = cell_text(printed)
    found = PLAIN.fullmatch(plain)
    if found:
        number = float(found.group("number"))
        return Score(number, "" if printed == print_number(number) else printed)
    worded = UNREAD not in plain and not MARKUP.search(printed) and bool(WORDED.search(printed))
    return Score(None, printed, worded or not printed)


def top_of_range(text: str) -> float | None:
    """The full marks of a score cell that says from nothing to how much is given: 0~10 -> 10."""
    found = FROM_NOTHING.fullmatch(cell_text(text))
    return float(found.group(1)) if found else None


def stated_score(rule: str) -> float | None:
    """The full marks that a rule says it has, where it says them once: 该项满分为40分，每次扣5分 -> 40."""
    found = STATED.findall(cell_text(rule)) if has_digits(rule) else []
    return float(found[0]) if len(found) == 1 else None


def score_unreadable(text: str, place: Place) -> Notice:
    """The notice of a score that is no number."""
    shown = text if len(text) <= QUOTED else f"{text[:QUOTED]}…"
    message = _("The score {text} is no number; it was kept as it is.").format(text=repr(shown))
    return Notice(CheckKind.SCORE_UNREADABLE, message, place=place)


def print_number(number: float | None) -> str:
    """The number as forms print it: 10, 2.5; "" for none."""
    if number is None:
        return ""
    return str(int(number)) if number.is_integer() else repr(number)


def print_sum(number: float | None) -> str:
    """The same of a number that was worked out, without the last digits that adding makes: 0.3 of 0.1 and 0.2."""
    return print_number(None if number is None else round(number, DIGITS))


def score_wording(indicator: Indicator) -> str:
    """The full marks as printed: their wording, or their number."""
    return indicator.score_text or print_number(indicator.score)


def score_ending(names: Iterable[str]) -> re.Pattern[str] | None:
    """How the names of a column end in scores without 分: numbers in brackets, (27), or bare ones that come to a whole.

    They are no scores where they count 1, 2.
    """
    texts = list(map(legible, names))
    if not any(map(has_digits, texts)):
        return None
    return next((style for style, are_scores in ENDINGS if are_scores(_endings(style, texts), len(texts))), None)


def _in_brackets(found: Sequence[float], _n_names: int) -> bool:
    return bool(found) and found[0] != 1 and not _counts_on(found)


def _in_square_brackets(found: Sequence[float], n_names: int) -> bool:
    return len(found) == n_names and come_to_wholes(found)


def _bare(found: Sequence[float], n_names: int) -> bool:
    are_most = len(found) * 5 >= n_names * 4 and len(found) >= FEWEST_TRAILING
    return are_most and not _counts_on(found) and come_to_wholes(found)


def _shares(found: Sequence[float], _n_names: int) -> bool:
    hundreds = sum(found) / HUNDRED
    return len(found) > 1 and abs(hundreds - round(hundreds)) < EXACT


ENDINGS = (
    (BARE_IN_NAME, _in_brackets),
    (SQUARE_IN_NAME, _in_square_brackets),
    (TRAILING, _bare),
    (SHARE, _shares),
)
"""The styles in which scores end names, and when the numbers in one are scores, the first that are."""


def _endings(style: re.Pattern[str], texts: Iterable[str]) -> list[float]:
    """The numbers that end the texts in one style."""
    return [float(found.group(1)) for text in texts if (found := style.search(text))]


def come_to_wholes(numbers: Sequence[float]) -> bool:
    """Whether numbers are points of a hundred, or weights of ones: 0.4, 0.6, 1, 0.5, 0.5."""
    total = sum(numbers)
    weights = all(number <= 1 for number in numbers) and abs(total - round(total)) <= EXACT
    return abs(total - HUNDRED) <= EXACT or (weights and any(number < 1 for number in numbers))


def _counts_on(numbers: Sequence[float]) -> bool:
    return len(numbers) > 1 and all(b - a == 1 for a, b in pairwise(numbers))


def worded_score(name: str) -> tuple[str, float, str] | None:
    """A name's stem, score and the bracket that words it: 建设（50分，附加分5分）, 形象（每项5分，共25分）."""
    if not has_digits(name):
        return None
    plain = legible(name)
    found = WORDED_IN_NAME.search(plain)
    chosen = CHOSEN_FROM.search(plain)
    if chosen and name[: chosen.start()].strip():
        return name[: chosen.start()].rstrip(), float(chosen.group(1)), name[chosen.start() :].strip()
    if not found or not name[: found.start()].strip():
        return None
    number = ALTOGETHER.search(found.group(1)) or re.search(f"({AMOUNT})", found.group(1))
    return (name[: found.start()].rstrip(), float(number.group(1)), name[found.start() :].strip()) if number else None


def wording_beside(printed: str, name: str, score: float) -> str:
    """How a score is printed beside its name, "" where that is no more than the number: （10①分）, 0.20.

    `name` is what `split_name` left of the printed text; a stop behind the score is the name's end.
    """
    stem = name if printed.startswith(name) or printed.endswith(name) else name[:-1]
    rest = printed.removesuffix(name) if printed.endswith(name) else printed.removeprefix(stem)
    rest = rest.removesuffix(name[len(stem) :]).strip()
    return rest if says_more(rest, score) else ""


def says_more(printed: str, score: float) -> bool:
    """Whether a score's print in a name says more than its number: （10①分）, 0.20, （每项5分，共25分）."""
    return print_number(score) != AROUND_NUMBER.sub("", printed)


def lone_score(name: str) -> float | None:
    """The score of a cell of names that holds nothing else: (20分)."""
    found = ONLY.fullmatch(legible(name).strip()) if has_digits(name) else None
    return float(found.group(1) or found.group(2)) if found else None


def split_name(name: str, ending: re.Pattern[str] | None = None) -> tuple[str, float | None]:
    """A name without the score at its end, and the score: 技术部分（39分） -> 技术部分, 39.

    Brackets that hold no score stay: （万吨）, (7月), (1); `ending` says in which other way scores end the names here,
    as `score_ending` finds it. A name that is nothing but a score stays as it is.
    """
    if not has_digits(name):
        return name, None
    plain = legible(name)
    styles = (IN_NAME, AFTER_NAME, ending) if ending else (IN_NAME, AFTER_NAME)
    found = next(filter(None, (style.search(plain) for style in styles)), None)
    if found is None:
        front = IN_FRONT.match(plain)
        return (name[front.end() :], float(front.group(1))) if front else (name, None)
    stem, score = name[: found.start()].rstrip(AROUND), float(found.group(1))
    if not score or not stem.strip(AROUND):
        return name, None
    return stem + (found.groupdict().get("stop") or ""), score


def comes_near(found: float, total: float) -> bool:
    """Whether points come to a total but for a slip: one point more or less, of ten at least."""
    return abs(found - total) < min(MOST_OFF, abs(total) * SHARE_OFF) + EXACT


def closeness(found: float, total: float) -> float:
    """How near points come to a total: 1 where they are equal, a half but for a slip, else 0."""
    return 1.0 if abs(found - total) < EXACT else float(comes_near(found, total)) / 2
