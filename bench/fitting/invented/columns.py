"""The columns of an invented form, from its names to its remarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from .drawing import Column, Dice, Tree
from .texts import item, parts, question, rule, task, wish
from .words import (
    CRITERIA,
    DAYS,
    FURTHER,
    GRADES,
    ITEMS,
    LEVELS,
    LOWER,
    PERIODS,
    REACHED,
    RESULTS,
    SCORES,
    TARGETS,
    TIERS,
    UNITS,
    UNKNOWN,
    WISHES,
    WORK,
)

VALUES = ("12", "95%", "1500", "3", "85", "100%", "2000亩", "0起", "≥12", "≥95%", "不低于85%")
EACH = {"□": "□", "each": "3"}
"""What stands in every cell of grades, not only in that of a row's grade."""
BEFORE = ("10", "93%", "1480", "1800亩", "0起", "82")


@dataclass(frozen=True, slots=True)
class Drawn:
    """The columns of a form; `periods` where it has two; `tiers` where the rows of a name are its tiers."""

    columns: tuple[Column, ...]
    periods: tuple[str, ...] = ()
    tiers: bool = False


def drawn_columns(dice: Dice, tree: Tree, year: int) -> Drawn:
    """All columns of a form."""
    names, periods, tiers = list(_before(dice, tree, year)), (), False
    how = dice.weighted({"scored": 6, "periods": 1.6, "tiers": 0.6, "inside": 0.6})
    if how == "tiers" and max(tree.spans[tree.leaf]) > 1:
        scored, tiers = list(_tiers(dice, tree)), True
    elif how == "periods":
        scored, periods = _in_periods(dice, tree, year)
    elif how == "inside":
        names = _points_inside(dice, tree, names)
        scored = [one for one in _scored(dice, tree, with_score=False) if one.role != "score"]
    else:
        scored = _scored(dice, tree, with_score=dice.holds(0.9))
    aims = list(_targets(dice, tree, year)) if dice.holds(0.05) else []
    columns = [*names, *scored, *aims, *_further(dice, tree)]
    return Drawn(tuple(_odd(dice, one) for one in columns), periods, tiers)


def _odd(dice: Dice, column: Column) -> Column:
    """Now and then a header that nobody has listed, or none."""
    words = UNKNOWN.get(column.role)
    if words and not column.upper and dice.holds(0.05):
        return replace(column, header=dice.of(words))
    return replace(column, header="") if column.role == "level" and dice.holds(0.02) else column


def _before(dice: Dice, tree: Tree, year: int) -> Iterator[Column]:
    """The number, the names, and what is to be reached."""
    if dice.holds(0.45):
        yield _serial(dice, tree)
    yield from _names(dice, tree)
    if dice.holds(0.1):
        yield Column(dice.of(FURTHER["measure"]), "measure", dice.each(tree.n_rows, ("个", "%", "万元", "次", "人")))
    if dice.holds(0.15):
        yield from _targets(dice, tree, year)


def _serial(dice: Dice, tree: Tree) -> Column:
    depth = dice.of((0, tree.leaf))
    texts = tree.under(depth, [str(n) for n, _span in enumerate(tree.spans[depth], 1)])
    return Column(dice.of(("序号", "序号", "编号", "No.", "序")), "serial", texts, depth=depth)


def _names(dice: Dice, tree: Tree) -> Iterator[Column]:
    first = dice.of(LEVELS[tree.leaf])
    headers = [first, *LOWER.get(first, ("具体指标", "指标内容"))]
    leaf = dice.weighted({task: 5, question: 1, wish: 0.4, item: 0.2})
    if leaf is not task and tree.leaf and dice.holds(0.5):
        headers[tree.leaf] = dice.of(ITEMS)
    joined = tree.leaf > 0 and leaf is task and dice.holds(0.12)
    for level, spans in enumerate(tree.spans):
        make: Callable[[Dice], str] = leaf if level == tree.leaf else (lambda d: d.of(WORK))
        texts, numbered = dice.made(len(spans), make), dice.holds(0.12)
        texts = [f"{n}.{text}" for n, text in enumerate(texts, 1)] if numbered else texts
        last = joined and level == tree.leaf
        yield Column(headers[level], "level", tree.under(level, texts), depth=level, joined=last)


def _points_inside(dice: Dice, tree: Tree, names: list[Column]) -> list[Column]:
    """The names with their full marks in brackets, where no column has them."""
    level = dice.of((tree.leaf, tree.leaf, 0))
    values = parts(dice, len(tree.spans[level]))
    unit = dice.of(("分", "分", "%"))
    points = tree.under(level, [f"（{value}{unit}）" for value in values])
    return [
        replace(one, texts=[text + more if text else "" for text, more in zip(one.texts, points, strict=True)])
        if one.role == "level" and one.depth == level
        else one
        for one in names
    ]


def _scored(dice: Dice, tree: Tree, *, with_score: bool) -> list[Column]:
    """What is to be done, how it is scored, the full marks, results or grades."""
    criterion = Column(dice.of(CRITERIA), "criterion", dice.made(tree.n_rows, rule))
    wishes = Column(dice.of(WISHES), "requirement", dice.made(tree.n_rows, wish))
    how = dice.weighted({"rule": 6, "both": 3, "wish": 2, "none": 2})
    drawn = {"rule": [criterion], "both": [wishes, criterion], "wish": [replace(wishes, role="criterion")]}.get(how, [])
    score = [_score(dice, tree)] if with_score or how == "none" else []
    found = [*drawn, *score] if dice.holds(0.5) else [*score, *drawn]
    if len(drawn) > 1 and dice.holds(0.4):
        found = [drawn[0], *score, drawn[1]]
    last = _grades(dice, tree) if dice.holds(0.2) else _results(dice, tree)
    return [*found, *last]


