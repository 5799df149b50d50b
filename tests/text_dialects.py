"""How the same forms are written in the dialects of tab-indented text; what of them each text still holds.

Habits (whether a heading runs into the table below, and the like) are drawn once for a document, so that the same
habits write what a reader made of it: where that is the same text, nothing in the text decides between the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from text_forms import Box, Grid, Sheet, written_boxes


@dataclass(frozen=True)
class Dialect:
    """Names that a reader may give it; how a sheet is written; what the text still holds of the sheet.

    `wide` says whether wide cells can be told from cells with blanks beside them.
    """

    formats: frozenset[str]
    write: Callable[[Sheet, int], str]
    held: Callable[[Sheet], Sheet] = lambda sheet: sheet
    wide: bool = True


def _draw(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - nothing secret


def _finish(sheet: Sheet, text: str) -> str:
    return text.rstrip() if sheet.stripped else text


def held_with(sheet: Sheet, change: Callable[[Box], Box]) -> Sheet:
    """The sheet with every cell changed, those of inner tables too."""

    def of_grid(grid: Grid) -> Grid:
        return replace(grid, boxes=tuple(of_box(box) for box in grid.boxes))

    def of_box(box: Box) -> Box:
        return change(replace(box, inner=tuple(map(of_grid, box.inner))))

    return replace(sheet, blocks=tuple(of_grid(b) if isinstance(b, Grid) else b for b in sheet.blocks))


# A: what Tika up to 3.3.1 makes of .docx


def write_a(sheet: Sheet, seed: int = 0) -> str:
    """A cell is a tab and its paragraphs, a blank line ends a row, one more the table; notes follow their paragraph."""
    blocks = (block + "\n" if isinstance(block, str) else table_a(block, note_a) for block in sheet.blocks)
    return _finish(sheet, "".join(blocks))


def table_a(grid: Grid, noted: Callable[[Box], str], *, covered: bool = True, listed: bool = False) -> str:
    """A table with the tables inside its cells."""
    rows = written_boxes(grid, covered=covered)
    return "".join("".join(_cell_a(box, noted, covered, listed) for box in row) + "\n" for row in rows) + "\n"


def _cell_a(box: Box, noted: Callable[[Box], str], covered: bool, listed: bool) -> str:
    text = noted(box)
    if listed and is_list(box):
        return "\t" + "".join(f"\t{line}\n\n" for line in text.split("\n")) + "\n"
    if not box.inner:
        return f"\t{text}\n"
    before, last = ("", text) if "\n" not in text else (text.rsplit("\n", 1)[0] + "\n", text.rsplit("\n", 1)[1])
    inner = "".join(table_a(grid, noted, covered=covered) for grid in box.inner)
    return f"\t{before}{inner}{last}\n"


def note_a(box: Box) -> str:
    """The text with its footnote after the first paragraph, and the line feed that the note brings."""
    if not box.note:
        return box.text
    first, *others = box.text.split("\n")
    return "\n".join([f"{first}[footnoteRef:2] [2: \t{box.note}] \n", *others])


def _without_note(box: Box) -> Box:
    return replace(box, note="")


def held_a(sheet: Sheet) -> Sheet:
    """All but the notes, which a reader takes out of their cells."""
    return held_with(sheet, _without_note)


# B: what it makes of .doc


def write_b(sheet: Sheet, seed: int) -> str:
    """Blank paragraphs only at a cell's end, others end in one line feed or two; tabs are line feeds; notes come last.

    In one file in twenty a blank cell has no paragraph.
    """
    draw = _draw(seed)
    end = "\n\n" if draw.random() < 0.8 else "\n"
    bare = draw.random() < 0.05
    text = "".join(_block_b(block, end, bare) for block in sheet.blocks)
    notes = "".join(f"\ufffd\t{box.note}\n\n\n" for grid in sheet.grids() for box in grid.boxes if box.note)
    return _finish(sheet, text + notes)


def _block_b(block: str | Grid, end: str, bare: bool) -> str:
    if isinstance(block, str):
        return block.replace("\t", "\n") + end if block.strip() else ""
    rows = written_boxes(_held_grid_b(block))
    return "".join("".join(_cell_b(box.text, end, bare) for box in row) + "\n" for row in rows) + "\n"


def _cell_b(text: str, end: str, bare: bool) -> str:
    if bare and not text:
        return "\t"
    *others, last = text.split("\n")
    return "\t" + "".join(f"{line}{end}" for line in others) + f"{last}\n"


def _lines_of(box: Box) -> list[str]:
    """The cell's lines, those of inner tables among them."""
    lines = box.text.replace("\t", "\n").split("\n")
    inner = [line for grid in box.inner for one in grid.boxes for line in _lines_of(one)]
    return [*lines[:-1], *inner, lines[-1]]


