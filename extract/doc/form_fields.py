"""What a form's check box or list shows: its state stands in the stream Data ([MS-DOC] 2.9.158, 2.9.78)."""

from __future__ import annotations

import struct
from struct import unpack_from

CHECKED, UNCHECKED = "☑", "□"
CHECK_BOX, LIST = 1, 2
DEFAULT = 25
"""A result that says: none was chosen, the default holds."""

MOST_CHOICES = 25


def form_field_text(data: bytes, offset: int) -> str:
    """The mark of a check box or the chosen entry of a list; nothing for other fields and damaged ones."""
    try:
        head = offset + unpack_from("<H", data, offset + 4)[0] + 4
        bits = unpack_from("<H", data, head)[0]
        kind, result = bits & 3, bits >> 2 & 0x1F
        behind_name = _behind_text(data, head + 6)
        if result == DEFAULT:
            result = unpack_from("<H", data, behind_name)[0]
        if kind == CHECK_BOX:
            return CHECKED if result == 1 else UNCHECKED
        return _choice(data, behind_name + 2, result) if kind == LIST else ""
    except struct.error:
        return ""


def _behind_text(data: bytes, offset: int) -> int:
    """The offset behind a text with its length before it and a zero behind it."""
    length: int = unpack_from("<H", data, offset)[0]
    return offset + 2 + 2 * length + 2


def _choice(data: bytes, offset: int, number: int) -> str:
    """The list's entry: five texts (format, help, status, two macros) stand before the entries."""
    for _text in range(5):
        offset = _behind_text(data, offset)
    count = min(unpack_from("<H", data, offset + 2)[0], MOST_CHOICES)  # behind FFFF, which says: two bytes a character
    offset += 6
    for index in range(count):
        length = unpack_from("<H", data, offset)[0]
        if index == number:
            return data[offset + 2 : offset + 2 + 2 * length].decode("utf-16-le", "replace")
        offset += 2 + 2 * length
    return ""
