"""Write forms as PDF: the printed page of the HTML form, made by WeasyPrint, which is installed apart."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple, NoReturn

from zhibiao.extract.document import Notice
from zhibiao.extract.errors import WrongUsage
from zhibiao.extract.language import _

from .html import write_html
from .unplaced import FormKind
from .view import FormView

SAYS_WHAT_IS_UNDRAWN = 67
"""The first WeasyPrint that says which characters no font draws; those before leave them out in silence."""

NAMED = 20
"""Of the characters that no font draws a notice names so many."""


class NoPdf(WrongUsage):
    """What is needed for PDF is not installed."""

    kind = "no-pdf"


class Drawn(NamedTuple):
    """A file's bytes, and a notice where no font of this machine draws some of its characters."""

    data: bytes
    notices: tuple[Notice, ...]


def draw_pdf(views: Sequence[FormView]) -> Drawn:
    """The file and what of it is drawn as empty boxes; raises `NoPdf` as `weasyprint` does, or where it cannot draw."""
    library = weasyprint()
    page = library.HTML(string=write_html(views, paged=True), url_fetcher=_fetch_nothing)
    is_old = int(library.__version__.partition(".")[0]) < SAYS_WHAT_IS_UNDRAWN
    with _undrawn() as characters:
        data = _by_an_old_one(page, library.__version__) if is_old else bytes(page.write_pdf())
    return Drawn(data, (_unchecked(library.__version__),) if is_old else tuple(_without_font(sorted(characters))))


def _by_an_old_one(page: Any, version: str) -> bytes:
    """The file by a WeasyPrint that may not fit the pydyf installed beside it, which pip does not prevent."""
    try:
        return bytes(page.write_pdf())
    except (AttributeError, TypeError) as error:
        text = _(
            "This WeasyPrint ({version}) does not fit the pydyf beside it: pip install -U weasyprint pydyf. "
            "Or write html and print it from a browser."
        )
        raise NoPdf(text.format(version=version)) from error


def _unchecked(version: str) -> Notice:
    text = _(
        "pdf: this WeasyPrint ({version}) leaves out characters that no font draws and does not say so. Look at the "
        "pages, or install a later one: pip install -U weasyprint"
    )
    return Notice(FormKind.FONT_LACKS, text.format(version=version))


@contextmanager
def _undrawn() -> Iterator[set[str]]:
    """The characters that WeasyPrint's log says no font holds, which are kept from the log, a line for each of them."""
    characters: set[str] = set()

    def keep(record: logging.LogRecord) -> bool:
        if not (str(record.msg).startswith(".notdef glyph") and isinstance(record.args, tuple) and record.args):
            return True
        characters.add(str(record.args[0]))
        return False

    log = logging.getLogger("weasyprint")
    log.addFilter(keep)
    try:
        yield characters
    finally:
        log.removeFilter(keep)


def _without_font(characters: Sequence[str]) -> Iterator[Notice]:
    if not characters:
        return
    named = "".join(characters[:NAMED]) + ("…" if len(characters) > NAMED else "")
    text = _(
        "pdf: no font on this machine draws {characters}; boxes stand in their place. Install a font that does, "
        "for Chinese for example (Debian and Ubuntu) apt install fonts-noto-cjk, and write the file again."
    )
    yield Notice(FormKind.FONT_LACKS, text.format(characters=named))


def weasyprint() -> Any:
    """The library; raises `NoPdf` where it or what it draws with is missing."""
    try:
        import weasyprint as library
    except ImportError as error:
        raise NoPdf(
            _('PDF needs WeasyPrint: pip install "zhibiao[pdf]". Or write html and print it from a browser.')
        ) from error
    except OSError as error:  # its own modules are there, the libraries of the system are not
        raise NoPdf(
            _(
                "PDF needs Pango, which WeasyPrint draws with. Debian and Ubuntu: apt install libpango-1.0-0 "
                "libpangoft2-1.0-0 libharfbuzz-subset0; macOS: brew install pango; Windows: see WeasyPrint's page on "
                "installing. Or write html and print it from a browser."
            )
        ) from error
    return library


def _fetch_nothing(url: str, *_more: object, **_options: object) -> NoReturn:
    """A form draws nothing from elsewhere."""
    raise ValueError(url)
