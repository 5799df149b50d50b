"""Fields: a code that computes text, and the text it gave last ([MS-DOC] 2.8.25; ECMA-376 part 1, 17.16).

The stored result is the text, the code is not; a field without a result shows what `shown_code` makes of its code,
and a form's check box or list shows its state.

    begin PAGEREF _Ref1 separator 12 end   ->  12
    begin FORMCHECKBOX picture end         ->  ☑
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..fields import shown_code

MARK = re.compile("[\x13-\x15]")
BEGIN, SEPARATOR, END = "\x13", "\x14", "\x15"
MOST_CODE = 1000
"""A longer code without a result is not taken as text."""

FORM_FIELDS = ("FORMCHECKBOX", "FORMDROPDOWN")

Edit = tuple[int, int, str]
"""Characters from a start to an end become a text."""

FormField = Callable[[int, int], str]
"""What the form field shows whose code stands between two positions."""


class FieldSpan(NamedTuple):
    """Where a field begins, where its code ends (at its end, where it has no result), and where it ends."""

    begin: int
    code_end: int
    end: int


def field_spans(text: str, start: int, end: int) -> Iterator[FieldSpan]:
    """The fields between two positions, in one pass; a field without an end is none."""
    begun: list[tuple[int, int]] = []  # where a field begins and, once met, where its code ends
    for match in MARK.finditer(text, start, end):
        position = match.start()
        if match[0] == BEGIN:
            begun.append((position, -1))
        elif match[0] == SEPARATOR and begun and begun[-1][1] < 0:
            begun[-1] = (begun[-1][0], position)
        elif match[0] == END and begun:
            begin, separator = begun.pop()
            yield FieldSpan(begin, position if separator < 0 else separator, position)


def field_edit(text: str, span: FieldSpan, form_field: FormField) -> Edit:
    """Up to the end of its code, a field becomes what it shows without a result."""
    begin, last, end = span
    name = text[begin + 1 : begin + 20].strip().upper()
    shown = ""
    if name.startswith(FORM_FIELDS):
        shown = form_field(begin, last)
    elif last == end and end - begin <= MOST_CODE:
        shown = shown_code(text[begin + 1 : end])
    return begin, last + 1, shown
