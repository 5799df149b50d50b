"""Read the text that real Apache Tika makes of Word files, and the Word files; count the tables that agree, by cause.

python bench/tika.py FOLDER --texts FOLDER [--tika PYTHON] [--list CAUSE]

FOLDER holds .docx and .doc files, PYTHON is an interpreter with the package `extractous` (Tika as a native library),
the texts are kept in the second folder, named after the files, and made only where they are missing.

Compared is what a text can hold: for each row of a Word table the texts of its cells in order, with a blank cell where
a cell from above goes on; only letters and digits count. Not compared: labels of lists, how many columns a cell spans
and which blank cells are merged (counted apart), where a cell's last blank paragraph goes, headers, footers, notes,
text boxes.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import Path

from zhibiao.extract import Document, Table, ZhibiaoError, read
from zhibiao.extract.text.read import read_text

EXTRACT = """
import sys
from pathlib import Path
from extractous import Extractor
extractor = Extractor().set_extract_string_max_length(50_000_000)
for line in sys.stdin:
    path, to = line.rstrip("\\n").split("\\t")
    try:
        text = extractor.extract_file_to_string(path)[0]
    except Exception:
        text = ""
    Path(to).write_bytes(text.encode("utf-8", "replace"))
"""
FORMATS = ("docx", "doc")
UNHELD_CHARACTERS = re.compile(r"[^\w\t\n]+|_+")
"""Blanks, and signs that Tika writes otherwise: bullets, ticked boxes, what stands after a list's number."""

LABEL = re.compile(
    r"^[ \t\u3000]*(?:[(（]?(?:\d{1,3}(?:\.\d{1,3})*|[一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivxIVX]{1,4})"
    r"[)）.、．](?!\d)"
    r"|[①-⑳]|(?:o|\d{1,3})(?=[ \t\u3000]))[ \t\u3000]*(?=\S)",
    re.MULTILINE,
)
"""A list's label before a line's text: Tika counts otherwise, writes another kind of number, or none at all."""

MOST_DIFFERENT = 0.5
"""A pair of tables of which fewer cells than these agree is no pair."""

Rows = list[list[str]]


class Cause(StrEnum):
    """Why a table of the text is not the one of the Word file."""

    NONE = "equal"
    NESTED = "not in the text: nested tables are not marked"
    TEXT = "not in the text: written otherwise, rows equal"
    OTHER_CELLS = "not in the text: written otherwise, cells differ"
    MISSING = "not in the text: not written"
    JOINED_ROWS = "rows joined"
    TORN_ROWS = "rows torn"
    BOTH_ROWS = "rows joined and torn"
    JOINED_TABLES = "tables joined"
    SPLIT_TABLE = "table split"
    CELLS = "cells differ"
    PARAGRAPHS = "read as paragraphs"


UNHELD = frozenset({Cause.NESTED, Cause.TEXT, Cause.OTHER_CELLS, Cause.MISSING})
"""The causes that are not the text reader's: the text does not hold the table."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of one table: its size, the cause, whether columns and merges agree, whether a notice is there."""

    size: str
    cause: Cause
    same_grid: bool
    told: bool
    number: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A table of the text: its rows, its number, its notices' rows (None: the table as a whole)."""

    table: Table
    rows: Rows
    doubted: frozenset[int | None]


