"""Random forms that no office would print, but that the grammar of dialect A allows.

A role's header changes its word from form to form and from section to section, a lower section merges any columns and
may hold wide numbers, blank paragraphs stand after numbers and blanks as often as after texts. Much of this cannot be
told from the bytes: a reader should say where it guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from text_forms import LEVEL_WORDS, TOPS, UNITS, Box, Grid, Sheet, cell_text

NOTES = ("备注：本表一式两份。", "二、附加项（20分）", "注：①加分不超过5分；②由考核办解释。")
OLD_TITLES = ("{year}年度{unit}年终考核指标", "{unit}{year}年目标责任制考核表", "{year}年{unit}绩效评价评分标准")


@dataclass
class _Plan:
    """What one family of forms has in common: its columns and habits."""

    levels: int
    columns: list[str]
    trailing: float
    level_style: str
    lower: list[tuple[str, int]] | None


def random_forms(random: Random) -> Sheet:
    """A document of one to four forms of one family, realistic and untidy."""
    plan = _plan(random)
    blocks: list[str | Grid] = []
    for number in range(random.choice([1, 1, 2, 3, 4])):
        blocks += _headings(random, number)
        blocks.append(_form(random, plan))
        blocks += [""] * random.choice([0, 1, 1, 3, 8])
        if random.random() < 0.15:
            blocks.append("填表人：　　　　　　审核人：")
        if not isinstance(blocks[-1], str):
            blocks.append("")
    return Sheet(tuple(blocks), stripped=random.random() < 0.3)


def _headings(random: Random, number: int) -> list[str]:
    title = random.choice(OLD_TITLES).format(year=random.randint(2008, 2023), unit=random.choice(UNITS))
    found = [f"附件{number + 1}"] if random.random() < 0.5 else []
    if random.random() < 0.5:
        found.append("")
    found.append(title)
    if random.random() < 0.4:
        found.append("")
    return found


def _plan(random: Random) -> _Plan:
    levels = random.choice([1, 2, 2, 3])
    tail = random.choice(
        [
            ["criterion", "score"],
            ["criterion", "score", "criterion", "score"],
            ["score", "criterion", "result"],
            ["criterion", "score", "result", "remark"],
            ["criterion"],
            ["score", "criterion"],
            ["criterion", "unit", "result", "remark"],
            ["target", "criterion", "score", "result", "result", "remark"],
        ]
    )
    serial = ["serial"] if random.random() < 0.15 else []
    columns = [*serial, *[f"level{level}" for level in range(1, levels + 1)], *tail]
    if len(columns) < 3:
        columns.append("remark")
    lower = _lower(random, columns) if len(columns) > 4 and random.random() < 0.35 else None
    return _Plan(
        levels,
        columns[:9],
        random.choice([0.0, 0.0, 0.01, 0.04, 0.08]),
        random.choice(["merged", "merged", "repeated", "mixed"]),
        lower,
    )


def _lower(random: Random, columns: list[str]) -> list[tuple[str, int]]:
    """A second section's columns with their spans: some columns of the first made one."""
    spans: list[tuple[str, int]] = []
    column = 0
    while column < len(columns):
        name = columns[column]
        wide = column + 1 < len(columns) and name in {"criterion", "level3", "result"} and random.random() < 0.6
        spans.append((name, 2 if wide else 1))
        column += 2 if wide else 1
    return spans


HEADER_NAMES = {
    "serial": ("序号",),
    "level1": ("一级\n指标", "一级指标", "考核项目", "类别"),
    "level2": ("二级指标", "考核内容", "项目"),
    "level3": ("三级指标", "考核要点"),
    "criterion": ("评分标准", "平时考核指标（截至8月底）", "考核指标", "评（扣）分标准"),
    "score": ("分值", "标准分值", "满分"),
    "result": ("得分", "自评得分", "完成情况"),
    "remark": ("备注", "扣分原因"),
    "unit": ("责任单位",),
    "target": ("年度指标值", "计量单位"),
}


