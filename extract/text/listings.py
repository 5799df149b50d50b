"""Lines of a program in a cell, or among the paragraphs: the tab that such a line begins with begins no cell.

t int main() { n t return 0; n } n          (t a tab, n a line feed: one cell of three lines)
"""

from __future__ import annotations

import re

LOOKED_AT = 1 << 20
FEWEST = 3
"""So many lines of a program below one another, each with a tab, are no chance."""

LONGEST_LINE = 300
BEGINS = re.compile(r"(?:[{;]|\n[ \t]*\}\)?)[ \t]*\n\n?\t")
STATEMENT = re.compile(r"(?:[{;]|;\s*\}|\*/)$|^(?:\{$|\}|//|/\*|\*/|@\w+|#\s*(?:include|define)\b)")
"""A line that ends as statements and blocks do, or begins as comments and annotations do; ${name} is none."""

PART = re.compile(r"^[^A-Za-z_\n]*+[A-Za-z_][^\n]*[(){}=<>\[\],:+*]|^[)}\]]")
SAID = re.compile(r"\"[^\"\n]*\"?|'[^'\n]*'?|//.*|/\*.*|#.*|;\s*[^\x00-\x7f].*")
"""What a program says to people, in any language: texts and comments."""

IDEOGRAPH = re.compile("[\u3000-\u9fff\uff00-\uffef]")


def may_hold_listings(text: str) -> bool:
    """Whether several lines end as statements do before lines with a tab."""
    return len(BEGINS.findall(text, 0, LOOKED_AT)) >= FEWEST


def holds_listings(text: str) -> bool:
    """Whether several lines of programs begin with a tab: text of .doc has none, its tabs begin cells alone."""
    return may_hold_listings(text) and with_listings_whole("", text.split("\n\t"))[2] >= FEWEST


def with_listings_whole(before: str, pieces: list[str]) -> tuple[str, list[str], int]:
    """The text before the first cell and the cells, those lines of programs put together; how many there were.

    Linear in the size of the text.
    """
    wholes: list[list[str]] = [[before]]
    for piece in pieces:
        if _goes_on(wholes[-1][-1], piece):
            wholes[-1].append(piece)
        else:
            wholes.append([piece])
    first, *rest = ["\n\t".join(whole) for whole in wholes]
    return first, rest, len(pieces) - len(rest)


def _goes_on(above: str, below: str) -> bool:
    """Whether the last line above and the first below are of a program, and one of them is a statement."""
    last = above[-LONGEST_LINE:].rstrip().rsplit("\n", 1)[-1].strip()
    first = below[:LONGEST_LINE].lstrip().split("\n", 1)[0].strip()
    lines = [SAID.sub("", line).strip() or line[:2] for line in (last, first)]
    if not all(lines) or any(map(IDEOGRAPH.search, lines)):
        return False
    statements = [STATEMENT.search(line) is not None for line in lines]
    parts = [statement or PART.search(line) is not None for statement, line in zip(statements, lines, strict=True)]
    return any(statements) and all(parts)
