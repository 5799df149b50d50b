r"""Bytes of RTF text to characters: the code page that a font's charset or the file's \ansicpg names."""

from __future__ import annotations

import codecs
import re

SYMBOL = "symbol"
"""The codec of fonts with charset 2: a byte is a glyph of the font."""

WESTERN = "cp1252"

CHARSETS = {
    77: "mac_roman", 78: "shift_jis", 79: "euc_kr", 80: "gb18030", 81: "big5", 128: "cp932", 129: "cp949", 130: "johab",
    134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850", 2: SYMBOL,
}  # fmt: skip
r"""\fcharset to codec (RTF 1.9.1, Font Table); 0 and 1 (ANSI, default) are left to the file's code page."""

PAGES = {936: "gb18030", 54936: "gb18030", 10000: "mac_roman", 10008: "gb18030", 65001: "utf-8", 1361: "johab"}

MULTIBYTE = frozenset({"gb18030", "cp932", "cp949", "cp950", "big5", "shift_jis", "euc_kr", "johab", "utf-8"})

WIDE = re.compile(rb"[\xa0-\xff]")
r"""Without such a byte a run is dashes, dots and quotes: \'85\'85 is …… and no Chinese character."""

ODD_RUN = re.compile(rb"(?<![\x80-\xff])(?:[\x80-\xff]{2})*[\x80-\xff](?![\x80-\xff])")

SURROGATE = re.compile("[\ud800-\udfff]")


def codec_of_page(page: int) -> str:
    """The codec of a code page's number; the Western one where it is not known."""
    name = PAGES.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return WESTERN


def decode(raw: bytes, codec: str, ansi: str) -> tuple[str, bool]:
    """The text of the bytes, and whether every byte had a meaning; an empty codec leaves it to the page `ansi`.

    A run in a Western font is Chinese all the same, where the file's page is and its high bytes stand in pairs.
    """
    if raw.isascii():
        return raw.decode("ascii"), True
    if not codec:
        codec = ansi if ansi not in MULTIBYTE or (WIDE.search(raw) and not ODD_RUN.search(raw)) else WESTERN
    try:
        return raw.decode(codec), True
    except UnicodeDecodeError:
        return _with_gaps(raw, codec, ansi)


def _with_gaps(raw: bytes, codec: str, ansi: str) -> tuple[str, bool]:
    """Bytes that the page does not define pass through in single-byte pages, and are marked in others."""
    if codec in MULTIBYTE:
        other = ansi if ansi not in MULTIBYTE else WESTERN
        return raw.decode(other if _whole(raw, other) else codec, "replace"), False
    text = raw.decode(codec, "surrogateescape")
    return text.translate({code: code - 0xDC00 for code in range(0xDC80, 0xDD00)}), True


def _whole(raw: bytes, codec: str) -> bool:
    try:
        raw.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def joined(text: str) -> str:
    """The text with surrogate pairs as the characters they are, and single ones marked."""
    if text.isascii() or not SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
