"""Random assessment forms as offices print them.

`forms_of(seed)` gives a `Sheet`: tables of written cells with their true spans among paragraphs. The grid of a sheet
is what a reader should give back of its text (`text_dialects`, `text_drawn`). What is drawn, and why:

- A file holds one to four forms of one family: the same columns, the same word for a role (one form in thirty breaks it
  over two lines), often the same lower section in every form, totals in all or none.
- Three to nine columns, one to three levels, one or two criteria and scores, results and remarks to be filled in.
- Levels merged downwards, repeated, or both; a last level that is blank all through; scores that are blank all through.
- Criteria of one to five clauses, in lines, numbered, or with a blank line between.
- A header of two rows, its wide cell over two columns that have something to do with each other.
- A lower section under a header of its own, made as in Word: neighbouring columns of the upper grid are made one, so
  every boundary is one of the upper section's; a column of numbers stays under a column of numbers; the spare width
  goes to long texts, to one of them or shared in twos; a merged column is called after one of its columns or, at the
  right, by a new name. Which level takes the other's column nothing could tell, so that is drawn seldom.
- Totals whose label goes from the left up to the first score; notes and section names as wide as the table.
- Blank paragraphs at cells' ends, by habit of a family: mostly where long text was typed, seldom in names and numbers.
- Blank paragraphs and a line to be signed after a table; text whose end is stripped of blanks.

`text_forms_adversarial` draws what no office would print, but what the grammar allows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from hypothesis import strategies

LEVEL_WORDS = [
    "队伍建设",
    "安全生产",
    "档案管理",
    "河道巡查",
    "惠农政策",
    "公共服务",
    "信访接待",
    "环境整治",
    "服务态度",
    "办事效率",
    "学习教育",
    "宣传报道",
]
TOPS = ["重点\n工作", "基础工作", "日常管理", "创新\n争优", "民生实事", "党的建设", "A类（40分）", "一、履职尽责"]
CLAUSES = (
    "每季度开展一次巡查并留存记录",
    "未按时报送材料的每次扣2分",
    "完成年度任务的得满分",
    "受到群众投诉的扣3分，扣完为止",
    "制度健全",
    "建立台账，做到底数清、情况明",
    "Completed on time",
    "组织培训不少于4次(1分)",
    "及时上报各类统计报表，数据真实准确，无漏报瞒报",
)
UNITS = ["临水县水务局", "青杉县档案馆", "望川县供销社", "沙坪镇人民政府", "云溪县图书馆"]
NOTES = ("备注：本表一式两份。", "注：①加分不超过5分；②由考核办解释。", "备注：得分栏由考核组填写")
SECTIONS = ("二、附加项（20分）", "加分项", "二、创新工作（最多加10分）")
TITLES = ("{year}年度{unit}年终考核指标", "{unit}{year}年目标责任制考核表", "{year}年{unit}绩效评价评分标准")
SIGNED = "填表人：　　　　　　审核人："
NAMES: dict[str, tuple[str, ...]] = {
    "serial": ("序号",),
    "level1": ("一级指标", "考核项目", "类别"),
    "level2": ("二级指标", "考核内容", "项目"),
    "level3": ("三级指标", "考核要点"),
    "criterion": ("评分标准", "考核指标", "评（扣）分标准", "指标解释"),
    "score": ("分值", "标准分值", "满分"),
    "result": ("得分", "自评得分", "完成情况"),
    "remark": ("备注", "扣分原因"),
    "unit": ("责任单位", "考核单位"),
    "target": ("年度指标值", "计量单位"),
}
PERIODS = ("平时{name}（截至8月底）", "年底{name}（截至12月底）")
RESULTS = ("自评得分", "考评得分")
NEW_NAMES = ("工作情况", "加分依据", "考核说明")
LAYOUTS = (
    ("criterion", "score"),
    ("criterion", "score", "criterion", "score"),
    ("criterion", "score", "criterion", "score", "remark"),
    ("score", "criterion", "result"),
    ("criterion", "score", "result", "remark"),
    ("criterion",),
    ("score", "criterion"),
    ("criterion", "unit", "result", "remark"),
    ("target", "criterion", "score", "result", "result", "remark"),
    ("score", "criterion", "unit", "result", "remark"),
)
STACKED = {
    ("score", "result"): "考核评分",
    ("result", "result"): "得分情况",
    ("result", "remark"): "考核结果",
    ("criterion", "score"): "考核标准",
}


@dataclass(frozen=True)
class Box:
    """A cell of a table: its place, spans and text; tables before its last paragraph; a footnote to its first."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    inner: tuple[Grid, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: its size and its cells in reading order."""

    n_rows: int
    n_columns: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Sheet:
    """A document: paragraphs (empty ones, too) and tables; whether its text loses the blanks at its end."""

    blocks: tuple[str | Grid, ...]
    stripped: bool = False

    def grids(self) -> list[Grid]:
        """The tables in order."""
        return [block for block in self.blocks if isinstance(block, Grid)]


