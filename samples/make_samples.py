"""Write the sample files beside this script: `.venv/bin/python samples/make_samples.py`.

All counties, units and sentences are invented. A table is a list of rows; a row is a list of cells; a cell is its
text, or `Span(text, rows, columns)` where it is merged. A position covered from above is left out, as on paper.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH

HERE = Path(__file__).parent
LONG_AGO = (2022, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Span:
    """A merged cell."""

    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Table:
    """A table of so many columns."""

    n_columns: int
    rows: list[list[str | Span]]


Block = str | Table
Placed = tuple[int, int, Span]


def placed(table: Table) -> Iterator[Placed]:
    """Every cell with its row and column: the first free position from the left."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            span = cell if isinstance(cell, Span) else Span(cell)
            while (row, column) in taken:
                column += 1
            taken |= {(row + i, column + j) for i in range(span.rows) for j in range(span.columns)}
            yield row, column, span
            column += span.columns


def as_text(blocks: list[Block]) -> str:
    """The blocks as Tika writes the text of a .docx file: a tab before each cell, a blank line after each row."""
    return "".join(f"{block}\n" if isinstance(block, str) else table_text(block) for block in blocks)


def table_text(table: Table) -> str:
    """A covered position below a merged cell is an empty cell; one to its right is not there."""
    rows = [dict[int, str]() for _ in table.rows]
    for row, column, cell in placed(table):
        rows[row][column] = cell.text
        rows_below = range(row + 1, row + cell.rows)
        for below in rows_below:
            rows[below][column] = ""
    lines = ("".join(f"\t{cells[column]}\n" for column in sorted(cells)) for cells in rows)
    return "".join(f"{line}\n" for line in lines) + "\n"


def as_docx(blocks: list[Block]) -> bytes:
    """The blocks as a Word file with true merges, on A4 pages lying down."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block).alignment = (
                WD_ALIGN_PARAGRAPH.LEFT if block.startswith("附件") or "：" in block else WD_ALIGN_PARAGRAPH.CENTER
            )
        else:
            add_table(document, block)
    file = io.BytesIO()
    document.save(file)
    return with_old_dates(file.getvalue())


def add_table(document: Document, table: Table) -> None:
    """Add a table, merging cells over rows and columns."""
    made = document.add_table(len(table.rows), table.n_columns, style="Table Grid")
    for row, column, cell in placed(table):
        origin = made.cell(row, column)
        if cell.rows > 1 or cell.columns > 1:
            origin = origin.merge(made.cell(row + cell.rows - 1, column + cell.columns - 1))
        first, *others = cell.text.split("\n")
        origin.paragraphs[0].text = first
        for line in others:
            origin.add_paragraph(line)


def with_old_dates(package: bytes) -> bytes:
    """The same package with fixed dates, so that the same sample is the same file."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename, LONG_AGO), old.read(entry), zipfile.ZIP_DEFLATED)
    return file.getvalue()


PERIODS = ["一级指标", "二级指标", "平时考核指标（截至6月底）", "分值", "年底考核指标（截至11月底）", "分值"]

TWO_PERIODS: list[Block] = [
    "附件3",
    "",
    "2022年度临澜县林业发展中心履行职责年终考核指标",
    Table(
        6,
        [
            PERIODS,
            [
                Span("履行职责", 3),
                "业务开展",
                "1、完成春季造林地块踏勘，建立台账。2、开展森林防火宣传，村村有宣传栏。3、完成苗木检疫。",
                "40",
                "1、完成造林验收并上图入库。2、全年不发生较大森林火灾。3、完成古树名木挂牌。",
                "40",
            ],
            [
                "服务质量",
                "受到群众投诉的扣4分。\n因检疫不严引发病虫害的扣6分。",
                "10",
                "受到群众投诉的扣4分。\n因检疫不严引发病虫害的扣6分。",
                "10",
            ],
            ["服务效率", "未按时限办结采伐许可的扣10分。", "10", "未按时限办结采伐许可的扣10分。", "10"],
            [
                Span("自身建设", 2),
                "队伍管理",
                "组织业务培训不少于2次，少一次扣3分，扣完为止。",
                "6",
                "组织业务培训不少于4次，少一次扣1.5分，扣完为止。",
                "6",
            ],
            ["资料报送", "按月报送工作信息。", "4", "按月报送工作信息，年底报送总结。", "4"],
        ],
    ),
    "",
    "",
    "2022年度临澜县城乡供水服务中心履行职责年终考核指标",
    Table(
        6,
        [
            PERIODS,
            [
                Span("履行职责", 3),
                "业务开展",
                "1、完成水源地巡查。2、完成老旧管网改造设计。",
                "40",
                "1、水质检测合格率达到要求。2、完成老旧管网改造。",
                "40",
            ],
            [
                "服务质量",
                "停水未提前公告的扣5分。\n抢修超时的扣5分。",
                "10",
                "停水未提前公告的扣5分。\n抢修超时的扣5分。",
                "10",
            ],
            ["服务效率", "报装超过承诺时限的扣10分。", "10", "报装超过承诺时限的扣10分。", "10"],
            [Span("自身建设", 2), "队伍管理", "完成技能比武。", "6", "完成岗位轮训。", "6"],
            ["资料报送", "按月报送工作信息。", "4", "按月报送工作信息，年底报送总结。", "4"],
        ],
    ),
]