def main() -> None:
    """Print shares and causes for each format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--tika", metavar="PYTHON")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--list", metavar="CAUSE", help="name the tables with this cause")
    options = parser.parse_args()
    if options.folder is None or options.texts is None:
        print("Nothing measured: name a folder of Word files, and one for their texts (see --help).")
        return
    for kind in FORMATS:
        paths = sorted(options.folder.rglob(f"*.{kind}"))
        texts = {path: options.texts / kind / f"{path.name}.txt" for path in paths}
        if options.tika:
            extract(options.tika, texts)
        _measure(kind, texts, options.list)


def extract(python: str, texts: dict[Path, Path]) -> None:
    """Let Tika write the texts that are missing."""
    missing = {path: to for path, to in texts.items() if not to.exists()}
    for to in missing.values():
        to.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{path.resolve()}\t{to}\n" for path, to in missing.items())
    subprocess.run([python, "-c", EXTRACT], input=lines, text=True, check=True)


def _measure(kind: str, texts: dict[Path, Path], listed: str | None) -> None:
    found: list[Compared] = []
    files = 0
    for path, text in texts.items():
        compared = list(_of_file(path, text, kind)) if text.exists() else []
        files += bool(compared)
        found += compared
        for table in compared:
            if listed is not None and table.cause.startswith(listed):
                print(f"  {path.name} table {table.number}: {table.size}, {table.cause}, told: {table.told}")
    _report(kind, files, found)


def _of_file(path: Path, text: Path, kind: str) -> Iterator[Compared]:
    """The tables of one file compared; nothing where one of the two cannot be read."""
    data = text.read_bytes()
    try:
        tables = read(path).body_tables()
        if tables and data.strip():
            yield from compare(tables, read_text(data), data.decode(), is_doc=kind == "doc")
    except ZhibiaoError as error:
        print(f"  {path.name}: {error.kind}")


def compare(tables: Sequence[Table], reading: Document, text: str, *, is_doc: bool) -> Iterator[Compared]:
    """Every table of the Word file against the text's tables, aligned in order by their cells."""
    words = [rows_of(table) for table in tables]
    found = _found(reading)
    told_without_place = any(notice.place.table is None for notice in reading.notices)
    plain_text = _plain(text)
    keys = [[_key(rows) for rows in words], [_key(table.rows) for table in found]]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        for number in range(first, last):
            table, rows = tables[number], words[number]
            if tag == "equal":
                other = found[start + number - first]
                same_grid = _grid(table) == _grid(other.table)
                told = bool(other.doubted)
                yield Compared(size_of(rows), Cause.NONE, same_grid, told, number, other.table.confidence >= 0.9)
                continue
            near = _near(rows, found[start:end])
            cause = _cause(table, rows, near, plain_text, is_doc=is_doc)
            told = _is_told(rows, near) if near else told_without_place
            sure = bool(near) and min(other.table.confidence for other in near) >= 0.9
            yield Compared(size_of(rows), cause, False, told, number, sure)


def _found(reading: Document) -> list[Found]:
    doubted: dict[int, set[int | None]] = {}
    for notice in reading.notices:
        if notice.place.table is not None:
            doubted.setdefault(notice.place.table, set()).add(notice.place.row)
    tables = reading.body_tables()
    return [Found(table, rows_of(table), frozenset(doubted.get(number, ()))) for number, table in enumerate(tables)]


def rows_of(table: Table) -> Rows:
    """The texts of the cells of each row in order, a blank one where a cell from above goes on."""
    rows: list[list[tuple[int, str]]] = [[] for _row in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append((cell.column, cell.text))
        for row in range(cell.row + 1, min(cell.row + cell.row_span, table.n_rows)):
            rows[row].append((cell.column, ""))
    return [[text for _column, text in sorted(row, key=lambda cell: cell[0])] for row in rows]


def size_of(rows: Rows) -> str:
    """Whether a table has more than one row and more than one cell in a row."""
    return "several rows and columns" if len(rows) > 1 and max(map(len, rows)) > 1 else "one row or one column"


def _plain(text: str) -> str:
    return UNHELD_CHARACTERS.sub("", text)


def _bare(text: str) -> str:
    return "".join(_plain(LABEL.sub("", text)).split())


def _key(rows: Rows) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(_bare, row)) for row in rows)


def _grid(table: Table) -> list[tuple[int, int, int, int]]:
    return [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells]


def _near(rows: Rows, found: Sequence[Found]) -> list[Found]:
    """The tables of the text that hold cells of this one."""
    cells = Counter(text for row in _key(rows) for text in row if text)
    near = []
    for other in found:
        others = Counter(text for row in _key(other.rows) for text in row if text)
        shared = sum((cells & others).values())
        if shared and shared >= MOST_DIFFERENT * min(cells.total(), others.total()):
            near.append(other)
    return near


def _cause(table: Table, rows: Rows, near: list[Found], text: str, *, is_doc: bool) -> Cause:
    if any(cell.tables for cell in table.cells):
        return Cause.NESTED
    if not is_held(rows, text, is_doc=is_doc):
        return _unheld(rows, near, text)
    if not near:
        return Cause.PARAGRAPHS
    if len(near) > 1:
        return Cause.SPLIT_TABLE
    return _of_cells(rows, near[0].rows)


