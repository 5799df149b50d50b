r"""Write forms as Markdown pipe tables whose merged cells are marked.

The tables are those of GitHub's Markdown; a merge is written as MultiMarkdown's tables have it, which other viewers
show as blank cells in the right places: `||` goes on to the left, `^^` goes on from above.

    | 履行 | a || 5 |
    | ^^   | b | c | 5 |

A line feed in a cell is `<br>`, a blank at a line's end or a further one in a row a character reference, and
punctuation that Markdown would take for its own stands behind a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhibiao.extract.text.drawn.markdown import ABOVE, NOTHING_MERGED

from .headings import Headed, with_headings
from .view import FormView, ViewCell

SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~$&^]|:(?=[\w/])|(?<=[wW])\.|@")
"""What Markdown, or a viewer that makes links by itself, would take for more than text inside a line."""
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
"""All punctuation that may stand behind a backslash (CommonMark 0.31, 2.4)."""
KEPT_BLANKS = re.compile(r"^\s+|(?<!\s)\s++$|(?<= ) +|[\t\u00a0\u3000]+")


def write_markdown(views: Sequence[FormView]) -> str:
    """The text of all forms, one below the other."""
    merged = any(cell.row_span > 1 or cell.column_span > 1 for view in views for cell in view.cells)
    lines = (line for form in with_headings(views) for line in _form(form))
    return "\n".join(lines if merged else (NOTHING_MERGED, "", *lines))


def _form(form: Headed) -> Iterator[str]:
    around = form.view.around
    yield from _paragraphs((*around.header, *around.above_mark, *form.attachment, *around.above_title))
    for line in form.title:
        yield from (f"# {_heading(line)}".rstrip(), "")
    yield from _paragraphs(around.above)
    for number, row in enumerate(form.view.rows()):
        yield _row(row, number)
        if number == 0:
            yield "|" + " --- |" * form.view.n_columns
    yield ""
    yield from _paragraphs(form.below())


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield from (_heading(line), "")


def _row(row: Sequence[ViewCell], number: int) -> str:
    return "|" + "".join(_cell(cell, number) + "|" * cell.column_span for cell in row)


def _cell(cell: ViewCell, number: int) -> str:
    text = ABOVE if cell.row < number else "<br>".join(_inline(line) for line in cell.lines)
    return f" {text} " if text else " "


def _inline(text: str) -> str:
    return _kept(SPECIAL.sub(r"\\\g<0>", text))


def _heading(text: str) -> str:
    return _kept(PUNCTUATION.sub(r"\\\g<0>", text))


def _kept(text: str) -> str:
    return KEPT_BLANKS.sub(lambda blanks: "".join(f"&#{ord(one)};" for one in blanks[0]), text)
