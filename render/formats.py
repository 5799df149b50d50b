"""The formats that forms are written in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from zhibiao.extract.document import Notice

from .docx import write_docx
from .html import write_html
from .markdown import write_markdown
from .txt import spell, write_txt
from .view import FormView


def _html(views: Sequence[FormView]) -> bytes:
    return write_html(views).encode()


def _txt(views: Sequence[FormView]) -> bytes:
    return write_txt(views).encode()


def _pdf(views: Sequence[FormView]) -> bytes:
    from .pdf import write_pdf  # it needs what is not always installed

    return write_pdf(views)


def _markdown(views: Sequence[FormView]) -> bytes:
    return write_markdown(views).encode()


def _xlsx(views: Sequence[FormView]) -> bytes:
    from .xlsx import write_xlsx  # XlsxWriter is loaded only where it is needed

    return write_xlsx(views)


FORMATS: dict[str, Callable[[Sequence[FormView]], bytes]] = {
    "docx": write_docx,
    "html": _html,
    "txt": _txt,
    "md": _markdown,
    "xlsx": _xlsx,
    "pdf": _pdf,
}
"""A format's name, which is also the end of its files' names, and its writer: one view or several to bytes."""


def require(names: Collection[str]) -> None:
    """Nothing, or `WrongUsage` where what one of the formats needs is not installed."""
    if "pdf" in names:
        from .pdf import drawing_class

        drawing_class()


class Made(NamedTuple):
    """A written file, and what of the forms the format could not hold as they are."""

    data: bytes
    notices: tuple[Notice, ...] = ()


def make(name: str, views: Sequence[FormView]) -> Made:
    """The views in the format of this name; its notices besides those that the views have themselves."""
    if name == "txt":
        spelled = spell(views)
        return Made(spelled.text.encode(), spelled.notices)
    return Made(FORMATS[name](views))
