"""Write forms as a Word document: true merged cells, repeated header rows, a section a form on A4.

The parts that are the same in every document are made once; only `word/document.xml` is rendered for each
(ECMA-376 Part 1, 17.4 for tables, 17.6 for sections).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
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

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date that all parts bear, so that equal forms are equal files."""

TAB = Markup('</w:t><w:tab/><w:t xml:space="preserve">')


def write_docx(views: Sequence[FormView]) -> bytes:
    """The document's bytes; each form is a section of its own, upright or on its side."""
    return packed(environment().get_template("docx-document.xml").render(forms=with_headings(views), run=_run))


def packed(document: str) -> bytes:
    """The package around `word/document.xml`: styles, fonts, page numbers."""
    buffer = io.BytesIO(_fixed_parts())
    buffer.seek(0, io.SEEK_END)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
        _store(package, "word/document.xml", document)
    return buffer.getvalue()


@cache
def _fixed_parts() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, template in FIXED_PARTS.items():
            _store(package, name, environment().get_template(template).render(fonts=FONTS, latin=LATIN, sizes=SIZES))
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
