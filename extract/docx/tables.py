"""A w:tbl element to a table: first its rows as they stand, then their grid (ECMA-376 part 1, 17.4).

<w:tr> a, gridSpan 2 | b </w:tr>      a a b
<w:tr> c, vMerge     | d </w:tr>      a a d     (where a has vMerge "restart" and c gridSpan 2)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, takewhile

from ..document import Notice, Place, ReadingKind, Table
from ..errors import UnreadableFile
from ..grid import CONTINUE, NONE, START, TOLERANCE, EdgeCell, VerticalMerge, table_from_edges
from ..language import _
from ..visible import Look, strongest
from ..visible.marks import HIDDEN_ROW, INSERTED, without_marks
from . import names as n
from .looks import is_on
from .package import Element
from .plain_tables import plain_rows
from .rows import Row
from .story import Story, unwrapped
from .styles import number_of, whole
from .widths import by_widths

TABLE_PARTS = frozenset({n.TBL_PR, n.W + "tblPrEx", n.TR_PR, n.TC_PR, n.TBL_GRID})
BLOCK_MARKS = frozenset(
    [n.W + name for name in ("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "sectPr")]
    + [
        f"{n.W}{kind}Range{end}"
        for kind in ("comment", "moveFrom", "moveTo", *(f"customXml{change}" for change in n.CHANGES))
        for end in ("Start", "End")
    ]
)


@dataclass(slots=True)
class _CellProperties:
    """What a tcPr element says; `joined` continues the cell to the left (the old w:hMerge)."""

    span: int = 1
    merge: VerticalMerge = NONE
    joined: bool = False
    deleted: bool = False


def read_table(element: Element, story: Story) -> tuple[Table, tuple[Notice, ...]] | None:
    """The table and its notices (rows and columns only), or None where all its rows were deleted.

    Raises `UnreadableFile` (limit) where tables are nested too deeply or too large.
    """
    if story.depth >= story.limits.nested_tables:
        text = _("Tables are nested more than {most} deep. Simplify the document in Word.")
        raise UnreadableFile("limit", text.format(most=story.limits.nested_tables))
    rows, notices = plain_rows(element, story), list[Notice]()
    if rows is None:
        story.depth += 1
        rows, notices, deleted = _rows(element, story)
        story.depth -= 1
        if deleted and not rows:
            return None
    units = _units(rows, element)
    laid = by_widths(rows, element, units)
    table, more = table_from_edges(
        laid or [row.cells for row in rows],
        header_rows=sum(1 for _row in takewhile(lambda row: row.header, rows)),
        part=story.part,
        twips=laid is not None,
        units=() if laid else units,
        limits=story.limits,
    )
    return table, (*notices, *more)


def _rows(element: Element, story: Story) -> tuple[list[Row], list[Notice], bool]:
    """The rows, the notices of what stands in them, and whether a row was deleted."""
    rows: list[Row] = []
    notices: list[Notice] = []
    deleted = False
    for tag, child in unwrapped(element, story.findings):
        if tag == n.TR:
            properties = child.find(n.TR_PR)
            if properties is not None and properties.find(n.DELETED) is not None:
                story.findings.deleted += 1
                deleted = True
            else:
                rows.append(_row(child, properties, story, notices, len(rows)))
        elif tag not in TABLE_PARTS and tag not in BLOCK_MARKS:
            _misplaced(child, story)
    return rows, notices, deleted


def _row(element: Element, properties: Element | None, story: Story, notices: list[Notice], index: int) -> Row:
    row = Row()
    position = 0
    if properties is not None:
        position = max(number_of(properties.find(n.GRID_BEFORE)) or 0, 0)
        row.header = is_on(properties.find(n.TBL_HEADER))
        row.hidden = is_on(properties.find(n.HIDDEN_ROW))
    for tag, child in unwrapped(element, story.findings):
        if tag == n.TC:
            position = _cell(child, story, row, position, notices, index)
        elif tag not in TABLE_PARTS and tag not in BLOCK_MARKS:
            _misplaced(child, story)
    if row.cells:
        inserted = properties is not None and properties.find(n.INSERTED) is not None
        row.cells[0].text = INSERTED * inserted + row.cells[0].text
    if row.hidden:
        for cell in row.cells:
            cell.text = HIDDEN_ROW + cell.text
    return row


def _cell(element: Element, story: Story, row: Row, position: int, notices: list[Notice], index: int) -> int:
    """Add the cell that begins at a grid column to its row; the grid column where it ends."""
    found = next(element.iterchildren(n.TC_PR), None)
    properties = _PLAIN if found is None else _cell_properties(found)
    outer = story.findings.look
    if row.hidden and properties.merge is not START:
        story.findings.look = strongest(Look.HIDDEN, outer)
    content = _Content()
    _read_content(element, story, content, notices, index, covered=properties.merge is CONTINUE)
    story.findings.look = outer
    if properties.deleted:
        story.findings.deleted += 1
        return position
    text, tables = "\n".join(content.texts), tuple(content.tables)
    cell = EdgeCell(position, position + properties.span, properties.merge, text, tables)
    if properties.joined:
        _join(row.cells, cell, notices, index)
    else:
        row.cells.append(cell)
    return cell.right


@dataclass(slots=True)
class _Content:
    """A cell's paragraphs and the tables inside it, those of text boxes anchored in it behind its own."""

    texts: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def _read_content(
    parent: Element, story: Story, content: _Content, notices: list[Notice], row: int, *, covered: bool = False
) -> None:
    """Add what stands in a cell, or in a text box of a cell, to its content."""
    joins = False
    boxes, story.findings.boxes = story.findings.boxes, []
    for tag, child in unwrapped(parent, story.findings):
        if tag == n.P:
            text, joins_next = story.paragraph(child, covered=covered)
            if joins:
                content.texts[-1] += text
            else:
                content.texts.append(text)
            joins = joins_next
        elif tag == n.TBL:
            _nested(child, story, content.tables, notices, row)
        elif tag == n.ALT_CHUNK:
            story.findings.embedded += 1
        elif tag not in BLOCK_MARKS and tag != n.TC_PR:
            content.texts.append(_unknown_text(child, story))
    own, story.findings.boxes = story.findings.boxes, boxes
    for box in own:
        _read_box(box, story, content, notices, row)