def written_boxes(grid: Grid, *, covered: bool = True) -> list[list[Box]]:
    """The cells that are written for each row: a position covered from above is a cell without text, or none."""
    rows: list[dict[int, Box]] = [{} for _row in range(grid.n_rows)]
    for box in grid.boxes:
        rows[box.row][box.column] = box
        for row in range(box.row + 1, box.row + box.row_span) if covered else ():
            rows[row][box.column] = Box(row, box.column, 1, box.column_span, "")
    return [[box for _column, box in sorted(row.items())] for row in rows]


@dataclass(frozen=True)
class Column:
    """A column of a section: its role, its header, how many of the grid's columns it takes."""

    role: str
    header: str
    span: int = 1


@dataclass(frozen=True)
class Family:
    """What the forms of one file have in common."""

    upper: tuple[Column, ...]
    lower: tuple[Column, ...]
    same_lower: int
    stacked: int
    trailing: float
    level_style: str
    total: str
    note: str
    section: str

    def n_columns(self) -> int:
        """The width of the grid."""
        return len(self.upper)


def random_forms(random: Random) -> Sheet:
    """A document of one to four forms of one family."""
    family = _family(random)
    blocks: list[str | Grid] = []
    for number in range(random.choice([1, 1, 2, 3, 4])):
        blocks += _headings(random, number)
        blocks.append(_form(random, family))
        blocks += [""] * random.choice([0, 1, 1, 3, 8])
        if random.random() < 0.15:
            blocks.append(SIGNED)
        if not isinstance(blocks[-1], str):
            blocks.append("")
    return Sheet(tuple(blocks), stripped=random.random() < 0.3)


def _headings(random: Random, number: int) -> list[str]:
    title = random.choice(TITLES).format(year=random.randint(2008, 2023), unit=random.choice(UNITS))
    found = [f"附件{number + 1}"] if random.random() < 0.5 else []
    if random.random() < 0.5:
        found.append("")
    found.append(title)
    if random.random() < 0.4:
        found.append("")
    return found


def _family(random: Random) -> Family:
    levels = random.choice([1, 2, 2, 3])
    serial = ["serial"] if random.random() < 0.15 else []
    roles = [*serial, *[f"level{level}" for level in range(1, levels + 1)], *random.choice(LAYOUTS)][:9]
    roles += ["remark"] * (len(roles) < 3)
    upper = _upper(random, roles)
    lower = _lower(random, upper) if len(upper) > 3 and random.random() < 0.35 else ()
    pairs = [at for at in range(1, len(roles) - 1) if (roles[at], roles[at + 1]) in STACKED]
    return Family(
        upper=upper,
        lower=lower,
        same_lower=random.randrange(1 << 30) if random.random() < 0.5 else 0,
        stacked=random.choice(pairs) if pairs and random.random() < 0.2 else -1,
        trailing=random.choice([0.0, 0.0, 0.01, 0.04, 0.08]),
        level_style=random.choice(["merged", "merged", "repeated", "mixed"]),
        total=random.choice(["合计", "总分", "合  计"]) if random.random() < 0.2 else "",
        note=random.choice(NOTES) if random.random() < 0.2 else "",
        section=random.choice(SECTIONS) if random.random() < 0.1 else "",
    )


