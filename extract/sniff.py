"""Tell what a file is by its content, never by its name.

Gives the key of a reader, or raises an error that says what the file is instead and what to do with it.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from io import BytesIO

from .archive import Archive
from .decrypt import OLE2, needs_password
from .encodings import wide_encoding
from .errors import UnreadableFile
from .language import _
from .limits import LIMITS, Limits

HEAD = 1 << 16
WORD_ENTRY = re.compile(rb"PK\x01\x02.{42}word/document\.xml", re.DOTALL)
"""The main part's entry in the directory at the end of the package (PKWARE APPNOTE 4.3.12)."""

LOCK_FILE_SIZES = frozenset({162, 165})
LONGEST_USER_NAME = 54
LONGEST_PROGRAM = 60

PICTURES = {
    b"\x89PNG\r\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"RIFF": "WebP",
}
OTHERS = {
    b"%PDF": "PDF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7-Zip",
    b"\x1f\x8b": "gzip",
    b"MZ": "EXE",
    b"\x7fELF": "ELF",
    b"SQLite format 3": "SQLite",
}
TOO_OLD = {
    b"\xdb\xa5": "Word 2 for Windows",
    b"\x9b\xa5": "Word 1 for Windows",
    b"\x31\xbe": "Word for DOS",
    b"\x32\xbe": "Word for DOS",
    b"\xfe\x37": "Word 5 for Macintosh",
    b"\x01\xfe": "Microsoft Works for DOS",
}
OLE_STREAMS = {
    "Workbook": "Excel",
    "Book": "Excel",
    "PowerPoint Document": "PowerPoint",
    "MatOST": "Microsoft Works",
    "MM": "Microsoft Works",
    "CONTENTS": "Microsoft Works",
    "VisioDocument": "Visio",
    "__properties_version1.0": "Outlook",
}
ZIP_FOLDERS = {"xl/": "Excel", "ppt/": "PowerPoint", "visio/": "Visio"}
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."

XML_MARKS = {
    "http://schemas.microsoft.com/office/word/2003/wordml": "wordml",
    "http://schemas.microsoft.com/office/2006/xmlpackage": "flat-opc",
    "urn:oasis:names:tc:opendocument:xmlns:office": "odt",
    "http://www.w3.org/1999/xhtml": "html",
}
HTML_START = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|table|div|style|script|h[1-6]|p)\b")
HTML_TAG = re.compile(r"<(?:html|body|table|tr|td)\b")
CELL_TAG = re.compile(r"</?t[dh]\b")
FEWEST_CELLS = 4
"""So many cells of a page make a text one that holds a page's table, whatever it begins with."""
SCRIPTED = re.compile(r"(?:<(%|\?).*?\1>\s*)+", re.DOTALL)
"""What the program behind a page begins with: <%@ page … %>, <?php … ?>."""
MHTML_START = re.compile(r"(?:mime-version|from|content-type|date|subject|message-id|return-path):")
MHTML_MARK = re.compile(r"content-type:\s*(?:multipart/related|text/html)")


def sniff(data: bytes, limits: Limits = LIMITS) -> str:
    """The format: docx, doc, rtf, html, mhtml, wordml, flat-opc, odt or text.

    Raises `UnreadableFile`: empty, not-a-document, encrypted, truncated, corrupt, unsupported, too-old, lock-file.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableFile("empty", _("The file is empty. Copy or download it again."))
    if data.startswith(OLE2):
        return _sniff_ole(data)
    if data.startswith(b"PK") and data[2:4] in {b"\3\4", b"\5\6", b"\7\7", b"\7\x08"}:
        return _sniff_zip(data, limits)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{\\rtf"):
        return "rtf"
    _refuse_others(data)
    return _sniff_text(_head(data))


def _sniff_ole(data: bytes) -> str:
    names = _stream_names(data)
    if "encryptedpackage" in names:
        raise needs_password()
    program = next((name for stream, name in OLE_STREAMS.items() if stream.lower() in names), "")
    if "worddocument" in names and (not program or _is_word_at_top(data)):
        return "doc"
    if program:
        raise _of_program(program)
    text = _(
        "The file holds no Word document, or is damaged. Open it in the program that made it and save it as .docx."
    )
    raise UnreadableFile("not-a-document", text)


def _is_word_at_top(data: bytes) -> bool:
    """Whether the Word document is the file itself, and not an object inside another program's file."""
    from olefile import OleFileIO  # only for the rare file that holds both, so that nothing else waits for it

    try:
        with OleFileIO(BytesIO(data)) as container:
            return bool(container.exists("WordDocument"))
    except Exception:  # olefile lets many kinds of errors out of damaged files; the reader names what is wrong
        return True


def _stream_names(data: bytes) -> set[str]:
    """The names in lower case of what look like directory entries: at multiples of 128 bytes (MS-CFB 2.6.1)."""
    names = set()
    for found in re.finditer(b"[\x01\x02\x05]", data[66::128]):  # the kinds of entries, at byte 66 of each
        entry = data[128 * found.start() : 128 * found.start() + 66]
        length = int.from_bytes(entry[64:66], "little")
        if 2 < length <= 64 and entry[length - 2 : length] == b"\0\0":
            names.add(entry[: length - 2].decode("utf-16-le", "replace").lower())
    return names


