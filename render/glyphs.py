"""Name the characters that the fonts of a form lack, so that nobody is surprised by a stand-in's strokes.

What a font holds follows from the character set that it was made for: the 简体 fonts of Founder hold GB/T 2312 (6,763
characters), 仿宋 and 黑体 of Windows hold GBK (21,003). Rare characters stand mostly in names of places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import regex
from zhibiao.extract.document import Notice
from zhibiao.extract.language import _

from .fonts import HEADING, TEXT, TITLE, Font
from .unplaced import FormKind
from .view import Around, ViewCell

HAN = regex.compile(r"\p{Han}")
BEYOND_ASCII = "\u2e80"


def lacking(form_id: str, attachment: str, title: str, cells: Iterable[ViewCell], around: Around) -> Iterator[Notice]:
    """A notice for each font that lacks characters of the form."""
    headers, texts = {*attachment}, {*"".join((*around.header, *around.in_text(), *around.footer))}
    for cell in cells:
        (headers if cell.header else texts).update(cell.text)
    message = _("Form {form}: the font {font} lacks {characters}; they are printed in a stand-in.")
    for font, used in ((TITLE, {*title}), (HEADING, headers), (TEXT, texts)):
        missing = sorted(character for character in used if character >= BEYOND_ASCII and not _has(font, character))
        if missing:
            text = message.format(form=form_id, font=font.name, characters="、".join(missing))
            yield Notice(FormKind.FONT_LACKS, text)


@cache
def _has(font: Font, character: str) -> bool:
    if not HAN.match(character):
        return True
    try:
        character.encode(font.charset)
    except UnicodeEncodeError:
        return False
    return True
