"""Office Math (OMML) to a line of text, with marks for what is not seen of it. Source: ECMA-376 part 1, 22.1 (Math)."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from . import equations as eq
from .equations import Term
from .marks import Look, marked, strongest

Element = etree._Element
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = M + "val"
OFF = frozenset({"0", "false", "off"})
LOOKS = {W + "vanish": Look.HIDDEN, W + "strike": Look.STRUCK, W + "dstrike": Look.STRUCK}
PROPERTIES = (
    *("fPr", "sSupPr", "sSubPr", "sSubSupPr", "sPrePr", "radPr", "naryPr", "limLowPr", "limUppPr", "dPr", "funcPr"),
    *("mPr", "eqArrPr", "accPr", "barPr", "oMathParaPr", "ctrlPr", "rPr", "argPr", "boxPr", "borderBoxPr"),
    *("groupChrPr", "phantPr"),
)
PLAIN_FRACTIONS = frozenset({"noBar"})


def omml_text(element: Element) -> str:
    """The text of an m:oMath element or of any part of one; m:oMathPara's equations one behind the other."""
    return _term(element).text


def _term(element: Element | None) -> Term:
    if element is None:
        return Term("")
    handler = HANDLERS.get(element.tag)
    if handler is not None:
        return handler(element)
    return eq.sequence([_term(child) for child in element if isinstance(child.tag, str)])


def _text(element: Element, name: str) -> str:
    return _term(element.find(M + name)).text


def _property(element: Element, properties: str, name: str, default: str) -> str:
    found = element.find(f"{M}{properties}/{M}{name}")
    return default if found is None else found.get(VAL, "")


def _letters(element: Element) -> Term:
    return Term(element.text or "")


def _run(element: Element) -> Term:
    """A run, which may be struck out or hidden as any other (22.1.2.87, 17.3.2)."""
    text = "".join([part.text or "" for part in element.iterchildren(M + "t")])
    properties = element.find(W + "rPr")
    looks = [] if properties is None else [LOOKS[one.tag] for one in properties if one.tag in LOOKS and _is_on(one)]
    return Term(marked(text, strongest(*looks)))


def _is_on(switch: Element) -> bool:
    return switch.get(W + "val", "true") not in OFF


def _deleted(element: Element) -> Term:
    """What is deleted under tracked changes, or moved away."""
    return Term(marked("".join([part.text or "" for part in element.iter(M + "t")]), Look.DELETED))


def _phantom(element: Element) -> Term:
    """What takes room, and may not be seen (22.1.2.81)."""
    text = _text(element, "e")
    return Term(marked(text, Look.HIDDEN) if _property(element, "phantPr", "show", "1") in OFF else text)


def _fraction(element: Element) -> Term:
    upper, lower = _text(element, "num"), _text(element, "den")
    if _property(element, "fPr", "type", "bar") in PLAIN_FRACTIONS:
        return eq.fenced([upper, lower], separator="; ")
    return eq.fraction(upper, lower)


def _scripts(element: Element) -> Term:
    return eq.scripts(_text(element, "e"), _text(element, "sub"), _text(element, "sup"))


def _before(element: Element) -> Term:
    return Term(eq.scripts("", _text(element, "sub"), _text(element, "sup")).text + eq.grouped(_text(element, "e")))


def _root(element: Element) -> Term:
    return eq.root(_text(element, "e"), _text(element, "deg"))


def _large(element: Element) -> Term:
    operator = _property(element, "naryPr", "chr", "∫")
    return eq.large(operator, _text(element, "sub"), _text(element, "sup"), _text(element, "e"))


def _limit(element: Element) -> Term:
    below = _text(element, "lim")
    lower = element.tag == M + "limLow"
    return eq.scripts(_text(element, "e"), below if lower else "", "" if lower else below)


def _fenced(element: Element) -> Term:
    begin, end = _property(element, "dPr", "begChr", "("), _property(element, "dPr", "endChr", ")")
    parts = [_term(part).text for part in element.iterchildren(M + "e")]
    return eq.fenced(parts, begin, end, _property(element, "dPr", "sepChr", "|"))


def _function(element: Element) -> Term:
    return Term(eq.words([_text(element, "fName"), _text(element, "e")]))


def _matrix(element: Element) -> Term:
    rows = [[_term(cell).text for cell in row.iterchildren(M + "e")] for row in element.iterchildren(M + "mr")]
    return eq.matrix(rows)


def _lines(element: Element) -> Term:
    return eq.lines([_term(line).text for line in element.iterchildren(M + "e")])


def _accent(element: Element) -> Term:
    """A letter with its accent behind it, as Unicode combines them."""
    return Term(_text(element, "e") + _property(element, "accPr", "chr", "\u0302"))


def _bar(element: Element) -> Term:
    return Term(_text(element, "e") + ("\u0305" if _property(element, "barPr", "pos", "bot") == "top" else "\u0332"))


def _paragraph(element: Element) -> Term:
    return eq.lines([_term(equation).text for equation in element.iterchildren(M + "oMath")])


def _nothing(_element: Element) -> Term:
    return Term("")


HANDLERS: dict[str, Callable[[Element], Term]] = {
    M + "t": _letters,
    M + "r": _run,
    M + "phant": _phantom,
    W + "del": _deleted,
    W + "moveFrom": _deleted,
    M + "f": _fraction,
    M + "sSup": _scripts,
    M + "sSub": _scripts,
    M + "sSubSup": _scripts,
    M + "sPre": _before,
    M + "rad": _root,
    M + "nary": _large,
    M + "limLow": _limit,
    M + "limUpp": _limit,
    M + "d": _fenced,
    M + "func": _function,
    M + "m": _matrix,
    M + "eqArr": _lines,
    M + "acc": _accent,
    M + "bar": _bar,
    M + "oMathPara": _paragraph,
    **{f"{M}{name}": _nothing for name in PROPERTIES},
}
