"""Write forms as the tab-indented text that Apache Tika makes of a Word table.

A cell is a tab, its text and a line feed; a position covered from above is a tab and a line feed; a row ends with a
blank line, a table with one more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .environment import environment
from .headings import with_headings
from .view import FormView

LEADING_TABS = re.compile("^\t+", re.MULTILINE)


def write_txt(views: Sequence[FormView]) -> str:
    """The text; a tab at the start of a cell's line, which would begin a cell, becomes an ideographic space."""
    template = environment().get_template("form.txt")
    return template.render(forms=with_headings(views), inside=_inside)


def _inside(text: str) -> str:
    return LEADING_TABS.sub(lambda tabs: "　" * len(tabs[0]), text)
