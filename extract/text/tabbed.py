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
from collections import Counter
from typing import NamedTuple

from ..document import Notice, ReadingKind, Severity, Table
from ..language import _
from ..limits import Limits
from ..memory import check_pieces
from .assemble import Draft, assemble, drafts_of, restore_tail
from .covered import SURE_OF_ANY, fill, lacks_covered_cells, with_headings_apart
from .field_codes import with_fields_shown
from .footnotes import take_footnotes
from .found import Found
from .gaps import DOUBLE_END, share_of_doubles
from .habits import Made, made_of, n_tabs_inside
from .hints import NO_HINTS, TextHints
from .inner import has_lists, put_back, take_out
from .lines import read_lines
from .listings import holds_listings
from .pieces import BYTES_A_CELL, TABLE_END, Pieces, cut
from .regroup import regroup
from .segment import segment
from .settle import said_of_hints, with_header_whole

MOST_LOOKED_AT = 1 << 20
MOST_COUNTED = 1 << 17
SEVERAL_CELLS = re.compile(r"^\t+[^\t\n]+\t", re.MULTILINE)
OTHER_LINE = re.compile(r"^[^\t\n]", re.MULTILINE)
TABS_TOGETHER = re.compile(r"(?<=\n)\t\t+(?=[^\t\n])")
BLANK_LAST = re.compile(r"^\t\n\n\t", re.MULTILINE)
BARE_LAST = re.compile(r"^(\t+)\n(?=[\t\n])", re.MULTILINE)
TABS = re.compile(r"^\t\t+", re.MULTILINE)
BLANK_LINE = re.compile(r"\n\n")
LINES = re.compile(r"\n\n|[^\n]\n[^\n]")
BLANK_LINES = re.compile(r"\n{2,}")
ENOUGH = 2
SELDOM = 50
SEVERAL = 0.4
ROW_ENDS = "\\1\n\n"
AS_MANY = 2
BY_CHANCE = 8
"""Where cells without a paragraph end rows, one row in so many, at most, ends in a cell with a blank one."""

USUAL = 2
"""So many widths rows usually have: those of a table and of its lower section."""


def read_tabbed(text: str, limits: Limits, hints: TextHints = NO_HINTS, *, mixed_ends: bool = False) -> Found:
    """The text's paragraphs and tables, whichever dialect it is in; `mixed_ends` says that its line ends were mixed."""
    sample = text[:MOST_LOOKED_AT]
    if has_one_more_tab(sample):
        found = read_tabbed(re.sub(r"(?m)^\t", "", text), limits, hints, mixed_ends=mixed_ends)
        said = _("Every line begins with one more tab: text that was flattened twice.")
        return found._replace(format="text/tika-f", chosen_by=said)
    if has_rows_on_lines(sample):
        return read_lines(text, limits, hints)
    made = made_of(sample[:MOST_COUNTED], mixed_ends=mixed_ends)
    if not made.is_sure and holds_listings(sample):
        made = Made(from_doc=False, is_sure=True)
    shown = with_fields_shown(text)
    found = _in_dialect(shown.text, made, limits, hints)
    return found._replace(notices=(*found.notices, *shown.notices))


def _in_dialect(text: str, made: Made, limits: Limits, hints: TextHints) -> Found:
    """The paragraphs and tables of a text with a cell on each line, by what kind of Word file it was made of."""
    sample = text[:MOST_LOOKED_AT]
    has_doubles = made.from_doc and not has_lists(sample)
    doubted = None if made.is_sure else LINES if has_doubles else BLANK_LINE
    if has_doubles and made.is_sure and not has_bare_cells(sample):
        return _put_together(_chosen_of_doc(text, limits, hints), limits, hints, doubted)
    plain, notes = take_footnotes(text)
    apart = with_headings_apart(plain)
    inner, pieces = take_out(apart, limits)
    may_be_bare = made.from_doc or not made.is_sure
    is_bare = may_be_bare and has_bare_cells(inner.text)
    if is_bare or (has_doubles and inner.text == apart == plain):
        of_doc = _chosen_of_doc(text, limits, hints)
        rows = [draft.rows for draft in of_doc.drafts]
        if is_bare or made.is_sure or not lacks_covered_cells(rows, enough=SURE_OF_ANY):
            return _put_together(of_doc, limits, hints, doubted)
    chosen = _chosen(inner.text, "d" if inner.lists or apart != plain else "a", limits, hints, pieces)
    del pieces  # for large files, this is memory for their cells
    found = _put_together(chosen, limits, hints, doubted)
    blocks, said_of_inner = put_back(found.blocks, inner)
    return found._replace(blocks=(*blocks, *notes), notices=(*found.notices, *said_of_inner))


class _Chosen(NamedTuple):
    """The text before the first table, the tables' rows, the dialect, how many lines of programs begin with a tab."""

    before: str
    drafts: list[Draft]
    dialect: str
    listed: int


def _chosen(
    text: str,
    dialect: str,
    limits: Limits,
    hints: TextHints,
    pieces: Pieces | None = None,
    doubles: float | None = None,
) -> _Chosen:
    """Choose the rows of a text with a cell on each line that begins with a tab.

    `pieces` is the text as cut, where it has been; `doubles` the share of paragraphs that end in two line feeds, of
    dialect B alone.
    """
    pieces = pieces or cut(text, from_doc=doubles is not None)
    check_pieces(len(pieces.pieces), len(text), BYTES_A_CELL, limits)
    pieces = with_header_whole(pieces, hints.header)
    stripped = not text.endswith(TABLE_END)
    most = min(limits.columns, hints.columns or limits.columns)
    settled = frozenset(width for width in hints.widths() if width <= most)
    drafts = drafts_of(pieces, segment(pieces, most, stripped=stripped, doubles=doubles, settled=settled))
    if stripped:
        restore_tail(drafts)
    if dialect != "b" and lacks_covered_cells([draft.rows for draft in drafts]):
        dialect = "d"
        regroup(drafts)
        fill(drafts)
    return _Chosen(pieces.before, drafts, dialect, pieces.listed)


