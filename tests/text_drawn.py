"""How the same forms are written with tabs, commas or bars between their cells, a row on a line or on several."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from random import Random
from unicodedata import east_asian_width

from text_dialects import DIALECTS, Dialect, held_with
from text_forms import Box, Grid, Sheet, written_boxes


def full_rows(grid: Grid) -> list[list[str]]:
    """The texts of all positions: a wide or high cell's text stands at its first, the others are blank."""
    rows = [[""] * grid.n_columns for _row in range(grid.n_rows)]
    for box in grid.boxes:
        rows[box.row][box.column] = box.text
    return rows


def short_rows(grid: Grid) -> list[list[str]]:
    """The texts of the cells of each row, wide ones once."""
    return [[box.text for box in row] for row in written_boxes(grid)]


def plain(sheet: Sheet) -> Sheet:
    """The sheet without inner tables, notes, blank paragraphs: what such text can hold."""

    def changed(box: Box) -> Box:
        text = box.text.replace("\t", " ")
        return replace(box, text="\n".join(line for line in text.split("\n") if line.strip()), inner=(), note="")

    return held_with(replace(sheet, stripped=False), changed)


def alone(sheet: Sheet) -> Sheet:
    """The first table alone."""
    return replace(plain(sheet), blocks=(plain(sheet).grids()[0],))


def _plainly(write: Callable[[Sheet, int], str]) -> Callable[[Sheet, int], str]:
    return lambda sheet, seed: write(plain(sheet), seed)


def _blocks(sheet: Sheet, table: dict[Grid, str]) -> str:
    return "".join(block + "\n" if isinstance(block, str) else table[block] for block in sheet.blocks)


def _separated(rows: list[list[str]], mark: str) -> str:
    out = StringIO(newline="")
    csv.writer(out, delimiter=mark, lineterminator="\n").writerows(rows)
    return out.getvalue()


def write_word_tsv(sheet: Sheet, seed: int = 0) -> str:
    """As copied from Word: wide cells once, those with line breaks quoted."""
    return _blocks(sheet, {grid: _separated(short_rows(grid), "\t") for grid in sheet.grids()})


def write_excel_tsv(sheet: Sheet, seed: int = 0) -> str:
    """As copied from Excel: all positions, those with line breaks quoted."""
    return _blocks(sheet, {grid: _separated(full_rows(grid), "\t") for grid in sheet.grids()})


def write_csv(sheet: Sheet, seed: int = 0) -> str:
    """As Excel saves a sheet."""
    return _separated(full_rows(sheet.grids()[0]), ",")


