"""Paragraphs, cell ends and row ends of one story (the body, a header, a text box) to its blocks.

A paragraph has a level: 0 in the body, 1 in a table, 2 in a table inside its cell. A row's definition gives the edges.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..document import NOWHERE, Notice, Paragraph, Part, Place, ReadingKind, Table
from ..grid import EdgeCell, VerticalMerge, in_table, table_from_edges
from ..language import _
from ..limits import Limits
from ..visible import Look, labelled
from ..visible.boxes import add_lines
from ..visible.marks import END, HIDDEN_ROW, INSERTED, nothing_seen

CONTROLS = re.compile("[\\0-\\x08\\x0b-\\x1f\\x7f]")
"""Control characters that are no text; LibreOffice writes the marks of its fields as such."""

MADE_UP_WIDTH = 1000
"""The width in twips of a cell that the row's definition does not have."""


@dataclass(slots=True)
class DefinedCell:
    """What a row's definition says of one cell: its right edge and its raw merge flags."""

    right: int
    merge: VerticalMerge = VerticalMerge.NONE
    continues_left: bool = False


@dataclass(slots=True)
class RowDefinition:
    r"""\trowd: the row's left edge, its cells, its place if it floats, and whether it is repeated on each page."""

    left: int = 0
    cells: list[DefinedCell] = field(default_factory=list)
    position: dict[bytes, int] = field(default_factory=dict)
    header: bool = False
    pending: DefinedCell = field(default_factory=lambda: DefinedCell(0))

    def end_cell(self, right: int) -> None:
        r"""\cellx: the flags met since the last one belong to this cell."""
        self.pending.right = right
        self.cells.append(self.pending)
        self.pending = DefinedCell(0)


@dataclass(slots=True)
class RowDefinitions:
    r"""The last \trowd outside and inside \nesttableprops, which nested rows have theirs in.

    LibreOffice writes a nested row's definition before the first row of a table inside it: two follow each other
    there, and the outer one waits for a \nestrow without a definition of its own.
    """

    outer: RowDefinition = field(default_factory=RowDefinition)
    inner: RowDefinition = field(default_factory=RowDefinition)
    in_properties: bool = False
    begun: bool = False
    waiting: list[RowDefinition] = field(default_factory=list)

    def enter(self) -> None:
        r"""\nesttableprops begins."""
        self.in_properties, self.begun = True, False

    def leave(self) -> None:
        r"""\nesttableprops ends."""
        self.in_properties = False

    def begin(self) -> None:
        r"""\trowd."""
        if not self.in_properties:
            self.outer = RowDefinition()
            return
        if self.begun:
            self.waiting.append(self.inner)
        self.inner, self.begun = RowDefinition(), True

    def last(self) -> RowDefinition:
        """The definition that words for rows and cells belong to."""
        return self.inner if self.in_properties else self.outer

    def of_row(self) -> RowDefinition:
        r"""The definition of the row that ends here."""
        if self.in_properties and not self.begun and self.waiting:
            self.inner = self.waiting.pop()
        return self.last()


@dataclass(slots=True)
class _Content:
    """A cell's paragraphs and tables, and the boxes of text anchored in it."""

    texts: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    boxes: list[Story] = field(default_factory=list)

    def is_blank(self) -> bool:
        return not self.tables and not self.boxes and not "".join(self.texts).strip()

    def open_boxes(self, part: Part) -> None:
        """Take in the lines and the tables of the boxes."""
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            box.taken = True
            lines = [block.text for block in box.blocks if isinstance(block, Paragraph) and block.text]
            add_lines(self.texts, lines)
            self.tables += [replace(block, part=part) for block in box.blocks if isinstance(block, Table)]


@dataclass(slots=True)
class _OpenTable:
    """A table whose end has not been met: its finished rows, the cells of the row begun, the cell begun."""

    rows: list[list[EdgeCell]] = field(default_factory=list)
    header_rows: int = 0
    position: dict[bytes, int] | None = None
    cells: list[_Content] = field(default_factory=list)
    content: _Content = field(default_factory=_Content)
    guessed: list[Notice] = field(default_factory=list)


