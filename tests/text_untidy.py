"""What stands in the cells of some forms beside plain paragraphs: tabs, footnotes, tables inside a cell."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from text_forms import Box, Grid, Sheet, forms_of

INNER_HEADERS = ("次数", "得分", "情形", "档次", "比例")
INNER_NAMES = ("优秀", "良好", "一般", "首次", "再次")
FOOTNOTES = ("按季度通报计算", "以审计结果为准", "不含临时任务")
LONG = 12
"""From so many characters on a text is one where something else can stand."""


def untidy_forms_of(seed: int) -> Sheet:
    """The forms that belong to a number, two in three of them with something untidy in their cells."""
    return untidy(forms_of(seed), Random(seed + 1))  # noqa: S311 - nothing secret


def untidy(sheet: Sheet, random: Random) -> Sheet:
    """The sheet with tabs in its texts, with footnotes, or with tables inside cells."""
    change = random.choice([_with_tabs, _with_notes, _with_tables])
    blocks = (change(block, random) if isinstance(block, Grid) else block for block in sheet.blocks)
    return replace(sheet, blocks=tuple(blocks))


def _with_tabs(grid: Grid, random: Random) -> Grid:
    def changed(box: Box) -> Box:
        if len(box.text) < LONG or random.random() > 0.3:
            return box
        at = random.randint(1, 4)
        return replace(box, text=f"{box.text[:at]}\t{box.text[at:]}") if "\n" not in box.text[: at + 1] else box

    return replace(grid, boxes=tuple(map(changed, grid.boxes)))


def _with_notes(grid: Grid, random: Random) -> Grid:
    long = [at for at, box in enumerate(grid.boxes) if len(box.text) >= LONG and box.row]
    chosen = set(random.sample(long, min(len(long), random.randint(0, 2))))
    boxes = (replace(box, note=random.choice(FOOTNOTES)) if at in chosen else box for at, box in enumerate(grid.boxes))
    return replace(grid, boxes=tuple(boxes))


def _with_tables(grid: Grid, random: Random) -> Grid:
    long = [at for at, box in enumerate(grid.boxes) if len(box.text) >= LONG and box.row and box.column_span == 1]
    chosen = set(random.sample(long, min(len(long), random.randint(0, 2))))
    boxes = (_holding(box, random) if at in chosen else box for at, box in enumerate(grid.boxes))
    return replace(grid, boxes=tuple(boxes))


def _holding(box: Box, random: Random) -> Box:
    """The cell with a small table after its text, before its last paragraph, or alone with an empty paragraph."""
    before = random.choice([box.text.rstrip("\n"), box.text.rstrip("\n"), ""])
    after = random.choice(["", "", "以上由考核办核定"])
    text = f"{before}\n{after}" if before else after
    return replace(box, text=text, inner=(_inner(random),))


def _inner(random: Random) -> Grid:
    n_rows, n_columns = random.randint(2, 4), random.randint(2, 3)
    names = random.sample(INNER_HEADERS, n_columns)
    first = random.sample(INNER_NAMES, n_rows - 1)
    boxes = [Box(0, column, 1, 1, name) for column, name in enumerate(names)]
    for row, name in enumerate(first, 1):
        boxes.append(Box(row, 0, 1, 1, name))
        boxes += [Box(row, column, 1, 1, str(random.randint(1, 9))) for column in range(1, n_columns)]
    return Grid(n_rows, n_columns, tuple(boxes))
