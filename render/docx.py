"""Write forms as a Word document: true merged cells, repeated header rows, a section a form on A4.

The parts that are the same in every document are made once; only `word/document.xml` is rendered for each
(ECMA-376 Part 1, 17.4 for tables, 17.6 for sections).
"""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from .environment import environment
from .fonts import FONTS, LATIN
from .headings import with_headings
from .page import SIZES
from .view import FormView

FIXED_PARTS = {
    "[Content_Types].xml": "docx-content-types.xml",
    "_rels/.rels": "docx-package-rels.xml",
    "word/_rels/document.xml.rels": "docx-document-rels.xml",
    "word/styles.xml": "docx-styles.xml",
    "word/settings.xml": "docx-settings.xml",
    "word/fontTable.xml": "docx-fonts.xml",
    "word/footer1.xml": "docx-footer-odd.xml",
    "word/footer2.xml": "docx-footer-even.xml",
}
"""The parts of every document and the templates they are made of."""

PAGES = ("default", "even")
PAGE_TEMPLATES = {
    ("header", "default"): "docx-header.xml",
    ("header", "even"): "docx-header.xml",
    ("footer", "default"): "docx-footer-odd.xml",
    ("footer", "even"): "docx-footer-even.xml",
}
"""The templates of what stands on a form's pages."""

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date that all parts bear, so that equal forms are equal files."""

TAB = Markup('</w:t><w:tab/><w:t xml:space="preserve">')


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part for the header or the footer of a section's pages: `kind` is header or footer, `pages` default or even."""

    kind: str
    pages: str
    number: int
    lines: tuple[str, ...]

    @property
    def name(self) -> str:
        """The part's name in the package."""
        return f"{self.kind}{self.number}.xml"

    @property
    def relation(self) -> str:
        """The relationship by which the document refers to it."""
        return f"rId{self.number + 100}"


def write_docx(views: Sequence[FormView]) -> bytes:
    """The document's bytes; each form is a section of its own, upright or on its side."""
    parts = _page_parts(views)
    template = environment().get_template("docx-document.xml")
    document = template.render(forms=list(zip(with_headings(views), parts, strict=True)), run=_run)
    return packed(document, tuple(part for of_form in parts for part in of_form))


def _page_parts(views: Sequence[FormView]) -> list[list[PagePart]]:
    """For each form the parts of its pages that are not those of every document, numbered through.

    A section without a header has that of the section before it, so all forms have one where one of them has.
    """
    has_header = any(view.around.header for view in views)
    parts: list[list[PagePart]] = []
    number = itertools.count(3)
    for view in views:
        kinds = [("header", view.around.header)] if has_header else []
        kinds += [("footer", view.around.footer)] if view.around.footer else []
        parts.append([PagePart(kind, pages, next(number), lines) for kind, lines in kinds for pages in PAGES])
    return parts


def packed(document: str, parts: tuple[PagePart, ...] = ()) -> bytes:
    """The package around `word/document.xml`: styles, fonts, page numbers, what forms have on their pages."""
    buffer = io.BytesIO(_fixed_parts() if not parts else _with_page_parts(parts))
    buffer.seek(0, io.SEEK_END)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
        _store(package, "word/document.xml", document)
    return buffer.getvalue()


@cache
def _fixed_parts() -> bytes:
    return _with_page_parts(())


def _with_page_parts(parts: Sequence[PagePart]) -> bytes:
    buffer = io.BytesIO()
    own = {f"word/{part.name}": (PAGE_TEMPLATES[part.kind, part.pages], part.lines) for part in parts}
    fixed = {name: (template, ()) for name, template in FIXED_PARTS.items()}
    common = {"fonts": FONTS, "latin": LATIN, "sizes": SIZES, "parts": parts, "run": _run}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, (template, lines) in (fixed | own).items():
            _store(package, name, environment().get_template(template).render(**common, lines=lines))
    return buffer.getvalue()


def _store(package: zipfile.ZipFile, name: str, text: str) -> None:
    part = zipfile.ZipInfo(name, EARLIEST)
    part.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(part, text.encode())


def _run(text: str) -> Markup:
    """A paragraph's text as one run, its blanks kept, its tabs as tab elements."""
    if not text:
        return Markup()
    content = TAB.join(escape(part) for part in text.split("\t"))
    return Markup('<w:r><w:t xml:space="preserve">{}</w:t></w:r>').format(content)
