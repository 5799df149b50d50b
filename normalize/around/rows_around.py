"""Keep the rows above the first header and below the last indicator, and find the title among those above."""

from __future__ import annotations

from collections.abc import Sequence

from ..check.budget import block_fields
from ..facts.vocabulary import Vocabulary
from ..reading.build.build_rows import Rows, add_other
from ..reading.build.rows_below import fields_of
from ..reading.lines import Line
from ..reading.tables.split_forms import lone_text
from ..records import OtherCell, OtherRow, RowKind
from .title_lines import TitleLine, fields_of_lines, title_in

LEFT_OUT = '《》〈〉【】〔〕「」『』“”[]"：:'
"""Signs that stand around a title and are none of its text."""


def add_above(rows: Rows, lines: Sequence[Line], title: str, vocabulary: Vocabulary) -> str:
    """Keep the rows above the first header; the first of one text may be the title, where none stands above the table.

    Gives the title.
    """
    blocks = block_fields(lines)
    at_top = not title
    for place, line in enumerate(lines):
        text = lone_text(line) if at_top else ""
        at_top = at_top and bool(text or not line.printed_cells())
        found = title_in(text.split("\n"), vocabulary) if text else None
        if place in blocks:
            add_other(rows, line, RowKind.FIELDS, 1, blocks[place])
        elif found is not None:
            title, at_top = found.text, False
            _keep_title(rows, line, found, vocabulary)
        else:
            add_around(rows, line)
    return title


def _keep_title(rows: Rows, line: Line, title: TitleLine, vocabulary: Vocabulary) -> None:
    """Keep what stands with the title in its cell: its caption before it, other lines and fields behind it."""
    cell = line.printed_cells()[0]
    texts = cell.text.split("\n")
    others = (*texts[: title.lines[0]], title.caption, title.beside, *texts[title.lines[1] :])
    rest = "\n".join(text for text in others if text.strip())
    around = "".join(sign for sign in cell.text if sign in LEFT_OUT)
    for one in line.printed_cells():
        rows.kept[line.table, line.row, one.column] = f"{title.text}\n{rest}\n{around}"
    rows.fields.update(fields_of_lines(rest.split("\n"), vocabulary))
    if rest:
        kept = (OtherCell(cell.column, cell.column_span, rest),)
        rows.other_rows.append(OtherRow(RowKind.NOTE, 1, rows.last_no, kept, line.row, line.table))


def add_around(rows: Rows, line: Line) -> None:
    """Keep a row above or below the indicators."""
    cells = line.printed_cells()
    if not cells:
        add_other(rows, line, RowKind.PLACEHOLDER, 1)
    else:
        add_other(rows, line, RowKind.FIELDS if len(cells) > 1 or fields_of(line) else RowKind.NOTE, 1)
