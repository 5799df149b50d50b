"""Fill a Word file with tags: docxtpl in our sandbox, and cells merged by the spans of the form.

Each cell writes a mark before its text that says what it covers. After the tags are gone the marks become
`w:vMerge` and `w:gridSpan` (ECMA-376 Part 1, 17.4.84 and 17.4.17) of the table cells that they stand in.
"""

from __future__ import annotations

import io
import re
import secrets
import zipfile
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from .context import context, plain
from .template_environment import LARGEST_OUTPUT, Fault, Refused, TemplateEnvironment
from .view import FormView

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BEFORE_SPANS = ("cnfStyle", "tcW")
LARGEST_PACKAGE = 200_000_000
MOST_PARTS = 2_000
Widths = tuple[int, ...]


def fill_word(template: bytes, views: Sequence[FormView], environment: TemplateEnvironment) -> bytes:
    """The document; raises what Jinja raises, and `Refused` for a template that is no Word file or too large."""
    _check_package(template)
    mark = secrets.token_hex(8)
    filled = _Filled(io.BytesIO(template), mark, [view.page.widths for view in views])
    environment.finalize = lambda value: plain(value) if type(value) is str else value
    filled.render(context(views, mark), environment, autoescape=True)
    buffer = io.BytesIO()
    filled.save(buffer)
    return buffer.getvalue()


def _check_package(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except zipfile.BadZipFile as error:
        raise Refused(Fault("no-word-file")) from error
    if sum(part.file_size for part in parts) > LARGEST_PACKAGE or len(parts) > MOST_PARTS:
        raise Refused(Fault("size"))


class _Filled(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A template that resolves the marks of cells when its tags are gone."""

    def __init__(self, file: io.BytesIO, mark: str, widths: Sequence[Widths]) -> None:
        super().__init__(file)
        self.mark = re.compile(mark + r"(\d+)\.(\d+)\.([01])\.(\d*);")
        self.widths = widths

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None) -> str:
        """The XML of a part; outside the body cells are only their texts."""
        text = str(super().render_xml_part(src_xml, part, context, jinja_env))
        if len(text) > LARGEST_OUTPUT:
            raise Refused(Fault("size"))
        return text if part is self.docx._part else self.mark.sub("", text)

    def fix_tables(self, xml: str) -> Any:
        """The body; tags that leave its elements open are an error here, not something to repair in silence."""
        try:
            etree.fromstring(xml)
        except etree.XMLSyntaxError as error:
            raise Refused(Fault("structure", detail=str(error))) from error
        tree = super().fix_tables(xml)
        _merge_cells(tree, self.mark, self.widths)
        return tree

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """The document's properties stay as they are."""


def _merge_cells(tree: Any, mark: re.Pattern[str], widths: Sequence[Widths]) -> None:
    """Merge the marked cells, and give tables with cells over several columns, or all columns of a form, their grid."""
    altered: dict[Any, Widths] = {}
    for cell in list(tree.iter(f"{W}tc")):
        found = _take_mark(cell, mark)
        if found:
            _set_spans(cell, int(found[1]), int(found[2]), found[3] == "1")
            if found[4] or found[2] != "1":
                altered[next(cell.iterancestors(f"{W}tbl"))] = widths[int(found[4])] if found[4] else ()
    for text in tree.iter(f"{W}t"):
        text.text = mark.sub("", text.text or "")
    for table, wanted in altered.items():
        _fit_grid(table, wanted)


def _take_mark(cell: Any, mark: re.Pattern[str]) -> re.Match[str] | None:
    """The first mark in a cell, nested tables left out."""
    for text in cell.iterfind(f"{W}p//{W}t"):
        found = mark.search(text.text or "")
        if found:
            text.text = mark.sub("", text.text)
            return found
    return None


def _set_spans(cell: Any, rows: int, columns: int, begins: bool) -> None:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = etree.Element(f"{W}tcPr")
        cell.insert(0, properties)
    for name in ("gridSpan", "vMerge"):
        for old in properties.findall(W + name):
            properties.remove(old)
    at = sum(1 for one in properties if etree.QName(one).localname in BEFORE_SPANS)
    if rows > 1:
        properties.insert(at, etree.Element(f"{W}vMerge", {f"{W}val": "restart" if begins else "continue"}))
    if columns > 1:
        properties.insert(at, etree.Element(f"{W}gridSpan", {f"{W}val": str(columns)}))


def _fit_grid(table: Any, wanted: Widths) -> None:
    """Give the table's grid as many columns as its widest row covers, together as wide as they were.

    They are as wide, one to another, as the form's where they are as many, else all alike.
    """
    grid = table.find(f"{W}tblGrid")
    total = sum(int(float(column.get(f"{W}w", "0"))) for column in grid)
    rows = [row.findall(f"{W}tc") for row in table.findall(f"{W}tr")]
    needed = max(sum(map(_span, row)) for row in rows)
    shares = list(accumulate(wanted if len(wanted) == needed else [1] * needed, initial=0))
    edges = [total * share // shares[-1] for share in shares]
    for column in list(grid):
        grid.remove(column)
    for left, right in pairwise(edges):
        etree.SubElement(grid, f"{W}gridCol", {f"{W}w": str(right - left)})
    for row in rows:
        ends = list(accumulate(map(_span, row), initial=0))
        for cell, first, end in zip(row, ends, ends[1:], strict=False):
            for width in cell.iterfind(f"{W}tcPr/{W}tcW"):
                width.set(f"{W}w", str(edges[end] - edges[first]))


def _span(cell: Any) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else int(span.get(f"{W}val", "1"))
