"""A document with marks to the document that a person sees, with a notice of all that was left out.

<STRUCK>10<END>15    15, and text-struck names 10, with table, row and column
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..document import NOWHERE, Cell, Document, Paragraph, Part, Place, Table, all_tables, text_of
from .lines import Found, seen_text
from .marks import ANY_MARK, HIDDEN_ROW, NOTE, Look, has_marks
from .prompts import may_hold_prompts, prompts_marked
from .rows import Rows, without_rows
from .told import Met, told

Block = Paragraph | Table
NOTES = frozenset({Part.FOOTNOTE, Part.ENDNOTE, Part.COMMENT})


def as_seen(document: Document) -> Document:
    """The document without marks; one that has none, and no prompts, is given back as it is."""
    joined = "\0".join(_texts(document))
    prompts = may_hold_prompts(joined)
    if not prompts and not has_marks(joined):
        return document
    return _Pass(prompts).document(document)


def _texts(document: Document) -> list[str]:
    """The texts of all paragraphs and cells, those of tables inside cells too."""
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    for table in all_tables(document.tables()):
        texts += map(text_of, table.cells)
    return texts


@dataclass(slots=True)
class _Pass:
    """One pass over a document: what was met so far, the places of marks that lead to notes, rows that are gone.

    Places are those of the reader until `_moved` counts without the rows and tables that are gone.
    """

    prompts: bool
    met: list[Met] = field(default_factory=list)
    references: dict[str, Place] = field(default_factory=dict)
    gone: dict[int, Rows] = field(default_factory=dict)
    all_gone: list[int] = field(default_factory=list)
    note: str = ""
    inside: int = 0

    def document(self, document: Document) -> Document:
        """The document as it is seen."""
        blocks = [seen for block, number in _numbered(document.blocks) if (seen := self._block(block, number))]
        notices = [replace(notice, place=self._moved(notice.place)) for notice in document.notices]
        met = [replace(one, place=self._moved(one.place)) for one in self.met]
        return replace(document, blocks=tuple(blocks), notices=(*notices, *told(met)))

    def _block(self, block: Block, number: int | None) -> Block | None:
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        table, rows = self._table(block, number)
        if number is not None and rows.dropped:
            self.gone[number] = rows
            if table is None:
                self.all_gone.append(number)
        return table

    def _paragraph(self, block: Paragraph) -> Paragraph | None:
        """The paragraph as it is seen, None where all of it is left out, or beside the body nothing of it is seen."""
        text, found = self._seen(block.text)
        refers = self._place_of_note(block, found)
        if block.part is Part.COMMENT and text.strip():
            self.met.append(Met(Found(Part.COMMENT, text), self.references.get(self.note, NOWHERE)))
        if text == block.text and refers == block.refers:
            return block
        self.met += [Met(piece, NOWHERE) for piece in found if piece.what != NOTE]
        left_out = block.part is not Part.BODY or any(isinstance(piece.what, Look) for piece in found)
        if block.text and not text and left_out:
            return None
        return replace(block, text=text, refers=refers)

    def _place_of_note(self, block: Paragraph, found: list[Found]) -> Place:
        """Where the mark stands that leads to a paragraph; one without a key goes on with the note before it."""
        if block.part not in NOTES:
            self.note = ""
        else:
            self.note = next((piece.text for piece in found if piece.what == NOTE), self.note)
        return self._moved(self.references.get(self.note, NOWHERE))

    def _seen(self, text: str) -> tuple[str, list[Found]]:
        marked = prompts_marked(text) if self.prompts else text
        return seen_text(marked) if ANY_MARK.search(marked) else (text, [])

    def _table(self, table: Table, number: int | None) -> tuple[Table | None, Rows]:
        """The table as it is seen, None where none of its rows is, and its rows that are gone."""
        cells: list[Cell] = []
        found: list[list[Found]] = []
        for cell in table.cells:
            text, pieces = self._seen(cell.text)
            tables = [seen for inner in cell.tables if (seen := self._inner(inner, pieces))]
            cells.append(cell._replace(text=text, tables=tuple(tables)) if text != cell.text or cell.tables else cell)
            found.append(pieces)
        rows = Rows.of(table.n_rows, cells, [{piece.what for piece in pieces} for pieces in found])
        for cell, pieces in zip(cells, found, strict=True):
            self._note_cell(pieces, Place(number, cell.row, cell.column), whole_row=rows.is_gone(cell))
        return without_rows(replace(table, cells=tuple(cells)), rows), rows

    def _inner(self, table: Table, pieces: list[Found]) -> Table | None:
        """A table inside a cell; what is met in it is met in that cell."""
        outer, self.met = self.met, []
        self.inside += 1
        seen, _rows = self._table(table, None)
        self.inside -= 1
        pieces += [one.found for one in self.met]
        self.met = outer
        return seen

    def _note_cell(self, pieces: Iterable[Found], place: Place, *, whole_row: bool) -> None:
        for piece in pieces:
            if piece.what == NOTE and not self.inside:
                self.references.setdefault(piece.text, place)
            elif piece.what != HIDDEN_ROW or whole_row:
                self.met.append(Met(piece, place, whole_row))

    def _moved(self, place: Place) -> Place:
        """A place after rows are gone; a row that is gone itself keeps the number it has in the file."""
        if place.table is None:
            return place
        rows = self.gone.get(place.table)
        before = bisect_left(self.all_gone, place.table)
        row = place.row if rows is None or place.row is None else rows.new_row(place.row)
        return replace(place, table=place.table - before, row=row)


def _numbered(blocks: Sequence[Block]) -> Iterator[tuple[Block, int | None]]:
    """The blocks, each table of the body with its number."""
    number = 0
    for block in blocks:
        body = isinstance(block, Table) and block.part is Part.BODY
        yield block, number if body else None
        number += body
