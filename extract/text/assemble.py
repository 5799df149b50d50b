"""From rows to tables: which stretches of rows are tables, where their cells stand, what has to be said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import inf

from ..document import Notice, Paragraph, Place, ReadingKind, Severity, Table
from ..language import _
from ..limits import Limits
from .columns import Laid, Row, lay_out
from .confidence import row_confidence, table_confidence
from .kinds import Kind, kind_of
from .merges import Placed, place_cells
from .pieces import TABLE_END, Pieces, paragraphs
from .readings import both_readings, both_widths
from .segment import CLOSE, RowRange
from .tail import lost_blanks

CLOSE_WHERE_JOINED = 3.0
"""So close a second reading is told, though not as a warning, of a row that was put together of what may be rows."""


@dataclass(slots=True)
class Draft:
    """A table's rows as cut, the margins of its gaps, what was done to its end.

    `parts` says of how many cells each are the pieces that a row was put together from, if it was;
    `gaps` are the rows with several blank lines below, and a cell below these; `said` is more to say of rows;
    `stated` is the table where the text states its cells.
    """

    rows: list[Row]
    margins: list[float]
    parts: list[tuple[int, ...]] = field(default_factory=list)
    doubt: str = ""
    gaps: set[int] = field(default_factory=set)
    said: dict[int, str] = field(default_factory=dict)
    ended: bool = False
    after: str = ""
    doubtful_end: bool = False
    restored: int = 0
    cut_off: bool = False
    stated: Table | None = None


def drafts_of(pieces: Pieces, ranges: list[RowRange]) -> list[Draft]:
    """The rows put together into tables; each cell's text loses the blank lines that end its row or table."""
    drafts: list[Draft] = []
    fresh = True
    for found in ranges:
        cells = pieces.cells(found.first, found.last)
        if fresh:
            drafts.append(Draft([], []))
        draft = drafts[-1]
        last = cells[-1]
        if found.ends_table:
            cells[-1], draft.after, draft.doubtful_end = _split_end(last)
            draft.ended = True
        else:
            cells[-1] = last.removesuffix("\n")
        run = pieces.runs[found.last]
        if run.blanks > 1 and run.rest < 0 and found.last < len(pieces.runs) - 1:
            draft.gaps.add(len(draft.rows))
        draft.rows.append(cells)
        draft.margins.append(found.margin)
        joined = pieces.runs[found.first : found.last + 1] if found.first < found.last else ()
        draft.parts.append(tuple(run.width for run in joined))
        fresh = found.ends_table
    return drafts


def _split_end(last: str) -> tuple[str, str, bool]:
    """A table's last cell, the text after the table, and whether a blank line may belong to either."""
    bare = last.rstrip("\n")
    at = bare.find(TABLE_END)
    cell, after = (bare, last[len(bare) :]) if at < 0 else (bare[:at], bare[at:])
    return cell, after, after.startswith(TABLE_END + "\n")


def restore_tail(drafts: list[Draft]) -> None:
    """Give the last row of a text that was stripped the blank cells it has lost."""
    if not drafts or drafts[-1].after.strip():
        return
    draft = drafts[-1]
    row = draft.rows[-1]
    lost = row[-1].endswith((" ", "\n ")) and "\n" in row[-1] and not row[-1].rsplit("\n", 1)[1].strip()
    if lost:
        row[-1] = row[-1].rsplit("\n", 1)[0]
    draft.restored = lost_blanks([other.rows for other in drafts])
    row.extend([""] * draft.restored)
    draft.cut_off = True
    draft.ended = draft.ended or draft.restored > 0 or lost


def _is_table(draft: Draft, limits: Limits, *, from_doc: bool) -> bool:
    """Whether tab-led lines are a table, and not paragraphs that begin with a tab: of .doc, all are."""
    widths = Counter(len(row) for row in draft.rows)
    if max(widths) > limits.columns:
        return False
    if from_doc or draft.stated:
        return True
    if any(count > 1 and width > 1 for width, count in widths.items()):
        return True
    cells = [text for row in draft.rows for text in row]
    prose = sum(kind_of(text) is Kind.LONG for text in cells)
    if max(widths) == 1:
        return draft.ended and 2 * prose <= len(cells)
    return 3 * prose <= 2 * len(cells) if draft.ended else 4 * prose <= len(cells)


