"""Forms drawn as PDF, where this machine can."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pytest
from zhibiao.render.formats import FORMATS, Made
from zhibiao.render.pdf import NoPdf
from zhibiao.render.view import FormView


def drawn_or_skipped(views: Sequence[FormView]) -> Made:
    """The file; skips the test where WeasyPrint or what it draws with is missing."""
    try:
        return FORMATS["pdf"](views)
    except NoPdf as error:
        pytest.skip(error.message)


def drawn_pages(views: Sequence[FormView]) -> Sequence[Any]:
    """The pages as pypdf reads them; skips the test also where no font draws their characters."""
    pypdf = pytest.importorskip("pypdf")
    made = drawn_or_skipped(views)
    if made.notices:
        pytest.skip(made.notices[0].message)
    pages: Sequence[Any] = pypdf.PdfReader(io.BytesIO(made.data)).pages
    return pages
