"""Read text that holds flattened tables: the tab-indented text that Apache Tika makes of a Word file.

Two stages: the grammar cuts the text into candidate cells (`pieces`), the search chooses the rows (`segment`); then
rows become tables with inferred spans (`merges`). The format is described in docs/formats/text.md.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import exp, inf

from ..document import Document, Merges, Notice, Paragraph, Place, ReadingKind, Severity, Table
from ..errors import UnreadableFile
from ..language import _
from ..limits import LIMITS, Limits
from .decode import decode
from .kinds import Kind, kind_of
from .merges import lost_blanks, place
from .pieces import TABLE_END, Pieces, cut, paragraphs
from .segment import CLOSE, RowRange, segment

SUREST = 0.99


@dataclass(slots=True)
class _Draft:
    """A table's rows as cut, the margins of its gaps, what was done to its end."""

    rows: list[list[str]]
    margins: list[float]
    ended: bool
    after: str
    doubtful_end: bool = False
    restored: int = 0


def read_text(data: bytes, limits: Limits = LIMITS) -> Document:
    """The text's paragraphs and tables in reading order.

    Raises `UnreadableFile`: empty, not-a-document, corrupt, limit.
    """
    text, encoding = decode(data)
    pieces = cut(text)
    if len(pieces.pieces) > limits.cells:
        message = _("The text holds more than {most} cells. Split it into smaller files.")
        raise UnreadableFile("limit", message.format(most=limits.cells))
    drafts = _drafts(pieces, segment(pieces, limits.columns))
    _restore_tail(drafts, stripped=not text.endswith(TABLE_END))
    blocks, notices = _blocks(pieces.before, drafts, limits)
    tables = sum(isinstance(block, Table) for block in blocks)
    return Document(
        source="",
        format="text/tika-a" if tables else "text/plain",
        blocks=blocks,
        notices=notices if tables else (*notices, _no_table()),
        merges=Merges.INFERRED,
        encoding=encoding,
        chosen_by=_chosen_by(tables),
    )


def _chosen_by(tables: int) -> str:
    if not tables:
        return _("No line begins a cell with a tab in rows that end with a blank line.")
    return _("Lines that begin with a tab, rows that end with a blank line: {tables} tables.").format(tables=tables)


def _no_table() -> Notice:
    message = _("The text holds no table whose rows can be told. Give the original Word file.")
    return Notice(ReadingKind.NO_TABLE, message, Severity.ERROR)


def _drafts(pieces: Pieces, ranges: list[RowRange]) -> list[_Draft]:
    """The rows put together into tables; each cell's text loses the blank lines that end its row or table."""
    drafts: list[_Draft] = []
    fresh = True
    for found in ranges:
        cells = pieces.cells(found.first, found.last)
        if fresh:
            drafts.append(_Draft([], [], False, ""))
        draft = drafts[-1]
        last = cells[-1]
        if found.ends_table:
            cells[-1], draft.after, draft.doubtful_end = _split_end(last)
            draft.ended = True
        else:
            cells[-1] = last.removesuffix("\n")
        draft.rows.append(cells)
        draft.margins.append(found.margin)
        fresh = found.ends_table
    return drafts


def _split_end(last: str) -> tuple[str, str, bool]:
    """A table's last cell, the text after the table, and whether a blank line may belong to either."""
    bare = last.rstrip("\n")
    at = bare.find(TABLE_END)
    cell, after = (bare, last[len(bare) :]) if at < 0 else (bare[:at], bare[at:])
    return cell, after, after.startswith(TABLE_END + "\n") and not after.startswith(TABLE_END + "\n\n\n")


