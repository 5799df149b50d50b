"""Tables of the tests drawn otherwise: points filled in, a score off by one, columns in another sensible order.

Their rows are known as those of the tables themselves are, so that weights are fitted which read both alike.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from zhibiao.extract.document import Cell, Document, Table
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.reading.lines import Line

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "tests"))
from edited_tables import with_columns
from variants_filled import DIFFERENCE, DONE, OF_PERSONS, OF_POINTS_GIVEN, WORDED

BESIDE = ("remark", "department", "deadline")
USUAL = 5
"""So many points are filled in where a row has no full marks."""
NUMBER = re.compile(r"\d+(?:\.\d+)?")
SCORED = re.compile(r"\| (\d+)$")


@dataclass(frozen=True, slots=True)
class Known:
    """A document of the tests with the lines of its draft, their kinds, its columns' roles and its rows."""

    document: Document
    lines: Sequence[Line]
    kinds: Sequence[str]
    roles: Mapping[tuple[int, int], str]
    rows: tuple[str, ...]

    def columns(self, role: str) -> list[int]:
        """The grid columns of a role."""
        return [column for (_section, column), own in self.roles.items() if own == role]

    def of_kind(self, kind: str) -> list[Line]:
        """The lines of a kind."""
        return [line for line, own in zip(self.lines, self.kinds, strict=True) if own == kind]


def redrawn(known: Known) -> Iterator[Known]:
    """What the table becomes; nothing where its lines or its columns are not known."""
    if len(known.kinds) != len(known.lines) or len({section for section, _column in known.roles}) != 1:
        return
    for less in (1, 0):
        texts = dict(_filled(known, less))
        if texts:
            yield replace(known, document=_with(known.document, texts))
    yield from _off_by_one(known)
    yield from _in_other_orders(known)


def _with(document: Document, texts: Mapping[tuple[int, int, int], str]) -> Document:
    """The document with other texts in some cells, by table, row and column."""
    blocks, number = [], 0
    for block in document.blocks:
        if isinstance(block, Table):
            change = partial(_texted, texts, number)
            block = replace(block, cells=tuple(map(change, block.cells)))
            number += 1
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _texted(texts: Mapping[tuple[int, int, int], str], table: int, cell: Cell) -> Cell:
    return cell._replace(text=texts.get((table, cell.row, cell.column), cell.text))


def _filled(known: Known, less: int) -> Iterator[tuple[tuple[int, int, int], str]]:
    """What is filled in: points less than the full marks by some, or in words what was done."""
    headers = known.of_kind("header")
    for column in known.columns("result"):
        header = next((cell.text for line in reversed(headers) if (cell := line.cells[column]) is not None), "")
        for line in known.of_kind("indicator"):
            cell = line.cells[column]
            text = _text(header, _full_marks(known, line), less)
            if text and cell is not None and cell.row == line.row and not cell.text:
                yield (line.table, cell.row, cell.column), text


def _full_marks(known: Known, line: Line) -> float | None:
    cells = [line.cells[column] for column in known.columns("score")]
    return next((float(cell.text) for cell in cells if cell is not None and NUMBER.fullmatch(cell.text)), None)


def _text(header: str, full: float | None, less: int) -> str:
    if not header or OF_PERSONS.search(header) or load_vocabulary().is_tick(header):
        return ""
    if WORDED.search(header):
        return DONE if less else ""
    if full is None and not OF_POINTS_GIVEN.search(header):
        return ""
    return str(less) if DIFFERENCE.search(header) else f"{max((full or USUAL) - less, 0):g}"


def _off_by_one(known: Known) -> Iterator[Known]:
    """The table with a point more in one of its scores."""
    lines = known.of_kind("indicator")
    if len(lines) != len(known.rows):
        return
    pairs = [(n, cell) for n, line in enumerate(lines) if (cell := _score_cell(known, line, known.rows[n])) is not None]
    if pairs:
        number, cell = pairs[len(pairs) // 2]
        more = str(int(cell.text) + 1)
        rows = (*known.rows[:number], SCORED.sub(f"| {more}", known.rows[number]), *known.rows[number + 1 :])
        texts = {(lines[number].table, cell.row, cell.column): more}
        yield replace(known, document=_with(known.document, texts), rows=rows)


def _in_other_orders(known: Known) -> Iterator[Known]:
    """The table with its scores on the other side of its rules, and with what stands beside elsewhere."""
    names_end = max(known.columns("level"), default=-1) + 1
    both = sorted([*known.columns("score"), *known.columns("criterion")])
    single = len(known.columns("score")) == len(known.columns("criterion")) == 1
    if single and both[0] >= names_end and both[1] == both[0] + 1:
        yield from _moved(known, both[1], both[0])
    beside = [column for role in BESIDE for column in known.columns(role)]
    if beside and max(beside) >= names_end:
        last = max(column for _section, column in known.roles)
        yield from _moved(known, max(beside), names_end if max(beside) == last else last)


def _moved(known: Known, place: int, to: int) -> Iterator[Known]:
    """The table with a grid column elsewhere, where that tears no cell but those of sums apart."""
    tables = [block for block in known.document.blocks if isinstance(block, Table)]
    if len(tables) != 1 or to == place:
        return
    order = [other for other in range(tables[0].n_columns) if other != place]
    order.insert(to, place)
    sums = {line.row for kind in ("total", "subtotal") for line in known.of_kind(kind)}
    moved = with_columns(tables[0], order, sums)
    if moved is not None:
        blocks = tuple(moved if block is tables[0] else block for block in known.document.blocks)
        roles = {(section, order.index(column)): role for (section, column), role in known.roles.items()}
        yield replace(known, document=replace(known.document, blocks=blocks), roles=roles)


def _score_cell(known: Known, line: Line, row: str) -> Cell | None:
    """The cell of a line that holds its whole score and nothing else."""
    found = SCORED.search(row)
    cells = [line.cells[column] for column in known.columns("score")]
    own = [cell for cell in cells if cell is not None and (cell.row, cell.row_span) == (line.row, 1)]
    return next((cell for cell in own if found is not None and cell.text == found.group(1)), None)
