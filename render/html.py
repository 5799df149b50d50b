"""Write forms as one HTML page that prints on A4, with true row and column spans."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .environment import environment
from .fonts import FONTS
from .headings import with_headings
from .view import FormView

KEPT_BLANKS = re.compile(r"^\s|\s\s|[^\S ]|\s$")
"""Blanks that are kept by the style of their own paragraph, as programs that read a page look at no style sheet."""


def write_html(views: Sequence[FormView], *, paged: bool = False) -> str:
    """The page; each form begins on a new sheet when printed.

    Page headers and footers are marked as Word marks them in pages. A footer stands below the form, where `paged` above
    it, as what draws pages needs it on a form's first page.
    """
    template = environment().get_template("form.html")
    return template.render(forms=with_headings(views), fonts=FONTS, has_blanks=KEPT_BLANKS.search, paged=paged)
