"""What text cannot hold of a form, taken apart: merged cells, blanks that would be read as going on the cell above.

Text shows a merge by a blank only, so a reader has to infer it. Where it would infer another one, the form is printed
in text with

| what | printed as |
| --- | --- |
| a cell over several columns | its text in the first of them, blank cells after it |
| a cell over several rows | its text in the first of them; a name once more in the others, anything else blank there |
| a blank cell below a filled one | one ideographic space |
| a blank line in a cell | one ideographic space |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .view import CellKind, FormView, ViewCell

BLANK = "\u3000"
"""What a blank place holds so that it is read as itself."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Apart:
    """What of one form is taken apart.

    `rows` are those whose wide cells are, `places` (row and column) where a cell from above ends, `blanks` where a
    blank holds a space; `lines` says that blank lines do, `width` to how many columns the form is filled up.
    """

    rows: frozenset[int] = frozenset()
    places: frozenset[Place] = frozenset()
    blanks: frozenset[Place] = frozenset()
    lines: bool = False
    width: int = 0


def taken_apart(view: FormView, apart: Apart) -> FormView:
    """The form as text is to hold it: all texts at their places, with no merge that is taken apart."""
    parts = [part for cell in view.cells for narrow in _narrow(cell, apart) for part in _low(narrow, apart)]
    width = max(view.n_columns, apart.width)
    parts += [
        ViewCell(row, column, 1, 1, "", CellKind.TEXT)
        for row in range(view.n_rows)
        for column in range(view.n_columns, width)
    ]
    cells = sorted((_filled(part, apart) for part in parts), key=lambda part: (part.row, part.column))
    return replace(view, cells=tuple(cells), n_columns=width)


def _narrow(cell: ViewCell, apart: Apart) -> Iterator[ViewCell]:
    """The cell, or one of its columns and blanks for the others."""
    if cell.column_span == 1 or apart.rows.isdisjoint(range(cell.row, cell.row + cell.row_span)):
        yield cell
        return
    for column in range(cell.column, cell.column + cell.column_span):
        yield replace(cell, column=column, column_span=1, text=cell.text if column == cell.column else "")


def _low(cell: ViewCell, apart: Apart) -> Iterator[ViewCell]:
    """The cell, or those that it falls into where it ends in a row below; nothing tells a blank one from several."""
    stop = cell.row + cell.row_span
    inside = range(cell.row + 1, stop)
    ends = [row for row in inside if not cell.text.strip() or (row, cell.column) in apart.places]
    for row, end in zip([cell.row, *ends], [*ends, stop], strict=True):
        text = cell.text if row == cell.row or cell.kind is CellKind.NAME else ""
        if text:
            yield replace(cell, row=row, row_span=end - row, text=text)
        else:
            yield from (replace(cell, row=one, row_span=1, text="") for one in range(row, end))


def _filled(cell: ViewCell, apart: Apart) -> ViewCell:
    if not cell.text:
        return replace(cell, text=BLANK) if (cell.row, cell.column) in apart.blanks else cell
    if not apart.lines:
        return cell
    return replace(cell, text="\n".join(line or BLANK for line in cell.lines))