def _unheld(rows: Rows, near: list[Found], text: str) -> Cause:
    if not near:
        cells = [_bare(cell) for row in rows for cell in row if cell.strip()]
        flat = "".join(text.split())
        return Cause.OTHER_CELLS if any(cell in flat for cell in cells) else Cause.MISSING
    widths = [list(map(len, rows)), [len(row) for other in near for row in other.rows]]
    return Cause.TEXT if widths[0] == widths[1] else Cause.OTHER_CELLS


def is_held(rows: Rows, text: str, *, is_doc: bool) -> bool:
    """Whether the text holds just what Tika writes of these rows, in one of its ways."""
    ways = [_doc_cell] if is_doc else [_docx_cell, _later_docx_cell]
    plain = [[_plain(cell) for cell in row] for row in rows]
    patterns = ("".join("".join(map(way, row)) + r"\n" for row in plain) for way in ways)
    return any(re.search(pattern, text) for pattern in patterns)


def _docx_cell(text: str) -> str:
    return r"\t" + re.escape(text) + r"\n"


def _later_docx_cell(text: str) -> str:
    """Since Tika 3.3.2: paragraphs after the first stand between two line feeds, line breaks are one."""
    lines = text.split("\n")
    return r"\t" + r"\n{1,2}".join(map(re.escape, lines)) + r"\n?" * (len(lines) > 1)


def _doc_cell(text: str) -> str:
    """Blank paragraphs are dropped but for the last; there may be one more line feed after others."""
    lines = [re.escape(line) for line in re.split(r"[\t\n]+", text) if line]
    return r"\t\n*" + r"\n+".join(lines) + r"\n{1,4}" if lines else r"\t\n{0,4}"


def _of_cells(rows: Rows, others: Rows) -> Cause:
    """Where rows end differently, if the cells are the same."""
    cells, other_cells = ([text for row in _key(these) for text in row] for these in (rows, others))
    if cells != other_cells:
        filled, other_filled = ([text for text in these if text] for these in (cells, other_cells))
        is_part = len(filled) < len(other_filled) and _is_inside(filled, other_filled)
        return Cause.JOINED_TABLES if is_part else Cause.CELLS
    ends, other_ends = _ends(rows), _ends(others)
    if ends - other_ends and other_ends - ends:
        return Cause.BOTH_ROWS
    return Cause.JOINED_ROWS if ends - other_ends else Cause.TORN_ROWS


def _is_inside(part: list[str], whole: list[str]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def _ends(rows: Rows) -> set[int]:
    ends, total = set(), 0
    for row in rows:
        total += len(row)
        ends.add(total)
    return ends


def _is_told(rows: Rows, near: list[Found]) -> bool:
    """Whether a notice stands at the rows that differ, next to them, or at the table."""
    keys = list(_key(rows))
    for other in near:
        if None in other.doubted:
            return True
        matcher = SequenceMatcher(None, keys, list(_key(other.rows)), autojunk=False)
        for tag, _i, _j, start, end in matcher.get_opcodes():
            if tag != "equal" and other.doubted & set(range(start - 1, end + 2)):
                return True
    return False


def _report(kind: str, files: int, found: list[Compared]) -> None:
    print(f"{kind}: {files} files, {len(found)} tables")
    for size in sorted({table.size for table in found}, reverse=True):
        these = [table for table in found if table.size == size]
        held = [table for table in these if table.cause not in UNHELD]
        equal = [table for table in these if table.cause is Cause.NONE]
        grid = sum(table.same_grid for table in these)
        print(f"  {size}: {len(these)} tables, {_share(len(equal), len(these))} equal,")
        print(f"    {_share(len(equal), len(held))} of the {len(held)} that the text holds,")
        print(f"    {_share(grid, len(these))} in columns and merges, too")
        for cause, count in Counter(table.cause for table in these).most_common():
            told = sum(table.told for table in these if table.cause is cause)
            sure = sum(table.sure for table in these if table.cause is cause)
            print(f"    {count:5d} {cause}; with a notice {told}; confidence 0.9 and more {sure}")


def _share(part: int, whole: int) -> str:
    return f"{part / max(whole, 1):.1%}"


if __name__ == "__main__":
    sys.exit(main())
