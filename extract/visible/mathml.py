"""MathML, as web pages and Writer's formulas have it, to a line of text. Source: MathML Core, 3 (presentation)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from . import equations as eq
from .equations import Term

Element = etree._Element
LARGE = frozenset("∑∏∐∫∬∭∮⋃⋂")
DEEPEST = 100
"""Elements of an equation nest less deeply."""


def mathml_text(element: Element) -> str:
    """The text of a math element, whatever prefix or namespace its names have; nothing where it nests too deeply."""
    return "" if _is_too_deep(element) else _term(element).text


def _is_too_deep(element: Element) -> bool:
    depth = 0
    for event, _inner in etree.iterwalk(element, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower()


def _children(element: Element) -> list[Element]:
    return [child for child in element if isinstance(child.tag, str)]


def _term(element: Element) -> Term:
    handler = HANDLERS.get(_name(element))
    return handler(element) if handler is not None else _row(element)


def _texts(element: Element, count: int) -> Sequence[str]:
    """The texts of the first children, blank where there are fewer."""
    found = [_term(child).text for child in _children(element)[:count]]
    return found + [""] * (count - len(found))


def _letters(element: Element) -> Term:
    return Term(" ".join("".join(map(str, element.itertext())).split()))


def _row(element: Element) -> Term:
    """Terms in a row; what stands directly in the text of it is kept, too. An operator like ∑ takes what follows it."""
    terms = [Term((element.text or "").strip())]
    for child in _children(element):
        terms += [_term(child), Term((child.tail or "").strip())]
    return eq.sequence(terms)


def _fraction(element: Element) -> Term:
    return eq.fraction(*_texts(element, 2))


def _above(element: Element) -> Term:
    base, above = _texts(element, 2)
    return eq.scripts(base, above=above)


def _below(element: Element) -> Term:
    base, below = _texts(element, 2)
    return eq.scripts(base, below)


def _both(element: Element) -> Term:
    base, below, above = _texts(element, 3)
    scripts = eq.scripts(base, below, above)
    return Term(scripts.text + " ") if base in LARGE else scripts


def _square_root(element: Element) -> Term:
    return eq.root(_row(element).text)


def _root(element: Element) -> Term:
    return eq.root(*_texts(element, 2))


def _fenced(element: Element) -> Term:
    parts = [_term(child).text for child in _children(element)]
    separator = (element.get("separators") or ",").strip()[:1] or ","
    return eq.fenced(parts, element.get("open", "("), element.get("close", ")"), separator)


def _table(element: Element) -> Term:
    rows = [[_term(cell).text for cell in _children(row)] for row in _children(element)]
    return eq.matrix(rows) if max(map(len, rows), default=0) > 1 else eq.lines(["".join(row) for row in rows])


def _semantics(element: Element) -> Term:
    """The first child; annotations say the same in other languages."""
    return _term(_children(element)[0]) if len(element) else Term("")


def _nothing(_element: Element) -> Term:
    return Term("")


HANDLERS: dict[str, Callable[[Element], Term]] = {
    **dict.fromkeys(("mi", "mn", "mo", "mtext", "ms"), _letters),
    "mfrac": _fraction,
    "msup": _above,
    "mover": _above,
    "msub": _below,
    "munder": _below,
    "msubsup": _both,
    "munderover": _both,
    "msqrt": _square_root,
    "mroot": _root,
    "mfenced": _fenced,
    "mtable": _table,
    "semantics": _semantics,
    **dict.fromkeys(("annotation", "annotation-xml", "mphantom", "mspace", "none", "mprescripts"), _nothing),
}
