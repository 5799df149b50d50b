"""List labels: the list styles of the file, and which lists count on from one another (OpenDocument 1.3, 5.3, 19.880).

<text:list style="L1"> <text:list-item> <text:p>  ->  "1. "
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..docx.package import Element
from ..numbering import LEVELS, ListCounters, ListLevel, ListNumbering
from ..symbols import has_symbols, replace_symbols
from . import names as n

FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none",
    "一": "chineseCountingThousand", "甲": "ideographTraditional", "子": "ideographZodiac",
    "①": "decimalEnclosedCircle", "１": "decimalFullWidth", "0": "decimalZero", "ア": "aiueoFullWidth", "ｱ": "aiueo",
    "イ": "irohaFullWidth", "ｲ": "iroha", "가": "ganada", "ㄱ": "chosung", "А": "russianUpper", "а": "russianLower",
}  # fmt: skip
"""The first character of style:num-format (which LibreOffice writes as "一, 二, 三, ...") to the format's name."""

LEGAL_FORMATS = {"壹, 贰": "chineseLegalSimplified", "壹, 貳": "ideographLegalTraditional", "壱": "japaneseLegal"}
LEVEL_STYLES = frozenset(
    {"list-level-style-number", "list-level-style-bullet", "list-level-style-image", "outline-level-style"}
)
BULLET = "•"


@dataclass(slots=True)
class ListStyles:
    """The list styles of a file by name, and those that headings have by their level."""

    by_name: dict[str, tuple[ListLevel, ...]] = field(default_factory=dict)
    outline: tuple[ListLevel, ...] = ()


def read_list_styles(roots: Iterable[Element]) -> ListStyles:
    """All list styles; those of the content's own tree come last and win."""
    styles = ListStyles()
    for root in roots:
        for element in root.iter(n.TEXT + "list-style"):
            styles.by_name[element.get(n.STYLE + "name", "")] = _levels(element)
        for element in root.iter(n.TEXT + "outline-style"):
            styles.outline = _levels(element)
    return styles


class OpenLists:
    """The lists around the place that is read, and the counters of all lists."""

    def __init__(self, styles: ListStyles) -> None:
        """Begin outside of any list."""
        self._styles = styles
        self._counters = ListCounters()
        self._open: list[tuple[str, object]] = []
        self._keys: dict[str, object] = {}
        self._last_of_style: dict[str, object] = {}

    def begin(self, element: Element) -> None:
        """A text:list begins; inside another it takes over its style, and counts with it."""
        style = element.get(n.STYLE_NAME) or (self._open[-1][0] if self._open else "")
        key = self._open[-1][1] if self._open else self._key(element, style)
        self._open.append((style, key))
        self._last_of_style[style] = key
        self._keys[element.get(n.XML_ID, "")] = key

    def end(self) -> None:
        """The list ends."""
        self._open.pop()

    def label(self, item: Element, of_paragraph: str) -> str:
        """The label of a list item at this place, with the blank after it.

        `of_paragraph` is the list style of its paragraph's style, which holds where the list names none.
        """
        style, key = self._open[-1]
        levels = self._styles.by_name.get(item.get(n.TEXT + "style-override") or style or of_paragraph, ())
        start = item.get(n.TEXT + "start-value", "")
        level = len(self._open) - 1
        if start.isdecimal():
            return self._counters.label(ListNumbering(key, object(), levels, {level: int(start[:9])}), level)
        return self._counters.label(ListNumbering(key, key, levels), level)

    def heading_label(self, element: Element) -> str:
        """The label of a heading outside of lists, by its outline level."""
        level = element.get(n.TEXT + "outline-level", "")
        if self._open or not level.isdecimal() or element.get(n.TEXT + "is-list-header") == "true":
            return ""
        return self._counters.label(ListNumbering("outline", "outline", self._styles.outline), int(level[:2]) - 1)

    def _key(self, element: Element, style: str) -> object:
        continued = element.get(n.TEXT + "continue-list")
        if continued in self._keys:
            return self._keys[continued]
        if element.get(n.TEXT + "continue-numbering") == "true" and style in self._last_of_style:
            return self._last_of_style[style]
        return object()


def _levels(style: Element) -> tuple[ListLevel, ...]:
    levels = [ListLevel() for _level in range(LEVELS)]
    for element in style:
        index = element.get(n.TEXT + "level", "") if isinstance(element.tag, str) else ""
        if element.tag.rpartition("}")[2] in LEVEL_STYLES and index.isdecimal() and 1 <= int(index[:3]) <= LEVELS:
            levels[int(index[:3]) - 1] = _level(element, int(index[:3]))
    return tuple(levels)


def _level(element: Element, number: int) -> ListLevel:
    alignment = element.find(f"{n.STYLE}list-level-properties/{n.STYLE}list-level-label-alignment")
    followed = "listtab" if alignment is None else alignment.get(n.TEXT + "label-followed-by", "listtab")
    suffix = "" if followed == "nothing" else " "
    if element.tag.endswith("-bullet"):
        return ListLevel(number_format="bullet", template=_bullet(element), suffix=suffix)
    if element.tag.endswith("-image"):
        return ListLevel(number_format="bullet", template=BULLET, suffix=suffix)
    start = element.get(n.TEXT + "start-value", "1")
    number_format = _format(element.get(n.STYLE + "num-format", ""))
    return ListLevel(
        start=int(start[:9]) if start.isdecimal() else 1,
        number_format=number_format,
        template=_template(element, number, number_format),
        suffix=suffix,
    )


def _template(element: Element, number: int, number_format: str) -> str:
    written = element.get(n.LOEXT + "num-list-format")
    if written is not None:
        return re.sub(r"%([1-9])%", r"%\1", written)
    shown = element.get(n.TEXT + "display-levels", "1")
    first = max(number - (int(shown[:2]) if shown.isdecimal() else 1), 0)
    numbers = "" if number_format == "none" else ".".join(f"%{level + 1}" for level in range(first, number))
    return element.get(n.STYLE + "num-prefix", "") + numbers + element.get(n.STYLE + "num-suffix", "")


def _format(written: str) -> str:
    legal = next((name for start, name in LEGAL_FORMATS.items() if written.startswith(start)), None)
    return legal or FORMATS.get(written[:1], "decimal")


def _bullet(element: Element) -> str:
    character = element.get(n.TEXT + "bullet-char", BULLET)
    if not has_symbols(character):
        return character
    properties = element.find(n.STYLE + "text-properties")
    font = "" if properties is None else properties.get(n.STYLE + "font-name", "")
    text, unknown = replace_symbols(character, font)
    return BULLET if unknown else text