def _sniff_zip(data: bytes, limits: Limits) -> str:
    if WORD_ENTRY.search(data, max(len(data) - HEAD, 0)):
        return "docx"
    archive = Archive(data, limits)
    names = archive.names()
    if "mimetype" in names:
        return _sniff_open_document(archive.read("mimetype").decode("latin-1").strip())
    for folder, program in ZIP_FOLDERS.items():
        if any(name.startswith(folder) for name in names):
            raise _of_program(program)
    if "[content_types].xml" in names and b"wordprocessingml" in archive.read("[Content_Types].xml"):
        return "docx"
    text = _("The file is a zip package, but holds no Word document. Unpack it and give the Word files in it.")
    raise UnreadableFile("not-a-document", text)


def _sniff_open_document(kind: str) -> str:
    if kind.startswith(OPEN_DOCUMENT + "text"):
        return "odt"
    program = kind.removeprefix(OPEN_DOCUMENT) if kind.startswith(OPEN_DOCUMENT) else kind
    raise _of_program(re.sub(r"[^\w.+/-]+", " ", program, flags=re.ASCII)[:LONGEST_PROGRAM])


def _of_program(program: str) -> UnreadableFile:
    text = _("This is a file of {program}, not of Word. Open it there, copy its table into Word and save it as .docx.")
    return UnreadableFile("unsupported", text.format(program=program))


def _refuse_others(data: bytes) -> None:
    """Raise the error that fits a picture, another program's file, a lock file or an old version's file."""
    for start, name in PICTURES.items():
        if data.startswith(start) and _is_binary(data):
            text = _("This is a picture ({name}), not a document; text in pictures is not read. Give the Word file.")
            raise UnreadableFile("not-a-document", text.format(name=name))
    for start, name in OTHERS.items():
        if data.startswith(start):
            text = _("This is a {name} file, not a Word or text file. Give the Word file.")
            raise UnreadableFile("not-a-document", text.format(name=name))
    for start, name in TOO_OLD.items():
        if data.startswith(start) and _is_binary(data):
            text = _(
                "This is a file of {name}, too old to be read. Open it in Word or LibreOffice and save it as .docx."
            )
            raise UnreadableFile("too-old", text.format(name=name))
    if is_lock_file(data):
        raise lock_file()


def is_lock_file(data: bytes) -> bool:
    """Whether this is the small file `~$…` that Word keeps beside an open document: a user's name, twice."""
    if len(data) not in LOCK_FILE_SIZES or not 0 < data[0] <= LONGEST_USER_NAME:
        return False
    return b"\0\0" in data or not data[1 + data[0] : LONGEST_USER_NAME].strip(b" \0")


def lock_file() -> UnreadableFile:
    """The error for such a file."""
    text = _("This is not the document, but the mark that Word leaves while it is open. Give the file without ~$.")
    return UnreadableFile("lock-file", text)


def _is_binary(data: bytes) -> bool:
    """Whether the beginning is no text: a zero byte, or control characters that no text has."""
    return any(byte < 9 or 13 < byte < 27 for byte in data[:HEAD])


def _head(data: bytes) -> str:
    """The beginning as text, in lower case, only good for finding ASCII words in it."""
    head = data[:HEAD]
    wide = _wide_text(head)
    if wide is None and (b"\0" in head or b"%PDF-" in head[:1024]):
        text = _(
            "The file is neither a Word nor a text file. Open it in the program that made it and save it as .docx."
        )
        raise UnreadableFile("not-a-document", text)
    text = head.removeprefix(b"\xef\xbb\xbf").decode("latin-1") if wide is None else wide
    return text.lstrip("\ufeff \t\r\n").lower()


def _wide_text(head: bytes) -> str | None:
    """The beginning as UTF-16, where a mark or its characters say so."""
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        text = head.decode("utf-16", "replace")
        return None if any(character < "\t" for character in text) else text
    wide = wide_encoding(head)
    return head.decode(wide, "replace") if wide else None


def _sniff_text(head: str) -> str:
    if head.startswith(("<?xml", "<w:worddocument", "<pkg:package", "<office:document")):
        return _sniff_xml(head)
    if MHTML_START.match(head) and MHTML_MARK.search(head):
        return "mhtml"
    return _html_or_text(head)


def _sniff_xml(head: str) -> str:
    found = next((key for mark, key in XML_MARKS.items() if mark in head), "html" if HTML_TAG.search(head) else "")
    if not found:
        text = _("This is an XML file of another kind than Word's. Open it in the program that made it.")
        raise UnreadableFile("unsupported", text)
    return found


def _html_or_text(head: str) -> str:
    after_comment = bool((head.startswith("<!--") or SCRIPTED.match(head)) and HTML_TAG.search(head))
    holds_table = "<table" in head and len(CELL_TAG.findall(head)) >= FEWEST_CELLS
    return "html" if after_comment or holds_table or HTML_START.match(head) else "text"
