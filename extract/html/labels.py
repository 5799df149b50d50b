"""Labels of list items as a browser numbers and writes them.

Sources: HTML Living Standard, 4.4.5, 4.4.8 and 15.3.8 (ordinal values, attributes as styles); CSS Counter Styles
Level 3, 6 and 7 (predefined styles, complex predefined styles).
"""

from __future__ import annotations

import re
from string import ascii_lowercase, ascii_uppercase

from ..docx.package import Element
from ..numbering import format_number

BULLET = "• "
BULLETS = frozenset({"disc", "circle", "square", "disclosure-open", "disclosure-closed"})
TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
ALPHABETS = {
    "lower-alpha": ascii_lowercase, "lower-latin": ascii_lowercase, "upper-alpha": ascii_uppercase,
    "upper-latin": ascii_uppercase, "lower-greek": "αβγδεζηθικλμνξοπρστυφχψω",
}  # fmt: skip
FORMATS = {
    "decimal": ("decimal", -(10**9), 10**9), "decimal-leading-zero": ("decimalZero", 0, 10**9),
    "lower-roman": ("lowerRoman", 1, 3999), "upper-roman": ("upperRoman", 1, 3999),
}  # fmt: skip
"""By the style's name: the format of `format_number`, and from where to where it reaches."""

IDEOGRAPHIC = {
    "cjk-decimal": ("ideographDigital", 0, 10**9), "cjk-ideographic": ("taiwaneseCountingThousand", 1, 9999),
    "simp-chinese-informal": ("chineseCountingThousand", 1, 9999),
    "trad-chinese-informal": ("taiwaneseCountingThousand", 1, 9999),
    "simp-chinese-formal": ("chineseLegalSimplified", 1, 9999),
    "trad-chinese-formal": ("ideographLegalTraditional", 1, 9999),
    "japanese-informal": ("japaneseCounting", 1, 9999), "japanese-formal": ("japaneseLegal", 1, 9999),
    "cjk-heavenly-stem": ("ideographTraditional", 1, 10), "cjk-earthly-branch": ("ideographZodiac", 1, 12),
}  # fmt: skip
"""The same for styles that end in a Chinese comma."""

DIGITS = "cjk-decimal"
MINUS = {name: "负" if name.startswith("simp") else "負" for name in IDEOGRAPHIC if "chinese" in name} | {
    "cjk-ideographic": "負"
}
STYLED = re.compile(r"list-style(?:-type)?\s*:\s*([^;]*)", re.I)
TOKEN = re.compile(r"\"([^\"]*)\"|'([^']*)'|url\([^)]*+\)?|[\w-]+")
LONGEST_STYLE = 4000
"""So many characters of a style are looked through, as each item asks for that of its list."""
PLACES = frozenset({"inside", "outside", "important"})


def first_number(around: Element) -> int:
    """The first item's number: as the list says, else 1, or the count of items that are numbered backwards."""
    if around.tag != "ol":
        return 1
    return _whole(around.get("start"), 1 if around.get("reversed") is None else len(around.findall("li")))


def next_number(around: Element, item: Element, before: int | None) -> int:
    """The number of an item behind the one numbered `before`, None for the first."""
    step = -1 if around.tag == "ol" and around.get("reversed") is not None else 1
    return _whole(item.get("value"), first_number(around) if before is None else before + step)


def item_label(item: Element, number: int) -> str:
    """The label of an item with this number, with the blank after it."""
    around = item.getparent()
    if around is None:
        return ""
    style, quoted = _style(item) or _style(around) or ("decimal" if around.tag == "ol" else "disc", False)
    if quoted:
        return style
    if style == "none":
        return ""
    return BULLET if style in BULLETS else _written(number, style)


def _style(element: Element) -> tuple[str, bool] | None:
    """The style of numbers that an element states, and whether it is a text to be shown as it stands."""
    for stated in reversed(STYLED.findall((element.get("style") or "")[:LONGEST_STYLE])):
        for token in TOKEN.finditer(stated):
            quoted = token[1] if token[1] is not None else token[2]
            if quoted is not None:
                return quoted, True
            if token[0].lower() not in PLACES and not token[0].startswith("url("):
                return token[0].lower(), False
    kind = element.get("type") or ""
    known = TYPES.get(kind, "") if element.tag != "ul" else ""
    if element.tag != "ol" and kind.lower() in {*BULLETS, "none"}:
        known = kind.lower()
    return (known, False) if known else None


def _written(number: int, style: str) -> str:
    """The number in a style, in a simpler one where the style does not reach so far."""
    if style in ALPHABETS:
        return (_letters(number, ALPHABETS[style]) if number > 0 else str(number)) + ". "
    name, first, last = FORMATS.get(style) or IDEOGRAPHIC.get(style) or FORMATS["decimal"]
    if style in IDEOGRAPHIC:
        return _ideographic(number, style) + "、"
    return (format_number(number, name) if first <= number <= last else str(number)) + ". "


def _ideographic(number: int, style: str) -> str:
    name, first, last = IDEOGRAPHIC[style]
    if style in MINUS and -last <= number <= 0:
        return MINUS[style] + format_number(-number, name) if number else "零"
    if first <= number <= last:
        return format_number(number, name)
    return format_number(number, IDEOGRAPHIC[DIGITS][0]) if number >= 0 else str(number)


def _letters(number: int, alphabet: str) -> str:
    """Behind z comes aa, then ab."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, len(alphabet))
        letters = alphabet[rest] + letters
    return letters


def _whole(text: str | None, default: int) -> int:
    """The number that an attribute begins with (Living Standard, 2.3.4.1), bounded."""
    found = re.match(r"[ \t\n\f\r]*([+-]?\d{1,9})", text or "")
    return int(found[1]) if found else default