def _upper(random: Random, roles: Sequence[str]) -> tuple[Column, ...]:
    names = {role: random.choice(NAMES[role]) for role in NAMES}
    found = []
    for at, role in enumerate(roles):
        before = roles[:at].count(role)
        name = names[role]
        if roles.count(role) > 1 and role in {"criterion", "result"}:
            name = PERIODS[before].format(name=name) if role == "criterion" else RESULTS[before]
        found.append(Column(role, name))
    return tuple(found)


def _lower(random: Random, upper: Sequence[Column]) -> tuple[Column, ...]:
    """A second section over the same grid: one column of text takes two or three, or several take two each."""
    starts = [at for at in range(1, len(upper) - 1) if _takes(random, upper, at)]
    if random.random() < 0.5:
        spans = {at: random.choice([2, 2, 3]) for at in random.sample(starts, min(1, len(starts)))}
    else:
        spans = {at: random.choice([1, 2]) for at in starts}
    found: list[Column] = []
    at = 0
    while at < len(upper):
        span = min(spans.get(at, 1), len(upper) - at)
        found.append(_merged(random, upper[at : at + span], last=at + span == len(upper)))
        at += span
    return tuple(found) if 2 < len(found) < len(upper) else ()


def _takes(random: Random, upper: Sequence[Column], at: int) -> bool:
    """Whether a column can take the next one: texts can; a level where the criterion comes next, seldom a level."""
    role, follows = upper[at].role, upper[at + 1].role
    if role.startswith("level"):
        return follows == "criterion" or (follows.startswith("level") and random.random() < 0.02)
    return role == "criterion" or (role == "result" and follows == "remark" and random.random() < 0.3)


def _merged(random: Random, columns: Sequence[Column], *, last: bool) -> Column:
    if len(columns) == 1:
        return columns[0]
    main = next((column for column in columns if column.role == "criterion"), columns[0])
    if last and random.random() < 0.4:
        return Column("criterion", random.choice(NEW_NAMES), len(columns))
    named = random.choice([main, main, columns[0]])
    role = main.role if named is main or main.role == "criterion" else named.role
    return Column(role, named.header, len(columns))


def _form(random: Random, family: Family) -> Grid:
    boxes: list[Box] = []
    row = _headers(random, family, boxes)
    scores = random.random() < 0.85
    row = _body(random, family, family.upper, boxes, row, scores=scores)
    if family.section:
        boxes.append(Box(row, 0, 1, family.n_columns(), family.section))
        row = _body(random, family, family.upper, boxes, row + 1, scores=scores)
    if family.lower:
        row = _plain_header(random, family.lower, boxes, row)
        drawn = Random(family.same_lower) if family.same_lower else random  # noqa: S311 - nothing secret
        row = _body(drawn, family, family.lower, boxes, row, scores=scores)
    row = _ends(random, family, boxes, row)
    return Grid(row, family.n_columns(), tuple(sorted(boxes, key=lambda box: (box.row, box.column))))


def _headers(random: Random, family: Family, boxes: list[Box]) -> int:
    if family.stacked < 0:
        return _plain_header(random, family.upper, boxes, 0)
    wide = range(family.stacked, family.stacked + 2)
    first, second = (family.upper[at].role for at in wide)
    for at, column in enumerate(family.upper):
        boxes.append(Box(int(at in wide), at, 1 + (at not in wide), 1, _header(random, column)))
    boxes.append(Box(0, family.stacked, 1, 2, STACKED[first, second]))
    return 2


def _plain_header(random: Random, columns: Sequence[Column], boxes: list[Box], row: int) -> int:
    at = 0
    for column in columns:
        boxes.append(Box(row, at, 1, column.span, _header(random, column)))
        at += column.span
    return row + 1


def _header(random: Random, column: Column) -> str:
    name = column.header
    return name if random.random() > 1 / 30 else f"{name[:2]}\n{name[2:]}".rstrip("\n")


