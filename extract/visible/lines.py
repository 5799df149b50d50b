"""A text with marks to what a person sees of it, line by line, and what was found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .equations import grouped
from .marks import END, LEFT_OUT, LOOKS, NOTE, PASSAGE, POINTS, Look

RAISED = str.maketrans("0123456789+-−=()（）", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾⁽⁾")
LOWERED = str.maketrans("0123456789+-−=()（）", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎₍₎")
SHIFTED = {Look.RAISED: RAISED, Look.LOWERED: LOWERED}
SIGNS = {Look.RAISED: "^", Look.LOWERED: "_"}
LETTERS = re.compile(r"(\s*)([A-Za-zα-ωΑ-Ω0-9+\-−=()（）.,*/]*[A-Za-zα-ωΑ-Ω][A-Za-zα-ωΑ-Ω0-9+\-−=()（）.,*/]*)(\s*)")
"""What is raised or lowered with letters in it is written as in an equation: x^n, a_(n-1)."""

NO_LINE = frozenset({Look.HIDDEN, Look.STRUCK})
"""A line of which nothing else is left is no line: its paragraph's end is hidden or struck out with it."""

TOKEN = re.compile(
    f"([{''.join(LOOKS)}])([^{END}]*)(?:{END}|$)|{NOTE}([^{END}]*)(?:{END}|$)|([{''.join(POINTS)}])|[^\ufdd0-\ufdef]+"
)


class Found(NamedTuple):
    """What was met in a text: a look with the text that has it, or a point's mark, or NOTE with the note's key."""

    what: Look | str
    text: str = ""


def seen_text(text: str) -> tuple[str, list[Found]]:
    """The text as a person sees it, and what was left out, raised or met in it, in the order of the text."""
    lines: list[str] = []
    found: list[Found] = []
    for line in PASSAGE.sub(_by_line, text).split("\n"):
        pieces = list(_pieces(line))
        shown = _shown(pieces)
        found += [piece for piece in pieces if _is_worth_telling(piece)]
        if shown.strip() or not any(piece.what in NO_LINE for piece in pieces):
            lines.append(shown)
    return "\n".join(lines), found


def _is_worth_telling(piece: Found) -> bool:
    """Whether something was met: a point's mark, or a passage of which anything would be seen."""
    return piece.text.strip() != "" if isinstance(piece.what, Look) else piece.what != ""


def _by_line(passage: re.Match[str]) -> str:
    """A passage over several lines as one on each."""
    return passage[1] + passage[2].replace("\n", f"{END}\n{passage[1]}") + END


def _pieces(line: str) -> Iterator[Found]:
    """The line's plain stretches (with nothing for what they are) and marks; neighbours with one look are one."""
    last: Found | None = None
    for token in TOKEN.finditer(line):
        piece = _piece(token)
        if last is not None and piece.what == last.what and not isinstance(piece.what, str):
            last = Found(last.what, last.text + piece.text)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _piece(token: re.Match[str]) -> Found:
    look, passage, key, point = token.groups()
    if look is not None:
        return Found(LOOKS[look], passage)
    if key is not None:
        return Found(NOTE, key)
    return Found(point) if point is not None else Found("", token[0])


def _shown(pieces: list[Found]) -> str:
    """What is seen of a line; digits are raised or lowered where anything stands on the line beside them."""
    stands = any(not piece.what and piece.text.strip() for piece in pieces)
    return "".join([_shown_piece(piece, stands) for piece in pieces])


def _shown_piece(piece: Found, stands: bool) -> str:
    if isinstance(piece.what, str):
        return "" if piece.what else piece.text
    if piece.what in LEFT_OUT:
        return ""
    return _shifted(piece.what, piece.text) if stands else piece.text


def _shifted(look: Look, text: str) -> str:
    """Raised or lowered text on its line: its digits as Unicode has them, with letters as in an equation."""
    found = LETTERS.fullmatch(text)
    if found:
        return f"{found[1]}{SIGNS[look]}{grouped(found[2])}{found[3]}"
    return text.translate(SHIFTED[look])
