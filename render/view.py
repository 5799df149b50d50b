"""What every template sees: a form as rows of cells with true spans, and the page it is printed on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from zhibiao.extract.document import Notice


class CellKind(StrEnum):
    """What a printed cell is, as far as its look depends on it."""

    HEADER = "header"
    NAME = "name"
    NUMBER = "number"
    TEXT = "text"
    SECTION = "section"
    TOTAL = "total"
    NOTE = "note"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Entry:
    """What of the data a cell shows.

    `field` is the column's role, with its level behind it where it has one (`level1`, `criterion`, `score`), and
    `header` its wording; `fill_in` says that it is filled in by hand, `points` that this is done with a number of at
    most `full_marks`.
    """

    field: str
    header: str = ""
    period: str = ""
    fill_in: bool = False
    points: bool = False
    full_marks: float | None = None


@dataclass(frozen=True, slots=True)
class ViewCell:
    """One printed cell at its origin; `text` has one line a paragraph; `centred` says how it is set.

    `entry` is there in the rows of indicators only.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    kind: CellKind
    centred: bool = False
    entry: Entry | None = None

    @property
    def header(self) -> bool:
        """Whether it belongs to a header row."""
        return self.kind is CellKind.HEADER

    @property
    def lines(self) -> list[str]:
        """Its paragraphs; an empty cell has one empty paragraph."""
        return self.text.split("\n")


@dataclass(frozen=True, slots=True)
class Page:
    """An A4 page: how it lies, the table's font size in points, the grid columns' widths in twips.

    `heights` says about how high each row is, in twips, and `unbroken` whether it is kept on one page; `title_indent`
    is what a title of several lines is drawn in at both sides, in twips.
    """

    landscape: bool
    font_size: float
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    unbroken: tuple[bool, ...]
    title_indent: int = 0


@dataclass(frozen=True, slots=True)
class Around:
    """The lines printed around a form's table, one a paragraph; `header` and `footer` are those of each page."""

    header: tuple[str, ...] = ()
    above_mark: tuple[str, ...] = ()
    above_title: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()

    def in_text(self) -> tuple[str, ...]:
        """The lines that stand in the text, from top to bottom."""
        return (*self.above_mark, *self.above_title, *self.above, *self.below)


@dataclass(frozen=True, slots=True)
class FormView:
    """A form ready to be printed: what stands around the table, its cells in reading order, its page.

    `header_rows` is how many rows at the top are repeated on each page.
    """

    form_id: str
    source: str
    unit: str
    attachment: str
    title: str
    cells: tuple[ViewCell, ...]
    n_rows: int
    n_columns: int
    header_rows: int
    page: Page
    around: Around = Around()
    notices: tuple[Notice, ...] = ()

    def rows(self) -> list[list[ViewCell]]:
        """Of each row the cells that cover it from left to right; one that began above has a smaller `row`."""
        rows: list[list[ViewCell]] = [[] for _ in range(self.n_rows)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                rows[row].append(cell)
        return [sorted(row, key=lambda cell: cell.column) for row in rows]

    def origins(self) -> list[list[ViewCell]]:
        """Of each row the cells that begin in it."""
        return [[cell for cell in row if cell.row == number] for number, row in enumerate(self.rows())]
