"""Write forms as PDF: the printed page of the HTML form, made by WeasyPrint, which is installed apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NoReturn

from zhibiao.extract.errors import WrongUsage
from zhibiao.extract.language import _

from .html import write_html
from .view import FormView


class NoPdf(WrongUsage):
    """What is needed for PDF is not installed."""

    kind = "no-pdf"


def write_pdf(views: Sequence[FormView]) -> bytes:
    """The file's bytes; raises `NoPdf` as `drawing_class` does."""
    page = drawing_class()(string=write_html(views), url_fetcher=_fetch_nothing)
    return bytes(page.write_pdf())


def drawing_class() -> Any:
    """WeasyPrint's class for a page; raises `NoPdf` where it or the libraries that it draws with are missing."""
    try:
        from weasyprint import HTML
    except ImportError as error:
        raise NoPdf(
            _('PDF needs WeasyPrint: pip install "zhibiao[pdf]". Or write html and print it from a browser.')
        ) from error
    except OSError as error:  # its own modules are there, the libraries of the system are not
        raise NoPdf(
            _(
                "PDF needs Pango, which WeasyPrint draws with. Debian and Ubuntu: apt install libpango-1.0-0 "
                "libpangoft2-1.0-0; macOS: brew install pango; Windows: see WeasyPrint's page on installing. "
                "Or write html and print it from a browser."
            )
        ) from error
    return HTML


def _fetch_nothing(url: str, *_more: object, **_options: object) -> NoReturn:
    """A form draws nothing from elsewhere."""
    raise ValueError(url)
