"""Tags that make text look some way across the ends of others, marked by where they stand in the source.

LibreOffice writes <font><s>12</font>3<font>4</s>5</font>: a browser opens <s> again behind </font> and strikes out
1234; the parser here ends it there. LibreOffice itself, which reads its own pages so, takes any of its tags for the
whole stretch between its beginning and its end. An element without text or content carries the marks.
Source: HTML Living Standard, 13.2.4.3 (the list of active formatting elements, to which <s> and <strike> belong).
"""

from __future__ import annotations

import re

STRUCK, RAISED, LOWERED, HIDDEN = "struck", "raised", "lowered", "hidden"
KINDS = {"s": STRUCK, "strike": STRUCK, "sup": RAISED, "sub": LOWERED}
CARRIER = "basefont"
BEGINS, ENDS = "begins-", "ends-"

S, STRIKE, SHIFT, SPAN = "[sS]", "[sS][tT][rR][iI][kK][eE]", "[sS][uU][bBpP]", "[sS][pP][aA][nN]"
STRIKING_TAG, SHIFTING_TAG, ANY_TAG = (
    re.compile(f"<(/?)({'|'.join(names)})(?=[\\s/>])([^<>]*)>")
    for names in ((S, STRIKE), (S, STRIKE, SHIFT), (S, STRIKE, SHIFT, SPAN))
)
NOT_DISPLAYED = re.compile(r"display\s*:\s*none", re.I)
GENERATOR = re.compile(r"<meta\s+name=\"?generator\"?\s+content=\"?([^<>]*)", re.I)
SCANNED = 4096
"""So many characters are searched for the program that wrote the page."""


def with_stretches(text: str) -> str:
    """A page with marks where tags that strike out begin and end; for LibreOffice's pages all that change looks."""
    found = GENERATOR.search(text, 0, SCANNED)
    program = found[1].lower() if found else ""
    by_office = "office" in program and "microsoft" not in program
    if not by_office:
        return STRIKING_TAG.sub(_Marks(), text)
    return (ANY_TAG if "display" in text else SHIFTING_TAG).sub(_Marks(), text)


class _Marks:
    """What a tag is replaced by: itself, and a mark beside it."""

    def __init__(self) -> None:
        self._hides: list[bool] = []

    def __call__(self, tag: re.Match[str]) -> str:
        kind = KINDS.get(tag[2].lower())
        if kind is None:
            return self._span(tag)
        return f"{_mark(ENDS + kind)}{tag[0]}" if tag[1] else f"{tag[0]}{_mark(BEGINS + kind)}"

    def _span(self, tag: re.Match[str]) -> str:
        """Marks outside of a span, as nothing is read inside one that hides its text."""
        if not tag[1]:
            self._hides.append(NOT_DISPLAYED.search(tag[3]) is not None)
            return _mark(BEGINS + HIDDEN) + tag[0] if self._hides[-1] else tag[0]
        hidden = self._hides.pop() if self._hides else False
        return tag[0] + _mark(ENDS + HIDDEN) if hidden else tag[0]


def _mark(name: str) -> str:
    return f"<{CARRIER} class={name}>"