def write_markdown(sheet: Sheet, seed: int = 0) -> str:
    """Pipe tables as Markdown has them, each under a blank line."""

    def table(grid: Grid) -> str:
        rows = [[text.replace("|", "\\|").replace("\n", "<br>") for text in row] for row in full_rows(grid)]
        lines = ["| " + " | ".join(row) + " |\n" for row in rows]
        return "\n" + lines[0] + "|" + " --- |" * grid.n_columns + "\n" + "".join(lines[1:]) + "\n"

    return _blocks(sheet, {grid: table(grid) for grid in sheet.grids()})


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _filled(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def write_grid(sheet: Sheet, seed: int = 0) -> str:
    """Grid tables as pandoc writes them: borders between rows, a cell on several lines."""

    def table(grid: Grid) -> str:
        rows = full_rows(grid)
        widths = [max(_width(line) for row in rows for line in row[at].split("\n")) for at in range(grid.n_columns)]
        border = "+" + "+".join("-" * (width + 2) for width in widths) + "+\n"
        lines = [border]
        for number, row in enumerate(rows):
            lines += _drawn(row, widths, " ")
            lines.append(border.replace("-", "=") if number == 0 else border)
        return "\n" + "".join(lines) + "\n"

    return _blocks(sheet, {grid: table(grid) for grid in sheet.grids()})


def _drawn(row: list[str], widths: list[int], margin: str) -> list[str]:
    cells = [text.split("\n") for text in row]
    height = max(map(len, cells))
    return [
        "|"
        + "|".join(
            f"{margin}{_filled(cell[line] if line < len(cell) else '', width)}{margin}"
            for cell, width in zip(cells, widths, strict=True)
        )
        + "|\n"
        for line in range(height)
    ]


def write_antiword(sheet: Sheet, seed: int = 0) -> str:
    """As antiword draws tables: cells of fixed widths, long texts wrapped, wide cells as wide as what they cover."""

    def table(grid: Grid) -> str:
        width = max(8, 76 // grid.n_columns)
        lines: list[str] = []
        for row in written_boxes(grid):
            widths = [width * box.column_span + box.column_span - 1 for box in row]
            texts = ["\n".join(_wrapped(box.text, room)) for box, room in zip(row, widths, strict=True)]
            lines += _drawn(texts, widths, "")
        return "\n" + "".join(lines) + "\n"

    return _blocks(sheet, {grid: table(grid) for grid in sheet.grids()})


def _wrapped(text: str, room: int) -> list[str]:
    """The lines of a text: broken between words and characters, the blank at a break left out."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.append("")
        for word in re.findall(r"[A-Za-z0-9]+|.", paragraph):
            if _width(lines[-1] + word) > room:
                lines[-1] = lines[-1].rstrip()
                lines.append("")
            lines[-1] += word if lines[-1] or word != " " else ""
    return lines


def write_web(sheet: Sheet, seed: int) -> str:
    """As web pages are flattened: rows or cells on lines of their own, covered positions absent.

    Rows follow each other closely or under a blank line; a cell's paragraphs stand on lines of their own.
    """
    draw = Random(seed)  # noqa: S311 - nothing secret
    between, apart = draw.choice([("", " | "), ("\n", " | "), ("", "\n| "), ("\n", "\n| ")])

    def table(grid: Grid) -> str:
        rows = ([box.text for box in row] for row in written_boxes(grid, covered=False))
        return "\n" + between.join("| " + apart.join(row) + " |\n" for row in rows) + "\n"

    return _blocks(sheet, {grid: table(grid) for grid in sheet.grids()})


def _open(sheet: Sheet, begin: str, between: str, end: str) -> str:
    """All positions of a row, a bar between them; its cells' line breaks kept, bars in texts marked."""

    def table(grid: Grid) -> str:
        rows = [[text.replace("|", "\\|") for text in row] for row in full_rows(grid)]
        return "\n" + "".join(begin + between.join(row) + end + "\n" for row in rows) + "\n"

    return _blocks(sheet, {grid: table(grid) for grid in sheet.grids()})


def write_between(sheet: Sheet, seed: int = 0) -> str:
    """As a program joins the texts of a row's cells."""
    return _open(sheet, "", " | ", "")


def write_trailing(sheet: Sheet, seed: int = 0) -> str:
    """A bar behind each cell."""
    return _open(sheet, "", " | ", " |")


def write_cell_lines(sheet: Sheet, seed: int = 0) -> str:
    """As web pages are written for running text: a cell on each line, a bar alone where a row ends."""
    return _open(sheet, "", "\n| ", "\n|")


PIPES = frozenset({"text/pipes"})
DRAWN = {
    "word": Dialect(frozenset({"text/tsv"}), _plainly(write_word_tsv), plain),
    "excel": Dialect(frozenset({"text/tsv"}), _plainly(write_excel_tsv), plain, wide=False),
    "csv": Dialect(frozenset({"text/csv"}), _plainly(write_csv), alone, wide=False),
    "markdown": Dialect(PIPES, _plainly(write_markdown), plain, wide=False),
    "grid": Dialect(PIPES, _plainly(write_grid), plain, wide=False),
    "antiword": Dialect(PIPES, _plainly(write_antiword), plain),
    "web": Dialect(PIPES, _plainly(write_web), plain),
    "between": Dialect(PIPES, _plainly(write_between), plain, wide=False),
    "trailing": Dialect(PIPES, _plainly(write_trailing), plain, wide=False),
    "cell lines": Dialect(PIPES, _plainly(write_cell_lines), plain, wide=False),
}
ALL = {**DIALECTS, **DRAWN}
