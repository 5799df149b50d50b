"""MHTML files (a page and its pictures in one mail message) to a Document: the root page is read, the rest is not.

Source: RFC 2557 (MIME encapsulation of aggregate documents), RFC 2387 (multipart/related).
"""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from ..document import Document, Notice, ReadingKind, Severity
from ..errors import UnreadableFile
from ..language import _
from ..limits import Limits
from .read import read_page

PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read_mhtml(data: bytes, limits: Limits) -> Document:
    """Read the root page of an MHTML file.

    Raises `UnreadableFile`: not-a-document where no page is in it, else as `read_html`.
    """
    parts = _parts(data)
    root = _root(parts)
    if root is None:
        raise UnreadableFile("not-a-document", _("The file holds no web page. Open it in a browser and save it again."))
    content = root.get_payload(decode=True)
    page = content if isinstance(content, bytes) else b""
    if not page.strip():
        raise UnreadableFile("empty", _("The page in the file is empty. Open it in a browser and save it again."))
    document = read_page(page, limits, "mhtml", _charset(root))
    others = sum(part.get_content_type() in PAGES and part is not root for part in parts)
    return replace(document, notices=document.notices + _about_others(others))


def _parts(data: bytes) -> list[Message]:
    try:
        return [
            part for part in message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n\t ")).walk() if not part.is_multipart()
        ]
    except (RecursionError, ValueError, LookupError) as error:
        text = _("The file is damaged and its parts cannot be told apart. Open it in a browser and save it again.")
        raise UnreadableFile("corrupt", text) from error


def _root(parts: list[Message]) -> Message | None:
    """The first page: writers put the root first, and name no other."""
    return next((part for part in parts if part.get_content_type() in PAGES), None)


def _charset(part: Message) -> str:
    found = part.get_param("charset", "")
    return found if isinstance(found, str) else ""


def _about_others(count: int) -> tuple[Notice, ...]:
    if not count:
        return ()
    text = _("{count} further pages in the file (frames, headers and footers) were left out.")
    return (Notice(ReadingKind.OBJECT_DROPPED, text.format(count=count), Severity.WARNING),)
