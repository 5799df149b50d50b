"""Pictures, charts and text boxes that lie on the sheets of a workbook, by the cell of their upper left corner.

Source: ECMA-376 part 1, 20.5 (DrawingML spreadsheet drawing); part 2 (relationships).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from .archive import Archive
from .docx.package import Element, parse_xml
from .errors import UnreadableFile
from .limits import Limits
from .memory import MarkupCount
from .visible.marks import ANY_MARK, OBJECT, PICTURE

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WORKBOOK = "xl/workbook.xml"


class Drawn(NamedTuple):
    """What lies on a sheet: the row and column it begins in, from 1; marks, and the text of text boxes."""

    row: int
    column: int
    marks: str
    text: str


def drawn_on_sheets(archive: Archive, limits: Limits) -> dict[str, list[Drawn]]:
    """What lies on each sheet, by its name; nothing of parts that cannot be read, which are decoration only."""
    if not any("drawings/drawing" in name for name in archive.names()):
        return {}
    markup = MarkupCount(limits)
    try:
        related = _related(archive, WORKBOOK, markup)
        sheets = {
            sheet.get("name", ""): related.get(sheet.get(ID, ""), ("", ""))[1]
            for sheet in parse_xml(archive.read(WORKBOOK), WORKBOOK, markup).iter(MAIN + "sheet")
        }
        return {name: list(_drawn(archive, part, markup)) for name, part in sheets.items()}
    except (UnreadableFile, KeyError):
        return {}


def _related(archive: Archive, part: str, markup: MarkupCount) -> dict[str, tuple[str, str]]:
    """A part's relationships: by id the last word of the type, and the other part's name."""
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    if source not in archive:
        return {}
    return {
        element.get("Id", ""): (
            element.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/"),
        )
        for element in parse_xml(archive.read(source), source, markup)
        if element.get("TargetMode") != "External"
    }


def _drawn(archive: Archive, sheet: str, markup: MarkupCount) -> Iterator[Drawn]:
    for kind, part in _related(archive, sheet, markup).values():
        if kind != "drawing" or part not in archive:
            continue
        for anchor in parse_xml(archive.read(part), part, markup):
            shown = list(_shown(anchor))
            marks = "".join([one for one in shown if ANY_MARK.match(one)])
            text = "\n".join([one for one in shown if not ANY_MARK.match(one)])
            if shown:
                yield Drawn(_corner(anchor, "row"), _corner(anchor, "col"), marks, text)


def _corner(anchor: Element, name: str) -> int:
    text = anchor.findtext(f"{DRAWING}from/{DRAWING}{name}") or ""
    return int(text[:9]) + 1 if text.isdecimal() else 1


def _shown(parent: Element) -> Iterator[str]:
    """The marks and texts of the shapes in an anchor or a group."""
    for child in parent:
        if child.tag == DRAWING + "pic":
            yield PICTURE
        elif child.tag == DRAWING + "graphicFrame":
            yield OBJECT
        elif child.tag == DRAWING + "sp":
            yield from _lines(child)
        elif child.tag != FALLBACK:
            yield from _shown(child)


def _lines(shape: Element) -> Iterator[str]:
    """The paragraphs of a shape that say something."""
    for paragraph in shape.iter(A + "p"):
        line = "".join([text.text or "" for text in paragraph.iter(A + "t")])
        if line.strip():
            yield line