SCORED_NAMES: list[Block] = [
    "附件1",
    "安澍县2023年乡镇高质量发展综合考核评分表",
    Table(
        6,
        [
            ["一级指标", "二级指标", "三级指标", "评分标准", "得分", "备注"],
            [
                Span("经济发展（40分）", 3),
                Span("产业培育（25分）", 2),
                "招商引资（15分）",
                "每引进一个亿元以上项目得5分，最高15分。",
                "",
                "",
            ],
            ["规上企业（10分）", "新增一家得2分，加满10分为止。", "", ""],
            ["财政收入（15分）", "税收占比（15分）", "达到全县平均水平得15分；每低1个百分点扣1分。", "", ""],
            [
                Span("乡村振兴（35分）", 2),
                "人居环境（20分）",
                "垃圾治理（20分）",
                "每发现一处乱堆乱放扣0.5分，扣完为止。",
                "",
                "",
            ],
            ["粮食安全（15分）", "耕地保护（15分）", "发生违法占用耕地的，每起扣3分，扣完为止。", "", ""],
            [
                Span("社会治理（25分）", 2),
                Span("平安建设（25分）", 2),
                "信访化解（15分）",
                "越级上访每人次扣1分，扣完为止。",
                "",
                "",
            ],
            ["安全生产（10分）", "发生一般事故的扣10分。", "", ""],
        ],
    ),
]

STACKED_HEADER: list[Block] = [
    "北稷市2021年度政务服务中心窗口单位考核表",
    Table(
        7,
        [
            [
                Span("序号", 2),
                Span("考核指标", 1, 2),
                Span("评分标准", 2),
                Span("分值", 1, 2),
                Span("备注", 2),
            ],
            ["一级指标", "二级指标", "满分", "得分"],
            ["1", Span("办件管理", 2), "办理时限", "超过承诺时限的，每件扣1分，扣完为止。", "20", "", ""],
            ["2", "材料精简", "要求提供清单以外材料的，每件扣2分。", "20", "", ""],
            ["3", Span("窗口服务", 3), "服务态度", "群众评价差评查实的，每次扣2分，扣完为止。", "20", "", ""],
            ["4", "首问负责", "推诿扯皮的，每次扣5分。", "20", "", ""],
            ["5", "环境卫生", "窗口物品摆放杂乱的，每次扣1分。", "20", "", ""],
        ],
    ),
]

DEDUCTIONS: list[Block] = [
    "附件2-1",
    "",
    "望潮区2020年度环境卫生考核评分细则",
    Table(
        5,
        [
            ["考核项目", "考核内容", "分值", "评分标准", "得分"],
            ["道路保洁", "主次干道", "30", "路面有积尘的扣2分。\n路面有积水的扣2分。\n果皮箱满溢的扣1分。\n", ""],
            ["", "背街小巷", "20", "有卫生死角的扣2分。\n有乱贴乱画的扣1分。", ""],
            ["垃圾收运", "日产日清", "25", "垃圾滞留超过一天的，每处扣5分，扣完为止。", ""],
            ["", "密闭运输", "15", "运输车辆滴漏的，每次扣3分。", ""],
            ["公厕管理", "开放时间", "10", "未按时开放的，每次扣1分，扣完为止。", ""],
        ],
    ),
]