def _form(random: Random, plan: _Plan) -> Grid:
    boxes: list[Box] = []
    row = _headers(random, plan.columns, boxes)
    spans = [(name, 1) for name in plan.columns]
    row = _body(random, plan, spans, boxes, row, random.randint(2, 9))
    if plan.lower and any(span > 1 for _name, span in plan.lower):
        row = _plain_header(random, plan.lower, boxes, row)
        row = _body(random, plan, plan.lower, boxes, row, random.randint(1, 5))
    row = _ends(random, plan, boxes, row)
    return Grid(row, len(plan.columns), tuple(sorted(boxes, key=lambda box: (box.row, box.column))))


def _headers(random: Random, columns: list[str], boxes: list[Box]) -> int:
    pairs = [at for at in range(1, len(columns) - 1) if {columns[at], columns[at + 1]} & {"score", "result"}]
    if not pairs or random.random() > 0.2:
        return _plain_header(random, [(name, 1) for name in columns], boxes, 0)
    wide = random.choice(pairs)
    for at, name in enumerate(columns):
        if at in (wide, wide + 1):
            boxes.append(Box(1, at, 1, 1, random.choice(HEADER_NAMES[name])))
        else:
            boxes.append(Box(0, at, 2, 1, random.choice(HEADER_NAMES[name])))
    boxes.append(Box(0, wide, 1, 2, random.choice(["分值情况", "评分", "年度考核"])))
    return 2


def _plain_header(random: Random, spans: list[tuple[str, int]], boxes: list[Box], row: int) -> int:
    column = 0
    for name, span in spans:
        boxes.append(Box(row, column, 1, span, random.choice(HEADER_NAMES[name])))
        column += span
    return row + 1


def _body(random: Random, plan: _Plan, spans: list[tuple[str, int]], boxes: list[Box], row: int, count: int) -> int:
    third_blank = random.random() < 0.3
    scores = random.random() < 0.85
    run_until = {1: row, 2: row, 3: row}
    for index in range(row, row + count):
        column = 0
        parent_end = row + count
        for name, span in spans:
            if name.startswith("level") and name != f"level{plan.levels}":
                level = int(name[-1])
                if run_until[level] <= index:
                    end = min(index + random.randint(1, 4), parent_end)
                    run_until[level] = end
                    _level(random, plan, boxes, (index, end, column, span))
                parent_end = run_until[level]
            else:
                text = cell_text(random, name, index - row + 1, scores=scores, third_blank=third_blank)
                boxes.append(Box(index, column, 1, span, _trailing(random, plan, text)))
            column += span
    return row + count


def _level(random: Random, plan: _Plan, boxes: list[Box], place: tuple[int, int, int, int]) -> None:
    first, end, column, span = place
    name = random.choice(TOPS if column == 0 else LEVEL_WORDS)
    style = random.choice(["merged", "repeated"]) if plan.level_style == "mixed" else plan.level_style
    if style == "merged":
        boxes.append(Box(first, column, end - first, span, _trailing(random, plan, name)))
    else:
        boxes.extend(Box(row, column, 1, span, name) for row in range(first, end))


def _trailing(random: Random, plan: _Plan, text: str) -> str:
    """A blank paragraph at a cell's end, where the family has the habit."""
    if not text:
        return text + ("\n" if random.random() < plan.trailing / 4 else "")
    return text + ("\n" * random.choice([1, 1, 1, 2]) if random.random() < plan.trailing else "")


def _ends(random: Random, plan: _Plan, boxes: list[Box], row: int) -> int:
    n_columns = len(plan.columns)
    if random.random() < 0.15:
        at = next((at for at, name in enumerate(plan.columns) if name == "score"), 0)
        if at > 1:
            boxes.append(Box(row, 0, 1, at, random.choice(["合计", "总分"])))
            boxes.extend(Box(row, column, 1, 1, "100" if column == at else "") for column in range(at, n_columns))
            row += 1
    if random.random() < 0.15:
        boxes.append(Box(row, 0, 1, n_columns, random.choice(NOTES)))
        row += 1
    return row


def adversarial_forms_of(seed: int) -> Sheet:
    """The forms that belong to a number."""
    return random_forms(Random(seed))  # noqa: S311 - nothing secret
