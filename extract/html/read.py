"""Web pages to a Document: the bytes decoded, parsed without network, read as a browser would show them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from ..document import Document, Notice, Paragraph, Part, ReadingKind, Severity, Table
from ..docx.package import Element
from ..errors import UnreadableFile
from ..language import _
from ..limits import Limits
from ..memory import check_pieces, most_pieces
from .css import RELEVANT, Sheet
from .encoding import decode_page
from .page import Dropped, Page
from .stretches import with_stretches

LONG_TAG = re.compile(r"<[a-zA-Z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+")
CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\f\r")
"""Characters that nobody sees: LibreOffice writes the ends of fields as such."""

ORDER = tuple(Part)
SURE_ENCODINGS = frozenset({"utf-8", "utf-16-le", "utf-16-be", "gb18030"})
"""What is hardly guessed wrongly."""
MANY_ATTRIBUTES = 1000
LONG = 4000
"""A shorter tag has no room for too many attributes (the parser needs quadratic time for them)."""

SHORTEST_TAG, BYTES_A_TAG = 3, 500
"""The bytes that a tag has at least, and the memory that it, its text and what is read of them take."""

SHOWN = 60
"""So many characters of what was left out are shown."""


def read_html(data: bytes, limits: Limits) -> Document:
    """Read a web page; source: HTML Living Standard.

    Raises `UnreadableFile`: corrupt where nothing can be parsed, limit where tables are nested too deeply or too large.
    """
    return read_page(data, limits, "html")


def read_page(data: bytes, limits: Limits, name: str, carried: str = "") -> Document:
    """The document of a page's bytes, under a format's name; `carried` is the encoding that a mail header says."""
    text, encoding, guessed = decode_page(data, carried)
    text = _without(text.replace("\0", ""), "<![if !supportMisalignedColumns]>", "<![endif]>")
    text = with_stretches(text)
    root, cut = parse_page(text, limits)
    sheet = Sheet([str(style.text) for style in root.iter("style") if style.text and RELEVANT.search(style.text)])
    page, blocks = _walked(root, limits, sheet)
    for box in _text_boxes(text):
        inner = Page(limits, sheet, Part.TEXT_BOX)
        inner.dropped, inner.notices = page.dropped, page.notices
        inner.walk(parse_page(box, limits)[0])
        blocks += inner.blocks()
    blocks.sort(key=lambda block: ORDER.index(block.part))
    notices = [*page.notices, *_notices(page.dropped), *_doubts(encoding if guessed else "", cut)]
    return Document("", name, tuple(blocks), tuple(notices), encoding=encoding)


def _walked(root: Element, limits: Limits, sheet: Sheet) -> tuple[Page, list[Paragraph | Table]]:
    """The page and its blocks as a browser shows them; all of it, with a notice, where it hides all its tables."""
    page = Page(limits, sheet)
    page.walk(root)
    blocks = page.blocks()
    if not page.dropped.hidden or _have_table(blocks) or root.find(".//table") is None:
        return page, blocks
    whole = Page(limits, sheet, shows_all=True)
    whole.walk(root)
    shown = whole.blocks()
    if not _have_table(shown):
        return page, blocks
    text = _("All tables of the page are hidden until somebody opens them; they were read, with all other hidden text.")
    whole.notices.append(Notice(ReadingKind.SECOND_READING, text))
    return whole, shown


def _have_table(blocks: Sequence[Paragraph | Table]) -> bool:
    return any(isinstance(block, Table) for block in blocks)


def parse_page(text: str, limits: Limits) -> tuple[Element, bool]:
    """The page's root element, and whether the parser gave up before its end; raises `UnreadableFile`."""
    _check_attributes(text)
    data = text.encode("utf-8", "replace").translate(None, CONTROLS)
    _check_tags(data, limits)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableFile("corrupt", _("The page cannot be read as HTML ({why}).").format(why=error)) from error
    if root is None:
        raise UnreadableFile("corrupt", _("The page holds no text. Open it in a browser and save it again."))
    return root, any(entry.level_name == "FATAL" for entry in parser.error_log)


def _check_attributes(text: str) -> None:
    for tag in LONG_TAG.finditer(text):
        if tag.end() - tag.start() > LONG:
            names = re.sub(r"\"[^\"]*\"|'[^']*'", " ", tag[0])
            if len(names.split()) > MANY_ATTRIBUTES:
                raise UnreadableFile("limit", _("An element of the page has too many attributes to be a document's."))


def _check_tags(data: bytes, limits: Limits) -> None:
    """Nothing, or `UnreadableFile` (limit) where there are so many elements that they would fill the memory."""
    if len(data) // SHORTEST_TAG > most_pieces(len(data), BYTES_A_TAG, limits):
        check_pieces(data.count(b"<") - data.count(b"</"), len(data), BYTES_A_TAG, limits)


def _without(text: str, start: str, end: str) -> str:
    """The text without what stands between two marks: Word puts a row of widths there for other programs."""
    pieces, position = [], 0
    while (begin := text.find(start, position)) >= 0 and (stop := text.find(end, begin)) >= 0:
        pieces.append(text[position:begin])
        position = stop + len(end)
    return "".join(pieces) + text[position:]


def _text_boxes(text: str) -> list[str]:
    """The contents of Word's text boxes, which stand in comments that only Word reads."""
    boxes, position = [], 0
    while (begin := text.find("<v:textbox", position)) >= 0 and (stop := text.find("</v:textbox>", begin)) >= 0:
        inner = text[text.find(">", begin) + 1 : stop]
        boxes.append("<div>" + _without(inner, "<![if !mso]>", "<![endif]>"))
        position = stop
    return [box for box in boxes if box != "<div>"]


def _notices(dropped: Dropped) -> list[Notice]:
    hidden, readings = list(filter(None, dropped.hidden)), list(filter(None, dropped.readings))
    met: tuple[tuple[int, ReadingKind, str, list[str]], ...] = (
        (
            len(hidden),
            ReadingKind.TEXT_DROPPED,
            _("{count} passages that a browser does not show were left out: {names}"),
            hidden,
        ),
        (
            len(readings),
            ReadingKind.TEXT_DROPPED,
            _("{count} readings above characters (ruby) were left out: {names}"),
            readings,
        ),
        (
            len(dropped.symbols),
            ReadingKind.SYMBOL_UNKNOWN,
            _("{count} characters of symbol fonts are not known and were kept as they are: {names}"),
            dropped.symbols,
        ),
    )
    return [
        Notice(kind, text.format(count=count, names=_samples(names)), Severity.INFO)
        for count, kind, text, names in met
        if count
    ]


def _samples(names: list[str]) -> str:
    text = ", ".join(names[:10])
    return text if len(text) <= SHOWN else text[:SHOWN] + " …"


def _doubts(guessed: str, cut: bool) -> list[Notice]:
    notices = []
    if guessed:
        text = _("The page does not say its encoding, or not the right one; it was read as {encoding}.")
        severity = Severity.INFO if guessed in SURE_ENCODINGS else Severity.WARNING
        notices.append(Notice(ReadingKind.ENCODING_GUESSED, text.format(encoding=guessed), severity))
    if cut:
        text = _("The page could be parsed in part only; what comes after the damage is missing.")
        notices.append(Notice(ReadingKind.TRUNCATED, text, Severity.ERROR))
    return notices
