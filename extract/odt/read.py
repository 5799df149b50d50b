"""OpenDocument text files to a Document: the body's blocks, then frames, headers, footers, notes and comments."""

from __future__ import annotations

from collections.abc import Iterable

from ..document import Document, Notice, Part, ReadingKind, Severity, Table
from ..docx.package import Element
from ..language import _
from ..limits import Limits
from . import names as n
from .content import Reader
from .controls import controls_of
from .lists import OpenLists, read_list_styles
from .package import Parts, open_parts, text_of
from .styles import read_styles
from .tables import check_repeats
from .text import Findings, Story

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
    story = Story(parts, read_styles(parts), controls_of(body))
    reader = Reader(OpenLists(read_list_styles(parts.roots())), story, limits)
    blocks = reader.blocks(body, Part.BODY)
    blocks += [block for part, element in _margins(parts) for block in reader.blocks(element, part)]
    blocks += reader.aside()
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


def _notices(findings: Findings) -> list[Notice]:
    met: tuple[tuple[int, ReadingKind, str, list[str]], ...] = (
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
