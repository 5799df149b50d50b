"""The encoding of a web page: a byte order mark, what carried it, what it says of itself, then strict trials.

Source: HTML Living Standard, 13.2.3 (determining the character encoding); Encoding Standard, 4.2 (names and labels).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain

from ..encodings import chinese_text, wide_encoding

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

DECLARED = re.compile(
    rb"<meta[^>]{0,1000}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.I
)
SCANNED = 8192
"""So many bytes are searched for the page's own word on its encoding."""

WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "gb_2312": "gb18030", "chinese": "gb18030",
    "x-gbk": "gb18030", "csgb2312": "gb18030", "hz": "gb18030", "iso-8859-1": "cp1252", "latin1": "cp1252",
    "us-ascii": "cp1252", "ascii": "cp1252", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
    "big5": "cp950", "big5-hkscs": "big5hkscs", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "iso-8859-9": "cp1254", "tis-620": "cp874", "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8",
    "unicode": "utf-8", "utf8": "utf-8", "x-user-defined": "cp1252", "macintosh": "mac_roman",
}  # fmt: skip
"""Labels that mean more than they say; a page that was searched as ASCII and says UTF-16 is not UTF-16."""


def decode_page(data: bytes, carried: str = "") -> tuple[str, str, bool]:
    """The page's text, its encoding, and whether that was guessed; `carried` is what a mail header says."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding, False
    told = [known for label in (carried, _declared(data)) if (known := _codec(label))]
    for encoding in chain(told, _wide(data), ("utf-8",)):
        text = _strict(data, encoding)
        if text is not None:
            return text, encoding, encoding not in told
    with suppress(UnicodeDecodeError):
        found = chinese_text(data)
        return found.text, found.encoding, True
    encoding = told[0] if told else "cp1252"
    return data.decode(encoding, "replace"), encoding, True


def _declared(data: bytes) -> str:
    found = DECLARED.search(data[:SCANNED])
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""


def _codec(label: str) -> str:
    name = label.strip().lower()
    try:
        info = codecs.lookup(WIDER.get(name, name)) if name else None
    except (LookupError, ValueError):
        return ""
    return info.name if info is not None and info._is_text_encoding else ""


def _wide(data: bytes) -> Iterator[str]:
    """UTF-16 if the characters are such as pages hold."""
    wide = wide_encoding(data)
    if wide:
        yield wide


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, ValueError):
        return None