SECTIONS: list[Block] = [
    "附件4",
    "南薇县2022年学校安全工作考核表",
    "被考核学校（盖章）：                    考核日期：    年  月  日",
    Table(
        5,
        [
            ["一级指标", "二级指标", "考核标准", "分值", "得分"],
            [Span("一、基础工作（60分）", 1, 5)],
            [Span("制度建设", 2), "责任制度", "签订安全责任书，明确到岗到人。", "15", ""],
            ["应急预案", "预案齐全，每学期演练不少于1次，少一次扣5分。", "15", ""],
            [Span("日常管理", 2), "校门值守", "外来人员不登记的，每次扣2分，扣完为止。", "15", ""],
            ["食堂卫生", "食品留样不足的，每次扣3分，扣完为止。", "15", ""],
            [Span("小计", 1, 3), "60", ""],
            [Span("二、专项工作（40分）", 1, 5)],
            [Span("校车管理", 2), "车辆检验", "车辆未按期检验的扣10分。", "20", ""],
            ["人员资质", "驾驶人无资质的，一票否决。", "20", ""],
            [Span("小计", 1, 3), "40", ""],
            [Span("合计", 1, 3), "100", ""],
        ],
    ),
    "注：1.得分由考核组填写。2.发生学生伤亡责任事故的，一票否决。",
    "考核等次：□优秀  □合格  □不合格",
    "考核组组长（签字）：                    校长（签字）：",
]

MISTAKES: list[Block] = [
    "附件5",
    "2022年度临澜县农机服务站履行职责年终考核指标",
    Table(
        6,
        [
            PERIODS,
            [
                Span("履行职责", 3),
                "业务开展",
                "1、完成农机年检。2、完成补贴资料初审。",
                "30",
                "1、完成补贴兑付。2、组织秋收机具调度。",
                "35",
            ],
            [
                "服务质量",
                "受到投诉的扣3分。\n出现差错的扣3分。\n造成损失的扣5分。",
                "10",
                "受到投诉的扣5分。\n出现差错的扣5分。",
                "10",
            ],
            ["服务效率", "超期办理的扣10分。", "10", "超期办理的扣10分。", "10"],
            [Span("合计", 1, 2), "", "60", "", "55"],
        ],
    ),
]

SECOND_HEADER_TOP = [
    "一级指标",
    "二级指标",
    "三级指标",
    "平时考核指标（截至7月底）",
    "分值",
    "年底考核指标（截至12月底）",
    "分值",
]


def second_header(unit: str, duty: tuple[str, str], service: tuple[str, str]) -> list[Block]:
    """A form whose header changes in mid-table: two periods above, one column to fill in below."""
    return [
        f"2023年度{unit}履行职责、改革创新年终考核指标",
        Table(
            7,
            [
                list(SECOND_HEADER_TOP),
                [Span("履行\n职责", 2), "业务开展", "", duty[0], "40", duty[1], "40"],
                ["服务质量", "", service[0], "20", service[1], "20"],
                ["一级指标", "二级指标", Span("三级指标", 1, 2), "分值", Span("改革创新工作情况", 1, 2)],
                [Span("改革\n创新", 2), "重点改革", Span("承担全市重点改革任务情况", 1, 2), "6", Span("", 1, 2)],
                ["经验推广", Span("做法在省级以上会议交流情况", 1, 2), "4", Span("", 1, 2)],
            ],
        ),
    ]


CHANGING_HEADER: list[Block] = [
    "附件6",
    *second_header(
        "北稷市档案馆",
        ("1、完成档案接收计划。2、完成库房消防检查。", "1、完成数字化加工。2、开放到期档案。"),
        ("查档超时的扣10分。\n利用登记不全的扣10分。", "查档超时的扣10分。\n利用登记不全的扣10分。"),
    ),
    "",
    *second_header(
        "北稷市公共资源交易中心",
        ("1、完成交易系统升级。2、清理招标文件范本。", "1、实现远程异地评标。2、公布年度交易目录。"),
        ("交易信息错发的扣20分。", "交易信息错发的扣20分。"),
    ),
]

TEXTS = {
    "临澜县2022年度考核指标.txt": as_text(TWO_PERIODS),
    "望潮区2020年度环卫评分细则.txt": as_text(DEDUCTIONS).rstrip(),
}

PACKAGES = {
    "安澍县2023年乡镇考核评分表.docx": SCORED_NAMES,
    "北稷市2021年度窗口考核表.docx": STACKED_HEADER,
    "南薇县2022年学校安全考核表.docx": SECTIONS,
    "临澜县农机服务站（有错）.docx": MISTAKES,
    "北稷市2023年度考核指标.docx": CHANGING_HEADER,
}


def main() -> None:
    """Write all samples."""
    for name, text in TEXTS.items():
        (HERE / name).write_bytes(text.encode())
    for name, blocks in PACKAGES.items():
        (HERE / name).write_bytes(as_docx(blocks))


if __name__ == "__main__":
    main()