class Story:
    """Collects one story's text; `blocks` and `notices` are whole after `finish`.

    `label` is that of the paragraph begun, `opening` the mark that a note begins with; `boxes` are the boxes of text
    anchored in the paragraph begun, and `taken` says of a box that it belongs to a cell.
    """

    def __init__(self, part: Part, limits: Limits, tidy: Callable[[str], str]) -> None:
        """Begin a story; `tidy` is applied to every finished paragraph's text."""
        self.part = part
        self.label: str | None = None
        self.opening = ""
        self.boxes: list[Story] = []
        self.taken = False
        self.blocks: list[Paragraph | Table] = []
        self.notices: list[Notice] = []
        self.written = 0
        self._limits = limits
        self._tidy = tidy
        self._pieces: list[str] = []
        self._look: Look | None = None
        self._inserted = False
        self._open: list[_OpenTable] = []
        self._n_tables = 0

    def write(self, text: str, look: Look | None = None, *, inserted: bool = False) -> None:
        """Add text to the paragraph begun."""
        self.written += 1
        if look is not self._look:
            self._change(look)
        if inserted is not self._inserted and look is None and text.strip():
            self._inserted = inserted
            self._pieces += [INSERTED] * inserted
        self._pieces.append(text)

    def last(self) -> str:
        """What was added last to the paragraph begun."""
        return "".join(self._pieces[-1:])

    def _change(self, look: Look | None) -> None:
        if self._look is not None:
            self._pieces.append(END)
        if look is not None:
            self._pieces.append(look.value)
        self._look = look

    def end_paragraph(self, level: int, style: str) -> None:
        r"""\par: finish the paragraph at its level."""
        self.written += 1
        self._to_level(level)
        text = self._take()
        if self._open:
            self._open[-1].content.texts.append(text)
            self._open[-1].content.boxes += self.boxes
        else:
            self.blocks.append(Paragraph(text, style, self.part))
        self.boxes = []

    def end_cell(self, level: int) -> None:
        r"""\cell and \nestcell: finish the paragraph and its cell."""
        self.written += 1
        self._to_level(max(level, 1))
        table = self._open[-1]
        table.content.texts.append(self._take())
        table.content.boxes += self.boxes
        self.boxes = []
        table.cells.append(table.content)
        table.content = _Content()

    def in_unfinished_row(self, level: int) -> bool:
        """Whether a nested row at this level has cells and no end yet, and no further text."""
        return 1 < level == len(self._open) and bool(self._open[-1].cells) and not self._pieces

    def end_row(self, level: int, definition: RowDefinition, *, hidden: bool = False) -> None:
        r"""\row and \nestrow: finish the row by its definition; a row without cells is none."""
        self._to_level(max(level, 1))
        table = self._open[-1]
        self._keep_unfinished(table)
        if not table.cells:
            return
        for content in table.cells:
            content.open_boxes(self.part)
        if hidden:
            _mark_hidden(table)
        if table.rows and table.position != definition.position:
            self._emit(table)
            table.rows, table.header_rows, table.guessed = [], 0, []
        table.position = definition.position
        if definition.header and table.header_rows == len(table.rows):
            table.header_rows += 1
        table.rows.append(_edge_cells(table, definition))
        table.cells = []

    def finish(self) -> None:
        """The story's end: what is still open is closed."""
        text = self._take()
        if text:
            if self._open:
                self._open[-1].content.texts.append(text)
            else:
                self.blocks.append(Paragraph(text, part=self.part))
        self._to_level(0)

    def _take(self) -> str:
        self._change(None)
        text, label = self._tidy("".join(self._pieces)), self.label or ""
        if not text.isprintable():
            text = CONTROLS.sub("", text)
        self._pieces, self.label, self._inserted = [], None, False
        if text and self.opening:
            text, self.opening = self.opening + text, ""
        return labelled(label, text) if label else text

    def _to_level(self, level: int) -> None:
        if level > self._limits.nested_tables:
            level = self._limits.nested_tables
            self._note_depth()
        while len(self._open) > level:
            self._close()
        while len(self._open) < level:
            self._open.append(_OpenTable())

    def _note_depth(self) -> None:
        text = _("Tables are nested more than {most} deep; the deepest were read as one.")
        notice = Notice(ReadingKind.LIMIT_REACHED, text.format(most=self._limits.nested_tables))
        if notice not in self.notices:
            self.notices.append(notice)

    def _keep_unfinished(self, table: _OpenTable) -> None:
        """Text after the row's last cell mark: it joins that cell, or is the row's only one."""
        rest = table.content
        table.content = _Content()
        text = self._take()
        if text:
            rest.texts.append(text)
        if rest.is_blank():
            return
        if table.cells:
            table.cells[-1].texts += rest.texts
            table.cells[-1].tables += rest.tables
        else:
            table.cells.append(rest)

    def _close(self) -> None:
        """Close the deepest table; cells that no row mark follows are no row: they become paragraphs around it."""
        table = self._open.pop()
        if table.rows:
            self._emit(table)
        rest = [*table.cells, table.content]
        texts = [text for content in rest for text in content.texts]
        inner = [nested for content in rest for nested in content.tables]
        if self._open:
            self._open[-1].content.texts += texts
            self._open[-1].content.tables += inner
            return
        self.blocks += [Paragraph(text, part=self.part) for text in texts]
        for nested in inner:
            self._add_block(nested, ())

    def _emit(self, table: _OpenTable) -> None:
        outer = self._open[-1] if self._open and self._open[-1] is not table else None
        if self._open and self._open[-1] is table and len(self._open) > 1:
            outer = self._open[-2]
        built, notices = table_from_edges(
            table.rows, header_rows=table.header_rows, part=self.part, limits=self._limits
        )
        notices = (*table.guessed, *notices)
        if outer is None:
            self._add_block(built, notices)
        else:
            outer.content.tables.append(built)
            self.notices += in_table([replace(notice, place=NOWHERE) for notice in notices], None)

    def _add_block(self, table: Table, notices: Sequence[Notice]) -> None:
        number = self._n_tables if self.part is Part.BODY else None
        self._n_tables += 1
        self.notices += in_table(notices, number)
        self.blocks.append(table)