def _held_box_b(box: Box) -> Box:
    lines = _lines_of(box)
    filled = [line for line in lines if line.strip()]
    end = "\n" if filled and not lines[-1].strip() else ""
    return Box(box.row, box.column, box.row_span, box.column_span, "\n".join(filled) + end)


def _held_grid_b(grid: Grid) -> Grid:
    return replace(grid, boxes=tuple(map(_held_box_b, grid.boxes)))


def held_b(sheet: Sheet) -> Sheet:
    """Lines without blank ones between them, inner tables as lines."""
    return replace(sheet, blocks=tuple(_held_grid_b(b) if isinstance(b, Grid) else b for b in sheet.blocks))


# C: what later versions make of .docx


def write_c(sheet: Sheet, seed: int = 0) -> str:
    """A row on a line; each later paragraph between line feeds of its own."""
    return _finish(
        sheet, "".join(block + "\n" if isinstance(block, str) else _table_c(block) for block in sheet.blocks)
    )


def _table_c(grid: Grid) -> str:
    return "".join("".join(map(_cell_c, row)) + "\n" for row in written_boxes(grid)) + "\n"


def _cell_c(box: Box) -> str:
    """A paragraph after an inner table counts as a first one again; those in its first cell as later ones."""
    first, *others = _noted_c(box).split("\n")
    if not box.inner:
        return f"\t{first}" + "".join(f"\n{line}\n" for line in others)
    before = [first, *others[:-1]] if others else []
    last = others[-1] if others else first
    start = "".join(line if at == 0 else f"\n{line}\n" for at, line in enumerate(before))
    inner = "".join(_inner_c(grid, after_text=bool(before)) for grid in box.inner)
    return f"\t{start}{inner}{last}"


def _inner_c(grid: Grid, *, after_text: bool) -> str:
    rows = ["".join(map(_cell_c, row)) + "\n" for row in written_boxes(grid)]
    if after_text:
        first = written_boxes(grid)[0][0]
        rows[0] = f"\t\n{first.text}\n" + rows[0].removeprefix(f"\t{first.text}")
    return "".join(rows) + "\n"


def _noted_c(box: Box) -> str:
    """The footnote runs on in its paragraph's line, with a blank paragraph after it."""
    if not box.note:
        return box.text
    first, *others = box.text.split("\n")
    return "\n".join([first + box.note, "", *others])


def held_c(sheet: Sheet) -> Sheet:
    """All, the notes as text."""
    return held_with(sheet, lambda box: replace(box, text=_noted_c(box), note=""))


# D: what it makes of .odt


def write_d(sheet: Sheet, seed: int) -> str:
    """Covered positions are not written; at times titles run into the table below, or lists are lists."""
    draw = _draw(seed)
    glued, listed = draw.random() < 0.25, draw.random() < 0.1
    written: list[str] = []
    for at, block in enumerate(sheet.blocks):
        if isinstance(block, Grid):
            written.append(table_a(block, note_d, covered=False, listed=listed))
        else:
            runs_on = glued and block.strip() and isinstance(dict(enumerate(sheet.blocks)).get(at + 1), Grid)
            written.append(block if runs_on else block + "\n")
    return _finish(sheet, "".join(written))


def note_d(box: Box) -> str:
    """The text with its footnote in the first paragraph."""
    if not box.note:
        return box.text
    first, *others = box.text.split("\n")
    return "\n".join([f"{first}2 {box.note} ", *others])


def is_list(box: Box) -> bool:
    """Whether the cell's paragraphs are items of a list, in a document that has such."""
    lines = box.text.split("\n")
    return len(lines) > 1 and all(line.endswith("。") for line in lines) and not box.note and not box.inner


def held_d(sheet: Sheet) -> Sheet:
    """All, the notes as text."""
    return held_with(sheet, lambda box: replace(box, text=note_d(box), note=""))


# F: such text read as text once more


def write_f(sheet: Sheet, seed: int) -> str:
    """Dialect A with one more tab before every line, the blank ones, too, or not."""
    blank = "\t" if _draw(seed).random() < 0.5 else ""
    text = write_a(replace(sheet, stripped=False))
    return _finish(sheet, "".join(f"\t{line}\n" if line else f"{blank}\n" for line in _lines(text)))


def _lines(text: str) -> Iterator[str]:
    yield from re.sub(r"\n\Z", "", text).split("\n")


DIALECTS = {
    "A": Dialect(frozenset({"text/tika-a"}), write_a, held_a),
    "B": Dialect(frozenset({"text/tika-b", "text/tika-a"}), write_b, held_b),
    "C": Dialect(frozenset({"text/tika-c"}), write_c, held_c),
    "D": Dialect(frozenset({"text/tika-d", "text/tika-a"}), write_d, held_d),
    "F": Dialect(frozenset({"text/tika-f"}), write_f, held_a),
}
"""The dialects; where nothing of B or D is drawn, its text is one of A."""
