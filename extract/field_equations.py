r"""The EQ field of Word as a line of text: \f(a+1,b) is (a+1)/b, and a number struck over a circle is ③.

An element is a switch, further switches that say how it is drawn, and its arguments in brackets; a backslash stands
before a character that would mean something else. Source: Word's help, Field codes: EQ (Equation) field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from .numbering import format_number
from .visible import equations as eq
from .visible.equations import Term

GENERAL = re.compile(r"\\\*\s*(?:\"[^\"]*\"|\S+)")
r"""A switch for all fields, as \* MERGEFORMAT."""

HEAD = re.compile(r"(?:\\(?>[lrbfv]c\s*+\\?.|[a-z]{1,2}+\s*+-?+\d*+)\s*+)++(?=\()", re.IGNORECASE | re.DOTALL)
"""The switches of an element, up to its arguments."""

SWITCH = re.compile(r"\\(?:([lrbfv]c)\s*\\?(.)|([a-z]{1,2})\s*(-?\d*))\s*", re.IGNORECASE | re.DOTALL)
TEXT = re.compile(r"[^\\(),;，；]+")
SEPARATORS = ",;，；"
MOST_BRACKETS = 50
"""A code with more brackets is no equation that a person typed; its switches are left out."""

CIRCLES, SQUARE, OTHER_SHAPES = "○◯〇Oo", "□", "△◇"
BOXES = {"": "□", "√": "☑", "✓": "☑", "✔": "☑", "×": "☒", "✗": "☒", "✘": "☒"}
"""What stands in a square, to the check box that a person sees."""

CIRCLED = re.compile(r"\d{1,2}")
PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">"}
OPERATORS = {"su": "∑", "pr": "∏"}


def equation_text(code: str) -> str:
    """The text of an EQ field's code behind its name."""
    text = GENERAL.sub("", code)
    if text.count("(") > MOST_BRACKETS:
        return SWITCH.sub("", text).strip()
    terms: list[Term] = []
    position = 0
    while position < len(text):
        term, position = _sequence(text, position)
        terms.append(term)
        if position < len(text):
            terms.append(Term(text[position]))
            position += 1
    return eq.sequence(terms).text.strip()


class _Head(NamedTuple):
    """The switches of an element: their names, the first being the element's, and the characters that some name."""

    names: tuple[str, ...]
    characters: dict[str, str]


def _sequence(text: str, position: int) -> tuple[Term, int]:
    """The terms up to a separator or a closing bracket, and where that stands."""
    terms: list[Term] = []
    while position < len(text) and text[position] not in SEPARATORS + ")":
        term, position = _term(text, position)
        terms.append(term)
    return eq.sequence(terms), position


def _term(text: str, position: int) -> tuple[Term, int]:
    """The term that begins at a position, and the position behind it."""
    head = HEAD.match(text, position)
    if head:
        arguments, position = _arguments(text, head.end())
        return _element(_head(head[0]), arguments), position
    if text[position] == "(":
        arguments, position = _arguments(text, position)
        return Term("(" + ",".join([argument.text for argument in arguments]) + ")"), position
    if text[position] == "\\":
        switch = SWITCH.match(text, position)
        return (Term(""), switch.end()) if switch else (Term(text[position + 1 : position + 2]), position + 2)
    plain = TEXT.match(text, position)
    end = plain.end() if plain else position + 1
    return Term(text[position:end].strip()), end


def _arguments(text: str, position: int) -> tuple[list[Term], int]:
    """The arguments whose bracket opens at a position, and the position behind their end, or the text's."""
    arguments: list[Term] = []
    while position < len(text) and text[position] != ")":
        argument, position = _sequence(text, position + 1)
        arguments.append(argument)
    return arguments, position + 1


def _head(switches: str) -> _Head:
    names: list[str] = []
    characters: dict[str, str] = {}
    for switch in SWITCH.finditer(switches):
        name = (switch[1] or switch[3]).lower()
        names.append(name)
        if switch[2]:
            characters[name] = switch[2]
    return _Head(tuple(names), characters)


def _element(head: _Head, arguments: Sequence[Term]) -> Term:
    handler = ELEMENTS.get(head.names[0], _joined)
    return handler(head, [argument.text for argument in arguments])


def _joined(_head: _Head, arguments: Sequence[str]) -> Term:
    return Term(",".join(arguments))


def _fraction(_head: _Head, arguments: Sequence[str]) -> Term:
    upper, lower = (*arguments, "", "")[:2]
    return eq.fraction(upper, lower) if lower else Term(upper)


def _root(_head: _Head, arguments: Sequence[str]) -> Term:
    return eq.root(arguments[-1], "".join(arguments[:-1]))


def _scripts(head: _Head, arguments: Sequence[str]) -> Term:
    r"""\s\up2(a) stands higher, \s\do2(a) lower; two arguments stand one above the other."""
    upper, lower = (*arguments, "", "")[:2]
    return eq.scripts("", below=upper) if "do" in head.names else eq.scripts("", lower, upper)


def _brackets(head: _Head, arguments: Sequence[str]) -> Term:
    both, left, right = (head.characters.get(name, "") for name in ("bc", "lc", "rc"))
    if both:
        left, right = both, PAIRS.get(both, both)
    elif not left and not right:
        left, right = "(", ")"
    return eq.fenced(arguments, left, right)


def _large(head: _Head, arguments: Sequence[str]) -> Term:
    low, high, operand = (*arguments, "", "", "")[:3]
    named = next((OPERATORS[name] for name in head.names if name in OPERATORS), "∫")
    drawn = head.characters.get("fc") or head.characters.get("vc")
    return eq.large(drawn or named, low, high, operand)


def _array(head: _Head, arguments: Sequence[str]) -> Term:
    return eq.lines(arguments)


def _overstrike(_head: _Head, arguments: Sequence[str]) -> Term:
    """Characters one over the other: a shape with what stands in it, or a text with marks or blanks over it."""
    written = [text for text in arguments if text and text[:1] not in "^_"]
    if len(arguments) == 2 and arguments[0] and arguments[0] in CIRCLES + SQUARE + OTHER_SHAPES:
        return Term(_enclosed(arguments[0], arguments[1]))
    return Term(f"({','.join(written)})" if len(written) > 1 else "".join(written))


def _boxed(_head: _Head, arguments: Sequence[str]) -> Term:
    text = ",".join(arguments)
    return Term(BOXES.get(text, text))


def _nothing(_head: _Head, _arguments: Sequence[str]) -> Term:
    """A stretch of blank."""
    return Term("")


def _enclosed(shape: str, inner: str) -> str:
    if shape == SQUARE:
        return BOXES.get(inner, inner)
    if shape in OTHER_SHAPES:
        return inner
    return format_number(int(inner), "decimalEnclosedCircle") if CIRCLED.fullmatch(inner) else inner


ELEMENTS: dict[str, Callable[[_Head, Sequence[str]], Term]] = {
    "a": _array,
    "b": _brackets,
    "d": _nothing,
    "f": _fraction,
    "i": _large,
    "l": _joined,
    "o": _overstrike,
    "r": _root,
    "s": _scripts,
    "x": _boxed,
}
