"""OpenDocument text files to a Document: the body's blocks, then frames, headers, footers, notes and comments."""

from __future__ import annotations

from collections.abc import Iterable

from ..document import Document, Notice, Part, ReadingKind, Severity, Table
from ..docx.package import Element
from ..language import _
from ..limits import Limits
from . import names as n
from .content import Findings, Reader, Styles
from .lists import OpenLists, read_list_styles
from .package import Parts, open_parts, text_of
from .subtables import column_widths
from .tables import check_repeats

MARGINS = {
    "header": Part.HEADER, "header-left": Part.HEADER, "header-first": Part.HEADER, "footer": Part.FOOTER,
    "footer-left": Part.FOOTER, "footer-first": Part.FOOTER,
}  # fmt: skip
SHOWN = 10


def read_odt(data: bytes, limits: Limits) -> Document:
    """Read an OpenDocument text, packed or flat; source: OpenDocument 1.3 part 3 (schema), part 2 (packages).

    Raises `UnreadableFile`: encrypted, corrupt, truncated, limit, not-a-document.
    """
    parts = open_parts(data, limits)
    body = text_of(parts)
    check_repeats(body, len(data), limits)
    reader = Reader(OpenLists(read_list_styles(parts.roots())), _read_styles(parts), limits)
    blocks = reader.blocks(body, Part.BODY)
    blocks += [block for part, element in _margins(parts) for block in reader.blocks(element, part)]
    while reader.findings.aside:
        aside, reader.findings.aside = reader.findings.aside, []
        for part, element in aside:
            blocks += reader.blocks(element, part)
    order = list(Part)
    shown = [block for block in blocks if block.part is Part.BODY or isinstance(block, Table) or block.text.strip()]
    shown.sort(key=lambda block: order.index(block.part))
    return Document("", "odt", tuple(shown), tuple(_notices(reader.findings)))


def _margins(parts: Parts) -> Iterable[tuple[Part, Element]]:
    """The headers and footers of the page styles."""
    for root in parts.roots():
        for page in root.iter(n.STYLE + "master-page"):
            for child in page:
                part = MARGINS.get(str(child.tag).removeprefix(n.STYLE))
                if part is not None and child.get(n.STYLE + "display") != "false":
                    yield part, child


def _read_styles(parts: Parts) -> Styles:
    return Styles(_fonts(parts), _names(parts), _lists(parts), column_widths(list(_styles(parts))))


def _lists(parts: Parts) -> dict[str, str]:
    """The list style of each paragraph style that names one, or whose base does."""
    styles = {style.get(n.STYLE + "name", ""): style for style in _styles(parts)}
    lists = {}
    for name, style in styles.items():
        base = styles.get(style.get(n.STYLE + "parent-style-name", ""))
        own = style.get(n.STYLE + "list-style-name")
        lists[name] = own if own is not None else "" if base is None else base.get(n.STYLE + "list-style-name", "")
    return lists


def _fonts(parts: Parts) -> dict[str, str]:
    """The font of each text style that names one."""
    families = {
        face.get(n.STYLE + "name", ""): face.get(n.SVG + "font-family", "").strip("'\"")
        for root in parts.roots()
        for face in root.iter(n.STYLE + "font-face")
    }
    fonts = {}
    for style in _styles(parts):
        properties = style.find(n.STYLE + "text-properties")
        name = None if properties is None else properties.get(n.STYLE + "font-name")
        if name:
            fonts[style.get(n.STYLE + "name", "")] = families.get(name) or name
    return fonts


def _names(parts: Parts) -> dict[str, str]:
    """The shown name of each paragraph style; an automatic one (P1) has that of the style it rests on."""
    styles = {style.get(n.STYLE + "name", ""): style for style in _styles(parts)}
    automatic = {
        style for root in parts.roots() for around in root.iter(n.OFFICE + "automatic-styles") for style in around
    }
    names = {}
    for name, style in styles.items():
        base = style.get(n.STYLE + "parent-style-name", "") if style in automatic else name
        shown = styles[base].get(n.STYLE + "display-name") if base in styles else None
        names[name] = shown or base
    return names


def _styles(parts: Parts) -> Iterable[Element]:
    return (style for root in parts.roots() for style in root.iter(n.STYLE + "style"))


def _notices(findings: Findings) -> list[Notice]:
    met: tuple[tuple[int, ReadingKind, str, list[str]], ...] = (
        (
            findings.deleted,
            ReadingKind.REVISION_DROPPED,
            _("{count} passages deleted under tracked changes were left out."),
            [],
        ),
        (
            findings.pictures,
            ReadingKind.PICTURE_DROPPED,
            _("{count} pictures were left out; text inside them is not read."),
            [],
        ),
        (
            findings.objects,
            ReadingKind.OBJECT_DROPPED,
            _("{count} embedded objects (charts, spreadsheets and the like) were left out."),
            [],
        ),
        (
            len(findings.readings),
            ReadingKind.TEXT_DROPPED,
            _("{count} readings above characters (ruby) were left out: {names}"),
            findings.readings,
        ),
        (
            len(findings.symbols),
            ReadingKind.SYMBOL_UNKNOWN,
            _("{count} characters of symbol fonts are not known and were kept as they are: {names}"),
            findings.symbols,
        ),
    )
    counted = [
        Notice(kind, text.format(count=count, names=", ".join(names[:SHOWN])), Severity.INFO)
        for count, kind, text, names in met
        if count
    ]
    return [*findings.notices, *counted]