def _chosen_of_doc(text: str, limits: Limits, hints: TextHints) -> _Chosen:
    """The rows of a text if it is of .doc."""
    return _chosen(_as_a(text), "b", limits, hints, doubles=share_of_doubles(text[:MOST_COUNTED]))


def _put_together(chosen: _Chosen, limits: Limits, hints: TextHints, doubted: re.Pattern[str] | None = None) -> Found:
    """The tables of the rows, and the paragraphs between them.

    `doubted` is what in a cell would read otherwise if the text were of the other kind of Word file.
    """
    before, drafts, dialect, listed = chosen
    _say_of_lines(drafts, doubted)
    if dialect == "b":
        for draft in drafts:
            draft.rows[:] = [[BLANK_LINES.sub("\n", cell) for cell in row] for row in draft.rows]
    blocks, notices = assemble(before, drafts, limits, from_doc=dialect == "b")
    tables = sum(isinstance(block, Table) for block in blocks)
    notices = (*notices, *said_of_hints(hints, [draft.rows for draft in drafts]), *_said_of_listings(listed))
    return Found(f"text/tika-{dialect}" if tables else "text/plain", blocks, notices, _chosen_by(dialect, tables))


def _said_of_listings(listed: int) -> tuple[Notice, ...]:
    """That lines of programs were left in the cells or paragraphs above them, though a tab begins them."""
    if not listed:
        return ()
    message = _("{count} lines that begin with a tab are of a program; they were left with the text above them.")
    return (Notice(ReadingKind.SECOND_READING, message.format(count=listed), Severity.INFO),)


def _say_of_lines(drafts: list[Draft], doubted: re.Pattern[str] | None) -> None:
    """Say of the rows whose cells would read otherwise if the text were of the other kind of Word file."""
    if doubted is None:
        return
    message = _(
        "Row {row}: the text may be of .doc or of .docx, so where blank paragraphs stand in its cells is a guess."
    )
    for draft in drafts:
        for row, cells in enumerate(draft.rows):
            if any(map(doubted.search, cells)):
                draft.said.setdefault(row, message.format(row=row + 1))


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
    two = text.startswith("\t\t") + text.count("\n\t\t")
    return two > ENOUGH and not OTHER_LINE.search(text) and _has_single_tabs(text)


def _has_single_tabs(text: str) -> bool:
    lines = [line for line in text.split("\n", 4096)[:4096] if line.startswith("\t")]
    single = [line for line in lines if not line.startswith("\t\t") and line.strip()]
    return bool(single) and len(single) < len(lines)


def has_rows_on_lines(text: str) -> bool:
    """Whether of the lines that begin with a tab so many hold several cells that it is not a tab in a text."""
    lines = text.startswith("\t") + text.count("\n\t")
    if lines < ENOUGH or n_tabs_inside(text) < SEVERAL * lines:
        return False
    return sum(1 for _found in SEVERAL_CELLS.finditer(text)) >= SEVERAL * lines


def has_bare_cells(text: str) -> bool:
    """Whether cells without a paragraph are a tab and nothing more, so that tabs run together or end rows.

    Tabs that run together seldom are indents.
    """
    together = sum(1 for _found in TABS_TOGETHER.finditer(text)) if "\n\t\t" in text else 0
    often = together >= ENOUGH and SELDOM * together >= text.count("\n\t")
    return often or _end_rows(text[:MOST_COUNTED], text[:MOST_COUNTED])


def _end_rows(plain: str, bare: str) -> bool:
    """Whether lines of nothing but tabs end rows: the rows then are of far fewer widths than otherwise.

    `bare` is the text whose lines would end rows, `plain` the text as it is if they do not.
    """
    if len(BARE_LAST.findall(bare)) <= BY_CHANCE * len(BLANK_LAST.findall(bare)):
        return False
    return AS_MANY * _odd_cells(_apart(BARE_LAST.sub(ROW_ENDS, bare))) < _odd_cells(plain)


def _odd_cells(text: str) -> int:
    """How many of a text's cells stand in rows of a width that is not usual, or as much as twice the first row's."""
    widths = Counter(run.width for run in cut(text).runs)
    most = AS_MANY * next((width for width in widths if width > 1), 0)
    usual = [width for width, _count in widths.most_common() if 1 < width < most][:USUAL]
    return sum(width * count for width, count in widths.items() if width not in usual)


def _apart(text: str) -> str:
    """The text with a line for each tab of several together."""
    return TABS.sub(lambda found: "\t\n" * (len(found.group()) - 1) + "\t", text)


def _as_a(text: str) -> str:
    """Text of dialect B as dialect A has it: a line feed after each paragraph, a line for each cell without one.

    Where such cells are, a line with nothing but tabs may end a row, and its line feed is that of the row.
    """
    single = DOUBLE_END.sub("\n", text)
    sample = single[:MOST_COUNTED]
    if _end_rows(_apart(sample), sample):
        single = BARE_LAST.sub(ROW_ENDS, single)
    return _apart(single)
