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


def write_html(views: Sequence[FormView]) -> str:
    """The page; each form begins on a new sheet when printed."""
    template = environment().get_template("form.html")
    return template.render(forms=with_headings(views), fonts=FONTS, has_blanks=KEPT_BLANKS.search)
