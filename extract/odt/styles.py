"""What the styles of a file say: how text looks, shown names and lists of paragraphs, widths of columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..docx.package import Element
from . import names as n
from .looks import Looks
from .package import Parts
from .subtables import column_widths


@dataclass(frozen=True, slots=True)
class Styles:
    """By a style's name: shown names and lists of paragraphs, widths of columns; and how text looks."""

    looks: Looks
    names: dict[str, str]
    lists: dict[str, str]
    widths: dict[str, int]


def read_styles(parts: Parts) -> Styles:
    """The styles of a file, those of the content's own tree last."""
    styles = [style for root in parts.roots() for style in root.iter(n.STYLE + "style")]
    return Styles(Looks(styles, _families(parts)), _names(parts, styles), _lists(styles), column_widths(styles))


def _families(parts: Parts) -> dict[str, str]:
    """The font family of each font face."""
    faces = (face for root in parts.roots() for face in root.iter(n.STYLE + "font-face"))
    families = {face.get(n.NAME, ""): face.get(n.SVG + "font-family", "").strip("'\"") for face in faces}
    return {name: family for name, family in families.items() if family}


def _lists(elements: Sequence[Element]) -> dict[str, str]:
    """The list style of each paragraph style that names one, or whose base does."""
    styles = {style.get(n.NAME, ""): style for style in elements}
    lists = {}
    for name, style in styles.items():
        base = styles.get(style.get(n.PARENT, ""))
        own = style.get(n.STYLE + "list-style-name")
        lists[name] = own if own is not None else "" if base is None else base.get(n.STYLE + "list-style-name", "")
    return lists


def _names(parts: Parts, elements: Sequence[Element]) -> dict[str, str]:
    """The shown name of each paragraph style; an automatic one (P1) has that of the style it rests on."""
    styles = {style.get(n.NAME, ""): style for style in elements}
    automatic = {
        style for root in parts.roots() for around in root.iter(n.OFFICE + "automatic-styles") for style in around
    }
    names = {}
    for name, style in styles.items():
        base = style.get(n.PARENT, "") if style in automatic else name
        shown = styles[base].get(n.DISPLAY_NAME) if base in styles else None
        names[name] = shown or base
    return names
