"""Tab-indented text: a tab begins a cell, a blank line ends a row. Its dialects differ in what else they write.

| | made from | told by |
| --- | --- | --- |
| A | .docx | nothing else: the plain form |
| B | .doc | tabs that run together (cells without a paragraph), blank lines between the paragraphs of a cell |
| C | .docx, later | several cells on one line, rows right below each other |
| D | .odt | rows that begin later where a cell above goes on: cells covered by a merge are not written |
| F | such text read as text once more | one more tab before every line |
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Table
from ..errors import UnreadableFile
from ..language import _
from ..limits import Limits
from .assemble import assemble, drafts_of, restore_tail
from .columns import Row
from .found import Found
from .kinds import Kind, is_name_row, is_total, kind_of
from .lines import read_lines
from .pieces import TABLE_END, Pieces, cut
from .segment import segment

MOST_LOOKED_AT = 1 << 20
TAB_LINE = re.compile(r"^\t", re.MULTILINE)
SEVERAL_CELLS = re.compile(r"^\t+[^\t\n]+\t", re.MULTILINE)
OTHER_LINE = re.compile(r"^[^\t\n]", re.MULTILINE)
TWO_TABS = re.compile(r"^\t\t", re.MULTILINE)
TABS_TOGETHER = re.compile(r"(?<=\n)\t\t+(?=[^\t\n])")
BLANK_INSIDE = re.compile(r"(?<=[^\n])\n\n(?=[^\t\n])[^\n]*\n+\t")
ENOUGH = 2
SEVERAL = 0.4


def read_tabbed(text: str, limits: Limits) -> Found:
    """The text's paragraphs and tables, whichever dialect it is in."""
    sample = text[:MOST_LOOKED_AT]
    if has_one_more_tab(sample):
        found = read_tabbed(re.sub(r"(?m)^\t", "", text), limits)
        said = _("Every line begins with one more tab: text that was flattened twice.")
        return found._replace(format="text/tika-f", chosen_by=said)
    if has_rows_on_lines(sample):
        return read_lines(text, limits)
    is_b = bool(TABS_TOGETHER.search(sample)) or _has_blanks_inside(sample)
    pieces = _apart(cut(text)) if is_b else cut(text)
    if len(pieces.pieces) > limits.cells:
        message = _("The text holds more than {most} cells. Split it into smaller files.")
        raise UnreadableFile("limit", message.format(most=limits.cells))
    stripped = not text.endswith(TABLE_END)
    drafts = drafts_of(pieces, segment(pieces, limits.columns, stripped=stripped))
    if stripped:
        restore_tail(drafts)
    is_d = not is_b and _lacks_covered_cells([draft.rows for draft in drafts])
    if is_d:
        for draft in drafts:
            draft.rows[:] = [*_with_covered_cells(draft.rows)]
    blocks, notices = assemble(pieces.before, drafts, limits)
    tables = sum(isinstance(block, Table) for block in blocks)
    dialect = "b" if is_b else "d" if is_d else "a"
    return Found(f"text/tika-{dialect}" if tables else "text/plain", blocks, notices, _chosen_by(dialect, tables))


def _chosen_by(dialect: str, tables: int) -> str:
    if not tables:
        return _("No line begins a cell with a tab in rows that end with a blank line.")
    if dialect == "b":
        return _(
            "Cells begin with a tab, some tabs run together or blank lines stand in cells: {tables} tables."
        ).format(tables=tables)
    if dialect == "d":
        return _("Rows begin later where a cell above goes on: {tables} tables.").format(tables=tables)
    return _("Lines that begin with a tab, rows that end with a blank line: {tables} tables.").format(tables=tables)


def has_one_more_tab(text: str) -> bool:
    """Whether every line that is not blank begins with a tab, and the cells with two."""
    return len(TWO_TABS.findall(text)) > ENOUGH and not OTHER_LINE.search(text) and _has_single_tabs(text)


def _has_single_tabs(text: str) -> bool:
    lines = [line for line in text.split("\n", 4096)[:4096] if line.startswith("\t")]
    single = [line for line in lines if not line.startswith("\t\t") and line.strip()]
    return bool(single) and len(single) < len(lines)


def has_rows_on_lines(text: str) -> bool:
    """Whether of the lines that begin with a tab so many hold several cells that it is not a tab in a text."""
    lines = sum(1 for _found in TAB_LINE.finditer(text))
    several = sum(1 for _found in SEVERAL_CELLS.finditer(text))
    return lines >= ENOUGH and several >= SEVERAL * lines


def _has_blanks_inside(text: str) -> bool:
    """Whether blank lines stand between the paragraphs of cells, and not once by chance."""
    inside = sum(1 for _found in BLANK_INSIDE.finditer(text))
    return inside > ENOUGH and 20 * inside > text.count("\n\t")


def _apart(pieces: Pieces) -> Pieces:
    """Tabs that run together are cells without a paragraph (dialect B turns tabs inside text into line feeds)."""
    return cut(pieces.before + "\n" * bool(pieces.before) + "".join(map(_each_on_its_line, pieces.pieces)))


def _each_on_its_line(piece: str) -> str:
    bare = piece.lstrip("\t")
    return "\t\n" * (len(piece) - len(bare)) + "\t" + bare + "\n"


def _lacks_covered_cells(tables: list[list[Row]]) -> bool:
    """Whether many rows have fewer cells than the header above them, and none begins with a blank."""
    later = full = 0
    for rows in tables:
        if any(not row[0].strip() for row in rows):
            return False
        later += sum(_later_rows(rows))
        full += sum(len(row) == len(rows[0]) for row in rows[1:])
    return later >= ENOUGH and full > 0 and 5 * later >= full


def _later_rows(rows: list[Row]) -> list[bool]:
    """For each row, whether it can be one that begins later: fewer cells, under no header of its own, no total."""
    found: list[bool] = []
    headed = 0
    for row in rows:
        headed = len(row) if is_name_row(row) else headed
        is_less = 1 < len(row) < len(rows[0]) and len(row) != headed and not is_total(row)
        found.append(is_less and kind_of(row[0]) is Kind.SHORT)
    return found


def _with_covered_cells(rows: list[Row]) -> Iterator[Row]:
    """The rows with a blank for each cell that a merge above covers."""
    width = len(rows[0])
    for row, is_later in zip(rows, _later_rows(rows), strict=True):
        yield [*[""] * (width - len(row)), *row] if is_later else row
