"""Automatic list labels of paragraphs: numbering.xml and what paragraphs and styles say of it (17.9)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

from ..numbering import LEVELS, ListCounters, ListLevel, ListNumbering, is_known_format
from ..symbols import replace_symbols
from . import names as n
from .looks import is_on
from .package import Element
from .styles import Styles, list_reference, number_of, whole

BULLET = "•"
SUFFIXES = {"tab": " ", "space": " ", "nothing": ""}


@dataclass(frozen=True, slots=True)
class _List:
    """A list of numbering.xml, and the level that belongs to each paragraph style."""

    numbering: ListNumbering
    style_levels: dict[str, int]


class Lists:
    """The lists of a document; gives the label of each paragraph, asked for in reading order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read numbering.xml, or nothing."""
        self._styles = styles
        self._counters = ListCounters()
        self._lists = {} if root is None else _lists(root)

    def __bool__(self) -> bool:
        """Whether there are lists at all."""
        return bool(self._lists)

    def label(self, properties: Element | None, style_id: str) -> str:
        """The label with the blank after it, or nothing."""
        own = list_reference(properties)
        styled, named_by = self._styles.list_reference(style_id) if style_id else (own, "")
        number = styled.number if own.number is None else own.number
        found = self._lists.get(number or 0)
        if found is None:
            return ""
        level = own.level
        if level is None:
            level = found.style_levels.get(named_by, styled.level or 0) if own.number is None else 0
        return self._counters.label(found.numbering, level)

    def unknown_formats(self) -> tuple[str, ...]:
        """The number formats of the document's lists that are written as 1, 2, 3 for want of better."""
        levels = (level for found in self._lists.values() for level in found.numbering.levels)
        return tuple(sorted({level.number_format for level in levels if not is_known_format(level.number_format)}))


def _lists(root: Element) -> dict[int, _List]:
    """The lists by the number that paragraphs use; number 0 means none."""
    abstract = {element.get(n.ABSTRACT_REF, ""): element for element in root.iterchildren(n.ABSTRACT_NUM)}
    by_style = {
        link.get(n.VAL, ""): element for element in abstract.values() for link in element.iterchildren(n.STYLE_LINK)
    }
    lists = {}
    for element in root.iterchildren(n.NUM):
        reference = element.find(n.ABSTRACT_REF)
        definition = None if reference is None else abstract.get(reference.get(n.VAL, ""))
        number = whole(element.get(n.NUM_ID))
        if definition is not None and number is not None and number > 0:
            lists[number] = _list(element, _linked(definition, by_style))
    return lists


def _linked(definition: Element, by_style: dict[str, Element]) -> Element:
    """The definition that one stands for which only names a list style."""
    link = definition.find(n.NUM_STYLE_LINK)
    return definition if link is None else by_style.get(link.get(n.VAL, ""), definition)


def _list(element: Element, definition: Element) -> _List:
    """One w:num over its w:abstractNum, with the levels and starts it overrides."""
    levels = [ListLevel()] * LEVELS
    style_levels: dict[str, int] = {}
    starts: dict[int, int] = {}
    for level_element in islice(definition.iterchildren(n.LEVEL), LEVELS):
        _read_level(level_element, levels, style_levels)
    for override in element.iterchildren(n.LEVEL_OVERRIDE):
        for level_element in islice(override.iterchildren(n.LEVEL), LEVELS):
            _read_level(level_element, levels, style_levels)
        start, index = number_of(override.find(n.START_OVERRIDE)), whole(override.get(n.LEVEL_REF))
        if start is not None and index is not None:
            starts[index] = start
    key = definition.get(n.ABSTRACT_REF, "")
    return _List(ListNumbering(key, element.get(n.NUM_ID, ""), tuple(levels), starts), style_levels)


def _read_level(element: Element, levels: list[ListLevel], style_levels: dict[str, int]) -> None:
    index = whole(element.get(n.LEVEL_REF))
    if index is None or not 0 <= index < len(levels):
        return
    levels[index] = _level(element)
    style = element.find(n.P_STYLE)
    if style is not None:
        style_levels[style.get(n.VAL, "")] = index


def _level(element: Element) -> ListLevel:
    start, restart = number_of(element.find(n.START)), number_of(element.find(n.RESTART))
    template, suffix = element.find(n.LEVEL_TEXT), element.find(n.SUFFIX)
    level = ListLevel(
        start=0 if start is None else start,
        number_format=_number_format(element),
        template="" if template is None else template.get(n.VAL, ""),
        restart_after=None if restart is None else restart - 1,
        legal=is_on(element.find(n.LEGAL)),
        suffix=" " if suffix is None else SUFFIXES.get(suffix.get(n.VAL, ""), " "),
    )
    properties = element.find(n.RPR)
    if properties is not None and is_on(properties.find(n.VANISH)):
        return replace(level, template="")
    return replace(level, template=_bullet(level.template, properties)) if level.number_format == "bullet" else level


def _number_format(element: Element) -> str:
    """The format's name; a pattern like 001 where the file gives one (which Word wraps for old readers)."""
    found = next(element.iter(n.NUMBER_FORMAT), None)
    if found is None:
        return "decimal"
    name = found.get(n.VAL, "decimal")
    pattern = found.get(n.FORMAT, "").partition(",")[0].strip()
    return pattern if name == "custom" and pattern.isdecimal() else name


def _bullet(template: str, properties: Element | None) -> str:
    fonts = None if properties is None else properties.find(n.FONTS)
    text, unknown = replace_symbols(template, "" if fonts is None else fonts.get(n.ASCII, ""))
    return BULLET if unknown else text
