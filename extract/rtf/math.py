r"""Equations (\mmath): groups named as the elements of Office Math, which are built of them (RTF 1.9.1, Math)."""

from __future__ import annotations

import re

from lxml import etree

from ..visible.marks import EQUATION
from ..visible.omml import VAL, M, omml_text
from .codepages import joined
from .state import Collector

WORDS = {
    b"m" + name.encode(): name
    for name in (
        *("oMath", "oMathPara", "r", "f", "num", "den", "sSup", "sSub", "sSubSup", "sPre", "e", "sup", "sub"),
        *("rad", "deg", "nary", "limLow", "limUpp", "lim", "d", "func", "fName", "m", "mr", "eqArr", "acc", "bar"),
        *("box", "borderBox", "groupChr", "phant"),
        *("fPr", "dPr", "naryPr", "accPr", "barPr", "type", "chr", "begChr", "endChr", "sepChr", "pos"),
    )
}
"""Control words to the elements' names."""

MOST_DEPTH = 100
"""Equations nested deeper than this are read as if they stood at that depth."""

NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Equation(Collector):
    """An element of an equation that is being read."""

    def __init__(self, name: str, around: Equation | None) -> None:
        """Begin the element, inside the one around it."""
        super().__init__()
        self.depth: int = 0 if around is None else around.depth + 1
        if around is None:
            self.element = etree.Element(M + name)
        elif self.depth > MOST_DEPTH:
            self.element = around.element
        else:
            around.end_text()
            self.element = etree.SubElement(around.element, M + name)

    def end_text(self) -> None:
        """Put the text collected into the element; a property's is its value."""
        text = NO_XML.sub("", joined("".join(self.pieces)))
        self.pieces.clear()
        around = self.element.getparent()
        if around is not None and around.tag.endswith("Pr"):
            self.element.set(VAL, text.strip())
        elif text:
            etree.SubElement(self.element, M + "t").text = text

    def text(self) -> str:
        """The equation as a line of text, or the mark of one that cannot be written so."""
        return omml_text(self.element) or EQUATION
