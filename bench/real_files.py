"""Read real files beside LibreOffice: how many tables are equal, and each that is not, with what differs.

python bench/real_files.py FOLDER [--converted FOLDER] [--columns]

Every file of the folder is read by us, and converted to .docx by LibreOffice (`soffice`) and that file taken apart by
the few lines below, which share nothing with our readers but the tables of symbol fonts. LibreOffice makes frames of
floating tables: tables in frames and text boxes are compared like any other. Automatic list labels, which the .docx
does not spell out, may stand before the text of a numbered paragraph. White space does not count.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from fidelity import convert
from lxml import etree
from zhibiao.extract import Document, Part, Table, ZhibiaoError, read
from zhibiao.extract.symbols import FONTS, symbol_text

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WRAPPERS = {WORD + name for name in ("ins", "customXml", "smartTag", "sdt", "sdtContent", "moveTo", "hyperlink")}
NOT_SHOWN = {WORD + name for name in ("del", "moveFrom", "pPr", "rPr", "pict", "object", "drawing", "tbl")}
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
LABEL = ".{0,24}?"
SHOWN = 60
PARTS = (Part.BODY, Part.TEXT_BOX)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell, without white space; a numbered one has a label that is not in `text`."""

    text: str
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A cell as both sides have it."""

    column: int
    column_span: int
    row_span: int
    lines: tuple[Line, ...]
    tables: tuple[Grid, ...]

    @property
    def text(self) -> str:
        """All lines in one."""
        return "".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as both sides have it."""

    rows: tuple[tuple[Box, ...], ...]
    header_rows: int = 0

    def texts(self) -> Iterator[str]:
        """The text of every cell, those of nested tables behind their cell's."""
        for box in (box for row in self.rows for box in row):
            yield box.text
            for table in box.tables:
                yield from table.texts()


def main() -> int:
    """Compare the files of a folder and print what differs, then the counts."""
    arguments = _arguments()
    files = sorted(path for path in arguments.folder.iterdir() if path.is_file())
    converted: Path = arguments.converted or arguments.folder.with_name(arguments.folder.name + "-lo")
    _convert(files, converted)
    counts: Counter[str] = Counter()
    for path in files:
        counts += _compared(path, converted / f"{path.stem}.docx", arguments.columns)
    for what, count in sorted(counts.items()):
        print(f"{count:7,} {what}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--converted", type=Path, help="where LibreOffice's files are or shall be: FOLDER-lo")
    parser.add_argument("--columns", action="store_true", help="show the tables whose columns alone differ, too")
    return parser.parse_args()


def _convert(files: list[Path], folder: Path) -> None:
    """What is missing in the folder, in batches and then one by one: one bad file ends a batch."""
    for batch in (True, False):
        missing = [path for path in files if not (folder / f"{path.stem}.docx").exists()]
        for group in [missing] if batch and missing else [[path] for path in missing]:
            with suppress(subprocess.SubprocessError):
                convert(group, "docx", folder)


def _compared(path: Path, converted: Path, columns: bool) -> Counter[str]:
    try:
        document = read(path)
    except ZhibiaoError as error:
        return Counter({f"files not read by us: {error.kind}": 1})
    if not converted.exists():
        return Counter({"files not read by LibreOffice": 1})
    mine, theirs = ours(document), _libreoffices(converted)
    if not mine and not theirs:
        return Counter({"files without tables": 1})
    counts = Counter({"files with tables": 1})
    for number, (one, other) in enumerate(aligned(mine, theirs)):
        what, where = difference(one, other)
        counts[f"tables: {what}"] += 1
        if one and other and what in ("equal", "columns"):
            same = one.header_rows == other.header_rows
            counts[f"header rows: {'equal' if same else 'different'}"] += bool(one.header_rows or other.header_rows)
            where = where if same else f"{where} header rows {one.header_rows}, LibreOffice {other.header_rows}"
        if where and (what != "columns" or columns or "header" in where):
            print(f"{path.name} table {number}: {what}: {where}")
    return counts


def ours(document: Document) -> list[Grid]:
    """The tables of the body and of text boxes."""
    return [_grid(table) for table in document.tables() if table.part in PARTS]


