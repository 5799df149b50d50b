"""Styles: their names, the lists they bring with them, and what they say of how text looks (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import names as n
from .looks import PLAIN, Formatting, over, run_formatting
from .package import Element

MOST_BASES = 50
"""Styles that rest on one another in a circle are left after so many steps."""

MOST_DIGITS = 15
"""A number of more digits is no number of a document."""


@dataclass(frozen=True, slots=True)
class ListReference:
    """A paragraph's or style's reference to a list: its number (0 is none) and level, each None where not stated."""

    number: int | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs or characters as the file has it; `base` is the id of the style it rests on."""

    name: str
    base: str
    reference: ListReference
    formatting: Formatting


class Styles:
    """The styles of a document by id."""

    def __init__(self, elements: Iterator[Element]) -> None:
        """Take the w:style elements of styles.xml, of which only as many are parsed as it takes to find a style."""
        self._elements = elements
        self._styles: dict[str, Style] = {}
        self._formattings: dict[str, Formatting] = {"": PLAIN}

    def name(self, style_id: str) -> str:
        """A style's name, or its id where it has none."""
        style = self._style(style_id)
        return style.name if style else style_id

    def list_reference(self, style_id: str) -> tuple[ListReference, str]:
        """The list that a style or one of its bases names, and the id of that style."""
        for found, style in self._chain(style_id):
            if style.reference.number is not None:
                return style.reference, found
        return ListReference(), ""

    def formatting(self, style_id: str) -> Formatting:
        """What a style, with its bases, says of how text looks."""
        if style_id not in self._formattings:
            found = PLAIN
            for _id, style in self._chain(style_id):
                found = over(found, style.formatting)
            self._formattings[style_id] = found
        return self._formattings[style_id]

    def _chain(self, style_id: str) -> Iterator[tuple[str, Style]]:
        for _step in range(MOST_BASES):
            style = self._style(style_id)
            if style is None:
                return
            yield style_id, style
            style_id = style.base

    def _style(self, style_id: str) -> Style | None:
        """The style; a document uses few of the many it has, and those of tables, the largest, come last."""
        if style_id and style_id not in self._styles:
            for element in self._elements:
                found = element.get(n.STYLE_ID, "")
                self._styles[found] = _style(element)
                if found == style_id:
                    break
        return self._styles.get(style_id)


def list_reference(properties: Element | None) -> ListReference:
    """The list named in a pPr element."""
    found = None if properties is None else properties.find(n.NUM_PR)
    if found is None:
        return ListReference()
    return ListReference(number_of(found.find(n.NUM_ID)), number_of(found.find(n.LEVEL_REF)))


def number_of(element: Element | None) -> int | None:
    """The whole number in an element's w:val, or None."""
    return None if element is None else whole(element.get(n.VAL))


def whole(text: str | None) -> int | None:
    """The whole number that a text holds, or None; also where it has more digits than any number of a document."""
    try:
        return int(text) if text and len(text) <= MOST_DIGITS else None
    except ValueError:
        return None


def _style(element: Element) -> Style:
    name, base = element.find(n.STYLE_NAME), element.find(n.STYLE_BASE)
    return Style(
        element.get(n.STYLE_ID, "") if name is None else name.get(n.VAL, ""),
        "" if base is None else base.get(n.VAL, ""),
        list_reference(element.find(n.PPR)),
        run_formatting(element.find(n.RPR)),
    )