def _restore_tail(drafts: list[_Draft], *, stripped: bool) -> None:
    """Give the last row of a text that was stripped the blank cells it has lost."""
    if not drafts or drafts[-1].after.strip() or not stripped:
        return
    draft = drafts[-1]
    row = draft.rows[-1]
    lost = row[-1].endswith((" ", "\n ")) and "\n" in row[-1] and not row[-1].rsplit("\n", 1)[1].strip()
    if lost:
        row[-1] = row[-1].rsplit("\n", 1)[0]
    width = _expected_width(drafts, len(row))
    if width > len(row):
        draft.restored = lost_blanks(row, draft.rows[:-1], width) if len(draft.rows) > 1 else width - len(row)
        row.extend([""] * draft.restored)
    draft.ended = draft.ended or draft.restored > 0 or lost


def _expected_width(drafts: list[_Draft], width: int) -> int:
    """The width of the row above, or of the last rows of the other tables."""
    rows = drafts[-1].rows
    if len(rows) > 1:
        return max(len(rows[-2]), width)
    others = Counter(len(draft.rows[-1]) for draft in drafts[:-1])
    return max(others.most_common(1)[0][0], width) if others else width


def _is_table(draft: _Draft, limits: Limits) -> bool:
    """Whether tab-led lines are a table, and not paragraphs that begin with a tab."""
    widths = Counter(len(row) for row in draft.rows)
    if max(widths) > limits.columns:
        return False
    if any(count > 1 and width > 1 for width, count in widths.items()):
        return True
    cells = [text for row in draft.rows for text in row]
    prose = sum(kind_of(text) is Kind.LONG for text in cells)
    if max(widths) == 1:
        return draft.ended and 2 * prose <= len(cells)
    return 3 * prose <= 2 * len(cells) if draft.ended else 4 * prose <= len(cells)


def _blocks(
    before: str, drafts: list[_Draft], limits: Limits
) -> tuple[tuple[Paragraph | Table, ...], tuple[Notice, ...]]:
    blocks: list[Paragraph | Table] = [Paragraph(line) for line in paragraphs(before)]
    notices: list[Notice] = []
    number = 0
    for draft in drafts:
        if _is_table(draft, limits):
            table, said = _table(draft, number)
            blocks.append(table)
            notices += said
            number += 1
        else:
            blocks += _as_paragraphs(draft)
            notices += _said_of_paragraphs(draft, limits)
        blocks += [Paragraph(line) for line in paragraphs(draft.after)]
    return tuple(blocks), tuple(notices)


def _as_paragraphs(draft: _Draft) -> list[Paragraph]:
    return [
        Paragraph("\t" * (not at) + line)
        for row in draft.rows
        for text in row
        for at, line in enumerate(paragraphs(text))
    ]


def _said_of_paragraphs(draft: _Draft, limits: Limits) -> list[Notice]:
    if max(len(row) for row in draft.rows) > limits.columns:
        message = _("A row would have more than {most} cells; its text is kept as paragraphs.")
        return [Notice(ReadingKind.LIMIT_REACHED, message.format(most=limits.columns))]
    message = _("Lines that begin with a tab are read as paragraphs; they could be a table of {rows} rows.")
    return [Notice(ReadingKind.SECOND_READING, message.format(rows=len(draft.rows)), Severity.INFO)]


def _table(draft: _Draft, number: int) -> tuple[Table, list[Notice]]:
    placed = place(draft.rows)
    notices = _second_readings(draft, number)
    message = _("Row {row} has fewer cells than the table has columns; which cells are wide was guessed.")
    notices += [
        Notice(ReadingKind.COLUMN_GUESSED, message.format(row=row + 1), Severity.INFO, Place(number, row))
        for row in placed.guessed
    ]
    confidence = min(SUREST, 1 / (1 + exp(-min(min(draft.margins, default=inf), 50.0) - 0.5)))
    return Table(placed.cells, len(draft.rows), placed.n_columns, confidence=round(confidence, 3)), notices


def _second_readings(draft: _Draft, number: int) -> list[Notice]:
    message = _("Row {row}: a blank line before or after it may end a row or be an empty paragraph in a cell.")
    notices = [
        Notice(ReadingKind.SECOND_READING, message.format(row=row + 1), Severity.WARNING, Place(number, row))
        for row, margin in enumerate(draft.margins)
        if margin < CLOSE
    ]
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
    return notices
