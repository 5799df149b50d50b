"""The formats that forms are written in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from zhibiao.extract.document import Notice

from .docx import write_docx
from .html import write_html
from .markdown import write_markdown
from .txt import spell
from .view import FormView


class Made(NamedTuple):
    """A written file, and what of the forms the format could not hold as they are."""

    data: bytes
    notices: tuple[Notice, ...] = ()


def _docx(views: Sequence[FormView]) -> Made:
    return Made(write_docx(views))


def _html(views: Sequence[FormView]) -> Made:
    return Made(write_html(views).encode())


def _txt(views: Sequence[FormView]) -> Made:
    spelled = spell(views)
    return Made(spelled.text.encode(), spelled.notices)


def _markdown(views: Sequence[FormView]) -> Made:
    return Made(write_markdown(views).encode())


def _xlsx(views: Sequence[FormView]) -> Made:
    from .xlsx import write_xlsx  # XlsxWriter is loaded only where it is needed

    return Made(write_xlsx(views))


def _pdf(views: Sequence[FormView]) -> Made:
    from .pdf import draw_pdf  # it needs what is not always installed

    return Made(*draw_pdf(views))


FORMATS: dict[str, Callable[[Sequence[FormView]], Made]] = {
    "docx": _docx,
    "html": _html,
    "txt": _txt,
    "md": _markdown,
    "xlsx": _xlsx,
    "pdf": _pdf,
}
"""A format's name, which is also the end of its files' names, and its writer: one view or several to a file."""


def require(names: Collection[str]) -> None:
    """Nothing, or `WrongUsage` where what one of the formats needs is not installed."""
    if "pdf" in names:
        from .pdf import weasyprint

        weasyprint()
