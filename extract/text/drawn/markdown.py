r"""Tables of Markdown: lines between bars, the second one a rule (GitHub Flavored Markdown, 4.10).

Merged cells are told where the text marks them as MultiMarkdown does: `||` goes on to the left, `^^` from above.

    | 履行 | a || 5 |
    | --- | --- | --- | --- |
    | ^^   | b | c | 5 |

Otherwise a blank cell is read as in every other text, as blank or as going on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import groupby

from ...document import Merges, Notice, Paragraph, Table
from ...grid import CONTINUE, START, EdgeCell, in_table, table_from_edges
from ...language import _
from ...limits import Limits
from ...visible import Look, marked
from ..columns import Row
from ..found import Found

BAR = re.compile(r"\s*\|.*\|\s*$")
UNESCAPED = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"\s*+(?=[|:\s]*+-[^|]*\|)\|?(?:\s*:?-+:?\s*[|+])*(?:\s*:?-+:?)?\s*$")
RULE_LINE = re.compile(
    r"^[^\S\n]*+(?=[|: \t]*+-[^|\n]*\|)\|?(?:[^\S\n]*:?-+:?[^\S\n]*[|+])*(?:[^\S\n]*:?-+:?)?[^\S\n]*$", re.MULTILINE
)
"""The outer bars of a line may be left out; Org writes `|---+---|`."""
CELL = re.compile(r"((?:[^|\\]|\\.|\\$)*+)(\|+|$)")
BOLD = re.compile(r"(?<![\\*])\*\*(?=[^\s*])([^*]*[^\s*\\])\*\*(?!\*)")
STRUCK = re.compile(r"(?<![\\~])~~(?=[^\s~])([^~]*[^\s~\\])~~(?!~)")
"""Source: GitHub Flavored Markdown, 6.5 (strikethrough)."""
TAGGED = re.compile(r"(?<!\\)<(del|s|strike|sup|sub)>([^<]*)</\1>", re.IGNORECASE)
LOOKS = {
    "del": Look.STRUCK,
    "s": Look.STRUCK,
    "strike": Look.STRUCK,
    "sup": Look.RAISED,
    "sub": Look.LOWERED,
}
NO_VALUE = re.compile(r"NaN|Unnamed: \d{1,9}(?:_level_\d)?")
"""What pandas, and so MarkItDown, writes for a blank cell of a workbook."""
SPELLED = re.compile(r"\\([!-/:-@\[-`{-~])|(&#?\w{1,31};)|<br\s*/?>")
HEADING = re.compile(r"(#{1,6})\s+(.*)")
ABOVE = "^^"
NOTHING_MERGED = "<!-- no merged cells -->"
"""Stands in a text where no cell is merged, so that no blank cell is taken for one that goes on from above."""


def is_markdown(text: str) -> bool:
    """Whether a line with bars stands over a rule of as many columns."""
    return any(_is_under_head(text, found) for found in RULE_LINE.finditer(text))


def _is_under_head(text: str, rule: re.Match[str]) -> bool:
    above = text.rfind("\n", 0, max(rule.start() - 1, 0)) + 1
    head = text[above : rule.start() - 1]
    return rule.start() > 0 and "|" in head and n_columns(head) == n_columns(rule.group().replace("+", "|"))


def n_columns(line: str) -> int:
    """How many cells a line has, be it with outer bars or without."""
    text = line.strip()
    return len(UNESCAPED.findall(text)) + 1 - text.startswith("|") - (text.endswith("|") and len(text) > 1)


def _cells(line: str) -> list[tuple[str, str]]:
    """The contents of a line's cells, each with the bars that end it; the last may end with the line."""
    return [(content, bars or "|") for content, bars in CELL.findall(line.strip()[1:]) if content or bars]


def marks_merges(text: str) -> bool:
    """Whether merged cells are marked, or the text says that there are none.

    `||` alone is a blank cell where cells have no blanks beside their bars.
    """
    if NOTHING_MERGED in text:
        return True
    lines = [line.strip() for line in text.split("\n") if BAR.match(line) and not RULE.match(line)]
    cells = [cell for line in lines for cell in _cells(line)]
    if any(content.strip() == ABOVE for content, _bars in cells):
        return True
    padded = all(content[:1] == content[-1:] == " " for content, _bars in cells)
    return padded and any(len(bars) > 1 for _content, bars in cells)


def plain_cells(line: str) -> Row:
    """The texts of a line's cells, a pair of bars a blank cell."""
    return [text for content, bars in _cells(line) for text in (shown(content), *[""] * (len(bars) - 1))]


def shown(content: str) -> str:
    """A cell's text as Markdown shows it: its line feeds and punctuation, without the stars of bold type.

    What is struck out, raised or lowered has its marks.
    """
    text = BOLD.sub(r"\1", content.strip(" \t"))
    if NO_VALUE.fullmatch(text):
        return ""
    if "~~" in text or "</" in text:
        text = TAGGED.sub(_tagged, STRUCK.sub(_struck, text))
    return SPELLED.sub(_character, text)


def _struck(found: re.Match[str]) -> str:
    return marked(found[1], Look.STRUCK)


def _tagged(found: re.Match[str]) -> str:
    return marked(found[2], LOOKS[found[1].lower()])


def _character(spelled: re.Match[str]) -> str:
    return spelled[1] or (unescape(spelled[2]) if spelled[2] else "\n")


def heading(line: str) -> Paragraph:
    """A line outside tables; a heading without its marks, of a style of that name."""
    found = HEADING.match(line)
    if not found:
        return Paragraph(shown(line))
    return Paragraph(shown(found[2].rstrip().rstrip("#").rstrip()), f"Heading {len(found[1])}")


def read_marked(text: str, limits: Limits) -> Found:
    """The tables whose merged cells are marked, and the paragraphs between them.

    Raises `UnreadableFile` (limit) where a table is too large.
    """
    blocks: list[Paragraph | Table] = []
    notices: list[Notice] = []
    n_tables = 0
    for is_table, group in groupby(text.split("\n"), key=lambda line: bool(BAR.match(line))):
        if is_table:
            rows = [_edges(line) for line in group if not RULE.match(line)]
            table, said = table_from_edges(rows, twips=False, limits=limits)
            blocks.append(table)
            notices += in_table(said, n_tables)
            n_tables += 1
        else:
            blocks += [heading(line) for line in group if line.strip() not in ("", NOTHING_MERGED)]
    said_by = _("Markdown whose merged cells are marked: {tables} tables.").format(tables=n_tables)
    return Found("text/pipes", tuple(blocks), tuple(notices), said_by, Merges.EXPLICIT)


def _edges(line: str) -> Sequence[EdgeCell]:
    return list(_placed(_cells(line)))


def _placed(cells: list[tuple[str, str]]) -> Iterator[EdgeCell]:
    column = 0
    for content, bars in cells:
        above = content.strip() == ABOVE
        yield EdgeCell(column, column + len(bars), CONTINUE if above else START, "" if above else shown(content))
        column += len(bars)
