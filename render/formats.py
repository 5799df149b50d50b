"""The formats that forms are written in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .docx import write_docx
from .html import write_html
from .markdown import write_markdown
from .txt import write_txt
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
