"""Forms drawn as PDF, where this machine can."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from zhibiao.render.formats import FORMATS, Made
from zhibiao.render.html import write_html
from zhibiao.render.pdf import NoPdf
from zhibiao.render.view import FormView


@contextmanager
def only_font(characters: str) -> Iterator[None]:
    """A machine whose one font draws these characters, each as a square; East Asian ones are twice as wide."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        _font(characters).save(Path(folder, "only.ttf"))
        config = Path(folder, "fonts.conf")
        config.write_text(f"<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>")
        patch.setenv("FONTCONFIG_FILE", str(config))
        yield


def _font(characters: str) -> FontBuilder:
    names = {ord(character): f"u{ord(character):X}" for character in sorted(set(characters) | {" "})}
    widths = {name: 1000 if code >= 0x2E80 else 500 for code, name in names.items()}
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 700), (450, 700), (450, 0)):
        pen.lineTo(corner)
    pen.closePath()
    square, blank = pen.glyph(), TTGlyphPen(None).glyph()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", *names.values()])
    font.setupCharacterMap(names)
    font.setupGlyf({".notdef": blank} | {name: blank if name == "u20" else square for name in names.values()})
    font.setupHorizontalMetrics({".notdef": (500, 0)} | {name: (width, 0) for name, width in widths.items()})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Only", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    font.setupPost()
    return font


def drawn_or_skipped(views: Sequence[FormView]) -> Made:
    """The file; skips the test where WeasyPrint or what it draws with is missing."""
    try:
        return FORMATS["pdf"](views)
    except NoPdf as error:
        pytest.skip(error.message)


def drawn_pages(views: Sequence[FormView]) -> Sequence[Any]:
    """The pages as pypdf reads them, whatever fonts this machine has."""
    pypdf = pytest.importorskip("pypdf")
    with only_font(unescape(write_html(views)) + "— 0123456789"):
        made = drawn_or_skipped(views)
    assert not made.notices
    pages: Sequence[Any] = pypdf.PdfReader(io.BytesIO(made.data)).pages
    return pages
