"""The text of an element as a whole, on one line, without what is no text of the page."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ..docx.package import Element

UNSEEN = frozenset(
    {"head", "script", "style", "template", "noscript", "rp", "colgroup", "col", "datalist", "noframes", "title", "xml"}
)
"""Elements of which nothing is text of the page."""


def shown_text(element: Element) -> str:
    """The text of an element on one line, without scripts and the like."""
    unseen = next(element.iter(*UNSEEN), None)
    texts = element.itertext() if unseen is None else _seen_texts(element)
    return " ".join("".join(map(str, texts)).split())


def _seen_texts(element: Element) -> Iterator[str]:
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walker:
        if event == "end":
            yield (inner.tail or "") if inner is not element else ""
        elif inner.tag in UNSEEN:
            walker.skip_subtree()
        else:
            yield inner.text or ""
