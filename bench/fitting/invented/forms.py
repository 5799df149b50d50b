"""Invented forms: their columns drawn as a table, with rows of other kinds around and between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

from .columns import Drawn, drawn_columns
from .drawing import Column, Dice, Grid, Invented, Tree
from .drawing import Drawn as Cell
from .texts import rule
from .words import EXTRA, EXTRA_CRITERIA, EXTRA_TASKS, FIELDS, NOTES, SECTIONS, SIGNED, TAILS, TITLES, UNITS, WORK

UNITS_OF_POINTS = "分%"
STATES = re.compile(r"(?:为|值|分|计|得)(\d+)分。?$")


def invented_forms(count: int, seed: int = 0) -> Iterator[Invented]:
    """So many forms; the same for a seed."""
    for number in range(count):
        yield invented_form(Dice(Random(f"{seed}-{number}")))  # noqa: S311 - nothing here is secret


def invented_form(dice: Dice) -> Invented:
    """A form by chance."""
    year = dice.number(2018, 2027)
    tree, drawn = _drawn_shape(dice, year)
    grid = Grid(len(drawn.columns))
    _draw_fields(dice, grid, year)
    _draw_header(grid, drawn)
    _draw_body(dice, grid, tree, drawn)
    roles = [(1, place, column.role) for place, column in enumerate(drawn.columns)]
    rows = list(_rows(tree, drawn))
    _draw_total(dice, grid, drawn)
    if grid.width >= 4 and not drawn.periods and dice.holds(0.06):
        more, more_rows = _draw_extra(dice, grid, len(tree.spans))
        roles += more
        rows += more_rows
    _draw_tail(dice, grid)
    title = dice.of(TITLES).format(dice.of(UNITS), year) if dice.holds(0.7) else ""
    return Invented(grid.document(title), tuple(grid.kinds), tuple(roles), tuple(rows))


def _drawn_shape(dice: Dice, year: int) -> tuple[Tree, Drawn]:
    """Names and columns; a row for each leaf where no column of points tells which rows go on."""
    tree = drawn_tree(dice, flat=dice.holds(0.6))
    drawn = drawn_columns(dice, tree, year)
    while max(tree.spans[tree.leaf]) > 1 and not any(column.role == "score" for column in drawn.columns):
        tree = drawn_tree(dice, flat=True)
        drawn = drawn_columns(dice, tree, year)
    return tree, drawn


def drawn_tree(dice: Dice, *, flat: bool) -> Tree:
    """Names in one to three levels over three to some twenty rows; where flat, each leaf has one row."""
    n_levels = dice.weighted({1: 4, 2: 5, 3: 2})
    leaves = [dice.weighted({1: 8, 2: 2, 3: 2, 4: 1}) for _leaf in range(dice.number(3, 12))]
    levels = [[1] * len(leaves) if flat else leaves]
    for _level in range(n_levels - 1):
        below, upper = levels[0], []
        while below:
            size = dice.of((1, 2, 2, 3, 4))
            upper.append(sum(below[:size]))
            below = below[size:]
        levels.insert(0, upper)
    return Tree(tuple(map(tuple, levels)))


def _rows(tree: Tree, drawn: Drawn) -> Iterator[str]:
    """The indicators, one for each period."""
    scores = [column.texts for column in drawn.columns if column.role == "score"]
    names = [column for column in drawn.columns if column.role == "level"]
    for row in range(tree.n_rows):
        if not _is_own(tree, drawn, row):
            continue
        levels = [next(filter(None, column.texts[row::-1])) for column in names if not _is_covered(tree, column, row)]
        inside = next((value for name in reversed(levels) if (value := _points_in(name) or _stated(name))), "")
        plain = " > ".join(name.removesuffix(f"（{_in_brackets(name)}）") for name in levels)
        for texts, period in zip(scores or [[inside] * tree.n_rows], drawn.periods or ("",), strict=True):
            yield " | ".join(filter(None, (plain, texts[row].rstrip(UNITS_OF_POINTS) or "-", period)))


def _is_covered(tree: Tree, column: Column, row: int) -> bool:
    """Whether the name above a leaf lies over its cell too."""
    return column.joined and tree.starts(column.depth - 1).get(row) == 1


def _in_brackets(name: str) -> str:
    return name.rpartition("（")[2].removesuffix("）") if name.endswith("）") else ""


def _stated(name: str) -> str:
    """The points of a sentence that ends with them."""
    found = STATES.search(name)
    return found[1] if found else ""


def _points_in(name: str) -> str:
    return _in_brackets(name).rstrip(UNITS_OF_POINTS)


def _is_own(tree: Tree, drawn: Drawn, row: int) -> bool:
    """Whether a row begins an indicator, not only a further text or a lower tier of one."""
    if row in tree.starts(tree.leaf):
        return True
    return not drawn.tiers and any(c.role == "score" and c.depth < 0 and c.texts[row] for c in drawn.columns)


def _draw_fields(dice: Dice, grid: Grid, year: int) -> None:
    if dice.holds(0.1):
        grid.line("note", f"{year}年度考核评分表")
    if grid.width < 4 or dice.holds(0.8):
        return
    half = grid.width // 2
    for _row in range(dice.of((1, 1, 2, 3))):
        first, second = dice.random.sample(FIELDS, 2)
        grid.row(
            "fields",
            (0, 1, 1, first),
            (1, 1, half - 1, ""),
            (half, 1, 1, second),
            (half + 1, 1, grid.width - half - 1, ""),
        )


def _draw_header(grid: Grid, drawn: Drawn) -> None:
    """The header rows, of which a second one stands below merged upper headers."""
    groups = _groups(drawn.columns)
    headers = [column.header for column in drawn.columns]
    tall = 1 + any(upper for _at, _wide, upper in groups)
    grid.row("header", *((at, 1 if upper else tall, wide, upper or headers[at]) for at, wide, upper in groups))
    if tall == 1:
        return
    under = (at + n for at, wide, upper in groups if upper for n in range(wide))
    grid.row("header", *((at, 1, 1, headers[at]) for at in under))


def _groups(columns: Sequence[Column]) -> list[tuple[int, int, str]]:
    """The upper row of a header: place, width and upper header of each cell."""
    groups: list[tuple[int, int, str]] = []
    for place, column in enumerate(columns):
        at, wide, upper = groups[-1] if groups else (0, 0, "")
        if column.joined or (column.upper and column.upper == upper):
            groups[-1] = (at, wide + 1, upper)
        else:
            groups.append((place, 1, column.upper))
    return groups


def _draw_body(dice: Dice, grid: Grid, tree: Tree, drawn: Drawn) -> None:
    how = dice.weighted({"merged": 8, "blank": 1, "repeated": 1})
    starts = tree.starts(0)
    sections = _sections(dice, list(starts)) if dice.holds(0.18) else {}
    sums = dice.holds(0.08) and tree.leaf > 0
    for row in range(tree.n_rows):
        if row in sections:
            stop = min((at for at in sections if at > row), default=tree.n_rows)
            _draw_section(dice, grid, drawn, sections[row], range(row, stop))
        elif row and row in starts and sums:
            _draw_sum(grid, drawn, dice.of(("小计", "小  计")), row)
        if row in starts and dice.holds(0.02):
            grid.plain("placeholder", [""] * grid.width)
        if row and row in starts and dice.holds(0.02):
            _draw_header(grid, drawn)
        own = _is_own(tree, drawn, row)
        grid.row("indicator" if own else "continuation", *_cells(tree, drawn, row, how))


def _cells(tree: Tree, drawn: Drawn, row: int, how: str) -> Iterator[Cell]:
    """The cells of a row: names merged over their rows, with blanks below, or repeated."""
    for place, column in enumerate(drawn.columns):
        starts = tree.starts(max(column.depth, 0))
        if _is_covered(tree, column, row):
            continue
        behind = drawn.columns[place + 1] if place + 1 < len(drawn.columns) else column
        if _is_covered(tree, behind, row):
            yield place, 1, 2, column.texts[row]
        elif column.depth < 0:
            yield place, 1, 1, column.texts[row]
        elif how == "merged":
            if row in starts:
                yield place, starts[row], 1, column.texts[row]
        else:
            again = how == "repeated" and column.role == "level" and column.depth < tree.leaf
            yield place, 1, 1, column.texts[max(at for at in starts if at <= row) if again else row]


def _sections(dice: Dice, starts: Sequence[int]) -> dict[int, str]:
    """Section rows above some names of the first level."""
    signs = dice.of(SECTIONS)
    points = "（{}分）" if dice.holds(0.4) else ""
    places = [at for at in starts if at == 0 or dice.holds(0.5)][: len(signs)]
    return {
        at: f"{sign}、{dice.of(WORK)}{points.format(dice.of((20, 30, 40)))}"
        for at, sign in zip(places, signs, strict=False)
    }


def _draw_section(dice: Dice, grid: Grid, drawn: Drawn, text: str, rows: range) -> None:
    """A section row: one cell, or beside the sum of its rows, which is now and then printed wrong."""
    scores = [n for n, column in enumerate(drawn.columns) if column.role == "score"]
    names = next((n for n, column in enumerate(drawn.columns) if column.role == "level"), 0)
    if len(scores) != 1 or dice.holds(0.5):
        grid.line("section", text)
        return
    (score,) = scores
    total = _sum_of(drawn.columns[score].texts[rows.start : rows.stop])
    printed = str(int(total) + dice.of((-1, 1))) if total and dice.holds(0.15) else total
    if names < score and dice.holds(0.5):
        cells = {names: text, score: printed}
        grid.plain("section", [cells.get(n, "") for n in range(grid.width)])
        return
    wide = max(score, 1)
    rest = ((n, 1, 1, "") for n in range(wide + 1, grid.width))
    grid.row("section", (0, 1, wide, text), (wide, 1, 1, printed), *rest)


def _draw_total(dice: Dice, grid: Grid, drawn: Drawn) -> None:
    if dice.holds(0.5):
        _draw_sum(grid, drawn, dice.of(("合计", "总分", "合  计", "总计", "得分合计")), None)


def _draw_sum(grid: Grid, drawn: Drawn, word: str, until: int | None) -> None:
    """A row of sums of the columns of points, of the rows up to one."""
    names = next(n for n, column in enumerate(drawn.columns) if column.role not in {"level", "serial"})
    totals = {n: _sum_of(c.texts[:until]) for n, c in enumerate(drawn.columns) if c.role == "score"}
    rest = ((n, 1, 1, totals.get(n, "")) for n in range(names, grid.width))
    grid.row("total" if until is None else "subtotal", (0, 1, names, word), *rest)


def _sum_of(texts: Sequence[str]) -> str:
    values = [int(text.rstrip(UNITS_OF_POINTS)) for text in texts if text]
    return str(sum(values)) if values else ""


def _draw_extra(dice: Dice, grid: Grid, n_levels: int) -> tuple[list[tuple[int, int, str]], list[str]]:
    """A second part with a header of its own: what points may be added; its roles and indicators."""
    wide = grid.width - 3
    header = (dice.of(EXTRA), dice.of(EXTRA_CRITERIA), dice.of(("分值", "最高分", "满分")), "得分")
    places = (0, 1, wide + 1, wide + 2)
    spans = (1, wide, 1, 1)
    grid.row("header", *((at, 1, span, text) for at, span, text in zip(places, spans, header, strict=True)))
    rows = []
    for name in dice.random.sample(EXTRA_TASKS, dice.number(1, 3)):
        points = str(dice.of((2, 3, 5)))
        texts = (name, rule(dice), points, "")
        grid.row("indicator", *((at, 1, span, text) for at, span, text in zip(places, spans, texts, strict=True)))
        rows.append(f"{name} | {points}")
    roles = zip(places, ("level", "criterion", "score", "result"), strict=True)
    return [(2, at, role) for at, role in roles], rows


def _draw_tail(dice: Dice, grid: Grid) -> None:
    if dice.holds(0.15):
        grid.line("note", dice.of(NOTES))
    for _row in range(dice.weighted({0: 8, 1: 2, 2: 1}) if grid.width > 1 else 0):
        grid.row("fields", (0, 1, 1, dice.of(TAILS)), (1, 1, grid.width - 1, ""))
    if dice.holds(0.15):
        grid.line("fields", dice.of(SIGNED))
