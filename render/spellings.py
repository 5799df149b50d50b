"""Ways to write forms as text: as Apache Tika writes a Word table, or a row on each line, its cells parted by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .environment import environment
from .headings import Headed, with_headings
from .view import FormView

LEADING_TABS = re.compile("^\t+", re.MULTILINE)
QUOTED = re.compile(r'["\t\n]')


def tab_indented(views: Sequence[FormView]) -> str:
    """A cell is a tab, its text and a line feed; what is covered from above is a blank cell; a blank line ends a row.

    A tab at the start of a cell's line, which would begin a cell, becomes an ideographic space.
    """
    template = environment().get_template("form.txt")
    return template.render(forms=_headed(views), inside=_inside, flat=_flat)


def _flat(line: str) -> str:
    """A line outside tables, which a tab would make a row."""
    return line.replace("\t", "　")


def _inside(text: str) -> str:
    return LEADING_TABS.sub(lambda tabs: "　" * len(tabs[0]), text)


def tab_separated(views: Sequence[FormView]) -> str:
    """A row is a line, as Word and Excel copy tables; what holds a line feed, a tab or a quotation mark is quoted."""
    return "".join(line + "\n" for form in _headed(views) for line in _lines(form))


def _lines(form: Headed) -> Iterator[str]:
    yield from (_quoted(_flat(line)) for line in form.above())
    for number, row in enumerate(form.view.rows()):
        yield "\t".join(_quoted(cell.text) if cell.row == number and cell.text else '""' for cell in row)
    yield ""
    if form.below():
        yield from (_quoted(_flat(line)) for line in form.below())
        yield ""


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if QUOTED.search(text) else text


def _headed(views: Sequence[FormView]) -> list[Headed]:
    """The forms with what stands above them; a form without a title, right below another, is headed by its number."""
    forms = with_headings(views)
    for form in forms[1:]:
        if not "".join(form.above()).strip():
            form.title.append(form.view.form_id)
    return forms