def _read_box(box: Element | str, story: Story, content: _Content, notices: list[Notice], row: int) -> None:
    """A text box anchored in a cell: the cell's text where it has no other, else further lines of it."""
    inner = _Content([box] if isinstance(box, str) else [])
    if not isinstance(box, str):
        _read_content(box, story, inner, notices, row)
    if not "".join(content.texts).strip():
        content.texts.clear()
    content.texts += [text for text in inner.texts if text.strip()]
    content.tables += inner.tables


def _cell_properties(element: Element) -> _CellProperties:
    properties = _CellProperties()
    for child in element:
        tag = child.tag
        if tag == n.GRID_SPAN:
            properties.span = max(number_of(child) or 1, 1)
        elif tag == n.V_MERGE:
            properties.merge = START if child.get(n.VAL) == "restart" else CONTINUE
        elif tag == n.H_MERGE:
            properties.joined = child.get(n.VAL) != "restart"
        elif tag == n.CELL_DELETED:
            properties.deleted = True
    return properties


_PLAIN = _CellProperties()


def _join(cells: list[EdgeCell], cell: EdgeCell, notices: list[Notice], row: int) -> None:
    """A cell that continues its left neighbour: the neighbour grows to its right edge and takes its text."""
    if not cells:
        text = _("A cell continues a merged area to its left, but it is the first of its row; it was kept as it is.")
        notices.append(Notice(ReadingKind.MERGE_ORPHAN, text, place=Place(row=row)))
        cells.append(cell)
        return
    origin = cells[-1]
    origin.right = cell.right
    origin.text = "\n".join(filter(None, (origin.text, cell.text)))
    origin.tables += cell.tables


def _nested(element: Element, story: Story, tables: list[Table], notices: list[Notice], row: int) -> None:
    found = read_table(element, story)
    if found is not None:
        tables.append(found[0])
        notices.extend(replace(notice, place=Place(row=row)) for notice in found[1])


def _units(rows: list[Row], element: Element) -> Sequence[int]:
    """Where in twips each edge of the grid stands; nothing where edges are missing, or too near together to be true."""
    widths = _widths(element)
    last = max((row.cells[-1].right for row in rows if row.cells), default=0)
    if last > len(widths) or sum(widths) < 2 * TOLERANCE * len(widths):
        return ()
    return tuple(accumulate(widths, initial=0))


def _widths(element: Element) -> list[int]:
    """The widths of the grid's columns in twips; an empty list where one is missing or not a whole number."""
    grid = next(element.iterchildren(n.TBL_GRID), None)
    widths = [] if grid is None else [whole(column.get(n.WIDTH)) or 0 for column in grid.iterchildren(n.GRID_COL)]
    return widths if min(widths, default=0) > 0 else []


def _misplaced(element: Element, story: Story) -> None:
    """Content between rows or cells, where no content may stand: told, with its text."""
    text = without_marks(story.line(element))
    if text:
        message = _("Text between the cells of a table, which Word does not show, was left out: {text}")
        story.findings.notices.append(Notice(ReadingKind.TEXT_DROPPED, message.format(text=text)))


def _unknown_text(element: Element, story: Story) -> str:
    text = story.line(element)
    if text:
        story.findings.unknown[element.tag.rpartition("}")[2]] += 1
    return text