def _score(dice: Dice, tree: Tree, header: str = "") -> Column:
    """Full marks of each row, each leaf, or each name above the leaves."""
    depth = tree.leaf - (tree.leaf > 0 and dice.holds(0.15))
    each_row = dice.holds(0.3)
    count = tree.n_rows if each_row else len(tree.spans[depth])
    unit = dice.of(("", "", "", "分", "%"))
    values = [f"{value}{unit}" for value in parts(dice, count)]
    header = header or dice.of(SCORES)
    return Column(header, "score", values if each_row else tree.under(depth, values), depth=-1 if each_row else depth)


def _tiers(dice: Dice, tree: Tree) -> Iterator[Column]:
    """Under each name its tiers, a row each, with falling points."""
    tiers, marks = [], []
    for span in tree.spans[tree.leaf]:
        words, best = dice.of(TIERS), dice.of((5, 10, 15, 20))
        tiers += [words[n] if n < len(words) else f"其他情形{n}" for n in range(span)]
        marks += [str(best - n * (best // (span + 1))) for n in range(span)]
    yield Column(dice.of(CRITERIA), "criterion", tiers)
    yield Column(dice.of(SCORES), "score", marks)
    yield from _results(dice, tree)


def _days(dice: Dice, tree: Tree) -> Iterator[Column]:
    """Results day by day or judge by judge, the first ones filled in; only one column can be that of results."""
    names, n_filled = dice.of(DAYS), dice.of((0, 0, 1, 2))
    upper = dice.of(("记分", "得分", "扣分情况", "评分", ""))
    for place, name in enumerate(names):
        texts = [str(dice.number(0, 5)) if place < n_filled else "" for _row in range(tree.n_rows)]
        yield Column(name, "other" if place else "result", texts, upper)
    if dice.holds(0.4):
        yield Column(dice.of(("小计", "合计", "平均")), "other", [""] * tree.n_rows)


def _results(dice: Dice, tree: Tree) -> Iterator[Column]:
    if dice.holds(0.08):
        yield from _days(dice, tree)
        return
    count = dice.weighted({0: 2, 1: 6, 2: 3, 3: 1})
    filled = dice.holds(0.25)
    upper = dice.of(("考核结果", "评分", "考核评分")) if count > 1 and dice.holds(0.3) else ""
    for header in dice.random.sample(RESULTS, count):
        texts = [str(dice.number(0, 15)) if filled else "" for _row in range(tree.n_rows)]
        yield Column(header, "result", texts, upper)


def _grades(dice: Dice, tree: Tree) -> Iterator[Column]:
    """Grades to tick, blank or ticked."""
    grades, best = dice.of(GRADES), dice.of((5, 10))
    upper = dice.of(("评价等级", "检查结果", "评分等级", "评分标准")) if dice.holds(0.4) else ""
    shape = dice.of(("{0}", "{0}", "{0}（{1}分）", "{0}{1}", "{0}({1})"))
    tick = dice.of(("", "", "", "√", "√", "□", "points", "each"))
    marks = [dice.number(0, len(grades) - 1) for _row in range(tree.n_rows)]
    for place, grade in enumerate(grades):
        value = str(max(best - place * best // len(grades), 0))
        ticked = value if tick == "points" else tick
        texts = [EACH.get(tick) or (ticked if mark == place else "") for mark in marks]
        yield Column(shape.format(grade, value), "result", texts, upper)


def _targets(dice: Dice, tree: Tree, year: int) -> Iterator[Column]:
    if dice.holds(0.3):
        yield Column(dice.of(REACHED).format(year - 1), "other", dice.each(tree.n_rows, BEFORE))
    yield Column(dice.of(TARGETS).format(year), "target", dice.each(tree.n_rows, VALUES))


def _in_periods(dice: Dice, tree: Tree, year: int) -> tuple[list[Column], tuple[str, ...]]:
    """The same columns for two periods, side by side, and the names of the periods."""
    names = [one.format(year) for one in dice.of(PERIODS)]
    stacked, result, known = dice.holds(0.6), dice.holds(0.5), dice.holds(0.7)
    what = dice.of(("指标", "考核指标", "标准", "考核标准", "评分标准", "内容"))
    points, until = dice.of(("分值", "标准分", "满分")), dice.of(("", "", "（截至{}月底）"))
    make = dice.of((rule, wish, task))
    columns: list[Column] = []
    for number, name in enumerate(names):
        end = until.format(6 + 6 * number)
        upper = f"{name}{'' if name.endswith('考核') else '考核'}{end}" if stacked else ""
        prefix = "" if stacked else name
        columns.append(
            Column(f"{prefix}{what}{'' if stacked else end}", "criterion", dice.made(tree.n_rows, make), upper)
        )
        columns.append(replace(_score(dice, tree, f"{'' if known else prefix}{points}"), upper=upper))
        columns += [Column(f"{prefix}得分", "result", [""] * tree.n_rows, upper)] if result else []
    return columns, tuple(name.removesuffix("考核").removeprefix(f"{year}年") for name in names)


def _further(dice: Dice, tree: Tree) -> Iterator[Column]:
    given = {"department": UNITS, "deadline": ("6月底", "12月底", "全年"), "other": ("会议记录", "台账", "照片", "")}
    for role, share in (("department", 0.15), ("deadline", 0.04), ("other", 0.08), ("remark", 0.25)):
        if dice.holds(share):
            yield Column(dice.of(FURTHER[role]), role, dice.each(tree.n_rows, given.get(role, ("",))))
    if dice.holds(0.03):
        yield Column("", "other", [""] * tree.n_rows)