def _body(
    random: Random, family: Family, columns: Sequence[Column], boxes: list[Box], row: int, *, scores: bool
) -> int:
    """The rows of one section; a level but for the last goes over some rows, within the level before it."""
    end = row + (random.randint(2, 9) if random.random() < 0.9 else random.randint(10, 30))
    last_level = max((column.role for column in columns if column.role.startswith("level")), default="")
    third_blank = random.random() < 0.3
    until = dict.fromkeys(("level1", "level2", "level3"), row)
    for index in range(row, end):
        at, parent_end = 0, end
        for column in columns:
            if column.role in until and column.role != last_level:
                if until[column.role] <= index:
                    until[column.role] = min(index + random.randint(1, 4), parent_end)
                    _level(random, family, boxes, (index, until[column.role], at, column.span))
                parent_end = until[column.role]
            else:
                text = cell_text(random, column.role, index - row + 1, scores=scores, third_blank=third_blank)
                boxes.append(Box(index, at, 1, column.span, _trailing(random, family, column.role, text)))
            at += column.span
    return end


def _level(random: Random, family: Family, boxes: list[Box], place: tuple[int, int, int, int]) -> None:
    first, end, column, span = place
    name = random.choice(TOPS if column == 0 else LEVEL_WORDS)
    style = random.choice(["merged", "repeated"]) if family.level_style == "mixed" else family.level_style
    if style == "merged":
        boxes.append(Box(first, column, end - first, span, _trailing(random, family, "level", name)))
    else:
        boxes.extend(Box(row, column, 1, span, name) for row in range(first, end))


def cell_text(random: Random, role: str, number: int, *, scores: bool, third_blank: bool) -> str:
    """What stands in a cell of a column with this role."""
    if role == "serial":
        return str(number)
    if role.startswith("level"):
        return "" if role == "level3" and third_blank else random.choice(LEVEL_WORDS)
    if role == "score":
        return random.choice(["5", "10", "20", "15分", "2.5", "0~15"]) if scores and random.random() < 0.95 else ""
    if role == "criterion":
        return _criterion(random)
    if role == "unit":
        return random.choice(UNITS)
    if role == "target":
        return random.choice(["≥95%", "100", "12", "50万元", ""])
    return "" if random.random() < 0.9 else random.choice(["5", "已完成", "见附表"])


def _criterion(random: Random) -> str:
    clauses = [random.choice(CLAUSES) for _clause in range(random.choice([1, 1, 2, 3, 5]))]
    style = random.choice(["lines", "numbered", "one", "gap"])
    if style == "lines":
        return "。\n".join(clauses) + "。"
    if style == "numbered":
        return "".join(f"{number}、{clause}。" for number, clause in enumerate(clauses, 1))
    return "\n\n".join(clauses[:2]) if style == "gap" and random.random() < 0.3 else clauses[0]


def _trailing(random: Random, family: Family, role: str, text: str) -> str:
    """A blank paragraph at a cell's end, where the family has the habit: the more text, the likelier."""
    habit = family.trailing * {"criterion": 1.0, "level": 0.3}.get(role, 0.15) * (1.0 if text else 0.3)
    return text + ("\n" * random.choice([1, 1, 1, 2]) if random.random() < habit else "")


def _ends(random: Random, family: Family, boxes: list[Box], row: int) -> int:
    roles = [column.role for column in family.upper]
    at = roles.index("score") if "score" in roles else 0
    if family.total and at > 1:
        boxes.append(Box(row, 0, 1, at, family.total))
        second = random.random() < 0.5
        for column in range(at, len(roles)):
            number = roles[column] == "score" and (column == at or second)
            boxes.append(Box(row, column, 1, 1, "100" if number else ""))
        row += 1
    if family.note:
        boxes.append(Box(row, 0, 1, len(roles), family.note))
        row += 1
    return row


def forms_of(seed: int) -> Sheet:
    """The forms that belong to a number."""
    return random_forms(Random(seed))  # noqa: S311 - nothing secret


forms: strategies.SearchStrategy[Sheet] = strategies.integers(0, 2**48).map(forms_of)
"""Sheets for property tests; shrinking is of little use here, the seed of the failing sheet is."""
