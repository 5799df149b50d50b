"""The short way through tables that hold nothing but rows, cells, paragraphs and text, which is nearly all of them.

lxml walks the tree and hands over only the elements that matter. As soon as one turns up that needs more care (a nested
table, a drawing, a field, a symbol), the table is left to `tables`, which reads everything.
"""

from __future__ import annotations

from ..grid import CONTINUE, START, EdgeCell
from . import names as n
from .looks import PLAIN, is_on
from .package import Element
from .rows import Row
from .story import Story
from .styles import number_of
from .text import has_symbols, plain_text

CAREFUL = frozenset(
    {n.TBL, n.FIELD_CHAR, n.ALTERNATE, n.RUBY, n.MATH, n.MATH_TEXT, n.H_MERGE, n.ALT_CHUNK, n.SHOWS_PROMPT}
    | {n.DELETED, n.MOVED_AWAY, n.CELL_DELETED, n.W + "tcPrChange", n.W + "trPrChange", n.NUM_PR, n.TAB}
    | {n.INSERTED, n.MOVED_HERE, n.STRIKE, n.DOUBLE_STRIKE, n.VANISH, n.VERTICAL_ALIGN, n.HIDDEN_ROW}
    | set(n.NOTE_REFERENCES)
    | {n.W + name for name in ("drawing", "pict", "object", "sym", "cr", "ptab", "noBreakHyphen")}
)
WANTED = (
    *(n.TR, n.TC, n.P, n.TEXT, n.GRID_SPAN, n.V_MERGE, n.GRID_BEFORE, n.TBL_HEADER, n.BREAK),
    *(n.P_STYLE, n.RUN_STYLE),
    *sorted(CAREFUL),
)


def plain_rows(table: Element, story: Story) -> list[Row] | None:  # noqa: C901 - one flat loop, for its speed
    """The rows of a table, or None where it is not plain."""
    rows: list[Row] = []
    row, cell, position = Row(), EdgeCell(0, 0), 0
    text: str | None = None  # of the cell, from its first paragraph on
    elements = table.iter(*WANTED)
    next(elements)  # the table itself
    for element in elements:
        tag = element.tag
        if tag == n.TEXT:
            if text is None:
                return None
            text += plain_text(element)
        elif tag == n.P:
            if not row.cells:
                return None
            text = "" if text is None else text + "\n"
        elif tag == n.TC:
            cell.text = text or ""
            left = position
            position += 1
            cell = EdgeCell(left, position)
            row.cells.append(cell)
            text = None
        elif tag == n.GRID_SPAN:
            position = cell.right = cell.left + max(number_of(element) or 1, 1)
        elif tag == n.V_MERGE:
            cell.merge = START if element.get(n.VAL) == "restart" else CONTINUE
        elif tag == n.TR:
            row, position = Row(), 0
            rows.append(row)
        elif tag == n.GRID_BEFORE:
            position = max(number_of(element) or 0, 0)
        elif tag == n.TBL_HEADER:
            row.header = is_on(element)
        elif tag == n.BREAK and element.get(n.TYPE, "textWrapping") == "textWrapping":
            if text is None:
                return None
            text += "\n"
        elif _needs_care(tag, element, story):
            return None
    cell.text = text or ""
    return None if has_symbols("".join([cell.text for row in rows for cell in row.cells])) else rows


def _needs_care(tag: str, element: Element, story: Story) -> bool:
    """Whether only the long way can read this; a w:tab in a paragraph's properties is no character."""
    if tag == n.P_STYLE:
        style = element.get(n.VAL, "")
        return story.is_list_style(style) or story.definitions.formatting(style) is not PLAIN
    if tag == n.RUN_STYLE:
        return story.definitions.formatting(element.get(n.VAL, "")) is not PLAIN
    parent = element.getparent() if tag == n.TAB else None
    return tag in CAREFUL and (parent is None or parent.tag != n.TABS)