def assemble(
    before: str, drafts: list[Draft], limits: Limits, *, from_doc: bool = False
) -> tuple[tuple[Paragraph | Table, ...], tuple[Notice, ...]]:
    """The text's blocks in reading order, and what has to be said of its tables."""
    tables = [draft for draft in drafts if _is_table(draft, limits, from_doc=from_doc)]
    laid = iter(lay_out([draft.rows for draft in tables if not draft.stated]))
    blocks: list[Paragraph | Table] = [Paragraph(line) for line in paragraphs(before)]
    notices: list[Notice] = []
    are_tables = set(map(id, tables))
    number = 0
    for draft in drafts:
        if id(draft) in are_tables:
            table, said = (draft.stated, []) if draft.stated else _table(draft, next(laid), number)
            blocks.append(table)
            notices += said
            number += 1
        else:
            blocks += _as_paragraphs(draft)
            notices += _said_of_paragraphs(draft, limits)
        blocks += [Paragraph(line) for line in paragraphs(draft.after)]
    return tuple(blocks), tuple(notices)


def _as_paragraphs(draft: Draft) -> list[Paragraph]:
    return [
        Paragraph("\t" * (not at) + line)
        for row in draft.rows
        for text in row
        for at, line in enumerate(paragraphs(text))
    ]


def _said_of_paragraphs(draft: Draft, limits: Limits) -> list[Notice]:
    if max(len(row) for row in draft.rows) > limits.columns:
        message = _("A row would have more than {most} cells; its text is kept as paragraphs.")
        return [Notice(ReadingKind.LIMIT_REACHED, message.format(most=limits.columns))]
    message = _("Lines that begin with a tab are read as paragraphs; they could be a table of {rows} rows.")
    return [Notice(ReadingKind.SECOND_READING, message.format(rows=len(draft.rows)), Severity.INFO)]


def _table(draft: Draft, laid: Laid, number: int) -> tuple[Table, list[Notice]]:
    placed = place_cells(draft.rows, laid)
    notices = [*_second_readings(draft, number), *_guesses(laid, placed, number)]
    margins, layouts, end = draft.margins, laid.layouts, draft.doubtful_end
    table = Table(
        placed.cells,
        len(draft.rows),
        placed.n_columns,
        confidence=table_confidence(margins, layouts, doubtful_end=end),
        row_confidence=row_confidence(margins, layouts, doubtful_end=end),
    )
    return table, notices


def _guesses(laid: Laid, placed: Placed, number: int) -> Iterator[Notice]:
    """What has to be said of wide cells and of blanks."""
    layouts = laid.layouts
    for row, layout in enumerate(layouts):
        if layout.margin < inf and (row == 0 or layouts[row - 1] is not layout):
            message = both_widths(row, layout)
            yield Notice(ReadingKind.COLUMN_GUESSED, message, Severity.INFO, Place(number, row))
    for row, column in placed.guessed:
        blank = _("Row {row}: a blank cell after a repeated name was taken as going on the cell above.")
        place = Place(number, row, column)
        yield Notice(ReadingKind.SECOND_READING, blank.format(row=row + 1), Severity.INFO, place)


def _second_readings(draft: Draft, number: int) -> list[Notice]:
    notices = []
    for row, margin in enumerate(draft.margins):
        joined = row < len(draft.parts) and len(draft.parts[row]) > 1
        if margin < CLOSE or row in draft.gaps or (joined and margin < CLOSE_WHERE_JOINED):
            place = Place(number, row)
            message = draft.doubt.format(row=row + 1) or both_readings(row, draft.rows, draft.parts)
            severity = Severity.WARNING if margin < CLOSE else Severity.INFO
            notices.append(Notice(ReadingKind.SECOND_READING, message, severity, place))
    for row, message in draft.said.items():
        notices.append(Notice(ReadingKind.SECOND_READING, message, Severity.INFO, Place(number, row)))
    last = Place(number, len(draft.rows) - 1)
    if draft.doubtful_end:
        message = _("After the last row, a blank line may be an empty paragraph in its last cell.")
        notices.append(Notice(ReadingKind.SECOND_READING, message, Severity.INFO, last))
    if len(draft.rows) == 1 or max(len(row) for row in draft.rows) == 1:
        message = _("This table has one row or one column; it could be paragraphs that begin with a tab.")
        notices.append(Notice(ReadingKind.SECOND_READING, message, Severity.INFO, Place(number)))
    if draft.restored:
        message = _("The end of the text was cut off; the last row got back {lost} blank cells.")
        notices.append(Notice(ReadingKind.TAIL_RESTORED, message.format(lost=draft.restored), Severity.WARNING, last))
    elif draft.cut_off:
        message = _("The end of the text was cut off; blank lines and cells after the last one may be lost.")
        notices.append(Notice(ReadingKind.SECOND_READING, message, Severity.INFO, last))
    return notices
