"""Text with its layout taken out: what stands between characters only because a column was narrow."""

from __future__ import annotations

import re
import unicodedata

from .remembering import remembered

WIDE = "\u2e80-\u303f\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"
HIDDEN = r"\u200b-\u200f\u2060\ufeff\xad\x00-\x08\x0e-\x1b"
INVISIBLE = re.compile(f"[{HIDDEN}]")
SEEN = re.compile(rf"[^\s\u3000{HIDDEN}]")
UNSEEN = re.compile(rf"[\s\u3000{HIDDEN}]+")
BLANKS = r"[\s\u3000]+"
BESIDE_WIDE = re.compile(rf"(?<!\s)(?:(?<=[{WIDE}]){BLANKS}|{BLANKS}+(?=[{WIDE}]))")
ANY_BLANKS = re.compile(BLANKS)
COMPACT = re.compile(r"[!-~\u4e00-\u9fff、。《》〈〉“”‘’—·×÷]*+")
"""Characters that stay as they are in a compact text."""
SHAPES = (
    "²³¹¼-¾⁰-₎⅐-↋①-⓿❶-➓㆒-㆟㈠-㉃㉈-㉟㊀-㋋㍘-㍰㍸㍹㎟-㎨㎯㏠-㏾"
    "\U0001d7ce-\U0001d7ff\U0001f100-\U0001f10c\U0001fbf0-\U0001fbf9"
)
"""Where Unicode has its numbers in other shapes: raised, lowered, ringed, in fractions, squared with a unit."""
SHAPED = re.compile(f"[{SHAPES}]")
UNSHAPED = re.compile(f"[^{SHAPES}]+")


def without_layout(text: str) -> str:
    r"""A name on one line: blanks beside Chinese characters go, other runs of blanks become one.

    "履行\n职责" -> "履行职责", "分 值" -> "分值", "A1 办 文" -> "A1办文", "1.1 A\nB" -> "1.1 A B"
    """
    if not UNSEEN.search(text):
        return text
    visible = INVISIBLE.sub("", text).strip()
    return ANY_BLANKS.sub(" ", BESIDE_WIDE.sub("", visible))


def narrow(text: str) -> str:
    """A text with full-width characters as half-width, and numbers in another shape as they are."""
    if not SHAPED.search(text):
        return unicodedata.normalize("NFKC", text)
    return UNSHAPED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


@remembered
def compact(text: str) -> str:
    """A text for comparing: no blanks at all, full-width Latin letters, digits and brackets as half-width.

    Numbers in another shape stay what they are: 20① is not 201, nor 10² a 102.
    """
    return text if COMPACT.fullmatch(text) else ANY_BLANKS.sub("", narrow(INVISIBLE.sub("", text)))


@remembered
def spelled(text: str) -> str:
    """`compact`, with ringed and Roman numbers in plain characters, for telling which number a label bears.

    ① and ⑴ are 1 and (1), Ⅱ is II; no amount is read from it.
    """
    if COMPACT.fullmatch(text):
        return text
    return ANY_BLANKS.sub("", unicodedata.normalize("NFKC", INVISIBLE.sub("", text)))


def is_blank(text: str) -> bool:
    """Whether nothing in the text can be seen."""
    return not SEEN.search(text)


def visible_characters(text: str) -> str:
    """The text's characters that can be seen, for counting."""
    return UNSEEN.sub("", text)
