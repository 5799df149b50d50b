"""The formats that forms are written in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .docx import write_docx
from .html import write_html
from .txt import write_txt
from .view import FormView


def _html(views: Sequence[FormView]) -> bytes:
    return write_html(views).encode()


def _txt(views: Sequence[FormView]) -> bytes:
    return write_txt(views).encode()


FORMATS: dict[str, Callable[[Sequence[FormView]], bytes]] = {"docx": write_docx, "html": _html, "txt": _txt}
"""A format's name, which is also the end of its files' names, and its writer: one view or several to bytes."""
