"""Equations as a line of text that keeps their structure: (完成数/任务数)×10, x^2, √(a+b), ∑_(i=1)^n x_i.

The notation is that of Unicode's nearly plain-text encoding of mathematics (Unicode Technical Note 28), with round
brackets printed wherever what belongs together would not be seen otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

COMPOUND = re.compile(r"[\s+\-−＋－＝±∓×÷·*/=≠<>≤≥≈→,，;；^_|√∑∏∫]")
TIGHT = tuple("×÷·*/^_-−√")
"""A fraction behind one of these needs brackets, or what stands before it would belong to its numerator."""


class Term(NamedTuple):
    """A part of an equation as text, and whether it is a fraction, which may need brackets beside others."""

    text: str
    is_fraction: bool = False


def sequence(terms: Sequence[Term]) -> Term:
    """Terms one behind the other; a fraction stands in brackets where more would be read as part of it."""
    printed = [term for term in terms if term.text]
    if len(printed) == 1:
        return printed[0]
    texts: list[str] = []
    for index, term in enumerate(printed):
        before = "".join(texts[-1:])
        after = printed[index + 1].text if index + 1 < len(printed) else ""
        enclosed = term.is_fraction and _needs_brackets(before, after)
        texts.append(f"({term.text})" if enclosed else term.text)
    return Term("".join(texts))


def _needs_brackets(before: str, after: str) -> bool:
    """Whether a fraction between two texts would be misread: 10 and 1/2 as 101/2."""
    if after[:1].isalnum() or before[-1:].isalnum():
        return True
    return before != "" and (after != "" or before.endswith(TIGHT))


def apart(before: str, equation: str) -> str:
    """An equation behind a text, with a blank where their digits would make one number: 10 1/2."""
    return f" {equation}" if before[-1:].isdigit() and equation[:1].isdigit() else equation


def grouped(text: str) -> str:
    """A text as one operand: in brackets where it has operators of its own and no brackets around all of it."""
    return f"({text})" if len(text) > 1 and COMPOUND.search(text) and not _in_brackets(text) else text


def _in_brackets(text: str) -> bool:
    if not (text.startswith("(") and text.endswith(")")):
        return False
    depth = 0
    for index, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return index == len(text) - 1
    return False


def fraction(numerator: str, denominator: str) -> Term:
    """A numerator over a denominator."""
    return Term(f"{grouped(numerator)}/{grouped(denominator)}", is_fraction=True)


def scripts(base: str, below: str = "", above: str = "") -> Term:
    """A base with what stands below and above it at its right: x_i^2."""
    lower, upper = f"_{grouped(below)}" if below else "", f"^{grouped(above)}" if above else ""
    return Term(grouped(base) + lower + upper)


def root(radicand: str, degree: str = "") -> Term:
    """A root: √(a+b), √[3](x)."""
    return Term(f"√[{degree}]({radicand})" if degree else f"√({radicand})")


def large(operator: str, below: str, above: str, operand: str) -> Term:
    """A sum, a product or an integral over an operand."""
    return Term(" ".join(filter(None, (scripts(operator, below, above).text, grouped(operand)))))


def fenced(parts: Sequence[str], begin: str = "(", end: str = ")", separator: str = ",") -> Term:
    """Parts in brackets."""
    return Term(begin + separator.join(parts) + end)


def matrix(rows: Sequence[Sequence[str]]) -> Term:
    """Rows of a matrix: [a, b; c, d]."""
    return Term("[" + "; ".join([", ".join(row) for row in rows]) + "]")


def lines(rows: Sequence[str]) -> Term:
    """Equations one below the other."""
    return Term("; ".join(filter(None, rows)))


def words(texts: Sequence[str]) -> str:
    """Names and their arguments with a blank between letters that would run together: sin x."""
    found = [text for text in texts if text]
    gaps = ["" if b[:1] in "([{" else " " for _a, b in pairwise(found)]
    return "".join([text + gap for text, gap in zip(found, [*gaps, ""], strict=True)])
