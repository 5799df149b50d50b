"""Take off what stands before a title and is none of it: 表1, 附件2：, 一、, （一）, 1.1, 第一部分, ★, 《…》."""

from __future__ import annotations

import re
from dataclasses import dataclass

CHINESE = "一二三四五六七八九十百"
NAME_BEHIND = (
    r"(?=\s*(?:(?:[1１][9９]|[2２][0０])\d\d\s*(?:[年学學(（—–~～-]|$)|[1-5]\d\s*年度|\d{1,2}[号號级級届]|二[〇○零]))"
)
"""What a title may begin with that looks like the end of a number: a year, 3号."""
DIGITS = rf"(?!(?:19|20)\d\d(?!\d))\d{{1,3}}?(?:{NAME_BEHIND}|(?![\d年号號级級届]))"
"""A number, 1 in 表12023年度 and in 表13号矿场, none in 表2023年."""
NUMERALS = rf"[{CHINESE}]{{1,3}}?(?:{NAME_BEHIND}|(?![{CHINESE}〇○零]))"
LETTER = r"[A-Z](?![A-Za-z])"
MARK = re.compile(
    rf"^[(（【\[]?(附\s*[件表录錄]\s*(?:{NUMERALS}|{DIGITS}|{LETTER})?(?:\s*[-－—.]\s*{DIGITS})*)"
    r"\s*[)）】\]]?\s*[:：.、]?\s*(.*)$",
    re.S,
)
"""An attachment mark, and what stands behind it on its line."""
NUMBER = rf"(?:[A-Z]?{DIGITS}|{NUMERALS}|{LETTER}|[Ⅰ-Ⅻ]+)"
PARTED = rf"{NUMBER}(?:\s*[-－—–.．]\s*(?:{DIGITS}|{NUMERALS}))*"
CAPTION = re.compile(
    r"(?:"
    r"[(（【\[]?(?:[附样樣]?表格?|格式|[样樣]式|附[件录錄]|[Tt]able|TABLE|[Tt]ab\.|[Aa]nnex|[Aa]ppendix|[Aa]ttachment)"
    rf"\s*(?:{PARTED}|[(（]\s*{PARTED}\s*[)）])\s*[)）】\]]?\s*[:：、.．]?\s*"
    r"|附\s*[:：]\s*"
    r"|(?:表格名称|表单名称|表名|[标標][题題])\s*[:：]\s*"
    r")"
)
"""The number of a table among others, or the word that a title follows."""
PART = re.compile(
    rf"第\s*(?:[{CHINESE}零〇]{{1,4}}|\d{{1,3}})\s*(?:部分|[章节節篇编編条條])\s*[:：、.．]?\s*"
    r"|[A-Z](?:[、．]|\.(?!\d+\.|[A-Za-z][A-Za-z.]))\s*"
)
"""The number of a part of a file, with a title of its own behind it."""
ENUMERATION = re.compile(
    rf"[{CHINESE}]{{1,3}}\s*[、.．]\s*"
    rf"|[(（]\s*(?:[{CHINESE}]{{1,3}}|\d{{1,2}}|[A-Za-z])\s*[)）]\s*[、.．]?\s*"
    rf"|\d{{1,2}}\s*(?:[、)）]|[.．](?:{NAME_BEHIND}|(?!\s*\d)))\s*"
    r"|\d{1,2}(?:[.．]\d{1,2})+[、.．]?\s+"
    rf"|\d{{1,2}}(?:[.．]\d)+[、.．]?\s*(?:{NAME_BEHIND}|(?![\d.．%％号號级級届]))"
    r"|[①-⒛㈠-㈩❶-❿⓫-⓴]\s*|[Ⅰ-Ⅻ][、.．\s]\s*"
)
"""The number of a section of a text, which chapters have as well as titles."""
SIGN = re.compile(r"(?:[★☆●▲△▼■◆◇◎※▪•·➤►▶✦☞§❖◼⬛﹡*]\s*)+|[-—–]{1,2}\s+|[-—–]{2}|[-—–](?=[^\d\s—–-])")
QUOTES = {"《": "》", "〈": "〉", "【": "】", "「": "」", "『": "』", "“": "”", '"': '"', "〔": "〕", "[": "]"}
MOST = 4
"""How many captions may stand before one title: 附件2 表1 一、."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A line with its captions, as printed, apart from the rest; `numbered` where one is the number of a part."""

    caption: str
    text: str
    numbered: bool = False


def caption_apart(line: str) -> Apart:
    """A line without the captions, enumerations, signs and quotation marks around what it says.

    表1-2 县水务局考核表 -> 表1-2, 县水务局考核表; 一、《考核表》 -> 一、, 考核表
    """
    rest = text = line.strip()
    numbered = False
    for _again in range(MOST):
        found = CAPTION.match(rest) or PART.match(rest) or SIGN.match(rest)
        number = None if found else ENUMERATION.match(rest)
        numbered = numbered or number is not None
        found = found or number
        if found is None:
            break
        rest = rest[found.end() :]
    return Apart(text[: len(text) - len(rest)].strip(), _unquoted(rest), numbered)


def _unquoted(text: str) -> str:
    """A text without the quotation marks or title marks that stand around all of it, but a bracket behind it."""
    closing = QUOTES.get(text[:1])
    if closing is None:
        return text
    end = text.find(closing, 1)
    behind = text[end + 1 :].strip()
    whole = (
        end > 1 and text[:1] not in text[1:end] and (not behind or bool(re.fullmatch(r"[(（][^()（）]*[)）]", behind)))
    )
    return text[1:end] + behind if whole else text
