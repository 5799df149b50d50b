r"""Fields: a code that computes text, and the text it gave last ([MS-DOC] 2.8.25; ECMA-376 part 1, 17.16).

The stored result is the text, the code is not; a field without a result shows its code.

    begin PAGEREF _Ref1 separator 12 end   ->  12
    begin EQ \o\ac(○,3) end                ->  ③
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..numbering import format_number
from ..symbols import symbol_text

BEGIN, SEPARATOR, END = "\x13", "\x14", "\x15"
MOST_CODE = 400
"""A longer code without a result is not taken as text."""

Edit = tuple[int, int, str]
"""Characters from a start to an end become a text, which is never longer."""

CheckBox = Callable[[int, int], str]
"""The mark of the check box whose code stands between two positions, or nothing."""


def field_edits(text: str, start: int, end: int, check_box: CheckBox) -> list[Edit]:
    """What becomes of the fields between two positions; a field without an end is left as it is, in one linear pass."""
    edits: list[Edit] = []
    begun: list[tuple[int, int]] = []  # where a field begins and, once met, where its code ends
    for match in re.compile("[\x13-\x15]").finditer(text, start, end):
        position = match.start()
        if match[0] == BEGIN:
            begun.append((position, -1))
        elif match[0] == SEPARATOR and begun and begun[-1][1] < 0:
            begun[-1] = (begun[-1][0], position)
        elif match[0] == END and begun:
            edits.append(_edit(text, *begun.pop(), position, check_box))
    return edits


def _edit(text: str, begin: int, separator: int, end: int, check_box: CheckBox) -> Edit:
    if separator >= 0:
        shown = check_box(begin, separator) if _is_check_box(text, begin) else ""
        return begin, separator + 1, shown
    if end - begin > MOST_CODE:
        return begin, end + 1, ""
    code = text[begin + 1 : end]
    shown = check_box(begin, end) if _is_check_box(text, begin) else code_text(code)
    return begin, end + 1, shown[: end - begin]


def _is_check_box(text: str, begin: int) -> bool:
    return text[begin + 1 : begin + 20].strip().upper().startswith("FORMCHECKBOX")


def code_text(code: str) -> str:
    """What a field without a result shows."""
    words = code.split(maxsplit=2)
    if not words:
        return ""
    show = SHOWN.get(words[0].upper())
    return show(code.strip()) if show else ""


def _button(code: str) -> str:
    """MACROBUTTON name text: the text to click."""
    words = code.split(maxsplit=2)
    return words[2] if len(words) > 2 else ""


def _equation(code: str) -> str:
    """EQ: circled numbers, fractions as a/b, otherwise what its switches lay out, one after another."""
    formula = re.sub(r"^eq\s*", "", code, flags=re.IGNORECASE)
    circled = re.fullmatch(
        r"\\o\s*(?:\\a[clr])?\s*\(\s*[○〇◯]\s*[,;，]\s*([^\s)]+)\s*\)\s*", formula, flags=re.IGNORECASE
    )
    if circled:
        return _circled(circled[1])
    formula = re.sub(r"\\f\s*\(([^(),;]*)[,;]([^(),;]*)\)", r"\1/\2", formula, flags=re.IGNORECASE)
    return re.sub(r"\\[a-z]+\d*|[(),;]", "", formula, flags=re.IGNORECASE).strip()


IDEOGRAPHS = "一二三四五六七八九十"


def _circled(inside: str) -> str:
    if inside.isdecimal() and len(inside) < 3:
        return format_number(int(inside), "decimalEnclosedCircle")
    return chr(0x3280 + IDEOGRAPHS.index(inside)) if len(inside) == 1 and inside in IDEOGRAPHS else inside


def _symbol(code: str) -> str:
    """A symbol by its number and its font."""
    match = re.match(
        r"symbol\s+(0x[0-9a-f]{1,4}|\d{1,5})(?:.*?\\f\s*\"?([^\"\\]+))?", code, flags=re.IGNORECASE | re.DOTALL
    )
    if not match:
        return ""
    number = int(match[1], 0) if match[1][:2].lower() == "0x" else int(match[1])
    return symbol_text(number, (match[2] or "").strip()) or ""


SHOWN: dict[str, Callable[[str], str]] = {
    "EQ": _equation,
    "MACROBUTTON": _button,
    "GOTOBUTTON": _button,
    "SYMBOL": _symbol,
}