def _mark_hidden(table: _OpenTable) -> None:
    """Mark a row in which nothing is seen."""
    if all(nothing_seen(text) for content in table.cells for text in content.texts):
        for content in table.cells:
            content.texts[:1] = [HIDDEN_ROW + "".join(content.texts[:1])]


def _edge_cells(table: _OpenTable, definition: RowDefinition) -> list[EdgeCell]:
    """The row's cells between their edges, horizontal merges folded: a cell merged away gives its width to the left."""
    contents = _without_tail(table.cells, len(definition.cells))
    defined = definition.cells[: len(contents)]
    missing = len(contents) - len(defined)
    if missing:
        table.guessed.append(_guessed(len(table.rows), len(defined)))
        last = defined[-1].right if defined else definition.left
        defined = defined + [DefinedCell(last + MADE_UP_WIDTH * (index + 1)) for index in range(missing)]
    edges = [definition.left, *(cell.right for cell in defined)]
    cells: list[EdgeCell] = []
    for content, cell, (left, right) in zip(contents, defined, pairwise(edges), strict=True):
        text = "\n".join(content.texts)
        if cell.continues_left and cells:
            _fold(cells[-1], right, text, content.tables)
        else:
            cells.append(EdgeCell(left, right, cell.merge, text, tuple(content.tables)))
    return cells


def _fold(cell: EdgeCell, right: int, text: str, tables: Sequence[Table]) -> None:
    cell.right = max(cell.right, right)
    cell.text = "\n".join(filter(None, (cell.text, text)))
    cell.tables += tuple(tables)


def _without_tail(contents: list[_Content], defined: int) -> list[_Content]:
    """The cells without blank ones beyond the definition, which some writers add after a nested table."""
    end = len(contents)
    while end > max(defined, 1) and defined and contents[end - 1].is_blank():
        end -= 1
    return contents[:end]


def _guessed(row: int, column: int) -> Notice:
    text = _("A row has more cells than its definition; the widths of the others were guessed.")
    return Notice(ReadingKind.COLUMN_GUESSED, text, place=Place(row=row, column=column))