def _grid(table: Table) -> Grid:
    rows: list[list[Box]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        lines = tuple(Line(bare(line)) for line in cell.text.split("\n"))
        box = Box(cell.column, cell.column_span, cell.row_span, lines, tuple(map(_grid, cell.tables)))
        rows[cell.row].append(box)
    return Grid(tuple(map(tuple, rows)), table.header_rows)


def bare(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s+", "", text)


def aligned(mine: list[Grid], theirs: list[Grid]) -> Iterator[tuple[Grid | None, Grid | None]]:
    """Pairs of tables; None where one side has no such table. Text boxes stand last with us, in place with them."""
    here, there = ([(len(grid.rows), "".join(grid.texts())[:SHOWN]) for grid in side] for side in (mine, theirs))
    if [rows for rows, _text in here] == [rows for rows, _text in there]:
        yield from zip(mine, theirs, strict=True)
        return
    ours, others = [], []
    for name, a, b, c, d in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if name == "equal" or (name == "replace" and b - a == d - c):
            yield from zip(mine[a:b], theirs[c:d], strict=True)
        else:
            ours += list(zip(here[a:b], mine[a:b], strict=True))
            others += list(zip(there[c:d], theirs[c:d], strict=True))
    for key, grid in ours:
        found = next((pair for pair in others if pair[0] == key), None)
        if found:
            others.remove(found)
        yield grid, found[1] if found else None
    yield from ((None, grid) for _key, grid in others)


def difference(mine: Grid | None, other: Grid | None) -> tuple[str, str]:
    """What differs, and where; columns differ where lines of LibreOffice's grid are one line in ours."""
    if mine is None or other is None:
        return ("only theirs", _summary(other)) if mine is None else ("only ours", _summary(mine))
    what, trimmed = "", other
    if _shape(mine) != _shape(other):
        trimmed = replace(other, rows=tuple(map(_trimmed, mine.rows, other.rows)))
        if len(mine.rows) != len(other.rows) or _shape(mine) != _shape(trimmed):
            return "shape", _first_row(mine, other)
        what = "filled up"
    for one, two in _boxes(mine, trimmed):
        if not re.fullmatch("".join(map(_pattern, two.lines)), one.text):
            return "text", _first_text(one, two)
    if what:
        return what, _first_row(mine, other)
    if _columns(mine) == _columns(other):
        return "equal", ""
    return ("columns" if _is_projection(mine, other) else "other columns"), _first_columns(mine, other)


def _summary(grid: Grid | None) -> str:
    return "" if grid is None else f"{len(grid.rows)} rows {''.join(grid.texts())[:SHOWN]!r}"


def _shape(grid: Grid) -> object:
    return [[(box.row_span, [_shape(table) for table in box.tables]) for box in row] for row in grid.rows]


def _columns(grid: Grid) -> object:
    return [[(box.column, box.column_span, list(map(_columns, box.tables))) for box in row] for row in grid.rows]


def _boxes(ours: Grid, other: Grid) -> Iterator[tuple[Box, Box]]:
    for mine, theirs in zip(ours.rows, other.rows, strict=True):
        for one, two in zip(mine, theirs, strict=True):
            yield one, two
            for inner, outer in zip(one.tables, two.tables, strict=True):
                yield from _boxes(inner, outer)


def _trimmed(mine: tuple[Box, ...], theirs: tuple[Box, ...]) -> tuple[Box, ...]:
    """LibreOffice's row without the blank cells that it adds at a row's ends, as far as the texts allow."""
    more = len(theirs) - len(mine)
    ways = [theirs[start : start + len(mine)] for start in range(more + 1)]
    possible = [way for way in ways if sum(map(_is_blank, theirs)) - sum(map(_is_blank, way)) == more]
    alike = (way for way in possible if [box.text for box in way] == [box.text for box in mine])
    return next(alike, possible[0] if possible else theirs)


def _is_blank(box: Box) -> bool:
    return not box.text and not box.tables


def _pattern(line: Line) -> str:
    return (LABEL if line.numbered else "") + re.escape(line.text)


def _is_projection(ours: Grid, other: Grid) -> bool:
    """Whether our columns are LibreOffice's with some lines of the grid made one, in the same way in every row."""
    line: dict[int, int] = {}
    for mine, theirs in zip(ours.rows, other.rows, strict=True):
        for one, two in zip(mine, theirs, strict=True):
            for here, there in ((one.column, two.column), (one.column + one.column_span, two.column + two.column_span)):
                if line.setdefault(there, here) != here:
                    return False
    return True


def _first_row(ours: Grid, other: Grid) -> str:
    for number, (mine, theirs) in enumerate(zip(ours.rows, other.rows, strict=False)):
        if _shape(Grid((mine,))) != _shape(Grid((theirs,))):
            return f"{len(ours.rows)}/{len(other.rows)} rows, row {number}: {_outline(mine)} <> {_outline(theirs)}"
    return f"{len(ours.rows)}/{len(other.rows)} rows"


def _first_columns(ours: Grid, other: Grid) -> str:
    pairs = zip(ours.rows, other.rows, strict=True)
    different = ((mine, theirs) for mine, theirs in pairs if _columns(Grid((mine,))) != _columns(Grid((theirs,))))
    mine, theirs = next(different)
    return f"{_outline(mine)} <> {_outline(theirs)}"


def _outline(row: tuple[Box, ...]) -> str:
    marks = (f"{box.column}+{box.column_span}v{box.row_span}{'T' * len(box.tables)}:{box.text[:6]}" for box in row)
    return " | ".join(marks)


def _first_text(one: Box, two: Box) -> str:
    """The first line of LibreOffice's that ours has not, or the whole text where all are there."""
    line = next((line.text for line in two.lines if line.text not in one.text), two.text)
    near = SequenceMatcher(None, one.text, line, autojunk=False).find_longest_match()
    start = max(0, near.a - near.b)
    return f"{one.text[start : start + SHOWN]!r} <> {line[:SHOWN]!r}"


def _libreoffices(path: Path) -> list[Grid]:
    """The tables of a .docx as LibreOffice writes it, in order, those of frames and text boxes among them."""
    with zipfile.ZipFile(path) as package:
        parser = etree.XMLParser(huge_tree=True, resolve_entities=False)
        root = etree.fromstring(package.read("word/document.xml"), parser)
        styles = etree.fromstring(package.read("word/styles.xml"), parser)
    return [_table(table, _numbered_styles(styles)) for table in _outer_tables(root)]


def _numbered_styles(styles: etree._Element) -> frozenset[str]:
    """The styles with a list, by themselves or through the style they are based on."""
    based_on = {style.get(WORD + "styleId", ""): style for style in styles.iter(WORD + "style")}

    def is_numbered(name: str, depth: int = 0) -> bool:
        style = based_on.get(name)
        if style is None or depth > len(based_on):
            return False
        number = style.find(f"{WORD}pPr/{WORD}numPr/{WORD}numId")
        if number is not None:
            return number.get(WORD + "val") != "0"
        parent = style.find(WORD + "basedOn")
        return parent is not None and is_numbered(parent.get(WORD + "val", ""), depth + 1)

    return frozenset(filter(is_numbered, based_on))


def _outer_tables(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost tables within an element, a frame's once: its second copy is for old readers."""
    for child in element:
        if child.tag == WORD + "tbl":
            yield child
        elif child.tag != COMPATIBILITY + "Fallback":
            yield from _outer_tables(child)


def _children(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag in WRAPPERS:
            yield from _children(child)
        elif isinstance(child.tag, str):
            yield child


def _table(element: etree._Element, numbered: frozenset[str]) -> Grid:
    rows: list[list[Box]] = []
    header_rows = 0
    open_areas: dict[tuple[int, int], tuple[int, int]] = {}  # columns -> the row and the place in it of the area's cell
    for row in (child for child in _children(element) if child.tag == WORD + "tr"):
        if row.find(f"{WORD}trPr/{WORD}del") is not None:
            continue
        header = row.find(f"{WORD}trPr/{WORD}tblHeader")
        if header is not None and header.get(WORD + "val") not in ("0", "false") and header_rows == len(rows):
            header_rows += 1
        column = _number(row, "trPr/gridBefore", 0)
        above, open_areas = open_areas, {}
        rows.append([])
        for cell in (child for child in _children(row) if child.tag == WORD + "tc"):
            span = _number(cell, "tcPr/gridSpan", 1)
            merge = cell.find(f"{WORD}tcPr/{WORD}vMerge")
            area = (column, span)
            column += span
            if merge is not None and merge.get(WORD + "val", "continue") == "continue" and area in above:
                place = open_areas[area] = above[area]
                origin = rows[place[0]][place[1]]
                rows[place[0]][place[1]] = replace(origin, row_span=len(rows) - place[0])
                continue
            if merge is not None:
                open_areas[area] = (len(rows) - 1, len(rows[-1]))
            rows[-1].append(_box(cell, *area, numbered))
    return Grid(tuple(map(tuple, rows)), header_rows)


def _number(element: etree._Element, path: str, default: int) -> int:
    found = element.find("/".join(WORD + step for step in path.split("/")))
    return default if found is None else int(found.get(WORD + "val", default))


def _box(cell: etree._Element, column: int, span: int, numbered: frozenset[str]) -> Box:
    paragraphs = (child for child in _children(cell) if child.tag == WORD + "p")
    lines = tuple(Line(bare("".join(_text(paragraph))), _has_label(paragraph, numbered)) for paragraph in paragraphs)
    return Box(column, span, 1, lines, tuple(_table(table, numbered) for table in _outer_tables(cell)))


def _has_label(paragraph: etree._Element, numbered: frozenset[str]) -> bool:
    number = paragraph.find(f"{WORD}pPr/{WORD}numPr/{WORD}numId")
    if number is not None:
        return number.get(WORD + "val") != "0"
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    return style is not None and style.get(WORD + "val") in numbered


def _text(element: etree._Element, font: str = "") -> Iterator[str]:
    for child in element:
        if child.tag == WORD + "r":
            fonts = child.find(f"{WORD}rPr/{WORD}rFonts")
            yield from _text(child, "" if fonts is None else fonts.get(WORD + "ascii", ""))
        elif child.tag == WORD + "t":
            yield "".join(_symbol(character, font) for character in child.text or "")
        elif child.tag == WORD + "sym":
            yield symbol_text(int(child.get(WORD + "char", "0"), 16), child.get(WORD + "font", "")) or "\ufffd"
        elif child.tag == WORD + "noBreakHyphen":
            yield "-"
        elif isinstance(child.tag, str) and child.tag not in NOT_SHOWN and not child.tag.startswith(COMPATIBILITY):
            yield from _text(child, font)


def _symbol(character: str, font: str) -> str:
    if "\uf020" <= character <= "\uf0ff" or (font.lower() in FONTS and character <= "\xff"):
        return symbol_text(ord(character), font) or character
    return character


if __name__ == "__main__":
    sys.exit(main())
